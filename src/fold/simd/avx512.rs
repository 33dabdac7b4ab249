//! AVX-512 with VBMI and VBMI2: 64 bytes, tables in registers, compression in one instruction.

use core::arch::x86_64::*;

use super::block::low_bits;
use super::lookup::Lookup;
use super::passed::{BY_TWO, JOINERS, Passed};
use super::translation::{OPEN_TRAIL, Sight, Translated};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;

#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512i);

/// Places of a register: each byte's own.
const PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut at = 0;
    while at < 64 {
        places[at] = at as u8;
        at += 1;
    }
    places
};

/// The bit of a lead, by its six low bits.
const LEAD_BITS: [u8; 64] = {
    let mut bits = [0; 64];
    let mut lead = 0;
    while lead < 4 {
        bits[0x18 + lead] = 1 << lead;
        lead += 1;
    }
    bits
};

/// The tables of `plain` in registers.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    trails: [__m512i; 4],
    leads: [__m512i; 4],
    next: __m512i,
}

/// A table of 256 bytes.
///
/// # Safety
///
/// There is AVX-512.
#[inline(always)]
unsafe fn quarters(table: &[u8; 256]) -> [__m512i; 4] {
    let [a, b, c, d] = [0, 64, 128, 192].map(|at| table[at..].as_ptr().cast());
    // SAFETY: the caller's word; sixty-four bytes each stand there.
    unsafe { [_mm512_loadu_si512(a), _mm512_loadu_si512(b), _mm512_loadu_si512(c), _mm512_loadu_si512(d)] }
}

/// The entries of a table; `high` are the places from 128 on.
///
/// # Safety
///
/// There is AVX-512.
#[inline(always)]
unsafe fn look_up(table: [__m512i; 4], places: __m512i, high: u64) -> __m512i {
    // SAFETY: the caller's word. Each takes the seven low bits.
    unsafe {
        let low = _mm512_permutex2var_epi8(table[0], places, table[1]);
        _mm512_mask_mov_epi8(low, high, _mm512_permutex2var_epi8(table[2], places, table[3]))
    }
}

/// Trails of pairs, by the bytes before.
///
/// # Safety
///
/// There is AVX-512.
#[inline(always)]
unsafe fn trails_behind(before: __m512i) -> u64 {
    // SAFETY: the caller's word.
    unsafe {
        _mm512_testn_epi8_mask(
            _mm512_xor_si512(before, _mm512_set1_epi8(0xD8_u8 as i8)),
            _mm512_set1_epi8(0xFC_u8 as i8),
        )
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

impl Vector for Avx512 {
    const BYTES: usize = 64;
    type Mask = u64;
    const LOADS_PARTS: bool = true;
    type Tables<'t, const N: usize> = [[__m512i; 4]; N];
    type Plain<'t> = Plain;
    const STEP: usize = 63;

    #[inline(always)]
    unsafe fn plain(table: &Table) -> Plain {
        let plain = &table.plain;
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            Plain {
                trails: quarters(&plain.trails),
                leads: quarters(&plain.leads),
                next: _mm512_add_epi8(Self::load(PLACES.as_ptr()).0, _mm512_set1_epi8(1)),
            }
        }
    }
    #[inline(always)]
    unsafe fn leads(self) -> u64 {
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe { trails_behind(self.0) }
    }
    #[inline(always)]
    unsafe fn translate(tables: Plain, sight: Sight, before: Self, bytes: Self, _after: Self) -> Translated<Self> {
        let (before, bytes) = (before.0, bytes.0);
        let trails = sight.trails;
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            // Two bits of the lead, six of the trail.
            let places =
                _mm512_ternarylogic_epi64::<0xCA>(_mm512_set1_epi8(0x3F), bytes, _mm512_slli_epi16::<6>(before));
            let high = _mm512_movepi8_mask(places);
            let (lead, trail) = (look_up(tables.leads, places, high), look_up(tables.trails, places, high));
            let out = _mm512_mask_mov_epi8(bytes, trails, trail);
            // Both were looked up where the trail stands.
            let out = _mm512_mask_permutexvar_epi8(out, trails >> 1, tables.next, lead);
            let gone_leads = trails & !_mm512_movepi8_mask(trail);
            let gone_trails = _mm512_mask_testn_epi8_mask(trails, trail, trail);
            let open = _mm512_mask_cmpge_epu8_mask(trails, trail, _mm512_set1_epi8(OPEN_TRAIL as i8));
            Translated { out: Self(out), gone: gone_leads >> 1 | gone_trails, trails, open: open.rotate_right(1) }
        }
    }
    #[inline(always)]
    unsafe fn settle(block: &mut Translated<Self>, _bytes: Self) {
        let out = block.out.0;
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            let open = _mm512_mask_cmpge_epu8_mask(block.trails, out, _mm512_set1_epi8(OPEN_TRAIL as i8));
            // What is open has the lead of the source, and two bits too many in the trail.
            block.out = Self(_mm512_mask_sub_epi8(out, open, out, _mm512_set1_epi8(0x40)));
        }
    }
    #[inline(always)]
    unsafe fn translate_short(table: &Table, text: &str, to: *mut u8) -> Option<usize> {
        // SAFETY: the caller's word, as `Vector` asks for it; of the text its own bytes are read.
        unsafe {
            let bytes = Self::load_part(text.as_ptr(), low_bits(text.len()));
            let tables = Self::plain(table);
            let before = _mm512_maskz_permutexvar_epi8(!1, _mm512_sub_epi8(tables.next, Self::splat(2).0), bytes.0);
            // The last byte is none of the text, so trails tell of all leads.
            let (trails, high) = (trails_behind(before), _mm512_movepi8_mask(bytes.0));
            let leads = trails >> 1;
            let sight = Sight { leads, trails, others: high & !(leads | trails) };
            let block = Self::translate(tables, sight, Self(before), bytes, bytes);
            if block.open | sight.others != 0 {
                return None;
            }
            let keep = !block.gone & low_bits(text.len());
            block.out.compress(keep, to);
            Some(keep.count_ones() as usize)
        }
    }
    #[inline(always)]
    unsafe fn passed(table: &Passed, bytes: Self, after: Self, second_byte: Self) -> (u64, u64) {
        // SAFETY: the caller's word, as `Vector` asks for it. Each looks at the six low bits, of leads at seven.
        unsafe {
            let load = |table: &[u8]| _mm512_loadu_si512(table.as_ptr().cast());
            let [others, leads] = &table.leads;
            let groups = _mm512_permutex2var_epi8(load(others), bytes.0, load(leads));
            let second = _mm512_permutexvar_epi8(after.0, load(&table.seconds));
            let third = _mm512_permutexvar_epi8(second_byte.0, load(&table.thirds));
            let third = _mm512_or_si512(third, Self::splat(BY_TWO).0);
            let groups = _mm512_and_si512(_mm512_and_si512(groups, second), third);
            let asked = _mm512_testn_epi8_mask(groups, Self::splat(!JOINERS).0);
            (asked, _mm512_test_epi8_mask(groups, Self::splat(JOINERS).0))
        }
    }
    #[inline(always)]
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64) {
        let (before, bytes) = (before.0, bytes.0);
        // SAFETY: the caller's word, as `Vector` asks for it.
        unsafe {
            let trails = trails_behind(before);
            // Both take the six low bits.
            let flags = _mm512_permutexvar_epi8(bytes, Self::load(flags.as_ptr()).0);
            let lead = _mm512_permutexvar_epi8(before, Self::load(LEAD_BITS.as_ptr()).0);
            let flagged = _mm512_mask_test_epi8_mask(trails, flags, lead);
            (flagged >> 1, trails, _mm512_movepi8_mask(bytes))
        }
    }

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
