//! Whether a text folds to itself, where the tables alone decide.

use super::answers::Verdict;
use super::block::low_bits;
use super::source::{Source, is_whole, others};
use super::vector::Vector;
use crate::fold::table::Table;

/// The first place, at a character boundary, from which the text may not fold to itself.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan<V: Vector>(table: &Table, text: &str, at: usize) -> usize {
    let mut at = at;
    while at < text.len() {
        // SAFETY: the caller's word; `at` is inside the text.
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

/// Passes over ASCII, by four vectors at once.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn ascii_end<V: Vector>(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while bytes.len() - at >= 4 * V::BYTES {
        // SAFETY: the caller's word; as many bytes are left.
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

/// The end of the block, or the first place in it where the text may change.
///
/// # Safety
///
/// That of `scan`; a whole block is whole.
#[inline(always)]
unsafe fn scan_block<V: Vector, const WHOLE: bool>(table: &Table, text: &str, at: usize) -> (usize, bool) {
    let source = Source::<WHOLE> { text, at };
    // Of the last byte it is not known whether it is the lead of a pair that changes.
    let length = source.length::<V>(V::BYTES - 1);
    // SAFETY: the caller's word.
    let asked = unsafe {
        let bytes = source.load(0);
        let (flagged, trails, high) = V::flagged(&table.plain.flags, source.load(-1), bytes);
        let mut asked = flagged;
        let no_pair = high & !(trails | trails >> 1) & low_bits(V::BYTES - 1);
        if no_pair != 0 {
            let (others, joiners) = others(table, &source, bytes, no_pair);
            asked |= others & !(joiners & table.plain.joiners_stay);
        }
        asked & low_bits(length)
    };
    let end = if asked == 0 { length } else { first_change(table, text, at, asked).unwrap_or(length) };
    (at + end, end < length)
}

/// The first of the characters asked for that does not stay.
#[cold]
#[inline(never)]
fn first_change(table: &Table, text: &str, at: usize, asked: u64) -> Option<usize> {
    let mut rest = asked;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if table.verdict(text, at + place) != Verdict::Stays {
            return Some(place);
        }
        rest &= rest - 1;
    }
    None
}
