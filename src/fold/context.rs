//! What stands beside a character: whether the tables are the whole truth for it.

use core::ops::Range;

use super::blocks::{Decision, EzafePairs};
use super::neighbours::{LastPut, parts_words};
use super::placed::Placed;
use super::rules::{Follows, Opened};
use super::table::{Entry, Other, Table, composing_bit, pair_index, pair_set};
use crate::profile::{Ignorables, Joiners};
use crate::unicode::names::*;
use crate::unicode::{
    combining_class, is_arabic_script, is_combining_mark, is_direction_control, is_ignorable, is_joiner, is_letter,
    is_letter_or_digit, is_space, phrase_words,
};

/// The most bytes of marks on a letter that are put in order without the machine.
const MARKS_IN_ORDER: usize = 16;

/// The most bytes of marks that are passed on the way back to a space. More marks are left to the machine: to go through a million
/// marks for each of them would take quadratic time.
const MARKS_TO_PASS: usize = if cfg!(test) { 16 } else { 128 };

/// The most bytes of marks between a letter and a mark that may compose with it, for vectors.
const MARKS_TO_COMPOSE: usize = 4;

/// In `Table::beside`: a non-joiner is kept behind the character, if one follows that is `FOLLOWED`.
pub(super) const BEHIND: u8 = 1;
pub(super) const FOLLOWED: u8 = 2;
/// A letter at which folding can begin.
const LETTER: u8 = 4;
/// A heh: a non-joiner and a yeh behind it may be removed.
const HEH_OF_EZAFE: u8 = 8;
const YEH_OF_EZAFE: u8 = 16;

/// The place of the tatweel among the pairs.
const TATWEEL_PLACE: usize = TATWEEL as usize & 0xFF;

/// What a letter becomes of which a mark composes with some.
pub(super) enum Composition {
    /// What it becomes alone.
    Apart,
    /// One letter with the mark, which stands so many bytes before it.
    One(Entry, usize),
    /// Not known without the machine.
    Unknown,
}

/// The next character of a text, as far as the tables tell.
pub(super) enum Step {
    Pair(Entry),
    Other(char),
}

impl Table {
    #[inline(always)]
    pub(super) fn step(&self, text: &str, at: usize) -> Step {
        let bytes = text.as_bytes();
        match (bytes[at], bytes.get(at + 1)) {
            (lead @ 0xD8..=0xDB, Some(&trail)) => Step::Pair(self.pair(lead, trail)),
            _ => Step::Other(text[at..].chars().next().unwrap_or_default()),
        }
    }

    /// Decides the character at `at`, for vectors.
    pub(crate) fn decide(&self, text: &str, at: usize) -> Decision {
        if self.vanishes_in_word(text.as_bytes(), at) {
            return Decision::Removed(3);
        }
        match self.step(text, at) {
            Step::Pair(entry) if entry.is_seat() => match self.is_seat(text.as_bytes(), at) {
                Some(true) => Decision::Kept,
                Some(false) if !self.is_in_doubt(text, at) => Decision::Removed(2),
                _ => Decision::Undecided,
            },
            Step::Pair(entry) if self.is_special_at(entry, text.as_bytes(), at) => match self.placed_at(text, at) {
                // If the table alone changes the letter, the block already holds the changed letter, so the letter must be written again.
                Some(Placed::Becomes(letter)) if !entry.changes() && text.as_bytes()[at..].starts_with(&letter) => {
                    Decision::Kept
                }
                Some(Placed::Becomes(letter)) => Decision::Becomes(letter),
                Some(Placed::Removed) => Decision::Removed(2),
                None => Decision::Undecided,
            },
            Step::Pair(entry) if entry.len() == 0 && self.is_in_doubt(text, at) => Decision::Undecided,
            Step::Pair(entry) if entry.is_mark() && self.is_on_left_over_space(text, at) => Decision::Undecided,
            Step::Pair(entry) if entry.len() == 0 => Decision::Removed(2),
            // Vectors keep an undecided character as it is in the source, or leave it to the machine.
            Step::Pair(entry) if entry.changes() => Decision::Undecided,
            Step::Pair(_) => Decision::Kept,
            Step::Other(c) if self.form(c).is_some() => Decision::Undecided,
            Step::Other(ZERO_WIDTH_NON_JOINER) if self.stays_in_word(text.as_bytes(), at) => Decision::Kept,
            Step::Other(ZERO_WIDTH_NON_JOINER) if self.is_ezafe(text, at) => Decision::Removed(5),
            Step::Other(c) => match self.other_at(text, at, c) {
                Other::Goes => Decision::Removed(c.len_utf8()),
                Other::Special if self.vanishes(text, at, c) => Decision::Removed(c.len_utf8()),
                Other::Special => Decision::Undecided,
                Other::Lasting | Other::Stays | Other::Mark => Decision::Kept,
            },
        }
    }

    /// Returns whether the tables show that a non-joiner at `at` is kept: between two characters of the Arabic block, or between one
    /// and ASCII.
    pub(super) fn stays_in_word(&self, bytes: &[u8], at: usize) -> bool {
        let (before, rest) = bytes.split_at(at);
        let [.., lead @ 0xD8..=0xDB, trail] = *before else { return false };
        let [0xE2, 0x80, 0x8C, next, ..] = *rest else { return false };
        let (behind, before) = match next {
            0xD8..=0xDB => (self.beside[pair_index(lead, trail)], self.beside[pair_index(next, rest[4])]),
            _ if next.is_ascii_alphanumeric()
                && self.rules.options().joiners == Joiners::KeepShaping
                && self.ascii_stays =>
            {
                (self.beside[pair_index(lead, trail)], FOLLOWED)
            }
            _ => return false,
        };
        before & FOLLOWED != 0 && behind & BEHIND != 0 && !self.is_before_ezafe(bytes, at)
            || self.keeps_behind_placed(bytes, at) == Some(true)
    }

    /// Returns whether the non-joiner at `at` stands between a heh and a yeh, which may be removed with
    /// it.
    fn is_before_ezafe(&self, bytes: &[u8], at: usize) -> bool {
        let ([.., lead @ 0xD8..=0xDB, trail], [0xE2, 0x80, 0x8C, rest @ ..]) = bytes.split_at(at) else { return false };
        if self.beside[pair_index(*lead, *trail)] & HEH_OF_EZAFE == 0 {
            return false;
        }
        match *rest {
            [lead @ 0xD8..=0xDB, trail, ..] => {
                let next = self.pair(lead, trail);
                !next.is_lasting() || self.is_yeh_at(bytes, at + 3) && !self.is_in_word_behind_yeh(bytes, at + 5)
            }
            _ => true,
        }
    }

    fn is_yeh_at(&self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes[at..], [lead @ 0xD8..=0xDB, trail, ..] if self.beside[pair_index(lead, trail)] & YEH_OF_EZAFE != 0)
    }

    /// Returns whether a letter stands at `at`, behind a yeh, which is thus in a word. If runs of letters are cut to one, a second yeh does
    /// not count, because the whole run may be removed as one yeh.
    fn is_in_word_behind_yeh(&self, bytes: &[u8], at: usize) -> bool {
        self.is_letter_at(bytes, at) && !(self.rules.longest_run() == Some(1) && self.is_yeh_at(bytes, at))
    }

    /// Returns whether the tables show that the non-joiner at `at` is removed with the yeh behind it:
    /// a heh stands before it, ASCII behind the yeh, and the profile maps none of them. A yeh in front
    /// of a mark, of another character or of the end of the text is left to the machine.
    fn is_ezafe(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let [_, _, _, lead @ 0xD8..=0xDB, trail, 0..0x80, ..] = bytes[at..] else { return false };
        self.is_before_ezafe(bytes, at)
            && self.is_yeh_at(bytes, at + 3)
            && self.pair(lead, trail).is_lasting()
            && text[at - 2..at + 6].chars().all(|c| self.rules.own(c).is_none())
    }

    /// Returns the bits of `joiners` without those of joiners with which a yeh may be removed.
    /// `joiners` has the first bytes of the joiners that are removed in the block at `at`.
    pub(super) fn without_ezafe(&self, bytes: &[u8], at: usize, joiners: u64) -> u64 {
        let (mut rest, mut gone) = (joiners, joiners);
        while rest != 0 {
            let place = rest.trailing_zeros();
            rest &= rest - 1;
            gone &= !(u64::from(self.is_before_ezafe(bytes, at + place as usize)) << place);
        }
        gone
    }

    /// Returns whether a letter of the Arabic block stands at `at`, and folding can begin there.
    fn is_letter_at(&self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes[at..], [lead @ 0xD8..=0xDB, trail, ..] if self.beside[pair_index(lead, trail)] & LETTER != 0)
    }

    /// Returns whether the non-joiner at `at` is kept, if it stands between a letter that depends on
    /// its place and another letter.
    fn keeps_behind_placed(&self, bytes: &[u8], at: usize) -> Option<bool> {
        let letters = self.placed.as_deref()?;
        at.checked_sub(2).and_then(|letter| letters.keeps_non_joiner(bytes, letter))
    }

    /// Returns what a character of the Arabic block is to those beside it: `BEHIND`, `FOLLOWED`, `LETTER`.
    pub(super) fn beside(&self, c: char, entry: Entry) -> u8 {
        let becomes = |letter: char| self.removes_ezafe && entry.first() == Some(letter);
        let stays_letter = is_letter(c) && entry.is_lasting() && entry.first().is_some_and(is_letter);
        let letter = (u8::from(stays_letter) * LETTER)
            | (u8::from(becomes(HEH)) * HEH_OF_EZAFE)
            | (u8::from(becomes(FARSI_YEH)) * YEH_OF_EZAFE);
        if !self.rules.keeps_some_non_joiners() || !entry.is_lasting_arabic() || self.rules.own(c).is_some() {
            return letter;
        }
        let becomes = entry.first().unwrap_or(c);
        let shaping = self.rules.options().joiners == Joiners::KeepShaping;
        let put = LastPut { base: Some(becomes), beside: Some(becomes) };
        let behind = u8::from(self.rules.keeps_non_joiner(put, Follows::Letter)) * BEHIND;
        let follows = is_letter(c) || shaping && is_letter_or_digit(c);
        // What a letter becomes may depend on a mark behind it, but not here: the non-joiner stands directly behind it.
        letter | behind | (u8::from(follows) * FOLLOWED)
    }

    /// Returns the tables by which vectors find a heh, a non-joiner and a yeh, if that may be removed.
    pub(super) fn ezafe_pairs(&self) -> Option<EzafePairs> {
        let is_heh = |place: usize| self.beside[place] & HEH_OF_EZAFE != 0;
        let is_other = |place: usize| self.pairs[place].is_lasting() && self.beside[place] & YEH_OF_EZAFE == 0;
        self.removes_ezafe.then(|| EzafePairs { hehs: pair_set(&is_heh), others: pair_set(&is_other) })
    }

    /// Returns whether a yeh behind the letter and a non-joiner may be removed.
    fn may_bear_ezafe(&self, becomes: char) -> bool {
        becomes == HEH && self.rules.removes_ezafe()
    }

    /// Returns whether the removal of the mark, small letter or tatweel at `at` may affect other characters: behind a space, which may
    /// be removed with it, behind a character that may carry it, or behind one that the tables do not decide.
    pub(super) fn is_in_doubt(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let mut end = at;
        while self.rules.is_canonical() {
            if at - end > MARKS_TO_PASS {
                return true;
            }
            match bytes[..end] {
                [.., lead @ 0xD8..=0xDB, trail] if self.is_removed(self.pair(lead, trail)) => end -= 2,
                [] => return false,
                [.., lead @ 0xD8..=0xDB, trail] => return self.pair(lead, trail).is_space(),
                [.., ascii @ ..=0x7F] => {
                    let entry = self.ascii[usize::from(ascii)];
                    return entry.is_space() || entry.is_special() || entry.len() == 0;
                }
                _ => return text[..end].chars().next_back().is_some_and(|c| self.is_doubtful_before_mark(c)),
            }
        }
        false
    }

    fn is_doubtful_before_mark(&self, c: char) -> bool {
        is_space(c) || self.other(c) != Other::Lasting && self.form(c).is_none()
    }

    /// Returns whether a pair is a mark, a small letter or a tatweel that is removed wherever it stands.
    pub(super) fn is_removed(&self, entry: Entry) -> bool {
        entry.len() == 0 && !entry.is_special() && !entry.composes() && !entry.is_seat()
    }

    /// Returns whether a pair stands at `at` that is removed wherever it stands.
    #[inline(always)]
    pub(super) fn is_removed_at(&self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes.get(at..), Some([lead @ 0xD8..=0xDB, trail, ..]) if self.pair(*lead, *trail).len() == 0)
    }

    /// Returns whether the character before `at` becomes a space by table.
    pub(crate) fn is_behind_space(&self, bytes: &[u8], at: usize) -> bool {
        match bytes[..at] {
            [.., lead @ 0xD8..=0xDB, trail] => self.pair(lead, trail).is_space(),
            [.., ascii @ ..=0x7F] => self.ascii[usize::from(ascii)].is_space(),
            _ => false,
        }
    }

    /// Returns whether `c` becomes a space by table that is removed with what stood alone between it and another space.
    pub(crate) fn is_left_over_space(&self, c: char, bytes: &[u8], at: usize) -> bool {
        let is_space = match c {
            '\0'..='\x7F' => self.ascii[c as usize].is_space(),
            '\u{600}'..='\u{6FF}' => self.pairs[c as usize & 0xFF].is_space(),
            _ => match self.rules.own(c) {
                Some(own) => own.chars().all(parts_words) && own.chars().count() == 1,
                None => parts_words(c),
            },
        };
        is_space && self.is_left_over(bytes, at)
    }

    /// Returns whether a kept mark at `at` is on such a space, which is then not removed.
    pub(super) fn is_on_left_over_space(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let may_be = match bytes[..at] {
            [] => false,
            [.., ..=0x7F] | [.., 0xD8..=0xDB, _] => self.is_behind_space(bytes, at),
            _ => true,
        };
        let is_left_over = |space: char| self.is_left_over_space(space, bytes, at - space.len_utf8());
        may_be && text[..at].chars().next_back().is_some_and(is_left_over)
    }

    /// Returns whether the text before `at` ends with a space and removed characters behind it.
    pub(crate) fn is_left_over(&self, bytes: &[u8], at: usize) -> bool {
        self.is_left_over_within(bytes, at, usize::MAX) == Some(true)
    }

    /// Does what `is_left_over` does. Returns `None` if more than `MARKS_TO_PASS` bytes of marks stand behind the space.
    pub(crate) fn is_left_over_near(&self, bytes: &[u8], at: usize) -> Option<bool> {
        self.is_left_over_within(bytes, at, MARKS_TO_PASS)
    }

    #[inline(always)]
    fn is_left_over_within(&self, bytes: &[u8], at: usize, limit: usize) -> Option<bool> {
        let mut end = at;
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[..end] {
            if !self.is_removed(self.pair(lead, trail)) {
                return Some(false);
            }
            if at - end > limit {
                return None;
            }
            end -= 2;
        }
        Some(end < at && self.byte_tables.removes_left_over_spaces() && self.is_behind_space(bytes, end))
    }

    /// `vanishes`, fast, for the usual case: a joiner of three bytes between Arabic letters, or before ASCII.
    pub(super) fn vanishes_in_word(&self, bytes: &[u8], at: usize) -> bool {
        let (before, rest) = bytes.split_at(at);
        let [.., lead @ 0xD8..=0xDB, trail] = *before else { return false };
        let [0xE2, 0x80, last, next, ..] = *rest else { return false };
        if last == 0x8C && self.keeps_behind_placed(bytes, at) == Some(false) {
            return true;
        }
        self.vanishing[usize::from(last & 0x3F)]
            && self.pair(lead, trail).is_lasting_arabic()
            && !(last == 0x8C && self.is_before_ezafe(bytes, at))
            && (next < 0x80 || matches!(next, 0xD8..=0xDB) && self.pair(next, rest[4]).is_lasting())
    }

    /// Returns whether an invisible character is removed, whatever else the text has: it stands between lasting characters.
    fn vanishes(&self, text: &str, at: usize, c: char) -> bool {
        let bytes = text.as_bytes();
        if phrase_words(c).is_some() && self.is_behind_space(bytes, at) {
            // A space may be removed with it.
            return false;
        }
        let may_bear_ezafe = |becomes: char| c == ZERO_WIDTH_NON_JOINER && self.may_bear_ezafe(becomes);
        // The tables do not say whether a non-joiner is kept beside a character that the profile maps. If the profile maps any ASCII
        // character, they do not say it beside any other one either.
        let asks = c == ZERO_WIDTH_NON_JOINER && self.rules.keeps_some_non_joiners();
        let is_unknown = |c: char| self.rules.own(c).is_some() || c.is_ascii() && !self.ascii_stays;
        let is_clear = |c: char| c <= '\u{6FF}' && !(asks && is_unknown(c));
        let lasting = |c: char| is_clear(c) && self.lasting(c).is_some_and(|becomes| !may_bear_ezafe(becomes));
        let behind = match bytes[..at] {
            [.., lead @ 0xD8..=0xDB, trail] => char_of_pair(lead, trail),
            [.., ascii @ ..=0x7F] => Some(char::from(ascii)),
            _ => None,
        };
        let before = match bytes[at + c.len_utf8()..] {
            [lead @ 0xD8..=0xDB, trail, ..] => char_of_pair(lead, trail),
            [ascii @ ..=0x7F, ..] => Some(char::from(ascii)),
            _ => None,
        };
        let beside = behind.filter(|&c| lasting(c)).zip(before.filter(|&c| lasting(c)));
        beside.is_some_and(|(behind, _)| self.rules.opened(c, is_arabic_script(behind)) == Opened::Goes)
    }

    /// Returns whether the table does not decide a character of the Arabic block, because of what stands before it, or whether the
    /// character moves in the output.
    #[inline(always)]
    pub(super) fn needs_machine(&self, entry: Entry, bytes: &[u8], at: usize) -> bool {
        self.is_special_at(entry, bytes, at)
            || self.orders && entry.is_mark() && self.marks_to_pass(bytes, at) != Some(0)
    }

    /// Returns whether the table does not decide a character of the Arabic block, because of what stands before it.
    #[inline(always)]
    pub(super) fn is_special_at(&self, entry: Entry, bytes: &[u8], at: usize) -> bool {
        entry.is_special()
            || entry.composes() && self.may_compose(bytes, at)
            || entry.is_seat() && self.is_seat(bytes, at).is_none()
    }

    /// Returns whether the letter under the mark at `at` may compose with it. Where the letter is far, the machine decides: to look for
    /// the letter from each of its marks would take quadratic time.
    #[cold]
    fn may_compose(&self, bytes: &[u8], at: usize) -> bool {
        let bit = char_of_pair(bytes[at], bytes[at + 1]).and_then(composing_bit).unwrap_or(0);
        let mut before = at;
        // Letters that are farther away are left to the machine, so that time is linear.
        while at - before < MARKS_IN_ORDER {
            match bytes[..before] {
                [.., lead @ 0xD8..=0xDB, trail] => {
                    let place = pair_index(lead, trail);
                    if !self.pairs[place].is_mark() {
                        return self.composing[place] & bit != 0;
                    }
                    before -= 2;
                }
                [] | [.., ..=0x7F] => return false,
                _ => return true,
            }
        }
        true
    }

    /// Returns the letter before the mark at `at`, and what both become together, if nothing else is on the letter and what follows
    /// does not affect it.
    #[inline(always)]
    pub(super) fn composes_at(&self, bytes: &[u8], at: usize) -> Option<(Entry, Entry)> {
        self.composes_behind(bytes, at, at)
    }

    /// Does what `composes_at` does for the letter that ends at `end`, with marks between that do not affect it.
    #[inline(always)]
    fn composes_behind(&self, bytes: &[u8], end: usize, at: usize) -> Option<(Entry, Entry)> {
        let (before, rest) = (&bytes[..end], &bytes[at..]);
        let ([.., lead @ 0xD8..=0xDB, trail], [mark_lead @ 0xD8..=0xDB, mark_trail, behind @ ..]) = (before, rest)
        else {
            return None;
        };
        let place = pair_index(*lead, *trail);
        let is_apart = match *behind {
            [ascii @ ..=0x7F, ..] => self.ascii[usize::from(ascii)].is_lasting(),
            [lead @ 0xD8..=0xDB, trail, ..] => {
                let next = self.pair(lead, trail);
                // Nothing composes with the letter that a tatweel and a hamza are together.
                next.is_lasting() || place == TATWEEL_PLACE && self.is_removed(next)
            }
            _ => false,
        };
        if self.pair(*mark_lead, *mark_trail).is_special() || !is_apart || self.rules.longest_run().is_some() {
            return None;
        }
        if place == TATWEEL_PLACE && !self.is_behind_letter(bytes, end - 2) {
            return None;
        }
        let composed = self.composed(place, composing_bit(char_of_pair(*mark_lead, *mark_trail)?)?)?;
        Some((self.pairs[place], composed))
    }

    /// Returns what becomes of the letter before the mark at `at`, which composes with some letters.
    #[inline(always)]
    pub(super) fn composition_at(&self, bytes: &[u8], at: usize) -> Composition {
        let Some(bit) = char_of_pair(bytes[at], bytes[at + 1]).and_then(composing_bit) else {
            return Composition::Unknown;
        };
        let mut end = at;
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[..end] {
            let place = pair_index(lead, trail);
            if !self.pairs[place].is_mark() {
                return match self.composes_behind(bytes, end, at) {
                    _ if self.composing[place] & bit == 0 => Composition::Apart,
                    Some((alone, letter)) if place == TATWEEL_PLACE || end == at && alone.len() == letter.len() => {
                        Composition::One(letter, at - end + 2)
                    }
                    _ => Composition::Unknown,
                };
            }
            if !self.byte_tables.is_transparent_mark(lead, trail) {
                break;
            }
            end -= 2;
            if at - end > MARKS_TO_COMPOSE {
                break;
            }
        }
        Composition::Unknown
    }

    /// Returns whether a kept mark stands on the tatweel at `at`, or `None` if only the machine knows.
    pub(super) fn is_seat(&self, bytes: &[u8], at: usize) -> Option<bool> {
        match bytes[at + 2..] {
            [] | [..=0x7F, ..] => Some(false),
            [lead @ 0xD8..=0xDB, trail, ..] => {
                let entry = self.pair(lead, trail);
                match (entry.is_mark(), entry.is_special() || entry.len() == 0) {
                    (true, false) => Some(true),
                    (true, true) => None,
                    _ => (entry.is_lasting() || entry.is_seat()).then_some(false),
                }
            }
            _ => None,
        }
    }

    /// Returns how many bytes of kept marks the mark at `at` must be put before to be in canonical order, or `None` if only the machine
    /// knows.
    pub(super) fn marks_to_pass(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let class = self.classes[pair_index(bytes[at], bytes[at + 1])];
        let (mut before, mut passed) = (at, 0);
        while at - before < MARKS_IN_ORDER {
            let [.., lead @ 0xD8..=0xDB, trail] = bytes[..before] else {
                let ascii = bytes[..before].last().is_none_or(u8::is_ascii);
                return ascii.then_some(passed);
            };
            let place = pair_index(lead, trail);
            let entry = self.pairs[place];
            if !entry.is_mark() {
                return Some(passed);
            }
            passed += if self.classes[place] > class { entry.len() } else { 0 };
            before -= 2;
        }
        None
    }

    /// Returns the range of all marks on the letter of the mark at `at`, or `None` if only the machine knows what becomes of them.
    pub(crate) fn marks_around(&self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let (mut start, mut end) = (at, at);
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[..start] {
            if !self.pair(lead, trail).is_mark() {
                break;
            }
            if at - start >= MARKS_IN_ORDER {
                return None;
            }
            start -= 2;
        }
        while self.is_mark_at(bytes, end) {
            let entry = self.pair(bytes[end], bytes[end + 1]);
            if self.is_special_at(entry, bytes, end) || end - start >= MARKS_IN_ORDER {
                return None;
            }
            end += 2;
        }
        let marked = bytes[..start].last().is_some_and(|&byte| byte.is_ascii())
            || matches!(bytes[..start], [.., 0xD8..=0xDB, _]);
        let next_is_simple = bytes.get(end).is_none_or(|byte| byte.is_ascii() || matches!(byte, 0xD8..=0xDB));
        (marked && next_is_simple).then_some(start..end)
    }

    /// Returns whether a mark of the Arabic block stands at `at`.
    pub(super) fn is_mark_at(&self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes[at..], [lead @ 0xD8..=0xDB, trail, ..] if self.pair(lead, trail).is_mark())
    }

    /// Returns what becomes of a character outside the Arabic block. Marks of other scripts beside Arabic ones are left to the machine.
    pub(super) fn other_at(&self, text: &str, at: usize, c: char) -> Other {
        match self.other(c) {
            Other::Mark => self.mark_at(text, at, c),
            Other::Special if self.is_ignorable(c) => self.ignorable_at(text, at, c),
            // The machine sees whether it stands alone between two spaces.
            Other::Goes if self.is_in_doubt(text, at) => Other::Special,
            // A space may be removed with marks that stood alone before it.
            Other::Lasting | Other::Stays if is_space(c) && self.is_left_over(text.as_bytes(), at) => Other::Special,
            other => other,
        }
    }

    fn is_ignorable(&self, c: char) -> bool {
        self.rules.options().ignorables == Ignorables::Remove && is_ignorable(c) && self.rules.own(c).is_none()
    }

    /// Returns what becomes of a combining mark of another script.
    fn mark_at(&self, text: &str, at: usize, c: char) -> Other {
        if self.rules.drops_foreign(c) {
            match self.is_on_letter(text, at) {
                Some(true) => return Other::Goes,
                Some(false) => {}
                None => return Other::Special,
            }
        }
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        if self.is_on_left_over_space(text, at) {
            return Other::Special;
        }
        // A mark that is removed before it may be on an Arabic letter, whose marks are put in order.
        let stays_behind_one = |before| !self.rules.drops_foreign(c) && self.rules.drops_foreign(before);
        if before.is_some_and(|before| self.may_bear(before) || stays_behind_one(before))
            || after.is_some_and(is_near_arabic)
        {
            return Other::Special;
        }
        Other::Mark
    }

    /// Returns whether marks behind `c` may be on an Arabic character: where an invisible character is removed, the mark is on what
    /// stands before it.
    fn may_bear(&self, c: char) -> bool {
        let becomes = self.lasting(c).unwrap_or(c);
        let attaches = is_joiner(c) || is_direction_control(c) || is_ignorable(c);
        let is_of_class_0 = || is_combining_mark(c) && combining_class(c) == 0;
        let may_carry = || matches!(c, NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE) && self.rules.asks_for_carriers();
        is_near_arabic(c) || is_near_arabic(becomes) || attaches || is_of_class_0() || may_carry()
    }

    /// Returns whether a letter of the Arabic block stands before `at`, with nothing but removed marks between.
    #[inline(always)]
    fn is_behind_letter(&self, bytes: &[u8], at: usize) -> bool {
        let mut end = at;
        while let (..=MARKS_IN_ORDER, [.., lead @ 0xD8..=0xDB, trail]) = (at - end, &bytes[..end]) {
            let place = pair_index(*lead, *trail);
            if !self.pairs[place].is_mark() {
                return self.beside[place] & LETTER != 0;
            }
            if !self.is_removed(self.pairs[place]) {
                return false;
            }
            end -= 2;
        }
        false
    }

    /// Returns whether a mark at `at` is on a letter of the Arabic block, with nothing but removed marks between, or `None` if only the
    /// machine knows.
    fn is_on_letter(&self, text: &str, at: usize) -> Option<bool> {
        let bytes = text.as_bytes();
        let mut end = at;
        while at - end <= MARKS_IN_ORDER {
            if let [.., lead @ 0xD8..=0xDB, trail] = bytes[..end] {
                let place = pair_index(lead, trail);
                if !self.pairs[place].is_mark() {
                    return (self.beside[place] & LETTER != 0 && !self.orders).then_some(true);
                }
                if !self.is_removed(self.pairs[place]) {
                    return None;
                }
                end -= 2;
            } else {
                match text[..end].chars().next_back() {
                    Some(c) if self.rules.drops_foreign(c) => end -= c.len_utf8(),
                    Some(c) if is_combining_mark(c) => return None,
                    _ => return Some(false),
                }
            }
        }
        None
    }

    /// Returns what becomes of an ignorable character, which is removed behind Arabic text and kept behind other text.
    fn ignorable_at(&self, text: &str, at: usize, c: char) -> Other {
        let before = text[..at].chars().next_back();
        let is_open = |c: char| self.may_bear(c) || is_combining_mark(c) || is_arabic_script(c);
        match before {
            Some(before) if is_open(before) => Other::Special,
            _ if !is_combining_mark(c) => Other::Stays,
            _ if self.is_on_left_over_space(text, at) => Other::Special,
            _ if text[at + c.len_utf8()..].chars().next().is_some_and(is_near_arabic) => Other::Special,
            _ => Other::Mark,
        }
    }

    /// Returns whether the space at `at` may belong to a run of spaces.
    pub(super) fn repeats_space(&self, bytes: &[u8], at: usize, out: &[u8]) -> bool {
        bytes[at] == b' '
            && self.rules.collapses_spaces()
            && (out.last() == Some(&b' ')
                || matches!(bytes.get(at + 1), Some(b' ' | b'\t'..=b'\r' | 0xC2 | 0xE1..=0xE3)))
    }
}

/// Returns the character of the Arabic block with these bytes.
fn char_of_pair(lead: u8, trail: u8) -> Option<char> {
    char::from_u32(0x600 | pair_index(lead, trail) as u32)
}

/// Returns whether `c` is of a Unicode block with Arabic letters or marks, or of one beside it, which does no harm.
fn is_near_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFF}' | '\u{10E60}'..='\u{10EFF}' | '\u{1EE00}'..='\u{1EEFF}')
}
