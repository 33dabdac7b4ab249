//! AVX2: 64 bytes in two registers, tables by rows of sixteen, compression by rows of eight.
//!
//! Two registers share the loads of each row, and what the kernel does for each block.

use core::arch::x86_64::*;

use super::compress::{FIRST, SECOND};
use super::lookup::{Lookup, Row};
use super::passed::Passed;
use super::translation::{Sight, Translated, by_differences, passed_of};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

#[derive(Clone, Copy)]
pub(super) struct Avx2([__m256i; 2]);

/// The bit of each lead.
const LEAD_BITS: [u8; 16] = [1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// All ones in the bytes of the set.
#[derive(Clone, Copy)]
pub(super) struct Bytes([__m256i; 2]);

/// An instruction on both registers.
macro_rules! both {
    ($instruction:path, $($argument:expr),+) => {{
        #[allow(unused_unsafe)]
        // SAFETY: the processor has AVX2: whoever calls a method of the vector says so, and masks come from vectors.
        let both = unsafe { [$instruction($($argument[0]),+), $instruction($($argument[1]),+)] };
        both
    }};
}

/// A byte in every place of both registers.
#[inline(always)]
unsafe fn all(byte: u8) -> [__m256i; 2] {
    // SAFETY: the caller's word: there is AVX2.
    unsafe { [_mm256_set1_epi8(byte as i8); 2] }
}

impl Mask for Bytes {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self(both!(_mm256_and_si256, self.0, other.0))
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        Self(both!(_mm256_or_si256, self.0, other.0))
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        Self(both!(_mm256_andnot_si256, other.0, self.0))
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        let [low, high] = both!(_mm256_movemask_epi8, self.0);
        u64::from(low as u32) | u64::from(high as u32) << 32
    }
}

/// Sixteen bytes in both halves of a register.
#[inline(always)]
unsafe fn twice(bytes: &[u8; 16]) -> __m256i {
    // SAFETY: the caller's word: there is AVX2; sixteen bytes are read of sixteen.
    unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(bytes.as_ptr().cast())) }
}

/// Adds the entries of each table in these rows to what was found: zero elsewhere.
#[inline(always)]
unsafe fn look_up_rows<const N: usize>(rows: &[Row<N>], at: [__m256i; 2], found: &mut [Avx2; N]) {
    // SAFETY: the caller's word: there is AVX2.
    unsafe {
        let outside = all(0x70);
        for row in rows {
            let place = [twice(&row.place); 2];
            // Places in the row become 0x70 to 0x7F, which `pshufb` looks up, all others 0x80 and more: zero.
            let places = both!(_mm256_adds_epu8, both!(_mm256_xor_si256, at, place), outside);
            for (found, bytes) in found.iter_mut().zip(&row.bytes) {
                let entries = both!(_mm256_shuffle_epi8, [twice(bytes); 2], places);
                found.0 = both!(_mm256_or_si256, found.0, entries);
            }
        }
    }
}

/// The entries of a table for the six low bits of each byte.
///
/// # Safety
///
/// There is AVX2.
#[inline(always)]
unsafe fn look_up_low(table: &[u8; 64], bytes: Avx2) -> Avx2 {
    // SAFETY: the caller's word.
    unsafe {
        let place = both!(_mm256_and_si256, bytes.0, all(0x3F));
        let mut found = all(0);
        for (row, start) in table.as_chunks::<16>().0.iter().zip([0, 0x10, 0x20, 0x30]) {
            // Places in the row become 0x70 to 0x7F, all others 0x80 and more: zero.
            let place = both!(_mm256_adds_epu8, both!(_mm256_xor_si256, place, all(start)), all(0x70));
            found = both!(_mm256_or_si256, found, both!(_mm256_shuffle_epi8, [twice(row); 2], place));
        }
        Avx2(found)
    }
}

impl Vector for Avx2 {
    const BYTES: usize = 64;
    const LOADS_PARTS: bool = false;
    type Mask = Bytes;
    type Tables<'t, const N: usize> = &'t Lookup<N>;
    type Plain<'t> = &'t Lookup<2>;
    const STEP: usize = Self::BYTES;

    #[inline(always)]
    unsafe fn plain(table: &Table) -> Self::Plain<'_> {
        table.differences.pairs()
    }
    #[inline(always)]
    unsafe fn leads(self) -> u64 {
        // SAFETY: the caller's word.
        unsafe { self.and(Self::splat(0xFC)).is(0xD8).bits() }
    }
    #[inline(always)]
    unsafe fn translate(
        tables: Self::Plain<'_>,
        sight: Sight,
        before: Self,
        bytes: Self,
        after: Self,
    ) -> Translated<Self> {
        // SAFETY: the caller's word.
        unsafe { by_differences(tables, sight, before, bytes, after) }
    }
    #[inline(always)]
    unsafe fn settle(block: &mut Translated<Self>, bytes: Self) {
        // SAFETY: the caller's word.
        block.out = unsafe { Self::select(spread(block.open | block.open << 1), bytes, block.out) };
    }
    #[inline(always)]
    unsafe fn passed(table: &Passed, bytes: Self, after: Self, second: Self) -> (u64, u64) {
        // SAFETY: the caller's word.
        unsafe {
            let groups = look_up_low(&table.leads[1], bytes).and(look_up_low(&table.seconds, after));
            passed_of(bytes, groups, look_up_low(&table.thirds, second))
        }
    }
    #[inline(always)]
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64) {
        // SAFETY: the caller's word.
        unsafe {
            let outside = all(0x70);
            let lead = both!(_mm256_xor_si256, before.0, all(0xD8));
            // Leads become 0x70 to 0x73, of which `pshufb` sees 0 to 3; others what has no bit, or 0x80 and more: zero.
            let lead = both!(_mm256_adds_epu8, lead, outside);
            let lead = both!(_mm256_shuffle_epi8, [twice(&LEAD_BITS); 2], lead);
            let flags = look_up_low(flags, bytes).0;
            let none = Bytes(all(0)).0;
            let unflagged = Bytes(both!(_mm256_cmpeq_epi8, both!(_mm256_and_si256, flags, lead), none));
            let untrailed = Bytes(both!(_mm256_cmpeq_epi8, lead, none));
            (!unflagged.bits() >> 1, !untrailed.bits(), bytes.not_ascii().bits())
        }
    }

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        // SAFETY: the caller's word.
        unsafe { Self([_mm256_loadu_si256(from.cast()), _mm256_loadu_si256(from.add(32).cast())]) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        let mut bytes = [0; 64];
        // SAFETY: the caller's word; the buffer has room for every bit.
        unsafe {
            super::part::copy(from, valid, bytes.as_mut_ptr());
            Self::load(bytes.as_ptr())
        }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        // SAFETY: the caller's word.
        unsafe {
            _mm256_storeu_si256(to.cast(), self.0[0]);
            _mm256_storeu_si256(to.add(32).cast(), self.0[1]);
        }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        // SAFETY: the caller's word: what is written begins no further behind `to` than the bytes before it are long.
        unsafe {
            if keep == u64::MAX {
                return self.store(to);
            }
            let mut to = to;
            let mut keep = keep as usize;
            for register in self.0 {
                for half in [_mm256_castsi256_si128(register), _mm256_extracti128_si256::<1>(register)] {
                    let (first, second) = (keep & 0xFF, keep >> 8 & 0xFF);
                    // Not `_mm_load_sd` and its like: they want aligned memory, for Rust if not for the processor.
                    let low = FIRST[first].as_ptr().cast::<f64>().read_unaligned();
                    let high = SECOND[second].as_ptr().cast::<f64>().read_unaligned();
                    let places = _mm_castpd_si128(_mm_setr_pd(low, high));
                    let both = _mm_castsi128_pd(_mm_shuffle_epi8(half, places));
                    to.cast::<f64>().write_unaligned(_mm_cvtsd_f64(both));
                    to = to.add(first.count_ones() as usize);
                    to.cast::<f64>().write_unaligned(_mm_cvtsd_f64(_mm_unpackhi_pd(both, both)));
                    to = to.add(second.count_ones() as usize);
                    keep >>= 16;
                }
            }
        }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        // SAFETY: the caller's word.
        unsafe { Self(all(byte)) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        Self(both!(_mm256_and_si256, self.0, other.0))
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        Self(both!(_mm256_or_si256, self.0, other.0))
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        Self(both!(_mm256_xor_si256, self.0, other.0))
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        // SAFETY: the caller's word.
        Self(both!(_mm256_and_si256, both!(_mm256_slli_epi16::<6>, self.0), unsafe { all(0xC0) }))
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Bytes {
        Bytes(both!(_mm256_cmpeq_epi8, self.0, other.0))
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> Bytes {
        // SAFETY: the caller's word.
        Bytes(both!(_mm256_cmpgt_epi8, unsafe { all(0) }, self.0))
    }
    #[inline(always)]
    unsafe fn select(mask: Bytes, this: Self, other: Self) -> Self {
        Self(both!(_mm256_blendv_epi8, other.0, this.0, mask.0))
    }
    #[inline(always)]
    unsafe fn tables<const N: usize>(lookup: &Lookup<N>) -> &Lookup<N> {
        lookup
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: &Lookup<N>, at: Self, valid: Bytes) -> [Self; N] {
        // SAFETY: the caller's word.
        unsafe {
            let mut found = [Self(all(0)); N];
            look_up_rows(tables.low_rows(), at.0, &mut found);
            // Persian letters, Quranic signs.
            if Bytes(at.0).and(valid).bits() != 0 {
                look_up_rows(tables.high_rows(), at.0, &mut found);
            }
            found
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            let [first, second] = self.0;
            let later = leads | leads << 1;
            // The sixteen bytes before and behind each half of a register: `alignr` takes two bytes of them.
            let before =
                [_mm256_permute2x128_si256::<0x08>(first, first), _mm256_permute2x128_si256::<0x21>(first, second)];
            let behind =
                [_mm256_permute2x128_si256::<0x21>(first, second), _mm256_permute2x128_si256::<0x81>(second, second)];
            let from_before = Self(both!(_mm256_alignr_epi8::<14>, self.0, before));
            let from_behind = Self(both!(_mm256_alignr_epi8::<2>, behind, self.0));
            Self::select(spread(later), from_before, Self::select(spread(later >> 2), from_behind, self))
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> Bytes {
        let not_greater = both!(_mm256_cmpeq_epi8, both!(_mm256_max_epu8, self.0, other.0), other.0);
        // SAFETY: the caller's word.
        Bytes(both!(_mm256_xor_si256, not_greater, unsafe { all(0xFF) }))
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> Bytes {
        // SAFETY: the caller's word.
        let (low, span) = unsafe { (all(low), all(high.wrapping_sub(low))) };
        let above = both!(_mm256_sub_epi8, self.0, low);
        Bytes(both!(_mm256_cmpeq_epi8, both!(_mm256_min_epu8, above, span), above))
    }
}

/// Bits to bytes.
#[inline(always)]
unsafe fn spread(bits: u64) -> Bytes {
    // SAFETY: the caller's word: there is AVX2.
    unsafe {
        let eight_each = _mm256_setr_epi64x(0, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303);
        let own_bit = [_mm256_set1_epi64x(0x8040_2010_0804_0201_u64 as i64); 2];
        let words = [_mm256_set1_epi32(bits as i32), _mm256_set1_epi32((bits >> 32) as i32)];
        let bytes = both!(_mm256_shuffle_epi8, words, [eight_each; 2]);
        Bytes(both!(_mm256_cmpeq_epi8, both!(_mm256_and_si256, bytes, own_bit), own_bit))
    }
}
