//! Output at the end of a string, without a check of UTF-8 and of room for each character.

use alloc::string::String;

use super::kernel::{End, Run};
use crate::fold::sink::Sink;
use crate::fold::table::{Entry, Table, pair_index};

/// Appends to a string.
pub(crate) struct Output<'a> {
    pub(super) text: &'a mut String,
}

impl<'a> Output<'a> {
    pub(crate) fn new(text: &'a mut String) -> Self {
        Self { text }
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn as_str(&self) -> &str {
        self.text
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Takes back what was put out behind `length`.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
    }

    /// Makes room, without doubling a large string for a few bytes.
    pub(crate) fn reserve(&mut self, additional: usize) {
        let spare = self.text.capacity() - self.text.len();
        if spare < additional {
            self.text.reserve_exact(additional + self.text.len() / 8);
        }
    }

    pub(crate) fn push_entry(&mut self, entry: Entry) {
        self.reserve(2);
        // SAFETY: there is room for two bytes, and an entry is whole characters in UTF-8.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let length = bytes.len();
            bytes.as_mut_ptr().add(length).cast::<[u8; 2]>().write_unaligned(entry.bytes());
            bytes.set_len(length + entry.len());
        }
    }

    /// The same, before the last `passed` bytes: whole characters.
    pub(crate) fn insert_entry(&mut self, entry: Entry, passed: usize) {
        self.push_entry(entry);
        if passed > 0 {
            let start = self.text.len() - entry.len() - passed;
            // SAFETY: whole characters change places.
            unsafe { self.text.as_mut_vec()[start..].rotate_right(entry.len()) }
        }
    }

    /// Puts out a run of Arabic letters by table and of ASCII, as it is or by table, up to an entry with one of the flags
    /// `stops`, one that is longer than its source, or another character. Gives the length of the run.
    pub(crate) fn push_run<const ASCII_STAYS: bool>(&mut self, text: &str, table: &Table) -> usize {
        let stops = table.stops();
        self.reserve(text.len() + 2);
        let source = text.as_bytes();
        let length = self.text.len();
        // SAFETY: of `n` bytes of source read, at most `n` come out (an entry has at most two bytes, for two, or one for one), and one
        // store goes at most one byte further: there is room for two more than the source has. What comes out
        // are whole characters: ASCII, and entries.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr().add(length);
            let mut to = start;
            let mut at = 0;
            while at + 1 < source.len() {
                let (lead, trail) = (source[at], source[at + 1]);
                if lead & 0xFC == 0xD8 {
                    let entry = table.pairs[pair_index(lead, trail)];
                    if entry.has(stops) {
                        break;
                    }
                    to.cast::<[u8; 2]>().write_unaligned(entry.bytes());
                    to = to.add(entry.len());
                    at += 2;
                } else if lead < 0x80 && ASCII_STAYS {
                    to.write(lead);
                    to = to.add(1);
                    at += 1;
                } else if lead < 0x80 {
                    let entry = table.ascii[usize::from(lead)];
                    if entry.is_special() || entry.len() > 1 {
                        break;
                    }
                    to.write(entry.bytes()[0]);
                    to = to.add(entry.len());
                    at += 1;
                } else {
                    break;
                }
            }
            bytes.set_len(length + to.offset_from_unsigned(start));
            at
        }
    }
}

/// Room that a vector's store may go beyond its output.
pub(crate) const SLACK: usize = 64;

impl Output<'_> {
    /// Puts out what the vectors of the table's backend know of, from `at` on. Gives how far that is.
    pub(crate) fn push_blocks(&mut self, table: &Table, text: &str, at: usize) -> (usize, End) {
        let length = self.text.len();
        if table.rules.longest_run().is_some() && length < 5 {
            return (at, End::Repeats);
        }
        self.reserve(text.len() - at + SLACK);
        // SAFETY: there is room for what is left of the text and a vector; five bytes are there already where they are
        // looked at. What comes out are whole characters of UTF-8: of the source, or of entries.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let mut run = Run { text, at, to: start.add(length) };
            let end = table.backend.fold(table, &mut run);
            bytes.set_len(run.to.offset_from_unsigned(start));
            (run.at, end)
        }
    }
}

impl Sink for Output<'_> {
    fn push(&mut self, c: char) {
        self.text.push(c);
    }
}
