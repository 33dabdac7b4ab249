//! A batch of tokens: a part of a text that is folded at once, where each character becomes what it
//! becomes alone.

use alloc::string::String;
use core::ops::Range;

use super::blocks::{fold_kept, kept_text};
use super::output::Output;
use super::table::Table;
use crate::simd::{InstructionSet, chunks_mut};

const WORDS: usize = 16;
const LENGTH: usize = 64 * WORDS;
/// How many bytes of source a rank of one byte can count in.
const RANK_SPAN: usize = 256;

#[derive(Clone, Debug)]
pub(crate) struct TokenBatch {
    /// The source position where the batch begins, in bytes.
    start: usize,
    /// The length of the folded source in bytes, up to a boundary of tokens and less than `LENGTH`.
    length: usize,
    /// Whether the batch ends before a character that cannot be folded in a batch.
    stop: bool,
    folded: String,
    /// The number of kept bytes before each byte of the source: counted from the beginning of its
    /// span here, and before each span in `span_ranks`.
    ranks: [u8; LENGTH],
    span_ranks: [u16; LENGTH / RANK_SPAN],
}

impl Default for TokenBatch {
    fn default() -> Self {
        let (ranks, span_ranks) = ([0; LENGTH], [0; LENGTH / RANK_SPAN]);
        Self { start: 0, length: 0, stop: false, folded: String::new(), ranks, span_ranks }
    }
}

impl TokenBatch {
    /// Forgets what is folded.
    pub(crate) fn restart(&mut self) {
        (self.start, self.length, self.stop) = (0, 0, false);
    }

    /// Returns the range of the folded text that a token became, if the batch has the token. The
    /// token must not begin before the batch.
    #[inline(always)]
    pub(crate) fn find(&self, token: &Range<usize>) -> Option<Range<usize>> {
        let end = token.end - self.start;
        (end <= self.length).then(|| self.rank(token.start - self.start)..self.rank(end))
    }

    /// Returns the folded text of a range that `find` returned.
    #[inline(always)]
    pub(crate) fn text(&self, place: Range<usize>) -> &str {
        kept_text(&self.folded, place)
    }

    /// Returns whether another batch may have a token that is not in this one.
    pub(crate) fn ends_before(&self, token: &Range<usize>) -> bool {
        token.start >= self.start + self.length || !self.stop && token.start > self.start
    }

    #[inline(always)]
    fn rank(&self, at: usize) -> usize {
        let at = at % LENGTH;
        usize::from(self.span_ranks[at / RANK_SPAN]) + usize::from(self.ranks[at])
    }

    /// Counts the kept bytes before each byte, from the bits of kept bytes.
    fn build_rank(&mut self, kept: &[u64; WORDS]) {
        let mut all = 0;
        for (span, kept) in kept.chunks_exact(RANK_SPAN / 64).enumerate().take(self.length / RANK_SPAN + 1) {
            self.span_ranks[span] = all;
            let places = chunks_mut::<_, 64>(&mut self.ranks[span * RANK_SPAN..][..RANK_SPAN]);
            // The count in each of eight bytes.
            let mut before = 0_u64;
            let words = self.length / 64 + 1 - span * (RANK_SPAN / 64);
            for (places, &kept) in places.iter_mut().zip(kept).take(words) {
                for (eight, places) in chunks_mut::<_, 8>(places).iter_mut().enumerate() {
                    let kept = usize::from((kept >> (8 * eight)) as u8);
                    *places = BEFORE[kept].wrapping_add(before).to_le_bytes();
                    before = before.wrapping_add(COUNTS[kept]);
                }
            }
            all += kept.iter().map(|word| word.count_ones() as u16).sum::<u16>();
        }
    }
}

/// For each byte of eight bits: eight bytes, with the number of bits that are set before each bit.
static BEFORE: [u64; 256] = {
    let mut before = [0; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut place = 1;
        while place < 8 {
            let count = (bits as u8 & ((1 << place) - 1)).count_ones() as u64;
            before[bits] |= count << (8 * place);
            place += 1;
        }
        bits += 1;
    }
    before
};

/// For each byte of eight bits: the number of set bits, in each of eight bytes.
static COUNTS: [u64; 256] = {
    let mut counts = [0; 256];
    let mut bits = 0;
    while bits < 256 {
        counts[bits] = (bits as u8).count_ones() as u64 * 0x0101_0101_0101_0101;
        bits += 1;
    }
    counts
};

impl Table {
    /// Returns whether `fold_batch` does anything for this table.
    pub(crate) fn folds_batches(&self) -> bool {
        // A token is a word of its own, whatever stands beside it.
        let is_apart = !self.trims() && !self.rules.looks_at_words();
        self.set != InstructionSet::Scalar && self.byte_tables.applies() && is_apart
    }

    /// Folds a text from `at`, a boundary of tokens, up to another boundary, as far as a batch has
    /// room and its characters can be folded.
    pub(crate) fn fold_batch(&self, text: &str, at: usize, batch: &mut TokenBatch) {
        batch.folded.clear();
        let (end, stop, kept) = fold_kept(self, text, at, &mut Output::new(&mut batch.folded));
        // The undecided character at the end may change what stands before it in the same token, so
        // the batch ends before that token.
        let source = &text.as_bytes()[at..end];
        let cut = if stop { source.iter().rposition(|&byte| byte == b' ') } else { Some(source.len()) };
        (batch.start, batch.length, batch.stop) = (at, cut.unwrap_or(0).min(LENGTH - 1), stop);
        if batch.length > 0 {
            batch.build_rank(&kept);
        }
    }
}
