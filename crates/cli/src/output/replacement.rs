//! A file written under another name in the same folder and renamed when it is whole.

use std::fs::{File, FileTimes};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Files that are being written. A signal removes them.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns whether a path is that of a file, or of nothing yet. The caller writes to devices and pipes instead of replacing them.
///
/// A file that the process has open, such as `/dev/fd/3`, is not replaced, because the shell that opened it would not see the
/// new one.
pub(crate) fn can_be_replaced(path: &Path) -> bool {
    // Windows opens `NUL` and its like, and has no metadata of them.
    let is_file_or_nothing =
        || path.metadata().map_or_else(|error| error.kind() == io::ErrorKind::NotFound, |found| found.is_file());
    let is_open =
        cfg!(unix) && ["/dev/stdin", "/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder));
    !is_open && is_file_or_nothing()
}

/// From now on Ctrl-C and the signal to end remove what is half written.
pub(crate) fn remove_at_signals() -> Result<()> {
    // What a shell says of a program that Ctrl-C ended.
    ctrlc::set_handler(|| remove_unfinished_and_exit(130)).context("signals cannot be handled")
}

/// Ends the process and removes what is half written.
pub(crate) fn remove_unfinished_and_exit(code: i32) -> ! {
    // Held until the process ends, so that no thread makes another file meanwhile.
    let held = unfinished();
    for path in held.iter() {
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(code);
}

/// What a file is replaced by. Dropped without `commit`, it leaves nothing behind.
pub(crate) struct Replacement {
    file: NamedTempFile,
    target: PathBuf,
    /// Dropped after the file.
    listed: Listed,
}

/// A path that is in `UNFINISHED` as long as this is there.
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        unfinished().retain(|path| *path != self.0);
    }
}

impl Replacement {
    /// Begins to write what will be the file `target`; a link is followed, so that it stays a link.
    pub(crate) fn of(target: &Path) -> io::Result<Self> {
        let target = target.canonicalize().unwrap_or_else(|_| target.to_path_buf());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut held = unfinished();
        let file = tempfile::Builder::new().prefix(".artext-").suffix(".tmp").tempfile_in(folder)?;
        held.push(file.path().to_path_buf());
        drop(held);
        let listed = Listed(file.path().to_path_buf());
        Ok(Self { file, target, listed })
    }

    /// Gives the file the mode and the times of another.
    pub(crate) fn like(&self, source: &File) -> io::Result<()> {
        let metadata = source.metadata()?;
        let file = self.file.as_file();
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Others than root may give nothing away: the file is then theirs.
            let _ = fchown(file, Some(metadata.uid()), Some(metadata.gid()));
        }
        file.set_permissions(metadata.permissions())?;
        file.set_times(FileTimes::new().set_modified(metadata.modified()?).set_accessed(metadata.accessed()?))
    }

    /// Gives a new file the mode that other programs give.
    pub(crate) fn like_new(&self) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = self.target.metadata().map_or(0o644, |metadata| metadata.permissions().mode());
            self.file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))?;
        }
        Ok(())
    }

    /// Puts the file in its place.
    pub(crate) fn commit(self) -> io::Result<()> {
        let Self { file, target, listed } = self;
        // Held, so that a signal finds the file either not renamed yet, and removes it, or in its place.
        let held = unfinished();
        let result = file.persist(&target).map(drop).map_err(|error| error.error);
        drop(held);
        drop(listed);
        result
    }
}

impl Write for &Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file().flush()
    }
}
