//! Classes of code points, listed from the specification or taken from crates with Unicode data.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

pub(crate) const HAMZA: char = '\u{621}';
pub(crate) const ALEF_WITH_MADDA_ABOVE: char = '\u{622}';
pub(crate) const WAW_WITH_HAMZA_ABOVE: char = '\u{624}';
pub(crate) const YEH_WITH_HAMZA_ABOVE: char = '\u{626}';
pub(crate) const ALEF: char = '\u{627}';
pub(crate) const TEH_MARBUTA: char = '\u{629}';
pub(crate) const TATWEEL: char = '\u{640}';
pub(crate) const KAF: char = '\u{643}';
pub(crate) const HEH: char = '\u{647}';
pub(crate) const WAW: char = '\u{648}';
pub(crate) const ALEF_MAKSURA: char = '\u{649}';
pub(crate) const YEH: char = '\u{64A}';
pub(crate) const SHADDA: char = '\u{651}';
pub(crate) const HAMZA_ABOVE: char = '\u{654}';
pub(crate) const HAMZA_BELOW: char = '\u{655}';
pub(crate) const WAVY_HAMZA_BELOW: char = '\u{65F}';
pub(crate) const HIGH_HAMZA: char = '\u{674}';
pub(crate) const DAGGER_ALEF: char = '\u{670}';
pub(crate) const KEHEH: char = '\u{6A9}';
pub(crate) const FARSI_YEH: char = '\u{6CC}';
/// LIGATURE ALLAH ISOLATED FORM.
pub(crate) const ALLAH_LIGATURE: char = '\u{FDF2}';
pub(crate) const TAIL_FRAGMENT: char = '\u{FE73}';
pub(crate) const ZERO_WIDTH_SPACE: char = '\u{200B}';
pub(crate) const NON_JOINER: char = '\u{200C}';
pub(crate) const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Returns whether `c` is one of the 135 marks.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{897}'..='\u{89F}'
            | '\u{8CA}'..='\u{8E1}'
            | '\u{8E3}'..='\u{8FF}'
            | '\u{10ECB}'..='\u{10ECF}'
            | '\u{10EF0}'..='\u{10EFF}'
    )
}

pub(crate) fn is_small_letter(c: char) -> bool {
    matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}' | '\u{10EC5}' | '\u{10EC9}' | '\u{10ECA}')
}

pub(crate) fn is_alef_letter(c: char) -> bool {
    matches!(
        c,
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{627}' | '\u{671}'
            ..='\u{673}' | '\u{675}' | '\u{773}' | '\u{774}' | '\u{870}'..='\u{882}'
    )
}

pub(crate) fn is_direction_control(c: char) -> bool {
    matches!(
        c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{AD}')
}

/// Whether `c` is a mark of every script: `General_Category` Mn and `Script` Inherited, and none of
/// the Arabic marks. The variation selectors and COMBINING GRAPHEME JOINER are among them.
pub(crate) fn is_foreign_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{485}'..='\u{486}'
            | '\u{951}'..='\u{954}'
            | '\u{1AB0}'..='\u{1ABD}'
            | '\u{1ABF}'..='\u{1AF0}'
            | '\u{1CD0}'..='\u{1CD2}'
            | '\u{1CD4}'..='\u{1CE0}'
            | '\u{1CE2}'..='\u{1CE8}'
            | '\u{1CED}'
            | '\u{1CF4}'
            | '\u{1CF8}'..='\u{1CF9}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20DC}'
            | '\u{20E1}'
            | '\u{20E5}'..='\u{20F0}'
            | '\u{302A}'..='\u{302D}'
            | '\u{3099}'..='\u{309A}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2D}'
            | '\u{101FD}'
            | '\u{102E0}'
            | '\u{1133B}'
            | '\u{1CF00}'..='\u{1CF2D}'
            | '\u{1CF30}'..='\u{1CF46}'
            | '\u{1D127}'..='\u{1D128}'
            | '\u{1D167}'..='\u{1D169}'
            | '\u{1D17B}'..='\u{1D182}'
            | '\u{1D185}'..='\u{1D18B}'
            | '\u{1D1AA}'..='\u{1D1AD}'
            | '\u{1D25B}'..='\u{1D25C}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Whether `c` is invisible and neither a direction control nor a joiner:
/// `Default_Ignorable_Code_Point`, and the interlinear annotation characters FFF9-FFFB.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{34F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2061}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether `c` is an Arabic letter that joins to the letter behind it and to the one before:
/// `Joining_Type` D.
pub(crate) fn joins_both_sides(c: char) -> bool {
    matches!(
        c,
        '\u{620}'
            | '\u{626}'
            | '\u{628}'
            | '\u{62A}'..='\u{62E}'
            | '\u{633}'..='\u{63F}'
            | '\u{641}'..='\u{647}'
            | '\u{649}'..='\u{64A}'
            | '\u{66E}'..='\u{66F}'
            | '\u{678}'..='\u{687}'
            | '\u{69A}'..='\u{6BF}'
            | '\u{6C1}'..='\u{6C2}'
            | '\u{6CC}'
            | '\u{6CE}'
            | '\u{6D0}'..='\u{6D1}'
            | '\u{6FA}'..='\u{6FC}'
            | '\u{6FF}'
            | '\u{750}'..='\u{758}'
            | '\u{75C}'..='\u{76A}'
            | '\u{76D}'..='\u{770}'
            | '\u{772}'
            | '\u{775}'..='\u{777}'
            | '\u{77A}'..='\u{77F}'
            | '\u{886}'
            | '\u{889}'..='\u{88D}'
            | '\u{88F}'
            | '\u{8A0}'..='\u{8A9}'
            | '\u{8AF}'..='\u{8B0}'
            | '\u{8B3}'..='\u{8B8}'
            | '\u{8BA}'..='\u{8C8}'
            | '\u{10EC3}'..='\u{10EC4}'
            | '\u{10EC6}'..='\u{10EC7}'
    )
}

/// Returns whether `c` is a salutation or the basmala.
pub(crate) fn is_phrase_sign(c: char) -> bool {
    matches!(
        c,
        '\u{FBC3}'..='\u{FBD2}'
            | '\u{FD40}'..='\u{FD4F}'
            | '\u{FD90}'..='\u{FD91}'
            | '\u{FDC8}'..='\u{FDCF}'
            | '\u{FDFA}'..='\u{FDFB}'
            | '\u{FDFD}'..='\u{FDFF}'
            | '\u{10ED1}'..='\u{10ED8}'
    )
}

/// RIAL SIGN and the phrase signs are not decomposed.
pub(crate) fn may_be_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c != '\u{FDFC}' && !is_phrase_sign(c)
}

pub(crate) fn is_arabic(c: char) -> bool {
    c.script() == Script::Arabic || c.script_extension().contains_script(Script::Arabic) && !is_of_every_script(c)
}

/// `unicode-script` lets Common and Inherited contain every script; `Script_Extensions` names the
/// scripts.
fn is_of_every_script(c: char) -> bool {
    let extension = c.script_extension();
    extension.is_common() || extension.is_inherited()
}

/// A phrase sign is no letter, independent of its category.
pub(crate) fn is_letter(c: char) -> bool {
    !is_phrase_sign(c) && c.general_category() == GeneralCategory::OtherLetter && c.script() == Script::Arabic
}

/// Returns whether `c` is a character of words of any script. The compiler may not have the newest
/// letters, and categories do not include vowel signs, so both are used.
pub(crate) fn is_word_character(c: char) -> bool {
    let group = c.general_category_group();
    c.is_alphanumeric() || matches!(group, GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number)
}

/// Returns whether `c` connects words: `General_Category` Pc.
pub(crate) fn is_connector(c: char) -> bool {
    c.general_category() == GeneralCategory::ConnectorPunctuation
}

/// Returns whether `c` separates words of one line: `General_Category` Zs and the tab.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, '\t' | ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// `White_Space`.
pub(crate) fn is_space_or_line_break(c: char) -> bool {
    is_space(c) || matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether `c` is a space that can carry a mark in place of a letter.
pub(crate) fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

pub(crate) fn is_hamza_mark(c: char) -> bool {
    matches!(c, HAMZA_ABOVE | HAMZA_BELOW)
}

/// Whether `c` is a letter of any script, other than those Arabic ones that are no letter of a word
/// by themselves.
pub(crate) fn is_letter_of_any_script(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Letter
        && !(c == TATWEEL || is_small_letter(c) || is_phrase_sign(c))
}

/// Whether `c` is a decimal digit of any script.
pub(crate) fn is_digit(c: char) -> bool {
    c.general_category() == GeneralCategory::DecimalNumber
}

/// Returns whether `c` is a combining mark in the Unicode version of `unicode-normalization`, which
/// may be later than the crate's.
pub(crate) fn is_mark_of_any_script(c: char) -> bool {
    is_mark(c) || is_combining_mark(c)
}

/// Whether `c` belongs to the letter before it.
pub(crate) fn is_combining(c: char) -> bool {
    is_mark(c) || is_foreign_mark(c) || canonical_combining_class(c) != 0
}

pub(crate) fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

pub(crate) const NARROW_NO_BREAK_SPACE: char = '\u{202F}';
