//! AVX-512 with VBMI: tables in registers.

use core::arch::x86_64::*;

use super::{SPAN, Seen};
use crate::tokenizer::simple::*;
use crate::tokenizer::window::Window;

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,bmi1,bmi2,lzcnt")]
pub(super) fn fill(span: &[u8; SPAN], base: usize, spaces: bool, window: &mut Window) {
    window.take_in(&see(span), base, spaces);
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn see(span: &[u8; SPAN]) -> Seen {
    let [bytes, second, third] = [0, 1, 2].map(|at| load(&span[at..]));
    let byte = |byte: u8| _mm512_set1_epi8(byte as i8);
    let ascii = !_mm512_movepi8_mask(bytes);
    let pairs = _mm512_cmpeq_epi8_mask(_mm512_and_si512(bytes, byte(0xFC)), byte(0xD8));
    let latin = _mm512_cmpeq_epi8_mask(bytes, byte(0xC2));
    let general = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(bytes, byte(0xE2)), second, byte(0x80));
    let properties = _mm512_maskz_mov_epi8(ascii, by_ascii(bytes));
    let properties = _mm512_mask_mov_epi8(properties, pairs, by_pair(bytes, second));
    let properties = _mm512_mask_permutexvar_epi8(properties, latin, second, load(&PROPERTIES.latin));
    let properties = _mm512_mask_permutexvar_epi8(properties, general, third, load(&PROPERTIES.general));
    let of = |property: u8| _mm512_test_epi8_mask(properties, _mm512_set1_epi8(property as i8));
    Seen {
        letters: of(LETTER),
        attaching: of(ATTACHES),
        digits: of(DIGIT),
        signs: of(SIGN),
        symbols: of(SYMBOL),
        middle: of(MIDDLE),
        spaces: of(SPACE),
        connectors: of(CONNECTOR),
        ascii,
        first: _mm512_cmpneq_epi8_mask(_mm512_and_si512(bytes, byte(0xC0)), byte(0x80)),
        general,
        blanks: _mm512_cmpeq_epi8_mask(bytes, byte(b' ')),
    }
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn by_ascii(bytes: __m512i) -> __m512i {
    let [low, high] = [0, 64].map(|at| load(&PROPERTIES.ascii[at..]));
    _mm512_permutex2var_epi8(low, bytes, high)
}

/// At the first bytes of U+0600-06FF.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn by_pair(bytes: __m512i, second: __m512i) -> __m512i {
    let quarters = [0, 64, 128, 192].map(|at| load(&PROPERTIES.arabic[at..]));
    let trail = _mm512_set1_epi8(0x3F);
    let place =
        _mm512_or_si512(_mm512_andnot_si512(trail, _mm512_slli_epi16::<6>(bytes)), _mm512_and_si512(trail, second));
    let low = _mm512_permutex2var_epi8(quarters[0], place, quarters[1]);
    let high = _mm512_permutex2var_epi8(quarters[2], place, quarters[3]);
    _mm512_mask_blend_epi8(_mm512_movepi8_mask(place), low, high)
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(bytes: &[u8]) -> __m512i {
    let bytes: &[u8; 64] = bytes.first_chunk().expect("64 bytes");
    // SAFETY: the array has 64 bytes.
    unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
}
