//! A letter with its marks: canonical order, composition, and what the rules leave of them.

use super::machine::is_yeh;
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

/// Marks that stay are held up to this number for one letter; those behind them are put out as if on a letter of their
/// own, so memory is bounded. Real text has a tenth of that (UAX #15 calls 30 enough, its Stream-Safe Text Format).
const LIMIT: usize = if cfg!(test) { 12 } else { 64 };

/// Marks that go are held for composition alone: one of each combining class is enough, and Arabic has twelve.
const ROOM: usize = LIMIT + 16;

#[derive(Clone, Copy, Debug)]
struct Mark {
    c: char,
    class: u8,
    /// How many marks of class 0 that go stand before it: those bound canonical order and composition.
    part: u8,
    /// Replaced by an entry of one's own: no longer a mark that could compose.
    replaced: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    base: Option<char>,
    marks: [Mark; ROOM],
    length: usize,
    /// The part that the next mark belongs to.
    part: u8,
    /// How many of the marks do not go.
    staying: usize,
    /// The letter is Arabic.
    arabic: bool,
    /// An Arabic mark is on it. Arabic letters and Arabic marks are put in order; other scripts stay as they are.
    arabic_marks: bool,
    /// It is a letter of the Arabic script or what carries marks in place of one: foreign marks on it may be removed.
    on_letter: bool,
    /// A mark on it becomes a letter, on which marks of class 0 are that follow.
    becomes_letter: bool,
    /// A mark of class 0 was removed from that letter: what follows is on it as well.
    on_new_letter: bool,
    /// It is a no-break space that carries marks inside a word.
    is_carrier: bool,
    /// How many Arabic marks that stay on it are yet to come: an invisible character that stays may part them from it.
    marks_to_come: usize,
    /// One of them stays on it: it is no space.
    is_of_word: bool,
    /// An Arabic letter follows the dagger alef on it.
    letter_follows: bool,
    /// It is a tatweel or a no-break space inside a word, which with a hamza on it is a letter.
    may_be_letter: bool,
    /// A mark or a sign was removed that can be seen.
    removed: bool,
    /// The first joiner behind it that was removed.
    joint: Option<Joint>,
    /// A non-joiner was removed behind it.
    non_joiner: bool,
    /// The marks on it that the rules of an orthography ask about.
    signs: Signs,
    /// The word that it belongs to, under such rules.
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

    /// Whether a dagger alef that comes next is a letter, with no letter before it.
    pub(crate) fn makes_letter_of_dagger_alef(&self, rules: &Rules) -> bool {
        let is_on_carrier = |c: char| c == TATWEEL || rules.reads_small_letter(c);
        rules.is_quranic() && rules.own(DAGGER_ALEF).is_none() && self.base.is_some_and(is_on_carrier)
    }

    /// Whether letters before what is held are of a word that is being rewritten.
    pub(crate) fn is_in_word(&self) -> bool {
        self.word.is_open()
    }

    /// Whether marks that come next are on a yeh.
    pub(crate) fn is_on_yeh(&self) -> bool {
        self.base.is_some_and(is_yeh)
    }

    /// The tatweel is a letter with the hamza that comes next.
    pub(crate) fn note_letter(&mut self) {
        self.may_be_letter = true;
    }

    pub(crate) fn is_on_tatweel(&self) -> bool {
        self.base == Some(TATWEEL)
    }

    /// Whether an Arabic letter follows the dagger alef that comes next.
    pub(crate) fn note_follower(&mut self, letter_follows: bool) {
        self.letter_follows = letter_follows;
    }

    /// A sign was removed behind what is held.
    pub(crate) fn note_removed(&mut self) {
        self.removed = true;
    }

    /// A joiner was removed behind what is held.
    pub(crate) fn note_joint(&mut self, joint: Option<Joint>) {
        self.joint = self.joint.or(joint);
        self.non_joiner |= joint == Some(Joint::NonJoiner);
    }

    /// Whether no mark that follows can change what is held: a letter of another script, a space, a line break.
    pub(crate) fn is_settled(&self) -> bool {
        !self.arabic && self.length == 0
    }

    /// Whether `c` belongs to the letter before it.
    ///
    /// Small letters that go are no letters: what stands on them joins the marks before, as a mark of class 0 does.
    /// Where letters and marks do not meet, each stands for itself.
    pub(crate) fn takes(&self, rules: &Rules, c: char) -> bool {
        let is_weak = is_mark(c)
            || combining_class(c) != 0
            || (is_small_letter(c) && !rules.reads_small_letter(c) || is_foreign_mark(c)) && rules.drops(c)
            || self.drops_foreign(rules, c);
        is_weak && (rules.is_canonical() || rules.has_seats())
    }

    /// Whether a mark is removed from what is held.
    fn drops(&self, rules: &Rules, mark: char) -> bool {
        rules.drops(mark) || self.drops_foreign(rules, mark)
    }

    fn drops_foreign(&self, rules: &Rules, mark: char) -> bool {
        let on_letter = self.on_letter || self.becomes_letter && combining_class(mark) == 0;
        on_letter && rules.drops_foreign(mark)
    }

    /// Puts out what is held and starts anew with `base`.
    pub(crate) fn start(&mut self, rules: &Rules, base: char, out: &mut Neighbours, sink: &mut impl Sink) {
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

    /// Puts out what is held and starts anew with a no-break space that carries marks inside a word.
    pub(crate) fn start_carrier(&mut self, rules: &Rules, base: char, out: &mut Neighbours, sink: &mut impl Sink) {
        self.start(rules, base, out, sink);
        (self.arabic, self.on_letter, self.is_carrier) = (true, true, true);
        self.may_be_letter = true;
    }

    /// How many marks the rules keep behind a carrier, and whether one of them stays on it and not on a letter that a mark
    /// becomes.
    pub(crate) fn note_carried(&mut self, marks: usize, is_of_word: bool) {
        (self.marks_to_come, self.is_of_word) = (marks, is_of_word);
    }

    /// Marks that follow are on what was put out otherwise: a phrase, an entry of one's own.
    pub(crate) fn follow(&mut self, arabic: bool) {
        (self.arabic, self.on_letter) = (arabic, false);
    }

    /// Takes a mark, Arabic or not.
    pub(crate) fn add(&mut self, rules: &Rules, mark: char, out: &mut Neighbours, sink: &mut impl Sink) {
        let class = combining_class(mark);
        if self.on_new_letter && rules.drops_foreign(mark) {
            self.removed = true;
            return;
        }
        let goes = self.drops(rules, mark);
        if rules.is_quranic() && rules.own(mark).is_none() {
            Sign::from_mark(mark).into_iter().for_each(|sign| self.signs.add(sign));
        }
        self.marks_to_come = self.marks_to_come.saturating_sub(usize::from(rules.stays_on_carrier(mark)));
        self.on_new_letter |= self.becomes_letter && goes && class == 0 && rules.drops_foreign(mark);
        if goes && class == 0 {
            // One boundary is as good as many, so parts are not more than marks.
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

    /// Whether a mark that goes can compose or keep others from it: not behind one of its own class or of class 0.
    fn needs(&self, class: u8) -> bool {
        class != 0
            && self.part == 0
            && self.marks[..self.length].iter().all(|mark| mark.class != class && mark.class != 0)
    }

    /// Puts out letter and marks.
    pub(crate) fn finish(&mut self, rules: &Rules, out: &mut Neighbours, sink: &mut impl Sink) {
        self.finish_before(rules, false, out, sink);
    }

    /// Puts out what is held. `bears`: the next character is a combining mark of class 0 of another script, which the machine
    /// takes as a letter, but which stands on the letter that is held.
    fn finish_before(&mut self, rules: &Rules, bears: bool, out: &mut Neighbours, sink: &mut impl Sink) {
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
            // A mark of class 0 that went no longer stands between its neighbours.
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
    /// A word that is being rewritten ends here.
    pub(crate) fn end_word(&mut self, rules: &Rules, out: &mut Neighbours, sink: &mut impl Sink) {
        end_word(rules, &mut self.word, out, sink);
    }
}

fn end_word(rules: &Rules, word: &mut Word, out: &mut Neighbours, sink: &mut impl Sink) {
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

/// A letter as it is written, what it composes to with its marks, and the marks that rules of an orthography ask about.
#[derive(Clone, Copy)]
struct Read {
    written: Option<char>,
    letter: Option<char>,
    signs: Signs,
    /// Whether a hamza on it, if it is a carrier, is in a word.
    may_compose: bool,
    carrier: Carrier,
    /// Marks of another script come next.
    bears: bool,
}

/// What it is to the word that is being rewritten.
enum Role {
    /// A letter of it, or nothing but what its marks are.
    Part(Kind, Option<char>),
    /// It stands in no word, or is gone.
    Nothing,
    /// What ends it.
    End,
}

impl Read {
    /// `is_carrier`: it may be what carries marks. `is_seat`: one stays on it.
    fn role(&self, rules: &Rules, is_carrier: bool, is_seat: bool) -> Role {
        let (Some(written), Some(letter)) = (self.written, self.letter) else { return Role::Nothing };
        match rules.own(letter) {
            Some("") => return Role::Nothing,
            Some(_) => return Role::End,
            None => {}
        }
        // No mark keeps a hamza from the tatweel.
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

    /// What other rules make of letter and hamza, and the signs with that of a mark that composed.
    fn letter(&self, rules: &Rules) -> (char, Signs) {
        let (mut letter, mut signs) = (self.letter.unwrap_or_default(), self.signs);
        if self.letter != self.written {
            let mark = decompose(letter).map(|(_, mark)| mark);
            mark.and_then(Sign::from_mark).into_iter().for_each(|sign| signs.add(sign));
        } else if signs.has(Sign::Hamza) {
            letter = orthography::with_hamza(letter);
        }
        (rules.letter(letter), signs)
    }
}

/// `emit` for a profile that rewrites words.
fn emit_read(
    rules: &Rules,
    word: &mut Word,
    read: Read,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut impl Sink,
) -> bool {
    let Read { carrier, bears, .. } = read;
    let is_carrier = carrier.is_one || read.written == Some(TATWEEL);
    let is_seat = is_carrier && (carrier.has_marks_to_come || is_seat(rules, bears, marks));
    let role = read.role(rules, is_carrier, is_seat);
    if let Role::Part(kind, base) = role {
        let (letter, signs) = read.letter(rules);
        let now = sink.source();
        for unit in orthography::units(kind, base, letter, signs, now) {
            word.take(unit, &mut |letter, source| {
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

/// A dagger alef that would become a letter, on a yeh: at the end of a word it says how the yeh is read, and so it does on ALEF
/// MAKSURA inside a word, where both are one ALEF.
fn read_on_yeh<'m>(rules: &Rules, letter: &mut char, marks: &'m mut [Mark], letter_follows: bool) -> &'m mut [Mark] {
    let applies = is_yeh(*letter) && rules.own(*letter).is_none() && (!letter_follows || *letter == ALEF_MAKSURA);
    let mut left = 0;
    for at in 0..marks.len() {
        // Both are one ALEF once: a second dagger alef is another.
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

/// Whether `c` may stand in for a letter under a mark.
fn may_carry(c: char) -> bool {
    matches!(c, TATWEEL | NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE)
}

/// Canonical order: a stable sort by combining class, which marks of class 0 bound.
fn sort(marks: &mut [Mark]) {
    for end in 1..marks.len() {
        let mut at = end;
        while at > 0
            && marks[at].class != 0
            && marks[at - 1].part == marks[at].part
            && marks[at - 1].class > marks[at].class
        {
            marks.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Canonical composition of sorted marks with their letter; gives the marks that are left.
///
/// Of two hamzas on a yeh the one above is of the letter, as it is where both are one code point, unless it is blocked.
fn absorb<'m>(rules: &Rules, letter: &mut char, marks: &'m mut [Mark]) -> &'m mut [Mark] {
    let compose = |letter, mark| rules.compose(letter, mark);
    let marks = absorb_some(letter, marks, |letter, mark| {
        compose(letter, mark).filter(|_| mark != HAMZA_BELOW || !is_yeh(letter))
    });
    absorb_some(letter, marks, |letter, mark| compose(letter, mark).filter(|_| mark == HAMZA_BELOW && is_yeh(letter)))
}

fn absorb_some<'m>(
    letter: &mut char,
    marks: &'m mut [Mark],
    compose: impl Fn(char, char) -> Option<char>,
) -> &'m mut [Mark] {
    let mut left = 0;
    let mut open = true;
    for at in 0..marks.len() {
        let mark = marks[at];
        open = open && mark.class != 0 && mark.part == 0;
        let blocked = !open || mark.replaced || left > 0 && marks[left - 1].class >= mark.class;
        match compose(*letter, mark.c) {
            Some(composed) if !blocked => *letter = composed,
            _ => {
                marks[left] = mark;
                left += 1;
            }
        }
    }
    &mut marks[..left]
}

fn drop_marks<'m>(rules: &Rules, on_letter: bool, marks: &'m mut [Mark]) -> &'m mut [Mark] {
    let mut left = 0;
    for at in 0..marks.len() {
        let mark = marks[at];
        if !(rules.drops(mark.c) || on_letter && rules.drops_foreign(mark.c)) {
            marks[left] = Mark { part: 0, replaced: rules.own(mark.c).is_some(), ..mark };
            left += 1;
        }
    }
    &mut marks[..left]
}

/// Whether a base is a no-break space that carries marks inside a word, and whether some come behind what follows.
#[derive(Clone, Copy)]
struct Carrier {
    is_one: bool,
    has_marks_to_come: bool,
    is_of_word: bool,
}

/// Puts out a letter and its marks, and says whether the letter was removed and could be seen.
fn emit(
    rules: &Rules,
    base: Option<char>,
    carrier: Carrier,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut impl Sink,
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

/// Marks of other scripts stay on the letter when one of the marks becomes a letter: with that of another script they may
/// be one code point, and equivalent texts fold to the same. So does a hamza that is one with a heh, but a mark.
fn keep_marks_of_letter(rules: &Rules, base: Option<char>, marks: &mut [Mark]) {
    let Some(mut end) = marks.iter().position(|mark| becomes_letter(rules, mark)) else { return };
    for at in end + 1..marks.len() {
        if !is_mark(marks[at].c) || base.is_some_and(|base| is_of_heh(rules, base, marks, at)) {
            marks[end..=at].rotate_right(1);
            end += 1;
        }
    }
}

/// Whether the mark at `at` is a hamza that is one with a heh, and yet stays a mark.
fn is_of_heh(rules: &Rules, base: char, marks: &[Mark], at: usize) -> bool {
    let is_free = marks[..at].iter().all(|mark| mark.class != 0 && mark.class < marks[at].class);
    is_free && !marks[at].replaced && rules.stays_apart(base, marks[at].c)
}

/// The letter that a heh becomes under such a hamza: an entry for the bare letter does not reach it.
fn heh_of_hamza(rules: &Rules, letter: char, marks: &[Mark]) -> char {
    let is_reached = rules.own(letter).is_some() && (0..marks.len()).any(|at| is_of_heh(rules, letter, marks, at));
    if is_reached { rules.letter(letter) } else { letter }
}

fn becomes_letter(rules: &Rules, mark: &Mark) -> bool {
    !mark.replaced && rules.spelt_out(mark.c).is_some()
}

/// Whether a mark that stays is on a tatweel. What stands behind a mark that becomes a letter is on that letter.
fn is_seat(rules: &Rules, bears: bool, marks: &[Mark]) -> bool {
    let on_base = marks_on_base(rules, marks);
    bears && on_base.len() == marks.len() || on_base.iter().any(|mark| !mark.replaced)
}

/// The marks before the first one that becomes a letter.
fn marks_on_base<'m>(rules: &Rules, marks: &'m [Mark]) -> &'m [Mark] {
    let end = marks.iter().position(|mark| becomes_letter(rules, mark));
    &marks[..end.unwrap_or(marks.len())]
}

/// A letter and its marks, where a mark that is spelt out becomes a letter that has the marks behind it.
/// `bears`: more marks come behind these.
fn emit_marked(
    rules: &Rules,
    letter: Option<char>,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut impl Sink,
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

/// A letter that the rules have changed may compose once more, so that a second fold finds nothing to do.
fn emit_letter(
    rules: &Rules,
    letter: Option<char>,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut impl Sink,
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
                // More hamzas on it are one.
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

/// The mark that is left of a hamza below an alef.
fn emit_vowel(rules: &Rules, out: &mut Neighbours, sink: &mut impl Sink) {
    match rules.own(WAVY_HAMZA_BELOW) {
        Some(_) => out.emit_own(rules, WAVY_HAMZA_BELOW, sink),
        None if rules.drops(WAVY_HAMZA_BELOW) => {}
        None => out.emit(rules, WAVY_HAMZA_BELOW, sink),
    }
}

/// Whether the first of the marks on a letter is one in what is put out: an entry of one's own may replace it.
fn bears_mark(rules: &Rules, marks: &[Mark]) -> bool {
    marks.first().is_some_and(|mark| match rules.own(mark.c) {
        Some(own) if mark.replaced => own.chars().next().is_some_and(is_combining_mark),
        _ => true,
    })
}
