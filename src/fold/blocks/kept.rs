//! Folding that records which source bytes are kept: for folded tokens.

use core::ops::Range;

use super::general_loop::FoldCursor;
use super::trail_loop::{self, BlockObserver};
use super::vector::Vector;
use crate::fold::table::Table;

/// Records which source bytes are kept.
struct KeptObserver<'k> {
    /// The position in the source where recording began.
    start: usize,
    /// A bit for each source byte, the first lowest.
    kept: &'k mut [u64],
    /// The length of a block in bytes.
    block: usize,
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

/// Folds some blocks and sets a bit in `kept` for each source byte from `cursor.at` on that is
/// kept. Returns whether it ended before a character that vectors do not fold.
///
/// # Safety
///
/// The requirements of [`trail_loop::fold_blocks`].
#[inline(always)]
pub(super) unsafe fn fold_kept<V: Vector>(table: &Table, cursor: &mut FoldCursor<'_>, kept: &mut [u64]) -> bool {
    let mut learned = V::learned(&table.rows);
    let mut observer = KeptObserver { start: cursor.at, kept, block: V::BYTES };
    while cursor.at < cursor.text.len() && observer.wants_block(cursor.at) {
        // SAFETY: the caller guarantees the requirements, and `cursor.at` is inside the text.
        unsafe {
            if V::HAS_LEAD_LOOP || table.has_places() {
                trail_loop::fold_blocks::<V, true, true>(table, &mut learned, cursor, &mut observer);
            } else {
                trail_loop::fold_blocks::<V, true, false>(table, &mut learned, cursor, &mut observer);
            }
            let more = cursor.at < cursor.text.len() && observer.wants_block(cursor.at);
            if more && trail_loop::fold_block::<V>(table, cursor, &mut observer) {
                return true;
            }
        }
    }
    false
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
