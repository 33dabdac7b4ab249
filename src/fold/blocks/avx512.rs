//! AVX-512 with VBMI and VBMI2: registers of 64 bytes, look-ups in tables of 128 bytes, and
//! compression in one instruction.

use core::arch::x86_64::*;

use super::edge::{EdgeContext, FoldedEdge};
use super::general_loop::FoldCursor;
use super::pass_through::{BY_TWO, JOINERS, PassThrough};
use super::placed::Decided;
use super::rows::PairRows;
use super::spaces::LeftOverSpaces;
use super::trail_loop::BlockObserver;
use super::translation::{LeadMasks, Translated, UNDECIDED_TRAIL};
use super::vector::{Mask, Vector};
use crate::fold::placed::{PlacedLetters, REMOVED, UNKNOWN};
use crate::fold::table::Table;
use crate::simd::Lookup;
use crate::simd::{chunks, low_bits};

#[derive(Clone, Copy)]
pub(super) struct Avx512Block(__m512i);

/// The index of each byte of a register: 0, 1, 2, up to 63.
const PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut at = 0;
    while at < 64 {
        places[at] = at as u8;
        at += 1;
    }
    places
};

/// A table of the bits of leads, indexed by the six low bits of the lead: bit 0 for D8, up to bit 3
/// for DB.
const LEAD_BITS: [u8; 64] = {
    let mut bits = [0; 64];
    let mut lead = 0;
    while lead < 4 {
        bits[0x18 + lead] = 1 << lead;
        lead += 1;
    }
    bits
};

/// The tables of [`ByteTables`](super::translation::ByteTables) in registers, and the index of the
/// byte after each byte.
#[derive(Clone, Copy)]
pub(super) struct TableRegisters {
    trails: [__m512i; 4],
    leads: [__m512i; 4],
    next: __m512i,
}

/// Loads a table of 256 bytes into four registers.
///
/// # Safety
///
/// The processor has AVX-512.
#[inline(always)]
unsafe fn quarters(table: &[u8; 256]) -> [__m512i; 4] {
    let [a, b, c, d] = [0, 64, 128, 192].map(|at| table[at..].as_ptr().cast());
    // SAFETY: the caller guarantees AVX-512, and the table has 64 bytes from each of the four
    // indexes on.
    unsafe { [_mm512_loadu_si512(a), _mm512_loadu_si512(b), _mm512_loadu_si512(c), _mm512_loadu_si512(d)] }
}

/// Returns the entries of a table of 256 bytes at the indexes `places`. `high` has a bit for each
/// index of 128 and more.
///
/// # Safety
///
/// The processor has AVX-512 with VBMI.
#[inline(always)]
unsafe fn look_up(table: [__m512i; 4], places: __m512i, high: u64) -> __m512i {
    // SAFETY: the caller guarantees the instructions. Each look-up uses the seven low bits of the
    // index.
    unsafe {
        let low = _mm512_permutex2var_epi8(table[0], places, table[1]);
        _mm512_mask_mov_epi8(low, high, _mm512_permutex2var_epi8(table[2], places, table[3]))
    }
}

/// Returns the entries of a table of 128 bytes at the seven low bits of `places`.
///
/// # Safety
///
/// The processor has AVX-512 with VBMI.
#[inline(always)]
unsafe fn look_up_128(table: &[u8; 128], places: __m512i) -> __m512i {
    // SAFETY: the caller guarantees the instructions, and the table has 64 bytes from both positions on.
    unsafe {
        let (low, high) = (table.as_ptr(), table[64..].as_ptr());
        _mm512_permutex2var_epi8(_mm512_loadu_si512(low.cast()), places, _mm512_loadu_si512(high.cast()))
    }
}

/// Returns the trails of pairs as bits; `before` holds the byte before each byte.
///
/// # Safety
///
/// The processor has AVX-512 with BW.
#[inline(always)]
unsafe fn trails_behind(before: __m512i) -> u64 {
    // SAFETY: the caller guarantees the instructions.
    unsafe {
        _mm512_testn_epi8_mask(
            _mm512_xor_si512(before, _mm512_set1_epi8(0xD8_u8 as i8)),
            _mm512_set1_epi8(0xFC_u8 as i8),
        )
    }
}

/// Returns, at each trail, the table index of its pair: the two low bits of the lead above the six
/// low bits of the trail.
///
/// # Safety
///
/// The processor has AVX-512.
#[inline(always)]
unsafe fn places_of_trails(before: __m512i, bytes: __m512i) -> __m512i {
    // SAFETY: the caller guarantees the instructions.
    unsafe { _mm512_ternarylogic_epi64::<0xCA>(_mm512_set1_epi8(0x3F), bytes, _mm512_slli_epi16::<6>(before)) }
}

/// Returns the kinds of pairs with these bytes as neighbours, and where the kind is known. `nearest` has the byte of the two that is
/// next to the letter: where that is ASCII, its character is no letter.
///
/// # Safety
///
/// The processor has AVX-512 with BW and VBMI.
#[inline(always)]
unsafe fn kinds_of(kinds: [__m512i; 4], lead: __m512i, trail: __m512i, nearest: __m512i) -> (__m512i, u64) {
    // SAFETY: the caller guarantees the instructions.
    unsafe {
        let pairs = trails_behind(lead);
        let places = places_of_trails(lead, trail);
        let kind = _mm512_maskz_mov_epi8(pairs, look_up(kinds, places, _mm512_movepi8_mask(places)));
        let known = _mm512_mask_cmplt_epu8_mask(pairs, kind, _mm512_set1_epi8(UNKNOWN as i8));
        (kind, known | !_mm512_movepi8_mask(nearest))
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

// SAFETY of each block: the caller of each function keeps the contract of `Vector`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl Vector for Avx512Block {
    const BYTES: usize = 64;
    type Mask = u64;
    const LOADS_PARTS: bool = true;
    type Loaded<'t, const N: usize> = [[__m512i; 4]; N];
    type PairTables<'t> = TableRegisters;
    const STEP: usize = 63;
    type Learned = ();
    const HAS_LEAD_LOOP: bool = false;
    const SHARES_LOOPS: bool = false;
    const FOLDS_BEGINNINGS: bool = true;

    fn learned(_rows: &PairRows) {}
    #[inline(always)]
    unsafe fn learned_of(_table: &Table, _first: &[u8; 64]) {}
    #[inline(always)]
    unsafe fn fold_at_leads<const PLACES: bool>(
        _table: &Table,
        _rows: &PairRows,
        _learned: &mut (),
        _run: &mut FoldCursor<'_>,
        _observer: &mut impl BlockObserver,
    ) -> bool {
        true
    }

    #[inline(always)]
    unsafe fn pair_tables(table: &Table) -> TableRegisters {
        let bytes = &table.byte_tables;
        unsafe {
            TableRegisters {
                trails: quarters(&bytes.trails),
                leads: quarters(&bytes.leads),
                next: _mm512_add_epi8(Self::load(PLACES.as_ptr()).0, _mm512_set1_epi8(1)),
            }
        }
    }
    #[inline(always)]
    unsafe fn leads(self) -> u64 {
        unsafe { trails_behind(self.0) }
    }
    #[inline(always)]
    unsafe fn translate(
        tables: TableRegisters,
        masks: LeadMasks,
        before: Self,
        bytes: Self,
        _after: Self,
    ) -> Translated<Self> {
        let (before, bytes) = (before.0, bytes.0);
        let trails = masks.trails;
        unsafe {
            let places = places_of_trails(before, bytes);
            let high = _mm512_movepi8_mask(places);
            let (lead, trail) = (look_up(tables.leads, places, high), look_up(tables.trails, places, high));
            let out = _mm512_mask_mov_epi8(bytes, trails, trail);
            // The new lead was looked up at the trail too: move it one byte forward.
            let out = _mm512_mask_permutexvar_epi8(out, trails >> 1, tables.next, lead);
            let removed_leads = trails & !_mm512_movepi8_mask(trail);
            let removed_trails = _mm512_mask_testn_epi8_mask(trails, trail, trail);
            let undecided = _mm512_mask_cmpge_epu8_mask(trails, trail, _mm512_set1_epi8(UNDECIDED_TRAIL as i8));
            let removed = removed_leads >> 1 | removed_trails;
            Translated { out: Self(out), removed, trails, removed_trails, undecided: undecided.rotate_right(1) }
        }
    }
    #[inline(always)]
    unsafe fn removed_behind(block: &Translated<Self>, from: *const u8, blank: Self) -> u64 {
        unsafe { _mm512_mask_cmpeq_epi8_mask(block.removed_trails, Self::load(from.sub(2)).0, blank.0) }
    }
    #[inline(always)]
    unsafe fn restore_undecided(block: &mut Translated<Self>, _bytes: Self) {
        let out = block.out.0;
        unsafe {
            let undecided = _mm512_mask_cmpge_epu8_mask(block.trails, out, _mm512_set1_epi8(UNDECIDED_TRAIL as i8));
            // An undecided pair has the lead of the source already, and in its trail the two bits
            // of `UNDECIDED_TRAIL`, of which 0x40 is too much.
            block.out = Self(_mm512_mask_sub_epi8(out, undecided, out, _mm512_set1_epi8(0x40)));
        }
    }
    #[inline(always)]
    unsafe fn fold_edge(
        tables: TableRegisters,
        table: &Table,
        text: &str,
        at: usize,
        context: EdgeContext,
        to: *mut u8,
    ) -> Option<FoldedEdge> {
        let left = text.len() - at;
        // `load_part` reads only the bytes of the text.
        unsafe {
            let from = text.as_ptr().add(at);
            let bytes = Self::load_part(from, low_bits(left));
            let before = if at == 0 {
                Self(_mm512_maskz_permutexvar_epi8(!1, _mm512_sub_epi8(tables.next, Self::splat(2).0), bytes.0))
            } else {
                Self::load_part(from.sub(1), low_bits(left + 1))
            };
            let trails = trails_behind(before.0);
            // Where the text goes on, the last byte is only decided if it is a trail.
            let goes_on = left > Self::BYTES;
            let length = if goes_on { Self::STEP + (trails >> Self::STEP) as usize } else { left };
            let inside = low_bits(length);
            let masks = LeadMasks::of_trails(trails, _mm512_movepi8_mask(bytes.0));
            if masks.others & inside != 0 {
                return None;
            }
            let block = Self::translate(tables, masks, before, bytes, bytes);
            let blanks = bytes.is(table.byte_tables.blank);
            let behind_blanks = blanks << 1 | u64::from(context.behind_blank);
            let left_over = LeftOverSpaces::new(length, behind_blanks, blanks, block.removed);
            let spaces = left_over.spaces & inside;
            let open = goes_on && left_over.reaches_end;
            if block.undecided | spaces & table.byte_tables.keeps_some_marks != 0 || open {
                return None;
            }
            let keep = !(block.removed | spaces) & inside;
            block.out.compress(keep, to);
            let end = to.add(keep.count_ones() as usize);
            Some(FoldedEdge { length, end, keep, removed_trails: block.removed & trails & inside, others: spaces })
        }
    }
    #[inline(always)]
    unsafe fn classify_others(table: &PassThrough, bytes: Self, after: Self, second_byte: Self) -> (u64, u64) {
        // The look-up of leads uses the seven low bits of a byte, the others use the six low bits.
        unsafe {
            let load = |table: &[u8]| _mm512_loadu_si512(table.as_ptr().cast());
            let [others, leads] = &table.leads;
            let groups = _mm512_permutex2var_epi8(load(others), bytes.0, load(leads));
            let second = _mm512_permutexvar_epi8(after.0, load(&table.seconds));
            let third = _mm512_permutexvar_epi8(second_byte.0, load(&table.thirds));
            let third = _mm512_or_si512(third, Self::splat(BY_TWO).0);
            let groups = _mm512_and_si512(_mm512_and_si512(groups, second), third);
            let undecided = _mm512_testn_epi8_mask(groups, Self::splat(!JOINERS).0);
            (undecided, _mm512_test_epi8_mask(groups, Self::splat(JOINERS).0))
        }
    }
    #[inline(always)]
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64) {
        let (before, bytes) = (before.0, bytes.0);
        unsafe {
            let trails = trails_behind(before);
            // Both look-ups use the six low bits of a byte.
            let flags = _mm512_permutexvar_epi8(bytes, Self::load(flags.as_ptr()).0);
            let lead = _mm512_permutexvar_epi8(before, Self::load(LEAD_BITS.as_ptr()).0);
            let flagged = _mm512_mask_test_epi8_mask(trails, flags, lead);
            (flagged >> 1, trails, _mm512_movepi8_mask(bytes))
        }
    }
    #[inline(always)]
    unsafe fn end_alike(tables: &[[u8; 64]; 3], bytes: [Self; 3]) -> u64 {
        unsafe {
            let last = _mm512_permutexvar_epi8(bytes[0].0, Self::load(tables[0].as_ptr()).0);
            let second = _mm512_permutexvar_epi8(bytes[1].0, Self::load(tables[1].as_ptr()).0);
            let third = _mm512_permutexvar_epi8(bytes[2].0, Self::load(tables[2].as_ptr()).0);
            _mm512_test_epi8_mask(_mm512_and_si512(last, second), third)
        }
    }

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
        // Compress inside the register, then store: the instruction that compresses into memory is
        // slow on AMD.
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
    unsafe fn load_tables<const N: usize>(lookup: &Lookup<N>) -> Self::Loaded<'_, N> {
        unsafe {
            let mut tables = [[Self::splat(0).0; 4]; N];
            for (table, bytes) in tables.iter_mut().zip(lookup.bytes()) {
                for (quarter, bytes) in table.iter_mut().zip(chunks::<_, 64>(bytes)) {
                    *quarter = Self::load(bytes.as_ptr()).0;
                }
            }
            tables
        }
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: Self::Loaded<'_, N>, at: Self, _valid: u64) -> [Self; N] {
        unsafe {
            let mut found = [at; N];
            for (found, table) in found.iter_mut().zip(&tables) {
                // Each look-up uses the seven low bits of the index.
                let low = _mm512_permutex2var_epi8(table[0], at.0, table[1]);
                let high = _mm512_permutex2var_epi8(table[2], at.0, table[3]);
                *found = Self(_mm512_mask_blend_epi8(_mm512_movepi8_mask(at.0), low, high));
            }
            found
        }
    }
    #[inline(always)]
    unsafe fn decide_by_place(letters: &PlacedLetters, text: &str, at: usize, leads: u64, out: Self) -> Decided<Self> {
        let Some(answers) = letters.answers.as_ref().filter(|_| at >= 3 && text.len() - at >= Self::BYTES + 2) else {
            return Decided { out, removed: 0, left: leads };
        };
        unsafe {
            let load = |distance: isize| Self::load(text.as_ptr().add(at).offset(distance)).0;
            let kinds = quarters(&letters.kinds);
            // All masks and indexes are at the trail of the letter.
            let (lead, trail) = (load(-1), load(0));
            let places = places_of_trails(lead, trail);
            let rows = look_up(quarters(&letters.rows), places, _mm512_movepi8_mask(places));
            let (kind, known_before) = kinds_of(kinds, load(-3), load(-2), load(-2));
            let (behind, known_behind) = kinds_of(kinds, load(1), load(2), load(1));
            let followed = _mm512_test_epi8_mask(behind, behind);
            let at_kind = _mm512_or_si512(rows, _mm512_slli_epi16::<4>(kind));
            let place = _mm512_mask_add_epi8(at_kind, followed, at_kind, Self::splat(64).0);
            let [leads_of, trails_of] = answers;
            let (leads_of, trails_of) = (look_up_128(leads_of, place), look_up_128(trails_of, place));
            let trails = leads << 1 & known_before & known_behind & _mm512_test_epi8_mask(trails_of, trails_of);
            let removed = _mm512_mask_cmpeq_epi8_mask(trails, trails_of, Self::splat(REMOVED[1]).0);
            let changed = trails & !removed;
            let out = _mm512_mask_mov_epi8(out.0, changed, trails_of);
            let next = _mm512_add_epi8(Self::load(PLACES.as_ptr()).0, Self::splat(1).0);
            let out = Self(_mm512_mask_permutexvar_epi8(out, changed >> 1, next, leads_of));
            Decided { out, removed: removed >> 1, left: leads & !(trails >> 1) }
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
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
    unsafe fn with_byte(self, place: usize, byte: u8) -> Self {
        unsafe { Self(_mm512_mask_set1_epi8(self.0, 1 << place, byte as i8)) }
    }
    #[inline(always)]
    unsafe fn out_of_order([table]: [[__m512i; 4]; 1], before: Self, bytes: Self) -> (u64, u64) {
        unsafe {
            let trails = trails_behind(before.0);
            let places = places_of_trails(before.0, bytes.0);
            let high = _mm512_movepi8_mask(places);
            let class = _mm512_maskz_mov_epi8(trails, look_up(table, places, high));
            let marks = _mm512_test_epi8_mask(class, class);
            let two_before = _mm512_sub_epi8(Self::load(PLACES.as_ptr()).0, Self::splat(2).0);
            let class_before = _mm512_maskz_permutexvar_epi8(!3, two_before, class);
            (marks, _mm512_mask_cmpgt_epu8_mask(marks, class_before, class))
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> u64 {
        unsafe { _mm512_cmpgt_epu8_mask(self.0, other.0) }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> u64 {
        unsafe {
            _mm512_cmple_epu8_mask(_mm512_sub_epi8(self.0, Self::splat(low).0), Self::splat(high.wrapping_sub(low)).0)
        }
    }
}
