//! Text in other encodings, read as UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::{BUFFER, Invalid, Lines};

/// The encoding of a name that the web knows (WHATWG Encoding Standard).
pub(crate) fn parse_encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes())
        .ok_or_else(|| format!("unknown encoding; expected a name of the Encoding Standard, such as {COMMON}"))
}

const COMMON: &str = "`windows-1256`, `iso-8859-6`, `utf-16le`, `utf-8`";

/// Reads another encoding as UTF-8.
pub(crate) struct Decoded<R> {
    inner: R,
    encoding: &'static Encoding,
    decoder: Decoder,
    lossy: bool,
    raw: Vec<u8>,
    /// What of `raw` was not decoded yet.
    rest: std::ops::Range<usize>,
    /// Bytes of the input before `rest`.
    offset: u64,
    ended: bool,
    finished: bool,
    text: Vec<u8>,
    given: usize,
    lines: Lines,
    /// The error that comes when all text before it was given.
    error: Option<Invalid>,
}

impl<R: Read> Decoded<R> {
    /// `offset` is how many bytes of the input were read before.
    pub(crate) fn new(inner: R, encoding: &'static Encoding, lossy: bool, offset: u64) -> Self {
        Self {
            inner,
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            lossy,
            raw: vec![0; BUFFER],
            rest: 0..0,
            offset,
            ended: false,
            finished: false,
            text: Vec::new(),
            given: 0,
            lines: Lines::default(),
            error: None,
        }
    }

    /// Decodes until there is text, or nothing is left.
    fn decode(&mut self) -> io::Result<()> {
        self.lines.pass(&self.text);
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() && !self.finished {
            if let Some(error) = self.error.take() {
                return Err(error.into());
            }
            if self.rest.is_empty() && !self.ended {
                let read = self.inner.read(&mut self.raw)?;
                self.rest = 0..read;
                self.ended = read == 0;
            }
            self.decode_rest();
        }
        Ok(())
    }

    fn decode_rest(&mut self) {
        self.text.resize(3 * BUFFER + 16, 0);
        let raw = &self.raw[self.rest.clone()];
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.text, self.ended);
        self.text.truncate(written);
        self.rest.start += read;
        self.offset += read as u64;
        match result {
            DecoderResult::InputEmpty => self.finished = self.ended,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) if self.lossy => self.text.extend_from_slice("\u{FFFD}".as_bytes()),
            DecoderResult::Malformed(length, behind) => {
                let mut lines = self.lines;
                lines.pass(&self.text);
                let offset = self.offset - u64::from(length) - u64::from(behind);
                self.error = Some(Invalid::new(self.encoding.name(), lines.line(), offset));
            }
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            self.decode()?;
        }
        let length = buffer.len().min(self.text.len() - self.given);
        buffer[..length].copy_from_slice(&self.text[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}
