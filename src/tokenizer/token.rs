//! What a token is.

use core::fmt;
use core::ops::Range;

/// A piece of text, where it stands, and what it is.
///
/// ```
/// use arabic_text::{TokenKind, tokenize};
///
/// let token = tokenize("سعره ٣٫١٤ دينار").nth(1).unwrap();
/// assert_eq!(token.text, "٣٫١٤");
/// assert_eq!(token.span, 9..17);
/// assert_eq!(token.kind, TokenKind::Number);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Token<'a> {
    /// The text of the token, unchanged.
    pub text: &'a str,
    /// Where it stands: byte offsets into the text that was split.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
///
/// The kind follows from the `General_Category` of the characters, as each of them counts after folding.
///
/// ```
/// use arabic_text::{TokenKind, tokenize};
///
/// let kinds: Vec<_> = tokenize("زارَ ٣ مدن 🙂 #سفر!").map(|token| token.kind).collect();
/// use TokenKind::{Emoji, Hashtag, Number, Punctuation, Word};
/// assert_eq!(kinds, [Word, Number, Word, Emoji, Hashtag, Punctuation]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum TokenKind {
    /// At least one letter of any script, with digits, marks and what UAX #29 keeps inside a word (`couldn't`, `a_b`).
    Word,
    /// Digits without a letter, with decimal and thousands separators: `3.14`, `١٬٠٠٠`. `12:30` and `2024/5/1` are
    /// three and five tokens.
    Number,
    /// `http://…`, `https://…`, `ftp://…`, `www.…`, with letters of any script behind a delimiter.
    Url,
    /// `local@domain.tld` in ASCII (and digits of the Arabic sets, which fold to ASCII).
    Email,
    /// `@` and a name of ASCII letters, digits and underscores, among them a letter.
    Mention,
    /// `#` and letters, marks, digits and underscores of any script, among them a letter.
    Hashtag,
    /// One emoji sequence: skin tones, flags, keycaps and joined pictographs included.
    Emoji,
    /// Categories P: marks of punctuation, each one a token.
    Punctuation,
    /// Categories S, signs that stand alone (the end of an ayah), phrase signs, and marks without a letter.
    Symbol,
    /// Spaces, line breaks, control characters, and direction controls at the edges of a token.
    Space,
}

impl TokenKind {
    /// Whether [`words`](crate::words) gives tokens of this kind: all but `Emoji`, `Punctuation`, `Symbol`, `Space`.
    ///
    /// ```
    /// use arabic_text::TokenKind;
    ///
    /// assert!(TokenKind::Hashtag.is_word());
    /// assert!(!TokenKind::Emoji.is_word());
    /// ```
    #[must_use]
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Number | Self::Url | Self::Email | Self::Mention | Self::Hashtag)
    }

    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(arabic_text::TokenKind::Number.name(), "number");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Url => "url",
            Self::Email => "email",
            Self::Mention => "mention",
            Self::Hashtag => "hashtag",
            Self::Emoji => "emoji",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
            Self::Space => "space",
        }
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
