//! By table.

use super::eye::{Eye, SIGHT, Seen, Signs, sight};
use crate::tokenizer::simple::*;
use crate::tokenizer::window::SPAN;

pub(super) struct Scalar;

impl Eye for Scalar {
    fn look(span: &[u8; SPAN], seen: &mut [Seen], properties: &mut [[u8; 64]]) {
        for (word, (seen, properties)) in seen.iter_mut().zip(properties).enumerate() {
            *seen = see(sight(span, 64 * word), properties);
        }
    }

    fn signs(bytes: &[u8; SIGHT]) -> Signs {
        let bytes = bytes.first_chunk().expect("more than 64");
        Signs::new(|byte| by_eights(bytes, |eight| zeros(eight ^ repeated(byte))))
    }

    #[inline(never)]
    fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
        work()
    }
}

fn see(bytes: &[u8; SIGHT], properties: &mut [u8; 64]) -> Seen {
    let (mut first, mut ascii, mut blanks, mut links) = (0, 0, 0, 0);
    for (at, &byte) in bytes[..64].iter().enumerate() {
        let bit = 1 << at;
        if byte & 0xC0 == 0x80 {
            properties[at] = 0;
            continue;
        }
        first |= bit;
        ascii |= if byte < 0x80 { bit } else { 0 };
        blanks |= if byte == b' ' { bit } else { 0 };
        links |= if byte == b'h' && bytes[at + 1] == b't' { bit } else { 0 };
        properties[at] = properties_at(bytes, at);
    }
    let mut of = [0; 8];
    for (at, eight) in properties.as_chunks::<8>().0.iter().enumerate() {
        let columns = transposed(u64::from_le_bytes(*eight)).to_le_bytes();
        of.iter_mut().zip(columns).for_each(|(of, column)| *of |= u64::from(column) << (8 * at));
    }
    Seen::new(first, ascii, [blanks, links], of)
}

/// Eight bytes of eight bits, rows for columns.
fn transposed(bytes: u64) -> u64 {
    let swapped = |bytes: u64, shift: u32, mask: u64| {
        let other = (bytes ^ bytes >> shift) & mask;
        bytes ^ other ^ other << shift
    };
    let bytes = swapped(bytes, 7, 0x00AA_00AA_00AA_00AA);
    let bytes = swapped(bytes, 14, 0x0000_CCCC_0000_CCCC);
    swapped(bytes, 28, 0x0000_0000_F0F0_F0F0)
}

fn by_eights(bytes: &[u8; 64], of: impl Fn(u64) -> u64) -> u64 {
    let eights = bytes.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |all, (at, eight)| all | of(u64::from_le_bytes(*eight)) << (8 * at))
}

fn repeated(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// A bit for each of eight bytes that is zero.
fn zeros(bytes: u64) -> u64 {
    let found = !(((bytes & repeated(0x7F)) + repeated(0x7F)) | bytes) >> 7 & repeated(1);
    found.wrapping_mul(0x0102_0408_1020_4080) >> 56
}
