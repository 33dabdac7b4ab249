//! AVX-512 with VBMI, VBMI2 and GFNI: tables in registers, lists by compression.

use core::arch::x86_64::*;

use super::eye::{Eye, SIGHT, Seen, Signs, sight};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simple::*;
use crate::tokenizer::window::{SPAN, Window};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi1,bmi2,lzcnt")]
pub(super) fn fill(window: &mut Window, span: &[u8; SPAN], length: usize, options: Tokenizer) {
    match options.gives_spaces() {
        true => window.fill::<Avx512, true>(span, length, options),
        false => window.fill::<Avx512, false>(span, length, options),
    }
}

/// Used by `fill` alone, where the instructions are there.
struct Avx512;

impl Eye for Avx512 {
    #[inline(always)]
    fn look(span: &[u8; SPAN], seen: &mut [Seen], properties: &mut [[u8; 64]]) {
        Self::out_of_line(|| {
            for (word, (seen, properties)) in seen.iter_mut().zip(properties).enumerate() {
                // SAFETY: the processor has the instructions.
                *seen = unsafe { see(sight(span, 64 * word), properties) };
            }
        });
    }

    #[inline(always)]
    fn signs(bytes: &[u8; SIGHT]) -> Signs {
        // SAFETY: the processor has the instructions.
        Signs::new(|byte| unsafe { places_of(byte, bytes) })
    }

    #[inline(never)]
    fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
        // SAFETY: the processor has the instructions.
        unsafe { out_of_line(work) }
    }

    #[inline(always)]
    fn list_starts(bits: u64, offset: u8, properties: &[u8; 64], starts: &mut [u8; 64], firsts: &mut [u8; 64]) {
        // SAFETY: the processor has the instructions.
        unsafe {
            compress(bits, _mm512_add_epi8(load(&PLACES), _mm512_set1_epi8(offset as i8)), starts);
            compress(bits, load(properties), firsts);
        }
    }

    #[inline(always)]
    fn list_ends(bits: u64, offset: u8, [stops, numbers]: [u64; 2], ends: &mut [u8; 64], flags: &mut [u8; 64]) {
        // SAFETY: the processor has the instructions.
        unsafe {
            compress(bits, _mm512_add_epi8(load(&PLACES), _mm512_set1_epi8(offset as i8)), ends);
            let stops = _mm512_maskz_set1_epi8(stops, STOP as i8);
            let numbers = _mm512_maskz_set1_epi8(numbers, NO_LETTER as i8);
            compress(bits, _mm512_or_si512(stops, numbers), flags);
        }
    }
}

static PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut at = 0;
    while at < 64 {
        places[at] = at as u8;
        at += 1;
    }
    places
};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi1,bmi2,lzcnt")]
fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
    work()
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn places_of(byte: u8, bytes: &[u8; SIGHT]) -> u64 {
    _mm512_cmpeq_epi8_mask(load(bytes), _mm512_set1_epi8(byte as i8))
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn see(bytes: &[u8; SIGHT], to: &mut [u8; 64]) -> Seen {
    let [first, second, third] = [0, 1, 2].map(|at| load(&bytes[at..]));
    let byte = |byte: u8| _mm512_set1_epi8(byte as i8);
    let ascii = !_mm512_movepi8_mask(first);
    let pairs = _mm512_cmpeq_epi8_mask(_mm512_and_si512(first, byte(0xFC)), byte(0xD8));
    let latin = _mm512_cmpeq_epi8_mask(first, byte(0xC2));
    let general = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(first, byte(0xE2)), second, byte(0x80));
    let properties = _mm512_maskz_mov_epi8(ascii, by_ascii(first));
    let properties = _mm512_mask_mov_epi8(properties, pairs, by_pair(first, second));
    let properties = _mm512_mask_permutexvar_epi8(properties, latin, second, load(&PROPERTIES.latin));
    let properties = _mm512_mask_permutexvar_epi8(properties, general, third, load(&PROPERTIES.general));
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), properties) };
    let leads = _mm512_cmpge_epu8_mask(first, byte(0xC0));
    let rare = _mm512_mask_testn_epi8_mask(leads, properties, properties);
    let blanks = _mm512_cmpeq_epi8_mask(first, byte(b' '));
    let links = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(first, byte(b'h')), second, byte(b't'));
    Seen::new(leads | ascii, ascii, [blanks, links, rare], bits_of(properties))
}

/// For each bit of a byte the bits of all 64.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,gfni")]
fn bits_of(bytes: __m512i) -> [u64; 8] {
    // A row of eight bytes, the last first, becomes a byte for each bit; these are then sorted by bit.
    let rows = _mm512_permutexvar_epi8(load(&BACKWARDS), bytes);
    let columns = _mm512_gf2p8affine_epi64_epi8::<0>(_mm512_set1_epi64(0x8040_2010_0804_0201_u64 as i64), rows);
    let sorted = _mm512_permutexvar_epi8(load(&COLUMNS), columns);
    let mut bits = [0; 8];
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_storeu_si512(bits.as_mut_ptr().cast(), sorted) };
    bits
}

/// The places of bytes, backwards in each eight.
static BACKWARDS: [u8; 64] = {
    let mut places = [0; 64];
    let mut at = 0;
    while at < 64 {
        places[at] = at as u8 ^ 7;
        at += 1;
    }
    places
};

/// The places of the first bytes of all eights, of the second, and so on.
static COLUMNS: [u8; 64] = {
    let mut places = [0; 64];
    let mut at = 0;
    while at < 64 {
        places[at] = (at % 8 * 8 + at / 8) as u8;
        at += 1;
    }
    places
};

/// The properties of ASCII.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn by_ascii(bytes: __m512i) -> __m512i {
    let [low, high] = [0, 64].map(|at| load(&PROPERTIES.ascii[at..]));
    _mm512_permutex2var_epi8(low, bytes, high)
}

/// The properties of U+0600-06FF, at first bytes.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn by_pair(first: __m512i, second: __m512i) -> __m512i {
    let quarters = [0, 64, 128, 192].map(|at| load(&PROPERTIES.arabic[at..]));
    let trail = _mm512_set1_epi8(0x3F);
    let high = _mm512_andnot_si512(trail, _mm512_slli_epi16::<6>(first));
    let place = _mm512_or_si512(high, _mm512_and_si512(trail, second));
    let low = _mm512_permutex2var_epi8(quarters[0], place, quarters[1]);
    let high = _mm512_permutex2var_epi8(quarters[2], place, quarters[3]);
    _mm512_mask_blend_epi8(_mm512_movepi8_mask(place), low, high)
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2")]
fn compress(bits: u64, bytes: __m512i, to: &mut [u8; 64]) {
    // In the register, then one plain store: the form that compresses into memory is slow on AMD.
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
