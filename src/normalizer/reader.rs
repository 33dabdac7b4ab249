//! Reading folded text.

use alloc::vec::Vec;
use std::io::{self, BufRead, Read};

use super::Stream;
use crate::error::StreamError;

/// Bytes read at once.
const ROOM: usize = 64 * 1024;

/// Reads what another reader's text folds to. Needs `std`.
///
/// It has its own buffers, so the inner reader needs none, and it is [`BufRead`]: lines can be taken from it. What comes
/// from the inner reader is folded at once and handed on as far as it is certain: a line typed by a person is
/// there when the line break is.
///
/// # Errors
///
/// Those of the inner reader; and at invalid UTF-8, unless the stream replaces it, [`InvalidData`](io::ErrorKind::InvalidData)
/// around a [`StreamError`] with the offset (`UnexpectedEof` where the text ends inside a code point). Everything before
/// has been read by then, and reading can go on behind it.
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
pub struct NormalizeReader<R> {
    inner: R,
    stream: Stream,
    source: Vec<u8>,
    /// What of `source` has been read and not yet folded.
    unfolded: core::ops::Range<usize>,
    folded: Vec<u8>,
    delivered: usize,
    error: Option<StreamError>,
    ended: bool,
}

impl<R> NormalizeReader<R> {
    /// Wraps a reader; the [`Stream`] says what becomes of invalid UTF-8.
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
    #[must_use]
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

    /// The inner reader.
    ///
    /// ```
    /// use arabic_text::{NormalizeReader, Normalizer};
    ///
    /// let source = "إلى".as_bytes();
    /// let reader = NormalizeReader::new(Normalizer::search().stream(), source);
    /// assert_eq!(reader.get_ref().len(), 6);
    /// ```
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    /// The inner reader; what is read from it directly is missing from the folded text.
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

    /// The inner reader; what was read ahead from it is lost.
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
    /// Folds what has been read, reads more, or ends.
    fn advance(&mut self) -> io::Result<()> {
        self.folded.clear();
        self.delivered = 0;
        if self.unfolded.is_empty() {
            self.source.resize(ROOM, 0);
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
