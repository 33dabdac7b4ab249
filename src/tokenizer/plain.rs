//! Addresses, tags and emoji as most people write them: found by their bytes. What is not plain is left to the
//! definition.

use super::window::{Bits, low_bits};
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

/// The end of the hashtag of which the sign stands at `at`, where `bits` begin.
pub(super) fn hashtag(text: &str, at: usize, bits: &Bits) -> Option<usize> {
    let end = bits.end_of(bits.words | bits.connectors)?;
    let parts = low_bits(end) & !1;
    let starts = bits.connectors | bits.words & !bits.open;
    if starts & 2 == 0 || bits.letters & parts == 0 {
        return None;
    }
    let behind = &text.as_bytes()[at + end..];
    let address = (bits.address | bits.connectors) & parts != 0;
    let ends = match bits.stops >> end & 1 {
        0 => true,
        _ if begins_token(behind) => true,
        _ => !address && (bits.open >> end & 1 == 0 || behind[0] == b'@'),
    };
    ends.then_some(at + end)
}

/// The end of the mention of which the sign stands at `at`, where `bits` begin, if ASCII surrounds it.
pub(super) fn mention(text: &str, at: usize, bits: &Bits) -> Option<usize> {
    let before = text.as_bytes()[..at].last();
    if before.is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()) {
        return None;
    }
    let end = bits.end_of(bits.address | bits.connectors)?;
    let ends = bits.stops >> end & 1 == 0 || begins_token(&text.as_bytes()[at + end..]);
    let inside = bits.words >> end & 1 != 0;
    (ends && !inside && bits.letters & low_bits(end) != 0).then_some(at + end)
}

impl Bits {
    /// Where these of them end that stand behind the first one, if that is certain.
    fn end_of(&self, run: u64) -> Option<usize> {
        let end = (!run & !1).trailing_zeros() as usize;
        // Behind the text and the window no bit is set.
        (end < 64 && self.bounds >> end & 1 != 0).then_some(end)
    }
}
