//! Promise 9: time is linear in the text, whatever the text.
//!
//! Twice the text may take four times as long before a test fails: what is quadratic takes that long at the least, and
//! at these lengths would not come to an end. The best of some runs counts, so that a busy machine does not fail.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use arabic_text::{DaggerAlef, Elongation, Hamza, Marks, Normalizer, PhraseSigns, Profile, Spaces};
use common::profiles::PRESETS;

const LENGTH: usize = 200_000;
const RUNS: usize = 3;
/// Below this, a run says more about the machine than about the code.
const TOO_SHORT_TO_TELL: Duration = Duration::from_millis(20);

/// What a text repeats, and why that could be slow.
const UNITS: &[(&str, &str)] = &[
    ("one mark on one letter", "\u{64E}"),
    ("marks out of order", "\u{651}\u{64E}"),
    ("marks of all orders", "\u{654}\u{670}\u{652}\u{651}\u{650}\u{64B}\u{618}"),
    ("marks of class 0", "\u{10EFC}"),
    ("hamza above", "\u{654}"),
    ("tatweel with joiners", "\u{640}\u{200D}"),
    ("tatweel", "\u{640}"),
    ("small letters", "\u{6E5}"),
    ("joiners", "\u{200C}"),
    ("direction controls", "\u{200F}"),
    ("separators", "\u{66B}"),
    ("numbers with separators", "\u{661}\u{66B}"),
    ("one letter", "\u{628}"),
    ("one letter that composes", "\u{648}"),
    ("one letter composed", "\u{648}\u{654}"),
    ("one letter that maps to another", "\u{6D5}\u{654}"),
    ("spaces", " "),
    ("spaces of all kinds", " \t\u{A0}\u{3000}"),
    ("presentation forms", "\u{FEF5}"),
    ("presentation forms of marks", "\u{FC60}"),
    ("phrase signs", "\u{FDFD}"),
    ("marks of other scripts", "\u{301}\u{316}"),
    ("marks of two scripts", "\u{301}\u{64E}"),
];

/// What a text begins with: nothing, or something that a long run may hang on.
const STARTS: &[&str] = &["", "\u{627}", "x", "\u{628}\u{640}"];

fn profiles() -> Vec<Profile> {
    let mut profiles: Vec<Profile> = PRESETS.iter().map(|preset| preset.1.clone()).collect();
    profiles.push(Profile::NONE.marks(Marks::RemoveCaseEnding).elongation(Elongation::CollapseTo2));
    profiles.push(Profile::CLEAN.elongation(Elongation::CollapseTo1).spaces(Spaces::Collapse).hamza(Hamza::ToHamza));
    profiles.push(Profile::LOOSE.marks(Marks::KeepShadda).dagger_alef(DaggerAlef::ToAlef).spaces(Spaces::Collapse));
    profiles.push(Profile::SEARCH.phrase_signs(PhraseSigns::Expand).dagger_alef(DaggerAlef::Keep));
    profiles
}

#[test]
fn time_is_linear_whatever_is_repeated() {
    for profile in profiles() {
        let normalizer = Normalizer::new(profile);
        for (name, unit) in UNITS {
            for start in STARTS {
                assert_linear(&normalizer, name, |length| format!("{start}{}", unit.repeat(length)));
            }
        }
    }
}

fn assert_linear(normalizer: &Normalizer, name: &str, text: impl Fn(usize) -> String) {
    let long = best_time(normalizer, &text(2 * LENGTH), 1);
    if long < TOO_SHORT_TO_TELL {
        return;
    }
    let long = long.min(best_time(normalizer, &text(2 * LENGTH), RUNS));
    let short = best_time(normalizer, &text(LENGTH), RUNS);
    let bound = 4 * short + TOO_SHORT_TO_TELL;
    assert!(long < bound, "{name} under {}: {short:?}, twice the text {long:?}", normalizer.profile());
}

/// The time of every verb together.
fn best_time(normalizer: &Normalizer, text: &str, runs: usize) -> Duration {
    let time = || {
        let start = Instant::now();
        black_box(normalizer.normalize(black_box(text)));
        black_box(normalizer.is_normalized(black_box(text)));
        black_box(normalizer.eq(black_box(text), black_box(&format!("{text}x"))));
        start.elapsed()
    };
    (0..runs).map(|_| time()).min().unwrap_or_default()
}
