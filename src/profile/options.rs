//! The options of a profile and their values.

/// A value of an option, with its name in the text form.
pub(crate) trait OptionValue: Copy + PartialEq + 'static {
    const OPTION: &'static str;
    const VALUES: &'static [(&'static str, Self)];
}

/// What happens to the Arabic marks (vowels, shadda, sukun, tanwin, Quranic signs: 120 code points) and the
/// three small letters.
///
/// Source: `General_Category` Mn, `Script` Arabic (or Inherited inside 0600-06FF).
///
/// ```
/// use arabic_text::{Marks, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.marks(value)).normalize("عَلَّمَ").into_owned();
/// assert_eq!(fold(Marks::Keep), "عَلَّمَ");
/// assert_eq!(fold(Marks::Remove), "علم");
/// assert_eq!(fold(Marks::KeepShadda), "علّم");
/// assert_eq!(fold(Marks::RemoveCaseEnding), "عَلَّم");
/// ```
#[doc(alias = "tashkeel")]
#[doc(alias = "harakat")]
#[doc(alias = "diacritics")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// They stay, in canonical order.
    #[default]
    Keep,
    /// All go, the small letters (06E5, 06E6, 08C9) too.
    Remove,
    /// All go but SHADDA (0651).
    KeepShadda,
    /// Only the vowel or tanwin on the last letter of a word goes.
    RemoveCaseEnding,
}

impl OptionValue for Marks {
    const OPTION: &'static str = "marks";
    const VALUES: &'static [(&'static str, Self)] = &[
        ("keep", Self::Keep),
        ("remove", Self::Remove),
        ("keep_shadda", Self::KeepShadda),
        ("remove_case_ending", Self::RemoveCaseEnding),
    ];
}

/// What happens to the dagger alef (SUPERSCRIPT ALEF, 0670), a mark that many spell as a letter.
///
/// ```
/// use arabic_text::{DaggerAlef, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.dagger_alef(value)).normalize("هٰذا").into_owned();
/// assert_eq!(fold(DaggerAlef::FollowMarks), "هٰذا");
/// assert_eq!(fold(DaggerAlef::Keep), "هٰذا");
/// assert_eq!(fold(DaggerAlef::Remove), "هذا");
/// assert_eq!(fold(DaggerAlef::ToAlef), "هاذا");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DaggerAlef {
    /// It is treated as [`Marks`] says for all marks.
    #[default]
    FollowMarks,
    /// It stays, whatever becomes of the other marks.
    Keep,
    /// It goes.
    Remove,
    /// It becomes a full ALEF (0627).
    ToAlef,
}

impl OptionValue for DaggerAlef {
    const OPTION: &'static str = "dagger_alef";
    const VALUES: &'static [(&'static str, Self)] = &[
        ("follow_marks", Self::FollowMarks),
        ("keep", Self::Keep),
        ("remove", Self::Remove),
        ("to_alef", Self::ToAlef),
    ];
}

/// What happens to the TATWEEL (0640), which stretches a word.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Tatweel};
///
/// let fold = |value| Normalizer::new(Profile::NONE.tatweel(value)).normalize("كتـــاب").into_owned();
/// assert_eq!(fold(Tatweel::Keep), "كتـــاب");
/// assert_eq!(fold(Tatweel::Remove), "كتاب");
/// ```
#[doc(alias = "kashida")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tatweel {
    /// It stays.
    #[default]
    Keep,
    /// It goes, unless it carries a mark that stays: then it is a seat.
    Remove,
}

impl OptionValue for Tatweel {
    const OPTION: &'static str = "tatweel";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("remove", Self::Remove)];
}

/// What happens to the alef letters (`Joining_Group` Alef: madda, hamza above and below, wasla and others).
///
/// ```
/// use arabic_text::{Alef, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.alef(value)).normalize("أمل وإيمان وآمال").into_owned();
/// assert_eq!(fold(Alef::Keep), "أمل وإيمان وآمال");
/// assert_eq!(fold(Alef::ToBareAlef), "امل وايمان وامال");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alef {
    /// They stay.
    #[default]
    Keep,
    /// All become ALEF (0627).
    ToBareAlef,
}

impl OptionValue for Alef {
    const OPTION: &'static str = "alef";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("to_bare_alef", Self::ToBareAlef)];
}

/// What happens to ALEF MAKSURA (0649), the dotless final yeh.
///
/// ```
/// use arabic_text::{AlefMaksura, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.alef_maksura(value)).normalize("مستشفى").into_owned();
/// assert_eq!(fold(AlefMaksura::Keep), "مستشفى");
/// assert_eq!(fold(AlefMaksura::ToYeh), "مستشفي");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AlefMaksura {
    /// It stays.
    #[default]
    Keep,
    /// It becomes YEH (064A).
    ToYeh,
}

impl OptionValue for AlefMaksura {
    const OPTION: &'static str = "alef_maksura";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("to_yeh", Self::ToYeh)];
}

/// What happens to TEH MARBUTA (0629), the feminine ending.
///
/// ```
/// use arabic_text::{Normalizer, Profile, TehMarbuta};
///
/// let fold = |value| Normalizer::new(Profile::NONE.teh_marbuta(value)).normalize("مدرسة").into_owned();
/// assert_eq!(fold(TehMarbuta::Keep), "مدرسة");
/// assert_eq!(fold(TehMarbuta::ToHeh), "مدرسه");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TehMarbuta {
    /// It stays.
    #[default]
    Keep,
    /// It becomes HEH (0647).
    ToHeh,
}

impl OptionValue for TehMarbuta {
    const OPTION: &'static str = "teh_marbuta";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("to_heh", Self::ToHeh)];
}

/// What happens to hamza on its seats (0624, 0626, and by decomposition 0676-0678, 06C2, 06D3).
///
/// HAMZA alone (0621) stays in any case: without it words merge.
///
/// ```
/// use arabic_text::{Hamza, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.hamza(value)).normalize("سؤال وبئر").into_owned();
/// assert_eq!(fold(Hamza::Keep), "سؤال وبئر");
/// assert_eq!(fold(Hamza::ToSeat), "سوال وبير");
/// assert_eq!(fold(Hamza::ToHamza), "سءال وبءر");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hamza {
    /// It stays.
    #[default]
    Keep,
    /// Only the seat stays: WAW, YEH and so on.
    ToSeat,
    /// Seat and hamza become HAMZA (0621).
    ToHamza,
}

impl OptionValue for Hamza {
    const OPTION: &'static str = "hamza";
    const VALUES: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("to_seat", Self::ToSeat), ("to_hamza", Self::ToHamza)];
}

/// What happens to letters that other keyboards put in place of Arabic or Persian ones.
///
/// ```
/// use arabic_text::{LookAlikes, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.look_alikes(value)).normalize("کتاب علی").into_owned();
/// assert_eq!(fold(LookAlikes::Keep), "کتاب علی");
/// assert_eq!(fold(LookAlikes::ToArabic), "كتاب علي");
/// assert_eq!(fold(LookAlikes::ToPersian), "کتاب علی");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LookAlikes {
    /// They stay.
    #[default]
    Keep,
    /// 06A9 to KAF; 06CC, 06D2 to YEH; 06BE, 06C0-06C2 to HEH; 06C3 to TEH MARBUTA.
    ToArabic,
    /// KAF to KEHEH (06A9); YEH and ALEF MAKSURA to FARSI YEH (06CC); 06BE, 06C0-06C2 to HEH.
    ToPersian,
}

impl OptionValue for LookAlikes {
    const OPTION: &'static str = "look_alikes";
    const VALUES: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("to_arabic", Self::ToArabic), ("to_persian", Self::ToPersian)];
}

/// What happens to presentation forms (FB50-FDFF, FE70-FEFC), the shapes of letters that old encodings stored.
///
/// Source: compatibility decomposition, UAX #15. RIAL SIGN (FDFC) and the phrase signs stay.
///
/// ```
/// use arabic_text::{Normalizer, PresentationForms, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.presentation_forms(value)).normalize("ﺳﻼﻡ").into_owned();
/// assert_eq!(fold(PresentationForms::Keep), "ﺳﻼﻡ");
/// assert_eq!(fold(PresentationForms::Fold), "سلام");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PresentationForms {
    /// They stay.
    #[default]
    Keep,
    /// They become the letters and marks they show, without the space or tatweel of isolated marks.
    Fold,
}

impl OptionValue for PresentationForms {
    const OPTION: &'static str = "presentation_forms";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("fold", Self::Fold)];
}

/// What happens to signs that stand for a salutation or the basmala (FDFA and its like).
///
/// ```
/// use arabic_text::{Normalizer, PhraseSigns, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.phrase_signs(value)).normalize("محمد ﷺ").into_owned();
/// assert_eq!(fold(PhraseSigns::Keep), "محمد ﷺ");
/// assert_eq!(fold(PhraseSigns::Expand), "محمد صلى الله عليه وسلم");
/// assert_eq!(fold(PhraseSigns::Remove), "محمد ");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PhraseSigns {
    /// They stay.
    #[default]
    Keep,
    /// They become their words, set off by spaces from words beside them.
    Expand,
    /// They go.
    Remove,
}

impl OptionValue for PhraseSigns {
    const OPTION: &'static str = "phrase_signs";
    const VALUES: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("expand", Self::Expand), ("remove", Self::Remove)];
}

/// To which set of digits the three sets (0-9, 0660-0669, 06F0-06F9) go.
///
/// ```
/// use arabic_text::{Digits, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.digits(value)).normalize("١٩٨٤ ۱۹۸۴ 1984").into_owned();
/// assert_eq!(fold(Digits::Keep), "١٩٨٤ ۱۹۸۴ 1984");
/// assert_eq!(fold(Digits::Ascii), "1984 1984 1984");
/// assert_eq!(fold(Digits::ArabicIndic), "١٩٨٤ ١٩٨٤ ١٩٨٤");
/// assert_eq!(fold(Digits::ExtendedArabicIndic), "۱۹۸۴ ۱۹۸۴ ۱۹۸۴");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// They stay.
    #[default]
    Keep,
    /// 0-9; the separators 066B and 066C between two digits become `.` and `,`.
    Ascii,
    /// 0660-0669.
    ArabicIndic,
    /// 06F0-06F9, for Persian and Urdu.
    ExtendedArabicIndic,
}

impl OptionValue for Digits {
    const OPTION: &'static str = "digits";
    const VALUES: &'static [(&'static str, Self)] = &[
        ("keep", Self::Keep),
        ("ascii", Self::Ascii),
        ("arabic_indic", Self::ArabicIndic),
        ("extended_arabic_indic", Self::ExtendedArabicIndic),
    ];
}

/// What happens to Arabic punctuation.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Punctuation};
///
/// let fold = |value| Normalizer::new(Profile::NONE.punctuation(value)).normalize("متى؟ غدًا، ربما").into_owned();
/// assert_eq!(fold(Punctuation::Keep), "متى؟ غدًا، ربما");
/// assert_eq!(fold(Punctuation::Ascii), "متى? غدًا, ربما");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Punctuation {
    /// It stays.
    #[default]
    Keep,
    /// 060C, 061B, 061F, 066A, 06D4, 066D become `,` `;` `?` `%` `.` `*`.
    Ascii,
}

impl OptionValue for Punctuation {
    const OPTION: &'static str = "punctuation";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("ascii", Self::Ascii)];
}

/// What happens to the invisible characters that steer line direction (061C, 200E, 200F, 202A-202E, 2066-2069) and the
/// byte order mark (FEFF).
///
/// ```
/// use arabic_text::{DirectionControls, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.direction_controls(value)).normalize("\u{200F}سلام").into_owned();
/// assert_eq!(fold(DirectionControls::Keep), "\u{200F}سلام");
/// assert_eq!(fold(DirectionControls::Remove), "سلام");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DirectionControls {
    /// They stay.
    #[default]
    Keep,
    /// They go, anywhere.
    Remove,
}

impl OptionValue for DirectionControls {
    const OPTION: &'static str = "direction_controls";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("remove", Self::Remove)];
}

/// What happens to invisible joiners (200B, 200C, 200D, 2060, 00AD) behind Arabic text. Emoji and Indic sequences keep theirs.
///
/// ```
/// use arabic_text::{Joiners, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.joiners(value)).normalize("می\u{200C}خواهم").into_owned();
/// assert_eq!(fold(Joiners::Keep), "می\u{200C}خواهم");
/// assert_eq!(fold(Joiners::Remove), "میخواهم");
/// ```
#[doc(alias = "zwnj")]
#[doc(alias = "zwj")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Joiners {
    /// They stay.
    #[default]
    Keep,
    /// They go where the character before them, marks and controls skipped, is Arabic.
    Remove,
}

impl OptionValue for Joiners {
    const OPTION: &'static str = "joiners";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("remove", Self::Remove)];
}

/// What happens to a run of three or more of one Arabic letter, as in drawn-out exclamations.
///
/// ```
/// use arabic_text::{Elongation, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.elongation(value)).normalize("جميييل").into_owned();
/// assert_eq!(fold(Elongation::Keep), "جميييل");
/// assert_eq!(fold(Elongation::CollapseTo1), "جميل");
/// assert_eq!(fold(Elongation::CollapseTo2), "جمييل");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Elongation {
    /// It stays.
    #[default]
    Keep,
    /// One letter stays.
    CollapseTo1,
    /// Two letters stay.
    CollapseTo2,
}

impl OptionValue for Elongation {
    const OPTION: &'static str = "elongation";
    const VALUES: &'static [(&'static str, Self)] =
        &[("keep", Self::Keep), ("collapse_to_1", Self::CollapseTo1), ("collapse_to_2", Self::CollapseTo2)];
}

/// What happens to spaces. Line breaks stay in any case.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Spaces};
///
/// let fold = |value| Normalizer::new(Profile::NONE.spaces(value)).normalize("كتاب \t  جديد").into_owned();
/// assert_eq!(fold(Spaces::Keep), "كتاب \t  جديد");
/// assert_eq!(fold(Spaces::Collapse), "كتاب جديد");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Spaces {
    /// They stay.
    #[default]
    Keep,
    /// A run of spaces, tabs and no-break spaces (`General_Category` Zs) becomes one space.
    Collapse,
}

impl OptionValue for Spaces {
    const OPTION: &'static str = "spaces";
    const VALUES: &'static [(&'static str, Self)] = &[("keep", Self::Keep), ("collapse", Self::Collapse)];
}
