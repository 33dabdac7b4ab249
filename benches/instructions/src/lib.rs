//! The functions whose instructions are counted. Each runs on the shipped samples with one
//! instruction set.

use std::hint::black_box;

use arabic_text::{InstructionSet, Normalizer, Profile, Tokenizer, words};

/// Texts written for this project, of some kilobytes each.
pub const TEXTS: [(&str, &str); 4] = [
    ("news", include_str!("../../../examples/sample_news.txt")),
    ("vocalized", include_str!("../../samples/vocalized.txt")),
    ("tweets", include_str!("../../samples/tweets.txt")),
    ("persian", include_str!("../../samples/persian.txt")),
];

/// A text and a normalizer, which are made before counting begins.
pub struct Case {
    pub normalizer: Normalizer,
    pub text: &'static str,
    /// The words of 5 to 20 bytes.
    pub words: Vec<&'static str>,
    /// The output buffer, with enough capacity for the folded text.
    pub out: String,
}

impl Case {
    /// # Panics
    ///
    /// Panics if there is no such text or instruction set.
    #[must_use]
    pub fn new(text: &str, backend: &str) -> Self {
        let (_, text) = TEXTS.into_iter().find(|row| row.0 == text).expect("a text of `TEXTS`");
        let backend =
            InstructionSet::available().find(|found| name_of(*found) == backend).expect("a backend of this processor");
        let words = words(text).filter(|word| (5..=20).contains(&word.len())).collect();
        let normalizer = Normalizer::with_instruction_set(Profile::SEARCH, backend);
        Self { normalizer, text, words, out: String::with_capacity(text.len() + 128) }
    }
}

/// Returns the name of an instruction set in the stored figures.
#[must_use]
pub fn name_of(backend: InstructionSet) -> String {
    format!("{backend:?}").to_lowercase()
}

/// Folds the whole text into a buffer.
pub fn fold(case: &mut Case) {
    case.out.clear();
    case.normalizer.normalize_into(black_box(case.text), &mut case.out);
    black_box(&case.out);
}

/// Checks whether a folded text is folded.
pub fn check(case: &Case) -> bool {
    case.normalizer.is_normalized(black_box(&case.out))
}

/// Folds word by word, as an index does.
pub fn short_words(case: &mut Case) {
    for word in black_box(&case.words) {
        case.out.clear();
        case.normalizer.normalize_into(word, &mut case.out);
        black_box(&case.out);
    }
}

/// Aligns the text.
pub fn align(case: &Case) -> usize {
    black_box(case.normalizer.align(black_box(case.text))).as_str().len()
}

/// Returns a tokenizer for the scalar engine, which is available everywhere.
const TOKENIZER: Tokenizer = Tokenizer::new().with_instruction_set(InstructionSet::Scalar);

/// Finds every token of the unfolded text. The instruction set of the normalizer has no effect.
pub fn tokens(case: &Case) -> usize {
    let tokens = TOKENIZER.tokens(black_box(case.text));
    tokens.fold(0, |sum, token| sum + token.span.start + token.kind as usize)
}

/// Finds every token as `tokens` does, and folds it.
pub fn folded_tokens(case: &Case) -> usize {
    let mut sum = 0;
    let mut tokens = case.normalizer.token_stream_with(&TOKENIZER, black_box(case.text));
    while tokens.advance() {
        let token = tokens.token();
        sum += token.text.len() + token.span.start;
    }
    sum
}
