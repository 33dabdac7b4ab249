//! Whole texts: by table where one code point is the whole truth, by the machine elsewhere.
//!
//! Folding begins and ends at *lasting* characters (see `Entry::LASTING`): nothing before one has a bearing on it. When the
//! table run meets a special character it goes back to the last lasting one, takes back what came out since, and
//! hands over to the machine, which runs until it meets a lasting character with nothing pending. Each
//! character is gone back over once at most, so time is linear.

use alloc::string::String;
use core::ops::Range;

use super::blocks::{self, CollapseRules, FoldEnd, PREFERS_SIZE, has_runs};
use super::context::{Composition, Step};
use super::forms::Form;
use super::machine::Machine;
use super::output::{Output, SLACK};
use super::placed::Placed;
use super::sink::{Matcher, Sink};
use super::table::{Entry, Other, Table, composing_bit};
use crate::simd::InstructionSet;
use crate::unicode::names::ZERO_WIDTH_NON_JOINER;
use crate::unicode::{is_letter, is_line_break, is_space};

/// The number of bytes in which `changes_soon` looks for a change.
const SOON: usize = 4;

impl Table {
    /// Appends the folded text.
    pub(crate) fn fold_into(&self, text: &str, out: &mut String) {
        if let Some(uncut) = &self.uncut {
            return self.fold_and_cut(uncut, text, out);
        }
        let mut out = Output::new(out);
        if !self.byte_tables.applies() || !blocks::fold_short(self, text, &mut out) {
            self.fold_long(text, &mut out);
        }
    }

    /// Folds by the table that keeps runs of letters and of spaces, and cuts them in the output.
    fn fold_and_cut(&self, uncut: &Table, text: &str, out: &mut String) {
        let cuts = self.cuts();
        let floor = out.len();
        let (mut at, mut cut) = (0, floor);
        if text.len() <= PIECE {
            uncut.fold_into(text, out);
            Output::new(out).collapse_runs(uncut.set, cuts, floor, floor, true);
            return;
        }
        Output::new(out).reserve(text.len() + SLACK);
        while at < text.len() {
            at = uncut.fold_some(text, at, PIECE, out);
            cut = Output::new(out).collapse_runs(uncut.set, cuts, floor, cut, at == text.len());
        }
    }

    /// Does what `fold_some` does, by the table that keeps runs. The part ends where no run goes on.
    fn fold_some_and_cut(&self, uncut: &Table, text: &str, at: usize, size: usize, out: &mut String) -> usize {
        let (cuts, floor) = (self.cuts(), out.len());
        let (mut at, mut cut) = (at, floor);
        let collapse =
            |out: &mut String, from, is_last| Output::new(out).collapse_runs(uncut.set, cuts, floor, from, is_last);
        loop {
            at = uncut.fold_some(text, at, size, out);
            cut = collapse(out, cut, false);
            let next = text[at..].chars().next();
            let goes_on = next.is_some_and(|c| uncut.lasting(c).is_none_or(|next| may_go_on(&out[cut..], next)));
            if !goes_on {
                collapse(out, cut, true);
                return at;
            }
        }
    }

    fn cuts(&self) -> CollapseRules {
        CollapseRules {
            longest: self.rules.longest_run(),
            spaces: self.rules.collapses_spaces(),
            lines: self.rules.collapses('\n'),
            carriers: self.rules.is_canonical(),
        }
    }

    fn fold_long(&self, text: &str, out: &mut Output<'_>) {
        let start = out.len();
        let mut at = 0;
        if !self.rules.trims || self.begins_lasting(text) {
            at = self.copy::<true>(text, 0, out);
        }
        if at < text.len() {
            self.fold_rest(text, at, out);
        }
        if self.rules.trims {
            self.trim_end(out, start);
        }
    }

    /// Removes white space at the end of the text, which a run by table cannot foresee.
    fn trim_end(&self, out: &mut Output<'_>, start: usize) {
        let end = out.as_str()[start..].trim_end_matches(|c| self.rules.trims(c)).len();
        out.truncate(start + end);
    }

    /// Folds the text from `at` on, where the run by table from the beginning ended.
    fn fold_rest(&self, text: &str, at: usize, out: &mut Output<'_>) {
        let mut machine = Machine::new();
        let (mut floor, mut at) = (0, at);
        while at < text.len() {
            floor = self.run_machine_from(text, at, floor, &mut machine, out);
            at = self.copy::<true>(text, floor, out);
        }
        machine.finish(&self.rules, out);
    }

    /// Appends the output of a part of a text that is certain. The machine holds what the next part may affect.
    pub(crate) fn fold_part(&self, text: &str, machine: &mut Machine, out: &mut String) {
        let mut out = Output::new(out);
        let mut floor = 0;
        if !machine.is_new() || !self.begins_lasting(text) {
            floor = self.run_machine(text, 0, machine, &mut out);
        }
        while floor < text.len() {
            let at = self.copy::<false>(text, floor, &mut out);
            floor = self.run_machine_from(text, at, floor, machine, &mut out);
        }
    }

    /// Appends the output of about `size` bytes of the text from `at` on, where folding can begin. Returns the next such position.
    pub(crate) fn fold_some(&self, text: &str, at: usize, size: usize, out: &mut String) -> usize {
        if text.len() - at <= size {
            self.fold_into(&text[at..], out);
            return text.len();
        }
        if let Some(uncut) = &self.uncut {
            return self.fold_some_and_cut(uncut, text, at, size, out);
        }
        let mut machine = Machine::new();
        let mut end = at + size;
        while !text.is_char_boundary(end) {
            end += 1;
        }
        self.fold_part(&text[at..end], &mut machine, out);
        let end = self.run_machine(text, end, &mut machine, out);
        if end == text.len() {
            machine.finish(&self.rules, out);
        }
        end
    }

    /// Goes on where the run by table from `floor` on ended: goes back to the last lasting character, takes back the output since, and
    /// lets the machine fold. Returns the position where the table can go on.
    fn run_machine_from(
        &self,
        text: &str,
        at: usize,
        floor: usize,
        machine: &mut Machine,
        out: &mut Output<'_>,
    ) -> usize {
        let back = self.lasting_before(text, at, floor);
        let composed_away = self.composed_away(text, back..at);
        out.truncate(out.len().wrapping_add_signed(composed_away) - self.table_length(text, back..at));
        self.run_machine_past(text, back, machine, out)
    }

    /// Returns the length of a part at the beginning of the text that folds to itself: all of the text, or up to a place where
    /// folding can begin. More of the text may fold to itself, but to find that out takes longer than to fold it.
    pub(crate) fn unchanged_beginning(&self, text: &str) -> usize {
        match &self.uncut {
            Some(uncut) if uncut.unchanged_beginning(text) < text.len() || has_runs(uncut.set, self.cuts(), text) => 0,
            Some(_) => text.len(),
            None if !self.begins_lasting(text) || !PREFERS_SIZE && self.changes_soon(text) => 0,
            None => self.unchanged_up_to(text, 0, self.scan(text, 0)),
        }
    }

    /// Returns whether the table alone shows that one of the first characters changes. Most texts that change do so in their first word, and
    /// to see that takes less time than to set up a scan by vectors. Returns `false` where only the machine knows.
    fn changes_soon(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < SOON {
            match bytes.get(at..at + 2) {
                Some(&[lead @ 0xD8..=0xDB, trail]) => {
                    let entry = self.pair(lead, trail);
                    if entry.changes() {
                        return !entry.is_special() && !entry.is_seat();
                    }
                    at += 2;
                }
                Some(&[b' ', _]) if self.ascii_stays => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// Returns how much of the text folds to itself: all of it, or up to a position where folding can begin.
    pub(crate) fn unchanged(&self, text: &str) -> usize {
        let mut at = 0;
        let stays = |uncut: &Self| uncut.unchanged(text) == text.len() && !has_runs(uncut.set, self.cuts(), text);
        if self.uncut.as_deref().is_some_and(stays) {
            return text.len();
        }
        if !self.begins_lasting(text) {
            match self.match_machine(text, 0) {
                Some(end) => at = end,
                None => return 0,
            }
        }
        while at < text.len() {
            let floor = at;
            let end = self.scan_words(text, floor);
            if end == text.len() && !self.trims_end(text) {
                return end;
            }
            let back = self.lasting_before(text, end, floor);
            if self.certainly_changes(text, end) {
                return back;
            }
            match self.match_machine(text, back) {
                Some(end) => at = end,
                None => return back,
            }
        }
        at
    }

    /// Returns whether the tables alone show that the character at `at` changes. Returns `false` where only the machine knows.
    ///
    /// Most texts that change are recognized by this. To run the machine for them takes longer than to fold a short text.
    fn certainly_changes(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let Some(c) = text[at..].chars().next() else { return false };
        if c.is_ascii() || self.rules.longest_run().is_some() || !self.is_apart(text, at + c.len_utf8()) {
            return false;
        }
        match self.step(text, at) {
            Step::Pair(entry) if entry.len() == 0 => {
                self.is_removed_at(bytes, at)
                    && !self.needs_machine(entry, bytes, at)
                    && !self.is_in_doubt(text, at)
                    && !self.is_on_left_over_space(text, at)
            }
            Step::Pair(entry) => entry.changes() && !entry.is_seat() && !self.needs_machine(entry, bytes, at),
            Step::Other(_) => self.forms.at(bytes, at).is_some() || self.vanishes_in_word(bytes, at),
        }
    }

    /// Returns whether the text from `at` on does not affect the character before it: some marks and non-joiners that are removed,
    /// then a lasting character or the end of the text.
    fn is_apart(&self, text: &str, at: usize) -> bool {
        let mut rest = &text[at..];
        for _ in 0..MARKS_BEHIND {
            if self.vanishes_in_word(text.as_bytes(), text.len() - rest.len()) {
                rest = &rest[ZERO_WIDTH_NON_JOINER.len_utf8()..];
                continue;
            }
            let Some(&[lead @ 0xD8..=0xDB, trail]) = rest.as_bytes().first_chunk() else { break };
            let entry = self.pair(lead, trail);
            if !entry.is_mark() || entry.len() > 0 || entry.is_special() || entry.composes() {
                break;
            }
            rest = &rest[2..];
        }
        self.begins_lasting(rest)
    }

    /// Returns the end of the text that folds to itself from the lasting character at `at` on: all of it, or up to a lasting character
    /// from which the machine must run.
    pub(crate) fn unchanged_run(&self, text: &str, at: usize) -> usize {
        self.unchanged_up_to(text, at, self.scan_words(text, at))
    }

    /// Returns the end of such a part, if the table says that all from `at` to `end` stays.
    fn unchanged_up_to(&self, text: &str, at: usize, end: usize) -> usize {
        if end == text.len() && !self.trims_end(text) { end } else { self.lasting_before(text, end, at) }
    }

    /// Folds by table from `at` on, to the end or the next character that needs the machine. Returns that position. `IS_ALL` says that
    /// nothing follows the text.
    fn copy<const IS_ALL: bool>(&self, text: &str, at: usize, out: &mut Output<'_>) -> usize {
        let floor = at;
        let mut at = self.copy_apart(text, at, out);
        while at < text.len() {
            if let Some((letter, composed)) = self.composes_in(text, floor, at) {
                // The letter was put out last.
                out.truncate(out.len() - letter.len());
                out.push_entry(composed);
                at = self.copy_apart(text, at + 2, out);
                continue;
            }
            let end = self.copy_words(text, at, IS_ALL, out);
            if end == at {
                break;
            }
            at = self.copy_apart(text, end, out);
        }
        at
    }

    /// Returns the letter before the mark at `at`, if it does not stand before `floor`, and what both become together.
    fn composes_in(&self, text: &str, floor: usize, at: usize) -> Option<(Entry, Entry)> {
        self.composes_at(text.as_bytes(), at).filter(|_| at >= floor + 2)
    }

    /// Does what `copy` does where letters and marks do not compose.
    pub(super) fn copy_apart(&self, text: &str, at: usize, out: &mut Output<'_>) -> usize {
        let start = out.len();
        let bytes = text.as_bytes();
        let mut at = at;
        out.reserve(bytes.len() - at + SLACK);
        // Where words are rewritten, blocks hold nothing but questions.
        let is_long = bytes.len() - at >= blocks::worth_from(self.set) && !self.rewrites_words();
        let mut letter_by_letter = if is_long { at } else { usize::MAX };
        while at < bytes.len() {
            if at >= letter_by_letter {
                let end;
                (at, end) = blocks::fold_blocks(self, text, at, out);
                if end == FoldEnd::Repeats {
                    letter_by_letter = at + BLOCK;
                }
            } else if self.is_removed_at(bytes, at) && self.is_in_doubt(text, at) {
                // The characters before it decide what becomes of it.
            } else if self.ascii_stays {
                at += out.push_run::<true>(&text[at..], self);
            } else if !self.rules.collapses_spaces() {
                at += out.push_run::<false>(&text[at..], self);
            }
            if at == bytes.len() {
                break;
            }
            match self.copy_one(text, at, out, start) {
                Some(end) => at = self.push_forms(bytes, end, out),
                None => break,
            }
            if self.orders && self.is_mark_at(bytes, at) {
                // Marks that were passed are no longer where vectors look for them.
                letter_by_letter = letter_by_letter.max(at + 1);
            }
        }
        at
    }

    /// Folds one character, if the table decides it, and returns its end. `start` is where the output of the run began.
    pub(super) fn copy_one(&self, text: &str, at: usize, out: &mut Output<'_>, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        if bytes[at] < 0x80 {
            let entry = self.ascii[usize::from(bytes[at])];
            let may_go = entry.is_space() && self.is_left_over(bytes, at);
            if entry.is_special() || may_go || self.repeats_space(bytes, at, out.as_bytes()) {
                return None;
            }
            out.push_entry(entry);
            return Some(at + 1);
        }
        match self.step(text, at) {
            Step::Pair(entry) => {
                let elongates = self.rules.longest_run().is_some();
                if self.is_special_at(entry, bytes, at) {
                    return self.placed_at(text, at).map(|placed| {
                        if let Placed::Becomes(letter) = placed {
                            out.push_letter(letter);
                        }
                        at + 2
                    });
                }
                if elongates && ends_run(entry, &out.as_bytes()[start..]) {
                    return None;
                }
                let seat = entry.is_seat() && self.is_seat(bytes, at) == Some(true);
                if entry.len() == 0 && !seat && self.is_in_doubt(text, at)
                    || entry.is_mark() && self.is_on_left_over_space(text, at)
                {
                    return None;
                }
                let later = if self.orders && entry.is_mark() { self.marks_to_pass(bytes, at)? } else { 0 };
                if seat {
                    out.push_str(&text[at..at + 2]);
                }
                out.insert_entry(entry, later);
                Some(at + 2)
            }
            Step::Other(c) => {
                let end = at + c.len_utf8();
                if self.vanishes_in_word(bytes, at) {
                    return Some(end);
                }
                if c == ZERO_WIDTH_NON_JOINER && self.stays_in_word(bytes, at) {
                    out.push_str(&text[at..end]);
                    return Some(end);
                }
                if let Some(form) = self.forms.at(bytes, at) {
                    out.push_form(form);
                    return Some(end);
                }
                match self.other_at(text, at, c) {
                    Other::Special => return None,
                    Other::Goes => {}
                    Other::Lasting | Other::Stays | Other::Mark => out.push_str(&text[at..end]),
                }
                Some(end)
            }
        }
    }

    /// Puts out presentation forms, which stand in words, and returns the end of them.
    fn push_forms(&self, bytes: &[u8], at: usize, out: &mut Output<'_>) -> usize {
        let mut at = at;
        while let Some(form) = self.forms.at(bytes, at) {
            out.push_form(form);
            at += 3;
        }
        at
    }

    /// Does what `scan` does, and also passes over words that the rules of an orthography leave as they are.
    fn scan_words(&self, text: &str, at: usize) -> usize {
        let (mut at, mut word) = (at, None);
        loop {
            at = self.scan(text, at);
            match self.unchanged_word(text, at, &mut word) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// Returns the position of the first character from `at` on that changes or needs the machine.
    // In a function of its own it takes a tenth more instructions on aarch64.
    #[inline(always)]
    fn scan(&self, text: &str, at: usize) -> usize {
        let start = at;
        let elongates = self.rules.longest_run().is_some();
        let bytes = text.as_bytes();
        let mut at = at;
        while at < bytes.len() {
            if self.set != InstructionSet::Scalar && !elongates {
                at = blocks::unchanged(self, text, at);
            }
            let Some(&lead) = bytes.get(at) else { break };
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
                    let seat = entry.is_seat() && self.is_seat(bytes, at) == Some(true);
                    let stays = (seat || !entry.changes()) && !self.needs_machine(entry, bytes, at);
                    let stays = stays || self.is_kept_by_place(text, at);
                    if !stays || elongates && ends_run(entry, &bytes[start..at]) {
                        break;
                    }
                    at += 2;
                }
                Step::Other(ZERO_WIDTH_NON_JOINER) if self.stays_in_word(bytes, at) => at += 3,
                Step::Other(c) => match self.other_at(text, at, c) {
                    Other::Special | Other::Goes => break,
                    Other::Lasting | Other::Stays | Other::Mark => at += c.len_utf8(),
                },
            }
        }
        at
    }

    pub(crate) fn begins_lasting(&self, text: &str) -> bool {
        text.chars().next().is_none_or(|c| self.lasting(c).is_some())
    }

    /// Returns the first character of the output of a lasting character that the table folds.
    pub(crate) fn lasting(&self, c: char) -> Option<char> {
        let entry = match c {
            '\0'..='\x7F' => self.ascii[c as usize],
            '\u{600}'..='\u{6FF}' => self.pairs[c as usize & 0xFF],
            _ => return (self.other(c) == Other::Lasting).then_some(c),
        };
        entry.first().filter(|_| entry.is_lasting())
    }

    /// Returns the position of the last lasting character before `at`; where runs of letters are cut, of the first of a run.
    pub(super) fn lasting_before(&self, text: &str, at: usize, floor: usize) -> usize {
        let mut found = None;
        let mut repeats = 0;
        for (i, c) in text[floor..at].char_indices().rev() {
            if self.is_left_over_space(c, text.as_bytes(), floor + i) {
                continue;
            }
            let Some(folded) = self.lasting(c) else {
                if self.may_begin_another_run(c) {
                    // Only the machine knows whether it belongs to the run behind it.
                    (found, repeats) = (None, 0);
                }
                continue;
            };
            match found {
                Some((_, later)) if later != folded || repeats == 2 || !is_letter(folded) => break,
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

    /// Returns the length of the output of a part of a text that the table folds.
    pub(super) fn table_length(&self, text: &str, part: Range<usize>) -> usize {
        let bytes = text.as_bytes();
        let length = |(i, c): (usize, char)| match c {
            _ if self.is_left_over_space(c, bytes, part.start + i) => 0,
            '\0'..='\x7F' => self.ascii[c as usize].len(),
            '\u{600}'..='\u{6FF}' => {
                let entry = self.pairs[c as usize & 0xFF];
                let seat = entry.is_seat() && self.is_seat(bytes, part.start + i) == Some(true);
                let is_removed = || entry.is_special() && self.placed_at(text, part.start + i) == Some(Placed::Removed);
                if seat {
                    c.len_utf8()
                } else if is_removed() {
                    0
                } else {
                    entry.len()
                }
            }
            ZERO_WIDTH_NON_JOINER if self.stays_in_word(bytes, part.start + i) => c.len_utf8(),
            _ => match self.other_at(text, part.start + i, c) {
                Other::Goes => 0,
                // A special character that the run has passed is a form, or was removed.
                Other::Special => self.form(c).map_or(0, Form::len),
                Other::Lasting | Other::Stays | Other::Mark => c.len_utf8(),
            },
        };
        text[part.clone()].char_indices().map(length).sum()
    }

    /// Returns how much shorter the output of a part of a text is because letters and marks composed; negative if it is longer.
    fn composed_away(&self, text: &str, part: Range<usize>) -> isize {
        self.each_composed_away(text, part).sum()
    }

    /// Returns the length of the letters that blocks made of tatweels and hamzas in a part of a text. The table alone folds both to
    /// nothing.
    pub(super) fn letters_of_tatweels(&self, text: &str, part: Range<usize>) -> usize {
        self.each_composed_away(text, part).filter(|&away| away < 0).map(isize::unsigned_abs).sum()
    }

    /// Returns, for each mark of a part of a text that composed with a letter, how much shorter the output is; negative if it is longer.
    fn each_composed_away(&self, text: &str, part: Range<usize>) -> impl Iterator<Item = isize> {
        let places = text[part.clone()].char_indices().filter(|&(_, c)| composing_bit(c).is_some());
        places.filter_map(move |(i, c)| {
            let at = part.start + i;
            let Some((letter, composed)) = self.composes_in(text, part.start, at) else {
                // In a block also with marks between, to a letter where both would be removed.
                return match self.composition_at(text.as_bytes(), at) {
                    Composition::One(letter, back) if at >= part.start + back => Some(-(letter.len() as isize)),
                    _ => None,
                };
            };
            Some((letter.len() + self.pairs[c as usize & 0xFF].len()) as isize - composed.len() as isize)
        })
    }

    /// Folds by the machine from `at` on, to a position where the table can go on. Returns that position.
    pub(super) fn run_machine(&self, text: &str, at: usize, machine: &mut Machine, sink: &mut dyn Sink) -> usize {
        for (i, c) in text[at..].char_indices() {
            if self.lasting(c).is_some_and(|folded| machine.is_clear_before(&self.rules, c, folded, sink)) {
                return at + i;
            }
            sink.feeds(at + i);
            machine.feed(&self.rules, c, sink);
        }
        text.len()
    }

    /// Does what `run_machine` does, but the machine takes the character at `at` in any case.
    pub(super) fn run_machine_past(&self, text: &str, at: usize, machine: &mut Machine, sink: &mut dyn Sink) -> usize {
        match text[at..].chars().next() {
            Some(c) => {
                sink.feeds(at);
                machine.feed(&self.rules, c, sink);
                self.run_machine(text, at + c.len_utf8(), machine, sink)
            }
            None => at,
        }
    }

    /// Returns where `run_machine` would end, if all before that position folds to itself.
    fn match_machine(&self, text: &str, at: usize) -> Option<usize> {
        let (mut machine, mut matcher) = (Machine::new(), Matcher::new(&text[at..]));
        let end = self.run_machine_past(text, at, &mut machine, &mut matcher);
        if end == text.len() {
            machine.finish(&self.rules, &mut matcher);
        }
        matcher.is_exactly(end - at).then_some(end)
    }
}

/// The most removed marks and non-joiners behind a letter that `is_apart` passes over.
const MARKS_BEHIND: usize = 4;

/// The number of bytes that are folded before runs are cut in them.
const PIECE: usize = if cfg!(test) { 64 } else { 1 << 15 };

/// The number of bytes that are folded letter by letter when a letter repeats.
const BLOCK: usize = 128;

/// Returns whether `next`, which comes behind an output, may be part of the run at its end, or may decide whether the first character of
/// that run is a space or carries marks.
fn may_go_on(run: &str, next: char) -> bool {
    let mut chars = run.chars();
    chars.next().is_some_and(|first| match first {
        ' ' => is_space(next) || is_line_break(next),
        _ => first == next || is_space(first) || is_line_break(first) || chars.any(|c| c != first),
    })
}

/// Returns the end of a run of ASCII.
fn ascii_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&byte| byte >= 0x80).map_or(bytes.len(), |length| at + length)
}

/// Returns whether a letter is the third of its kind in a row.
fn ends_run(entry: Entry, out: &[u8]) -> bool {
    let [first, second] = entry.bytes();
    entry.is_letter() && out.ends_with(&[first, second, first, second])
}
