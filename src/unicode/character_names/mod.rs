//! Unicode names of the characters that folding can change, built from a table of words.

mod table;

use alloc::string::String;
use alloc::vec::Vec;

use table::{ESCAPE, NAMES, RUNS, WORDS};

/// Returns the name of a character of the Arabic script, of ASCII, or of an invisible character.
pub(crate) fn character_name(c: char) -> Option<String> {
    let name = NAMES.split(|&number| number == 0).nth(place(c)?)?;
    let words: Vec<&str> = Numbers(name).filter_map(|number| WORDS.split_ascii_whitespace().nth(number - 1)).collect();
    Some(words.join(" "))
}

/// Returns the number of characters with a name before `c`.
fn place(c: char) -> Option<usize> {
    let cp = u32::from(c);
    let mut before = 0;
    for &(first, last) in RUNS {
        if cp <= last {
            return Some(before + cp.checked_sub(first)? as usize);
        }
        before += (last - first + 1) as usize;
    }
    None
}

/// An iterator over the indices of the words of a name.
struct Numbers<'a>(&'a [u8]);

impl Iterator for Numbers<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        if first < ESCAPE {
            return Some(first.into());
        }
        let (&second, rest) = rest.split_first()?;
        self.0 = rest;
        Some(usize::from(ESCAPE) + usize::from(first - ESCAPE) * 255 + usize::from(second) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds() {
        let names = [
            (' ', "SPACE"),
            ('A', "LATIN CAPITAL LETTER A"),
            ('\u{64E}', "ARABIC FATHA"),
            ('\u{671}', "ARABIC LETTER ALEF WASLA"),
            ('\u{200F}', "RIGHT-TO-LEFT MARK"),
            ('\u{FEFB}', "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"),
            ('\u{FDFD}', "ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM"),
            ('\u{FEFF}', "ZERO WIDTH NO-BREAK SPACE"),
            ('\u{1EEF1}', "ARABIC MATHEMATICAL OPERATOR HAH WITH DAL"),
        ];
        for (c, name) in names {
            assert_eq!(character_name(c).as_deref(), Some(name));
        }
        for c in ['\0', '\u{E9}', '\u{4E00}', char::MAX] {
            assert_eq!(character_name(c), None);
        }
    }
}
