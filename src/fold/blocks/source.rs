//! A block of a text and the bytes beside it.

use super::block::load_near;
use super::vector::Vector;
use crate::fold::table::Table;

/// The block of a text that begins at `at`. If `WHOLE`, the text has all bytes of the block and all
/// bytes that are loaded beside it; otherwise the block may be at an edge of the text.
pub(super) struct Source<'a, const WHOLE: bool> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<const WHOLE: bool> Source<'_, WHOLE> {
    /// Loads the bytes that stand `distance` bytes after those of the block.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`; if `WHOLE`, the block is whole.
    #[inline(always)]
    pub(super) unsafe fn load<V: Vector>(&self, distance: isize) -> V {
        // SAFETY: the caller guarantees the instructions of `V` and that a whole block has all
        // these bytes.
        unsafe { load_near(self.text.as_bytes(), self.at, distance, WHOLE) }
    }

    /// Returns how many bytes of the block are decided: `step`, or what is left of the text.
    #[inline(always)]
    pub(super) fn length<V: Vector>(&self, step: usize) -> usize {
        match self.text.len() - self.at {
            left if !WHOLE && left <= step => left,
            _ => step,
        }
    }
}

/// Returns whether a block at `at` is whole: one byte stands before it and three bytes after it.
#[inline(always)]
pub(super) fn is_whole<V: Vector>(text: &str, at: usize) -> bool {
    at > 0 && text.len() - at >= V::BYTES + 3
}

/// Returns the first bytes of other characters that are undecided, and of joiners. `others` has the
/// bytes that are neither ASCII nor of pairs.
///
/// # Safety
///
/// The processor has the instructions of `V`; if `WHOLE`, the block is whole.
#[inline(always)]
pub(super) unsafe fn others<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    bytes: V,
    others: u64,
) -> (u64, u64) {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let (undecided, joiners) =
            V::classify_others(table.byte_tables.pass_through, bytes, source.load(1), source.load(2));
        (others & undecided, others & joiners)
    }
}
