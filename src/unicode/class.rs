//! Classes of code points, by Unicode property.

use super::names::*;
use super::tables;

fn in_ranges(table: &[(u32, u32)], c: char) -> bool {
    let cp = u32::from(c);
    let next = table.partition_point(|&(first, _)| first <= cp);
    next > 0 && cp <= table[next - 1].1
}

/// A set of code points of any script. It has one bit for each code point, in words of 64 bits;
/// equal words are stored once.
pub(super) struct BitSet {
    /// The index of the word for each 64 code points.
    pub(super) index: &'static [u16],
    pub(super) words: &'static [u64],
}

impl BitSet {
    fn contains(&self, c: char) -> bool {
        let cp = u32::from(c);
        let word = self.index.get((cp >> 6) as usize).map_or(0, |&word| self.words[usize::from(word)]);
        word >> (cp & 63) & 1 != 0
    }
}

/// Returns whether `c` is an Arabic mark: `General_Category` Mn and `Script` Arabic, or Inherited
/// in U+0600-06FF.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{610}' && in_ranges(tables::MARKS, c)
}

/// Returns whether `c` is another Mn of `Script` Inherited, which decorates or transliterates on an
/// Arabic letter.
pub(crate) fn is_foreign_mark(c: char) -> bool {
    c >= '\u{300}' && in_ranges(tables::FOREIGN_MARKS, c)
}

/// Returns the combining class of a combining mark, or `MARK_OF_CLASS_0` if that is 0. Returns 0
/// for other characters.
fn combining_value(c: char) -> u8 {
    let cp = u32::from(c);
    match tables::COMBINING_INDEX.get((cp >> 6) as usize) {
        Some(&block) => tables::COMBINING_BLOCKS[usize::from(block)][(cp & 63) as usize],
        None if in_ranges(tables::COMBINING_BEYOND, c) => tables::MARK_OF_CLASS_0,
        None => 0,
    }
}

/// Returns the `Canonical_Combining_Class` of a character of any script.
pub(crate) fn combining_class(c: char) -> u8 {
    if c < '\u{300}' {
        return 0;
    }
    match combining_value(c) {
        tables::MARK_OF_CLASS_0 => 0,
        class => class,
    }
}

/// Returns whether `c` has `General_Category` Mn, Mc or Me, in any script.
pub(crate) fn is_combining_mark(c: char) -> bool {
    c >= '\u{300}' && combining_value(c) != 0
}

/// Returns whether `c` is a small letter: a character of category Lm or Sk that annotates as a mark
/// does.
pub(crate) fn is_small_letter(c: char) -> bool {
    c >= '\u{6E5}' && in_ranges(tables::SMALL_LETTERS, c)
}

/// Returns whether `c` has `Joining_Type` Dual_Joining and `Script` Arabic, so that it joins the
/// letter behind it.
pub(crate) fn is_dual_joining(c: char) -> bool {
    in_ranges(tables::DUAL_JOINING, c)
}

/// Returns whether `c` has `General_Category` L or Nd in any script, and is no tatweel, small
/// letter, phrase sign or presentation form of a mark.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    tables::LETTERS_AND_DIGITS.contains(c)
}

/// Returns whether `c` is a character of words: `Alphabetic`, or `General_Category` N, in any
/// script.
pub(crate) fn is_word_character(c: char) -> bool {
    tables::WORD_CHARACTERS.contains(c)
}

/// Returns whether rules skip `c` when they look for the letter beside a character: marks of the
/// Arabic script and of script Inherited, their presentation forms, tatweel, small letters,
/// invisible characters, the tail of a letter. Each of these attaches to the character before it,
/// or is removed by some profile.
pub(crate) fn is_looked_through(c: char) -> bool {
    c > '\u{AC}' && tables::LOOKED_THROUGH.contains(c)
}

/// Returns whether `c` has `Joining_Group` Alef.
pub(crate) fn is_alef(c: char) -> bool {
    in_ranges(tables::ALEF_LETTERS, c)
}

/// Returns whether `c` is an Arabic letter: `General_Category` Lo and `Script` Arabic, and no
/// phrase sign.
pub(crate) fn is_letter(c: char) -> bool {
    in_ranges(tables::ARABIC_LETTERS, c)
}

/// Returns whether `c` has `Script` Arabic, or Arab among its `Script_Extensions`, as digits and
/// punctuation that other scripts share.
pub(crate) fn is_arabic_script(c: char) -> bool {
    c >= '\u{600}' && in_ranges(tables::ARABIC_SCRIPT, c)
}

/// Returns whether `c` has `General_Category` Zs, or is the tab.
pub(crate) fn is_space(c: char) -> bool {
    c == '\t' || c == SPACE || c >= NO_BREAK_SPACE && in_ranges(tables::SPACES, c)
}

/// Returns whether `c` ends a line: LINE FEED to CARRIAGE RETURN, NEXT LINE, LINE SEPARATOR or
/// PARAGRAPH SEPARATOR.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether Python's `str.strip` removes `c`: `White_Space`, and the four information
/// separators.
pub(crate) fn is_white_space(c: char) -> bool {
    in_ranges(tables::WHITE_SPACE, c) || matches!(c, '\u{1C}'..='\u{1F}')
}

/// Returns whether `c` is a direction control, an invisible character that controls the direction
/// of text, or the byte order mark.
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

/// Returns whether `c` is invisible and neither a direction control nor a joiner:
/// `Default_Ignorable_Code_Point`, or an interlinear annotation character.
pub(crate) fn is_ignorable(c: char) -> bool {
    c >= '\u{34F}' && in_ranges(tables::IGNORABLES, c)
}

/// Returns whether `c` is an invisible character that joins letters or separates them.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, ZERO_WIDTH_SPACE | ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER | WORD_JOINER | SOFT_HYPHEN)
}

/// Returns the value of a digit of one of the two Arabic sets.
pub(crate) fn arabic_digit_value(c: char) -> Option<u8> {
    let zero = match c {
        ARABIC_INDIC_DIGIT_ZERO..=ARABIC_INDIC_DIGIT_NINE => ARABIC_INDIC_DIGIT_ZERO,
        EXTENDED_ARABIC_INDIC_DIGIT_ZERO..=EXTENDED_ARABIC_INDIC_DIGIT_NINE => EXTENDED_ARABIC_INDIC_DIGIT_ZERO,
        _ => return None,
    };
    Some((u32::from(c) - u32::from(zero)) as u8)
}
