//! Arabic search in [tantivy](https://docs.rs/tantivy): a tokenizer, and words of queries folded as the index folds them.
//!
//! ```
//! use arabic_text_tantivy::ArabicTokenizer;
//! use tantivy::tokenizer::TextAnalyzer;
//!
//! let mut analyzer = TextAnalyzer::from(ArabicTokenizer::default().remove_latin_case(true));
//! let mut tokens = analyzer.token_stream("قَرَأتُ كِتَـابَ Rust");
//! let mut words = Vec::new();
//! while tokens.advance() {
//!     words.push(tokens.token().text.clone());
//! }
//! assert_eq!(words, ["قرات", "كتاب", "rust"]);
//! ```
//!
//! Offsets are bytes of the text as it is written, so snippets show vocalized words whole. Register the tokenizer under the name
//! that the schema gives its fields, in every process that opens the index.
//!
//! This crate needs `tantivy-tokenizer-api` alone: it works with every tantivy of that version of the interface.

#![forbid(unsafe_code)]

mod latin;
mod query;
mod stream;

use arabic_text::stem::Stemmer;
use arabic_text::{Normalizer, TokenMemory, Tokenizer as Splitter, UNICODE_VERSION};
use tantivy_tokenizer_api::{Token, Tokenizer};

pub use stream::ArabicTokenStream;

/// Raised with every release in which the tokens of an index change by anything but the profile, the stemmer and the version
/// of Unicode.
const OUTPUT_VERSION: u32 = 1;

/// A text in which every switch of a tokenizer changes the words.
const PROBE: &str =
    "#one two@three.org @four http://five.org \u{633}9 \u{627}\u{644}\u{640}PDF six_seven \u{628}\u{200C}\u{647}";

/// What exact keys begin with, so that they are never equal to other keys.
const EXACT: char = '=';

/// Splits a text into words, folds them, and gives them with their offsets in the text.
///
/// Words are numbered without a gap: what is no word (spaces, punctuation, symbols) has no position, so that a phrase is found
/// across a comma. Each word of a phrase that one sign stands for has a position of its own, and the offsets of the sign.
///
/// ```
/// use arabic_text::stem::Stemmer;
/// use arabic_text::{Normalizer, Profile};
/// use arabic_text_tantivy::ArabicTokenizer;
///
/// let loose = ArabicTokenizer::new(Normalizer::new(Profile::LOOSE));
/// let stems = ArabicTokenizer::default().stem(Stemmer::Arabic).exact(true);
/// assert_ne!(loose.fingerprint(), stems.fingerprint());
/// ```
#[derive(Clone, Debug)]
pub struct ArabicTokenizer {
    normalizer: Normalizer,
    splitter: Splitter,
    stemmer: Option<Stemmer>,
    keys: Keys,
    removes_latin_case: bool,
    /// Whether the profile has mappings of its own, which may write a capital where the text has none.
    has_mappings: bool,
    /// The buffers of the streams, which are used by one text after the other.
    memory: TokenMemory,
    token: Token,
}

/// Which keys of a word are given.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Keys {
    /// The folded word, or its stem.
    Word,
    /// The folded word with the mark of exact keys.
    Exact,
    /// Both, at one position.
    Both,
}

impl ArabicTokenizer {
    /// Makes a tokenizer that folds words by a normalizer.
    #[must_use]
    pub fn new(normalizer: Normalizer) -> Self {
        let has_mappings = normalizer.profile().to_string().contains("U+");
        Self {
            normalizer,
            splitter: Splitter::new(),
            stemmer: None,
            keys: Keys::Word,
            removes_latin_case: false,
            has_mappings,
            memory: TokenMemory::default(),
            token: Token::default(),
        }
    }

    /// Splits texts by these switches.
    ///
    /// ```
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// let tokenizer = ArabicTokenizer::default().splitter(arabic_text::Tokenizer::new().split_digits(true));
    /// assert_eq!(tokenizer.words("سميت٢٩"), ["سميت", "29"]);
    /// ```
    #[must_use]
    pub fn splitter(self, splitter: Splitter) -> Self {
        Self { splitter, ..self }
    }

    /// Gives the stems of words instead of the words; of numbers and addresses, these themselves.
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().stem(Stemmer::Arabic).words("والكِتابُ"), ["كتاب"]);
    /// ```
    #[must_use]
    pub fn stem(self, stemmer: Stemmer) -> Self {
        Self { stemmer: Some(stemmer), ..self }
    }

    /// Whether to give the folded word, behind an equals sign, at the position of its stem too. Makes sense with
    /// [`stem`](Self::stem). Queries need a tokenizer of their own then: [`for_queries`](Self::for_queries), or
    /// [`for_exact_queries`](Self::for_exact_queries).
    ///
    /// ```
    /// use arabic_text::stem::Stemmer;
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().stem(Stemmer::Arabic).exact(true).words("والكِتابُ"), ["كتاب", "=والكتاب"]);
    /// ```
    #[must_use]
    pub fn exact(self, yes: bool) -> Self {
        Self { keys: if yes { Keys::Both } else { Keys::Word }, ..self }
    }

    /// Sets whether Latin letters are written in lower case: those of ASCII, Latin-1, Latin Extended-A, -B and Additional, with `i` for
    /// U+0130. Tantivy's `LowerCaser` behind this tokenizer lowercases every script, but takes more time than all the rest, since it
    /// looks for the case of Arabic letters.
    ///
    /// ```
    /// use arabic_text_tantivy::ArabicTokenizer;
    ///
    /// assert_eq!(ArabicTokenizer::default().remove_latin_case(true).words("لُغة Rust"), ["لغه", "rust"]);
    /// ```
    #[must_use]
    pub fn remove_latin_case(self, yes: bool) -> Self {
        Self { removes_latin_case: yes, ..self }
    }

    /// Returns the tokenizer for queries on an index of this one, without exact keys: a parser of queries would ask for both keys
    /// of a word.
    ///
    /// Give it to the parser in a manager of tokenizers of its own, under the name of this one (`QueryParser::new`).
    #[must_use]
    pub fn for_queries(&self) -> Self {
        Self { keys: Keys::Word, ..self.clone() }
    }

    /// Returns the tokenizer for queries that find words as they are, not by their stems. The index must have
    /// [`exact`](Self::exact) keys.
    #[must_use]
    pub fn for_exact_queries(&self) -> Self {
        Self { keys: Keys::Exact, ..self.clone() }
    }

    /// Returns a number to store with an index: while it is the same, so are the tokens; when it differs, index anew.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let profile = self.normalizer.profile().fingerprint();
        let stem = self.stemmer.map_or(0, Stemmer::fingerprint);
        let words: Vec<&str> =
            self.splitter.tokens(PROBE).filter(|token| token.kind.is_word()).map(|token| token.text).collect();
        let (keys, latin) = (self.keys != Keys::Word, self.removes_latin_case);
        // FNV-1a, 64 bits.
        format!("{OUTPUT_VERSION} {UNICODE_VERSION:?} {profile} {stem} {keys} {latin} {words:?}")
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    }
}

/// Folds as [`Profile::SEARCH`](arabic_text::Profile::SEARCH) does, and stems nothing.
impl Default for ArabicTokenizer {
    fn default() -> Self {
        Self::new(Normalizer::search().clone())
    }
}

impl Tokenizer for ArabicTokenizer {
    type TokenStream<'a> = ArabicTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ArabicTokenStream<'a> {
        ArabicTokenStream::new(self, text)
    }
}

#[cfg(test)]
mod tests {
    use arabic_text::Profile;

    use super::*;

    #[test]
    fn capitals_of_a_mapping_are_lowercased() {
        let profile = Profile::SEARCH.with_mapping('\u{628}', "B").unwrap();
        let tokenizer = ArabicTokenizer::new(Normalizer::new(profile)).remove_latin_case(true);
        assert_eq!(tokenizer.words("\u{628}"), ["b"]);
    }

    #[test]
    fn every_switch_has_a_bearing_on_the_fingerprint() {
        let new = Splitter::new();
        let splitters = [
            new,
            new.urls(false),
            new.emails(false),
            new.mentions(false),
            new.hashtags(false),
            new.split_digits(true),
            new.split_scripts(true),
            new.split_underscores(true),
            new.split_non_joiners(true),
        ];
        let split = splitters.map(|splitter| ArabicTokenizer::default().splitter(splitter));
        let default = ArabicTokenizer::default;
        let others = [default().stem(Stemmer::Arabic), default().exact(true), default().remove_latin_case(true)];
        let mut numbers: Vec<u64> = split.iter().chain(&others).map(ArabicTokenizer::fingerprint).collect();
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count);
    }
}

/// The example of README.md.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
