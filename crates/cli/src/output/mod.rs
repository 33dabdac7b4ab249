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
pub(crate) use self::replacement::{Replacement, can_be_replaced, is_open_already, remove_at_signals};

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

/// Returns whether a path names standard output.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path == "-" || cfg!(unix) && path == "/dev/stdout"
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
