//! The errors of making a profile and of reading bytes. Folding a `&str` cannot fail.

use alloc::string::String;
use core::fmt;

use thiserror::Error;

/// The error of making a [`Profile`](crate::Profile), or the value of one of its options.
///
/// The message names the invalid text, its position, and what was expected.
///
/// ```
/// let error = "search,digits=roman".parse::<arabic_text::Profile>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "invalid value `roman` for option `digits`; expected one of `keep`, `ascii`, `arabic_indic`, \
///      `extended_arabic_indic` (at byte 14)",
/// );
/// assert!(error.is_invalid_value());
/// assert_eq!(error.offset(), Some(14));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind}{}", At(*.offset))]
pub struct ProfileError {
    kind: Kind,
    offset: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum Kind {
    #[error("unknown preset `{name}`; expected one of {presets}")]
    Preset { name: String, presets: String },
    #[error("unknown option `{name}`; expected one of {options}")]
    Option { name: String, options: String },
    #[error("invalid value `{value}` for option `{option}`; expected one of {values}")]
    Value { option: &'static str, value: String, values: String },
    #[error("invalid part `{part}`; expected `option=value` or `U+XXXX=U+YYYY U+ZZZZ`")]
    Form { part: String },
    #[error("invalid code point `{text}`; expected `U+` and 4 to 6 hexadecimal digits, not of a surrogate")]
    CodePoint { text: String },
    #[error("the replacement for U+{:04X} has {length} bytes; expected at most {limit}", u32::from(*.from))]
    MappingTooLong { from: char, length: usize, limit: usize },
}

/// The end of a message: the byte offset, if there is one.
struct At(Option<usize>);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |offset| write!(f, " (at byte {offset})"))
    }
}

impl From<Kind> for ProfileError {
    fn from(kind: Kind) -> Self {
        Self { kind, offset: None }
    }
}

impl ProfileError {
    pub(crate) fn at(offset: usize, kind: Kind) -> Self {
        Self { kind, offset: Some(offset) }
    }

    /// Returns this error with another byte offset, for a text in which the first one is contained.
    pub(crate) fn moved_to(self, offset: usize) -> Self {
        Self { offset: Some(offset), ..self }
    }

    /// Returns the byte offset of the invalid part in the text form of a profile. Returns `None` if
    /// the error is not about the text of a whole profile: from
    /// [`Profile::with_mapping`](crate::Profile::with_mapping), or from the name of a single value.
    ///
    /// ```
    /// use arabic_text::{Digits, Profile};
    ///
    /// assert_eq!("search, vowels=keep".parse::<Profile>().unwrap_err().offset(), Some(8));
    /// assert_eq!("roman".parse::<Digits>().unwrap_err().offset(), None);
    /// ```
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// Returns whether the name of a preset or an option is unknown.
    ///
    /// ```
    /// use arabic_text::Profile;
    ///
    /// assert!("serach".parse::<Profile>().unwrap_err().is_unknown_name());
    /// assert!("search,vowels=keep".parse::<Profile>().unwrap_err().is_unknown_name());
    /// ```
    #[must_use]
    pub fn is_unknown_name(&self) -> bool {
        matches!(self.kind, Kind::Preset { .. } | Kind::Option { .. })
    }

    /// Returns whether the value of an option is invalid.
    ///
    /// ```
    /// use arabic_text::{Marks, Profile};
    ///
    /// assert!("search,marks=some".parse::<Profile>().unwrap_err().is_invalid_value());
    /// assert!("some".parse::<Marks>().unwrap_err().is_invalid_value());
    /// ```
    #[must_use]
    pub fn is_invalid_value(&self) -> bool {
        matches!(self.kind, Kind::Value { .. })
    }

    /// Returns whether the syntax of the text form is invalid: a part has no `=`, or a code point
    /// is not written as one.
    ///
    /// ```
    /// use arabic_text::Profile;
    ///
    /// assert!("search,loose".parse::<Profile>().unwrap_err().is_invalid_syntax());
    /// assert!("search,U+06A4=f".parse::<Profile>().unwrap_err().is_invalid_syntax());
    /// ```
    #[must_use]
    pub fn is_invalid_syntax(&self) -> bool {
        matches!(self.kind, Kind::Form { .. } | Kind::CodePoint { .. })
    }

    /// Returns whether the replacement of a custom mapping is too long.
    ///
    /// ```
    /// use arabic_text::Profile;
    ///
    /// assert!(Profile::NONE.with_mapping('ﷺ', &"x".repeat(256)).unwrap_err().is_mapping_too_long());
    /// ```
    #[must_use]
    pub fn is_mapping_too_long(&self) -> bool {
        matches!(self.kind, Kind::MappingTooLong { .. })
    }
}

/// The error of a stream at bytes that are not UTF-8.
///
/// The text before the invalid bytes has been folded and returned.
///
/// ```
/// let mut stream = arabic_text::Normalizer::search().stream();
/// let error = stream.push(b"abc\xFF", &mut Vec::new()).unwrap_err();
/// assert_eq!(error.to_string(), "invalid UTF-8 at byte 3 of the stream");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} at byte {offset} of the stream", if *.at_end { "incomplete UTF-8" } else { "invalid UTF-8" })]
pub struct StreamError {
    offset: u64,
    length: usize,
    consumed: usize,
    at_end: bool,
}

impl StreamError {
    pub(crate) fn invalid(offset: u64, length: usize, consumed: usize) -> Self {
        Self { offset, length, consumed, at_end: false }
    }

    pub(crate) fn unexpected_end(offset: u64, length: usize) -> Self {
        Self { offset, length, consumed: 0, at_end: true }
    }

    /// Returns the byte offset of the first invalid byte in the stream.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let error = stream.push(b"abc\xFFdef", &mut Vec::new()).unwrap_err();
    /// assert_eq!(error.offset(), 3);
    /// ```
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns the number of invalid bytes that are skipped together, 1 to 3. The first of them may
    /// have been in an earlier chunk.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let error = stream.push(b"abc\xFFdef", &mut Vec::new()).unwrap_err();
    /// assert_eq!(error.invalid_len(), 1);
    /// ```
    #[must_use]
    pub fn invalid_len(&self) -> usize {
        self.length
    }

    /// Returns the number of bytes of the chunk that were taken, up to the end of the invalid
    /// bytes. The rest of the chunk can be pushed.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let error = stream.push(b"abc\xFFdef", &mut Vec::new()).unwrap_err();
    /// assert_eq!(error.consumed(), 4);
    /// ```
    #[must_use]
    pub fn consumed(&self) -> usize {
        self.consumed
    }

    /// Returns whether the stream ended inside a code point, which suggests that it is incomplete.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let mut out = Vec::new();
    /// // The first byte of two.
    /// stream.push(b"abc\xD9", &mut out)?;
    /// assert!(stream.finish(&mut out).unwrap_err().is_unexpected_end());
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    #[must_use]
    pub fn is_unexpected_end(&self) -> bool {
        self.at_end
    }
}

/// The kind of the error is [`InvalidData`](std::io::ErrorKind::InvalidData), or
/// [`UnexpectedEof`](std::io::ErrorKind::UnexpectedEof) for a stream that ends inside a code point.
#[cfg(feature = "std")]
impl From<StreamError> for std::io::Error {
    fn from(error: StreamError) -> Self {
        let kind = match error.at_end {
            true => std::io::ErrorKind::UnexpectedEof,
            false => std::io::ErrorKind::InvalidData,
        };
        Self::new(kind, error)
    }
}
