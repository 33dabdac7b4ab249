//! The reference implementation, which folds a sequence of code points.
//!
//! Rules apply in this order: a character that depends on the letter behind it waits for that
//! letter (`held`), presentation forms open and invisible characters are removed (here), letters
//! and marks compose and are mapped (`cluster`), and rules look at neighbours (`neighbours`).

use super::cluster::Cluster;
use super::held::Held;
use super::neighbours::{LastPut, Neighbours};
use super::places::Joint;
use super::rules::{Follows, Opened, Rules, is_form_of_marks, letters_behind};
use super::sink::{Nowhere, Sink};
use super::word_edges::WordEdges;
use crate::unicode::names::*;
use crate::unicode::{
    combining_class, is_alef, is_arabic_script, is_combining_mark, is_direction_control, is_ignorable, is_joiner,
    is_letter, is_mark, is_small_letter, phrase_words,
};

/// The kind of the character before, with what attaches to it skipped, as far as rules ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    Alef,
    /// The last letter of a phrase, which a space sets off from a word that follows.
    Phrase,
    Other,
}

/// Folds a text code point by code point. Its memory does not depend on the text, except for white
/// space that is held back where the profile trims the text.
#[derive(Clone, Debug)]
pub(crate) struct Machine {
    cluster: Cluster,
    neighbours: Neighbours,
    held: Held,
    pub(super) edges: WordEdges,
    behind: Behind,
    /// Whether an Arabic letter follows what was held.
    letter_follows: bool,
    /// Whether a non-joiner was kept behind the last letter or digit.
    behind_non_joiner: bool,
    behind_arabic: bool,
    /// Like `behind_arabic`, but with tatweel and small letters skipped.
    ///
    /// A ZERO WIDTH SPACE separates words in other scripts, so it must be kept or removed alike
    /// under profiles that remove tatweel before joiners and under those that do not (promise 7 of
    /// the tokens).
    behind_lasting_arabic: bool,
}

impl Machine {
    pub(crate) const fn new() -> Self {
        Self {
            cluster: Cluster::new(),
            neighbours: Neighbours::new(),
            held: Held::new(),
            edges: WordEdges::new(),
            behind: Behind::Other,
            letter_follows: false,
            behind_non_joiner: false,
            behind_arabic: false,
            behind_lasting_arabic: false,
        }
    }

    /// Returns whether nothing is held that affects what follows.
    pub(crate) fn is_new(&self) -> bool {
        self.cluster.is_empty()
            && self.held.is_empty()
            && self.edges.is_new()
            && self.neighbours.is_new()
            && !self.behind_arabic
            && !self.behind_lasting_arabic
    }

    /// Takes the next code point.
    pub(crate) fn feed(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        let c = if c == HIGH_HAMZA && self.is_on_letter(rules) { HAMZA_ABOVE } else { c };
        if !self.held.is_empty() {
            if rules.removes_anywhere(c) {
                return;
            }
            if c == TATWEEL && rules.drops(c) && self.held.ends_with(c) {
                // Of several tatweels in a row, only the last one can carry marks.
                self.held.move_last(sink.fed());
                return;
            }
            if self.held.takes(rules, c) && !(self.held.asks_about_hamza() && parts_words(rules, c)) {
                self.held.push(c, sink.fed());
                return;
            }
            self.answer(rules, rules.follows(c, self.behind == Behind::Alef), sink);
        }
        if self.asks(rules, c) {
            self.held.push(c, sink.fed());
        } else {
            self.take_in(rules, c, sink);
        }
    }

    /// Returns the held no-break space that may carry the marks behind it.
    fn held_space(&self) -> Option<char> {
        let first = self.held.characters().first()?.0;
        matches!(first, NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE).then_some(first)
    }

    /// Returns whether a high hamza that comes next is a hamza on the letter before it.
    fn is_on_letter(&self, rules: &Rules) -> bool {
        rules.attaches_high_hamza()
            && self.held_space().is_none()
            && self.last_put(rules).beside.is_some_and(|c| is_letter(c) && c != HIGH_HAMZA)
    }

    /// Returns whether what `c` becomes depends on the letter that follows.
    fn asks(&self, rules: &Rules, c: char) -> bool {
        match c {
            NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE => {
                rules.asks_for_carriers() && rules.own(c).is_none() && self.may_stand_before_carrier(rules)
            }
            ZERO_WIDTH_NON_JOINER => self.behind_arabic && rules.keeps_some_non_joiners(),
            DAGGER_ALEF => rules.spelt_out(c).is_some() && self.cluster.is_on_yeh(),
            HAMZA_ABOVE | HAMZA_BELOW => self.may_be_letter_with_tatweel(rules, c) && !self.is_in_word(),
            '\u{FB50}'.. => rules.spelt_out(DAGGER_ALEF).is_some() && self.opens_to_dagger_alef_on_yeh(rules, c),
            _ => false,
        }
    }

    /// Returns whether the last character that was put out, with what attaches to it skipped, is an
    /// Arabic letter.
    fn is_behind_letter(&self, rules: &Rules) -> bool {
        self.last_put(rules).base.is_some_and(is_letter)
    }

    /// Returns whether the held tatweel stands beside an Arabic letter.
    fn is_in_word(&self) -> bool {
        self.letter_follows || self.cluster.is_in_word() || self.neighbours.last_put().base.is_some_and(is_letter)
    }

    fn may_stand_before_carrier(&self, rules: &Rules) -> bool {
        self.behind == Behind::Phrase || self.is_behind_letter(rules)
    }

    /// Returns whether `hamza` comes on a tatweel under a profile for which both are one letter, if
    /// they stand in a word.
    fn may_be_letter_with_tatweel(&self, rules: &Rules, hamza: char) -> bool {
        self.cluster.is_on_tatweel() && rules.compose(TATWEEL, hamza).is_some()
    }

    fn opens_to_dagger_alef_on_yeh(&self, rules: &Rules, c: char) -> bool {
        let Opened::Letters(letters) = rules.opened(c, false) else { return false };
        letters.contains(DAGGER_ALEF) && (self.cluster.is_on_yeh() || letters.contains(is_yeh))
    }

    /// Folds what was held, now that it is known what follows.
    fn answer(&mut self, rules: &Rules, follows: Follows, sink: &mut dyn Sink) {
        if self.held.is_empty() {
            return;
        }
        let (held, now) = (core::mem::replace(&mut self.held, Held::new()), sink.fed());
        for (place, &(c, at)) in held.characters().iter().enumerate() {
            sink.feeds(at);
            let behind = &held.characters()[place + 1..];
            self.letter_follows = self.is_letter_behind(rules, c, behind, follows);
            match c {
                ZERO_WIDTH_NON_JOINER if self.asks(rules, c) => {
                    // A character between may separate the non-joiner from a token of another
                    // script.
                    let is_nothing = |&(c, _): &(char, usize)| rules.opened(c, true) == Opened::Letters("");
                    if follows != Follows::Word || behind.iter().all(is_nothing) {
                        self.take_non_joiner(rules, follows, sink);
                    } else {
                        self.cluster.note_joint(Some(Joint::NonJoiner));
                    }
                }
                NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE if place == 0 && is_before_letter(rules, follows, behind) => {
                    self.take_carrier(rules, c, behind, sink);
                }
                _ => self.take_in(rules, c, sink),
            }
        }
        self.letter_follows = false;
        sink.feeds(now);
    }

    /// Returns whether a letter stands behind `c`. `behind` is what stands between `c` and what
    /// `follows`.
    fn is_letter_behind(&self, rules: &Rules, c: char, behind: &[(char, usize)], follows: Follows) -> bool {
        let end = behind.iter().position(|&(other, _)| is_hamza(c) && parts_words(rules, other));
        let is_near = follows == Follows::Letter && end.is_none();
        is_near || self.new_letter_follows(rules, &behind[..end.unwrap_or(behind.len())])
    }

    /// Returns whether a dagger alef that becomes a letter stands on another character than the one
    /// before `behind`.
    fn new_letter_follows(&self, rules: &Rules, behind: &[(char, usize)]) -> bool {
        let is_letter_now = |&(c, _): &(char, usize)| rules.spelt_out(c).is_some();
        let mut others = behind.iter().skip_while(|&&(c, _)| self.is_of_cluster(rules, c));
        others.any(is_letter_now)
    }

    /// Returns whether `c` belongs to the letter that is held, or is removed, so that what follows
    /// `c` may belong to that letter.
    fn is_of_cluster(&self, rules: &Rules, c: char) -> bool {
        match rules.opened(c, true) {
            Opened::Stays => self.cluster.takes(rules, c),
            Opened::Goes => true,
            Opened::Letters(letters) => letters.chars().all(|c| self.cluster.takes(rules, c)),
            Opened::Phrase(_) | Opened::Own => false,
        }
    }

    /// Takes a non-joiner. Of several non-joiners behind one letter, only the first is kept.
    fn take_non_joiner(&mut self, rules: &Rules, follows: Follows, sink: &mut dyn Sink) {
        if !self.behind_non_joiner && rules.keeps_non_joiner(self.last_put(rules), follows) {
            self.behind_non_joiner = true;
            self.take(rules, ZERO_WIDTH_NON_JOINER, sink);
        } else {
            self.cluster.note_joint(Some(Joint::NonJoiner));
        }
    }

    /// Returns what was put out last, or would be if nothing followed.
    fn last_put(&self, rules: &Rules) -> LastPut {
        let (mut neighbours, mut cluster) = (self.neighbours.clone(), self.cluster.clone());
        cluster.finish(rules, &mut neighbours, &mut Nowhere);
        cluster.end_word(rules, &mut neighbours, &mut Nowhere);
        neighbours.last_put()
    }

    /// Takes a no-break space between two letters. If one of the marks behind it is Arabic, the
    /// space carries them.
    fn take_carrier(&mut self, rules: &Rules, c: char, behind: &[(char, usize)], sink: &mut dyn Sink) {
        let is_on_it = |&c: &char| c != TATWEEL && (!is_small_letter(c) || rules.drops(c));
        let marks = behind.iter().map(|held| held.0).take_while(is_on_it);
        // A mark behind a small letter stands on that letter. It stands on the space only if the small letter is removed and the mark is kept.
        let staying = marks.clone().map(|c| rules.marks_left_on_carrier(c)).sum();
        let mut own = marks.clone().take_while(|&c| !is_small_letter(c));
        if staying == 0 && !own.any(|c| is_mark(c) || is_form_of_marks(c)) {
            return self.take_in(rules, c, sink);
        }
        if self.behind == Behind::Phrase {
            // The space is no carrier here, and yet in a text it would be one behind the words of
            // the phrase.
            if leaves_carrier(rules, marks) {
                self.finish_cluster(rules, sink);
                self.neighbours.part_from_phrase(rules, sink);
            }
            return self.take_in(rules, c, sink);
        }
        self.cluster.start_carrier(rules, c, &mut self.neighbours, sink);
        self.cluster.note_carried(staying, leaves_carrier(rules, marks));
        (self.behind, self.behind_non_joiner) = (Behind::Other, false);
        self.behind_arabic = true;
        self.behind_lasting_arabic = true;
    }

    /// Takes a code point whose result does not depend on what follows.
    fn take_in(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        let behind_arabic = if c == ZERO_WIDTH_SPACE { self.behind_lasting_arabic } else { self.behind_arabic };
        match rules.opened(c, behind_arabic) {
            Opened::Stays => self.take_of_word(rules, c, sink),
            Opened::Goes if phrase_words(c).is_some() => self.cluster.note_removed(),
            Opened::Goes => {
                self.cluster.note_joint(Joint::of(c).filter(|_| rules.own(c).is_none()));
                self.settle_edge(rules, Some(c), sink);
            }
            Opened::Letters(letters) => {
                let letters = letters_behind(c, letters, self.behind == Behind::Alef);
                letters.chars().for_each(|c| self.take_of_word(rules, c, sink));
            }
            Opened::Phrase(words) => {
                self.settle_edge(rules, None, sink);
                self.finish_word(rules, sink);
                sink.begins();
                self.neighbours.begin_phrase(rules, sink);
                words.chars().for_each(|c| self.take_of_word(rules, c, sink));
                self.settle_edge(rules, None, sink);
                self.finish_word(rules, sink);
                self.cluster.follow(true);
                self.neighbours.end_phrase(rules, sink);
                self.behind = Behind::Phrase;
            }
            Opened::Own => {
                self.settle_edge(rules, Some(c), sink);
                self.finish_word(rules, sink);
                self.cluster.follow(false);
                sink.begins();
                self.neighbours.emit_own(rules, c, sink);
                self.note_script(rules, c);
            }
        }
    }

    /// Ends the text. Afterwards the machine is like new.
    pub(crate) fn finish(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.answer(rules, Follows::Other, sink);
        self.settle_edge(rules, None, sink);
        self.finish_word(rules, sink);
        // Marks at the start of a text that may come next are on nothing.
        self.cluster.follow(false);
        self.neighbours.finish(rules, sink);
        self.forget_what_is_behind();
    }

    fn forget_what_is_behind(&mut self) {
        (self.behind_arabic, self.behind_lasting_arabic) = (false, false);
        (self.behind, self.behind_non_joiner) = (Behind::Other, false);
        self.edges = WordEdges::new();
    }

    /// Puts out what is certain, whatever follows. The output as a whole does not change.
    pub(crate) fn flush(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        if self.held.is_empty()
            && !self.edges.is_waiting()
            && self.cluster.is_settled()
            && !self.neighbours.awaits_space()
        {
            self.finish_cluster(rules, sink);
        }
    }

    /// Returns whether the rest of the text, which begins with `c` and whose output begins with
    /// `folded`, is folded as if the text began there. If so, everything is put out and the machine
    /// is like new.
    pub(crate) fn is_clear_before(&mut self, rules: &Rules, c: char, folded: char, sink: &mut dyn Sink) -> bool {
        if !self.held.is_empty() {
            self.answer(rules, rules.follows(c, self.behind == Behind::Alef), sink);
        }
        self.settle_edge(rules, Some(c), sink);
        self.finish_word(rules, sink);
        let clear = self.neighbours.is_clear(rules, folded, sink);
        if clear {
            self.forget_what_is_behind();
        }
        clear
    }

    fn finish_cluster(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.cluster.finish(rules, &mut self.neighbours, sink);
    }

    /// Puts out a letter that a copied program has put in place of another.
    pub(super) fn put_letter(&mut self, rules: &Rules, letter: char, sink: &mut dyn Sink) {
        self.finish_word(rules, sink);
        self.cluster.follow(false);
        sink.begins();
        self.neighbours.emit_base(rules, rules.letter(letter), false, sink);
    }

    /// Puts out the held letter and its marks, and ends the word.
    fn finish_word(&mut self, rules: &Rules, sink: &mut dyn Sink) {
        self.finish_cluster(rules, sink);
        self.cluster.end_word(rules, &mut self.neighbours, sink);
    }

    pub(super) fn take(&mut self, rules: &Rules, c: char, sink: &mut dyn Sink) {
        self.note_script(rules, c);
        if self.cluster.takes(rules, c) {
            if c == DAGGER_ALEF {
                self.cluster.note_follower(self.letter_follows);
            }
            self.cluster.add(rules, c, &mut self.neighbours, sink);
        } else {
            self.cluster.start(rules, c, &mut self.neighbours, sink);
        }
    }

    /// Notes what rules ask about the character before, now that `c` is taken. Marks and invisible
    /// characters are skipped; a mark that becomes a letter counts as a letter.
    pub(super) fn note_script(&mut self, rules: &Rules, c: char) {
        if !rules.looks_through(c) {
            self.behind = if is_alef(c) { Behind::Alef } else { Behind::Other };
            self.behind_non_joiner = false;
        }
        if is_hamza(c) && self.may_be_letter_with_tatweel(rules, c) && self.is_in_word() {
            self.cluster.note_letter();
            (self.behind, self.behind_non_joiner) = (Behind::Other, false);
        }
        let becomes = if rules.own(c).is_some() { c } else { rules.spelt_out(c).unwrap_or_else(|| rules.letter(c)) };
        if c == ZERO_WIDTH_SPACE {
            // A kept ZERO WIDTH SPACE separates what follows from what stands before.
            self.behind_arabic = self.behind_lasting_arabic;
        }
        if c == DAGGER_ALEF && self.cluster.makes_letter_of_dagger_alef(rules) {
            (self.behind_arabic, self.behind_lasting_arabic) = (true, true);
        }
        let invisible = is_direction_control(c) || is_joiner(c) || is_ignorable(c);
        let is_seen_as_mark = is_mark(becomes) || is_combining_mark(c) && !is_mark(c);
        if is_seen_as_mark || invisible {
            return;
        }
        self.behind_arabic = is_arabic_script(c) || is_arabic_script(becomes);
        if c != TATWEEL && !is_small_letter(c) {
            self.behind_lasting_arabic = self.behind_arabic;
        }
    }
}

pub(super) fn is_yeh(c: char) -> bool {
    matches!(c, ALEF_MAKSURA | YEH | FARSI_YEH)
}

/// Returns whether `c` is a ZERO WIDTH SPACE, which separates words: a hamza on a tatweel before it
/// is in no word with what stands behind it.
fn parts_words(rules: &Rules, c: char) -> bool {
    c == ZERO_WIDTH_SPACE && rules.own(c).is_none()
}

/// Returns whether a letter follows that makes a no-break space a carrier. A dagger alef that
/// becomes a letter does so too, even on the space itself.
fn is_before_letter(rules: &Rules, follows: Follows, behind: &[(char, usize)]) -> bool {
    follows == Follows::Letter || behind.iter().any(|&(c, _)| rules.spelt_out(c).is_some())
}

/// Returns whether a mark behind a carrier is kept on it. A mark that in canonical order comes
/// behind a dagger alef that becomes a letter is on that letter instead.
fn leaves_carrier(rules: &Rules, marks: impl Iterator<Item = char>) -> bool {
    let is_on_new_letter = |class: u8| class > combining_class(DAGGER_ALEF);
    let (mut is_any_behind, mut is_new_letter) = (false, false);
    for c in marks {
        let class = combining_class(c);
        if class == 0 && (is_any_behind || is_new_letter) {
            return !is_new_letter;
        }
        let stays = rules.marks_left_on_carrier(c) > 0;
        is_new_letter |= rules.spelt_out(c).is_some();
        if stays && !is_on_new_letter(class) {
            return true;
        }
        is_any_behind |= stays;
    }
    is_any_behind && !is_new_letter
}

fn is_hamza(c: char) -> bool {
    matches!(c, HAMZA_ABOVE | HAMZA_BELOW)
}
