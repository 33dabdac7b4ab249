//! Classes of code points, written down from the definition of the crate, or asked of crates with Unicode data.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

pub(crate) const HAMZA: char = '\u{621}';
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
pub(crate) const DAGGER_ALEF: char = '\u{670}';
pub(crate) const KEHEH: char = '\u{6A9}';
pub(crate) const FARSI_YEH: char = '\u{6CC}';
pub(crate) const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// The 120 marks.
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
            | '\u{10EFA}'..='\u{10EFF}'
    )
}

pub(crate) fn is_small_letter(c: char) -> bool {
    matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}')
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

/// Salutations and the basmala: those that the definition lists, and those that Unicode 17 put beside them.
pub(crate) fn is_phrase_sign(c: char) -> bool {
    matches!(
        c,
        '\u{FBC3}'..='\u{FBD2}'
            | '\u{FD40}'..='\u{FD4F}'
            | '\u{FD90}'..='\u{FD91}'
            | '\u{FDC8}'..='\u{FDCF}'
            | '\u{FDFA}'..='\u{FDFB}'
            | '\u{FDFD}'..='\u{FDFF}'
    )
}

/// RIAL SIGN is left alone, and so are the phrase signs.
pub(crate) fn may_be_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c != '\u{FDFC}' && !is_phrase_sign(c)
}

pub(crate) fn is_arabic(c: char) -> bool {
    c.script() == Script::Arabic || c.script_extension().contains_script(Script::Arabic) && !is_of_every_script(c)
}

/// `unicode-script` lets Common and Inherited contain every script; `Script_Extensions` names the scripts.
fn is_of_every_script(c: char) -> bool {
    let extension = c.script_extension();
    extension.is_common() || extension.is_inherited()
}

/// A phrase sign is no letter, whatever its category.
pub(crate) fn is_letter(c: char) -> bool {
    !is_phrase_sign(c) && c.general_category() == GeneralCategory::OtherLetter && c.script() == Script::Arabic
}

pub(crate) fn is_space(c: char) -> bool {
    c == '\t' || c.general_category() == GeneralCategory::SpaceSeparator
}

/// Of the Unicode version of `unicode-normalization`, which may be a later one than the crate's.
pub(crate) fn is_mark_of_any_script(c: char) -> bool {
    is_mark(c) || is_combining_mark(c)
}

pub(crate) fn is_combining(c: char) -> bool {
    is_mark(c) || canonical_combining_class(c) != 0
}

pub(crate) fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}
