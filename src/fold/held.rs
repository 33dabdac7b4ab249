//! Characters that wait for a letter: what the first becomes depends on whether a letter follows.

use super::rules::Rules;
use crate::unicode::names::{HAMZA_ABOVE, HAMZA_BELOW};
use crate::unicode::presentation_form;

/// The maximum number of characters that are held. A letter that stands behind more characters than
/// that does not count, so memory is bounded. Real text has a tenth of that.
pub(super) const LIMIT: usize = if cfg!(test) { 6 } else { 32 };

/// An undecided character, and the characters that were skipped behind it. Each has its position in
/// the text beside it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    characters: [(char, usize); LIMIT],
    length: usize,
    /// How many characters they are once presentation forms are open. This is what is limited, so
    /// that a second fold holds no more.
    opened: usize,
}

impl Held {
    pub(crate) const fn new() -> Self {
        Self { characters: [('\0', 0); LIMIT], length: 0, opened: 0 }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Returns whether `c` is skipped between the undecided character and what follows, and there
    /// is room for it.
    pub(crate) fn takes(&self, rules: &Rules, c: char) -> bool {
        self.has_room(c) && rules.looks_through(c)
    }

    pub(crate) fn ends_with(&self, c: char) -> bool {
        self.characters().last().is_some_and(|last| last.0 == c)
    }

    pub(crate) fn has_room(&self, c: char) -> bool {
        self.opened + opened_length(c) <= LIMIT
    }

    pub(crate) fn push(&mut self, c: char, at: usize) {
        self.characters[self.length] = (c, at);
        self.length += 1;
        self.opened += opened_length(c);
    }

    /// Sets the position of the last character, which another one like it replaces.
    pub(crate) fn move_last(&mut self, at: usize) {
        if let Some(last) = self.characters[..self.length].last_mut() {
            last.1 = at;
        }
    }

    /// Returns whether the undecided character is a hamza on a tatweel, which depends on whether it
    /// is in a word.
    pub(crate) fn asks_about_hamza(&self) -> bool {
        matches!(self.characters, [(HAMZA_ABOVE | HAMZA_BELOW, _), ..])
    }

    pub(crate) fn characters(&self) -> &[(char, usize)] {
        &self.characters[..self.length]
    }
}

fn opened_length(c: char) -> usize {
    presentation_form(c).map_or(1, |letters| letters.chars().count().max(1))
}
