//! [`Vector`] for the blocks of all instruction sets that look up a table in parts and compress by
//! shuffling.

use core::slice::from_raw_parts;

use super::PREFERS_SIZE;
use super::edge::{EdgeContext, FoldedEdge};
use super::general_loop::FoldCursor;
use super::lead_loop::{self, LoopExit};
use super::pairs;
use super::pass_through::PassThrough;
use super::rows::{HotRows, PairRows, Start};
use super::short;
use super::source::is_whole;
use super::trail_loop::BlockObserver;
use super::translation::{LeadMasks, Translated, classify_by_groups};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::simd::{Block, ByteSet, Lookup, Register, copy, unrolled};

/// The bit of each lead, indexed by the lead XOR D8.
const LEAD_BITS: [u8; 16] = [1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

// SAFETY of this file: the contract of `Vector` includes that of `Register`, and the caller keeps
// it.
impl<R: Register> Mask for ByteSet<R> {
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        // SAFETY: a set is made from blocks, so the processor has the instructions.
        unsafe { Self(Block(self.0).and(Block(other.0)).0) }
    }
    #[inline(always)]
    fn or(self, other: Self) -> Self {
        // SAFETY: a set is made from blocks, so the processor has the instructions.
        unsafe { Self(Block(self.0).or(Block(other.0)).0) }
    }
    #[inline(always)]
    fn without(self, other: Self) -> Self {
        // SAFETY: a set is made from blocks, so the processor has the instructions.
        unsafe { Self(Block(self.0).without(Block(other.0)).0) }
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        // SAFETY: a set is made from blocks, so the processor has the instructions.
        unsafe { Block(self.0).high_bits() }
    }
}

#[allow(clippy::undocumented_unsafe_blocks)]
impl<R: Register> Vector for Block<R> {
    const BYTES: usize = 64;
    type Mask = ByteSet<R>;
    const LOADS_PARTS: bool = false;
    type Loaded<'t, const N: usize> = &'t Lookup<N>;
    type PairTables<'t> = &'t PairRows;
    const STEP: usize = 63;
    type Learned = HotRows;
    const HAS_LEAD_LOOP: bool = true;
    const FOLDS_BEGINNINGS: bool = false;
    const SHARES_LOOPS: bool = R::BYTES < 32 && !R::HAS_QUARTERS;

    fn learned(rows: &PairRows) -> HotRows {
        rows.at_start(Start::default())
    }
    #[inline(always)]
    unsafe fn learned_of(table: &Table, first: &[u8; 64]) -> HotRows {
        if PREFERS_SIZE {
            return Self::learned(&table.rows);
        }
        table.rows.at_start(unsafe { Start::of_block(Self::load(first.as_ptr())) })
    }
    #[inline(always)]
    unsafe fn fold_at_leads<const PLACES: bool>(
        table: &Table,
        rows: &PairRows,
        learned: &mut HotRows,
        cursor: &mut FoldCursor<'_>,
        observer: &mut impl BlockObserver,
    ) -> bool {
        unsafe {
            let exit = lead_loop::fold_blocks::<R, _, PLACES>(table, rows, learned, cursor, observer);
            if exit == LoopExit::UnfoldedBlock && is_whole::<Self>(cursor.text, cursor.at) {
                lead_loop::learn::<R>(rows, learned, cursor.text.as_ptr().add(cursor.at), cursor.at);
                return true;
            }
            false
        }
    }

    #[inline(always)]
    unsafe fn pair_tables(table: &Table) -> Self::PairTables<'_> {
        &table.rows
    }
    #[inline(always)]
    unsafe fn leads(self) -> u64 {
        unsafe { Vector::and(self, Self::splat(0xFC)).is(0xD8).bits() }
    }
    #[inline(always)]
    unsafe fn upper(self) -> u64 {
        unsafe { Vector::and(self, Self::splat(0xFE)).is(0xDA).bits() }
    }
    #[inline(always)]
    unsafe fn translate(
        tables: Self::PairTables<'_>,
        masks: LeadMasks,
        before: Self,
        bytes: Self,
        _after: Self,
    ) -> Translated<Self> {
        unsafe { pairs::translate(tables, masks, before, bytes) }
    }
    #[inline(always)]
    unsafe fn removed_behind(block: &Translated<Self>, from: *const u8, blank: Self) -> u64 {
        unsafe { Vector::equals(Vector::load(from.sub(2)), blank).bits() & block.removed_trails }
    }
    #[inline(always)]
    unsafe fn restore_undecided(_block: &mut Translated<Self>, _bytes: Self) {
        // `translate` gave undecided pairs the bytes of the source already.
    }
    #[inline(always)]
    unsafe fn fold_edge(
        _tables: Self::PairTables<'_>,
        table: &Table,
        text: &str,
        at: usize,
        context: EdgeContext,
        to: *mut u8,
    ) -> Option<FoldedEdge> {
        unsafe { short::fold_short::<R>(table, text, at, context, to) }
    }
    #[inline(always)]
    unsafe fn classify_others(table: &PassThrough, bytes: Self, after: Self, second: Self) -> (u64, u64) {
        unsafe {
            if R::HAS_QUARTERS {
                let groups = Self::look_up_low(&table.leads[1], bytes);
                let groups = Vector::and(groups, Self::look_up_low(&table.seconds, after));
                return classify_by_groups(bytes, groups, Self::look_up_low(&table.thirds, second));
            }
            let [high, low, next_high, next_low] = &table.halves;
            let groups = bytes.look_up_halves(high, low);
            let begins = bytes.between(0xC0, 0xFF).bits();
            let passed = groups.tests(after.look_up_halves(next_high, next_low));
            let general = bytes.is(0xE2).bits() & after.is(0x80).bits() & if table.general { u64::MAX } else { 0 };
            if general == 0 {
                return (begins & !passed, 0);
            }
            let signs = second.between(0x90, 0xA7).bits() | second.between(0xB0, 0xBF).bits();
            (begins & !(passed | general & signs), general & second.between(0x8B, 0x8D).bits())
        }
    }
    #[inline(always)]
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64) {
        unsafe {
            let lead = Self::look_up_or_zero(&LEAD_BITS, Vector::xor(before, Self::splat(0xD8)));
            let flagged = Self::look_up_low(flags, bytes).tests(lead);
            (flagged >> 1, lead.tests(lead), bytes.high_bits())
        }
    }
    #[inline(always)]
    unsafe fn end_alike(tables: &[[u8; 64]; 3], bytes: [Self; 3]) -> u64 {
        unsafe {
            let last = Self::look_up_low(&tables[0], bytes[0]);
            let second = Self::look_up_low(&tables[1], bytes[1]);
            let third = Self::look_up_low(&tables[2], bytes[2]);
            Vector::and(last, second).tests(third)
        }
    }

    #[inline(always)]
    unsafe fn any_high(self) -> bool {
        unsafe { Block::any_high(self) }
    }
    #[inline(always)]
    unsafe fn load(from: *const u8) -> Self {
        unsafe { Block::load(from) }
    }
    #[inline(always)]
    unsafe fn load_part(from: *const u8, valid: u64) -> Self {
        unsafe {
            // A block at the end of a text, without a copy that would wait for the cache.
            if !PREFERS_SIZE && valid & 1 != 0 && valid & valid.wrapping_add(1) == 0 {
                return Block(R::load_short(from_raw_parts(from, valid.trailing_ones() as usize)));
            }
            let mut bytes = [0; 64];
            copy(from, valid, bytes.as_mut_ptr());
            Block::load(bytes.as_ptr())
        }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut u8) {
        unsafe { Block::store(self, to) }
    }
    #[inline(always)]
    unsafe fn compress(self, keep: u64, to: *mut u8) {
        unsafe { Block::compress(self, keep, to) }
    }
    #[inline(always)]
    unsafe fn splat(byte: u8) -> Self {
        unsafe { Block::splat(byte) }
    }
    #[inline(always)]
    unsafe fn and(self, other: Self) -> Self {
        unsafe { Block::and(self, other) }
    }
    #[inline(always)]
    unsafe fn or(self, other: Self) -> Self {
        unsafe { Block::or(self, other) }
    }
    #[inline(always)]
    unsafe fn xor(self, other: Self) -> Self {
        unsafe { Block::xor(self, other) }
    }
    #[inline(always)]
    unsafe fn low_to_high(self) -> Self {
        unsafe { Block::low_to_high(self) }
    }
    #[inline(always)]
    unsafe fn equals(self, other: Self) -> Self::Mask {
        unsafe { Block::equals(self, other) }
    }
    #[inline(always)]
    unsafe fn not_ascii(self) -> Self::Mask {
        unsafe { Vector::and(self, Self::splat(0x80)).equals(Self::splat(0x80)) }
    }
    #[inline(always)]
    unsafe fn select(mask: Self::Mask, this: Self, other: Self) -> Self {
        unsafe { Block::select(mask, this, other) }
    }
    #[inline(always)]
    unsafe fn load_tables<const N: usize>(lookup: &Lookup<N>) -> &Lookup<N> {
        lookup
    }
    #[inline(always)]
    unsafe fn look_up<const N: usize>(tables: &Lookup<N>, at: Self, valid: Self::Mask) -> [Self; N] {
        unsafe {
            let high = Vector::and(at, Block(valid.0)).any_high();
            let found = R::look_up_all(tables, at.0, high);
            let mut all = [Self::splat(0); N];
            unrolled!(table in N => { all[table] = Block(found[table]); });
            all
        }
    }
    #[inline(always)]
    unsafe fn swap_pairs(self, leads: u64) -> Self {
        unsafe {
            let later = leads | leads << 1;
            let earlier = Self::select(ByteSet::of(later >> 2), self.two_nearer(), self);
            Self::select(ByteSet::of(later), self.two_further(), earlier)
        }
    }
    #[inline(always)]
    unsafe fn with_byte(self, place: usize, byte: u8) -> Self {
        unsafe { Self::select(ByteSet::of(1 << place), Self::splat(byte), self) }
    }
    #[inline(always)]
    unsafe fn out_of_order(classes: &Lookup<1>, before: Self, bytes: Self) -> (u64, u64) {
        unsafe {
            let trails = Vector::and(before, Self::splat(0xFC)).is(0xD8);
            let places = Vector::or(Vector::low_to_high(before), Vector::and(bytes, Self::splat(0x3F)));
            let [class] = Self::look_up(classes, places, trails);
            let class = Vector::and(class, Block(trails.0));
            let marks = class.tests(class);
            (marks, Vector::greater(class.two_further(), class).bits() & marks)
        }
    }
    #[inline(always)]
    unsafe fn greater(self, other: Self) -> Self::Mask {
        unsafe { Block::greater(self, other) }
    }
    #[inline(always)]
    unsafe fn between(self, low: u8, high: u8) -> Self::Mask {
        unsafe { Block::between(self, low, high) }
    }
}
