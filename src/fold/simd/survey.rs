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

/// What became of a block of the source; of each byte a bit, the first lowest.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Strip {
    /// Where it begins and ends: inside of characters, maybe.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// A byte of the output stands for it.
    pub(crate) keep: u64,
    /// The first bytes of characters that go.
    pub(crate) goes: u64,
}

/// Why no more was folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SurveyEnd {
    /// At the text's end, or because there is no place for more strips.
    Full,
    /// A character that vectors do not fold.
    Stop,
    /// A mark behind one of a higher class.
    Misplaced,
    /// A block in which a letter stands three times in a row.
    Repeats,
}

/// Folds and fills strips. Gives how many.
///
/// # Safety
///
/// As for [`kernel::fold`](super::kernel::fold).
#[inline(always)]
pub(super) unsafe fn survey<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
    strips: &mut [Strip],
) -> (usize, SurveyEnd) {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    let (mut count, mut end) = (0, SurveyEnd::Full);
    // The lead of a pair at the end of the last strip is gone.
    let mut lead_is_gone = 0;
    while end == SurveyEnd::Full && count < strips.len() && run.at < bytes.len() {
        // SAFETY: as in `kernel::fold`.
        unsafe {
            let block = Block::<V>::load(bytes, run.at);
            let out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            let open = block.open(table, out);
            if open.asked != 0 {
                answers.ask(table, run.text, run.at, open.asked);
            }
            if answers.stop {
                end = SurveyEnd::Stop;
            }
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, run.at).any & low_bits(answers.length);
                if misplaced != 0 {
                    (answers.length, end) = (misplaced.trailing_zeros() as usize, SurveyEnd::Misplaced);
                }
            }
            let inside = low_bits(answers.length);
            let zeros = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let (zeros, leads, pairs) = (zeros.bits(), block.leads.bits(), block.pairs.bits());
            let keep = !(zeros | answers.gone | three_bytes(open.joiners)) & inside;
            if elongates {
                // `repeats` reads a whole vector, of which compression may leave the end without a value.
                out.store(run.to);
            }
            out.compress(keep, run.to);
            restore(run, answers.stays, keep);
            let kept = keep.count_ones() as usize;
            if elongates && repeats::<V>(run.to, kept) {
                step_back(run);
                end = SurveyEnd::Repeats;
                break;
            }
            // A pair goes if both bytes do; of one that becomes one byte, it is the second.
            let trails = zeros & pairs & !leads;
            let mut goes = zeros & (leads & trails >> 1 | !pairs) | open.joiners;
            if answers.gone != 0 {
                goes |= answers.gone & !block.bytes.between(0x80, 0xBF).bits();
            }
            if count > 0 {
                strips[count - 1].goes |= (lead_is_gone & trails) << (V::BYTES - 1);
            }
            lead_is_gone = (zeros & leads & inside) >> (V::BYTES - 1);
            strips[count] = Strip { start: run.at, end: run.at + answers.length, keep, goes: goes & inside };
            count += 1;
            run.to = run.to.add(kept);
            run.at += answers.length;
        }
    }
    if end == SurveyEnd::Full {
        // SAFETY: the output of the last strip is before `to`.
        unsafe { end_at_boundary(run, &mut strips[..count]) };
    }
    (count, end)
}

/// Takes back what is folded of a character that is not whole.
///
/// # Safety
///
/// The output of the last strip has been written before `run.to`.
#[inline(always)]
unsafe fn end_at_boundary(run: &mut Run<'_>, strips: &mut [Strip]) {
    let Some(last) = strips.last_mut() else { return };
    while !run.text.is_char_boundary(run.at) {
        run.at -= 1;
    }
    let inside = low_bits(run.at - last.start);
    let out = (last.keep & !inside).count_ones() as usize;
    *last = Strip { end: run.at, keep: last.keep & inside, goes: last.goes & inside, ..*last };
    // SAFETY: the caller's word.
    run.to = unsafe { run.to.sub(out) };
}

impl Output<'_> {
    /// Puts out what vectors fold, from `at` on, and fills strips. Gives how many, and how far that is: a character's boundary.
    pub(crate) fn survey(
        &mut self,
        table: &Table,
        text: &str,
        at: usize,
        strips: &mut [Strip],
    ) -> (usize, usize, SurveyEnd) {
        let length = self.text.len();
        if table.rules.longest_run().is_some() && length < 5 {
            return (0, at, SurveyEnd::Repeats);
        }
        self.reserve(text.len() - at + SLACK);
        // SAFETY: as in `push_blocks`.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let mut run = Run { text, at, to: start.add(length) };
            let (count, end) = table.backend.survey(table, &mut run, strips);
            bytes.set_len(run.to.offset_from_unsigned(start));
            (count, run.at, end)
        }
    }
}
