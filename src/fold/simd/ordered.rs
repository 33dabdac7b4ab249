//! The fast loop of profiles that keep marks, which are put in canonical order.
//!
//! Blocks overlap, so that each sees all that has a bearing on the bytes that it decides on: the pair before, with which
//! a mark may change places, and the marks behind. Two marks that change places are what is written everywhere (a vowel
//! behind SHADDA); more than that, and what the tables do not tell, is left to `kernel`.

use super::block::low_bits;
use super::composition::{apart, resolve, seats};
use super::kernel::Run;
use super::source::{Source, is_whole, others};
use super::translation::Sight;
use super::vector::Vector;
use crate::fold::table::Table;

/// Bytes of a block that are looked at and decided on by the block before.
const BEFORE: usize = 2;

/// Leads in front of those, of which a pair that is left open may change places with the first: that at the block's first byte, and
/// the one before, for which the last bit stands.
const OUTSIDE: u64 = 1 | 1 << 63;

/// Bytes of a block that are decided on. Behind them stand a pair that changes places with the last one and a mark that would keep it
/// from that.
const fn step<V: Vector>() -> usize {
    V::BYTES - BEFORE - 5
}

/// Whether the loop can begin at `at`: no mark stands there that may have to be put before what is out.
#[inline(always)]
pub(super) fn begins<V: Vector>(table: &Table, text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > BEFORE && is_whole::<V>(text, at - BEFORE) && !table.is_mark_at(bytes, at) && bytes[at - 1] & 0xFC != 0xD8
}

/// Folds whole blocks, up to one in which marks are not simply in order, or something has to be asked.
///
/// # Safety
///
/// The processor has the instructions of `V`, `run` holds what it says, and the loop `begins` at `run.at`.
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector>(table: &Table, run: &mut Run<'_>) {
    let text = run.text;
    let (mut at, mut to, mut keep) = (run.at, run.to, 0);
    let decided = low_bits(step::<V>()) << BEFORE;
    // SAFETY: the caller's word; at most as many bytes come out as were read, and a store goes at most a vector beyond that.
    unsafe {
        let tables = V::plain(table);
        let classes = V::tables(&table.differences.classes);
        while is_whole::<V>(text, at - BEFORE) {
            let source = Source::<true> { text, at: at - BEFORE };
            let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
            let sight = Sight::of(bytes, text.as_bytes()[source.at - 1]);
            let mut block = V::translate(tables, sight, before, bytes, source.load(1));
            let (marks, misplaced) = V::out_of_order(classes, before, bytes);
            // One of more than two marks.
            let mut unclear = misplaced & (marks << 4 | marks >> 2) & low_bits(V::BYTES - 2);
            if V::SEATS_STAY {
                block.open |= seats(table, before, bytes) & !(marks >> 3);
            }
            // A mark behind the last letter may be one with it.
            let near = decided >> 1 | decided << 2;
            if block.open & (near | OUTSIDE) != 0 {
                unclear |= resolve(table, &mut block, &source, bytes, marks) & near;
            }
            if sight.others & decided != 0 {
                let (asked, joiners) = others(table, &source, bytes, sight.others);
                unclear |= asked & !(joiners & table.plain.joiners_stay) & decided;
            }
            if unclear != 0 {
                break;
            }
            keep = !block.gone & decided;
            // Text has marks everywhere or nowhere, so this is foreseen; which change places is not.
            let out = if marks == 0 { block.out } else { block.out.swap_pairs(misplaced >> 1) };
            out.compress(keep, to);
            to = to.add(keep.count_ones() as usize);
            at += step::<V>();
        }
    }
    if at > run.at {
        let last = keep >> (BEFORE + step::<V>() - 1);
        let (back, out) = unfinished(table, text.as_bytes(), at, last as usize);
        // SAFETY: so much was put out.
        (at, to) = (at - back, unsafe { to.sub(out) });
    }
    (run.at, run.to) = (at, to);
}

/// Passes over whole blocks that fold to themselves, as far as is seen at once.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan_blocks<V: Vector>(table: &Table, text: &str, at: usize) -> usize {
    let mut at = at;
    // And the lead of a pair of which the trail is decided on.
    let decided = low_bits(step::<V>() + 1) << (BEFORE - 1);
    // SAFETY: the caller's word; the block is whole.
    unsafe {
        let classes = V::tables(&table.differences.classes);
        while at > BEFORE && is_whole::<V>(text, at - BEFORE) {
            let source = Source::<true> { text, at: at - BEFORE };
            let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
            let (mut changes, trails, high) = V::flagged(&table.plain.flags, before, bytes);
            let (marks, misplaced) = V::out_of_order(classes, before, bytes);
            if changes & decided != 0 {
                changes &= !apart(table, before, bytes);
            }
            changes |= misplaced | misplaced >> 1 | seats(table, before, bytes) & !(marks >> 3);
            let no_pair = high & !(trails | trails >> 1) & decided;
            if no_pair != 0 {
                let (asked, joiners) = others(table, &source, bytes, no_pair);
                changes |= asked & !(joiners & table.plain.joiners_stay);
            }
            if changes & decided != 0 {
                break;
            }
            at += step::<V>();
        }
    }
    at
}

/// How many bytes before `at` are of a pair that is not whole there, or of a mark that changed places with the one at `at`, and how
/// many bytes of output they are. `last`: whether the last byte is out.
#[inline(always)]
fn unfinished(table: &Table, bytes: &[u8], at: usize, last: usize) -> (usize, usize) {
    let (back, out) = if bytes[at - 1] & 0xFC == 0xD8 { (1, last) } else { (0, 0) };
    let misplaced = table.is_mark_at(bytes, at - back) && table.marks_to_pass(bytes, at - back) == Some(2);
    if misplaced { (back + 2, out + 2) } else { (back, out) }
}
