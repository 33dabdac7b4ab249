//! AVX2: registers of 32 bytes.

use core::arch::x86_64::*;

use super::register::{OWN_BITS, Register, eight_each};
use super::x86::compress_16;

#[derive(Clone, Copy)]
pub(crate) struct Avx2(__m256i);

// SAFETY of each block: the caller keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Register for Avx2 {
    const BYTES: usize = 32;
    type Quarters = ();

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(_mm256_loadu_si256(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { _mm256_storeu_si256(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self {
        unsafe {
            let [low, high] = sixteens;
            Self(_mm256_set_epi64x((high >> 64) as i64, high as i64, (low >> 64) as i64, low as i64))
        }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(_mm256_set1_epi8(byte as i8)) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        unsafe { Self(_mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast()))) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(_mm256_and_si256(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(_mm256_or_si256(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(_mm256_xor_si256(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(_mm256_andnot_si256(other.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        unsafe { Self(_mm256_blendv_epi8(other.0, this.0, mask.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        unsafe { Self(_mm256_cmpeq_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        unsafe { Self(_mm256_min_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        unsafe { Self(_mm256_max_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn minus(self, other: Self) -> Self {
        unsafe { Self(_mm256_sub_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        unsafe { Self(_mm256_shuffle_epi8(table.0, at.0)) }
    }
    /// Saturating addition maps indexes below 16 to 0x70..=0x7F, whose low half `pshufb` uses, and
    /// all others to 0x80 and more, for which it gives zero.
    #[inline(always)]
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self {
        unsafe { Self(_mm256_shuffle_epi8(table.0, _mm256_adds_epu8(at.0, _mm256_set1_epi8(0x70)))) }
    }
    #[inline(always)]
    unsafe fn quarters(_table: &[u8; 256]) {}
    #[inline(always)]
    unsafe fn look_up_quarters<const BOTH: bool>(_table: (), at: Self) -> Self {
        at
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        unsafe { Self(_mm256_srli_epi16::<4>(self.0)).and(Self::splat(0x0F)) }
    }
    #[inline(always)]
    unsafe fn top_two(self) -> Self {
        unsafe { Self(_mm256_srli_epi16::<6>(self.0)).and(Self::splat(0x03)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(_mm256_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        unsafe { Self(_mm256_slli_epi16::<2>(self.0)).and(Self::splat(0xFC)) }
    }
    #[inline(always)]
    unsafe fn shift_in(self, before: Self) -> Self {
        unsafe { Self(_mm256_alignr_epi8::<15>(self.0, _mm256_permute2x128_si256::<0x21>(before.0, self.0))) }
    }
    #[inline(always)]
    unsafe fn shift_in_2(self, before: Self) -> Self {
        unsafe { Self(_mm256_alignr_epi8::<14>(self.0, _mm256_permute2x128_si256::<0x21>(before.0, self.0))) }
    }
    #[inline(always)]
    unsafe fn shift_out(self, behind: Self) -> Self {
        unsafe { Self(_mm256_alignr_epi8::<1>(_mm256_permute2x128_si256::<0x21>(self.0, behind.0), self.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out_2(self, behind: Self) -> Self {
        unsafe { Self(_mm256_alignr_epi8::<2>(_mm256_permute2x128_si256::<0x21>(self.0, behind.0), self.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        unsafe { u64::from(_mm256_movemask_epi8(self.0) as u32) }
    }
    #[inline(always)]
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64 {
        unsafe {
            let low = _mm256_movemask_epi8(_mm256_slli_epi16::<SHIFT>(block[0].0)) as u32;
            let high = _mm256_movemask_epi8(_mm256_slli_epi16::<SHIFT>(block[1].0)) as u32;
            u64::from(low) | u64::from(high) << 32
        }
    }
    #[inline(always)]
    unsafe fn any(self) -> bool {
        unsafe { _mm256_testz_si256(self.0, self.0) == 0 }
    }
    #[inline(always)]
    unsafe fn spread(bits: u64, number: usize) -> Self {
        unsafe {
            let own = Self::table(&OWN_BITS);
            let word = Self(_mm256_set1_epi32((bits >> (32 * number)) as i32));
            let eights = _mm256_inserti128_si256::<1>(
                Self::table(const { &eight_each(0) }).0,
                Self::table(const { &eight_each(2) }).low(),
            );
            Self::look_up(word, Self(eights)).and(own).equals(own)
        }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8 {
        unsafe {
            let to = compress_16(self.low(), keep, to);
            compress_16(_mm256_extracti128_si256::<1>(self.0), keep >> 16, to)
        }
    }
}

impl Avx2 {
    /// Returns the first sixteen bytes.
    ///
    /// # Safety
    ///
    /// The processor has AVX2.
    #[inline(always)]
    unsafe fn low(self) -> __m128i {
        // SAFETY: the caller guarantees AVX2.
        unsafe { _mm256_castsi256_si128(self.0) }
    }
}
