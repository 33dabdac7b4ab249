//! A block of source bytes as the general loop needs it.

use super::differences::{LoadedDifferences, UNDECIDED};
use super::resolved::Undecided;
use super::spaces::follows_other_char;
use super::vector::{Mask, Vector};
use crate::fold::table::{KnownJoiners, Table};
use crate::simd::copy_short;
use crate::simd::low_bits;

/// A block of the source, with the bytes beside it and the masks of its pairs.
pub(super) struct LoadedBlock<V: Vector> {
    pub(super) bytes: V,
    pub(super) after: V,
    pub(super) two_after: V,
    pub(super) leads: V::Mask,
    pub(super) pairs: V::Mask,
    /// At each byte of a pair, the table index of the pair: the two low bits of the lead above the
    /// six low bits of the trail.
    pub(super) places: V,
    pub(super) length: usize,
    /// The bytes after a character that is neither ASCII nor a pair: such a character may be a
    /// space.
    after_other: u64,
}

impl<V: Vector> LoadedBlock<V> {
    /// Loads the block of `bytes` that begins at `at`.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and `at` is inside of `bytes`.
    #[inline(always)]
    pub(super) unsafe fn load(bytes: &[u8], at: usize) -> Self {
        let left = bytes.len() - at;
        // SAFETY: the caller guarantees the instructions of `V`. A whole load reads from one byte
        // before `at` to two bytes after the block, which the condition shows to exist. A partial
        // load reads only bytes of `bytes`, and so does the copy. The buffer has room for the copy
        // and for four loads.
        unsafe {
            let from = bytes.as_ptr().add(at);
            if at > 0 && left >= V::BYTES + 2 {
                let [before, block, after, two_after] =
                    [V::load(from.sub(1)), V::load(from), V::load(from.add(1)), V::load(from.add(2))];
                return Self::new(before, block, after, two_after, V::BYTES).with_context(bytes, at);
            }
            let length = left.min(V::BYTES);
            if !V::LOADS_PARTS {
                let mut buffer = [0; 80];
                let before = at.min(1);
                copy_short(from.sub(before), before + left.min(V::BYTES + 2), buffer.as_mut_ptr().add(1 - before));
                let from = buffer.as_ptr();
                let [before, block, after, two_after] =
                    [V::load(from), V::load(from.add(1)), V::load(from.add(2)), V::load(from.add(3))];
                return Self::new(before, block, after, two_after, length).with_context(bytes, at);
            }
            let first = u64::from(at == 0);
            Self::new(
                V::load_part(from.wrapping_sub(1), low_bits((left + 1).min(V::BYTES)) & !first),
                V::load_part(from, low_bits(length)),
                V::load_part(from.wrapping_add(1), low_bits((left - 1).min(V::BYTES))),
                V::load_part(from.wrapping_add(2), low_bits(left.saturating_sub(2).min(V::BYTES))),
                length,
            )
            .with_context(bytes, at)
        }
    }

    /// Sets the bit of `after_other` for the first byte, which depends on the text before the
    /// block.
    #[inline(always)]
    fn with_context(mut self, bytes: &[u8], at: usize) -> Self {
        self.after_other = self.after_other & !1 | u64::from(follows_other_char(bytes, at));
        self
    }

    /// Computes the masks of a block from its bytes, the byte before each of them, and the bytes
    /// one and two places after.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new(before: V, bytes: V, after: V, two_after: V, length: usize) -> Self {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            let (mask, lead) = (V::splat(0xFC), V::splat(0xD8));
            let leads = bytes.and(mask).equals(lead);
            let pairs = leads.or(before.and(mask).equals(lead));
            let high = V::select(leads, bytes, before).low_to_high();
            let low = V::select(leads, after, bytes).and(V::splat(0x3F));
            let trails = pairs.without(leads).bits();
            let after_other = before.not_ascii().bits() & !(trails << 1);
            Self { bytes, after, two_after, leads, pairs, places: high.or(low), length, after_other }
        }
    }

    /// Returns what the tables make of each byte: zero where the byte is removed, `UNDECIDED` at an
    /// undecided lead.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn folded(&self, tables: &LoadedDifferences<'_, V>) -> V {
        // SAFETY: the caller guarantees the instructions of `V`.
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

    /// Returns the characters that the tables leave undecided, and the joiners that are removed.
    /// `out` is the result of `folded`.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn undecided(&self, table: &Table, text: &str, at: usize, out: V) -> Undecided {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            // A removed pair behind a space may take a second space with it, or leave a space that
            // carried a mark.
            let behind_space = out.is(b' ').bits() << 1 | u64::from(table.is_behind_space(text.as_bytes(), at));
            let context_dependent = out.is(0).and(self.leads).bits() & (behind_space | self.after_other);
            let undecided = out.is(UNDECIDED).bits() | context_dependent;
            let others = self.bytes.not_ascii().without(self.pairs).bits();
            if others == 0 {
                return Undecided { chars: undecided & low_bits(self.length), removed_joiners: 0 };
            }
            let (unknown, joiners) = self.others(table);
            let (kept, removed) = match table.joiners {
                KnownJoiners::Stay => (joiners, 0),
                KnownJoiners::Go => {
                    let joiners = joiners & self.between_letters(out, undecided);
                    let removed =
                        if table.removes_ezafe { table.without_ezafe(text.as_bytes(), at, joiners) } else { joiners };
                    (0, removed)
                }
                KnownJoiners::Unknown => (0, 0),
            };
            Undecided {
                chars: (undecided | unknown) & !(kept | removed) & low_bits(self.length),
                removed_joiners: removed,
            }
        }
    }

    /// Returns the first bytes of characters that are neither ASCII nor pairs: those that are
    /// undecided, and those of ZERO WIDTH SPACE, NON-JOINER and JOINER.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn others(&self, table: &Table) -> (u64, u64) {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            let (unknown, joiners) =
                V::classify_others(table.byte_tables.pass_through, self.bytes, self.after, self.two_after);
            let leads = self.bytes.between(0xC0, 0xFF).without(self.pairs).bits();
            (leads & unknown, leads & joiners)
        }
    }

    /// Returns the positions at which a three-byte character would stand between an Arabic letter
    /// and ASCII or another Arabic letter of the block. The result is only correct where every pair
    /// that is kept is boundary-safe and Arabic, or undecided.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn between_letters(&self, out: V, undecided: u64) -> u64 {
        // SAFETY: the caller guarantees the instructions of `V`.
        let (leads, pairs, removed, ascii) =
            unsafe { (self.leads.bits(), self.pairs.bits(), out.is(0).bits(), !self.bytes.not_ascii().bits()) };
        let letters = leads & !removed & !undecided & low_bits(V::BYTES - 1);
        // The trails of letters whose lead is in the block.
        let ends = (letters << 1) & pairs & !removed;
        let next = letters | ascii & low_bits(self.length);
        ends << 1 & next >> 3
    }

    /// Returns the marks that stand after a mark of a higher combining class.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and the block is that of `bytes` at `at`.
    #[inline(always)]
    pub(super) unsafe fn misplaced(
        &self,
        tables: &LoadedDifferences<'_, V>,
        bytes: &[u8],
        at: usize,
    ) -> MisplacedMarks {
        // SAFETY: the caller guarantees the instructions of `V`. If `is_whole`, two bytes before
        // the block and four after it are inside of `bytes`.
        unsafe {
            let is_whole = at >= 2 && bytes.len() - at >= V::BYTES + 4;
            let before = self.class_of(tables, load_near(bytes, at, -2, is_whole), load_near(bytes, at, -1, is_whole));
            let class = self.class_of(tables, self.bytes, self.after);
            let behind = self.class_of(tables, self.two_after, load_near(bytes, at, 3, is_whole));
            let unmarked = class.equals(V::splat(0));
            let all = before.greater(class).without(unmarked).bits();
            // One swap puts such a mark in its place: the mark before it has no mark before itself,
            // and the mark after it is not misplaced once the swap is done.
            let marks = self.leads.without(unmarked).bits();
            let behind_misplaced = before.greater(behind).without(behind.equals(V::splat(0))).bits();
            let swappable = all & !(marks << 4) & !behind_misplaced & (u64::MAX << 4) & low_bits(V::BYTES - 1);
            MisplacedMarks { all, swappable }
        }
    }

    /// Returns the combining class of the pair (`first`, `second`) at each lead of the block, and
    /// zero where these two bytes are no pair.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn class_of(&self, tables: &LoadedDifferences<'_, V>, first: V, second: V) -> V {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            let is_pair = first.and(V::splat(0xFC)).equals(V::splat(0xD8));
            let place = first.low_to_high().or(second.and(V::splat(0x3F)));
            let valid = is_pair.and(self.leads);
            let [class] = V::look_up(tables.classes, place, valid);
            V::select(valid, class, V::splat(0))
        }
    }
}

/// Returns the bytes that stand `distance` bytes after those of the block at `at`, and zero where
/// the text has no byte. `is_whole` says that the text has all of them, so that one load reads
/// them.
///
/// # Safety
///
/// The processor has the instructions of `V`. If `is_whole`, all bytes exist.
#[inline(always)]
pub(super) unsafe fn load_near<V: Vector>(bytes: &[u8], at: usize, distance: isize, is_whole: bool) -> V {
    let from = bytes.as_ptr().wrapping_add(at).wrapping_offset(distance);
    let missing = (-distance).saturating_sub(at as isize).max(0) as usize;
    let left = ((bytes.len() - at) as isize - distance).clamp(0, V::BYTES as isize) as usize;
    debug_assert!(!is_whole || missing == 0 && left == V::BYTES, "a vector is loaded beyond the text");
    // SAFETY: the caller guarantees the instructions of `V` and what `is_whole` says. A partial
    // load reads only bytes of `bytes`.
    unsafe { if is_whole { V::load(from) } else { V::load_part(from, low_bits(left) & !low_bits(missing)) } }
}

/// Returns the bytes of three-byte characters from the bits of their first bytes.
#[inline(always)]
pub(super) fn three_bytes(first: u64) -> u64 {
    first | first << 1 | first << 2
}

/// The leads of marks that stand after a mark of a higher combining class.
pub(super) struct MisplacedMarks {
    pub(super) all: u64,
    /// The marks that only have to be swapped with the mark before, inside the block.
    pub(super) swappable: u64,
}
