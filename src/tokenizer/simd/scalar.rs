//! By table.

use super::eye::{Eye, SIGHT, Seen, list};
use crate::tokenizer::simple::*;

pub(super) struct Scalar;

impl Eye for Scalar {
    type Properties = [u8; 64];

    fn see(bytes: &[u8; SIGHT]) -> (Seen, [u8; 64]) {
        let mut properties = [0; 64];
        let (mut first, mut ascii, mut blanks) = (0, 0, 0);
        for (at, &byte) in bytes[..64].iter().enumerate() {
            let bit = 1 << at;
            if byte & 0xC0 == 0x80 {
                continue;
            }
            first |= bit;
            ascii |= if byte < 0x80 { bit } else { 0 };
            blanks |= if byte == b' ' { bit } else { 0 };
            properties[at] = properties_at(bytes, at);
        }
        let words = properties.as_chunks::<8>().0;
        let of = |any: u8| {
            let bits = |(word, bytes): (usize, &[u8; 8])| gather(*bytes, any) << (8 * word);
            words.iter().enumerate().map(bits).fold(0, |all, bits| all | bits)
        };
        (Seen::new(first, ascii, blanks, of), properties)
    }

    fn store(properties: [u8; 64], to: &mut [u8; 64]) {
        *to = properties;
    }

    fn list_properties(properties: [u8; 64], bits: u64, to: &mut [u8; 64]) {
        list(bits, to, |place| properties[usize::from(place)]);
    }
}

/// The properties of the character that begins at `at`.
fn properties_at(bytes: &[u8; SIGHT], at: usize) -> u8 {
    let [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    match first {
        0..0x80 => PROPERTIES.ascii[usize::from(first)],
        0xD8..=0xDB => PROPERTIES.arabic[usize::from(first & 3) << 6 | usize::from(second & 0x3F)],
        0xC2 => PROPERTIES.latin[usize::from(second & 0x3F)],
        0xE2 if second == 0x80 => PROPERTIES.general[usize::from(third & 0x3F)],
        _ => 0,
    }
}

/// A bit for each byte that has one of these properties.
fn gather(bytes: [u8; 8], any: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let bytes = u64::from_le_bytes(bytes) & (u64::from(any) * 0x0101_0101_0101_0101);
    let found = (((bytes & LOW) + LOW) | bytes) >> 7 & 0x0101_0101_0101_0101;
    found.wrapping_mul(0x0102_0408_1020_4080) >> 56
}
