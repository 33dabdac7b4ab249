//! Folding that records what became of each block: for alignment.
//!
//! The algorithm is that of `general_loop`, but that it only swaps neighbouring marks. A block ends
//! before marks that need more than that.

use super::block::{LoadedBlock, MisplacedMarks, three_bytes};
use super::differences::LoadedDifferences;
use super::general_loop::{FoldCursor, repeats, restore_kept_leads, step_back, write_changed};
use super::resolved::Resolved;
use super::trail_loop::BlockObserver;
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::simd::low_bits;

/// How many blocks are folded by one call.
const BLOCKS: usize = if cfg!(test) { 2 } else { 64 };

// The loops report the first edge of a text and go on without asking.
const _: () = assert!(BLOCKS >= 2);

/// How many words of bits a record has: one for each block, and some for blocks that begin inside
/// of a word.
const WORDS: usize = BLOCKS + 8;

/// The characters of a range of text that begin no segment, because they are removed or joined to
/// the character before. Each has a bit at its first byte.
pub(crate) struct JoinedBits {
    /// The number of the first word: it has the bits of the bytes from `64 * first` on.
    pub(crate) first: usize,
    pub(crate) words: [u64; WORDS],
}

impl JoinedBits {
    fn from(at: usize) -> Self {
        Self { first: at / 64, words: [0; WORDS] }
    }

    /// Sets the bits of the 64 bytes from `at` on.
    #[inline(always)]
    fn join(&mut self, at: usize, bits: u64) {
        let (word, place) = (at / 64 - self.first, at % 64);
        if let Some([low, high]) = self.words.get_mut(word..word + 2) {
            *low |= bits << place;
            *high |= bits >> 1 >> (63 - place);
        }
    }
}

/// What became of some blocks, in both texts.
pub(crate) struct BlockRecord {
    pub(crate) source: JoinedBits,
    pub(crate) folded: JoinedBits,
    /// The length of the output that is recorded, in bytes.
    folded_to: usize,
}

impl BlockRecord {
    pub(crate) fn new() -> Self {
        Self { source: JoinedBits::from(0), folded: JoinedBits::from(0), folded_to: 0 }
    }

    /// Begins a new record at these positions of both texts.
    pub(crate) fn begin(&mut self, source: usize, folded: usize) {
        (self.source, self.folded) = (JoinedBits::from(source.saturating_sub(1)), JoinedBits::from(folded));
        self.folded_to = folded;
    }

    /// Records characters that are removed or joined, in the block at `at`: the trails of pairs,
    /// and the first bytes of other characters.
    #[inline(always)]
    fn mark_removed(&mut self, at: usize, trails: u64, others: u64) {
        match at.checked_sub(1) {
            Some(before) => self.source.join(before, trails),
            None => self.source.join(0, trails >> 1),
        }
        if others != 0 {
            self.source.join(at, others);
        }
    }

    /// Records kept marks of a block that changed places with other marks: in the output they are
    /// joined to the letter.
    #[inline(always)]
    fn mark_reordered(&mut self, marks: u64, keep: u64) {
        let mut rest = marks;
        while rest != 0 {
            let before = (keep & low_bits(rest.trailing_zeros() as usize)).count_ones() as usize;
            self.folded.join(self.folded_to + before, 1);
            rest &= rest - 1;
        }
    }
}

/// How far a call of `fold_recorded` folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RecordedFold {
    /// The position in the source, a character boundary.
    pub(crate) end: usize,
    pub(crate) reason: RecordEnd,
}

/// Why no more was folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordEnd {
    /// The text ends, or so many blocks as one call folds are folded.
    Full,
    /// A character follows that vectors do not fold.
    Stop,
    /// A mark follows that stands after a mark of a higher combining class.
    MisplacedMark,
    /// A block follows in which a letter stands three times in a row.
    Repeats,
}

/// Folds some blocks and records what became of each.
///
/// # Safety
///
/// The requirements of [`general_loop::fold`](super::general_loop::fold).
#[inline(always)]
pub(super) unsafe fn fold_recorded<V: Vector>(
    table: &Table,
    tables: &LoadedDifferences<'_, V>,
    cursor: &mut FoldCursor<'_>,
    record: &mut BlockRecord,
) -> RecordedFold {
    let bytes = cursor.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    let mut reason = RecordEnd::Full;
    // Where the last block begins, and which of its bytes are kept.
    let (mut start, mut keep) = (cursor.at, 0);
    for _ in 0..BLOCKS {
        if cursor.at == bytes.len() {
            break;
        }
        // SAFETY: as in `general_loop::fold_block`.
        unsafe {
            let block = LoadedBlock::<V>::load(bytes, cursor.at);
            let mut out = block.folded(tables);
            let mut resolved = Resolved::whole_block(block.length);
            let undecided = block.undecided(table, cursor.text, cursor.at, out);
            if undecided.chars != 0 {
                resolved.decide(table, cursor.text, cursor.at, undecided.chars);
                if resolved.stop {
                    reason = RecordEnd::Stop;
                }
            }
            let zeros = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let (mut zeros, leads, pairs) = (zeros.bits(), block.leads.bits(), block.pairs.bits());
            // A pair is removed if both of its bytes are. If only the lead is, the pair becomes one
            // byte, in the place of its trail.
            let trails = zeros & pairs & !leads;
            let mut removed = zeros & !pairs | undecided.removed_joiners;
            let mut reordered = 0;
            if table.orders {
                let misplaced = block.misplaced(tables, bytes, cursor.at);
                if misplaced.all & low_bits(resolved.length) != 0 {
                    let marks = leads & !block.class_of(tables, block.bytes, block.after).is(0).bits();
                    let swaps = MarkSwaps::of_block(misplaced, &resolved, pairs, marks, trails >> 1);
                    if swaps.length < resolved.length {
                        (resolved.length, reason) = (swaps.length, RecordEnd::MisplacedMark);
                    }
                    reordered = swaps.reordered;
                    out = out.swap_pairs(swaps.swapped);
                    zeros = out.is(0).and(block.pairs).bits();
                }
            }
            let inside = low_bits(resolved.length);
            keep = !(zeros | resolved.removed | three_bytes(undecided.removed_joiners)) & inside;
            if elongates {
                // `repeats` reads a whole vector, and `compress` may leave its last bytes
                // uninitialized.
                out.store(cursor.to);
            }
            out.compress(keep, cursor.to);
            restore_kept_leads(cursor, resolved.kept, keep);
            write_changed(table, cursor, resolved.changed, keep);
            let count = keep.count_ones() as usize;
            if elongates && repeats::<V>(cursor.to, count) {
                step_back(cursor);
                reason = RecordEnd::Repeats;
                break;
            }
            if resolved.removed != 0 {
                removed |= resolved.removed & !block.bytes.between(0x80, 0xBF).bits();
            }
            record.mark_removed(cursor.at, trails & inside, (removed | reordered) & inside);
            if table.orders {
                record.mark_reordered(reordered & !(trails >> 1), keep);
                record.folded_to += count;
            }
            start = cursor.at;
            cursor.to = cursor.to.add(count);
            cursor.at += resolved.length;
            if resolved.length < V::BYTES {
                break;
            }
        }
    }
    if reason == RecordEnd::Full {
        // SAFETY: the kept bytes of the last block have been written before `to`.
        unsafe { end_at_boundary(cursor, start, keep) };
    }
    RecordedFold { end: cursor.at, reason }
}

/// Records what becomes of some blocks where the byte tables apply.
pub(super) struct RecordObserver<'s> {
    record: &'s mut BlockRecord,
    /// Where the last block begins.
    start: usize,
    keep: u64,
    /// How many more blocks this record has room for.
    blocks_left: usize,
}

impl<'s> RecordObserver<'s> {
    pub(super) fn new(start: usize, record: &'s mut BlockRecord) -> Self {
        Self { record, start, keep: 0, blocks_left: BLOCKS }
    }

    /// Returns whether there is room to record another block.
    pub(super) fn has_room(&self) -> bool {
        self.blocks_left > 0
    }

    pub(super) fn stop(self, cursor: &FoldCursor<'_>) -> RecordedFold {
        RecordedFold { end: cursor.at, reason: RecordEnd::Stop }
    }

    /// Ends the record at a character boundary.
    ///
    /// # Safety
    ///
    /// The kept bytes of the last block have been written before `cursor.to`.
    pub(super) unsafe fn full(self, cursor: &mut FoldCursor<'_>) -> RecordedFold {
        // SAFETY: the caller guarantees that these bytes have been written.
        unsafe { end_at_boundary(cursor, self.start, self.keep) };
        RecordedFold { end: cursor.at, reason: RecordEnd::Full }
    }
}

impl BlockObserver for RecordObserver<'_> {
    #[inline(always)]
    fn observe(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool {
        (self.start, self.keep) = (at, keep);
        self.record.mark_removed(at, trails, others);
        self.blocks_left = self.blocks_left.saturating_sub(1);
        self.blocks_left > 0
    }
}

/// Which marks of a block are swapped.
struct MarkSwaps {
    /// The leads of marks that are swapped with the mark before.
    swapped: u64,
    /// The leads of all marks of letters of which some marks are swapped.
    reordered: u64,
    /// The position of the first mark that needs more than a swap, or else the length of the block.
    length: usize,
}

impl MarkSwaps {
    /// Decides the swaps of a block. `marks` has the leads of all marks, `removed` those of removed
    /// pairs. A mark that was decided by itself is not swapped.
    #[inline(always)]
    fn of_block(misplaced: MisplacedMarks, resolved: &Resolved, pairs: u64, marks: u64, removed: u64) -> Self {
        let any = misplaced.all & low_bits(resolved.length);
        let decided = (resolved.kept | resolved.removed) & pairs;
        Self::new(any, misplaced.swappable & !(decided | decided << 2), marks, removed, resolved.length)
    }

    /// Decides which of the misplaced marks `any` are swapped. Only those of `swappable` need
    /// no more than one swap.
    fn new(any: u64, swappable: u64, marks: u64, removed: u64, length: usize) -> Self {
        // If one of the two marks is removed, the other one stays where it is.
        let both = any & !removed & !(removed << 2);
        let (swapped, reordered) = Self::extend_to_letters(both, marks);
        let mut bad = any & !swappable;
        if reordered & !low_bits(length.saturating_sub(2)) != 0 {
            // More marks of this letter may follow behind the block.
            bad |= 1 << both.ilog2();
        }
        if bad == 0 {
            return Self { swapped, reordered, length };
        }
        let length = bad.trailing_zeros() as usize;
        let (swapped, reordered) = Self::extend_to_letters(both & low_bits(length), marks & low_bits(length));
        Self { swapped, reordered, length }
    }

    /// Returns `both`, and the leads of all marks that stand on the same letters.
    fn extend_to_letters(both: u64, marks: u64) -> (u64, u64) {
        let mut reordered = both;
        loop {
            let more = reordered | reordered << 2 & marks;
            if more == reordered {
                return (both, reordered | both >> 2);
            }
            reordered = more;
        }
    }
}

/// Moves the cursor back to a character boundary, and takes back the output of a character that is
/// cut off. The last block begins at `start`, and its bytes of `keep` are kept.
///
/// # Safety
///
/// The kept bytes of the last block have been written before `cursor.to`.
#[inline(always)]
unsafe fn end_at_boundary(cursor: &mut FoldCursor<'_>, start: usize, keep: u64) {
    while !cursor.text.is_char_boundary(cursor.at) {
        cursor.at -= 1;
    }
    let out = (keep & !low_bits(cursor.at - start)).count_ones() as usize;
    // SAFETY: the caller guarantees that these bytes have been written.
    cursor.to = unsafe { cursor.to.sub(out) };
}
