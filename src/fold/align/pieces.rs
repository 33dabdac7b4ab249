//! Writing a map, from the beginnings of both texts to their ends.

use alloc::vec::Vec;

use super::map::{Map, STEP};
use super::starts::{Writer, is_start};

/// A place in both texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) source: usize,
    pub(super) folded: usize,
}

/// What is recorded.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) source: Writer,
    pub(super) folded: Writer,
    steps: Vec<usize>,
}

impl Pieces {
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

    /// Whether a step begins at `at` or before it of which the first piece is not known.
    pub(super) fn is_due(&self, at: usize) -> bool {
        at >= self.steps.len() * STEP
    }

    #[inline(always)]
    pub(super) fn starts(&mut self, at: Place) {
        if self.is_due(at.source) {
            self.steps.resize(at.source / STEP + 1, at.folded);
        }
    }

    /// The texts end at these lengths.
    pub(super) fn finish(mut self, source: usize, folded: usize) -> Map {
        self.steps.resize(source / STEP + 1, folded);
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
