//! From a place in one text to that in the other.

use alloc::vec::Vec;

use super::starts::Starts;

/// Bytes of source for which there is one place in the output.
pub(super) const STEP: usize = 2048;

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

    /// Where in the source the piece starts that `at` of the output is in.
    pub(crate) fn source_within(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_source(source, folded, self.folded.last_to(folded, at))
    }

    /// Where in the source the piece starts that starts at `at` of the output or is the next to do so.
    pub(crate) fn source_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_source(source, folded, self.folded.first_from(folded, at))
    }

    /// Where in the output the piece starts that `at` of the source is in.
    pub(crate) fn folded_within(&self, source: &str, folded: &str, at: usize) -> usize {
        match self.source.last_to(source, at) {
            // What was removed before the first piece is in none.
            0 => 0,
            start => self.to_folded(source, folded, start),
        }
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
