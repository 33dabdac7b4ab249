//! Rewrites a word whose units are all in memory at once. The machine sees a word through a window instead, because a word of a stream
//! can be of any length.

use super::ending::{LISTED, may_begin_listed, may_end_listed, waw_before_alefs};
use super::unit::{Signs, Unit};
use super::word::{Letters, rewrite};
use crate::unicode::names::{ALEF, SPACE};

/// The most units of a word that is rewritten here.
const MOST: usize = 32;

/// The units of a word, and the letters that they become. It is used for one word after another.
#[derive(Clone, Debug)]
pub(crate) struct WholeWord {
    units: [Unit; MOST],
    sources: [usize; MOST],
    count: usize,
    /// Which units a rule may be about. The second lowest bit stands for the first unit, the next one for the second unit.
    asked: u64,
    written: Written,
}

/// Letters and the source positions that they come from.
#[derive(Clone, Debug)]
struct Written {
    /// A rule writes at most two letters for a unit.
    letters: [(char, usize); 2 * MOST],
    length: usize,
    /// Where the second word begins, if a vocative stands before it.
    start: usize,
    /// The source position of a vocative whose space is written as soon as a letter follows.
    space: Option<usize>,
}

impl WholeWord {
    pub(crate) const fn new() -> Self {
        let written = Written { letters: [('\0', 0); 2 * MOST], length: 0, start: 0, space: None };
        Self { units: [Unit::NOTHING; MOST], sources: [0; MOST], count: 0, asked: 0, written }
    }

    /// Begins a new word.
    pub(crate) fn clear(&mut self) {
        (self.count, self.asked) = (0, 0);
    }

    /// Adds a letter with marks. `asked` has the signs for which a rule may be about the letter, and those for which one may be about those
    /// beside it. Returns `None` if there is no room.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(crate) fn take_letter(&mut self, letter: &Unit, marks: Signs, source: usize, asked: &[Signs; 2]) -> Option<()> {
        let unit = self.units.get_mut(self.count)?;
        *unit = Unit { signs: letter.signs.or(marks), ..*letter };
        let beside = if unit.has_any(asked[1]) { 5 } else { 0 };
        self.asked |= (beside | if unit.has_any(asked[0]) { 2 } else { 0 }) << self.count;
        self.sources[self.count] = source;
        self.count += 1;
        Some(())
    }

    /// Adds any other unit. A small letter at the start of a word is dropped. Returns `None` if there is no room.
    pub(crate) fn take(&mut self, unit: Unit, source: usize) -> Option<()> {
        if self.count > 0 || !unit.is_small() {
            self.asked |= (if unit.is_dagger_alef() { 3 } else { 7 }) << self.count;
            self.take_letter(&unit, Signs::NONE, source, &[Signs::NONE; 2])?;
        }
        Some(())
    }

    /// Returns the units if each becomes its letter.
    pub(crate) fn unchanged(&self) -> Option<&[Unit]> {
        let units = &self.units[..self.count];
        let is_plain = self.asked & ((2 << self.count) - 1) <= 1;
        let [.., second, last] = units else { return None };
        (is_plain && !may_end_listed(second.letter, last.letter)).then_some(units)
    }

    /// Returns what becomes of the word, with the source of each letter.
    pub(crate) fn rewrite(&mut self) -> &[(char, usize)] {
        let Self { units, sources, count, asked, written } = self;
        let (units, sources) = (&units[..*count], &sources[..*count]);
        (written.length, written.start, written.space) = (0, 0, None);
        let (mut at, mut lost) = (0, None);
        while at < units.len() {
            if *asked >> at & 2 == 0 {
                written.push(units[at].letter, lost.take().unwrap_or(sources[at]));
                at += 1;
            } else {
                at += rewrite(units, at, at, sources[at], &mut lost, written);
            }
        }
        written.finish();
        &written.letters[..written.length]
    }
}

impl Written {
    /// Applies the rules for endings.
    fn finish(&mut self) {
        let word = &self.letters[self.start..self.length];
        if word.last().is_some_and(|last| last.0 == ALEF) {
            let waw = waw_before_alefs(word).filter(|&waw| waw + self.start > 0);
            self.length = waw.map_or(self.length, |waw| self.start + waw + 1);
        }
        let word = &mut self.letters[self.start..self.length];
        if !may_begin_listed(word) {
            return;
        }
        let is_it = |from: &str| from.len() == 2 * word.len() && from.chars().eq(word.iter().map(|letter| letter.0));
        let Some((from, to)) = LISTED.iter().find(|(from, _)| is_it(from)) else { return };
        // Letters that both begin with keep their places.
        let same = from.chars().zip(to.chars()).take_while(|(from, to)| from == to).count();
        let source = word[same.min(word.len() - 1)].1;
        self.length = self.start + to.chars().count();
        for (place, letter) in to.chars().enumerate() {
            let source = if place < same { self.letters[self.start + place].1 } else { source };
            self.letters[self.start + place] = (letter, source);
        }
    }
}

impl Letters for Written {
    fn is_at_start(&self) -> bool {
        self.length == self.start
    }

    fn is_empty(&self) -> bool {
        self.length == 0
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn push(&mut self, letter: char, source: usize) {
        if letter == SPACE {
            (self.space, self.start) = (Some(source), self.length);
            return;
        }
        if let Some(source) = self.space.take() {
            self.letters[self.length] = (SPACE, source);
            self.length += 1;
            self.start = self.length;
        }
        self.letters[self.length] = (letter, source);
        self.length += 1;
    }

    fn change_last(&mut self, letter: char) {
        if self.length > self.start {
            self.letters[self.length - 1].0 = letter;
        }
    }
}
