//! Invalid bytes give an error with its offset, and no other text is lost.

use std::io::{ErrorKind, Read, Write};

use arabic_text::{NormalizeReader, NormalizeWriter, Normalizer, StreamError};
use proptest::prelude::*;

use crate::support::{normalizer, text};

/// Returns the (offset, length) of each invalid sequence and the texts between them, by the
/// standard library.
fn chunks_of(bytes: &[u8]) -> (Vec<(u64, usize)>, Vec<&str>) {
    let mut at = 0;
    let (mut invalid, mut valid) = (Vec::new(), Vec::new());
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        valid.push(chunk.valid());
        if !chunk.invalid().is_empty() {
            invalid.push((at as u64, chunk.invalid().len()));
        }
        at += chunk.invalid().len();
    }
    (invalid, valid)
}

/// Pushes all bytes, and continues behind each error.
fn push_all(normalizer: &Normalizer, bytes: &[u8], length: usize) -> (Vec<(u64, usize)>, Vec<u8>) {
    let (mut errors, mut out) = (Vec::new(), Vec::new());
    let mut stream = normalizer.stream();
    for chunk in bytes.chunks(length) {
        let mut rest = chunk;
        while let Err(error) = stream.push(rest, &mut out) {
            errors.push((error.offset(), error.invalid_len()));
            rest = &rest[error.consumed()..];
        }
    }
    if let Err(error) = stream.finish(&mut out) {
        errors.push((error.offset(), error.invalid_len()));
    }
    (errors, out)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn errors_name_every_offset_and_lose_nothing(
        normalizer in normalizer(), mut bytes in text().prop_map(String::into_bytes),
        breaks in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), length in 1..12usize
    ) {
        for (place, byte) in breaks {
            bytes.insert(place.index(bytes.len() + 1), byte);
        }
        let (invalid, valid) = chunks_of(&bytes);
        let (errors, out) = push_all(&normalizer, &bytes, length);
        prop_assert_eq!(errors, invalid);
        // The text before and the text behind invalid bytes are separate texts.
        let expected: String = valid.iter().map(|text| normalizer.normalize(text)).collect();
        prop_assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
    }

    #[test]
    fn any_bytes_are_taken_without_panic(bytes: Vec<u8>, length in 1..9usize) {
        let (invalid, _) = chunks_of(&bytes);
        prop_assert_eq!(push_all(Normalizer::search(), &bytes, length).0, invalid);
    }
}

fn stream_error(error: std::io::Error) -> StreamError {
    error.into_inner().and_then(|inner| inner.downcast().ok().map(|inner| *inner)).expect("a StreamError")
}

#[test]
fn a_reader_delivers_what_is_before_the_error_and_goes_on_behind_it() {
    let bytes = ["قَلَمٌ".as_bytes(), b"\xFF", "دَفْتَرٌ".as_bytes(), b"\xD9"].concat();
    let mut reader = NormalizeReader::new(Normalizer::search().stream(), &bytes[..]);
    let mut out = Vec::new();
    let error = reader.read_to_end(&mut out).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    assert_eq!((stream_error(error).offset(), &out[..]), (12, "قلم".as_bytes()));

    let error = reader.read_to_end(&mut out).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
    assert_eq!((stream_error(error).offset(), &out[..]), (29, "قلمدفتر".as_bytes()));
    assert_eq!(reader.read_to_end(&mut out).unwrap(), 0);
}

#[test]
fn a_writer_writes_what_is_before_the_error_and_goes_on_behind_it() {
    let mut out = Vec::new();
    let mut writer = NormalizeWriter::new(Normalizer::search().stream(), &mut out);
    let error = writer.write_all(b"abc\xC3(d").unwrap_err();
    assert_eq!(error.to_string(), "invalid UTF-8 at byte 3 of the stream");
    writer.write_all("(دال\u{64E}".as_bytes()).unwrap();
    writer.write_all(b"\xD9").unwrap();
    assert_eq!(writer.finish().unwrap_err().kind(), ErrorKind::UnexpectedEof);
    assert_eq!(String::from_utf8(out).unwrap(), "abc(دال");
}

/// A writer that fails every other time.
struct Flaky(Vec<u8>, bool);

impl Write for Flaky {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(ErrorKind::WouldBlock.into());
        }
        self.0.extend_from_slice(&buffer[..1]);
        Ok(1)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_error_of_the_inner_writer_loses_nothing() {
    let mut flaky = Flaky(Vec::new(), false);
    let mut writer = NormalizeWriter::new(Normalizer::search().stream(), &mut flaky);
    writer.write_all("الْوَرْدُ\n".as_bytes()).unwrap();
    while writer.try_finish().is_err() {}
    assert!(writer.finish().is_ok());
    assert_eq!(flaky.0, "الورد\n".as_bytes());
}

#[test]
fn a_million_marks_need_no_memory() {
    for normalizer in [Normalizer::search(), Normalizer::clean()] {
        let mut stream = normalizer.stream();
        let mut out = Vec::new();
        stream.push("ب".as_bytes(), &mut out).unwrap();
        let mut delivered = 0;
        let mut largest = 0;
        for _ in 0..1000 {
            stream.push("\u{64E}\u{651}".repeat(500).as_bytes(), &mut out).unwrap();
            delivered += out.len();
            out.clear();
            largest = largest.max(out.capacity());
        }
        stream.finish(&mut out).unwrap();
        delivered += out.len();
        assert!(largest < 16 * 1024, "{largest}");
        let kept = normalizer.profile() == &arabic_text::Profile::CLEAN;
        assert_eq!(delivered, if kept { 2 + 2_000_000 } else { 2 });
    }
}
