//! The presets.

use alloc::vec::Vec;

use super::{
    Alef, AlefMaksura, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza, Ignorables,
    Joiners, LookAlikes, Marks, Options, Orthography, PresentationForms, Profile, Spaces, Tatweel, TehMarbuta,
};

/// The presets, from the one that changes least to the one that merges most, and then those for
/// other languages.
impl Profile {
    /// Applies no rule; start with this profile to build your own. Arabic letters and marks are
    /// still put in canonical form (UAX #15), as under every profile but those of
    /// [`compat`](crate::compat).
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::NONE).normalize("كتـابٌ إلى"), "كتـابٌ إلى");
    /// ```
    pub const NONE: Profile = Profile { options: Options::NONE, own: Vec::new(), model: None };

    /// Keeps text as its author meant it, without junk: presentation forms become letters;
    /// tatweels, direction controls and ignorable characters are removed; of the joiners, only
    /// those are kept that shape letters inside words ([`Joiners::KeepShaping`]); Arabic is in NFC.
    /// This profile is for language models and storage.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::CLEAN).normalize("كتـابٌ ﻻ إلى"), "كتابٌ لا إلى");
    /// ```
    pub const CLEAN: Profile = Profile::NONE
        .with_presentation_forms(PresentationForms::Fold)
        .with_tatweel(Tatweel::Remove)
        .with_direction_controls(DirectionControls::Remove)
        .with_joiners(Joiners::KeepShaping)
        .with_ignorables(Ignorables::Remove);

    /// Removes marks, small letters, and foreign marks on Arabic letters, in addition to what
    /// [`CLEAN`](Self::CLEAN) does, so that words are unvocalized. This profile is for language
    /// models and comparison.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::UNVOCALIZED).normalize("كتـابٌ إلى"), "كتاب إلى");
    /// ```
    pub const UNVOCALIZED: Profile = Profile::CLEAN.with_marks(Marks::Remove);

    /// Gives alef, yeh, teh marbuta, look-alike letters and digits one form each, and removes
    /// joiners behind Arabic text, in addition to what [`UNVOCALIZED`](Self::UNVOCALIZED) does.
    /// This profile is for index and query keys of Arabic, and [`normalize`](crate::normalize) uses
    /// it. What each of these folds is worth in search was
    /// [measured](crate::_guides::evidence).
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::SEARCH).normalize("مكتبةٌ إلى ٣"), "مكتبه الي 3");
    /// ```
    pub const SEARCH: Profile = Profile::UNVOCALIZED
        .with_alef(Alef::ToBareAlef)
        .with_alef_maksura(AlefMaksura::ToYeh)
        .with_teh_marbuta(TehMarbuta::ToHeh)
        .with_look_alikes(LookAlikes::ToArabic)
        .with_digits(Digits::Ascii)
        .with_joiners(Joiners::Remove);

    /// Removes the hamza from its seats and collapses runs of three or more of one letter to one,
    /// in addition to what [`SEARCH`](Self::SEARCH) does. This profile finds more, and merges more
    /// words; on questions about encyclopedias and news it [gains nothing](crate::_guides::evidence).
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::LOOSE).normalize("سؤال جمييييل"), "سوال جميل");
    /// ```
    pub const LOOSE: Profile = Profile::SEARCH.with_hamza(Hamza::ToSeat).with_elongation(Elongation::CollapseTo1);

    /// Folds like [`SEARCH`](Self::SEARCH), but for the Quran: words in Uthmani spelling have the
    /// keys of words in modern spelling, hamza seats become hamza, and runs of spaces become one
    /// space. This profile is for Quran text in any encoding, and for what people type to find it.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let keys = Normalizer::new(Profile::QURAN);
    /// assert_eq!(keys.normalize("ءَامَنُوا۟ بِـَٔايَـٰتِنَا"), "امنو باياتنا");
    /// assert_eq!(keys.normalize("آمنوا بآياتنا"), "امنو باياتنا");
    /// ```
    pub const QURAN: Profile =
        Profile::SEARCH.with_orthography(Orthography::Quranic).with_hamza(Hamza::ToHamza).with_spaces(Spaces::Collapse);

    /// The rules that the profiles of other languages share: [`UNVOCALIZED`](Self::UNVOCALIZED),
    /// with ASCII digits, and with joiners behind Arabic text removed. Each language adds its
    /// letters.
    const LANGUAGE: Profile = Profile::UNVOCALIZED.with_digits(Digits::Ascii).with_joiners(Joiners::Remove);

    /// Gives keys for Persian text, also for Dari, Mazanderani, Gilaki and Uzbek in this script:
    /// one set of letters for a Persian keyboard ([`LookAlikes::ToPersian`]), alef without hamza
    /// but with its madda, hamza seats without hamza, no final hamza behind alef, no ezafe on a
    /// final heh.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// let keys = Normalizer::new(Profile::PERSIAN);
    /// assert_eq!(keys.normalize("كتاب علي ٣ مسؤول آب خانۀ خانه\u{200C}ی"), "کتاب علی 3 مسوول آب خانه خانه");
    /// ```
    pub const PERSIAN: Profile = Profile::LANGUAGE
        .with_alef(Alef::ToBareKeepMadda)
        .with_hamza(Hamza::ToSeat)
        .with_final_hamza(FinalHamza::RemoveAfterAlef)
        .with_look_alikes(LookAlikes::ToPersian)
        .with_ezafe(Ezafe::Remove);

    /// Gives keys for Urdu text, also for Punjabi and Saraiki in this script: the letters of an
    /// Urdu keyboard ([`LookAlikes::ToUrdu`]), a heh doachashmee only where it aspirates, alef
    /// without hamza but with its madda, hamza seats without hamza, no final hamza behind alef.
    /// `کی` and `کے` are two words.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::URDU).normalize("كتاب انھوں ھے کی کے"), "کتاب انہوں ہے کی کے");
    /// ```
    pub const URDU: Profile = Profile::LANGUAGE
        .with_alef(Alef::ToBareKeepMadda)
        .with_hamza(Hamza::ToSeat)
        .with_final_hamza(FinalHamza::RemoveAfterAlef)
        .with_look_alikes(LookAlikes::ToUrdu)
        .with_doachashmee(Doachashmee::AspiratesOnly);

    /// Gives keys for Sorani, which is Kurdish in this script: the letters of CLDR
    /// ([`LookAlikes::ToKurdish`]), and bare alef. A final HEH (0647) is read as the vowel AE. For
    /// text of plain keyboards add `U+06CE=U+06CC,U+06C6=U+0648,U+06B5=U+0644,U+0695=U+0631`, which
    /// merges vowels and consonants that are letters of their own (0.63 % of running words).
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::KURDISH).normalize("هه\u{200C}ولێر رۆژ"), "ھەولێر ڕۆژ");
    /// ```
    pub const KURDISH: Profile = Profile::LANGUAGE.with_alef(Alef::ToBareAlef).with_look_alikes(LookAlikes::ToKurdish);

    /// Gives keys for Uyghur text: one set of letters ([`LookAlikes::ToUyghur`]), and bare alef.
    /// Hamza is kept, because a yeh is not its seat here.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::UYGHUR).normalize("کىتاب یېڭى ئه"), "كىتاب يېڭى ئە");
    /// ```
    pub const UYGHUR: Profile = Profile::LANGUAGE.with_alef(Alef::ToBareAlef).with_look_alikes(LookAlikes::ToUyghur);

    /// Gives keys for Pashto text of both standards: one set of letters ([`LookAlikes::ToPashto`]),
    /// and bare alef. The final yehs, which express gender and number, are kept apart.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Profile};
    ///
    /// assert_eq!(Normalizer::new(Profile::PASHTO).normalize("وزير سڑی سړي"), "وزیر سړی سړي");
    /// ```
    pub const PASHTO: Profile = Profile::LANGUAGE.with_alef(Alef::ToBareAlef).with_look_alikes(LookAlikes::ToPashto);
}

impl Profile {
    /// Every preset under its name.
    pub(crate) const NAMED: &'static [(&'static str, Profile)] = &[
        ("none", Profile::NONE),
        ("clean", Profile::CLEAN),
        ("unvocalized", Profile::UNVOCALIZED),
        ("search", Profile::SEARCH),
        ("loose", Profile::LOOSE),
        ("quran", Profile::QURAN),
        ("persian", Profile::PERSIAN),
        ("urdu", Profile::URDU),
        ("kurdish", Profile::KURDISH),
        ("uyghur", Profile::UYGHUR),
        ("pashto", Profile::PASHTO),
    ];
}
