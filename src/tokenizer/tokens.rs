//! Which token begins here.

use core::iter::FusedIterator;
use core::ops::Range;

use super::cursor::Cursor;
use super::{Token, TokenKind};
use crate::unicode::{Class, is_direction_control};

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
    urls: bool,
    emails: bool,
    pub(super) mentions: bool,
    pub(super) hashtags: bool,
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
        Self { spaces: false, urls: true, emails: true, mentions: true, hashtags: true }
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

    /// The tokens of a text.
    ///
    /// ```
    /// let token = arabic_text::Tokenizer::new().tokens("  ثم").next().unwrap();
    /// assert_eq!((token.text, token.span), ("ثم", 2..6));
    /// ```
    #[must_use] 
    pub fn tokens<'a>(&self, text: &'a str) -> Tokens<'a> {
        Tokens { text, here: Cursor::new(text), context: Context { options: *self, no_email: 0..0 } }
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
    here: Cursor<'a>,
    context: Context,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.here.is_at_end() {
            let start = self.here.at;
            let kind = self.advance();
            if kind != TokenKind::Space || self.context.options.spaces {
                let span = start..self.here.at;
                return Some(Token { text: &self.text[span.clone()], span, kind });
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.text.len() - self.here.at))
    }
}

impl FusedIterator for Tokens<'_> {}

impl Tokens<'_> {
    /// Goes past the next token.
    #[inline]
    fn advance(&mut self) -> TokenKind {
        let start = self.here.at;
        let kind = self.context.token(&mut self.here);
        if self.here.control && kind != TokenKind::Space {
            self.give_back_controls(start);
        }
        kind
    }

    /// A direction control at the edge of a token is a space of its own.
    fn give_back_controls(&mut self, start: usize) {
        let token = &self.text[start..self.here.at];
        self.here.at = start + token.trim_end_matches(is_direction_control).len();
        self.here.control = false;
    }
}

/// What is known besides the place: the options, and what was searched in vain.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) options: Tokenizer,
    /// Where no e-mail address begins: what was found once is not searched again, so that time stays linear.
    pub(super) no_email: Range<usize>,
}

impl Context {
    /// The class at `at`, the start of an address seen as one.
    #[inline]
    pub(super) fn class(&mut self, at: &Cursor<'_>) -> Class {
        let class = at.effective();
        match class {
            Class::LATIN | Class::DIGIT | Class::CONNECTOR if self.starts_address(at) => Class::ADDRESS,
            _ => class,
        }
    }

    fn starts_address(&mut self, at: &Cursor<'_>) -> bool {
        self.options.urls && at.starts_url() || self.options.emails && self.email(at).is_some()
    }

    /// Goes past the token at `at`.
    fn token(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        match self.class(at) {
            Class::LETTER => self.word(at, Class::LETTER),
            Class::SEGMENT_SPACE => spaces(at),
            Class::ADDRESS => self.address(at),
            Class::WEAK => self.weak(at),
            Class::HASH => self.hashtag(at),
            Class::AT => self.mention(at),
            class if class.starts_word() => self.word(at, class),
            class if class.is_pictograph() => at.pictograph(class),
            Class::REGIONAL_INDICATOR => at.flag(),
            class if class.is_transparent() => loose(at),
            class => plain(at, class),
        }
    }

    /// A URL or an e-mail address.
    fn address(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        if self.options.urls && at.starts_url() {
            *at = at.url().closed();
            return TokenKind::Url;
        }
        *at = self.email(at).unwrap_or_else(|| at.next()).closed();
        TokenKind::Email
    }

    /// Tatweel and small letters behind something that is no word: part of the word behind them, unless a character
    /// stands in between that would attach to something else once a fold has removed them.
    fn weak(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        while matches!(at.class(), Class::WEAK | Class::MARK | Class::CONTROL) {
            at.step();
        }
        match self.class(at) {
            Class::ADDRESS => return self.address(at),
            class if class.starts_word() => return self.word(at, class),
            _ => {}
        }
        at.skip_transparent();
        TokenKind::Symbol
    }
}

fn plain(at: &mut Cursor<'_>, class: Class) -> TokenKind {
    if matches!(class, Class::CR | Class::LF | Class::NEWLINE) {
        return line_break(at);
    }
    at.pass_alone();
    match class {
        Class::SYMBOL | Class::FRACTION_SLASH => TokenKind::Symbol,
        Class::SPACE | Class::ZERO_WIDTH_SPACE => TokenKind::Space,
        _ => TokenKind::Punctuation,
    }
}

/// What attaches to nothing: at the start of the text, of a line, or given back.
fn loose(at: &mut Cursor<'_>) -> TokenKind {
    if at.skip_transparent().visible { TokenKind::Symbol } else { TokenKind::Space }
}

/// A run of spaces (WB3d).
fn spaces(at: &mut Cursor<'_>) -> TokenKind {
    while at.class() == Class::SEGMENT_SPACE {
        at.step();
    }
    if at.class().is_transparent() {
        at.skip_transparent();
    }
    TokenKind::Space
}

/// Nothing attaches to a line break (WB3a).
fn line_break(at: &mut Cursor<'_>) -> TokenKind {
    let class = at.class();
    at.step();
    if class == Class::CR && at.class() == Class::LF {
        at.step();
    }
    TokenKind::Space
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

    fn next(&mut self) -> Option<&'a str> {
        self.tokens.find(|token| token.kind.is_word()).map(|token| token.text)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.tokens.size_hint()
    }
}

impl FusedIterator for Words<'_> {}
