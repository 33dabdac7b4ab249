//! Records, one after the other, in a buffer that grows to the longest.

use std::borrow::Cow;
use std::io::{self, Read};

use crate::input::{BUFFER, Input, Invalid, Lines, fill};

pub(super) struct Records {
    reader: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    lossy: bool,
    /// Bytes of the input before `start`.
    offset: u64,
    lines: Lines,
}

/// A record with its line break.
pub(super) struct Record<'a> {
    pub(super) text: Cow<'a, str>,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
}

impl Records {
    pub(super) fn new(input: Input, lossy: bool) -> Self {
        Self {
            reader: input.reader,
            buffer: vec![0; BUFFER],
            start: 0,
            filled: 0,
            ended: false,
            lossy,
            offset: 0,
            lines: Lines::default(),
        }
    }

    /// The next record; `length` gives how long the first one of some bytes is, if it ends there.
    pub(super) fn next(&mut self, length: impl Fn(&[u8]) -> Option<usize>) -> io::Result<Option<Record<'_>>> {
        let length = loop {
            let rest = &self.buffer[self.start..self.filled];
            if let Some(length) = length(rest) {
                break length;
            }
            if self.ended {
                break rest.len();
            }
            self.read_more()?;
        };
        if length == 0 {
            return Ok(None);
        }
        let bytes = &self.buffer[self.start..self.start + length];
        let line = self.lines.line();
        let text = match arabic_text::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if self.lossy => String::from_utf8_lossy(bytes),
            Err(error) => {
                self.lines.pass(&bytes[..error.valid_up_to()]);
                return Err(Invalid::new("UTF-8", self.lines.line(), self.offset + error.valid_up_to() as u64).into());
            }
        };
        self.lines.pass(bytes);
        self.offset += length as u64;
        self.start += length;
        Ok(Some(Record { text, line }))
    }

    /// Doubles the buffer where a record fills it, so that looking for its end anew stays linear.
    fn read_more(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.start..self.filled, 0);
        self.filled -= self.start;
        self.start = 0;
        if self.filled * 2 > self.buffer.len() {
            self.buffer.resize(2 * self.buffer.len(), 0);
        }
        let read = fill(&mut *self.reader, &mut self.buffer[self.filled..])?;
        self.filled += read;
        self.ended = read == 0;
        Ok(())
    }
}

/// The length of the first line, with its break.
pub(super) fn line(bytes: &[u8]) -> Option<usize> {
    memchr::memchr(b'\n', bytes).map(|at| at + 1)
}
