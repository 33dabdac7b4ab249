//! NEON: 16 bytes, tables by quarters, compression by rows of eight.

use core::arch::aarch64::*;

use super::compress::{FIRST, SECOND};
use super::lookup::Lookup;
use super::passed::Passed;
use super::translation::{Sight, Translated, by_differences, passed_of};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

#[derive(Clone, Copy)]
pub(super) struct Neon(uint8x16_t);

/// The bit of each lead.
const LEAD_BITS: [u8; 16] = [1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// All ones in the bytes of the set.
#[derive(Clone, Copy)]
pub(super) struct Bytes(uint8x16_t);

/// The bits of each eight bytes.
const OWN_BIT: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

impl Mask for Bytes {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: this file is compiled only where NEON is always there.
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: the same.
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: the same.
        unsafe { Self(vbicq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        // SAFETY: the same; sixteen bytes are read of sixteen.
        unsafe {
            let bits = vandq_u8(self.0, vld1q_u8(OWN_BIT.as_ptr()));
            let pairs = vpaddq_u8(bits, bits);
            let fours = vpaddq_u8(pairs, pairs);
            u64::from(vgetq_lane_u16::<0>(vreinterpretq_u16_u8(vpaddq_u8(fours, fours))))
        }
    }
}

/// The entries of half a table at places below 128, zero at others.
#[inline(always)]
unsafe fn look_up_half(half: &[u8], at: uint8x16_t) -> uint8x16_t {
    // SAFETY: a half has 128 bytes.
    unsafe {
        let from = half.as_ptr();
        let low = vqtbl4q_u8(vld1q_u8_x4(from), at);
        vqtbx4q_u8(low, vld1q_u8_x4(from.add(64)), veorq_u8(at, vdupq_n_u8(0x40)))
    }
}

/// The entries of a table for the six low bits of each byte.
#[inline(always)]
unsafe fn look_up_low(table: &[u8; 64], bytes: Neon) -> Neon {
    // SAFETY: NEON is there; sixty-four bytes are read of sixty-four.
    unsafe { Neon(vqtbl4q_u8(vld1q_u8_x4(table.as_ptr()), vandq_u8(bytes.0, vdupq_n_u8(0x3F)))) }
}

// SAFETY (all of it): the trait asks the caller for readable and writable memory.
impl Vector for Neon {
    const BYTES: usize = 16;
    type Mask = Bytes;
    const LOADS_PARTS: bool = false;
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
        // SAFETY: NEON is there; tables of 16 and 64 bytes are read.
        unsafe {
            let lead = vqtbl1q_u8(vld1q_u8(LEAD_BITS.as_ptr()), veorq_u8(before.0, vdupq_n_u8(0xD8)));
            let flags = look_up_low(flags, bytes).0;
            let flagged = Bytes(vtstq_u8(flags, lead)).bits();
            let trails = Bytes(vtstq_u8(lead, lead)).bits();
            (flagged >> 1, trails, bytes.not_ascii().bits())
        }
    }

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        // SAFETY: the caller's word.
        unsafe { Self(vld1q_u8(from)) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        let mut bytes = [0; 16];
        // SAFETY: the caller's word; `valid` has no bits beyond the buffer.
        unsafe {
            super::part::copy(from, valid, bytes.as_mut_ptr());
            Self::load(bytes.as_ptr())
        }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        // SAFETY: the caller's word.
        unsafe { vst1q_u8(to, self.0) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        // SAFETY: the caller's word: eight bytes each are written at no more than eight bytes behind `to`.
        unsafe {
            if keep == 0xFFFF {
                return self.store(to);
            }
            let (first, second) = (keep as usize & 0xFF, keep as usize >> 8);
            let places = vcombine_u8(vld1_u8(FIRST[first].as_ptr()), vld1_u8(SECOND[second].as_ptr()));
            let both = vqtbl1q_u8(self.0, places);
            vst1_u8(to, vget_low_u8(both));
            vst1_u8(to.add(first.count_ones() as usize), vget_high_u8(both));
        }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(vdupq_n_u8(byte)) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(veorq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(vshlq_n_u8::<6>(self.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Bytes {
        // SAFETY: NEON is there.
        unsafe { Bytes(vceqq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> Bytes {
        // SAFETY: NEON is there.
        unsafe { Bytes(vcgeq_u8(self.0, vdupq_n_u8(0x80))) }
    }
    #[inline(always)]
    unsafe fn select(mask: Bytes, this: Self, other: Self) -> Self {
        // SAFETY: NEON is there.
        unsafe { Self(vbslq_u8(mask.0, this.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn tables<const N: usize>(lookup: &Lookup<N>) -> &Lookup<N> {
        lookup
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: &Lookup<N>, at: Self, valid: Bytes) -> [Self; N] {
        // SAFETY: NEON is there; halves of 256 bytes have 128.
        unsafe {
            let mut found = [at; N];
            for (found, table) in found.iter_mut().zip(&tables.tables) {
                *found = Self(look_up_half(&table[..128], at.0));
            }
            // Persian letters, Quranic signs.
            if vmaxvq_u8(vandq_u8(at.0, valid.0)) >= 0x80 {
                let at = veorq_u8(at.0, vdupq_n_u8(0x80));
                for (found, table) in found.iter_mut().zip(&tables.tables) {
                    *found = Self(vorrq_u8(found.0, look_up_half(&table[128..], at)));
                }
            }
            found
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
        // SAFETY: NEON is there.
        unsafe {
            let later = leads | leads << 1;
            let from_before = Self(vextq_u8::<14>(self.0, self.0));
            let from_behind = Self(vextq_u8::<2>(self.0, self.0));
            Self::select(spread(later), from_before, Self::select(spread(later >> 2), from_behind, self))
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> Bytes {
        // SAFETY: NEON is there.
        unsafe { Bytes(vcgtq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> Bytes {
        // SAFETY: NEON is there.
        unsafe {
            let above = vsubq_u8(self.0, vdupq_n_u8(low));
            Bytes(vcleq_u8(above, vdupq_n_u8(high.wrapping_sub(low))))
        }
    }
}

/// Bits to bytes.
#[inline(always)]
unsafe fn spread(bits: u64) -> Bytes {
    // SAFETY: NEON is there; sixteen bytes are read of sixteen.
    unsafe {
        let eight_each = vcombine_u8(vdup_n_u8(bits as u8), vdup_n_u8((bits >> 8) as u8));
        Bytes(vtstq_u8(eight_each, vld1q_u8(OWN_BIT.as_ptr())))
    }
}
