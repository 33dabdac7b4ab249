//! Profiles: descriptions of what to fold, which a `Normalizer` compiles.

pub mod compat;
mod fingerprint;
mod model;
mod names;
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
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Orthography, PhraseSigns, PresentationForms, Punctuation, Spaces, Tatweel,
    TehMarbuta,
};
pub(crate) use setters::Options;

/// The maximum length in bytes of the replacement in [`Profile::with_mapping`].
const MAPPING_LIMIT: usize = 255;

/// A description of what to fold: one value for each option, and custom mappings.
///
/// A profile is cheap to clone and compare, can be a map key, and has a text form
/// ([`FromStr`](core::str::FromStr), [`Display`](core::fmt::Display)). To fold text, make a
/// [`Normalizer`](crate::Normalizer) of it.
///
/// Under all options, canonically equivalent Arabic texts have the same folded text (UAX #15): ALEF
/// followed by a combining HAMZA ABOVE is ALEF WITH HAMZA ABOVE, with other marks between them in
/// any order, and kept marks are put in canonical order. The profiles of [`compat`] are the
/// exception, since the programs that they copy do not do this.
///
/// ```
/// use arabic_text::{Normalizer, Profile, TehMarbuta};
///
/// let keys = Normalizer::new(Profile::SEARCH.with_teh_marbuta(TehMarbuta::Keep));
/// assert_eq!(keys.normalize("مَدْرَسَةٌ"), "مدرسة");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    pub(crate) options: Options,
    /// The custom mappings, sorted by code point. An empty string removes the code point.
    own: Vec<(char, Box<str>)>,
    /// The program that a profile of [`compat`] copies.
    model: Option<Model>,
}

/// Returns [`Profile::SEARCH`].
///
/// ```
/// assert_eq!(arabic_text::Profile::default(), arabic_text::Profile::SEARCH);
/// ```
impl Default for Profile {
    fn default() -> Self {
        Self::SEARCH
    }
}

impl Profile {
    /// Returns the profile that does the same without rewriting words.
    pub(crate) fn as_written(&self) -> Self {
        let mut profile = self.clone();
        profile.options = Options { orthography: Orthography::AsWritten, ..self.options.resolved() };
        profile
    }

    /// Adds a custom mapping, which replaces `from` by `to` everywhere, before any rule. It
    /// replaces an earlier mapping of `from`.
    ///
    /// The mapping holds for all encodings of the letter: one for ALEF WITH HAMZA ABOVE also
    /// replaces ALEF with a combining hamza. No rule for single letters applies to `to`, but rules
    /// that consider several letters, such as [`Elongation`], do. To protect a character from all
    /// rules, map it to itself.
    ///
    /// # Errors
    ///
    /// Returns an error if `to` is longer than 255 bytes.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// # fn main() -> Result<(), arabic_text::ProfileError> {
    /// let keys = Normalizer::new(Profile::SEARCH.with_mapping('ڤ', "ف")?);
    /// assert_eq!(keys.normalize("ڤيديو"), "فيديو");
    /// # Ok(()) }
    /// ```
    pub fn with_mapping(mut self, from: char, to: &str) -> Result<Self, ProfileError> {
        if to.len() > MAPPING_LIMIT {
            return Err(Kind::MappingTooLong { from, length: to.len(), limit: MAPPING_LIMIT }.into());
        }
        self.set_own(from, to);
        Ok(self)
    }

    /// Adds a custom mapping that removes `c` everywhere, before any rule.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let profile = Profile::CLEAN.with_removed('\u{200C}');
    /// assert_eq!(Normalizer::new(profile).normalize("می\u{200C}خواهم"), "میخواهم");
    /// ```
    #[must_use]
    pub fn with_removed(mut self, c: char) -> Self {
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

    #[cfg(feature = "explain")]
    pub(crate) fn without_model(self) -> Self {
        Self { model: None, ..self }
    }

    #[cfg(feature = "explain")]
    pub(crate) fn without_own_entries(mut self) -> Self {
        self.own.clear();
        self
    }

    pub(crate) fn own_entries(&self) -> &[(char, Box<str>)] {
        &self.own
    }
}
