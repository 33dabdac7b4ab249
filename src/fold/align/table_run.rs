//! Recording runs that were folded by table.

use super::map::AlignedPosition;
use super::segment_writer::SegmentWriter;
use super::starts::WORD;
use crate::fold::table::{Table, pair_index};

/// A part of the source that was folded by table, from `at` up to `end`.
pub(super) struct TableRun<'t, 'p> {
    pub(super) table: &'t Table,
    pub(super) text: &'t str,
    pub(super) folded: &'t [u8],
    pub(super) end: usize,
    pub(super) at: AlignedPosition,
    pub(super) segments: &'p mut SegmentWriter,
}

impl TableRun<'_, '_> {
    /// Records the whole part. `entries_are_chars` says that each table entry is at most one
    /// character.
    pub(super) fn record(&mut self, entries_are_chars: bool) {
        while self.at.source < self.end {
            if entries_are_chars {
                self.record_plain();
            }
            if self.at.source < self.end {
                self.record_one();
            }
        }
    }

    /// Records ASCII and pairs, up to a character that is not simply what its entry says.
    fn record_plain(&mut self) {
        let moves = self.table.moves();
        let bytes = &self.text.as_bytes()[..self.end];
        let AlignedPosition { source: mut at, folded: mut to } = self.at;
        let mut more = true;
        while more && at + 1 < bytes.len() {
            let word = at / WORD;
            let stop = (bytes.len() - 1).min((word + 1) * WORD);
            let mut removed = 0;
            while at < stop {
                let (lead, trail) = (bytes[at], bytes[at + 1]);
                let (before, length) = (to, if lead < 0x80 { 1 } else { 2 });
                if lead & 0xFC == 0xD8 {
                    let entry = self.table.pairs[pair_index(lead, trail)];
                    if entry.has(moves) {
                        more = entry.is_mark();
                        break;
                    }
                    removed |= u64::from(entry.len() == 0) << (at % WORD);
                    to += entry.len();
                } else if lead < 0x80 {
                    // A left-over space is removed.
                    let is_left_over = lead == b' ' && self.table.is_left_over(bytes, at);
                    let became = if is_left_over { 0 } else { self.table.ascii[usize::from(lead)].len() };
                    removed |= u64::from(became == 0) << (at % WORD);
                    to += became;
                } else {
                    more = false;
                    break;
                }
                if to > before {
                    self.segments.note_start(AlignedPosition { source: at, folded: before });
                }
                at += length;
            }
            if removed != 0 {
                self.segments.source.join_bits(word, removed);
            }
            if more && at < stop {
                self.at = AlignedPosition { source: at, folded: to };
                self.record_marks();
                AlignedPosition { source: at, folded: to } = self.at;
            }
        }
        self.at = AlignedPosition { source: at, folded: to };
    }

    /// Records one character of any kind, or all marks of a letter.
    fn record_one(&mut self) {
        let at = self.at.source;
        if self.table.orders && self.table.is_mark_at(self.text.as_bytes(), at) {
            return self.record_marks();
        }
        let source = self.text[at..].chars().next().map_or(1, char::len_utf8);
        let folded = self.table.table_length(self.text, at..at + source);
        self.record_segment(source, folded);
    }

    fn record_segment(&mut self, source: usize, folded: usize) {
        let AlignedPosition { source: at, folded: to } = self.at;
        let old = &self.text.as_bytes()[at..at + source];
        match folded {
            0 => self.segments.remove(old, at),
            _ => self.segments.push(old, &self.folded[to..to + folded], self.at),
        }
        self.at = AlignedPosition { source: at + source, folded: to + folded };
    }

    /// Records the marks of a letter. If they are in order already, each of them is a segment. If
    /// not, they are joined to the segment of the letter.
    fn record_marks(&mut self) {
        let (table, bytes, start) = (self.table, self.text.as_bytes(), self.at.source);
        let mut marks = bytes[start..self.end].chunks_exact(2).map_while(|pair| match *pair {
            [lead @ 0xD8..=0xDB, trail] => Some(pair_index(lead, trail)).filter(|&place| table.pairs[place].is_mark()),
            _ => None,
        });
        let mut class = 0;
        let in_order = marks.clone().filter(|&place| table.pairs[place].len() > 0).all(|place| {
            let before = core::mem::replace(&mut class, table.classes[place]);
            class == 0 || before <= class
        });
        for place in marks.by_ref() {
            let length = table.pairs[place].len();
            if length == 0 || !in_order {
                self.segments.source.join(self.at.source);
            } else {
                self.segments.note_start(self.at);
            }
            if length > 0 && !in_order {
                self.segments.folded.join(self.at.folded);
            }
            self.at = AlignedPosition { source: self.at.source + 2, folded: self.at.folded + length };
        }
    }
}
