//! A text read part by part.

use std::io::{self, Cursor, Read};

use super::cuts;
use crate::input::read_at_least;

/// Reads parts that can be folded independently. When the next part has no end, because the text or
/// a line goes on to the end of the buffer, the rest is left for [`Read`].
pub(super) struct Parts {
    reader: Box<dyn Read + Send>,
    /// The bytes that were read and are not in a part.
    rest: Cursor<Vec<u8>>,
    /// The error that stopped the reader behind `rest`.
    error: Option<io::Error>,
    has_next: bool,
}

impl Parts {
    pub(super) fn new(reader: Box<dyn Read + Send>) -> Self {
        Self { reader, rest: Cursor::default(), error: None, has_next: true }
    }

    /// Reads the next part into `buffer`, and returns the number of its bytes. All buffers must have
    /// the same length.
    pub(super) fn next(&mut self, buffer: &mut [u8]) -> Option<usize> {
        if !self.has_next {
            return None;
        }
        let rest = self.rest.get_mut();
        let carried = rest.len();
        buffer[..carried].copy_from_slice(rest);
        let room = &mut buffer[carried..];
        let (read, error) = read_at_least(room.len(), &mut *self.reader, room);
        let filled = carried + read;
        let end = if filled == buffer.len() { cuts::last(buffer) } else { None };
        rest.clear();
        rest.extend_from_slice(&buffer[end.unwrap_or(0)..filled]);
        (self.error, self.has_next) = (error, end.is_some());
        end
    }
}

impl Read for Parts {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.rest.read(buffer)? {
            0 => self.error.take().map_or_else(|| self.reader.read(buffer), Err),
            read => Ok(read),
        }
    }
}
