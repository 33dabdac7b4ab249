//! The rules of a profile, one by one.

use core::fmt;

use crate::profile::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Orthography, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces,
    Tatweel, TehMarbuta,
};

/// What can change a text: an option of the profile, a custom mapping, or canonical equivalence.
///
/// Shown as the option's name in the text form of a profile.
///
/// ```
/// use arabic_text::{Normalizer, Rule};
///
/// let rules = |text| Normalizer::search().explain(text).next().unwrap().rules().to_vec();
/// assert_eq!(rules("أ"), [Rule::Alef]);
/// // ALEF and a combining hamza compose, and what they become is folded.
/// assert_eq!(rules("\u{627}\u{654}"), rules("أ"));
/// assert_eq!(Rule::LookAlikes.to_string(), "look_alikes");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// [`Profile::with_mapping`] or [`Profile::with_removed`].
    CustomMapping,
    /// The option [`Marks`].
    Marks,
    /// The option [`DaggerAlef`].
    DaggerAlef,
    /// The option [`Tatweel`].
    Tatweel,
    /// The option [`Alef`].
    Alef,
    /// The option [`AlefMaksura`].
    AlefMaksura,
    /// The option [`TehMarbuta`].
    TehMarbuta,
    /// The option [`Hamza`].
    Hamza,
    /// The option [`LookAlikes`].
    LookAlikes,
    /// The option [`FinalHamza`].
    FinalHamza,
    /// The option [`Ezafe`].
    Ezafe,
    /// The option [`Doachashmee`].
    Doachashmee,
    /// The option [`PresentationForms`].
    PresentationForms,
    /// The option [`PhraseSigns`].
    PhraseSigns,
    /// The option [`Digits`].
    Digits,
    /// The option [`Punctuation`].
    Punctuation,
    /// The option [`DirectionControls`].
    DirectionControls,
    /// The option [`Joiners`].
    Joiners,
    /// The option [`Ignorables`].
    Ignorables,
    /// The option [`Elongation`].
    Elongation,
    /// The option [`Orthography`].
    Orthography,
    /// The option [`Spaces`].
    Spaces,
    /// The program that a profile of [`compat`](crate::compat) copies.
    Program,
    /// Letters and marks composed, or marks put in order, as every profile does but those of [`compat`](crate::compat).
    CanonicalForm,
}

/// A rule, its name, and the profile without it.
type Row = (Rule, &'static str, fn(Profile) -> Profile);

const ROWS: &[Row] = &[
    (Rule::CustomMapping, "custom mapping", Profile::without_own_entries),
    (Rule::Program, "program", Profile::without_model),
    (Rule::Marks, "marks", |profile| profile.with_marks(Marks::Keep)),
    (Rule::DaggerAlef, "dagger_alef", |profile| profile.with_dagger_alef(DaggerAlef::FollowMarks)),
    (Rule::Tatweel, "tatweel", |profile| profile.with_tatweel(Tatweel::Keep)),
    (Rule::Alef, "alef", |profile| profile.with_alef(Alef::Keep)),
    (Rule::AlefMaksura, "alef_maksura", |profile| profile.with_alef_maksura(AlefMaksura::Keep)),
    (Rule::TehMarbuta, "teh_marbuta", |profile| profile.with_teh_marbuta(TehMarbuta::Keep)),
    (Rule::Hamza, "hamza", |profile| profile.with_hamza(Hamza::Keep)),
    (Rule::LookAlikes, "look_alikes", |profile| profile.with_look_alikes(LookAlikes::Keep)),
    (Rule::FinalHamza, "final_hamza", |profile| profile.with_final_hamza(FinalHamza::Keep)),
    (Rule::Ezafe, "ezafe", |profile| profile.with_ezafe(Ezafe::Keep)),
    (Rule::Doachashmee, "doachashmee", |profile| profile.with_doachashmee(Doachashmee::Keep)),
    (Rule::PresentationForms, "presentation_forms", |profile| profile.with_presentation_forms(PresentationForms::Keep)),
    (Rule::PhraseSigns, "phrase_signs", |profile| profile.with_phrase_signs(PhraseSigns::Keep)),
    (Rule::Digits, "digits", |profile| profile.with_digits(Digits::Keep)),
    (Rule::Punctuation, "punctuation", |profile| profile.with_punctuation(Punctuation::Keep)),
    (Rule::DirectionControls, "direction_controls", |profile| profile.with_direction_controls(DirectionControls::Keep)),
    (Rule::Joiners, "joiners", |profile| profile.with_joiners(Joiners::Keep)),
    (Rule::Ignorables, "ignorables", |profile| profile.with_ignorables(Ignorables::Keep)),
    (Rule::Elongation, "elongation", |profile| profile.with_elongation(Elongation::Keep)),
    (Rule::Orthography, "orthography", |profile| profile.with_orthography(Orthography::AsWritten)),
    (Rule::Spaces, "spaces", |profile| profile.with_spaces(Spaces::Keep)),
];

impl Rule {
    /// The rules of a profile, each with the profile without it.
    pub(super) fn of(profile: &Profile) -> impl Iterator<Item = (Self, Profile)> {
        ROWS.iter().map(|row| (row.0, row.2(profile.clone()))).filter(move |(_, without)| without != profile)
    }
}

impl Rule {
    /// Returns the name of the option in the text form of a profile, or `custom mapping`, `program` or `canonical form`.
    ///
    /// ```
    /// assert_eq!(arabic_text::Rule::TehMarbuta.name(), "teh_marbuta");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        ROWS.iter().find(|row| row.0 == self).map_or("canonical form", |row| row.1)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
