//! The answer to a call.

use alloc::vec::Vec;
use core::ops::Range;

use crate::utf16;

/// Numbers, and text as UTF-16. What is a list or a string in them, the two sides agree on for each call.
pub(crate) struct Reply {
    pub(crate) numbers: Vec<u32>,
    units: Vec<u16>,
    used: usize,
}

/// What is kept for the next answer. More than that is given back when an answer has used little of it.
const KEPT: usize = 1 << 16;

impl Reply {
    pub(crate) const fn new() -> Self {
        Self { numbers: Vec::new(), units: Vec::new(), used: 0 }
    }

    pub(crate) fn units(&self) -> &[u16] {
        &self.units[..self.used]
    }

    /// Empties it, to be written anew.
    pub(crate) fn clear(&mut self) {
        if self.numbers.len() < self.numbers.capacity() / 4 {
            self.numbers.shrink_to(KEPT);
        }
        self.numbers.clear();
        if self.used < self.units.len() / 4 && self.units.len() > KEPT {
            self.units = Vec::new();
        }
        self.used = 0;
    }

    /// An offset or a count: the memory is one of 32 bits.
    pub(crate) fn number(&mut self, number: usize) {
        self.numbers.push(number as u32);
    }

    pub(crate) fn range(&mut self, range: Range<usize>) {
        self.number(range.start);
        self.number(range.end);
    }

    /// Appends a text, and gives its length in UTF-16.
    pub(crate) fn text(&mut self, text: &str) -> usize {
        utf16::append(text, &mut self.units, &mut self.used)
    }

    /// Appends a text whose length is among the numbers.
    pub(crate) fn string(&mut self, text: &str) {
        let length = self.text(text);
        self.number(length);
    }

    /// Appends a list of such texts, its length before it.
    pub(crate) fn list<T: AsRef<str>>(&mut self, texts: impl ExactSizeIterator<Item = T>) {
        self.number(texts.len());
        for text in texts {
            self.string(text.as_ref());
        }
    }
}
