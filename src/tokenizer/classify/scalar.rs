//! The classifier without vectors: tables, and eight bytes at a time in a `u64`.

use super::classifier::{BLOCK_READ, CharMasks, Classifier, Work};
use crate::simd::chunks;
use crate::tokenizer::properties::*;

/// Classifies by table.
pub(super) struct ScalarClassifier;

impl Classifier for ScalarClassifier {
    #[inline(always)]
    fn classify_block(bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) -> CharMasks {
        classify_block(bytes, properties)
    }

    fn positions_of(bytes: &[u8; BLOCK_READ], byte: u8) -> u64 {
        mask_by_eights(bytes.first_chunk().expect("more than 64"), |eight| zero_bytes(eight ^ repeated(byte)))
    }

    #[inline(never)]
    fn out_of_line<W: Work>(work: W) -> W::Output {
        work.run::<Self>()
    }
}

fn classify_block(bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) -> CharMasks {
    // ASCII and pairs are looked up without a branch on which of them stands here: such a branch
    // would be mispredicted at the ends of words.
    let mut rare = 0;
    for (at, property) in properties.iter_mut().enumerate() {
        let index = INDEX_BY_LEAD[usize::from(bytes[at])];
        let place = usize::from(index.base) + usize::from(bytes[at + 1] & index.mask);
        *property = ASCII_AND_ARABIC[place % ASCII_AND_ARABIC.len()];
        rare |= u64::from(index.is_rare) << at;
    }
    let rare = if rare == 0 { 0 } else { classify_other_blocks(bytes, rare, properties) };
    let here = bytes.first_chunk().expect("more than 64");
    let next = bytes[1..].first_chunk().expect("more than 65");
    let continuations = mask_by_eights(here, |eight| low_bits_of_bytes(eight >> 7 & !(eight >> 6)));
    let ascii = !mask_by_eights(here, |eight| low_bits_of_bytes(eight >> 7));
    let [ascii_spaces, h] = [b' ', b'h'].map(|byte| mask_by_eights(here, |eight| zero_bytes(eight ^ repeated(byte))));
    let scheme_candidates =
        if h == 0 { 0 } else { h & mask_by_eights(next, |eight| zero_bytes(eight ^ repeated(b't'))) };
    let mut by_property = [0; 8];
    for (at, eight) in chunks::<_, 8>(properties).iter().enumerate() {
        let columns = transposed(u64::from_le_bytes(*eight)).to_le_bytes();
        by_property.iter_mut().zip(columns).for_each(|(mask, column)| *mask |= u64::from(column) << (8 * at));
    }
    CharMasks::new(!continuations, ascii, [ascii_spaces, scheme_candidates, rare], by_property)
}

/// Transposes a matrix of 8 by 8 bits: one row for each byte.
fn transposed(bytes: u64) -> u64 {
    let swapped = |bytes: u64, shift: u32, mask: u64| {
        let other = (bytes ^ bytes >> shift) & mask;
        bytes ^ other ^ other << shift
    };
    let bytes = swapped(bytes, 7, 0x00AA_00AA_00AA_00AA);
    let bytes = swapped(bytes, 14, 0x0000_CCCC_0000_CCCC);
    swapped(bytes, 28, 0x0000_0000_F0F0_F0F0)
}

/// Writes the properties of those characters in `rare` that are of U+0080-00BF or U+2000-203F, as
/// vectors do. Returns the other characters.
#[inline(never)]
fn classify_other_blocks(bytes: &[u8; BLOCK_READ], rare: u64, properties: &mut [u8; 64]) -> u64 {
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

/// Builds a mask of 64 bits from eight bits for each eight bytes.
fn mask_by_eights(bytes: &[u8; 64], bits_of: impl Fn(u64) -> u64) -> u64 {
    let eights = chunks::<_, 8>(bytes).iter().enumerate();
    eights.fold(0, |mask, (at, eight)| mask | bits_of(u64::from_le_bytes(*eight)) << (8 * at))
}

fn repeated(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// Returns a bit for each of eight bytes that is zero.
fn zero_bytes(bytes: u64) -> u64 {
    low_bits_of_bytes(!(((bytes & repeated(0x7F)) + repeated(0x7F)) | bytes) >> 7)
}

/// Returns the lowest bit of each of eight bytes.
fn low_bits_of_bytes(bytes: u64) -> u64 {
    (bytes & repeated(1)).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// How the first two bytes of a character give its index in `ASCII_AND_ARABIC`.
#[derive(Clone, Copy)]
struct PropertyIndex {
    base: u16,
    /// The bits of the second byte that are added to `base`.
    mask: u8,
    /// Whether the table does not hold this character.
    is_rare: bool,
}

/// By the lead byte.
static INDEX_BY_LEAD: [PropertyIndex; 256] = {
    let mut indices = [PropertyIndex { base: NO_PROPERTIES, mask: 0, is_rare: false }; 256];
    let mut byte = 0;
    while byte < 256 {
        indices[byte] = match byte as u8 {
            0..0x80 => PropertyIndex { base: byte as u16, ..indices[byte] },
            0xD8..=0xDB => PropertyIndex { base: 128 + 64 * (byte as u16 & 3), mask: 0x3F, is_rare: false },
            0xC0.. => PropertyIndex { is_rare: true, ..indices[byte] },
            _ => indices[byte],
        };
        byte += 1;
    }
    indices
};

/// The properties of ASCII, then those of U+0600-06FF, then zeros from index `NO_PROPERTIES` on.
static ASCII_AND_ARABIC: [u8; 512] = {
    let mut all = [0; 512];
    let mut at = 0;
    while at < NO_PROPERTIES as usize {
        all[at] = if at < 128 { PROPERTIES.ascii[at] } else { PROPERTIES.arabic[at - 128] };
        at += 1;
    }
    all
};
const NO_PROPERTIES: u16 = 384;
