//! The options of a profile and their values.

use super::names::option_names;

/// Selects what happens to the Arabic marks (vowels, shadda, sukun, tanwin, Quranic signs: 135 code
/// points), to the six small letters (06E5, 06E6, 08C9, 10EC5, 10EC9, 10ECA), and to foreign marks
/// on Arabic letters.
///
/// An Arabic mark has `General_Category` Mn and `Script` Arabic, or Inherited inside 0600-06FF; a
/// foreign mark (0300-036F and others) is any other Mn of `Script` Inherited. A foreign mark on a
/// digit, on punctuation or on a letter of another script is always kept. A combining hamza (0654,
/// 0655) on a yeh or on a tatweel is a letter, which is kept where marks are removed: see
/// [`Hamza`].
///
/// ```
/// use arabic_text::{Marks, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_marks(value)).normalize("عَلَّمَ").into_owned();
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
    /// Keeps all marks, in canonical order (UAX #15).
    #[default]
    Keep,
    /// Removes all marks, including the small letters and the foreign marks on Arabic letters.
    Remove,
    /// Removes all marks but SHADDA (0651).
    KeepShadda,
    /// Removes only the vowel or tanwin (064B-0650, 08F0-08F2) on the last letter of a word.
    RemoveCaseEnding,
}

option_names! { Marks "marks":
    Keep "keep", Remove "remove", KeepShadda "keep_shadda", RemoveCaseEnding "remove_case_ending"
}

/// Selects what happens to the dagger alef (SUPERSCRIPT ALEF, 0670), a mark that many people spell
/// as a letter.
///
/// For a dagger alef on ALEF MAKSURA (0649), YEH (064A) or FARSI YEH (06CC),
/// [`ToAlef`](Self::ToAlef) looks for an Arabic letter behind it, with marks and invisible
/// characters skipped. If there is none, the dagger alef is removed, since it only says how the
/// last letter is read. If there is one, 0649 0670 together become one ALEF, and an ALEF is added
/// behind 064A or 06CC.
///
/// ```
/// use arabic_text::{DaggerAlef, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_dagger_alef(value)).normalize("هٰذا").into_owned();
/// assert_eq!(fold(DaggerAlef::FollowMarks), "هٰذا");
/// assert_eq!(fold(DaggerAlef::Keep), "هٰذا");
/// assert_eq!(fold(DaggerAlef::Remove), "هذا");
/// assert_eq!(fold(DaggerAlef::ToAlef), "هاذا");
///
/// let keys = Normalizer::new(Profile::UNVOCALIZED.with_dagger_alef(DaggerAlef::ToAlef));
/// assert_eq!(keys.normalize("عَلَىٰ رَمَىٰهُ"), "على رماه");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DaggerAlef {
    /// Treats the dagger alef like all other marks, as [`Marks`] says.
    #[default]
    FollowMarks,
    /// Keeps the dagger alef, whatever happens to the other marks.
    Keep,
    /// Removes the dagger alef.
    Remove,
    /// Replaces the dagger alef by ALEF (0627), a letter.
    ToAlef,
}

option_names! { DaggerAlef "dagger_alef":
    FollowMarks "follow_marks", Keep "keep", Remove "remove", ToAlef "to_alef"
}

/// Selects what happens to TATWEEL (0640), which stretches a word.
///
/// A tatweel on which a kept mark stands is a carrier, and is kept with the mark. NO-BREAK SPACE
/// (00A0) and NARROW NO-BREAK SPACE (202F) are carriers too, if an Arabic mark stands on them
/// inside a word. Whatever this option says, these spaces are removed with the last of their Arabic
/// marks, and kept with an Arabic mark that is kept.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Tatweel};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_tatweel(value)).normalize("كتـــاب").into_owned();
/// assert_eq!(fold(Tatweel::Keep), "كتـــاب");
/// assert_eq!(fold(Tatweel::Remove), "كتاب");
/// ```
#[doc(alias = "kashida")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tatweel {
    /// Keeps tatweels.
    #[default]
    Keep,
    /// Removes a tatweel, unless it carries a mark that is kept.
    Remove,
}

option_names! { Tatweel "tatweel":
    Keep "keep", Remove "remove"
}

/// Selects what happens to the alef letters (`Joining_Group` Alef: 0622, 0623, 0625, 0671-0673,
/// 0675, 0773, 0774, 0870-0882; madda, hamza above and below, wasla and others).
///
/// ```
/// use arabic_text::{Alef, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_alef(value)).normalize("أمل وإيمان وآمال").into_owned();
/// assert_eq!(fold(Alef::Keep), "أمل وإيمان وآمال");
/// assert_eq!(fold(Alef::ToBareKeepMadda), "امل وايمان وآمال");
/// assert_eq!(fold(Alef::ToBareAlef), "امل وايمان وامال");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alef {
    /// Keeps the alef letters.
    #[default]
    Keep,
    /// Replaces all alef letters but ALEF WITH MADDA ABOVE (0622, or 0627 0653) by ALEF (0627), for
    /// Persian, Urdu and other languages in which the madda distinguishes words.
    ToBareKeepMadda,
    /// Replaces all alef letters by ALEF (0627).
    ToBareAlef,
}

option_names! { Alef "alef":
    Keep "keep", ToBareKeepMadda "to_bare_keep_madda", ToBareAlef "to_bare_alef"
}

/// Selects what happens to ALEF MAKSURA (0649), the dotless final yeh.
///
/// ```
/// use arabic_text::{AlefMaksura, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_alef_maksura(value)).normalize("مستشفى").into_owned();
/// assert_eq!(fold(AlefMaksura::Keep), "مستشفى");
/// assert_eq!(fold(AlefMaksura::ToYeh), "مستشفي");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AlefMaksura {
    /// Keeps alef maksura.
    #[default]
    Keep,
    /// Replaces alef maksura by YEH (064A).
    ToYeh,
}

option_names! { AlefMaksura "alef_maksura":
    Keep "keep", ToYeh "to_yeh"
}

/// Selects what happens to TEH MARBUTA (0629), the feminine ending.
///
/// ```
/// use arabic_text::{Normalizer, Profile, TehMarbuta};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_teh_marbuta(value)).normalize("مدرسة").into_owned();
/// assert_eq!(fold(TehMarbuta::Keep), "مدرسة");
/// assert_eq!(fold(TehMarbuta::ToHeh), "مدرسه");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TehMarbuta {
    /// Keeps teh marbuta.
    #[default]
    Keep,
    /// Replaces teh marbuta by HEH (0647).
    ToHeh,
}

option_names! { TehMarbuta "teh_marbuta":
    Keep "keep", ToHeh "to_heh"
}

/// Selects what happens to hamza on its seats (0624, 0626, and by decomposition 0676-0678, 06C2,
/// 06D3).
///
/// HAMZA alone (0621) is kept under every value, because different words would otherwise have one
/// key.
///
/// A combining hamza on a yeh counts as YEH WITH HAMZA ABOVE (0626) if the profile removes marks or
/// maps that yeh to another letter. This holds for HAMZA ABOVE (0654) on ALEF MAKSURA (0649), YEH
/// (064A) and FARSI YEH (06CC), and for HAMZA BELOW (0655) on the first two. If the profile removes
/// marks, it also holds for either hamza on a tatweel or no-break space inside a word.
///
/// ```
/// use arabic_text::{Hamza, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_hamza(value)).normalize("سؤال وبئر").into_owned();
/// assert_eq!(fold(Hamza::Keep), "سؤال وبئر");
/// assert_eq!(fold(Hamza::ToSeat), "سوال وبير");
/// assert_eq!(fold(Hamza::ToHamza), "سءال وبءر");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hamza {
    /// Keeps hamza on its seats.
    #[default]
    Keep,
    /// Keeps only the seat, which is the base of the canonical or compatibility decomposition: WAW
    /// (0648), YEH (064A) and so on. The seat of 0626 is the yeh of the language that
    /// [`LookAlikes`] names: 06CC under `ToPersian`, `ToUrdu`, `ToKurdish`, `ToPashto` and
    /// `ToKashmiri`, 0649 under `ToUyghur`.
    ToSeat,
    /// Replaces seat and hamza together by HAMZA (0621).
    ToHamza,
}

option_names! { Hamza "hamza":
    Keep "keep", ToSeat "to_seat", ToHamza "to_hamza"
}

/// Selects what happens to letters that other keyboards put in place of those of a language. Each
/// value gives one set of letters for one language.
///
/// A mapping merges different words of the other languages, in which these are letters of their
/// own: [`ToArabic`](Self::ToArabic) merges `کے` and `کی` of Urdu (6.3 % of running words), and
/// other words of Pashto, Sindhi, Sorani and Uyghur. The page of this option in `docs/rules` has
/// the whole table.
///
/// What some letters become depends on the letters beside them in the output, with marks, tatweels
/// and invisible characters skipped. *Before a letter* means that an Arabic letter comes next;
/// *final* means that anything else comes next, or nothing. The rules look at no more than one
/// letter back and one ahead.
///
/// From [`ToPersian`](Self::ToPersian) on, a hamza above on a heh is a mark, however it is encoded:
/// the heh is mapped, and the hamza is kept or removed as the marks are. HAMZA ABOVE (0654) on any
/// yeh is YEH WITH HAMZA ABOVE (0626).
///
/// ```
/// use arabic_text::{LookAlikes, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_look_alikes(value)).normalize("کتاب علی").into_owned();
/// assert_eq!(fold(LookAlikes::Keep), "کتاب علی");
/// assert_eq!(fold(LookAlikes::ToArabic), "كتاب علي");
/// assert_eq!(fold(LookAlikes::ToPersian), "کتاب علی");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LookAlikes {
    /// Keeps all letters.
    #[default]
    Keep,
    /// Maps 06A9 to KAF (0643); 06CC and 06D2 to YEH (064A); 06D3 to YEH WITH HAMZA ABOVE (0626);
    /// 06BE and 06C0-06C2 to HEH (0647); 06C3 to TEH MARBUTA (0629).
    ToArabic,
    /// Maps 0643 and 06AA to KEHEH (06A9); 064A, 0649 and 06D2 to FARSI YEH (06CC); 06D3 to YEH
    /// WITH HAMZA ABOVE (0626); 06BE, 06C1 and 06D5 to HEH (0647); 06C0 and 06C2 to HEH and a hamza
    /// that is a mark (0647 0654); 06C3 to TEH MARBUTA (0629).
    ToPersian,
    /// Maps 0643 and 06AA to 06A9; 064A and 0649 to 06CC; 06D3 to 0626 06D2; 06D5 to 06C1; 0629 to
    /// 06C3; NOON GHUNNA (06BA) before a letter to 0646; HEH (0647) to HEH DOACHASHMEE (06BE)
    /// between a letter that takes aspiration (`ب پ ت ٹ ج چ د ڈ ڑ ژ ک گ`) and another letter, and
    /// otherwise to HEH GOAL (06C1); HIGH HAMZA (0674) behind a letter to a hamza on that letter.
    /// Punjabi and Saraiki use this value too.
    ToUrdu,
    /// Maps, for Sorani, 0643 and 06AA to 06A9; 064A, 0649 and 06D2 to 06CC; 06D3 to 0626; 0629 and
    /// 06C3 to AE (06D5); 0691 and 0692 to 0695, and likewise a 0631 that begins a word of two or
    /// more letters; 0647 and 06C1 to HEH DOACHASHMEE (06BE) before a letter, tatweel or 200D, and
    /// to AE (06D5) before 200C and where final.
    ToKurdish,
    /// Maps 06A9 and 06AA to 0643; 0629 and 06C3 to AE (06D5); 0647 and 06C1 as under
    /// [`ToKurdish`](Self::ToKurdish); 06CC to 064A before a letter, tatweel or 200D, and to 0649
    /// before 200C and where final.
    ToUyghur,
    /// Maps 0643 and 06AA to 06A9; 06AF to 06AB; 0679 to 067C, 0688 to 0689 and 0691 to 0693; 06BB
    /// and 0768 to 06BC; 0649 and 06D2 to 06CC, and likewise 064A before a letter; 06D3 to 0626;
    /// 06BE, 06C1 and 06D5 to 0647; 06C3 to 0629.
    ToPashto,
    /// Maps 06CC, 0649 and 06D2 to 064A; 06D3 to 0626; 06BE, 06C1 and 06D5 to 0647; 06C3 to 0629;
    /// 06BA before a letter to 0646. The kafs are kept, because they are letters of their own.
    ToSindhi,
    /// Maps like [`ToUrdu`](Self::ToUrdu), and in addition 0623 to 0672; 0625 and 0673 to 0627 and
    /// the mark 065F; 06CD to 0620; 06C5 to 06C4.
    ToKashmiri,
    /// Maps 0643 and 06AA to 06A9; 06AC and 06AF to 0762; 06CC to 064A; 06BE, 06C1 and 06D5 to
    /// 0647; 06C3 to 0629; HIGH HAMZA (0674) to 0621.
    ToJawi,
}

option_names! { LookAlikes "look_alikes":
    Keep "keep", ToArabic "to_arabic", ToPersian "to_persian", ToUrdu "to_urdu", ToKurdish "to_kurdish",
    ToUyghur "to_uyghur", ToPashto "to_pashto", ToSindhi "to_sindhi", ToKashmiri "to_kashmiri", ToJawi "to_jawi"
}

/// Selects what happens to a HAMZA (0621) that ends a word behind ALEF (0627) or ALEF WITH MADDA
/// ABOVE (0622), which Persian and Urdu write or leave out: `علماء`, `علما`.
///
/// A hamza ends a word if no Arabic letter follows, with marks and invisible characters skipped.
/// The marks on the hamza are removed with it. If anything but marks is kept between the alef and
/// the hamza, the hamza is kept. A final hamza behind another letter is kept too: `جزء` is not
/// `جز`.
///
/// ```
/// use arabic_text::{FinalHamza, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_final_hamza(value)).normalize("علماء جزء قراءت").into_owned();
/// assert_eq!(fold(FinalHamza::Keep), "علماء جزء قراءت");
/// assert_eq!(fold(FinalHamza::RemoveAfterAlef), "علما جزء قراءت");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FinalHamza {
    /// Keeps the hamza.
    #[default]
    Keep,
    /// Removes the hamza.
    RemoveAfterAlef,
}

option_names! { FinalHamza "final_hamza":
    Keep "keep", RemoveAfterAlef "remove_after_alef"
}

/// Selects what happens to the yeh that Persian writes behind a final heh and a non-joiner, to bind
/// the next word: `خانه\u{200C}ی`.
///
/// This yeh is a FARSI YEH (06CC) in the output with no Arabic letter behind it. Directly before
/// the yeh stand HEH (0647), marks on that heh, and one non-joiner (200C) or more, removed or not.
/// The marks on the yeh and those non-joiners are removed with the yeh. The other spelling, a hamza
/// on the heh, is a mark: see [`LookAlikes::ToPersian`].
///
/// ```
/// use arabic_text::{Ezafe, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_ezafe(value)).normalize("خانه\u{200C}ی ماهی").into_owned();
/// assert_eq!(fold(Ezafe::Keep), "خانه\u{200C}ی ماهی");
/// assert_eq!(fold(Ezafe::Remove), "خانه ماهی");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ezafe {
    /// Keeps the yeh.
    #[default]
    Keep,
    /// Removes the yeh.
    Remove,
}

option_names! { Ezafe "ezafe":
    Keep "keep", Remove "remove"
}

/// Selects what happens to a HEH DOACHASHMEE (06BE) that aspirates nothing: Urdu spells `انھوں` and
/// `انہوں`, `ھے` and `ہے`.
///
/// A heh doachashmee can aspirate one of `ب پ ت ٹ ج چ د ڈ ڑ ژ ک گ` before it in the output. The
/// option does nothing under look-alikes that give 06BE another meaning or map it to another letter
/// ([`LookAlikes::ToKurdish`], [`LookAlikes::ToUyghur`] and those that map it).
///
/// ```
/// use arabic_text::{Doachashmee, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_doachashmee(value)).normalize("انھوں کھا").into_owned();
/// assert_eq!(fold(Doachashmee::Keep), "انھوں کھا");
/// assert_eq!(fold(Doachashmee::AspiratesOnly), "انہوں کھا");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Doachashmee {
    /// Keeps the heh doachashmee.
    #[default]
    Keep,
    /// Replaces the heh doachashmee by HEH GOAL (06C1).
    AspiratesOnly,
}

option_names! { Doachashmee "doachashmee":
    Keep "keep", AspiratesOnly "aspirates_only"
}

/// Selects what happens to presentation forms (FB50-FDFF, FE70-FEFC), the shapes of letters that
/// old encodings stored.
///
/// Presentation forms are replaced by their compatibility decomposition (UAX #15), with these
/// exceptions. Isolated and medial marks (FE70-FE7F, FC5E-FC63, FCF2-FCF4) give their marks without
/// a space or tatweel. The ligature FDF2 gives `الله` (0627 0644 0644 0647), and `لله` behind an
/// alef letter, since people write that alef themselves. TAIL FRAGMENT (FE73), the end of the
/// letter before it, gives nothing. RIAL SIGN (FDFC), ornate parentheses (FD3E, FD3F) and phrase
/// signs are kept.
///
/// ```
/// use arabic_text::{Normalizer, PresentationForms, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_presentation_forms(value)).normalize("ﺳﻼﻡ").into_owned();
/// assert_eq!(fold(PresentationForms::Keep), "ﺳﻼﻡ");
/// assert_eq!(fold(PresentationForms::Fold), "سلام");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PresentationForms {
    /// Keeps presentation forms.
    #[default]
    Keep,
    /// Replaces presentation forms by the letters and marks that they show.
    Fold,
}

option_names! { PresentationForms "presentation_forms":
    Keep "keep", Fold "fold"
}

/// Selects what happens to signs that stand for a salutation or the basmala (FDFA, FDFB, FDFD-FDFF,
/// FD40-FD4F, FDC8-FDCF, and from Unicode 17 FBC3-FBD2, FD90, FD91, 10ED1-10ED8).
///
/// ```
/// use arabic_text::{Normalizer, PhraseSigns, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_phrase_signs(value)).normalize("محمد ﷺ").into_owned();
/// assert_eq!(fold(PhraseSigns::Keep), "محمد ﷺ");
/// assert_eq!(fold(PhraseSigns::Expand), "محمد صلى الله عليه وسلم");
/// assert_eq!(fold(PhraseSigns::Remove), "محمد ");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PhraseSigns {
    /// Keeps phrase signs.
    #[default]
    Keep,
    /// Replaces phrase signs by their words, set off by spaces from words, connectors, `#` and `@`
    /// beside them. A sign of 3 or 4 bytes gives up to 49 bytes.
    Expand,
    /// Removes phrase signs.
    Remove,
}

option_names! { PhraseSigns "phrase_signs":
    Keep "keep", Expand "expand", Remove "remove"
}

/// Selects the set to which the three sets of digits (0-9, 0660-0669, 06F0-06F9) are mapped.
///
/// ```
/// use arabic_text::{Digits, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_digits(value)).normalize("١٩٨٤ ۱۹۸۴ 1984").into_owned();
/// assert_eq!(fold(Digits::Keep), "١٩٨٤ ۱۹۸۴ 1984");
/// assert_eq!(fold(Digits::Ascii), "1984 1984 1984");
/// assert_eq!(fold(Digits::ArabicIndic), "١٩٨٤ ١٩٨٤ ١٩٨٤");
/// assert_eq!(fold(Digits::ExtendedArabicIndic), "۱۹۸۴ ۱۹۸۴ ۱۹۸۴");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// Keeps digits.
    #[default]
    Keep,
    /// Maps digits to 0-9. The separators 066B and 066C between two digits become `.` and `,`.
    Ascii,
    /// Maps digits to 0660-0669.
    ArabicIndic,
    /// Maps digits to 06F0-06F9, for Persian and Urdu.
    ExtendedArabicIndic,
}

option_names! { Digits "digits":
    Keep "keep", Ascii "ascii", ArabicIndic "arabic_indic", ExtendedArabicIndic "extended_arabic_indic"
}

/// Selects what happens to Arabic punctuation.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Punctuation};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_punctuation(value)).normalize("متى؟ غدًا، ربما").into_owned();
/// assert_eq!(fold(Punctuation::Keep), "متى؟ غدًا، ربما");
/// assert_eq!(fold(Punctuation::Ascii), "متى? غدًا, ربما");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Punctuation {
    /// Keeps Arabic punctuation.
    #[default]
    Keep,
    /// Replaces 060C, 061B, 061F, 066A, 06D4, 066D by `,` `;` `?` `%` `.` `*`.
    Ascii,
}

option_names! { Punctuation "punctuation":
    Keep "keep", Ascii "ascii"
}

/// Selects what happens to the invisible characters that control line direction (061C, 200E, 200F,
/// 202A-202E, 2066-2069) and to the byte order mark (FEFF).
///
/// ```
/// use arabic_text::{DirectionControls, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_direction_controls(value)).normalize("\u{200F}سلام").into_owned();
/// assert_eq!(fold(DirectionControls::Keep), "\u{200F}سلام");
/// assert_eq!(fold(DirectionControls::Remove), "سلام");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DirectionControls {
    /// Keeps direction controls.
    #[default]
    Keep,
    /// Removes direction controls, in any script.
    Remove,
}

option_names! { DirectionControls "direction_controls":
    Keep "keep", Remove "remove"
}

/// Selects what happens to the invisible joiners behind Arabic text: ZERO WIDTH SPACE (200B), ZERO
/// WIDTH NON-JOINER (200C), ZERO WIDTH JOINER (200D), WORD JOINER (2060), SOFT HYPHEN (00AD).
///
/// The rule acts where the character before the joiner, with marks, controls, joiners and ignorable
/// characters skipped, is of the Arabic script (`Script`, or Arab in `Script_Extensions`). The
/// joiners of emoji and Indic sequences are kept.
///
/// ```
/// use arabic_text::{Joiners, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_joiners(value)).normalize("دو\u{200C}بار می\u{200C}\u{200C}خواهم\u{200C}").into_owned();
/// assert_eq!(fold(Joiners::Keep), "دو\u{200C}بار می\u{200C}\u{200C}خواهم\u{200C}");
/// assert_eq!(fold(Joiners::KeepShaping), "دو\u{200C}بار می\u{200C}خواهم");
/// assert_eq!(fold(Joiners::KeepNonJoiner), "دوبار می\u{200C}خواهم");
/// assert_eq!(fold(Joiners::Remove), "دوبار میخواهم");
/// ```
#[doc(alias = "zwnj")]
#[doc(alias = "zwj")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Joiners {
    /// Keeps all joiners.
    #[default]
    Keep,
    /// Keeps one 200C between an Arabic letter or a digit and a letter or digit of any script, and
    /// keeps each 200D. Other joiners are removed. This value is for text that people read.
    KeepShaping,
    /// Keeps one 200C where it is visible: between a letter that joins to the next one
    /// (`Joining_Type` D in the output), or a tatweel that is kept, and an Arabic letter. Other
    /// joiners are removed. This value is for keys.
    KeepNonJoiner,
    /// Removes all joiners.
    Remove,
}

option_names! { Joiners "joiners":
    Keep "keep", KeepShaping "keep_shaping", KeepNonJoiner "keep_non_joiner", Remove "remove"
}

/// Selects what happens to other ignorable characters behind Arabic text: variation selectors
/// (FE00-FE0F, E0100-E01EF), COMBINING GRAPHEME JOINER (034F), invisible operators (2061-2064),
/// tags (E0000-E007F) and the rest of `Default_Ignorable_Code_Point` that are neither direction
/// controls nor joiners, and FFF9-FFFB.
///
/// Ignorable characters behind emoji and other scripts are kept. Those that are foreign marks as
/// well (FE00-FE0F, 034F) are also removed from an Arabic letter by [`Marks::Remove`].
///
/// ```
/// use arabic_text::{Ignorables, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_ignorables(value)).normalize("شكرا\u{FE0F} ❤\u{FE0F}").into_owned();
/// assert_eq!(fold(Ignorables::Keep), "شكرا\u{FE0F} ❤\u{FE0F}");
/// assert_eq!(fold(Ignorables::Remove), "شكرا ❤\u{FE0F}");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ignorables {
    /// Keeps ignorable characters.
    #[default]
    Keep,
    /// Removes ignorable characters where the character before them, with marks, controls and
    /// joiners skipped, is of the Arabic script.
    Remove,
}

option_names! { Ignorables "ignorables":
    Keep "keep", Remove "remove"
}

/// Selects what happens to a run of three or more of one Arabic letter, as in drawn-out
/// exclamations.
///
/// ```
/// use arabic_text::{Elongation, Normalizer, Profile};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_elongation(value)).normalize("جميييل").into_owned();
/// assert_eq!(fold(Elongation::Keep), "جميييل");
/// assert_eq!(fold(Elongation::CollapseTo1), "جميل");
/// assert_eq!(fold(Elongation::CollapseTo2), "جمييل");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Elongation {
    /// Keeps the run.
    #[default]
    Keep,
    /// Keeps one letter of the run.
    CollapseTo1,
    /// Keeps two letters of the run.
    CollapseTo2,
}

option_names! { Elongation "elongation":
    Keep "keep", CollapseTo1 "collapse_to_1", CollapseTo2 "collapse_to_2"
}

/// Selects the orthography of the words. The orthography of the Quran differs from the Arabic that
/// people type.
///
/// [`Quranic`](Self::Quranic) gives both spellings of the Quran one key. Its rules read the marks
/// of a whole word, and their output has no marks. Therefore marks, dagger alefs and tatweels are
/// always removed under it, whatever [`Marks`], [`DaggerAlef`] and [`Tatweel`] say; [`Elongation`],
/// [`FinalHamza`], [`Ezafe`] and [`Doachashmee`] do nothing; and [`LookAlikes`] of another language
/// count as [`LookAlikes::ToArabic`]. Profiles of [`compat`](crate::compat) have no such rules.
///
/// ```
/// use arabic_text::{Normalizer, Orthography, Profile};
///
/// let fold = |value| Normalizer::new(Profile::UNVOCALIZED.with_orthography(value)).normalize("ٱلصَّلَوٰةَ كِتَـٰبٌ هٰذا").into_owned();
/// assert_eq!(fold(Orthography::AsWritten), "ٱلصلوة كتب هذا");
/// assert_eq!(fold(Orthography::Quranic), "ٱلصلاة كتاب هذا");
/// ```
#[doc(alias = "uthmani")]
#[doc(alias = "rasm")]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orthography {
    /// Keeps letters as they are written.
    #[default]
    AsWritten,
    /// Rewrites words in the Uthmani spelling of the Quran to modern (simple, imla'i) spelling. A
    /// vocative (`يَـٰقَوْمِ`) becomes two words.
    Quranic,
}

option_names! { Orthography "orthography":
    AsWritten "as_written", Quranic "quranic"
}

/// Selects what happens to spaces.
///
/// One rule applies under every value: where marks, small letters, tatweels or phrase signs that
/// are removed stood alone between two spaces (`General_Category` Zs), the second space is removed
/// with them, so that `ريب ۛ فيه` and `ريب فيه` fold to the same text. Profiles of
/// [`compat`](crate::compat) have no such rule.
///
/// ```
/// use arabic_text::{Normalizer, Profile, Spaces};
///
/// let fold = |value| Normalizer::new(Profile::NONE.with_spaces(value)).normalize("كتاب \t  جديد \n\n هنا").into_owned();
/// assert_eq!(fold(Spaces::Keep), "كتاب \t  جديد \n\n هنا");
/// assert_eq!(fold(Spaces::Collapse), "كتاب جديد \n\n هنا");
/// assert_eq!(fold(Spaces::CollapseLines), "كتاب جديد هنا");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Spaces {
    /// Keeps spaces.
    #[default]
    Keep,
    /// Replaces a run of spaces (`General_Category` Zs, with no-break spaces) and tabs by one SPACE
    /// (0020). Line breaks are kept.
    Collapse,
    /// Replaces a run of characters with the property `White_Space` (spaces, tabs, no-break spaces,
    /// line breaks) by one SPACE (0020).
    CollapseLines,
}

option_names! { Spaces "spaces":
    Keep "keep", Collapse "collapse", CollapseLines "collapse_lines"
}
