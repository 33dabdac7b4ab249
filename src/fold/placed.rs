//! A table of what letters become whose output depends on the letters beside them.
//!
//! `places` has the rules. The table holds their answers for each kind of character before and
//! after such a letter. It is made by running the machine, so it cannot disagree with the rules.
//! It answers where these characters stand directly beside the letter, or with nothing but removed
//! marks between.

use alloc::boxed::Box;

use super::places::takes_aspiration;
use super::rules::Rules;
use super::table::{Entry, Table, pair_index, pair_set};
use super::word_edges::is_of_word;
use crate::unicode::names::*;
use crate::unicode::{is_letter, is_looked_through};

/// What a neighbour is to a letter that depends on its place.
pub(super) type Kind = u8;

/// The neighbour is no Arabic letter, or the text begins or ends there.
pub(super) const NO_LETTER: Kind = 0;
const TAKES_ASPIRATION: Kind = 1;
const ALEF_OR_MADDA: Kind = 2;
const OTHER_LETTER: Kind = 3;
/// Only the machine knows.
pub(super) const UNKNOWN: Kind = 4;

/// What follows such a letter.
type Behind = u8;

const NO_LETTER_BEHIND: Behind = 0;
const LETTER_BEHIND: Behind = 1;
const NON_JOINER_AND_LETTER: Behind = 2;
const UNKNOWN_BEHIND: Behind = 3;

/// What follows, by the kind of the next character.
const BEHIND: [Behind; KINDS] = {
    let mut behind = [UNKNOWN_BEHIND; KINDS];
    behind[NO_LETTER as usize] = NO_LETTER_BEHIND;
    behind[TAKES_ASPIRATION as usize] = LETTER_BEHIND;
    behind[ALEF_OR_MADDA as usize] = LETTER_BEHIND;
    behind[OTHER_LETTER as usize] = LETTER_BEHIND;
    behind
};

/// The number of letters that have answers, and one more row without any.
const ROWS: usize = 16;
const KINDS: usize = 8;
const BEHINDS: usize = 4;

/// The most bytes of removed marks beside a letter that are looked through.
const MARKS_BESIDE: usize = 8;

/// The output for a letter that depends on its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    Becomes([u8; 2]),
    Removed,
}

/// The answer for a letter that is removed. No two bytes of UTF-8 are these.
pub(super) const REMOVED: [u8; 2] = [0xFF; 2];

/// The answers for all letters of 0600-06FF that depend on their place.
#[derive(Clone, Debug)]
pub(crate) struct PlacedLetters {
    /// The letters: a byte for each trail, with a bit for each lead.
    pub(super) flags: [u8; 64],
    /// The row of each letter in `becomes`, by table index: from 1 on, and 0 for all others.
    pub(super) rows: [u8; 256],
    /// The kind of each character as a neighbour, by table index.
    pub(super) kinds: [Kind; 256],
    ascii_kinds: [Kind; 128],
    /// What a letter becomes, by its row, the kind of the character before, and what follows: two
    /// bytes, `REMOVED`, or zero where only the machine knows.
    becomes: [[u8; 2]; ROWS * KINDS * BEHINDS],
    /// Whether some answer is `REMOVED`.
    pub(super) removes_some: bool,
    /// The rows with such an answer.
    removable: [bool; ROWS],
    /// For vectors: the lead and the trail of each answer, `REMOVED`, or zero, by the row, the kind of
    /// the character before in steps of 16, and 64 more where a letter follows. `None` where ASCII has
    /// other kinds than `NO_LETTER`.
    pub(super) answers: Option<[[u8; 128]; 2]>,
    /// Whether the non-joiner behind the letter is kept.
    keeps_non_joiner: [bool; ROWS * KINDS * BEHINDS],
}

impl PlacedLetters {
    /// Makes the table by running the machine on each letter of `placed` between examples of each
    /// kind. `placed` has table indexes. Returns `None` if no letter depends on its place, or if runs
    /// of letters are cut.
    pub(super) fn new(table: &Table, placed: &[usize]) -> Option<Box<Self>> {
        if placed.is_empty() || table.rules.longest_run().is_some() || !table.rules.knows_kinds() {
            return None;
        }
        let mut letters = Self {
            flags: [0; 64],
            rows: [0; 256],
            kinds: [UNKNOWN; 256],
            ascii_kinds: table.ascii.map(|entry| if entry.is_lasting() { kind_of(entry) } else { UNKNOWN }),
            becomes: [[0; 2]; ROWS * KINDS * BEHINDS],
            removes_some: false,
            removable: [false; ROWS],
            answers: None,
            keeps_non_joiner: [false; ROWS * KINDS * BEHINDS],
        };
        for (place, entry) in table.pairs.iter().enumerate() {
            if entry.is_lasting() || placed.contains(&place) {
                letters.kinds[place] = kind_of(*entry);
            }
        }
        if table.rules.looks_at_words() {
            let ascii = ('\0'..='\x7F').zip(&mut letters.ascii_kinds);
            let known =
                ascii.chain(('\u{600}'..='\u{6FF}').zip(&mut letters.kinds)).filter(|(_, kind)| **kind != UNKNOWN);
            known.for_each(|(c, kind)| *kind = edge_kind(c));
        }
        let example = |kind: Kind| {
            let is_example = |place: &usize| letters.kinds[*place] == kind && table.pairs[*place].is_lasting();
            let ascii = (kind == NO_LETTER && letters.ascii_kinds[usize::from(b' ')] == kind).then_some(SPACE);
            ascii.or_else(|| (0..256).find(is_example).and_then(|place| char::from_u32(0x600 | place as u32)))
        };
        let examples = [NO_LETTER, TAKES_ASPIRATION, ALEF_OR_MADDA, OTHER_LETTER].map(example);
        let (Some(none), Some(other)) = (examples[0], examples[usize::from(OTHER_LETTER)]) else { return None };
        let two_bytes = placed.iter().filter(|&&place| table.pairs[place].len() == 2);
        for (&place, row) in two_bytes.zip(1..ROWS as u8) {
            let Some(letter) = char::from_u32(0x600 | place as u32) else { continue };
            letters.rows[place] = row;
            for (kind, before) in (0..).zip(examples).filter_map(|(kind, before)| Some((kind, before?))) {
                let mut set = |behind: Behind, between: &[char], next: char| {
                    let place = index(row, kind, behind);
                    (letters.becomes[place], letters.keeps_non_joiner[place]) =
                        answer_between(table, before, letter, between, next).unwrap_or_default();
                };
                set(NO_LETTER_BEHIND, &[], none);
                set(LETTER_BEHIND, &[], other);
                set(NON_JOINER_AND_LETTER, &[ZERO_WIDTH_NON_JOINER], other);
            }
        }
        letters.flags = pair_set(&|place| letters.rows[place] != 0);
        letters.removes_some = letters.becomes.contains(&REMOVED);
        for (row, removable) in letters.removable.iter_mut().enumerate() {
            *removable = letters.becomes[row * KINDS * BEHINDS..][..KINDS * BEHINDS].contains(&REMOVED);
        }
        letters.answers = letters.answers();
        Some(Box::new(letters))
    }

    fn answers(&self) -> Option<[[u8; 128]; 2]> {
        if self.ascii_kinds.iter().any(|&kind| kind != NO_LETTER) {
            return None;
        }
        let answer =
            |place: usize| self.becomes[index(place as u8 & 0xF, place as Kind >> 4 & 3, place as Behind >> 6)];
        let bytes = |byte: usize| core::array::from_fn(|place| answer(place)[byte]);
        Some([bytes(0), bytes(1)])
    }

    /// Returns whether the letter with this table index depends on its place.
    #[inline(always)]
    pub(super) fn has(&self, place: usize) -> bool {
        self.rows[place] != 0
    }

    /// Returns the two bytes that the pair at `at` becomes, if it is a letter that depends on its
    /// place, what stands directly beside it decides, and it is not removed.
    #[inline(always)]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> Option<[u8; 2]> {
        let letter = self.becomes[self.index_at(bytes, at)];
        (letter != [0; 2] && letter != REMOVED).then_some(letter)
    }

    /// Returns whether the pair at `at`, a letter that depends on its place, is removed because of what
    /// stands directly beside it, which is no non-joiner behind it.
    #[inline(always)]
    pub(super) fn is_removed(&self, bytes: &[u8], at: usize) -> bool {
        self.removable[usize::from(self.rows[pair_index(bytes[at], bytes[at + 1])])]
            && self.becomes[self.index_at(bytes, at)] == REMOVED
            && bytes.get(at + 2).is_none_or(|&next| next < 0xE0)
    }

    /// Returns whether a non-joiner is kept between the pair at `at`, if that is a letter that depends
    /// on its place, and another letter.
    pub(super) fn keeps_non_joiner(&self, bytes: &[u8], at: usize) -> Option<bool> {
        let [lead @ 0xD8..=0xDB, trail, 0xE2, 0x80, 0x8C, ..] = bytes[at..] else { return None };
        if !self.has(pair_index(lead, trail)) {
            return None;
        }
        let index = self.index_at(bytes, at);
        self.known(index).map(|_| self.keeps_non_joiner[index])
    }

    fn known(&self, index: usize) -> Option<Placed> {
        match self.becomes[index] {
            [0, 0] => None,
            REMOVED => Some(Placed::Removed),
            letter => Some(Placed::Becomes(letter)),
        }
    }

    #[inline(always)]
    fn index_at(&self, bytes: &[u8], at: usize) -> usize {
        let row = self.rows[pair_index(bytes[at], bytes[at + 1])];
        if let (Some(&[lead, before]), Some(&[next, trail])) =
            (bytes[..at].last_chunk::<2>(), bytes[at + 2..].first_chunk::<2>())
        {
            // No branch can foresee whether a letter or a space stands there.
            let (is_pair, is_ascii) = (lead & 0xFC == 0xD8, before < 0x80);
            let (is_next_pair, is_next_ascii) = (next & 0xFC == 0xD8, next < 0x80);
            if (is_pair | is_ascii) & (is_next_pair | is_next_ascii) {
                let (pair, ascii) =
                    (self.kinds[pair_index(lead, before)], self.ascii_kinds[usize::from(before & 0x7F)]);
                let before = if is_ascii { ascii } else { pair };
                let (pair, ascii) = (self.kinds[pair_index(next, trail)], self.ascii_kinds[usize::from(next & 0x7F)]);
                let behind = BEHIND[usize::from(if is_next_ascii { ascii } else { pair }) % KINDS];
                return index(row, before, behind);
            }
        }
        index(row, self.kind_before(bytes, at), self.behind(bytes, at + 2))
    }

    /// Returns the kind of the character that ends at `at`, also if a non-joiner stands between.
    fn kind_before(&self, bytes: &[u8], at: usize) -> Kind {
        match bytes[..at] {
            // Only an alef directly before a hamza has it removed.
            [.., lead @ 0xD8..=0xDB, trail, 0xE2, 0x80, 0x8C] => match self.kinds[pair_index(lead, trail)] {
                ALEF_OR_MADDA => UNKNOWN,
                kind => kind,
            },
            [.., lead @ 0xD8..=0xDB, trail] => self.kinds[pair_index(lead, trail)],
            [.., ascii @ ..0x80] => self.ascii_kinds[usize::from(ascii)],
            [] => NO_LETTER,
            _ => UNKNOWN,
        }
    }

    /// Returns what stands at `at`, behind the letter.
    fn behind(&self, bytes: &[u8], at: usize) -> Behind {
        let behind = |lead, trail| BEHIND[usize::from(self.kinds[pair_index(lead, trail)])];
        match bytes[at..] {
            [lead @ 0xD8..=0xDB, trail, ..] => behind(lead, trail),
            [ascii @ ..0x80, ..] => BEHIND[usize::from(self.ascii_kinds[usize::from(ascii)])],
            [] => NO_LETTER_BEHIND,
            [0xE2, 0x80, 0x8C, lead @ 0xD8..=0xDB, trail, ..] if behind(lead, trail) == LETTER_BEHIND => {
                NON_JOINER_AND_LETTER
            }
            _ => UNKNOWN_BEHIND,
        }
    }
}

impl Rules {
    /// Returns whether one kind of each character says all that is asked about the letters beside it.
    fn knows_kinds(&self) -> bool {
        !self.looks_at_words() || !Self::has_places(self.options())
    }
}

impl Table {
    /// Returns whether what some letters become depends on the letters beside them.
    pub(crate) fn asks_for_places(&self) -> bool {
        self.rules.asks_for_places
    }

    /// Returns what the pair at `at` becomes, if it is a letter that depends on its place and the
    /// tables decide it.
    pub(super) fn placed_at(&self, text: &str, at: usize) -> Option<Placed> {
        let letters = self.placed.as_deref()?;
        let bytes = text.as_bytes();
        let [lead @ 0xD8..=0xDB, trail, ..] = bytes[at..] else { return None };
        if !letters.has(pair_index(lead, trail)) {
            return None;
        }
        letters.known(letters.index_at(bytes, at)).or_else(|| self.placed_among_marks(letters, text, at))
    }

    /// Returns the two bytes that the pair at `at` becomes, if it is a letter that depends on its
    /// place, the tables decide it, and it is not removed.
    #[cold]
    pub(super) fn becomes_by_place(&self, text: &str, at: usize) -> Option<[u8; 2]> {
        match self.placed_at(text, at) {
            Some(Placed::Becomes(letter)) => Some(letter),
            _ => None,
        }
    }

    /// Returns whether the pair at `at` is a letter that depends on its place and is kept as it is.
    pub(super) fn is_kept_by_place(&self, text: &str, at: usize) -> bool {
        match self.placed_at(text, at) {
            Some(Placed::Becomes(letter)) => text.as_bytes()[at..].starts_with(&letter),
            _ => false,
        }
    }

    /// Does what `placed_at` does where removed marks, or characters of other Unicode blocks, stand
    /// beside the letter.
    #[cold]
    fn placed_among_marks(&self, letters: &PlacedLetters, text: &str, at: usize) -> Option<Placed> {
        let bytes = text.as_bytes();
        let (mut start, mut end) = (at, at + 2);
        let passes = |lead: u8, trail: u8| {
            let entry = self.pair(lead, trail);
            // A program that looks at words sees the marks that are removed later.
            entry.is_mark() && self.is_removed(entry) && !self.rules.looks_at_words()
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
                Some(c) if self.rules.looks_at_words() => edge_kind(c),
                Some(c) if !is_looked_through(c) && !is_letter(c) => NO_LETTER,
                _ => UNKNOWN,
            },
        };
        let (before, behind) = (text[..start].chars().next_back(), text[end..].chars().next());
        let row = letters.rows[pair_index(bytes[at], bytes[at + 1])];
        letters.known(index(row, kind(before), BEHIND[usize::from(kind(behind)) % KINDS]))
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

/// Returns what a character is to a letter beside it, under a program that looks at words.
fn edge_kind(c: char) -> Kind {
    if is_of_word(c) { OTHER_LETTER } else { NO_LETTER }
}

/// Returns the place of an answer.
#[inline(always)]
fn index(row: u8, before: Kind, behind: Behind) -> usize {
    (usize::from(row) % ROWS * KINDS + usize::from(before) % KINDS) * BEHINDS + usize::from(behind) % BEHINDS
}

/// Returns the two bytes that a letter becomes between two others, or `REMOVED`, and whether the
/// non-joiner of `between`, which stands behind the letter, is kept.
fn answer_between(
    table: &Table,
    before: char,
    letter: char,
    between: &[char],
    behind: char,
) -> Option<([u8; 2], bool)> {
    let text = [&[before, letter], between, &[behind]].concat();
    let folded = table.folded(&text);
    let answer = folded.strip_prefix(&*table.folded(&[before]))?.strip_suffix(&*table.folded(&[behind]))?;
    if answer.is_empty() && between.is_empty() {
        return Some((REMOVED, false));
    }
    let bare = answer.strip_suffix(ZERO_WIDTH_NON_JOINER).filter(|_| !between.is_empty());
    Some((bare.unwrap_or(answer).as_bytes().try_into().ok()?, bare.is_some()))
}
