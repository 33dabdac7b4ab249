//! The text form: `search,digits=keep,U+06A4=U+0641`.

use alloc::string::{String, ToString};
use core::fmt::{self, Display, Formatter, Write};
use core::str::FromStr;

use super::options::OptionValue;
use super::{Options, Profile, compat};
use crate::error::{Kind, ProfileError};

/// One option as text.
pub(super) struct Field {
    name: &'static str,
    get: fn(&Options) -> &'static str,
    set: fn(&mut Options, &str) -> Result<(), Kind>,
}

macro_rules! field {
    ($($field:ident)*) => {
        &[$(Field {
            name: stringify!($field),
            get: |options| value_name(options.$field),
            set: |options, text| set_value(&mut options.$field, text),
        }),*]
    };
}

const FIELDS: &[Field] = field!(
    marks dagger_alef tatweel alef alef_maksura teh_marbuta hamza look_alikes presentation_forms phrase_signs digits
    punctuation direction_controls joiners elongation spaces
);

fn value_name<T: OptionValue>(value: T) -> &'static str {
    T::VALUES.iter().find(|row| row.1 == value).map_or("", |row| row.0)
}

fn set_value<T: OptionValue>(place: &mut T, text: &str) -> Result<(), Kind> {
    *place = T::VALUES.iter().find(|row| same_name(row.0, text)).map(|row| row.1).ok_or_else(|| Kind::Value {
        option: T::OPTION,
        value: text.into(),
        values: join(T::VALUES.iter().map(|row| row.0)),
    })?;
    Ok(())
}

/// Names compare without case, `_` and `-`: `ToSeat`, `to_seat` and `to-seat` are one.
fn same_name(a: &str, b: &str) -> bool {
    let letters = |s: &'_ str| -> String {
        s.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(a) == letters(b)
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(name);
    }
    list
}

/// Every preset and every profile of [`compat`] under its name.
fn named() -> impl Iterator<Item = &'static (&'static str, Profile)> {
    Profile::NAMED.iter().chain(compat::NAMED)
}

/// Parts between commas: a preset or a profile of [`compat`] first (without one, `none`), then `option=value` or, for one's own
/// entries, `U+XXXX=U+YYYY U+ZZZZ` (nothing behind `=` removes). Later parts win.
///
/// ```
/// use arabic_text::{Digits, Hamza, Profile};
///
/// let profile: Profile = "search,digits=keep,hamza=to_seat".parse()?;
/// assert_eq!(profile, Profile::SEARCH.digits(Digits::Keep).hamza(Hamza::ToSeat));
/// assert_eq!(profile.to_string(), "search,hamza=to_seat,digits=keep");
/// # Ok::<(), arabic_text::ProfileError>(())
/// ```
impl FromStr for Profile {
    type Err = ProfileError;

    fn from_str(text: &str) -> Result<Self, ProfileError> {
        let mut parts = text.split(',').map(str::trim).peekable();
        let mut profile = match parts.next_if(|part| !part.contains('=')) {
            Some(name) => preset(name)?,
            None => Profile::NONE,
        };
        for part in parts {
            profile = profile.with_part(part)?;
        }
        Ok(profile)
    }
}

fn preset(name: &str) -> Result<Profile, Kind> {
    named()
        .find(|row| same_name(row.0, name))
        .map(|row| row.1.clone())
        .ok_or_else(|| Kind::Preset { name: name.into(), presets: join(named().map(|row| row.0)) })
}

impl Profile {
    fn with_part(mut self, part: &str) -> Result<Self, ProfileError> {
        let Some((name, value)) = part.split_once('=') else {
            return Err(Kind::Form { part: part.into() }.into());
        };
        let (name, value) = (name.trim(), value.trim());
        if name.starts_with("U+") || name.starts_with("u+") {
            let to: String = value.split_whitespace().map(code_point).collect::<Result<_, _>>()?;
            return self.map(code_point(name)?, &to);
        }
        match FIELDS.iter().find(|field| same_name(field.name, name)) {
            Some(field) => (field.set)(&mut self.options, value)?,
            None => {
                let options = join(FIELDS.iter().map(|field| field.name));
                return Err(Kind::Option { name: name.into(), options }.into());
            }
        }
        Ok(self)
    }

    /// `,option=value` for each option that `wanted` says.
    pub(super) fn write_options(&self, out: &mut impl Write, wanted: impl Fn(&Field) -> bool) -> fmt::Result {
        for field in FIELDS.iter().filter(|field| wanted(field)) {
            write!(out, ",{}={}", field.name, (field.get)(&self.options))?;
        }
        Ok(())
    }

    /// `,U+XXXX=U+YYYY U+ZZZZ` for each entry of one's own.
    pub(super) fn write_own_entries(&self, out: &mut impl Write) -> fmt::Result {
        for (from, to) in self.own_entries() {
            write!(out, ",U+{:04X}=", u32::from(*from))?;
            for (i, c) in to.chars().enumerate() {
                let gap = if i > 0 { " " } else { "" };
                write!(out, "{gap}U+{:04X}", u32::from(c))?;
            }
        }
        Ok(())
    }

    fn differences<'a>(&'a self, base: &'a Profile) -> impl Fn(&Field) -> bool + 'a {
        |field| (field.get)(&self.options) != (field.get)(&base.options)
    }
}

fn code_point(text: &str) -> Result<char, Kind> {
    let digits = text.strip_prefix("U+").or_else(|| text.strip_prefix("u+")).unwrap_or("");
    let valid = (4..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let cp = if valid { u32::from_str_radix(digits, 16).ok() } else { None };
    cp.and_then(char::from_u32).ok_or_else(|| Kind::CodePoint { text: text.to_string() })
}

/// The preset that is nearest, and what differs from it: the shortest text that parses to this profile.
impl Display for Profile {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let distance = |base: &Profile| FIELDS.iter().filter(|field| self.differences(base)(field)).count();
        let same_model = named().filter(|row| row.1.model() == self.model());
        let Some((name, base)) = same_model.min_by_key(|row| distance(&row.1)) else {
            return Err(fmt::Error);
        };
        f.write_str(name)?;
        self.write_options(f, self.differences(base))?;
        self.write_own_entries(f)
    }
}
