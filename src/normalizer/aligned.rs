//! Folded text with the way back to its source.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use super::Normalizer;
use crate::fold::{Map, Place, SLACK};

impl Normalizer {
    /// Folds, and keeps the way back; see [`Aligned`].
    ///
    /// The folded text is that of [`normalize`](Self::normalize), borrowed where nothing changes. Takes up to about
    /// twice the time of that where the processor has vector instructions, three times where not.
    ///
    /// ```
    /// let aligned = arabic_text::Normalizer::search().align("قَرَأتُ كِتَـابَ أَخِي");
    /// assert_eq!(aligned.as_str(), "قرات كتاب اخي");
    /// let found = aligned.as_str().find("كتاب").unwrap();
    /// let marked = aligned.source_range(found..found + "كتاب".len());
    /// assert_eq!(&aligned.source()[marked], "كِتَـابَ");
    /// ```
    #[must_use]
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

/// Folded text with the way back to its source, in bytes. Made by [`Normalizer::align`].
///
/// Source and folded text are cut into pieces that correspond one to one, in order. A piece is a character with all that
/// was removed behind it: marks, tatweel, controls. Where letters composed, marks changed places or a sign opened up,
/// everything that belongs together is one piece: a letter with its marks, a presentation form, a phrase sign. What was
/// removed before the first piece belongs to none.
///
/// A range maps to that of all pieces it touches. So ranges in the result are on character boundaries, do not shrink on the
/// way there and back, and never cross: a range that begins or ends later is mapped to one that does not begin or
/// end earlier. What lies beyond the end counts as the end, what lies inside a character as the whole of it, and a range that
/// ends before it begins as empty, at its beginning. An empty range maps to an empty one, where the next piece
/// begins (or the text ends).
///
/// Memory: for every 64 bytes of a text in which something was removed or joined 8 bytes, and 12 to 20 for every KiB. Of the source's
/// size that is a seventh for fully vocalized text, a fiftieth for news, a fifth where marks stay and change places; nothing where
/// nothing changes ([`memory`](Self::memory)). Looking up a range takes some hundred nanoseconds, wherever it is: a
/// binary search, and up to 4 KiB of each text counted through.
///
/// ```
/// let aligned = arabic_text::Normalizer::search().align("كِتَابٌ");
/// assert_eq!(aligned.as_str(), "كتاب");
/// // KAF with the KASRA that was removed behind it.
/// assert_eq!(aligned.source_range(0..2), 0..4);
/// ```
#[derive(Clone, Debug)]
pub struct Aligned<'a> {
    source: &'a str,
    folded: Cow<'a, str>,
    /// So many bytes at the beginning are the same in both texts; the map is of the rest.
    same: usize,
    map: Map,
}

impl<'a> Aligned<'a> {
    /// The folded text.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").as_str(), "كتاب");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// The text that was folded.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").source(), "كِتَابٌ");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The folded text as a string of its own: copied only where it was borrowed.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().align("كِتَابٌ").into_string(), "كتاب");
    /// ```
    #[must_use]
    pub fn into_string(self) -> String {
        self.folded.into_owned()
    }

    /// The folded text, borrowed exactly where nothing changed.
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

    /// Bytes that the way back takes on the heap, without the two texts.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "كِتَابٌ ".repeat(1000);
    /// assert!(search.align(&text).memory() < text.len() / 4);
    /// assert_eq!(search.align("كتاب").memory(), 0);
    /// ```
    #[must_use]
    pub fn memory(&self) -> usize {
        self.map.memory()
    }

    /// Where a range of the folded text came from: the characters that became it, with what was removed behind each.
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
        self.source_range_near(range, &mut Place::default())
    }

    /// The same, sooner for ranges in ascending order with one `near` for all.
    pub(crate) fn source_range_near(&self, range: Range<usize>, near: &mut Place) -> Range<usize> {
        let (map, (source, folded)) = (&self.map, self.rest());
        let ranges = |range| map.source_range(source, folded, range, near);
        translate(&self.folded, self.same, range, ranges, |at| map.source_next(source, folded, at))
    }

    /// What a range of the source became.
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

    /// Both texts, without what is the same at their beginnings.
    fn rest(&self) -> (&str, &str) {
        (&self.source[self.same..], &self.folded[self.same..])
    }
}

/// A range of `text` in the other text, by maps of what lies behind what is the same in both: of a range that is not empty, and of
/// a place to where the next piece starts.
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
