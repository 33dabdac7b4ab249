//! Folding that tells what became of each block of the source: for the way back.
//!
//! The algorithm is that of `kernel`, but that marks change places only with their neighbours; what is more than that ends a run.

use super::answers::Answers;
use super::block::{Block, low_bits, three_bytes};
use super::differences::Tables;
use super::kernel::{Run, repeats, restore, step_back};
use super::output::{Output, SLACK};
use super::plain::Watch;
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

/// Blocks that are folded at once.
const BLOCKS: usize = if cfg!(test) { 2 } else { 64 };

/// Words of bits for so many blocks, wherever in a word they begin, and for what reaches from one into the next.
const WORDS: usize = BLOCKS + 8;

/// Characters of a stretch of text that are removed, or joined to the one before: a bit for each first byte.
pub(crate) struct Joined {
    /// Which 64 bytes of the text the first of `words` stands for.
    pub(crate) first: usize,
    pub(crate) words: [u64; WORDS],
}

impl Joined {
    fn from(at: usize) -> Self {
        Self { first: at / 64, words: [0; WORDS] }
    }

    /// Bits of 64 bytes from `at` on.
    #[inline(always)]
    fn join(&mut self, at: usize, bits: u64) {
        let (word, place) = (at / 64 - self.first, at % 64);
        if let Some([low, high]) = self.words.get_mut(word..word + 2) {
            *low |= bits << place;
            *high |= bits >> 1 >> (63 - place);
        }
    }
}

/// What became of a stretch of source.
pub(crate) struct Survey {
    pub(crate) source: Joined,
    pub(crate) folded: Joined,
    /// Up to where there is output.
    folded_to: usize,
}

impl Survey {
    pub(crate) fn new() -> Self {
        Self { source: Joined::from(0), folded: Joined::from(0), folded_to: 0 }
    }

    /// From these places in both texts on.
    pub(crate) fn begin(&mut self, source: usize, folded: usize) {
        (self.source, self.folded) = (Joined::from(source.saturating_sub(1)), Joined::from(folded));
        self.folded_to = folded;
    }

    /// In a block at `at`, second bytes of pairs that go, and first bytes of other characters that do, or are joined.
    #[inline(always)]
    fn goes(&mut self, at: usize, trails: u64, others: u64) {
        match at.checked_sub(1) {
            Some(before) => self.source.join(before, trails),
            None => self.source.join(0, trails >> 1),
        }
        if others != 0 {
            self.source.join(at, others);
        }
    }

    /// Marks of a block that stay, of letters of which some changed places.
    #[inline(always)]
    fn moved(&mut self, marks: u64, keep: u64) {
        let mut rest = marks;
        while rest != 0 {
            let before = (keep & low_bits(rest.trailing_zeros() as usize)).count_ones() as usize;
            self.folded.join(self.folded_to + before, 1);
            rest &= rest - 1;
        }
    }
}

/// What was folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surveyed {
    /// Up to where in the source: a character's boundary.
    pub(crate) end: usize,
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
    survey: &mut Survey,
) -> Surveyed {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    let mut why = SurveyEnd::Full;
    // Of the last block: where it begins, and what stays.
    let (mut start, mut keep) = (run.at, 0);
    for _ in 0..BLOCKS {
        if run.at == bytes.len() {
            break;
        }
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
            survey.goes(run.at, trails & inside, (goes | moved) & inside);
            if ORDERS {
                survey.moved(moved & !(trails >> 1), keep);
                survey.folded_to += count;
            }
            start = run.at;
            run.to = run.to.add(count);
            run.at += answers.length;
            if answers.length < V::BYTES {
                break;
            }
        }
    }
    if why == SurveyEnd::Full {
        // SAFETY: what stays of the last block has been written before `to`.
        unsafe { end_at_boundary(run, start, keep) };
    }
    Surveyed { end: run.at, why }
}

/// Writes down what becomes of some blocks where the tables alone decide.
pub(super) struct Watcher<'s> {
    survey: &'s mut Survey,
    /// Of the last block: where it begins, and what stays.
    start: usize,
    keep: u64,
    /// How many more blocks are wanted.
    left: usize,
}

impl<'s> Watcher<'s> {
    pub(super) fn new(start: usize, survey: &'s mut Survey) -> Self {
        Self { survey, start, keep: 0, left: BLOCKS }
    }

    /// Whether there is more to fold and more is wanted.
    #[inline(always)]
    pub(super) fn wants(&self, run: &Run<'_>) -> bool {
        self.left > 0 && run.at < run.text.len()
    }

    pub(super) fn stop(self, run: &Run<'_>) -> Surveyed {
        Surveyed { end: run.at, why: SurveyEnd::Stop }
    }

    /// # Safety
    ///
    /// What stays of the last block has been written before `run.to`.
    pub(super) unsafe fn full(self, run: &mut Run<'_>) -> Surveyed {
        // SAFETY: the caller's word.
        unsafe { end_at_boundary(run, self.start, self.keep) };
        Surveyed { end: run.at, why: SurveyEnd::Full }
    }
}

impl Watch for Watcher<'_> {
    #[inline(always)]
    fn block(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool {
        (self.start, self.keep) = (at, keep);
        self.survey.goes(at, trails, others);
        self.left = self.left.saturating_sub(1);
        self.left > 0
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
    pub(crate) fn survey(&mut self, table: &Table, text: &str, at: usize, survey: &mut Survey) -> Surveyed {
        let length = self.text.len();
        if table.rules.longest_run().is_some() && length < 5 {
            return Surveyed { end: at, why: SurveyEnd::Repeats };
        }
        self.reserve(text.len() - at + SLACK);
        // SAFETY: as in `push_blocks`.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let mut run = Run { text, at, to: start.add(length) };
            let surveyed = table.backend.survey(table, &mut run, survey);
            bytes.set_len(run.to.offset_from_unsigned(start));
            surveyed
        }
    }
}
