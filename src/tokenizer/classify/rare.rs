//! Arabic letters, symbols and emoji of blocks that vectors do not look up, classified one by one.

use super::classifier::{BLOCK_READ, CharMasks};
use crate::tokenizer::properties::*;
use crate::unicode::{Break, Class};

impl CharMasks {
    /// Looks up the characters in `rare` and clears that mask. The first bytes of later characters
    /// of an emoji sequence (skin tone, variation selector, second half of a flag) are cleared, as
    /// if these were trailing bytes of the emoji.
    #[inline(never)]
    pub(in crate::tokenizer) fn classify_rare(&mut self, bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) {
        while self.rare != 0 {
            let at = self.rare.trailing_zeros() as usize;
            let (class, parts) = class_at(bytes, at);
            properties[at] = rare_properties(class);
            self.char_starts &= !parts;
            self.rare &= !(1 << at | parts);
            self.add(properties[at], 1 << at);
        }
    }

    /// Sets `bit` in the masks of the properties that a rare character may have.
    fn add(&mut self, properties: u8, bit: u64) {
        let bit_if_any = |of: u8| if properties & of != 0 { bit } else { 0 };
        self.letters |= bit_if_any(LETTER);
        self.signs |= bit_if_any(SIGN);
        self.symbols |= bit_if_any(SYMBOL);
    }
}

/// Returns the class of the character at `at`, which is `EMOJI` where an emoji sequence of several
/// characters begins, and the first bytes of the other characters of that sequence.
fn class_at(bytes: &[u8; BLOCK_READ], at: usize) -> (Class, u64) {
    // U+FE80-FEBF are tested first: they are frequent in texts written with presentation forms.
    if let [0xEF, 0xBA, ..] = bytes[at..] {
        return (Class::ARABIC, 0);
    }
    let first = Break::at(bytes, at);
    let (mut class, mut parts) = (first.class(), 0);
    let mut next = at + usize::from(first.len);
    while next < 64 {
        let part = Break::at(bytes, next);
        match (class, part.class()) {
            (Class::REGIONAL_INDICATOR, Class::REGIONAL_INDICATOR) => {}
            (
                Class::EMOJI | Class::PICTOGRAPH_SYMBOL | Class::PICTOGRAPH_PUNCTUATION,
                Class::EMOJI_STYLE | Class::MODIFIER,
            ) => {}
            _ => break,
        }
        class = Class::EMOJI;
        parts |= 1 << next;
        next += usize::from(part.len);
    }
    (class, parts)
}
