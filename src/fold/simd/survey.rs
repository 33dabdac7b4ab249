//! Folding that tells what became of each block of the source: for the way back.
//!
//! The algorithm is that of `kernel`, but for marks that would change places: those end a run.

use super::answers::Answers;
use super::block::{Block, low_bits, three_bytes};
use super::differences::Tables;
use super::kernel::{Run, repeats, restore, step_back};
use super::output::{Output, SLACK};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

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

/// Folds some blocks, and tells of each the first bytes of characters that go, as bits, the first lowest.
///
/// # Safety
///
/// As for [`kernel::fold`](super::kernel::fold).
#[inline(always)]
pub(super) unsafe fn survey<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
    goes: &mut [u64],
) -> Surveyed {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    let (mut blocks, mut why) = (0, SurveyEnd::Full);
    // Of the last block: where it begins, what stays, and whether at its end the lead of a pair is gone.
    let (mut start, mut keep, mut lead_is_gone) = (run.at, 0, 0);
    while blocks < goes.len() && run.at < bytes.len() {
        // SAFETY: as in `kernel::fold`.
        unsafe {
            let block = Block::<V>::load(bytes, run.at);
            let out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            let open = block.open(table, out);
            if open.asked != 0 {
                answers.ask(table, run.text, run.at, open.asked);
                if answers.stop {
                    why = SurveyEnd::Stop;
                }
            }
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, run.at).any & low_bits(answers.length);
                if misplaced != 0 {
                    (answers.length, why) = (misplaced.trailing_zeros() as usize, SurveyEnd::Misplaced);
                }
            }
            let inside = low_bits(answers.length);
            let zeros = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let (zeros, leads, pairs) = (zeros.bits(), block.leads.bits(), block.pairs.bits());
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
            // A pair goes if both bytes do; of one that becomes one byte, it is the second.
            let trails = zeros & pairs & !leads;
            if blocks > 0 {
                goes[blocks - 1] |= (lead_is_gone & trails) << (V::BYTES - 1);
            }
            let mut first = zeros & (leads & trails >> 1 | !pairs) | open.joiners;
            if answers.gone != 0 {
                first |= answers.gone & !block.bytes.between(0x80, 0xBF).bits();
            }
            goes[blocks] = first & inside;
            lead_is_gone = (zeros & leads & inside) >> (V::BYTES - 1);
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
        goes[blocks - 1] &= low_bits(run.at - start);
    }
    Surveyed { end: run.at, blocks, length: V::BYTES, why }
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
    pub(crate) fn survey(&mut self, table: &Table, text: &str, at: usize, goes: &mut [u64]) -> Surveyed {
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
            let surveyed = table.backend.survey(table, &mut run, goes);
            bytes.set_len(run.to.offset_from_unsigned(start));
            surveyed
        }
    }
}
