//! Writing a map, from the beginnings of both texts to their ends.

use alloc::vec::Vec;

use super::map::{Map, Place, STEP};
use super::starts::is_start;
use super::writer::Writer;

/// What is recorded.
pub(super) struct Pieces {
    pub(super) source: Writer,
    pub(super) folded: Writer,
    steps: Vec<Place>,
    /// From where on the next step may be.
    next_step: usize,
}

impl Pieces {
    /// For so many bytes of source.
    pub(super) fn new(length: usize) -> Self {
        let (source, folded) = (Writer::with_room(length), Writer::with_room(0));
        Self { source, folded, steps: Vec::with_capacity(length / STEP), next_step: STEP }
    }

    /// All of `source` became all of `folded`.
    pub(super) fn piece(&mut self, source: &[u8], folded: &[u8], at: Place) {
        self.starts(at);
        join(&mut self.source, &source[1..], at.source + 1);
        join(&mut self.folded, &folded[1..], at.folded + 1);
    }

    /// Bytes of source that belong to the piece before.
    pub(super) fn goes(&mut self, source: &[u8], at: usize) {
        join(&mut self.source, source, at);
    }

    /// A piece starts there, or behind what was removed there.
    #[inline(always)]
    pub(super) fn starts(&mut self, at: Place) {
        if at.source >= self.next_step {
            self.steps.push(at);
            self.next_step = at.source + STEP;
        }
    }

    /// Forgets what is behind a place.
    pub(super) fn rewind(&mut self, to: Place) {
        self.source.truncate(to.source);
        self.folded.truncate(to.folded);
        while self.steps.pop_if(|place| place.source > to.source).is_some() {}
        self.next_step = self.steps.last().map_or(STEP, |place| place.source + STEP);
    }

    pub(super) fn finish(mut self) -> Map {
        self.steps.shrink_to_fit();
        Map { source: self.source.finish(), folded: self.folded.finish(), steps: self.steps }
    }
}

pub(super) fn join(starts: &mut Writer, bytes: &[u8], at: usize) {
    for (i, &byte) in bytes.iter().enumerate() {
        if is_start(byte) {
            starts.join(at + i);
        }
    }
}
