//! Output at the end of a string, without a check of UTF-8 and of capacity for each character.

use alloc::string::String;

use crate::fold::sink::Sink;
use crate::fold::table::Entry;

/// Appends to a string.
pub(crate) struct Output<'a> {
    text: &'a mut String,
}

impl<'a> Output<'a> {
    pub(crate) fn new(text: &'a mut String) -> Self {
        Self { text }
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
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

    #[inline(always)]
    pub(crate) fn push_entry(&mut self, entry: Entry) {
        // SAFETY: an entry holds whole characters in UTF-8, so the text stays UTF-8.
        let bytes = unsafe { self.text.as_mut_vec() };
        let length = bytes.len();
        if bytes.capacity() - length < 2 {
            bytes.reserve(64);
        }
        // SAFETY: there is room for two bytes, of which the first `entry.len()` are initialized text.
        unsafe {
            bytes.as_mut_ptr().add(length).cast::<[u8; 2]>().write_unaligned(entry.bytes());
            bytes.set_len(length + entry.len());
        }
    }
}

impl Sink for Output<'_> {
    fn push(&mut self, c: char) {
        self.text.push(c);
    }
}
