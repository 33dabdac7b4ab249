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
        let trail = |n: usize| bytes.get(at + n).map_or(0, |b| u32::from(b & 0x3F));
        match bytes.get(at) {
            None => Break { value: Class::END.0, len: 0 },
            Some(&lead @ 0..0x80) => Break { value: BLOCKS[usize::from(lead >> 6)][usize::from(lead & 0x3F)], len: 1 },
            Some(&lead @ 0x80..0xE0) => Break { value: narrow(u32::from(lead & 0x1F), trail(1)), len: 2 },
            Some(&lead @ 0xE0..0xF0) => {
                Break { value: narrow(u32::from(lead & 0xF) << 6 | trail(1), trail(2)), len: 3 }
            }
            Some(&lead) => {
                Break { value: supplementary(u32::from(lead & 7) << 12 | trail(1) << 6 | trail(2), trail(3)), len: 4 }
            }
        }
    }
}

#[inline]
fn narrow(block: u32, low: u32) -> u8 {
    BLOCKS[usize::from(INDEX[block as usize])][low as usize]
}

fn supplementary(block: u32, low: u32) -> u8 {
    if (block as usize) < INDEX.len() {
        return narrow(block, low);
    }
    let cp = block << 6 | low;
    let next = WIDE.partition_point(|&(first, _, _)| first <= cp);
    match WIDE.get(next.wrapping_sub(1)) {
        Some(&(_, last, value)) if cp <= last => value,
        _ => Class::SYMBOL.0,
    }
}
