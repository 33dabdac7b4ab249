//! The iterator over the segments of an alignment.

use core::iter::FusedIterator;
use core::ops::Range;

use super::{Aligned, ceil};

impl Aligned<'_> {
    /// Returns all segments from left to right, each as its byte range of the source and that of
    /// the folded text.
    ///
    /// The ranges of either text follow each other without gaps from the beginning to the end, so
    /// the segments are the complete alignment. If characters were removed before the first
    /// segment, their range comes first, with an empty range of the folded text. Takes time linear
    /// in the text.
    ///
    /// ```
    /// let text = "ـكِﻻ";
    /// let aligned = arabic_text::Normalizer::search().align(text);
    /// assert_eq!(aligned.as_str(), "كلا");
    /// let segments: Vec<_> =
    ///     aligned.segments().map(|(source, folded)| (&text[source], &aligned.as_str()[folded])).collect();
    /// assert_eq!(segments, [("ـ", ""), ("كِ", "ك"), ("ﻻ", "لا")]);
    /// ```
    pub fn segments(&self) -> Segments<'_> {
        Segments { aligned: self, source: 0, folded: 0 }
    }

    /// Returns the first byte offset from `at` on where a segment starts in the source, or the end
    /// of the source.
    fn source_start_from(&self, at: usize) -> usize {
        let at = ceil(self.source, at);
        if at < self.same { at } else { self.same + self.map.source_start_from(self.rest().0, at - self.same) }
    }

    /// Returns the first byte offset from `at` on where a segment starts in the folded text, or the
    /// end of that text.
    fn folded_start_from(&self, at: usize) -> usize {
        let at = ceil(&self.folded, at);
        if at < self.same { at } else { self.same + self.map.folded_start_from(self.rest().1, at - self.same) }
    }
}

/// An iterator over the segments of an alignment. Made by [`Aligned::segments`].
///
/// ```
/// let aligned = arabic_text::Normalizer::search().align("قَلَم");
/// let mut segments = aligned.segments();
/// assert_eq!(segments.next(), Some((0..4, 0..2)));
/// assert_eq!(segments.next(), Some((4..8, 2..4)));
/// assert_eq!(segments.next(), Some((8..10, 4..6)));
/// assert_eq!(segments.next(), None);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Segments<'a> {
    aligned: &'a Aligned<'a>,
    /// The byte offset in the source of the next segment.
    source: usize,
    /// The byte offset in the folded text of the next segment.
    folded: usize,
}

impl Iterator for Segments<'_> {
    type Item = (Range<usize>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let Self { aligned, source, folded } = *self;
        if source == aligned.source.len() {
            return None;
        }
        let first = if source == 0 { aligned.source_start_from(0) } else { 0 };
        if first > 0 {
            self.source = first;
        } else {
            self.source = aligned.source_start_from(source + 1);
            self.folded = aligned.folded_start_from(folded + 1);
        }
        Some((source..self.source, folded..self.folded))
    }
}

impl FusedIterator for Segments<'_> {}
