//! What to fold: a profile is a plain description, compiled by a `Normalizer`.

pub mod compat;
mod fingerprint;
mod model;
mod options;
mod presets;
#[cfg(feature = "serde")]
mod serde;
mod setters;
mod text;

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::error::{Kind, ProfileError};
pub(crate) use model::Model;
pub use options::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    PhraseSigns, PresentationForms, Punctuation, Spaces, Tatweel, TehMarbuta,
};
pub(crate) use setters::Options;

/// The longest replacement that [`Profile::map`] takes, in bytes.
const ENTRY_LIMIT: usize = 255;

/// What to fold: one value for each option, and entries of one's own.
///
/// A profile is a description: cheap to clone and compare, usable as a key, writable as text
/// ([`FromStr`](core::str::FromStr), [`Display`](core::fmt::Display)). A
/// [`Normalizer`](crate::Normalizer) does the work.
///
/// Whatever the options, canonically equivalent Arabic text gives one output (UAX #15): ALEF followed by a combining
/// HAMZA ABOVE is ALEF WITH HAMZA ABOVE, in whatever order other marks stand between, and marks that stay are put out
/// in canonical order. The profiles of [`compat`] are the exception: they copy other programs, which do no such thing.
///
/// ```
/// use arabic_text::{Normalizer, Profile, TehMarbuta};
///
/// let keys = Normalizer::new(Profile::SEARCH.teh_marbuta(TehMarbuta::Keep));
/// assert_eq!(keys.normalize("مَدْرَسَةٌ"), "مدرسة");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    pub(crate) options: Options,
    /// Sorted by code point; an empty string removes it.
    own: Vec<(char, Box<str>)>,
    /// The program that a profile of [`compat`] copies.
    model: Option<Model>,
}

impl Profile {
    /// Replaces `from` by `to` wherever it stands, before any rule has its say; an earlier entry for `from` is replaced.
    ///
    /// The entry is for the letter, however it is encoded: one for ALEF WITH HAMZA ABOVE also meets ALEF and a combining
    /// hamza. `to` is put out as it is: no rule for single letters applies to it (rules that look at neighbours,
    /// such as [`Elongation`], see it like any output). To protect a character from all rules, map it to itself.
    ///
    /// # Errors
    ///
    /// When `to` is longer than 255 bytes.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// # fn main() -> Result<(), arabic_text::ProfileError> {
    /// let keys = Normalizer::new(Profile::SEARCH.map('ڤ', "ف")?);
    /// assert_eq!(keys.normalize("ڤيديو"), "فيديو");
    /// # Ok(()) }
    /// ```
    pub fn map(mut self, from: char, to: &str) -> Result<Self, ProfileError> {
        if to.len() > ENTRY_LIMIT {
            return Err(Kind::EntryTooLong { from, length: to.len(), limit: ENTRY_LIMIT }.into());
        }
        self.set_own(from, to);
        Ok(self)
    }

    /// Removes `c` wherever it stands, before any rule has its say.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let profile = Profile::CLEAN.remove('\u{200C}');
    /// assert_eq!(Normalizer::new(profile).normalize("می\u{200C}خواهم"), "میخواهم");
    /// ```
    #[must_use]
    pub fn remove(mut self, c: char) -> Self {
        self.set_own(c, "");
        self
    }

    fn set_own(&mut self, from: char, to: &str) {
        match self.own.binary_search_by_key(&from, |entry| entry.0) {
            Ok(at) => self.own[at].1 = to.into(),
            Err(at) => self.own.insert(at, (from, to.into())),
        }
    }

    pub(crate) fn model(&self) -> Option<Model> {
        self.model
    }

    pub(crate) fn without_model(self) -> Self {
        Self { model: None, ..self }
    }

    pub(crate) fn without_own_entries(mut self) -> Self {
        self.own.clear();
        self
    }

    pub(crate) fn own_entries(&self) -> &[(char, Box<str>)] {
        &self.own
    }
}
