//! The marks of one letter: their canonical order, and those that compose with the letter or are removed.

use super::machine::is_yeh;
use super::rules::Rules;
use crate::unicode::names::*;

/// A mark on a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) c: char,
    pub(super) class: u8,
    /// How many removed marks of class 0 stand before this mark. Those are boundaries for canonical
    /// order and composition.
    pub(super) part: u8,
    /// Whether a custom mapping replaces the mark, so that it can no longer compose.
    pub(super) replaced: bool,
}

/// Puts marks in canonical order: a stable sort by combining class, in which marks of class 0 are
/// boundaries.
pub(super) fn sort(marks: &mut [Mark]) {
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

/// Composes sorted marks with their letter by canonical composition. Returns the marks that are
/// left.
///
/// Of two hamzas on a yeh, the one above belongs to the letter, unless it is blocked. The same
/// happens where yeh and hamza are one code point.
pub(super) fn absorb<'m>(rules: &Rules, letter: &mut char, marks: &'m mut [Mark]) -> &'m mut [Mark] {
    let compose = |letter, mark| rules.compose(letter, mark);
    let marks = absorb_some(letter, marks, |letter, mark| {
        compose(letter, mark).filter(|_| mark != HAMZA_BELOW || !is_yeh(letter))
    });
    absorb_some(letter, marks, |letter, mark| compose(letter, mark).filter(|_| mark == HAMZA_BELOW && is_yeh(letter)))
}

pub(super) fn absorb_some<'m>(
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

pub(super) fn drop_marks<'m>(rules: &Rules, on_letter: bool, marks: &'m mut [Mark]) -> &'m mut [Mark] {
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
