//! A letter with its marks: canonical order, composition, and what the rules leave of them.

use super::neighbours::Neighbours;
use super::rules::Rules;
use super::sink::Sink;
use crate::unicode::names::TATWEEL;
use crate::unicode::{combining_class, decompose, is_arabic_script, is_combining_mark, is_mark, is_small_letter};

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
}

impl Cluster {
    pub(crate) const fn new() -> Self {
        let nothing = Mark { c: '\0', class: 0, part: 0, replaced: false };
        Self { base: None, marks: [nothing; ROOM], length: 0, part: 0, staying: 0, arabic: false, arabic_marks: false }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.base.is_none() && self.length == 0
    }

    /// Whether no mark that follows can change what is held: a letter of another script, a space, a line break.
    pub(crate) fn is_settled(&self) -> bool {
        !self.arabic && self.length == 0
    }

    /// Whether `c` belongs to the letter before it.
    ///
    /// Small letters that go are no letters: what stands on them joins the marks before, as a mark of class 0 does.
    /// Where letters and marks do not meet, each stands for itself.
    pub(crate) fn takes(rules: &Rules, c: char) -> bool {
        let is_weak = is_mark(c) || combining_class(c) != 0 || is_small_letter(c) && rules.drops(c);
        is_weak && (rules.is_canonical() || rules.has_seats())
    }

    /// Puts out what is held and starts anew with `base`.
    pub(crate) fn start(&mut self, rules: &Rules, base: char, out: &mut Neighbours, sink: &mut impl Sink) {
        let bears = self.base == Some(TATWEEL) && is_combining_mark(base) && rules.own(base).is_none();
        self.finish_before(rules, bears, out, sink);
        sink.begins();
        self.arabic = is_arabic_script(base) || is_arabic_script(rules.letter(base));
        match decompose(base).filter(|_| rules.is_canonical()) {
            Some((letter, mark)) => {
                self.base = Some(letter);
                self.add(rules, mark, out, sink);
            }
            None => self.base = Some(base),
        }
    }

    /// Marks that follow are on what was put out otherwise: a phrase, an entry of one's own.
    pub(crate) fn follow(&mut self, arabic: bool) {
        self.arabic = arabic;
    }

    /// Takes a mark, Arabic or not.
    pub(crate) fn add(&mut self, rules: &Rules, mark: char, out: &mut Neighbours, sink: &mut impl Sink) {
        let class = combining_class(mark);
        let goes = rules.drops(mark);
        if goes && class == 0 {
            // One boundary is as good as many, so parts are not more than marks.
            let last = self.marks[..self.length].last().map(|mark| mark.part);
            self.part = last.unwrap_or(0) + 1;
        }
        if goes && !(rules.is_canonical() && self.needs(class)) {
            self.arabic_marks |= is_mark(mark);
            return;
        }
        if !goes && self.staying == LIMIT {
            self.finish(rules, out, sink);
        }
        self.arabic_marks |= is_mark(mark);
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

    /// The same; a tatweel also bears the combining marks of class 0 of other scripts, which come as letters.
    fn finish_before(&mut self, rules: &Rules, bears: bool, out: &mut Neighbours, sink: &mut impl Sink) {
        let mut base = self.base.take();
        let mut marks = &mut self.marks[..self.length];
        (self.length, self.part, self.staying) = (0, 0, 0);
        if rules.is_canonical() && (self.arabic || self.arabic_marks) {
            sort(marks);
            if let Some(letter) = &mut base {
                marks = absorb(rules, letter, marks);
            }
        }
        marks = drop_marks(rules, marks);
        self.arabic_marks = false;
        if rules.is_canonical() && (self.arabic || marks.iter().any(|mark| is_mark(mark.c))) {
            // A mark of class 0 that went no longer stands between its neighbours.
            sort(marks);
        }
        emit(rules, base, bears, marks, out, sink);
    }
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
fn absorb<'m>(rules: &Rules, letter: &mut char, marks: &'m mut [Mark]) -> &'m mut [Mark] {
    let mut left = 0;
    let mut open = true;
    for at in 0..marks.len() {
        let mark = marks[at];
        open = open && mark.class != 0 && mark.part == 0;
        let blocked = !open || mark.replaced || left > 0 && marks[left - 1].class >= mark.class;
        match rules.compose(*letter, mark.c) {
            Some(composed) if !blocked => *letter = composed,
            _ => {
                marks[left] = mark;
                left += 1;
            }
        }
    }
    &mut marks[..left]
}

fn drop_marks<'m>(rules: &Rules, marks: &'m mut [Mark]) -> &'m mut [Mark] {
    let mut left = 0;
    for at in 0..marks.len() {
        let mark = marks[at];
        if !rules.drops(mark.c) {
            marks[left] = Mark { part: 0, replaced: rules.own(mark.c).is_some(), ..mark };
            left += 1;
        }
    }
    &mut marks[..left]
}

fn emit(
    rules: &Rules,
    base: Option<char>,
    bears: bool,
    marks: &mut [Mark],
    out: &mut Neighbours,
    sink: &mut impl Sink,
) {
    keep_foreign_marks(rules, marks);
    match base {
        Some(base) if rules.own(base).is_some() => {
            out.emit_own(rules, base, sink);
            emit_marked(rules, None, marks, out, sink);
        }
        Some(TATWEEL) if rules.drops(TATWEEL) => {
            let is_seat = is_seat(rules, bears, marks);
            emit_marked(rules, is_seat.then_some(TATWEEL), marks, out, sink);
        }
        Some(base) if rules.drops(base) => emit_marked(rules, None, marks, out, sink),
        _ => {
            let letter = |c| rules.spelt_out(c).unwrap_or_else(|| rules.letter(c));
            emit_marked(rules, base.map(letter), marks, out, sink);
        }
    }
}

/// Marks of other scripts stay on the letter when one of the marks becomes a letter: with that of another script they may
/// be one code point, and equivalent texts fold to the same.
fn keep_foreign_marks(rules: &Rules, marks: &mut [Mark]) {
    let Some(mut end) = marks.iter().position(|mark| becomes_letter(rules, mark)) else { return };
    for at in end + 1..marks.len() {
        if !is_mark(marks[at].c) {
            marks[end..=at].rotate_right(1);
            end += 1;
        }
    }
}

fn becomes_letter(rules: &Rules, mark: &Mark) -> bool {
    !mark.replaced && rules.spelt_out(mark.c).is_some()
}

/// Whether a mark that stays is on a tatweel. What stands behind a mark that becomes a letter is on that letter.
fn is_seat(rules: &Rules, bears: bool, marks: &[Mark]) -> bool {
    let end = marks.iter().position(|mark| becomes_letter(rules, mark));
    bears && end.is_none() || marks[..end.unwrap_or(marks.len())].iter().any(|mark| !mark.replaced)
}

/// A letter and its marks, where a mark that is spelt out becomes a letter that has the marks behind it.
fn emit_marked(rules: &Rules, letter: Option<char>, marks: &mut [Mark], out: &mut Neighbours, sink: &mut impl Sink) {
    let (mut letter, mut marks) = (letter, marks);
    while let Some(at) = marks.iter().position(|mark| becomes_letter(rules, mark)) {
        let (before, rest) = marks.split_at_mut(at);
        emit_letter(rules, letter, before, out, sink);
        letter = rules.spelt_out(rest[0].c);
        marks = &mut rest[1..];
    }
    emit_letter(rules, letter, marks, out, sink);
}

/// A letter that the rules have changed may compose once more, so that a second fold finds nothing to do.
fn emit_letter(rules: &Rules, letter: Option<char>, marks: &mut [Mark], out: &mut Neighbours, sink: &mut impl Sink) {
    let mut marks = marks;
    if let Some(mut letter) = letter {
        loop {
            let before = marks.len();
            marks = absorb(rules, &mut letter, marks);
            letter = rules.letter(letter);
            if marks.len() == before {
                break;
            }
        }
        out.emit(rules, letter, sink);
    }
    for mark in marks {
        if mark.replaced {
            out.emit_own(rules, mark.c, sink);
        } else {
            out.emit(rules, mark.c, sink);
        }
    }
}
