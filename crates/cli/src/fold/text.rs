//! Text of any length in constant memory.

use std::io::{Read, Write};

use anyhow::Result;
use arabic_text::{Stream, StreamError};

use super::Job;
use crate::input::{BUFFER, Input, Invalid, Lines, UTF8_MARK};

pub(super) fn fold(input: Input, job: &Job, out: &mut dyn Write) -> Result<()> {
    let mark = if input.had_mark { UTF8_MARK.len() as u64 } else { 0 };
    let mut folding = Folding {
        stream: job.normalizer.stream().replace_invalid(job.opening.lossy),
        folded: Vec::new(),
        lines: Lines::default(),
        passed: 0,
        mark,
    };
    let mut reader = input.reader;
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return folding.finish(out),
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => {
                // What stands before invalid bytes of another encoding.
                folding.finish(out)?;
                return Err(error.into());
            }
        };
        folding.push(&buffer[..read], out)?;
    }
}

struct Folding {
    stream: Stream,
    folded: Vec<u8>,
    lines: Lines,
    /// Bytes that were pushed.
    passed: u64,
    /// Bytes of the byte order mark before them.
    mark: u64,
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
        self.lines.pass(chunk);
        self.passed += chunk.len() as u64;
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
        let mut lines = self.lines;
        let before = error.offset().saturating_sub(self.passed);
        lines.pass(&chunk[..usize::try_from(before).unwrap_or(0).min(chunk.len())]);
        Invalid::new("UTF-8", lines.line(), self.mark + error.offset())
    }
}
