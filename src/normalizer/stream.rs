//! Bytes in chunks of any size.

use alloc::string::String;
use alloc::vec::Vec;

use super::Normalizer;
use crate::error::StreamError;
use crate::fold::Machine;

/// Bytes that are validated and folded at once: enough to run at full speed, few enough to stay in the cache between the two.
const PART: usize = if cfg!(test) { 64 } else { 16 * 1024 };

/// Folds a text that comes in chunks of bytes, cut anywhere: inside a code point, between a letter and its marks,
/// between neighbours that a rule looks at.
///
/// What comes out is the same as for the whole text at once. Made by [`Normalizer::stream`]. With `std`,
/// [`NormalizeReader`](crate::NormalizeReader) and [`NormalizeWriter`](crate::NormalizeWriter) wrap one.
///
/// Memory does not depend on the text: a few kilobytes, whatever comes (with entries of one's own that expand, up to a few
/// hundred kilobytes; [`OPEN_ASR_LEADERBOARD`](crate::compat::OPEN_ASR_LEADERBOARD) holds white space back until something follows, however much it is). What a later chunk may have a bearing on is held back, such as the last letter, whose
/// marks may follow.
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
pub struct Stream {
    normalizer: Normalizer,
    machine: Machine,
    /// The beginning of a code point whose end is in the next chunk.
    carry: [u8; 4],
    carried: usize,
    /// Bytes that came before `carry`.
    offset: u64,
    replaces: bool,
    folded: String,
    /// `folded` is the room of the vector that the caller wants filled.
    lent: bool,
}

impl Normalizer {
    /// A stream that folds chunks of bytes; see [`Stream`].
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
    #[must_use]
    pub fn stream(&self) -> Stream {
        Stream {
            normalizer: self.clone(),
            machine: Machine::new(),
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
    /// Whether invalid UTF-8 becomes U+FFFD instead of an error: one for each maximal piece of a code point, as
    /// [`String::from_utf8_lossy`] does. Off at first.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().stream().replace_invalid(true);
    /// let mut out = Vec::new();
    /// stream.push(b"a\xFFb", &mut out)?;
    /// stream.finish(&mut out)?;
    /// assert_eq!(out, "a\u{FFFD}b".as_bytes());
    /// # Ok::<(), arabic_text::StreamError>(())
    /// ```
    #[must_use]
    pub fn replace_invalid(mut self, yes: bool) -> Self {
        self.replaces = yes;
        self
    }

    /// Takes the next chunk, and appends what is certain of the output.
    ///
    /// # Errors
    ///
    /// At invalid UTF-8, unless it is replaced. Everything before it has then been appended, as if the text ended there,
    /// and a text begins behind it: go on with the rest, `chunk[error.consumed()..]`, or give up.
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

    /// Where `out` is empty, folds right into its room instead of a buffer.
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

    /// Nothing follows: appends the rest. The stream is then ready for another text, which begins at offset 0.
    ///
    /// # Errors
    ///
    /// When the text ends inside a code point, unless that is replaced. Everything before it has been appended.
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

    /// Appends what is certain although nothing has come behind it: a line break, a space, or another character that is
    /// not Arabic at the end of the chunks so far. [`push`](Self::push) waits with it for the next chunk.
    ///
    /// For lines typed by a person; it does not change what comes out in the end.
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

    /// Ends the code point that the chunks before began. Gives how much of `chunk` that took.
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
                    // What was carried was the beginning of a code point, so this byte alone is not part of it.
                    let length = core::mem::take(&mut self.carried);
                    self.refuse(StreamError::invalid(self.offset, length, taken), out)?;
                    return Ok(taken);
                }
            }
        }
        Ok(0)
    }

    /// Takes a part of a chunk, which begins with a code point. Gives how much was taken; `before` is how much before that.
    fn take_part(&mut self, chunk: &[u8], before: usize, out: &mut Vec<u8>) -> Result<usize, StreamError> {
        let part = &chunk[..chunk.len().min(PART)];
        let (whole, begun) = part.split_at(part.len() - begun_at_end(part));
        // Of the two validators this one stops at what is invalid, so a part is not gone through for each invalid byte in it.
        match simdutf8::compat::from_utf8(whole) {
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

    /// Takes a part of which so much is valid, up to the end of the first invalid bytes.
    #[cold]
    fn take_to_invalid(
        &mut self,
        part: &[u8],
        valid: usize,
        before: usize,
        out: &mut Vec<u8>,
    ) -> Result<usize, StreamError> {
        let (valid, rest) = part.split_at(valid);
        match simdutf8::compat::from_utf8(valid) {
            Ok(text) if !text.is_empty() => self.fold(text, out),
            _ => {}
        }
        let length = rest.utf8_chunks().next().map_or(0, |chunk| chunk.invalid().len());
        let taken = valid.len() + length;
        self.refuse(StreamError::invalid(self.offset, length, before + taken), out)?;
        Ok(taken)
    }

    fn fold(&mut self, text: &str, out: &mut Vec<u8>) {
        self.normalizer.table().fold_part(text, &mut self.machine, &mut self.folded);
        self.offset += text.len() as u64;
        self.deliver(out);
    }

    /// Replaces what is not UTF-8, or ends the text before it.
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

/// How many bytes at the end may be the beginning of a code point that goes on behind it.
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

        /// Chunks of several parts, parts that end inside of code points, bytes that are invalid anywhere.
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
