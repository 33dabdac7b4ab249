//! Addresses, tags and emoji as most people write them: found by their bytes. What is not plain is left to the
//! definition.

use super::window::{Bits, low_bits};
use crate::unicode::{Break, Class};

/// Whether a token begins here whatever stands before: signs of hashtags, most emoji.
pub(super) fn begins_token(bytes: &[u8]) -> bool {
    matches!(bytes, [b'#', ..] | [0xF0, 0x9F, 0x8C..=0x8E | 0x90..=0xA9, ..])
}

/// The end of the URL at `at`, if it is ASCII with a scheme, without a query, and ASCII stands behind it.
pub(super) fn url(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let scheme = [&b"https://"[..], b"http://"].into_iter().find(|scheme| bytes.starts_with(scheme))?.len();
    if !bytes.get(scheme)?.is_ascii_alphanumeric() {
        return None;
    }
    let (mut host, mut end) = (true, scheme);
    for (place, byte) in bytes.iter().enumerate().skip(scheme) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => end = place + 1,
            b'/' => (host, end) = (false, place + 1),
            b'.' if host => {}
            b' ' | b'\n' | b'\r' | b'\t' | b'"' | b'<' | b'>' => return Some(at + end),
            _ => return None,
        }
    }
    Some(at + end)
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
