//! Output at the end of a string, without a check of UTF-8 and of room for each character.

use alloc::string::String;

use super::kernel::{End, Run};
use crate::fold::forms::Form;
use crate::fold::sink::Sink;
use crate::fold::table::{Entry, Table};

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

    /// Where the next byte goes.
    pub(super) fn end(&mut self) -> *mut u8 {
        // SAFETY: the end is inside of what the string has room for.
        unsafe { self.text.as_mut_vec().as_mut_ptr().add(self.text.len()) }
    }

    /// Takes over what was written from `end` on.
    ///
    /// # Safety
    ///
    /// Whole characters of UTF-8 were written there, up to `to`, inside of what the string has room for.
    pub(super) unsafe fn set_end(&mut self, to: *mut u8) {
        // SAFETY: the caller's word.
        unsafe {
            let bytes = self.text.as_mut_vec();
            bytes.set_len(to.offset_from_unsigned(bytes.as_ptr()));
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

    pub(crate) fn push_form(&mut self, form: Form) {
        self.reserve(8);
        // SAFETY: there is room for eight bytes, and a form is whole characters in UTF-8.
        unsafe {
            let to = self.end();
            to.cast::<[u8; 8]>().write_unaligned(form.bytes());
            self.set_end(to.add(form.len()));
        }
    }

    /// An entry, before the last `passed` bytes: whole characters.
    pub(crate) fn insert_entry(&mut self, entry: Entry, passed: usize) {
        self.push_entry(entry);
        if passed > 0 {
            let start = self.text.len() - entry.len() - passed;
            // SAFETY: whole characters change places.
            unsafe { self.text.as_mut_vec()[start..].rotate_right(entry.len()) }
        }
    }
}

/// Bytes of a text that is folded without setting anything up.
const SHORT: usize = 63;

/// Room that a vector's store may go beyond its output.
pub(crate) const SLACK: usize = 64;

impl Output<'_> {
    /// Puts out a short text, if the tables tell all of it, without setting anything up.
    #[inline(always)]
    pub(crate) fn push_short(&mut self, table: &Table, text: &str) -> bool {
        if text.len() > SHORT {
            return false;
        }
        let length = self.text.len();
        if !table.backend.folds_short() {
            return self.push_word(text, table);
        }
        self.reserve(SLACK);
        // SAFETY: there is room for a vector, and the text is shorter. What comes out are whole characters of UTF-8: of the source, or of entries.
        unsafe {
            let bytes = self.text.as_mut_vec();
            match table.backend.fold_short(table, text, bytes.as_mut_ptr().add(length)) {
                Some(count) => bytes.set_len(length + count),
                None => return false,
            }
        }
        true
    }

    /// Puts out what the vectors of the table's backend know of, from `at` on. Gives how far that is.
    pub(crate) fn push_blocks(&mut self, table: &Table, text: &str, at: usize) -> (usize, End) {
        let length = self.text.len();
        if table.rules.longest_run().is_some() && length < 5 {
            return (at, End::Repeats);
        }
        self.reserve(text.len() - at + SLACK);
        // SAFETY: there is room for what is left of the text and a vector, and what more is counted; five bytes are there already where they are
        // looked at. What comes out are whole characters of UTF-8: of the source, or of entries.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let spare = bytes.capacity() - length - (text.len() - at) - SLACK;
            let mut run = Run { text, at, to: start.add(length), spare };
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
