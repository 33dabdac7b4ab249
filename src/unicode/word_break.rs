//! What a code point does to the boundaries of tokens: `Word_Break` of UAX #29, told apart further where the
//! tailorings for Arabic, addresses and kinds of tokens ask for it.

use super::breaks::{BLOCKS, INDEX, WIDE};

/// A class of code points; `breaks.rs` names them all, in an order that the questions below rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class(pub(super) u8);

const ARABIC: u8 = 0x80;

impl Class {
    /// Not in any text: where a URL or an e-mail address begins or has ended.
    pub(crate) const ADDRESS: Class = Class(0x7E);
    /// Not in any text: behind the last character.
    pub(crate) const END: Class = Class(0x7F);

    /// The class of a code point below 20000.
    pub(crate) const fn below_20000(cp: u32) -> Class {
        Class(BLOCKS[INDEX[(cp >> 6) as usize] as usize][(cp & 0x3F) as usize] & !ARABIC)
    }

    /// The same class: `==` for constants.
    pub(crate) const fn is(self, other: Class) -> bool {
        self.0 == other.0
    }

    /// `AHLetter` of UAX #29.
    pub(crate) fn is_letter(self) -> bool {
        (Self::LETTER.0..=Self::PICTOGRAPH_LETTER.0).contains(&self.0)
    }

    /// `Numeric` of UAX #29.
    pub(crate) fn is_digit(self) -> bool {
        matches!(self, Self::DIGIT | Self::NUMERIC)
    }

    /// `ExtendNumLet` of UAX #29.
    pub(crate) fn is_connector(self) -> bool {
        matches!(self, Self::CONNECTOR | Self::CONNECTOR_SPACE)
    }

    /// Whether a word or a number can start with it.
    pub(crate) fn starts_word(self) -> bool {
        (Self::LETTER.0..=Self::LONE_NUMBER.0).contains(&self.0)
    }

    /// Whether it can stand inside a word or a number, between two of the right neighbours.
    pub(crate) fn is_between(self) -> bool {
        (Self::MID_LETTER.0..=Self::DOUBLE_QUOTE.0).contains(&self.0)
    }

    /// A pictograph that no word is made of.
    pub(crate) fn is_pictograph(self) -> bool {
        (Self::EMOJI.0..=Self::PICTOGRAPH_PUNCTUATION.0).contains(&self.0)
    }

    /// Whether it attaches to whatever stands before it (WB4).
    pub(crate) fn is_transparent(self) -> bool {
        (Self::MARK.0..=Self::ZWJ.0).contains(&self.0)
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

    /// `Script` Arabic, or Arab among the `Script_Extensions`.
    pub(crate) fn is_arabic(self) -> bool {
        self.value & ARABIC != 0
    }

    /// The character that begins at `at`, a character boundary of UTF-8; beyond the end, `Class::END`.
    #[inline]
    pub(crate) fn at(bytes: &[u8], at: usize) -> Break {
        match bytes.get(at) {
            None => Break { value: Class::END.0, len: 0 },
            Some(&ascii @ 0..0x80) => Break { value: narrow(ascii >> 6, ascii), len: 1 },
            Some(&lead @ 0x80..0xE0) => Break { value: narrow(lead & 0x1F, trail(bytes, at + 1)), len: 2 },
            Some(&lead) => Self::long(bytes, at, lead),
        }
    }

    /// Three bytes or four.
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

/// The class of a code point below 800, from the bits above the lowest six and a byte that ends in those.
#[inline]
fn narrow(block: u8, low: u8) -> u8 {
    NARROW[usize::from(block)][usize::from(low & 0x3F)]
}

/// The first blocks, without the way over the index.
static NARROW: [[u8; 64]; 32] = {
    let mut blocks = [[0; 64]; 32];
    let mut block = 0;
    while block < blocks.len() {
        blocks[block] = BLOCKS[INDEX[block] as usize];
        block += 1;
    }
    blocks
};

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
    use super::*;
    use crate::unicode::names::TATWEEL;
    use crate::unicode::{
        arabic_digit_value, is_arabic_script, is_direction_control, is_joiner, is_mark, is_small_letter, phrase_words,
        presentation_form,
    };

    fn break_of(c: char) -> Break {
        let mut buffer = [0; 4];
        Break::at(c.encode_utf8(&mut buffer).as_bytes(), 0)
    }

    /// The classes agree with the predicates that folding uses, on every code point.
    #[test]
    fn classes_agree_with_predicates() {
        for c in '\0'..=char::MAX {
            let (here, class) = (break_of(c), break_of(c).class());
            let form_of_mark = presentation_form(c).is_some_and(|letters| letters.chars().all(is_mark));
            let joiner = matches!(class, Class::JOINER | Class::ZWJ | Class::ZERO_WIDTH_SPACE);
            assert_eq!(usize::from(here.len), c.len_utf8(), "{c:?}");
            assert_eq!(here.is_arabic(), is_arabic_script(c), "{c:?}");
            assert_eq!(class == Class::MARK, is_mark(c) || form_of_mark, "{c:?}");
            assert_eq!(class == Class::CONTROL, is_direction_control(c), "{c:?}");
            assert_eq!(class == Class::WEAK, is_small_letter(c) || c == TATWEEL, "{c:?}");
            assert_eq!(class == Class::DIGIT, c.is_ascii_digit() || arabic_digit_value(c).is_some(), "{c:?}");
            assert_eq!(joiner, is_joiner(c), "{c:?}");
            assert!(class == Class::SYMBOL || phrase_words(c).is_none(), "{c:?}");
        }
    }

    /// What a presentation form of letters opens up to begins with a letter, and so does the form.
    #[test]
    fn forms_are_what_they_fold_to() {
        for c in '\u{FB50}'..='\u{FEFC}' {
            let first = presentation_form(c).and_then(|letters| letters.chars().next());
            let Some(first) = first else { continue };
            assert_eq!(break_of(c).class(), break_of(first).class(), "{c:?}");
        }
    }

    #[test]
    fn behind_the_end_is_nothing() {
        assert_eq!(Break::at(b"", 0).class(), Class::END);
        assert_eq!(Break::at(b"a", 9).len, 0);
    }
}
