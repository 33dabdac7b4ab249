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
    ///
    /// ```
    /// use arabic_text::{Marks, Profile};
    ///
    /// let profile = Profile::NONE.marks(Marks::RemoveCaseEnding);
    /// assert_eq!(profile, "none,marks=remove_case_ending".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn marks(mut self, value: Marks) -> Self {
        self.options.marks = value;
        self
    }

    /// What becomes of the marks.
    ///
    /// ```
    /// use arabic_text::{Marks, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_marks(), Marks::Remove);
    /// ```
    #[must_use]
    pub const fn get_marks(&self) -> Marks {
        self.options.marks
    }

    /// Says what becomes of the dagger alef: see [`DaggerAlef`].
    ///
    /// ```
    /// use arabic_text::{DaggerAlef, Profile};
    ///
    /// let profile = Profile::NONE.dagger_alef(DaggerAlef::ToAlef);
    /// assert_eq!(profile, "none,dagger_alef=to_alef".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn dagger_alef(mut self, value: DaggerAlef) -> Self {
        self.options.dagger_alef = value;
        self
    }

    /// What becomes of the dagger alef.
    ///
    /// ```
    /// use arabic_text::{DaggerAlef, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_dagger_alef(), DaggerAlef::FollowMarks);
    /// ```
    #[must_use]
    pub const fn get_dagger_alef(&self) -> DaggerAlef {
        self.options.dagger_alef
    }

    /// Says what becomes of the tatweel: see [`Tatweel`].
    ///
    /// ```
    /// use arabic_text::{Profile, Tatweel};
    ///
    /// let profile = Profile::NONE.tatweel(Tatweel::Remove);
    /// assert_eq!(profile, "none,tatweel=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn tatweel(mut self, value: Tatweel) -> Self {
        self.options.tatweel = value;
        self
    }

    /// What becomes of the tatweel.
    ///
    /// ```
    /// use arabic_text::{Profile, Tatweel};
    ///
    /// assert_eq!(Profile::CLEAN.get_tatweel(), Tatweel::Remove);
    /// ```
    #[must_use]
    pub const fn get_tatweel(&self) -> Tatweel {
        self.options.tatweel
    }

    /// Says what becomes of the alef letters: see [`Alef`].
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// let profile = Profile::NONE.alef(Alef::ToBareAlef);
    /// assert_eq!(profile, "none,alef=to_bare_alef".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn alef(mut self, value: Alef) -> Self {
        self.options.alef = value;
        self
    }

    /// What becomes of the alef letters.
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_alef(), Alef::ToBareAlef);
    /// ```
    #[must_use]
    pub const fn get_alef(&self) -> Alef {
        self.options.alef
    }

    /// Says what becomes of alef maksura: see [`AlefMaksura`].
    ///
    /// ```
    /// use arabic_text::{AlefMaksura, Profile};
    ///
    /// let profile = Profile::NONE.alef_maksura(AlefMaksura::ToYeh);
    /// assert_eq!(profile, "none,alef_maksura=to_yeh".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn alef_maksura(mut self, value: AlefMaksura) -> Self {
        self.options.alef_maksura = value;
        self
    }

    /// What becomes of alef maksura.
    ///
    /// ```
    /// use arabic_text::{AlefMaksura, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_alef_maksura(), AlefMaksura::ToYeh);
    /// ```
    #[must_use]
    pub const fn get_alef_maksura(&self) -> AlefMaksura {
        self.options.alef_maksura
    }

    /// Says what becomes of teh marbuta: see [`TehMarbuta`].
    ///
    /// ```
    /// use arabic_text::{Profile, TehMarbuta};
    ///
    /// let profile = Profile::NONE.teh_marbuta(TehMarbuta::ToHeh);
    /// assert_eq!(profile, "none,teh_marbuta=to_heh".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn teh_marbuta(mut self, value: TehMarbuta) -> Self {
        self.options.teh_marbuta = value;
        self
    }

    /// What becomes of teh marbuta.
    ///
    /// ```
    /// use arabic_text::{Profile, TehMarbuta};
    ///
    /// assert_eq!(Profile::SEARCH.get_teh_marbuta(), TehMarbuta::ToHeh);
    /// ```
    #[must_use]
    pub const fn get_teh_marbuta(&self) -> TehMarbuta {
        self.options.teh_marbuta
    }

    /// Says what becomes of hamza on a seat: see [`Hamza`].
    ///
    /// ```
    /// use arabic_text::{Hamza, Profile};
    ///
    /// let profile = Profile::NONE.hamza(Hamza::ToHamza);
    /// assert_eq!(profile, "none,hamza=to_hamza".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn hamza(mut self, value: Hamza) -> Self {
        self.options.hamza = value;
        self
    }

    /// What becomes of hamza on a seat.
    ///
    /// ```
    /// use arabic_text::{Hamza, Profile};
    ///
    /// assert_eq!(Profile::LOOSE.get_hamza(), Hamza::ToSeat);
    /// ```
    #[must_use]
    pub const fn get_hamza(&self) -> Hamza {
        self.options.hamza
    }

    /// Says what becomes of look-alike letters: see [`LookAlikes`].
    ///
    /// ```
    /// use arabic_text::{LookAlikes, Profile};
    ///
    /// let profile = Profile::NONE.look_alikes(LookAlikes::ToArabic);
    /// assert_eq!(profile, "none,look_alikes=to_arabic".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn look_alikes(mut self, value: LookAlikes) -> Self {
        self.options.look_alikes = value;
        self
    }

    /// What becomes of look-alike letters.
    ///
    /// ```
    /// use arabic_text::{LookAlikes, Profile};
    ///
    /// assert_eq!(Profile::PERSIAN.get_look_alikes(), LookAlikes::ToPersian);
    /// ```
    #[must_use]
    pub const fn get_look_alikes(&self) -> LookAlikes {
        self.options.look_alikes
    }

    /// Says what becomes of presentation forms: see [`PresentationForms`].
    ///
    /// ```
    /// use arabic_text::{PresentationForms, Profile};
    ///
    /// let profile = Profile::NONE.presentation_forms(PresentationForms::Fold);
    /// assert_eq!(profile, "none,presentation_forms=fold".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn presentation_forms(mut self, value: PresentationForms) -> Self {
        self.options.presentation_forms = value;
        self
    }

    /// What becomes of presentation forms.
    ///
    /// ```
    /// use arabic_text::{PresentationForms, Profile};
    ///
    /// assert_eq!(Profile::CLEAN.get_presentation_forms(), PresentationForms::Fold);
    /// ```
    #[must_use]
    pub const fn get_presentation_forms(&self) -> PresentationForms {
        self.options.presentation_forms
    }

    /// Says what becomes of phrase signs: see [`PhraseSigns`].
    ///
    /// ```
    /// use arabic_text::{PhraseSigns, Profile};
    ///
    /// let profile = Profile::NONE.phrase_signs(PhraseSigns::Remove);
    /// assert_eq!(profile, "none,phrase_signs=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn phrase_signs(mut self, value: PhraseSigns) -> Self {
        self.options.phrase_signs = value;
        self
    }

    /// What becomes of phrase signs.
    ///
    /// ```
    /// use arabic_text::{PhraseSigns, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_phrase_signs(), PhraseSigns::Keep);
    /// ```
    #[must_use]
    pub const fn get_phrase_signs(&self) -> PhraseSigns {
        self.options.phrase_signs
    }

    /// Says what becomes of digits: see [`Digits`].
    ///
    /// ```
    /// use arabic_text::{Digits, Profile};
    ///
    /// let profile = Profile::NONE.digits(Digits::ExtendedArabicIndic);
    /// assert_eq!(profile, "none,digits=extended_arabic_indic".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn digits(mut self, value: Digits) -> Self {
        self.options.digits = value;
        self
    }

    /// What becomes of digits.
    ///
    /// ```
    /// use arabic_text::{Digits, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_digits(), Digits::Ascii);
    /// ```
    #[must_use]
    pub const fn get_digits(&self) -> Digits {
        self.options.digits
    }

    /// Says what becomes of Arabic punctuation: see [`Punctuation`].
    ///
    /// ```
    /// use arabic_text::{Profile, Punctuation};
    ///
    /// let profile = Profile::NONE.punctuation(Punctuation::Ascii);
    /// assert_eq!(profile, "none,punctuation=ascii".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn punctuation(mut self, value: Punctuation) -> Self {
        self.options.punctuation = value;
        self
    }

    /// What becomes of Arabic punctuation.
    ///
    /// ```
    /// use arabic_text::{Profile, Punctuation};
    ///
    /// assert_eq!(Profile::SEARCH.get_punctuation(), Punctuation::Keep);
    /// ```
    #[must_use]
    pub const fn get_punctuation(&self) -> Punctuation {
        self.options.punctuation
    }

    /// Says what becomes of direction controls: see [`DirectionControls`].
    ///
    /// ```
    /// use arabic_text::{DirectionControls, Profile};
    ///
    /// let profile = Profile::NONE.direction_controls(DirectionControls::Remove);
    /// assert_eq!(profile, "none,direction_controls=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn direction_controls(mut self, value: DirectionControls) -> Self {
        self.options.direction_controls = value;
        self
    }

    /// What becomes of direction controls.
    ///
    /// ```
    /// use arabic_text::{DirectionControls, Profile};
    ///
    /// assert_eq!(Profile::CLEAN.get_direction_controls(), DirectionControls::Remove);
    /// ```
    #[must_use]
    pub const fn get_direction_controls(&self) -> DirectionControls {
        self.options.direction_controls
    }

    /// Says what becomes of joiners: see [`Joiners`].
    ///
    /// ```
    /// use arabic_text::{Joiners, Profile};
    ///
    /// let profile = Profile::NONE.joiners(Joiners::Remove);
    /// assert_eq!(profile, "none,joiners=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn joiners(mut self, value: Joiners) -> Self {
        self.options.joiners = value;
        self
    }

    /// What becomes of joiners.
    ///
    /// ```
    /// use arabic_text::{Joiners, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.get_joiners(), Joiners::Remove);
    /// ```
    #[must_use]
    pub const fn get_joiners(&self) -> Joiners {
        self.options.joiners
    }

    /// Says what becomes of drawn-out letters: see [`Elongation`].
    ///
    /// ```
    /// use arabic_text::{Elongation, Profile};
    ///
    /// let profile = Profile::NONE.elongation(Elongation::CollapseTo2);
    /// assert_eq!(profile, "none,elongation=collapse_to_2".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn elongation(mut self, value: Elongation) -> Self {
        self.options.elongation = value;
        self
    }

    /// What becomes of drawn-out letters.
    ///
    /// ```
    /// use arabic_text::{Elongation, Profile};
    ///
    /// assert_eq!(Profile::LOOSE.get_elongation(), Elongation::CollapseTo1);
    /// ```
    #[must_use]
    pub const fn get_elongation(&self) -> Elongation {
        self.options.elongation
    }

    /// Says what becomes of spaces: see [`Spaces`].
    ///
    /// ```
    /// use arabic_text::{Profile, Spaces};
    ///
    /// let profile = Profile::NONE.spaces(Spaces::Collapse);
    /// assert_eq!(profile, "none,spaces=collapse".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn spaces(mut self, value: Spaces) -> Self {
        self.options.spaces = value;
        self
    }

    /// What becomes of spaces.
    ///
    /// ```
    /// use arabic_text::{Profile, Spaces};
    ///
    /// assert_eq!(Profile::SEARCH.get_spaces(), Spaces::Keep);
    /// ```
    #[must_use]
    pub const fn get_spaces(&self) -> Spaces {
        self.options.spaces
    }
}
