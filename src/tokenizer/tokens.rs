//! The iterator over the tokens of a text: it takes simple tokens from windows, the others from the
//! reference tokenizer.

use core::iter::FusedIterator;

use super::classify::token_text;
use super::cursor::Cursor;
use super::properties::*;
use super::reference::ReferenceTokenizer;
use super::window::{NextToken, TokenBounds, Window};
use super::{Token, TokenKind};
use crate::simd::InstructionSet;
use crate::unicode::{Break, Class};

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
    spaces: bool,
    pub(super) urls: bool,
    pub(super) emails: bool,
    pub(super) mentions: bool,
    pub(super) hashtags: bool,
    /// Where words are split further. This is a set of bits, so that a `Tokenizer` is passed in one
    /// register.
    splits: Splits,
    /// `None` stands for the best instruction set of the processor.
    set: Option<InstructionSet>,
    by_definition: bool,
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
        Tokens {
            text,
            window: Window::default(),
            set: self.set.map_or_else(InstructionSet::best, InstructionSet::or_scalar),
            cursor: Cursor::new(text, self.splits_at(Splits::NON_JOINERS)),
            reference: ReferenceTokenizer { options: *self, no_email: 0..0 },
        }
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
    text: &'a str,
    /// The window that lists the next simple tokens.
    window: Window,
    set: InstructionSet,
    /// Behind the last token of the reference tokenizer. Simple tokens do not move it.
    cursor: Cursor<'a>,
    reference: ReferenceTokenizer,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Token<'a>> {
        match self.window.next() {
            Some(bounds) => Some(self.token(bounds)),
            None => self.refill(),
        }
    }

    /// Takes all simple tokens of a window in one loop.
    #[inline]
    fn fold<B, F: FnMut(B, Token<'a>) -> B>(mut self, init: B, mut f: F) -> B {
        let (text, mut all) = (self.text, init);
        loop {
            all = self.window.fold(all, |all, (start, end, kind)| {
                f(all, Token { text: token_text(text, start, end), span: start..end, kind })
            });
            match self.refill() {
                Some(token) => all = f(all, token),
                None => return all,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.text.len().saturating_sub(self.window.base)))
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
        self.clone().next().map_or("", |token| &self.text[token.span.start..])
    }
}

impl<'a> Tokens<'a> {
    /// Starts over at the beginning of another text.
    pub(crate) fn restart(&mut self, text: &'a str) {
        self.text = text;
        self.window.restart();
        self.cursor = Cursor::new(text, self.reference.options.splits_at(Splits::NON_JOINERS));
        self.reference.no_email = 0..0;
    }

    #[inline(always)]
    fn token(&self, (start, end, kind): TokenBounds) -> Token<'a> {
        Token { text: token_text(self.text, start, end), span: start..end, kind }
    }

    /// Returns the next token after the window has no further simple one, and refills the window.
    #[inline(never)]
    fn refill(&mut self) -> Option<Token<'a>> {
        loop {
            let bounds = match self.window.peek() {
                _ if self.reference.options.by_definition => self.reference_token(self.cursor.at)?,
                NextToken::Simple(start, end) => self.window.take(start, end),
                NextToken::OpenEnd(start, end) if self.is_complete(start, end) => self.window.take(start, end),
                NextToken::OpenEnd(start, _) | NextToken::Url(start) => {
                    self.reference_token(self.window.base + start)?
                }
                NextToken::Undecided(start) => self.reference_token(self.reference_start(self.window.base + start))?,
                NextToken::BeyondWindow => self.reference_token(self.reference_start(self.window.base))?,
                NextToken::Exhausted if self.window.next < self.text.len() => {
                    self.open_window(self.window.next);
                    continue;
                }
                NextToken::Exhausted => return None,
            };
            if bounds.2 != TokenKind::Space || self.reference.options.spaces {
                return Some(self.token(bounds));
            }
        }
    }

    /// Opens the window at byte offset `at`, which must be a token boundary.
    fn open_window(&mut self, at: usize) {
        self.window.open(self.text, at, self.set, &self.reference.options);
    }

    /// Continues with the window at byte offset `at`, behind a token of the reference tokenizer.
    fn resume(&mut self, at: usize) {
        if !self.window.resume(at) {
            self.open_window(at);
        }
    }

    /// Returns whether a token ends at `end` although the character there might belong to it. Both
    /// offsets are from the window's `base`.
    fn is_complete(&mut self, start: usize, end: usize) -> bool {
        let at = self.window.base + end;
        let behind = &self.text.as_bytes()[at..];
        if behind.starts_with(b"://") {
            return false;
        }
        let (inside, after) = self.window.properties(start).split_at(end - start);
        if inside[0] & (LETTER | DIGIT) == 0 {
            return matches!(behind[0], b'@' | b'#' | b'&') || after[0] & (SIGN | SPACE) != 0;
        }
        // A token without ASCII characters and digits has only letters of the Arabic script, and is
        // part of no address.
        let source = &self.text.as_bytes()[self.window.base + start..at];
        let may_be_address = source.iter().zip(inside).any(|(byte, of)| byte.is_ascii() || of & DIGIT != 0);
        match behind[0] {
            b'/' | b'&' => true,
            b'.' | b',' | b';' | b'@' => !may_be_address,
            b':' => !may_be_address || inside.iter().all(|of| of & LETTER == 0),
            b'_' => self.reference.options.splits_at(Splits::UNDERSCORES) && !may_be_address,
            b'-' | b'+' | b'%' => {
                !may_be_address || self.reference.rules_out_email(self.text, self.window.base + start, at)
            }
            byte if byte.is_ascii_alphanumeric() => {
                !source.contains(&0xE2) && self.reference.rules_out_email(self.text, self.window.base + start, at)
            }
            0xC2 => after[0] & SPACE != 0 && after.get(2).is_some_and(|of| *of != 0 && of & ATTACHES == 0),
            0xE2 if after[0] & SIGN != 0 => after.get(3).is_some_and(|of| of & (SIGN | SPACE) != 0 && of & MIDDLE == 0),
            _ => false,
        }
    }

    /// Returns the token of the reference tokenizer at byte offset `start`, or `None` at the end of
    /// the text.
    fn reference_token(&mut self, start: usize) -> Option<TokenBounds> {
        if self.cursor.at != start {
            self.cursor =
                Cursor::behind_simple(self.text, start, self.reference.options.splits_at(Splits::NON_JOINERS));
        }
        if self.cursor.is_at_end() {
            return None;
        }
        let kind = self.reference.advance(self.text, &mut self.cursor);
        let end = self.cursor.at;
        if !self.reference.options.by_definition {
            // In a window the number sign of an HTML entity would look like a hashtag, so the
            // reference tokenizer continues.
            match self.cursor.last == Class::AMPERSAND && self.cursor.byte() == b'#' {
                true => self.window.drop_tokens(end),
                false => self.resume(end),
            }
        }
        Some((start, end, kind))
    }

    /// Returns where the reference tokenizer has to begin to find the token at byte offset `at`. If
    /// marks there attach to a space that was skipped, this is the start of the space.
    fn reference_start(&self, at: usize) -> usize {
        let transparent = Break::at(self.text.as_bytes(), at).class().is_transparent();
        if self.cursor.at == at || !transparent || self.reference.options.spaces {
            return at;
        }
        match self.text[..at].chars().next_back() {
            Some(c) if self.is_space(c) => at - c.len_utf8(),
            _ => at,
        }
    }

    /// Returns whether `c` is a space, to which marks attach.
    fn is_space(&self, c: char) -> bool {
        match Class::below_20000(u32::from(c).min(0x1FFFF)) {
            Class::NON_JOINER => self.reference.options.splits_at(Splits::NON_JOINERS),
            class => matches!(class, Class::SEGMENT_SPACE | Class::SPACE | Class::NO_BREAK_SPACE),
        }
    }
}
