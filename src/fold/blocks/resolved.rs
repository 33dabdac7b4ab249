//! Characters of a block that the tables leave undecided, and what becomes of them.

use crate::fold::table::Table;
use crate::simd::low_bits;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Kept,
    /// The character is removed; the number is its length in bytes.
    Removed(usize),
    /// A pair becomes another pair.
    Becomes([u8; 2]),
    /// Only the reference implementation can decide it, or something else than the character itself
    /// comes out.
    Undecided,
}

/// Characters of a block that the tables leave undecided.
pub(super) struct Undecided {
    /// The first bytes of characters that need a [`Decision`].
    pub(super) chars: u64,
    /// The first bytes of joiners that are removed.
    pub(super) removed_joiners: u64,
}

/// What became of the undecided characters of a block.
pub(super) struct Resolved {
    /// All bytes of characters that are removed.
    pub(super) removed: u64,
    /// The leads of characters that are kept.
    pub(super) kept: u64,
    /// The leads of pairs that become other pairs.
    pub(super) changed: u64,
    /// How many bytes of the block are folded.
    pub(super) length: usize,
    /// Whether folding stops there.
    pub(super) stop: bool,
}

impl Resolved {
    #[inline(always)]
    pub(super) fn whole_block(length: usize) -> Self {
        Self { removed: 0, kept: 0, changed: 0, length, stop: false }
    }

    /// Decides each character whose first byte is in `undecided`.
    #[inline(never)]
    pub(super) fn decide(&mut self, table: &Table, text: &str, at: usize, undecided: u64) {
        let mut rest = undecided;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.decide(text, at + place) {
                Decision::Kept => self.kept |= 1 << place,
                // The character reaches beyond the block: end the block before it, so that the next
                // block begins with it.
                Decision::Removed(length) if place + length > self.length && place > 0 => {
                    self.length = place;
                    return;
                }
                Decision::Becomes(_) if place + 2 > self.length => {
                    (self.length, self.stop) = (place, place == 0);
                    return;
                }
                Decision::Removed(length) => self.removed |= low_bits(length) << place,
                Decision::Becomes(_) => self.changed |= 1 << place,
                Decision::Undecided => {
                    (self.length, self.stop) = (place, true);
                    return;
                }
            }
        }
    }
}
