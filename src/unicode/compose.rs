//! Canonical composition of Arabic letters (UAX #15): eight pairs, none a composition exclusion.

use super::tables::COMPOSITIONS;

/// The composed letter, if `letter` and `mark` have one.
pub(crate) fn compose(letter: char, mark: char) -> Option<char> {
    COMPOSITIONS.iter().find(|row| (row.0, row.1) == (letter, mark)).map(|row| row.2)
}

/// The letter and the mark of a composed letter.
pub(crate) fn decompose(composed: char) -> Option<(char, char)> {
    if !('\u{622}'..='\u{6D3}').contains(&composed) {
        return None;
    }
    COMPOSITIONS.iter().find(|row| row.2 == composed).map(|row| (row.0, row.1))
}
