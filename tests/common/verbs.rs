//! Every way to fold, which all must give the same bytes.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use arabic_text::{Backend, Normalizer, Profile};

use super::escape::escape;

/// Fails unless every verb on every backend makes `expected` of `text`.
pub(crate) fn assert_all_give(normalizer: &Normalizer, text: &str, expected: &str) {
    assert_verbs_give(normalizer, text, expected);
    for backend in Backend::available() {
        let normalizer = Normalizer::with_backend(normalizer.profile().clone(), backend);
        assert_verbs_give(&normalizer, text, expected);
    }
}

/// The same on the backend of the normalizer alone.
pub(crate) fn assert_verbs_give(normalizer: &Normalizer, text: &str, expected: &str) {
    for (verb, given) in outputs(normalizer, text) {
        assert_eq!(escape(&given), escape(expected), "{verb} under {} of {}", normalizer.profile(), escape(text));
    }
    assert_borrows_exactly_when_unchanged(normalizer, text, expected);
    assert_compares_as(normalizer, text, expected);
}

fn outputs(normalizer: &Normalizer, text: &str) -> Vec<(&'static str, String)> {
    let mut outputs = vec![
        ("normalize", normalizer.normalize(text).into_owned()),
        ("normalize_into", into_empty(normalizer, text)),
        ("normalize_into behind a letter", into_filled(normalizer, text)),
        ("normalize_in_place", in_place(normalizer, text)),
        ("normalize_to", written(normalizer, text)),
    ];
    if *normalizer.profile() == Profile::SEARCH {
        outputs.push(("the free function", arabic_text::normalize(text).into_owned()));
    }
    outputs
}

fn into_empty(normalizer: &Normalizer, text: &str) -> String {
    let mut out = String::new();
    normalizer.normalize_into(text, &mut out);
    out
}

/// What stands in the buffer must stay, and must not be taken for the beginning of the text: with a hamza, a tatweel or
/// a joiner behind it, this would show.
fn into_filled(normalizer: &Normalizer, text: &str) -> String {
    const BEFORE: &str = "1\u{640}\u{627}\u{627}";
    let mut out = String::from(BEFORE);
    normalizer.normalize_into(text, &mut out);
    out.strip_prefix(BEFORE).expect("normalize_into keeps what the buffer held").into()
}

fn in_place(normalizer: &Normalizer, text: &str) -> String {
    let mut text = String::from(text);
    normalizer.normalize_in_place(&mut text);
    text
}

fn written(normalizer: &Normalizer, text: &str) -> String {
    let mut out = String::new();
    normalizer.normalize_to(text, &mut out).expect("a string can be written to");
    out
}

/// `Cow::Borrowed` exactly when nothing changes.
pub(crate) fn assert_borrows_exactly_when_unchanged(normalizer: &Normalizer, text: &str, expected: &str) {
    let context = || format!("under {} of {}", normalizer.profile(), escape(text));
    let unchanged = text == expected;
    assert_eq!(matches!(normalizer.normalize(text), Cow::Borrowed(_)), unchanged, "borrowed, {}", context());
    assert_eq!(normalizer.is_normalized(text), unchanged, "is_normalized, {}", context());
}

fn assert_compares_as(normalizer: &Normalizer, text: &str, expected: &str) {
    let context = || format!("under {} of {}", normalizer.profile(), escape(text));
    let folds_to_itself = normalizer.normalize(expected) == expected;
    assert!(normalizer.eq(text, text), "eq to itself, {}", context());
    if folds_to_itself {
        assert!(normalizer.eq(text, expected) && normalizer.eq(expected, text), "eq, {}", context());
        assert_eq!(hash(normalizer, text), hash(normalizer, expected), "hash, {}", context());
    }
}

/// Whether `eq` and `hash` of two texts say what their folded forms say.
pub(crate) fn assert_agree_on(normalizer: &Normalizer, a: &str, b: &str) {
    let same = normalizer.normalize(a) == normalizer.normalize(b);
    let context = || format!("under {} of {} and {}", normalizer.profile(), escape(a), escape(b));
    assert_eq!(normalizer.eq(a, b), same, "eq, {}", context());
    assert_eq!(normalizer.eq(b, a), same, "eq the other way round, {}", context());
    assert_eq!(hash(normalizer, a) == hash(normalizer, b), same, "hash, {}", context());
}

pub(crate) fn hash(normalizer: &Normalizer, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    normalizer.hash(text, &mut hasher);
    hasher.finish()
}
