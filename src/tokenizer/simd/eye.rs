//! What a window asks of a processor.

use crate::tokenizer::simple::*;
use crate::tokenizer::window::SPAN;

/// What is seen of 64 bytes, a bit for each, the first lowest: of the first bytes of characters, by their properties.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tokenizer) struct Seen {
    /// Any characters.
    pub(in crate::tokenizer) first: u64,
    pub(in crate::tokenizer) ascii: u64,
    pub(in crate::tokenizer) letters: u64,
    pub(in crate::tokenizer) attaching: u64,
    pub(in crate::tokenizer) digits: u64,
    pub(in crate::tokenizer) signs: u64,
    pub(in crate::tokenizer) symbols: u64,
    pub(in crate::tokenizer) middle: u64,
    pub(in crate::tokenizer) spaces: u64,
    /// Underscores and the signs of tags.
    pub(in crate::tokenizer) connecting: u64,
    /// U+0020.
    pub(in crate::tokenizer) blanks: u64,
    /// Where the bytes `ht` stand.
    pub(in crate::tokenizer) links: u64,
    /// Characters that were not looked up.
    pub(in crate::tokenizer) rare: u64,
}

impl Seen {
    /// From the bits of each property.
    #[inline(always)]
    pub(super) fn new(first: u64, ascii: u64, [blanks, links, rare]: [u64; 3], of: [u64; 8]) -> Self {
        // In the order of their bits.
        let [letters, attaching, digits, signs, symbols, middle, spaces, connecting] = of;
        Self {
            first,
            ascii,
            letters,
            attaching,
            digits,
            signs,
            symbols,
            middle,
            spaces,
            connecting,
            blanks,
            links,
            rare,
        }
    }

    /// Letters, digits and what attaches.
    #[inline(always)]
    pub(in crate::tokenizer) fn word(&self) -> u64 {
        self.letters | self.attaching | self.digits
    }

    /// Signs of hashtags and mentions.
    #[inline(always)]
    pub(in crate::tokenizer) fn tags(&self) -> u64 {
        self.connecting & self.symbols
    }

    /// Signs of mentions.
    #[inline(always)]
    pub(in crate::tokenizer) fn ats(&self) -> u64 {
        self.tags() & self.middle
    }

    #[inline(always)]
    pub(in crate::tokenizer) fn connectors(&self) -> u64 {
        self.connecting & !self.symbols
    }

    /// What names are made of: letters, digits and connectors of ASCII.
    #[inline(always)]
    pub(in crate::tokenizer) fn names(&self) -> u64 {
        self.ascii & (self.letters | self.digits | self.connectors())
    }

    /// Letters outside ASCII, which are Arabic.
    #[inline(always)]
    pub(in crate::tokenizer) fn arabic(&self) -> u64 {
        self.letters & !self.ascii
    }

    /// Signs, emoji, spaces, and the signs of tags.
    #[inline(always)]
    pub(in crate::tokenizer) fn apart(&self) -> u64 {
        self.signs | self.symbols | self.spaces
    }

    #[inline(always)]
    pub(in crate::tokenizer) fn signs_and_spaces(&self) -> u64 {
        self.apart() & !self.connecting
    }
}

/// Where some signs of ASCII stand, by name.
#[derive(Clone, Copy, Debug)]
pub(in crate::tokenizer) struct Signs {
    pub(in crate::tokenizer) dots: u64,
    pub(in crate::tokenizer) slashes: u64,
    pub(in crate::tokenizer) colons: u64,
    pub(in crate::tokenizer) apostrophes: u64,
    pub(in crate::tokenizer) minuses: u64,
    /// `+` and `%`.
    pub(in crate::tokenizer) others: u64,
    pub(in crate::tokenizer) quotes: u64,
}

impl Signs {
    #[inline(always)]
    pub(super) fn new(of: impl Fn(u8) -> u64) -> Self {
        Self {
            dots: of(b'.'),
            slashes: of(b'/'),
            colons: of(b':'),
            apostrophes: of(b'\''),
            minuses: of(b'-'),
            others: of(b'+') | of(b'%'),
            quotes: of(b'"'),
        }
    }
}

/// Bytes that are read to see 64: a character may end three bytes behind them.
pub(in crate::tokenizer) const SIGHT: usize = 67;

/// What is read to see those from `at` on.
#[inline(always)]
pub(in crate::tokenizer) fn sight(bytes: &[u8], at: usize) -> &[u8; SIGHT] {
    bytes[at..].first_chunk().expect("as much as is looked at")
}

/// What can look at bytes, and list what it sees.
pub(in crate::tokenizer) trait Eye {
    /// Looks at words of 64 bytes, with three behind the last, and writes what is seen of each and its properties. Calls nothing,
    /// so that tables keep their registers.
    fn look(span: &[u8; SPAN], seen: &mut [Seen], properties: &mut [[u8; 64]]);

    /// Looks for signs in the 64.
    fn signs(bytes: &[u8; SIGHT]) -> Signs;

    /// Does what is rarely to be done in a function of its own, which has the instructions: inlined, it would take the registers
    /// of what is always done.
    fn out_of_line<R>(work: impl FnOnce() -> R) -> R;

    /// Lists the places of bits, each and `offset`, and the properties there; and anything behind them.
    #[inline(always)]
    fn list_starts(bits: u64, offset: u8, properties: &[u8; 64], starts: &mut [u8; 64], firsts: &mut [u8; 64]) {
        list(bits, starts, firsts, |place| (offset + place, properties[usize::from(place)]));
    }

    /// The same, and what of `stops` and `numbers` has the bit too: `STOP`, `NO_LETTER`, both or zero.
    #[inline(always)]
    fn list_ends(bits: u64, offset: u8, [stops, numbers]: [u64; 2], ends: &mut [u8; 64], flags: &mut [u8; 64]) {
        let flag = |bits: u64, place: u8, flag: u8| (bits >> place & 1) as u8 * flag;
        let flags_at = |place| flag(stops, place, STOP) | flag(numbers, place, NO_LETTER);
        list(bits, ends, flags, |place| (offset + place, flags_at(place)));
    }
}

/// Writes something for each bit, and for some more: eight at a time, so that there is less to guess for the processor.
#[inline(always)]
fn list(bits: u64, one: &mut [u8; 64], other: &mut [u8; 64], of: impl Fn(u8) -> (u8, u8)) {
    let mut bits = bits;
    for (one, other) in one.as_chunks_mut::<8>().0.iter_mut().zip(other.as_chunks_mut::<8>().0) {
        for (one, other) in one.iter_mut().zip(other) {
            (*one, *other) = of(bits.trailing_zeros() as u8 & 63);
            bits &= bits.wrapping_sub(1);
        }
        if bits == 0 {
            break;
        }
    }
}
