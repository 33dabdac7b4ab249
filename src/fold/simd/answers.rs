//! What becomes of the characters of a block that the tables leave open.

use super::block::low_bits;
use crate::fold::table::Table;

/// What a character that the tables leave open becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Stays,
    /// With the length in bytes.
    Goes(usize),
    /// The run ends before it.
    Stop,
}

/// What became of the characters of a block that the tables leave open.
pub(super) struct Answers {
    /// Bytes that go.
    pub(super) gone: u64,
    /// Leads left open that stay.
    pub(super) stays: u64,
    /// How much of the block is folded.
    pub(super) length: usize,
    /// The run ends there.
    pub(super) stop: bool,
}

impl Answers {
    #[inline(always)]
    pub(super) fn all(length: usize) -> Self {
        Self { gone: 0, stays: 0, length, stop: false }
    }

    /// Asks for each character of which the first byte is in `asked`.
    #[inline(never)]
    pub(super) fn ask(&mut self, table: &Table, text: &str, at: usize, asked: u64) {
        let mut rest = asked;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.verdict(text, at + place) {
                Verdict::Stays => self.stays |= 1 << place,
                // The next block begins with it, unless this one does.
                Verdict::Goes(length) if place + length > self.length && place > 0 => {
                    self.length = place;
                    return;
                }
                Verdict::Goes(length) => self.gone |= low_bits(length) << place,
                Verdict::Stop => {
                    (self.length, self.stop) = (place, true);
                    return;
                }
            }
        }
    }
}
