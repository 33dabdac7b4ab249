//! Advanced SIMD of 64-bit Arm: registers of 16 bytes, and tables of 64 bytes in one instruction.

use core::arch::aarch64::*;

use super::compress::{FIRST, SECOND};
use super::lookup::Lookup;
use super::register::{OWN_BITS, Register};

#[derive(Clone, Copy)]
pub(crate) struct Neon(uint8x16_t);

// SAFETY of each block: the caller keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Register for Neon {
    const BYTES: usize = 16;
    const HAS_QUARTERS: bool = true;
    type Quarters = [uint8x16x4_t; 4];

    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(vld1q_u8(from)) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { vst1q_u8(to, self.0) }
    }
    #[inline(always)]
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self {
        unsafe { Self(vcombine_u8(vcreate_u8(sixteens[0] as u64), vcreate_u8((sixteens[0] >> 64) as u64))) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Self(vdupq_n_u8(byte)) }
    }
    #[inline(always)]
    unsafe fn table(table: &[u8; 16]) -> Self {
        unsafe { Self::load(table.as_ptr()) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(vandq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(vorrq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(veorq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(vbicq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self {
        unsafe { Self(vbslq_u8(vcltzq_s8(vreinterpretq_s8_u8(mask.0)), this.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self {
        unsafe { Self(vceqq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        unsafe { Self(vminq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        unsafe { Self(vmaxq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn minus(self, other: Self) -> Self {
        unsafe { Self(vsubq_u8(self.0, other.0)) }
    }
    #[inline(always)]
    unsafe fn up_to(self, highest: u8) -> Self {
        unsafe { Self(vcleq_u8(self.0, vdupq_n_u8(highest))) }
    }
    #[inline(always)]
    unsafe fn look_up(table: Self, at: Self) -> Self {
        unsafe { Self(vqtbl1q_u8(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self {
        unsafe { Self(vqtbl1q_u8(table.0, at.0)) }
    }
    #[inline(always)]
    unsafe fn look_up_low(table: &[u8; 64], at: Self) -> Self {
        unsafe { Self(vqtbl4q_u8(vld1q_u8_x4(table.as_ptr()), vandq_u8(at.0, vdupq_n_u8(0x3F)))) }
    }
    #[inline(always)]
    unsafe fn look_up_all<const N: usize>(tables: &Lookup<N>, at: [Self; 4], high: bool) -> [[Self; 4]; N] {
        unsafe {
            let mut found = [at; N];
            for (found, table) in found.iter_mut().zip(tables.bytes()) {
                let quarters = Self::quarters(table);
                for (found, at) in found.iter_mut().zip(at) {
                    *found = Self::look_up_quarters::<false>(quarters, at);
                }
                if high {
                    for (found, at) in found.iter_mut().zip(at) {
                        *found = Self::look_up_quarters::<true>(quarters, at);
                    }
                }
            }
            found
        }
    }
    #[inline(always)]
    unsafe fn quarters(table: &[u8; 256]) -> Self::Quarters {
        unsafe {
            let from = table.as_ptr();
            [vld1q_u8_x4(from), vld1q_u8_x4(from.add(64)), vld1q_u8_x4(from.add(128)), vld1q_u8_x4(from.add(192))]
        }
    }
    #[inline(always)]
    unsafe fn look_up_quarters<const BOTH: bool>(table: Self::Quarters, at: Self) -> Self {
        unsafe {
            let at = at.0;
            let found = vqtbl4q_u8(table[0], at);
            let found = vqtbx4q_u8(found, table[1], veorq_u8(at, vdupq_n_u8(0x40)));
            if !BOTH {
                return Self(found);
            }
            let found = vqtbx4q_u8(found, table[2], veorq_u8(at, vdupq_n_u8(0x80)));
            Self(vqtbx4q_u8(found, table[3], veorq_u8(at, vdupq_n_u8(0xC0))))
        }
    }
    #[inline(always)]
    unsafe fn high_halves(self) -> Self {
        unsafe { Self(vshrq_n_u8::<4>(self.0)) }
    }
    #[inline(always)]
    unsafe fn top_two(self) -> Self {
        unsafe { Self(vshrq_n_u8::<6>(self.0)) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Self(vshlq_n_u8::<6>(self.0)) }
    }
    #[inline(always)]
    unsafe fn shifted_left_by_2(self) -> Self {
        unsafe { Self(vshlq_n_u8::<2>(self.0)) }
    }
    #[inline(always)]
    unsafe fn place(lead: Self, trail: Self) -> Self {
        unsafe { Self(vsliq_n_u8::<6>(trail.0, lead.0)) }
    }
    #[inline(always)]
    unsafe fn shift_in(self, before: Self) -> Self {
        unsafe { Self(vextq_u8::<15>(before.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn shift_in_2(self, before: Self) -> Self {
        unsafe { Self(vextq_u8::<14>(before.0, self.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out(self, behind: Self) -> Self {
        unsafe { Self(vextq_u8::<1>(self.0, behind.0)) }
    }
    #[inline(always)]
    unsafe fn shift_out_2(self, behind: Self) -> Self {
        unsafe { Self(vextq_u8::<2>(self.0, behind.0)) }
    }
    #[inline(always)]
    unsafe fn high_bits(self) -> u64 {
        unsafe {
            let bits = vandq_u8(
                vreinterpretq_u8_s8(vshrq_n_s8::<7>(vreinterpretq_s8_u8(self.0))),
                vld1q_u8(OWN_BITS.as_ptr()),
            );
            let pairs = vpaddq_u8(bits, bits);
            let fours = vpaddq_u8(pairs, pairs);
            u64::from(vgetq_lane_u16::<0>(vreinterpretq_u16_u8(vpaddq_u8(fours, fours))))
        }
    }
    #[inline(always)]
    unsafe fn all_high_bits(block: [Self; 4]) -> u64 {
        unsafe {
            let [a, b, c, d] = block
                .map(|register| vshrq_n_s8::<7>(vreinterpretq_s8_u8(register.0)))
                .map(|set| Self(vreinterpretq_u8_s8(set)));
            gather([a, b, c, d])
        }
    }
    #[inline(always)]
    unsafe fn tests(block: [Self; 4], other: [Self; 4]) -> u64 {
        unsafe {
            let [a, b, c, d] = block;
            let [e, f, g, h] = other;
            gather([
                Self(vtstq_u8(a.0, e.0)),
                Self(vtstq_u8(b.0, f.0)),
                Self(vtstq_u8(c.0, g.0)),
                Self(vtstq_u8(d.0, h.0)),
            ])
        }
    }
    #[inline(always)]
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64 {
        unsafe { Self::tests(block, [Self::splat(0x80 >> SHIFT); 4]) }
    }
    #[inline(always)]
    unsafe fn any(self) -> bool {
        unsafe { vmaxvq_u8(self.0) != 0 }
    }
    #[inline(always)]
    unsafe fn spread(bits: u64, number: usize) -> Self {
        unsafe {
            let bits = bits >> (16 * number);
            let eights = vcombine_u8(vdup_n_u8(bits as u8), vdup_n_u8((bits >> 8) as u8));
            Self(vtstq_u8(eights, vld1q_u8(OWN_BITS.as_ptr())))
        }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8 {
        let (first, second) = (keep as usize & 0xFF, keep as usize >> 8 & 0xFF);
        unsafe {
            compress_16(self, first, second, to, to.add(first.count_ones() as usize));
            to.add((first.count_ones() + second.count_ones()) as usize)
        }
    }
    /// Counts the kept bytes of all groups of eight at once: `cnt` counts each group, and a
    /// multiplication adds up the groups before each.
    #[inline(always)]
    unsafe fn compress_all(block: [Self; 4], keep: u64, to: *mut u8) -> *mut u8 {
        unsafe {
            let counts = vget_lane_u64::<0>(vreinterpret_u64_u8(vcnt_u8(vcreate_u8(keep))));
            let ends = counts.wrapping_mul(0x0101_0101_0101_0101);
            let mut start = 0;
            for (register, at) in block.into_iter().zip([0, 16, 32, 48]) {
                let (first, second) = ((keep >> at) as usize & 0xFF, (keep >> (at + 8)) as usize & 0xFF);
                compress_16(register, first, second, to.add(start), to.add((ends >> at) as usize & 0xFF));
                start = (ends >> (at + 8)) as usize & 0xFF;
            }
            to.add(start)
        }
    }
}

/// Returns the bits of a block of sets.
///
/// # Safety
///
/// The contract of [`Register`].
#[inline(always)]
unsafe fn gather(sets: [Neon; 4]) -> u64 {
    // SAFETY: the target has NEON, and sixteen bytes are read from an array of sixteen.
    unsafe {
        let own = vld1q_u8(OWN_BITS.as_ptr());
        let [a, b, c, d] = sets;
        let low = vpaddq_u8(vandq_u8(a.0, own), vandq_u8(b.0, own));
        let high = vpaddq_u8(vandq_u8(c.0, own), vandq_u8(d.0, own));
        let all = vpaddq_u8(low, high);
        vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(all, all)))
    }
}

/// Writes the kept bytes of the first eight bytes to `to`, and those of the second eight to `then`.
///
/// # Safety
///
/// Eight bytes can be written at both positions; `first` and `second` are below 256.
#[inline(always)]
unsafe fn compress_16(bytes: Neon, first: usize, second: usize, to: *mut u8, then: *mut u8) {
    // SAFETY: the caller guarantees the requirements, and eight bytes are read from arrays of
    // eight.
    unsafe {
        let places = vcombine_u8(vld1_u8(FIRST[first].as_ptr()), vld1_u8(SECOND[second].as_ptr()));
        let both = vqtbl1q_u8(bytes.0, places);
        vst1_u8(to, vget_low_u8(both));
        vst1_u8(then, vget_high_u8(both));
    }
}
