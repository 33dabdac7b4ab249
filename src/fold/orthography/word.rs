//! A word, read unit by unit, and the view of it that rules have.

use super::ending::{Ending, Put};
use super::unit::{Kind, Signs, Unit};
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
    units: [Option<Unit>; BEHIND + 1 + AHEAD],
    /// How many of them are done, and how many there are.
    done: usize,
    length: usize,
    /// How many units were done, up to `INSIDE`.
    place: usize,
    ending: Ending,
    /// The source position of the first dropped unit, if no letter has been written since: the next letter covers it.
    lost: Option<usize>,
}

impl Word {
    pub(crate) const fn new() -> Self {
        Self { units: [None; BEHIND + 1 + AHEAD], done: 0, length: 0, place: 0, ending: Ending::new(), lost: None }
    }

    /// Returns whether the word has a unit yet.
    pub(crate) fn is_open(&self) -> bool {
        self.length > 0
    }

    /// Takes the next unit, and writes the letters that are certain by now. A small letter at the start of a word is dropped.
    pub(crate) fn take(&mut self, unit: Unit, put: &mut Put<'_>) {
        if !self.is_open() && matches!(unit.kind, Kind::Small | Kind::SmallMark) {
            return;
        }
        self.units[self.length] = Some(unit);
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

    /// Finds the rule for the next unit.
    fn rewrite(&mut self, put: &mut Put<'_>) {
        let mut view = View { word: self, put, skips: 0 };
        view.apply();
        let skips = view.skips;
        self.pass(1 + skips);
    }

    /// Marks `units` as rewritten, and forgets those that no rule can see any more.
    fn pass(&mut self, units: usize) {
        self.done = self.length.min(self.done + units);
        self.place = INSIDE.min(self.place + units);
        let gone = self.done.saturating_sub(BEHIND);
        self.units.copy_within(gone..self.length, 0);
        (self.done, self.length) = (self.done - gone, self.length - gone);
    }
}

/// The view that a rule has of the word, with the changes that it can make.
pub(super) struct View<'w, 'p, 'o> {
    word: &'w mut Word,
    put: &'p mut Put<'o>,
    /// How many units behind this one the rule has rewritten as well.
    skips: usize,
}

impl View<'_, '_, '_> {
    /// Applies the first rule that fits.
    fn apply(&mut self) {
        if letters::is_not_read(self) {
            return self.drop();
        }
        match self.unit().kind {
            Kind::DaggerAlef => dagger_alef::rewrite(self),
            Kind::Small | Kind::SmallMark => letters::rewrite_small(self),
            _ if self.unit().is(HAMZA) => hamza::rewrite_alone(self),
            _ if hamza::is_on_seat(&self.unit()) => hamza::rewrite_on_seat(self),
            _ => letters::rewrite(self),
        }
    }

    pub(super) fn unit(&self) -> Unit {
        self.word.units[self.word.done].unwrap_or(NOTHING)
    }

    /// The unit so many before this one, one or two; or nothing, which fits no question.
    pub(super) fn before(&self, places: usize) -> Option<Unit> {
        self.word.units[self.word.done.checked_sub(places)?]
    }

    /// The unit so many behind this one, up to three.
    pub(super) fn behind(&self, places: usize) -> Option<Unit> {
        let place = self.word.done + places;
        self.word.units[..self.word.length].get(place).copied().flatten()
    }

    pub(super) fn is_last(&self) -> bool {
        self.behind(1).is_none()
    }

    /// How many units stand before this one; three stand for any more.
    pub(super) fn place(&self) -> usize {
        self.word.place
    }

    /// Whether nothing was put out of the word, or of the second word behind a vocative.
    pub(super) fn begins_word(&self) -> bool {
        self.word.ending.is_at_start()
    }

    /// Whether nothing was put out of the word.
    pub(super) fn is_nothing_out(&self) -> bool {
        self.word.ending.is_empty()
    }

    pub(super) fn put(&mut self, letter: char) {
        let source = self.word.lost.take().unwrap_or(self.unit().source);
        self.word.ending.push(letter, source, self.put);
    }

    /// Nothing becomes of the unit.
    pub(super) fn drop(&mut self) {
        if self.word.ending.is_at_start() {
            self.merge();
        }
    }

    /// Nothing becomes of the unit but that it is one with what is put out next.
    pub(super) fn merge(&mut self) {
        self.word.lost = self.word.lost.or(Some(self.unit().source));
    }

    /// The letter that was put out last, that of the unit before, becomes an alef.
    pub(super) fn turn_into_alef(&mut self) {
        self.word.ending.change_last(ALEF);
    }

    /// The unit behind this one is done with it.
    pub(super) fn skip(&mut self) {
        self.skips += 1;
    }
}

const NOTHING: Unit = Unit { kind: Kind::Letter, base: '\0', signs: Signs::NONE, letter: '\0', source: 0 };
