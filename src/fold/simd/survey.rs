//! Folding that tells what became of each block of the source: for the way back.
//!
//! The algorithm is that of `kernel`, but that marks change places only with their neighbours; what is more than that ends a run.

use super::answers::Answers;
use super::block::{Block, low_bits, three_bytes};
use super::differences::Tables;
use super::kernel::{Run, repeats, restore, step_back};
use super::output::{Output, SLACK};
use super::plain::{self, Watch};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

/// What became of the bytes of a block, as bits, the first lowest.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fate {
    /// Second bytes of pairs that go; the first one may be the last byte before the block.
    pub(crate) trails: u64,
    /// First bytes of other characters that go.
    pub(crate) goes: u64,
    /// First bytes of marks of a letter of which some changed places.
    pub(crate) moved: u64,
    /// All bytes for which one of the output stands. Only told where marks may change places.
    pub(crate) keep: u64,
}

/// What was folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surveyed {
    /// Up to where in the source: a character's boundary.
    pub(crate) end: usize,
    /// How many blocks that is.
    pub(crate) blocks: usize,
    /// How many bytes each is long, but for the last.
    pub(crate) length: usize,
    pub(crate) why: SurveyEnd,
}

/// Why no more was folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SurveyEnd {
    /// At the text's end, or some blocks are folded.
    Full,
    /// Before a character that vectors do not fold.
    Stop,
    /// Before a mark that stands behind one of a higher class.
    Misplaced,
    /// Before a block in which a letter stands three times in a row.
    Repeats,
}

/// Folds some blocks, and tells what became of each.
///
/// # Safety
///
/// As for [`kernel::fold`](super::kernel::fold).
#[inline(always)]
pub(super) unsafe fn survey<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
    fates: &mut [Fate],
) -> Surveyed {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    let (mut blocks, mut why) = (0, SurveyEnd::Full);
    // Of the last block: where it begins, and what stays.
    let (mut start, mut keep) = (run.at, 0);
    while blocks < fates.len() && run.at < bytes.len() {
        // SAFETY: as in `kernel::fold`.
        unsafe {
            let block = Block::<V>::load(bytes, run.at);
            let mut out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            let open = block.open(table, out);
            if open.asked != 0 {
                answers.ask(table, run.text, run.at, open.asked);
                if answers.stop {
                    why = SurveyEnd::Stop;
                }
            }
            let zeros = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let (mut zeros, leads, pairs) = (zeros.bits(), block.leads.bits(), block.pairs.bits());
            // A pair goes if both bytes do; of one that becomes one byte, it is the second.
            let trails = zeros & pairs & !leads;
            let mut goes = zeros & !pairs | open.joiners;
            let mut moved = 0;
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, run.at);
                let any = misplaced.any & low_bits(answers.length);
                if any != 0 {
                    let marks = leads & !block.class_of(tables, block.bytes, block.after).is(0).bits();
                    let asked = (answers.stays | answers.gone) & pairs;
                    let order =
                        Order::new(any, misplaced.simple & !(asked | asked << 2), marks, trails >> 1, answers.length);
                    if order.length < answers.length {
                        (answers.length, why) = (order.length, SurveyEnd::Misplaced);
                    }
                    moved = order.moved;
                    out = out.swap_pairs(order.swapped);
                    zeros = out.is(0).and(block.pairs).bits();
                }
            }
            let inside = low_bits(answers.length);
            keep = !(zeros | answers.gone | three_bytes(open.joiners)) & inside;
            if elongates {
                // `repeats` reads a whole vector, of which compression may leave the end without a value.
                out.store(run.to);
            }
            out.compress(keep, run.to);
            restore(run, answers.stays, keep);
            let count = keep.count_ones() as usize;
            if elongates && repeats::<V>(run.to, count) {
                step_back(run);
                why = SurveyEnd::Repeats;
                break;
            }
            if answers.gone != 0 {
                goes |= answers.gone & !block.bytes.between(0x80, 0xBF).bits();
            }
            (fates[blocks].trails, fates[blocks].goes) = (trails & inside, goes & inside);
            if ORDERS {
                (fates[blocks].moved, fates[blocks].keep) = (moved, keep);
            }
            (start, blocks) = (run.at, blocks + 1);
            run.to = run.to.add(count);
            run.at += answers.length;
            if answers.length < V::BYTES {
                break;
            }
        }
    }
    if why == SurveyEnd::Full && blocks > 0 {
        // SAFETY: what stays of the last block has been written before `to`.
        unsafe { end_at_boundary(run, start, keep) };
        let inside = low_bits(run.at - start);
        let last = &mut fates[blocks - 1];
        (last.trails, last.goes) = (last.trails & inside, last.goes & inside);
        (last.moved, last.keep) = (last.moved & inside, last.keep & inside);
    }
    Surveyed { end: run.at, blocks, length: V::BYTES, why }
}

/// The same where the tables alone decide: blocks as long as nothing has to be asked, maybe none.
///
/// # Safety
///
/// As for [`plain::fold_blocks`].
#[inline(always)]
pub(super) unsafe fn survey_plain<V: Vector>(table: &Table, run: &mut Run<'_>, fates: &mut [Fate]) -> Surveyed {
    let start = run.at;
    let mut watcher = Watcher { fates, blocks: 0, keep: 0 };
    // SAFETY: the caller's word; what stays of the last block has been written before `to`.
    unsafe {
        plain::fold_blocks::<V>(table, run, &mut watcher);
        if watcher.blocks > 0 {
            end_at_boundary(run, start + (watcher.blocks - 1) * V::STEP, watcher.keep);
        }
    }
    Surveyed { end: run.at, blocks: watcher.blocks, length: V::STEP, why: SurveyEnd::Full }
}

struct Watcher<'f> {
    fates: &'f mut [Fate],
    blocks: usize,
    /// What stays of the last block.
    keep: u64,
}

impl Watch for Watcher<'_> {
    #[inline(always)]
    fn block(&mut self, trails: u64, joiners: u64, keep: u64) -> bool {
        (self.fates[self.blocks].trails, self.fates[self.blocks].goes) = (trails, joiners);
        self.keep = keep;
        self.blocks += 1;
        self.blocks < self.fates.len()
    }
}

/// Which marks of a block change places.
struct Order {
    /// Second marks that change places with the first.
    swapped: u64,
    /// All marks of letters of which some do.
    moved: u64,
    /// Where the first mark stands that needs more than that, or the block's end.
    length: usize,
}

impl Order {
    /// Of `any` that are misplaced, those of `simple` need only change places with the mark before.
    fn new(any: u64, simple: u64, marks: u64, goes: u64, length: usize) -> Self {
        // Beside a mark that goes, the other may stay where it is.
        let both = any & !goes & !(goes << 2);
        let (swapped, moved) = Self::with_all_marks(both, marks);
        let mut bad = any & !simple;
        if moved & !low_bits(length.saturating_sub(2)) != 0 {
            // More marks of the letter may follow behind the block.
            bad |= 1 << both.ilog2();
        }
        if bad == 0 {
            return Self { swapped, moved, length };
        }
        let length = bad.trailing_zeros() as usize;
        let (swapped, moved) = Self::with_all_marks(both & low_bits(length), marks & low_bits(length));
        Self { swapped, moved, length }
    }

    fn with_all_marks(both: u64, marks: u64) -> (u64, u64) {
        let mut moved = both;
        loop {
            let more = moved | moved << 2 & marks;
            if more == moved {
                return (both, moved | both >> 2);
            }
            moved = more;
        }
    }
}

/// Takes back what is folded of a character that is not whole. The last block begins at `start`, and `keep` of it stays.
///
/// # Safety
///
/// That has been written before `run.to`.
#[inline(always)]
unsafe fn end_at_boundary(run: &mut Run<'_>, start: usize, keep: u64) {
    while !run.text.is_char_boundary(run.at) {
        run.at -= 1;
    }
    let out = (keep & !low_bits(run.at - start)).count_ones() as usize;
    // SAFETY: the caller's word.
    run.to = unsafe { run.to.sub(out) };
}

impl Output<'_> {
    /// Puts out some blocks that vectors fold, from `at` on: see [`survey`].
    pub(crate) fn survey(&mut self, table: &Table, text: &str, at: usize, fates: &mut [Fate]) -> Surveyed {
        let length = self.text.len();
        if table.rules.longest_run().is_some() && length < 5 {
            return Surveyed { end: at, blocks: 0, length: 0, why: SurveyEnd::Repeats };
        }
        self.reserve(text.len() - at + SLACK);
        // SAFETY: as in `push_blocks`.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let mut run = Run { text, at, to: start.add(length) };
            let surveyed = table.backend.survey(table, &mut run, fates);
            bytes.set_len(run.to.offset_from_unsigned(start));
            surveyed
        }
    }
}
