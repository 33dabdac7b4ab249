//! Folds words by table for profiles that rewrite words (`orthography=quranic`), so that few of them are left to the machine.
//!
//! A word is folded here if all its characters are of the Arabic block and both its ends are certain. In most words of modern
//! text only the rules for endings can apply: such a word is written letter by letter. Any other word is cut into the units
//! that the machine would make of it, and the rules of `orthography` are applied to these.

use alloc::boxed::Box;

use super::orthography::{Kind, Sign, Signs, Word, ended, small_letter, units, with_hamza};
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
    /// The character ends the word.
    End,
    /// The table does not tell; the machine must fold the word.
    Unknown,
    /// A letter: its base letter, the sign of the mark that it decomposes to, and the letter that it becomes alone.
    Letter {
        base: char,
        sign: Option<Sign>,
        letter: char,
        is_hamza: bool,
    },
    /// A mark.
    Mark(Sign),
    Tatweel,
    Small(char),
}

/// The part of each character of 0600-06FF, by table index.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    parts: Box<[Part; 256]>,
    pub(super) roles: [Role; 256],
}

/// The role of a character in a word for which only the rules for endings can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Letter,
    /// A letter on which rules ask about a shadda.
    Lam,
    /// A letter on which rules ask about a sukun.
    Yeh,
    Hamza,
    /// A tatweel, or a mark that rules ask about only on a hamza.
    Quiet,
    Shadda,
    Sukun,
    End,
    Other,
}

impl Part {
    fn role(self) -> Role {
        match self {
            Self::Letter { is_hamza: true, .. } => Role::Hamza,
            Self::Letter { base: LAM, .. } => Role::Lam,
            Self::Letter { base: ALEF_MAKSURA | YEH | FARSI_YEH | YEH_BARREE, .. } => Role::Yeh,
            Self::Letter { .. } => Role::Letter,
            Self::Mark(Sign::Shadda) => Role::Shadda,
            Self::Mark(Sign::Sukun) => Role::Sukun,
            Self::Mark(sign) if QUIET.has(sign) => Role::Quiet,
            Self::Tatweel => Role::Quiet,
            Self::End => Role::End,
            Self::Mark(_) | Self::Small(_) | Self::Unknown => Role::Other,
        }
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
        let mut parts = Box::new([Part::End; 256]);
        ('\u{600}'..='\u{6FF}').zip(parts.iter_mut()).for_each(|(c, row)| *row = part(rules, c));
        let roles = parts.map(Part::role);
        Some(Self { parts, roles })
    }

    fn get(&self, lead: u8, trail: u8) -> Part {
        self.parts[pair_index(lead, trail)]
    }
}

fn part(rules: &Rules, c: char) -> Part {
    if let Some(letter) = small_letter(c) {
        return Part::Small(letter);
    }
    match c {
        TATWEEL => Part::Tatweel,
        _ if is_small_letter(c) => Part::Unknown,
        _ if is_mark(c) => Sign::from_mark(c).map_or(Part::Unknown, Part::Mark),
        _ if is_letter(c) => {
            let (base, mark) = decompose(c).map_or((c, None), |(base, mark)| (base, Some(mark)));
            let (letter, sign) = (rules.letter(c), mark.and_then(Sign::from_mark));
            let is_seat = sign == Some(Sign::Hamza) && with_hamza(base) != base;
            Part::Letter { base, sign, letter, is_hamza: is_seat || letter == HAMZA }
        }
        _ => Part::End,
    }
}

/// A letter and the marks on it that have been read so far.
#[derive(Clone, Copy)]
struct Open {
    part: Part,
    letter: char,
    signs: Signs,
    at: usize,
}

impl Open {
    /// Passes the units of the letter to the word.
    fn close(self, rules: &Rules, word: &mut Word, put: &mut dyn FnMut(char, usize)) {
        let Self { part, letter, signs, at } = self;
        let has_hamza = signs.has(Sign::Hamza);
        let (kind, base) = match part {
            Part::Letter { base, .. } => (Kind::Letter, Some(base)),
            Part::Small(base) => (Kind::Small, Some(base)),
            _ if has_hamza => (Kind::Seatless, Some(HAMZA)),
            _ => (Kind::SmallMark, None),
        };
        let composed = base.map(with_hamza).filter(|_| kind == Kind::Letter && has_hamza);
        let letter =
            composed.filter(|&composed| Some(composed) != base).map_or(letter, |composed| rules.letter(composed));
        units(kind, base, letter, signs, at).for_each(|unit| word.take(unit, put));
    }
}

impl Table {
    /// Returns whether words are folded here.
    pub(super) fn rewrites_words(&self) -> bool {
        self.parts.is_some()
    }

    /// Folds words, each with the character behind it. `IS_ALL` says that nothing follows the text, so that a word may end it. Returns the
    /// position behind the last one.
    pub(super) fn copy_words<const IS_ALL: bool>(&self, text: &str, at: usize, out: &mut Output<'_>) -> usize {
        let mut at = at;
        loop {
            at = self.copy_plain_words(text, at, out);
            match self.copy_word::<IS_ALL>(text, at, out) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// Folds the word that begins at `at` and the character behind it, which ends the word. Returns the position behind that
    /// character, or `None`, with nothing written, if no word begins at `at` or the machine must fold it.
    fn copy_word<const IS_ALL: bool>(&self, text: &str, at: usize, out: &mut Output<'_>) -> Option<usize> {
        let (bytes, start) = (text.as_bytes(), out.len());
        let parts = self.parts_of_word(bytes, at)?;
        let end = self.copy_plain_word(parts, bytes, at, out).or_else(|| {
            out.truncate(start);
            self.put_word(parts, bytes, at, &mut |letter, _| out.push(letter))
        });
        let behind = end.filter(|_| out.len() > start).and_then(|end| self.behind_word::<IS_ALL>(bytes, end));
        match behind {
            Some((entry, _)) => out.push_entry(entry),
            None => out.truncate(start),
        }
        Some(behind?.1)
    }

    /// Passes the letters that become of the word at `at` to `put`, with the positions that they come from. Returns its end, or `None` if
    /// no word begins at `at` or the machine must fold it.
    pub(super) fn read_word(&self, bytes: &[u8], at: usize, put: &mut dyn FnMut(char, usize)) -> Option<usize> {
        self.put_word(self.parts_of_word(bytes, at)?, bytes, at, put)
    }

    /// Returns the parts of words, if a word begins at `at`.
    fn parts_of_word(&self, bytes: &[u8], at: usize) -> Option<&Parts> {
        let parts = self.parts.as_ref()?;
        let [lead @ 0xD8..=0xDB, trail, ..] = bytes[at..] else { return None };
        matches!(parts.get(lead, trail), Part::Letter { .. }).then_some(parts)
    }

    /// Returns what becomes of the character behind a word, if nothing before it can change that, and the position behind it; nothing at
    /// the end of the text, if `IS_ALL`.
    pub(super) fn behind_word<const IS_ALL: bool>(&self, bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
        let (entry, length) = match bytes[at..] {
            [] if IS_ALL => return Some((Entry::NOTHING, at)),
            [lead @ 0xD8..=0xDB, trail, ..] => (self.pair(lead, trail), 2),
            [ascii @ ..0x80, ..] => (self.ascii[usize::from(ascii)], 1),
            _ => return None,
        };
        entry.is_lasting().then_some((entry, at + length))
    }

    /// Folds a word of letters and marks to which only the rules for endings apply. Returns its end.
    fn copy_plain_word(&self, parts: &Parts, bytes: &[u8], at: usize, out: &mut Output<'_>) -> Option<usize> {
        let start = out.len();
        let at = self.copy_plain_letters(parts, bytes, at, out)?;
        let (end, word) = ended(&out.as_str()[start..]);
        out.truncate(start + end);
        if let Some(word) = word {
            out.truncate(start);
            out.push_str(word);
        }
        Some(at)
    }

    /// Folds the word that begins at `at`, if each letter of it becomes what it becomes alone and each mark goes. Returns its end, or
    /// `None`, with nothing written.
    pub(super) fn copy_word_by_letters(&self, bytes: &[u8], at: usize, out: &mut Output<'_>) -> Option<usize> {
        let start = out.len();
        let end = self.copy_plain_letters(self.parts_of_word(bytes, at)?, bytes, at, out);
        let end = end.filter(|_| ended(&out.as_str()[start..]) == (out.len() - start, None));
        if end.is_none() {
            out.truncate(start);
        }
        end
    }

    /// Returns the position behind the word at `at` and the character behind it, if both surely fold to themselves.
    pub(super) fn unchanged_word(&self, text: &str, at: usize) -> Option<usize> {
        let (parts, bytes) = (self.parts_of_word(text.as_bytes(), at)?, text.as_bytes());
        let (mut letters, mut changes) = (0, false);
        let count = |entry: Entry| (letters, changes) = (letters + 1, changes || entry.changes());
        let (end, stays) = match self.plain_letters(parts, bytes, at, count) {
            Some(end) => {
                let has_marks = end - at > 2 * letters;
                (end, !changes && !has_marks && ended(&text[at..end]) == (end - at, None))
            }
            None => {
                let mut matcher = Matcher::new(&text[at..]);
                let end = self.put_word(parts, bytes, at, &mut |letter, _| matcher.push(letter))?;
                (end, matcher.is_exactly(end - at))
            }
        };
        let (entry, behind) = self.behind_word::<true>(bytes, end)?;
        (stays && !entry.changes()).then_some(behind)
    }

    /// Writes what the letters of such a word become alone. Returns the end of the word.
    fn copy_plain_letters(&self, parts: &Parts, bytes: &[u8], at: usize, out: &mut Output<'_>) -> Option<usize> {
        self.plain_letters(parts, bytes, at, |entry| out.push_entry(entry))
    }

    /// Passes what the letters of such a word become alone to `put`. Returns the end of the word.
    fn plain_letters(&self, parts: &Parts, bytes: &[u8], at: usize, mut put: impl FnMut(Entry)) -> Option<usize> {
        let (start, mut at) = (at, at);
        let (mut has_hamza, mut has_marks, mut letter) = (false, false, Role::Letter);
        while let [lead @ 0xD8..=0xDB, trail, ..] = bytes[at..] {
            match parts.roles[pair_index(lead, trail)] {
                role @ (Role::Letter | Role::Lam | Role::Yeh) => {
                    letter = role;
                    put(self.pair(lead, trail));
                }
                Role::Hamza => {
                    let is_before_alef =
                        matches!(bytes[at + 2..], [0xD8, 0xA2 | 0xA3 | 0xA5 | 0xA7, ..] | [0xD9, 0xB1, ..]);
                    if at == start || is_before_alef {
                        return None;
                    }
                    (has_hamza, letter) = (true, Role::Hamza);
                    put(self.pair(lead, trail));
                }
                Role::Shadda if letter == Role::Lam => return None,
                Role::Sukun if letter == Role::Yeh => return None,
                Role::Quiet | Role::Shadda | Role::Sukun => has_marks = true,
                Role::End => break,
                Role::Other => return None,
            }
            at += 2;
        }
        (!has_hamza || !has_marks).then_some(at)
    }

    /// Folds any word that begins with a letter, by all rules: see `read_word`.
    fn put_word(&self, parts: &Parts, bytes: &[u8], at: usize, put: &mut dyn FnMut(char, usize)) -> Option<usize> {
        let (mut word, mut at) = (Word::new(), at);
        let mut open: Option<Open> = None;
        while let [lead @ 0xD8..=0xDB, trail, ..] = bytes[at..] {
            let part = parts.get(lead, trail);
            match part {
                Part::Letter { sign, letter, .. } => {
                    let signs = sign.map_or(Signs::NONE, |sign| Signs::of(&[sign]));
                    open.replace(Open { part, letter, signs, at })
                }
                Part::Tatweel | Part::Small(_) => open.replace(Open { part, letter: '\0', signs: Signs::NONE, at }),
                Part::Mark(sign) => {
                    open.as_mut()?.signs.add(sign);
                    at += 2;
                    continue;
                }
                Part::End => break,
                Part::Unknown => return None,
            }
            .into_iter()
            .for_each(|done| done.close(&self.rules, &mut word, put));
            at += 2;
        }
        open?.close(&self.rules, &mut word, put);
        word.finish(put);
        Some(at)
    }
}
