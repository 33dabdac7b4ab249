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

    #[inline(always)]
    pub(super) fn starts(&mut self, at: Place) {
        if at.source >= self.next_step() {
            self.steps.resize(at.source / STEP + 1, at.folded);
        }
    }

    /// Where the first step begins of which the first piece is not known.
    #[inline(always)]
    pub(super) fn next_step(&self) -> usize {
        self.steps.len() * STEP
    }

    /// Forgets what is behind a place.
    pub(super) fn rewind(&mut self, to: Place) {
        self.source.truncate(to.source);
        self.folded.truncate(to.folded);
        while self.steps.pop_if(|place| *place >= to.folded).is_some() {}
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
