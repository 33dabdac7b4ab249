//! The options for splitting a text, and the iterator over its tokens.

use core::iter::FusedIterator;

use super::Token;
use super::scanner::Scanner;
use super::window::Window;
use crate::simd::InstructionSet;

/// Returns the tokens of a text: words, numbers, addresses, emoji, punctuation and symbols, but not
/// spaces.
///
/// Boundaries are those of UAX #29 with the tailorings that the crate's `DESIGN.md` lists. The
/// iterator is lazy, allocates nothing, and makes one pass over the text in linear time.
///
/// ```
/// use arabic_text::tokenize;
///
/// let tokens: Vec<_> = tokenize("زار المنظر#وسم، ثم 2+2").map(|t| (t.text, t.kind.name())).collect();
/// assert_eq!(tokens[..4], [("زار", "word"), ("المنظر", "word"), ("#وسم", "hashtag"), ("،", "punctuation")]);
/// assert_eq!(tokens[5..], [("2", "number"), ("+", "symbol"), ("2", "number")]);
/// ```
pub fn tokenize(text: &str) -> Tokens<'_> {
    Tokenizer::new().tokens(text)
}

/// Options for splitting a text: which kinds of tokens to recognize, and whether to return spaces
/// too.
///
/// ```
/// use arabic_text::Tokenizer;
///
/// const PLAIN: Tokenizer = Tokenizer::new().hashtags(false).spaces(true);
/// let texts: Vec<_> = PLAIN.tokens("وسم #جديد").map(|t| t.text).collect();
/// assert_eq!(texts, ["وسم", " ", "#", "جديد"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct Tokenizer {
    pub(super) spaces: bool,
    pub(super) urls: bool,
    pub(super) emails: bool,
    pub(super) mentions: bool,
    pub(super) hashtags: bool,
    /// Where words are split further. This is a set of bits, so that a `Tokenizer` is passed in one
    /// register.
    splits: Splits,
    /// `None` stands for the best instruction set of the processor.
    set: Option<InstructionSet>,
    pub(super) by_definition: bool,
}

/// A set of positions at which words are split further than UAX #29 splits them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Splits(u8);

impl Splits {
    const NONE: Splits = Splits(0);
    /// Between letters and digits.
    pub(super) const DIGITS: Splits = Splits(1);
    /// Between letters of two scripts.
    pub(super) const SCRIPTS: Splits = Splits(2);
    /// At underscores and other connectors.
    pub(super) const UNDERSCORES: Splits = Splits(4);
    /// At U+200C.
    pub(super) const NON_JOINERS: Splits = Splits(8);

    const fn with(self, other: Splits, yes: bool) -> Splits {
        if yes { Splits(self.0 | other.0) } else { Splits(self.0 & !other.0) }
    }

    const fn has(self, other: Splits) -> bool {
        self.0 & other.0 != 0
    }
}

impl Tokenizer {
    /// Returns the options of [`tokenize`]: all kinds of tokens are recognized, and spaces are left
    /// out.
    ///
    /// ```
    /// use arabic_text::{Tokenizer, tokenize};
    ///
    /// let text = "قال: نعم!";
    /// assert!(Tokenizer::new().tokens(text).eq(tokenize(text)));
    /// ```
    pub const fn new() -> Self {
        Self {
            spaces: false,
            urls: true,
            emails: true,
            mentions: true,
            hashtags: true,
            splits: Splits::NONE,
            set: None,
            by_definition: false,
        }
    }

    /// Sets whether to return tokens of kind `Space` too. The tokens are then the whole text,
    /// without gaps. Off by default.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().spaces(true).tokens("ثم قال");
    /// assert!(tokens.map(|token| token.text).eq(["ثم", " ", "قال"]));
    /// ```
    pub const fn spaces(self, spaces: bool) -> Self {
        Self { spaces, ..self }
    }

    /// Sets whether to recognize URLs; otherwise their text gets plain word boundaries.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().urls(false).tokens("http://a.io");
    /// assert!(tokens.map(|token| token.text).eq(["http", ":", "/", "/", "a.io"]));
    /// ```
    pub const fn urls(self, urls: bool) -> Self {
        Self { urls, ..self }
    }

    /// Sets whether to recognize e-mail addresses; otherwise their text gets plain word boundaries.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().emails(false).tokens("me@a.io");
    /// assert!(tokens.map(|token| token.text).eq(["me", "@", "a.io"]));
    /// ```
    pub const fn emails(self, emails: bool) -> Self {
        Self { emails, ..self }
    }

    /// Sets whether to recognize mentions; otherwise `@` is punctuation before a word.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().mentions(false).tokens("@noura");
    /// assert!(tokens.map(|token| token.text).eq(["@", "noura"]));
    /// ```
    pub const fn mentions(self, mentions: bool) -> Self {
        Self { mentions, ..self }
    }

    /// Sets whether to recognize hashtags; otherwise `#` is punctuation before a word.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().hashtags(false).tokens("#سفر");
    /// assert!(tokens.map(|token| token.text).eq(["#", "سفر"]));
    /// ```
    pub const fn hashtags(self, hashtags: bool) -> Self {
        Self { hashtags, ..self }
    }

    /// Sets whether to split words between a letter and a digit. Off by default.
    ///
    /// Marks and tatweels belong to the letter or digit before them. Tags and addresses are not
    /// split.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().split_digits(true).tokens("سميت29 ٢٠٢٤م");
    /// assert!(tokens.map(|token| token.text).eq(["سميت", "29", "٢٠٢٤", "م"]));
    /// ```
    pub const fn split_digits(self, split_digits: bool) -> Self {
        Self { splits: self.splits.with(Splits::DIGITS, split_digits), ..self }
    }

    /// Sets whether to split words before a letter whose script differs from that of the letters
    /// before it. Off by default.
    ///
    /// Marks, tatweels, digits and connectors belong to the letter before them, and no word is
    /// split before a letter that several scripts share. Tags and addresses are not split.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().split_scripts(true).tokens("الـPDF كوفيد19");
    /// assert!(tokens.map(|token| token.text).eq(["الـ", "PDF", "كوفيد19"]));
    /// ```
    pub const fn split_scripts(self, split_scripts: bool) -> Self {
        Self { splits: self.splits.with(Splits::SCRIPTS, split_scripts), ..self }
    }

    /// Sets whether to split words at `_` and other connectors, as is useful for file names. Off by
    /// default.
    ///
    /// Each connector is then a token of its own, of kind `Punctuation`. Tags and addresses are not
    /// split.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().split_underscores(true).tokens("ملف_جديد #ملف_جديد");
    /// assert!(tokens.map(|token| token.text).eq(["ملف", "_", "جديد", "#ملف_جديد"]));
    /// ```
    pub const fn split_underscores(self, split_underscores: bool) -> Self {
        Self { splits: self.splits.with(Splits::UNDERSCORES, split_underscores), ..self }
    }

    /// Sets whether to split words at U+200C, ZERO WIDTH NON-JOINER. Off by default.
    ///
    /// The non-joiner is then a token of kind `Space`. Tags and addresses are not split. Where a
    /// fold removes the non-joiner, the words of the folded text are not split any more: fold the
    /// tokens instead, with [`Normalizer::tokens_with`](crate::Normalizer::tokens_with).
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().split_non_joiners(true).tokens("کتاب\u{200C}ها");
    /// assert!(tokens.map(|token| token.text).eq(["کتاب", "ها"]));
    /// ```
    pub const fn split_non_joiners(self, split_non_joiners: bool) -> Self {
        Self { splits: self.splits.with(Splits::NON_JOINERS, split_non_joiners), ..self }
    }

    /// Sets the instruction set, instead of the best one of the processor. If the processor does
    /// not have that set, [`InstructionSet::Scalar`] is used. The tokens are the same for all sets.
    ///
    /// ```
    /// use arabic_text::{InstructionSet, Tokenizer, tokenize};
    ///
    /// let text = "قال: نعم!";
    /// for set in InstructionSet::available() {
    ///     assert!(Tokenizer::new().with_instruction_set(set).tokens(text).eq(tokenize(text)));
    /// }
    /// ```
    pub const fn with_instruction_set(self, set: InstructionSet) -> Self {
        Self { set: Some(set), ..self }
    }

    /// Uses the reference tokenizer alone, which goes character by character. For tests and
    /// benches.
    #[doc(hidden)]
    pub const fn by_definition(self) -> Self {
        Self { by_definition: true, ..self }
    }

    pub(super) const fn gives_spaces(self) -> bool {
        self.spaces
    }

    /// Returns whether words are split at positions that windows find. Windows leave underscores to
    /// the reference tokenizer.
    pub(super) const fn splits_words(self) -> bool {
        self.splits.0 & !Splits::UNDERSCORES.0 != 0
    }

    /// Returns whether words are split at these positions.
    pub(super) const fn splits_at(self, place: Splits) -> bool {
        self.splits.has(place)
    }

    /// Returns all bits if URLs are recognized, otherwise 0.
    pub(super) const fn mask_of_urls(self) -> u64 {
        if self.urls { u64::MAX } else { 0 }
    }

    /// Returns all bits if hashtags are recognized, otherwise 0.
    pub(super) const fn mask_of_hashtags(self) -> u64 {
        if self.hashtags { u64::MAX } else { 0 }
    }

    /// Returns all bits if mentions are recognized, otherwise 0.
    pub(super) const fn mask_of_mentions(self) -> u64 {
        if self.mentions { u64::MAX } else { 0 }
    }

    /// Returns the tokens of a text.
    ///
    /// ```
    /// let token = arabic_text::Tokenizer::new().tokens("  ثم").next().unwrap();
    /// assert_eq!((token.text, token.span), ("ثم", 2..6));
    /// ```
    pub fn tokens<'a>(&self, text: &'a str) -> Tokens<'a> {
        Tokens { window: Window::default(), scanner: self.scanner(text) }
    }

    /// Begins to split a text, in a window that is passed with each call and has no tokens yet.
    pub(crate) fn scanner<'a>(&self, text: &'a str) -> Scanner<'a> {
        Scanner::new(self, self.set.map_or_else(InstructionSet::best, InstructionSet::or_scalar), text)
    }
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

/// An iterator over the tokens of a text. Made by [`tokenize`] and [`Tokenizer::tokens`].
///
/// ```
/// let mut tokens = arabic_text::tokenize("نعم!");
/// assert_eq!(tokens.next().map(|token| token.text), Some("نعم"));
/// assert_eq!(tokens.next().map(|token| token.text), Some("!"));
/// assert!(tokens.next().is_none());
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Tokens<'a> {
    /// The window that lists the next simple tokens.
    window: Window,
    scanner: Scanner<'a>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Token<'a>> {
        self.scanner.next(&mut self.window)
    }

    /// Takes all simple tokens of a window in one loop.
    #[inline]
    fn fold<B, F: FnMut(B, Token<'a>) -> B>(mut self, init: B, mut f: F) -> B {
        let mut all = init;
        loop {
            all = self.window.fold(all, |all, bounds| f(all, self.scanner.token(bounds)));
            match self.scanner.refill(&mut self.window) {
                Some(token) => all = f(all, token),
                None => return all,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.scanner.text().len().saturating_sub(self.window.base)))
    }
}

impl FusedIterator for Tokens<'_> {}

impl<'a> Tokens<'a> {
    /// Returns the text from the next token on. If spaces are left out, those before the next token
    /// are not included.
    ///
    /// Takes the time that is needed to find that token.
    ///
    /// ```
    /// let mut tokens = arabic_text::tokenize("قال: نعم");
    /// tokens.next();
    /// assert_eq!(tokens.as_str(), ": نعم");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.clone().next().map_or("", |token| &self.scanner.text()[token.span.start..])
    }
}
