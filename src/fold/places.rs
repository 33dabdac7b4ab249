//! Letters that become something else by their place: by the letter before them, and by what
//! follows.
//!
//! The rules see the output. A letter waits, together with the characters behind it that rules
//! skip, until it is known whether an Arabic letter follows. Joiners and tatweels behind it may be
//! removed before they get here, so `cluster` reports them.

use core::ops::{Deref, Range};

use super::rules::Rules;
use super::sink::Sink;
use crate::profile::{Doachashmee, Ezafe, FinalHamza, LookAlikes};
use crate::unicode::names::*;
use crate::unicode::{self, combining_class, is_combining_mark, is_letter};

/// The maximum number of characters that are held with a letter. If more stand behind it, no letter
/// counts as following it. Real text has a tenth of that.
const LIMIT: usize = if cfg!(test) { 12 } else { 32 };

/// A question about the place of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Urdu: is HEH an aspirate, or HEH GOAL?
    HehOfUrdu,
    /// Urdu: does HEH DOACHASHMEE aspirate nothing, so that it becomes HEH GOAL?
    Doachashmee,
    /// Is NOON GHUNNA inside a word, so that it becomes NOON?
    NoonGhunna,
    /// Kurdish and Uyghur: is HEH the consonant, or the vowel AE?
    HehOrAe,
    /// Kurdish: is REH the first letter of a word?
    FirstReh,
    /// Uyghur: is FARSI YEH the consonant, or the vowel?
    YehOrI,
    /// Pashto: is YEH inside a word, where there is only one yeh?
    YehOfPashto,
    /// Is HAMZA at the end of a word behind an alef, so that it is removed?
    FinalHamza,
    /// Is FARSI YEH at the end of a word behind a heh and a non-joiner, so that it is removed?
    Ezafe,
}

/// The first character behind a letter that shows which shape the letter has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    NonJoiner,
    /// ZERO WIDTH JOINER or TATWEEL.
    Joiner,
}

impl Joint {
    pub(crate) fn of(c: char) -> Option<Self> {
        match c {
            ZERO_WIDTH_NON_JOINER => Some(Self::NonJoiner),
            ZERO_WIDTH_JOINER | TATWEEL => Some(Self::Joiner),
            _ => None,
        }
    }
}

impl Rules {
    /// Returns whether what some letter becomes depends on its place.
    pub(crate) fn has_places(profile: &crate::profile::Options) -> bool {
        let letters = [HEH, NOON_GHUNNA, FARSI_YEH, YEH, HAMZA, HEH_DOACHASHMEE];
        letters.into_iter().any(|c| question(profile, c).is_some())
    }

    /// Returns the question about a letter that is put out, if there is one.
    pub(crate) fn question(&self, c: char) -> Option<Question> {
        if !self.asks_for_places {
            return None;
        }
        question(self.options(), c).filter(|_| self.own(c).is_none())
    }

    /// Returns whether what a letter that is put out becomes is unknown without the letters beside
    /// it. A yeh of ezafe does not count, because it is recognized at the non-joiner before it.
    pub(crate) fn depends_on_place(&self, c: char) -> bool {
        self.question(c).is_some_and(|question| question != Question::Ezafe)
    }

    pub(crate) fn removes_ezafe(&self) -> bool {
        self.asks_for_places && self.question(FARSI_YEH) == Some(Question::Ezafe)
    }

    /// Returns whether a letter that is removed by its place may be one of a run that is cut to
    /// one.
    pub(crate) fn removes_by_place(&self) -> bool {
        self.question(HAMZA).is_some() || self.removes_ezafe()
    }

    /// Returns what a letter is in front of a non-joiner.
    pub(crate) fn before_non_joiner(&self, c: char) -> char {
        match self.question(c) {
            Some(Question::HehOrAe) => AE,
            Some(Question::YehOrI) => ALEF_MAKSURA,
            _ => c,
        }
    }
}

fn question(options: &crate::profile::Options, c: char) -> Option<Question> {
    use LookAlikes as To;
    let to = options.look_alikes;
    Some(match c {
        HEH if matches!(to, To::ToUrdu | To::ToKashmiri) => Question::HehOfUrdu,
        HEH if matches!(to, To::ToKurdish | To::ToUyghur) => Question::HehOrAe,
        HEH_DOACHASHMEE
            if options.doachashmee == Doachashmee::AspiratesOnly
                && matches!(to, To::Keep | To::ToUrdu | To::ToKashmiri) =>
        {
            Question::Doachashmee
        }
        NOON_GHUNNA if matches!(to, To::ToUrdu | To::ToSindhi | To::ToKashmiri) => Question::NoonGhunna,
        REH if to == To::ToKurdish => Question::FirstReh,
        FARSI_YEH if to == To::ToUyghur => Question::YehOrI,
        YEH if to == To::ToPashto => Question::YehOfPashto,
        HAMZA if options.final_hamza == FinalHamza::RemoveAfterAlef => Question::FinalHamza,
        FARSI_YEH if options.ezafe == Ezafe::Remove => Question::Ezafe,
        _ => return None,
    })
}

/// What stands directly before a letter that may be removed, with nothing but marks between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    Alef,
    Heh,
    /// A heh and a non-joiner, which may have been removed.
    HehNonJoiner,
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) c: char,
    pub(super) source: usize,
    pub(super) bears: bool,
    pub(super) carries: bool,
}

/// A letter and the characters around it that are put out together, in order. They are stored in
/// place, so nothing is allocated.
#[derive(Clone, Debug)]
struct Waiting {
    items: [Item; LIMIT],
    length: usize,
}

impl Waiting {
    const fn new() -> Self {
        Self { items: [Item { c: '\0', source: 0, bears: false, carries: false }; LIMIT], length: 0 }
    }

    /// Adds an item, for which there must be room.
    fn push(&mut self, item: Item) {
        self.items[self.length] = item;
        self.length += 1;
    }

    fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    fn remove(&mut self, places: Range<usize>) {
        self.items.copy_within(places.end..self.length, places.start);
        self.length -= places.len();
    }
}

impl Deref for Waiting {
    type Target = [Item];

    fn deref(&self) -> &[Item] {
        &self.items[..self.length]
    }
}

/// A letter that waits, and what is behind it.
#[derive(Clone, Debug)]
pub(super) struct Places {
    question: Option<Question>,
    /// The letter before it.
    before: Option<char>,
    joint: Option<Joint>,
    /// The index of the letter in `held`, behind non-joiners that may be removed with it, or `None`
    /// if the letter is yet to come.
    letter: Option<usize>,
    /// How often the letter came in a row.
    run: usize,
    held: Waiting,
    tail: Tail,
}

impl Places {
    pub(super) const fn new() -> Self {
        Self {
            question: None,
            before: None,
            joint: None,
            letter: None,
            run: 0,
            held: Waiting::new(),
            tail: Tail::Other,
        }
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.question.is_some()
    }

    /// Returns whether a letter `next` belongs to what waits.
    pub(super) fn awaits(&self, rules: &Rules, next: char) -> bool {
        match (self.question, self.letter) {
            (Some(Question::Ezafe), None) => next == FARSI_YEH,
            (Some(_), Some(_)) => self.continues_run(rules, next),
            _ => self.tail == Tail::HehNonJoiner && next == FARSI_YEH && rules.removes_ezafe(),
        }
    }

    /// Returns whether `c` is one more of a run that elongation cuts to one letter. Such a run is
    /// removed as one letter is.
    fn continues_run(&self, rules: &Rules, c: char) -> bool {
        let may_go = matches!(self.question, Some(Question::FinalHamza | Question::Ezafe));
        let is_last = self.held.last().is_some_and(|item| item.c == c)
            && self.letter.is_some_and(|at| self.held.len() == at + self.run.min(2));
        may_go && is_last && rules.longest_run() == Some(1)
    }

    /// Takes what is put out next, if it must wait or belongs to what waits. Returns whether it
    /// did. `before` is the letter before it.
    pub(super) fn take(&mut self, rules: &Rules, item: Item, looks_through: bool, before: Option<char>) -> bool {
        if self.question.is_some() {
            return self.take_behind(rules, item, looks_through);
        }
        let tail = self.tail;
        self.note_tail(rules, item.c, looks_through);
        let starts = match rules.question(item.c) {
            Some(Question::FinalHamza) => tail == Tail::Alef,
            Some(Question::Ezafe) => tail == Tail::HehNonJoiner,
            Some(Question::FirstReh) => !before.is_some_and(is_letter),
            Some(_) => true,
            None if tail == Tail::Heh && item.c == ZERO_WIDTH_NON_JOINER => {
                (self.question, self.letter) = (Some(Question::Ezafe), None);
                self.held.push(item);
                return true;
            }
            None => false,
        };
        if starts {
            (self.question, self.before, self.joint) = (rules.question(item.c), before, None);
            (self.letter, self.run) = (Some(0), 1);
            self.held.push(item);
        }
        starts
    }

    fn take_behind(&mut self, rules: &Rules, item: Item, looks_through: bool) -> bool {
        if self.held.len() >= LIMIT {
            return false;
        }
        if self.letter.is_none() {
            let is_letter = item.c == FARSI_YEH && rules.removes_ezafe();
            if is_letter {
                (self.letter, self.run) = (Some(self.held.len()), 1);
            }
            let takes = is_letter || item.c == ZERO_WIDTH_NON_JOINER;
            if takes {
                self.held.push(item);
            }
            return takes;
        }
        if self.continues_run(rules, item.c) {
            self.run += 1;
            // Two letters are enough to tell a run: further ones are only counted.
            if self.run == 2 {
                self.held.push(item);
            }
            return true;
        }
        self.end_run();
        if looks_through {
            self.note_joint(Joint::of(item.c));
            self.held.push(item);
        }
        looks_through
    }

    /// Cuts a run of three or more letters to one letter.
    fn end_run(&mut self) {
        if let (Some(at), 3..) = (self.letter, self.run) {
            self.held.truncate(at + 1);
            self.run = 1;
        }
    }

    pub(super) fn note_joint(&mut self, joint: Option<Joint>) {
        if self.question.is_some() {
            self.joint = self.joint.or(joint);
        } else if self.tail == Tail::Heh && joint == Some(Joint::NonJoiner) {
            self.tail = Tail::HehNonJoiner;
        }
    }

    fn note_tail(&mut self, rules: &Rules, c: char, looks_through: bool) {
        self.tail = match c {
            ALEF | ALEF_WITH_MADDA_ABOVE => Tail::Alef,
            HEH if rules.removes_ezafe() && rules.question(HEH).is_none() => Tail::Heh,
            _ if looks_through && is_combining_mark(c) => self.tail,
            _ => Tail::Other,
        };
    }

    /// Returns what waited as it is put out, now that it is known whether a letter follows.
    fn settled(&mut self, rules: &Rules, letter_follows: bool) -> Waiting {
        self.end_run();
        let mut held = core::mem::replace(&mut self.held, Waiting::new());
        let (question, at) = (self.question.take(), self.letter.take());
        if let (Some(question), Some(at), 1) = (question, at, self.run) {
            match self.answer(rules, question, held[at].c, letter_follows) {
                Some(letter) => change(rules, &mut held, at, letter),
                None => {
                    let marks = held[at + 1..].iter().take_while(|item| is_combining_mark(item.c)).count();
                    held.remove(0..at + marks + 1);
                }
            }
        }
        for item in held.iter() {
            self.note_tail(rules, item.c, unicode::is_looked_through(item.c));
        }
        held
    }

    /// Returns what the letter becomes, or `None` if it is removed.
    fn answer(&self, rules: &Rules, question: Question, letter: char, letter_follows: bool) -> Option<char> {
        let is_joined = match self.joint {
            Some(joint) => joint == Joint::Joiner,
            None => letter_follows,
        };
        let is_aspirate = self.before.is_some_and(takes_aspiration);
        let becomes = match question {
            Question::HehOfUrdu if is_aspirate && letter_follows => HEH_DOACHASHMEE,
            Question::HehOfUrdu => HEH_GOAL,
            Question::Doachashmee if !is_aspirate => HEH_GOAL,
            Question::NoonGhunna if letter_follows => NOON,
            Question::HehOrAe => {
                if is_joined {
                    HEH_DOACHASHMEE
                } else {
                    AE
                }
            }
            Question::FirstReh if letter_follows => REH_WITH_SMALL_V_BELOW,
            Question::YehOrI => {
                if is_joined {
                    YEH
                } else {
                    ALEF_MAKSURA
                }
            }
            Question::YehOfPashto if letter_follows => FARSI_YEH,
            Question::FinalHamza | Question::Ezafe if !letter_follows => return None,
            _ => return Some(letter),
        };
        Some(rules.letter(becomes))
    }
}

/// Changes the letter at `place` of what waited to `letter`, and composes it with a mark behind it.
/// If the rules would map the composed letter, because it is a seat of hamza to them, nothing
/// changes.
fn change(rules: &Rules, held: &mut Waiting, place: usize, letter: char) {
    let is_new = held[place].c != letter;
    match composing_mark(&held[place + 1..], letter).filter(|_| is_new && rules.is_canonical()) {
        Some((_, composed)) if rules.letter(composed) != composed => {}
        Some((at, composed)) => {
            held.items[place].c = composed;
            held.remove(place + 1 + at..place + 2 + at);
        }
        None => held.items[place].c = letter,
    }
}

/// Returns the index of a mark that composes with a letter before it, and what both become.
fn composing_mark(marks: &[Item], letter: char) -> Option<(usize, char)> {
    let mut highest = 0;
    for (at, mark) in marks.iter().enumerate() {
        let class = combining_class(mark.c);
        if class == 0 {
            return None;
        }
        if let Some(composed) = unicode::compose(letter, mark.c).filter(|_| class > highest) {
            return Some((at, composed));
        }
        highest = highest.max(class);
    }
    None
}

/// Returns whether `c` is one of the letters that an aspirate is written with.
pub(super) fn takes_aspiration(c: char) -> bool {
    matches!(c, BEH | PEH | TEH | TTEH | JEEM | TCHEH | DAL | DDAL | RREH | JEH | KEHEH | GAF)
}

impl super::neighbours::Neighbours {
    /// Puts out what waited, now that it is known whether a letter follows.
    pub(super) fn settle(&mut self, rules: &Rules, letter_follows: bool, sink: &mut dyn Sink) {
        if !self.places.is_waiting() {
            return;
        }
        let held = self.places.settled(rules, letter_follows);
        let now = sink.source();
        for item in held.iter() {
            sink.set_source(item.source);
            self.put_placed(rules, *item, sink);
        }
        sink.set_source(now);
    }
}
