//! The map between the positions of two texts.

use alloc::vec::Vec;
use core::ops::Range;

use super::starts::SegmentStarts;

/// The number of source bytes between two stored positions is this or a little more.
pub(super) const STEP: usize = if cfg!(test) { 32 } else { 1024 };

/// A position in both texts: the source before it became the output before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AlignedPosition {
    pub(crate) source: usize,
    pub(crate) folded: usize,
}

/// Which segments of a source became which segments of the output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    pub(super) source: SegmentStarts,
    pub(super) folded: SegmentStarts,
    /// Positions from which segments are counted.
    pub(super) steps: Vec<AlignedPosition>,
}

impl Map {
    /// Returns how many bytes the map has on the heap.
    pub(crate) fn memory(&self) -> usize {
        self.source.memory() + self.folded.memory() + self.steps.capacity() * size_of::<AlignedPosition>()
    }

    /// Returns the range of the source that a range of the output came from, which must not be
    /// empty. `near` is the position of a segment that was looked up before; the nearer it is, the
    /// faster this is.
    pub(crate) fn source_range(
        &self,
        source: &str,
        folded: &str,
        range: Range<usize>,
        near: &mut AlignedPosition,
    ) -> Range<usize> {
        let first = self.folded.last_to(folded, range.start);
        let next = self.folded.first_from(folded, range.end);
        let start = self.to_source(source, folded, first, *near);
        *near = AlignedPosition { source: start, folded: first };
        if next - first > STEP {
            return start..self.to_source(source, folded, next, *near);
        }
        start..self.source.nth_from(source, start, self.folded.count(folded, first, next))
    }

    /// Returns where in the source the first segment begins that begins at or after `at` in the
    /// output.
    pub(crate) fn source_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_source(source, folded, self.folded.first_from(folded, at), AlignedPosition::default())
    }

    /// Returns the range of the output that a range of the source became, which must not be empty.
    pub(crate) fn folded_range(&self, source: &str, folded: &str, range: Range<usize>) -> Range<usize> {
        // Characters that are removed before the first segment belong to no segment. They count as
        // the beginning of the output.
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

    /// Returns where in the output the first segment begins that begins at or after `at` in the
    /// source.
    pub(crate) fn folded_next(&self, source: &str, folded: &str, at: usize) -> usize {
        self.to_folded(source, folded, self.source.first_from(source, at))
    }

    /// Returns the first position at or after `at` of the source where a segment begins, or the end
    /// of the source.
    pub(crate) fn source_start_from(&self, source: &str, at: usize) -> usize {
        self.source.first_from(source, at)
    }

    /// Returns the first position at or after `at` of the output where a segment begins, or the end
    /// of the output.
    pub(crate) fn folded_start_from(&self, folded: &str, at: usize) -> usize {
        self.folded.first_from(folded, at)
    }

    fn to_source(&self, source: &str, folded: &str, start: usize, near: AlignedPosition) -> usize {
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

    /// Returns the last stored position for which `is_before` returns `true`.
    fn step_before(&self, is_before: impl Fn(&AlignedPosition) -> bool) -> AlignedPosition {
        let next = self.steps.partition_point(is_before);
        next.checked_sub(1).map_or(AlignedPosition::default(), |last| self.steps[last])
    }
}
