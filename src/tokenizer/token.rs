//! Tokens and their kinds.

use core::fmt;
use core::ops::Range;

/// A token: its text, its byte range in the source, and its kind.
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Token<'a> {
    /// The text of the token. It is folded if the token comes from a
    /// [`TokenStream`](crate::TokenStream), otherwise unchanged.
    pub text: &'a str,
    /// The byte range of the token in the text that was split.
    pub span: Range<usize>,
    /// The kind of the token.
    pub kind: TokenKind,
}

/// The kind of a token.
///
/// The kind follows from the `General_Category` of the characters, with each counted as the
/// character that it folds to.
///
/// ```
/// use arabic_text::{TokenKind, tokenize};
///
/// let kinds: Vec<_> = tokenize("زارَ ٣ مدن 🙂 #سفر!").map(|token| token.kind).collect();
/// use TokenKind::{Emoji, Hashtag, Number, Punctuation, Word};
/// assert_eq!(kinds, [Word, Number, Word, Emoji, Hashtag, Punctuation]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum TokenKind {
    /// At least one letter of any script, with digits, marks, and signs that UAX #29 allows inside
    /// a word (`couldn't`, `a_b`).
    Word,
    /// Digits without a letter, with decimal and thousands separators (`3.14`, `١٬٠٠٠`). `12:30` is
    /// three tokens, `2024/5/1` is five.
    Number,
    /// A URL that begins with `http://`, `https://`, `ftp://` or `www.`. It may hold letters of any
    /// script behind a delimiter, and balanced brackets in path and query.
    Url,
    /// An e-mail address `local@domain.tld` in ASCII and Arabic digits, which fold to ASCII.
    Email,
    /// `@` and a name of ASCII letters, digits and underscores with at least one letter, and a host
    /// if one follows (`@user@host.example`).
    Mention,
    /// `#` and letters, marks, digits and underscores of any script with at least one letter, and
    /// signs that UAX #29 allows inside a word (`#don't`).
    Hashtag,
    /// One emoji sequence. Flags, keycaps, pictographs with skin tones and joined pictographs are
    /// each one sequence.
    Emoji,
    /// A punctuation mark (the categories `P`). Each is a token of its own.
    Punctuation,
    /// A symbol (the categories `S`), a sign that stands alone (the end of an ayah), a phrase sign,
    /// or marks without a letter.
    Symbol,
    /// Spaces, a line break, control characters, or direction controls at the edge of a token.
    Space,
}

impl TokenKind {
    /// Returns whether [`words`](crate::words) returns tokens of this kind: all except `Emoji`,
    /// `Punctuation`, `Symbol` and `Space`.
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

    /// Returns the name of the kind in lower case.
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
