//! Folding with alignment: which segments of the source became which segments of the output.
//!
//! The segments of both texts correspond one to one, in order. So the map stores where they begin
//! in each text (`SegmentStarts`), and the position in the output for every `STEP` bytes of source.
//! A removed character belongs to the segment before it. A segment is one character, except where
//! characters compose, change places, or are expanded: there it is everything that belongs
//! together, such as a letter with its marks. The segments do not depend on which engine folded
//! what, so all instruction sets give the same map.
//!
//! The recorder runs the engines that folding runs. Vectors report what was removed from each
//! block; for characters that are folded one by one, the tables report it. Where the reference
//! implementation must begin at an earlier boundary-safe character, what was recorded since is
//! discarded and folded again.

mod map;
mod segment_writer;
mod starts;
mod starts_writer;
mod table_run;
mod words;

use alloc::string::String;
use core::ops::Range;

pub(crate) use map::{AlignedPosition, Map};
use segment_writer::SegmentWriter;
use starts::is_start;
use table_run::TableRun;

use super::blocks::{self, BlockRecord, RecordEnd, RecordedFold};
use super::machine::Machine;
use super::output::Output;
use super::sink::Sink;
use super::table::{Other, Table};
use crate::unicode::is_space;

/// How many bytes are folded character by character where a letter repeats.
const REPEATING: usize = if cfg!(test) { 8 } else { 128 };

impl Table {
    /// Appends the folded text to `out`. Returns the map between the text and what was appended.
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

    /// Calls `each` with the parts of a segment and what each part became: each character with its
    /// own output, or the whole segment, if the parts cannot be separated.
    #[cfg(feature = "explain")]
    pub(crate) fn fates(&self, old: &str, new: &str, mut each: impl FnMut(Range<usize>, Range<usize>)) {
        let base = old.chars().next().unwrap_or_default();
        let composes = old.chars().any(|mark| self.rules.compose(base, mark).is_some());
        let all = 0..old.len();
        if !composes && walk(self, old, all.clone(), new.as_bytes(), |_, _| {}) {
            walk(self, old, all, new.as_bytes(), each);
        } else {
            each(0..old.len(), 0..new.len());
        }
    }

    /// Returns what a character becomes where no neighbour matters.
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

    /// Returns whether a character may be removed.
    fn may_be_removed(&self, c: char) -> bool {
        match c {
            _ if is_space(c) => true,
            '\0'..='\x7F' => self.ascii[c as usize].len() == 0,
            '\u{600}'..='\u{6FF}' => {
                let entry = self.pairs[c as usize & 0xFF];
                entry.len() == 0 || entry.is_special()
            }
            _ => matches!(self.other(c), Other::Goes | Other::Special),
        }
    }
}

/// Output that records which source it comes from.
struct Recorder<'t, 'o> {
    table: &'t Table,
    text: &'t str,
    out: Output<'o>,
    /// The length of the string before the output.
    base: usize,
    segments: SegmentWriter,
    /// Whether each table entry is at most one character.
    entries_are_chars: bool,
    /// The position in both texts up to which everything is recorded.
    recorded: AlignedPosition,
    /// The source position of the code point that the machine was fed last.
    fed: usize,
    /// The source position that the next output of the machine comes from.
    from: usize,
}

impl<'t, 'o> Recorder<'t, 'o> {
    fn new(table: &'t Table, text: &'t str, out: Output<'o>) -> Self {
        let base = out.len();
        let recorded = AlignedPosition { source: 0, folded: 0 };
        let entries_are_chars = table.rules.own_entries().iter().all(|(_, text)| text.chars().nth(1).is_none());
        Self {
            table,
            text,
            out,
            base,
            segments: SegmentWriter::new(text.len()),
            entries_are_chars,
            recorded,
            fed: 0,
            from: 0,
        }
    }

    /// Folds by the table from `floor` on. Returns the position from which the machine must run.
    fn by_table(&mut self, floor: usize) -> usize {
        let at = if self.table.rewrites_words() {
            self.by_words(floor)
        } else if !blocks::records(self.table) {
            self.by_runs(floor)
        } else if self.entries_are_chars {
            self.by_vectors(floor)
        } else {
            // Blocks cannot fold these profiles, because an entry of several characters may hold
            // letters and marks that compose.
            self.by_characters(floor, self.text.len(), self.out.len()).0
        };
        if at < self.text.len() || self.table.trims() {
            let back = self.table.lasting_before(self.text, at, floor);
            let length = self.table.table_length(self.text, back..at);
            self.rewind(back, length + self.table.letters_of_tatweels(self.text, back..at));
            return back;
        }
        at
    }

    fn by_runs(&mut self, floor: usize) -> usize {
        let end = self.table.copy_apart(self.text, floor, &mut self.out);
        self.record_run(end);
        end
    }

    /// Folds blocks with vectors, and what they leave by characters, up to the end or to a
    /// character for the machine. Returns that position.
    fn by_vectors(&mut self, floor: usize) -> usize {
        let (mut at, start) = (floor, self.out.len());
        let mut record = BlockRecord::new();
        while at < self.text.len() {
            record.begin(at, self.recorded.folded);
            let RecordedFold { end, reason } =
                blocks::fold_recorded(self.table, self.text, at, &mut self.out, &mut record);
            self.segments.source.join_words(record.source.first, &record.source.words);
            if self.table.orders {
                self.segments.folded.join_words(record.folded.first, &record.folded.words);
            }
            self.end_at(end);
            at = match reason {
                RecordEnd::Full => end,
                RecordEnd::Repeats => {
                    // The block before may have ended inside a character.
                    self.segments.rewind(self.recorded);
                    match self.by_characters(end, end + REPEATING, start) {
                        (end, true) => end,
                        (end, false) => return end,
                    }
                }
                RecordEnd::Stop | RecordEnd::MisplacedMark => {
                    let first = self.first_mark(end, floor);
                    self.rewind(first, self.table.table_length(self.text, first..end));
                    match self.by_characters(first, end + 1, start) {
                        (end, true) => end,
                        (end, false) => return end,
                    }
                }
            };
        }
        at
    }

    /// Returns the start of the run of marks that contains the mark at `at`, if marks may change
    /// places; otherwise `at`.
    fn first_mark(&self, at: usize, floor: usize) -> usize {
        let (mut first, bytes) = (at, self.text.as_bytes());
        if self.table.orders && self.table.is_mark_at(bytes, at) {
            while first >= floor + 2 && self.table.is_mark_at(bytes, first - 2) {
                first -= 2;
            }
        }
        first
    }

    /// Folds by characters from `at` to `stop` or a little farther; the output of this run began at
    /// `start`. Returns the position, and whether the table decided all characters.
    fn by_characters(&mut self, at: usize, stop: usize, start: usize) -> (usize, bool) {
        let (mut at, bytes) = (at, self.text.as_bytes());
        let mut known = true;
        while known && at < bytes.len() {
            match self.table.copy_one(self.text, at, &mut self.out, start) {
                Some(end) => at = end,
                None => known = false,
            }
            // Continue through a word of presentation forms, and through marks, some of which may
            // have changed places.
            let goes_on = bytes.get(at) == Some(&0xEF) || self.table.orders && self.table.is_mark_at(bytes, at);
            if at >= stop && !goes_on {
                break;
            }
        }
        self.record_run(at);
        (at, known)
    }

    /// Records what the table folded up to `end`.
    fn record_run(&mut self, end: usize) {
        let folded = &self.out.as_bytes()[self.base..];
        let (table, text, at) = (self.table, self.text, self.recorded);
        TableRun { table, text, folded, end, at, segments: &mut self.segments }.record(self.entries_are_chars);
        self.end_at(end);
    }

    /// Notes that everything is recorded up to `end`.
    fn end_at(&mut self, end: usize) {
        self.recorded = AlignedPosition { source: end, folded: self.out.len() - self.base };
        self.segments.note_start(self.recorded);
    }

    /// Takes back the output of the source from `to` on, which is `length` bytes long.
    fn rewind(&mut self, to: usize, length: usize) {
        if to < self.recorded.source {
            self.out.truncate(self.out.len() - length);
            self.recorded = AlignedPosition { source: to, folded: self.out.len() - self.base };
            self.segments.rewind(self.recorded);
        }
    }

    /// Runs the machine from `at` on. Returns the position from which the table can fold.
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

    /// Records the source from the recorded position to `end`: one segment for each character, if
    /// each became what it becomes alone, else one segment for all.
    fn record(&mut self, end: usize) {
        let Self { table, text, out, base, segments, recorded, .. } = self;
        let to = AlignedPosition { source: end, folded: out.len() - *base };
        let mut from = core::mem::replace(recorded, to);
        let new = &out.as_bytes()[*base + from.folded..];
        if let Some(space) = removed_left_over_space(table, text, from.source..end, new) {
            segments.remove(&text.as_bytes()[space.clone()], space.start);
            from.source = space.end;
            if space.end == end {
                return;
            }
        }
        let old = &text[from.source..end];
        if new.is_empty() {
            return segments.remove(old.as_bytes(), from.source);
        }
        let part = from.source..end;
        let char_by_char =
            new.iter().skip(1).any(|&byte| is_start(byte)) && walk(table, text, part.clone(), new, |_, _| {});
        if !char_by_char {
            return segments.push(old.as_bytes(), new, from);
        }
        walk(table, text, part, new, |was, became| {
            let place = AlignedPosition { source: was.start, folded: from.folded + became.start };
            match became.is_empty() {
                true => segments.remove(&text.as_bytes()[was], place.source),
                false => segments.push(&text.as_bytes()[was], &new[became], place),
            }
        });
    }

    fn finish(self) -> Map {
        self.segments.finish()
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

    fn fed(&self) -> usize {
        self.fed
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

/// Returns the range of a left-over space at the start of a part of the source, if the output `new`
/// of the part does not begin with that space. A left-over space that is kept carries a mark.
fn removed_left_over_space(table: &Table, text: &str, part: Range<usize>, new: &[u8]) -> Option<Range<usize>> {
    let first = text[part.clone()].chars().next().unwrap_or_default();
    let is_kept = new.starts_with(table.alone(first, &mut [0; 4]));
    let is_removed = !is_kept && table.is_left_over_space(first, text.as_bytes(), part.start);
    is_removed.then(|| part.start..part.start + first.len_utf8())
}

/// Walks through a part of the source and its output. Returns whether each character became what it
/// becomes alone or was removed. Calls `each` with every character and its output.
fn walk(
    table: &Table,
    text: &str,
    part: Range<usize>,
    new: &[u8],
    mut each: impl FnMut(Range<usize>, Range<usize>),
) -> bool {
    let mut to = 0;
    for (at, c) in text[part.clone()].char_indices() {
        let at = part.start + at;
        let mut bytes = [0; 4];
        let alone = table.alone(c, &mut bytes);
        // If one of two spaces is removed with what stood between them, it is the second one.
        let is_left_over = table.is_left_over_space(c, text.as_bytes(), at);
        let mut length = if !is_left_over && new[to..].starts_with(alone) { alone.len() } else { 0 };
        let mut own = [0; 4];
        if alone.is_empty() && new[to..].starts_with(c.encode_utf8(&mut own).as_bytes()) {
            // This is a tatweel that is kept, because it carries a mark.
            length = c.len_utf8();
        }
        if length == 0 && !is_left_over && !table.may_be_removed(c) {
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
    use crate::fold::definition_tests::words_of_the_quran;
    use crate::profile::{DaggerAlef, Elongation, Marks, Profile, Spaces};
    use crate::simd::InstructionSet;

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

    /// The positions at which the segments begin, in both texts.
    fn segments(map: &Map, source: &str, folded: &str) -> Vec<(usize, usize)> {
        let starts = folded.char_indices().map(|(at, c)| {
            let range = map.source_range(source, folded, at..at + c.len_utf8(), &mut AlignedPosition::default());
            (range.start, at)
        });
        let mut starts: Vec<_> = starts.collect();
        starts.dedup_by_key(|start| start.0);
        starts
    }

    fn profiles() -> [Profile; 10] {
        [
            Profile::NONE,
            Profile::CLEAN,
            Profile::SEARCH,
            Profile::LOOSE,
            Profile::QURAN,
            Profile::PERSIAN,
            Profile::URDU,
            Profile::KURDISH,
            Profile::CLEAN.with_marks(Marks::KeepShadda).with_dagger_alef(DaggerAlef::Keep),
            Profile::CLEAN.with_elongation(Elongation::CollapseTo2),
        ]
    }

    #[test]
    fn small_letters_are_removed_between_marks() {
        let profile = Profile::CLEAN.with_marks(Marks::KeepShadda).with_dagger_alef(DaggerAlef::Keep);
        for backend in InstructionSet::available() {
            let mut out = String::new();
            Table::new(&profile, backend).align_into(" \u{670}\u{6E5}\u{651} ", &mut out);
            assert_eq!(out, " \u{651}\u{670} ", "{backend:?}");
        }
    }

    /// What waits for a letter behind a no-break space or a non-joiner: all short strings of what may
    /// stand there.
    #[test]
    fn what_waits_for_a_letter() {
        let units = ["\u{640}", "\u{652}", "\u{654}", "\u{6DF}", "\u{670}", "\u{200C}", "\u{628}"];
        let starts = ["\u{643}\u{A0}", "\u{629}\u{202F}", "\u{64A}", "\u{647}\u{200C}"];
        for profile in profiles() {
            let tables: Vec<_> = InstructionSet::available().map(|set| Table::new(&profile, set)).collect();
            for (start, number) in
                starts.iter().flat_map(|start| (0..units.len().pow(4)).map(move |number| (start, number)))
            {
                let chosen = (0..4).map(|place| units[number / units.len().pow(place) % units.len()]);
                let text: String = core::iter::once(*start).chain(chosen).collect();
                let (folded, map) = by_machine_alone(&tables[0], &text);
                let expected = segments(&map, &text, &folded);
                for table in &tables {
                    let mut out = String::new();
                    let map = table.align_into(&text, &mut out);
                    assert_eq!(segments(&map, &text, &out), expected, "{:?} {profile} {text:?}", table.set);
                }
            }
        }
    }

    /// Characters that are removed, moved, or folded alone, at every position of a block of any
    /// length.
    #[test]
    fn every_position_in_a_block() {
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
            let tables: Vec<_> = InstructionSet::available().map(|backend| Table::new(&profile, backend)).collect();
            for (unit, before) in units.iter().flat_map(|unit| (0..70).map(move |before| (unit, before))) {
                for start in ["a", "\u{64E}\u{628}"] {
                    let text = [start, &"\u{628}".repeat(before), unit, &"\u{62A}\u{628}".repeat(50)].concat();
                    let (folded, map) = by_machine_alone(&tables[0], &text);
                    let expected = segments(&map, &text, &folded);
                    for table in &tables {
                        let mut out = String::new();
                        let map = table.align_into(&text, &mut out);
                        assert_eq!(
                            segments(&map, &text, &out),
                            expected,
                            "{:?} {profile} {unit:?} {before}",
                            table.set
                        );
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_that_are_rewritten_have_the_segments_of_the_machine(text in words_of_the_quran()) {
            for profile in [Profile::QURAN, Profile::QURAN.with_spaces(Spaces::Keep), Profile::QURAN.with_elongation(Elongation::CollapseTo2)] {
                for set in InstructionSet::available() {
                    let table = Table::new(&profile, set);
                    let (folded, map) = by_machine_alone(&table, &text);
                    let expected = segments(&map, &text, &folded);
                    let mut out = String::new();
                    let map = table.align_into(&text, &mut out);
                    prop_assert_eq!(&out, &folded, "{:?} {}", set, profile);
                    prop_assert_eq!(segments(&map, &text, &out), expected, "{:?} {}", set, profile);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_engines_give_the_same_segments(
            text in "[\u{627}\u{628}\u{628}\u{64E}\u{64E}\u{651}\u{670}\u{640}\u{654}\u{6E5}\u{6D6}\u{66B}\u{661}\u{200F}\u{200C}\u{FEFB}\u{FC60}\u{FDFA}\u{8F0}a\u{301} ]{0,250}"
        ) {
            for profile in profiles() {
                let scalar = Table::new(&profile, InstructionSet::Scalar);
                let (folded, map) = by_machine_alone(&scalar, &text);
                let expected = segments(&map, &text, &folded);
                for backend in InstructionSet::available() {
                    let mut out = String::new();
                    let map = Table::new(&profile, backend).align_into(&text, &mut out);
                    prop_assert_eq!(&out, &folded, "{:?} {}", backend, profile);
                    prop_assert_eq!(segments(&map, &text, &out), expected.clone(), "{:?} {}", backend, profile);
                }
            }
        }
    }
}
