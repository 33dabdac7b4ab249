//! AVX-512 with BW: registers of 64 bytes, without an instruction that compresses bytes.

use core::arch::x86_64::*;

use super::low_bits;
use super::register::Register;
use super::x86::compress_16;

#[derive(Clone, Copy)]
pub(crate) struct Avx512Bw(__m512i);

// SAFETY of each block: the caller keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Register for Avx512Bw {
    const BYTES: usize = 64;
    type Quarters = ();

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(_mm512_loadu_si512(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { _mm512_storeu_si512(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self {
        unsafe {
            let [low, high] = sixteens;
            Self(_mm512_set_epi64(0, 0, 0, 0, (high >> 64) as i64, high as i64, (low >> 64) as i64, low as i64))
        }
    }
    #[inline(always)]
    unsafe fn load_short(bytes: &[u8]) -> [Self; 4] {
        unsafe {
            let all = _mm512_maskz_loadu_epi8(low_bits(bytes.len()), bytes.as_ptr().cast());
            [Self(all), Self::splat(0), Self::splat(0), Self::splat(0)]
        }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(_mm512_set1_epi8(byte as i8)) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        unsafe { Self(_mm512_broadcast_i32x4(_mm_loadu_si128(table.as_ptr().cast()))) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(_mm512_and_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(_mm512_or_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(_mm512_xor_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(_mm512_andnot_si512(other.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        unsafe { Self(_mm512_mask_blend_epi8(_mm512_movepi8_mask(mask.0), other.0, this.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        unsafe { Self(_mm512_movm_epi8(_mm512_cmpeq_epi8_mask(self.0, other.0))) }
    }
    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        unsafe { Self(_mm512_min_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        unsafe { Self(_mm512_max_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn minus(self, other: Self) -> Self {
        unsafe { Self(_mm512_sub_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        unsafe { Self(_mm512_shuffle_epi8(table.0, at.0)) }
    }
    /// Saturating addition maps indexes below 16 to 0x70..=0x7F, whose low half `vpshufb` uses, and
    /// all others to 0x80 and more, for which it gives zero.
    #[inline(always)]
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self {
        unsafe { Self(_mm512_shuffle_epi8(table.0, _mm512_adds_epu8(at.0, _mm512_set1_epi8(0x70)))) }
    }
    #[inline(always)]
    unsafe fn quarters(_table: &[u8; 256]) {}
    #[inline(always)]
    unsafe fn look_up_quarters<const BOTH: bool>(_table: (), at: Self) -> Self {
        at
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        unsafe { Self(_mm512_srli_epi16::<4>(self.0)).and(Self::splat(0x0F)) }
    }
    #[inline(always)]
    unsafe fn top_two(self) -> Self {
        unsafe { Self(_mm512_srli_epi16::<6>(self.0)).and(Self::splat(0x03)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(_mm512_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        unsafe { Self(_mm512_slli_epi16::<2>(self.0)).and(Self::splat(0xFC)) }
    }
    #[inline(always)]
    unsafe fn shift_in(self, before: Self) -> Self {
        unsafe { Self(_mm512_alignr_epi8::<15>(self.0, _mm512_alignr_epi32::<12>(self.0, before.0))) }
    }
    #[inline(always)]
    unsafe fn shift_in_2(self, before: Self) -> Self {
        unsafe { Self(_mm512_alignr_epi8::<14>(self.0, _mm512_alignr_epi32::<12>(self.0, before.0))) }
    }
    #[inline(always)]
    unsafe fn shift_out(self, behind: Self) -> Self {
        unsafe { Self(_mm512_alignr_epi8::<1>(_mm512_alignr_epi32::<4>(behind.0, self.0), self.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out_2(self, behind: Self) -> Self {
        unsafe { Self(_mm512_alignr_epi8::<2>(_mm512_alignr_epi32::<4>(behind.0, self.0), self.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        unsafe { _mm512_movepi8_mask(self.0) }
    }
    #[inline(always)]
    unsafe fn tests(block: [Self; 4], other: [Self; 4]) -> u64 {
        unsafe { _mm512_test_epi8_mask(block[0].0, other[0].0) }
    }
    #[inline(always)]
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64 {
        unsafe { _mm512_test_epi8_mask(block[0].0, Self::splat(0x80 >> SHIFT).0) }
    }
    #[inline(always)]
    unsafe fn any(self) -> bool {
        unsafe { _mm512_test_epi8_mask(self.0, self.0) != 0 }
    }
    #[inline(always)]
    unsafe fn spread(bits: u64, _number: usize) -> Self {
        unsafe { Self(_mm512_movm_epi8(bits)) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8 {
        unsafe {
            let to = compress_16(_mm512_castsi512_si128(self.0), keep, to);
            let to = compress_16(_mm512_extracti32x4_epi32::<1>(self.0), keep >> 16, to);
            let to = compress_16(_mm512_extracti32x4_epi32::<2>(self.0), keep >> 32, to);
            compress_16(_mm512_extracti32x4_epi32::<3>(self.0), keep >> 48, to)
        }
    }
}
