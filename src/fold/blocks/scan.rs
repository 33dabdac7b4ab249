//! Finding out whether a text folds to itself, where the byte tables apply.

use super::non_joiners::kept_non_joiners;
use super::resolved::Decision;
use super::source::{Source, is_whole, others};
use super::vector::Vector;
use crate::fold::table::Table;
use crate::simd::low_bits;

/// Returns the first character boundary at or after `at` from which on the text may not fold to
/// itself.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan<V: Vector>(table: &Table, text: &str, at: usize) -> usize {
    let mut at = at;
    while at < text.len() {
        // SAFETY: the caller guarantees the instructions of `V`, and `at` is inside the text.
        let (end, stop) = unsafe {
            at = ascii_end::<V>(text.as_bytes(), at);
            let (mut end, mut stop) = (at, false);
            for _ in 0..4 {
                if stop || !is_whole::<V>(text, end) {
                    break;
                }
                (end, stop) = scan_block::<V, true>(table, text, end);
            }
            if end == at && at < text.len() && !stop {
                (end, stop) = scan_block::<V, false>(table, text, end);
            }
            (end, stop)
        };
        at = end;
        if stop {
            break;
        }
    }
    at
}

/// Returns where ASCII ends, by steps of four vectors.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn ascii_end<V: Vector>(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while bytes.len() - at >= 4 * V::BYTES {
        // SAFETY: the caller guarantees the instructions of `V`, and four vectors are left of the
        // text.
        unsafe {
            let from = bytes.as_ptr().add(at);
            let [a, b, c, d] = [0, 1, 2, 3].map(|n| from.add(n * V::BYTES));
            let all = V::load(a).or(V::load(b)).or(V::load(c).or(V::load(d)));
            if V::any_high(all) {
                break;
            }
        }
        at += 4 * V::BYTES;
    }
    at
}

/// Scans the block at `at`. Returns its end and `false`, or the first position in it where the text
/// may change and `true`.
///
/// # Safety
///
/// The requirements of `scan`; if `WHOLE`, the block is whole.
#[inline(always)]
unsafe fn scan_block<V: Vector, const WHOLE: bool>(table: &Table, text: &str, at: usize) -> (usize, bool) {
    let source = Source::<WHOLE> { text, at };
    // Whether the last byte is the lead of a pair that changes is not known.
    let length = source.length::<V>(V::BYTES - 1);
    // SAFETY: the caller guarantees the requirements.
    let undecided = unsafe {
        let bytes = source.load(0);
        let (flagged, trails, high) = V::flagged(&table.byte_tables.flags, source.load(-1), bytes);
        let mut undecided = flagged;
        let no_pair = high & !(trails | trails >> 1) & low_bits(V::BYTES - 1);
        if no_pair != 0 {
            let (others, joiners) = others(table, &source, bytes, no_pair);
            let joiners_kept = joiners & table.byte_tables.keeps_joiners;
            let kept = if table.non_joiners.any_kept {
                kept_non_joiners::<V, WHOLE, true>(table, &source, bytes, joiners)
            } else {
                0
            };
            undecided |= others & !(joiners_kept | kept);
        }
        undecided & low_bits(length)
    };
    let end = if undecided == 0 { length } else { first_change(table, text, at, undecided).unwrap_or(length) };
    (at + end, end < length)
}

/// Returns the first of the undecided characters that is not kept.
#[cold]
#[inline(never)]
fn first_change(table: &Table, text: &str, at: usize, undecided: u64) -> Option<usize> {
    let mut rest = undecided;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if table.decide(text, at + place) != Decision::Kept {
            return Some(place);
        }
        rest &= rest - 1;
    }
    None
}
