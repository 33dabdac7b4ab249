//! The names of the values of options, and the methods that all option types share.

use alloc::string::String;

use crate::error::{Kind, ProfileError};

/// A value of an option, with its name in the text form of a profile.
pub(crate) trait OptionValue: Copy + PartialEq + 'static {
    const OPTION: &'static str;
    const VALUES: &'static [Self];
    /// The names of `VALUES`, in the same order.
    const NAMES: &'static [&'static str];
}

/// Parses the name of a value.
pub(super) fn parse_value<T: OptionValue>(text: &str) -> Result<T, ProfileError> {
    value_number(T::OPTION, T::NAMES, text).map(|number| T::VALUES[number])
}

/// Returns the number of the name that equals `text`. Not generic, so that it is compiled once for all options.
fn value_number(option: &'static str, names: &'static [&'static str], text: &str) -> Result<usize, ProfileError> {
    let number = names.iter().position(|name| same_name(name, text));
    number.ok_or_else(|| {
        let values = list(names.iter().copied());
        Kind::Value { option, value: text.into(), values }.into()
    })
}

/// Returns whether two names are equal without regard to case, `_` and `-`. `ToSeat`, `to_seat` and
/// `to-seat` are equal.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
    }
    letters(a).eq(letters(b))
}

/// Returns names for an error message: each between backticks, separated by commas.
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push('`');
        list.push_str(name);
        list.push('`');
    }
    list
}

/// Implements `name`, `Display` and `FromStr` for an option type, and the traits of `serde` with
/// that feature.
macro_rules! option_names {
    ($type:ident $option:literal: $($value:ident $name:literal),+) => {
        impl $type {
            /// Returns the name of the value in the text form of a profile.
            ///
            /// ```
            #[doc = concat!("use arabic_text::", stringify!($type), ";")]
            ///
            $(#[doc = concat!(
                "assert_eq!(", stringify!($type), "::", stringify!($value), ".name(), \"", $name, "\");"
            )])+
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name),+
                }
            }
        }

        impl $crate::profile::names::OptionValue for $type {
            const OPTION: &'static str = $option;
            const VALUES: &'static [Self] = &[$(Self::$value),+];
            const NAMES: &'static [&'static str] = &[$($name),+];
        }

        /// Writes the name of the value.
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        /// Parses the name of a value. Case, `_` and `-` are ignored.
        impl core::str::FromStr for $type {
            type Err = $crate::error::ProfileError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::profile::names::parse_value(text)
            }
        }

        /// Writes the name of the value.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        /// Reads the name of a value as [`FromStr`](core::str::FromStr) does.
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::profile::serde::deserialize_from_str(deserializer)
            }
        }
    };
}

pub(super) use option_names;
