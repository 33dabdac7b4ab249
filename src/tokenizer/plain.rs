//! Addresses, tags and emoji as most people write them: found by their bytes. What is not plain is left to the
//! definition.

use super::window::Window;
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

impl Window {
    /// The end of the hashtag of which the sign stands at this bit.
    pub(super) fn hashtag(&self, sign: u32, text: &str) -> Option<usize> {
        let (first, body) = (sign + 1, self.words | self.connectors);
        let end = self.end_of(body, first)?;
        let parts = self.range(first, end);
        let starts = self.connectors | self.words & !self.open;
        if starts >> first & 1 == 0 || self.letters & parts == 0 {
            return None;
        }
        let behind = &text.as_bytes()[self.base + end as usize..];
        let address = (self.address | self.connectors) & parts != 0;
        let ends = match self.stops >> end & 1 {
            0 => true,
            _ if begins_token(behind) => true,
            _ => !address && (!self.is_open(end) || behind[0] == b'@'),
        };
        ends.then_some(self.base + end as usize)
    }

    /// The end of the mention of which the sign stands at this bit, if ASCII surrounds it.
    pub(super) fn mention(&self, sign: u32, text: &str) -> Option<usize> {
        let (first, body) = (sign + 1, self.address | self.connectors);
        let before = text.as_bytes()[..self.base + sign as usize].last();
        if before.is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80) {
            return None;
        }
        let end = self.end_of(body, first)?;
        let behind = &text.as_bytes()[self.base + end as usize..];
        let ends = self.stops >> end & 1 == 0 || begins_token(behind);
        let inside = self.words >> end & 1 != 0;
        (ends && !inside && self.letters & self.range(first, end) != 0).then_some(self.base + end as usize)
    }
}
