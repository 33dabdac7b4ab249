//! AVX2.

use core::arch::x86_64::*;

use super::nibbles::{ByNibbles, Bytes};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::window::{SPAN, Window};

#[target_feature(enable = "avx2,popcnt,bmi1,bmi2,lzcnt")]
pub(super) fn fill(window: &mut Window, span: &[u8; SPAN], length: usize, options: Tokenizer) {
    match options.gives_spaces() {
        true => window.fill::<ByNibbles<Avx2>, true>(span, length, options),
        false => window.fill::<ByNibbles<Avx2>, false>(span, length, options),
    }
}

/// Used by `fill` alone, where the instructions are there.
#[derive(Clone, Copy)]
struct Avx2(__m256i);

// SAFETY of each block: the caller's word, as `Bytes` asks for it.
impl Bytes for Avx2 {
    const BYTES: usize = 32;

    #[inline(always)]
    unsafe fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
        // SAFETY: as above.
        unsafe { out_of_line(work) }
    }

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_loadu_si256(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast()))) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_set1_epi8(byte as i8)) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_and_si256(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_or_si256(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_cmpeq_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_blendv_epi8(other.0, this.0, mask.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_shuffle_epi8(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_srli_epi16::<4>(self.0)).and(Self::splat(15)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        // SAFETY: as above.
        unsafe { Self(_mm256_slli_epi16::<2>(self.0)).and(Self::splat(0xFC)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        // SAFETY: as above.
        unsafe { u64::from(_mm256_movemask_epi8(self.0) as u32) }
    }
}

#[target_feature(enable = "avx2,popcnt,bmi1,bmi2,lzcnt")]
fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
    work()
}
