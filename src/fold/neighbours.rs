//! The rules that look at neighbours. They come last and see the output, so a second fold changes
//! nothing.

use alloc::vec::Vec;

use super::places::{Item, Joint, Places};
use super::rules::{Rules, is_form_of_marks};
use super::sink::Sink;
use crate::unicode::names::*;
use crate::unicode::{
    Class, arabic_digit_value, is_combining_mark, is_direction_control, is_foreign_mark, is_ignorable, is_joiner,
    is_letter, is_looked_through, is_mark, is_small_letter, is_space, is_word_character,
};

/// The maximum number of marks that are held behind a letter because one may turn out to be its
/// case ending. `cluster` holds as many; further marks are put out at once.
const ENDINGS: usize = 64;

#[derive(Clone, Debug)]
pub(crate) struct Neighbours {
    /// The last character that was put out.
    last: Option<char>,
    /// How often `last` came in a row.
    run: u32,
    /// The source of the second letter of a run, which may be held back.
    second_source: usize,
    /// A separator that is held back behind a digit, and its source.
    separator: Option<(char, usize)>,
    endings: [char; ENDINGS],
    endings_held: usize,
    endings_source: usize,
    /// Whether `last` is a letter or a mark on one. This field is set only where case endings are
    /// removed.
    on_letter: bool,
    /// Whether `last` belongs to a word, or is a mark on what does. This field is set only where
    /// phrases are expanded.
    on_word: bool,
    /// Whether `last` is a no-break space, or belongs to one. This field is set only where phrases
    /// are expanded.
    on_no_break_space: bool,
    /// The source of the phrase that ends here.
    behind_phrase: Option<usize>,
    /// White space that is removed if nothing comes behind it, and its sources.
    white: Vec<(char, usize)>,
    /// Whether something visible was removed behind `last`.
    removed: bool,
    /// Whether a kept mark is on what is put out next.
    bears: bool,
    /// Whether what is put out next carries marks inside a word, and is no space for other rules.
    carries: bool,
    last_put: LastPut,
    /// A letter that waits for the one behind it.
    pub(super) places: Places,
}

/// The last character, put out or held, with what attaches to another character skipped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LastPut {
    /// The last character if tatweel and what carries marks inside a word are skipped as well.
    pub(crate) base: Option<char>,
    /// The last character if they are not skipped.
    pub(crate) beside: Option<char>,
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
            on_no_break_space: false,
            behind_phrase: None,
            white: Vec::new(),
            removed: false,
            bears: false,
            carries: false,
            last_put: LastPut { base: None, beside: None },
            places: Places::new(),
        }
    }

    /// Notes that something visible was removed behind what was put out.
    pub(crate) fn note_removed(&mut self, rules: &Rules) {
        self.removed = rules.is_canonical();
    }

    /// Returns whether the space that comes next may be removed with what stood alone before it.
    pub(crate) fn awaits_space(&self) -> bool {
        self.removed
    }

    pub(crate) fn last_put(&self) -> LastPut {
        self.last_put
    }

    /// Returns whether `c` is a space in front of which a mark or a sign was removed that stood
    /// behind another space. Then one of the two spaces is removed as well. A space that bears a
    /// mark is kept, because the mark would otherwise fall to the other space.
    fn is_left_over(&self, c: char) -> bool {
        self.removed && !self.bears && parts_words(c) && self.last.is_some_and(parts_words)
    }

    pub(crate) fn is_new(&self) -> bool {
        self.last.is_none() && !self.places.is_waiting()
    }

    /// Returns whether what comes next, beginning with the output `next`, is independent of what
    /// was put out.
    pub(crate) fn is_clear(&mut self, rules: &Rules, next: char, sink: &mut dyn Sink) -> bool {
        if self.places.awaits(rules, next) {
            return false;
        }
        self.settle(rules, is_letter(next), sink);
        self.release_white(rules, sink);
        let in_run = rules.longest_run().is_some() && self.last == Some(next) && is_letter(next);
        let in_spaces = self.is_left_over(next) || self.last == Some(SPACE) && rules.collapses(next);
        if in_run || in_spaces || self.separator.is_some() || self.endings_held > 0 || self.behind_phrase.is_some() {
            return false;
        }
        self.release_second(rules, sink);
        *self = Self::new();
        true
    }

    /// Notes that a joiner or a tatweel behind what was put out was removed.
    pub(crate) fn note_joint(&mut self, joint: Option<Joint>) {
        self.places.note_joint(joint);
    }

    pub(crate) fn emit(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        self.emit_placed(rules, c, is_looked_through(c), sink);
    }

    fn emit_placed(&mut self, rules: &Rules, c: char, looks_through: bool, sink: &mut dyn Sink) {
        let before = self.last_put.base;
        if c == TATWEEL {
            self.last_put.beside = Some(c);
        } else if !is_looked_through(c) {
            self.last_put = LastPut { base: Some(c), beside: Some(c) };
        }
        if rules.asks_for_places {
            let item = Item { c, source: sink.source(), bears: self.bears, carries: self.carries };
            if self.places.take(rules, item, looks_through, before) {
                return;
            }
            if self.places.is_waiting() {
                self.settle(rules, is_letter(c) && !looks_through, sink);
                if self.places.take(rules, item, looks_through, before) {
                    return;
                }
            }
        }
        self.put_out(rules, c, sink);
    }

    /// Puts out an item that waited.
    pub(super) fn put_placed(&mut self, rules: &Rules, item: Item, sink: &mut dyn Sink) {
        let now = (self.bears, self.carries);
        (self.bears, self.carries) = (item.bears, item.carries);
        self.put_out(rules, item.c, sink);
        (self.bears, self.carries) = now;
    }

    fn put_out(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        // An invisible character, or the colour of an emoji, does not separate a phrase from what
        // is set off from it.
        let is_between = is_invisible(c) || Class::of(c).is_transparent() && !is_wordlike(c);
        if !is_between || is_combining_mark(c) {
            self.leave_phrase(rules, c, sink);
        }
        if rules.removes_case_endings() && self.holds_ending(c, sink.source()) {
            return;
        }
        self.release_endings(rules, continues_word(c) || self.carries, sink);
        self.emit_separated(rules, c, sink);
    }

    /// Sets off `c` from a phrase before it, if `c` belongs to a word or binds to one. A mark is
    /// set off too, because it could compose with the last letter of the phrase.
    fn leave_phrase(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        if is_wordlike(c) || binds(c) || is_combining_mark(c) {
            self.part_from_phrase(rules, sink);
        }
        self.behind_phrase = None;
    }

    /// Puts out the space between a phrase and what comes next.
    pub(crate) fn part_from_phrase(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        if let Some(phrase) = self.behind_phrase.take() {
            self.release_endings(rules, false, sink);
            let now = sink.source();
            sink.set_source(phrase);
            self.emit_separated(rules, SPACE, sink);
            sink.set_source(now);
        }
    }

    /// Puts out a letter or sign. `bears` says whether a kept mark is on it.
    pub(crate) fn emit_base(&mut self, rules: &Rules, c: char, bears: bool, sink: &mut dyn Sink) {
        self.bears = bears;
        self.emit(rules, c, sink);
        self.bears = false;
    }

    /// Puts out a no-break space that carries marks. `is_of_word` says whether an Arabic mark is
    /// kept on it, so that it is no space.
    pub(crate) fn emit_carrier(&mut self, rules: &Rules, c: char, is_of_word: bool, sink: &mut dyn Sink) {
        let base = self.last_put.base;
        (self.carries, self.bears) = (is_of_word, true);
        self.emit_placed(rules, c, true, sink);
        (self.carries, self.bears) = (false, false);
        self.last_put = LastPut { base, beside: Some(c) };
    }

    /// Puts out the custom mapping of `c`.
    pub(crate) fn emit_own(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        let mut own = rules.own(c).unwrap_or_default().chars();
        while let Some(c) = own.next() {
            let bears = own.clone().next().is_some_and(is_combining_mark);
            self.emit_base(rules, c, bears, sink);
        }
    }

    /// Begins a phrase, whose words are set off from words beside them.
    pub(crate) fn begin_phrase(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.settle(rules, false, sink);
        self.places = Places::new();
        self.last_put = LastPut { base: None, beside: None };
        self.release_endings(rules, !self.is_on_word(), sink);
        self.release_separator(rules, None, sink);
        if self.is_on_word() {
            self.emit_separated(rules, SPACE, sink);
        }
        self.behind_phrase = None;
    }

    fn is_on_word(&self) -> bool {
        self.on_word && self.white.is_empty()
    }

    pub(crate) fn end_phrase(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.settle(rules, false, sink);
        self.places = Places::new();
        self.behind_phrase = Some(sink.source());
        self.last_put = LastPut { base: None, beside: None };
    }

    /// Puts out what is held back, because nothing follows.
    pub(crate) fn finish(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.settle(rules, false, sink);
        self.release_endings(rules, false, sink);
        self.release_separator(rules, None, sink);
        self.release_second(rules, sink);
        *self = Self::new();
    }

    fn holds_ending(&mut self, c: char, source: usize) -> bool {
        if !(is_mark(c) || is_foreign_mark(c)) || !self.on_letter || self.endings_held == ENDINGS {
            return false;
        }
        if self.endings_held == 0 {
            self.endings_source = source;
        }
        self.endings[self.endings_held] = c;
        self.endings_held += 1;
        true
    }

    fn release_endings(&mut self, rules: &Rules, word_goes_on: bool, sink: &mut dyn Sink) {
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

    fn emit_separated(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        self.release_separator(rules, Some(c), sink);
        if rules.separator(c).is_some() && self.behind().is_some_and(is_digit) && rules.own(c).is_none() {
            self.separator = Some((c, sink.source()));
        } else {
            self.put(rules, c, sink);
        }
    }

    fn release_separator(&mut self, rules: &Rules, next: Option<char>, sink: &mut dyn Sink) {
        if let Some((separator, source)) = self.separator.take() {
            let mapped = rules.separator(separator).filter(|_| next.is_some_and(is_digit));
            let now = sink.source();
            sink.set_source(source);
            self.put(rules, mapped.unwrap_or(separator), sink);
            sink.set_source(now);
        }
    }

    /// Removes white space at the ends of the text, if the profile trims it. Other characters are
    /// passed on.
    fn put(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        if !rules.trims(c) {
            self.release_white(rules, sink);
            self.put_inner(rules, c, sink);
        } else if self.last.is_some() {
            self.on_letter = false;
            self.white.push((c, sink.source()));
        }
    }

    /// Returns the last character, put out or held.
    fn behind(&self) -> Option<char> {
        self.white.last().map(|white| white.0).or(self.last)
    }

    fn release_white(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        let now = sink.source();
        for (c, source) in core::mem::take(&mut self.white) {
            sink.set_source(source);
            self.put_inner(rules, c, sink);
        }
        sink.set_source(now);
    }

    /// Collapses runs of spaces and of letters, and removes a left-over space.
    fn put_inner(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        if self.is_left_over(c) {
            self.removed = false;
            return;
        }
        self.removed = false;
        if rules.expands_phrases() {
            self.note_word(c);
        }
        let c = if rules.collapses(c) && !self.carries { SPACE } else { c };
        self.on_letter =
            rules.removes_case_endings() && (is_letter(c) || self.on_letter && (is_mark(c) || is_foreign_mark(c)));
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
        // The second of exactly two letters is kept, but the second of three is removed. So under
        // `CollapseTo1` it waits for `release_second`.
        if self.run <= longest {
            sink.push(c);
        }
    }

    fn note_word(&mut self, c: char) {
        if !is_attached(c) {
            self.on_word = is_wordlike(c) || binds(c) || continues_address(c);
            self.on_no_break_space = matches!(c, NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE);
        }
        // A letter behind the mark would make the space a carrier.
        self.on_word |= self.on_no_break_space && (is_mark(c) || is_form_of_marks(c));
    }

    /// Puts out the second letter of a run that ended with two.
    fn release_second(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        if let (Some(1), 2, Some(last)) = (rules.longest_run(), self.run, self.last.filter(|&c| is_letter(c))) {
            let now = sink.source();
            sink.set_source(self.second_source);
            sink.push(last);
            sink.set_source(now);
        }
    }
}

/// Returns whether `c` is a space that separates words. A tab is none, since it separates cells,
/// nor is NARROW NO-BREAK SPACE, which joins words of other scripts.
pub(super) fn parts_words(c: char) -> bool {
    is_space(c) && !matches!(c, '\t' | NARROW_NO_BREAK_SPACE)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || arabic_digit_value(c).is_some()
}

/// Returns whether `c` is a short vowel or a tanwin, closed or open.
fn is_case_ending(c: char) -> bool {
    matches!(c, FATHATAN..=KASRA | OPEN_FATHATAN..=OPEN_KASRATAN)
}

fn continues_word(c: char) -> bool {
    is_letter(c) || is_mark(c) || is_small_letter(c) || is_joiner(c) || c == TATWEEL
}

/// Returns whether the words of a phrase behind `c` would be one token with it: `c` is a sign of
/// tags, names and words.
fn binds(c: char) -> bool {
    let class = Class::of(c);
    class.is_connector() || matches!(class, Class::HASH | Class::AT) || c == NARROW_NO_BREAK_SPACE
}

/// Returns whether `c` is a sign behind which the words of a phrase would belong to a URL.
fn continues_address(c: char) -> bool {
    let never = matches!(c, '(' | '[' | '{' | '}' | '"' | '<' | '>' | '|' | '\\' | '^' | '`');
    c.is_ascii_punctuation() && !never || c == EN_DASH
}

const EN_DASH: char = '\u{2013}';

fn is_invisible(c: char) -> bool {
    is_direction_control(c) || is_joiner(c) || is_ignorable(c)
}

/// Returns whether `c` belongs to what stands before it. A few invisible characters do not, because
/// they are letters.
fn is_attached(c: char) -> bool {
    is_combining_mark(c) || is_invisible(c) && !is_word_character(c) || Class::of(c).is_transparent()
}

fn is_wordlike(c: char) -> bool {
    is_word_character(c) || continues_word(c) && !is_joiner(c)
}
