//! Folded text on demand, without memory for the whole of it.

use alloc::vec::Vec;

use super::machine::Machine;
use super::orthography::WholeWord;
use super::sink::Sink;
use super::table::{Table, pair_index};

/// The folded text in chunks of whole characters, cut anywhere.
pub(crate) struct FoldedChunks<'t, 'a> {
    table: &'t Table,
    text: &'a str,
    at: usize,
    machine: Machine,
    in_machine: bool,
    word: Option<WholeWord>,
    queue: Queue,
}

impl<'t, 'a> FoldedChunks<'t, 'a> {
    pub(crate) fn new(table: &'t Table, text: &'a str) -> Self {
        let in_machine = !table.begins_lasting(text);
        Self { table, text, at: 0, machine: Machine::new(), in_machine, word: None, queue: Queue::new() }
    }

    /// Returns the next chunk, which is never empty, or `None` at the end.
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
                self.in_machine = self.at == start && !self.run_word();
            }
        }
        Some(self.queue.bytes())
    }

    /// Folds by the table, from a boundary-safe character up to the last boundary-safe one before a
    /// character that the table does not decide.
    fn run_table(&mut self) {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let stops = table.stops();
        let mut at = self.at;
        // The source position of the last boundary-safe letter, and the length of the output before
        // it.
        let (mut last, mut before) = (at, 0);
        let mut behind_space = false;
        while let (true, Some(&[lead, trail])) = (self.queue.length + 2 <= ROOM, bytes[at..].first_chunk()) {
            let (entry, length) = match lead {
                0xD8..=0xDB => (table.pairs[pair_index(lead, trail)], 2),
                ..0x80 if !table.rules.collapses_spaces() => (table.ascii[usize::from(lead)], 1),
                _ => break,
            };
            // A left-over space may follow a removed mark behind a space.
            if entry.has(stops) || behind_space && entry.len() == 0 {
                break;
            }
            behind_space = entry.is_space();
            if entry.is_lasting() {
                (last, before) = (at, self.queue.length);
            }
            self.queue.push_bytes(&entry.bytes()[..entry.len()]);
            at += length;
        }
        if at == bytes.len() && !table.rules.trims {
            (last, before) = (at, self.queue.length);
        }
        (self.at, self.queue.length) = (last, before);
    }

    /// Folds a boundary-safe character and the word behind it, if the rules of an orthography decide the word, up to the end of the word.
    /// Returns whether they do.
    fn run_word(&mut self) -> bool {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let Some((entry, at)) = table.behind_word(bytes, self.at, false).filter(|_| table.rewrites_words()) else {
            return false;
        };
        self.queue.push_bytes(&entry.bytes()[..entry.len()]);
        let read = table.read_word(bytes, at, &mut self.word);
        if let Some((end, word)) = read.filter(|(end, _)| table.behind_word(bytes, *end, true).is_some()) {
            let letters = word.rewrite();
            letters.iter().for_each(|&(letter, _)| self.queue.push(letter));
            if !letters.is_empty() {
                self.at = end;
                return true;
            }
        }
        self.queue.clear();
        false
    }

    /// Runs the machine until there is output or the table can continue.
    fn run_machine(&mut self) {
        let rules = &self.table.rules;
        for (i, c) in self.text[self.at..].char_indices() {
            let fresh = self.machine.is_new();
            let clear = |folded: char| !fresh && self.machine.is_clear_before(rules, c, folded, &mut self.queue);
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

/// How many bytes of output are held in place. A letter with all its marks, and a phrase beside it,
/// become less than that.
const ROOM: usize = 512;

/// A queue of output bytes. They are in `inline`, and only on the heap where a custom mapping makes
/// more of a letter and its marks.
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

    /// Appends bytes, for which there must be room in place.
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
