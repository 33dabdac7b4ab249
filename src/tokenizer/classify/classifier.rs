//! The masks and lists that a window asks of an instruction set.

use crate::simd::chunks_mut;
use crate::tokenizer::properties::*;
use crate::tokenizer::window::SPAN;

/// The characters of a block of 64 bytes as bit masks: bit `n` stands for byte `n`, and a character
/// has its bit at its first byte. Unless a field says otherwise, a mask holds the characters with
/// one property of `properties.rs`.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tokenizer) struct CharMasks {
    /// The first bytes of all characters.
    pub(in crate::tokenizer) char_starts: u64,
    pub(in crate::tokenizer) ascii: u64,
    pub(in crate::tokenizer) letters: u64,
    pub(in crate::tokenizer) attaching: u64,
    pub(in crate::tokenizer) digits: u64,
    pub(in crate::tokenizer) signs: u64,
    pub(in crate::tokenizer) symbols: u64,
    pub(in crate::tokenizer) middle: u64,
    pub(in crate::tokenizer) spaces: u64,
    /// Underscores, `#` and `@`.
    pub(in crate::tokenizer) connecting: u64,
    /// U+0020.
    pub(in crate::tokenizer) ascii_spaces: u64,
    /// The first byte of each `ht`, with which a URL may begin.
    pub(in crate::tokenizer) scheme_candidates: u64,
    /// Characters outside the tables of the vectors: `classify_rare` looks them up.
    pub(in crate::tokenizer) rare: u64,
    /// U+200C where words are split at it. It is then a space, except inside a tag or an address.
    pub(in crate::tokenizer) non_joiners: u64,
}

impl CharMasks {
    /// Makes the masks from those of the eight properties, in descending order of the properties'
    /// bits.
    #[inline(always)]
    pub(super) fn new(
        char_starts: u64,
        ascii: u64,
        [ascii_spaces, scheme_candidates, rare]: [u64; 3],
        by_property: [u64; 8],
    ) -> Self {
        let [letters, attaching, digits, signs, symbols, middle, spaces, connecting] = by_property;
        Self {
            char_starts,
            ascii,
            letters,
            attaching,
            digits,
            signs,
            symbols,
            middle,
            spaces,
            connecting,
            ascii_spaces,
            scheme_candidates,
            rare,
            non_joiners: 0,
        }
    }

    /// Turns U+200C from an attaching character into a space, in the masks and in `properties`.
    #[inline(always)]
    pub(in crate::tokenizer) fn split_at_non_joiners<C: Classifier>(
        &mut self,
        bytes: &[u8; BLOCK_READ],
        properties: &mut [u8; 64],
    ) {
        // U+200C is the only character of general punctuation (lead byte E2) that attaches.
        self.non_joiners = self.attaching & C::positions_of(bytes, 0xE2);
        self.attaching &= !self.non_joiners;
        self.spaces |= self.non_joiners;
        let mut left = self.non_joiners;
        while left != 0 {
            properties[left.trailing_zeros() as usize] = SPACE;
            left &= left - 1;
        }
    }

    /// Returns letters, digits and the characters that attach to them.
    #[inline(always)]
    pub(in crate::tokenizer) fn word_chars(&self) -> u64 {
        self.letters | self.attaching | self.digits
    }

    /// Returns the signs that begin hashtags and mentions.
    #[inline(always)]
    pub(in crate::tokenizer) fn tag_signs(&self) -> u64 {
        self.connecting & self.symbols
    }

    /// Returns the signs that begin mentions.
    #[inline(always)]
    pub(in crate::tokenizer) fn at_signs(&self) -> u64 {
        self.tag_signs() & self.middle
    }

    /// Returns the underscores.
    #[inline(always)]
    pub(in crate::tokenizer) fn connectors(&self) -> u64 {
        self.connecting & !self.symbols
    }

    /// Returns the characters of names in mentions: ASCII letters, digits and underscores.
    #[inline(always)]
    pub(in crate::tokenizer) fn name_chars(&self) -> u64 {
        self.ascii & (self.letters | self.digits | self.connectors())
    }

    /// Returns the Arabic letters. All letters outside ASCII in these masks are Arabic.
    #[inline(always)]
    pub(in crate::tokenizer) fn arabic_letters(&self) -> u64 {
        self.letters & !self.ascii
    }

    /// Returns signs, emoji, spaces, and the signs that begin tags.
    #[inline(always)]
    pub(in crate::tokenizer) fn separators(&self) -> u64 {
        self.signs | self.symbols | self.spaces
    }

    /// Returns signs, emoji and spaces.
    #[inline(always)]
    pub(in crate::tokenizer) fn signs_and_spaces(&self) -> u64 {
        self.separators() & !self.connecting
    }
}

/// The positions of single ASCII signs in a block of 64 bytes, one mask for each.
#[derive(Clone, Copy, Debug)]
pub(in crate::tokenizer) struct AsciiSigns {
    pub(in crate::tokenizer) dots: u64,
    pub(in crate::tokenizer) slashes: u64,
    pub(in crate::tokenizer) colons: u64,
    pub(in crate::tokenizer) minuses: u64,
    /// `+` and `%`.
    pub(in crate::tokenizer) pluses_and_percents: u64,
    /// `"`.
    pub(in crate::tokenizer) quotes: u64,
}

impl AsciiSigns {
    /// Finds the signs of a block. No closure is used, since LLVM might not inline it, and it would
    /// then be compiled without the instructions of the classifier.
    #[inline(always)]
    pub(in crate::tokenizer) fn new<C: Classifier>(bytes: &[u8; BLOCK_READ]) -> Self {
        Self {
            dots: C::positions_of(bytes, b'.'),
            slashes: C::positions_of(bytes, b'/'),
            colons: C::positions_of(bytes, b':'),
            minuses: C::positions_of(bytes, b'-'),
            pluses_and_percents: C::positions_of(bytes, b'+') | C::positions_of(bytes, b'%'),
            quotes: C::positions_of(bytes, b'"'),
        }
    }
}

/// The number of bytes that are read to classify a block of 64: a character that begins in the last
/// byte may have three more bytes.
pub(in crate::tokenizer) const BLOCK_READ: usize = 67;

/// Returns the bytes that are read to classify the block at `at`.
#[inline(always)]
pub(in crate::tokenizer) fn block_at(bytes: &[u8], at: usize) -> &[u8; BLOCK_READ] {
    bytes[at..].first_chunk().expect("a span ends at least three bytes after its last block")
}

/// A computation that is compiled with the instructions of a classifier.
///
/// This is a trait and not a closure, since the bodies of closures cannot be forced to be inlined.
/// A body that is not inlined is compiled without the instructions, and runs at a fraction of the
/// speed.
pub(in crate::tokenizer) trait Work {
    type Output;

    /// Does the work. Every implementation must be `#[inline(always)]`.
    fn run<C: Classifier>(self) -> Self::Output;
}

/// Classifies all blocks of a span.
struct ClassifyBlocks<'a> {
    span: &'a [u8; SPAN],
    masks: &'a mut [CharMasks],
    properties: &'a mut [[u8; 64]],
}

impl Work for ClassifyBlocks<'_> {
    type Output = ();

    #[inline(always)]
    fn run<C: Classifier>(self) {
        for (block, (masks, properties)) in self.masks.iter_mut().zip(self.properties).enumerate() {
            *masks = C::classify_block(block_at(self.span, 64 * block), properties);
        }
    }
}

/// An instruction set that classifies the characters of blocks and lists the positions of bits.
pub(in crate::tokenizer) trait Classifier: Sized {
    /// Returns the masks of a block of 64 bytes. Writes the properties of each character at its
    /// first byte, and zero at the other bytes.
    fn classify_block(bytes: &[u8; BLOCK_READ], properties: &mut [u8; 64]) -> CharMasks;

    /// Classifies as many blocks of `span` as there are elements in `masks` and in `properties`.
    /// The loop calls no function, so that the lookup tables stay in registers.
    #[inline(always)]
    fn classify(span: &[u8; SPAN], masks: &mut [CharMasks], properties: &mut [[u8; 64]]) {
        Self::out_of_line(ClassifyBlocks { span, masks, properties });
    }

    /// Returns the positions of a byte among the first 64 bytes.
    fn positions_of(bytes: &[u8; BLOCK_READ], byte: u8) -> u64;

    /// Runs work that is rarely needed in a function of its own, compiled with the instructions of
    /// the set. Inlined, the work would occupy registers of the code that always runs.
    fn out_of_line<W: Work>(work: W) -> W::Output;

    /// Lists the position of each set bit, plus `offset`, in `starts`, and the properties at that
    /// position in `firsts`. Elements after the last one may be overwritten with any values.
    #[inline(always)]
    fn list_starts(bits: u64, offset: u8, properties: &[u8; 64], starts: &mut [u8; 64], firsts: &mut [u8; 64]) {
        list(bits, starts, firsts, |position| (offset + position, properties[usize::from(position)]));
    }

    /// Lists the position of each set bit, plus `offset`, in `ends`, and in `flags` the sum of
    /// `OPEN_END` where `open_ends` has that bit and `NO_LETTER` where `numbers` has it. Elements
    /// after the last one may be overwritten with any values.
    #[inline(always)]
    fn list_ends(bits: u64, offset: u8, [open_ends, numbers]: [u64; 2], ends: &mut [u8; 64], flags: &mut [u8; 64]) {
        let flag = |bits: u64, position: u8, flag: u8| (bits >> position & 1) as u8 * flag;
        let flags_at = |position| flag(open_ends, position, OPEN_END) | flag(numbers, position, NO_LETTER);
        list(bits, ends, flags, |position| (offset + position, flags_at(position)));
    }
}

/// Writes a pair for each set bit. Eight pairs are written at a time, whether or not there are as
/// many bits, so that the processor predicts one branch for eight bits.
#[inline(always)]
fn list(bits: u64, one: &mut [u8; 64], other: &mut [u8; 64], pair_at: impl Fn(u8) -> (u8, u8)) {
    let mut bits = bits;
    for (one, other) in chunks_mut::<_, 8>(one).iter_mut().zip(chunks_mut::<_, 8>(other)) {
        for (one, other) in one.iter_mut().zip(other) {
            (*one, *other) = pair_at(bits.trailing_zeros() as u8 & 63);
            bits &= bits.wrapping_sub(1);
        }
        if bits == 0 {
            break;
        }
    }
}
