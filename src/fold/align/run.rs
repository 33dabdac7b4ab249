//! Stretches that were folded by table.

use super::map::Place;
use super::pieces::Pieces;
use super::starts::WORD;
use crate::fold::table::{Table, pair_index};

/// What was folded by table, up to `end`.
pub(super) struct Run<'t, 'p> {
    pub(super) table: &'t Table,
    pub(super) text: &'t str,
    pub(super) folded: &'t [u8],
    pub(super) end: usize,
    pub(super) at: Place,
    pub(super) pieces: &'p mut Pieces,
}

impl Run<'_, '_> {
    /// `is_plain`: an entry is one character.
    pub(super) fn record(&mut self, is_plain: bool) {
        while self.at.source < self.end {
            if is_plain {
                self.record_plain();
            }
            if self.at.source < self.end {
                self.record_one();
            }
        }
    }

    /// ASCII and characters of the Arabic block, up to one that is not just what its entry says.
    fn record_plain(&mut self) {
        let moves = self.table.moves();
        let bytes = &self.text.as_bytes()[..self.end];
        let Place { source: mut at, folded: mut to } = self.at;
        let mut open = true;
        while open && at + 1 < bytes.len() {
            let word = at / WORD;
            let stop = (bytes.len() - 1).min((word + 1) * WORD);
            let mut goes = 0;
            while at < stop {
                let (lead, trail) = (bytes[at], bytes[at + 1]);
                let (before, length) = (to, if lead < 0x80 { 1 } else { 2 });
                if lead & 0xFC == 0xD8 {
                    let entry = self.table.pairs[pair_index(lead, trail)];
                    if entry.has(moves) {
                        open = entry.is_mark();
                        break;
                    }
                    goes |= u64::from(entry.len() == 0) << (at % WORD);
                    to += entry.len();
                } else if lead < 0x80 {
                    let became = self.table.ascii[usize::from(lead)].len();
                    goes |= u64::from(became == 0) << (at % WORD);
                    to += became;
                } else {
                    open = false;
                    break;
                }
                if to > before {
                    self.pieces.starts(Place { source: at, folded: before });
                }
                at += length;
            }
            if goes != 0 {
                self.pieces.source.join_bits(word, goes);
            }
            if open && at < stop {
                self.at = Place { source: at, folded: to };
                self.record_marks();
                Place { source: at, folded: to } = self.at;
            }
        }
        self.at = Place { source: at, folded: to };
    }

    /// Any character, or all marks of a letter.
    fn record_one(&mut self) {
        let at = self.at.source;
        if self.table.orders && self.table.is_mark_at(self.text.as_bytes(), at) {
            return self.record_marks();
        }
        let source = self.text[at..].chars().next().map_or(1, char::len_utf8);
        let folded = self.table.table_length(self.text, at..at + source);
        self.record_piece(source, folded);
    }

    fn record_piece(&mut self, source: usize, folded: usize) {
        let Place { source: at, folded: to } = self.at;
        let old = &self.text.as_bytes()[at..at + source];
        match folded {
            0 => self.pieces.goes(old, at),
            _ => self.pieces.piece(old, &self.folded[to..to + folded], self.at),
        }
        self.at = Place { source: at + source, folded: to + folded };
    }

    /// Marks of a letter: in the order of the source each is a piece, in another they belong to that of the letter.
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
                self.pieces.source.join(self.at.source);
            } else {
                self.pieces.starts(self.at);
            }
            if length > 0 && !in_order {
                self.pieces.folded.join(self.at.folded);
            }
            self.at = Place { source: self.at.source + 2, folded: self.at.folded + length };
        }
    }
}
