//! The rules that look at neighbours. They come last and see the output, so a second fold finds nothing to do.

use alloc::vec::Vec;

use super::rules::Rules;
use super::sink::Sink;
use crate::unicode::names::*;
use crate::unicode::{arabic_digit_value, is_combining_mark, is_joiner, is_letter, is_mark, is_small_letter, is_space};

/// Marks behind a letter that may turn out to be its case ending: as many are held as `cluster` holds, others pass.
const ENDINGS: usize = 64;

#[derive(Clone, Debug)]
pub(crate) struct Neighbours {
    /// The last character put out.
    last: Option<char>,
    /// How often `last` was put in, in a row.
    run: u32,
    /// Where the second letter of a run came from, which may wait.
    second_source: usize,
    /// A separator behind a digit, and where it came from.
    separator: Option<(char, usize)>,
    endings: [char; ENDINGS],
    endings_held: usize,
    endings_source: usize,
    /// `last` is a letter or a mark on one. Only where case endings go.
    on_letter: bool,
    /// `last` is of a word, or a mark on what is. Only where phrases expand.
    on_word: bool,
    /// Where the phrase came from of which this is the end.
    behind_phrase: Option<usize>,
    /// White space that goes if nothing comes behind it, and where it came from.
    white: Vec<(char, usize)>,
}

impl Neighbours {
    pub(crate) const fn new() -> Self {
        Self {
            last: None,
            run: 0,
            second_source: 0,
            separator: None,
            endings: ['\0'; ENDINGS],
            endings_held: 0,
            endings_source: 0,
            on_letter: false,
            on_word: false,
            behind_phrase: None,
            white: Vec::new(),
        }
    }

    pub(crate) fn is_new(&self) -> bool {
        self.last.is_none()
    }

    /// Whether what comes next, beginning with the output `next`, is independent of what was put out.
    pub(crate) fn is_clear(&mut self, rules: &Rules, next: char, sink: &mut impl Sink) -> bool {
        self.release_white(rules, sink);
        let in_run = rules.longest_run().is_some() && self.last == Some(next) && is_letter(next);
        let in_spaces = rules.collapses_spaces() && next == SPACE;
        if in_run || in_spaces || self.separator.is_some() || self.endings_held > 0 || self.behind_phrase.is_some() {
            return false;
        }
        self.release_second(rules, sink);
        *self = Self::new();
        true
    }

    pub(crate) fn emit(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        // Nor is a mark on the phrase's last letter, with which it could compose.
        let apart = |_: &usize| is_wordlike(c) || is_combining_mark(c);
        if let Some(phrase) = self.behind_phrase.take().filter(apart) {
            self.release_endings(rules, false, sink);
            let now = sink.source();
            sink.set_source(phrase);
            self.emit_separated(rules, SPACE, sink);
            sink.set_source(now);
        }
        if rules.removes_case_endings() && self.holds_ending(c, sink.source()) {
            return;
        }
        self.release_endings(rules, continues_word(c), sink);
        self.emit_separated(rules, c, sink);
    }

    /// The entry of one's own for `c`.
    pub(crate) fn emit_own(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        for c in rules.own(c).unwrap_or_default().chars() {
            self.emit(rules, c, sink);
        }
    }

    /// The words of a phrase, set off from words beside them.
    pub(crate) fn begin_phrase(&mut self, rules: &Rules, sink: &mut impl Sink) {
        self.release_endings(rules, false, sink);
        self.release_separator(rules, None, sink);
        if self.on_word && self.white.is_empty() {
            self.emit_separated(rules, SPACE, sink);
        }
        self.behind_phrase = None;
    }

    pub(crate) fn end_phrase(&mut self, sink: &impl Sink) {
        self.behind_phrase = Some(sink.source());
    }

    /// Nothing follows.
    pub(crate) fn finish(&mut self, rules: &Rules, sink: &mut impl Sink) {
        self.release_endings(rules, false, sink);
        self.release_separator(rules, None, sink);
        self.release_second(rules, sink);
        *self = Self::new();
    }

    fn holds_ending(&mut self, c: char, source: usize) -> bool {
        if !is_mark(c) || !self.on_letter || self.endings_held == ENDINGS {
            return false;
        }
        if self.endings_held == 0 {
            self.endings_source = source;
        }
        self.endings[self.endings_held] = c;
        self.endings_held += 1;
        true
    }

    fn release_endings(&mut self, rules: &Rules, word_goes_on: bool, sink: &mut impl Sink) {
        let (endings, held) = (self.endings, core::mem::take(&mut self.endings_held));
        let now = sink.source();
        sink.set_source(self.endings_source);
        for &mark in &endings[..held] {
            if word_goes_on || !is_case_ending(mark) {
                self.emit_separated(rules, mark, sink);
            }
        }
        sink.set_source(now);
    }

    fn emit_separated(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        self.release_separator(rules, Some(c), sink);
        if rules.separator(c).is_some() && self.behind().is_some_and(is_digit) && rules.own(c).is_none() {
            self.separator = Some((c, sink.source()));
        } else {
            self.put(rules, c, sink);
        }
    }

    fn release_separator(&mut self, rules: &Rules, next: Option<char>, sink: &mut impl Sink) {
        if let Some((separator, source)) = self.separator.take() {
            let mapped = rules.separator(separator).filter(|_| next.is_some_and(is_digit));
            let now = sink.source();
            sink.set_source(source);
            self.put(rules, mapped.unwrap_or(separator), sink);
            sink.set_source(now);
        }
    }

    /// White space at the ends of the text.
    fn put(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        if !rules.trims(c) {
            self.release_white(rules, sink);
            self.put_inner(rules, c, sink);
        } else if self.last.is_some() {
            self.on_letter = false;
            self.white.push((c, sink.source()));
        }
    }

    /// The last character, put out or held.
    fn behind(&self) -> Option<char> {
        self.white.last().map(|white| white.0).or(self.last)
    }

    fn release_white(&mut self, rules: &Rules, sink: &mut impl Sink) {
        let now = sink.source();
        for (c, source) in core::mem::take(&mut self.white) {
            sink.set_source(source);
            self.put_inner(rules, c, sink);
        }
        sink.set_source(now);
    }

    /// Runs of spaces and of letters.
    fn put_inner(&mut self, rules: &Rules, c: char, sink: &mut impl Sink) {
        let c = if rules.collapses_spaces() && is_space(c) { SPACE } else { c };
        self.on_letter = rules.removes_case_endings() && (is_letter(c) || self.on_letter && is_mark(c));
        if rules.expands_phrases() && !is_combining_mark(c) {
            self.on_word = is_wordlike(c);
        }
        if self.last != Some(c) {
            self.release_second(rules, sink);
            (self.last, self.run) = (Some(c), 1);
            return sink.push(c);
        }
        if rules.collapses_spaces() && c == SPACE {
            return;
        }
        self.run = self.run.saturating_add(1);
        if self.run == 2 {
            self.second_source = sink.source();
        }
        let longest = rules.longest_run().filter(|_| is_letter(c)).unwrap_or(u32::MAX);
        // The second of two letters stays, of three it goes: under CollapseTo1 it waits for `release_second`.
        if self.run <= longest {
            sink.push(c);
        }
    }

    /// The second letter of a run that ended with two.
    fn release_second(&mut self, rules: &Rules, sink: &mut impl Sink) {
        if let (Some(1), 2, Some(last)) = (rules.longest_run(), self.run, self.last.filter(|&c| is_letter(c))) {
            let now = sink.source();
            sink.set_source(self.second_source);
            sink.push(last);
            sink.set_source(now);
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || arabic_digit_value(c).is_some()
}

/// Short vowels and tanwin, closed and open.
fn is_case_ending(c: char) -> bool {
    matches!(c, FATHATAN..=KASRA | OPEN_FATHATAN..=OPEN_KASRATAN)
}

fn continues_word(c: char) -> bool {
    is_letter(c) || is_mark(c) || is_small_letter(c) || is_joiner(c) || c == TATWEEL
}

fn is_wordlike(c: char) -> bool {
    c.is_alphanumeric() || continues_word(c) && !is_joiner(c)
}
