//! Every code point, alone and beside letters that it may compose or meet with, against the oracle.

mod common;

use arabic_text::Normalizer;
use common::classes::is_arabic;
use common::escape::escape;
use common::oracle;
use common::profiles::{OwnedProfile, PRESETS};

/// Code points folded in one call, a line each.
const PART: usize = 256;

/// What stands before and behind each code point, within a line.
const FRAMES: &[(&str, &str)] = &[
    ("", ""),
    // BEH and BEH
    ("\u{628}", "\u{628}"),
    // ALEF and ALEF
    ("\u{627}", "\u{627}"),
    // WAW and HAMZA ABOVE
    ("\u{648}", "\u{654}"),
    // TATWEEL and nothing: a seat for marks
    ("\u{640}", ""),
    // nothing and HAMZA ABOVE: on the code point itself
    ("", "\u{654}"),
    // a Latin letter and ZERO WIDTH NON-JOINER, which goes where the code point is Arabic
    ("x", "\u{200C}"),
    // digits: separators go with them
    ("1", "\u{662}"),
    // ALEF, SHADDA and FATHA: out of order, and in the way of composition
    ("\u{627}\u{651}", "\u{64E}\u{655}"),
];

fn framed((before, behind): (&str, &str), c: char) -> String {
    format!("{before}{c}{behind}")
}

/// Everything that is not a bystander.
fn code_points() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|&c| !is_bystander(c))
}

/// Ideographs, Hangul and private use, of which each is like the next: every profile must leave them alone.
fn is_bystander(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{A5FF}' | '\u{AC00}'..='\u{F8FF}' | '\u{1F000}'..)
}

#[test]
fn every_code_point_is_what_the_oracle_says_under_every_preset() {
    for (_, profile, normalizer) in PRESETS {
        let profile = OwnedProfile::of(profile);
        for &frame in FRAMES {
            sweep(&profile, normalizer(), frame);
        }
    }
}

fn sweep(profile: &OwnedProfile, normalizer: &Normalizer, frame: (&str, &str)) {
    let lines: Vec<String> = code_points().filter(|&c| c != '\n').map(|c| framed(frame, c)).collect();
    for part in lines.chunks(PART) {
        let part = part.join("\n");
        let given = normalizer.normalize(&part);
        let expected = oracle::fold(profile, &part);
        if given != expected {
            report_first_difference(profile, &part, &given, &expected);
        }
    }
}

fn report_first_difference(profile: &OwnedProfile, source: &str, given: &str, expected: &str) {
    for ((source, given), expected) in source.split('\n').zip(given.split('\n')).zip(expected.split('\n')) {
        assert_eq!(escape(given), escape(expected), "{} of {}", profile.profile, escape(source));
    }
    panic!("{} of {}: the lines are not the same", profile.profile, escape(source));
}

/// Alone means that no line break is near either.
#[test]
fn every_code_point_alone_is_what_the_oracle_says() {
    for (_, profile, normalizer) in PRESETS {
        let profile = OwnedProfile::of(profile);
        for c in code_points().filter(|&c| is_arabic(c) || !c.is_alphabetic()) {
            let text = c.to_string();
            let (given, expected) = (normalizer().normalize(&text), oracle::fold(&profile, &text));
            assert_eq!(escape(&given), escape(&expected), "{} of {}", profile.profile, escape(&text));
            assert_eq!(normalizer().is_normalized(&text), text == expected, "{} of {}", profile.profile, escape(&text));
        }
    }
}

#[test]
fn bystanders_are_untouched() {
    let text: String = ('\0'..=char::MAX).filter(|&c| is_bystander(c)).collect();
    for (name, _, normalizer) in PRESETS {
        assert!(normalizer().is_normalized(&text), "{name}");
        assert!(normalizer().normalize(&text) == text, "{name}");
    }
}
