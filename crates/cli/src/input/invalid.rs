//! Where bytes are not what the encoding allows.

use std::fmt;
use std::io;
use std::ops::AddAssign;

/// An error with the place of the first invalid byte.
#[derive(Debug)]
pub(crate) struct Invalid {
    encoding: &'static str,
    line: u64,
    offset: u64,
}

impl Invalid {
    pub(crate) fn new(encoding: &'static str, line: u64, offset: u64) -> Self {
        Self { encoding, line, offset }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { encoding, line, offset } = self;
        write!(f, "line {line}, byte {offset}: invalid {encoding}; ")?;
        f.write_str("name another encoding with --encoding, or replace invalid bytes with --lossy")
    }
}

impl std::error::Error for Invalid {}

impl From<Invalid> for io::Error {
    fn from(error: Invalid) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

/// Counts lines.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lines {
    breaks: u64,
}

impl Lines {
    /// Counts the lines of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { breaks: memchr::memchr_iter(b'\n', bytes).count() as u64 }
    }

    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        *self += Self::of(bytes);
    }

    /// The line, from 1, in which the bytes passed so far end.
    pub(crate) fn line(self) -> u64 {
        self.breaks + 1
    }
}

impl AddAssign for Lines {
    fn add_assign(&mut self, behind: Self) {
        self.breaks += behind.breaks;
    }
}
