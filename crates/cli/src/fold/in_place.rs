//! Files replaced by their folded text, each at once or not at all.

use std::fs::{File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};

use super::Job;
use super::progress::{Progress, When};
#[cfg(feature = "parquet")]
use super::{Format, parquet};
use crate::input::{self, Compression, Input};
use crate::output::Replacement;
use crate::{Outcome, report};

/// Folds all files, several at the same time; reports what fails and goes on.
pub(super) fn fold_files(files: &[PathBuf], job: &Job, workers: usize, progress: When) -> Outcome {
    let progress = Progress::of(files, progress);
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = fold_file(file, job, &progress).with_context(|| input::shown(file)) {
                failed.store(true, Ordering::Relaxed);
                report(&error);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(work);
        }
        work();
    });
    if failed.into_inner() { Outcome::SomeFailed } else { Outcome::Success }
}

fn fold_file(path: &Path, job: &Job, progress: &Progress) -> Result<()> {
    // Asked before it is opened: Windows opens no folders, and a pipe would have to be waited for.
    if !path.metadata()?.is_file() {
        bail!("this is no file; --in-place replaces files");
    }
    let file = File::open(path)?;
    let before = file.metadata()?;
    let replacement = Replacement::of(path).context("no file can be made beside it")?;
    let same = write(path, &file, job, &replacement, progress)?;
    if has_changed(path, &before)? {
        bail!("the file changed while it was read, and was left as it is");
    }
    if !same {
        replacement.like(&file)?;
        // Windows replaces no file that is open.
        drop(file);
        replacement.commit()?;
    }
    Ok(())
}

/// Writes the folded text; gives whether it is what the file holds.
fn write(path: &Path, file: &File, job: &Job, replacement: &Replacement, progress: &Progress) -> Result<bool> {
    #[cfg(feature = "parquet")]
    if job.format == Format::Parquet {
        return parquet::fold(path, file.try_clone()?, job, &mut &*replacement, progress);
    }
    let size = file.metadata()?.len();
    let input = Input::new(progress.counted(Box::new(file.try_clone()?)), Some(size), job.opening)?;
    let mut out = Unchanged {
        out: input.compression.writer(replacement)?,
        original: original(path, input.compression)?,
        same: true,
        buffer: Vec::new(),
    };
    job.fold_input(input, &mut out)?;
    let same = out.is_same()?;
    out.out.finish()?;
    Ok(same)
}

/// The bytes of a file, decompressed and else as they are.
fn original(path: &Path, compression: Compression) -> Result<Box<dyn Read + Send>> {
    Ok(compression.reader(Box::new(File::open(path)?))?)
}

/// Whether somebody else wrote to a file, or replaced it.
fn has_changed(path: &Path, before: &Metadata) -> io::Result<bool> {
    let now = path.metadata()?;
    let written = now.len() != before.len() || now.modified()? != before.modified()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(written || (now.ino(), now.dev()) != (before.ino(), before.dev()))
    }
    #[cfg(not(unix))]
    Ok(written)
}

/// Compares what is written with what the file holds.
struct Unchanged<W> {
    out: W,
    original: Box<dyn Read + Send>,
    same: bool,
    buffer: Vec<u8>,
}

impl<W> Unchanged<W> {
    /// Whether all that was written is all that the file held.
    fn is_same(&mut self) -> io::Result<bool> {
        Ok(self.same && self.original.read(&mut [0])? == 0)
    }
}

impl<W: Write> Write for Unchanged<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if self.same {
            self.buffer.resize(written, 0);
            let read = input::fill(&mut *self.original, &mut self.buffer)?;
            self.same = self.buffer[..read] == bytes[..written];
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
