//! A writer that folds text for another writer.

use alloc::vec::Vec;
use std::io::{self, Write};

use super::Stream;
use crate::error::StreamError;

/// The most source bytes that one call takes, and the number of output bytes that are buffered
/// before they are written.
const BUFFER_LENGTH: usize = if cfg!(test) { 64 } else { 64 * 1024 };

/// Why `inner` is `Some`: only methods that consume the `NormalizeWriter` take it.
const PRESENT: &str = "only `into_inner` takes the inner writer";

/// A writer that folds text and writes it to another writer. Needs the feature `std`.
///
/// Output is buffered. [`flush`](Write::flush) writes all text whose folding is certain, which
/// behind a line break is the whole text. At the end of the text, call [`finish`](Self::finish).
/// Dropping a writer finishes it too, but errors are then ignored.
///
/// # Errors
///
/// Returns the errors of the inner writer. The output is kept until it has been written, so a call
/// can be repeated. At invalid UTF-8, unless the stream replaces it, returns
/// [`InvalidData`](io::ErrorKind::InvalidData) around a [`StreamError`] with the byte offset. The
/// text before the error has then been taken, the invalid bytes are skipped, and the next call
/// begins a new text.
///
/// ```
/// use std::io::Write;
/// use arabic_text::{NormalizeWriter, Normalizer};
///
/// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
/// write!(writer, "{}: ", "سُورة")?;
/// writeln!(writer, "{}", "الإخْلاص")?;
/// assert_eq!(writer.finish()?, "سوره: الاخلاص\n".as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
#[must_use]
pub struct NormalizeWriter<W: Write> {
    /// `None` after `into_inner`.
    inner: Option<W>,
    stream: Stream,
    folded: Vec<u8>,
    /// How many bytes of `folded` have been written.
    written: usize,
    /// The error that the text ended inside a code point, until it is returned.
    error: Option<StreamError>,
    /// Whether the inner writer panicked. It may have written the output then, so `drop` does not
    /// write it again.
    panicked: bool,
}

impl<W: Write> NormalizeWriter<W> {
    /// Wraps a writer. The options of the [`Stream`] say how invalid UTF-8 is handled.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("إلى".as_bytes())?;
    /// assert_eq!(writer.finish()?, "الي".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(stream: Stream, inner: W) -> Self {
        Self { inner: Some(inner), stream, folded: Vec::new(), written: 0, error: None, panicked: false }
    }

    /// Returns the inner writer.
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
    #[must_use]
    pub fn get_ref(&self) -> &W {
        self.inner.as_ref().unwrap_or_else(|| unreachable!("{PRESENT}"))
    }

    /// Returns the inner writer. Text that is written to it directly comes before the buffered
    /// output.
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
        self.inner.as_mut().unwrap_or_else(|| unreachable!("{PRESENT}"))
    }

    /// Ends the text: writes the rest, flushes the inner writer and returns it.
    ///
    /// # Errors
    ///
    /// Returns the errors of the inner writer, and [`UnexpectedEof`](io::ErrorKind::UnexpectedEof)
    /// if the text ends inside a code point, unless the stream replaces that; the text before it
    /// has then been written. On an error the inner writer is dropped. To keep it, call
    /// [`try_finish`](Self::try_finish), or pass `&mut W`, which is a writer as well.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("كتابٌ".as_bytes())?;
    /// assert_eq!(writer.finish()?, "كتاب".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn finish(mut self) -> io::Result<W> {
        self.try_finish()?;
        Ok(self.into_inner())
    }

    /// Ends the text as [`finish`](Self::finish) does, without consuming this writer. The next
    /// bytes that are written begin another text.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`finish`](Self::finish). The output is kept until it has been
    /// written, so the call can be repeated.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("كتابٌ".as_bytes())?;
    /// writer.try_finish()?;
    /// assert_eq!(writer.get_ref(), "كتاب".as_bytes());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn try_finish(&mut self) -> io::Result<()> {
        if let Err(error) = self.stream.finish(&mut self.folded) {
            self.error = Some(error);
        }
        self.write_folded()?;
        self.get_mut().flush()?;
        self.error.take().map_or(Ok(()), |error| Err(error.into()))
    }

    /// Returns the inner writer. Buffered output is lost; use [`finish`](Self::finish) to write it
    /// first.
    ///
    /// ```
    /// use std::io::Write;
    /// use arabic_text::{NormalizeWriter, Normalizer};
    ///
    /// let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    /// writer.write_all("كتابٌ".as_bytes())?;
    /// assert!(writer.into_inner().is_empty());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn into_inner(mut self) -> W {
        self.inner.take().unwrap_or_else(|| unreachable!("{PRESENT}"))
    }

    fn write_folded(&mut self) -> io::Result<()> {
        while self.written < self.folded.len() {
            self.panicked = true;
            let folded = &self.folded[self.written..];
            let result = self.inner.as_mut().map_or(Ok(folded.len()), |inner| inner.write(folded));
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
        if self.folded.len() >= BUFFER_LENGTH {
            self.write_folded()?;
        }
        let part = &buffer[..buffer.len().min(BUFFER_LENGTH)];
        self.stream.push(part, &mut self.folded)?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush(&mut self.folded);
        self.write_folded()?;
        self.get_mut().flush()
    }
}

impl<W: Write> Drop for NormalizeWriter<W> {
    fn drop(&mut self) {
        if self.inner.is_some() && !self.panicked {
            // `drop` cannot return an error.
            let _ = self.try_finish();
        }
    }
}
