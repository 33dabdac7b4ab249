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
use crate::unicode::names::BEH;

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
    /// Under profiles by which the output of a letter depends on whether another one follows
    /// (`PERSIAN`, `URDU`, `KURDISH`, `UYGHUR`, `PASHTO`), a needle that ends with such a letter is
    /// looked for in both forms, so that it is also found at the beginning of a word. This takes up
    /// to twice the time. With [`Finder::whole_words`] it is looked for in one form.
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
    ///
    /// // A final heh is a vowel in Sorani, one inside of a word is not.
    /// let kurdish = arabic_text::Normalizer::kurdish();
    /// assert_ne!(kurdish.normalize("ته"), kurdish.normalize("تهران")[..4]);
    /// assert_eq!(kurdish.find("تهران", "ته"), Some(0..4));
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
        let forms = [Some(Form::new(self.normalize(needle).into_owned())), self.before_letter(needle).map(Form::new)];
        Finder { needle: Arc::new(Needle { forms, normalizer: self.clone() }), words: None }
    }

    /// Returns what the needle folds to where a letter follows, if that is something else than the
    /// needle alone: what some letters of a language become depends on their place in the word.
    fn before_letter(&self, needle: &str) -> Option<String> {
        if !self.table().asks_for_places() {
            return None;
        }
        let mut text = String::from(needle);
        text.push(ANY_LETTER);
        let letter = self.normalize(ANY_LETTER.encode_utf8(&mut [0; 4])).into_owned();
        let folded = self.normalize(&text);
        let before = folded.strip_suffix(&*letter).filter(|before| !before.is_empty())?;
        (*before != *self.normalize(needle)).then(|| before.into())
    }
}

/// A letter that no rule about the place of letters considers.
const ANY_LETTER: char = BEH;

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
    /// The folded needle, and what it folds to where a letter follows, if that is something else.
    forms: [Option<Form>; 2],
    normalizer: Normalizer,
}

/// A folded form of the needle.
struct Form {
    folded: String,
    searcher: memmem::Finder<'static>,
}

impl Form {
    fn new(folded: String) -> Self {
        let searcher = memmem::Finder::new(folded.as_bytes()).into_owned();
        Self { folded, searcher }
    }
}

impl Needle {
    /// Returns the length of the longest form in bytes.
    fn longest(&self) -> usize {
        self.forms.iter().flatten().map(|form| form.folded.len()).max().unwrap_or(0)
    }
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
        let words = yes.then(|| WordRules::new(self.needle().as_bytes(), self.needle.normalizer.profile()));
        Self { words, ..self }
    }

    /// Returns the folded needle.
    ///
    /// ```
    /// assert_eq!(arabic_text::Normalizer::search().finder("مَدرسة").needle(), "مدرسه");
    /// ```
    #[must_use]
    pub fn needle(&self) -> &str {
        self.needle.forms[0].as_ref().map_or("", |form| &form.folded)
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
    /// For each form of the needle, the first match at or behind the offset from which it was looked
    /// for, and the offset before which there is no other.
    nearest: [(Option<usize>, usize); 2],
    /// The byte offset in the haystack up to which matches cover it.
    found_to: usize,
}

impl<'h, 'f> FindIter<'h, 'f> {
    fn new(finder: Cow<'f, Finder>, source: &'h str) -> Self {
        let words = finder.words.map(|rules| Box::new(WordMatcher::new(rules, source)));
        let haystack = Haystack::new(source, finder.needle.longest());
        Self { finder, haystack, words, at: 0, nearest: [(None, 0); 2], found_to: 0 }
    }

    /// Returns the range of the next match in the folded text.
    fn next_match(&mut self) -> Option<Range<usize>> {
        if self.finder.needle().is_empty() {
            return None;
        }
        loop {
            // Whole words end where no letter follows.
            let forms = if self.words.is_some() { 1 } else { 2 };
            let found = (0..forms).filter_map(|form| self.nearest(form)).min_by_key(|found| (found.start, !found.end));
            let longest = self.finder.needle.longest();
            if let Some(found) = found {
                // The other form may begin here, too, or before.
                if found.start + longest > self.haystack.end() && self.haystack.extend(&self.finder.needle.normalizer) {
                    continue;
                }
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
            self.at = self.at.max((self.haystack.end() + 1).saturating_sub(longest));
            self.haystack.forget(self.at.saturating_sub(LONGEST_CHAR));
            if !self.haystack.extend(&self.finder.needle.normalizer) {
                return None;
            }
        }
    }

    /// Returns the first match of a form in the folded text so far that begins at `self.at` or behind
    /// it. No part of the text is searched twice for one form.
    fn nearest(&mut self, form: usize) -> Option<Range<usize>> {
        let Form { folded, searcher } = self.finder.needle.forms[form].as_ref()?;
        let (found, none_before) = &mut self.nearest[form];
        if found.is_none_or(|found| found < self.at) {
            let from = self.at.max(*none_before);
            *found = searcher.find(self.haystack.folded_from(from)).map(|place| from + place);
            *none_before = found.unwrap_or(from.max((self.haystack.end() + 1).saturating_sub(folded.len())));
        }
        found.map(|found| found..found + folded.len())
    }

    /// Returns `found`, or the first match that overlaps it, that is a whole word. If there is
    /// none, returns the offset in the folded text from which to continue the search.
    fn first_whole(&mut self, found: Range<usize>) -> Result<Range<usize>, usize> {
        let mut found = found;
        let Some(words) = &mut self.words else { return Ok(found) };
        let needle = &self.finder.needle;
        loop {
            match words.check(&found, self.finder.needle().as_bytes(), &mut self.haystack, &needle.normalizer) {
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
    use alloc::vec;
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
        let folded = aligned.as_str();
        let mut needles = vec![normalizer.normalize(needle).into_owned()];
        needles.extend(normalizer.before_letter(needle).filter(|_| !whole_words));
        needles.sort_by_key(|needle| core::cmp::Reverse(needle.len()));
        let words = folded_words(&aligned);
        let (mut found, mut at, mut covered) = (Vec::new(), 0, 0);
        for (start, _) in folded.char_indices() {
            let here = needles.iter().find(|needle| !needle.is_empty() && folded[start..].starts_with(&***needle));
            let Some(needle) = here.filter(|_| start >= at) else { continue };
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

    #[test]
    fn beginnings_of_words_are_found() {
        for (profile, haystack, needle, found) in [
            (Profile::KURDISH, "تهران", "ته", 0..4),
            (Profile::UYGHUR, "بى بیز", "بی", 0..4),
            (Profile::URDU, "جہاں جہاںگیر", "جہاں", 0..8),
            (Profile::URDU, "چھوٹا", "چھ", 0..4),
            (Profile::URDU, "سات", "سا", 0..4),
            (Profile::PASHTO, "نړيوال", "نړي", 0..6),
            (Profile::PERSIAN, "املاءها", "املاء", 0..10),
            (Profile::PERSIAN, "املا", "املاء", 0..8),
        ] {
            let finder = Normalizer::new(profile).finder(needle);
            assert_eq!(finder.find(haystack), Some(found), "{needle} in {haystack}");
        }
        let finder = Normalizer::urdu().finder("جہاں");
        assert_eq!(finder.find_iter("جہاں جہاںگیر").count(), 2);
        assert_eq!(finder.whole_words(true).find_iter("جہاں جہاںگیر").count(), 1);
    }

    fn languages() -> impl Strategy<Value = Profile> {
        prop_oneof![
            Just(Profile::URDU),
            Just(Profile::KURDISH),
            Just(Profile::UYGHUR),
            Just(Profile::PASHTO),
            Just(Profile::PERSIAN)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn both_forms_of_a_needle_are_found(
            profile in languages(), haystack in "[\u{647}\u{647}\u{6BE}\u{6BA}\u{646}\u{6CC}\u{64A}\u{631}\u{621}\u{627}\u{6A9} \u{64E}\u{200C}]{0,200}",
            needle in "[\u{647}\u{647}\u{6BA}\u{6CC}\u{64A}\u{631}\u{621}\u{627}\u{6A9} ]{1,3}", whole_words: bool
        ) {
            let normalizer = Normalizer::new(profile);
            for haystack in [&haystack, &format!("{haystack}{needle}{haystack}{needle} ")] {
                let finder = normalizer.finder(&needle).whole_words(whole_words);
                let found: Vec<_> = finder.find_iter(haystack).collect();
                prop_assert_eq!(&found, &naive(&normalizer, haystack, &needle, whole_words));
                let alone = normalizer.normalize(&needle);
                prop_assert!(whole_words || alone.is_empty() || !normalizer.normalize(haystack).contains(&*alone) || !found.is_empty());
            }
        }

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
