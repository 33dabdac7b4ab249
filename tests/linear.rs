//! Promise 9: time is linear in the text, whatever the text.
//!
//! At these lengths what is quadratic takes far longer than what is linear. Machines are slow and busy in their own ways,
//! so times are compared with times, where the system tells it of the processor alone: four times the text may take nine times as long before a test fails, and the
//! best of some runs counts.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use arabic_text::{DaggerAlef, Elongation, Hamza, Marks, Normalizer, PhraseSigns, Profile, Spaces};
use common::profiles::PRESETS;

/// Repetitions in the shorter text.
const LENGTH: usize = 5_000;
/// How much longer the other text is, and how much longer it may take: linear is 4, quadratic 16.
const GROWTH: usize = 4;
const BOUND: u32 = 9;
const RUNS: usize = 7;
/// Nothing quadratic is as fast as that.
const SURELY_LINEAR: Duration = Duration::from_millis(50);

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

/// What a text begins with, and a long run may hang on: a letter that composes with nothing, and one that does.
const STARTS: &[&str] = &["x", "\u{627}"];

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
                assert_linear(&normalizer, name, |length: usize| format!("{start}{}", unit.repeat(length)));
            }
        }
    }
}

fn assert_linear(normalizer: &Normalizer, name: &str, text: impl Fn(usize) -> String) {
    let (short, long) = (text(LENGTH), text(GROWTH * LENGTH));
    if time(normalizer, &long) < SURELY_LINEAR {
        return;
    }
    let best = |text| (0..RUNS).map(|_| time(normalizer, text)).min().unwrap_or_default();
    let (short, long) = (best(&short), best(&long));
    let linear = long < SURELY_LINEAR || long < BOUND * short;
    assert!(linear, "{name} under {}: {short:?}, four times the text {long:?}", normalizer.profile());
}

/// The time of the verbs together that differ in how they go through a text.
fn time(normalizer: &Normalizer, text: &str) -> Duration {
    let other = format!("{text}x");
    let start = Clock::start();
    black_box(normalizer.normalize(black_box(text)));
    black_box(normalizer.is_normalized(black_box(text)));
    black_box(normalizer.eq(black_box(text), black_box(&other)));
    start.elapsed()
}

/// Time that this thread had a processor, where Linux tells it; elsewhere time as it goes by.
enum Clock {
    Processor(Duration),
    Wall(Instant),
}

impl Clock {
    fn start() -> Self {
        processor_time().map_or_else(|| Self::Wall(Instant::now()), Self::Processor)
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Processor(start) => processor_time().unwrap_or_default().saturating_sub(*start),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
