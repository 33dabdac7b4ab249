//! Finding a folded needle in a text that is not folded.

use alloc::string::String;
use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::ops::Range;

use memchr::memmem::Finder;

use crate::normalizer::{Aligned, Normalizer};
use crate::unicode::{combining_class, is_joiner, is_mark};

/// Bytes of haystack that are folded at once.
const STEP: usize = if cfg!(test) { 32 } else { 4 * 1024 };

/// Bytes of folded text that are kept to see whether a match begins a word.
const LOOK_BEHIND: usize = 64;

impl Normalizer {
    /// Where `needle` stands in `haystack`, as byte ranges of the haystack: wherever what `needle` folds to stands in what
    /// `haystack` folds to, from left to right.
    ///
    /// A range is what a person would underline: the letters that match, with the marks, tatweel and controls behind them
    /// ([`Aligned::source_range`]). Ranges do not overlap: a match that begins inside of what the one before
    /// covers is passed over. A needle that folds to nothing, be it empty or marks alone, is found nowhere.
    ///
    /// The haystack is folded some kilobytes at a time and searched with [`memchr::memmem`]; where something is
    /// found, that part is aligned. Memory does not depend on the haystack (unless a single letter has kilobytes of marks).
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "هٰذَا كِتَـابٌ، وَذَاكَ كِتابُ أَخِي";
    /// let found: Vec<_> = search.find(text, "كتاب").map(|range| &text[range]).collect();
    /// assert_eq!(found, ["كِتَـابٌ", "كِتابُ"]);
    /// ```
    #[must_use] 
    pub fn find<'h>(&self, haystack: &'h str, needle: &str) -> Find<'h> {
        let needle = self.normalize(needle);
        Find {
            normalizer: self.clone(),
            finder: Finder::new(needle.as_bytes()).into_owned(),
            whole_words: false,
            window: Window::new(haystack),
            at: 0,
            found_to: 0,
            aligned: None,
        }
    }

    /// Whether [`find`](Self::find) finds anything.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// assert!(search.contains("أُحِبُّ القِراءَةَ", "القراءه"));
    /// assert!(!search.contains("كتاب", ""));
    /// ```
    #[must_use]
    pub fn contains(&self, haystack: &str, needle: &str) -> bool {
        self.find(haystack, needle).next_match().is_some()
    }
}

/// Byte ranges of a haystack in which a needle was found. Made by [`Normalizer::find`].
///
/// ```
/// let mut found = arabic_text::Normalizer::search().find("كِتابٌ وكتاب", "كتاب");
/// assert_eq!(found.next(), Some(0..12));
/// assert_eq!(found.next(), Some(15..23));
/// assert_eq!(found.next(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Find<'h> {
    normalizer: Normalizer,
    finder: Finder<'static>,
    whole_words: bool,
    window: Window<'h>,
    /// Up to where the window is searched.
    at: usize,
    /// Up to where matches cover the haystack.
    found_to: usize,
    /// The part of the haystack that was aligned last, and where it begins.
    aligned: Option<(usize, Aligned<'h>)>,
}

impl<'h> Find<'h> {
    /// Whether only whole words are found: no letter, digit, mark, tatweel or `_` that stays stands before or behind the match,
    /// joiners aside. Off at first.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "عِلْمُ العِلْم عِلْمٌ";
    /// let found: Vec<_> = search.find(text, "علم").whole_words(true).map(|range| &text[range]).collect();
    /// assert_eq!(found, ["عِلْمُ", "عِلْمٌ"]);
    /// ```
    #[must_use]
    pub fn whole_words(mut self, yes: bool) -> Self {
        self.whole_words = yes;
        self
    }

    /// The next match in the window's folded text.
    fn next_match(&mut self) -> Option<Range<usize>> {
        let length = self.finder.needle().len();
        if length == 0 {
            return None;
        }
        loop {
            if let Some(place) = self.finder.find(&self.window.folded.as_bytes()[self.at..]) {
                let found = self.at + place..self.at + place + length;
                self.at = found.start + 1;
                if !self.whole_words || self.is_whole(&found) {
                    self.at = found.end;
                    return Some(found);
                }
                continue;
            }
            // A match may begin in the last bytes.
            self.at = self.at.max((self.window.folded.len() + 1).saturating_sub(length));
            self.at -= self.window.forget(self.at);
            if !self.window.extend(&self.normalizer) {
                return None;
            }
        }
    }

    fn is_whole(&mut self, found: &Range<usize>) -> bool {
        let before = self.window.folded[..found.start].chars().rev().find(|&c| !is_joiner(c));
        if before.is_some_and(is_wordlike) {
            return false;
        }
        loop {
            match self.window.folded[found.end..].chars().find(|&c| !is_joiner(c)) {
                Some(c) => return !is_wordlike(c),
                None if !self.window.extend(&self.normalizer) => return true,
                None => {}
            }
        }
    }

    /// Where in the haystack a match came from.
    fn source_range(&mut self, found: Range<usize>) -> Range<usize> {
        let (from, to) = self.window.around(&found);
        let part = from.source..to.source;
        let aligned = match self.aligned.take() {
            Some((start, aligned)) if start == part.start && aligned.source().len() == part.len() => aligned,
            _ => self.normalizer.align(&self.window.haystack[part.clone()]),
        };
        let range = aligned.source_range(found.start - from.folded..found.end - from.folded);
        self.aligned = Some((part.start, aligned));
        part.start + range.start..part.start + range.end
    }
}

impl Iterator for Find<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let found = self.next_match()?;
            let range = self.source_range(found);
            if range.start >= self.found_to {
                self.found_to = range.end;
                return Some(range);
            }
        }
    }
}

impl FusedIterator for Find<'_> {}

fn is_wordlike(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c) || combining_class(c) != 0
}

/// A place where folding can be cut.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    source: usize,
    folded: usize,
}

/// What is folded of the haystack and not yet forgotten.
#[derive(Clone, Debug)]
struct Window<'h> {
    haystack: &'h str,
    folded: String,
    /// From the beginning of what is folded to its end.
    places: Vec<Place>,
}

impl<'h> Window<'h> {
    fn new(haystack: &'h str) -> Self {
        Self { haystack, folded: String::new(), places: Vec::from([Place::default()]) }
    }

    /// Folds some more, if there is more.
    fn extend(&mut self, normalizer: &Normalizer) -> bool {
        let source = self.places.last().map_or(0, |place| place.source);
        if source == self.haystack.len() {
            return false;
        }
        let source = normalizer.table().fold_some(self.haystack, source, STEP, &mut self.folded);
        self.places.push(Place { source, folded: self.folded.len() });
        true
    }

    /// Forgets what lies some characters before `at`. Gives how much that was.
    fn forget(&mut self, at: usize) -> usize {
        let keep = self.places.partition_point(|place| place.folded + LOOK_BEHIND <= at).saturating_sub(1);
        let gone = self.places[keep].folded;
        self.places.drain(..keep);
        self.folded.drain(..gone);
        for place in &mut self.places {
            place.folded -= gone;
        }
        gone
    }

    /// The nearest places that a part of the folded text lies between.
    fn around(&self, part: &Range<usize>) -> (Place, Place) {
        let from = self.places.partition_point(|place| place.folded <= part.start).saturating_sub(1);
        let to = self.places.partition_point(|place| place.folded < part.end).min(self.places.len() - 1);
        (self.places[from], self.places[to])
    }
}
