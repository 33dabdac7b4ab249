//! What the kernel asks of a processor.

use super::lookup::Lookup;
use super::passed::Passed;
use super::translation::{Sight, Translated};
use crate::fold::table::Table;

/// A set of bytes of a vector.
pub(super) trait Mask: Copy {
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    /// In `self`, not in `other`.
    fn without(self, other: Self) -> Self;
    /// One bit for each byte, the first byte lowest.
    fn bits(self) -> u64;
}

/// A register of bytes.
///
/// # Safety
///
/// Functions may run only where the processor has the instructions of the implementing backend.
pub(super) trait Vector: Copy {
    const BYTES: usize;
    type Mask: Mask;
    /// Whether `load_part` is one instruction.
    const LOADS_PARTS: bool;
    /// Tables in the form that `look_up` wants.
    type Tables<'t, const N: usize>: Copy;

    /// The tables of `plain`, in the form that `translate` wants.
    type Plain<'t>: Copy;
    /// How many bytes of a block `translate` decides on: of the last one it may not know enough.
    const STEP: usize;

    unsafe fn plain(table: &Table) -> Self::Plain<'_>;
    /// Leads of pairs: D8 to DB.
    unsafe fn leads(self) -> u64;
    /// What the tables make of `bytes`; `before` and `after` are those one place before and behind.
    unsafe fn translate(
        tables: Self::Plain<'_>,
        sight: Sight,
        before: Self,
        bytes: Self,
        after: Self,
    ) -> Translated<Self>;
    /// Puts the source back where pairs are left open.
    unsafe fn settle(block: &mut Translated<Self>, bytes: Self);
    /// Leads of pairs that have a flag, trails of pairs, and bytes that are not ASCII. `flags`: for each trail, by its six low
    /// bits, a bit for each lead.
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64);
    /// What the tables make of a text that is shorter than a vector, written at `to`: how many bytes that is, if they tell all.
    ///
    /// # Safety
    /// `BYTES` bytes can be written at `to`.
    #[inline(always)]
    unsafe fn translate_short(_table: &Table, _text: &str, _to: *mut u8) -> Option<usize> {
        None
    }
    /// First bytes of characters that are not passed over, by those and the two bytes behind each, and of joiners, which are
    /// among them. Where ASCII stands anything may come out.
    unsafe fn passed(table: &Passed, bytes: Self, after: Self, second: Self) -> (u64, u64);
    /// Whether some byte is not ASCII.
    #[inline(always)]
    unsafe fn any_high(self) -> bool {
        // SAFETY: the caller's word.
        unsafe { self.not_ascii().bits() != 0 }
    }

    unsafe fn tables<const N: usize>(lookup: &Lookup<N>) -> Self::Tables<'_, N>;

    /// # Safety
    /// `BYTES` bytes can be read at `from`.
    unsafe fn load(from: *const u8) -> Self;
    /// # Safety
    /// The bytes of `valid` can be read at `from`; the others are zero.
    unsafe fn load_part(from: *const u8, valid: u64) -> Self;
    /// # Safety
    /// `BYTES` bytes can be written at `to`.
    unsafe fn store(self, to: *mut u8);
    /// Writes the bytes of `keep`, one after another, and anything behind them.
    ///
    /// # Safety
    /// `BYTES` bytes can be written at `to`.
    unsafe fn compress(self, keep: u64, to: *mut u8);

    unsafe fn splat(byte: u8) -> Self;
    unsafe fn and(self, other: Self) -> Self;
    unsafe fn or(self, other: Self) -> Self;
    unsafe fn xor(self, other: Self) -> Self;
    /// The two low bits of each byte become the two high ones, the others zero.
    unsafe fn low_to_high(self) -> Self;
    unsafe fn equals(self, other: Self) -> Self::Mask;
    /// Bytes of 0x80 and more.
    unsafe fn not_ascii(self) -> Self::Mask;
    /// The bytes of `self` in `mask`, of `other` elsewhere.
    unsafe fn select(mask: Self::Mask, this: Self, other: Self) -> Self;
    /// The entries of each table at the places `at`. Where they are not `valid` anything may come out.
    unsafe fn look_up<const N: usize>(tables: Self::Tables<'_, N>, at: Self, valid: Self::Mask) -> [Self; N];
    /// Pairs of bytes with these first bytes change places with the pairs before them.
    unsafe fn swap_pairs(self, leads: u64) -> Self;
    /// Bytes greater than their counterparts.
    unsafe fn greater(self, other: Self) -> Self::Mask;

    /// Bytes that are this one.
    #[inline(always)]
    unsafe fn is(self, byte: u8) -> Self::Mask {
        // SAFETY: the caller's word.
        unsafe { self.equals(Self::splat(byte)) }
    }
    /// Bytes from `low` to `high`.
    unsafe fn between(self, low: u8, high: u8) -> Self::Mask;
}
