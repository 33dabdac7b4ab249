//! Stretches that were folded by table.

use super::pieces::{Pieces, Place, join};
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
    pub(super) fn record(&mut self) {
        // An entry of one's own may be two characters.
        let is_plain = self.table.rules.own_entries().is_empty();
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
                        open = false;
                        break;
                    }
                    goes |= u64::from(entry.len() == 0) << (at % WORD);
                    to += entry.len();
                } else if lead < 0x80 {
                    to += self.table.ascii[usize::from(lead)].len();
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
        let bytes = self.text.as_bytes();
        let (mut end, mut length, mut class, mut in_order) = (self.at.source, 0, 0, true);
        while end < self.end && self.table.is_mark_at(bytes, end) {
            let place = pair_index(bytes[end], bytes[end + 1]);
            let kept = self.table.pairs[place].len();
            if kept > 0 {
                let next = self.table.classes[place];
                in_order &= next == 0 || class <= next;
                class = next;
            }
            (end, length) = (end + 2, length + kept);
        }
        if in_order {
            while self.at.source < end {
                let place = pair_index(bytes[self.at.source], bytes[self.at.source + 1]);
                self.record_piece(2, self.table.pairs[place].len());
            }
            return;
        }
        let Place { source: at, folded: to } = self.at;
        join(&mut self.pieces.source, &bytes[at..end], at);
        join(&mut self.pieces.folded, &self.folded[to..to + length], to);
        self.at = Place { source: end, folded: to + length };
    }
}
