//! The classifier for instruction sets that look up tables of sixteen bytes, by half a byte at a
//! time.
//!
//! Sixteen characters whose last bytes differ only in the low half are a *row*. There are at most
//! sixteen different sets of properties, so each set has a *class* of four bits. For each bit of
//! the class, one table of sixteen bytes serves eight rows: the low half of the last byte selects
//! an entry, and the row selects a bit of the entry. A last table maps the class to the properties.

use core::hint::black_box;

use super::classifier::{BLOCK_READ, CharMasks, Classifier, Work};
use crate::simd::{Register, unrolled};
use crate::tokenizer::properties::*;

/// All sets of properties that characters have, by class.
const PROPERTIES_BY_CLASS: [u8; 16] = [
    0,
    LETTER,
    ATTACHES,
    DIGIT,
    SIGN,
    SIGN | SYMBOL,
    SIGN | MIDDLE,
    SIGN | SYMBOL | MIDDLE,
    SPACE,
    CONNECTOR,
    HASH,
    AT,
    SPACE | MIDDLE,
    0,
    0,
    0,
];

/// Returns the class of a set of properties. Fails to compile if the set is not in the table.
const fn class_of(properties: u8) -> u8 {
    let mut class = 0;
    while PROPERTIES_BY_CLASS[class] != properties {
        class += 1;
    }
    class as u8
}

/// The tables of one bit of the class, by the low half of the last byte. Each bit of an entry is a
/// row.
struct ClassBit {
    ascii: [u8; 16],
    /// U+0600-067F and U+0680-06FF.
    arabic: [[u8; 16]; 2],
    /// U+0080-00BF in the first four rows, U+2000-203F in the last four.
    other: [u8; 16],
}

/// All tables of this classifier.
struct LookupTables {
    class_bits: [ClassBit; 4],
    sets: [u8; 16],
    /// By the lead byte xor D8: the rows of each half of U+0600-06FF.
    leads: [[u8; 16]; 2],
    /// By the high half of a continuation byte: one of four rows, for each of two lead bytes.
    trails: [u8; 16],
    /// By the high half of an ASCII byte: its row.
    ascii: [u8; 16],
    /// The rows of U+0080-00BF and of U+2000-203F, at index zero.
    latin: [u8; 16],
    general: [u8; 16],
}

static TABLES: LookupTables = LookupTables {
    class_bits: [class_bit(1), class_bit(2), class_bit(4), class_bit(8)],
    sets: PROPERTIES_BY_CLASS,
    leads: [
        [0x0F, 0xF0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0x0F, 0xF0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
    trails: [0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, 0x88, 0, 0, 0, 0],
    ascii: [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0],
    latin: [0x0F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    general: [0xF0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
};

const fn class_bit(class_bit: u8) -> ClassBit {
    let Properties { ascii, arabic, latin, general, .. } = &PROPERTIES;
    let mut rows = ClassBit { ascii: [0; 16], arabic: [[0; 16]; 2], other: [0; 16] };
    let mut at = 0;
    while at < 256 {
        let (low, bit) = (at & 15, 1 << (at >> 4 & 7));
        if class_of(arabic[at]) & class_bit != 0 {
            rows.arabic[at >> 7][low] |= bit;
        }
        if at < 128 && class_of(ascii[at]) & class_bit != 0 {
            rows.ascii[low] |= bit;
        }
        if at < 64 && class_of(latin[at]) & class_bit != 0 {
            rows.other[low] |= bit;
        }
        if at < 64 && class_of(general[at]) & class_bit != 0 {
            rows.other[low] |= bit << 4;
        }
        at += 1;
    }
    rows
}

/// A register whose instructions a function can be compiled with.
pub(super) trait CompiledRegister: Register {
    /// Implements [`Classifier::out_of_line`] with the instructions of this register.
    ///
    /// # Safety
    ///
    /// The processor must have the instructions of this register.
    unsafe fn out_of_line<W: Work>(work: W) -> W::Output;
}

/// Classifies with registers of type `B`.
pub(super) struct NibbleClassifier<B>(core::marker::PhantomData<B>);

impl<B: CompiledRegister> Classifier for NibbleClassifier<B> {
    #[inline(always)]
    fn classify_block(bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) -> CharMasks {
        // SAFETY: the processor has the instructions (module `classify`).
        unsafe { classify_block::<B>(black_box(&TABLES), bytes, properties) }
    }

    #[inline(always)]
    fn positions_of(bytes: &[u8; BLOCK_READ], byte: u8) -> u64 {
        let mut bits = 0;
        for at in (0..64).step_by(B::BYTES) {
            // SAFETY: the processor has the instructions (module `classify`); the loads stay within
            // the first 64 bytes.
            unsafe { bits |= B::load(bytes.as_ptr().add(at)).equals(B::splat(byte)).high_bits() << at };
        }
        bits
    }

    #[inline(never)]
    fn out_of_line<W: Work>(work: W) -> W::Output {
        // SAFETY: the processor has the instructions (module `classify`).
        unsafe { B::out_of_line(work) }
    }
}

/// # Safety
///
/// The processor must have the instructions of register `B`.
#[inline(always)]
unsafe fn classify_block<B: Register>(
    tables: &LookupTables,
    bytes: &[u8; BLOCK_READ],
    all: &mut [u8; 64],
) -> CharMasks {
    // SAFETY: the caller ensures that the processor has the instructions. Loads begin up to two
    // bytes after the registers of the block, so they end at byte 66 of `BLOCK_READ`; the stores
    // fill the 64 bytes of `all`.
    unsafe {
        let zero = B::splat(0);
        let [mut continuations, mut here, mut ascii_spaces, mut schemes, mut unknown, mut properties] = [[zero; 4]; 6];
        unrolled!(number in B::COUNT => {
            let from = bytes.as_ptr().add(number * B::BYTES);
            let (one, two) = (B::load(from), B::load(from.add(1)));
            here[number] = one;
            continuations[number] = one.and(B::splat(0xC0)).equals(B::splat(0x80));
            ascii_spaces[number] = one.equals(B::splat(b' '));
            // Written as one comparison: LLVM scalarizes a vector `and` that feeds a mask.
            schemes[number] = one.xor(B::splat(b'h')).or(two.xor(B::splat(b't'))).equals(zero);
            let trail_rows = B::look_up(B::table(&tables.trails), two.high_halves());
            let lead = one.xor(B::splat(0xD8));
            let lower = B::look_up_or_zero(B::table(&tables.leads[0]), lead).and(trail_rows);
            let upper = B::look_up_or_zero(B::table(&tables.leads[1]), lead).and(trail_rows);
            let latin = B::look_up_or_zero(B::table(&tables.latin), one.xor(B::splat(0xC2)));
            let general = one.xor(B::splat(0xE2)).or(two.xor(B::splat(0x80)));
            let general = B::look_up_or_zero(B::table(&tables.general), general);
            let other = latin.or(general);
            unknown[number] = lower.or(upper).or(other).equals(zero);
            let ascii = B::look_up(B::table(&tables.ascii), one.high_halves());
            let (column, next) = (one.and(B::splat(15)), two.and(B::splat(15)));
            let mut bits = [zero; 4];
            unrolled!(bit in 4 => {
                let rows = &tables.class_bits[bit];
                let of_ascii = B::look_up(B::table(&rows.ascii), column).and(ascii);
                bits[bit] = of_ascii.or(B::look_up(B::table(&rows.arabic[0]), next).and(lower));
            });
            if upper.or(other).any() {
                let last = B::select(general, B::load(from.add(2)), two);
                let row = B::look_up(B::table(&tables.trails), last.high_halves()).and(other);
                let column = last.and(B::splat(15));
                unrolled!(bit in 4 => {
                    let rows = &tables.class_bits[bit];
                    let of_upper = B::look_up(B::table(&rows.arabic[1]), next).and(upper);
                    bits[bit] = bits[bit].or(of_upper).or(B::look_up(B::table(&rows.other), column).and(row));
                });
            }
            let mut class = zero;
            unrolled!(bit in 4 => {
                class = class.or(B::splat(1 << bit).without(bits[bit].equals(zero)));
            });
            properties[number] = B::look_up(B::table(&tables.sets), class);
            properties[number].store(all.as_mut_ptr().add(number * B::BYTES));
        });
        let by_property = [
            B::all_bits::<7>(properties),
            B::all_bits::<6>(properties),
            B::all_bits::<5>(properties),
            B::all_bits::<4>(properties),
            B::all_bits::<3>(properties),
            B::all_bits::<2>(properties),
            B::all_bits::<1>(properties),
            B::all_bits::<0>(properties),
        ];
        let (char_starts, ascii) = (!B::all_high_bits(continuations), !B::all_high_bits(here));
        let rare = char_starts & !ascii & B::all_high_bits(unknown);
        let (ascii_spaces, schemes) = (B::all_high_bits(ascii_spaces), B::all_high_bits(schemes));
        CharMasks::new(char_starts, ascii, [ascii_spaces, schemes, rare], by_property)
    }
}
