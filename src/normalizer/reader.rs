//! A reader that folds the text of another reader.

use alloc::vec::Vec;
use std::io::{self, BufRead, Read};

use super::Stream;
use crate::error::StreamError;

/// The number of bytes that are read at once.
const BUFFER_LENGTH: usize = 64 * 1024;

/// A reader that folds the text of another reader. Needs the feature `std`.
///
/// It has its own buffers, so the inner reader needs none. It implements [`BufRead`], so lines can
/// be read from it. Text from the inner reader is folded at once and returned as far as its folding
/// is certain: a typed line can be read when its line break has arrived.
///
/// # Errors
///
/// Returns the errors of the inner reader. At invalid UTF-8, unless the stream replaces it, returns
/// [`InvalidData`](io::ErrorKind::InvalidData) around a [`StreamError`] with the byte offset
/// (`UnexpectedEof` if the text ends inside a code point). The text before the error has then been
/// read, and reading can continue behind it.
///
/// ```
/// use std::io::Read;
/// use arabic_text::{NormalizeReader, Normalizer};
///
/// let file = "الشَّمْسُ\nوَالقَمَرُ\n".as_bytes();
/// let mut text = String::new();
/// NormalizeReader::new(Normalizer::search().stream(), file).read_to_string(&mut text)?;
/// assert_eq!(text, "الشمس\nوالقمر\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct NormalizeReader<R> {
    inner: R,
    stream: Stream,
    source: Vec<u8>,
    /// The range of `source` that has been read and not yet folded.
    unfolded: core::ops::Range<usize>,
    folded: Vec<u8>,
    /// How many bytes of `folded` the caller has taken.
    delivered: usize,
    error: Option<StreamError>,
    ended: bool,
}

impl<R> NormalizeReader<R> {
    /// Wraps a reader. The options of the [`Stream`] say how invalid UTF-8 is handled.
    ///
    /// ```
    /// use std::io::Read;
    /// use arabic_text::{NormalizeReader, Normalizer};
    ///
    /// let source = "إلى".as_bytes();
    /// let mut folded = String::new();
    /// NormalizeReader::new(Normalizer::search().stream(), source).read_to_string(&mut folded)?;
    /// assert_eq!(folded, "الي");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(stream: Stream, inner: R) -> Self {
        Self {
            inner,
            stream,
            source: Vec::new(),
            unfolded: 0..0,
            folded: Vec::new(),
            delivered: 0,
            error: None,
            ended: false,
        }
    }

    /// Returns the inner reader.
    ///
    /// ```
    /// use arabic_text::{NormalizeReader, Normalizer};
    ///
    /// let source = "إلى".as_bytes();
    /// let reader = NormalizeReader::new(Normalizer::search().stream(), source);
    /// assert_eq!(reader.get_ref().len(), 6);
    /// ```
    #[must_use]
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    /// Returns the inner reader. Text that is read from it directly is missing from the folded
    /// text.
    ///
    /// ```
    /// use arabic_text::{NormalizeReader, Normalizer};
    ///
    /// let source = "إلى".as_bytes();
    /// let mut reader = NormalizeReader::new(Normalizer::search().stream(), source);
    /// assert_eq!(reader.get_mut().len(), 6);
    /// ```
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    /// Returns the inner reader. Text that was read from it in advance is lost.
    ///
    /// ```
    /// use arabic_text::{NormalizeReader, Normalizer};
    ///
    /// let source = "إلى".as_bytes();
    /// let reader = NormalizeReader::new(Normalizer::search().stream(), source);
    /// assert_eq!(reader.into_inner(), "إلى".as_bytes());
    /// ```
    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> NormalizeReader<R> {
    /// Folds the bytes that have been read, after reading more if there are none. At the end of the
    /// inner reader, finishes the stream.
    fn advance(&mut self) -> io::Result<()> {
        self.folded.clear();
        self.delivered = 0;
        if self.unfolded.is_empty() {
            self.source.resize(BUFFER_LENGTH, 0);
            self.unfolded = 0..self.inner.read(&mut self.source)?;
        }
        let result = if self.unfolded.is_empty() {
            self.ended = true;
            self.stream.finish(&mut self.folded)
        } else {
            self.fold()
        };
        self.error = result.err();
        Ok(())
    }

    fn fold(&mut self) -> Result<(), StreamError> {
        let result = self.stream.push(&self.source[self.unfolded.clone()], &mut self.folded);
        match &result {
            Ok(()) => {
                self.unfolded = 0..0;
                self.stream.flush(&mut self.folded);
            }
            Err(error) => self.unfolded.start += error.consumed(),
        }
        result
    }
}

impl<R: Read> BufRead for NormalizeReader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.delivered == self.folded.len() {
            if let Some(error) = self.error.take() {
                return Err(error.into());
            }
            if self.ended {
                break;
            }
            self.advance()?;
        }
        Ok(&self.folded[self.delivered..])
    }

    fn consume(&mut self, amount: usize) {
        self.delivered = self.folded.len().min(self.delivered + amount);
    }
}

impl<R: Read> Read for NormalizeReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}
