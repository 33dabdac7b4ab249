//! The haystack, folded part by part, and the mapping from a folded part back to the source.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::fold::AlignedPosition;
use crate::normalizer::{Aligned, Normalizer};

/// Bytes of haystack that are folded at once, and aligned at once where something is found.
const STEP: usize = if cfg!(test) { 32 } else { 8 * 1024 };

/// Searched bytes of folded text that are kept before they are forgotten together: forgetting moves
/// the rest, which takes time.
const SEARCHED: usize = 2 * STEP;

/// A haystack of which some consecutive parts are folded. Offsets into the folded text count from
/// the beginning of all that was folded, forgotten parts included. The normalizer is passed to the
/// methods that fold, always the same: a search must not touch its reference count, which threads
/// share.
#[derive(Clone, Debug)]
pub(super) struct Haystack<'h> {
    source: &'h str,
    /// The number of source bytes that are folded at once, at least the length of the needle. With
    /// shorter parts, the end of a part would be searched, and the text of a match aligned, over
    /// and over.
    step: usize,
    folded: String,
    /// The number of bytes of folded text that were forgotten.
    forgotten: usize,
    /// Positions where folding can be cut, from the beginning to the end of the folded text that is
    /// kept.
    places: Vec<AlignedPosition>,
    part: Option<AlignedPart<'h>>,
}

/// The part of the haystack that was aligned last.
#[derive(Clone, Debug)]
struct AlignedPart<'h> {
    /// The byte offset of the part in the source.
    start: usize,
    aligned: Aligned<'h>,
    /// The position of the last lookup, where the next one begins.
    near: AlignedPosition,
}

impl<'h> Haystack<'h> {
    /// Makes a haystack for a needle of `needle` folded bytes.
    pub(super) fn new(source: &'h str, needle: usize) -> Self {
        let (step, places) = (STEP.max(needle), Vec::from([AlignedPosition::default()]));
        Self { source, step, folded: String::new(), forgotten: 0, places, part: None }
    }

    /// Returns the offset of the end of the folded text so far.
    pub(super) fn end(&self) -> usize {
        self.forgotten + self.folded.len()
    }

    /// Returns the folded text from offset `at` to its end so far.
    pub(super) fn folded_from(&self, at: usize) -> &[u8] {
        &self.folded.as_bytes()[at - self.forgotten..]
    }

    /// Returns the folded character that ends at `at`.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.folded[..at - self.forgotten].chars().next_back()
    }

    /// Returns the folded character that begins at `at`; folds more of the haystack if needed.
    pub(super) fn char_at(&mut self, at: usize, normalizer: &Normalizer) -> Option<char> {
        while self.end() <= at && self.extend(normalizer) {}
        self.folded[at - self.forgotten..].chars().next()
    }

    /// Folds the next part of the haystack. Returns `false` at its end.
    pub(super) fn extend(&mut self, normalizer: &Normalizer) -> bool {
        let at = self.places.last().map_or(0, |place| place.source);
        if at == self.source.len() {
            return false;
        }
        let source = normalizer.table().fold_some(self.source, at, self.step, &mut self.folded);
        self.places.push(AlignedPosition { source, folded: self.end() });
        true
    }

    /// Allows forgetting the folded text before `at`.
    pub(super) fn forget(&mut self, at: usize) {
        let keep = self.places.partition_point(|place| place.folded <= at).saturating_sub(1);
        let count = self.places[keep].folded - self.forgotten;
        if count >= SEARCHED {
            self.folded.drain(..count);
            self.places.drain(..keep);
            self.forgotten += count;
        }
    }

    /// Maps a range of the folded text to the source. The range lies in `context`: ranges that are
    /// mapped together share one context, so that the text around them is aligned once.
    pub(super) fn source_range(
        &mut self,
        range: Range<usize>,
        context: &Range<usize>,
        normalizer: &Normalizer,
    ) -> Range<usize> {
        let (from, to) = self.around(context);
        // What a letter at the end of a part becomes may depend on the letter behind the part.
        let next = self.source[to.source..].chars().next().map_or(0, char::len_utf8);
        let source = from.source..to.source + next;
        let is_same =
            |part: &AlignedPart<'_>| part.start == source.start && part.aligned.source().len() == source.len();
        let AlignedPart { start, aligned, near } = match &mut self.part {
            Some(part) if is_same(part) => part,
            part => part.insert(AlignedPart {
                start: source.start,
                aligned: normalizer.align(&self.source[source]),
                near: AlignedPosition::default(),
            }),
        };
        let range = aligned.source_range_near(range.start - from.folded..range.end - from.folded, near);
        *start + range.start..*start + range.end
    }

    /// Returns the nearest places that enclose a range of the folded text.
    fn around(&self, range: &Range<usize>) -> (AlignedPosition, AlignedPosition) {
        let from = self.places.partition_point(|place| place.folded <= range.start).saturating_sub(1);
        let to = self.places.partition_point(|place| place.folded < range.end).min(self.places.len() - 1);
        (self.places[from], self.places[to])
    }
}
