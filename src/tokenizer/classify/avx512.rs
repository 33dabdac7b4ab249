//! The classifier for AVX-512 with VBMI, VBMI2 and GFNI: tables are held in registers, lists are
//! made by compression.

use core::arch::x86_64::*;

use super::classifier::{BLOCK_READ, CharMasks, Classifier, Work};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::properties::*;
use crate::tokenizer::window::{SPAN, Window};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi1,bmi2,lzcnt")]
pub(super) fn fill(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
    super::engine::fill_whole::<Avx512Classifier>(window, span, length, options);
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi1,bmi2,lzcnt")]
pub(super) fn fill_split(window: &mut Window, span: &[u8; SPAN], length: usize, options: &Tokenizer) {
    super::engine::fill_split::<Avx512Classifier>(window, span, length, options);
}

/// Used by `fill` and `fill_split` alone, which require these instructions; `classify` states the
/// contract.
struct Avx512Classifier;

impl Classifier for Avx512Classifier {
    #[inline(always)]
    fn classify_block(bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) -> CharMasks {
        // SAFETY: this type is used only where the processor has the instructions (module
        // `classify`).
        unsafe { classify_block(bytes, properties) }
    }

    #[inline(always)]
    fn positions_of(bytes: &[u8; BLOCK_READ], byte: u8) -> u64 {
        // SAFETY: this type is used only where the processor has the instructions (module
        // `classify`).
        unsafe { positions_of_byte(byte, bytes) }
    }

    #[inline(never)]
    fn out_of_line<W: Work>(work: W) -> W::Output {
        // SAFETY: this type is used only where the processor has the instructions (module
        // `classify`).
        unsafe { out_of_line(work) }
    }

    #[inline(always)]
    fn list_starts(bits: u64, offset: u8, properties: &[u8; 64], starts: &mut [u8; 64], firsts: &mut [u8; 64]) {
        // SAFETY: this type is used only where the processor has the instructions (module
        // `classify`).
        unsafe {
            compress(bits, _mm512_add_epi8(load(&POSITIONS), _mm512_set1_epi8(offset as i8)), starts);
            compress(bits, load(properties), firsts);
        }
    }

    #[inline(always)]
    fn list_ends(bits: u64, offset: u8, [open_ends, numbers]: [u64; 2], ends: &mut [u8; 64], flags: &mut [u8; 64]) {
        // SAFETY: this type is used only where the processor has the instructions (module
        // `classify`).
        unsafe {
            compress(bits, _mm512_add_epi8(load(&POSITIONS), _mm512_set1_epi8(offset as i8)), ends);
            let open_ends = _mm512_maskz_set1_epi8(open_ends, OPEN_END as i8);
            let numbers = _mm512_maskz_set1_epi8(numbers, NO_LETTER as i8);
            compress(bits, _mm512_or_si512(open_ends, numbers), flags);
        }
    }
}

/// The numbers from 0 to 63.
static POSITIONS: [u8; 64] = {
    let mut positions = [0; 64];
    let mut at = 0;
    while at < 64 {
        positions[at] = at as u8;
        at += 1;
    }
    positions
};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi1,bmi2,lzcnt")]
fn out_of_line<W: Work>(work: W) -> W::Output {
    work.run::<Avx512Classifier>()
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn positions_of_byte(byte: u8, bytes: &[u8; BLOCK_READ]) -> u64 {
    _mm512_cmpeq_epi8_mask(load(bytes), _mm512_set1_epi8(byte as i8))
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn classify_block(bytes: &[u8; BLOCK_READ], to: &mut [u8; 64]) -> CharMasks {
    let [first, second, third] = [0, 1, 2].map(|at| load(&bytes[at..]));
    let byte = |byte: u8| _mm512_set1_epi8(byte as i8);
    let ascii = !_mm512_movepi8_mask(first);
    let pairs = _mm512_cmpeq_epi8_mask(_mm512_and_si512(first, byte(0xFC)), byte(0xD8));
    let latin = _mm512_cmpeq_epi8_mask(first, byte(0xC2));
    let general = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(first, byte(0xE2)), second, byte(0x80));
    let properties = _mm512_maskz_mov_epi8(ascii, ascii_properties(first));
    let properties = _mm512_mask_mov_epi8(properties, pairs, pair_properties(first, second));
    let properties = _mm512_mask_permutexvar_epi8(properties, latin, second, load(&PROPERTIES.latin));
    let properties = _mm512_mask_permutexvar_epi8(properties, general, third, load(&PROPERTIES.general));
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), properties) };
    let leads = _mm512_cmpge_epu8_mask(first, byte(0xC0));
    let rare = _mm512_mask_testn_epi8_mask(leads, properties, properties);
    let ascii_spaces = _mm512_cmpeq_epi8_mask(first, byte(b' '));
    let scheme_candidates = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(first, byte(b'h')), second, byte(b't'));
    CharMasks::new(leads | ascii, ascii, [ascii_spaces, scheme_candidates, rare], masks_by_bit(properties))
}

/// Returns a mask for each bit of a byte, the highest bit first: bit `n` of a mask is that bit of
/// byte `n`.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn masks_by_bit(bytes: __m512i) -> [u64; 8] {
    // The affine transformation transposes each group of eight bytes, reversed, as a matrix of 8 by
    // 8 bits. The second permutation collects the bytes of one bit from all groups.
    let rows = _mm512_permutexvar_epi8(load(&BACKWARDS), bytes);
    let columns = _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(0x8040_2010_0804_0201_u64 as i64), rows);
    let sorted = _mm512_permutexvar_epi8(load(&COLUMNS), columns);
    let mut bits = [0; 8];
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_storeu_si512(bits.as_mut_ptr().cast(), sorted) };
    bits
}

/// The positions of bytes, reversed in each group of eight.
static BACKWARDS: [u8; 64] = {
    let mut positions = [0; 64];
    let mut at = 0;
    while at < 64 {
        positions[at] = at as u8 ^ 7;
        at += 1;
    }
    positions
};

/// The positions of the first byte of each group of eight, then those of the second bytes, and so
/// on.
static COLUMNS: [u8; 64] = {
    let mut positions = [0; 64];
    let mut at = 0;
    while at < 64 {
        positions[at] = (at % 8 * 8 + at / 8) as u8;
        at += 1;
    }
    positions
};

/// Looks up the properties of ASCII bytes.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn ascii_properties(bytes: __m512i) -> __m512i {
    let [low, high] = [0, 64].map(|at| load(&PROPERTIES.ascii[at..]));
    _mm512_permutex2var_epi8(low, bytes, high)
}

/// Looks up the properties of the characters U+0600-06FF, at their first bytes.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn pair_properties(first: __m512i, second: __m512i) -> __m512i {
    let quarters = [0, 64, 128, 192].map(|at| load(&PROPERTIES.arabic[at..]));
    let low_six = _mm512_set1_epi8(0x3F);
    let high = _mm512_andnot_si512(low_six, _mm512_slli_epi16::<6>(first));
    let index = _mm512_or_si512(high, _mm512_and_si512(low_six, second));
    let low = _mm512_permutex2var_epi8(quarters[0], index, quarters[1]);
    let high = _mm512_permutex2var_epi8(quarters[2], index, quarters[3]);
    _mm512_mask_blend_epi8(_mm512_movepi8_mask(index), low, high)
}

/// Writes the bytes at the positions of set bits to the start of `to`, and zeros after them.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2")]
fn compress(bits: u64, bytes: __m512i, to: &mut [u8; 64]) {
    // Compresses into a register and stores that: the instruction that compresses into memory is
    // slow on AMD.
    let compressed = _mm512_maskz_compress_epi8(bits, bytes);
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), compressed) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(bytes: &[u8]) -> __m512i {
    let bytes: &[u8; 64] = bytes.first_chunk().expect("64 bytes");
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}
