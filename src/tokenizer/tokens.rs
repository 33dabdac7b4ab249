//! The tokens of a text, one after the other: simple ones from windows, the others from the definition.

use core::iter::FusedIterator;

use super::cursor::Cursor;
use super::definition::Context;
use super::simd::{Engine, piece};
use super::simple::*;
use super::window::{Look, Place, Window};
use super::{Token, TokenKind};
use crate::unicode::{Break, Class};

/// The tokens of a text: words, numbers, addresses, emoji, punctuation and symbols; every token but spaces.
///
/// Boundaries are those of UAX #29 with the tailorings that the crate's `DESIGN.md` lists. Lazy, without allocation;
/// one pass, linear in the length of the text.
///
/// ```
/// use arabic_text::tokenize;
///
/// let tokens: Vec<_> = tokenize("زار المنظر#وسم، ثم 2+2").map(|t| (t.text, t.kind.name())).collect();
/// assert_eq!(tokens[..4], [("زار", "word"), ("المنظر", "word"), ("#وسم", "hashtag"), ("،", "punctuation")]);
/// assert_eq!(tokens[5..], [("2", "number"), ("+", "symbol"), ("2", "number")]);
/// ```
#[must_use]
pub fn tokenize(text: &str) -> Tokens<'_> {
    Tokenizer::new().tokens(text)
}

/// The words of a text: what is not punctuation, symbol, emoji or space.
///
/// Numbers, addresses, mentions and hashtags are among them. Folding the words of a text gives the words of the
/// folded text, for the presets from `NONE` to `LOOSE`. Lazy, without allocation; linear.
///
/// ```
/// use arabic_text::words;
///
/// assert!(words("قال: «نعم»، ثم ذهب!").eq(["قال", "نعم", "ثم", "ذهب"]));
/// ```
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { tokens: tokenize(text) }
}

/// How to split a text: which kinds of tokens to recognize, and whether to give spaces too.
///
/// ```
/// use arabic_text::Tokenizer;
///
/// const PLAIN: Tokenizer = Tokenizer::new().hashtags(false).spaces(true);
/// let texts: Vec<_> = PLAIN.tokens("وسم #جديد").map(|t| t.text).collect();
/// assert_eq!(texts, ["وسم", " ", "#", "جديد"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tokenizer {
    spaces: bool,
    pub(super) urls: bool,
    pub(super) emails: bool,
    pub(super) mentions: bool,
    pub(super) hashtags: bool,
    engine: Engine,
}

impl Tokenizer {
    /// What [`tokenize`] uses: all kinds, without spaces.
    ///
    /// ```
    /// use arabic_text::{Tokenizer, tokenize};
    ///
    /// let text = "قال: نعم!";
    /// assert!(Tokenizer::new().tokens(text).eq(tokenize(text)));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { spaces: false, urls: true, emails: true, mentions: true, hashtags: true, engine: Engine::Best }
    }

    /// Whether to give tokens of kind `Space` too; then the tokens, joined, are the text. Off unless asked for.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().spaces(true).tokens("ثم قال");
    /// assert!(tokens.map(|token| token.text).eq(["ثم", " ", "قال"]));
    /// ```
    #[must_use]
    pub const fn spaces(self, spaces: bool) -> Self {
        Self { spaces, ..self }
    }

    /// Whether to recognize URLs; otherwise their text gets plain word boundaries.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().urls(false).tokens("http://a.io");
    /// assert!(tokens.map(|token| token.text).eq(["http", ":", "/", "/", "a.io"]));
    /// ```
    #[must_use]
    pub const fn urls(self, urls: bool) -> Self {
        Self { urls, ..self }
    }

    /// Whether to recognize e-mail addresses; otherwise their text gets plain word boundaries.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().emails(false).tokens("me@a.io");
    /// assert!(tokens.map(|token| token.text).eq(["me", "@", "a.io"]));
    /// ```
    #[must_use]
    pub const fn emails(self, emails: bool) -> Self {
        Self { emails, ..self }
    }

    /// Whether to recognize mentions; otherwise `@` is punctuation before a word.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().mentions(false).tokens("@noura");
    /// assert!(tokens.map(|token| token.text).eq(["@", "noura"]));
    /// ```
    #[must_use]
    pub const fn mentions(self, mentions: bool) -> Self {
        Self { mentions, ..self }
    }

    /// Whether to recognize hashtags; otherwise `#` is punctuation before a word.
    ///
    /// ```
    /// use arabic_text::Tokenizer;
    ///
    /// let tokens = Tokenizer::new().hashtags(false).tokens("#سفر");
    /// assert!(tokens.map(|token| token.text).eq(["#", "سفر"]));
    /// ```
    #[must_use]
    pub const fn hashtags(self, hashtags: bool) -> Self {
        Self { hashtags, ..self }
    }

    /// With these instructions: for tests and benches.
    #[doc(hidden)]
    #[must_use]
    pub const fn engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    pub(super) const fn gives_spaces(self) -> bool {
        self.spaces
    }

    /// All bits if URLs are recognized.
    pub(super) const fn mask_of_urls(self) -> u64 {
        if self.urls { u64::MAX } else { 0 }
    }

    /// All bits if hashtags are recognized.
    pub(super) const fn mask_of_hashtags(self) -> u64 {
        if self.hashtags { u64::MAX } else { 0 }
    }

    /// All bits if mentions are recognized.
    pub(super) const fn mask_of_mentions(self) -> u64 {
        if self.mentions { u64::MAX } else { 0 }
    }

    /// The tokens of a text.
    ///
    /// ```
    /// let token = arabic_text::Tokenizer::new().tokens("  ثم").next().unwrap();
    /// assert_eq!((token.text, token.span), ("ثم", 2..6));
    /// ```
    #[must_use]
    pub fn tokens<'a>(&self, text: &'a str) -> Tokens<'a> {
        Tokens {
            text,
            window: Window::default(),
            engine: self.engine.resolve(),
            here: Cursor::new(text),
            context: Context { options: *self, no_email: 0..0 },
        }
    }
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

/// The tokens of a text, in order. See [`tokenize`].
///
/// ```
/// let mut tokens = arabic_text::tokenize("نعم!");
/// assert_eq!(tokens.next().map(|token| token.text), Some("نعم"));
/// assert_eq!(tokens.next().map(|token| token.text), Some("!"));
/// assert!(tokens.next().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    /// Simple tokens are taken from it; their bounds are those of the definition.
    window: Window,
    engine: Engine,
    /// Where the definition has come to. Simple tokens behind that do not move it.
    here: Cursor<'a>,
    context: Context,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Token<'a>> {
        match self.window.next() {
            Some(place) => Some(self.token(place)),
            None => self.turn(),
        }
    }

    /// Without going back to the window for each token.
    #[inline]
    fn fold<B, F: FnMut(B, Token<'a>) -> B>(mut self, init: B, mut f: F) -> B {
        let (text, mut all) = (self.text, init);
        loop {
            all = self.window.fold(all, |all, (start, end, kind)| {
                f(all, Token { text: piece(text, start, end), span: start..end, kind })
            });
            match self.turn() {
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
    #[inline(always)]
    fn token(&self, (start, end, kind): Place) -> Token<'a> {
        Token { text: piece(self.text, start, end), span: start..end, kind }
    }

    /// The next token, where the window does not just give it.
    #[inline(never)]
    fn turn(&mut self) -> Option<Token<'a>> {
        loop {
            let place = match self.window.look() {
                _ if self.engine == Engine::Definition => self.define(self.here.at)?,
                Look::Simple(start, end) => self.window.take(start, end),
                Look::Hindered(start, end) if self.settles(start, end) => self.window.take(start, end),
                Look::Hindered(start, _) | Look::Link(start) => self.define(self.window.base + start)?,
                Look::Open(start) => self.define(self.start_of(self.window.base + start))?,
                Look::Long => self.define(self.start_of(self.window.base))?,
                Look::Nothing if self.window.next < self.text.len() => {
                    self.see(self.window.next);
                    continue;
                }
                Look::Nothing => return None,
            };
            if place.2 != TokenKind::Space || self.context.options.spaces {
                return Some(self.token(place));
            }
        }
    }

    /// Opens the window at `at`, a boundary of tokens.
    fn see(&mut self, at: usize) {
        self.window.open(self.text, at, self.engine, self.context.options);
    }

    /// Goes on behind what was found without the window.
    fn go_on(&mut self, at: usize) {
        if !self.window.go_on(at) {
            self.see(at);
        }
    }

    /// Whether what stands behind a token does not change it after all.
    fn settles(&mut self, start: usize, end: usize) -> bool {
        let at = self.window.base + end;
        let behind = &self.text.as_bytes()[at..];
        if behind.starts_with(b"://") {
            return false;
        }
        let (inside, behind_it) = self.window.properties(start).split_at(end - start);
        if inside[0] & (LETTER | DIGIT) == 0 {
            return behind[0] == b'@' || behind_it[0] & (SIGN | SPACE) != 0;
        }
        // Without a letter or a digit of an address only letters of the Arabic script are left.
        let source = &self.text.as_bytes()[self.window.base + start..at];
        let address = source.iter().zip(inside).any(|(byte, of)| byte.is_ascii() || of & DIGIT != 0);
        match behind[0] {
            b'/' => true,
            b'.' | b',' | b';' | b'@' => !address,
            b':' => !address || inside.iter().all(|of| of & LETTER == 0),
            b'-' | b'+' | b'%' => !address || self.context.rules_out_email(self.text, self.window.base + start, at),
            0xE2 if behind_it[0] & SIGN != 0 => {
                behind_it.get(3).is_some_and(|of| of & (SIGN | SPACE) != 0 && of & MIDDLE == 0)
            }
            _ => false,
        }
    }

    /// The token at `start` as the definition has it.
    fn define(&mut self, start: usize) -> Option<Place> {
        if self.here.at != start {
            self.here = Cursor::behind_simple(self.text, start);
        }
        if self.here.is_at_end() {
            return None;
        }
        let kind = self.context.advance(self.text, &mut self.here);
        let end = self.here.at;
        if self.engine != Engine::Definition {
            self.go_on(end);
        }
        Some((start, end, kind))
    }

    /// Where the definition begins: what attaches to a space that was passed over is not the start of a token.
    fn start_of(&self, at: usize) -> usize {
        let transparent = Break::at(self.text.as_bytes(), at).class().is_transparent();
        if self.here.at == at || !transparent || self.context.options.spaces {
            return at;
        }
        match self.text[..at].chars().next_back() {
            Some(c) if is_blank(c) => at - c.len_utf8(),
            _ => at,
        }
    }
}

/// A space to which marks attach.
fn is_blank(c: char) -> bool {
    let class = Class::below_20000(u32::from(c).min(0x1FFFF));
    class == Class::SEGMENT_SPACE || class == Class::SPACE
}

/// The words of a text, in order. See [`words`].
///
/// ```
/// // Counting without an allocation for each word.
/// assert_eq!(arabic_text::words("قال: نعم، ثم ذهب!").count(), 4);
/// ```
#[derive(Clone, Debug)]
pub struct Words<'a> {
    tokens: Tokens<'a>,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    #[inline(always)]
    fn next(&mut self) -> Option<&'a str> {
        loop {
            let token = self.tokens.next()?;
            if token.kind.is_word() {
                return Some(token.text);
            }
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, &'a str) -> B>(self, init: B, mut f: F) -> B {
        self.tokens.fold(init, |all, token| if token.kind.is_word() { f(all, token.text) } else { all })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.tokens.size_hint()
    }
}

impl FusedIterator for Words<'_> {}
