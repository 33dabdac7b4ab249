//! Folding that records which source bytes are kept: for folded tokens.

use core::ops::Range;

use super::trail_loop::BlockObserver;

/// Records which source bytes are kept.
pub(super) struct KeptObserver<'k> {
    /// The position in the source where recording began.
    start: usize,
    /// A bit for each source byte, the first lowest.
    kept: &'k mut [u64],
    /// The length of a block in bytes.
    block: usize,
}

impl<'k> KeptObserver<'k> {
    /// Makes an observer that sets a bit in `kept` for each source byte from `start` on that is kept. `block` is the length of a block
    /// in bytes.
    pub(super) fn new(start: usize, kept: &'k mut [u64], block: usize) -> Self {
        Self { start, kept, block }
    }
}

impl BlockObserver for KeptObserver<'_> {
    #[inline(always)]
    fn observe(&mut self, at: usize, _trails: u64, _others: u64, keep: u64) -> bool {
        let (word, shift) = ((at - self.start) / 64, (at - self.start) % 64);
        self.kept[word] |= keep << shift;
        if shift != 0 && word + 1 < self.kept.len() {
            self.kept[word + 1] |= keep >> (64 - shift);
        }
        self.wants_block(at + self.block)
    }

    #[inline(always)]
    fn wants_block(&self, at: usize) -> bool {
        at - self.start + self.block <= 64 * self.kept.len()
    }
}

/// Returns a part of a text that [`fold_kept`](super::dispatch::fold_kept) appended. The range must
/// be made of counts of kept bytes before two character boundaries of the source, so it is not
/// checked again.
#[inline(always)]
pub(crate) fn kept_text(folded: &str, place: Range<usize>) -> &str {
    debug_assert!(folded.get(place.clone()).is_some());
    // SAFETY: each character of the source becomes whole characters, which take the places of its
    // bytes, or nothing. So a count of kept bytes before a character boundary of the source is a
    // boundary of the output.
    unsafe { folded.get_unchecked(place) }
}
