//! The functions that the rest of `fold` calls. Each runs the engine of the table's instruction
//! set.

use super::PREFERS_SIZE;
use super::collapse::{CollapseRules, find_by_bytes};
use super::engine::{self, engine};
use super::general_loop::{FoldCursor, FoldEnd};
use super::record::{BlockRecord, RecordEnd, RecordedFold};
use super::words::WordPairs;
use crate::fold::output::{Output, SLACK};
use crate::fold::table::Table;
use crate::simd::InstructionSet;

/// The most bytes of a text that `fold_short` folds.
const MAX_SHORT: usize = 64;

/// Appends a text of at most 64 bytes, if the tables decide all of it. Returns whether they do;
/// otherwise appends nothing. This path sets nothing up, because a word takes only some
/// nanoseconds.
#[inline(always)]
pub(crate) fn fold_short(table: &Table, text: &str, out: &mut Output<'_>) -> bool {
    if text.len() > MAX_SHORT {
        return false;
    }
    match table.set {
        InstructionSet::Avx512 => fold_at_once(table, text, out),
        _ => fold_in_parts(table, text, out),
    }
}

/// Appends a short text for all sets but AVX-512: see `fold_short`. Never inlined, so that the path
/// of AVX-512 saves no registers.
#[inline(never)]
fn fold_in_parts(table: &Table, text: &str, out: &mut Output<'_>) -> bool {
    match table.set {
        InstructionSet::Scalar => out.push_word(text, table),
        _ if PREFERS_SIZE => out.push_word(text, table),
        _ => fold_at_once(table, text, out),
    }
}

#[inline(always)]
fn fold_at_once(table: &Table, text: &str, out: &mut Output<'_>) -> bool {
    let length = out.len();
    out.reserve(SLACK);
    // SAFETY: the text is not longer than a vector and there is room for a whole one. The engine
    // writes whole characters, of the source or of table entries, so the output stays UTF-8.
    unsafe {
        let bytes = out.text.as_mut_vec();
        let count = engine::fold_short(table, text, bytes.as_mut_ptr().add(length));
        if let Some(count) = count {
            bytes.set_len(length + count);
        }
        count.is_some()
    }
}

/// Appends what the text from `at` on becomes, as far as the engine decides it. Returns where it
/// ended in the source and why.
pub(crate) fn fold_blocks(table: &Table, text: &str, at: usize, out: &mut Output<'_>) -> (usize, FoldEnd) {
    let length = out.len();
    if table.rules.longest_run().is_some() && length < 5 {
        return (at, FoldEnd::Repeats);
    }
    let Some(engine) = engine(table.set) else { return (at, FoldEnd::Stop) };
    out.reserve(text.len() - at + SLACK);
    // SAFETY: there is room for the rest of the text, a vector, and `spare` bytes. Where the engine
    // reads five bytes before `to`, the condition above shows that they exist. The engine writes
    // whole characters, of the source or of table entries, so the output stays UTF-8.
    unsafe {
        let bytes = out.text.as_mut_vec();
        let start = bytes.as_mut_ptr();
        let spare = bytes.capacity() - length - (text.len() - at) - SLACK;
        let mut cursor = FoldCursor { text, at, to: start.add(length), spare };
        let end = (engine.fold)(table, &mut cursor);
        bytes.set_len(cursor.to.offset_from(start) as usize);
        (cursor.at, end)
    }
}

/// Appends what the text from `at` on becomes, as far as the tables alone decide it and `WORDS` words of 64 bits have room for a bit for
/// each source byte. Returns where it ended, at a character boundary, whether the character there is undecided, and the bits, which are
/// set for bytes that are kept.
pub(crate) fn fold_kept<const WORDS: usize>(
    table: &Table,
    text: &str,
    at: usize,
    out: &mut Output<'_>,
) -> (usize, bool, [u64; WORDS]) {
    const { assert!(WORDS >= 2, "the loops report the first edge of a text and go on without asking") };
    let mut kept = [0; WORDS];
    let Some(engine) = engine(table.set).filter(|_| table.byte_tables.applies()) else { return (at, true, kept) };
    let length = out.len();
    out.reserve(text.len().min(at + 64 * kept.len()) - at + SLACK);
    // SAFETY: there is room for the folded bytes and a vector. The engine writes whole characters,
    // of the source or of table entries; the output of a last character that is cut off is taken
    // back, so the output stays UTF-8.
    unsafe {
        let bytes = out.text.as_mut_vec();
        let start = bytes.as_mut_ptr();
        let mut cursor = FoldCursor { text, at, to: start.add(length), spare: 0 };
        let stop = (engine.fold_kept)(table, &mut cursor, &mut kept);
        while !text.is_char_boundary(cursor.at) {
            cursor.at -= 1;
            let place = cursor.at - at;
            cursor.to = cursor.to.sub((kept[place / 64] >> (place % 64) & 1) as usize);
        }
        bytes.set_len(cursor.to.offset_from(start) as usize);
        (cursor.at, stop, kept)
    }
}

/// Returns whether `fold_recorded` folds blocks of a profile.
pub(crate) fn records(table: &Table) -> bool {
    table.set != InstructionSet::Scalar && (!PREFERS_SIZE || table.byte_tables.applies())
}

/// Appends what some blocks from `at` on become, and records what became of each character: see
/// [`fold_recorded`](super::record::fold_recorded).
pub(crate) fn fold_recorded(
    table: &Table,
    text: &str,
    at: usize,
    out: &mut Output<'_>,
    record: &mut BlockRecord,
) -> RecordedFold {
    let length = out.len();
    if table.rules.longest_run().is_some() && length < 5 {
        return RecordedFold { end: at, reason: RecordEnd::Repeats };
    }
    let Some(engine) = engine(table.set) else { return RecordedFold { end: at, reason: RecordEnd::Stop } };
    out.reserve(text.len() - at + SLACK);
    // SAFETY: as in `fold_blocks`.
    unsafe {
        let bytes = out.text.as_mut_vec();
        let start = bytes.as_mut_ptr();
        let mut cursor = FoldCursor { text, at, to: start.add(length), spare: 0 };
        let recorded = (engine.fold_recorded)(table, &mut cursor, record);
        bytes.set_len(cursor.to.offset_from(start) as usize);
        recorded
    }
}

/// Returns the end of the part from `at` on that folds to itself: see [`scan`](super::scan::scan).
pub(crate) fn unchanged(table: &Table, text: &str, at: usize) -> usize {
    match engine(table.set) {
        // SAFETY: the set of a table is available on this processor.
        Some(engine) => unsafe { (engine.scan)(table, text, at) },
        None => at,
    }
}

/// Returns how far words can be folded letter by letter: see [`plain_end`](super::words::plain_end).
pub(crate) fn plain_end(table: &Table, pairs: &WordPairs, text: &str, at: usize) -> usize {
    match engine(table.set) {
        // SAFETY: the set of a table is available on this processor.
        Some(engine) => unsafe { (engine.plain_end)(table, pairs, text, at) },
        None => at,
    }
}

/// Returns where a word ends with letters that may be rewritten: see [`find_ending`](super::words::find_ending).
pub(crate) fn find_ending(set: InstructionSet, pairs: &WordPairs, bytes: &[u8], at: usize) -> Option<usize> {
    // SAFETY: the set of a table is available on this processor.
    engine(set).and_then(|engine| unsafe { (engine.find_ending)(pairs, bytes, at) })
}

/// Returns the first byte of what may be a run: see [`find`](super::collapse::find).
pub(super) fn find_run(set: InstructionSet, bytes: &[u8], at: usize, rules: CollapseRules) -> Option<usize> {
    match engine(set) {
        // SAFETY: the set of a table is available on this processor.
        Some(engine) => unsafe { (engine.find_run)(bytes, at, rules) },
        None => find_by_bytes(bytes, at, rules),
    }
}

/// Returns the length in bytes from which on a text is folded faster with vectors than without.
pub(crate) fn worth_from(set: InstructionSet) -> usize {
    match set {
        InstructionSet::Scalar => usize::MAX,
        // AVX-512 loads a part of a vector in one instruction.
        InstructionSet::Avx512 => 0,
        _ => 64,
    }
}
