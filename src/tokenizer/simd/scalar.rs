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
    // ASCII and pairs without a branch, which would be mispredicted at the ends of words.
    let mut rare = 0;
    for (at, property) in properties.iter_mut().enumerate() {
        let way = WAYS[usize::from(bytes[at])];
        let place = usize::from(way.place) + usize::from(bytes[at + 1] & way.mask);
        *property = PLACES[place % PLACES.len()];
        rare |= u64::from(way.is_rare) << at;
    }
    let rare = if rare == 0 { 0 } else { without_known(bytes, rare, properties) };
    let here = bytes.first_chunk().expect("more than 64");
    let behind = bytes[1..].first_chunk().expect("more than 65");
    let trails = by_eights(here, |eight| gather(eight >> 7 & !(eight >> 6)));
    let ascii = !by_eights(here, |eight| gather(eight >> 7));
    let [blanks, h] = [b' ', b'h'].map(|byte| by_eights(here, |eight| zeros(eight ^ repeated(byte))));
    let links = if h == 0 { 0 } else { h & by_eights(behind, |eight| zeros(eight ^ repeated(b't'))) };
    let mut of = [0; 8];
    for (at, eight) in properties.as_chunks::<8>().0.iter().enumerate() {
        let columns = transposed(u64::from_le_bytes(*eight)).to_le_bytes();
        of.iter_mut().zip(columns).for_each(|(of, column)| *of |= u64::from(column) << (8 * at));
    }
    Seen::new(!trails, ascii, [blanks, links, rare], of)
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

/// Writes the properties of those that vectors know, too, and gives the others.
#[inline(never)]
fn without_known(bytes: &[u8; SIGHT], rare: u64, properties: &mut [u8; 64]) -> u64 {
    let (mut unknown, mut left) = (rare, rare);
    while left != 0 {
        let at = left.trailing_zeros() as usize;
        left &= left - 1;
        properties[at] = match bytes[at..] {
            [0xC2, second, ..] => PROPERTIES.latin[usize::from(second & 0x3F)],
            [0xE2, 0x80, third, ..] => PROPERTIES.general[usize::from(third & 0x3F)],
            _ => continue,
        };
        unknown &= !(1 << at);
    }
    unknown
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
    gather(!(((bytes & repeated(0x7F)) + repeated(0x7F)) | bytes) >> 7)
}

/// The lowest bits of eight bytes.
fn gather(bytes: u64) -> u64 {
    (bytes & repeated(1)).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Where the properties of a character stand among `PLACES`.
#[derive(Clone, Copy)]
struct Way {
    place: u16,
    /// The bits of the second byte that are added.
    mask: u8,
    /// Whether they stand elsewhere.
    is_rare: bool,
}

/// By the first byte.
static WAYS: [Way; 256] = {
    let mut ways = [Way { place: NOTHING, mask: 0, is_rare: false }; 256];
    let mut byte = 0;
    while byte < 256 {
        ways[byte] = match byte as u8 {
            0..0x80 => Way { place: byte as u16, ..ways[byte] },
            0xD8..=0xDB => Way { place: 128 + 64 * (byte as u16 & 3), mask: 0x3F, is_rare: false },
            0xC0.. => Way { is_rare: true, ..ways[byte] },
            _ => ways[byte],
        };
        byte += 1;
    }
    ways
};

/// The properties of ASCII, behind them those of U+0600-06FF, and none.
static PLACES: [u8; 512] = {
    let mut all = [0; 512];
    let mut at = 0;
    while at < NOTHING as usize {
        all[at] = if at < 128 { PROPERTIES.ascii[at] } else { PROPERTIES.arabic[at - 128] };
        at += 1;
    }
    all
};
const NOTHING: u16 = 384;
