//! The algorithm where the tables alone decide: marks need no order, letters may repeat, ASCII stays. Nearly all
//! profiles that are used for keys.
//!
//! A character of the Arabic block is two bytes, lead D8-DB and trail. A backend tells what both become from the bytes
//! of a block and those beside it, so blocks need not end with a character. Where a block holds something that the
//! tables do not tell, [`Table::verdict`] is asked by character, and what that does not know ends the run.

use core::hint::black_box;
use core::mem::{replace, take};

use super::answers::Answers;
use super::block::{low_bits, three_bytes};
use super::composition::settle;
use super::kernel::Run;
use super::source::{Source, is_whole, others};
use super::translation::{Plain, Sight, Translated};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

/// Is told what becomes of blocks.
pub(super) trait Watch {
    /// Of a block at `at`, trails of pairs that go, first bytes of other characters that do, and all that stays. Whether another
    /// block is wanted.
    fn block(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool;
}

/// Nobody wants to know.
impl Watch for () {
    #[inline(always)]
    fn block(&mut self, _at: usize, _trails: u64, _others: u64, _keep: u64) -> bool {
        true
    }
}

/// Folds whole blocks, up to a character that must be asked for. Whether there is one at `run.at`.
///
/// What is neither ASCII nor a pair is looked for two blocks ahead: of a branch on what has only just been loaded it would be
/// known too late that it was mispredicted.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `run` holds what it says.
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector>(table: &Table, run: &mut Run<'_>, watch: &mut impl Watch) -> bool {
    let text = run.text;
    let (mut at, mut to) = (run.at, run.to);
    if !is_whole::<V>(text, at) {
        return false;
    }
    // Whether the block before ended with a letter, and the bytes of a character that goes which reach into this one.
    let (mut letter, mut rest) = (0, 0);
    let mut known = known_at_start::<V>();
    // SAFETY: the caller's word; at most as many bytes come out as were read, and a store goes at most a vector beyond that.
    unsafe {
        let tables = V::plain(table);
        let mut ahead = Ahead::new::<V>(text, at);
        while is_whole::<V>(text, at) {
            let source = Source::<true> { text, at };
            let bytes = source.load::<V>(0);
            let sight = ahead.next::<V>(at);
            let mut block = V::translate(tables, sight, source.load(-1), bytes, source.load(1));
            block.gone |= rest;
            let (reached, mut joiners) = (take(&mut rest), 0);
            if V::STEP < V::BYTES {
                // The trail of a pair that is known to go.
                block.open &= !(reached << V::STEP);
            }
            // The lead of a pair that goes, of which the trail is in the next block.
            let mut split = 0;
            let settled = block.open != 0;
            if settled {
                rest = settle(table, &mut block, &source, bytes);
                split = rest << (V::STEP - 1);
                if block.open != 0 {
                    rest = reached;
                    break;
                }
            }
            if sight.others != 0 {
                let unclear = unclear(table, &source, &block, sight.others, bytes, letter, known);
                joiners = unclear.joiners;
                let asked = unclear.asked & low_bits(V::STEP);
                if asked != 0 && settled {
                    // Letters that composed are in this block alone: `fold_block` begins it anew.
                    rest = reached;
                    break;
                }
                block.gone |= three_bytes(joiners);
                if asked != 0 {
                    let length = asked.trailing_zeros() as usize;
                    let inside = low_bits(length);
                    let keep = !block.gone & inside;
                    watch.block(at, block.gone & block.trails & inside, joiners & inside, keep);
                    (run.at, run.to) = (at, to);
                    fold_part::<V>(tables, run, sight, keep, length);
                    return true;
                }
                let reaching = joiners >> (V::STEP - 2);
                rest |= (reaching & 1) | ((reaching >> 1 & 1) * 3);
            }
            letter = ends_of_letters(&block, known) >> (V::STEP - 1) & 1;
            known = u64::MAX;
            let keep = !block.gone & low_bits(V::STEP);
            block.out.compress(keep, to);
            to = to.add(keep.count_ones() as usize);
            at += V::STEP;
            if !watch.block(at - V::STEP, block.gone & block.trails & low_bits(V::STEP), joiners | split, keep) {
                break;
            }
        }
    }
    (run.at, run.to) = (at + rest.count_ones() as usize, to);
    false
}

/// Folds `length` bytes of a block, of which those of `keep` stay.
///
/// # Safety
///
/// That of `fold_blocks`, and the block at `run.at` is whole.
#[inline(always)]
unsafe fn fold_part<V: Vector>(tables: V::Plain<'_>, run: &mut Run<'_>, sight: Sight, keep: u64, length: usize) {
    // From a place that is none the compiler knows: else all that is needed here is held ready in each turn of the loop.
    let source = Source::<true> { text: run.text, at: black_box(run.at) };
    // SAFETY: the caller's word.
    unsafe {
        let out = V::translate(tables, sight, source.load(-1), source.load(0), source.load(1)).out;
        out.compress(keep, run.to);
        run.to = run.to.add(keep.count_ones() as usize);
    }
    run.at += length;
}

/// What is seen of the two blocks behind the one that is folded.
struct Ahead<'t> {
    text: &'t str,
    /// The last place where a vector stands.
    last: usize,
    first: Sight,
    second: Sight,
}

impl<'t> Ahead<'t> {
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and the block at `at` is whole.
    #[inline(always)]
    unsafe fn new<V: Vector>(text: &'t str, at: usize) -> Self {
        let last = text.len() - V::BYTES;
        // SAFETY: the caller's word.
        unsafe {
            let first = Sight::of(Source::<true> { text, at }.load::<V>(0), text.as_bytes()[at - 1]);
            let second = Source::<true> { text, at: last.min(at + V::STEP) }.load::<V>(0);
            Self { text, last, first, second: first.next(second) }
        }
    }

    /// Of the block at `at`, the one behind the last that was asked for.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn next<V: Vector>(&mut self, at: usize) -> Sight {
        // SAFETY: the caller's word; a vector stands at `last` and before it.
        let third = unsafe {
            let source = Source::<true> { text: self.text, at: self.last.min(at + 2 * V::STEP) };
            self.second.next(source.load::<V>(0))
        };
        replace(&mut self.first, replace(&mut self.second, third))
    }
}

/// Folds one block, whatever it is, and says whether the run ends.
///
/// # Safety
///
/// That of `fold_blocks`; `run.at` is inside the text.
#[inline(always)]
pub(super) unsafe fn fold_block<V: Vector>(table: &Table, run: &mut Run<'_>, watch: &mut impl Watch) -> bool {
    let source = Source::<false> { text: run.text, at: run.at };
    let mut answers = Answers::all(source.length::<V>(V::STEP));
    // SAFETY: as in `fold_blocks`.
    unsafe {
        let bytes = source.load::<V>(0);
        let before = source.at.checked_sub(1).map_or(0, |at| source.text.as_bytes()[at]);
        let sight = Sight::of(bytes, before);
        let mut block = V::translate(V::plain(table), sight, source.load(-1), bytes, source.load(1));
        if block.open | sight.others != 0 {
            let unclear = unclear(table, &source, &block, sight.others, bytes, 0, known_at_start::<V>());
            answers.gone = three_bytes(unclear.joiners);
            let asked = unclear.asked & low_bits(answers.length);
            if asked != 0 {
                answers.ask(table, source.text, source.at, asked);
            }
            V::settle(&mut block, bytes);
        }
        let inside = low_bits(answers.length);
        let keep = !(block.gone | answers.gone) & inside;
        block.out.compress(keep, run.to);
        let first = answers.gone & !bytes.between(0x80, 0xBF).bits();
        watch.block(run.at, block.gone & block.trails & inside, first & inside, keep);
        run.to = run.to.add(keep.count_ones() as usize);
        run.at += answers.length;
    }
    answers.stop
}

/// What the tables do not tell of a block.
struct Unclear {
    /// First bytes of characters that must be asked for.
    asked: u64,
    /// First bytes of joiners that go.
    joiners: u64,
}

/// `of`: bytes that are neither ASCII nor of a pair. `letter`: a bit that says whether a letter ends before the block. `known`: as
/// for `ends_of_letters`.
///
/// # Safety
///
/// That of `fold_blocks`.
#[inline(always)]
unsafe fn unclear<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    block: &Translated<V>,
    of: u64,
    bytes: V,
    letter: u64,
    known: u64,
) -> Unclear {
    // SAFETY: the caller's word.
    let (asked, joiners) = unsafe { others(table, source, bytes, of) };
    let Plain { joiners_go, joiners_stay, .. } = table.plain;
    let go = joiners & joiners_go & (ends_of_letters(block, known) << 1 | letter);
    // A whole block hands on what reaches into the next one; elsewhere what follows must be there.
    let left = source.text.len() - source.at;
    let inside = if WHOLE { usize::MAX } else { (source.length::<V>(V::STEP).max(2) - 2).min(left.max(3) - 3) };
    let go = go & low_bits(inside);
    Unclear { asked: block.open | asked & !(go | joiners & joiners_stay), joiners: go }
}

/// Of a trail in the first byte of a run it may not be known whether its pair is open.
#[inline(always)]
const fn known_at_start<V: Vector>() -> u64 {
    if V::STEP < V::BYTES { u64::MAX } else { !1 }
}

/// Trails of letters that stay, as far as they are `known`. Holds where every pair that stays is lasting and Arabic, or left open.
#[inline(always)]
fn ends_of_letters<V>(block: &Translated<V>, known: u64) -> u64 {
    block.trails & !block.gone & !(block.gone << 1) & !block.open.rotate_left(1) & known
}
