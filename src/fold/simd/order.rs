//! Canonical order inside a block.

use super::answers::Answers;
use super::block::low_bits;
use super::vector::Vector;
use crate::fold::table::{Table, pair_index};

/// The bytes of marks with these leads and of the marks before them.
#[inline(always)]
pub(super) fn units(leads: u64) -> u64 {
    let both = leads | leads >> 2;
    both | both << 1
}

/// Puts marks in canonical order, letter by letter. Where the marks of a letter do not all stand in the block, it ends
/// before them.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(never)]
pub(super) unsafe fn reorder<V: Vector>(
    table: &Table,
    out: V,
    bytes: &[u8],
    at: usize,
    misplaced: u64,
    (leads, pairs): (u64, u64),
    answers: &mut Answers,
) -> V {
    let mut buffer = [0; 64];
    // SAFETY: the caller's word; no vector is longer than the buffer.
    unsafe { out.store(buffer.as_mut_ptr()) };
    // What was asked is settled here, before marks move.
    let mut asked = (answers.stays | answers.gone) & leads;
    while asked != 0 {
        let place = asked.trailing_zeros() as usize;
        asked &= asked - 1;
        if answers.stays >> place & 1 == 1 {
            buffer[place] = bytes[at + place];
        } else {
            buffer[place..(place + 2).min(64)].fill(0);
        }
    }
    answers.stays &= !leads;
    answers.gone &= !pairs;
    let mut rest = misplaced;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if place >= answers.length {
            break;
        }
        let Some(marks) = table.marks_around(bytes, at + place) else {
            (answers.length, answers.stop) = (place, true);
            break;
        };
        if marks.start < at {
            (answers.length, answers.stop) = (place, true);
            break;
        }
        let (start, end) = (marks.start - at, marks.end - at);
        if end > answers.length && answers.stop {
            (answers.length, answers.stop) = (place, true);
            break;
        }
        if end > V::BYTES || end == V::BYTES && marks.end < bytes.len() && start > 0 {
            answers.length = start;
            break;
        }
        sort(table, &bytes[marks], &mut buffer[start..end]);
        rest &= !low_bits(end);
    }
    // SAFETY: the caller's word.
    unsafe { V::load(buffer.as_ptr()) }
}

/// A stable sort of pairs by the combining class of their sources.
pub(super) fn sort(table: &Table, sources: &[u8], outputs: &mut [u8]) {
    let mut classes = [0; 32];
    for (class, source) in classes.iter_mut().zip(sources.chunks_exact(2)) {
        *class = table.classes[pair_index(source[0], source[1])];
    }
    for end in 1..sources.len() / 2 {
        let mut at = end;
        while at > 0 && classes[at - 1] > classes[at] {
            classes.swap(at - 1, at);
            outputs.swap(2 * at - 2, 2 * at);
            outputs.swap(2 * at - 1, 2 * at + 1);
            at -= 1;
        }
    }
}
