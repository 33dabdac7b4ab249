//! No-break spaces that carry marks inside a word in output. They are no spaces.

use super::held::LIMIT;
use super::rules::is_form_of_marks;
use crate::unicode::names::{NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, TATWEEL};
use crate::unicode::{is_letter, is_looked_through, is_mark, is_small_letter};

/// Says whether a character of a text carries marks inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carries {
    Yes,
    No,
    /// The answer depends on what follows the text.
    Open,
}

/// Returns whether `c`, which stands between `before` and `after`, carries marks. `is_all` says
/// that no text follows `after`, and `letters` that letters stand before `before`.
pub(super) fn carries(c: char, letters: bool, before: &str, after: &str, is_all: bool) -> Carries {
    if !matches!(c, NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE) {
        return Carries::No;
    }
    let is_behind_letter = before.chars().rev().find(|&c| !is_looked_through(c)).map_or(letters, is_letter);
    if !is_behind_letter {
        return Carries::No;
    }
    let mut direct = after.chars().take_while(|&c| is_looked_through(c) && c != TATWEEL && !is_small_letter(c));
    match after.chars().take(LIMIT).find(|&c| !is_looked_through(c)) {
        Some(next) if is_letter(next) && direct.any(|c| is_mark(c) || is_form_of_marks(c)) => Carries::Yes,
        None if !is_all && after.chars().nth(LIMIT).is_none() => Carries::Open,
        _ => Carries::No,
    }
}
