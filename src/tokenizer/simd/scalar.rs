//! By table.

use super::eye::{Eye, SIGHT, Seen, list};
use crate::tokenizer::simple::*;

pub(super) struct Scalar;

impl Eye for Scalar {
    type Properties = [u8; 64];

    fn see(bytes: &[u8; SIGHT]) -> (Seen, [u8; 64]) {
        let mut properties = [0; 64];
        let mut seen = Seen::default();
        let mut symbols = 0;
        for (at, &byte) in bytes[..64].iter().enumerate() {
            let bit = 1 << at;
            if byte & 0xC0 == 0x80 {
                continue;
            }
            seen.first |= bit;
            let (second, third) = (bytes[at + 1], bytes[at + 2]);
            properties[at] = match byte {
                0..0x80 => {
                    seen.ascii |= bit;
                    PROPERTIES.ascii[usize::from(byte)]
                }
                0xD8..=0xDB => PROPERTIES.arabic[usize::from(byte & 3) << 6 | usize::from(second & 0x3F)],
                0xC2 => PROPERTIES.latin[usize::from(second & 0x3F)],
                0xE2 if second == 0x80 => {
                    seen.general |= bit;
                    PROPERTIES.general[usize::from(third & 0x3F)]
                }
                _ => 0,
            };
            if byte == b' ' {
                seen.blanks |= bit;
            }
        }
        for (word, bytes) in properties.as_chunks::<8>().0.iter().enumerate() {
            let bytes = u64::from_le_bytes(*bytes);
            let bits = |property: u8| gather(bytes >> property.trailing_zeros()) << (8 * word);
            seen.letters |= bits(LETTER);
            seen.attaching |= bits(ATTACHES);
            seen.digits |= bits(DIGIT);
            seen.signs |= bits(SIGN);
            seen.middle |= bits(MIDDLE);
            seen.spaces |= bits(SPACE);
            seen.connectors |= bits(CONNECTOR);
            symbols |= bits(SYMBOL);
        }
        seen.word = seen.letters | seen.attaching | seen.digits;
        let tags = seen.connectors & symbols;
        (seen.hashes, seen.ats) = (tags & !seen.middle, tags & seen.middle);
        seen.connectors &= !tags;
        (seen, properties)
    }

    fn list_properties(properties: [u8; 64], _: &Seen, bits: u64, to: &mut [u8; 64]) {
        list(bits, to, |place| properties[usize::from(place)]);
    }
}

/// The lowest bit of each byte.
fn gather(bytes: u64) -> u64 {
    (bytes & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
