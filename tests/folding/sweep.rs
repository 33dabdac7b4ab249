//! Every code point, alone and beside letters that interact with it, compared with the oracle.

use arabic_text::Normalizer;

use crate::common::classes::is_arabic;
use crate::common::escape::escape;
use crate::common::oracle;
use crate::common::profiles::{OwnedProfile, PRESETS};

/// The number of code points that are folded in one call, one in each line.
const PART: usize = 256;

/// The text before and behind each code point, in its line.
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
    // a Latin letter and ZERO WIDTH NON-JOINER, which is removed behind an Arabic code point
    ("x", "\u{200C}"),
    // digits: separators between them are mapped
    ("1", "\u{662}"),
    // BEH with FATHA, and BEH: foreign marks go from it, joiners and ignorable characters behind it
    ("\u{628}\u{64E}", "\u{628}"),
    // spaces: if the code point is removed, one of them is removed too
    (" ", " "),
    // BEH with NO-BREAK SPACE, and BEH: a mark on it makes a carrier of it
    ("\u{628}\u{A0}", "\u{628}"),
    // BEH and ZERO WIDTH NON-JOINER: seen where the code point is a letter
    ("\u{628}\u{200C}", ""),
    // ZERO WIDTH NON-JOINER and BEH: seen where the code point joins on
    ("", "\u{200C}\u{628}"),
    // ALEF and the ligature of the name of God, with the code point between
    ("\u{627}", "\u{FDF2}"),
    // ALEF, SHADDA and FATHA: out of order, and in the way of composition
    ("\u{627}\u{651}", "\u{64E}\u{655}"),
];

fn framed((before, behind): (&str, &str), c: char) -> String {
    format!("{before}{c}{behind}")
}

/// Returns all code points that are no bystanders.
fn code_points() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|&c| !is_bystander(c))
}

/// Returns whether `c` is an ideograph, Hangul or for private use. No profile may change these, so
/// fewer tests suffice for them.
fn is_bystander(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{A5FF}' | '\u{AC00}'..='\u{F8FF}' | '\u{1F000}'..='\u{DFFFF}' | '\u{F0000}'..)
}

#[test]
fn every_code_point_agrees_with_the_oracle_under_every_preset() {
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

/// Each code point is folded as a text of its own, without line breaks.
#[test]
fn every_code_point_alone_agrees_with_the_oracle() {
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
