//! Words in blocks, for profiles that rewrite words. The functions find how far a text has only
//! words that can be folded letter by letter, and which folded words have an ending that may be
//! rewritten.

use super::block::load_near;
use super::source::Source;
use super::vector::{Mask, Vector};
use crate::fold::orthography::may_be_rewritten;
use crate::fold::table::{Other, Table};
use crate::simd::low_bits;

/// Sets of pairs: each has a byte for each trail, with a bit for each lead.
#[derive(Clone, Debug)]
pub(crate) struct WordPairs {
    /// The parts of words: letters, hamzas, and removed marks that only concern some letters.
    pub(crate) parts: [u8; 64],
    pub(crate) hamzas: [u8; 64],
    /// Hamzas without a seat.
    pub(crate) bare: [u8; 64],
    pub(crate) marks: [u8; 64],
    pub(crate) alefs: [u8; 64],
    pub(crate) maddas: [u8; 64],
    /// Marks that rules consider on some letters, and these letters: shadda on lam, sukun on yeh.
    pub(crate) shaddas: [u8; 64],
    pub(crate) lams: [u8; 64],
    pub(crate) sukuns: [u8; 64],
    pub(crate) yehs: [u8; 64],
    /// Pairs that are never folded letter by letter.
    pub(crate) others: [u8; 64],
    /// The letters, in the output.
    pub(crate) letters: [u8; 64],
    /// In the output, by trail: the last letters of endings that may be rewritten, and the letters one and two before those. A bit that
    /// all three have stands for some endings.
    pub(crate) endings: [[u8; 64]; 3],
}

impl WordPairs {
    pub(crate) const EMPTY: Self = Self {
        parts: [0; 64],
        hamzas: [0; 64],
        bare: [0; 64],
        marks: [0; 64],
        alefs: [0; 64],
        maddas: [0; 64],
        shaddas: [0; 64],
        lams: [0; 64],
        sukuns: [0; 64],
        yehs: [0; 64],
        others: [0; 64],
        letters: [0; 64],
        endings: [[0; 64]; 3],
    };

    pub(crate) fn has(set: &[u8; 64], lead: u8, trail: u8) -> bool {
        set[usize::from(trail & 0x3F)] >> (lead & 3) & 1 != 0
    }

    pub(crate) fn insert(set: &mut [u8; 64], place: usize) {
        set[place & 0x3F] |= 1 << (place >> 6);
    }

    /// Returns whether the pair that ends at `end` is part of a word.
    pub(crate) fn is_part_before(&self, bytes: &[u8], end: usize) -> bool {
        matches!(bytes[..end], [.., lead @ 0xD8..=0xDB, trail] if Self::has(&self.parts, lead, trail))
    }

    fn is_letter(&self, lead: u8, trail: u8) -> bool {
        Self::has(&self.parts, lead, trail) && !Self::has(&self.marks, lead, trail)
    }
}

/// The bytes at the start of a block that are only read, because a letter is decided with the one before it.
const BEFORE: usize = 2;
/// The bytes of a block that are decided: behind them it has a whole pair.
const DECIDED: usize = 59;

/// The last decided places of a block: the second pair behind each of them is not whole in the block, so it is not known.
const BEYOND: u64 = !0 << (BEFORE + DECIDED - 2);

/// Returns the position of the first character from `at` on that may not be folded letter by
/// letter, or a position up to which there is no such character.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn plain_end<V: Vector>(table: &Table, pairs: &WordPairs, text: &str, at: usize) -> usize {
    let all = text.as_bytes();
    let decided = low_bits(DECIDED) << BEFORE;
    let mut at = at;
    if at <= BEFORE {
        return at;
    }
    while all.len() - (at - BEFORE) >= V::BYTES + 3 {
        let source = Source::<true> { text, at: at - BEFORE };
        // SAFETY: the caller guarantees the instructions of `V`; all bytes of the block, one byte before it and three behind it
        // exist.
        unsafe {
            let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
            let (parts, trails, high) = V::flagged(&pairs.parts, before, bytes);
            let (others, ..) = V::flagged(&pairs.others, before, bytes);
            let (marks, ..) = V::flagged(&pairs.marks, before, bytes);
            let (hamzas, ..) = V::flagged(&pairs.hamzas, before, bytes);
            let (alefs, ..) = V::flagged(&pairs.alefs, before, bytes);
            let mut left = others | (marks | hamzas) & !(parts << 2);
            if hamzas & alefs >> 2 & decided != 0 {
                // Between two alefs, or where the second one has a mark.
                let (bare, ..) = V::flagged(&pairs.bare, before, bytes);
                let is_asked = alefs << 2 | 3 | marks << 2 | marks >> 4 | BEYOND;
                left |= hamzas & !bare & alefs >> 2 & is_asked;
            }
            if marks != 0 {
                let (bare, ..) = V::flagged(&pairs.bare, before, bytes);
                let (maddas, ..) = V::flagged(&pairs.maddas, before, bytes);
                let (shaddas, ..) = V::flagged(&pairs.shaddas, before, bytes);
                let (lams, ..) = V::flagged(&pairs.lams, before, bytes);
                let (sukuns, ..) = V::flagged(&pairs.sukuns, before, bytes);
                let (yehs, ..) = V::flagged(&pairs.yehs, before, bytes);
                let behind_alef = near(alefs << 2, alefs << 4 | 0xF, marks << 2, marks << 4) | 3;
                let behind_lam = near(lams << 2, lams << 4 | 0xF, marks << 2, marks << 4);
                let before_alef = near(alefs >> 2, alefs >> 4 | BEYOND, marks >> 2, marks >> 4);
                // The letters below the first marks are not in the block.
                let unknown = marks & 3;
                left |= bare & (marks >> 2 | marks << 2) | (hamzas & marks >> 2 | maddas) & before_alef;
                left |= shaddas & marks_on(lams & behind_alef | unknown, marks);
                left |= sukuns & marks_on(yehs & (behind_alef | behind_lam) | unknown, marks);
                // More marks on a letter than `marks_on` looks through.
                left |= marks & marks << 2 & marks << 4;
            }
            let foreign = high & !(trails | trails >> 1) & bytes.between(0xC0, 0xFF).bits() & decided;
            if foreign != 0 {
                left |= not_lasting(table, pairs, text, source.at, foreign);
            }
            if left & decided != 0 {
                return source.at + (left & decided).trailing_zeros() as usize;
            }
        }
        at += DECIDED;
    }
    at
}

/// Returns the leads of marks on some letters, which have up to two marks.
#[inline(always)]
fn marks_on(letters: u64, marks: u64) -> u64 {
    let first = letters << 2 & marks;
    first | first << 2 & marks
}

/// Returns the places beside a letter of a set, with up to one mark between, or beside more marks. `next` has the places directly beside
/// such a letter, `second` those with one pair between; `mark` and `second_mark` do so for marks.
#[inline(always)]
fn near(next: u64, second: u64, mark: u64, second_mark: u64) -> u64 {
    next | mark & (second | second_mark)
}

/// Returns which characters of other Unicode blocks may depend on those beside them, or on which those may depend.
#[inline(never)]
fn not_lasting(table: &Table, pairs: &WordPairs, text: &str, at: usize, foreign: u64) -> u64 {
    let (mut rest, mut found) = (foreign, 0);
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let is_lasting = match text.as_bytes()[at + place..] {
            // A no-break space carries no marks where a letter or ASCII follows.
            [0xC2, 0xA0, ..0x80, ..] => true,
            [0xC2, 0xA0, lead @ 0xD8..=0xDB, trail, ..] => pairs.is_letter(lead, trail),
            _ => text[at + place..].chars().next().is_some_and(|c| table.other(c) == Other::Lasting),
        };
        found |= u64::from(!is_lasting) << place;
    }
    found
}

/// Returns the position of the last letter of the first word that ends at or behind `at` with letters that may be rewritten.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn find_ending<V: Vector>(pairs: &WordPairs, bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    while at < bytes.len() {
        let start = at.saturating_sub(BEFORE);
        let is_whole = start >= 4 && bytes.len() - start >= V::BYTES;
        let decided = low_bits(start + BEFORE + DECIDED - at) << (at - start);
        // SAFETY: the caller guarantees the instructions of `V`, and a whole block has all bytes, and four before it.
        let found = unsafe {
            let block = load_near::<V>(bytes, start, 0, is_whole);
            let before = load_near::<V>(bytes, start, -1, is_whole);
            let second = load_near::<V>(bytes, start, -2, is_whole);
            let third = load_near::<V>(bytes, start, -4, is_whole);
            let (letters, ..) = V::flagged(&pairs.letters, before, block);
            let ends = V::end_alike(&pairs.endings, [block, second, third]);
            ends >> 1 & letters & !(letters >> 2) & decided
        };
        let mut rest = found;
        while rest != 0 {
            let last = start + rest.trailing_zeros() as usize;
            if may_be_rewritten(&bytes[..last + 2]) {
                return Some(last);
            }
            rest &= rest - 1;
        }
        at = start + BEFORE + DECIDED;
    }
    None
}
