//! Where output goes: standard output, or a file that is there whole or not at all.

mod replacement;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

#[cfg(feature = "parquet")]
pub(crate) use self::replacement::remove_unfinished_and_exit;
pub(crate) use self::replacement::{Replacement, can_be_replaced, remove_at_signals};

/// Standard output without a buffer of its own: commands write whole buffers.
#[cfg(unix)]
pub(crate) type Stdout = File;

#[cfg(unix)]
pub(crate) fn stdout() -> io::Result<Stdout> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
pub(crate) use self::windows::{Stdout, stdout};

/// Returns standard output, or on Unix standard error, if a path names it.
pub(crate) fn standard_stream(path: &Path) -> io::Result<Option<Stdout>> {
    if path == "-" {
        return stdout().map(Some);
    }
    // If a shell redirected the stream to a file, opening this path again would write from the start of that file.
    #[cfg(unix)]
    {
        let names = |names: [&str; 3]| names.iter().any(|name| path == *name);
        if names(["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]) {
            return stdout().map(Some);
        }
        if names(["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"]) {
            use std::os::fd::AsFd;
            return Ok(Some(File::from(io::stderr().as_fd().try_clone_to_owned()?)));
        }
    }
    Ok(None)
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn is_wanted(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        }
    }
}

pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Standard output with a buffer, for commands that print lines.
pub(crate) fn lines() -> io::Result<impl Write> {
    let stdout = stdout()?;
    let room = if is_terminal() { 0 } else { 64 * 1024 };
    Ok(io::BufWriter::with_capacity(room, stdout))
}
