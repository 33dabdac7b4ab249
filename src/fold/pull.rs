//! Folded text on demand, without memory for the whole of it.

use alloc::vec::Vec;

use super::machine::Machine;
use super::sink::Sink;
use super::table::{Table, pair_index};

/// Gives the folded text in pieces that are whole characters, cut anywhere.
pub(crate) struct Pieces<'t, 'a> {
    table: &'t Table,
    text: &'a str,
    at: usize,
    machine: Machine,
    in_machine: bool,
    queue: Queue,
}

impl<'t, 'a> Pieces<'t, 'a> {
    pub(crate) fn new(table: &'t Table, text: &'a str) -> Self {
        let in_machine = !table.begins_lasting(text);
        Self { table, text, at: 0, machine: Machine::new(), in_machine, queue: Queue::new() }
    }

    /// The next piece, never empty.
    pub(crate) fn next(&mut self) -> Option<&[u8]> {
        self.queue.clear();
        while self.queue.is_empty() {
            if self.in_machine {
                self.run_machine();
            } else if self.at == self.text.len() {
                return None;
            } else {
                let start = self.at;
                self.at = self.table.unchanged_run(self.text, start);
                if self.at > start {
                    return Some(&self.text.as_bytes()[start..self.at]);
                }
                self.run_table();
                self.in_machine = self.at == start;
            }
        }
        Some(self.queue.bytes())
    }

    /// Folds letters of which the table is the whole truth, from a lasting one up to the last one that is known to be followed by no
    /// other.
    fn run_table(&mut self) {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let stops = table.stops();
        let mut at = self.at;
        // The last lasting letter: where it stands, and what was put out before.
        let (mut last, mut before) = (at, 0);
        while let Some(&[lead, trail]) = bytes[at..].first_chunk()
            && self.queue.length + 2 <= ROOM
        {
            let (entry, length) = match lead {
                0xD8..=0xDB => (table.pairs[pair_index(lead, trail)], 2),
                ..0x80 if !table.rules.collapses_spaces() => (table.ascii[usize::from(lead)], 1),
                _ => break,
            };
            if entry.has(stops) {
                break;
            }
            if entry.is_lasting() {
                (last, before) = (at, self.queue.length);
            }
            self.queue.push_bytes(&entry.bytes()[..entry.len()]);
            at += length;
        }
        (self.at, self.queue.length) = (last, before);
    }

    /// Runs until there is output, or the table can go on.
    fn run_machine(&mut self) {
        let rules = &self.table.rules;
        for (i, c) in self.text[self.at..].char_indices() {
            let fresh = self.machine.is_new();
            let clear = |folded: char| !fresh && self.machine.is_clear_before(rules, folded, &mut self.queue);
            if self.table.lasting(c).is_some_and(clear) {
                self.at += i;
                self.in_machine = false;
                return;
            }
            if !self.queue.is_empty() {
                self.at += i;
                return;
            }
            self.machine.feed(rules, c, &mut self.queue);
        }
        self.at = self.text.len();
        self.in_machine = false;
        self.machine.finish(rules, &mut self.queue);
    }
}

/// Bytes of output that are held in place: more than a letter with all its marks, and a phrase beside it, become.
const ROOM: usize = 512;

/// Output: in place, and on the heap only where entries of one's own make more of a letter and its marks.
struct Queue {
    inline: [u8; ROOM],
    length: usize,
    spilt: Vec<u8>,
}

impl Queue {
    fn new() -> Self {
        Self { inline: [0; ROOM], length: 0, spilt: Vec::new() }
    }

    fn clear(&mut self) {
        self.length = 0;
        self.spilt.clear();
    }

    fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// There must be room.
    fn push_bytes(&mut self, bytes: &[u8]) {
        self.inline[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
    }

    fn bytes(&self) -> &[u8] {
        if self.spilt.is_empty() { &self.inline[..self.length] } else { &self.spilt }
    }
}

impl Sink for Queue {
    fn push(&mut self, c: char) {
        let mut bytes = [0; 4];
        let bytes = c.encode_utf8(&mut bytes).as_bytes();
        let end = self.length + bytes.len();
        match self.inline.get_mut(self.length..end) {
            Some(place) if self.spilt.is_empty() => place.copy_from_slice(bytes),
            _ => {
                if self.spilt.is_empty() {
                    self.spilt.extend_from_slice(&self.inline[..self.length]);
                }
                self.spilt.extend_from_slice(bytes);
            }
        }
        self.length = end;
    }
}
