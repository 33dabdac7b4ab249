//! A block of 64 bytes, in one, two or four registers.

use super::register::Register;
use super::unrolled;

/// A block of 64 bytes. The first `R::COUNT` registers hold them; the others have no meaning.
#[derive(Clone, Copy)]
pub(crate) struct Block<R>(pub(crate) [R; 4]);

/// A set of bytes of a block: each byte of the registers has all its bits set, or none.
#[derive(Clone, Copy)]
pub(crate) struct ByteSet<R>(pub(crate) [R; 4]);

/// Evaluates an expression for each register of a block. It is a macro because a closure that is
/// not inlined is compiled without the instructions of the set.
macro_rules! each {
    ($register:ident, $at:ident => $value:expr) => {{
        let mut all = [$register::splat(0); 4];
        unrolled!($at in $register::COUNT => { all[$at] = $value; });
        all
    }};
}

// SAFETY of each block: the caller of each function keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl<R: Register> Block<R> {
    /// Reads 64 bytes.
    #[inline(always)]
    pub(crate) unsafe fn load(from: *const u8) -> Self {
        unsafe { Self(each!(R, at => R::load(from.add(at * R::BYTES)))) }
    }

    /// Writes 64 bytes.
    #[inline(always)]
    pub(crate) unsafe fn store(self, to: *mut u8) {
        unsafe { unrolled!(at in R::COUNT => { self.0[at].store(to.add(at * R::BYTES)); }) }
    }

    /// Writes the bytes of `keep` one after another, and undefined bytes behind them, at most 64 in
    /// all.
    #[inline(always)]
    pub(crate) unsafe fn compress(self, keep: u64, to: *mut u8) {
        unsafe {
            if keep == u64::MAX {
                self.store(to);
            } else {
                R::compress_all(self.0, keep, to);
            }
        }
    }

    #[inline(always)]
    pub(crate) unsafe fn splat(byte: u8) -> Self {
        unsafe { Self([R::splat(byte); 4]) }
    }

    #[inline(always)]
    pub(crate) unsafe fn and(self, other: Self) -> Self {
        unsafe { Self(each!(R, at => self.0[at].and(other.0[at]))) }
    }

    #[inline(always)]
    pub(crate) unsafe fn or(self, other: Self) -> Self {
        unsafe { Self(each!(R, at => self.0[at].or(other.0[at]))) }
    }

    #[inline(always)]
    pub(crate) unsafe fn xor(self, other: Self) -> Self {
        unsafe { Self(each!(R, at => self.0[at].xor(other.0[at]))) }
    }

    /// Returns the bits of `self` that are not set in `other`.
    #[inline(always)]
    pub(crate) unsafe fn without(self, other: Self) -> Self {
        unsafe { Self(each!(R, at => self.0[at].without(other.0[at]))) }
    }

    /// Moves the two low bits of each byte to the two high bits, and sets the other bits to zero.
    #[inline(always)]
    pub(crate) unsafe fn low_to_high(self) -> Self {
        unsafe { Self(each!(R, at => self.0[at].low_to_high())) }
    }

    #[inline(always)]
    pub(crate) unsafe fn equals(self, other: Self) -> ByteSet<R> {
        unsafe { ByteSet(each!(R, at => self.0[at].equals(other.0[at]))) }
    }

    /// Returns the bytes that are greater than their counterparts, as unsigned numbers.
    #[inline(always)]
    pub(crate) unsafe fn greater(self, other: Self) -> ByteSet<R> {
        unsafe {
            let all = R::splat(0xFF);
            ByteSet(each!(R, at => all.without(self.0[at].min(other.0[at]).equals(self.0[at]))))
        }
    }

    /// Returns the bytes from `low` to `high`.
    #[inline(always)]
    pub(crate) unsafe fn between(self, low: u8, high: u8) -> ByteSet<R> {
        unsafe { ByteSet(each!(R, at => self.0[at].minus(R::splat(low)).up_to(high.wrapping_sub(low)))) }
    }

    /// Returns the bytes of `this` in the set, those of `other` elsewhere.
    #[inline(always)]
    pub(crate) unsafe fn select(set: ByteSet<R>, this: Self, other: Self) -> Self {
        unsafe { Self(each!(R, at => R::select(set.0[at], this.0[at], other.0[at]))) }
    }

    /// Returns a bit for each byte of 0x80 and more, the first byte lowest.
    #[inline(always)]
    pub(crate) unsafe fn high_bits(self) -> u64 {
        unsafe { R::all_high_bits(self.0) }
    }

    /// Returns the bytes that have a bit in common with their counterparts.
    #[inline(always)]
    pub(crate) unsafe fn tests(self, other: Self) -> u64 {
        unsafe { R::tests(self.0, other.0) }
    }

    /// Returns whether some byte is 0x80 or more.
    #[inline(always)]
    pub(crate) unsafe fn any_high(self) -> bool {
        unsafe {
            let mut all = R::splat(0);
            unrolled!(at in R::COUNT => { all = all.or(self.0[at]); });
            all.and(R::splat(0x80)).any()
        }
    }

    /// Returns the entries of a table, indexed by the six low bits of each byte.
    #[inline(always)]
    pub(crate) unsafe fn look_up_low(table: &[u8; 64], at: Self) -> Self {
        unsafe { Self(each!(R, n => R::look_up_low(table, at.0[n]))) }
    }

    /// Returns the entries of a table at the indexes `at`, and zero for indexes of 16 and more.
    #[inline(always)]
    pub(crate) unsafe fn look_up_or_zero(table: &[u8; 16], at: Self) -> Self {
        unsafe {
            let table = R::table(table);
            Self(each!(R, n => R::look_up_or_zero(table, at.0[n])))
        }
    }

    /// Returns the bits that one table has for the high half of each byte and another table for its
    /// low half.
    #[inline(always)]
    pub(crate) unsafe fn look_up_halves(self, high: &[u8; 16], low: &[u8; 16]) -> Self {
        unsafe {
            let (high, low) = (R::table(high), R::table(low));
            Self(each!(R, n => {
                let bytes = self.0[n];
                R::look_up(high, bytes.high_halves()).and(R::look_up(low, bytes.and(R::splat(0x0F))))
            }))
        }
    }

    /// Moves each byte two places up; the first two bytes become zero.
    #[inline(always)]
    pub(crate) unsafe fn two_further(self) -> Self {
        unsafe {
            let zero = R::splat(0);
            Self(each!(R, at => self.0[at].shift_in_2(if at == 0 { zero } else { self.0[at - 1] })))
        }
    }

    /// Moves each byte two places down; the last two bytes become zero.
    #[inline(always)]
    pub(crate) unsafe fn two_nearer(self) -> Self {
        unsafe {
            let zero = R::splat(0);
            Self(each!(R, at => self.0[at].shift_out_2(if at + 1 == R::COUNT { zero } else { self.0[at + 1] })))
        }
    }
}

// SAFETY of each block: the caller of each function keeps the contract of `Register`.
#[allow(clippy::undocumented_unsafe_blocks)]
impl<R: Register> ByteSet<R> {
    /// Makes the set of the bytes that have a bit in `bits`, the first byte lowest.
    #[inline(always)]
    pub(crate) unsafe fn of(bits: u64) -> Self {
        unsafe { Self(each!(R, at => R::spread(bits, at))) }
    }
}
