//! A profile as its text form.

use alloc::string::{String, ToString};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Profile;

/// The text form, as of [`Display`](core::fmt::Display).
///
/// ```
/// use arabic_text::{Digits, Profile};
///
/// let text = serde_json::to_string(&Profile::SEARCH.digits(Digits::Keep))?;
/// assert_eq!(text, r#""search,digits=keep""#);
/// assert_eq!(serde_json::from_str::<Profile>(&text)?, Profile::SEARCH.digits(Digits::Keep));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

/// The text form, as of [`FromStr`](core::str::FromStr); an error names the option and the values it takes.
impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
