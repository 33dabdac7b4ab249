//! Profiles: constants, getters, the text form, errors, fingerprints.

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Normalizer, Orthography, PhraseSigns, PresentationForms, Profile,
    ProfileError, Punctuation, Spaces, Tatweel, TehMarbuta,
};
use proptest::prelude::*;

use crate::common::alphabet::text;
use crate::common::profiles::{PRESETS, any_profile, any_rules};

/// Every setter can be called in a constant.
const EVERYTHING: Profile = Profile::NONE
    .with_marks(Marks::KeepShadda)
    .with_dagger_alef(DaggerAlef::ToAlef)
    .with_tatweel(Tatweel::Remove)
    .with_alef(Alef::ToBareAlef)
    .with_alef_maksura(AlefMaksura::ToYeh)
    .with_teh_marbuta(TehMarbuta::ToHeh)
    .with_hamza(Hamza::ToHamza)
    .with_look_alikes(LookAlikes::ToPersian)
    .with_final_hamza(FinalHamza::RemoveAfterAlef)
    .with_ezafe(Ezafe::Remove)
    .with_doachashmee(Doachashmee::AspiratesOnly)
    .with_presentation_forms(PresentationForms::Fold)
    .with_phrase_signs(PhraseSigns::Expand)
    .with_digits(Digits::ExtendedArabicIndic)
    .with_punctuation(Punctuation::Ascii)
    .with_direction_controls(DirectionControls::Remove)
    .with_joiners(Joiners::Remove)
    .with_elongation(Elongation::CollapseTo2)
    .with_orthography(Orthography::Quranic)
    .with_spaces(Spaces::Collapse);

/// Every getter can be called in a constant.
const DIGITS: Digits = {
    const PROFILE: &Profile = &EVERYTHING;
    PROFILE.digits()
};

const EVERYTHING_AS_TEXT: &str = "marks=keep_shadda,dagger_alef=to_alef,tatweel=remove,alef=to_bare_alef,\
    alef_maksura=to_yeh,teh_marbuta=to_heh,hamza=to_hamza,look_alikes=to_persian,\
    final_hamza=remove_after_alef,ezafe=remove,doachashmee=aspirates_only,presentation_forms=fold,\
    phrase_signs=expand,digits=extended_arabic_indic,punctuation=ascii,direction_controls=remove,joiners=remove,\
    elongation=collapse_to_2,orthography=quranic,spaces=collapse";

#[test]
fn getters_return_the_values_of_setters() {
    assert_eq!(EVERYTHING.marks(), Marks::KeepShadda);
    assert_eq!(EVERYTHING.dagger_alef(), DaggerAlef::ToAlef);
    assert_eq!(EVERYTHING.tatweel(), Tatweel::Remove);
    assert_eq!(EVERYTHING.alef(), Alef::ToBareAlef);
    assert_eq!(EVERYTHING.alef_maksura(), AlefMaksura::ToYeh);
    assert_eq!(EVERYTHING.teh_marbuta(), TehMarbuta::ToHeh);
    assert_eq!(EVERYTHING.hamza(), Hamza::ToHamza);
    assert_eq!(EVERYTHING.look_alikes(), LookAlikes::ToPersian);
    assert_eq!(EVERYTHING.final_hamza(), FinalHamza::RemoveAfterAlef);
    assert_eq!(EVERYTHING.ezafe(), Ezafe::Remove);
    assert_eq!(EVERYTHING.doachashmee(), Doachashmee::AspiratesOnly);
    assert_eq!(EVERYTHING.presentation_forms(), PresentationForms::Fold);
    assert_eq!(EVERYTHING.phrase_signs(), PhraseSigns::Expand);
    assert_eq!(DIGITS, Digits::ExtendedArabicIndic);
    assert_eq!(EVERYTHING.punctuation(), Punctuation::Ascii);
    assert_eq!(EVERYTHING.direction_controls(), DirectionControls::Remove);
    assert_eq!(EVERYTHING.joiners(), Joiners::Remove);
    assert_eq!(EVERYTHING.elongation(), Elongation::CollapseTo2);
    assert_eq!(EVERYTHING.orthography(), Orthography::Quranic);
    assert_eq!(EVERYTHING.spaces(), Spaces::Collapse);
}

/// The default value of each option is its value in `NONE`.
#[test]
fn defaults_are_those_of_none() {
    assert_eq!(Profile::NONE.marks(), Marks::default());
    assert_eq!(Profile::NONE.dagger_alef(), DaggerAlef::default());
    assert_eq!(Profile::NONE.digits(), Digits::default());
    assert_eq!(Profile::NONE.spaces(), Spaces::default());
}

/// The presets are equal to the rules that the specification lists.
#[test]
fn presets_are_their_rules() {
    let clean = Profile::NONE
        .with_presentation_forms(PresentationForms::Fold)
        .with_tatweel(Tatweel::Remove)
        .with_direction_controls(DirectionControls::Remove)
        .with_joiners(Joiners::KeepShaping)
        .with_ignorables(Ignorables::Remove);
    let unvocalized = clean.clone().with_marks(Marks::Remove);
    let search = unvocalized
        .clone()
        .with_alef(Alef::ToBareAlef)
        .with_alef_maksura(AlefMaksura::ToYeh)
        .with_teh_marbuta(TehMarbuta::ToHeh)
        .with_look_alikes(LookAlikes::ToArabic)
        .with_digits(Digits::Ascii)
        .with_joiners(Joiners::Remove);
    let loose = search.clone().with_hamza(Hamza::ToSeat).with_elongation(Elongation::CollapseTo1);
    let language = unvocalized.clone().with_digits(Digits::Ascii).with_joiners(Joiners::Remove);
    let seats = language
        .clone()
        .with_alef(Alef::ToBareKeepMadda)
        .with_hamza(Hamza::ToSeat)
        .with_final_hamza(FinalHamza::RemoveAfterAlef);
    let bare = language.with_alef(Alef::ToBareAlef);
    let persian = seats.clone().with_look_alikes(LookAlikes::ToPersian).with_ezafe(Ezafe::Remove);
    let urdu = seats.with_look_alikes(LookAlikes::ToUrdu).with_doachashmee(Doachashmee::AspiratesOnly);
    let [kurdish, uyghur, pashto] = [LookAlikes::ToKurdish, LookAlikes::ToUyghur, LookAlikes::ToPashto]
        .map(|letters| bare.clone().with_look_alikes(letters));
    let quran =
        search.clone().with_orthography(Orthography::Quranic).with_hamza(Hamza::ToHamza).with_spaces(Spaces::Collapse);
    let expected = [Profile::NONE, clean, unvocalized, search, loose, quran, persian, urdu, kurdish, uyghur, pashto];
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
    let expected = Profile::SEARCH.with_hamza(Hamza::ToSeat).with_digits(Digits::ArabicIndic);
    for text in ["search,hamza=to_seat,digits=arabic_indic", "Search, hamza = ToSeat , Digits=arabic-indic"] {
        assert_eq!(parsed(text), expected, "{text}");
    }
    assert_eq!(parsed("digits=ascii"), Profile::NONE.with_digits(Digits::Ascii));
    assert_eq!(parsed("search,digits=keep,digits=ascii"), Profile::SEARCH, "later parts win");
}

#[test]
fn text_form_is_short() {
    for (name, preset, _) in PRESETS {
        assert_eq!(preset.to_string(), name);
        assert_eq!(parsed(name), preset);
    }
    assert_eq!(Profile::LOOSE.with_joiners(Joiners::Keep).to_string(), "loose,joiners=keep");
    let own = Profile::SEARCH.with_mapping('\u{6A4}', "\u{641}").expect("a short entry").with_removed('\u{640}');
    assert_eq!(own.to_string(), "search,U+0640=,U+06A4=U+0641");
}

#[test]
fn custom_mappings_have_a_text_form() {
    let profile = parsed("none,u+1f468=U+0041 U+10FFFF,U+0640=");
    let expected =
        Profile::NONE.with_mapping('\u{1F468}', "A\u{10FFFF}").expect("a short entry").with_removed('\u{640}');
    assert_eq!(profile, expected);
}

#[test]
fn the_last_entry_for_a_character_counts() {
    let profile = Profile::NONE.with_mapping('\u{6A4}', "x").and_then(|profile| profile.with_mapping('\u{6A4}', "y"));
    assert_eq!(Normalizer::new(profile.expect("short entries")).normalize("\u{6A4}"), "y");
}

#[test]
fn errors_name_the_invalid_text_its_position_and_the_expected_values() {
    let presets =
        "`none`, `clean`, `unvocalized`, `search`, `loose`, `quran`, `persian`, `urdu`, `kurdish`, `uyghur`, `pashto`";
    let options = OPTION_VALUES.iter().map(|row| format!("`{}`", row.0)).collect::<Vec<_>>().join(", ");
    assert_starts(&error("serach"), &format!("unknown preset `serach`; expected one of {presets}"));
    assert_starts(&error(""), &format!("unknown preset ``; expected one of {presets}"));
    assert_eq!(
        error("search, vowels=keep").to_string(),
        format!("unknown option `vowels`; expected one of {options} (at byte 8)"),
    );
    for (option, values) in OPTION_VALUES {
        let expected = format!("invalid value `nothing` for option `{option}`; expected one of {}", quoted(values));
        let error = error(&format!("search,{option}= nothing"));
        assert_eq!(error.to_string(), format!("{expected} (at byte {})", option.len() + 9));
        assert!(error.is_invalid_value());
    }
    let form = "expected `option=value` or `U+XXXX=U+YYYY U+ZZZZ`";
    assert_eq!(error("search,loose").to_string(), format!("invalid part `loose`; {form} (at byte 7)"));
    assert_eq!(error("search,").to_string(), format!("invalid part ``; {form} (at byte 7)"));
}

fn quoted(values: &str) -> String {
    values.split(", ").map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}

#[test]
fn errors_have_one_kind() {
    type Question = fn(&ProfileError) -> bool;
    let questions: [Question; 4] = [
        ProfileError::is_unknown_name,
        ProfileError::is_invalid_value,
        ProfileError::is_invalid_syntax,
        ProfileError::is_mapping_too_long,
    ];
    let long = format!("none,U+06A4={}", "U+10FFFF ".repeat(64));
    let errors = [
        ("serach", Some(0), 0),
        ("search, vowels=keep", Some(8), 0),
        ("search,digits = roman", Some(16), 1),
        ("search, loose", Some(8), 2),
        ("search,U+64=", Some(7), 2),
        ("search,U+0640=U+0641  x", Some(22), 2),
        (&long, Some(12), 3),
    ];
    for (text, offset, kind) in errors {
        let error = error(text);
        assert_eq!(error.offset(), offset, "{error}");
        let answers: Vec<bool> = questions.iter().map(|is| is(&error)).collect();
        assert!(answers.iter().enumerate().all(|(at, yes)| *yes == (at == kind)), "{error}: {answers:?}");
    }
}

const OPTION_VALUES: &[(&str, &str)] = &[
    ("marks", "keep, remove, keep_shadda, remove_case_ending"),
    ("dagger_alef", "follow_marks, keep, remove, to_alef"),
    ("tatweel", "keep, remove"),
    ("alef", "keep, to_bare_keep_madda, to_bare_alef"),
    ("alef_maksura", "keep, to_yeh"),
    ("teh_marbuta", "keep, to_heh"),
    ("hamza", "keep, to_seat, to_hamza"),
    (
        "look_alikes",
        "keep, to_arabic, to_persian, to_urdu, to_kurdish, to_uyghur, to_pashto, to_sindhi, to_kashmiri, to_jawi",
    ),
    ("final_hamza", "keep, remove_after_alef"),
    ("ezafe", "keep, remove"),
    ("doachashmee", "keep, aspirates_only"),
    ("presentation_forms", "keep, fold"),
    ("phrase_signs", "keep, expand, remove"),
    ("digits", "keep, ascii, arabic_indic, extended_arabic_indic"),
    ("punctuation", "keep, ascii"),
    ("direction_controls", "keep, remove"),
    ("joiners", "keep, keep_shaping, keep_non_joiner, remove"),
    ("ignorables", "keep, remove"),
    ("elongation", "keep, collapse_to_1, collapse_to_2"),
    ("orthography", "as_written, quranic"),
    ("spaces", "keep, collapse, collapse_lines"),
];

#[test]
fn errors_about_code_points_show_how_to_write_one() {
    let wrong = ["U+64", "U+0640640", "U+D800", "U+110000", "U+ZZZZ", "U+"];
    let shape = "expected `U+` and 4 to 6 hexadecimal digits, not of a surrogate";
    let expected = |text: &str, at| format!("invalid code point `{text}`; {shape} (at byte {at})");
    for text in wrong {
        assert_eq!(error(&format!("search,{text}=")).to_string(), expected(text, 7));
        assert_eq!(error(&format!("search,U+0640={text}")).to_string(), expected(text, 14));
    }
    assert_eq!(error("search,U+0640=x").to_string(), expected("x", 14));
}

#[test]
fn long_mappings_are_errors() {
    assert!(Profile::NONE.with_mapping('a', &"x".repeat(255)).is_ok());
    let error = Profile::NONE.with_mapping('\u{6A4}', &"x".repeat(256)).expect_err("a mapping of 256 bytes");
    assert_eq!(error.to_string(), "the replacement for U+06A4 has 256 bytes; expected at most 255");
    assert_eq!(error.offset(), None);
}

/// Fails unless each value of an option can be written and read by its name in every form.
fn assert_names<T>(option: &str, values: &[T], name: impl Fn(T) -> &'static str)
where
    T: Copy + Default + std::fmt::Debug + std::fmt::Display + PartialEq + std::str::FromStr<Err = ProfileError> + Named,
{
    let names: Vec<&str> = values.iter().map(|value| name(*value)).collect();
    let row = OPTION_VALUES.iter().find(|row| row.0 == option).expect("an option");
    let mut listed: Vec<&str> = row.1.split(", ").collect();
    listed.sort_unstable();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, listed, "{option}");
    for (value, name) in values.iter().zip(names) {
        assert_eq!(value.to_string(), name);
        assert_eq!(format!("{value:>30}"), format!("{name:>30}"), "padded");
        assert_eq!(name.parse::<T>().as_ref(), Ok(value));
        assert_eq!(name.to_uppercase().replace('_', "-").parse::<T>().as_ref(), Ok(value));
        assert_eq!(
            parsed(&format!("{option}={value}")).fingerprint(),
            parsed(&format!("{option}={name}")).fingerprint()
        );
        value.assert_goes_through_serde(name);
    }
    let error = "nothing".parse::<T>().expect_err("no value");
    let expected = format!("invalid value `nothing` for option `{option}`; expected one of {}", quoted(row.1));
    assert_eq!(error.to_string(), expected);
    assert!(error.is_invalid_value() && error.offset().is_none());
}

/// The checks for the feature `serde`.
trait Named {
    fn assert_goes_through_serde(&self, name: &str);
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug> Named for T {
    fn assert_goes_through_serde(&self, name: &str) {
        let json = serde_json::to_string(self).expect("a string");
        assert_eq!(json, format!("\"{name}\""));
        assert_eq!(serde_json::from_str::<T>(&json).expect("a name"), *self);
        let error = serde_json::from_str::<T>("\"nothing\"").expect_err("no value").to_string();
        assert!(error.starts_with("invalid value `nothing` for option"), "{error}");
    }
}

#[cfg(not(feature = "serde"))]
impl<T> Named for T {
    fn assert_goes_through_serde(&self, _: &str) {}
}

#[test]
fn values_are_written_and_read_by_name() {
    use crate::common::profiles as all;

    assert_names("marks", &all::MARKS, Marks::name);
    assert_names("dagger_alef", &all::DAGGER_ALEF, DaggerAlef::name);
    assert_names("tatweel", &all::TATWEEL, Tatweel::name);
    assert_names("alef", &all::ALEF, Alef::name);
    assert_names("alef_maksura", &all::ALEF_MAKSURA, AlefMaksura::name);
    assert_names("teh_marbuta", &all::TEH_MARBUTA, TehMarbuta::name);
    assert_names("hamza", &all::HAMZA, Hamza::name);
    assert_names("look_alikes", &all::LOOK_ALIKES, LookAlikes::name);
    assert_names("final_hamza", &all::FINAL_HAMZA, FinalHamza::name);
    assert_names("ezafe", &all::EZAFE, Ezafe::name);
    assert_names("doachashmee", &all::DOACHASHMEE, Doachashmee::name);
    assert_names("presentation_forms", &all::PRESENTATION_FORMS, PresentationForms::name);
    assert_names("phrase_signs", &all::PHRASE_SIGNS, PhraseSigns::name);
    assert_names("digits", &all::DIGITS, Digits::name);
    assert_names("punctuation", &all::PUNCTUATION, Punctuation::name);
    assert_names("direction_controls", &all::DIRECTION_CONTROLS, DirectionControls::name);
    assert_names("joiners", &all::JOINERS, Joiners::name);
    assert_names("ignorables", &all::IGNORABLES, Ignorables::name);
    assert_names("elongation", &all::ELONGATION, Elongation::name);
    assert_names("orthography", &all::ORTHOGRAPHY, Orthography::name);
    assert_names("spaces", &all::SPACES, Spaces::name);
}

#[test]
fn normalizers_are_equal_where_their_profiles_are() {
    assert_eq!(Normalizer::from(Profile::LOOSE), *Normalizer::loose());
    assert_ne!(Normalizer::new(Profile::LOOSE), *Normalizer::search());
    assert_eq!(Profile::default(), Profile::SEARCH);
}

/// Fingerprints are stored with indexes. They may change only if the output changes, by
/// `OUTPUT_VERSION`.
#[test]
fn fingerprints_are_pinned() {
    let pinned: [(&str, u64); 7] = [
        ("none", 0x7BF4_CB8F_C8CC_4D63),
        ("clean", 0x05A3_F159_AA3B_93B3),
        ("unvocalized", 0x4F2E_9BA8_B5BB_674D),
        ("search", 0x08BC_F09D_41D9_69C9),
        ("loose", 0x0AD2_66E9_657F_B92B),
        ("persian", 0x7710_E817_6C08_52F3),
        ("search,U+06A4=U+0641,U+0640=", 0xE5BD_D11E_7E7D_BDDB),
    ];
    let given = pinned.map(|(text, _)| (text, format!("{:#018X}", parsed(text).fingerprint())));
    assert_eq!(given, pinned.map(|(text, fingerprint)| (text, format!("{fingerprint:#018X}"))));
}

#[test]
fn fingerprints_are_the_same_where_the_output_is() {
    for (name, preset, _) in PRESETS {
        let explicit = match preset.marks() {
            Marks::Keep => DaggerAlef::Keep,
            _ => DaggerAlef::Remove,
        };
        assert_eq!(preset.clone().with_dagger_alef(explicit).fingerprint(), preset.fingerprint(), "{name}");
    }
    let shadda = Profile::NONE.with_marks(Marks::KeepShadda);
    assert_eq!(shadda.clone().with_dagger_alef(DaggerAlef::Remove).fingerprint(), shadda.fingerprint());
    let endings = Profile::NONE.with_marks(Marks::RemoveCaseEnding);
    assert_eq!(endings.clone().with_dagger_alef(DaggerAlef::Keep).fingerprint(), endings.fingerprint());
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

    /// Profiles with equal fingerprints have equal outputs. Profiles with different fingerprints
    /// are different.
    #[test]
    fn fingerprints_tell_outputs_apart(a in any_rules(), b in any_rules(), text in text(8)) {
        let (first, second) = (Normalizer::new(a.clone()), Normalizer::new(b.clone()));
        if a.fingerprint() == b.fingerprint() {
            prop_assert_eq!(first.normalize(&text), second.normalize(&text));
        } else {
            prop_assert_ne!(a, b);
        }
    }

    /// An explicit value for the dagger alef that agrees with `marks` does not change the output.
    #[test]
    fn dagger_alef_follows_marks(rules in any_rules(), text in text(8)) {
        let explicit = match rules.marks() {
            Marks::Keep | Marks::RemoveCaseEnding => DaggerAlef::Keep,
            _ => DaggerAlef::Remove,
        };
        let (follows, explicit) = (rules.clone().with_dagger_alef(DaggerAlef::FollowMarks), rules.with_dagger_alef(explicit));
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

/// Fails unless the message begins with `expected`. Lists of names may get more items at the end.
fn assert_starts(error: &ProfileError, expected: &str) {
    assert!(error.to_string().starts_with(expected), "{error}\ndoes not begin with\n{expected}");
}
