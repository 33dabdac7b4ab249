//! Files that can be read at any place.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use anyhow::Result;

use crate::input;

/// Opens a file. Pipes are copied to a temporary file, because a Parquet file is read from its end.
pub(super) fn open(path: &Path) -> Result<File> {
    if input::is_stdin(path) {
        return Ok(spool(&mut io::stdin().lock())?);
    }
    input::refuse_folder(path)?;
    let mut file = File::open(path)?;
    Ok(if file.metadata()?.is_file() { file } else { spool(&mut file)? })
}

/// Copies a stream to a file that has no name, so that nothing is left of it however the process ends.
fn spool(stream: &mut dyn Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream, &mut file)?;
    file.rewind()?;
    Ok(file)
}
