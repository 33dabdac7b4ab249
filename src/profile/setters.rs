//! One setter and one getter for each option.

use super::Profile;
use super::options::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    PhraseSigns, PresentationForms, Punctuation, Spaces, Tatweel, TehMarbuta,
};

/// The value of each option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Options {
    pub(crate) marks: Marks,
    pub(crate) dagger_alef: DaggerAlef,
    pub(crate) tatweel: Tatweel,
    pub(crate) alef: Alef,
    pub(crate) alef_maksura: AlefMaksura,
    pub(crate) teh_marbuta: TehMarbuta,
    pub(crate) hamza: Hamza,
    pub(crate) look_alikes: LookAlikes,
    pub(crate) presentation_forms: PresentationForms,
    pub(crate) phrase_signs: PhraseSigns,
    pub(crate) digits: Digits,
    pub(crate) punctuation: Punctuation,
    pub(crate) direction_controls: DirectionControls,
    pub(crate) joiners: Joiners,
    pub(crate) elongation: Elongation,
    pub(crate) spaces: Spaces,
}

impl Options {
    pub(crate) const NONE: Self = Self {
        marks: Marks::Keep,
        dagger_alef: DaggerAlef::FollowMarks,
        tatweel: Tatweel::Keep,
        alef: Alef::Keep,
        alef_maksura: AlefMaksura::Keep,
        teh_marbuta: TehMarbuta::Keep,
        hamza: Hamza::Keep,
        look_alikes: LookAlikes::Keep,
        presentation_forms: PresentationForms::Keep,
        phrase_signs: PhraseSigns::Keep,
        digits: Digits::Keep,
        punctuation: Punctuation::Keep,
        direction_controls: DirectionControls::Keep,
        joiners: Joiners::Keep,
        elongation: Elongation::Keep,
        spaces: Spaces::Keep,
    };
}

/// Options: independent of each other, callable in any order and in constants.
///
/// ```
/// use arabic_text::{Digits, Profile};
///
/// const KEY: Profile = Profile::SEARCH.digits(Digits::Keep);
/// assert_eq!(KEY.get_digits(), Digits::Keep);
/// ```
impl Profile {
    /// Says what becomes of the marks: see [`Marks`].
    #[must_use]
    pub const fn marks(mut self, value: Marks) -> Self {
        self.options.marks = value;
        self
    }

    /// What becomes of the marks.
    #[must_use]
    pub const fn get_marks(&self) -> Marks {
        self.options.marks
    }

    /// Says what becomes of the dagger alef: see [`DaggerAlef`].
    #[must_use]
    pub const fn dagger_alef(mut self, value: DaggerAlef) -> Self {
        self.options.dagger_alef = value;
        self
    }

    /// What becomes of the dagger alef.
    #[must_use]
    pub const fn get_dagger_alef(&self) -> DaggerAlef {
        self.options.dagger_alef
    }

    /// Says what becomes of the tatweel: see [`Tatweel`].
    #[must_use]
    pub const fn tatweel(mut self, value: Tatweel) -> Self {
        self.options.tatweel = value;
        self
    }

    /// What becomes of the tatweel.
    #[must_use]
    pub const fn get_tatweel(&self) -> Tatweel {
        self.options.tatweel
    }

    /// Says what becomes of the alef letters: see [`Alef`].
    #[must_use]
    pub const fn alef(mut self, value: Alef) -> Self {
        self.options.alef = value;
        self
    }

    /// What becomes of the alef letters.
    #[must_use]
    pub const fn get_alef(&self) -> Alef {
        self.options.alef
    }

    /// Says what becomes of alef maksura: see [`AlefMaksura`].
    #[must_use]
    pub const fn alef_maksura(mut self, value: AlefMaksura) -> Self {
        self.options.alef_maksura = value;
        self
    }

    /// What becomes of alef maksura.
    #[must_use]
    pub const fn get_alef_maksura(&self) -> AlefMaksura {
        self.options.alef_maksura
    }

    /// Says what becomes of teh marbuta: see [`TehMarbuta`].
    #[must_use]
    pub const fn teh_marbuta(mut self, value: TehMarbuta) -> Self {
        self.options.teh_marbuta = value;
        self
    }

    /// What becomes of teh marbuta.
    #[must_use]
    pub const fn get_teh_marbuta(&self) -> TehMarbuta {
        self.options.teh_marbuta
    }

    /// Says what becomes of hamza on a seat: see [`Hamza`].
    #[must_use]
    pub const fn hamza(mut self, value: Hamza) -> Self {
        self.options.hamza = value;
        self
    }

    /// What becomes of hamza on a seat.
    #[must_use]
    pub const fn get_hamza(&self) -> Hamza {
        self.options.hamza
    }

    /// Says what becomes of look-alike letters: see [`LookAlikes`].
    #[must_use]
    pub const fn look_alikes(mut self, value: LookAlikes) -> Self {
        self.options.look_alikes = value;
        self
    }

    /// What becomes of look-alike letters.
    #[must_use]
    pub const fn get_look_alikes(&self) -> LookAlikes {
        self.options.look_alikes
    }

    /// Says what becomes of presentation forms: see [`PresentationForms`].
    #[must_use]
    pub const fn presentation_forms(mut self, value: PresentationForms) -> Self {
        self.options.presentation_forms = value;
        self
    }

    /// What becomes of presentation forms.
    #[must_use]
    pub const fn get_presentation_forms(&self) -> PresentationForms {
        self.options.presentation_forms
    }

    /// Says what becomes of phrase signs: see [`PhraseSigns`].
    #[must_use]
    pub const fn phrase_signs(mut self, value: PhraseSigns) -> Self {
        self.options.phrase_signs = value;
        self
    }

    /// What becomes of phrase signs.
    #[must_use]
    pub const fn get_phrase_signs(&self) -> PhraseSigns {
        self.options.phrase_signs
    }

    /// Says what becomes of digits: see [`Digits`].
    #[must_use]
    pub const fn digits(mut self, value: Digits) -> Self {
        self.options.digits = value;
        self
    }

    /// What becomes of digits.
    #[must_use]
    pub const fn get_digits(&self) -> Digits {
        self.options.digits
    }

    /// Says what becomes of Arabic punctuation: see [`Punctuation`].
    #[must_use]
    pub const fn punctuation(mut self, value: Punctuation) -> Self {
        self.options.punctuation = value;
        self
    }

    /// What becomes of Arabic punctuation.
    #[must_use]
    pub const fn get_punctuation(&self) -> Punctuation {
        self.options.punctuation
    }

    /// Says what becomes of direction controls: see [`DirectionControls`].
    #[must_use]
    pub const fn direction_controls(mut self, value: DirectionControls) -> Self {
        self.options.direction_controls = value;
        self
    }

    /// What becomes of direction controls.
    #[must_use]
    pub const fn get_direction_controls(&self) -> DirectionControls {
        self.options.direction_controls
    }

    /// Says what becomes of joiners: see [`Joiners`].
    #[must_use]
    pub const fn joiners(mut self, value: Joiners) -> Self {
        self.options.joiners = value;
        self
    }

    /// What becomes of joiners.
    #[must_use]
    pub const fn get_joiners(&self) -> Joiners {
        self.options.joiners
    }

    /// Says what becomes of drawn-out letters: see [`Elongation`].
    #[must_use]
    pub const fn elongation(mut self, value: Elongation) -> Self {
        self.options.elongation = value;
        self
    }

    /// What becomes of drawn-out letters.
    #[must_use]
    pub const fn get_elongation(&self) -> Elongation {
        self.options.elongation
    }

    /// Says what becomes of spaces: see [`Spaces`].
    #[must_use]
    pub const fn spaces(mut self, value: Spaces) -> Self {
        self.options.spaces = value;
        self
    }

    /// What becomes of spaces.
    #[must_use]
    pub const fn get_spaces(&self) -> Spaces {
        self.options.spaces
    }
}
