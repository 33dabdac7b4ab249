//! A word, read unit by unit, and the view of it that rules have.

use super::ending::{Ending, Put};
use super::unit::{Kind, Unit};
use super::{dagger_alef, hamza, letters};
use crate::unicode::names::{ALEF, HAMZA};

/// How many units before and behind the current one the rules can see.
const BEHIND: usize = 2;
const AHEAD: usize = 3;

/// The place of all units behind the third: rules only ask for the first three.
const INSIDE: usize = 3;

/// The units that rules can see, and the end of the rewritten word. Its size does not depend on the length of the word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Up to `BEHIND` units that are done, then those that are not.
    units: [Unit; BEHIND + 1 + AHEAD],
    /// The source position of each.
    sources: [usize; BEHIND + 1 + AHEAD],
    /// How many of them are done, and how many there are.
    done: usize,
    length: usize,
    /// How many units were done, up to `INSIDE`.
    place: usize,
    ending: Ending,
    lost: Lost,
}

impl Word {
    pub(crate) const fn new() -> Self {
        Self {
            units: [Unit::NOTHING; BEHIND + 1 + AHEAD],
            sources: [0; BEHIND + 1 + AHEAD],
            done: 0,
            length: 0,
            place: 0,
            ending: Ending::new(),
            lost: None,
        }
    }

    /// Returns whether the word has a unit yet.
    pub(crate) fn is_open(&self) -> bool {
        self.length > 0
    }

    /// Takes the next unit, and writes the letters that are certain by now. A small letter at the start of a word is dropped.
    pub(crate) fn take(&mut self, unit: Unit, source: usize, put: &mut Put<'_>) {
        if !self.is_open() && unit.is_small() {
            return;
        }
        (self.units[self.length], self.sources[self.length]) = (unit, source);
        self.length += 1;
        if self.length == self.done + 1 + AHEAD {
            self.rewrite(put);
        }
    }

    /// Ends the word. Returns whether a letter of it was written.
    pub(crate) fn finish(&mut self, put: &mut Put<'_>) -> bool {
        while self.done < self.length {
            self.rewrite(put);
        }
        let is_any = self.ending.finish(put);
        (self.length, self.done, self.place, self.lost) = (0, 0, 0, None);
        is_any
    }

    /// Finds the rule for the next unit, and forgets the units that no rule can see any more.
    fn rewrite(&mut self, put: &mut Put<'_>) {
        let units = &self.units[..self.length];
        let source = self.sources[self.done];
        let count = rewrite(units, self.done, self.place, source, &mut self.lost, &mut (&mut self.ending, put));
        self.done = self.length.min(self.done + count);
        self.place = INSIDE.min(self.place + count);
        let gone = self.done.saturating_sub(BEHIND);
        self.units.copy_within(gone..self.length, 0);
        self.sources.copy_within(gone..self.length, 0);
        (self.done, self.length) = (self.done - gone, self.length - gone);
    }
}

/// Receives the letters of a rewritten word.
pub(super) trait Letters {
    /// Returns whether the next letter is the first of its word.
    fn is_at_start(&self) -> bool;
    /// Returns whether the next letter is the first of all.
    fn is_empty(&self) -> bool;
    /// Takes a letter, or the space behind a vocative.
    fn push(&mut self, letter: char, source: usize);
    /// Replaces the last letter.
    fn change_last(&mut self, letter: char);
}

impl Letters for (&mut Ending, &mut Put<'_>) {
    fn is_at_start(&self) -> bool {
        self.0.is_at_start()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn push(&mut self, letter: char, source: usize) {
        self.0.push(letter, source, self.1);
    }

    fn change_last(&mut self, letter: char) {
        self.0.change_last(letter);
    }
}

/// The source position of the first dropped unit, if no letter has been written since: the next letter covers it.
pub(super) type Lost = Option<usize>;

/// Applies the first rule that fits to the unit at `at`, which has `place` units before it. Returns how many units the rule has rewritten.
pub(super) fn rewrite(
    units: &[Unit],
    at: usize,
    place: usize,
    source: usize,
    lost: &mut Lost,
    letters: &mut dyn Letters,
) -> usize {
    let (begins_word, is_nothing_out) = (letters.is_at_start(), letters.is_empty());
    let made = View { units, at, place, begins_word, is_nothing_out, made: Made::default() }.apply();
    if made.turns_last {
        letters.change_last(ALEF);
    }
    if made.is_lost || made.is_dropped && begins_word {
        *lost = lost.or(Some(source));
    }
    for &letter in &made.letters[..made.count] {
        letters.push(letter, lost.take().unwrap_or(source));
    }
    1 + made.skips
}

/// Describes what a rule made of a unit.
#[derive(Clone, Copy, Default)]
struct Made {
    letters: [char; 3],
    count: usize,
    /// How many units behind this one the rule has rewritten as well.
    skips: usize,
    turns_last: bool,
    is_dropped: bool,
    is_lost: bool,
}

/// The view that a rule has of the word, with the changes that it can make.
pub(super) struct View<'u> {
    units: &'u [Unit],
    at: usize,
    place: usize,
    begins_word: bool,
    is_nothing_out: bool,
    made: Made,
}

impl View<'_> {
    /// Applies the first rule that fits.
    #[inline(never)]
    fn apply(mut self) -> Made {
        let view = &mut self;
        if letters::is_not_read(view) {
            view.drop();
        } else {
            match view.unit().kind {
                Kind::DaggerAlef => dagger_alef::rewrite(view),
                Kind::Small | Kind::SmallMark => letters::rewrite_small(view),
                _ if view.unit().is(HAMZA) => hamza::rewrite_alone(view),
                _ if hamza::is_on_seat(&view.unit()) => hamza::rewrite_on_seat(view),
                _ => letters::rewrite(view),
            }
        }
        self.made
    }

    pub(super) fn unit(&self) -> Unit {
        self.units[self.at]
    }

    /// The unit so many before this one, one or two; or nothing, which fits no question.
    pub(super) fn before(&self, places: usize) -> Option<Unit> {
        self.units.get(self.at.checked_sub(places)?).copied()
    }

    /// The unit so many behind this one, up to three.
    pub(super) fn behind(&self, places: usize) -> Option<Unit> {
        self.units.get(self.at + places).copied()
    }

    pub(super) fn is_last(&self) -> bool {
        self.behind(1).is_none()
    }

    /// How many units stand before this one; three stand for any more.
    pub(super) fn place(&self) -> usize {
        self.place
    }

    /// Whether nothing was put out of the word, or of the second word behind a vocative.
    pub(super) fn begins_word(&self) -> bool {
        self.begins_word
    }

    /// Whether nothing was put out of the word.
    pub(super) fn is_nothing_out(&self) -> bool {
        self.is_nothing_out
    }

    pub(super) fn put(&mut self, letter: char) {
        self.made.letters[self.made.count] = letter;
        self.made.count += 1;
    }

    /// Nothing becomes of the unit.
    pub(super) fn drop(&mut self) {
        self.made.is_dropped = true;
    }

    /// Nothing becomes of the unit but that it is one with what is put out next.
    pub(super) fn merge(&mut self) {
        self.made.is_lost = true;
    }

    /// The letter that was put out last, that of the unit before, becomes an alef.
    pub(super) fn turn_into_alef(&mut self) {
        self.made.turns_last = true;
    }

    /// The unit behind this one is done with it.
    pub(super) fn skip(&mut self) {
        self.made.skips += 1;
    }
}
