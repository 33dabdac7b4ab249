//! One setter and one getter for each option.

use super::Profile;
use super::options::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Orthography, PhraseSigns, PresentationForms, Punctuation, Spaces, Tatweel,
    TehMarbuta,
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
    pub(crate) final_hamza: FinalHamza,
    pub(crate) ezafe: Ezafe,
    pub(crate) doachashmee: Doachashmee,
    pub(crate) presentation_forms: PresentationForms,
    pub(crate) phrase_signs: PhraseSigns,
    pub(crate) digits: Digits,
    pub(crate) punctuation: Punctuation,
    pub(crate) direction_controls: DirectionControls,
    pub(crate) joiners: Joiners,
    pub(crate) ignorables: Ignorables,
    pub(crate) elongation: Elongation,
    pub(crate) orthography: Orthography,
    pub(crate) spaces: Spaces,
}

impl Options {
    /// Returns these options with their implications applied. Under [`Orthography::Quranic`],
    /// options that would interfere with its rules get the values that the rules are written for.
    pub(crate) fn resolved(self) -> Self {
        match self.orthography {
            Orthography::AsWritten => self,
            Orthography::Quranic => Self {
                marks: Marks::Remove,
                dagger_alef: DaggerAlef::FollowMarks,
                tatweel: Tatweel::Remove,
                look_alikes: match self.look_alikes {
                    LookAlikes::Keep => LookAlikes::Keep,
                    _ => LookAlikes::ToArabic,
                },
                final_hamza: FinalHamza::Keep,
                ezafe: Ezafe::Keep,
                doachashmee: Doachashmee::Keep,
                elongation: Elongation::Keep,
                ..self
            },
        }
    }

    pub(crate) const NONE: Self = Self {
        marks: Marks::Keep,
        dagger_alef: DaggerAlef::FollowMarks,
        tatweel: Tatweel::Keep,
        alef: Alef::Keep,
        alef_maksura: AlefMaksura::Keep,
        teh_marbuta: TehMarbuta::Keep,
        hamza: Hamza::Keep,
        look_alikes: LookAlikes::Keep,
        final_hamza: FinalHamza::Keep,
        ezafe: Ezafe::Keep,
        doachashmee: Doachashmee::Keep,
        presentation_forms: PresentationForms::Keep,
        phrase_signs: PhraseSigns::Keep,
        digits: Digits::Keep,
        punctuation: Punctuation::Keep,
        direction_controls: DirectionControls::Keep,
        joiners: Joiners::Keep,
        ignorables: Ignorables::Keep,
        elongation: Elongation::Keep,
        orthography: Orthography::AsWritten,
        spaces: Spaces::Keep,
    };
}

/// The setters of the options are independent of each other and can be called in any order and in
/// constants.
///
/// ```
/// use arabic_text::{Digits, Profile};
///
/// const KEY: Profile = Profile::SEARCH.with_digits(Digits::Keep);
/// assert_eq!(KEY.digits(), Digits::Keep);
/// ```
impl Profile {
    /// Sets what becomes of the marks: see [`Marks`].
    ///
    /// ```
    /// use arabic_text::{Marks, Profile};
    ///
    /// let profile = Profile::NONE.with_marks(Marks::RemoveCaseEnding);
    /// assert_eq!(profile, "none,marks=remove_case_ending".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_marks(mut self, value: Marks) -> Self {
        self.options.marks = value;
        self
    }

    /// Returns what becomes of the marks.
    ///
    /// ```
    /// use arabic_text::{Marks, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.marks(), Marks::Remove);
    /// ```
    #[must_use]
    pub const fn marks(&self) -> Marks {
        self.options.marks
    }

    /// Sets what becomes of the dagger alef: see [`DaggerAlef`].
    ///
    /// ```
    /// use arabic_text::{DaggerAlef, Profile};
    ///
    /// let profile = Profile::NONE.with_dagger_alef(DaggerAlef::ToAlef);
    /// assert_eq!(profile, "none,dagger_alef=to_alef".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_dagger_alef(mut self, value: DaggerAlef) -> Self {
        self.options.dagger_alef = value;
        self
    }

    /// Returns what becomes of the dagger alef.
    ///
    /// ```
    /// use arabic_text::{DaggerAlef, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.dagger_alef(), DaggerAlef::FollowMarks);
    /// ```
    #[must_use]
    pub const fn dagger_alef(&self) -> DaggerAlef {
        self.options.dagger_alef
    }

    /// Sets what becomes of the tatweel: see [`Tatweel`].
    ///
    /// ```
    /// use arabic_text::{Profile, Tatweel};
    ///
    /// let profile = Profile::NONE.with_tatweel(Tatweel::Remove);
    /// assert_eq!(profile, "none,tatweel=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_tatweel(mut self, value: Tatweel) -> Self {
        self.options.tatweel = value;
        self
    }

    /// Returns what becomes of the tatweel.
    ///
    /// ```
    /// use arabic_text::{Profile, Tatweel};
    ///
    /// assert_eq!(Profile::CLEAN.tatweel(), Tatweel::Remove);
    /// ```
    #[must_use]
    pub const fn tatweel(&self) -> Tatweel {
        self.options.tatweel
    }

    /// Sets what becomes of the alef letters: see [`Alef`].
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// let profile = Profile::NONE.with_alef(Alef::ToBareAlef);
    /// assert_eq!(profile, "none,alef=to_bare_alef".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_alef(mut self, value: Alef) -> Self {
        self.options.alef = value;
        self
    }

    /// Returns what becomes of the alef letters.
    ///
    /// ```
    /// use arabic_text::{Alef, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.alef(), Alef::ToBareAlef);
    /// ```
    #[must_use]
    pub const fn alef(&self) -> Alef {
        self.options.alef
    }

    /// Sets what becomes of alef maksura: see [`AlefMaksura`].
    ///
    /// ```
    /// use arabic_text::{AlefMaksura, Profile};
    ///
    /// let profile = Profile::NONE.with_alef_maksura(AlefMaksura::ToYeh);
    /// assert_eq!(profile, "none,alef_maksura=to_yeh".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_alef_maksura(mut self, value: AlefMaksura) -> Self {
        self.options.alef_maksura = value;
        self
    }

    /// Returns what becomes of alef maksura.
    ///
    /// ```
    /// use arabic_text::{AlefMaksura, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.alef_maksura(), AlefMaksura::ToYeh);
    /// ```
    #[must_use]
    pub const fn alef_maksura(&self) -> AlefMaksura {
        self.options.alef_maksura
    }

    /// Sets what becomes of teh marbuta: see [`TehMarbuta`].
    ///
    /// ```
    /// use arabic_text::{Profile, TehMarbuta};
    ///
    /// let profile = Profile::NONE.with_teh_marbuta(TehMarbuta::ToHeh);
    /// assert_eq!(profile, "none,teh_marbuta=to_heh".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_teh_marbuta(mut self, value: TehMarbuta) -> Self {
        self.options.teh_marbuta = value;
        self
    }

    /// Returns what becomes of teh marbuta.
    ///
    /// ```
    /// use arabic_text::{Profile, TehMarbuta};
    ///
    /// assert_eq!(Profile::SEARCH.teh_marbuta(), TehMarbuta::ToHeh);
    /// ```
    #[must_use]
    pub const fn teh_marbuta(&self) -> TehMarbuta {
        self.options.teh_marbuta
    }

    /// Sets what becomes of hamza on a seat: see [`Hamza`].
    ///
    /// ```
    /// use arabic_text::{Hamza, Profile};
    ///
    /// let profile = Profile::NONE.with_hamza(Hamza::ToHamza);
    /// assert_eq!(profile, "none,hamza=to_hamza".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_hamza(mut self, value: Hamza) -> Self {
        self.options.hamza = value;
        self
    }

    /// Returns what becomes of hamza on a seat.
    ///
    /// ```
    /// use arabic_text::{Hamza, Profile};
    ///
    /// assert_eq!(Profile::LOOSE.hamza(), Hamza::ToSeat);
    /// ```
    #[must_use]
    pub const fn hamza(&self) -> Hamza {
        self.options.hamza
    }

    /// Sets what becomes of look-alike letters: see [`LookAlikes`].
    ///
    /// ```
    /// use arabic_text::{LookAlikes, Profile};
    ///
    /// let profile = Profile::NONE.with_look_alikes(LookAlikes::ToArabic);
    /// assert_eq!(profile, "none,look_alikes=to_arabic".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_look_alikes(mut self, value: LookAlikes) -> Self {
        self.options.look_alikes = value;
        self
    }

    /// Returns what becomes of look-alike letters.
    ///
    /// ```
    /// use arabic_text::{LookAlikes, Profile};
    ///
    /// assert_eq!(Profile::PERSIAN.look_alikes(), LookAlikes::ToPersian);
    /// ```
    #[must_use]
    pub const fn look_alikes(&self) -> LookAlikes {
        self.options.look_alikes
    }

    /// Sets what becomes of a final hamza behind alef: see [`FinalHamza`].
    ///
    /// ```
    /// use arabic_text::{FinalHamza, Profile};
    ///
    /// let profile = Profile::NONE.with_final_hamza(FinalHamza::RemoveAfterAlef);
    /// assert_eq!(profile, "none,final_hamza=remove_after_alef".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_final_hamza(mut self, value: FinalHamza) -> Self {
        self.options.final_hamza = value;
        self
    }

    /// Returns what becomes of a final hamza behind alef.
    ///
    /// ```
    /// use arabic_text::{FinalHamza, Profile};
    ///
    /// assert_eq!(Profile::URDU.final_hamza(), FinalHamza::RemoveAfterAlef);
    /// ```
    #[must_use]
    pub const fn final_hamza(&self) -> FinalHamza {
        self.options.final_hamza
    }

    /// Sets what becomes of the yeh that binds words behind a heh and a non-joiner: see [`Ezafe`].
    ///
    /// ```
    /// use arabic_text::{Ezafe, Profile};
    ///
    /// let profile = Profile::NONE.with_ezafe(Ezafe::Remove);
    /// assert_eq!(profile, "none,ezafe=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_ezafe(mut self, value: Ezafe) -> Self {
        self.options.ezafe = value;
        self
    }

    /// Returns what becomes of the yeh that binds words behind a heh and a non-joiner.
    ///
    /// ```
    /// use arabic_text::{Ezafe, Profile};
    ///
    /// assert_eq!(Profile::PERSIAN.ezafe(), Ezafe::Remove);
    /// ```
    #[must_use]
    pub const fn ezafe(&self) -> Ezafe {
        self.options.ezafe
    }

    /// Sets what becomes of a heh doachashmee that aspirates nothing: see [`Doachashmee`].
    ///
    /// ```
    /// use arabic_text::{Doachashmee, Profile};
    ///
    /// let profile = Profile::NONE.with_doachashmee(Doachashmee::AspiratesOnly);
    /// assert_eq!(profile, "none,doachashmee=aspirates_only".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_doachashmee(mut self, value: Doachashmee) -> Self {
        self.options.doachashmee = value;
        self
    }

    /// Returns what becomes of a heh doachashmee that aspirates nothing.
    ///
    /// ```
    /// use arabic_text::{Doachashmee, Profile};
    ///
    /// assert_eq!(Profile::URDU.doachashmee(), Doachashmee::AspiratesOnly);
    /// ```
    #[must_use]
    pub const fn doachashmee(&self) -> Doachashmee {
        self.options.doachashmee
    }

    /// Sets what becomes of presentation forms: see [`PresentationForms`].
    ///
    /// ```
    /// use arabic_text::{PresentationForms, Profile};
    ///
    /// let profile = Profile::NONE.with_presentation_forms(PresentationForms::Fold);
    /// assert_eq!(profile, "none,presentation_forms=fold".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_presentation_forms(mut self, value: PresentationForms) -> Self {
        self.options.presentation_forms = value;
        self
    }

    /// Returns what becomes of presentation forms.
    ///
    /// ```
    /// use arabic_text::{PresentationForms, Profile};
    ///
    /// assert_eq!(Profile::CLEAN.presentation_forms(), PresentationForms::Fold);
    /// ```
    #[must_use]
    pub const fn presentation_forms(&self) -> PresentationForms {
        self.options.presentation_forms
    }

    /// Sets what becomes of phrase signs: see [`PhraseSigns`].
    ///
    /// ```
    /// use arabic_text::{PhraseSigns, Profile};
    ///
    /// let profile = Profile::NONE.with_phrase_signs(PhraseSigns::Remove);
    /// assert_eq!(profile, "none,phrase_signs=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_phrase_signs(mut self, value: PhraseSigns) -> Self {
        self.options.phrase_signs = value;
        self
    }

    /// Returns what becomes of phrase signs.
    ///
    /// ```
    /// use arabic_text::{PhraseSigns, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.phrase_signs(), PhraseSigns::Keep);
    /// ```
    #[must_use]
    pub const fn phrase_signs(&self) -> PhraseSigns {
        self.options.phrase_signs
    }

    /// Sets what becomes of digits: see [`Digits`].
    ///
    /// ```
    /// use arabic_text::{Digits, Profile};
    ///
    /// let profile = Profile::NONE.with_digits(Digits::ExtendedArabicIndic);
    /// assert_eq!(profile, "none,digits=extended_arabic_indic".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_digits(mut self, value: Digits) -> Self {
        self.options.digits = value;
        self
    }

    /// Returns what becomes of digits.
    ///
    /// ```
    /// use arabic_text::{Digits, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.digits(), Digits::Ascii);
    /// ```
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.options.digits
    }

    /// Sets what becomes of Arabic punctuation: see [`Punctuation`].
    ///
    /// ```
    /// use arabic_text::{Profile, Punctuation};
    ///
    /// let profile = Profile::NONE.with_punctuation(Punctuation::Ascii);
    /// assert_eq!(profile, "none,punctuation=ascii".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_punctuation(mut self, value: Punctuation) -> Self {
        self.options.punctuation = value;
        self
    }

    /// Returns what becomes of Arabic punctuation.
    ///
    /// ```
    /// use arabic_text::{Profile, Punctuation};
    ///
    /// assert_eq!(Profile::SEARCH.punctuation(), Punctuation::Keep);
    /// ```
    #[must_use]
    pub const fn punctuation(&self) -> Punctuation {
        self.options.punctuation
    }

    /// Sets what becomes of direction controls: see [`DirectionControls`].
    ///
    /// ```
    /// use arabic_text::{DirectionControls, Profile};
    ///
    /// let profile = Profile::NONE.with_direction_controls(DirectionControls::Remove);
    /// assert_eq!(profile, "none,direction_controls=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_direction_controls(mut self, value: DirectionControls) -> Self {
        self.options.direction_controls = value;
        self
    }

    /// Returns what becomes of direction controls.
    ///
    /// ```
    /// use arabic_text::{DirectionControls, Profile};
    ///
    /// assert_eq!(Profile::CLEAN.direction_controls(), DirectionControls::Remove);
    /// ```
    #[must_use]
    pub const fn direction_controls(&self) -> DirectionControls {
        self.options.direction_controls
    }

    /// Sets what becomes of joiners: see [`Joiners`].
    ///
    /// ```
    /// use arabic_text::{Joiners, Profile};
    ///
    /// let profile = Profile::NONE.with_joiners(Joiners::Remove);
    /// assert_eq!(profile, "none,joiners=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_joiners(mut self, value: Joiners) -> Self {
        self.options.joiners = value;
        self
    }

    /// Returns what becomes of joiners.
    ///
    /// ```
    /// use arabic_text::{Joiners, Profile};
    ///
    /// assert_eq!(Profile::SEARCH.joiners(), Joiners::Remove);
    /// ```
    #[must_use]
    pub const fn joiners(&self) -> Joiners {
        self.options.joiners
    }

    /// Sets what becomes of other ignorable characters: see [`Ignorables`].
    ///
    /// ```
    /// use arabic_text::{Ignorables, Profile};
    ///
    /// let profile = Profile::NONE.with_ignorables(Ignorables::Remove);
    /// assert_eq!(profile, "none,ignorables=remove".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_ignorables(mut self, value: Ignorables) -> Self {
        self.options.ignorables = value;
        self
    }

    /// Returns what becomes of other ignorable characters.
    ///
    /// ```
    /// use arabic_text::{Ignorables, Profile};
    ///
    /// assert_eq!(Profile::CLEAN.ignorables(), Ignorables::Remove);
    /// ```
    #[must_use]
    pub const fn ignorables(&self) -> Ignorables {
        self.options.ignorables
    }

    /// Sets what becomes of drawn-out letters: see [`Elongation`].
    ///
    /// ```
    /// use arabic_text::{Elongation, Profile};
    ///
    /// let profile = Profile::NONE.with_elongation(Elongation::CollapseTo2);
    /// assert_eq!(profile, "none,elongation=collapse_to_2".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_elongation(mut self, value: Elongation) -> Self {
        self.options.elongation = value;
        self
    }

    /// Returns what becomes of drawn-out letters.
    ///
    /// ```
    /// use arabic_text::{Elongation, Profile};
    ///
    /// assert_eq!(Profile::LOOSE.elongation(), Elongation::CollapseTo1);
    /// ```
    #[must_use]
    pub const fn elongation(&self) -> Elongation {
        self.options.elongation
    }

    /// Sets the orthography that words are in: see [`Orthography`].
    ///
    /// ```
    /// use arabic_text::{Orthography, Profile};
    ///
    /// let profile = Profile::NONE.with_orthography(Orthography::Quranic);
    /// assert_eq!(profile, "none,orthography=quranic".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_orthography(mut self, value: Orthography) -> Self {
        self.options.orthography = value;
        self
    }

    /// Returns the orthography that words are in.
    ///
    /// ```
    /// use arabic_text::{Orthography, Profile};
    ///
    /// assert_eq!(Profile::QURAN.orthography(), Orthography::Quranic);
    /// ```
    #[must_use]
    pub const fn orthography(&self) -> Orthography {
        self.options.orthography
    }

    /// Sets what becomes of spaces: see [`Spaces`].
    ///
    /// ```
    /// use arabic_text::{Profile, Spaces};
    ///
    /// let profile = Profile::NONE.with_spaces(Spaces::Collapse);
    /// assert_eq!(profile, "none,spaces=collapse".parse().unwrap());
    /// ```
    #[must_use]
    pub const fn with_spaces(mut self, value: Spaces) -> Self {
        self.options.spaces = value;
        self
    }

    /// Returns what becomes of spaces.
    ///
    /// ```
    /// use arabic_text::{Profile, Spaces};
    ///
    /// assert_eq!(Profile::SEARCH.spaces(), Spaces::Keep);
    /// ```
    #[must_use]
    pub const fn spaces(&self) -> Spaces {
        self.options.spaces
    }
}
