//! What the tables make of a text, without output: for the way back.

use super::block::{Block, low_bits, three_bytes};
use super::differences::Tables;
use super::vector::{Mask, Vector};
use crate::fold::table::{Table, pair_index};

/// What becomes of 64 bytes of source, a bit for each, the first lowest.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// A byte of the output stands for it. Right where nothing is open.
    pub(crate) keep: u64,
    /// The first bytes of characters that go.
    pub(crate) goes: u64,
    /// Characters begin there of which the tables do not tell what they become, or where.
    pub(crate) open: u64,
    /// How many bits `keep` has.
    pub(crate) kept: u32,
}

/// Fills words for the text from `at` on, a multiple of 64. Gives how many.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn survey<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    text: &str,
    at: usize,
    words: &mut [Word],
) -> usize {
    let bytes = text.as_bytes();
    let starts = (at..bytes.len()).step_by(64);
    let count = words.len().min(starts.len());
    for (word, at) in words.iter_mut().zip(starts) {
        *word = Word::default();
        let mut gone_leads = 0;
        for part in (0..64).step_by(V::BYTES).take_while(|part| at + part < bytes.len()) {
            // SAFETY: the caller's word; `at + part` is inside the text.
            let (part_word, gone) = unsafe { survey_block::<V, ORDERS>(table, tables, bytes, at + part) };
            word.keep |= part_word.keep << part;
            word.goes |= part_word.goes << part;
            word.open |= part_word.open << part;
            gone_leads |= gone << part;
        }
        word.kept = word.keep.count_ones();
        // Both bytes of a pair go, or the second stays.
        word.goes |= gone_leads & !(word.keep >> 1) & low_bits(63);
        if let (1, Some(&[lead, trail])) =
            (gone_leads >> 63, bytes[at..].get(63..65).and_then(|pair| pair.first_chunk()))
        {
            word.goes |= u64::from(table.pairs[pair_index(lead, trail)].len() == 0) << 63;
        }
    }
    count
}

/// The same for a vector, and the leads of pairs that are gone.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `at` is inside of `bytes`.
#[inline(always)]
unsafe fn survey_block<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    bytes: &[u8],
    at: usize,
) -> (Word, u64) {
    // SAFETY: the caller's word.
    unsafe {
        let block = Block::<V>::load(bytes, at);
        let out = block.folded(tables);
        let open = block.open(table, out);
        let misplaced = if ORDERS { block.misplaced(tables, bytes, at).any } else { 0 };
        let gone = out.is(0).without(block.bytes.is(0)).bits();
        let keep = !gone & !three_bytes(open.joiners) & low_bits(V::BYTES);
        let goes = open.joiners | gone & !block.pairs.bits();
        let word = Word { keep, goes, open: (open.asked | misplaced) & low_bits(V::BYTES), kept: 0 };
        (word, gone & block.leads.bits())
    }
}
