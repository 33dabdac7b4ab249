//! Streams, readers and writers give the folded text of the whole, however it is cut.

use std::io::{BufRead, Read, Write};

use arabic_text::{NormalizeReader, NormalizeWriter, Normalizer, Stream};
use proptest::prelude::*;

use crate::support::{normalizer, text};

/// Pushes chunks of the given lengths in turn, and flushes behind some of them.
fn in_chunks(mut stream: Stream, bytes: &[u8], lengths: &[usize], flushes: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    for length in lengths.iter().cycle() {
        let (chunk, behind) = rest.split_at(rest.len().min(*length));
        stream.push(chunk, &mut out).expect("valid");
        if flushes && length % 2 == 0 {
            stream.flush(&mut out);
        }
        rest = behind;
        if rest.is_empty() {
            break;
        }
    }
    stream.finish(&mut out).expect("valid");
    out
}

/// A reader that returns another number of bytes each time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 % 7 + 1;
        let length = self.1.min(buffer.len()).min(self.0.len());
        buffer[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}

/// A writer that takes one to three bytes at a time.
struct Sip(Vec<u8>);

impl Write for Sip {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(self.0.len() % 3 + 1);
        self.0.extend_from_slice(&buffer[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_chunking_gives_the_whole(
        normalizer in normalizer(), text in text(), lengths in proptest::collection::vec(1..20usize, 1..8), flushes: bool
    ) {
        let whole = normalizer.normalize(&text);
        prop_assert_eq!(in_chunks(normalizer.stream(), text.as_bytes(), &lengths, flushes), whole.as_bytes());
        prop_assert_eq!(in_chunks(normalizer.stream(), text.as_bytes(), &[1], flushes), whole.as_bytes());
    }

    #[test]
    fn invalid_bytes_are_replaced_as_the_standard_library_does(
        normalizer in normalizer(), mut bytes in text().prop_map(String::into_bytes),
        breaks in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        lengths in proptest::collection::vec(1..9usize, 1..5)
    ) {
        for (place, byte) in breaks {
            bytes.insert(place.index(bytes.len() + 1), byte);
        }
        let text = String::from_utf8_lossy(&bytes);
        let out = in_chunks(normalizer.stream().replace_invalid(true), &bytes, &lengths, false);
        let whole = normalizer.normalize(&text);
        prop_assert_eq!(out, whole.as_bytes());
    }

    #[test]
    fn readers_and_writers_give_the_whole(normalizer in normalizer(), text in text()) {
        let whole = normalizer.normalize(&text);
        let mut read = String::new();
        NormalizeReader::new(normalizer.stream(), Drip(text.as_bytes(), 0)).read_to_string(&mut read)?;
        prop_assert_eq!(&read, &whole);

        let mut sip = Sip(Vec::new());
        let mut writer = NormalizeWriter::new(normalizer.stream(), &mut sip);
        for chunk in text.as_bytes().chunks(5) {
            writer.write_all(chunk)?;
        }
        drop(writer);
        prop_assert_eq!(sip.0, whole.as_bytes());
    }
}

#[test]
fn large_texts_in_large_chunks() {
    let text = "الْكِتَابُ الأَوَّلُ، 12 page\n".repeat(20_000);
    for normalizer in [Normalizer::search(), Normalizer::clean()] {
        let whole = normalizer.normalize(&text);
        for lengths in [&[text.len()][..], &[100_001], &[16 * 1024 + 1], &[65_536, 1]] {
            assert_eq!(in_chunks(normalizer.stream(), text.as_bytes(), lengths, true), whole.as_bytes());
        }
    }
}

#[test]
fn a_line_is_there_when_its_break_is() {
    let mut writer = NormalizeWriter::new(Normalizer::search().stream(), Vec::new());
    writer.write_all("أَوّلُ سَطْرٍ\n".as_bytes()).unwrap();
    writer.flush().unwrap();
    assert_eq!(writer.get_ref(), "اول سطر\n".as_bytes());

    let lines = "أَوّلُ\nثَانٍ".as_bytes().chain(&b""[..]);
    let lines: Vec<_> =
        NormalizeReader::new(Normalizer::search().stream(), lines).lines().map(Result::unwrap).collect();
    assert_eq!(lines, ["اول", "ثان"]);
}

/// A reader that returns one part for each read. Its end must not be read before the first line has
/// been returned.
struct Terminal(Vec<&'static str>);

impl Read for Terminal {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let line = self.0.pop().expect("asked for more before it gave what it had");
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

#[test]
fn a_reader_does_not_wait_for_the_next_line() {
    let mut reader = NormalizeReader::new(Normalizer::search().stream(), Terminal(vec!["كِتابٌ\n"]));
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    assert_eq!(line, "كتاب\n");
}
