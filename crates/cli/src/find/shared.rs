//! Standard output, shared by the threads: what is printed of a file stands together.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use super::{Mode, Show};
use crate::{Outcome, output, report};

/// Beyond it a file has standard output for itself, so that memory does not grow with what is found.
const HELD: usize = 256 * 1024;

pub(super) struct Shared {
    pub(super) show: Show,
    out: Mutex<Out>,
    found: AtomicBool,
    failed: AtomicBool,
    /// The reader has left, or there is nothing more to say.
    done: AtomicBool,
}

pub(super) struct Out {
    file: output::Stdout,
    /// Whether a file was printed before.
    any: bool,
    pub(super) lines: u64,
    pub(super) matches: u64,
}

impl Shared {
    pub(super) fn new(show: Show) -> io::Result<Self> {
        let out = Out { file: output::stdout()?, any: false, lines: 0, matches: 0 };
        let off = || AtomicBool::new(false);
        Ok(Self { show, out: Mutex::new(out), found: off(), failed: off(), done: off() })
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Out> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_done(&self) -> bool {
        self.done.load(Ordering::Relaxed)
    }

    pub(super) fn found(&self) {
        self.found.store(true, Ordering::Relaxed);
        if self.show.mode == Mode::Nothing {
            self.done.store(true, Ordering::Relaxed);
        }
    }

    /// Says what failed, except that the reader of standard output has left.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        if crate::is_broken_pipe(error) {
            self.done.store(true, Ordering::Relaxed);
            return;
        }
        self.failed.store(true, Ordering::Relaxed);
        report(error);
    }

    pub(super) fn finish(&self) -> Result<Outcome> {
        if self.show.mode == Mode::Json {
            let mut out = self.lock();
            let (lines, matches) = (out.lines, out.matches);
            writeln!(
                out.file,
                r#"{{"type":"summary","data":{{"stats":{{"matched_lines":{lines},"matches":{matches}}}}}}}"#
            )?;
        }
        Ok(match (self.found.load(Ordering::Relaxed), self.failed.load(Ordering::Relaxed)) {
            (true, _) if self.show.mode == Mode::Nothing => Outcome::Success,
            (_, true) => Outcome::SomeFailed,
            (true, _) => Outcome::Success,
            (false, _) => Outcome::Negative,
        })
    }
}

/// The lines printed for one file.
pub(super) struct FileOut<'s> {
    pub(super) shared: &'s Shared,
    pub(super) buffer: Vec<u8>,
    locked: Option<MutexGuard<'s, Out>>,
    /// Whether lines are shown as soon as they are found.
    direct: bool,
}

impl<'s> FileOut<'s> {
    pub(super) fn new(shared: &'s Shared, direct: bool) -> Self {
        Self { shared, buffer: Vec::new(), locked: None, direct }
    }

    pub(super) fn end_chunk(&mut self) -> io::Result<()> {
        if self.buffer.len() > HELD || (self.direct && !self.buffer.is_empty()) {
            self.write_out()?;
        }
        Ok(())
    }

    fn write_out(&mut self) -> io::Result<()> {
        let show = self.shared.show;
        let mut separator: &[u8] = b"";
        let out = self.locked.get_or_insert_with(|| {
            let mut out = self.shared.lock();
            if std::mem::replace(&mut out.any, true) {
                separator = match show {
                    _ if show.heading => b"\n",
                    _ if show.mode == Mode::Lines && show.before + show.after > 0 => b"--\n",
                    _ => b"",
                };
            }
            out
        });
        out.file.write_all(separator)?;
        out.file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// Ends the file, with what was found in it.
    pub(super) fn finish(mut self, lines: u64, matches: u64) -> io::Result<()> {
        if !self.buffer.is_empty() {
            self.write_out()?;
        }
        let mut out = self.locked.take().unwrap_or_else(|| self.shared.lock());
        out.lines += lines;
        out.matches += matches;
        Ok(())
    }
}
