//! Folding with the way back: which pieces of the source became which pieces of the output.
//!
//! Pieces of both texts correspond one to one, in order, so what is stored is where they start in each (`Starts`), and every
//! `STEP` bytes of source the place in the output. What was removed belongs to the piece before it. A piece is a
//! character, but where characters composed, changed places or opened up: there it is all that belongs together, a
//! letter with its marks or a sign. That does not depend on which engine folded what, so no backend can be told from another.
//!
//! The driver below runs the engines that folding runs. Of each block, vectors tell what went; of characters
//! folded one by one it is read from the tables. What is recorded and then folded anew, since the machine must begin at a lasting
//! character, is forgotten before.

mod map;
mod pieces;
mod run;
mod starts;
mod writer;

use alloc::string::String;
use core::ops::Range;

pub(crate) use map::{Map, Place};
use pieces::Pieces;
use run::Run;
use starts::is_start;

use super::machine::Machine;
use super::simd::{Backend, Output, Survey, SurveyEnd, Surveyed};
use super::sink::Sink;
use super::table::{Other, Table};

/// Bytes that are folded letter by letter when a letter repeats.
const REPEATING: usize = if cfg!(test) { 8 } else { 128 };

impl Table {
    /// Appends the folded text to `out`, and gives the way back from what was appended.
    pub(crate) fn align_into(&self, text: &str, out: &mut String) -> Map {
        let mut recorder = Recorder::new(self, text, Output::new(out));
        let mut machine = Machine::new();
        let mut floor = 0;
        if !self.begins_lasting(text) {
            floor = recorder.by_machine(0, &mut machine);
        }
        while floor < text.len() {
            let back = recorder.by_table(floor);
            floor = recorder.by_machine(back, &mut machine);
        }
        recorder.finish()
    }

    /// What became of the characters of a piece, which became `new`: each with its part of that, or all as one.
    pub(crate) fn fates(&self, old: &str, new: &str, mut each: impl FnMut(Range<usize>, Range<usize>)) {
        let base = old.chars().next().unwrap_or_default();
        let composes = old.chars().any(|mark| self.rules.compose(base, mark).is_some());
        if !composes && walk(self, old, new.as_bytes(), |_, _| {}) {
            walk(self, old, new.as_bytes(), each);
        } else {
            each(0..old.len(), 0..new.len());
        }
    }

    /// What a character becomes in a plain run.
    fn alone<'t>(&'t self, c: char, bytes: &'t mut [u8; 4]) -> &'t [u8] {
        let entry = match c {
            '\0'..='\x7F' => self.ascii[c as usize],
            '\u{600}'..='\u{6FF}' => self.pairs[c as usize & 0xFF],
            _ => match (self.other(c), self.forms.text(c).or_else(|| self.rules.own(c))) {
                (Other::Goes, _) => return &[],
                (Other::Special, Some(other)) => return other.as_bytes(),
                _ => return c.encode_utf8(bytes).as_bytes(),
            },
        };
        bytes[..2].copy_from_slice(&entry.bytes());
        &bytes[..entry.len()]
    }

    /// Whether a character may go.
    fn may_go(&self, c: char) -> bool {
        match c {
            '\0'..='\x7F' => self.ascii[c as usize].len() == 0,
            '\u{600}'..='\u{6FF}' => {
                let entry = self.pairs[c as usize & 0xFF];
                entry.len() == 0 || entry.is_special()
            }
            _ => matches!(self.other(c), Other::Goes | Other::Special),
        }
    }
}

/// Output that knows where it came from.
struct Recorder<'t, 'o> {
    table: &'t Table,
    text: &'t str,
    out: Output<'o>,
    /// Where the output begins.
    base: usize,
    pieces: Pieces,
    /// An entry of the tables is one character.
    is_plain: bool,
    /// Up to where all is recorded.
    recorded: Place,
    /// What the machine was fed last.
    fed: usize,
    /// What its output comes from.
    from: usize,
}

impl<'t, 'o> Recorder<'t, 'o> {
    fn new(table: &'t Table, text: &'t str, out: Output<'o>) -> Self {
        let base = out.len();
        let recorded = Place { source: 0, folded: 0 };
        let is_plain = table.rules.own_entries().iter().all(|(_, text)| text.chars().nth(1).is_none());
        Self { table, text, out, base, pieces: Pieces::new(text.len()), is_plain, recorded, fed: 0, from: 0 }
    }

    /// Runs the table from `floor` on; gives the place from which the machine must run.
    fn by_table(&mut self, floor: usize) -> usize {
        let at = match self.table.backend {
            Backend::Scalar => self.by_letters(floor),
            _ if self.is_plain => self.by_vectors(floor),
            _ => self.by_letters(floor),
        };
        if at < self.text.len() || self.table.trims() {
            let back = self.table.lasting_before(self.text, at, floor);
            self.rewind(back, self.table.table_length(self.text, back..at));
            return back;
        }
        at
    }

    fn by_letters(&mut self, floor: usize) -> usize {
        let end = self.table.copy(self.text, floor, &mut self.out);
        self.record_run(end);
        end
    }

    /// Blocks with vectors, and what those leave letter by letter, up to the end or a character for the machine.
    fn by_vectors(&mut self, floor: usize) -> usize {
        let (mut at, start) = (floor, self.out.len());
        let mut survey = Survey::new();
        while at < self.text.len() {
            survey.begin(at, self.recorded.folded);
            let Surveyed { end, why } = self.out.survey(self.table, self.text, at, &mut survey);
            self.pieces.source.join_words(survey.source.first, &survey.source.words);
            if self.table.orders {
                self.pieces.folded.join_words(survey.folded.first, &survey.folded.words);
            }
            self.end_at(end);
            at = match why {
                SurveyEnd::Full => end,
                SurveyEnd::Repeats => {
                    // The block before may have ended inside of a character.
                    self.pieces.rewind(self.recorded);
                    match self.some_letters(end, end + REPEATING, start) {
                        (end, true) => end,
                        (end, false) => return end,
                    }
                }
                SurveyEnd::Stop | SurveyEnd::Misplaced => {
                    let first = self.first_mark(end, floor);
                    self.rewind(first, self.table.table_length(self.text, first..end));
                    match self.some_letters(first, end + 1, start) {
                        (end, true) => end,
                        (end, false) => return end,
                    }
                }
            };
        }
        at
    }

    /// Where the marks begin of which the one at `at` is one, if they may change places.
    fn first_mark(&self, at: usize, floor: usize) -> usize {
        let (mut first, bytes) = (at, self.text.as_bytes());
        if self.table.orders && self.table.is_mark_at(bytes, at) {
            while first >= floor + 2 && self.table.is_mark_at(bytes, first - 2) {
                first -= 2;
            }
        }
        first
    }

    /// Folds letter by letter from `at` to `stop` or a little farther. Gives how far, and whether the table knew all. The run's output
    /// began at `start`.
    fn some_letters(&mut self, at: usize, stop: usize, start: usize) -> (usize, bool) {
        let (mut at, bytes) = (at, self.text.as_bytes());
        let mut known = true;
        while known && at < bytes.len() {
            match self.table.copy_one(self.text, at, &mut self.out, start) {
                Some(end) => at = end,
                None => known = false,
            }
            // One presentation form after another; marks of which some changed places.
            let goes_on = bytes.get(at) == Some(&0xEF) || self.table.orders && self.table.is_mark_at(bytes, at);
            if at >= stop && !goes_on {
                break;
            }
        }
        self.record_run(at);
        (at, known)
    }

    /// Records what was folded by table up to `end`.
    fn record_run(&mut self, end: usize) {
        let folded = &self.out.as_bytes()[self.base..];
        let (table, text, at) = (self.table, self.text, self.recorded);
        Run { table, text, folded, end, at, pieces: &mut self.pieces }.record(self.is_plain);
        self.end_at(end);
    }

    /// All is recorded up to `end`.
    fn end_at(&mut self, end: usize) {
        self.recorded = Place { source: end, folded: self.out.len() - self.base };
        self.pieces.starts(self.recorded);
    }

    /// Takes back what was folded of the source from `to` on, so many bytes of output.
    fn rewind(&mut self, to: usize, length: usize) {
        if to < self.recorded.source {
            self.out.truncate(self.out.len() - length);
            self.recorded = Place { source: to, folded: self.out.len() - self.base };
            self.pieces.rewind(self.recorded);
        }
    }

    /// Runs the machine from `at` on; gives the place from which the table can.
    fn by_machine(&mut self, at: usize, machine: &mut Machine) -> usize {
        (self.fed, self.from) = (at, at);
        let (table, text) = (self.table, self.text);
        let end = table.run_machine_past(text, at, machine, self);
        if end == text.len() {
            machine.finish(&table.rules, self);
        }
        self.record(end);
        end
    }

    /// Records what lies between what is recorded and `end`: character by character where each became what it becomes
    /// alone, as one piece where not.
    fn record(&mut self, end: usize) {
        let Self { table, text, out, base, pieces, recorded, .. } = self;
        let to = Place { source: end, folded: out.len() - *base };
        let from = core::mem::replace(recorded, to);
        let (old, new) = (&text[from.source..end], &out.as_bytes()[*base + from.folded..]);
        if new.is_empty() {
            return pieces.goes(old.as_bytes(), from.source);
        }
        let is_plain = new.iter().skip(1).any(|&byte| is_start(byte)) && walk(table, old, new, |_, _| {});
        if !is_plain {
            return pieces.piece(old.as_bytes(), new, from);
        }
        walk(table, old, new, |was, became| {
            let place = Place { source: from.source + was.start, folded: from.folded + became.start };
            match became.is_empty() {
                true => pieces.goes(&old.as_bytes()[was], place.source),
                false => pieces.piece(&old.as_bytes()[was], &new[became], place),
            }
        });
    }

    fn finish(self) -> Map {
        self.pieces.finish()
    }
}

impl Sink for Recorder<'_, '_> {
    fn push(&mut self, c: char) {
        if self.from > self.recorded.source {
            self.record(self.from);
        }
        self.out.push(c);
    }

    fn feeds(&mut self, at: usize) {
        self.fed = at;
    }

    fn begins(&mut self) {
        self.from = self.fed;
    }

    fn source(&self) -> usize {
        self.from
    }

    fn set_source(&mut self, source: usize) {
        self.from = source;
    }
}

/// Goes through source and output, if each character of the source became what it becomes alone, or went.
fn walk(table: &Table, old: &str, new: &[u8], mut each: impl FnMut(Range<usize>, Range<usize>)) -> bool {
    let mut to = 0;
    for (at, c) in old.char_indices() {
        let mut bytes = [0; 4];
        let alone = table.alone(c, &mut bytes);
        let mut length = if new[to..].starts_with(alone) { alone.len() } else { 0 };
        let mut own = [0; 4];
        if alone.is_empty() && new[to..].starts_with(c.encode_utf8(&mut own).as_bytes()) {
            // A tatweel that is a seat.
            length = c.len_utf8();
        }
        if length == 0 && !table.may_go(c) {
            return false;
        }
        each(at..at + c.len_utf8(), to..to + length);
        to += length;
    }
    to == new.len()
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::fold::Backend;
    use crate::profile::{DaggerAlef, Elongation, Marks, Profile};

    fn by_machine_alone(table: &Table, text: &str) -> (String, Map) {
        let mut out = String::new();
        let mut recorder = Recorder::new(table, text, Output::new(&mut out));
        let (mut machine, mut at) = (Machine::new(), 0);
        while at < text.len() {
            at = recorder.by_machine(at, &mut machine);
        }
        let map = recorder.finish();
        (out, map)
    }

    /// Where the pieces start, as pairs.
    fn pieces(map: &Map, source: &str, folded: &str) -> Vec<(usize, usize)> {
        let starts = folded.char_indices().map(|(at, c)| {
            let range = map.source_range(source, folded, at..at + c.len_utf8(), &mut Place::default());
            (range.start, at)
        });
        let mut starts: Vec<_> = starts.collect();
        starts.dedup_by_key(|start| start.0);
        starts
    }

    fn profiles() -> [Profile; 7] {
        [
            Profile::NONE,
            Profile::CLEAN,
            Profile::SEARCH,
            Profile::LOOSE,
            Profile::PERSIAN,
            Profile::CLEAN.marks(Marks::KeepShadda).dagger_alef(DaggerAlef::Keep),
            Profile::CLEAN.elongation(Elongation::CollapseTo2),
        ]
    }

    #[test]
    fn small_letters_that_go_between_marks() {
        let profile = Profile::CLEAN.marks(Marks::KeepShadda).dagger_alef(DaggerAlef::Keep);
        for backend in Backend::available() {
            let mut out = String::new();
            Table::new(&profile, backend).align_into(" \u{670}\u{6E5}\u{651} ", &mut out);
            assert_eq!(out, " \u{651}\u{670} ", "{backend:?}");
        }
    }

    /// What goes, moves or is folded otherwise, at every place of a block of any length, between letters and behind a word.
    #[test]
    fn every_place_of_a_block() {
        let units = [
            "\u{200C}",
            "\u{64E}",
            "\u{670}",
            "\u{640}",
            "\u{FEFB}",
            "\u{654}",
            "\u{651}\u{64E}",
            "\u{200F}",
            "\u{661}",
            "\u{2019}",
            "\u{1F468}",
        ];
        for profile in profiles() {
            let tables: Vec<_> = Backend::available().map(|backend| Table::new(&profile, backend)).collect();
            for (unit, before) in units.iter().flat_map(|unit| (0..70).map(move |before| (unit, before))) {
                for start in ["a", "\u{64E}\u{628}"] {
                    let text = [start, &"\u{628}".repeat(before), unit, &"\u{62A}\u{628}".repeat(50)].concat();
                    let (folded, map) = by_machine_alone(&tables[0], &text);
                    let expected = pieces(&map, &text, &folded);
                    for table in &tables {
                        let mut out = String::new();
                        let map = table.align_into(&text, &mut out);
                        assert_eq!(
                            pieces(&map, &text, &out),
                            expected,
                            "{:?} {profile} {unit:?} {before}",
                            table.backend
                        );
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_engine_can_be_told_from_another(
            text in "[\u{627}\u{628}\u{628}\u{64E}\u{64E}\u{651}\u{670}\u{640}\u{654}\u{6E5}\u{6D6}\u{66B}\u{661}\u{200F}\u{200C}\u{FEFB}\u{FC60}\u{FDFA}\u{8F0}a\u{301} ]{0,250}"
        ) {
            for profile in profiles() {
                let scalar = Table::new(&profile, Backend::Scalar);
                let (folded, map) = by_machine_alone(&scalar, &text);
                let expected = pieces(&map, &text, &folded);
                for backend in Backend::available() {
                    let mut out = String::new();
                    let map = Table::new(&profile, backend).align_into(&text, &mut out);
                    prop_assert_eq!(&out, &folded, "{:?} {}", backend, profile);
                    prop_assert_eq!(pieces(&map, &text, &out), expected.clone(), "{:?} {}", backend, profile);
                }
            }
        }
    }
}
