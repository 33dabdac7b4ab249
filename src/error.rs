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
    #[must_use]
    pub fn is_entry_too_long(&self) -> bool {
        matches!(self.0, Kind::EntryTooLong { .. })
    }
}
