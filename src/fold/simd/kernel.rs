//! The algorithm: blocks of bytes by table, at no character's boundary.
//!
//! A character of the Arabic block is two bytes, lead D8-DB and trail. Where either stands, lead and trail together say
//! what both become; the bytes before and behind a block are loaded beside it, so blocks need not end with a
//! character. Tables hold differences (XOR): a byte that becomes zero goes. What the tables do not tell is
//! asked of [`Table::verdict`] by character, and what that does not know ends the run.

use super::answers::Answers;
use super::block::{Block, low_bits, three_bytes};
use super::differences::Tables;
use super::order::{reorder, units};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

/// Source and output of a run.
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    /// How far the source is folded: a character boundary before and after a run.
    pub(super) at: usize,
    /// Where output goes: there is room for what is left of the text and a vector more.
    pub(super) to: *mut u8,
    /// How many bytes of room there are beyond that, at least.
    pub(super) spare: usize,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At the text's end, or a character that only the machine knows.
    Stop,
    /// Before a block in which a letter stands three times in a row.
    Repeats,
}

/// Folds until the text or what the tables know ends.
///
/// # Safety
///
/// The processor has the instructions of `V`, `run` holds what it says, and where runs of letters count five
/// bytes can be read before `run.to`.
#[inline(always)]
pub(super) unsafe fn fold<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
) -> End {
    while run.at < run.text.len() {
        // SAFETY: the caller's word.
        if let Some(end) = unsafe { fold_block::<V, ORDERS>(table, tables, run) } {
            return end;
        }
    }
    End::Stop
}

/// Folds one block, and says how the run ends if it does.
///
/// # Safety
///
/// That of `fold`; `run.at` is inside the text.
#[inline(always)]
pub(super) unsafe fn fold_block<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
) -> Option<End> {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    {
        // SAFETY: the caller's word; `at` is inside the text; at most as many bytes come out as were read, and a store goes
        // at most a vector beyond that.
        unsafe {
            let block = Block::<V>::load(bytes, run.at);
            let mut out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            let open = block.open(table, out);
            if open.asked != 0 {
                answers.ask(table, run.text, run.at, open.asked);
            }
            answers.gone |= three_bytes(open.joiners);
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, run.at);
                let any = misplaced.any & low_bits(answers.length);
                let asked = (answers.stays | answers.gone) & block.pairs.bits();
                if any & !misplaced.simple == 0 && units(any) & asked == 0 {
                    out = if any == 0 { out } else { out.swap_pairs(any) };
                } else {
                    let pairs = (block.leads.bits(), block.pairs.bits());
                    out = reorder(table, out, bytes, run.at, any, pairs, &mut answers);
                }
            }
            let gone = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let gone = gone.bits() | answers.gone;
            let keep = !gone & low_bits(answers.length);
            if elongates {
                // `repeats` reads a whole vector, of which compression may leave the end without a value.
                out.store(run.to);
            }
            out.compress(keep, run.to);
            restore(run, answers.stays, keep);
            let count = keep.count_ones() as usize;
            if elongates && repeats::<V>(run.to, count) {
                step_back(run);
                return Some(End::Repeats);
            }
            run.to = run.to.add(count);
            run.at += answers.length;
            answers.stop.then_some(End::Stop)
        }
    }
}

/// The first place, at a character boundary, from which the text may not fold to itself.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    text: &str,
    at: usize,
) -> usize {
    let (mut at, mut stop) = (at, false);
    while !stop && at < text.len() {
        // SAFETY: the caller's word.
        (at, stop) = unsafe { scan_block::<V, ORDERS>(table, tables, text, at) };
    }
    at
}

/// The end of a block, or that place if it is in the block.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `at` is inside the text.
#[inline(always)]
pub(super) unsafe fn scan_block<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    text: &str,
    at: usize,
) -> (usize, bool) {
    let bytes = text.as_bytes();
    // SAFETY: the caller's word.
    unsafe {
        let block = Block::<V>::load(bytes, at);
        let out = block.folded(tables);
        let mut answers = Answers::all(block.length);
        if ORDERS {
            let misplaced = block.misplaced(tables, bytes, at).any & low_bits(block.length);
            if misplaced != 0 {
                (answers.length, answers.stop) = (misplaced.trailing_zeros() as usize, true);
            }
        }
        let open = block.open(table, out);
        let asked = open.asked & low_bits(answers.length);
        if asked != 0 {
            answers.ask(table, text, at, asked);
        }
        answers.gone |= three_bytes(open.joiners);
        let same = out.equals(block.bytes).bits() | answers.stays;
        let end = answers.length.min((!same | answers.gone).trailing_zeros() as usize);
        if end == answers.length && !answers.stop {
            return (at + end, false);
        }
        // A change of the trail alone is one of the character.
        let at = at + end;
        let inside = at < bytes.len() && bytes[at] & 0xC0 == 0x80;
        (at - usize::from(inside), true)
    }
}

/// Puts leads back that the tables left open and that stay.
///
/// # Safety
///
/// The block's output has been written to `run.to`.
#[inline(always)]
pub(super) unsafe fn restore(run: &Run<'_>, stays: u64, keep: u64) {
    let mut rest = stays & keep;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let before = (keep & low_bits(place)).count_ones() as usize;
        // SAFETY: `before` bytes of this block were written before that of `place`.
        unsafe { run.to.add(before).write(run.text.as_bytes()[run.at + place]) };
    }
}

/// Whether one of the pairs that end in the `count` bytes at `to` stands three times in a row.
///
/// # Safety
///
/// The processor has the instructions of `V`; five bytes before `to` and a vector behind it can be read.
#[inline(always)]
pub(super) unsafe fn repeats<V: Vector>(to: *const u8, count: usize) -> bool {
    // SAFETY: the caller's word.
    unsafe {
        // Leads and trails apart: the first lead stands before `to`, the last trail at the very end.
        let (lead, trail) = (V::load(to.sub(1)), V::load(to));
        let leads = lead.and(V::splat(0xFC)).equals(V::splat(0xD8));
        let leads = leads.and(lead.equals(V::load(to.sub(3)))).and(lead.equals(V::load(to.sub(5))));
        let trails = trail.equals(V::load(to.sub(2))).and(trail.equals(V::load(to.sub(4))));
        leads.and(trails).bits() & low_bits(count) != 0
    }
}

/// To a character boundary: what is out of a character without its last byte is taken back.
///
/// # Safety
///
/// Four bytes before `run.to` can be read, and are the run's or not leads.
#[inline(always)]
pub(super) unsafe fn step_back(run: &mut Run<'_>) {
    let bytes = run.text.as_bytes();
    let end = run.at;
    while bytes[run.at] & 0xC0 == 0x80 {
        run.at -= 1;
    }
    let is_pair = bytes[run.at] & 0xFC == 0xD8;
    // SAFETY: the caller's word. Of a pair the lead may be gone, may be out, and may be another, of any two bytes: what
    // was put out before it does not end with a lead.
    unsafe {
        let out = if is_pair { usize::from(end > run.at && *run.to.sub(1) >= 0xC0) } else { end - run.at };
        run.to = run.to.sub(out);
    }
}
