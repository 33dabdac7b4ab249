//! AVX2: 32 bytes, tables by rows of sixteen, compression by rows of eight.

use core::arch::x86_64::*;

use super::compress::ORDERS;
use super::lookup::{Lookup, Row};
use super::vector::{Mask, Vector};

#[derive(Clone, Copy)]
pub(super) struct Avx2(__m256i);

/// All ones in the bytes of the set.
#[derive(Clone, Copy)]
pub(super) struct Bytes(__m256i);

// SAFETY (all of it): a mask comes from a vector, and whoever made that knows that the processor has AVX2.
impl Mask for Bytes {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Self(_mm256_and_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Self(_mm256_or_si256(self.0, other.0)) }
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: see above.
        unsafe { Self(_mm256_andnot_si256(other.0, self.0)) }
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        // SAFETY: see above.
        unsafe { u64::from(_mm256_movemask_epi8(self.0) as u32) }
    }
}

/// Sixteen bytes in both halves of a vector.
#[inline(always)]
unsafe fn twice(bytes: &[u8; 16]) -> __m256i {
    // SAFETY: the caller's word: there is AVX2; sixteen bytes are read of sixteen.
    unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(bytes.as_ptr().cast())) }
}

/// The entries of each table in these rows; zero elsewhere.
#[inline(always)]
unsafe fn look_up_rows<const N: usize>(rows: &[Row<N>], at: __m256i) -> [__m256i; N] {
    // SAFETY: the caller's word: there is AVX2.
    unsafe {
        let mut found = [_mm256_setzero_si256(); N];
        for row in rows {
            // Places in the row become 0x70 to 0x7F, which `pshufb` looks up, all others 0x80 and more: zero.
            let places = _mm256_adds_epu8(_mm256_xor_si256(at, twice(&row.place)), _mm256_set1_epi8(0x70));
            for (found, bytes) in found.iter_mut().zip(&row.bytes) {
                *found = _mm256_or_si256(*found, _mm256_shuffle_epi8(twice(bytes), places));
            }
        }
        found
    }
}

// SAFETY (all of it): the trait asks the caller for the processor's features and for readable and writable memory.
impl Vector for Avx2 {
    const BYTES: usize = 32;
    type Mask = Bytes;
    const LOADS_PARTS: bool = false;
    type Tables<'t, const N: usize> = &'t Lookup<N>;

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(_mm256_loadu_si256(from.cast())) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        let mut bytes = [0; 32];
        unsafe {
            super::part::copy(from, valid, bytes.as_mut_ptr());
            Self::load(bytes.as_ptr())
        }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { _mm256_storeu_si256(to.cast(), self.0) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        unsafe {
            if keep as u32 == u32::MAX {
                return self.store(to);
            }
            let mut to = to;
            let mut keep = keep as usize;
            for half in [_mm256_castsi256_si128(self.0), _mm256_extracti128_si256::<1>(self.0)] {
                let (first, second) = (keep & 0xFF, keep >> 8 & 0xFF);
                let low = _mm_loadl_epi64(ORDERS[first].as_ptr().cast());
                let high = _mm_loadl_epi64(ORDERS[second].as_ptr().cast());
                let places = _mm_unpacklo_epi64(low, _mm_or_si128(high, _mm_set1_epi8(8)));
                let both = _mm_shuffle_epi8(half, places);
                _mm_storel_epi64(to.cast(), both);
                to = to.add(first.count_ones() as usize);
                _mm_storel_epi64(to.cast(), _mm_unpackhi_epi64(both, both));
                to = to.add(second.count_ones() as usize);
                keep >>= 16;
            }
        }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(_mm256_set1_epi8(byte as i8)) }
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
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(_mm256_slli_epi16::<6>(self.0)).and(Self::splat(0xC0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Bytes {
        unsafe { Bytes(_mm256_cmpeq_epi8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> Bytes {
        unsafe { Bytes(_mm256_cmpgt_epi8(_mm256_setzero_si256(), self.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Bytes, this: Self, other: Self) -> Self {
        unsafe { Self(_mm256_blendv_epi8(other.0, this.0, mask.0)) }
    }
    #[inline(always)]
    unsafe fn tables<const N: usize>(lookup: &Lookup<N>) -> &Lookup<N> {
        lookup
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: &Lookup<N>, at: Self, valid: Bytes) -> [Self; N] {
        unsafe {
            let mut found = look_up_rows(tables.low_rows(), at.0);
            // Persian letters, Quranic signs.
            if _mm256_movemask_epi8(_mm256_and_si256(at.0, valid.0)) != 0 {
                for (found, high) in found.iter_mut().zip(look_up_rows(tables.high_rows(), at.0)) {
                    *found = _mm256_or_si256(*found, high);
                }
            }
            let mut vectors = [at; N];
            for (vector, found) in vectors.iter_mut().zip(found) {
                *vector = Self(found);
            }
            vectors
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
        unsafe {
            let later = (leads | leads << 1) as u32;
            // Beyond the middle of a register bytes go by way of its halves.
            let below = _mm256_permute2x128_si256::<0x08>(self.0, self.0);
            let above = _mm256_permute2x128_si256::<0x81>(self.0, self.0);
            let from_before = Self(_mm256_alignr_epi8::<14>(self.0, below));
            let from_behind = Self(_mm256_alignr_epi8::<2>(above, self.0));
            Self::select(spread(later), from_before, Self::select(spread(later >> 2), from_behind, self))
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> Bytes {
        unsafe {
            let not_greater = _mm256_cmpeq_epi8(_mm256_max_epu8(self.0, other.0), other.0);
            Bytes(_mm256_xor_si256(not_greater, _mm256_set1_epi8(-1)))
        }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> Bytes {
        unsafe {
            let above = _mm256_sub_epi8(self.0, Self::splat(low).0);
            Bytes(_mm256_cmpeq_epi8(_mm256_min_epu8(above, Self::splat(high.wrapping_sub(low)).0), above))
        }
    }
}

/// Bits to bytes.
#[inline(always)]
unsafe fn spread(bits: u32) -> Bytes {
    // SAFETY: the caller's word: there is AVX2.
    unsafe {
        let eight_each = _mm256_setr_epi64x(0, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303);
        let own_bit = _mm256_set1_epi64x(0x8040_2010_0804_0201_u64 as i64);
        let bytes = _mm256_shuffle_epi8(_mm256_set1_epi32(bits as i32), eight_each);
        Bytes(_mm256_cmpeq_epi8(_mm256_and_si256(bytes, own_bit), own_bit))
    }
}
