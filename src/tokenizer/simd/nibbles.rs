//! Properties where tables of sixteen bytes can be looked up: by the two halves of a byte.
//!
//! Sixteen characters are a row, of which the low half of the last byte tells one from the other. For each property a table
//! gives, by that half, a bit for each of eight rows.

use super::eye::{Eye, SIGHT, Seen, Signs, sight};
use crate::tokenizer::simple::*;
use crate::tokenizer::window::SPAN;

/// For one property.
struct Rows {
    ascii: [u8; 16],
    /// U+0600-067F and U+0680-06FF.
    arabic: [[u8; 16]; 2],
    /// U+0080-00BF, and from the fifth row on U+2000-203F.
    other: [u8; 16],
}

/// For `LETTER`, the lowest bit, and the others.
const ROWS: [Rows; 8] = {
    const NONE: Rows = Rows { ascii: [0; 16], arabic: [[0; 16]; 2], other: [0; 16] };
    let mut rows = [NONE; 8];
    let mut property = 0;
    while property < 8 {
        rows[property] = rows_of(1 << property);
        property += 1;
    }
    rows
};

const fn rows_of(property: u8) -> Rows {
    let Properties { ascii, arabic, latin, general, .. } = &PROPERTIES;
    let mut rows = Rows { ascii: [0; 16], arabic: [[0; 16]; 2], other: [0; 16] };
    let mut at = 0;
    while at < 256 {
        let (low, bit) = (at & 15, 1 << (at >> 4 & 7));
        if arabic[at] & property != 0 {
            rows.arabic[at >> 7][low] |= bit;
        }
        if at < 128 && ascii[at] & property != 0 {
            rows.ascii[low] |= bit;
        }
        if at < 64 && latin[at] & property != 0 {
            rows.other[low] |= bit;
        }
        if at < 64 && general[at] & property != 0 {
            rows.other[low] |= bit << 4;
        }
        at += 1;
    }
    rows
}

static ROW_BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

/// A register of bytes.
///
/// # Safety
///
/// Functions may run only where the processor has the instructions, and loads and stores reach `BYTES` bytes.
pub(super) trait Bytes: Copy {
    const BYTES: usize;

    /// [`Eye::out_of_line`]
    unsafe fn out_of_line<R>(work: impl FnOnce() -> R) -> R;

    unsafe fn load(from: *const u8) -> Self;
    unsafe fn store(self, to: *mut u8);
    /// The table in each sixteen bytes.
    unsafe fn table(table: &[u8; 16]) -> Self;
    unsafe fn splat(byte: u8) -> Self;
    unsafe fn and(self, other: Self) -> Self;
    unsafe fn or(self, other: Self) -> Self;
    /// All bits of a byte where both are the same.
    unsafe fn equals(self, other: Self) -> Self;
    /// `this` where the high bit of `mask` is set, `other` elsewhere.
    unsafe fn select(mask: Self, this: Self, other: Self) -> Self;
    /// The bytes of a table at the places `at`, below 16.
    unsafe fn look_up(table: Self, at: Self) -> Self;
    unsafe fn high_halves(self) -> Self;
    unsafe fn shifted_left_by_2(self) -> Self;
    /// The high bits.
    unsafe fn high_bits(self) -> u64;
}

/// Looks with registers of such bytes.
pub(super) struct ByNibbles<B>(core::marker::PhantomData<B>);

impl<B: Bytes> Eye for ByNibbles<B> {
    #[inline(always)]
    fn look(span: &[u8; SPAN], seen: &mut [Seen], properties: &mut [[u8; 64]]) {
        Self::out_of_line(|| {
            for (word, (seen, properties)) in seen.iter_mut().zip(properties).enumerate() {
                // SAFETY: the processor has the instructions.
                *seen = unsafe { see::<B>(sight(span, 64 * word), properties) };
            }
        });
    }

    #[inline(always)]
    fn signs(bytes: &[u8; SIGHT]) -> Signs {
        Signs::new(|byte| {
            let mut bits = 0;
            for at in (0..64).step_by(B::BYTES) {
                // SAFETY: the processor has the instructions; loads are of the 64 bytes.
                unsafe { bits |= B::load(bytes.as_ptr().add(at)).equals(B::splat(byte)).high_bits() << at };
            }
            bits
        })
    }

    #[inline(never)]
    fn out_of_line<R>(work: impl FnOnce() -> R) -> R {
        // SAFETY: the processor has the instructions.
        unsafe { B::out_of_line(work) }
    }
}

/// # Safety
///
/// The processor has the instructions.
#[inline(always)]
unsafe fn see<B: Bytes>(bytes: &[u8; SIGHT], all: &mut [u8; 64]) -> Seen {
    let (mut first, mut ascii, mut blanks, mut links, mut known) = (0, 0, 0, 0, 0);
    let mut of = [0; 8];
    for at in (0..64).step_by(B::BYTES) {
        // SAFETY: the caller's word; loads reach two bytes behind the 64, which are there.
        unsafe {
            let [one, two, three] = [0, 1, 2].map(|more| B::load(bytes.as_ptr().add(at + more)));
            let (properties, is_known) = properties(one, two, three);
            let mut together = B::splat(0);
            for (bit, property) in properties.into_iter().enumerate() {
                together = together.or(property.and(B::splat(1 << bit)));
                of[bit] |= property.high_bits() << at;
            }
            together.store(all.as_mut_ptr().add(at));
            first |= (!one.and(B::splat(0xC0)).equals(B::splat(0x80)).high_bits() & low::<B>()) << at;
            ascii |= (!one.high_bits() & low::<B>()) << at;
            blanks |= one.equals(B::splat(b' ')).high_bits() << at;
            links |= (one.equals(B::splat(b'h')).high_bits() & two.equals(B::splat(b't')).high_bits()) << at;
            known |= is_known.high_bits() << at;
        }
    }
    let rare = first & !(ascii | known);
    Seen::new(first, ascii, [blanks, links, rare], of)
}

/// The properties of the characters that begin at the bytes `one`, with the bytes behind each: for each one all bits of a
/// byte or none. And whether all is known of those that are not ASCII.
///
/// # Safety
///
/// The processor has the instructions.
#[inline(always)]
unsafe fn properties<B: Bytes>(one: B, two: B, three: B) -> ([B; 8], B) {
    // SAFETY: the caller's word.
    unsafe {
        let pairs = one.and(B::splat(0xFC)).equals(B::splat(0xD8));
        let latin = one.equals(B::splat(0xC2));
        let general = one.equals(B::splat(0xE2)).and(two.equals(B::splat(0x80)));
        let last = B::select(one, B::select(general, three, two), one);
        let quarter = last.high_halves().and(B::splat(3));
        let of_pair = one.and(B::splat(3)).shifted_left_by_2().or(quarter);
        let of_other = quarter.or(general.and(B::splat(4)));
        let row = B::select(one, B::select(pairs, of_pair, of_other), one.high_halves());
        let places = Places {
            one,
            pairs,
            others: latin.or(general),
            column: last.and(B::splat(15)),
            row_bit: B::look_up(B::table(&ROW_BITS), row),
            upper: row.and(B::splat(8)).equals(B::splat(8)),
        };
        let properties = [
            places.property::<0>(),
            places.property::<1>(),
            places.property::<2>(),
            places.property::<3>(),
            places.property::<4>(),
            places.property::<5>(),
            places.property::<6>(),
            places.property::<7>(),
        ];
        (properties, pairs.or(places.others))
    }
}

/// Where characters are in the tables.
#[derive(Clone, Copy)]
struct Places<B> {
    one: B,
    pairs: B,
    others: B,
    column: B,
    row_bit: B,
    /// Whether a pair is of the upper half of its table.
    upper: B,
}

impl<B: Bytes> Places<B> {
    /// # Safety
    ///
    /// The processor has the instructions.
    #[inline(always)]
    unsafe fn property<const N: usize>(self) -> B {
        static ALL: [Rows; 8] = ROWS;
        let rows = &ALL[N];
        // SAFETY: the caller's word.
        unsafe {
            let look_up = |table: &[u8; 16]| B::look_up(B::table(table), self.column);
            let mut high = B::splat(0);
            if const { has_any(&ROWS[N].arabic[0]) || has_any(&ROWS[N].arabic[1]) } {
                high = B::select(self.upper, look_up(&rows.arabic[1]), look_up(&rows.arabic[0])).and(self.pairs);
            }
            if const { has_any(&ROWS[N].other) } {
                high = high.or(look_up(&rows.other).and(self.others));
            }
            let low = if const { has_any(&ROWS[N].ascii) } { look_up(&rows.ascii) } else { B::splat(0) };
            B::select(self.one, high, low).and(self.row_bit).equals(self.row_bit)
        }
    }
}

/// Whether a table has a bit.
const fn has_any(table: &[u8; 16]) -> bool {
    u128::from_ne_bytes(*table) != 0
}

/// A bit for each byte of a register.
const fn low<B: Bytes>() -> u64 {
    u64::MAX >> (64 - B::BYTES)
}
