//! All methods that fold. They must all give the same bytes.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use arabic_text::{InstructionSet, Normalizer, Profile};

use super::escape::escape;

/// Fails unless every method folds `text` to `expected` on every instruction set.
pub(crate) fn assert_all_give(normalizer: &Normalizer, text: &str, expected: &str) {
    assert_verbs_give(normalizer, text, expected);
    for backend in InstructionSet::available() {
        let normalizer = Normalizer::with_instruction_set(normalizer.profile().clone(), backend);
        assert_verbs_give(&normalizer, text, expected);
    }
}

/// Fails unless every method of this normalizer folds `text` to `expected`.
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
        ("split_normalized", split(normalizer, text)),
        ("key", normalizer.key(text).into_string()),
        ("align", normalizer.align(text).into_string()),
        ("segments", segments(normalizer, text)),
        ("stream", streamed(normalizer, text)),
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

/// Folds into a buffer with text, which must be kept and must not count as the beginning of the
/// folded text. That would be visible for a text that begins with a hamza, a tatweel or a joiner.
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

/// Returns the unchanged prefix and the folded rest.
fn split(normalizer: &Normalizer, text: &str) -> String {
    let (prefix, rest) = normalizer.split_normalized(text);
    assert_eq!([prefix, rest].concat(), text, "split_normalized under {}", normalizer.profile());
    assert_eq!(rest.is_empty(), normalizer.is_normalized(text), "split_normalized under {}", normalizer.profile());
    format!("{prefix}{}", normalizer.normalize(rest))
}

/// Returns the folded text, joined from its segments. The source ranges of the segments must have
/// no gaps either.
fn segments(normalizer: &Normalizer, text: &str) -> String {
    let aligned = normalizer.align(text);
    let (mut end, mut out) = (0, String::new());
    for (source, folded) in aligned.segments() {
        let context = || format!("{source:?} and {folded:?} under {} of {}", normalizer.profile(), escape(text));
        assert_eq!((source.start, folded.start), (end, out.len()), "{}", context());
        assert!(!source.is_empty() && (!folded.is_empty() || source.start == 0), "{}", context());
        out += &aligned.as_str()[folded.clone()];
        end = source.end;
    }
    assert_eq!(end, text.len(), "segments under {} of {}", normalizer.profile(), escape(text));
    out
}

fn streamed(normalizer: &Normalizer, text: &str) -> String {
    let (mut stream, mut out) = (normalizer.stream(), Vec::new());
    for chunk in text.as_bytes().chunks(7) {
        stream.push(chunk, &mut out).expect("text is UTF-8");
    }
    stream.finish(&mut out).expect("text is UTF-8");
    String::from_utf8(out).expect("what text folds to is text")
}

/// Fails unless the result is `Cow::Borrowed` if and only if nothing changes.
pub(crate) fn assert_borrows_exactly_when_unchanged(normalizer: &Normalizer, text: &str, expected: &str) {
    let context = || format!("under {} of {}", normalizer.profile(), escape(text));
    let unchanged = text == expected;
    assert_eq!(matches!(normalizer.normalize(text), Cow::Borrowed(_)), unchanged, "borrowed, {}", context());
    assert_eq!(normalizer.is_normalized(text), unchanged, "is_normalized, {}", context());
}

fn assert_compares_as(normalizer: &Normalizer, text: &str, expected: &str) {
    let context = || format!("under {} of {}", normalizer.profile(), escape(text));
    let folds_to_itself = normalizer.normalize(expected) == expected;
    assert_eq!(normalizer.contains(text, text), !expected.is_empty(), "contains itself, {}", context());
    assert!(normalizer.equivalent(text, text), "equivalent to itself, {}", context());
    if folds_to_itself {
        assert!(
            normalizer.equivalent(text, expected) && normalizer.equivalent(expected, text),
            "equivalent, {}",
            context()
        );
        assert_eq!(hash(normalizer, text), hash(normalizer, expected), "hash_text, {}", context());
    }
}

/// Fails unless `equivalent` and `hash_text` agree with a comparison of the folded texts.
pub(crate) fn assert_agree_on(normalizer: &Normalizer, a: &str, b: &str) {
    let same = normalizer.normalize(a) == normalizer.normalize(b);
    let context = || format!("under {} of {} and {}", normalizer.profile(), escape(a), escape(b));
    assert_eq!(normalizer.equivalent(a, b), same, "equivalent, {}", context());
    assert_eq!(normalizer.equivalent(b, a), same, "equivalent the other way round, {}", context());
    assert_eq!(hash(normalizer, a) == hash(normalizer, b), same, "hash_text, {}", context());
}

pub(crate) fn hash(normalizer: &Normalizer, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    normalizer.hash_text(text, &mut hasher);
    hasher.finish()
}
