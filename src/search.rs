//! Search for a folded needle in a haystack that is not folded.

mod haystack;
mod words;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use memchr::memmem;

use self::haystack::Haystack;
use self::words::{WordCheck, WordMatcher, WordRules};
use crate::normalizer::Normalizer;

/// The most bytes of a character in UTF-8. One character before the searched position is kept,
/// since a word may begin behind it.
const LONGEST_CHAR: usize = 4;

impl Normalizer {
    /// Returns the byte range of the first match of `needle` in `haystack`: the first range of the
    /// haystack that folds to the same text as `needle`.
    ///
    /// The range covers the letters that match, and the marks, tatweels and controls behind them
    /// ([`Aligned::source_range`](crate::Aligned::source_range)). A needle that folds to nothing,
    /// because it is empty or has only marks, is never found.
    ///
    /// The haystack is folded some kilobytes at a time and searched with [`memchr::memmem`]; only
    /// parts with a match are aligned. Time is linear in both texts. Memory is the size of the
    /// needle and some tens of kilobytes, whatever the size of the haystack (unless a single letter
    /// has kilobytes of marks).
    ///
    /// [`find_iter`](Self::find_iter) returns all matches. To search many haystacks for one needle,
    /// make a [`finder`](Self::finder): it folds the needle once.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "هٰذَا كِتَـابٌ، وَذَاكَ كِتابُ أَخِي";
    /// assert_eq!(search.find(text, "كتاب").map(|range| &text[range]), Some("كِتَـابٌ"));
    /// assert_eq!(search.find(text, "قلم"), None);
    /// ```
    #[must_use]
    pub fn find(&self, haystack: &str, needle: &str) -> Option<Range<usize>> {
        self.finder(needle).find(haystack)
    }

    /// Returns the byte ranges of all matches, from left to right.
    ///
    /// Matches do not overlap: one that begins inside the range of the match before it is skipped.
    /// See [`find`](Self::find) for what a match is and what it costs.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let text = "هٰذَا كِتَـابٌ، وَذَاكَ كِتابُ أَخِي";
    /// let found: Vec<_> = search.find_iter(text, "كتاب").map(|range| &text[range]).collect();
    /// assert_eq!(found, ["كِتَـابٌ", "كِتابُ"]);
    /// ```
    pub fn find_iter<'h>(&self, haystack: &'h str, needle: &str) -> FindIter<'h, '_> {
        FindIter::new(Cow::Owned(self.finder(needle)), haystack)
    }

    /// Returns whether [`find`](Self::find) would find a match. Does not align, so it is faster
    /// than `find` if there is a match.
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// assert!(search.contains("أُحِبُّ القِراءَةَ", "القراءه"));
    /// assert!(!search.contains("كتاب", ""));
    /// ```
    #[must_use]
    pub fn contains(&self, haystack: &str, needle: &str) -> bool {
        self.finder(needle).is_match(haystack)
    }

    /// Returns a [`Finder`], which holds `needle` folded and prepared for the search in any number
    /// of haystacks.
    ///
    /// ```
    /// let finder = arabic_text::Normalizer::search().finder("مدرسة");
    /// let titles = ["المَدرَسةُ القديمة", "كتاب", "مدرسه"];
    /// assert_eq!(titles.map(|title| finder.is_match(title)), [true, false, true]);
    /// ```
    pub fn finder(&self, needle: &str) -> Finder {
        let needle = self.normalize(needle);
        let searcher = memmem::Finder::new(needle.as_bytes()).into_owned();
        let needle = Needle { folded: needle.into_owned(), searcher, normalizer: self.clone() };
        Finder { needle: Arc::new(needle), words: None }
    }
}

/// A needle that is folded and prepared once, for the search in many haystacks. Made by
/// [`Normalizer::finder`].
///
/// A finder borrows nothing. A clone costs a reference count. It is `Send` and `Sync`, so that
/// threads can share one.
///
/// ```
/// use arabic_text::Normalizer;
///
/// let finder = Normalizer::search().finder("كتاب");
/// let pages = ["هذا كِتابٌ", "قلم", "كـتـاب"];
/// let found: Vec<_> = pages.iter().filter_map(|page| Some(&page[finder.find(page)?])).collect();
/// assert_eq!(found, ["كِتابٌ", "كـتـاب"]);
/// ```
#[derive(Clone)]
#[must_use]
pub struct Finder {
    needle: Arc<Needle>,
    /// `Some` if only whole words are to be found.
    words: Option<WordRules>,
}

struct Needle {
    folded: String,
    searcher: memmem::Finder<'static>,
    normalizer: Normalizer,
}

impl Finder {
    /// Sets whether only whole words are found: matches that begin where a word of the haystack
    /// begins and end where the same or another word ends. Off by default.
    ///
    /// Words are those of [`words`](crate::words), which include numbers, addresses and hashtags.
    /// Marks, tatweel and controls that the profile removes may stand at both ends of a match. A
    /// phrase sign that the profile expands has the words of its phrase. A needle that begins or
    /// ends with a space, punctuation or a symbol is never found.
    ///
    /// ```
    /// let finder = arabic_text::Normalizer::search().finder("علم").whole_words(true);
    /// let text = "عِلْمُ العِلْم عِلْمٌ";
    /// let found: Vec<_> = finder.find_iter(text).map(|range| &text[range]).collect();
    /// assert_eq!(found, ["عِلْمُ", "عِلْمٌ"]);
    /// // A phrase sign is no part of the name before it.
    /// let name = arabic_text::Normalizer::search().finder("محمد").whole_words(true);
    /// assert!(name.is_match("محمدﷺ"));
    /// ```
    pub fn whole_words(self, yes: bool) -> Self {
        let words = yes.then(|| WordRules::new(self.needle.folded.as_bytes(), self.needle.normalizer.profile()));
        Self { words, ..self }
    }

    /// Returns the folded needle.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().finder("مَدرسة").needle(), "مدرسه");
    /// ```
    #[must_use]
    pub fn needle(&self) -> &str {
        &self.needle.folded
    }

    /// Returns the byte range of the first match; see [`Normalizer::find`].
    ///
    /// ```
    /// let finder = arabic_text::Normalizer::search().finder("قلم");
    /// assert_eq!(finder.find("هٰذا قَلَمٌ"), Some(9..21));
    /// assert_eq!(finder.find("كتاب"), None);
    /// ```
    #[must_use]
    pub fn find(&self, haystack: &str) -> Option<Range<usize>> {
        self.find_iter(haystack).next()
    }

    /// Returns the byte ranges of all matches, from left to right; see [`Normalizer::find_iter`].
    ///
    /// ```
    /// let finder = arabic_text::Normalizer::search().finder("في");
    /// assert_eq!(finder.find_iter("في البيت وفي الحديقة").count(), 2);
    /// ```
    pub fn find_iter<'h, 'f>(&'f self, haystack: &'h str) -> FindIter<'h, 'f> {
        FindIter::new(Cow::Borrowed(self), haystack)
    }

    /// Returns whether there is a match; see [`Normalizer::contains`].
    ///
    /// ```
    /// let finder = arabic_text::Normalizer::search().finder("القراءة");
    /// assert!(finder.is_match("أُحِبُّ القِراءَةَ"));
    /// ```
    #[must_use]
    pub fn is_match(&self, haystack: &str) -> bool {
        self.find_iter(haystack).next_match().is_some()
    }
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finder")
            .field("needle", &self.needle())
            .field("whole_words", &self.words.is_some())
            .field("profile", self.needle.normalizer.profile())
            .finish()
    }
}

/// An iterator over the byte ranges of matches in a haystack. Made by [`Normalizer::find_iter`] and
/// [`Finder::find_iter`].
///
/// ```
/// let mut found = arabic_text::Normalizer::search().find_iter("كِتابٌ وكتاب", "كتاب");
/// assert_eq!(found.next(), Some(0..12));
/// assert_eq!(found.next(), Some(15..23));
/// assert_eq!(found.next(), None);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FindIter<'h, 'f> {
    finder: Cow<'f, Finder>,
    haystack: Haystack<'h>,
    /// `Some` if only whole words are to be found.
    words: Option<Box<WordMatcher<'h>>>,
    /// The offset in the folded text up to which it has been searched.
    at: usize,
    /// The byte offset in the haystack up to which matches cover it.
    found_to: usize,
}

impl<'h, 'f> FindIter<'h, 'f> {
    fn new(finder: Cow<'f, Finder>, source: &'h str) -> Self {
        let words = finder.words.map(|rules| Box::new(WordMatcher::new(rules, source)));
        let haystack = Haystack::new(source, finder.needle().len());
        Self { finder, haystack, words, at: 0, found_to: 0 }
    }

    /// Returns the range of the next match in the folded text.
    fn next_match(&mut self) -> Option<Range<usize>> {
        let length = self.finder.needle().len();
        if length == 0 {
            return None;
        }
        loop {
            let needle = &self.finder.needle;
            if let Some(place) = needle.searcher.find(self.haystack.folded_from(self.at)) {
                let found = self.at + place..self.at + place + length;
                match self.first_whole(found) {
                    Ok(found) => {
                        self.at = found.end;
                        return Some(found);
                    }
                    Err(at) => self.at = at,
                }
                continue;
            }
            // A match may begin in the last bytes and end in the next part.
            self.at = self.at.max((self.haystack.end() + 1).saturating_sub(length));
            self.haystack.forget(self.at.saturating_sub(LONGEST_CHAR));
            if !self.haystack.extend(&needle.normalizer) {
                return None;
            }
        }
    }

    /// Returns `found`, or the first match that overlaps it, that is a whole word. If there is
    /// none, returns the offset in the folded text from which to continue the search.
    fn first_whole(&mut self, found: Range<usize>) -> Result<Range<usize>, usize> {
        let mut found = found;
        let Some(words) = &mut self.words else { return Ok(found) };
        let needle = &self.finder.needle;
        loop {
            match words.check(&found, needle.folded.as_bytes(), &mut self.haystack, &needle.normalizer) {
                WordCheck::Whole => return Ok(found),
                WordCheck::Next(next) => found = next,
                WordCheck::From(at) => return Err(at),
            }
        }
    }
}

impl Iterator for FindIter<'_, '_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let found = self.next_match()?;
            let range = self.haystack.source_range(found.clone(), &found, &self.finder.needle.normalizer);
            if range.start >= self.found_to {
                self.found_to = range.end;
                return Some(range);
            }
        }
    }
}

impl FusedIterator for FindIter<'_, '_> {}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::normalizer::Aligned;
    use crate::profile::Profile;
    use crate::tokenizer::tokenize;

    /// Returns the ranges in the folded text of the words of the source.
    fn folded_words(aligned: &Aligned<'_>) -> Vec<Range<usize>> {
        let place = |at: usize| aligned.folded_range(at..at).start;
        let words = tokenize(aligned.source()).filter(|token| token.kind.is_word());
        words.map(|token| place(token.span.start)..place(token.span.end)).filter(|word| !word.is_empty()).collect()
    }

    /// Returns the source ranges of all matches from left to right. With `whole_words`, the first
    /// whole word among overlapping matches is taken.
    fn naive(normalizer: &Normalizer, haystack: &str, needle: &str, whole_words: bool) -> Vec<Range<usize>> {
        let aligned = normalizer.align(haystack);
        let (folded, needle) = (aligned.as_str(), normalizer.normalize(needle));
        let words = folded_words(&aligned);
        let (mut found, mut at, mut covered) = (Vec::new(), 0, 0);
        for (start, _) in folded.char_indices() {
            if start < at || needle.is_empty() || !folded[start..].starts_with(&*needle) {
                continue;
            }
            let end = start + needle.len();
            let whole = words.iter().any(|word| word.start == start) && words.iter().any(|word| word.end == end);
            if whole_words && !whole {
                continue;
            }
            at = end;
            let range = aligned.source_range(start..end);
            if range.start >= covered {
                covered = range.end;
                found.push(range);
            }
        }
        found
    }

    fn profiles() -> impl Strategy<Value = Profile> {
        prop_oneof![Just(Profile::NONE), Just(Profile::SEARCH), Just(Profile::LOOSE), Just(Profile::PERSIAN)]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// Texts have few different letters, so that needles overlap themselves and matches lie
        /// across every edge of a window.
        #[test]
        fn windows_make_no_difference(
            profile in profiles(), haystack in "[\u{628}\u{628}\u{628}\u{62A} \u{64E}\u{200C}.\\n]{0,300}",
            unit in "[\u{628}\u{628}\u{62A} \u{200C}]{1,3}", times in 1..30usize, rest in "[\u{628}\u{62A}]{0,1}", whole_words: bool
        ) {
            let normalizer = Normalizer::new(profile);
            let needle = format!("{}{rest}", unit.repeat(times));
            for haystack in [&haystack, &format!("{haystack}{}{haystack}", needle.repeat(3))] {
                let found: Vec<_> = normalizer.finder(&needle).whole_words(whole_words).find_iter(haystack).collect();
                prop_assert_eq!(&found, &naive(&normalizer, haystack, &needle, whole_words));
                let contains = normalizer.contains(haystack, &needle);
                prop_assert!(whole_words || contains != found.is_empty());
            }
        }
    }
}
