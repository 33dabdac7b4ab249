//! Folding of a text that comes in chunks of bytes.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::Utf8Error;

use super::Normalizer;
use crate::error::StreamError;
use crate::fold::Machine;
use crate::utf8::from_utf8_with;

/// The number of bytes that are validated and then folded: enough to run at full speed, few enough
/// to be still in the cache when they are folded.
const PART: usize = if cfg!(test) { 64 } else { 16 * 1024 };

/// Folds a text that comes in chunks of bytes. Chunks may end anywhere: inside a code point,
/// between a letter and its marks, or between characters that a rule considers together.
///
/// The output is that of folding the whole text at once. Made by [`Normalizer::stream`]. With
/// `std`, [`NormalizeReader`](crate::NormalizeReader) and
/// [`NormalizeWriter`](crate::NormalizeWriter) wrap one.
///
/// A stream needs a few kilobytes of memory, independent of the text. There are two exceptions:
/// custom mappings that expand may need up to a few hundred kilobytes, and
/// [`OPEN_ASR_LEADERBOARD`](crate::compat::OPEN_ASR_LEADERBOARD) holds any amount of white space
/// back until another character follows. Characters whose folding a later chunk can change are held
/// back, such as the last letter, whose marks may follow.
///
/// ```
/// let mut stream = arabic_text::Normalizer::search().stream();
/// let mut out = Vec::new();
/// for chunk in "إِلَى الْقُدْسِ".as_bytes().chunks(3) {
///     stream.push(chunk, &mut out)?;
/// }
/// stream.finish(&mut out)?;
/// assert_eq!(out, "الي القدس".as_bytes());
/// # Ok::<(), arabic_text::StreamError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Stream {
    normalizer: Normalizer,
    /// Boxed, since it is large and would be slow to move.
    machine: Box<Machine>,
    /// The first bytes of a code point whose last ones are in the next chunk.
    carry: [u8; 4],
    /// The number of bytes in `carry`.
    carried: usize,
    /// The byte offset of `carry` in the text.
    offset: u64,
    replaces: bool,
    folded: String,
    /// Whether `folded` is the caller's output vector.
    lent: bool,
}

impl Normalizer {
    /// Returns a stream that folds chunks of bytes; see [`Stream`].
    ///
    /// ```
    /// let mut out = Vec::new();
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// stream.push(b"\xD9\x85\xD9", &mut out)?;
    /// stream.push(b"\x8E\xD9\x86", &mut out)?;
    /// stream.finish(&mut out)?;
    /// assert_eq!(out, "من".as_bytes());
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    pub fn stream(&self) -> Stream {
        Stream {
            normalizer: self.clone(),
            machine: Box::new(Machine::new()),
            carry: [0; 4],
            carried: 0,
            offset: 0,
            replaces: false,
            folded: String::new(),
            lent: false,
        }
    }
}

impl Stream {
    /// Sets whether invalid UTF-8 is replaced by U+FFFD instead of being an error. As in
    /// [`String::from_utf8_lossy`], each maximal part of a code point is replaced by one U+FFFD.
    /// Off by default.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream().replace_invalid(true);
    /// let mut out = Vec::new();
    /// stream.push(b"a\xFFb", &mut out)?;
    /// stream.finish(&mut out)?;
    /// assert_eq!(out, "a\u{FFFD}b".as_bytes());
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    pub fn replace_invalid(mut self, yes: bool) -> Self {
        self.replaces = yes;
        self
    }

    /// Folds the next chunk, and appends the output that is certain to `out`.
    ///
    /// # Errors
    ///
    /// Returns an error at invalid UTF-8, unless it is replaced. The text before it has then been
    /// folded as if it ended there, and appended. A new text begins behind it: continue with
    /// `chunk[error.consumed()..]`, or stop.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let mut out = Vec::new();
    /// let chunk = b"one\xFFtwo";
    /// let error = stream.push(chunk, &mut out).unwrap_err();
    /// assert_eq!((error.offset(), out.as_slice()), (3, &b"one"[..]));
    /// stream.push(&chunk[error.consumed()..], &mut out)?;
    /// stream.finish(&mut out)?;
    /// assert_eq!(out, b"onetwo");
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    pub fn push(&mut self, chunk: &[u8], out: &mut Vec<u8>) -> Result<(), StreamError> {
        self.with_room_of(out, |stream, out| {
            let mut at = stream.complete_carry(chunk, out)?;
            while at < chunk.len() {
                at += stream.take_part(&chunk[at..], at, out)?;
            }
            Ok(())
        })
    }

    /// Runs `work`. If `out` is empty, uses its buffer as `folded`, so that the output does not
    /// have to be copied.
    fn with_room_of<T>(&mut self, out: &mut Vec<u8>, work: impl FnOnce(&mut Self, &mut Vec<u8>) -> T) -> T {
        if !out.is_empty() {
            return work(self, out);
        }
        let room = String::from_utf8(core::mem::take(out)).unwrap_or_default();
        let buffer = core::mem::replace(&mut self.folded, room);
        self.lent = true;
        let result = work(self, out);
        self.lent = false;
        *out = core::mem::replace(&mut self.folded, buffer).into_bytes();
        result
    }

    /// Ends the text and appends the rest of the output. The stream can then fold another text,
    /// which begins at offset 0.
    ///
    /// # Errors
    ///
    /// Returns an error if the text ends inside a code point, unless that is replaced. The text
    /// before it has been appended.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let mut out = Vec::new();
    /// stream.push(b"abc\xD9", &mut out)?;
    /// let error = stream.finish(&mut out).unwrap_err();
    /// assert!(error.is_unexpected_end());
    /// assert_eq!((error.offset(), out.as_slice()), (3, &b"abc"[..]));
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), StreamError> {
        let result = match core::mem::take(&mut self.carried) {
            0 => Ok(()),
            length => self.refuse(StreamError::unexpected_end(self.offset, length), out),
        };
        self.end_text(out);
        self.offset = 0;
        result
    }

    /// Appends characters at the end of the chunks so far whose folding is certain: a line break, a
    /// space, or another character that is not Arabic. [`push`](Self::push) holds these back until
    /// the next chunk.
    ///
    /// Use it for lines that a person types. It does not change the output of the whole text.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream();
    /// let mut out = Vec::new();
    /// stream.push("قُلْ\n".as_bytes(), &mut out)?;
    /// stream.flush(&mut out);
    /// assert_eq!(out, "قل\n".as_bytes());
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    pub fn flush(&mut self, out: &mut Vec<u8>) {
        self.machine.flush(&self.normalizer.table().rules, &mut self.folded);
        self.deliver(out);
    }

    /// Completes the code point that began in earlier chunks. Returns how many bytes of `chunk` it
    /// takes.
    fn complete_carry(&mut self, chunk: &[u8], out: &mut Vec<u8>) -> Result<usize, StreamError> {
        let before = self.carried;
        while self.carried > 0 {
            let taken = self.carried - before;
            let Some(&byte) = chunk.get(taken) else { return Ok(taken) };
            self.carry[self.carried] = byte;
            let carry = self.carry;
            match core::str::from_utf8(&carry[..=self.carried]) {
                Ok(text) => {
                    self.carried = 0;
                    self.fold(text, out);
                    return Ok(taken + 1);
                }
                Err(error) if error.error_len().is_none() => self.carried += 1,
                Err(_) => {
                    // The carried bytes are a valid beginning of a code point, so only this byte is
                    // not part of it.
                    let length = core::mem::take(&mut self.carried);
                    self.refuse(StreamError::invalid(self.offset, length, taken), out)?;
                    return Ok(taken);
                }
            }
        }
        Ok(0)
    }

    /// Folds a part of a chunk that begins at a code point. Returns the number of bytes that were
    /// taken. `before` is the number of bytes of the chunk before this part.
    fn take_part(&mut self, chunk: &[u8], before: usize, out: &mut Vec<u8>) -> Result<usize, StreamError> {
        let part = &chunk[..chunk.len().min(PART)];
        let (whole, begun) = part.split_at(part.len() - begun_at_end(part));
        match self.text(whole) {
            Ok(text) => self.fold(text, out),
            Err(error) => return self.take_to_invalid(part, error.valid_up_to(), before, out),
        }
        if part.len() < chunk.len() {
            return Ok(whole.len());
        }
        match core::str::from_utf8(begun).map_err(|error| error.error_len()) {
            Err(Some(_)) => self.take_to_invalid(begun, 0, before + whole.len(), out).map(|taken| whole.len() + taken),
            _ => {
                self.carry[..begun.len()].copy_from_slice(begun);
                self.carried = begun.len();
                Ok(part.len())
            }
        }
    }

    /// Folds the first `valid` bytes of a part, and handles the invalid bytes behind them. Returns
    /// the number of bytes that were taken.
    #[cold]
    fn take_to_invalid(
        &mut self,
        part: &[u8],
        valid: usize,
        before: usize,
        out: &mut Vec<u8>,
    ) -> Result<usize, StreamError> {
        let (valid, rest) = part.split_at(valid);
        match self.text(valid) {
            Ok(text) if !text.is_empty() => self.fold(text, out),
            _ => {}
        }
        let length = rest.utf8_chunks().next().map_or(0, |chunk| chunk.invalid().len());
        let taken = valid.len() + length;
        self.refuse(StreamError::invalid(self.offset, length, before + taken), out)?;
        Ok(taken)
    }

    /// Returns bytes as text, if they are UTF-8.
    fn text<'a>(&self, bytes: &'a [u8]) -> Result<&'a str, Utf8Error> {
        from_utf8_with(self.normalizer.table().set, bytes)
    }

    fn fold(&mut self, text: &str, out: &mut Vec<u8>) {
        self.normalizer.table().fold_part(text, &mut self.machine, &mut self.folded);
        self.offset += text.len() as u64;
        self.deliver(out);
    }

    /// Replaces invalid bytes, or ends the text before them and returns the error.
    fn refuse(&mut self, error: StreamError, out: &mut Vec<u8>) -> Result<(), StreamError> {
        self.offset += error.invalid_len() as u64;
        if self.replaces {
            self.normalizer.table().fold_part("\u{FFFD}", &mut self.machine, &mut self.folded);
            self.deliver(out);
            return Ok(());
        }
        self.end_text(out);
        Err(error)
    }

    fn end_text(&mut self, out: &mut Vec<u8>) {
        self.machine.finish(&self.normalizer.table().rules, &mut self.folded);
        self.deliver(out);
    }

    fn deliver(&mut self, out: &mut Vec<u8>) {
        if !self.lent {
            out.extend_from_slice(self.folded.as_bytes());
            self.folded.clear();
        }
    }
}

/// Returns the number of bytes at the end that may be the beginning of an incomplete code point.
fn begun_at_end(bytes: &[u8]) -> usize {
    let last = bytes.iter().rev().take(3).position(|&byte| byte & 0xC0 != 0x80);
    let length = |lead: u8| match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    };
    last.filter(|&behind| length(bytes[bytes.len() - 1 - behind]) > behind + 1).map_or(0, |behind| behind + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::profile::Profile;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Chunks have several parts, parts end inside code points, and invalid bytes stand
        /// anywhere.
        #[test]
        fn parts_make_no_difference(
            text in "[\u{628}\u{623}\u{64E}\u{651}\u{654}a \u{FEFB}\u{1F468}]{0,200}", invalid in proptest::option::of((any::<prop::sample::Index>(), 0x80..=0xFFu8)),
            length in 1..400usize
        ) {
            let mut bytes = text.into_bytes();
            if let Some((place, byte)) = invalid {
                bytes.insert(place.index(bytes.len() + 1), byte);
            }
            for profile in [Profile::CLEAN, Profile::SEARCH] {
                let normalizer = Normalizer::new(profile);
                let mut stream = normalizer.stream().replace_invalid(true);
                let mut out = Vec::new();
                for chunk in bytes.chunks(length) {
                    prop_assert!(stream.push(chunk, &mut out).is_ok());
                }
                prop_assert!(stream.finish(&mut out).is_ok());
                prop_assert_eq!(String::from_utf8(out), Ok(normalizer.normalize(&String::from_utf8_lossy(&bytes)).into_owned()));
            }
        }
    }
}
