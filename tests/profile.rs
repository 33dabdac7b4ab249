//! Profiles as descriptions: constants, getters, the text form, errors, fingerprints.

mod common;

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    Normalizer, PhraseSigns, PresentationForms, Profile, ProfileError, Punctuation, Spaces, Tatweel, TehMarbuta,
};
use common::alphabet::text;
use common::profiles::{PRESETS, any_profile, any_rules};
use proptest::prelude::*;

/// Every setter works in a constant.
const EVERYTHING: Profile = Profile::NONE
    .marks(Marks::KeepShadda)
    .dagger_alef(DaggerAlef::ToAlef)
    .tatweel(Tatweel::Remove)
    .alef(Alef::ToBareAlef)
    .alef_maksura(AlefMaksura::ToYeh)
    .teh_marbuta(TehMarbuta::ToHeh)
    .hamza(Hamza::ToHamza)
    .look_alikes(LookAlikes::ToPersian)
    .presentation_forms(PresentationForms::Fold)
    .phrase_signs(PhraseSigns::Expand)
    .digits(Digits::ExtendedArabicIndic)
    .punctuation(Punctuation::Ascii)
    .direction_controls(DirectionControls::Remove)
    .joiners(Joiners::Remove)
    .elongation(Elongation::CollapseTo2)
    .spaces(Spaces::Collapse);

/// And so does every getter, of a constant that is not dropped there.
const DIGITS: Digits = {
    const PROFILE: &Profile = &EVERYTHING;
    PROFILE.get_digits()
};

const EVERYTHING_AS_TEXT: &str = "marks=keep_shadda,dagger_alef=to_alef,tatweel=remove,alef=to_bare_alef,\
    alef_maksura=to_yeh,teh_marbuta=to_heh,hamza=to_hamza,look_alikes=to_persian,presentation_forms=fold,\
    phrase_signs=expand,digits=extended_arabic_indic,punctuation=ascii,direction_controls=remove,joiners=remove,\
    elongation=collapse_to_2,spaces=collapse";

#[test]
fn getters_give_what_setters_took() {
    assert_eq!(EVERYTHING.get_marks(), Marks::KeepShadda);
    assert_eq!(EVERYTHING.get_dagger_alef(), DaggerAlef::ToAlef);
    assert_eq!(EVERYTHING.get_tatweel(), Tatweel::Remove);
    assert_eq!(EVERYTHING.get_alef(), Alef::ToBareAlef);
    assert_eq!(EVERYTHING.get_alef_maksura(), AlefMaksura::ToYeh);
    assert_eq!(EVERYTHING.get_teh_marbuta(), TehMarbuta::ToHeh);
    assert_eq!(EVERYTHING.get_hamza(), Hamza::ToHamza);
    assert_eq!(EVERYTHING.get_look_alikes(), LookAlikes::ToPersian);
    assert_eq!(EVERYTHING.get_presentation_forms(), PresentationForms::Fold);
    assert_eq!(EVERYTHING.get_phrase_signs(), PhraseSigns::Expand);
    assert_eq!(DIGITS, Digits::ExtendedArabicIndic);
    assert_eq!(EVERYTHING.get_punctuation(), Punctuation::Ascii);
    assert_eq!(EVERYTHING.get_direction_controls(), DirectionControls::Remove);
    assert_eq!(EVERYTHING.get_joiners(), Joiners::Remove);
    assert_eq!(EVERYTHING.get_elongation(), Elongation::CollapseTo2);
    assert_eq!(EVERYTHING.get_spaces(), Spaces::Collapse);
}

/// The values that options have where nothing is said are those of `NONE`.
#[test]
fn defaults_are_those_of_none() {
    assert_eq!(Profile::NONE.get_marks(), Marks::default());
    assert_eq!(Profile::NONE.get_dagger_alef(), DaggerAlef::default());
    assert_eq!(Profile::NONE.get_digits(), Digits::default());
    assert_eq!(Profile::NONE.get_spaces(), Spaces::default());
}

/// The presets as the definition lists them, written out from nothing.
#[test]
fn presets_are_their_rules() {
    let clean = Profile::NONE
        .presentation_forms(PresentationForms::Fold)
        .tatweel(Tatweel::Remove)
        .direction_controls(DirectionControls::Remove);
    let unvocalized = clean.clone().marks(Marks::Remove);
    let search = unvocalized
        .clone()
        .alef(Alef::ToBareAlef)
        .alef_maksura(AlefMaksura::ToYeh)
        .teh_marbuta(TehMarbuta::ToHeh)
        .look_alikes(LookAlikes::ToArabic)
        .digits(Digits::Ascii)
        .joiners(Joiners::Remove);
    let loose = search.clone().hamza(Hamza::ToSeat).elongation(Elongation::CollapseTo1);
    let persian = clean.clone().marks(Marks::Remove).look_alikes(LookAlikes::ToPersian).digits(Digits::Ascii);
    let expected = [Profile::NONE, clean, unvocalized, search, loose, persian];
    for ((name, preset, normalizer), expected) in PRESETS.into_iter().zip(expected) {
        assert_eq!(preset, expected, "{name}");
        assert_eq!(*normalizer().profile(), expected, "the normalizer of {name}");
    }
}

#[test]
fn text_form_names_every_option() {
    assert_eq!(parsed(EVERYTHING_AS_TEXT), EVERYTHING);
    assert_eq!(parsed(&format!("none,{EVERYTHING_AS_TEXT}")), EVERYTHING);
}

#[test]
fn text_form_is_lenient_in_writing() {
    let expected = Profile::SEARCH.hamza(Hamza::ToSeat).digits(Digits::ArabicIndic);
    for text in ["search,hamza=to_seat,digits=arabic_indic", "Search, hamza = ToSeat , Digits=arabic-indic"] {
        assert_eq!(parsed(text), expected, "{text}");
    }
    assert_eq!(parsed("digits=ascii"), Profile::NONE.digits(Digits::Ascii));
    assert_eq!(parsed("search,digits=keep,digits=ascii"), Profile::SEARCH, "later parts win");
}

#[test]
fn text_form_is_short() {
    for (name, preset, _) in PRESETS {
        assert_eq!(preset.to_string(), name);
        assert_eq!(parsed(name), preset);
    }
    assert_eq!(Profile::LOOSE.joiners(Joiners::Keep).to_string(), "loose,joiners=keep");
    let own = Profile::SEARCH.map('\u{6A4}', "\u{641}").expect("a short entry").remove('\u{640}');
    assert_eq!(own.to_string(), "search,U+0640=,U+06A4=U+0641");
}

#[test]
fn own_entries_have_a_text_form() {
    let profile = parsed("none,u+1f468=U+0041 U+10FFFF,U+0640=");
    let expected = Profile::NONE.map('\u{1F468}', "A\u{10FFFF}").expect("a short entry").remove('\u{640}');
    assert_eq!(profile, expected);
}

#[test]
fn the_last_entry_for_a_character_counts() {
    let profile = Profile::NONE.map('\u{6A4}', "x").and_then(|profile| profile.map('\u{6A4}', "y"));
    assert_eq!(Normalizer::new(profile.expect("short entries")).normalize("\u{6A4}"), "y");
}

#[test]
fn errors_say_what_is_wrong_and_what_would_be_right() {
    let presets = "none, clean, unvocalized, search, loose, persian";
    let options = "marks, dagger_alef, tatweel, alef, alef_maksura, teh_marbuta, hamza, look_alikes, \
        presentation_forms, phrase_signs, digits, punctuation, direction_controls, joiners, elongation, spaces";
    assert_starts(&error("serach"), &format!("no preset is called `serach`: use one of {presets}"));
    assert_starts(&error(""), &format!("no preset is called ``: use one of {presets}"));
    assert_starts(&error("search,vowels=keep"), &format!("no option is called `vowels`: use one of {options}"));
    for (option, values) in OPTION_VALUES {
        let expected = format!("option `{option}` does not take `nothing`: use one of {values}");
        assert_eq!(error(&format!("search,{option}=nothing")).to_string(), expected);
    }
    let form = "is not of the form option=value or U+XXXX=U+YYYY U+ZZZZ";
    assert_eq!(error("search,loose").to_string(), format!("`loose` {form}"));
    assert_eq!(error("search,").to_string(), format!("`` {form}"));
}

const OPTION_VALUES: &[(&str, &str)] = &[
    ("marks", "keep, remove, keep_shadda, remove_case_ending"),
    ("dagger_alef", "follow_marks, keep, remove, to_alef"),
    ("tatweel", "keep, remove"),
    ("alef", "keep, to_bare_alef"),
    ("alef_maksura", "keep, to_yeh"),
    ("teh_marbuta", "keep, to_heh"),
    ("hamza", "keep, to_seat, to_hamza"),
    ("look_alikes", "keep, to_arabic, to_persian"),
    ("presentation_forms", "keep, fold"),
    ("phrase_signs", "keep, expand, remove"),
    ("digits", "keep, ascii, arabic_indic, extended_arabic_indic"),
    ("punctuation", "keep, ascii"),
    ("direction_controls", "keep, remove"),
    ("joiners", "keep, remove"),
    ("elongation", "keep, collapse_to_1, collapse_to_2"),
    ("spaces", "keep, collapse"),
];

#[test]
fn errors_about_code_points_show_how_to_write_one() {
    let wrong = ["U+64", "U+0640640", "U+D800", "U+110000", "U+ZZZZ", "U+"];
    let shape = "is not a code point: write U+ and four to six hexadecimal digits, not a surrogate";
    for text in wrong {
        assert_eq!(error(&format!("search,{text}=")).to_string(), format!("`{text}` {shape}"));
        assert_eq!(error(&format!("search,U+0640={text}")).to_string(), format!("`{text}` {shape}"));
    }
    assert_eq!(error("search,U+0640=x").to_string(), format!("`x` {shape}"));
}

#[test]
fn entries_that_are_too_long_are_refused() {
    assert!(Profile::NONE.map('a', &"x".repeat(255)).is_ok());
    let error = Profile::NONE.map('\u{6A4}', &"x".repeat(256)).expect_err("an entry of 256 bytes");
    assert!(error.is_entry_too_long());
    assert_eq!(error.to_string(), "the entry for U+06A4 is 256 bytes long: at most 255 are allowed");
    let parsed = format!("none,U+06A4={}", "U+10FFFF ".repeat(64)).parse::<Profile>();
    assert!(parsed.expect_err("an entry of 256 bytes").is_entry_too_long());
}

/// Stored beside indexes: they may change only where the output does, with `OUTPUT_VERSION`.
#[test]
fn fingerprints_are_pinned() {
    let pinned: [(&str, u64); 7] = [
        ("none", 0xB1D7_BD2A_7F6E_2B79),
        ("clean", 0x08D0_046B_6AE3_36CB),
        ("unvocalized", 0xA60F_C830_4E0E_FAF9),
        ("search", 0x81E0_2270_C8BA_13BE),
        ("loose", 0xF056_AC9F_F1A1_89C4),
        ("persian", 0xD5D1_CF31_F324_492E),
        ("search,U+06A4=U+0641,U+0640=", 0x964B_1449_9CC3_7274),
    ];
    let given = pinned.map(|(text, _)| (text, format!("{:#018X}", parsed(text).fingerprint())));
    assert_eq!(given, pinned.map(|(text, fingerprint)| (text, format!("{fingerprint:#018X}"))));
}

#[test]
fn fingerprints_are_the_same_where_the_output_is() {
    for (name, preset, _) in PRESETS {
        let explicit = match preset.get_marks() {
            Marks::Keep => DaggerAlef::Keep,
            _ => DaggerAlef::Remove,
        };
        assert_eq!(preset.clone().dagger_alef(explicit).fingerprint(), preset.fingerprint(), "{name}");
    }
    let shadda = Profile::NONE.marks(Marks::KeepShadda);
    assert_eq!(shadda.clone().dagger_alef(DaggerAlef::Remove).fingerprint(), shadda.fingerprint());
    let endings = Profile::NONE.marks(Marks::RemoveCaseEnding);
    assert_eq!(endings.clone().dagger_alef(DaggerAlef::Keep).fingerprint(), endings.fingerprint());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_form_round_trips(profile in any_profile()) {
        let text = profile.profile.to_string();
        let again = parsed(&text);
        prop_assert_eq!(&again, &profile.profile, "{}", &text);
        prop_assert_eq!(again.to_string(), text);
        prop_assert_eq!(again.fingerprint(), profile.profile.fingerprint());
    }

    /// Profiles of one fingerprint give one output; of two, they are two profiles.
    #[test]
    fn fingerprints_tell_outputs_apart(a in any_rules(), b in any_rules(), text in text(8)) {
        let (first, second) = (Normalizer::new(a.clone()), Normalizer::new(b.clone()));
        if a.fingerprint() == b.fingerprint() {
            prop_assert_eq!(first.normalize(&text), second.normalize(&text));
        } else {
            prop_assert_ne!(a, b);
        }
    }

    /// An explicit value for the dagger alef that says what `marks` says is the same profile in its output.
    #[test]
    fn dagger_alef_follows_marks(rules in any_rules(), text in text(8)) {
        let explicit = match rules.get_marks() {
            Marks::Keep | Marks::RemoveCaseEnding => DaggerAlef::Keep,
            _ => DaggerAlef::Remove,
        };
        let (follows, explicit) = (rules.clone().dagger_alef(DaggerAlef::FollowMarks), rules.dagger_alef(explicit));
        prop_assert_eq!(follows.fingerprint(), explicit.fingerprint());
        let (follows, explicit) = (Normalizer::new(follows), Normalizer::new(explicit));
        prop_assert_eq!(follows.normalize(&text), explicit.normalize(&text));
    }

    #[test]
    fn any_text_is_a_profile_or_an_error(text in ".*", likely in "[a-z_]{0,8}(,[a-zU+0-9_]{0,8}=[a-zU+0-9 ]{0,12}){0,3}") {
        for text in [text, likely] {
            if let Err(error) = text.parse::<Profile>() {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}

fn parsed(text: &str) -> Profile {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str) -> ProfileError {
    text.parse::<Profile>().expect_err(text)
}

/// Lists may grow at their ends.
fn assert_starts(error: &ProfileError, expected: &str) {
    assert!(error.to_string().starts_with(expected), "{error}\ndoes not begin with\n{expected}");
}
