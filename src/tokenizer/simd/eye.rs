//! What a window asks of a processor.

use crate::tokenizer::simple::*;

/// What is seen of 64 bytes, a bit for each, the first lowest: of the first bytes of characters, by their properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tokenizer) struct Seen {
    /// Any characters.
    pub(in crate::tokenizer) first: u64,
    /// Letters, digits and what attaches.
    pub(in crate::tokenizer) word: u64,
    pub(in crate::tokenizer) attaching: u64,
    pub(in crate::tokenizer) digits: u64,
    pub(in crate::tokenizer) signs_and_spaces: u64,
    pub(in crate::tokenizer) middle: u64,
    pub(in crate::tokenizer) spaces: u64,
    /// U+0020.
    pub(in crate::tokenizer) blanks: u64,
    /// Signs of hashtags, of mentions, of either.
    pub(in crate::tokenizer) hashes: u64,
    pub(in crate::tokenizer) ats: u64,
    pub(in crate::tokenizer) tags: u64,
    pub(in crate::tokenizer) connectors: u64,
    /// What names are made of: letters, digits and connectors of ASCII.
    pub(in crate::tokenizer) names: u64,
    /// ASCII that names are not made of.
    pub(in crate::tokenizer) outside: u64,
}

impl Seen {
    /// From the bits of properties.
    #[inline(always)]
    pub(super) fn new(first: u64, ascii: u64, blanks: u64, of: impl Fn(u8) -> u64) -> Self {
        let word = of(LETTER | ATTACHES | DIGIT);
        let connecting = of(CONNECTOR);
        let tags = connecting & of(SYMBOL);
        let middle = of(MIDDLE);
        let names = ascii & (of(LETTER | DIGIT) | connecting & !tags);
        Self {
            first,
            word,
            attaching: of(ATTACHES),
            digits: of(DIGIT),
            signs_and_spaces: of(SIGN | SPACE),
            middle,
            spaces: of(SPACE),
            blanks,
            hashes: tags & !middle,
            ats: tags & middle,
            tags,
            connectors: connecting & !tags,
            names,
            outside: ascii & !names,
        }
    }
}

/// Bytes that are read to see 64: a character may end two bytes behind them.
pub(in crate::tokenizer) const SIGHT: usize = 66;

/// What can look at bytes, and list what it sees.
pub(in crate::tokenizer) trait Eye {
    /// The properties of 64 bytes, in a form of its own.
    type Properties: Copy;

    /// Looks at 64 bytes, with two behind them.
    fn see(bytes: &[u8; SIGHT]) -> (Seen, Self::Properties);

    /// Writes the places of bits, each and `offset`, and anything behind them.
    #[inline(always)]
    fn list(bits: u64, offset: u8, to: &mut [u8; 64]) {
        list(bits, to, |place| offset + place);
    }

    /// Writes all properties.
    fn store(properties: Self::Properties, to: &mut [u8; 64]);

    /// Writes the properties at the places of bits, and anything behind them.
    fn list_properties(properties: Self::Properties, bits: u64, to: &mut [u8; 64]);

    /// Writes at the places of bits what of `stops` and `numbers` has them too: `STOP`, `NO_LETTER`, both or zero.
    #[inline(always)]
    fn list_flags(stops: u64, numbers: u64, bits: u64, to: &mut [u8; 64]) {
        let flag = |bits: u64, place: u8, flag: u8| (bits >> place & 1) as u8 * flag;
        list(bits, to, |place| flag(stops, place, STOP) | flag(numbers, place, NO_LETTER));
    }
}

/// Writes something for each bit, and for some more: eight at a time, so that there is less to guess for the processor.
#[inline(always)]
pub(super) fn list(bits: u64, to: &mut [u8; 64], of: impl Fn(u8) -> u8) {
    let mut bits = bits;
    for eight in to.as_chunks_mut::<8>().0 {
        for to in eight {
            *to = of(bits.trailing_zeros() as u8 & 63);
            bits &= bits.wrapping_sub(1);
        }
        if bits == 0 {
            break;
        }
    }
}
