//! Texts to measure on.
#![allow(dead_code)]

use std::fs;
use std::path::Path;
use std::sync::Once;

use arabic_text::{Backend, Normalizer, Profile};

const SAMPLE: &str = include_str!("../../examples/sample_news.txt");
/// Enough of a text: more than a core's caches, and still many rounds a second.
const LIMIT: usize = 4 << 20;

const ONLY_THE_SAMPLE: &str = "\
ARABIC_TEXT_CORPORA is not set: one short sample is folded over and over. Branch predictors learn it by heart, so these
figures say little of real text.";

pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// Real texts from the folder in `ARABIC_TEXT_CORPORA`; without it the shipped sample over and over, which flatters
/// everything that predicts branches.
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

/// Whole lines, up to a length.
fn first_lines(text: &str, limit: usize) -> String {
    let lines = text.split_inclusive('\n').scan(0, |length, line| {
        *length += line.len();
        (*length <= limit).then_some(line)
    });
    lines.collect()
}

/// Words of 5 to 20 bytes, as they come.
pub(crate) fn short_words(text: &str, count: usize) -> Vec<&str> {
    arabic_text::words(text).filter(|word| (5..=20).contains(&word.len())).take(count).collect()
}

/// The text over and over, to a length.
pub(crate) fn repeated(text: &str, length: usize) -> String {
    text.repeat(length.div_ceil(text.len()))
}

/// Normalizers for a profile, by the name of their backend, once all are seen to give the same.
pub(crate) fn backends(profile: &Profile, text: &str) -> Vec<(String, Normalizer)> {
    let scalar = Normalizer::with_backend(profile.clone(), Backend::Scalar);
    let expected: String = text.split_inclusive('\n').map(|line| scalar.normalize(line)).collect();
    let named =
        |backend: Backend| (format!("{backend:?}").to_lowercase(), Normalizer::with_backend(profile.clone(), backend));
    let normalizers: Vec<_> = Backend::available().map(named).collect();
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

/// The other library that folds keys, with its preset for search; seen to do the same job.
pub(crate) fn rival() -> arabic_normalize::Normalizer {
    let rival = arabic_normalize::Normalizer::search();
    let text = "وُلِدَ أحمد بن إبراهيم سنة ١٩٦٤ في مدينــة صغيرة على الساحل";
    assert_eq!(rival.normalize(text), arabic_text::normalize(text));
    rival
}
