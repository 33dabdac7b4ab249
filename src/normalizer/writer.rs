//! Writing folded text.

use alloc::vec::Vec;
use std::io::{self, Write};

use super::Stream;
use crate::error::StreamError;

/// Bytes of source that one call takes, and of output that wait before they are written.
const ROOM: usize = if cfg!(test) { 64 } else { 64 * 1024 };

/// Folds what is written to it and writes that to another writer. Needs `std`.
///
/// Output is buffered; [`flush`](Write::flush) writes all that is certain, which behind a line break is everything.
/// When all is written, call [`finish`](Self::finish). A writer that is dropped does it too, but cannot report errors.
/// To keep the inner writer, lend it: `&mut W` is a writer as well.
///
/// # Errors
///
/// Those of the inner writer: output waits until it is taken, so a call can be repeated. At invalid UTF-8, unless
/// the stream replaces it, [`InvalidData`](io::ErrorKind::InvalidData) around a [`StreamError`] with the offset: all before it has
/// been taken, the invalid bytes are skipped, and the next call begins a text.
///
/// ```
/// use std::io::Write;
/// use arabic_text::{NormalizeWriter, Normalizer};
///
/// let mut out = Vec::new();
/// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), &mut out);
/// write!(writer, "{}: ", "سُورة")?;
/// writeln!(writer, "{}", "الإخْلاص")?;
/// writer.finish()?;
/// drop(writer);
/// assert_eq!(out, "سوره: الاخلاص\n".as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct NormalizeWriter<W: Write> {
    inner: W,
    stream: Stream,
    folded: Vec<u8>,
    written: usize,
    /// The text ended inside a code point; not yet told.
    error: Option<StreamError>,
    /// A writer that panicked may have taken what it was given: it is not given again when dropped.
    panicked: bool,
}

impl<W: Write> NormalizeWriter<W> {
    /// Wraps a writer; the [`Stream`] says what becomes of invalid UTF-8.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("إلى".as_bytes())?;
    /// writer.finish()?;
    /// assert_eq!(writer.get_ref(), "الي".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn new(stream: Stream, inner: W) -> Self {
        Self { inner, stream, folded: Vec::new(), written: 0, error: None, panicked: false }
    }

    /// The inner writer.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("إلى\n".as_bytes())?;
    /// writer.flush()?;
    /// assert_eq!(writer.get_ref(), "الي\n".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    /// The inner writer; what is written to it directly comes before what still waits.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("ثم\n".as_bytes())?;
    /// writer.flush()?;
    /// writer.get_mut().clear();
    /// assert!(writer.get_ref().is_empty());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    /// Nothing follows: writes the rest and flushes the inner writer. What is written next is another text.
    ///
    /// # Errors
    ///
    /// Those of the inner writer, and [`UnexpectedEof`](io::ErrorKind::UnexpectedEof) where the text ends inside a code
    /// point, unless that is replaced; everything before it has then been written.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("كتابٌ".as_bytes())?;
    /// writer.finish()?;
    /// assert_eq!(writer.get_ref(), "كتاب".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn finish(&mut self) -> io::Result<()> {
        if let Err(error) = self.stream.finish(&mut self.folded) {
            self.error = Some(error);
        }
        self.write_folded()?;
        self.inner.flush()?;
        self.error.take().map_or(Ok(()), |error| Err(error.into()))
    }

    fn write_folded(&mut self) -> io::Result<()> {
        while self.written < self.folded.len() {
            self.panicked = true;
            let result = self.inner.write(&self.folded[self.written..]);
            self.panicked = false;
            match result {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(length) => self.written += length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.folded.clear();
        self.written = 0;
        Ok(())
    }
}

impl<W: Write> Write for NormalizeWriter<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        if self.folded.len() >= ROOM {
            self.write_folded()?;
        }
        let part = &buffer[..buffer.len().min(ROOM)];
        self.stream.push(part, &mut self.folded)?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush(&mut self.folded);
        self.write_folded()?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for NormalizeWriter<W> {
    fn drop(&mut self) {
        if !self.panicked {
            // There is nobody to tell.
            let _ = self.finish();
        }
    }
}
