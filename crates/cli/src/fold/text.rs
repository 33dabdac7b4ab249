//! Text of any length in constant memory.

use std::io::{ErrorKind, Read, Write};

use anyhow::Result;
use arabic_text::{Stream, StreamError};

use super::parts::Parts;
use super::{Job, cuts, parallel};
use crate::input::{BUFFER, Input, Invalid, Lines, UTF8_MARK};

/// The size of the file from which on several threads are faster than one.
const LARGE: u64 = 8 * parallel::PART as u64;

pub(super) fn fold(input: Input, job: &Job, out: &mut (dyn Write + Send)) -> Result<()> {
    let mark = if input.had_mark { UTF8_MARK.len() as u64 } else { 0 };
    let place = Place { lines: Lines::default(), offset: mark };
    // A pipe has no size. Somebody may be typing into it, who does not wait until a part is full.
    let is_large = input.size.is_some_and(|size| size >= LARGE);
    if is_large && cuts::are_allowed(&job.normalizer) {
        let (mut rest, place) = parallel::fold(Parts::new(input.reader), place, job, out)?;
        return fold_as_one(&mut rest, place, job, out);
    }
    let mut reader = input.reader;
    fold_as_one(&mut *reader, place, job, out)
}

/// Folds what begins at `place` of the input, on this thread.
fn fold_as_one(reader: &mut dyn Read, place: Place, job: &Job, out: &mut dyn Write) -> Result<()> {
    let mut folding = Folding { stream: job.stream(), folded: Vec::new(), start: place.offset, place };
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return folding.finish(out),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => {
                // What stands before invalid bytes of another encoding.
                folding.finish(out)?;
                return Err(error.into());
            }
        };
        folding.push(&buffer[..read], out)?;
    }
}

impl Job {
    pub(super) fn stream(&self) -> Stream {
        self.normalizer.stream().replace_invalid(self.opening.lossy)
    }
}

/// A place in the input.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) lines: Lines,
    /// In bytes, with a byte order mark.
    pub(super) offset: u64,
}

impl Place {
    pub(super) fn pass(&mut self, length: usize, lines: Lines) {
        self.lines += lines;
        self.offset += length as u64;
    }

    /// Describes an error at a byte offset of the input. `text` begins at this place.
    pub(super) fn invalid(self, offset: u64, text: &[u8]) -> Invalid {
        let before = usize::try_from(offset.saturating_sub(self.offset)).unwrap_or(0);
        let mut lines = self.lines;
        lines.pass(&text[..before.min(text.len())]);
        Invalid::new("UTF-8", lines.line(), offset)
    }
}

struct Folding {
    stream: Stream,
    folded: Vec<u8>,
    /// The byte offset in the input where the stream begins.
    start: u64,
    /// The end of what was pushed.
    place: Place,
}

impl Folding {
    fn push(&mut self, chunk: &[u8], out: &mut dyn Write) -> Result<()> {
        let result = self.stream.push(chunk, &mut self.folded);
        if result.is_ok() && chunk.len() < BUFFER {
            // Somebody may be typing: lines come out as they come in.
            self.stream.flush(&mut self.folded);
        }
        self.deliver(out)?;
        result.map_err(|error| self.invalid(&error, chunk))?;
        self.place.pass(chunk.len(), Lines::of(chunk));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> Result<()> {
        let result = self.stream.finish(&mut self.folded);
        self.deliver(out)?;
        Ok(result.map_err(|error| self.invalid(&error, &[]))?)
    }

    fn deliver(&mut self, out: &mut dyn Write) -> Result<()> {
        out.write_all(&self.folded)?;
        self.folded.clear();
        Ok(())
    }

    fn invalid(&self, error: &StreamError, chunk: &[u8]) -> Invalid {
        self.place.invalid(self.start + error.offset(), chunk)
    }
}
