//! What an instruction set can do with a register of 16, 32 or 64 bytes.

use super::chunks::chunks;
use super::lookup::Lookup;
use super::part::sixteens;
use super::unrolled;

/// A register of bytes, in lanes of sixteen. A block of 64 bytes is the first `COUNT` registers of
/// an array of four.
///
/// Where a function returns "a set", each byte of the register has all its bits set, or none.
///
/// # Safety
///
/// The contract of the module: the processor has the instructions of the set, and the bytes that
/// are read and written can be read and written.
pub(crate) trait Register: Copy {
    /// The number of bytes of a register.
    const BYTES: usize;
    /// The number of registers of a block.
    const COUNT: usize = 64 / Self::BYTES;
    /// Whether tables of 64 bytes can be looked up in one instruction, by `look_up_quarters`.
    const HAS_QUARTERS: bool = false;

    unsafe fn load(from: *const u8) -> Self;
    unsafe fn store(self, to: *mut u8);
    /// Makes a register of 16-byte parts, as many of the two as it has room for.
    unsafe fn of_sixteens(sixteens: [u128; 2]) -> Self;
    /// Loads up to 64 bytes into a block; zeros follow them.
    #[inline(always)]
    unsafe fn load_short(bytes: &[u8]) -> [Self; 4] {
        // SAFETY: the contract of the trait, and the condition shows that 32 bytes can be read.
        unsafe {
            match bytes.split_at_checked(32) {
                None => Self::of_halves(Self::of_up_to_32(bytes), [Self::splat(0); 2]),
                Some((first, rest)) => {
                    let first = [Self::load(first.as_ptr()), Self::load(first.as_ptr().add(32 - Self::BYTES))];
                    Self::of_halves(first, Self::of_up_to_32(rest))
                }
            }
        }
    }
    /// Makes a block of two halves, for registers of at most 32 bytes. Each half is in two registers, or in the first if that holds 32 bytes.
    #[inline(always)]
    unsafe fn of_halves(first: [Self; 2], second: [Self; 2]) -> [Self; 4] {
        // SAFETY: the contract of the trait.
        let zero = unsafe { Self::splat(0) };
        if Self::BYTES == 16 { [first[0], first[1], second[0], second[1]] } else { [first[0], second[0], zero, zero] }
    }
    /// Loads up to 32 bytes, with zeros behind them, as half of a block.
    #[inline(always)]
    unsafe fn of_up_to_32(bytes: &[u8]) -> [Self; 2] {
        let sixteens = sixteens(bytes);
        // SAFETY: the contract of the trait.
        unsafe { [Self::of_sixteens(sixteens), Self::of_sixteens([sixteens[1], 0])] }
    }
    unsafe fn splat(byte: u8) -> Self;
    /// Loads a table of sixteen bytes into each lane.
    unsafe fn table(table: &[u8; 16]) -> Self;

    unsafe fn and(self, other: Self) -> Self;
    unsafe fn or(self, other: Self) -> Self;
    unsafe fn xor(self, other: Self) -> Self;
    /// Returns the bits of `self` that are not set in `other`.
    unsafe fn without(self, other: Self) -> Self;
    /// Returns the bytes of `this` where the high bit of `mask` is set, those of `other` elsewhere.
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self;

    /// Returns the set of bytes that are equal in both.
    unsafe fn equals(self, other: Self) -> Self;
    /// Returns the lesser byte at each index, as unsigned numbers.
    unsafe fn min(self, other: Self) -> Self;
    /// Returns the greater byte at each index, as unsigned numbers.
    unsafe fn max(self, other: Self) -> Self;
    unsafe fn minus(self, other: Self) -> Self;
    /// Returns the set of bytes of at most `highest`, as unsigned numbers.
    #[inline(always)]
    unsafe fn up_to(self, highest: u8) -> Self {
        // SAFETY: the contract of the trait.
        unsafe { self.min(Self::splat(highest)).equals(self) }
    }

    /// Returns the entries of a table in each lane, at the indexes `at`, which must be below 16.
    unsafe fn look_up(table: Self, at: Self) -> Self;
    /// Returns the entries of a table in each lane, at the indexes `at`, and zero for indexes of 16
    /// and more.
    unsafe fn look_up_or_zero(table: Self, at: Self) -> Self;
    /// Returns the entries of a table, indexed by the six low bits of each byte.
    #[inline(always)]
    unsafe fn look_up_low(table: &[u8; 64], at: Self) -> Self {
        // SAFETY: the contract of the trait.
        unsafe {
            let at = at.and(Self::splat(0x3F));
            let mut found = Self::splat(0);
            let rows = chunks::<_, 16>(table);
            unrolled!(row in 4 => {
                let places = at.xor(Self::splat(16 * row as u8));
                found = found.or(Self::look_up_or_zero(Self::table(&rows[row]), places));
            });
            found
        }
    }
    /// Returns the entries of each table of 256 bytes at the indexes `at` of a block. `high` says
    /// whether an index may be 0x80 or more; if not, the entries of such indexes are zero.
    #[inline(always)]
    unsafe fn look_up_all<const N: usize>(tables: &Lookup<N>, at: [Self; 4], high: bool) -> [[Self; 4]; N] {
        // SAFETY: the contract of the trait.
        unsafe {
            let mut found = [[Self::splat(0); 4]; N];
            let halves = [tables.low_rows(), if high { tables.high_rows() } else { &[] }];
            for half in halves {
                for row in half {
                    let place = Self::table(&row.place);
                    unrolled!(register in Self::COUNT => {
                        let places = at[register].xor(place);
                        unrolled!(table in N => {
                            let entries = Self::look_up_or_zero(Self::table(&row.bytes[table]), places);
                            found[table][register] = found[table][register].or(entries);
                        });
                    });
                }
            }
            found
        }
    }

    /// A table of 256 bytes in registers, if `HAS_QUARTERS`.
    type Quarters: Copy;
    unsafe fn quarters(table: &[u8; 256]) -> Self::Quarters;
    /// Returns the entries of a table at the indexes `at`: of the whole table if `BOTH`, else of
    /// its lower half, and zero for other indexes.
    unsafe fn look_up_quarters<const BOTH: bool>(table: Self::Quarters, at: Self) -> Self;

    /// Moves the four high bits of each byte to the low ones.
    unsafe fn high_halves(self) -> Self;
    /// Moves the two high bits of each byte to the low ones.
    unsafe fn top_two(self) -> Self;
    /// Moves the two low bits of each byte to the high ones.
    unsafe fn low_to_high(self) -> Self;
    /// Moves the six low bits of each byte up by two bits.
    unsafe fn shifted_left_by_2(self) -> Self;

    /// Returns the table index of each pair: the two low bits of `lead` above the six low bits of
    /// `trail`.
    #[inline(always)]
    unsafe fn place(lead: Self, trail: Self) -> Self {
        // SAFETY: the contract of the trait.
        unsafe { lead.low_to_high().or(trail.and(Self::splat(0x3F))) }
    }

    /// Moves each byte one place up; the last byte of the register `before` becomes the first.
    unsafe fn shift_in(self, before: Self) -> Self;
    /// Moves each byte one place down; the first byte of the register `behind` becomes the last.
    unsafe fn shift_out(self, behind: Self) -> Self;
    /// Moves each byte two places up; the last two bytes of `before` become the first two.
    unsafe fn shift_in_2(self, before: Self) -> Self;
    /// Moves each byte two places down; the first two bytes of `behind` become the last two.
    unsafe fn shift_out_2(self, behind: Self) -> Self;

    /// Returns the high bit of each byte of a register.
    unsafe fn high_bits(self) -> u64;
    /// Returns the high bit of each byte of a block.
    #[inline(always)]
    unsafe fn all_high_bits(block: [Self; 4]) -> u64 {
        let mut bits = 0;
        // SAFETY: the contract of the trait.
        unsafe { unrolled!(at in Self::COUNT => { bits |= block[at].high_bits() << (at * Self::BYTES % 64); }) }
        bits
    }
    /// Returns the bit of each byte of a block that is `SHIFT` below the high one.
    unsafe fn all_bits<const SHIFT: i32>(block: [Self; 4]) -> u64;
    /// Returns the bytes of a block that have a bit in common with their counterparts.
    #[inline(always)]
    unsafe fn tests(block: [Self; 4], other: [Self; 4]) -> u64 {
        // SAFETY: the contract of the trait.
        unsafe {
            let zero = Self::splat(0);
            let mut none = block;
            unrolled!(at in Self::COUNT => { none[at] = none[at].and(other[at]).equals(zero); });
            !Self::all_high_bits(none)
        }
    }
    /// Returns whether some bit is set.
    unsafe fn any(self) -> bool;
    /// Makes a set from the bits of a block, for the register with this number in the block.
    unsafe fn spread(bits: u64, number: usize) -> Self;

    /// Writes the bytes of `keep` one after another, and undefined bytes behind them, at most
    /// `BYTES` in all. Returns the position of the next byte.
    unsafe fn compress(self, keep: u64, to: *mut u8) -> *mut u8;
    /// Writes the bytes of `keep` of a block one after another: see `compress`.
    #[inline(always)]
    unsafe fn compress_all(block: [Self; 4], keep: u64, to: *mut u8) -> *mut u8 {
        let mut to = to;
        // SAFETY: the contract of the trait.
        unsafe { unrolled!(at in Self::COUNT => { to = block[at].compress(keep >> (at * Self::BYTES % 64), to); }) }
        to
    }
}

/// Makes the indexes by which `spread` copies the bits of each sixteen bytes to the bytes.
pub(super) const fn eight_each(first: u8) -> [u8; 16] {
    let mut places = [first; 16];
    let mut at = 8;
    while at < 16 {
        places[at] = first + 1;
        at += 1;
    }
    places
}

/// The bit of each byte among eight.
pub(super) static OWN_BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];
