//! Files and standard input as UTF-8, whatever their compression and encoding.

mod chunks;
mod compression;
mod encoding;
mod invalid;

use std::fs::{File, Metadata};
use std::io::{self, IsTerminal, Read, Stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use encoding_rs::Encoding;

pub(crate) use self::chunks::{Chunk, Chunks};
pub(crate) use self::compression::Compression;
pub(crate) use self::encoding::parse_encoding;
pub(crate) use self::invalid::{Invalid, Lines};

/// Bytes that are read at once: few enough to stay in the cache, enough for system calls to cost little.
pub(crate) const BUFFER: usize = 128 * 1024;

/// Bytes that are looked at before anything is read.
const PEEKED: usize = 8 * 1024;

pub(crate) const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A name in messages: a path, or `standard input`.
pub(crate) fn shown(path: &Path) -> String {
    if is_stdin(path) { "standard input".into() } else { path.display().to_string() }
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The paths of a command line, or standard input where there are none.
pub(crate) fn or_stdin(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from("-")] } else { paths.to_vec() }
}

/// An input, decompressed and with its encoding undone: UTF-8 but for bytes that were invalid UTF-8 in the file.
pub(crate) struct Input {
    pub(crate) reader: Box<dyn Read + Send>,
    pub(crate) compression: Compression,
    /// Whether a byte order mark of UTF-8 was taken off.
    pub(crate) had_mark: bool,
    /// The size of the file, in bytes; pipes and terminals have none.
    pub(crate) size: Option<u64>,
}

/// What is done at opening.
#[derive(Clone, Copy, Default)]
pub(crate) struct Opening {
    pub(crate) encoding: Option<&'static Encoding>,
    /// Whether what the encoding does not have becomes U+FFFD.
    pub(crate) lossy: bool,
}

impl Input {
    pub(crate) fn open(path: &Path, opening: Opening) -> Result<Self> {
        Self::open_with(path, opening, |raw| raw)
    }

    /// Opens a path; `wrap` is put around the raw bytes.
    pub(crate) fn open_with(
        path: &Path,
        opening: Opening,
        wrap: impl FnOnce(Box<dyn Read + Send>) -> Box<dyn Read + Send>,
    ) -> Result<Self> {
        raw(path).and_then(|(raw, size)| Self::new(wrap(raw), size, opening)).with_context(|| shown(path))
    }

    /// Opens a path; the caller says in errors which.
    pub(crate) fn open_unnamed(path: &Path, opening: Opening) -> Result<Self> {
        let (raw, size) = raw(path)?;
        Self::new(raw, size, opening)
    }

    /// Takes raw bytes, such as those of a file that is open already, and their number if it is known.
    pub(crate) fn new(raw: Box<dyn Read + Send>, size: Option<u64>, opening: Opening) -> Result<Self> {
        let (start, raw) = peek(raw)?;
        let compression = Compression::of(&start);
        let (start, plain) = match compression {
            Compression::None => (start, raw),
            _ => peek(compression.reader(raw)?)?,
        };
        let (encoding, mark) =
            Encoding::for_bom(&start).map_or((opening.encoding, 0), |(found, mark)| (Some(found), mark));
        let had_mark = start.starts_with(UTF8_MARK);
        let mut reader = plain;
        io::copy(&mut reader.by_ref().take(mark as u64), &mut io::sink())?;
        if let Some(other) = encoding.filter(|found| *found != encoding_rs::UTF_8) {
            reader = Box::new(encoding::Decoded::new(reader, other, opening.lossy, mark as u64));
        }
        Ok(Self { reader, compression, had_mark, size })
    }
}

/// The bytes of a path, and their number if it is a file.
fn raw(path: &Path) -> Result<(Box<dyn Read + Send>, Option<u64>)> {
    if is_stdin(path) {
        return Ok(stdin()?);
    }
    refuse_folder(path)?;
    let file = File::open(path)?;
    Ok(with_size(file))
}

/// Standard input, which may be a file.
fn stdin() -> io::Result<(Box<dyn Read + Send>, Option<u64>)> {
    let stdin = io::stdin();
    // A console of Windows gives bytes in its own encoding; the standard library makes UTF-8 of them.
    if cfg!(windows) && stdin.is_terminal() {
        return Ok((Box::new(stdin), None));
    }
    Ok(with_size(stdin_as_file(&stdin)?))
}

/// Fails if a path is that of a folder. Windows says only that access is denied to one.
pub(crate) fn refuse_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        bail!("this is a folder; expected a file");
    }
    Ok(())
}

fn with_size(file: File) -> (Box<dyn Read + Send>, Option<u64>) {
    // Windows has no metadata of pipes and devices.
    let size = file.metadata().ok().filter(Metadata::is_file).map(|metadata| metadata.len());
    (Box::new(file), size)
}

#[cfg(unix)]
pub(crate) fn stdin_as_file(stdin: &Stdin) -> io::Result<File> {
    Ok(File::from(std::os::fd::AsFd::as_fd(stdin).try_clone_to_owned()?))
}

#[cfg(windows)]
pub(crate) fn stdin_as_file(stdin: &Stdin) -> io::Result<File> {
    Ok(File::from(std::os::windows::io::AsHandle::as_handle(stdin).try_clone_to_owned()?))
}

/// The first bytes, at least four where there are so many, and a reader that gives them once more.
fn peek(mut reader: Box<dyn Read + Send>) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut start = vec![0; PEEKED];
    let (filled, error) = read_at_least(4, &mut *reader, &mut start);
    error.map_or(Ok(()), Err)?;
    start.truncate(filled);
    Ok((start.clone(), Box::new(io::Cursor::new(start).chain(reader))))
}

/// Reads until the buffer is full or the input ends. Returns how many bytes were read.
pub(crate) fn fill(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let (filled, error) = read_at_least(buffer.len(), reader, buffer);
    error.map_or(Ok(filled), Err)
}

/// Reads until `buffer` has at least so many bytes, the input ends or an error comes. Returns how
/// many bytes were read before that, and the error.
pub(crate) fn read_at_least(bytes: usize, reader: &mut dyn Read, buffer: &mut [u8]) -> (usize, Option<io::Error>) {
    let mut filled = 0;
    while filled < bytes {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (filled, Some(error)),
        }
    }
    (filled, None)
}
