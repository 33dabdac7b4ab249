//! Errors. Folding a `&str` cannot fail; describing a profile and reading bytes can.

use alloc::string::String;
use thiserror::Error;

/// Why a [`Profile`](crate::Profile) could not be made.
///
/// ```
/// let error = "search,digits=roman".parse::<arabic_text::Profile>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "option `digits` does not take `roman`: use one of keep, ascii, arabic_indic, extended_arabic_indic",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(transparent)]
pub struct ProfileError(#[from] Kind);

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum Kind {
    #[error("no preset is called `{name}`: use one of {presets}")]
    Preset { name: String, presets: String },
    #[error("no option is called `{name}`: use one of {options}")]
    Option { name: String, options: String },
    #[error("option `{option}` does not take `{value}`: use one of {values}")]
    Value { option: &'static str, value: String, values: String },
    #[error("`{part}` is not of the form option=value or U+XXXX=U+YYYY U+ZZZZ")]
    Form { part: String },
    #[error("`{text}` is not a code point: write U+ and four to six hexadecimal digits, not a surrogate")]
    CodePoint { text: String },
    #[error("the entry for U+{:04X} is {length} bytes long: at most {limit} are allowed", u32::from(*.from))]
    EntryTooLong { from: char, length: usize, limit: usize },
}

impl ProfileError {
    /// Whether an entry of one's own was too long.
    ///
    /// ```
    /// use arabic_text::Profile;
    ///
    /// assert!(Profile::NONE.map('ﷺ', &"x".repeat(256)).unwrap_err().is_entry_too_long());
    /// assert!(!"no_such_preset".parse::<Profile>().unwrap_err().is_entry_too_long());
    /// ```
    #[must_use]
    pub fn is_entry_too_long(&self) -> bool {
        matches!(self.0, Kind::EntryTooLong { .. })
    }
}

/// Why a stream could not go on: bytes that are not UTF-8.
///
/// Everything before them has been delivered. Offsets are in bytes.
///
/// ```
/// let mut stream = arabic_text::Normalizer::search().stream();
/// let error = stream.push(b"abc\xFF", &mut Vec::new()).unwrap_err();
/// assert_eq!(error.to_string(), "the stream is not UTF-8 at byte 3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the stream {} at byte {offset}", if *.at_end { "ends inside a code point" } else { "is not UTF-8" })]
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

    /// Where the first invalid byte is, counted from the beginning of the stream.
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

    /// How many bytes are skipped as one: 1 to 3. The first of them may have come with an earlier chunk.
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

    /// How much of the chunk was taken, up to the end of the invalid bytes: what follows can be pushed.
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

    /// Whether the stream ended inside a code point, so that it may only have been cut off.
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

/// Of the kind [`InvalidData`](std::io::ErrorKind::InvalidData), or [`UnexpectedEof`](std::io::ErrorKind::UnexpectedEof) for a
/// stream that ends inside a code point.
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
