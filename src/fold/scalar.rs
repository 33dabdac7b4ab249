//! Whole texts: by table where one code point is the whole truth, by the machine elsewhere.
//!
//! Folding begins and ends at *lasting* characters (see `Entry::LASTING`): nothing before one has a bearing on it. When the
//! table run meets a special character it goes back to the last lasting one, takes back what came out since, and
//! hands over to the machine, which runs until it meets a lasting character with nothing pending. Each
//! character is gone back over once at most, so time is linear.

use alloc::string::String;

use super::machine::Machine;
use super::simd::Output;
use super::sink::{Matcher, Sink};
use super::table::{Entry, Other, Table, pair_index};

/// The next character of a text, as far as the tables tell.
enum Step {
    Pair(Entry),
    Other(char),
}

impl Table {
    /// Appends the folded text.
    pub(crate) fn fold_into(&self, text: &str, out: &mut String) {
        let mut machine = Machine::new();
        self.fold_part(text, &mut machine, out);
        machine.finish(&self.rules, out);
    }

    /// Appends what is certain of the output of a part of a text; the machine holds what the next part may have a bearing on.
    pub(crate) fn fold_part(&self, text: &str, machine: &mut Machine, out: &mut String) {
        let mut out = Output::new(out);
        out.reserve(text.len() + 2);
        let mut at = 0;
        if !machine.is_new() || !self.begins_lasting(text) {
            at = self.run_machine(text, 0, machine, &mut out);
        }
        while at < text.len() {
            let floor = at;
            at = self.copy(text, floor, &mut out);
            let back = self.lasting_before(text, at, floor);
            out.truncate(out.len() - self.table_length(&text[back..at]));
            at = self.run_machine_past(text, back, machine, &mut out);
        }
    }

    /// How much of the text folds to itself: all of it, or up to a place where folding can begin.
    pub(crate) fn unchanged(&self, text: &str) -> usize {
        let mut at = 0;
        if !self.begins_lasting(text) {
            match self.match_machine(text, 0) {
                Some(end) => at = end,
                None => return 0,
            }
        }
        while at < text.len() {
            let floor = at;
            let back = self.unchanged_run(text, floor);
            if back == text.len() {
                return back;
            }
            match self.match_machine(text, back) {
                Some(end) => at = end,
                None => return back,
            }
        }
        at
    }

    /// The end of what folds to itself from the lasting character at `at` on: all, or up to a lasting character from which
    /// the machine must run.
    pub(crate) fn unchanged_run(&self, text: &str, at: usize) -> usize {
        match self.scan(text, at) {
            end if end == text.len() && !self.trims_end(text) => end,
            end => self.lasting_before(text, end, at),
        }
    }

    /// Folds by table from `at` on, to the end or the next character that needs the machine.
    fn copy(&self, text: &str, at: usize, out: &mut Output<'_>) -> usize {
        let start = out.len();
        let elongates = self.rules.longest_run().is_some();
        let bytes = text.as_bytes();
        let mut at = at;
        while at < bytes.len() {
            if self.ascii_stays {
                at += out.push_run::<true>(&text[at..], self);
            } else if !self.rules.collapses_spaces() {
                at += out.push_run::<false>(&text[at..], self);
            }
            let Some(&lead) = bytes.get(at) else { break };
            if lead < 0x80 {
                let entry = self.ascii[usize::from(lead)];
                if entry.is_special() || self.repeats_space(bytes, at, out.as_bytes()) {
                    break;
                }
                out.push_entry(entry);
                at += 1;
                continue;
            }
            match self.step(text, at) {
                Step::Pair(entry) => {
                    if self.needs_machine(entry, bytes, at) || elongates && ends_run(entry, &out.as_bytes()[start..]) {
                        break;
                    }
                    out.push_entry(entry);
                    at += 2;
                }
                Step::Other(c) => {
                    let end = at + c.len_utf8();
                    match self.other_at(text, at, c) {
                        Other::Special => break,
                        Other::Goes => {}
                        Other::Lasting | Other::Stays | Other::Mark => out.push_str(&text[at..end]),
                    }
                    at = end;
                }
            }
        }
        at
    }

    /// The same without output: to the first character that changes or needs the machine.
    fn scan(&self, text: &str, at: usize) -> usize {
        let start = at;
        let elongates = self.rules.longest_run().is_some();
        let bytes = text.as_bytes();
        let mut at = at;
        while at < bytes.len() {
            let lead = bytes[at];
            if lead < 0x80 {
                if self.ascii_stays {
                    at = ascii_end(bytes, at);
                    continue;
                }
                let entry = self.ascii[usize::from(lead)];
                if entry.changes() || entry.is_special() || self.repeats_space(bytes, at, &bytes[..at]) {
                    break;
                }
                at += 1;
                continue;
            }
            match self.step(text, at) {
                Step::Pair(entry) => {
                    let stays = !entry.changes() && !self.needs_machine(entry, bytes, at);
                    if !stays || elongates && ends_run(entry, &bytes[start..at]) {
                        break;
                    }
                    at += 2;
                }
                Step::Other(c) => match self.other_at(text, at, c) {
                    Other::Special | Other::Goes => break,
                    Other::Lasting | Other::Stays | Other::Mark => at += c.len_utf8(),
                },
            }
        }
        at
    }

    #[inline(always)]
    fn step(&self, text: &str, at: usize) -> Step {
        let bytes = text.as_bytes();
        match (bytes[at], bytes.get(at + 1)) {
            (lead @ 0xD8..=0xDB, Some(&trail)) => Step::Pair(self.pair(lead, trail)),
            _ => Step::Other(text[at..].chars().next().unwrap_or_default()),
        }
    }

    /// Whether a character of the Arabic block is not what the table says, because of what stands before it.
    #[inline(always)]
    fn needs_machine(&self, entry: Entry, bytes: &[u8], at: usize) -> bool {
        entry.is_special()
            || entry.composes() && self.may_compose(bytes, at)
            || self.orders && entry.is_mark() && self.may_be_out_of_order(bytes, at)
    }

    /// Whether the letter under the mark at `at` may compose with it.
    #[cold]
    fn may_compose(&self, bytes: &[u8], at: usize) -> bool {
        let mut at = at;
        loop {
            match bytes[..at] {
                [.., lead @ 0xD8..=0xDB, trail] => {
                    let place = pair_index(lead, trail);
                    if !self.pairs[place].is_mark() {
                        return self.composing[place];
                    }
                    at -= 2;
                }
                [] | [.., ..=0x7F] => return false,
                _ => return true,
            }
        }
    }

    /// Whether the mark at `at` stands behind one that canonical order puts after it.
    fn may_be_out_of_order(&self, bytes: &[u8], at: usize) -> bool {
        match bytes[..at] {
            [.., lead @ 0xD8..=0xDB, trail] => {
                let before = pair_index(lead, trail);
                let class = self.classes[pair_index(bytes[at], bytes[at + 1])];
                self.pairs[before].is_mark() && self.classes[before] > class
            }
            [] | [.., ..=0x7F] => false,
            _ => true,
        }
    }

    /// A character outside the Arabic block, where marks of other scripts meet Arabic ones left to the machine.
    fn other_at(&self, text: &str, at: usize, c: char) -> Other {
        let other = self.other(c);
        if other == Other::Mark {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            if before.is_some_and(is_near_arabic) || after.is_some_and(is_near_arabic) {
                return Other::Special;
            }
        }
        other
    }

    /// Whether the space at `at` may belong to a run of spaces.
    fn repeats_space(&self, bytes: &[u8], at: usize, out: &[u8]) -> bool {
        bytes[at] == b' '
            && self.rules.collapses_spaces()
            && (out.last() == Some(&b' ') || matches!(bytes.get(at + 1), Some(b' ' | b'\t' | 0xC2 | 0xE1..=0xE3)))
    }

    pub(crate) fn begins_lasting(&self, text: &str) -> bool {
        text.chars().next().is_none_or(|c| self.lasting(c).is_some())
    }

    /// What a lasting character that the table folds becomes, or what that begins with.
    pub(crate) fn lasting(&self, c: char) -> Option<char> {
        let entry = match c {
            '\0'..='\x7F' => self.ascii[c as usize],
            '\u{600}'..='\u{6FF}' => self.pairs[c as usize & 0xFF],
            _ => return (self.other(c) == Other::Lasting).then_some(c),
        };
        let bytes = entry.bytes();
        let folded = core::str::from_utf8(&bytes[..entry.len()]).ok()?;
        folded.chars().next().filter(|_| entry.is_lasting())
    }

    /// The last lasting character before `at`; where runs of letters count, the first of a run.
    fn lasting_before(&self, text: &str, at: usize, floor: usize) -> usize {
        let mut found = None;
        let mut repeats = 0;
        for (i, c) in text[floor..at].char_indices().rev() {
            let Some(folded) = self.lasting(c) else { continue };
            match found {
                Some((_, later)) if later != folded || repeats == 2 => break,
                Some(_) => repeats += 1,
                None => {}
            }
            found = Some((floor + i, folded));
            if self.rules.longest_run().is_none() {
                break;
            }
        }
        found.map_or(floor, |(place, _)| place)
    }

    /// How long the output of a part of a text is that the table folds.
    fn table_length(&self, text: &str) -> usize {
        let length = |c: char| match c {
            '\0'..='\x7F' => self.ascii[c as usize].len(),
            '\u{600}'..='\u{6FF}' => self.pairs[c as usize & 0xFF].len(),
            _ if self.other(c) == Other::Goes => 0,
            _ => c.len_utf8(),
        };
        text.chars().map(length).sum()
    }

    /// Folds by machine from `at` on, to a place where the table can go on. Gives that place.
    fn run_machine(&self, text: &str, at: usize, machine: &mut Machine, sink: &mut impl Sink) -> usize {
        for (i, c) in text[at..].char_indices() {
            if let Some(folded) = self.lasting(c) {
                if machine.is_clear_before(&self.rules, folded, sink) {
                    return at + i;
                }
            }
            machine.feed(&self.rules, c, sink);
        }
        text.len()
    }

    /// The same, but the character at `at` is taken by the machine in any case.
    fn run_machine_past(&self, text: &str, at: usize, machine: &mut Machine, sink: &mut impl Sink) -> usize {
        match text[at..].chars().next() {
            Some(c) => {
                machine.feed(&self.rules, c, sink);
                self.run_machine(text, at + c.len_utf8(), machine, sink)
            }
            None => at,
        }
    }

    /// The same without output: the place, if all before it folds to itself.
    fn match_machine(&self, text: &str, at: usize) -> Option<usize> {
        let (mut machine, mut matcher) = (Machine::new(), Matcher::new(&text[at..]));
        let end = self.run_machine_past(text, at, &mut machine, &mut matcher);
        if end == text.len() {
            machine.finish(&self.rules, &mut matcher);
        }
        matcher.is_exactly(end - at).then_some(end)
    }
}

/// The end of a run of ASCII.
fn ascii_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&byte| byte >= 0x80).map_or(bytes.len(), |length| at + length)
}

/// Whether a letter is the third of its kind in a row.
fn ends_run(entry: Entry, out: &[u8]) -> bool {
    let [first, second] = entry.bytes();
    entry.is_letter() && out.ends_with(&[first, second, first, second])
}

/// A block that has Arabic letters or marks; a few neighbours too many do no harm.
fn is_near_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFF}' | '\u{10E60}'..='\u{10EFF}' | '\u{1EE00}'..='\u{1EEFF}')
}
