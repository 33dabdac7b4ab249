//! The fast loop of profiles that keep marks and put them in canonical order.
//!
//! Blocks overlap, so that each block has all bytes that its decisions depend on: the pair before,
//! with which a mark may be swapped, and the marks after. The loop swaps two marks, which is the
//! case that vocalized text is full of (a vowel after SHADDA). It leaves longer runs of misplaced
//! marks, and undecided characters, to `general_loop`.

use super::composition::{settle_kept_marks, tatweel_carriers, uncomposed_marks};
use super::general_loop::FoldCursor;
use super::non_joiners::kept_non_joiners;
use super::source::{Source, is_whole, others};
use super::translation::LeadMasks;
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::simd::low_bits;

/// The bytes at the start of a block that the block before has decided, and that this block only
/// reads.
const BEFORE: usize = 2;

/// How many bytes at the end of a block are only read: a pair that may be swapped with the last
/// decided one, and a mark that would prevent the swap.
const AFTER: usize = 5;

/// Undecided leads in front of the decided bytes that matter all the same, because the pair may be
/// swapped with the first decided one: the lead at the first byte of the block, and the lead before
/// the block, which the last bit stands for.
const OUTSIDE: u64 = 1 | 1 << 63;

/// Returns how many bytes of a block are decided.
const fn step<V: Vector>() -> usize {
    V::BYTES - BEFORE - AFTER
}

/// Returns whether the loop can begin at `at`: no mark stands there that may have to be moved
/// before what is already written.
#[inline(always)]
pub(super) fn begins<V: Vector>(table: &Table, text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let follows = || at > BEFORE && is_whole::<V>(text, at - BEFORE) && bytes[at - 1] & 0xFC != 0xD8;
    (V::FOLDS_BEGINNINGS && at == 0 || follows()) && !table.is_mark_at(bytes, at)
}

/// Goes back to where the ordered loop can begin, behind blocks without marks that the loop at leads folded from `start` on. Returns
/// whether there were any.
///
/// # Safety
///
/// `cursor` keeps the contract of `FoldCursor`, and was at `start` before these blocks.
#[inline(always)]
pub(super) unsafe fn end_unmarked<V: Vector>(table: &Table, cursor: &mut FoldCursor<'_>, start: usize) -> bool {
    let bytes = cursor.text.as_bytes();
    if let ([.., lead @ 0xD8..=0xDB], Some(&trail)) = (&bytes[start..cursor.at], bytes.get(cursor.at)) {
        // Go back to the character boundary.
        cursor.at -= 1;
        // SAFETY: the lead was written, unless the pair is removed.
        cursor.to = unsafe { cursor.to.sub(usize::from(table.pair(*lead, trail).len() > 0)) };
    }
    let is_mark = table.is_mark_at(bytes, cursor.at);
    if let (true, [.., lead @ 0xD8..=0xDB, trail]) = (is_mark, &bytes[start..cursor.at]) {
        // Go back to the letter as well, because the mark may compose with it.
        cursor.at -= 2;
        // SAFETY: the output of the letter has that length.
        cursor.to = unsafe { cursor.to.sub(table.pair(*lead, *trail).len()) };
    }
    cursor.at >= start + V::BYTES
}

/// Folds blocks, up to one with an undecided character or with marks that more than one swap
/// must order. If the set has a loop at leads, folding also ends after a block without marks.
/// Returns whether it ended there. With `FOLDS_BEGINNINGS`, it also folds the first and the last
/// bytes of a text. If the first block is undecided, the cursor stays where it was.
///
/// # Safety
///
/// The processor has the instructions of `V`, `cursor` keeps the contract of `FoldCursor`, and
/// `begins` is true of `cursor.at`.
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector>(table: &Table, cursor: &mut FoldCursor<'_>) -> bool {
    let text = cursor.text;
    let (mut at, mut unmarked) = (cursor.at, false);
    // SAFETY: the caller guarantees the requirements. At most as many bytes are written as are
    // read, and a store writes at most one vector more, for which the cursor has room.
    unsafe {
        let tables = (V::pair_tables(table), V::load_tables(&table.differences.classes));
        let mut to = cursor.to;
        let mut last_is_kept = false;
        if V::FOLDS_BEGINNINGS && at == 0 {
            let length = if text.len() > V::BYTES { V::BYTES - AFTER } else { text.len() };
            let source = Source::<false> { text, at };
            let Some(folded) = fold_block::<V, false>(table, tables, &source, low_bits(length), to) else {
                return false;
            };
            (at, to, last_is_kept) = (length, folded.end, folded.last_is_kept);
            if at == text.len() {
                (cursor.at, cursor.to) = (at, to);
                return false;
            }
        }
        let decided = low_bits(step::<V>()) << BEFORE;
        let mut stops = false;
        while is_whole::<V>(text, at - BEFORE) {
            let source = Source::<true> { text, at: at - BEFORE };
            let Some(folded) = fold_block::<V, true>(table, tables, &source, decided, to) else {
                stops = true;
                break;
            };
            (at, to, last_is_kept) = (at + step::<V>(), folded.end, folded.last_is_kept);
            if V::HAS_LEAD_LOOP && !folded.has_marks {
                unmarked = true;
                break;
            }
        }
        let left = text.len() - at;
        if V::FOLDS_BEGINNINGS && !stops && (1..=V::BYTES - BEFORE).contains(&left) {
            let source = Source::<false> { text, at: at - BEFORE };
            if let Some(folded) = fold_block::<V, false>(table, tables, &source, low_bits(left) << BEFORE, to) {
                (cursor.at, cursor.to) = (text.len(), folded.end);
                return false;
            }
        }
        if at > cursor.at {
            let (back, out) = unfinished(table, text.as_bytes(), at, usize::from(last_is_kept));
            // At least so many bytes were written.
            (cursor.at, cursor.to) = (at - back, to.sub(out));
        }
    }
    unmarked
}

/// A block that was folded.
struct FoldedBlock {
    /// The end of the output.
    end: *mut u8,
    /// Whether the last decided byte was written.
    last_is_kept: bool,
    has_marks: bool,
}

/// Folds the bytes of `decided` of the block of `source`, if the tables decide all of them, and one swap orders each of their marks.
///
/// # Safety
///
/// The processor has the instructions of `V`; if `WHOLE`, the block is whole. A vector can be written at `to`.
#[inline(always)]
unsafe fn fold_block<V: Vector, const WHOLE: bool>(
    table: &Table,
    (tables, classes): (V::PairTables<'_>, V::Loaded<'_, 1>),
    source: &Source<'_, WHOLE>,
    decided: u64,
    to: *mut u8,
) -> Option<FoldedBlock> {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
        let byte_before = source.at.checked_sub(1).map_or(0, |at| source.text.as_bytes()[at]);
        let masks = LeadMasks::new(bytes, byte_before);
        let mut block = V::translate(tables, masks, before, bytes, source.load(1));
        let (marks, misplaced) = V::out_of_order(classes, before, bytes);
        // A misplaced mark that has another mark before the one before it, or after it. The last marks of a whole block are not
        // decided here, and the marks after them are not seen.
        let seen = if WHOLE { low_bits(V::BYTES - 2) } else { u64::MAX };
        let mut undecided = misplaced & (marks << 4 | marks >> 2) & seen;
        // The tables keep every tatweel, so a tatweel without a mark is undecided.
        block.undecided |= tatweel_carriers(table, before, bytes) & !(marks >> 3);
        // Look one pair further: a mark after the last decided letter may compose with it.
        let near = decided >> 1 | decided << 2;
        if block.undecided & (near | OUTSIDE) != 0 {
            undecided |= settle_kept_marks(table, &mut block, source, bytes, marks) & near;
            // A removed pair behind a space may take a second space with it.
            undecided |= (before.is(b' ').bits() | masks.others << 1) & block.removed & decided;
        }
        if masks.others & decided != 0 {
            let (others_undecided, joiners) = others(table, source, bytes, masks.others);
            let joiners_kept = joiners & table.byte_tables.keeps_joiners;
            let kept = if table.non_joiners.any_kept {
                kept_non_joiners::<V, WHOLE, true>(table, source, bytes, joiners & decided)
            } else {
                0
            };
            undecided |= others_undecided & !(joiners_kept | kept) & decided;
        }
        if undecided != 0 {
            return None;
        }
        let keep = !block.removed & decided;
        // A text has marks everywhere or nowhere, so this branch is predicted well. A branch on
        // which marks are swapped would not be.
        let out = if marks == 0 { block.out } else { block.out.swap_pairs(misplaced >> 1) };
        out.compress(keep, to);
        let last_is_kept = keep >> (63 - decided.leading_zeros()) & 1 != 0;
        Some(FoldedBlock { end: to.add(keep.count_ones() as usize), last_is_kept, has_marks: marks != 0 })
    }
}

/// Scans whole blocks. Returns where a block begins that may not fold to itself, or that is not
/// whole.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan_blocks<V: Vector>(table: &Table, text: &str, at: usize) -> usize {
    let mut at = at;
    // Include the lead of a pair whose trail is the first decided byte.
    let decided = low_bits(step::<V>() + 1) << (BEFORE - 1);
    // SAFETY: the caller guarantees the instructions of `V`, and the condition shows that the block
    // is whole.
    unsafe {
        let classes = V::load_tables(&table.differences.classes);
        while at > BEFORE && is_whole::<V>(text, at - BEFORE) {
            let source = Source::<true> { text, at: at - BEFORE };
            let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
            let (mut changes, trails, high) = V::flagged(&table.byte_tables.flags, before, bytes);
            let (marks, misplaced) = V::out_of_order(classes, before, bytes);
            if changes & decided != 0 {
                changes &= !uncomposed_marks(table, before, bytes);
            }
            changes |= misplaced | misplaced >> 1 | tatweel_carriers(table, before, bytes) & !(marks >> 3);
            let no_pair = high & !(trails | trails >> 1) & decided;
            if no_pair != 0 {
                let (others_undecided, joiners) = others(table, &source, bytes, no_pair);
                let joiners_kept = joiners & table.byte_tables.keeps_joiners;
                let kept = if table.non_joiners.any_kept {
                    kept_non_joiners::<V, true, true>(table, &source, bytes, joiners & decided)
                } else {
                    0
                };
                changes |= others_undecided & !(joiners_kept | kept);
            }
            if changes & decided != 0 {
                break;
            }
            at += step::<V>();
        }
    }
    at
}

/// Returns how many bytes before `at` must be folded again, and how many bytes of output they have:
/// those of a pair that is cut off there, or of a mark that was swapped with the one at `at`.
/// `last` is 1 if the last byte was written, else 0.
#[inline(always)]
fn unfinished(table: &Table, bytes: &[u8], at: usize, last: usize) -> (usize, usize) {
    let (back, out) = if bytes[at - 1] & 0xFC == 0xD8 { (1, last) } else { (0, 0) };
    let misplaced = table.is_mark_at(bytes, at - back) && table.marks_to_pass(bytes, at - back) == Some(2);
    if misplaced { (back + 2, out + 2) } else { (back, out) }
}
