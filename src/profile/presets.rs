//! The presets.

use alloc::vec::Vec;

use super::{
    Alef, AlefMaksura, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks, Options,
    PresentationForms, Profile, Tatweel, TehMarbuta,
};

/// Presets, from the one that changes least to the one that merges most, and one for Persian.
impl Profile {
    /// No rule: a start for one's own. Arabic letters and marks are still put in canonical form, as under every profile.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::NONE).normalize("كتـابٌ إلى"), "كتـابٌ إلى");
    /// ```
    pub const NONE: Profile = Profile { options: Options::NONE, own: Vec::new(), model: None };

    /// Text as its author meant it, without junk: presentation forms opened, tatweel and direction controls gone, Arabic
    /// in NFC. For language models and storage.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::CLEAN).normalize("كتـابٌ ﻻ إلى"), "كتابٌ لا إلى");
    /// ```
    pub const CLEAN: Profile = Profile::NONE
        .presentation_forms(PresentationForms::Fold)
        .tatweel(Tatweel::Remove)
        .direction_controls(DirectionControls::Remove);

    /// [`CLEAN`](Self::CLEAN) without marks: the same words, unvocalized. For language models and comparison.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::UNVOCALIZED).normalize("كتـابٌ إلى"), "كتاب إلى");
    /// ```
    pub const UNVOCALIZED: Profile = Profile::CLEAN.marks(Marks::Remove);

    /// [`UNVOCALIZED`](Self::UNVOCALIZED), and one form for each of alef, yeh, teh marbuta, look-alike letters and digits;
    /// joiners gone. For index and query keys: what [`normalize`](crate::normalize) does.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::SEARCH).normalize("مكتبةٌ إلى ٣"), "مكتبه الي 3");
    /// ```
    pub const SEARCH: Profile = Profile::UNVOCALIZED
        .alef(Alef::ToBareAlef)
        .alef_maksura(AlefMaksura::ToYeh)
        .teh_marbuta(TehMarbuta::ToHeh)
        .look_alikes(LookAlikes::ToArabic)
        .digits(Digits::Ascii)
        .joiners(Joiners::Remove);

    /// [`SEARCH`](Self::SEARCH), hamza seats without hamza and drawn-out letters collapsed: the wider net.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::LOOSE).normalize("سؤال جمييييل"), "سوال جميل");
    /// ```
    pub const LOOSE: Profile = Profile::SEARCH.hamza(Hamza::ToSeat).elongation(Elongation::CollapseTo1);

    /// Keys for Persian text: [`UNVOCALIZED`](Self::UNVOCALIZED), Arabic kaf and yeh to the Persian letters, ASCII digits,
    /// joiners kept.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::PERSIAN).normalize("كتاب علي ٣"), "کتاب علی 3");
    /// ```
    pub const PERSIAN: Profile = Profile::UNVOCALIZED.look_alikes(LookAlikes::ToPersian).digits(Digits::Ascii);
}

impl Profile {
    /// Every preset under its name.
    pub(crate) const NAMED: &'static [(&'static str, Profile)] = &[
        ("none", Profile::NONE),
        ("clean", Profile::CLEAN),
        ("unvocalized", Profile::UNVOCALIZED),
        ("search", Profile::SEARCH),
        ("loose", Profile::LOOSE),
        ("persian", Profile::PERSIAN),
    ];
}
