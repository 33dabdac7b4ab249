//! Standard output of Windows.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::windows::io::AsHandle;

/// Standard output without a buffer of its own, unless it is a console.
pub(crate) enum Stdout {
    /// A console takes bytes in its own encoding. The standard library gives it UTF-16 instead.
    Console(io::Stdout),
    Other(File),
}

pub(crate) fn stdout() -> io::Result<Stdout> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        return Ok(Stdout::Console(stdout));
    }
    Ok(Stdout::Other(File::from(stdout.as_handle().try_clone_to_owned()?)))
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Console(console) => console.write(bytes),
            Self::Other(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Console(console) => console.flush(),
            Self::Other(file) => file.flush(),
        }
    }
}
