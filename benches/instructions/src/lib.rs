//! The functions whose instructions are counted. Each runs on a text with one instruction set.
//!
//! The texts in `texts` are written for this benchmark. Their statistics are those of real text,
//! and `quran` is a list of words in the spelling of the Quran.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use arabic_text::{InstructionSet, Normalizer, Profile, Tokenizer, words};

/// Reads the text of that name in `texts`, or else the file of that path. The text is never freed.
///
/// # Panics
///
/// Panics if there is no such text.
fn read(text: &str) -> &'static str {
    let named = format!("{}/texts/{text}.txt", env!("CARGO_MANIFEST_DIR"));
    let path = if Path::new(&named).exists() { &named } else { text };
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}")).leak()
}

/// A text, a normalizer and a tokenizer, which are made before counting begins.
pub struct Case {
    pub normalizer: Normalizer,
    pub tokenizer: Tokenizer,
    pub text: &'static str,
    /// The words of 5 to 20 bytes.
    pub words: Vec<&'static str>,
    /// The output buffer, with enough capacity for the folded text.
    pub out: String,
}

impl Case {
    /// Makes the case of a text in `texts` or of a file.
    ///
    /// # Panics
    ///
    /// Panics if there is no such text or instruction set.
    #[must_use]
    pub fn new(text: &str, backend: &str) -> Self {
        let text = read(text);
        let backend =
            InstructionSet::available().find(|found| name_of(*found) == backend).expect("a backend of this processor");
        let words = words(text).filter(|word| (5..=20).contains(&word.len())).collect();
        let normalizer = Normalizer::with_instruction_set(Profile::SEARCH, backend);
        let tokenizer = Tokenizer::new().with_instruction_set(backend);
        Self { normalizer, tokenizer, text, words, out: String::with_capacity(text.len() + 128) }
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

/// Finds every token of the unfolded text.
pub fn tokens(case: &Case) -> usize {
    let tokens = case.tokenizer.tokens(black_box(case.text));
    tokens.fold(0, |sum, token| sum + token.span.start + token.kind as usize)
}

/// Finds every token as `tokens` does, and folds it.
pub fn folded_tokens(case: &Case) -> usize {
    let mut sum = 0;
    let mut tokens = case.normalizer.token_stream_with(&case.tokenizer, black_box(case.text));
    while tokens.advance() {
        let token = tokens.token();
        sum += token.text.len() + token.span.start;
    }
    sum
}
