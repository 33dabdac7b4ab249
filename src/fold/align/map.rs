//! From a place in one text to that in the other.

use alloc::vec::Vec;
use core::ops::Range;

use super::starts::Starts;

/// Bytes of source for which there is one place in the output.
pub(super) const STEP: usize = 1024;

/// Which pieces of a source became which of the output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    pub(super) source: Starts,
    pub(super) folded: Starts,
    /// For each step of the source: where in the output the first piece starts that starts in it or behind it.
    pub(super) steps: Vec<usize>,
}

impl Map {
    /// Bytes on the heap.
    pub(crate) fn memory(&self) -> usize {
        self.source.memory() + self.folded.memory() + self.steps.capacity() * size_of::<usize>()
    }

    /// Where in the source a range of the output came from that is not empty.
    pub(crate) fn source_range(&self, source: &str, folded: &str, range: Range<usize>) -> Range<usize> {
        let first = self.folded.last_to(folded, range.start);
        let next = self.folded.first_from(folded, range.end);
        let start = self.to_source(source, folded, first);
        if next - first > STEP {
            return start..self.to_source(source, folded, next);
        }
        start..self.source.nth_from(source, start, self.folded.count(folded, first, next))
    }

    /// Where in the source the piece starts that starts at `at` of the output or is the next to do so.
    pub(crate) fn source_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_source(source, folded, self.folded.first_from(folded, at))
    }

    /// What a range of the source became that is not empty.
    pub(crate) fn folded_range(&self, source: &str, folded: &str, range: Range<usize>) -> Range<usize> {
        // What was removed before the first piece is in none: it counts as the beginning of the output.
        let first = self.source.last_to(source, range.start).max(self.source.first_from(source, 0));
        let next = self.source.first_from(source, range.end);
        let start = self.to_folded(source, folded, first);
        if next <= first {
            return start..start;
        }
        if next - first > STEP {
            return start..self.to_folded(source, folded, next);
        }
        start..self.folded.nth_from(folded, start, self.source.count(source, first, next))
    }

    /// Where in the output the piece starts that starts at `at` of the source or is the next to do so.
    pub(crate) fn folded_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_folded(source, folded, self.source.first_from(source, at))
    }

    fn to_source(&self, source: &str, folded: &str, start: usize) -> usize {
        let Some(step) = self.steps.partition_point(|&place| place <= start).checked_sub(1) else { return 0 };
        if start >= folded.len() {
            return source.len();
        }
        let pieces = self.folded.count(folded, self.steps[step], start);
        self.source.nth_from(source, step * STEP, pieces)
    }

    fn to_folded(&self, source: &str, folded: &str, start: usize) -> usize {
        let step = start / STEP;
        let Some(&place) = self.steps.get(step).filter(|_| start < source.len()) else { return folded.len() };
        let pieces = self.source.count(source, step * STEP, start);
        self.folded.nth_from(folded, place, pieces)
    }
}
