//! A text in chunks of whole lines, for commands that look at lines or words.

use std::borrow::Cow;
use std::io::{self, Read};

use super::{BUFFER, Input, Invalid, Lines};

/// What is done with invalid UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnInvalid {
    Refuse,
    Replace,
}

/// Whole lines of a text.
pub(crate) struct Chunk<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Where the chunk begins in the input, in bytes of UTF-8.
    pub(crate) offset: u64,
    /// The number of its first line, from 1.
    pub(crate) line: u64,
}

/// Reads whole lines; memory is that of the longest line.
pub(crate) struct Chunks {
    reader: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    filled: usize,
    /// What was given last.
    given: usize,
    offset: u64,
    lines: Lines,
    ended: bool,
    on_invalid: OnInvalid,
}

impl Chunks {
    pub(crate) fn new(input: Input, lossy: bool) -> Self {
        let on_invalid = if lossy { OnInvalid::Replace } else { OnInvalid::Refuse };
        Self {
            reader: input.reader,
            buffer: vec![0; BUFFER],
            filled: 0,
            given: 0,
            offset: 0,
            lines: Lines::default(),
            ended: false,
            on_invalid,
        }
    }

    /// The next lines, or `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk<'_>>> {
        self.pass_given();
        // Where no line ends, only what came since is looked at, so that long lines take linear time.
        let mut looked_at = 0;
        let end = loop {
            if let Some(last) = memchr::memrchr(b'\n', &self.buffer[looked_at..self.filled]) {
                break looked_at + last + 1;
            }
            looked_at = self.filled;
            if self.ended {
                break self.filled;
            }
            self.read_more()?;
        };
        self.given = end;
        if end == 0 {
            return Ok(None);
        }
        let bytes = &self.buffer[..end];
        let text = match arabic_text::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if self.on_invalid == OnInvalid::Replace => String::from_utf8_lossy(bytes),
            Err(error) => return Err(self.invalid(error.valid_up_to())),
        };
        Ok(Some(Chunk { text, offset: self.offset, line: self.lines.line() }))
    }

    /// Whether the first bytes look like those of a file that is no text.
    pub(crate) fn is_binary(&mut self) -> io::Result<bool> {
        if self.filled == 0 {
            self.read_more()?;
        }
        Ok(memchr::memchr(0, &self.buffer[..self.filled]).is_some())
    }

    fn pass_given(&mut self) {
        self.lines.pass(&self.buffer[..self.given]);
        self.offset += self.given as u64;
        self.buffer.copy_within(self.given..self.filled, 0);
        self.filled -= self.given;
        self.given = 0;
    }

    fn read_more(&mut self) -> io::Result<()> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(2 * self.filled, 0);
        }
        // One read, not a full buffer: somebody may be typing at the other end.
        let read = loop {
            match self.reader.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.filled += read;
        self.ended = read == 0;
        Ok(())
    }

    fn invalid(&self, valid: usize) -> io::Error {
        let mut lines = self.lines;
        lines.pass(&self.buffer[..valid]);
        Invalid::new("UTF-8", lines.line(), self.offset + valid as u64).into()
    }
}
