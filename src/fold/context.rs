//! What stands beside a character: whether the tables are the whole truth for it.

use core::ops::Range;

use super::rules::Opened;
use super::simd::Verdict;
use super::table::{Entry, Other, Table, composing_bit, pair_index};
use crate::unicode::{is_arabic_script, is_direction_control, is_joiner};

/// Bytes of marks on a letter that are looked at, and put in order, without the machine.
const MARKS_IN_ORDER: usize = 16;

/// Bytes of marks between a letter and a mark that may compose with it, for vectors.
const MARKS_TO_COMPOSE: usize = 4;

/// What a letter becomes of which a mark composes with some.
pub(super) enum Composition {
    /// What it becomes alone.
    Apart,
    /// One letter with the mark.
    One(Entry),
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

    /// What becomes of the character at `at`, for vectors.
    pub(crate) fn verdict(&self, text: &str, at: usize) -> Verdict {
        if self.vanishes_in_word(text.as_bytes(), at) {
            return Verdict::Goes(3);
        }
        match self.step(text, at) {
            Step::Pair(entry) if entry.is_seat() => match self.is_seat(text.as_bytes(), at) {
                Some(true) => Verdict::Stays,
                Some(false) => Verdict::Goes(2),
                None => Verdict::Stop,
            },
            Step::Pair(entry) if self.is_special_at(entry, text.as_bytes(), at) => Verdict::Stop,
            Step::Pair(entry) if entry.len() == 0 => Verdict::Goes(2),
            // What is left open stays as it is in the source, or is for the machine.
            Step::Pair(entry) if entry.changes() => Verdict::Stop,
            Step::Pair(_) => Verdict::Stays,
            Step::Other(c) if self.form(c).is_some() => Verdict::Stop,
            Step::Other(c) => match self.other_at(text, at, c) {
                Other::Goes => Verdict::Goes(c.len_utf8()),
                Other::Special if self.vanishes(text, at, c) => Verdict::Goes(c.len_utf8()),
                Other::Special => Verdict::Stop,
                Other::Lasting | Other::Stays | Other::Mark => Verdict::Stays,
            },
        }
    }

    /// `vanishes`, fast, for the usual case: a joiner of three bytes between Arabic letters, or before ASCII.
    pub(super) fn vanishes_in_word(&self, bytes: &[u8], at: usize) -> bool {
        let (before, rest) = bytes.split_at(at);
        let [.., lead @ 0xD8..=0xDB, trail] = *before else { return false };
        let [0xE2, 0x80, last, next, ..] = *rest else { return false };
        self.vanishing[usize::from(last & 0x3F)]
            && self.pair(lead, trail).is_lasting_arabic()
            && (next < 0x80 || matches!(next, 0xD8..=0xDB) && self.pair(next, rest[4]).is_lasting())
    }

    /// Whether an invisible character goes and nothing beside it makes a difference: it stands between lasting characters.
    fn vanishes(&self, text: &str, at: usize, c: char) -> bool {
        let bytes = text.as_bytes();
        let lasting = |c: char| c <= '\u{6FF}' && self.lasting(c).is_some();
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

    /// Whether a character of the Arabic block is not what the table says, because of what stands before it, or
    /// comes out elsewhere.
    #[inline(always)]
    pub(super) fn needs_machine(&self, entry: Entry, bytes: &[u8], at: usize) -> bool {
        self.is_special_at(entry, bytes, at)
            || self.orders && entry.is_mark() && self.marks_to_pass(bytes, at) != Some(0)
    }

    /// Whether a character of the Arabic block is not what the table says, because of what stands before it.
    #[inline(always)]
    pub(super) fn is_special_at(&self, entry: Entry, bytes: &[u8], at: usize) -> bool {
        entry.is_special()
            || entry.composes() && self.may_compose(bytes, at)
            || entry.is_seat() && self.is_seat(bytes, at).is_none()
    }

    /// Whether the letter under the mark at `at` may compose with it. Where the letter is far, the machine must tell: to
    /// look for it from each of its marks would take quadratic time.
    #[cold]
    fn may_compose(&self, bytes: &[u8], at: usize) -> bool {
        let bit = char_of_pair(bytes[at], bytes[at + 1]).and_then(composing_bit).unwrap_or(0);
        let mut before = at;
        // What is farther away is left to the machine, so that a million marks are not gone through for each.
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

    /// The letter before the mark at `at` and what both become together: where nothing else is on the letter, and what follows
    /// has nothing to do with it.
    #[inline(always)]
    pub(super) fn composes_at(&self, bytes: &[u8], at: usize) -> Option<(Entry, Entry)> {
        let (before, rest) = bytes.split_at(at);
        let ([.., lead @ 0xD8..=0xDB, trail], [mark_lead @ 0xD8..=0xDB, mark_trail, behind @ ..]) = (before, rest)
        else {
            return None;
        };
        let next_is_lasting = match *behind {
            [ascii @ ..=0x7F, ..] => self.ascii[usize::from(ascii)].is_lasting(),
            [lead @ 0xD8..=0xDB, trail, ..] => self.pair(lead, trail).is_lasting(),
            _ => false,
        };
        if self.pair(*mark_lead, *mark_trail).is_special() || !next_is_lasting || self.rules.longest_run().is_some() {
            return None;
        }
        let place = pair_index(*lead, *trail);
        let composed = self.composed(place, composing_bit(char_of_pair(*mark_lead, *mark_trail)?)?)?;
        Some((self.pairs[place], composed))
    }

    /// What becomes of the letter before the mark at `at`, which composes with some.
    #[inline(always)]
    pub(super) fn composition_at(&self, bytes: &[u8], at: usize) -> Composition {
        let Some(bit) = char_of_pair(bytes[at], bytes[at + 1]).and_then(composing_bit) else {
            return Composition::Unknown;
        };
        let mut end = at;
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[..end] {
            let place = pair_index(lead, trail);
            if !self.pairs[place].is_mark() {
                return match self.composes_at(bytes, at) {
                    _ if self.composing[place] & bit == 0 => Composition::Apart,
                    Some((alone, letter)) if end == at && alone.len() == letter.len() => Composition::One(letter),
                    _ => Composition::Unknown,
                };
            }
            end -= 2;
            if at - end > MARKS_TO_COMPOSE {
                break;
            }
        }
        Composition::Unknown
    }

    /// Whether a mark that stays stands on the tatweel at `at`; `None` if only the machine knows.
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

    /// How many bytes of marks that stay the mark at `at` must be put before to be in canonical order; `None` if only the
    /// machine knows.
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

    /// All marks on the letter of the mark at `at`; `None` if only the machine knows what becomes of them.
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

    /// Whether a mark of the Arabic block stands at `at`.
    pub(super) fn is_mark_at(&self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes[at..], [lead @ 0xD8..=0xDB, trail, ..] if self.pair(lead, trail).is_mark())
    }

    /// A character outside the Arabic block, where marks of other scripts meet Arabic ones left to the machine.
    pub(super) fn other_at(&self, text: &str, at: usize, c: char) -> Other {
        let other = self.other(c);
        if other == Other::Mark {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            let becomes = |c: char| self.lasting(c).unwrap_or(c);
            // An invisible character may go, and the mark is on what stands before it.
            let hides = |c: char| is_joiner(c) || is_direction_control(c);
            let is_near = |c: char| is_near_arabic(c) || is_near_arabic(becomes(c)) || hides(c);
            if before.is_some_and(is_near) || after.is_some_and(is_near_arabic) {
                return Other::Special;
            }
        }
        other
    }

    /// Whether the space at `at` may belong to a run of spaces.
    pub(super) fn repeats_space(&self, bytes: &[u8], at: usize, out: &[u8]) -> bool {
        bytes[at] == b' '
            && self.rules.collapses_spaces()
            && (out.last() == Some(&b' ') || matches!(bytes.get(at + 1), Some(b' ' | b'\t' | 0xC2 | 0xE1..=0xE3)))
    }
}

/// The character of the Arabic block with these bytes.
fn char_of_pair(lead: u8, trail: u8) -> Option<char> {
    char::from_u32(0x600 | pair_index(lead, trail) as u32)
}

/// A block that has Arabic letters or marks; a few neighbours too many do no harm.
fn is_near_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFF}' | '\u{10E60}'..='\u{10EFF}' | '\u{1EE00}'..='\u{1EEFF}')
}
