//! AVX-512 with VBMI and VBMI2: 64 bytes, tables in registers, compression in one instruction.

use core::arch::x86_64::*;

use super::lookup::Lookup;
use super::vector::{Mask, Vector};

#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512i);

impl Mask for u64 {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self & other
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        self | other
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        self & !other
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        self
    }
}

impl Vector for Avx512 {
    const BYTES: usize = 64;
    type Mask = u64;
    const LOADS_PARTS: bool = true;
    type Tables<'t, const N: usize> = [[__m512i; 4]; N];

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_loadu_si512(from.cast())) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_maskz_loadu_epi8(valid, from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { _mm512_storeu_si512(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        // In the register, then one plain store: the form that compresses into memory is slow on AMD.
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_maskz_compress_epi8(keep, self.0)).store(to) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_set1_epi8(byte as i8)) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_and_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_or_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_xor_si512(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> u64 {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { _mm512_cmpeq_epi8_mask(self.0, other.0) }
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> u64 {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { _mm512_movepi8_mask(self.0) }
    }
    #[inline(always)]
    unsafe fn select(mask: u64, this: Self, other: Self) -> Self {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { Self(_mm512_mask_blend_epi8(mask, other.0, this.0)) }
    }
    #[inline(always)]
    unsafe fn tables<const N: usize>(lookup: &Lookup<N>) -> Self::Tables<'_, N> {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            let mut tables = [[Self::splat(0).0; 4]; N];
            for (table, bytes) in tables.iter_mut().zip(&lookup.tables) {
                for (quarter, bytes) in table.iter_mut().zip(bytes.as_chunks::<64>().0) {
                    *quarter = Self::load(bytes.as_ptr()).0;
                }
            }
            tables
        }
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: Self::Tables<'_, N>, at: Self, _valid: u64) -> [Self; N] {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            let mut found = [at; N];
            for (found, table) in found.iter_mut().zip(&tables) {
                // Each takes the seven low bits.
                let low = _mm512_permutex2var_epi8(table[0], at.0, table[1]);
                let high = _mm512_permutex2var_epi8(table[2], at.0, table[3]);
                *found = Self(_mm512_mask_blend_epi8(_mm512_movepi8_mask(at.0), low, high));
            }
            found
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
        const PLACES: [u8; 64] = {
            let mut places = [0; 64];
            let mut at = 0;
            while at < 64 {
                places[at] = at as u8;
                at += 1;
            }
            places
        };
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            let places = Self::load(PLACES.as_ptr()).0;
            let later = leads | leads << 1;
            let two = Self::splat(2).0;
            let places = _mm512_mask_sub_epi8(places, later, places, two);
            let places = _mm512_mask_add_epi8(places, later >> 2, places, two);
            Self(_mm512_permutexvar_epi8(places, self.0))
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> u64 {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { _mm512_cmpgt_epu8_mask(self.0, other.0) }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> u64 {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            _mm512_cmple_epu8_mask(_mm512_sub_epi8(self.0, Self::splat(low).0), Self::splat(high.wrapping_sub(low)).0)
        }
    }
}
