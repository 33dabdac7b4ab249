//! Serialization of a profile as its text form.

use alloc::string::{String, ToString};
use core::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Profile;
use crate::error::ProfileError;

/// Writes the text form of [`Display`](core::fmt::Display).
///
/// ```
/// use arabic_text::{Digits, Profile};
///
/// let text = serde_json::to_string(&Profile::SEARCH.with_digits(Digits::Keep))?;
/// assert_eq!(text, r#""search,digits=keep""#);
/// assert_eq!(serde_json::from_str::<Profile>(&text)?, Profile::SEARCH.with_digits(Digits::Keep));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

/// Reads the text form as [`FromStr`](core::str::FromStr) does. An error names the option and its
/// valid values.
impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_from_str(deserializer)
    }
}

/// Reads and parses a string. An error of the parser becomes an error of the deserializer.
pub(super) fn deserialize_from_str<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = ProfileError>,
{
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
