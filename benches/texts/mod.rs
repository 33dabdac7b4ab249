//! The texts of the benchmarks.
#![allow(dead_code)]

use std::fs;
use std::path::Path;
use std::sync::Once;

use arabic_text::{InstructionSet, Normalizer, Profile};

const SAMPLE: &str = include_str!("../../examples/sample_news.txt");
/// The most bytes of a text: more than a core's caches hold, and still folded many times a second.
const LIMIT: usize = 4 << 20;

const ONLY_THE_SAMPLE: &str = "\
ARABIC_TEXT_CORPORA is not set: one short sample is folded over and over. Branch predictors learn it by heart, so these
figures say little of real text.";

pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// Returns the Kurdish text of the folder, which is short, so that its figures are rough.
pub(crate) fn sorani() -> Option<Text> {
    let folder = std::env::var_os("ARABIC_TEXT_CORPORA")?;
    let text = fs::read_to_string(Path::new(&folder).join("sorani.txt")).ok()?;
    Some(Text { name: "sorani", text })
}

/// Returns real texts from the folder in `ARABIC_TEXT_CORPORA`. Without it, returns the shipped
/// sample repeated, which branch predictors learn.
pub(crate) fn all() -> Vec<Text> {
    let Some(folder) = std::env::var_os("ARABIC_TEXT_CORPORA") else {
        static NOTE: Once = Once::new();
        NOTE.call_once(|| eprintln!("{ONLY_THE_SAMPLE}"));
        return vec![Text { name: "sample", text: SAMPLE.repeat((1 << 20) / SAMPLE.len()) }];
    };
    let read = |file: &str| {
        let path = Path::new(&folder).join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let second_column = |text: String| {
        let rows = text.lines().filter_map(|row| row.split('\t').nth(1));
        rows.flat_map(|verse| [verse, "\n"]).collect::<String>()
    };
    let texts = [
        ("news", read("news.txt")),
        ("vocalized", read("vocalized.txt")),
        ("quran", second_column(read("quran_pairs.tsv"))),
        ("social", read("social.txt")),
        ("persian", read("persian.txt")),
        ("json", read("news.jsonl")),
    ];
    texts.map(|(name, text)| Text { name, text: first_lines(&text, LIMIT) }).into()
}

/// Returns whole lines of at most `limit` bytes together.
fn first_lines(text: &str, limit: usize) -> String {
    let lines = text.split_inclusive('\n').scan(0, |length, line| {
        *length += line.len();
        (*length <= limit).then_some(line)
    });
    lines.collect()
}

/// Returns the first `count` words of 5 to 20 bytes.
pub(crate) fn short_words(text: &str, count: usize) -> Vec<&str> {
    arabic_text::words(text).filter(|word| (5..=20).contains(&word.len())).take(count).collect()
}

/// Repeats the text to at least `length` bytes.
pub(crate) fn repeated(text: &str, length: usize) -> String {
    text.repeat(length.div_ceil(text.len()))
}

/// Returns a normalizer for each instruction set with its name, after checking that all give the
/// same output.
pub(crate) fn backends(profile: &Profile, text: &str) -> Vec<(String, Normalizer)> {
    let scalar = Normalizer::with_instruction_set(profile.clone(), InstructionSet::Scalar);
    let expected: String = text.split_inclusive('\n').map(|line| scalar.normalize(line)).collect();
    let named = |backend: InstructionSet| {
        (format!("{backend:?}").to_lowercase(), Normalizer::with_instruction_set(profile.clone(), backend))
    };
    let normalizers: Vec<_> = InstructionSet::available().map(named).collect();
    for (name, normalizer) in &normalizers {
        assert!(fold(normalizer, text) == expected, "{name} under {profile}: not what its lines fold to");
        assert!(normalizer.is_normalized(&expected), "{name} under {profile}: not idempotent");
    }
    normalizers
}

fn fold(normalizer: &Normalizer, text: &str) -> String {
    let mut out = String::new();
    normalizer.normalize_into(text, &mut out);
    out
}

/// Returns the search preset of the other library that folds search keys, after checking that it
/// gives the same key for a text.
pub(crate) fn rival() -> arabic_normalize::Normalizer {
    let rival = arabic_normalize::Normalizer::search();
    let text = "وُلِدَ أحمد بن إبراهيم سنة ١٩٦٤ في مدينــة صغيرة على الساحل";
    assert_eq!(rival.normalize(text), arabic_text::normalize(text));
    rival
}
