//! A block of a text and the bytes beside it.

use super::block::near;
use super::vector::Vector;
use crate::fold::table::Table;

/// A block of a text: whole, with all bytes that are looked at beside it, or at an edge of the text.
pub(super) struct Source<'a, const WHOLE: bool> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<const WHOLE: bool> Source<'_, WHOLE> {
    /// The bytes at some distance from the block's.
    #[inline(always)]
    pub(super) unsafe fn load<V: Vector>(&self, distance: isize) -> V {
        // SAFETY: the caller's word: the processor has the instructions of `V`, and a whole block's bytes are there.
        unsafe { near(self.text.as_bytes(), self.at, distance, WHOLE) }
    }

    /// How many bytes the block decides on: what is left of the text, or `step`.
    #[inline(always)]
    pub(super) fn length<V: Vector>(&self, step: usize) -> usize {
        match self.text.len() - self.at {
            left if !WHOLE && left <= step => left,
            _ => step,
        }
    }
}

/// Whether a block at `at` is whole: it is not the first, and three bytes stand behind it.
#[inline(always)]
pub(super) fn is_whole<V: Vector>(text: &str, at: usize) -> bool {
    at > 0 && text.len() - at >= V::BYTES + 3
}

/// First bytes of characters that are neither ASCII nor pairs and must be asked for, and of joiners. `others`: bytes that
/// are neither.
///
/// # Safety
///
/// The processor has the instructions of `V`, and a whole block is whole.
#[inline(always)]
pub(super) unsafe fn others<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    bytes: V,
    others: u64,
) -> (u64, u64) {
    // SAFETY: the caller's word.
    unsafe {
        let (asked, joiners) = V::passed(table.plain.passed, bytes, source.load(1), source.load(2));
        (others & asked, others & joiners)
    }
}
