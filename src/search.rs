//! Finding a folded needle in a text that is not folded.

use alloc::string::String;
use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::ops::Range;

use memchr::memmem::Finder;

use crate::fold::Place;
use crate::normalizer::{Aligned, Normalizer};
use crate::unicode::{combining_class, is_joiner, is_mark};

/// Bytes of haystack that are folded at once, and aligned at once where something is found.
const STEP: usize = if cfg!(test) { 32 } else { 8 * 1024 };

/// Bytes of folded text that are searched already, before they are forgotten: to move the rest costs time, too.
const SEARCHED: usize = 2 * STEP;

impl Normalizer {
    /// Where `needle` stands in `haystack`, as byte ranges of the haystack: wherever what `needle` folds to stands in what
    /// `haystack` folds to, from left to right.
    ///
    /// A range is what a person would underline: the letters that match, with the marks, tatweel and controls behind them
    /// ([`Aligned::source_range`]). Ranges do not overlap: a match that begins inside of what the one before
    /// covers is passed over. A needle that folds to nothing, be it empty or marks alone, is found nowhere.
    ///
    /// The haystack is folded some kilobytes at a time and searched with [`memchr::memmem`]; where something is
    /// found, that part is aligned. Time is linear in both texts. Some tens of kilobytes of memory and the needle's size are
    /// needed, whatever the haystack's (unless a single letter has kilobytes of marks).
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
            words: None,
            window: Window::new(haystack),
            at: 0,
            found_to: 0,
            part: None,
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
    /// If only whole words are wanted.
    words: Option<Words>,
    window: Window<'h>,
    /// Up to where the folded text is searched.
    at: usize,
    /// Up to where matches cover the haystack.
    found_to: usize,
    part: Option<Part<'h>>,
}

/// The part of the haystack that was aligned last.
#[derive(Clone, Debug)]
struct Part<'h> {
    /// Where it begins.
    start: usize,
    aligned: Aligned<'h>,
    /// What was looked up in it last.
    near: Place,
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
        self.words = yes.then(|| Words::new(self.finder.needle()));
        self
    }

    /// The next match in the folded text.
    fn next_match(&mut self) -> Option<Range<usize>> {
        let length = self.finder.needle().len();
        if length == 0 {
            return None;
        }
        loop {
            if let Some(place) = self.finder.find(self.window.behind(self.at)) {
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
            // A match may begin in the last bytes.
            self.at = self.at.max((self.window.end() + 1).saturating_sub(length));
            if let Some(words) = &mut self.words {
                words.pass(self.at, &self.window);
            }
            self.window.forget(self.at);
            if !self.window.extend(&self.normalizer, length) {
                return None;
            }
        }
    }

    /// A match, or one that overlaps it, if it will do; or else where to search on.
    fn first_whole(&mut self, found: Range<usize>) -> Result<Range<usize>, usize> {
        let mut found = found;
        let Some(words) = &mut self.words else { return Ok(found) };
        loop {
            match words.judge(&found, self.finder.needle(), &mut self.window, &self.normalizer) {
                Judgement::Whole => return Ok(found),
                Judgement::Next(next) => found = next,
                Judgement::From(at) => return Err(at),
            }
        }
    }

    /// Where in the haystack a match came from.
    fn source_range(&mut self, found: Range<usize>) -> Range<usize> {
        let (from, to) = self.window.around(&found);
        let place = from.source..to.source;
        let is_same = |part: &Part<'_>| part.start == place.start && part.aligned.source().len() == place.len();
        let Part { start, aligned, near } = match &mut self.part {
            Some(part) if is_same(part) => part,
            part => part.insert(Part {
                start: place.start,
                aligned: self.normalizer.align(&self.window.haystack[place]),
                near: Place::default(),
            }),
        };
        let range = aligned.source_range_near(found.start - from.folded..found.end - from.folded, near);
        *start + range.start..*start + range.end
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

/// Tells whole words, in time that is linear in the folded text: matches come in ascending order.
#[derive(Clone, Debug)]
struct Words {
    /// The smallest distance at which the needle can overlap itself.
    period: usize,
    /// Up to where the folded text is passed, and whether what stands before is of a word, joiners aside.
    passed: usize,
    in_word: bool,
    /// A run of joiners, and whether what stands behind is of a word.
    ahead: Range<usize>,
    word_ahead: bool,
}

/// What is to be done with a match.
enum Judgement {
    Whole,
    /// The next match is this one.
    Next(Range<usize>),
    /// The next match does not begin before.
    From(usize),
}

impl Words {
    fn new(needle: &[u8]) -> Self {
        Self { period: period(needle), passed: 0, in_word: false, ahead: 0..0, word_ahead: false }
    }

    fn judge(
        &mut self,
        found: &Range<usize>,
        needle: &[u8],
        window: &mut Window<'_>,
        normalizer: &Normalizer,
    ) -> Judgement {
        self.pass(found.start, window);
        if !self.in_word && !self.is_word_ahead(found.end, window, normalizer) {
            return Judgement::Whole;
        }
        // The needle may have been found inside of itself: to search for all of it again at each place would take quadratic time.
        let (length, period) = (needle.len(), self.period);
        if period > length / 2 {
            return Judgement::From(found.start + period);
        }
        while window.end() < found.end + period && window.extend(normalizer, period) {}
        match window.behind(found.end).starts_with(&needle[length - period..]) {
            true => Judgement::Next(found.start + period..found.end + period),
            false => Judgement::From(found.end - period + 1),
        }
    }

    /// Notes what stands before `at`.
    fn pass(&mut self, at: usize, window: &Window<'_>) {
        let text = window.between(self.passed, at);
        if let Some(c) = text.chars().rev().find(|&c| !is_joiner(c)) {
            self.in_word = is_wordlike(c);
        }
        self.passed += text.len();
    }

    /// Whether what stands behind `at` is of a word, joiners aside.
    fn is_word_ahead(&mut self, at: usize, window: &mut Window<'_>, normalizer: &Normalizer) -> bool {
        if (self.ahead.start..=self.ahead.end).contains(&at) && !self.ahead.is_empty() {
            return self.word_ahead;
        }
        let mut from = at;
        let next = loop {
            let next = window.next_visible(from);
            from = window.end();
            if next.is_some() || !window.extend(normalizer, 0) {
                break next;
            }
        };
        self.ahead = at..next.map_or(from, |next| next.0);
        self.word_ahead = next.is_some_and(|next| is_wordlike(next.1));
        self.word_ahead
    }
}

fn is_wordlike(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c) || combining_class(c) != 0
}

/// The smallest distance at which a text can overlap itself: by its longest proper prefix that it also ends with (Knuth, Morris, Pratt).
fn period(text: &[u8]) -> usize {
    let mut prefixes = Vec::with_capacity(text.len());
    let mut prefix = 0;
    for (at, byte) in text.iter().enumerate() {
        while prefix > 0 && text[prefix] != *byte {
            prefix = prefixes[prefix - 1];
        }
        prefix += usize::from(at > 0 && text[prefix] == *byte);
        prefixes.push(prefix);
    }
    text.len() - prefix
}

/// What is folded of the haystack and not yet forgotten. Places in it count from the beginning of all that was folded.
#[derive(Clone, Debug)]
struct Window<'h> {
    haystack: &'h str,
    folded: String,
    /// How much was forgotten.
    gone: usize,
    /// Places where folding can be cut: from the beginning of what is folded to its end.
    places: Vec<Place>,
}

impl<'h> Window<'h> {
    fn new(haystack: &'h str) -> Self {
        Self { haystack, folded: String::new(), gone: 0, places: Vec::from([Place::default()]) }
    }

    fn end(&self) -> usize {
        self.gone + self.folded.len()
    }

    /// The folded text from `at` on.
    fn behind(&self, at: usize) -> &[u8] {
        &self.folded.as_bytes()[at - self.gone..]
    }

    /// The first character from `at` on that is no joiner, and where it stands.
    fn next_visible(&self, at: usize) -> Option<(usize, char)> {
        let mut chars = self.folded[at - self.gone..].char_indices();
        chars.find(|&(_, c)| !is_joiner(c)).map(|(place, c)| (at + place, c))
    }

    /// The folded text between a character's boundary and the last one to `to`.
    fn between(&self, from: usize, to: usize) -> &str {
        let text = &self.folded[from - self.gone..];
        let length = (0..=to - from).rev().find(|&length| text.is_char_boundary(length));
        &text[..length.unwrap_or(0)]
    }

    /// Folds some more, if there is more: so much source that a search for `length` bytes is not begun again too often.
    fn extend(&mut self, normalizer: &Normalizer, length: usize) -> bool {
        let source = self.places.last().map_or(0, |place| place.source);
        if source == self.haystack.len() {
            return false;
        }
        let source = normalizer.table().fold_some(self.haystack, source, STEP.max(length), &mut self.folded);
        self.places.push(Place { source, folded: self.end() });
        true
    }

    /// What lies before `at` is not needed any more.
    fn forget(&mut self, at: usize) {
        let keep = self.places.partition_point(|place| place.folded <= at).saturating_sub(1);
        let gone = self.places[keep].folded - self.gone;
        if gone >= SEARCHED {
            self.folded.drain(..gone);
            self.places.drain(..keep);
            self.gone += gone;
        }
    }

    /// The nearest places that a part of the folded text lies between.
    fn around(&self, part: &Range<usize>) -> (Place, Place) {
        let from = self.places.partition_point(|place| place.folded <= part.start).saturating_sub(1);
        let to = self.places.partition_point(|place| place.folded < part.end).min(self.places.len() - 1);
        (self.places[from], self.places[to])
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use proptest::prelude::*;

    use super::*;
    use crate::profile::Profile;

    /// Matches in the folded text, from left to right; with `whole_words`, of all that overlap the first that is one.
    fn naive(normalizer: &Normalizer, haystack: &str, needle: &str, whole_words: bool) -> Vec<Range<usize>> {
        let aligned = normalizer.align(haystack);
        let (folded, needle) = (aligned.as_str(), normalizer.normalize(needle));
        let (mut found, mut at, mut covered) = (Vec::new(), 0, 0);
        for (start, _) in folded.char_indices() {
            if start < at || needle.is_empty() || !folded[start..].starts_with(&*needle) {
                continue;
            }
            let end = start + needle.len();
            let before = folded[..start].chars().rev().find(|&c| !is_joiner(c)).is_some_and(is_wordlike);
            let behind = folded[end..].chars().find(|&c| !is_joiner(c)).is_some_and(is_wordlike);
            if whole_words && (before || behind) {
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

        /// Few letters, so that needles overlap themselves and matches meet every edge of a window.
        #[test]
        fn windows_make_no_difference(
            profile in profiles(), haystack in "[\u{628}\u{628}\u{628}\u{62A} \u{64E}\u{200C}]{0,300}",
            unit in "[\u{628}\u{628}\u{62A} \u{200C}]{1,3}", times in 1..30usize, rest in "[\u{628}\u{62A}]{0,1}", whole_words: bool
        ) {
            let normalizer = Normalizer::new(profile);
            let needle = format!("{}{rest}", unit.repeat(times));
            for haystack in [&haystack, &format!("{haystack}{}{haystack}", needle.repeat(3))] {
                let found: Vec<_> = normalizer.find(haystack, &needle).whole_words(whole_words).collect();
                prop_assert_eq!(&found, &naive(&normalizer, haystack, &needle, whole_words));
                let contains = normalizer.contains(haystack, &needle);
                prop_assert!(whole_words || contains != found.is_empty());
            }
        }

        #[test]
        fn periods(text in "[ab]{1,40}") {
            let overlaps = |by: &usize| text[*by..].bytes().eq(text[..text.len() - by].bytes());
            prop_assert_eq!(Some(period(text.as_bytes())), (1..=text.len()).find(overlaps));
        }
    }
}
