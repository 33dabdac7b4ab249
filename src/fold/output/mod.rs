//! Output at the end of a string, without checking UTF-8 and capacity for each character.

#![allow(unsafe_code)]

mod table_run;

use alloc::string::String;

pub(crate) use table_run::RunTable;

use crate::fold::blocks::PREFERS_SIZE;
use crate::fold::forms::Form;
use crate::fold::sink::Sink;
use crate::fold::table::Entry;

/// Appends folded text to a string.
pub(crate) struct Output<'a> {
    pub(in crate::fold) text: &'a mut String,
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

    /// Takes back the output behind the first `length` bytes of the string.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
    }

    /// Makes room for so many bytes more, without doubling a large string for a few bytes.
    pub(crate) fn reserve(&mut self, additional: usize) {
        let spare = self.text.capacity() - self.text.len();
        if spare < additional {
            self.text.reserve_exact(additional + self.text.len() / 8);
        }
    }

    /// Returns the position of the next byte of output.
    pub(super) fn end(&mut self) -> *mut u8 {
        // SAFETY: the length of a string is at most its capacity.
        unsafe { self.text.as_mut_vec().as_mut_ptr().add(self.text.len()) }
    }

    /// Takes over what was written from `end` on, up to `to`.
    ///
    /// # Safety
    ///
    /// Whole characters of UTF-8 were written there, inside of the capacity of the string.
    pub(super) unsafe fn set_end(&mut self, to: *mut u8) {
        // SAFETY: the caller guarantees that these bytes are UTF-8 and inside of the capacity.
        unsafe {
            let bytes = self.text.as_mut_vec();
            bytes.set_len(to.offset_from(bytes.as_ptr()) as usize);
        }
    }

    pub(crate) fn push_entry(&mut self, entry: Entry) {
        self.reserve(2);
        // SAFETY: there is room for two bytes, and an entry is whole characters of UTF-8.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let length = bytes.len();
            bytes.as_mut_ptr().add(length).cast::<[u8; 2]>().write_unaligned(entry.bytes());
            bytes.set_len(length + entry.len());
        }
    }

    /// Appends the letter of the Arabic block with these two bytes, which are UTF-8.
    pub(crate) fn push_letter(&mut self, letter: [u8; 2]) {
        self.text.push_str(core::str::from_utf8(&letter).unwrap_or_default());
    }

    /// Appends letters.
    #[inline(always)]
    pub(crate) fn push_letters(&mut self, letters: impl ExactSizeIterator<Item = char>) {
        if PREFERS_SIZE {
            self.text.extend(letters);
            return;
        }
        let count = letters.len();
        self.reserve(4 * count);
        // SAFETY: there is room for four bytes of each letter, and whole characters are written.
        unsafe {
            let mut to = self.end();
            for letter in letters.take(count) {
                let code = letter as u32;
                if let 0x80..0x800 = code {
                    to.cast::<[u8; 2]>().write([0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
                    to = to.add(2);
                } else {
                    let mut bytes = [0; 4];
                    let length = letter.encode_utf8(&mut bytes).len();
                    to.cast::<[u8; 4]>().write(bytes);
                    to = to.add(length);
                }
            }
            self.set_end(to);
        }
    }

    pub(crate) fn push_form(&mut self, form: Form) {
        self.reserve(8);
        // SAFETY: there is room for eight bytes, and a form is whole characters of UTF-8.
        unsafe {
            let to = self.end();
            to.cast::<[u8; 8]>().write_unaligned(form.bytes());
            self.set_end(to.add(form.len()));
        }
    }

    /// Inserts an entry before the last `passed` bytes of the output, which must be whole
    /// characters.
    pub(crate) fn insert_entry(&mut self, entry: Entry, passed: usize) {
        self.push_entry(entry);
        if passed > 0 {
            let start = self.text.len() - entry.len() - passed;
            // SAFETY: whole characters change places, so the string stays UTF-8.
            unsafe { self.text.as_mut_vec()[start..].rotate_right(entry.len()) }
        }
    }
}

/// How many bytes a vector store may write beyond the end of the output.
pub(crate) const SLACK: usize = 64;

impl Sink for Output<'_> {
    fn push(&mut self, c: char) {
        self.text.push(c);
    }
}
