//! SSSE3: registers of 16 bytes.

use core::arch::x86_64::*;

use super::register::{OWN_BITS, Register, eight_each};
use super::x86::compress_16;

#[derive(Clone, Copy)]
pub(crate) struct Ssse3(__m128i);

// SAFETY of each block: the caller keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Register for Ssse3 {
    const BYTES: usize = 16;
    type Quarters = ();

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(_mm_loadu_si128(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { _mm_storeu_si128(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self {
        unsafe { Self(_mm_set_epi64x((sixteens[0] >> 64) as i64, sixteens[0] as i64)) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(_mm_set1_epi8(byte as i8)) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        unsafe { Self::load(table.as_ptr()) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(_mm_and_si128(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(_mm_or_si128(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(_mm_xor_si128(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(_mm_andnot_si128(other.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        unsafe {
            let set = Self(_mm_cmpgt_epi8(_mm_setzero_si128(), mask.0));
            this.and(set).or(other.without(set))
        }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        unsafe { Self(_mm_cmpeq_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        unsafe { Self(_mm_min_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        unsafe { Self(_mm_max_epu8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn minus(self, other: Self) -> Self {
        unsafe { Self(_mm_sub_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        unsafe { Self(_mm_shuffle_epi8(table.0, at.0)) }
    }
    /// Saturating addition maps indexes below 16 to 0x70..=0x7F, whose low half `pshufb` uses, and
    /// all others to 0x80 and more, for which it gives zero.
    #[inline(always)]
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self {
        unsafe { Self(_mm_shuffle_epi8(table.0, _mm_adds_epu8(at.0, _mm_set1_epi8(0x70)))) }
    }
    #[inline(always)]
    unsafe fn quarters(_table: &[u8; 256]) {}
    #[inline(always)]
    unsafe fn look_up_quarters<const BOTH: bool>(_table: (), at: Self) -> Self {
        at
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        unsafe { Self(_mm_srli_epi16::<4>(self.0)).and(Self::splat(0x0F)) }
    }
    #[inline(always)]
    unsafe fn top_two(self) -> Self {
        unsafe { Self(_mm_srli_epi16::<6>(self.0)).and(Self::splat(0x03)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(_mm_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        unsafe { Self(_mm_slli_epi16::<2>(self.0)).and(Self::splat(0xFC)) }
    }
    #[inline(always)]
    unsafe fn shift_in(self, before: Self) -> Self {
        unsafe { Self(_mm_alignr_epi8::<15>(self.0, before.0)) }
    }
    #[inline(always)]
    unsafe fn shift_in_2(self, before: Self) -> Self {
        unsafe { Self(_mm_alignr_epi8::<14>(self.0, before.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out(self, behind: Self) -> Self {
        unsafe { Self(_mm_alignr_epi8::<1>(behind.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out_2(self, behind: Self) -> Self {
        unsafe { Self(_mm_alignr_epi8::<2>(behind.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        unsafe { u64::from(_mm_movemask_epi8(self.0) as u32) }
    }
    #[inline(always)]
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64 {
        unsafe {
            let [a, b, c, d] = [
                _mm_movemask_epi8(_mm_slli_epi16::<SHIFT>(block[0].0)) as u32,
                _mm_movemask_epi8(_mm_slli_epi16::<SHIFT>(block[1].0)) as u32,
                _mm_movemask_epi8(_mm_slli_epi16::<SHIFT>(block[2].0)) as u32,
                _mm_movemask_epi8(_mm_slli_epi16::<SHIFT>(block[3].0)) as u32,
            ];
            u64::from(a | b << 16) | u64::from(c | d << 16) << 32
        }
    }
    #[inline(always)]
    unsafe fn any(self) -> bool {
        unsafe { _mm_movemask_epi8(_mm_cmpeq_epi8(self.0, _mm_setzero_si128())) != 0xFFFF }
    }
    #[inline(always)]
    unsafe fn spread(bits: u64, number: usize) -> Self {
        unsafe {
            let own = Self::load(OWN_BITS.as_ptr());
            let word = _mm_set1_epi16((bits >> (16 * number)) as i16);
            let eights = Self::look_up(Self(word), Self::load(const { &eight_each(0) }.as_ptr()));
            eights.and(own).equals(own)
        }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8 {
        unsafe { compress_16(self.0, keep, to) }
    }
}
