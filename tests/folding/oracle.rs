//! The oracle keeps the promises that it is there to check: what breaks here is a contradiction in
//! the rules, and no mistake of the crate, which has no part in these tests.
//!
//! `PROPTEST_CASES` sets the number of cases for each promise.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::common::alphabet::{line, text};
use crate::common::case_file;
use crate::common::classes::{is_arabic, is_direction_control, is_mark_of_any_script, is_no_break_space};
use crate::common::config::cases;
use crate::common::escape::escape;
use crate::common::oracle;
use crate::common::profiles::{OwnedProfile, PRESETS, any_rules};

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

fn assert_keeps_promises(profile: &OwnedProfile, text: &str) {
    let context = || format!("{} of {}", profile.profile, escape(text));
    let once = oracle::fold(profile, text);
    let twice = oracle::fold(profile, &once);
    assert_eq!(escape(&once), escape(&twice), "idempotent, {}", context());
    for (form, other) in [("NFC", nfc(text)), ("NFD", nfd(text))] {
        let folded = oracle::fold(profile, &other);
        if text.chars().any(may_keep_its_form) {
            assert_eq!(escape(&nfc(&once)), escape(&nfc(&folded)), "{form}, {}", context());
        } else {
            assert_eq!(escape(&once), escape(&folded), "{form}, {}", context());
        }
    }
}

/// Whether a character of another script may stay as it is, composed or not, and its marks in their
/// order. Texts that have such characters fold to equivalent texts.
fn may_keep_its_form(c: char) -> bool {
    !is_arabic(c) && (is_mark_of_any_script(c) || nfd(&c.to_string()) != c.to_string())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn presets_keep_the_promises(text in text(12)) {
        for (_, profile, _) in PRESETS {
            assert_keeps_promises(&OwnedProfile::of(profile), &text);
        }
    }

    #[test]
    fn rules_keep_the_promises(rules in any_rules(), text in text(12)) {
        assert_keeps_promises(&OwnedProfile::of(rules), &text);
    }

    /// Short texts, of which many are needed: a contradiction is seldom longer.
    #[test]
    fn rules_keep_the_promises_on_short_texts(rules in any_rules(), texts in proptest::collection::vec(text(5), 8)) {
        for text in texts {
            assert_keeps_promises(&OwnedProfile::of(rules.clone()), &text);
        }
    }

    #[test]
    fn lines_fold_one_by_one(rules in any_rules(), a in line(8), b in line(8)) {
        let profile = OwnedProfile::of(rules);
        if profile.profile.spaces() != arabic_text::Spaces::CollapseLines {
            let together = oracle::fold(&profile, &format!("{a}\n{b}"));
            let apart = format!("{}\n{}", oracle::fold(&profile, &a), oracle::fold(&profile, &b));
            let context = format!("{} of {} and {}", profile.profile, escape(&a), escape(&b));
            prop_assert_eq!(escape(&together), escape(&apart), "{}", context);
        }
    }

    /// Nothing but direction controls is removed from a text of other scripts under any preset; under one, runs of spaces are one.
    #[test]
    fn presets_leave_other_scripts_alone(text in text(12)) {
        let text: String = text.chars().filter(|&c| !is_arabic(c) && !is_direction_control(c)).collect();
        for (name, profile, _) in PRESETS {
            let profile = profile.with_spaces(arabic_text::Spaces::Keep);
            prop_assert_eq!(escape(&oracle::fold(&OwnedProfile::of(profile), &text)), escape(&text), "{}", name);
        }
    }
}

/// Every code point behind, before and between characters that rules are about.
#[test]
fn every_code_point_keeps_the_promises() {
    let frames = [("", ""), ("\u{628}", "\u{628}"), ("\u{628}\u{64E}", "\u{64E}"), (" ", " "), ("\u{649}", "\u{654}")];
    for (_, profile, _) in PRESETS {
        let profile = OwnedProfile::of(profile);
        for (before, behind) in frames {
            for c in ('\0'..=char::MAX).filter(|&c| is_worth_a_look(c)) {
                assert_keeps_promises(&profile, &format!("{before}{c}{behind}"));
            }
        }
    }
}

/// Three vowel signs of Tibetan are left out. They are of combining class 0 and stand for two marks
/// of other classes, so that what is behind them is on the letter before them in one form of the
/// text and not in the other.
fn is_worth_a_look(c: char) -> bool {
    if matches!(c, '\u{F73}' | '\u{F75}' | '\u{F81}') {
        return false;
    }
    is_arabic(c) || is_mark_of_any_script(c) || is_no_break_space(c) || c < '\u{3100}' && !c.is_alphabetic()
}

#[test]
fn cases_are_what_the_oracle_says() {
    let differences = case_file::read("fold.txt").into_iter().filter_map(|case| {
        let given = oracle::fold(&case_file::owned_profile(&case), &case.input);
        (given != case.output).then(|| format!("{}: {} and not {}", case.context, escape(&given), escape(&case.output)))
    });
    let differences: Vec<String> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Texts in which a rule about neighbours could make room for another one, up to a length: all of
/// them.
const ALPHABETS: &[(&str, u32, &str)] = &[
    // Rules meet at random here.
    ("none,marks=keep_shadda,dagger_alef=to_alef,phrase_signs=expand,joiners=remove", 4, EVERY_KIND),
    (
        "none,marks=keep_shadda,dagger_alef=to_alef,phrase_signs=remove,joiners=keep_shaping,tatweel=remove",
        4,
        EVERY_KIND,
    ),
    ("search,dagger_alef=keep,joiners=keep_non_joiner,phrase_signs=expand", 4, EVERY_KIND),
    ("clean,dagger_alef=remove,joiners=keep_non_joiner", 4, EVERY_KIND),
    ("unvocalized", 4, EVERY_KIND),
    // A space that is dropped must not leave its mark to a no-break space before it.
    ("none,marks=keep_shadda", 6, "\u{628}\u{A0} \u{64E}\u{651}\u{301}"),
    // A dagger alef that becomes a letter, and a hamza on a tatweel, are the letter behind a
    // carrier, or before it.
    ("none,marks=keep_shadda,dagger_alef=to_alef", 6, "\u{628}\u{A0}\u{651}\u{301}\u{670}x"),
    ("none,marks=keep_shadda", 6, "\u{628}\u{A0}\u{651}\u{301}\u{640}\u{654}"),
    // So are the letters of a phrase.
    ("none,marks=keep_shadda,phrase_signs=expand,joiners=remove", 5, "\u{FDFB}\u{A0}\u{651}\u{301}\u{628}\u{200C}"),
    // Of two hamzas on a yeh the one above composes.
    ("clean,look_alikes=to_persian", 4, "\u{64A}\u{649}\u{6CC}\u{6D2}\u{6D3}\u{6D5}\u{654}\u{655}\u{653}"),
    ("clean,alef_maksura=to_yeh,hamza=to_seat", 4, "\u{64A}\u{649}\u{6CC}\u{6D2}\u{6D3}\u{654}\u{655}\u{653}"),
    // ZERO WIDTH SPACE looks past a tatweel, unless that becomes a letter.
    ("unvocalized", 5, "\u{640}\u{654}\u{653}\u{200B}\u{628}x"),
    // A mark of class 0 behind a dagger alef that becomes a letter is on that letter.
    ("none,marks=remove,dagger_alef=to_alef", 5, "\u{670}\u{FE0F}\u{301}\u{649}x"),
    // A maddah composes with what becomes ALEF.
    ("none,alef=to_bare_keep_madda", 5, "\u{627}\u{622}\u{623}\u{671}\u{653}\u{654}\u{64E}"),
];

const EVERY_KIND: &str = "\u{628}\u{627}\u{A0}\u{64E}\u{651}\u{670}\u{301}\u{640}\u{654}\u{200C}\u{200D} \u{FDFB}x";

#[test]
fn all_short_texts_keep_the_promises() {
    for &(name, length, alphabet) in ALPHABETS {
        let profile = OwnedProfile::of(name.parse().expect("the name of a profile"));
        let alphabet: Vec<char> = alphabet.chars().collect();
        let mut texts = vec![String::new()];
        for _ in 0..length {
            texts = texts.iter().flat_map(|text| alphabet.iter().map(move |c| format!("{text}{c}"))).collect();
            for text in &texts {
                assert_keeps_promises(&profile, text);
            }
        }
    }
}
