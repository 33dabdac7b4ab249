//! The general loop: it folds blocks of bytes by tables, for every profile.
//!
//! A pair is decided from its lead and its trail together, at both of its bytes. The bytes beside a
//! block are loaded with it, so a block may begin and end inside of a character. The tables hold
//! differences (XOR): a byte that becomes zero is removed. Characters that the tables leave
//! undecided are decided one by one ([`Table::decide`]); a character that is still undecided ends
//! the fold.

use super::block::{LoadedBlock, three_bytes};
use super::differences::LoadedDifferences;
use super::order::{reorder, swapped_bytes};
use super::resolved::{Decision, Resolved};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::simd::low_bits;

/// A position in the source, and the position in the output where what follows is written.
///
/// Engines rely on this contract: `at` is a character boundary before and after each call of an
/// engine. From `to` on there is room for as many bytes as are left of the text, for `spare` bytes,
/// and for one vector more, so that a vector can be stored where fewer bytes are written. If the
/// profile collapses runs of letters, five bytes before `to` can be read.
pub(super) struct FoldCursor<'a> {
    pub(super) text: &'a str,
    /// The byte position in the source up to which everything is folded.
    pub(super) at: usize,
    /// The position of the next byte of output.
    pub(super) to: *mut u8,
    /// How many bytes of room there are beyond the rest of the text and a vector.
    pub(super) spare: usize,
}

/// Why an engine stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoldEnd {
    /// The text ends, or a character follows that only the reference implementation can decide.
    Stop,
    /// A block follows in which a letter may stand three times in a row.
    Repeats,
}

/// Folds until the text ends or a character is undecided.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `cursor` keeps the contract of [`FoldCursor`].
#[inline(always)]
pub(super) unsafe fn fold<V: Vector>(
    table: &Table,
    tables: &LoadedDifferences<'_, V>,
    cursor: &mut FoldCursor<'_>,
) -> FoldEnd {
    while cursor.at < cursor.text.len() {
        // SAFETY: the caller guarantees the requirements, and the condition shows that `at` is
        // inside the text.
        if let Some(end) = unsafe { fold_block::<V>(table, tables, cursor) } {
            return end;
        }
    }
    FoldEnd::Stop
}

/// Folds one block. Returns why folding must stop, if it must.
///
/// # Safety
///
/// The requirements of `fold`, and `cursor.at` is inside the text.
#[inline(always)]
pub(super) unsafe fn fold_block<V: Vector>(
    table: &Table,
    tables: &LoadedDifferences<'_, V>,
    cursor: &mut FoldCursor<'_>,
) -> Option<FoldEnd> {
    let bytes = cursor.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    // SAFETY: the caller guarantees the instructions of `V` and that `at` is inside the text.
    // At most as many bytes are written as are read, and a store writes at most one vector
    // more, for which the cursor has room.
    unsafe {
        let block = LoadedBlock::<V>::load(bytes, cursor.at);
        let mut out = block.folded(tables);
        let mut resolved = Resolved::whole_block(block.length);
        let undecided = block.undecided(table, cursor.text, cursor.at, out);
        if undecided.chars != 0 {
            resolved.decide(table, cursor.text, cursor.at, undecided.chars);
        }
        resolved.removed |= three_bytes(undecided.removed_joiners);
        if table.orders {
            let misplaced = block.misplaced(tables, bytes, cursor.at);
            let any = misplaced.all & low_bits(resolved.length);
            let decided = (resolved.kept | resolved.removed) & block.pairs.bits();
            if any & !misplaced.swappable == 0 && swapped_bytes(any) & decided == 0 {
                out = if any == 0 { out } else { out.swap_pairs(any) };
            } else {
                let pairs = (block.leads.bits(), block.pairs.bits());
                out = reorder(table, out, bytes, cursor.at, any, pairs, &mut resolved);
            }
        }
        let removed = match tables.ascii {
            Some(_) => out.is(0).without(block.bytes.is(0)),
            None => out.is(0).and(block.pairs),
        };
        let removed = removed.bits() | resolved.removed;
        let keep = !removed & low_bits(resolved.length);
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
            return Some(FoldEnd::Repeats);
        }
        cursor.to = cursor.to.add(count);
        cursor.at += resolved.length;
        resolved.stop.then_some(FoldEnd::Stop)
    }
}

/// Scans one block. Returns its end and `false`, or the first character in it that may change and
/// `true`.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `at` is inside the text.
#[inline(always)]
pub(super) unsafe fn scan_block<V: Vector>(
    table: &Table,
    tables: &LoadedDifferences<'_, V>,
    text: &str,
    at: usize,
) -> (usize, bool) {
    let bytes = text.as_bytes();
    // SAFETY: the caller guarantees the instructions of `V`, and `at` is inside the text.
    unsafe {
        let block = LoadedBlock::<V>::load(bytes, at);
        let out = block.folded(tables);
        let mut resolved = Resolved::whole_block(block.length);
        if table.orders {
            let misplaced = block.misplaced(tables, bytes, at).all & low_bits(block.length);
            if misplaced != 0 {
                (resolved.length, resolved.stop) = (misplaced.trailing_zeros() as usize, true);
            }
        }
        let undecided = block.undecided(table, text, at, out);
        let chars = undecided.chars & low_bits(resolved.length);
        if chars != 0 {
            resolved.decide(table, text, at, chars);
        }
        resolved.removed |= three_bytes(undecided.removed_joiners);
        let same = out.equals(block.bytes).bits() | resolved.kept;
        let end = resolved.length.min((!same | resolved.removed).trailing_zeros() as usize);
        if end == resolved.length && !resolved.stop {
            return (at + end, false);
        }
        // If only the trail changes, the character begins one byte earlier.
        let at = at + end;
        let inside = at < bytes.len() && bytes[at] & 0xC0 == 0x80;
        (at - usize::from(inside), true)
    }
}

/// Writes the source byte again at `leads`, the undecided leads that are kept: in the output they
/// are `UNDECIDED`.
///
/// # Safety
///
/// The output of the block at `cursor.at` has been written to `cursor.to`, and `keep` has a bit for
/// each byte of it.
#[inline(always)]
pub(super) unsafe fn restore_kept_leads(cursor: &FoldCursor<'_>, leads: u64, keep: u64) {
    let mut rest = leads & keep;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let before = (keep & low_bits(place)).count_ones() as usize;
        // SAFETY: the output of the block has a byte for each bit of `keep`, and `place` is one of
        // them.
        unsafe { cursor.to.add(before).write(cursor.text.as_bytes()[cursor.at + place]) };
    }
}

/// Writes the letters again whose leads are in `changed`: what became of them depends on their place.
///
/// # Safety
///
/// As of `restore_kept_leads`; both bytes of the pairs are in `keep`.
#[inline(always)]
pub(super) unsafe fn write_changed(table: &Table, cursor: &FoldCursor<'_>, changed: u64, keep: u64) {
    let mut rest = changed & keep;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let before = (keep & low_bits(place)).count_ones() as usize;
        if let Decision::Becomes(letter) = table.decide(cursor.text, cursor.at + place) {
            // SAFETY: the output of the block has a byte for each bit of `keep`, and both bytes of
            // the pair are of them.
            unsafe { cursor.to.add(before).cast::<[u8; 2]>().write_unaligned(letter) };
        }
    }
}

/// Returns whether one of the pairs that end in the `count` bytes at `to` stands three times in a
/// row.
///
/// # Safety
///
/// The processor has the instructions of `V`. Five bytes before `to` and a vector from `to` on can
/// be read.
#[inline(always)]
pub(super) unsafe fn repeats<V: Vector>(to: *const u8, count: usize) -> bool {
    // SAFETY: the caller guarantees the instructions of `V` and that all these bytes can be read.
    unsafe {
        // Compare leads and trails separately: the first lead may stand before `to`, and the last
        // trail at the very end.
        let (lead, trail) = (V::load(to.sub(1)), V::load(to));
        let leads = lead.and(V::splat(0xFC)).equals(V::splat(0xD8));
        let leads = leads.and(lead.equals(V::load(to.sub(3)))).and(lead.equals(V::load(to.sub(5))));
        let trails = trail.equals(V::load(to.sub(2))).and(trail.equals(V::load(to.sub(4))));
        leads.and(trails).bits() & low_bits(count) != 0
    }
}

/// Moves the cursor back to a character boundary, and takes back the output of the character that
/// is cut off.
///
/// # Safety
///
/// The output of that character has been written, and a byte can be read before `cursor.to`.
#[inline(always)]
pub(super) unsafe fn step_back(cursor: &mut FoldCursor<'_>) {
    let bytes = cursor.text.as_bytes();
    let end = cursor.at;
    while bytes[cursor.at] & 0xC0 == 0x80 {
        cursor.at -= 1;
    }
    let is_pair = bytes[cursor.at] & 0xFC == 0xD8;
    // SAFETY: the caller guarantees that the byte can be read. The lead of a pair may be removed,
    // kept, or replaced. Output before it does not end with a lead, so a lead at the end of the
    // output is that of this pair.
    unsafe {
        let out = if is_pair { usize::from(end > cursor.at && *cursor.to.sub(1) >= 0xC0) } else { end - cursor.at };
        cursor.to = cursor.to.sub(out);
    }
}
