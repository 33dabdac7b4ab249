//! Compression for the sets of x86-64 that have no instruction for it.

use core::arch::x86_64::*;

use super::compress::{FIRST, SECOND};

/// Writes the bytes of `keep` one after another, eight at a time, and undefined bytes behind them.
/// Returns the position of the next byte.
///
/// # Safety
///
/// The processor has SSSE3, and sixteen bytes can be written at `to`.
#[inline(always)]
pub(super) unsafe fn compress_16(bytes: __m128i, keep: u64, to: *mut u8) -> *mut u8 {
    let (first, second) = (keep as usize & 0xFF, keep as usize >> 8 & 0xFF);
    // SAFETY: the caller guarantees the requirements, and eight bytes are read from tables of
    // eight. `_mm_load_sd` and its kind are not used because they want aligned memory, for Rust if
    // not for the processor.
    unsafe {
        let low = FIRST[first].as_ptr().cast::<f64>().read_unaligned();
        let high = SECOND[second].as_ptr().cast::<f64>().read_unaligned();
        let places = _mm_castpd_si128(_mm_setr_pd(low, high));
        let both = _mm_castsi128_pd(_mm_shuffle_epi8(bytes, places));
        to.cast::<f64>().write_unaligned(_mm_cvtsd_f64(both));
        let to = to.add(first.count_ones() as usize);
        to.cast::<f64>().write_unaligned(_mm_cvtsd_f64(_mm_unpackhi_pd(both, both)));
        to.add(second.count_ones() as usize)
    }
}
