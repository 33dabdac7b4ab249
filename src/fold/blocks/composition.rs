//! Marks that may compose with the letter before them, and tatweels that may carry a mark. Both are
//! decided from the bytes beside them in the block.

use super::source::Source;
use super::translation::Translated;
use super::vector::Vector;
use crate::fold::context::Composition;
use crate::fold::table::{Entry, Table, pair_set};
use crate::simd::low_bits;

/// Decides the undecided marks of a block that compose with nothing, or with a letter of the block,
/// where marks are removed. Returns 1 if a removed mark has its trail in the next block, else 0.
///
/// # Safety
///
/// The processor has the instructions of `V`, and the block is that of `source`.
#[inline(always)]
pub(super) unsafe fn settle_removed_marks<V: Vector>(
    table: &Table,
    block: &mut Translated<V>,
    source: &Source<'_, true>,
    bytes: V,
) -> u64 {
    let tables = &table.byte_tables;
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe {
        let before = source.load(-1);
        // For register sets the two look-ups of `uncomposed_marks` cost more than deciding each of
        // the few marks by itself.
        let (undecided, mut removed) = if V::HAS_LEAD_LOOP {
            (block.undecided & low_bits(V::STEP), 0)
        } else {
            let undecided = block.undecided & V::flagged(&tables.composing_marks, before, bytes).0 & low_bits(V::STEP);
            (undecided, undecided & uncomposed_marks(table, before, bytes))
        };
        let mut rest = undecided & !removed;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if V::HAS_LEAD_LOOP && !tables.is_composing_mark(source.text.as_bytes(), source.at + place) {
                continue;
            }
            match table.composition_at(source.text.as_bytes(), source.at + place) {
                Composition::Apart => {}
                Composition::One(letter, back) if place >= back => {
                    let [lead, trail] = letter.bytes();
                    let start = place - back;
                    block.out = block.out.with_byte(start, lead).with_byte(start + 1, trail);
                    // The letter may be a tatweel, which would be removed if no mark composed with
                    // it.
                    block.removed &= !(0b11 << start);
                }
                _ => continue,
            }
            removed |= 1 << place;
        }
        block.undecided &= !removed;
        block.removed |= removed | removed << 1;
        removed >> (V::STEP - 1) & 1
    }
}

/// Returns the leads of tatweels that are kept if a mark stands on them.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn tatweel_carriers<V: Vector>(table: &Table, before: V, bytes: V) -> u64 {
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe { V::flagged(&table.tatweel_carriers.carriers, before, bytes).0 }
}

/// Returns the leads of marks that compose with some letters, but not with the letter before them.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn uncomposed_marks<V: Vector>(table: &Table, before: V, bytes: V) -> u64 {
    let tables = &table.byte_tables;
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe {
        let composes = V::flagged(&tables.composing_marks, before, bytes).0;
        let inert = V::flagged(&tables.inert, before, bytes).0;
        let transparent = V::flagged(&tables.transparent_marks, before, bytes).0;
        composes & first_behind(inert, transparent)
    }
}

/// Decides the undecided marks and tatweels of a block where marks are kept; `marks` has the trails
/// of marks. Returns the leads of pairs that are still undecided.
///
/// # Safety
///
/// The processor has the instructions of `V`, and the block is that of `source`.
#[inline(always)]
pub(super) unsafe fn settle_kept_marks<V: Vector, const WHOLE: bool>(
    table: &Table,
    block: &mut Translated<V>,
    source: &Source<'_, WHOLE>,
    bytes: V,
    marks: u64,
) -> u64 {
    let tables = &table.byte_tables;
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe {
        V::restore_undecided(block, bytes);
        let before = source.load(-1);
        let (after_bare, _, high) = V::flagged(&table.tatweel_carriers.after_bare, before, bytes);
        let carriers = tatweel_carriers(table, before, bytes);
        let composes = V::flagged(&tables.composing_marks, before, bytes).0 & block.undecided;
        let mut removed = carriers & (after_bare | !high) >> 2;
        let mut settled = removed | carriers & marks >> 3 | uncomposed_marks(table, before, bytes);
        let mut rest = composes & !settled & low_bits(V::BYTES - 3);
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.composition_at(source.text.as_bytes(), source.at + place) {
                Composition::Apart => {}
                Composition::One(letter, back) => {
                    if let Some(start) = place.checked_sub(back) {
                        let [lead, trail] = letter.bytes();
                        block.out = block.out.with_byte(start, lead).with_byte(start + 1, trail);
                    }
                    removed |= 1 << place;
                }
                Composition::Unknown => continue,
            }
            settled |= 1 << place;
        }
        block.removed |= removed | removed << 1;
        block.undecided & !settled
    }
}

/// Returns the leads of pairs that stand after one of `pairs`, where pairs with leads in `skipped`
/// may stand between. Both masks hold leads.
#[inline(always)]
fn first_behind(pairs: u64, skipped: u64) -> u64 {
    let (behind, skipped) = (pairs << 2, skipped | skipped << 1);
    // The sum carries through the bits of skipped pairs to the first bit after them.
    (skipped.wrapping_add(behind & skipped) | behind) & !skipped
}

/// Tables that decide whether a tatweel is kept. Each has a byte for each trail, with a bit for
/// each lead.
#[derive(Clone, Debug)]
pub(crate) struct TatweelCarriers {
    /// Tatweels that are kept if a mark stands on them.
    carriers: [u8; 64],
    /// Pairs that show that no mark stands on the tatweel before them.
    after_bare: [u8; 64],
}

impl TatweelCarriers {
    pub(crate) fn new(entries: &[Entry; 256]) -> Self {
        Self {
            carriers: pair_set(&|place| entries[place].is_seat()),
            after_bare: pair_set(&|place| entries[place].is_lasting() || entries[place].is_seat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_pair_behind_skipped_pairs() {
        assert_eq!(first_behind(0b1, 0), 0b100);
        assert_eq!(first_behind(0b1, 0b10100), 0b100_0000);
        assert_eq!(first_behind(0b1, 0b1010000), 0b100);
        assert_eq!(first_behind(1 << 60, 1 << 62), 0);
    }
}
