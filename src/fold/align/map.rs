//! From a place in one text to that in the other.

use alloc::vec::Vec;
use core::ops::Range;

use super::starts::Starts;

/// Bytes of source from one step to the next, and some more.
pub(super) const STEP: usize = if cfg!(test) { 32 } else { 1024 };

/// A place in both texts: what starts before it in one became what starts before it in the other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) source: usize,
    pub(crate) folded: usize,
}

/// Which pieces of a source became which of the output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    pub(super) source: Starts,
    pub(super) folded: Starts,
    /// Places from which pieces are counted.
    pub(super) steps: Vec<Place>,
}

impl Map {
    /// Bytes on the heap.
    pub(crate) fn memory(&self) -> usize {
        self.source.memory() + self.folded.memory() + self.steps.capacity() * size_of::<Place>()
    }

    /// Where in the source a range of the output came from that is not empty. `near` is where a piece starts that was looked up
    /// before: the nearer, the sooner it is found.
    pub(crate) fn source_range(
        &self,
        source: &str,
        folded: &str,
        range: Range<usize>,
        near: &mut Place,
    ) -> Range<usize> {
        let first = self.folded.last_to(folded, range.start);
        let next = self.folded.first_from(folded, range.end);
        let start = self.to_source(source, folded, first, *near);
        *near = Place { source: start, folded: first };
        if next - first > STEP {
            return start..self.to_source(source, folded, next, *near);
        }
        start..self.source.nth_from(source, start, self.folded.count(folded, first, next))
    }

    /// Where in the source the piece starts that starts at `at` of the output or is the next to do so.
    pub(crate) fn source_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_source(source, folded, self.folded.first_from(folded, at), Place::default())
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

    fn to_source(&self, source: &str, folded: &str, start: usize, near: Place) -> usize {
        if start >= folded.len() {
            return source.len();
        }
        let is_near = (near.folded..near.folded + STEP).contains(&start);
        let from = if is_near { near } else { self.step_before(|place| place.folded <= start) };
        self.source.nth_from(source, from.source, self.folded.count(folded, from.folded, start))
    }

    fn to_folded(&self, source: &str, folded: &str, start: usize) -> usize {
        if start >= source.len() {
            return folded.len();
        }
        let from = self.step_before(|place| place.source <= start);
        self.folded.nth_from(folded, from.folded, self.source.count(source, from.source, start))
    }

    /// The last step that is not behind what is looked for.
    fn step_before(&self, is_before: impl Fn(&Place) -> bool) -> Place {
        let next = self.steps.partition_point(is_before);
        next.checked_sub(1).map_or(Place::default(), |last| self.steps[last])
    }
}
