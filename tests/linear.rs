//! Promise 9: time is linear in the length of any text.

mod common;

use std::hint::black_box;

use arabic_text::{DaggerAlef, Elongation, Hamza, Marks, Normalizer, PhraseSigns, Profile, Spaces, compat};
use common::growth::assert_linear;
use common::profiles::PRESETS;

/// The number of repetitions in the shorter text.
const LENGTH: usize = 5_000;

/// The characters that a text repeats, each with a name.
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
    ("hehs with marks", "\u{647}\u{64E}"),
    ("rehs with joiners", "\u{631}\u{200D}"),
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

/// The letter before the repeated characters: one that composes with no mark, and one that
/// composes.
const STARTS: &[&str] = &["x", "\u{627}"];

fn profiles() -> Vec<Profile> {
    let mut profiles: Vec<Profile> = PRESETS.iter().map(|preset| preset.1.clone()).collect();
    profiles.push(Profile::NONE.with_marks(Marks::RemoveCaseEnding).with_elongation(Elongation::CollapseTo2));
    profiles.push(
        Profile::CLEAN
            .with_elongation(Elongation::CollapseTo1)
            .with_spaces(Spaces::Collapse)
            .with_hamza(Hamza::ToHamza),
    );
    profiles.push(
        Profile::LOOSE.with_marks(Marks::KeepShadda).with_dagger_alef(DaggerAlef::ToAlef).with_spaces(Spaces::Collapse),
    );
    profiles.push(Profile::SEARCH.with_phrase_signs(PhraseSigns::Expand).with_dagger_alef(DaggerAlef::Keep));
    profiles.push(compat::LUCENE_SORANI);
    profiles
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn time_is_linear_whatever_is_repeated() {
    for profile in profiles() {
        let normalizer = Normalizer::new(profile);
        for (name, unit) in UNITS {
            for start in STARTS {
                let texts = |length: usize| {
                    let text = format!("{start}{}", unit.repeat(length));
                    let other = format!("{text}x");
                    (text, other)
                };
                let name = format!("{name} under {}", normalizer.profile());
                assert_linear(&name, LENGTH, texts, |texts| run(texts, &normalizer));
            }
        }
    }
}

/// Runs methods that read a text in different ways.
fn run((text, other): &(String, String), normalizer: &Normalizer) {
    black_box(normalizer.normalize(black_box(text)));
    black_box(normalizer.is_normalized(black_box(text)));
    black_box(normalizer.equivalent(black_box(text), black_box(other)));
}
