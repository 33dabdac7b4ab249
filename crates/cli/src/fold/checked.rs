//! Failures of the output told apart from those of the input.

use std::io::{self, Write};

/// An output that remembers whether it failed: if so, the next file is not folded either.
pub(super) struct Checked<'a> {
    pub(super) out: &'a mut (dyn Write + Send),
    pub(super) failed: bool,
}

impl Write for Checked<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).inspect_err(|error| self.failed |= error.kind() != io::ErrorKind::Interrupted)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
