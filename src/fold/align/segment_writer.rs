//! Writing a map from the beginning of both texts to their ends.

use alloc::vec::Vec;

use super::map::{AlignedPosition, Map, STEP};
use super::starts::is_start;
use super::starts_writer::StartsWriter;

/// A map that is being written.
pub(super) struct SegmentWriter {
    pub(super) source: StartsWriter,
    pub(super) folded: StartsWriter,
    steps: Vec<AlignedPosition>,
    /// The source position from which on the next position may be stored.
    next_step: usize,
}

impl SegmentWriter {
    /// Makes an empty map for a source of `length` bytes.
    pub(super) fn new(length: usize) -> Self {
        let (source, folded) = (StartsWriter::with_room(length), StartsWriter::with_room(0));
        Self { source, folded, steps: Vec::with_capacity(length / STEP), next_step: STEP }
    }

    /// Adds a segment at `at`: all of `source` became all of `folded`.
    pub(super) fn push(&mut self, source: &[u8], folded: &[u8], at: AlignedPosition) {
        self.note_start(at);
        join(&mut self.source, &source[1..], at.source + 1);
        join(&mut self.folded, &folded[1..], at.folded + 1);
    }

    /// Adds removed bytes of the source to the segment before them.
    pub(super) fn remove(&mut self, source: &[u8], at: usize) {
        join(&mut self.source, source, at);
    }

    /// Notes that a segment begins at `at`, or behind the removed characters there.
    #[inline(always)]
    pub(super) fn note_start(&mut self, at: AlignedPosition) {
        if at.source >= self.next_step {
            self.steps.push(at);
            self.next_step = at.source + STEP;
        }
    }

    /// Forgets everything behind a position.
    pub(super) fn rewind(&mut self, to: AlignedPosition) {
        self.source.truncate(to.source);
        self.folded.truncate(to.folded);
        let kept = self.steps.iter().rposition(|place| place.source <= to.source).map_or(0, |last| last + 1);
        self.steps.truncate(kept);
        self.next_step = self.steps.last().map_or(STEP, |place| place.source + STEP);
    }

    pub(super) fn finish(mut self) -> Map {
        self.steps.shrink_to_fit();
        Map { source: self.source.finish(), folded: self.folded.finish(), steps: self.steps }
    }
}

pub(super) fn join(starts: &mut StartsWriter, bytes: &[u8], at: usize) {
    for (i, &byte) in bytes.iter().enumerate() {
        if is_start(byte) {
            starts.join(at + i);
        }
    }
}
