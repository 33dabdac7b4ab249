//! The rules of a profile, one by one.

use core::fmt;

use crate::profile::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    PhraseSigns, PresentationForms, Profile, Punctuation, Spaces, Tatweel, TehMarbuta,
};

/// What can change a text: an option of the profile, an entry of one's own, or canonical equivalence.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// [`Profile::map`] or [`Profile::remove`].
    OwnEntry,
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
    /// The option [`Elongation`].
    Elongation,
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
    (Rule::OwnEntry, "own entry", Profile::without_own_entries),
    (Rule::Program, "program", Profile::without_model),
    (Rule::Marks, "marks", |profile| profile.marks(Marks::Keep)),
    (Rule::DaggerAlef, "dagger_alef", |profile| profile.dagger_alef(DaggerAlef::FollowMarks)),
    (Rule::Tatweel, "tatweel", |profile| profile.tatweel(Tatweel::Keep)),
    (Rule::Alef, "alef", |profile| profile.alef(Alef::Keep)),
    (Rule::AlefMaksura, "alef_maksura", |profile| profile.alef_maksura(AlefMaksura::Keep)),
    (Rule::TehMarbuta, "teh_marbuta", |profile| profile.teh_marbuta(TehMarbuta::Keep)),
    (Rule::Hamza, "hamza", |profile| profile.hamza(Hamza::Keep)),
    (Rule::LookAlikes, "look_alikes", |profile| profile.look_alikes(LookAlikes::Keep)),
    (Rule::PresentationForms, "presentation_forms", |profile| profile.presentation_forms(PresentationForms::Keep)),
    (Rule::PhraseSigns, "phrase_signs", |profile| profile.phrase_signs(PhraseSigns::Keep)),
    (Rule::Digits, "digits", |profile| profile.digits(Digits::Keep)),
    (Rule::Punctuation, "punctuation", |profile| profile.punctuation(Punctuation::Keep)),
    (Rule::DirectionControls, "direction_controls", |profile| profile.direction_controls(DirectionControls::Keep)),
    (Rule::Joiners, "joiners", |profile| profile.joiners(Joiners::Keep)),
    (Rule::Elongation, "elongation", |profile| profile.elongation(Elongation::Keep)),
    (Rule::Spaces, "spaces", |profile| profile.spaces(Spaces::Keep)),
];

impl Rule {
    /// The rules of a profile, each with the profile without it.
    pub(super) fn of(profile: &Profile) -> impl Iterator<Item = (Self, Profile)> {
        ROWS.iter().map(|row| (row.0, row.2(profile.clone()))).filter(move |(_, without)| without != profile)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(ROWS.iter().find(|row| row.0 == *self).map_or("canonical form", |row| row.1))
    }
}
