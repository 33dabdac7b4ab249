//! Folded text with a mapping of ranges to its source.

mod segments;

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;
use core::ops::Range;

use super::Normalizer;
use crate::fold::{AlignedPosition, Map, SLACK};
pub use segments::Segments;

impl Normalizer {
    /// Folds `text` and records which ranges correspond; see [`Aligned`].
    ///
    /// The folded text is that of [`normalize`](Self::normalize), borrowed if nothing changes.
    /// Takes up to about twice the time of `normalize` where the processor has vector instructions,
    /// otherwise three times.
    ///
    /// ```
    /// let aligned = arabic_text::Normalizer::search().align("قَرَأتُ كِتَـابَ أَخِي");
    /// assert_eq!(aligned.as_str(), "قرات كتاب اخي");
    /// let found = aligned.as_str().find("كتاب").unwrap();
    /// let marked = aligned.source_range(found..found + "كتاب".len());
    /// assert_eq!(&aligned.source()[marked], "كِتَـابَ");
    /// ```
    pub fn align<'a>(&self, text: &'a str) -> Aligned<'a> {
        let same = self.table().unchanged(text);
        let rest = &text[same..];
        if rest.is_empty() {
            return Aligned { source: text, folded: Cow::Borrowed(text), same, map: Map::default() };
        }
        let mut folded = String::with_capacity(text.len() + SLACK);
        folded.push_str(&text[..same]);
        let map = self.table().align_into(rest, &mut folded);
        Aligned { source: text, folded: Cow::Owned(folded), same, map }
    }
}

/// Folded text with a mapping of byte ranges from and to its source. Made by [`Normalizer::align`].
///
/// Source and folded text are cut into segments that correspond one to one, in order. A segment is
/// a character with all characters that were removed behind it: marks, tatweels, controls. Where
/// letters composed, marks changed places or a sign was expanded, all characters that took part are
/// one segment: a letter with its marks, a presentation form, a phrase sign. Characters that were
/// removed before the first segment belong to no segment.
///
/// A range maps to the range of all segments that it touches. So a result lies on character
/// boundaries, mapping it back does not give a shorter range, and order is kept: a range that
/// begins or ends later is mapped to a range that does not begin or end earlier. An offset beyond
/// the end counts as the end, one inside a character as the whole character, and a range that ends
/// before it begins as the empty range at its beginning. An empty range maps to an empty range
/// where the next segment begins, or at the end of the text.
///
/// The mapping takes 8 bytes of memory for every 64 bytes of a text in which characters were
/// removed or joined, and 12 to 20 bytes for every KiB. That is a seventh of the source's size for
/// fully vocalized text, a fiftieth for news, and a fifth where marks are kept and change places;
/// it is nothing if nothing changes ([`memory_usage`](Self::memory_usage)). Looking up a range
/// takes some hundred nanoseconds, independent of its position: a binary search, and a count of
/// segments in up to 4 KiB of each text.
///
/// ```
/// let aligned = arabic_text::Normalizer::search().align("كِتَابٌ");
/// assert_eq!(aligned.as_str(), "كتاب");
/// // KAF with the KASRA that was removed behind it.
/// assert_eq!(aligned.source_range(0..2), 0..4);
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Aligned<'a> {
    source: &'a str,
    folded: Cow<'a, str>,
    /// The number of bytes at the beginning that are equal in both texts. The map covers the rest.
    same: usize,
    map: Map,
}

impl<'a> Aligned<'a> {
    /// Returns the folded text.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").as_str(), "كتاب");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Returns the text that was folded.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").source(), "كِتَابٌ");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Returns the folded text as a `String`. Copies it only if it was borrowed.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").into_string(), "كتاب");
    /// ```
    #[must_use]
    pub fn into_string(self) -> String {
        self.folded.into_owned()
    }

    /// Returns the folded text, borrowed if and only if nothing changed.
    ///
    /// ```
    /// use std::borrow::Cow;
    ///
    /// let search = arabic_text::Normalizer::search();
    /// assert!(matches!(search.align("كتاب").into_cow(), Cow::Borrowed("كتاب")));
    /// ```
    #[must_use]
    pub fn into_cow(self) -> Cow<'a, str> {
        self.folded
    }

    /// Returns the number of heap bytes of the mapping, without the two texts.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "كِتَابٌ ".repeat(1000);
    /// assert!(search.align(&text).memory_usage() < text.len() / 4);
    /// assert_eq!(search.align("كتاب").memory_usage(), 0);
    /// ```
    #[must_use]
    pub fn memory_usage(&self) -> usize {
        self.map.memory()
    }

    /// Returns the byte range of the source that became a byte range of the folded text: the
    /// characters that became it, with the characters that were removed behind each.
    ///
    /// ```
    /// let aligned = arabic_text::Normalizer::search().align("ﻻ شَيْءٌ");
    /// assert_eq!(aligned.as_str(), "لا شيء");
    /// // Half of what a ligature opened up to is the whole ligature.
    /// assert_eq!(aligned.source_range(0..2), 0..3);
    /// assert_eq!(&aligned.source()[aligned.source_range(5..11)], "شَيْءٌ");
    /// ```
    #[must_use]
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        self.source_range_near(range, &mut AlignedPosition::default())
    }

    /// Returns [`source_range`](Self::source_range), faster for ranges in ascending order that
    /// share one `near`.
    pub(crate) fn source_range_near(&self, range: Range<usize>, near: &mut AlignedPosition) -> Range<usize> {
        let (map, (source, folded)) = (&self.map, self.rest());
        let ranges = |range| map.source_range(source, folded, range, near);
        translate(&self.folded, self.same, range, ranges, |at| map.source_next(source, folded, at))
    }

    /// Returns the byte range of the folded text that a byte range of the source became.
    ///
    /// ```
    /// let aligned = arabic_text::Normalizer::search().align("شَيْءٌ مَا");
    /// let word = 0.."شَيْءٌ".len();
    /// assert_eq!(&aligned.as_str()[aligned.folded_range(word)], "شيء");
    /// ```
    #[must_use]
    pub fn folded_range(&self, range: Range<usize>) -> Range<usize> {
        let (map, (source, folded)) = (&self.map, self.rest());
        let ranges = |range| map.folded_range(source, folded, range);
        translate(self.source, self.same, range, ranges, |at| map.folded_next(source, folded, at))
    }

    /// Returns both texts without the equal bytes at their beginnings.
    fn rest(&self) -> (&str, &str) {
        (&self.source[self.same..], &self.folded[self.same..])
    }
}

impl AsRef<str> for Aligned<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Writes the folded text.
impl fmt::Display for Aligned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Maps a range of `text` to the other text, whose first `same` bytes are equal. Behind these,
/// `map` maps a range that is not empty, and `next` maps an offset to the start of the next
/// segment.
fn translate(
    text: &str,
    same: usize,
    range: Range<usize>,
    map: impl FnOnce(Range<usize>) -> Range<usize>,
    next: impl Fn(usize) -> usize,
) -> Range<usize> {
    let next = |at| if at < same { ceil(text, at) } else { same + next(at - same) };
    let end = range.end.min(text.len());
    if range.start >= end {
        let place = next(range.start.min(text.len()));
        return place..place;
    }
    if range.start < same {
        return floor(text, range.start)..next(end);
    }
    let mapped = map(range.start - same..end - same);
    same + mapped.start..same + mapped.end
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}
