//! The text form: `search,digits=keep,U+06A4=U+0641`.

use alloc::string::String;
use core::fmt::{self, Display, Formatter, Write};
use core::str::FromStr;

use super::names::{OptionValue, list, parse_value, same_name};
use super::{Options, Profile, compat};
use crate::error::{Kind, ProfileError};

/// The text form of one option.
pub(super) struct Field {
    name: &'static str,
    get: fn(&Options) -> &'static str,
    set: fn(&mut Options, &str) -> Result<(), ProfileError>,
}

/// Options that are younger than fingerprints: they have a part in one where they do something, so that the others stay.
const NEW: &[&str] = &["orthography"];

impl Field {
    pub(super) fn is_new(&self) -> bool {
        NEW.contains(&self.name)
    }

    pub(super) fn is_default(&self, options: &Options) -> bool {
        (self.get)(options) == (self.get)(&Options::NONE)
    }
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
    marks dagger_alef tatweel alef alef_maksura teh_marbuta hamza look_alikes final_hamza ezafe doachashmee presentation_forms
    phrase_signs digits punctuation direction_controls joiners ignorables elongation
    orthography spaces
);

fn value_name<T: OptionValue>(value: T) -> &'static str {
    T::VALUES.iter().position(|&other| other == value).map_or("", |number| T::NAMES[number])
}

fn set_value<T: OptionValue>(place: &mut T, text: &str) -> Result<(), ProfileError> {
    *place = parse_value(text)?;
    Ok(())
}

/// Returns every preset and every profile of [`compat`] with its name.
fn named() -> impl Iterator<Item = &'static (&'static str, Profile)> {
    Profile::NAMED.iter().chain(compat::NAMED)
}

/// Parses parts between commas: first a preset or a profile of [`compat`] (`none` if there is
/// none), then `option=value`, or `U+XXXX=U+YYYY U+ZZZZ` for a custom mapping (an empty text behind
/// `=` removes the code point). Later parts override earlier ones. An error names the byte offset,
/// the invalid text and what was expected.
///
/// ```
/// use arabic_text::{Digits, Hamza, Profile};
///
/// let profile: Profile = "search,digits=keep,hamza=to_seat".parse()?;
/// assert_eq!(profile, Profile::SEARCH.with_digits(Digits::Keep).with_hamza(Hamza::ToSeat));
/// assert_eq!(profile.to_string(), "search,hamza=to_seat,digits=keep");
/// # Ok::<(), arabic_text::ProfileError>(())
/// ```
impl FromStr for Profile {
    type Err = ProfileError;

    fn from_str(text: &str) -> Result<Self, ProfileError> {
        let mut parts = parts(text).peekable();
        let mut profile = match parts.next_if(|part| !part.text.contains('=')) {
            Some(name) => preset(&name)?,
            None => Profile::NONE,
        };
        for part in parts {
            profile = profile.with_part(&part)?;
        }
        Ok(profile)
    }
}

/// A part of the text form, with its byte offset.
struct Part<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Part<'a> {
    fn trimmed(text: &'a str, offset: usize) -> Self {
        let start = text.len() - text.trim_ascii_start().len();
        Self { text: text.trim_ascii(), offset: offset + start }
    }

    /// Returns the parts on both sides of the first `=`.
    fn sides(&self) -> Result<(Self, Self), ProfileError> {
        let Some((name, value)) = self.text.split_once('=') else {
            return Err(ProfileError::at(self.offset, Kind::Form { part: self.text.into() }));
        };
        Ok((Self::trimmed(name, self.offset), Self::trimmed(value, self.offset + name.len() + 1)))
    }

    /// Returns the parts between white space.
    fn words(&self) -> impl Iterator<Item = Self> {
        self.text.split_ascii_whitespace().map(|word| {
            let start = word.as_ptr() as usize - self.text.as_ptr() as usize;
            Self { text: word, offset: self.offset + start }
        })
    }
}

fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    text.split(',').scan(0, |next, part| {
        let offset = *next;
        *next += part.len() + 1;
        Some(Part::trimmed(part, offset))
    })
}

fn preset(name: &Part<'_>) -> Result<Profile, ProfileError> {
    let found = named().find(|row| same_name(row.0, name.text)).map(|row| row.1.clone());
    found.ok_or_else(|| {
        let presets = list(named().map(|row| row.0));
        ProfileError::at(name.offset, Kind::Preset { name: name.text.into(), presets })
    })
}

impl Profile {
    fn with_part(mut self, part: &Part<'_>) -> Result<Self, ProfileError> {
        let (name, value) = part.sides()?;
        if name.text.starts_with("U+") || name.text.starts_with("u+") {
            let to: String = value.words().map(|word| code_point(&word)).collect::<Result<_, _>>()?;
            return self.with_mapping(code_point(&name)?, &to).map_err(|error| error.moved_to(value.offset));
        }
        let Some(field) = FIELDS.iter().find(|field| same_name(field.name, name.text)) else {
            let options = list(FIELDS.iter().map(|field| field.name));
            return Err(ProfileError::at(name.offset, Kind::Option { name: name.text.into(), options }));
        };
        (field.set)(&mut self.options, value.text).map_err(|error| error.moved_to(value.offset))?;
        Ok(self)
    }

    /// Writes `,option=value` for each option for which `wanted` returns `true`.
    pub(super) fn write_options(&self, out: &mut impl Write, wanted: impl Fn(&Field) -> bool) -> fmt::Result {
        for field in FIELDS.iter().filter(|field| wanted(field)) {
            write!(out, ",{}={}", field.name, (field.get)(&self.options))?;
        }
        Ok(())
    }

    /// Writes `,U+XXXX=U+YYYY U+ZZZZ` for each custom mapping.
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

fn code_point(part: &Part<'_>) -> Result<char, ProfileError> {
    let text = part.text;
    let digits = text.strip_prefix("U+").or_else(|| text.strip_prefix("u+")).unwrap_or("");
    let valid = (4..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let cp = if valid { u32::from_str_radix(digits, 16).ok() } else { None };
    let c = cp.and_then(char::from_u32);
    c.ok_or_else(|| ProfileError::at(part.offset, Kind::CodePoint { text: text.into() }))
}

/// Writes the shortest text that parses to this profile: the nearest preset, and the options that
/// differ from it.
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
