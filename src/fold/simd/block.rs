//! A block of the source: the bytes, and where characters of the Arabic block stand.

use super::differences::{OPEN, Tables};
use super::part::copy_short;
use super::vector::{Mask, Vector};
use crate::fold::table::{KnownJoiners, Table};

/// A block of the source: the bytes, and where characters of the Arabic block stand.
pub(super) struct Block<V: Vector> {
    pub(super) bytes: V,
    pub(super) after: V,
    pub(super) second: V,
    pub(super) leads: V::Mask,
    pub(super) pairs: V::Mask,
    /// Both bytes of a pair, where either stands, as the place in a table.
    pub(super) places: V,
    pub(super) length: usize,
}

impl<V: Vector> Block<V> {
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and `at` is inside of `bytes`.
    #[inline(always)]
    pub(super) unsafe fn load(bytes: &[u8], at: usize) -> Self {
        let left = bytes.len() - at;
        // SAFETY: plain loads reach from one byte before `at` to two behind the block, and all that is inside; partial
        // loads read what is inside; so does the copy, for which and for four loads of which the buffer has room.
        unsafe {
            let from = bytes.as_ptr().add(at);
            if at > 0 && left >= V::BYTES + 2 {
                return Self::new(
                    V::load(from.sub(1)),
                    V::load(from),
                    V::load(from.add(1)),
                    V::load(from.add(2)),
                    V::BYTES,
                );
            }
            let length = left.min(V::BYTES);
            if !V::LOADS_PARTS {
                let mut buffer = [0; 80];
                let before = at.min(1);
                copy_short(from.sub(before), before + left.min(V::BYTES + 2), buffer.as_mut_ptr().add(1 - before));
                let from = buffer.as_ptr();
                return Self::new(
                    V::load(from),
                    V::load(from.add(1)),
                    V::load(from.add(2)),
                    V::load(from.add(3)),
                    length,
                );
            }
            let first = u64::from(at == 0);
            Self::new(
                V::load_part(from.wrapping_sub(1), low_bits((left + 1).min(V::BYTES)) & !first),
                V::load_part(from, low_bits(length)),
                V::load_part(from.wrapping_add(1), low_bits((left - 1).min(V::BYTES))),
                V::load_part(from.wrapping_add(2), low_bits(left.saturating_sub(2).min(V::BYTES))),
                length,
            )
        }
    }

    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new(before: V, bytes: V, after: V, second: V, length: usize) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            let (mask, lead) = (V::splat(0xFC), V::splat(0xD8));
            let leads = bytes.and(mask).equals(lead);
            let pairs = leads.or(before.and(mask).equals(lead));
            let high = V::select(leads, bytes, before).low_to_high();
            let low = V::select(leads, after, bytes).and(V::splat(0x3F));
            Self { bytes, after, second, leads, pairs, places: high.or(low), length }
        }
    }

    /// What the tables make of the bytes.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn folded(&self, tables: &Tables<'_, V>) -> V {
        // SAFETY: the caller's word.
        unsafe {
            let [leads, trails] = V::look_up(tables.differences, self.places, self.pairs);
            let pairs = self.bytes.xor(V::select(self.leads, leads, trails));
            let others = match tables.ascii {
                Some(ascii) => {
                    let [difference] = V::look_up(ascii, self.bytes, self.bytes.between(0, 0x7F));
                    V::select(self.bytes.not_ascii(), self.bytes, self.bytes.xor(difference))
                }
                None => self.bytes,
            };
            V::select(self.pairs, pairs, others)
        }
    }

    /// What the tables leave open: first bytes of characters that need a verdict, and joiners that go.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn open(&self, table: &Table, out: V) -> Open {
        // SAFETY: the caller's word.
        unsafe {
            let open = out.is(OPEN).bits();
            let others = self.bytes.not_ascii().without(self.pairs).bits();
            if others == 0 {
                return Open { asked: open & low_bits(self.length), joiners: 0 };
            }
            let (unknown, joiners) = self.others(table);
            let (stay, go) = match table.joiners {
                KnownJoiners::Stay => (joiners, 0),
                KnownJoiners::Go => (0, joiners & self.between_letters(out, open)),
                KnownJoiners::Unknown => (0, 0),
            };
            Open { asked: (open | unknown) & !(stay | go) & low_bits(self.length), joiners: go }
        }
    }

    /// First bytes of characters that are neither ASCII nor pairs and must be asked for, and of ZERO WIDTH SPACE, NON-JOINER
    /// and JOINER.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn others(&self, table: &Table) -> (u64, u64) {
        // SAFETY: the caller's word.
        unsafe {
            let (asked, joiners) = V::passed(table.plain.passed, self.bytes, self.after, self.second);
            let leads = self.bytes.between(0xC0, 0xFF).without(self.pairs).bits();
            (leads & asked, leads & joiners)
        }
    }

    /// Where a character of three bytes would stand between an Arabic letter and another or ASCII, all in the block.
    /// Holds where every pair that stays is lasting and Arabic or left open.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn between_letters(&self, out: V, open: u64) -> u64 {
        // SAFETY: the caller's word.
        let (leads, pairs, gone, ascii) =
            unsafe { (self.leads.bits(), self.pairs.bits(), out.is(0).bits(), !self.bytes.not_ascii().bits()) };
        let letters = leads & !gone & !open & low_bits(V::BYTES - 1);
        // The second byte of a letter of which the first is in the block.
        let ends = (letters << 1) & pairs & !gone;
        let next = letters | ascii & low_bits(self.length);
        ends << 1 & next >> 3
    }

    /// Marks that stand behind one of a higher class.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and the block is that of `bytes` at `at`.
    #[inline(always)]
    pub(super) unsafe fn misplaced(&self, tables: &Tables<'_, V>, bytes: &[u8], at: usize) -> Misplaced {
        // SAFETY: the caller's word; what is read of two bytes before the block to four behind is inside of `bytes`.
        unsafe {
            let plain = at >= 2 && bytes.len() - at >= V::BYTES + 4;
            let before = self.class_of(tables, near(bytes, at, -2, plain), near(bytes, at, -1, plain));
            let class = self.class_of(tables, self.bytes, self.after);
            let behind = self.class_of(tables, self.second, near(bytes, at, 3, plain));
            let unmarked = class.equals(V::splat(0));
            let any = before.greater(class).without(unmarked).bits();
            // One step puts it in its place: no mark before the one before, none behind that would be misplaced then.
            let marks = self.leads.without(unmarked).bits();
            let behind_misplaced = before.greater(behind).without(behind.equals(V::splat(0))).bits();
            let simple = any & !(marks << 4) & !behind_misplaced & (u64::MAX << 4) & low_bits(V::BYTES - 1);
            Misplaced { any, simple }
        }
    }

    /// At leads: the combining class of the pair of these bytes, if it is one.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn class_of(&self, tables: &Tables<'_, V>, first: V, second: V) -> V {
        // SAFETY: the caller's word.
        unsafe {
            let is_pair = first.and(V::splat(0xFC)).equals(V::splat(0xD8));
            let place = first.low_to_high().or(second.and(V::splat(0x3F)));
            let valid = is_pair.and(self.leads);
            let [class] = V::look_up(tables.classes, place, valid);
            V::select(valid, class, V::splat(0))
        }
    }
}

/// The bytes at some distance from those of a block; zero where there are none.
///
/// # Safety
///
/// The processor has the instructions of `V`; if `plain`, the bytes are all there.
#[inline(always)]
pub(super) unsafe fn near<V: Vector>(bytes: &[u8], at: usize, distance: isize, plain: bool) -> V {
    let from = bytes.as_ptr().wrapping_add(at).wrapping_offset(distance);
    let missing = (-distance).saturating_sub(at as isize).max(0) as usize;
    let left = ((bytes.len() - at) as isize - distance).clamp(0, V::BYTES as isize) as usize;
    // SAFETY: the caller's word; a partial load reads what is inside of `bytes`.
    unsafe { if plain { V::load(from) } else { V::load_part(from, low_bits(left) & !low_bits(missing)) } }
}

/// What the tables leave open in a block.
pub(super) struct Open {
    /// First bytes of characters that need a verdict.
    pub(super) asked: u64,
    /// First bytes of joiners that go.
    pub(super) joiners: u64,
}

/// The bytes of characters of three bytes.
#[inline(always)]
pub(super) fn three_bytes(first: u64) -> u64 {
    first | first << 1 | first << 2
}

/// Leads of marks that stand behind one of a higher class.
pub(super) struct Misplaced {
    pub(super) any: u64,
    /// Those that need only change places with the mark before, in the block.
    pub(super) simple: u64,
}

/// The lowest `count` bits.
#[inline(always)]
pub(super) fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
