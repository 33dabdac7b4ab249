//! Marks that may be one letter with the letter before them, and tatweel, which may be the seat of a mark: settled from what
//! stands beside them in the block.

use super::block::low_bits;
use super::source::Source;
use super::translation::Translated;
use super::vector::Vector;
use crate::fold::context::Composition;
use crate::fold::table::{Entry, Table};

/// Settles marks that the tables left open and that compose with nothing, or with a letter of the block. Gives a bit for the
/// trail of one that goes and stands in the next block.
///
/// # Safety
///
/// The processor has the instructions of `V`, and the block is that of `source`.
#[inline(always)]
pub(super) unsafe fn settle<V: Vector>(
    table: &Table,
    block: &mut Translated<V>,
    source: &Source<'_, true>,
    bytes: V,
) -> u64 {
    let plain = &table.plain;
    // SAFETY: the caller's word.
    unsafe {
        let before = source.load(-1);
        let open = block.open & V::flagged(&plain.composes, before, bytes).0 & low_bits(V::STEP);
        let mut go = open & apart(table, before, bytes);
        let mut rest = open & !go;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.composition_at(source.text.as_bytes(), source.at + place) {
                Composition::Apart => {}
                Composition::One(letter) if place >= 2 => {
                    let [lead, trail] = letter.bytes();
                    block.out = block.out.with_byte(place - 2, lead).with_byte(place - 1, trail);
                }
                _ => continue,
            }
            go |= 1 << place;
        }
        block.open &= !go;
        block.gone |= go | go << 1;
        go >> (V::STEP - 1) & 1
    }
}

/// Leads of tatweels that stay if a mark is on them.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn seats<V: Vector>(table: &Table, before: V, bytes: V) -> u64 {
    // SAFETY: the caller's word.
    unsafe { V::flagged(&table.seats.seats, before, bytes).0 }
}

/// Leads of marks that compose with some letters, and not with the one before.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn apart<V: Vector>(table: &Table, before: V, bytes: V) -> u64 {
    let plain = &table.plain;
    // SAFETY: the caller's word.
    unsafe {
        let composes = V::flagged(&plain.composes, before, bytes).0;
        let settles = V::flagged(&plain.settles, before, bytes).0;
        let covers = V::flagged(&plain.covers, before, bytes).0;
        composes & first_behind(settles, covers)
    }
}

/// The same where marks stay, of which `marks` are the trails. Gives leads of pairs that are still open.
///
/// # Safety
///
/// The processor has the instructions of `V`, and the block is that of `source`.
#[inline(always)]
pub(super) unsafe fn resolve<V: Vector>(
    table: &Table,
    block: &mut Translated<V>,
    source: &Source<'_, true>,
    bytes: V,
    marks: u64,
) -> u64 {
    let plain = &table.plain;
    // SAFETY: the caller's word.
    unsafe {
        V::settle(block, bytes);
        let before = source.load(-1);
        let (unseats, _, high) = V::flagged(&table.seats.unseats, before, bytes);
        let seats = seats(table, before, bytes);
        let composes = V::flagged(&plain.composes, before, bytes).0 & block.open;
        let mut gone = seats & (unseats | !high) >> 2;
        let mut closed = gone | seats & marks >> 3 | apart(table, before, bytes);
        let mut rest = composes & !closed & low_bits(V::BYTES - 3);
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.composition_at(source.text.as_bytes(), source.at + place) {
                Composition::Apart => {}
                Composition::One(letter) => {
                    if place >= 2 {
                        let [lead, trail] = letter.bytes();
                        block.out = block.out.with_byte(place - 2, lead).with_byte(place - 1, trail);
                    }
                    gone |= 1 << place;
                }
                Composition::Unknown => continue,
            }
            closed |= 1 << place;
        }
        block.gone |= gone | gone << 1;
        block.open & !closed
    }
}

/// Leads of pairs that stand behind one of the pairs with leads in `pairs`, those of `skipped` skipped.
#[inline(always)]
fn first_behind(pairs: u64, skipped: u64) -> u64 {
    let (behind, skipped) = (pairs << 2, skipped | skipped << 1);
    // A sum carries through what is skipped.
    (skipped.wrapping_add(behind & skipped) | behind) & !skipped
}

/// Where a tatweel stays, and where it goes: for each trail a bit for each lead.
#[derive(Clone, Debug)]
pub(crate) struct Seats {
    /// A tatweel that stays if a mark is on it.
    seats: [u8; 64],
    /// What stands behind one on which there is none.
    unseats: [u8; 64],
}

impl Seats {
    pub(crate) fn new(entries: &[Entry; 256]) -> Self {
        let mut seats = Self { seats: [0; 64], unseats: [0; 64] };
        for (place, entry) in entries.iter().enumerate() {
            seats.seats[place & 0x3F] |= u8::from(entry.is_seat()) << (place >> 6);
            seats.unseats[place & 0x3F] |= u8::from(entry.is_lasting() || entry.is_seat()) << (place >> 6);
        }
        seats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_what_is_skipped() {
        assert_eq!(first_behind(0b1, 0), 0b100);
        assert_eq!(first_behind(0b1, 0b10100), 0b100_0000);
        assert_eq!(first_behind(0b1, 0b1010000), 0b100);
        assert_eq!(first_behind(1 << 60, 1 << 62), 0);
    }
}
