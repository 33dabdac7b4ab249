//! A stream gives the folded text of the whole, however it is cut and flushed. Bytes that are not
//! UTF-8 are replaced as by the standard library, or give an error with the offset that the
//! standard library reports.
//!
//! The first bytes choose a profile, the next one whether the rest is text or any bytes, and four
//! more the lengths of chunks.
#![no_main]
#![allow(dead_code)]

use arabic_text::{Normalizer, Stream};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

/// The lengths of chunks, used in turn.
struct Cuts([usize; 4]);

impl Cuts {
    fn new(byte: u8) -> Self {
        let length = |by: u8| usize::from(byte.wrapping_mul(by) >> 3) + 1;
        Self([length(1), length(37), length(101), length(203)])
    }

    fn chunks<'t>(&self, mut rest: &'t [u8]) -> Vec<&'t [u8]> {
        let mut chunks = Vec::new();
        for length in self.0.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (chunk, behind) = rest.split_at(rest.len().min(*length));
            chunks.push(chunk);
            rest = behind;
        }
        chunks
    }
}

fn assert_gives(mut stream: Stream, chunks: &[&[u8]], flushes: bool, expected: &str) {
    let mut out = Vec::new();
    for chunk in chunks {
        stream.push(chunk, &mut out).expect("what is no UTF-8 is replaced");
        if flushes {
            stream.flush(&mut out);
        }
    }
    stream.finish(&mut out).expect("what is no UTF-8 is replaced");
    let given = String::from_utf8(out).expect("UTF-8 comes out");
    assert_eq!(given.escape_unicode().to_string(), expected.escape_unicode().to_string());
}

/// The texts between invalid bytes are folded separately, and each error has its offset.
fn assert_refuses(normalizer: &Normalizer, bytes: &[u8], chunks: &[&[u8]]) {
    assert_eq!(arabic_text::from_utf8(bytes), std::str::from_utf8(bytes));
    let (mut expected, mut places, mut at) = (String::new(), Vec::new(), 0);
    for part in bytes.utf8_chunks() {
        expected.push_str(&normalizer.normalize(part.valid()));
        at += part.valid().len();
        if !part.invalid().is_empty() {
            places.push((at as u64, part.invalid().len()));
            at += part.invalid().len();
        }
    }
    let (mut stream, mut out, mut errors) = (normalizer.stream(), Vec::new(), Vec::new());
    for &chunk in chunks {
        let mut rest = chunk;
        while let Err(error) = stream.push(rest, &mut out) {
            assert!(!error.is_unexpected_end());
            errors.push((error.offset(), error.invalid_len()));
            rest = &rest[error.consumed()..];
        }
    }
    if let Err(error) = stream.finish(&mut out) {
        assert!(error.is_unexpected_end());
        errors.push((error.offset(), error.invalid_len()));
    }
    assert_eq!(errors, places);
    assert_eq!(out, expected.as_bytes(), "{bytes:x?}");
}

fuzz_target!(|data: &[u8]| {
    let (profile, rest) = input::profile(data);
    let normalizer = input::compiled(&profile.profile);
    let [cut, how, rest @ ..] = rest else { return };
    let cuts = Cuts::new(*cut);
    let flushes = how & 0x40 != 0;
    if how & 0x20 == 0 {
        let text = input::text(rest);
        assert_gives(normalizer.stream(), &cuts.chunks(text.as_bytes()), flushes, &normalizer.normalize(&text));
        return;
    }
    let chunks = cuts.chunks(rest);
    let text = String::from_utf8_lossy(rest);
    assert_gives(normalizer.stream().replace_invalid(true), &chunks, flushes, &normalizer.normalize(&text));
    assert_refuses(&normalizer, rest, &chunks);
});
