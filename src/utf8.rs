//! Bytes as text, if they are UTF-8.
//!
//! In Arabic text nearly all characters are ASCII or have two bytes. Such a text is valid if each lead byte is followed by a continuation
//! byte, and there are no other continuation bytes: vectors look at that. Text with other characters is left to `simdutf8`.
//!
//! # Safety
//!
//! Every unsafe function needs the instructions of its register type.
#![allow(unsafe_code)]
// Without the feature `simd`, and on processors without a register type, only `simdutf8` is used.
#![allow(dead_code, unused_macros, unused_variables)]

use core::mem::replace;
use core::str::Utf8Error;

use crate::simd::{Block, InstructionSet, Register, chunks, for_each_register, unrolled};

/// The number of bytes that are left to `simdutf8` from a character of three or four bytes on.
const DETOUR: usize = 8 * UNIT;

/// The number of bytes that are left to `simdutf8` in text with many such characters. Changing between the two checks more often costs more
/// time than it saves.
const LONG_DETOUR: usize = 256 * UNIT;

/// The number of bytes without such a character below which a text has many of them.
const SHORT_RUN: usize = 16 * UNIT;

/// The numbers above are multiples of this. It is small in tests, so that a text has several detours.
const UNIT: usize = if cfg!(test) { 2 } else { 64 };

/// Returns bytes as text, or an error if they are not UTF-8, as [`core::str::from_utf8`] does, but many times as fast on Arabic text.
///
/// [`Stream`](crate::Stream) takes bytes and checks them itself. This is for bytes that are a whole text, such as a value of a database.
/// The time is linear in the number of bytes.
///
/// # Errors
///
/// The error of [`core::str::from_utf8`], which says up to where the bytes are valid.
///
/// ```
/// let bytes = "كتاب".as_bytes();
/// assert_eq!(arabic_text::from_utf8(bytes), Ok("كتاب"));
/// let error = arabic_text::from_utf8(&bytes[..3]).unwrap_err();
/// assert_eq!((error.valid_up_to(), error.error_len()), (2, None));
/// ```
pub fn from_utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    from_utf8_with(InstructionSet::best(), bytes)
}

/// As [`from_utf8`], with the instructions of `set`, which must be available.
pub(crate) fn from_utf8_with(set: InstructionSet, bytes: &[u8]) -> Result<&str, Utf8Error> {
    let mut at = 0;
    loop {
        let run = pairs_end(set, &bytes[at..]);
        at += run;
        if at == bytes.len() {
            // SAFETY: all bytes were found to be whole characters.
            return Ok(unsafe { core::str::from_utf8_unchecked(bytes) });
        }
        let detour = first_characters(&bytes[at..], if run < SHORT_RUN { LONG_DETOUR } else { DETOUR });
        // Of the two validators of `simdutf8` this is the one that stops at the first invalid byte.
        match simdutf8::compat::from_utf8(detour) {
            Ok(text) => at += text.len(),
            Err(error) => return refuse(bytes, at + error.valid_up_to()),
        }
    }
}

/// Returns the first `length` bytes and the rest of the last character. Returns all bytes if that character has too many, which is invalid.
fn first_characters(bytes: &[u8], length: usize) -> &[u8] {
    let begins = |at: &usize| bytes[*at] & 0xC0 != 0x80;
    let end = (length..bytes.len().min(length + 4)).find(begins);
    &bytes[..end.unwrap_or(bytes.len())]
}

/// Returns the error at `at`. It does not read the bytes behind the error: a caller that goes on behind each of many errors needs linear
/// time.
#[cold]
fn refuse(bytes: &[u8], at: usize) -> Result<&str, Utf8Error> {
    // The longest character has four bytes.
    let seen = &bytes[..bytes.len().min(at + 4)];
    core::str::from_utf8(seen).and_then(|_| core::str::from_utf8(bytes))
}

/// Returns the length of a beginning of `bytes` that has only ASCII and whole characters of two bytes. More of them may follow.
fn pairs_end(set: InstructionSet, bytes: &[u8]) -> usize {
    let set = if set == InstructionSet::Avx512 { InstructionSet::Avx512Bw } else { set };
    macro_rules! return_end {
        ($module:ident, $set:ident, $register:ty, $features:literal) => {
            if set == InstructionSet::$set {
                // SAFETY: `set` is available.
                return unsafe { $module::pairs_end(bytes) };
            }
        };
    }
    for_each_register!(return_end);
    0
}

macro_rules! compiled {
    ($module:ident, $set:ident, $register:ty, $features:literal) => {
        mod $module {
            /// # Safety
            ///
            /// The processor must have the features of the attribute.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn pairs_end(bytes: &[u8]) -> usize {
                // SAFETY: the caller ensures that the processor has these instructions.
                unsafe { super::pairs_end_with::<$register>(bytes) }
            }
        }
    };
}
for_each_register!(compiled);

/// # Safety
///
/// The processor has the instructions.
#[inline(always)]
unsafe fn pairs_end_with<R: Register>(bytes: &[u8]) -> usize {
    let blocks = chunks::<_, 64>(bytes);
    let rest = &bytes[64 * blocks.len()..];
    // SAFETY: the caller ensures that the processor has the instructions. Each block has 64 bytes.
    unsafe {
        let mut previous = PreviousBlock { leads: R::splat(0), ends_with_lead: 0 };
        for (number, block) in blocks.iter().enumerate() {
            if !holds_pairs(Block::load(block.as_ptr()), &mut previous) {
                return without_lead(bytes, 64 * number);
            }
        }
        // The zeros behind the rest are ASCII, so a lead byte at its end is found to be wrong.
        let holds = holds_pairs(Block(R::load_short(rest)), &mut previous);
        if holds { bytes.len() } else { without_lead(bytes, 64 * blocks.len()) }
    }
}

/// Returns `at`, or the place before if the byte there is a lead byte, whose character is not whole.
fn without_lead(bytes: &[u8], at: usize) -> usize {
    at - usize::from(at > 0 && bytes[at - 1] >= 0xC2)
}

/// The end of a block, which the check of the next block depends on.
struct PreviousBlock<R> {
    /// The lead bytes of its last register, where registers are smaller than a block.
    leads: R,
    /// 1 if its last byte is a lead byte, where a register is a block.
    ends_with_lead: u64,
}

/// Returns whether a block that follows the block described by `previous` holds only ASCII and characters of two bytes. Then `previous`
/// describes this block.
///
/// # Safety
///
/// The processor has the instructions.
#[inline(always)]
unsafe fn holds_pairs<R: Register>(block: Block<R>, previous: &mut PreviousBlock<R>) -> bool {
    // SAFETY: the caller ensures that the processor has the instructions.
    unsafe {
        if R::COUNT == 1 {
            // Comparisons of AVX-512 give bits.
            let leads = Block(block.between(0xC2, 0xDF).0).high_bits();
            let high = block.high_bits();
            let continuations = high & !block.tests(Block::splat(0x40));
            let behind_leads = leads << 1 | previous.ends_with_lead;
            previous.ends_with_lead = leads >> 63;
            return (behind_leads ^ continuations) | (high ^ leads ^ continuations) == 0;
        }
        let mut wrong = R::splat(0);
        unrolled!(at in R::COUNT => {
            let bytes = block.0[at];
            let leads_before = replace(&mut previous.leads, bytes.minus(R::splat(0xC2)).up_to(0xDF - 0xC2));
            let leads = previous.leads;
            let continuations = bytes.minus(R::splat(0x80)).up_to(0xBF - 0x80);
            wrong = wrong.or(leads.shift_in(leads_before).xor(continuations)).or(bytes.without(leads.or(continuations)));
        });
        !wrong.and(R::splat(0x80)).any()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::from_utf8_with;
    use crate::simd::InstructionSet;

    fn check(bytes: &[u8]) {
        for set in InstructionSet::available() {
            assert_eq!(from_utf8_with(set, bytes), core::str::from_utf8(bytes), "{set}: {bytes:X?}");
        }
    }

    /// Bytes at both ends of the ranges of the definition (Unicode, table 3-7).
    const EDGES: &[u8] = &[
        0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xD8, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ];

    /// All strings of three edges, and those of four that begin with ED or more, at the borders of registers and of blocks.
    #[test]
    fn edges_at_borders() {
        let strings = (0..EDGES.len().pow(4)).map(|number| {
            let edge = |place: u32| EDGES[number / EDGES.len().pow(place) % EDGES.len()];
            [edge(0), edge(1), edge(2), edge(3)]
        });
        let step = if cfg!(miri) { 997 } else { 1 };
        for string in strings.filter(|string| string[0] >= 0xED || string[3] == 0).step_by(step) {
            for before in [14, 15, 30, 31, 46, 47, 60, 61, 62, 63, 64] {
                let mut bytes = Vec::from([b' '; 64]);
                bytes.truncate(before);
                bytes.extend_from_slice(&string);
                check(&bytes);
                check(&bytes[..before + 3]);
            }
        }
    }

    #[test]
    fn characters_at_places_of_a_block() {
        for c in ('\0'..=char::MAX).step_by(if cfg!(miri) { 9973 } else { 61 }) {
            for before in [0, 1, 2, 3, 61, 62, 63, 64] {
                let mut text = String::from_iter([' '; 64]);
                text.truncate(before);
                text.extend([c, c, '\u{628}']);
                check(text.as_bytes());
                check(&text.as_bytes()[..text.len() - 1]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn one_byte_is_changed(
            text in "[a \u{628}\u{64E}]{0,90}[a\u{628}\u{200C}\u{FEFB}\u{928}\u{D7FF}\u{1F468}\u{10FFFF}]{0,90}[a \u{628}\u{200C}]{0,400}",
            place in any::<prop::sample::Index>(),
            byte in any::<u8>()
        ) {
            let mut bytes = text.into_bytes();
            check(&bytes);
            if !bytes.is_empty() {
                let at = place.index(bytes.len());
                bytes[at] = byte;
                check(&bytes);
                check(&bytes[..at]);
            }
        }
    }
}
