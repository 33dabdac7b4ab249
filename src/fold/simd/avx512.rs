//! AVX-512 with VBMI and VBMI2: 64 bytes, tables in registers, compression in one instruction.

use core::arch::x86_64::*;

use super::vector::{Mask, Vector};

#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512i);

pub(super) struct Tables([[__m512i; 4]; 2]);

impl Tables {
    /// # Safety
    /// Needs AVX-512 F.
    #[inline(always)]
    pub(super) unsafe fn new(first: &[u8; 256], second: &[u8; 256]) -> Self {
        // SAFETY: each table has four times 64 bytes.
        unsafe {
            let quarters = |table: &[u8; 256]| {
                let at = table.as_ptr();
                [
                    Avx512::load(at).0,
                    Avx512::load(at.add(64)).0,
                    Avx512::load(at.add(128)).0,
                    Avx512::load(at.add(192)).0,
                ]
            };
            Self([quarters(first), quarters(second)])
        }
    }
}

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

/// # Safety
/// Needs AVX-512 BW and VBMI.
#[inline(always)]
unsafe fn entry(table: &[__m512i; 4], at: __m512i) -> __m512i {
    // SAFETY: as this function's.
    unsafe {
        let low = _mm512_permutex2var_epi8(table[0], at, table[1]);
        let high = _mm512_permutex2var_epi8(table[2], at, table[3]);
        _mm512_mask_blend_epi8(_mm512_movepi8_mask(at), low, high)
    }
}

// SAFETY (all of it): the trait asks the caller for the processor's features and for readable and writable memory.
impl Vector for Avx512 {
    const BYTES: usize = 64;
    type Mask = u64;
    type Tables = Tables;

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(_mm512_loadu_si512(from.cast())) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        unsafe { Self(_mm512_maskz_loadu_epi8(valid, from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { _mm512_storeu_si512(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        // In the register, then one plain store: the form that compresses into memory is slow on AMD.
        unsafe { Self(_mm512_maskz_compress_epi8(keep, self.0)).store(to) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(_mm512_set1_epi8(byte as i8)) }
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
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(_mm512_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> u64 {
        unsafe { _mm512_cmpeq_epi8_mask(self.0, other.0) }
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> u64 {
        unsafe { _mm512_movepi8_mask(self.0) }
    }
    #[inline(always)]
    unsafe fn select(mask: u64, this: Self, other: Self) -> Self {
        unsafe { Self(_mm512_mask_blend_epi8(mask, other.0, this.0)) }
    }
    #[inline(always)]
    unsafe fn lookup(tables: &Tables, first: u64, at: Self) -> Self {
        unsafe { Self::select(first, Self(entry(&tables.0[0], at.0)), Self(entry(&tables.0[1], at.0))) }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> u64 {
        unsafe {
            _mm512_cmple_epu8_mask(_mm512_sub_epi8(self.0, Self::splat(low).0), Self::splat(high.wrapping_sub(low)).0)
        }
    }
}
