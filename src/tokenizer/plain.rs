//! Addresses, tags and emoji as most people write them: found by their bytes. What is not plain is left to the
//! definition.

use super::simple::*;
use crate::unicode::{Break, Class};

/// Whether a token begins here whatever stands before: signs of hashtags, most emoji.
pub(super) fn begins_token(bytes: &[u8]) -> bool {
    matches!(bytes, [b'#', ..] | [0xF0, 0x9F, 0x8C..=0x8E | 0x90..=0xA9, ..])
}

/// What a URL consists of for the most part.
const BODY: u8 = 1;
/// What ends it.
const END: u8 = 2;

static URL: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'/' => BODY,
            b' ' | b'\n' | b'\r' | b'\t' | b'"' | b'<' | b'>' => END,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The end of the URL at `at`, if it is ASCII with a scheme and without a query.
pub(super) fn url(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = &bytes[at..];
    let scheme = if rest.starts_with(b"https://") { 8 } else { 7 };
    if !rest.starts_with(b"http") || !rest.get(scheme - 3..)?.starts_with(b"://") {
        return None;
    }
    let body_end = |from: usize| {
        let length = bytes[from..].iter().take_while(|&&byte| URL[usize::from(byte)] == BODY).count();
        from + length
    };
    let host = at + scheme;
    if !bytes.get(host)?.is_ascii_alphanumeric() {
        return None;
    }
    let mut end = body_end(host);
    // A dot between parts of the host; anywhere else it may end a sentence.
    while bytes.get(end) == Some(&b'.') && !bytes[host..end].contains(&b'/') && end + 1 < bytes.len() {
        let next = body_end(end + 1);
        if next == end + 1 {
            return None;
        }
        end = next;
    }
    ends_url(bytes, end).then_some(end)
}

/// Whether what stands at `at`, behind a letter, a digit or a sign of a URL, ends it.
fn ends_url(bytes: &[u8], at: usize) -> bool {
    let Some(&byte) = bytes.get(at) else { return true };
    let open = !bytes[at - 1].is_ascii_alphanumeric();
    match Break::at(bytes, at).class() {
        _ if byte.is_ascii() => URL[usize::from(byte)] == END,
        Class::PUNCTUATION | Class::SYMBOL | Class::EMOJI => true,
        Class::ARABIC => !open,
        _ => false,
    }
}

/// The end of the emoji at `at`, if it is one code point.
pub(super) fn emoji(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let class = |at: usize| Break::at(bytes, at).class();
    (class(at) == Class::EMOJI && !class(at + 4).is_transparent()).then_some(at + 4)
}

/// How long the hashtag is that begins with these characters, `text`.
pub(super) fn hashtag(text: &[u8], properties: &[u8]) -> Option<usize> {
    let tag = Run::new(text, properties, LETTER | DIGIT | ATTACHES | CONNECTOR);
    let begins = *properties.get(1)? & (LETTER | DIGIT | CONNECTOR) != 0;
    let behind = *properties.get(tag.length)?;
    // Letters of addresses hinder where one may go on.
    let ends = begins_token(&text[tag.length..])
        || behind & (SIGN | SPACE) != 0 && (behind & MIDDLE == 0 || !tag.address)
        || behind == AT && !tag.address;
    (begins && tag.letters && ends).then_some(tag.length)
}

/// How long the mention is that begins with these characters, `text`, behind `before`, if ASCII surrounds it.
pub(super) fn mention(before: Option<u8>, text: &[u8], properties: &[u8]) -> Option<usize> {
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()) {
        return None;
    }
    let name = Run::new(text, properties, LETTER | DIGIT | CONNECTOR);
    let behind = *properties.get(name.length)?;
    let ends = begins_token(&text[name.length..]) || behind & (SIGN | SPACE) != 0 && behind & MIDDLE == 0;
    (ends && name.letters && text[..name.length].is_ascii()).then_some(name.length)
}

/// What goes on behind a sign.
struct Run {
    length: usize,
    letters: bool,
    /// Whether there is anything in it of which addresses are made.
    address: bool,
}

impl Run {
    /// Characters of these properties.
    fn new(text: &[u8], properties: &[u8], inside: u8) -> Self {
        let mut run = Self { length: 1, letters: false, address: false };
        for (byte, &of) in text.iter().zip(properties).skip(1) {
            let trail = byte & 0xC0 == 0x80;
            if !trail && (of & inside == 0 || of & SYMBOL != 0) {
                break;
            }
            run.length += 1;
            run.letters |= of & LETTER != 0;
            run.address |= byte.is_ascii() || of & DIGIT != 0;
        }
        run
    }
}
