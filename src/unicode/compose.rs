//! Canonical composition of Arabic letters (UAX #15): eight pairs, none a composition exclusion.

use super::tables::COMPOSITIONS;

/// Returns the letter that `letter` and `mark` compose to, if they do.
pub(crate) fn compose(letter: char, mark: char) -> Option<char> {
    COMPOSITIONS.iter().find(|row| (row.0, row.1) == (letter, mark)).map(|row| row.2)
}

/// Returns the letter and the mark of a composed letter.
pub(crate) fn decompose(composed: char) -> Option<(char, char)> {
    if !('\u{622}'..='\u{6D3}').contains(&composed) {
        return None;
    }
    COMPOSITIONS.iter().find(|row| row.2 == composed).map(|row| (row.0, row.1))
}
