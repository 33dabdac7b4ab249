//! SIMD of WebAssembly: registers of 16 bytes.

use core::arch::wasm32::*;

use super::compress::{FIRST, SECOND};
use super::register::{OWN_BITS, Register, eight_each};
use super::unrolled;

#[derive(Clone, Copy)]
pub(crate) struct Simd128(v128);

// SAFETY of each block: the caller keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks, unused_unsafe)]
impl Register for Simd128 {
    const BYTES: usize = 16;
    type Quarters = ();

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(v128_load(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { v128_store(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self {
        unsafe { Self(u64x2(sixteens[0] as u64, (sixteens[0] >> 64) as u64)) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(u8x16_splat(byte)) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        unsafe { Self::load(table.as_ptr()) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(v128_and(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(v128_or(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(v128_xor(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(v128_andnot(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        unsafe { Self(v128_bitselect(this.0, other.0, i8x16_shr(mask.0, 7))) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        unsafe { Self(u8x16_eq(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        unsafe { Self(u8x16_min(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        unsafe { Self(u8x16_max(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn minus(self, other: Self) -> Self {
        unsafe { Self(u8x16_sub(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        unsafe { Self(u8x16_swizzle(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self {
        unsafe { Self(u8x16_swizzle(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn quarters(_table: &[u8; 256]) {}
    #[inline(always)]
    unsafe fn look_up_quarters<const BOTH: bool>(_table: (), at: Self) -> Self {
        at
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        unsafe { Self(u8x16_shr(self.0, 4)) }
    }
    #[inline(always)]
    unsafe fn top_two(self) -> Self {
        unsafe { Self(u8x16_shr(self.0, 6)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(u8x16_shl(self.0, 6)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        unsafe { Self(u8x16_shl(self.0, 2)) }
    }
    #[inline(always)]
    unsafe fn shift_in(self, before: Self) -> Self {
        unsafe {
            Self(u8x16_shuffle::<15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30>(before.0, self.0))
        }
    }
    #[inline(always)]
    unsafe fn shift_in_2(self, before: Self) -> Self {
        unsafe {
            Self(u8x16_shuffle::<14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29>(before.0, self.0))
        }
    }
    #[inline(always)]
    unsafe fn shift_out(self, behind: Self) -> Self {
        unsafe { Self(u8x16_shuffle::<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16>(self.0, behind.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out_2(self, behind: Self) -> Self {
        unsafe { Self(u8x16_shuffle::<2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17>(self.0, behind.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        unsafe { u64::from(u8x16_bitmask(self.0)) }
    }
    #[inline(always)]
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64 {
        let mut bits = 0;
        unsafe {
            unrolled!(at in 4 => { bits |= Self(u8x16_shl(block[at].0, SHIFT as u32)).high_bits() << (16 * at); })
        }
        bits
    }
    #[inline(always)]
    unsafe fn any(self) -> bool {
        unsafe { v128_any_true(self.0) }
    }
    #[inline(always)]
    unsafe fn spread(bits: u64, number: usize) -> Self {
        unsafe {
            let own = Self::load(OWN_BITS.as_ptr());
            let word = Self(u16x8_splat((bits >> (16 * number)) as u16));
            let eights = Self::look_up(word, Self::load(const { &eight_each(0) }.as_ptr()));
            eights.and(own).equals(own)
        }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8 {
        let (first, second) = (keep as usize & 0xFF, keep as usize >> 8 & 0xFF);
        unsafe {
            let places =
                v128_load64_lane::<1>(v128_load64_zero(FIRST[first].as_ptr().cast()), SECOND[second].as_ptr().cast());
            let both = u8x16_swizzle(self.0, places);
            v128_store64_lane::<0>(both, to.cast());
            let to = to.add(first.count_ones() as usize);
            v128_store64_lane::<1>(both, to.cast());
            to.add(second.count_ones() as usize)
        }
    }
}
