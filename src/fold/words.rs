//! Folds words by table for profiles that rewrite words (`orthography=quranic`), so that few of them are left to the machine.
//!
//! A word is folded here if both its ends are certain and all its characters are of the Arabic block, except for non-joiners that are
//! removed. It is cut into the units that the machine would make of it, and the rules of `orthography` are applied to these.

use alloc::boxed::Box;

use super::blocks::PREFERS_SIZE;
use super::orthography::{Kind, Sign, Signs, Unit, WholeWord, ended, small_letter, units, with_hamza};
use super::output::Output;
use super::rules::Rules;
use super::sink::{Matcher, Sink};
use super::table::{Entry, Table, pair_index};
use crate::profile::{Alef, LookAlikes};
use crate::unicode::names::*;
use crate::unicode::{decompose, is_letter, is_mark, is_small_letter};

/// The part that a character of the Arabic block plays in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A mark, which is added to the letter before it.
    Mark,
    /// A letter, to which the marks behind it are added.
    Letter,
    /// A hamza, a small letter, or a tatweel, to which the marks behind it are added.
    Other,
    /// A small letter that is a mark: of several on a letter only the first is added.
    SmallMark,
    /// The character ends the word.
    End,
    /// The table does not tell; the machine must fold the word.
    Unknown,
}

/// The part of each character of 0600-06FF, by table index, and what else is asked of it.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// By both bytes, as a big-endian number less D800: the signs of marks, and the part in the highest byte.
    rows: Box<[u32; 1024]>,
    /// Letters without marks behind them, by table index, and the marks on each for which a rule may be about it, or about those beside
    /// it.
    letters: Box<[(Unit, [Signs; 2]); 256]>,
    pub(super) roles: [Role; 256],
}

/// The role of a character in a word for which only the rules for endings can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Letter,
    Hamza,
    /// A letter with a hamza on it.
    Seat,
    /// A madda.
    Madda,
    /// A tatweel, or a mark that rules ask about only on a hamza.
    Quiet,
    Shadda,
    Sukun,
    End,
    Other,
}

fn role(part: Part, Unit { kind, base, letter, signs }: Unit) -> Role {
    match part {
        Part::Letter | Part::Other if kind == Kind::Letter => match base {
            _ if signs.has(Sign::Hamza) && with_hamza(base) != base => Role::Seat,
            _ if letter == HAMZA => Role::Hamza,
            _ => Role::Letter,
        },
        Part::Other if kind == Kind::SmallMark => Role::Quiet,
        Part::Mark if signs.has(Sign::Shadda) => Role::Shadda,
        Part::Mark if signs.has(Sign::Sukun) => Role::Sukun,
        Part::Mark if signs.has(Sign::Madda) => Role::Madda,
        Part::Mark if signs.has_any(QUIET) => Role::Quiet,
        Part::End => Role::End,
        _ => Role::Other,
    }
}

/// The marks that rules ask about only on a hamza.
const QUIET: Signs = Signs::of(&[Sign::Fatha, Sign::Damma, Sign::Kasra, Sign::Tanwin, Sign::Dammatan, Sign::Other]);

impl Parts {
    /// Returns `None` if the profile rewrites no words, has custom mappings, or keeps letters that compose.
    pub(super) fn new(rules: &Rules) -> Option<Self> {
        let options = rules.options();
        let is_for_keys = options.alef == Alef::ToBareAlef && options.look_alikes == LookAlikes::ToArabic;
        if !rules.is_quranic() || !is_for_keys || !rules.own_entries().is_empty() {
            return None;
        }
        let mut parts = Self {
            rows: Box::new([(Part::End as u32) << 24; 1024]),
            letters: Box::new([(Unit::NOTHING, [Signs::NONE; 2]); 256]),
            roles: [Role::End; 256],
        };
        for (c, place) in ('\u{600}'..='\u{6FF}').zip(0..) {
            let (part, unit) = part(rules, c);
            parts.rows[(place & 0xC0) << 2 | 0x80 | place & 0x3F] = (part as u32) << 24 | unit.signs.bits();
            parts.letters[place] = (unit, [Signs::asked_on(unit.base), Signs::asked_beside(unit.base)]);
            if !PREFERS_SIZE {
                parts.roles[place] = role(part, unit);
            }
        }
        Some(parts)
    }

    /// Returns the letter with this table index, without marks behind it.
    pub(super) fn unit(&self, place: usize) -> &Unit {
        &self.letters[place].0
    }

    /// Returns the row of a pair, or that of what ends a word.
    #[inline(always)]
    fn row(&self, both: [u8; 2]) -> u32 {
        let row = self.rows.get(usize::from(u16::from_be_bytes(both).wrapping_sub(0xD800)));
        row.copied().unwrap_or((Part::End as u32) << 24)
    }

    fn row_at(&self, bytes: &[u8], at: usize) -> u32 {
        bytes.get(at..).and_then(<[u8]>::first_chunk).map_or((Part::End as u32) << 24, |&both| self.row(both))
    }

    /// Returns whether a letter stands at `at`.
    fn is_letter_at(&self, bytes: &[u8], at: usize) -> bool {
        let part = self.row_at(bytes, at) >> 24;
        let is_letter = || self.letters[pair_index(bytes[at], bytes[at + 1])].0.kind == Kind::Letter;
        part == Part::Letter as u32 || part == Part::Other as u32 && is_letter()
    }

    /// Returns whether a mark stands at `at` that is removed where it is on no letter.
    fn is_removed_mark_at(&self, bytes: &[u8], at: usize) -> bool {
        let row = self.row_at(bytes, at);
        row >> 24 == Part::Mark as u32 && !Signs::from_bits(row).has_any(Signs::APART)
    }

    /// Passes the units of the letter and of the marks on it to the word. Returns `None` if the word is too long.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn close(&self, rules: &Rules, open: &Open, word: &mut WholeWord) -> Option<()> {
        let [lead, trail] = open.letter;
        let (unit, asked) = &self.letters[pair_index(lead, trail)];
        if open.is_letter && !open.marks.has_any(Signs::APART) {
            return word.take_letter(unit, open.marks, open.at, asked);
        }
        close_other(rules, unit, open.marks, open.at, word)
    }
}

/// A letter and the marks on it that have been read so far.
struct Open {
    letter: [u8; 2],
    is_letter: bool,
    marks: Signs,
    at: usize,
}

/// Returns the part of a character, and the unit that it begins, or the sign that it is.
fn part(rules: &Rules, c: char) -> (Part, Unit) {
    let small = |kind, base| (Part::Other, Unit { kind, base, signs: Signs::NONE, letter: base });
    if let Some(letter) = small_letter(c) {
        return small(Kind::Small, letter);
    }
    match c {
        TATWEEL => small(Kind::SmallMark, TATWEEL),
        _ if is_small_letter(c) => (Part::Unknown, Unit::NOTHING),
        _ if is_mark(c) => match Sign::from_mark(c) {
            Some(sign @ (Sign::SmallYeh | Sign::SmallNoon)) => {
                (Part::SmallMark, Unit { signs: Signs::of(&[sign]), ..Unit::NOTHING })
            }
            Some(sign) => (Part::Mark, Unit { signs: Signs::of(&[sign]), ..Unit::NOTHING }),
            None => (Part::Unknown, Unit::NOTHING),
        },
        _ if is_letter(c) => {
            let (base, mark) = decompose(c).map_or((c, None), |(base, mark)| (base, Some(mark)));
            let signs = mark.and_then(Sign::from_mark).map_or(Signs::NONE, |sign| Signs::of(&[sign]));
            let letter = rules.letter(c);
            let is_hamza = letter == HAMZA || signs.has(Sign::Hamza) && with_hamza(base) != base;
            let part = if is_hamza { Part::Other } else { Part::Letter };
            (part, Unit { kind: Kind::Letter, base, signs, letter })
        }
        _ => (Part::End, Unit::NOTHING),
    }
}

#[inline(never)]
fn close_other(rules: &Rules, open: &Unit, marks: Signs, source: usize, word: &mut WholeWord) -> Option<()> {
    let Unit { kind, base, mut signs, letter } = *open;
    signs.add(marks);
    let has_hamza = signs.has(Sign::Hamza);
    let (kind, base, letter) = match kind {
        Kind::Letter if has_hamza && with_hamza(base) != base => (kind, Some(base), rules.letter(with_hamza(base))),
        Kind::Letter | Kind::Small => (kind, Some(base), letter),
        _ if has_hamza => (Kind::Seatless, Some(HAMZA), letter),
        _ => (Kind::SmallMark, None, letter),
    };
    units(kind, base, letter, signs).try_for_each(|unit| word.take(unit, source))
}

impl Table {
    /// Returns whether words are folded here.
    pub(super) fn rewrites_words(&self) -> bool {
        self.parts.is_some()
    }

    /// Folds words, each with the character behind it. `is_all` says that nothing follows the text, so that a word may end it. Returns the
    /// position behind the last one.
    pub(super) fn copy_words(&self, text: &str, at: usize, is_all: bool, out: &mut Output<'_>) -> usize {
        let (mut at, mut word) = (at, None);
        loop {
            at = self.copy_plain_words(text, at, out);
            let end = self.copy_word(text.as_bytes(), at, is_all, &mut word, out);
            match end.or_else(|| self.end_of_pause(text.as_bytes(), at)) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// Returns where a letter or ASCII follows the marks at `at` that stand alone behind a space, and the space behind them, which is
    /// removed with them.
    #[inline(never)]
    fn end_of_pause(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let parts = self.parts.as_ref().filter(|_| bytes[..at].ends_with(b" "))?;
        let mut end = at;
        while parts.is_removed_mark_at(bytes, end) {
            end += 2;
        }
        let is_spaced = end > at && bytes[end..].starts_with(b" ") && self.byte_tables.removes_left_over_spaces();
        let is_ascii = || matches!(bytes[end + 1..], [ascii @ ..0x80, ..] if ascii != b' ');
        (is_spaced && (parts.is_letter_at(bytes, end + 1) || is_ascii())).then_some(end + 1)
    }

    /// Folds the word that begins at `at` and the character behind it, which ends the word. Returns the position behind that
    /// character, or `None`, with nothing written, if no word begins at `at` or the machine must fold it.
    fn copy_word(
        &self,
        bytes: &[u8],
        at: usize,
        is_all: bool,
        word: &mut Option<WholeWord>,
        out: &mut Output<'_>,
    ) -> Option<usize> {
        let start = out.len();
        let bare = if PREFERS_SIZE { None } else { self.copy_bare_word(bytes, at, out) };
        let end = bare.or_else(|| {
            out.truncate(start);
            let (end, word) = self.read_word(bytes, at, word)?;
            match word.unchanged() {
                Some(units) => out.push_letters(units.iter().map(|unit| unit.letter)),
                None => out.push_letters(word.rewrite().iter().map(|letter| letter.0)),
            }
            Some(end)
        });
        let behind = end.filter(|_| out.len() > start).and_then(|end| self.behind_word(bytes, end, is_all));
        match behind {
            Some((entry, _)) => out.push_entry(entry),
            None => out.truncate(start),
        }
        Some(behind?.1)
    }

    /// Folds a word without marks, and without hamzas other than those on alefs, to which only the rules for endings apply. Returns its end.
    fn copy_bare_word(&self, bytes: &[u8], at: usize, out: &mut Output<'_>) -> Option<usize> {
        let (parts, start, mut rest) = (self.parts.as_ref()?, out.len(), &bytes[at..]);
        while let Some((&[lead, trail], tail)) = rest.split_first_chunk() {
            match parts.row([lead, trail]) >> 24 {
                part if part == Part::Letter as u32 => out.push_entry(self.pair(lead, trail)),
                part if part == Part::End as u32 && lead != 0xE2 => break,
                _ => return None,
            }
            rest = tail;
        }
        let (end, listed) = ended(&out.as_str()[start..]);
        out.truncate(start + end);
        if let Some(listed) = listed {
            out.truncate(start);
            out.push_str(listed);
        }
        (out.len() > start).then_some(bytes.len() - rest.len())
    }

    /// Returns what becomes of the character behind a word, if nothing before it can change that, and the position behind it; nothing at
    /// the end of the text, if `is_all`.
    pub(super) fn behind_word(&self, bytes: &[u8], at: usize, is_all: bool) -> Option<(Entry, usize)> {
        let (entry, length) = match bytes[at..] {
            [] if is_all => return Some((Entry::NOTHING, at)),
            [lead @ 0xD8..=0xDB, trail, ..] => (self.pair(lead, trail), 2),
            [ascii @ ..0x80, ..] => (self.ascii[usize::from(ascii)], 1),
            _ => return None,
        };
        entry.is_lasting().then_some((entry, at + length))
    }

    /// Returns the position behind the word at `at` and the character behind it, if both surely fold to themselves.
    pub(super) fn unchanged_word(&self, text: &str, at: usize, word: &mut Option<WholeWord>) -> Option<usize> {
        let (end, word) = self.read_word(text.as_bytes(), at, word)?;
        let mut matcher = Matcher::new(&text[at..]);
        word.rewrite().iter().for_each(|&(letter, _)| matcher.push(letter));
        let (entry, behind) = self.behind_word(text.as_bytes(), end, true)?;
        (matcher.is_exactly(end - at) && !entry.changes()).then_some(behind)
    }

    /// Reads the units of the word that begins at `at`. Returns its end and the units, or `None` if no word begins there or the machine
    /// must fold it. The first call that finds a word fills `word`: it is 2 KB, which most texts do without.
    #[inline(never)]
    pub(super) fn read_word<'w>(
        &self,
        bytes: &[u8],
        at: usize,
        word: &'w mut Option<WholeWord>,
    ) -> Option<(usize, &'w mut WholeWord)> {
        let parts = self.parts.as_ref().filter(|parts| parts.is_letter_at(bytes, at))?;
        let word = word.get_or_insert_with(WholeWord::new);
        let (&letter, mut rest) = bytes[at..].split_first_chunk()?;
        let mut open =
            Open { letter, is_letter: parts.row(letter) >> 24 == Part::Letter as u32, marks: Signs::NONE, at };
        word.clear();
        while let Some((&both, tail)) = rest.split_first_chunk() {
            let row = parts.row(both);
            let part = row >> 24;
            if part == Part::Mark as u32 {
                open.marks = open.marks.or(Signs::from_bits(row));
            } else if part <= Part::Other as u32 {
                parts.close(&self.rules, &open, word)?;
                let (is_letter, at) = (part == Part::Letter as u32, bytes.len() - rest.len());
                open = Open { letter: both, is_letter, marks: Signs::NONE, at };
            } else if part == Part::SmallMark as u32 {
                open.marks.add(Signs::from_bits(row & 0xFF_FFFF));
            } else if both == [0xE2, 0x80] && tail.first() == Some(&0x8C) && self.vanishing[0xC] {
                rest = &tail[1..];
                continue;
            } else if part == Part::Unknown as u32 {
                return None;
            } else {
                break;
            }
            rest = tail;
        }
        parts.close(&self.rules, &open, word)?;
        Some((bytes.len() - rest.len(), word))
    }
}
