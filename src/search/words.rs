//! Checks whether a match is a whole word: whether it begins where a word of the haystack begins
//! and ends where one ends.
//!
//! Words are those that [`words`](crate::words) returns for the haystack, and their boundaries are
//! byte offsets in the source. So the first and the last character of a match are mapped to the
//! source, and the tokens around these two offsets are looked up. Both lookups move through the
//! haystack from left to right only, as matches do. That keeps time linear and memory constant,
//! however long the tokens are. Characters that the fold removes do not count: a match begins a
//! word if everything of the word that stands before the match was removed.

use alloc::vec::Vec;
use core::ops::Range;

use memchr::memrchr;

use super::haystack::Haystack;
use crate::normalizer::Normalizer;
use crate::profile::{PhraseSigns, Profile};
use crate::tokenizer::{Tokens, tokenize};
use crate::unicode::names::SPACE;
use crate::unicode::{is_letter, phrase_words};

/// Where the next match is at least this many bytes away, the tokens up to the last line break
/// before it are skipped.
const FAR: usize = if cfg!(test) { 8 } else { 4 * 1024 };

/// What [`WordMatcher`] needs to know of a needle and a profile.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordRules {
    /// The smallest distance at which the needle can overlap itself.
    period: usize,
    /// Whether adjacent Arabic letters of the folded text always belong to one word.
    letters_share_word: bool,
    /// Whether phrase signs count as words, since the profile expands them to words.
    expands: bool,
}

impl WordRules {
    pub(super) fn new(needle: &[u8], profile: &Profile) -> Self {
        let expands = profile.phrase_signs() == PhraseSigns::Expand;
        Self { period: period(needle), letters_share_word: letters_share_word(profile), expands }
    }
}

/// Checks whether matches, which must come in ascending order, are whole words.
#[derive(Clone, Debug)]
pub(super) struct WordMatcher<'h> {
    rules: WordRules,
    /// The token around the first character of a match.
    at_start: TokenCursor<'h>,
    /// The token around the last character of a match.
    at_end: TokenCursor<'h>,
}

/// The result of checking a match.
pub(super) enum WordCheck {
    Whole,
    /// The match is no whole word, and the next match has this range.
    Next(Range<usize>),
    /// The match is no whole word, and the next match begins at this offset or later.
    From(usize),
}

impl<'h> WordMatcher<'h> {
    pub(super) fn new(rules: WordRules, haystack: &'h str) -> Self {
        let cursor = TokenCursor::new(haystack, rules.expands);
        Self { rules, at_start: cursor.clone(), at_end: cursor }
    }

    pub(super) fn check(
        &mut self,
        found: &Range<usize>,
        needle: &[u8],
        haystack: &mut Haystack<'h>,
        normalizer: &Normalizer,
    ) -> WordCheck {
        if self.is_whole(found, haystack, normalizer) {
            return WordCheck::Whole;
        }
        // The next match may overlap this one. Searching for the whole needle again at each place
        // would take quadratic time, so only the bytes behind this match are compared.
        let (length, period) = (needle.len(), self.rules.period);
        if period > length / 2 {
            return WordCheck::From(found.start + period);
        }
        while haystack.end() < found.end + period && haystack.extend(normalizer) {}
        match haystack.folded_from(found.end).starts_with(&needle[length - period..]) {
            true => WordCheck::Next(found.start + period..found.end + period),
            false => WordCheck::From(found.end - period + 1),
        }
    }

    fn is_whole(&mut self, found: &Range<usize>, haystack: &mut Haystack<'h>, normalizer: &Normalizer) -> bool {
        let (before, first) = (haystack.char_before(found.start), haystack.char_at(found.start, normalizer));
        let (last, after) = (haystack.char_before(found.end), haystack.char_at(found.end, normalizer));
        if self.is_inside_word(before, first) || self.is_inside_word(last, after) {
            return false;
        }
        let length = |c: Option<char>| c.map_or(0, char::len_utf8);
        let context = found.start - length(before)..found.end + length(after);
        let first = found.start..found.start + length(first);
        let last = found.end - length(last)..found.end;
        let mut to_source = |range| haystack.source_range(range, &context, normalizer);
        self.begins_word(before, first, context.start, &mut to_source)
            && self.ends_word(last, after, context.end, &mut to_source)
    }

    /// Whether two adjacent characters of the folded text certainly belong to one word. Rejects
    /// most matches without aligning.
    fn is_inside_word(&self, left: Option<char>, right: Option<char>) -> bool {
        let is_base_letter = |c: char| c < '\u{FB50}' && is_letter(c);
        self.rules.letters_share_word && left.is_some_and(is_base_letter) && right.is_some_and(is_base_letter)
    }

    /// Whether a word begins with the folded character at `first`, which follows `before`, which
    /// begins at `context`.
    fn begins_word(
        &mut self,
        before: Option<char>,
        first: Range<usize>,
        context: usize,
        to_source: &mut impl FnMut(Range<usize>) -> Range<usize>,
    ) -> bool {
        let start = first.start;
        let Some(word) = self.at_start.word_at(to_source(first).start) else { return false };
        // A folded space inside a token was inserted by the fold: it separates words of a phrase.
        let starts_text = matches!(before, None | Some(SPACE));
        starts_text || to_source(context..start).start < word.start
    }

    /// Whether a word ends with the folded character at `last`, which precedes `after`, which ends
    /// at `context`.
    fn ends_word(
        &mut self,
        last: Range<usize>,
        after: Option<char>,
        context: usize,
        to_source: &mut impl FnMut(Range<usize>) -> Range<usize>,
    ) -> bool {
        let end = last.end;
        let Some(word) = self.last_word_at(to_source(last).start) else { return false };
        let ends_text = matches!(after, None | Some(SPACE));
        ends_text || word.end <= to_source(end..context).start
    }

    /// The word around the last character of a match. It may be the word around the first one.
    fn last_word_at(&mut self, at: usize) -> Option<Range<usize>> {
        if self.at_end.token.end <= self.at_start.token.start {
            self.at_end = self.at_start.clone();
        }
        self.at_end.word_at(at)
    }
}

/// Whether adjacent Arabic letters of the folded text belong to one word of the source. They do
/// unless the profile removes characters that separate words.
fn letters_share_word(profile: &Profile) -> bool {
    profile.model().is_none() && profile.own_entries().is_empty() && profile.phrase_signs() != PhraseSigns::Remove
}

/// Moves from token to token of a text.
#[derive(Clone, Debug)]
struct TokenCursor<'h> {
    text: &'h str,
    /// Whether phrase signs count as words, since the profile expands them to words.
    expands: bool,
    /// Where in `text` the tokens begin.
    base: usize,
    tokens: Tokens<'h>,
    /// The current token, in bytes of `text`.
    token: Range<usize>,
    is_word: bool,
}

impl<'h> TokenCursor<'h> {
    fn new(text: &'h str, expands: bool) -> Self {
        Self { text, expands, base: 0, tokens: tokenize(text), token: 0..0, is_word: false }
    }

    /// Returns the word that holds the character at `at`, if one does. Places must come in
    /// ascending order, except within one token.
    fn word_at(&mut self, at: usize) -> Option<Range<usize>> {
        self.skip_lines(at);
        while self.token.end <= at {
            self.advance();
        }
        (self.is_word && self.token.start <= at).then(|| self.token.clone())
    }

    fn advance(&mut self) {
        let Some(token) = self.tokens.next() else {
            (self.token, self.is_word) = (self.text.len()..usize::MAX, false);
            return;
        };
        let is_phrase = || token.text.chars().next().and_then(phrase_words).is_some();
        self.is_word = token.kind.is_word() || self.expands && is_phrase();
        self.token = self.base + token.span.start..self.base + token.span.end;
    }

    /// Skips to the last line before `at`, if `at` is far away. No token depends on what precedes a
    /// line feed.
    fn skip_lines(&mut self, at: usize) {
        if at < self.token.end.saturating_add(FAR) {
            return;
        }
        if let Some(line_feed) = memrchr(b'\n', &self.text.as_bytes()[self.token.end..at]) {
            self.base = self.token.end + line_feed + 1;
            self.tokens = tokenize(&self.text[self.base..]);
            (self.token, self.is_word) = (self.base..self.base, false);
        }
    }
}

/// Returns the smallest distance at which a text can overlap itself. It follows from the longest
/// proper prefix that is also a suffix (Knuth, Morris, Pratt).
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

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use proptest::prelude::*;

    use super::*;
    use crate::tokenizer::Tokenizer;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn periods(text in "[ab]{1,40}") {
            let overlaps = |by: &usize| text[*by..].bytes().eq(text[..text.len() - by].bytes());
            prop_assert_eq!(Some(period(text.as_bytes())), (1..=text.len()).find(overlaps));
        }

        /// `TokenCursor::skip_lines` relies on this property.
        #[test]
        fn tokens_begin_anew_behind_a_line_break(
            text in "[ab@.:/#\\-_1 \n\r\u{628}\u{62A}\u{64E}\u{640}\u{200B}\u{200D}\u{200F}\u{FDFA}\u{1F468}\u{1F1E6}\u{60C}&;()]{0,60}"
        ) {
            let spans = |text: &str, base: usize| -> Vec<(usize, String)> {
                let tokens = Tokenizer::new().spaces(true).tokens(text);
                tokens.map(|token| (base + token.span.start, token.text.into())).collect()
            };
            let whole = spans(&text, 0);
            for (line_feed, _) in text.match_indices('\n') {
                let rest = spans(&text[line_feed + 1..], line_feed + 1);
                prop_assert!(whole.ends_with(&rest), "{:?} behind {line_feed}", text);
            }
        }
    }
}
