//! Letters that depend on the letters beside them, decided inside of a block.

use super::pairs::{LEADS, TRAILS};
use super::rows::{HotRows, PairRows, UNKNOWN};
use crate::fold::placed::PlacedLetters;
use crate::fold::table::Table;
use crate::simd::{Register, low_bits, unrolled};

/// A block whose letters that depend on their place were decided, as far as vectors can.
pub(super) struct Decided<V> {
    /// The output of the block with these letters in it.
    pub(super) out: V,
    /// The leads of letters that are removed.
    pub(super) removed: u64,
    /// The leads of letters that were not decided.
    pub(super) left: u64,
}

impl Table {
    /// Returns whether some letters, or non-joiners, depend on the letters beside them.
    pub(super) fn has_places(&self) -> bool {
        self.placed.is_some() || self.removes_ezafe
    }
}

impl PlacedLetters {
    /// Returns which of the letters with leads in `leads`, of the block at `at`, are removed because of what stands directly beside
    /// them. A letter in front of a non-joiner is not among them, since the non-joiner may be removed with it.
    #[inline(always)]
    pub(super) fn removed(&self, bytes: &[u8], at: usize, leads: u64) -> u64 {
        if self.removes_some { self.find_removed(bytes, at, leads) } else { 0 }
    }

    /// Not inlined: the code would be in each loop, and has no vectors.
    #[inline(never)]
    fn find_removed(&self, bytes: &[u8], at: usize, leads: u64) -> u64 {
        let (mut rest, mut removed) = (leads, 0);
        while rest != 0 {
            let place = rest.trailing_zeros();
            rest &= rest - 1;
            removed |= u64::from(self.is_removed(bytes, at + place as usize)) << place;
        }
        removed
    }

    /// Writes what became of the letters with leads in `leads`, of the block at `at`, into the output of the block, which is at `to`;
    /// `keep` has the bytes of the block that are kept. Returns whether the tables decide all of them.
    ///
    /// # Safety
    ///
    /// The output has been written to `to`, and `keep` has both bytes of each letter.
    #[inline(always)]
    pub(super) unsafe fn write(
        &self,
        table: &Table,
        text: &str,
        at: usize,
        leads: u64,
        keep: u64,
        to: *mut u8,
    ) -> bool {
        let (mut rest, mut is_known) = (leads, true);
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let letter = self.at(text.as_bytes(), at + place).or_else(|| table.becomes_by_place(text, at + place));
            is_known &= letter.is_some();
            let before = (keep & low_bits(place)).count_ones() as usize;
            // SAFETY: the caller guarantees that the output has both bytes.
            unsafe { to.add(before).cast::<[u8; 2]>().write_unaligned(letter.unwrap_or_default()) };
        }
        is_known
    }
}

/// Returns the leads of pairs that the loop at leads cannot fold, of the 64 bytes at `from`.
///
/// # Safety
///
/// The processor has the instructions of `R`, and 65 bytes can be read.
#[inline(always)]
pub(super) unsafe fn unknown_leads<R: Register>(rows: &PairRows, hot: &HotRows, from: *const u8) -> u64 {
    // SAFETY: the caller guarantees the instructions of `R` and that the bytes can be read.
    unsafe {
        let zero = R::splat(0);
        let mut known = [R::splat(0xFF); 4];
        let quarters = R::quarters(&rows.differences);
        unrolled!(number in R::COUNT => {
            let at = from.add(number * R::BYTES);
            let (bytes, next) = (R::load(at), R::load(at.add(1)));
            let lead = bytes.xor(R::splat(0xD8));
            known[number] = if R::HAS_QUARTERS {
                let difference = R::look_up_quarters::<true>(quarters, R::place(bytes, next)).and(lead.up_to(3));
                difference.equals(R::splat(UNKNOWN)).equals(zero)
            } else {
                let trail = R::look_up(R::table(&TRAILS), next.high_halves());
                let column = next.and(R::splat(0x0F));
                let lower = R::look_up_or_zero(R::table(&LEADS[0]), lead).and(trail);
                let upper = R::look_up_or_zero(R::table(&LEADS[1]), lead).and(trail);
                let lower = R::look_up(R::table(&hot.unknown[0]), column).and(lower);
                lower.or(R::look_up(R::table(&hot.unknown[1]), column).and(upper)).equals(zero)
            };
        });
        !R::all_high_bits(known)
    }
}
