//! A letter with its marks: puts them in canonical order, composes them, and applies the rules to
//! them.

use super::machine::is_yeh;
use super::marks::{Mark, absorb, absorb_some, drop_marks, sort};
use super::neighbours::Neighbours;
use super::orthography::{self, Kind, Sign, Signs, Word};
use super::places::Joint;
use super::rules::Rules;
use super::sink::Sink;
use crate::unicode::names::*;
use crate::unicode::{
    combining_class, decompose, is_arabic_script, is_combining_mark, is_direction_control, is_foreign_mark,
    is_ignorable, is_joiner, is_letter, is_mark, is_small_letter,
};

/// The maximum number of kept marks that are held for one letter. Further marks are put out as if
/// they were on a letter of their own, so memory is bounded. Real text has a tenth of that (UAX #15
/// considers 30 enough in its Stream-Safe Text Format).
const LIMIT: usize = if cfg!(test) { 12 } else { 64 };

/// The maximum number of marks that are held for one letter. Removed marks are held for composition
/// alone: one of each combining class is enough, and Arabic has twelve classes.
const ROOM: usize = LIMIT + 16;

#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    base: Option<char>,
    marks: [Mark; ROOM],
    length: usize,
    /// The `part` of the next mark.
    part: u8,
    /// How many of the marks are kept.
    staying: usize,
    /// Whether the base is Arabic.
    arabic: bool,
    /// Whether an Arabic mark is on the base. Arabic letters and Arabic marks are put in order;
    /// other scripts are left as they are.
    arabic_marks: bool,
    /// Whether the base is a letter of the Arabic script, or carries marks in place of one. Foreign
    /// marks on it may be removed.
    on_letter: bool,
    /// Whether a mark on the base becomes a letter. Marks of class 0 that follow are on that
    /// letter.
    becomes_letter: bool,
    /// Whether a mark of class 0 was removed from that new letter. What follows is on the new
    /// letter as well.
    on_new_letter: bool,
    /// Whether the base is a no-break space that carries marks inside a word.
    is_carrier: bool,
    /// How many Arabic marks that are kept on the carrier are yet to come. A kept invisible
    /// character may separate them from the carrier.
    marks_to_come: usize,
    /// Whether one of these marks is kept on the carrier, which therefore is no space.
    is_of_word: bool,
    /// Whether an Arabic letter follows the dagger alef on the base.
    letter_follows: bool,
    /// Whether the base is a tatweel or a no-break space inside a word, which a hamza on it turns
    /// into a letter.
    may_be_letter: bool,
    /// Whether a visible mark or sign was removed.
    removed: bool,
    /// The first removed joiner behind the base.
    joint: Option<Joint>,
    /// Whether a non-joiner was removed behind the base.
    non_joiner: bool,
    /// The marks on the base that the rules of an orthography look at.
    signs: Signs,
    /// The word that the base belongs to, under such rules.
    word: Word,
}

impl Cluster {
    pub(crate) const fn new() -> Self {
        let nothing = Mark { c: '\0', class: 0, part: 0, replaced: false };
        Self {
            base: None,
            marks: [nothing; ROOM],
            length: 0,
            part: 0,
            staying: 0,
            arabic: false,
            arabic_marks: false,
            on_letter: false,
            becomes_letter: false,
            on_new_letter: false,
            is_carrier: false,
            marks_to_come: 0,
            is_of_word: false,
            letter_follows: false,
            may_be_letter: false,
            removed: false,
            joint: None,
            non_joiner: false,
            signs: Signs::NONE,
            word: Word::new(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.base.is_none() && self.length == 0 && !self.removed && !self.word.is_open()
    }

    /// Returns whether a dagger alef that comes next is a letter of its own, because a tatweel or a
    /// small letter stands before it instead of a letter.
    pub(crate) fn makes_letter_of_dagger_alef(&self, rules: &Rules) -> bool {
        let is_on_carrier = |c: char| c == TATWEEL || rules.reads_small_letter(c);
        rules.is_quranic() && rules.own(DAGGER_ALEF).is_none() && self.base.is_some_and(is_on_carrier)
    }

    /// Returns whether letters before the held base belong to a word that is being rewritten.
    pub(crate) fn is_in_word(&self) -> bool {
        self.word.is_open()
    }

    /// Returns whether marks that come next are on a yeh.
    pub(crate) fn is_on_yeh(&self) -> bool {
        self.base.is_some_and(is_yeh)
    }

    /// Notes that the held tatweel becomes a letter with the hamza that comes next.
    pub(crate) fn note_letter(&mut self) {
        self.may_be_letter = true;
    }

    pub(crate) fn is_on_tatweel(&self) -> bool {
        self.base == Some(TATWEEL)
    }

    /// Notes whether an Arabic letter follows the dagger alef that comes next.
    pub(crate) fn note_follower(&mut self, letter_follows: bool) {
        self.letter_follows = letter_follows;
    }

    /// Notes that a sign was removed behind what is held.
    pub(crate) fn note_removed(&mut self) {
        self.removed = true;
    }

    /// Notes that a joiner, if there is one, was removed behind what is held.
    pub(crate) fn note_joint(&mut self, joint: Option<Joint>) {
        self.joint = self.joint.or(joint);
        self.non_joiner |= joint == Some(Joint::NonJoiner);
    }

    /// Returns whether no mark that follows can change what is held, as for a letter of another
    /// script, a space or a line break.
    pub(crate) fn is_settled(&self) -> bool {
        !self.arabic && self.length == 0
    }

    /// Returns whether `c` belongs to the letter before it.
    ///
    /// Small letters that are removed count as marks: what stands on them joins the marks before,
    /// as a mark of class 0 does. Where letters and marks do not compose, each is treated on its
    /// own.
    pub(crate) fn takes(&self, rules: &Rules, c: char) -> bool {
        let is_weak = is_mark(c)
            || combining_class(c) != 0
            || (is_small_letter(c) && !rules.reads_small_letter(c) || is_foreign_mark(c)) && rules.drops(c)
            || self.drops_foreign(rules, c);
        is_weak && (rules.is_canonical() || rules.has_seats())
    }

    /// Returns whether a mark is removed from what is held.
    fn drops(&self, rules: &Rules, mark: char) -> bool {
        rules.drops(mark) || self.drops_foreign(rules, mark)
    }

    fn drops_foreign(&self, rules: &Rules, mark: char) -> bool {
        let on_letter = self.on_letter || self.becomes_letter && combining_class(mark) == 0;
        on_letter && rules.drops_foreign(mark)
    }

    /// Puts out what is held and starts a new cluster with `base`.
    pub(crate) fn start(&mut self, rules: &Rules, base: char, out: &mut Neighbours, sink: &mut dyn Sink) {
        let is_mark = is_combining_mark(base);
        let is_behind_arabic = self.arabic || self.arabic_marks;
        self.finish_before(rules, is_mark && rules.own(base).is_none(), out, sink);
        sink.begins();
        // Marks still belong to the letter before them if invisible characters or marks of class 0 stand in between.
        let attaches = is_mark || is_direction_control(base) || is_joiner(base) || is_ignorable(base);
        self.arabic = attaches && is_behind_arabic || is_arabic_script(base) || is_arabic_script(rules.letter(base));
        self.on_letter = is_letter(base) || base == TATWEEL || rules.reads_small_letter(base);
        match decompose(base).filter(|_| rules.is_canonical()) {
            Some((letter, mark)) => {
                self.base = Some(letter);
                self.add(rules, mark, out, sink);
            }
            None => self.base = Some(base),
        }
    }

    /// Puts out what is held and starts a new cluster with a no-break space that carries marks
    /// inside a word.
    pub(crate) fn start_carrier(&mut self, rules: &Rules, base: char, out: &mut Neighbours, sink: &mut dyn Sink) {
        self.start(rules, base, out, sink);
        (self.arabic, self.on_letter, self.is_carrier) = (true, true, true);
        self.may_be_letter = true;
    }

    /// Notes how many marks the rules keep behind a carrier, and whether one of them is kept on the
    /// carrier and not on a letter that a mark becomes.
    pub(crate) fn note_carried(&mut self, marks: usize, is_of_word: bool) {
        (self.marks_to_come, self.is_of_word) = (marks, is_of_word);
    }

    /// Notes that marks that follow are on output that did not pass through here: on a phrase or on
    /// a custom mapping.
    pub(crate) fn follow(&mut self, arabic: bool) {
        (self.arabic, self.on_letter) = (arabic, false);
    }

    /// Adds a mark, Arabic or not.
    pub(crate) fn add(&mut self, rules: &Rules, mark: char, out: &mut Neighbours, sink: &mut dyn Sink) {
        let class = combining_class(mark);
        if self.on_new_letter && rules.drops_foreign(mark) {
            self.removed = true;
            return;
        }
        let goes = self.drops(rules, mark);
        if rules.is_quranic() && rules.own(mark).is_none() {
            Sign::from_mark(mark).into_iter().for_each(|sign| self.signs.add(Signs::of(&[sign])));
        }
        self.marks_to_come = self.marks_to_come.saturating_sub(usize::from(rules.stays_on_carrier(mark)));
        self.on_new_letter |= self.becomes_letter && goes && class == 0 && rules.drops_foreign(mark);
        if goes && class == 0 {
            // Adjacent removed marks of class 0 are one boundary, so there are no more parts than
            // marks.
            let last = self.marks[..self.length].last().map(|mark| mark.part);
            self.part = last.unwrap_or(0) + 1;
        }
        if goes && !(rules.is_canonical() && self.needs(class)) {
            self.arabic_marks |= is_mark(mark);
            self.removed = true;
            return;
        }
        if !goes && self.staying == LIMIT {
            self.finish(rules, out, sink);
        }
        self.arabic_marks |= is_mark(mark);
        self.becomes_letter |= !goes && rules.spelt_out(mark).is_some();
        self.marks[self.length] = Mark { c: mark, class, part: self.part, replaced: false };
        self.length += 1;
        self.staying += usize::from(!goes);
    }

    /// Returns whether a removed mark of `class` can compose or keep others from composing. Behind
    /// a mark of its own class or of class 0 it cannot.
    fn needs(&self, class: u8) -> bool {
        class != 0
            && self.part == 0
            && self.marks[..self.length].iter().all(|mark| mark.class != class && mark.class != 0)
    }

    /// Puts out the held letter and its marks.
    pub(crate) fn finish(&mut self, rules: &Rules, out: &mut Neighbours, sink: &mut dyn Sink) {
        self.finish_before(rules, false, out, sink);
    }

    /// Puts out what is held. `bears` says whether the next character is a combining mark of class
    /// 0 of another script. The machine takes such a mark as a letter, but it stands on the letter
    /// that is held.
    fn finish_before(&mut self, rules: &Rules, bears: bool, out: &mut Neighbours, sink: &mut dyn Sink) {
        let mut base = self.base.take();
        let (is_carrier, on_letter) = (core::mem::take(&mut self.is_carrier), self.on_letter);
        let marks_to_come = core::mem::take(&mut self.marks_to_come);
        let may_compose = core::mem::take(&mut self.may_be_letter) || !base.is_some_and(may_carry);
        let letter_follows = core::mem::take(&mut self.letter_follows);
        (self.becomes_letter, self.on_new_letter) = (false, false);
        let mut removed = core::mem::take(&mut self.removed);
        let (written, signs) = (base, core::mem::take(&mut self.signs));
        let mut marks = &mut self.marks[..self.length];
        (self.length, self.part, self.staying) = (0, 0, 0);
        if rules.is_canonical() && (self.arabic || self.arabic_marks) {
            sort(marks);
            if let Some(letter) = base.as_mut().filter(|_| may_compose) {
                marks = absorb(rules, letter, marks);
                *letter = heh_of_hamza(rules, *letter, marks);
                marks = read_on_yeh(rules, letter, marks, letter_follows);
            }
        }
        let before = marks.len();
        marks = drop_marks(rules, on_letter, marks);
        removed |= marks.len() < before;
        self.arabic_marks = false;
        if rules.is_canonical() && (self.arabic || marks.iter().any(|mark| is_mark(mark.c))) {
            // A removed mark of class 0 no longer stands between its neighbours.
            sort(marks);
        }
        let carrier = Carrier {
            is_one: is_carrier,
            has_marks_to_come: marks_to_come > 0,
            is_of_word: core::mem::take(&mut self.is_of_word),
        };
        if rules.is_quranic() {
            let read = Read { written, letter: base, signs, may_compose, carrier, bears };
            removed |= emit_read(rules, &mut self.word, read, marks, out, sink);
        } else {
            removed |= emit(rules, base, carrier, bears, marks, out, sink);
        }
        out.note_joint(self.joint.take());
        out.note_joint(core::mem::take(&mut self.non_joiner).then_some(Joint::NonJoiner));
        if removed {
            out.note_removed(rules);
        }
    }
}

impl Cluster {
    /// Ends the word that is being rewritten.
    pub(crate) fn end_word(&mut self, rules: &Rules, out: &mut Neighbours, sink: &mut dyn Sink) {
        end_word(rules, &mut self.word, out, sink);
    }
}

fn end_word(rules: &Rules, word: &mut Word, out: &mut Neighbours, sink: &mut dyn Sink) {
    if !word.is_open() {
        return;
    }
    let now = sink.source();
    let is_any = word.finish(&mut |letter, source| {
        sink.set_source(source);
        out.emit_base(rules, letter, false, sink);
    });
    sink.set_source(now);
    if !is_any {
        out.note_removed(rules);
    }
}

/// A letter as it is written, what it composes to with its marks, and the marks that the rules of
/// an orthography look at.
#[derive(Clone, Copy)]
struct Read {
    written: Option<char>,
    letter: Option<char>,
    signs: Signs,
    /// Whether a hamza on the letter may compose with it: on a carrier it may only inside a word.
    may_compose: bool,
    carrier: Carrier,
    /// Whether marks of another script come next.
    bears: bool,
}

/// What a character is to the word that is being rewritten.
enum Role {
    /// The character is part of the word, as a letter or only by its marks.
    Part(Kind, Option<char>),
    /// The character stands in no word, or was removed.
    Nothing,
    /// The character ends the word.
    End,
}

impl Read {
    /// Returns the role of the character. `is_carrier` says whether it may carry marks in place of
    /// a letter, `is_seat` whether a mark is kept on it.
    fn role(&self, rules: &Rules, is_carrier: bool, is_seat: bool) -> Role {
        let (Some(written), Some(letter)) = (self.written, self.letter) else { return Role::Nothing };
        match rules.own(letter) {
            Some("") => return Role::Nothing,
            Some(_) => return Role::End,
            None => {}
        }
        // No other mark keeps a hamza from composing with a carrier.
        let has_hamza = letter == YEH_WITH_HAMZA_ABOVE || self.may_compose && self.signs.has(Sign::Hamza);
        if is_carrier && has_hamza {
            return Role::Part(Kind::Seatless, Some(HAMZA));
        }
        if is_carrier {
            return if is_seat { Role::End } else { Role::Part(Kind::SmallMark, None) };
        }
        if rules.reads_small_letter(written) {
            return Role::Part(Kind::Small, orthography::small_letter(written));
        }
        if is_letter(written) { Role::Part(Kind::Letter, Some(written)) } else { Role::End }
    }

    /// Returns what other rules make of the letter and its hamza, and the signs, with that of a
    /// mark that composed.
    fn letter(&self, rules: &Rules) -> (char, Signs) {
        let (mut letter, mut signs) = (self.letter.unwrap_or_default(), self.signs);
        if self.letter != self.written {
            let mark = decompose(letter).map(|(_, mark)| mark);
            mark.and_then(Sign::from_mark).into_iter().for_each(|sign| signs.add(Signs::of(&[sign])));
        } else if signs.has(Sign::Hamza) {
            letter = orthography::with_hamza(letter);
        }
        (rules.letter(letter), signs)
    }
}

/// Does what `emit` does, for a profile that rewrites words.
fn emit_read(
    rules: &Rules,
    word: &mut Word,
    read: Read,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut dyn Sink,
) -> bool {
    let Read { carrier, bears, .. } = read;
    let is_carrier = carrier.is_one || read.written == Some(TATWEEL);
    let is_seat = is_carrier && (carrier.has_marks_to_come || is_seat(rules, bears, marks));
    let role = read.role(rules, is_carrier, is_seat);
    if let Role::Part(kind, base) = role {
        let (letter, signs) = read.letter(rules);
        let now = sink.source();
        for unit in orthography::units(kind, base, letter, signs) {
            word.take(unit, now, &mut |letter, source| {
                sink.set_source(source);
                out.emit_base(rules, letter, false, sink);
            });
        }
        sink.set_source(now);
    }
    match role {
        Role::End => {
            end_word(rules, word, out, sink);
            emit(rules, read.letter, carrier, bears, marks, out, sink)
        }
        Role::Nothing if marks.is_empty() => read.written == Some(TATWEEL),
        Role::Part(kind, _) if marks.is_empty() => kind != Kind::Letter,
        _ => {
            end_word(rules, word, out, sink);
            emit_marked(rules, None, bears, marks, out, sink);
            false
        }
    }
}

/// Removes a dagger alef on a yeh where it would become a letter but is none. At the end of a word,
/// the dagger alef only says how the yeh is read. On ALEF MAKSURA inside a word, both together
/// become one ALEF. Returns the marks that are left.
fn read_on_yeh<'m>(rules: &Rules, letter: &mut char, marks: &'m mut [Mark], letter_follows: bool) -> &'m mut [Mark] {
    let applies = is_yeh(*letter) && rules.own(*letter).is_none() && (!letter_follows || *letter == ALEF_MAKSURA);
    let mut left = 0;
    for at in 0..marks.len() {
        // ALEF MAKSURA becomes ALEF only once: a second dagger alef becomes a letter of its own.
        let applies = applies && *letter != ALEF;
        if applies && becomes_letter(rules, &marks[at]) {
            *letter = if letter_follows { ALEF } else { *letter };
        } else {
            marks[left] = marks[at];
            left += 1;
        }
    }
    &mut marks[..left]
}

/// Returns whether `c` may carry marks in place of a letter.
fn may_carry(c: char) -> bool {
    matches!(c, TATWEEL | NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE)
}

/// Says whether a base is a no-break space that carries marks inside a word, whether more of its
/// marks are yet to come, and whether an Arabic mark is kept on it.
#[derive(Clone, Copy)]
struct Carrier {
    is_one: bool,
    has_marks_to_come: bool,
    is_of_word: bool,
}

/// Puts out a letter and its marks. Returns whether the letter was removed and was visible.
fn emit(
    rules: &Rules,
    base: Option<char>,
    carrier: Carrier,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut dyn Sink,
) -> bool {
    keep_marks_of_letter(rules, base, marks);
    match base {
        Some(base) if rules.own(base).is_some() => {
            out.emit_own(rules, base, sink);
            emit_marked(rules, None, false, marks, out, sink);
            base == TATWEEL && rules.drops(base)
        }
        Some(base) if carrier.is_one && base != YEH_WITH_HAMZA_ABOVE => {
            let on_base = marks_on_base(rules, marks);
            let takes_all = carrier.has_marks_to_come && on_base.len() == marks.len();
            if takes_all || is_seat(rules, bears, marks) {
                out.emit_carrier(rules, base, carrier.is_of_word, sink);
            }
            emit_marked(rules, None, bears, marks, out, sink);
            false
        }
        Some(TATWEEL) if rules.drops(TATWEEL) => {
            let is_seat = is_seat(rules, bears, marks);
            if !is_seat {
                out.note_joint(Some(Joint::Joiner));
            }
            emit_marked(rules, is_seat.then_some(TATWEEL), bears, marks, out, sink);
            !is_seat
        }
        Some(base) if rules.drops(base) => {
            emit_marked(rules, None, false, marks, out, sink);
            true
        }
        _ => {
            let letter = |c| rules.spelt_out(c).unwrap_or_else(|| rules.letter(c));
            emit_marked(rules, base.map(letter), bears, marks, out, sink);
            false
        }
    }
}

/// Keeps marks of other scripts on the letter when one of its marks becomes a letter: letter and
/// foreign mark may also be written as one code point, and equivalent texts must fold to the same
/// text. A hamza that forms one code point with a heh, but is a mark, is kept on the heh as well.
fn keep_marks_of_letter(rules: &Rules, base: Option<char>, marks: &mut [Mark]) {
    let Some(mut end) = marks.iter().position(|mark| becomes_letter(rules, mark)) else { return };
    for at in end + 1..marks.len() {
        if !is_mark(marks[at].c) || base.is_some_and(|base| is_of_heh(rules, base, marks, at)) {
            marks[end..=at].rotate_right(1);
            end += 1;
        }
    }
}

/// Returns whether the mark at `at` is a hamza that is one code point with a heh, and yet is a mark
/// of its own.
fn is_of_heh(rules: &Rules, base: char, marks: &[Mark], at: usize) -> bool {
    let is_free = marks[..at].iter().all(|mark| mark.class != 0 && mark.class < marks[at].class);
    is_free && !marks[at].replaced && rules.stays_apart(base, marks[at].c)
}

/// Returns the letter that a heh becomes under such a hamza. A custom mapping of the bare letter
/// does not apply to that heh.
fn heh_of_hamza(rules: &Rules, letter: char, marks: &[Mark]) -> char {
    let is_reached = rules.own(letter).is_some() && (0..marks.len()).any(|at| is_of_heh(rules, letter, marks, at));
    if is_reached { rules.letter(letter) } else { letter }
}

fn becomes_letter(rules: &Rules, mark: &Mark) -> bool {
    !mark.replaced && rules.spelt_out(mark.c).is_some()
}

/// Returns whether a kept mark is on a tatweel. Marks behind a mark that becomes a letter are on
/// that letter.
fn is_seat(rules: &Rules, bears: bool, marks: &[Mark]) -> bool {
    let on_base = marks_on_base(rules, marks);
    bears && on_base.len() == marks.len() || on_base.iter().any(|mark| !mark.replaced)
}

/// Returns the marks before the first one that becomes a letter.
fn marks_on_base<'m>(rules: &Rules, marks: &'m [Mark]) -> &'m [Mark] {
    let end = marks.iter().position(|mark| becomes_letter(rules, mark));
    &marks[..end.unwrap_or(marks.len())]
}

/// Puts out a letter and its marks. A mark that is spelt out becomes a letter, which takes the
/// marks behind it. `bears` says whether more marks come behind these.
fn emit_marked(
    rules: &Rules,
    letter: Option<char>,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut dyn Sink,
) {
    let (mut letter, mut marks) = (letter, marks);
    while let Some(at) = marks.iter().position(|mark| becomes_letter(rules, mark)) {
        let (before, rest) = marks.split_at_mut(at);
        emit_letter(rules, letter, false, before, out, sink);
        letter = rules.spelt_out(rest[0].c);
        marks = &mut rest[1..];
    }
    emit_letter(rules, letter, bears, marks, out, sink);
}

/// Puts out one letter and its marks. A letter that the rules have changed may compose once more,
/// so that a second fold changes nothing.
fn emit_letter(
    rules: &Rules,
    letter: Option<char>,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut dyn Sink,
) {
    let mut marks = marks;
    let mut vowel = false;
    if let Some(mut letter) = letter {
        while !may_carry(letter) {
            let before = (letter, marks.len());
            marks = absorb(rules, &mut letter, marks);
            marks = absorb_some(&mut letter, marks, |letter, mark| rules.recompose(letter, mark));
            letter = rules.letter(letter);
            if letter == YEH_BARREE_WITH_HAMZA_ABOVE && rules.parts_yeh_barree() {
                out.emit_base(rules, rules.letter(YEH_WITH_HAMZA_ABOVE), false, sink);
                letter = YEH_BARREE;
                // Further hamzas on it are merged into the first.
                marks = absorb_some(&mut letter, marks, |_, mark| (mark == HAMZA_ABOVE).then_some(YEH_BARREE));
            }
            if rules.parts_alef(letter) {
                (letter, vowel) = (ALEF, true);
            }
            if before == (letter, marks.len()) {
                break;
            }
        }
        out.emit_base(rules, letter, bears || bears_mark(rules, marks), sink);
    }
    for mark in marks {
        if vowel && (mark.class == 0 || mark.class >= combining_class(WAVY_HAMZA_BELOW)) {
            vowel = false;
            emit_vowel(rules, out, sink);
        }
        if mark.replaced {
            out.emit_own(rules, mark.c, sink);
        } else {
            out.emit(rules, mark.c, sink);
        }
    }
    if vowel {
        emit_vowel(rules, out, sink);
    }
}

/// Puts out the mark that is left of a hamza below an alef.
fn emit_vowel(rules: &Rules, out: &mut Neighbours, sink: &mut dyn Sink) {
    match rules.own(WAVY_HAMZA_BELOW) {
        Some(_) => out.emit_own(rules, WAVY_HAMZA_BELOW, sink),
        None if rules.drops(WAVY_HAMZA_BELOW) => {}
        None => out.emit(rules, WAVY_HAMZA_BELOW, sink),
    }
}

/// Returns whether the first of the marks on a letter is a mark in the output, since a custom
/// mapping may replace it.
fn bears_mark(rules: &Rules, marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| match rules.own(mark.c) {
        Some(own) if mark.replaced => own.chars().next().is_some_and(is_combining_mark),
        _ => true,
    })
}
