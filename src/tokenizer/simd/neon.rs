//! Advanced SIMD of 64-bit Arm.

use core::arch::aarch64::*;

use super::nibbles::{ByNibbles, Bytes};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::window::{SPAN, Window};

#[target_feature(enable = "neon")]
pub(super) fn fill(window: &mut Window, span: &[u8; SPAN], length: usize, options: Tokenizer) {
    match options.gives_spaces() {
        true => window.fill::<ByNibbles<Neon>, true>(span, length, options),
        false => window.fill::<ByNibbles<Neon>, false>(span, length, options),
    }
}

/// Used by `fill` alone, where the instructions are there.
#[derive(Clone, Copy)]
struct Neon(uint8x16_t);

impl Bytes for Neon {
    const BYTES: usize = 16;

    #[inline(always)]
    unsafe fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { out_of_line(work) }
    }

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vld1q_u8(from)) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { vst1q_u8(to, self.0) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        // SAFETY: the table has sixteen bytes.
        unsafe { Self::load(table.as_ptr()) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vdupq_n_u8(byte)) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vceqq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vbslq_u8(vcltzq_s8(vreinterpretq_s8_u8(mask.0)), this.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vqtbl1q_u8(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vshrq_n_u8::<4>(self.0)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe { Self(vshlq_n_u8::<2>(self.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        const PLACES: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];
        // SAFETY: the caller's word, as `Bytes` asks for it.
        unsafe {
            let set = vcltzq_s8(vreinterpretq_s8_u8(self.0));
            let bits = vandq_u8(set, vld1q_u8(PLACES.as_ptr()));
            let (low, high) = (vaddv_u8(vget_low_u8(bits)), vaddv_u8(vget_high_u8(bits)));
            u64::from(low) | u64::from(high) << 8
        }
    }
}

#[target_feature(enable = "neon")]
fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
    work()
}
