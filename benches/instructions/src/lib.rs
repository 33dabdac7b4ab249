//! What is counted: functions of the crate on the samples that it ships, by one backend each.

use std::hint::black_box;

use arabic_text::{Backend, Normalizer, Profile, TokenEngine, Tokenizer, words};

/// Texts of the project's own writing, some kilobytes each.
pub const TEXTS: [(&str, &str); 4] = [
    ("news", include_str!("../../../examples/sample_news.txt")),
    ("vocalized", include_str!("../../samples/vocalized.txt")),
    ("tweets", include_str!("../../samples/tweets.txt")),
    ("persian", include_str!("../../samples/persian.txt")),
];

/// A text, and the normalizer that is to fold it: made outside of what is counted.
pub struct Case {
    pub normalizer: Normalizer,
    pub text: &'static str,
    /// Its words of 5 to 20 bytes.
    pub words: Vec<&'static str>,
    /// Has room for the folded text, so that nothing is allocated.
    pub out: String,
}

impl Case {
    /// # Panics
    ///
    /// Where there is no such text, or no such backend.
    #[must_use]
    pub fn new(text: &str, backend: &str) -> Self {
        let (_, text) = TEXTS.into_iter().find(|row| row.0 == text).expect("a text of `TEXTS`");
        let backend =
            Backend::available().find(|found| name_of(*found) == backend).expect("a backend of this processor");
        let words = words(text).filter(|word| (5..=20).contains(&word.len())).collect();
        let normalizer = Normalizer::with_backend(Profile::SEARCH, backend);
        Self { normalizer, text, words, out: String::with_capacity(text.len() + 128) }
    }
}

/// As it stands in the figures.
#[must_use]
pub fn name_of(backend: Backend) -> String {
    format!("{backend:?}").to_lowercase()
}

/// The whole text into a buffer.
pub fn fold(case: &mut Case) {
    case.out.clear();
    case.normalizer.normalize_into(black_box(case.text), &mut case.out);
    black_box(&case.out);
}

/// Folded text that is looked at again.
pub fn check(case: &Case) -> bool {
    case.normalizer.is_normalized(black_box(&case.out))
}

/// One word after the other, as an index takes them.
pub fn short_words(case: &mut Case) {
    for word in black_box(&case.words) {
        case.out.clear();
        case.normalizer.normalize_into(word, &mut case.out);
        black_box(&case.out);
    }
}

/// Folded, with the way back.
pub fn align(case: &Case) -> usize {
    black_box(case.normalizer.align(black_box(case.text))).as_str().len()
}

/// Windows by table, whatever else the processor could do: the only engine that is everywhere.
const TOKENIZER: Tokenizer = Tokenizer::new().engine(TokenEngine::Scalar);

/// Every token of the unfolded text; spans and kinds. The backend for folding has no part in it.
pub fn tokens(case: &Case) -> usize {
    let tokens = TOKENIZER.tokens(black_box(case.text));
    tokens.fold(0, |sum, token| sum + token.span.start + token.kind as usize)
}

/// Every token, found as for `tokens`, then folded.
pub fn folded_tokens(case: &Case) -> usize {
    let mut sum = 0;
    let mut tokens = case.normalizer.tokens_by(&TOKENIZER, black_box(case.text));
    while let Some(token) = tokens.next() {
        sum += token.text.len() + token.span.start;
    }
    sum
}
