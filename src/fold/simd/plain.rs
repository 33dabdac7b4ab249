//! The algorithm where the tables alone decide: marks need no order, letters may repeat, ASCII stays. Nearly all
//! profiles that are used for keys.
//!
//! A character of the Arabic block is two bytes, lead D8-DB and trail. A backend tells what both become from the bytes
//! of a block and those beside it, so blocks need not end with a character. Where a block holds something that the
//! tables do not tell, [`Table::verdict`] is asked by character, and what that does not know ends the run.

use core::hint::select_unpredictable;

use super::answers::Answers;
use super::block::{low_bits, three_bytes};
use super::composition::settle;
use super::kernel::Run;
use super::source::{Source, is_whole, others};
use super::translation::{Plain, Translated};
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

/// What a run expects of the blocks to come: whether they hold what is neither ASCII nor a pair. To look for it in each
/// costs half as much again as folding, to be surprised by it several times that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    Pairs,
    Others,
}

/// As many blocks with others, each less than `NEAR` bytes behind the one before, make others expected.
const SURPRISES: u32 = 3;
const NEAR: usize = 256;
/// As many blocks without others in a row make pairs expected.
const DISAPPOINTMENTS: u32 = 24;

/// Folds whole blocks, as long as nothing has to be asked and what comes is what is expected. Gives what to expect.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `run` holds what it says.
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector, const OTHERS: bool>(
    table: &Table,
    run: &mut Run<'_>,
    watch: &mut impl Watch,
) -> Expect {
    let text = run.text;
    let (mut at, mut to) = (run.at, run.to);
    // Whether the block before ended with a letter, and the bytes of a character that goes which reach into this one.
    let (mut letter, mut rest) = (0, 0);
    let mut known = known_at_start::<V>();
    let mut expect = if OTHERS { Expect::Others } else { Expect::Pairs };
    let (mut unexpected, mut last) = (0, at);
    // SAFETY: the caller's word; at most as many bytes come out as were read, and a store goes at most a vector beyond that.
    unsafe {
        let tables = V::plain(table);
        while is_whole::<V>(text, at) {
            let source = Source::<true> { text, at };
            let bytes = source.load::<V>(0);
            let mut block = V::translate(tables, source.load(-1), bytes, source.load(1));
            block.gone |= rest;
            let (reached, mut joiners) = (core::mem::take(&mut rest), 0);
            if V::STEP < V::BYTES {
                // The trail of a pair that is known to go.
                block.open &= !(reached << V::STEP);
            }
            if block.open != 0 {
                rest = settle(table, &mut block, &source, bytes);
            }
            let is_mixed = block.open | block.others != 0;
            // The lead of a pair that goes, of which the trail is in the next block.
            let split = rest << (V::STEP - 1);
            if OTHERS || is_mixed {
                let unclear = unclear(table, &source, &block, bytes, letter, known);
                if unclear.asked & low_bits(V::STEP) != 0 || block.open != 0 {
                    rest = reached;
                    break;
                }
                joiners = unclear.joiners;
                block.gone |= three_bytes(joiners);
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
            if OTHERS {
                // Without a branch, which would be mispredicted.
                unexpected = select_unpredictable(is_mixed, 0, unexpected + 1);
                if unexpected == DISAPPOINTMENTS {
                    expect = Expect::Pairs;
                    break;
                }
            } else if V::EXPECTS_OTHERS && is_mixed {
                unexpected = if at - last < NEAR { unexpected + 1 } else { 1 };
                last = at;
                if unexpected == SURPRISES {
                    expect = Expect::Others;
                    break;
                }
            }
        }
    }
    (run.at, run.to) = (at + rest.count_ones() as usize, to);
    expect
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
        let mut block = V::translate(V::plain(table), source.load(-1), bytes, source.load(1));
        if block.open | block.others != 0 {
            let unclear = unclear(table, &source, &block, bytes, 0, known_at_start::<V>());
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

/// `letter`: a bit that says whether a letter ends before the block. `known`: as for `ends_of_letters`.
///
/// # Safety
///
/// That of `fold_blocks`.
#[inline(always)]
unsafe fn unclear<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    block: &Translated<V>,
    bytes: V,
    letter: u64,
    known: u64,
) -> Unclear {
    // SAFETY: the caller's word.
    let (asked, joiners) = unsafe { others(table, source, bytes, block.others) };
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
