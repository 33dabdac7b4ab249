//! Characters that vectors do not look up, one by one: Arabic letters, symbols and emoji of other blocks.

use super::eye::{SIGHT, Seen};
use crate::tokenizer::simple::*;
use crate::unicode::{Break, Class};

impl Seen {
    /// Looks up what was not, of 64 bytes of these properties. What is part of the emoji before it is then seen as if it were
    /// other bytes of that.
    #[inline(never)]
    pub(in crate::tokenizer) fn look_up_rare(&mut self, bytes: &[u8; SIGHT], properties: &mut [u8; 64]) {
        while self.rare != 0 {
            let at = self.rare.trailing_zeros() as usize;
            let (class, parts) = character(bytes, at);
            properties[at] = rare_properties(class);
            self.first &= !parts;
            self.rare &= !(1 << at | parts);
            self.add(properties[at], 1 << at);
        }
    }

    fn add(&mut self, properties: u8, bit: u64) {
        let if_any = |of: u8| if properties & of != 0 { bit } else { 0 };
        self.letters |= if_any(LETTER);
        self.signs |= if_any(SIGN);
        self.symbols |= if_any(SYMBOL);
    }
}

/// The class of the character at `at`, as part of an emoji where it is one, and the first bytes of the other parts.
fn character(bytes: &[u8; SIGHT], at: usize) -> (Class, u64) {
    // U+FE80-FEBF: the forms of which texts that have any are full.
    if let [0xEF, 0xBA, ..] = bytes[at..] {
        return (Class::ARABIC, 0);
    }
    let first = Break::at(bytes, at);
    let (mut class, mut parts) = (first.class(), 0);
    let mut behind = at + usize::from(first.len);
    while behind < 64 {
        let part = Break::at(bytes, behind);
        match (class, part.class()) {
            (Class::REGIONAL_INDICATOR, Class::REGIONAL_INDICATOR) => {}
            (
                Class::EMOJI | Class::PICTOGRAPH_SYMBOL | Class::PICTOGRAPH_PUNCTUATION,
                Class::EMOJI_STYLE | Class::MODIFIER,
            ) => {}
            _ => break,
        }
        class = Class::EMOJI;
        parts |= 1 << behind;
        behind += usize::from(part.len);
    }
    (class, parts)
}
