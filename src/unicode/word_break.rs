//! The break classes of code points: `Word_Break` of UAX #29, divided further where the tailorings
//! for Arabic, addresses and kinds of tokens need it.

use super::breaks::{BLOCKS, INDEX, LOWER, SCRIPTS, WIDE};

/// A break class. `breaks.rs` names all classes, in an order on which the methods below rely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class(pub(super) u8);

const ARABIC: u8 = 0x80;

impl Class {
    /// No character has this class. It stands for the beginning or the end of a URL or an e-mail
    /// address.
    pub(crate) const ADDRESS: Class = Class(0x7E);
    /// No character has this class. It stands for the end of a tag or an address whose last letter
    /// is of the Arabic script.
    pub(crate) const ARABIC_ADDRESS: Class = Class(0x7D);
    /// No character has this class. It stands for the end of the text.
    pub(crate) const END: Class = Class(0x7F);

    /// Returns the class of a code point below U+20000.
    pub(crate) const fn below_20000(cp: u32) -> Class {
        Class(BLOCKS[INDEX[(cp >> 6) as usize] as usize][(cp & 0x3F) as usize] & !ARABIC)
    }

    /// Returns the class of a character.
    pub(crate) fn of(c: char) -> Class {
        Break::at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0).class()
    }

    /// Returns whether two classes are equal, in constants, where `==` cannot be used.
    pub(crate) const fn is(self, other: Class) -> bool {
        self.0 == other.0
    }

    /// Returns whether this is `AHLetter` of UAX #29.
    pub(crate) fn is_letter(self) -> bool {
        (Self::LETTER.0..=Self::LETTER_SYMBOL.0).contains(&self.0)
    }

    /// Returns whether this is `AHLetter` of UAX #29 with the category of a sign.
    pub(crate) fn is_sign_letter(self) -> bool {
        matches!(self, Self::LETTER_PUNCTUATION | Self::LETTER_SYMBOL)
    }

    /// Returns the script of the letters of this class, or zero if several scripts share them. For
    /// `LETTER` use [`Break::script`].
    fn own_script(self) -> u8 {
        match self {
            Self::ARABIC | Self::LATIN | Self::HEBREW | Self::KATAKANA => self.0,
            _ => 0,
        }
    }

    /// Returns whether this is `Numeric` of UAX #29.
    pub(crate) fn is_digit(self) -> bool {
        matches!(self, Self::DIGIT | Self::NUMERIC)
    }

    /// Returns whether this is `ExtendNumLet` of UAX #29.
    pub(crate) fn is_connector(self) -> bool {
        matches!(self, Self::CONNECTOR | Self::CONNECTOR_SPACE)
    }

    /// Returns whether a word or a number can start with a character of this class.
    pub(crate) fn starts_word(self) -> bool {
        (Self::LETTER.0..=Self::LONE_NUMBER.0).contains(&self.0)
    }

    /// Returns whether characters of this class may be letters or digits by their category.
    pub(crate) fn may_be_letter(self) -> bool {
        self.starts_word() && !self.is_connector()
    }

    /// Returns whether a character of this class can connect two characters of a word or a number.
    pub(crate) fn is_between(self) -> bool {
        (Self::MID_LETTER.0..=Self::DOUBLE_QUOTE.0).contains(&self.0)
    }

    /// Returns whether this is a pictograph that is part of no word.
    pub(crate) fn is_pictograph(self) -> bool {
        (Self::EMOJI.0..=Self::PICTOGRAPH_PUNCTUATION.0).contains(&self.0)
    }

    /// Returns whether a character of this class attaches to any character before it (WB4).
    pub(crate) fn is_transparent(self) -> bool {
        (Self::MARK.0..=Self::NON_JOINER.0).contains(&self.0)
    }

    /// Returns whether the class of the character depends on the characters beside it.
    pub(crate) fn is_dependent(self) -> bool {
        (Self::NON_JOINER.0..=Self::NARROW_SPACE.0).contains(&self.0)
    }
}

/// The class of one character and its length in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Break {
    value: u8,
    pub(crate) len: u8,
}

impl Break {
    pub(crate) fn class(self) -> Class {
        Class(self.value & !ARABIC)
    }

    /// Returns whether the character has `Script` Arabic, or Arab among its `Script_Extensions`.
    pub(crate) fn is_arabic(self) -> bool {
        self.value & ARABIC != 0
    }

    /// Returns the number of the script of the letter at byte offset `at`, or zero if several
    /// scripts share the letter.
    pub(crate) fn script(self, bytes: &[u8], at: usize) -> u8 {
        if self.class() != Class::LETTER {
            return self.class().own_script();
        }
        let cp = code_point(bytes, at);
        let next = SCRIPTS.partition_point(|&(first, _)| first <= cp);
        SCRIPTS.get(next.wrapping_sub(1)).map_or(0, |row| row.1)
    }

    /// Returns the class and length of the character at byte offset `at`, a character boundary. At
    /// the end the class is `Class::END`.
    #[inline]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Break {
        match bytes.get(at) {
            None => Break { value: Class::END.0, len: 0 },
            Some(&ascii @ 0..0x80) => Break { value: narrow(ascii >> 6, ascii), len: 1 },
            Some(&lead @ 0x80..0xE0) => Break { value: narrow(lead & 0x1F, trail(bytes, at + 1)), len: 2 },
            Some(&lead) => Self::long(bytes, at, lead),
        }
    }

    /// Handles characters of three and four bytes.
    #[inline(never)]
    fn long(bytes: &[u8], at: usize, lead: u8) -> Break {
        let [second, third] = [1, 2].map(|n| u32::from(trail(bytes, at + n)) & 0x3F);
        if lead < 0xF0 {
            return Break { value: wide(u32::from(lead & 0xF) << 6 | second, third), len: 3 };
        }
        let fourth = u32::from(trail(bytes, at + 3)) & 0x3F;
        Break { value: wide(u32::from(lead & 7) << 12 | second << 6 | third, fourth), len: 4 }
    }
}

#[inline]
fn trail(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Returns the class of a code point below U+0800, from the bits above the lowest six and a byte
/// that ends with those six.
#[inline]
fn narrow(block: u8, low: u8) -> u8 {
    NARROW[usize::from(block)][usize::from(low & 0x3F)]
}

/// The classes of the first code points, which are looked up without the index.
static NARROW: [[u8; 64]; 32] = {
    let mut blocks = [[0; 64]; 32];
    let mut block = 0;
    while block < blocks.len() {
        blocks[block] = BLOCKS[INDEX[block] as usize];
        block += 1;
    }
    blocks
};

/// Returns the code point at byte offset `at`.
fn code_point(bytes: &[u8], at: usize) -> u32 {
    let Some(&lead) = bytes.get(at) else { return 0 };
    let (length, bits) = match lead {
        0..0x80 => (1, lead),
        0x80..0xE0 => (2, lead & 0x1F),
        0xE0..0xF0 => (3, lead & 0xF),
        _ => (4, lead & 7),
    };
    (1..length).fold(u32::from(bits), |cp, n| cp << 6 | u32::from(trail(bytes, at + n)) & 0x3F)
}

/// Returns whether `c` is `Lower` of UAX #29, a letter with which no sentence begins.
pub(crate) fn is_lower(c: char) -> bool {
    let cp = u32::from(c);
    let next = LOWER.partition_point(|&(first, ..)| first <= cp);
    LOWER
        .get(next.wrapping_sub(1))
        .is_some_and(|&(first, last, step)| cp <= last && (cp - first) % u32::from(step) == 0)
}

fn wide(block: u32, low: u32) -> u8 {
    if let Some(&block) = INDEX.get(block as usize) {
        return BLOCKS[usize::from(block)][low as usize];
    }
    supplementary(block << 6 | low)
}

fn supplementary(cp: u32) -> u8 {
    let next = WIDE.partition_point(|&(first, _, _)| first <= cp);
    match WIDE.get(next.wrapping_sub(1)) {
        Some(&(_, last, value)) if cp <= last => value,
        _ => Class::SYMBOL.0,
    }
}

#[cfg(test)]
mod tests {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    use super::*;
    use crate::unicode::names::TATWEEL;
    use crate::unicode::{
        arabic_digit_value, is_arabic_script, is_direction_control, is_foreign_mark, is_ignorable, is_joiner, is_mark,
        is_small_letter, phrase_words, presentation_form,
    };

    fn break_of(c: char) -> Break {
        let mut buffer = [0; 4];
        Break::at(c.encode_utf8(&mut buffer).as_bytes(), 0)
    }

    /// The classes agree with the predicates of folding for every code point.
    #[test]
    fn classes_agree_with_predicates() {
        for c in '\0'..=char::MAX {
            let (here, class) = (break_of(c), break_of(c).class());
            let form = presentation_form(c);
            let form_of_mark = form.is_some_and(|letters| !letters.is_empty() && letters.chars().all(is_mark));
            let joiners = [Class::JOINER, Class::NON_JOINER, Class::ZWJ, Class::ZERO_WIDTH_SPACE];
            assert_eq!(usize::from(here.len), c.len_utf8(), "{c:?}");
            assert_eq!(here.is_arabic(), is_arabic_script(c), "{c:?}");
            assert_eq!(class == Class::MARK, is_mark(c) || form_of_mark, "{c:?}");
            assert_eq!(class == Class::CONTROL, is_direction_control(c), "{c:?}");
            assert_eq!(class == Class::WEAK, is_small_letter(c) || c == TATWEEL, "{c:?}");
            assert_eq!(class == Class::TAIL, form == Some(""), "{c:?}");
            assert_eq!(class == Class::DIGIT, c.is_ascii_digit() || arabic_digit_value(c).is_some(), "{c:?}");
            assert_eq!(joiners.contains(&class), is_joiner(c), "{c:?}");
            assert!(!(is_foreign_mark(c) || is_ignorable(c)) || class.is_transparent() || may_attach(class), "{c:?}");
            assert!(class == Class::SYMBOL || phrase_words(c).is_none(), "{c:?}");
        }
    }

    /// Returns whether the character attaches to Arabic text before it.
    fn may_attach(class: Class) -> bool {
        matches!(class, Class::IGNORABLE_LETTER | Class::IGNORABLE_SYMBOL)
    }

    /// A presentation form of letters has the class of a letter, and its decomposition begins with
    /// a letter.
    #[test]
    fn forms_are_what_they_fold_to() {
        for c in '\u{FB50}'..='\u{FEFC}' {
            let first = presentation_form(c).and_then(|letters| letters.chars().next());
            let Some(first) = first else { continue };
            assert_eq!(break_of(c).class(), break_of(first).class(), "{c:?}");
        }
    }

    #[test]
    fn scripts_of_letters() {
        let script = |c: char| break_of(c).script(c.encode_utf8(&mut [0; 4]).as_bytes(), 0);
        for [one, other] in [['\u{3B1}', '\u{3C9}'], ['\u{434}', '\u{416}'], ['\u{628}', '\u{FEFB}'], ['a', '\u{E9}']] {
            assert!(script(one) == script(other) && script(one) != 0, "{one:?} {other:?}");
        }
        let all = ['\u{3B1}', '\u{434}', '\u{628}', 'a', '\u{5D0}', '\u{905}', '\u{10D0}', '\u{AC00}', '\u{20000}'];
        for (at, one) in all.into_iter().enumerate() {
            assert!(all[..at].iter().all(|&other| script(one) != script(other)), "{one:?}");
        }
        assert_eq!(script('\u{2BC}'), 0);
    }

    #[test]
    fn lower_case_letters() {
        for c in '\0'..=char::MAX {
            // Lower-case characters outside Ll have the property `Other_Lowercase`. UAX #29
            // excludes the letters of Georgian.
            let is_georgian = matches!(c, '\u{10D0}'..='\u{10FF}');
            let may_be = match c.general_category() {
                GeneralCategory::LowercaseLetter => is_lower(c) != is_georgian,
                GeneralCategory::ModifierLetter | GeneralCategory::OtherLetter => true,
                GeneralCategory::LetterNumber | GeneralCategory::OtherSymbol => true,
                GeneralCategory::Unassigned => true,
                _ => !is_lower(c),
            };
            assert!(may_be, "{c:?}");
            assert!(!c.is_ascii() || is_lower(c) == c.is_ascii_lowercase(), "{c:?}");
        }
        assert!(['\u{E9}', '\u{3B1}', '\u{434}', '\u{101}'].into_iter().all(is_lower));
        assert!(!['\u{C9}', '\u{391}', '\u{100}', '\u{628}', '1'].into_iter().any(is_lower));
    }

    #[test]
    fn behind_the_end_is_nothing() {
        assert_eq!(Break::at(b"", 0).class(), Class::END);
        assert_eq!(Break::at(b"a", 9).len, 0);
    }
}
