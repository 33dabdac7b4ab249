//! A stretch of a text, folded at once where each character becomes what it becomes alone.

use alloc::string::String;
use core::ops::Range;

use super::simd::{Backend, Output};
use super::table::Table;

const WORDS: usize = 4;
/// One byte less than the words have bits, so that a place is a byte.
const LENGTH: usize = 64 * WORDS - 1;

#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// Where it begins in the text.
    start: usize,
    /// How much is folded, up to an end of tokens.
    length: usize,
    folded: String,
    /// How many bytes stay before each byte of the source.
    places: [u8; LENGTH + 1],
}

impl Default for Stretch {
    fn default() -> Self {
        Self { start: 0, length: 0, folded: String::new(), places: [0; LENGTH + 1] }
    }
}

impl Stretch {
    /// Where in `folded` stands what a token became, if the token is in here. It does not begin before the stretch.
    #[inline(always)]
    pub(crate) fn find(&self, token: &Range<usize>) -> Option<Range<usize>> {
        let end = token.end - self.start;
        (end <= self.length).then(|| self.place(token.start - self.start)..self.place(end))
    }

    #[inline(always)]
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// Up to where the source is folded.
    pub(crate) fn end(&self) -> usize {
        self.start + self.length
    }

    #[inline(always)]
    fn place(&self, at: usize) -> usize {
        usize::from(self.places[at % (LENGTH + 1)])
    }

    fn take_in(&mut self, kept: &[u64; WORDS]) {
        let mut before = 0;
        let kept = kept.iter().flat_map(|word| word.to_le_bytes());
        for (places, kept) in self.places.as_chunks_mut::<8>().0.iter_mut().zip(kept) {
            let inside = BEFORE[usize::from(kept)];
            *places = inside.wrapping_add(before * 0x0101_0101_0101_0101).to_le_bytes();
            before += (inside >> 56) + u64::from(kept >> 7);
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

impl Table {
    /// Whether `fold_stretch` does anything.
    pub(crate) fn folds_stretches(&self) -> bool {
        self.backend != Backend::Scalar && self.plain.applies() && !self.trims()
    }

    /// Folds what it can of a text from `at` on, a boundary of tokens, up to another one.
    pub(crate) fn fold_stretch(&self, text: &str, at: usize, stretch: &mut Stretch) {
        (stretch.start, stretch.length) = (at, 0);
        let mut kept = [0; WORDS];
        stretch.folded.clear();
        let (end, stop) = Output::new(&mut stretch.folded).push_kept(self, text, at, &mut kept);
        // What stands behind has a bearing on what stands before it in the same token.
        let source = &text.as_bytes()[at..end];
        let cut = if stop { source.iter().rposition(|&byte| byte == b' ') } else { Some(source.len()) };
        stretch.length = cut.unwrap_or(0).min(LENGTH);
        if stretch.length > 0 {
            stretch.take_in(&kept);
        }
    }
}
