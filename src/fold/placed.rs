//! What letters become whose output depends on the letters beside them, by table.
//!
//! `places` has the rules. This table holds their answers for each kind of letter before and after such a letter, as far as these
//! stand directly beside it, or with nothing but removed marks between.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::places::takes_aspiration;
use super::table::{Entry, Table, pair_index};
use crate::unicode::names::*;
use crate::unicode::{is_letter, is_looked_through};

/// What a neighbour is to a letter that depends on its place: an index, or `UNKNOWN`.
type Kind = u8;

/// No Arabic letter, or nothing: the text begins or ends there.
const NO_LETTER: Kind = 0;
const TAKES_ASPIRATION: Kind = 1;
const ALEF_OR_MADDA: Kind = 2;
const OTHER_LETTER: Kind = 3;
const KINDS: usize = 4;
/// The table does not tell.
const UNKNOWN: Kind = 0xFF;

/// Bytes of removed marks beside a letter that are looked through.
const MARKS_BESIDE: usize = 8;

/// What follows: an index of `answers`.
const NO_LETTER_BEHIND: usize = 0;
const LETTER_BEHIND: usize = 1;
const NON_JOINER_AND_LETTER: usize = 2;
const BEHIND: usize = 3;

/// What a letter becomes.
#[derive(Clone, Copy, Debug, Default)]
struct Answer {
    /// Two bytes, or zero where only the machine knows.
    letter: [u8; 2],
    /// Whether the non-joiner behind the letter stays.
    keeps_non_joiner: bool,
}

/// The answers for all letters of 0600-06FF that depend on their place.
#[derive(Clone, Debug)]
pub(crate) struct PlacedLetters {
    /// By table index: which row of `answers` a letter has, from 1 on; 0 for all others.
    rows: [u8; 256],
    /// By table index.
    kinds: [Kind; 256],
    ascii_kinds: [Kind; 128],
    /// By the kind of the letter before, and what follows.
    answers: Vec<[[Answer; BEHIND]; KINDS]>,
}

impl PlacedLetters {
    /// Runs the machine on each letter of `placed`, given by table index, between examples of each kind.
    pub(super) fn new(table: &Table, placed: &[usize]) -> Option<Box<Self>> {
        if placed.is_empty() || table.rules.longest_run().is_some() {
            return None;
        }
        let mut letters = Self {
            rows: [0; 256],
            kinds: [UNKNOWN; 256],
            ascii_kinds: table.ascii.map(|entry| if entry.is_lasting() { kind_of(entry) } else { UNKNOWN }),
            answers: Vec::new(),
        };
        for (place, entry) in table.pairs.iter().enumerate() {
            if entry.is_lasting() || placed.contains(&place) {
                letters.kinds[place] = kind_of(*entry);
            }
        }
        let example = |kind: Kind| {
            let is_example = |place: &usize| letters.kinds[*place] == kind && table.pairs[*place].is_lasting();
            let ascii = (kind == NO_LETTER && letters.ascii_kinds[usize::from(b' ')] == kind).then_some(SPACE);
            ascii.or_else(|| (0..256).find(is_example).and_then(|place| char::from_u32(0x600 | place as u32)))
        };
        let examples = [NO_LETTER, TAKES_ASPIRATION, ALEF_OR_MADDA, OTHER_LETTER].map(example);
        for &place in placed.iter().filter(|&&place| table.pairs[place].len() == 2) {
            let Some(letter) = char::from_u32(0x600 | place as u32) else { continue };
            let mut answers = [[Answer::default(); BEHIND]; KINDS];
            for (before, answers) in examples.iter().zip(&mut answers) {
                let (Some(before), Some(none), Some(other)) =
                    (*before, examples[0], examples[usize::from(OTHER_LETTER)])
                else {
                    continue;
                };
                let mut set = |behind: usize, between: &[char], next: char| {
                    answers[behind] = answer_between(table, before, letter, between, next).unwrap_or_default();
                };
                set(NO_LETTER_BEHIND, &[], none);
                set(LETTER_BEHIND, &[], other);
                set(NON_JOINER_AND_LETTER, &[ZERO_WIDTH_NON_JOINER], other);
            }
            letters.answers.push(answers);
            letters.rows[place] = letters.answers.len() as u8;
        }
        Some(Box::new(letters))
    }

    /// Returns whether the letter with this table index depends on its place.
    #[inline(always)]
    pub(super) fn has(&self, place: usize) -> bool {
        self.rows[place] != 0
    }

    #[inline(always)]
    fn answer(&self, place: usize, before: Kind, behind: Option<usize>) -> Option<Answer> {
        let answers = self.answers.get(usize::from(self.rows[place].wrapping_sub(1)))?;
        let answer = answers.get(usize::from(before))?[behind?];
        (answer.letter != [0; 2]).then_some(answer)
    }

    /// Returns the two bytes that the pair at `at` becomes, if it is a letter that depends on its place and what stands directly
    /// beside it decides.
    #[inline(always)]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> Option<[u8; 2]> {
        self.answer_at(bytes, at).map(|answer| answer.letter)
    }

    /// Returns whether a non-joiner stays between the pair at `at`, a letter that depends on its place, and another letter.
    pub(super) fn keeps_non_joiner(&self, bytes: &[u8], at: usize) -> Option<bool> {
        let [lead @ 0xD8..=0xDB, trail, 0xE2, 0x80, 0x8C, ..] = bytes[at..] else { return None };
        self.has(pair_index(lead, trail))
            .then(|| self.answer_at(bytes, at))
            .flatten()
            .map(|answer| answer.keeps_non_joiner)
    }

    #[inline(always)]
    fn answer_at(&self, bytes: &[u8], at: usize) -> Option<Answer> {
        let before = match bytes[..at] {
            // Only an alef directly before a hamza has it removed.
            [.., lead @ 0xD8..=0xDB, trail, 0xE2, 0x80, 0x8C] => match self.kinds[pair_index(lead, trail)] {
                ALEF_OR_MADDA => UNKNOWN,
                kind => kind,
            },
            [.., lead @ 0xD8..=0xDB, trail] => self.kinds[pair_index(lead, trail)],
            [.., ascii @ ..0x80] => self.ascii_kinds[usize::from(ascii)],
            [] => NO_LETTER,
            _ => UNKNOWN,
        };
        let behind = match bytes[at + 2..] {
            [lead @ 0xD8..=0xDB, trail, ..] => behind(self.kinds[pair_index(lead, trail)]),
            [ascii @ ..0x80, ..] => behind(self.ascii_kinds[usize::from(ascii)]),
            [] => Some(NO_LETTER_BEHIND),
            [0xE2, 0x80, 0x8C, lead @ 0xD8..=0xDB, trail, ..] => {
                let is_letter = behind(self.kinds[pair_index(lead, trail)]) == Some(LETTER_BEHIND);
                is_letter.then_some(NON_JOINER_AND_LETTER)
            }
            _ => None,
        };
        self.answer(pair_index(bytes[at], bytes[at + 1]), before, behind)
    }
}

impl Table {
    /// Returns the two bytes that the pair at `at` becomes, if it is a letter that depends on its place and the tables decide it.
    pub(super) fn placed_at(&self, text: &str, at: usize) -> Option<[u8; 2]> {
        let letters = self.placed.as_deref()?;
        let bytes = text.as_bytes();
        let [lead @ 0xD8..=0xDB, trail, ..] = bytes[at..] else { return None };
        if !letters.has(pair_index(lead, trail)) {
            return None;
        }
        letters.at(bytes, at).or_else(|| self.placed_among_marks(letters, text, at))
    }

    /// The same where removed marks, or characters of other blocks, stand beside the letter.
    #[cold]
    fn placed_among_marks(&self, letters: &PlacedLetters, text: &str, at: usize) -> Option<[u8; 2]> {
        let bytes = text.as_bytes();
        let (mut start, mut end) = (at, at + 2);
        let passes = |lead: u8, trail: u8| {
            let entry = self.pair(lead, trail);
            entry.is_mark() && self.is_removed(entry)
        };
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[..start] {
            if !passes(lead, trail) || at - start >= MARKS_BESIDE {
                break;
            }
            start -= 2;
        }
        while let [lead @ 0xD8..=0xDB, trail, ..] = bytes[end..] {
            if !passes(lead, trail) || end - at > MARKS_BESIDE {
                break;
            }
            end += 2;
        }
        let kind = |c: Option<char>| match c {
            None => NO_LETTER,
            Some(c @ '\0'..='\x7F') => letters.ascii_kinds[c as usize],
            Some(c @ '\u{600}'..='\u{6FF}') => letters.kinds[c as usize & 0xFF],
            Some(c) => match self.lasting(c) {
                Some(c) if !is_looked_through(c) && !is_letter(c) => NO_LETTER,
                _ => UNKNOWN,
            },
        };
        let (before, behind) = (text[..start].chars().next_back(), text[end..].chars().next());
        let answer = letters.answer(pair_index(bytes[at], bytes[at + 1]), kind(before), self::behind(kind(behind)));
        answer.map(|answer| answer.letter)
    }
}

/// Returns what a character with this entry is to a letter beside it.
fn kind_of(entry: Entry) -> Kind {
    match entry.first() {
        Some(c) if is_looked_through(c) || entry.len() > c.len_utf8() => UNKNOWN,
        Some(ALEF | ALEF_WITH_MADDA_ABOVE) => ALEF_OR_MADDA,
        Some(c) if takes_aspiration(c) => TAKES_ASPIRATION,
        Some(c) if is_letter(c) => OTHER_LETTER,
        Some(_) => NO_LETTER,
        None => UNKNOWN,
    }
}

/// Returns what follows a letter, by the kind of the character behind it.
#[inline(always)]
fn behind(kind: Kind) -> Option<usize> {
    match kind {
        UNKNOWN => None,
        NO_LETTER => Some(NO_LETTER_BEHIND),
        _ => Some(LETTER_BEHIND),
    }
}

/// Returns what a letter becomes between two others; `between` stands behind the letter.
fn answer_between(table: &Table, before: char, letter: char, between: &[char], behind: char) -> Option<Answer> {
    let text = [&[before, letter], between, &[behind]].concat();
    let folded = table.folded(&text);
    let answer = folded.strip_prefix(&*table.folded(&[before]))?.strip_suffix(&*table.folded(&[behind]))?;
    let bare = answer.strip_suffix(ZERO_WIDTH_NON_JOINER).filter(|_| !between.is_empty());
    Some(Answer { letter: bare.unwrap_or(answer).as_bytes().try_into().ok()?, keeps_non_joiner: bare.is_some() })
}
