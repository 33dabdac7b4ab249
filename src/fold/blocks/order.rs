//! Canonical order inside a block.

use super::resolved::Resolved;
use super::vector::Vector;
use crate::fold::table::{Table, pair_index};
use crate::simd::low_bits;

/// Returns the bytes of the marks with these leads, and of the marks before them.
#[inline(always)]
pub(super) fn swapped_bytes(leads: u64) -> u64 {
    let both = leads | leads >> 2;
    both | both << 1
}

/// Puts the marks of each letter in canonical order. If the marks of a letter are not all in the
/// block, the block ends before them.
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
    resolved: &mut Resolved,
) -> V {
    let mut buffer = [0; 64];
    // SAFETY: the caller guarantees the instructions of `V`, and no vector is longer than the
    // buffer.
    unsafe { out.store(buffer.as_mut_ptr()) };
    // Write what was decided one by one into the buffer before marks move.
    let mut decided = (resolved.kept | resolved.removed) & leads;
    while decided != 0 {
        let place = decided.trailing_zeros() as usize;
        decided &= decided - 1;
        if resolved.kept >> place & 1 == 1 {
            buffer[place] = bytes[at + place];
        } else {
            buffer[place..(place + 2).min(64)].fill(0);
        }
    }
    resolved.kept &= !leads;
    resolved.removed &= !pairs;
    let mut rest = misplaced;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if place >= resolved.length {
            break;
        }
        let Some(marks) = table.marks_around(bytes, at + place) else {
            (resolved.length, resolved.stop) = (place, true);
            break;
        };
        if marks.start < at {
            (resolved.length, resolved.stop) = (place, true);
            break;
        }
        let (start, end) = (marks.start - at, marks.end - at);
        if end > resolved.length && resolved.stop {
            (resolved.length, resolved.stop) = (place, true);
            break;
        }
        if end > V::BYTES || end == V::BYTES && marks.end < bytes.len() && start > 0 {
            resolved.length = start;
            break;
        }
        sort_marks(table, &bytes[marks], &mut buffer[start..end]);
        rest &= !low_bits(end);
    }
    // SAFETY: the caller guarantees the instructions of `V`, and the buffer has the length of the
    // longest vector.
    unsafe { V::load(buffer.as_ptr()) }
}

/// Sorts pairs of the output by the combining classes of their sources. The sort is stable.
pub(super) fn sort_marks(table: &Table, sources: &[u8], outputs: &mut [u8]) {
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
