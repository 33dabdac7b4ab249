//! A stretch of a text, folded at once where each character becomes what it becomes alone.

use alloc::string::String;
use core::ops::Range;

use super::simd::{Backend, Output, kept_piece};
use super::table::Table;

const WORDS: usize = 16;
const LENGTH: usize = 64 * WORDS;
/// Bytes in which a count is a byte.
const CHAPTER: usize = 256;

#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// Where it begins in the text.
    start: usize,
    /// How much is folded, up to an end of tokens: less than `LENGTH`.
    length: usize,
    /// Whether it ends before what cannot be folded in a stretch.
    stop: bool,
    folded: String,
    /// How many bytes stay before each byte of the source, in its chapter, and before each chapter.
    places: [u8; LENGTH],
    chapters: [u16; LENGTH / CHAPTER],
}

impl Default for Stretch {
    fn default() -> Self {
        let (places, chapters) = ([0; LENGTH], [0; LENGTH / CHAPTER]);
        Self { start: 0, length: 0, stop: false, folded: String::new(), places, chapters }
    }
}

impl Stretch {
    /// Where in what is folded stands what a token became, if the token is in here. It does not begin before the stretch.
    #[inline(always)]
    pub(crate) fn find(&self, token: &Range<usize>) -> Option<Range<usize>> {
        let end = token.end - self.start;
        (end <= self.length).then(|| self.place(token.start - self.start)..self.place(end))
    }

    /// What stands in a place that was found.
    #[inline(always)]
    pub(crate) fn piece(&self, place: Range<usize>) -> &str {
        kept_piece(&self.folded, place)
    }

    /// Whether another stretch may have a token that is not in here.
    pub(crate) fn ends_before(&self, token: &Range<usize>) -> bool {
        token.start >= self.start + self.length || !self.stop && token.start > self.start
    }

    #[inline(always)]
    fn place(&self, at: usize) -> usize {
        let at = at % LENGTH;
        usize::from(self.chapters[at / CHAPTER]) + usize::from(self.places[at])
    }

    /// From the bits of bytes that stay.
    fn take_in(&mut self, kept: &[u64; WORDS]) {
        let mut all = 0;
        for (chapter, kept) in kept.chunks_exact(CHAPTER / 64).enumerate().take(self.length / CHAPTER + 1) {
            self.chapters[chapter] = all;
            let places = self.places[chapter * CHAPTER..][..CHAPTER].as_chunks_mut::<64>().0;
            // In each byte of it.
            let mut before = 0_u64;
            for (places, &kept) in places.iter_mut().zip(kept) {
                for (eight, places) in places.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                    let kept = usize::from((kept >> (8 * eight)) as u8);
                    *places = BEFORE[kept].wrapping_add(before).to_le_bytes();
                    before = before.wrapping_add(COUNTS[kept]);
                }
            }
            all += kept.iter().map(|word| word.count_ones() as u16).sum::<u16>();
        }
    }
}

/// For each byte of eight bits, in eight bytes, how many bits are set before each.
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

/// How many bits are set, in eight bytes.
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
    /// Whether `fold_stretch` does anything.
    pub(crate) fn folds_stretches(&self) -> bool {
        self.backend != Backend::Scalar && self.plain.applies() && !self.trims()
    }

    /// Folds what it can of a text from `at` on, a boundary of tokens, up to another one.
    pub(crate) fn fold_stretch(&self, text: &str, at: usize, stretch: &mut Stretch) {
        let mut kept = [0; WORDS];
        stretch.folded.clear();
        let (end, stop) = Output::new(&mut stretch.folded).push_kept(self, text, at, &mut kept);
        // What stands behind has a bearing on what stands before it in the same token.
        let source = &text.as_bytes()[at..end];
        let cut = if stop { source.iter().rposition(|&byte| byte == b' ') } else { Some(source.len()) };
        (stretch.start, stretch.length, stretch.stop) = (at, cut.unwrap_or(0).min(LENGTH - 1), stop);
        if stretch.length > 0 {
            stretch.take_in(&kept);
        }
    }
}
