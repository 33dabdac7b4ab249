//! Classes of code points, by Unicode property.

use super::names::*;
use super::tables;

fn in_ranges(table: &[(u32, u32)], c: char) -> bool {
    let cp = u32::from(c);
    let next = table.partition_point(|&(first, _)| first <= cp);
    next > 0 && cp <= table[next - 1].1
}

fn mark_class(c: char) -> Option<u8> {
    let cp = u32::from(c);
    let next = tables::MARKS.partition_point(|&(first, _, _)| first <= cp);
    let &(_, last, class) = tables::MARKS.get(next.checked_sub(1)?)?;
    (cp <= last).then_some(class)
}

/// Mn of script Arabic, or Inherited in 0600-06FF.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{610}' && mark_class(c).is_some()
}

/// `Canonical_Combining_Class`: from the own table for Arabic, from `unicode-normalization` elsewhere.
pub(crate) fn combining_class(c: char) -> u8 {
    if c < '\u{300}' {
        return 0;
    }
    mark_class(c).unwrap_or_else(|| unicode_normalization::char::canonical_combining_class(c))
}

/// `General_Category` Mn, Mc or Me, in any script.
pub(crate) fn is_combining_mark(c: char) -> bool {
    c >= '\u{300}' && (is_mark(c) || unicode_normalization::char::is_combining_mark(c))
}

/// Lm that annotate the Quran as marks do.
pub(crate) fn is_small_letter(c: char) -> bool {
    matches!(c, SMALL_WAW | SMALL_YEH | SMALL_FARSI_YEH)
}

/// `Joining_Group` Alef.
pub(crate) fn is_alef(c: char) -> bool {
    in_ranges(tables::ALEF_LETTERS, c)
}

/// `General_Category` Lo, `Script` Arabic, not a phrase sign.
pub(crate) fn is_letter(c: char) -> bool {
    in_ranges(tables::ARABIC_LETTERS, c)
}

/// `Script` Arabic, or Arab among the `Script_Extensions` (digits and punctuation are shared with other scripts).
pub(crate) fn is_arabic_script(c: char) -> bool {
    c >= '\u{600}' && in_ranges(tables::ARABIC_SCRIPT, c)
}

/// `General_Category` Zs, and the tab.
pub(crate) fn is_space(c: char) -> bool {
    c == '\t' || c == SPACE || c >= NO_BREAK_SPACE && in_ranges(tables::SPACES, c)
}

/// What Python's `str.strip` takes: `White_Space`, and the four information separators.
pub(crate) fn is_white_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// Invisible characters that only steer the direction of lines, and the byte order mark.
pub(crate) fn is_direction_control(c: char) -> bool {
    matches!(
        c,
        ARABIC_LETTER_MARK
            | LEFT_TO_RIGHT_MARK
            | RIGHT_TO_LEFT_MARK
            | LEFT_TO_RIGHT_EMBEDDING..=RIGHT_TO_LEFT_OVERRIDE
            | LEFT_TO_RIGHT_ISOLATE..=POP_DIRECTIONAL_ISOLATE
            | ZERO_WIDTH_NO_BREAK_SPACE
    )
}

/// Invisible characters that join letters or keep them apart.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, ZERO_WIDTH_SPACE | ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER | WORD_JOINER | SOFT_HYPHEN)
}

/// The value of a digit of the two Arabic sets.
pub(crate) fn arabic_digit_value(c: char) -> Option<u8> {
    let zero = match c {
        ARABIC_INDIC_DIGIT_ZERO..=ARABIC_INDIC_DIGIT_NINE => ARABIC_INDIC_DIGIT_ZERO,
        EXTENDED_ARABIC_INDIC_DIGIT_ZERO..=EXTENDED_ARABIC_INDIC_DIGIT_NINE => EXTENDED_ARABIC_INDIC_DIGIT_ZERO,
        _ => return None,
    };
    Some((u32::from(c) - u32::from(zero)) as u8)
}
