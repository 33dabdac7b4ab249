//! Stretches that were folded by table.

use super::pieces::{Pieces, Place};
use super::starts::{WORD, bytes_of, low_bits, start_bits};
use crate::fold::simd::Word;
use crate::fold::table::{Table, pair_index};

/// Words that vectors look at in one go.
const SURVEYED: usize = 32;

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
        while is_plain && self.record_words() {}
        self.record_to(self.end, is_plain);
    }

    /// With vectors, if there are any: some words, of which those that the tables leave open are looked at by character.
    fn record_words(&mut self) -> bool {
        let mut words = [Word::default(); SURVEYED + 1];
        let first = self.at.source / WORD;
        let wanted = words.len().min((self.end - first * WORD) / WORD + 2);
        let count = self.table.backend.survey(self.table, self.text, first * WORD, &mut words[..wanted]);
        // One more is looked at than recorded, since what stands in it may bear on the marks before.
        for number in 0..count.min(SURVEYED) {
            if self.at.source >= self.end {
                return false;
            }
            self.record_word(first + number, words[number], words[number + 1].open);
        }
        count > 0 && self.at.source < self.end
    }

    fn record_word(&mut self, number: usize, word: Word, next_open: u64) {
        let start = number * WORD;
        let stop = self.end.min(start + WORD);
        if self.at.source >= stop {
            return;
        }
        let here = low_bits(stop - start) & !low_bits(self.at.source - start);
        let marks_go_on = next_open != 0 && self.table.orders && self.is_mark_behind(stop);
        if word.open & here != 0 || marks_go_on {
            self.end_character(start, word.keep);
            return self.record_to(stop, true);
        }
        if self.pieces.is_due(start) {
            let starts = start_bits(bytes_of(self.text, number)) & here & !word.goes;
            if starts != 0 {
                let place = starts.trailing_zeros() as usize;
                let before = word.keep & here & low_bits(place);
                let folded = self.at.folded + before.count_ones() as usize;
                self.pieces.starts(Place { source: start + place, folded });
            }
        }
        if word.goes & here != 0 {
            self.pieces.source.join_bits(number, word.goes & here);
        }
        let kept = if here == u64::MAX { word.kept } else { (word.keep & here).count_ones() };
        self.at = Place { source: stop, folded: self.at.folded + kept as usize };
    }

    /// Goes to the end of a character that began before the word at `start`.
    fn end_character(&mut self, start: usize, keep: u64) {
        while !self.text.is_char_boundary(self.at.source) {
            self.at.folded += (keep >> (self.at.source - start) & 1) as usize;
            self.at.source += 1;
        }
    }

    /// Whether the first character that begins at `at` or behind it is a mark.
    fn is_mark_behind(&self, at: usize) -> bool {
        let at = (at..self.text.len()).find(|&at| self.text.is_char_boundary(at));
        at.is_some_and(|at| self.table.is_mark_at(self.text.as_bytes(), at))
    }

    /// Without vectors, up to `stop` or the end of the character there.
    fn record_to(&mut self, stop: usize, is_plain: bool) {
        while self.at.source < stop {
            if is_plain {
                self.record_plain(stop);
            }
            if self.at.source < stop {
                self.record_one();
            }
        }
    }

    /// ASCII and characters of the Arabic block, up to one that is not just what its entry says.
    fn record_plain(&mut self, stop: usize) {
        let moves = self.table.moves();
        let bytes = &self.text.as_bytes()[..stop];
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
