//! Runs in what is put out: letters that stand three times in a row and more, and spaces.
//!
//! Both rules see the output, so a text is folded without them, some kilobytes at a time, and what came out is then gone over.

use super::backend::Backend;
use super::block::{low_bits, near};
use super::output::Output;
use super::vector::{Mask, Vector};
use crate::unicode::{is_letter, is_space};

/// How many letters of a run stay that may go on behind what is put out so far: enough to be known as one.
const OPEN_RUN: usize = 3;

/// Which runs are cut, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cuts {
    /// How many letters of three and more stay.
    pub(crate) longest: Option<u32>,
    /// Spaces become one.
    pub(crate) spaces: bool,
}

/// A run of letters or spaces.
struct Run {
    first: usize,
    end: usize,
    /// Bytes of a letter; of spaces nothing.
    letter: Option<usize>,
}

impl Output<'_> {
    /// Cuts runs in what was put out from `start` on. Gives where the last run begins, which may go on, unless this `is_last`.
    pub(crate) fn cut_runs(&mut self, backend: Backend, cuts: Cuts, start: usize, is_last: bool) -> usize {
        // SAFETY: whole characters are taken out of the text, or replaced by a space.
        let bytes = unsafe { self.text.as_mut_vec() };
        let length = bytes.len();
        // Up to where runs were looked for. What stands behind `from` is yet to be moved to `to`.
        let (mut at, mut from, mut to) = (start, start, start);
        while let Some(candidate) = backend.find_run(bytes, at, cuts) {
            let Some(run) = Run::at(bytes, candidate, from, cuts) else {
                at = candidate + 1;
                continue;
            };
            let may_go_on = run.end == length && !is_last;
            let longest = if may_go_on { OPEN_RUN } else { cuts.longest.map_or(OPEN_RUN, |longest| longest as usize) };
            if run.letter.is_none() {
                bytes[run.first] = b' ';
            }
            let stays = run.first + run.letter.map_or(1, |size| longest * size);
            bytes.copy_within(from..stays, to);
            to += stays - from;
            (at, from) = (run.end, run.end);
        }
        if from > to {
            bytes.copy_within(from.., to);
            bytes.truncate(to + length - from);
        }
        if is_last { bytes.len() } else { last_run(bytes, start, cuts) }
    }
}

impl Run {
    /// The run of which the byte at `candidate` is of the third letter, or of a space. It begins at `from` at the earliest.
    fn at(bytes: &[u8], candidate: usize, from: usize, cuts: Cuts) -> Option<Self> {
        let at = start_of_character(bytes, candidate);
        let (c, size) = character_at(bytes, at)?;
        if cuts.spaces && is_space(c) {
            let first = at - usize::from(at > from && bytes[at - 1] == b' ');
            let mut end = at + size;
            while let Some((_, size)) = character_at(bytes, end).filter(|&(c, _)| is_space(c)) {
                end += size;
            }
            return Some(Self { first, end, letter: None });
        }
        if cuts.longest.is_none() || !is_letter(c) {
            return None;
        }
        let first = at.checked_sub(2 * size).filter(|&first| first >= from)?;
        let is_run = bytes[first..at] == bytes[first + size..at + size];
        is_run.then(|| Self { first, end: end_of_letters(bytes, first, size), letter: Some(size) })
    }
}

/// Whether a text has runs that are cut.
pub(crate) fn has_runs(backend: Backend, cuts: Cuts, text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(candidate) = backend.find_run(bytes, at, cuts) {
        if Run::at(bytes, candidate, 0, cuts).is_some() {
            return true;
        }
        at = candidate + 1;
    }
    false
}

/// The character at a place, and how many bytes it has.
fn character_at(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let size = match *bytes.get(at)? {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    };
    let c = core::str::from_utf8(bytes.get(at..at + size)?).ok()?.chars().next()?;
    Some((c, size))
}

fn start_of_character(bytes: &[u8], at: usize) -> usize {
    let inside = bytes[..=at].iter().rev().take_while(|&&byte| byte & 0xC0 == 0x80).count();
    at - inside
}

fn end_of_letters(bytes: &[u8], first: usize, size: usize) -> usize {
    let letter = &bytes[first..first + size];
    let letters = bytes[first..].chunks_exact(size).take_while(|other| *other == letter).count();
    first + letters * size
}

/// Where the letters begin that are all the last one, or the last space, at `start` at the earliest. They are few.
fn last_run(bytes: &[u8], start: usize, cuts: Cuts) -> usize {
    if bytes.len() == start {
        return start;
    }
    let last = start_of_character(bytes, bytes.len() - 1);
    match character_at(bytes, last) {
        Some((' ', _)) if cuts.spaces => last,
        Some((c, size)) if cuts.longest.is_some() && is_letter(c) => {
            let letters = bytes[start..].rchunks_exact(size).take_while(|other| **other == bytes[last..]).count();
            bytes.len() - letters * size
        }
        _ => bytes.len(),
    }
}

/// A byte of a letter that may stand for the third time in a row, or of a space that may not be the only one or another one, from the
/// character at `at` on.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn find<V: Vector, const SPACES: bool>(bytes: &[u8], at: usize) -> Option<usize> {
    // Of the first three bytes of a block it is not known what stands before.
    let (first, mut at) = (at, at.saturating_sub(3));
    while at < bytes.len() {
        // SAFETY: the caller's word; a whole block is there.
        let found = unsafe {
            while at > first && bytes.len() - at >= V::BYTES && candidates::<V, SPACES>(bytes, at, true) == 0 {
                at += V::BYTES - 3;
            }
            let left = bytes.len() - at;
            let found = candidates::<V, SPACES>(bytes, at, at >= 2 && left >= V::BYTES);
            found & low_bits(left) & !low_bits(first.saturating_sub(at))
        };
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize);
        }
        at += V::BYTES - 3;
    }
    None
}

/// The same for the block at `at`: a bit for each byte. `is_whole`: two bytes stand before it, and all its own are there.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn candidates<V: Vector, const SPACES: bool>(bytes: &[u8], at: usize, is_whole: bool) -> u64 {
    // SAFETY: the caller's word.
    unsafe {
        let block = near::<V>(bytes, at, 0, is_whole);
        let equal = block.equals(near(bytes, at, -2, is_whole)).bits();
        let pairs = equal & equal << 1;
        let mut found = pairs & pairs << 2 & block.not_ascii().bits();
        if SPACES {
            let before = near::<V>(bytes, at, -1, is_whole);
            found |= before.is(b' ').bits() & block.is(b' ').bits() | block.is(b'\t').bits();
            found |= before.is(0xC2).bits() & block.is(0xA0).bits();
        }
        if block.between(0xE0, 0xFF).bits() != 0 {
            let before = near::<V>(bytes, at, -1, is_whole);
            found |= letters(before, block) | if SPACES { long_spaces(before, block) } else { 0 };
        }
        found
    }
}

/// Second bytes of characters of three bytes beside spaces.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn long_spaces<V: Vector>(before: V, bytes: V) -> u64 {
    // SAFETY: the caller's word. Sets are met as bits: LLVM takes such masks to pieces.
    unsafe {
        let ogham = before.is(0xE1).bits() & bytes.is(0x9A).bits();
        let general = before.is(0xE2).bits() & bytes.between(0x80, 0x81).bits();
        let ideographic = before.is(0xE3).bits() & bytes.is(0x80).bits();
        ogham | general | ideographic
    }
}

/// Second bytes of characters of blocks of three or four bytes that have Arabic letters.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn letters<V: Vector>(before: V, bytes: V) -> u64 {
    // SAFETY: the caller's word. Sets are met as bits: LLVM takes such masks to pieces.
    unsafe {
        let extended = before.is(0xE0).bits() & bytes.between(0xA1, 0xA3).bits();
        let forms = before.is(0xEF).bits() & bytes.between(0xAC, 0xBB).bits();
        let symbols = before.is(0xF0).bits() & bytes.is(0x9E).bits();
        extended | forms | symbols
    }
}

/// The same without vectors.
pub(super) fn find_by_bytes(bytes: &[u8], at: usize, spaces: bool) -> Option<usize> {
    let mut at = at;
    while at < bytes.len() {
        if at >= 3
            && bytes.len() - at >= 8
            && !may_hold(word(bytes, at - 3), word(bytes, at - 1), word(bytes, at), spaces)
        {
            at += 8;
            continue;
        }
        let end = bytes.len().min(at + 8);
        let found = (at..end).find(|&at| is_candidate(bytes, at, spaces));
        if found.is_some() {
            return found;
        }
        at = end;
    }
    None
}

#[inline(always)]
fn word(bytes: &[u8], at: usize) -> u64 {
    bytes[at..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight))
}

/// Whether a candidate may be among eight bytes. `earlier` and `before`: those three places and one place before.
#[inline(always)]
fn may_hold(earlier: u64, before: u64, eight: u64, spaces: bool) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EACH << 7;
    let has_zero = |word: u64| word.wrapping_sub(EACH) & !word & HIGH != 0;
    // Wherever four bytes in a row are like those two places before, two of them are one of these pairs.
    let pairs = earlier ^ before;
    let has_same = pairs.wrapping_sub(0x0001_0001_0001_0001) & !pairs & 0x8000_8000_8000_8000 != 0;
    let is_long = before & before << 1 & before << 2 & HIGH != 0;
    let unlike = |word: u64, byte: u64| word ^ (EACH * byte);
    let has_spaces = || {
        has_zero(unlike(eight, 0x20) | unlike(before, 0x20))
            || has_zero(unlike(eight, 0x09))
            || has_zero(unlike(eight, 0xA0))
    };
    has_same || is_long || spaces && has_spaces()
}

fn is_candidate(bytes: &[u8], at: usize, spaces: bool) -> bool {
    let is_third = at >= 5 && bytes[at] >= 0x80 && bytes[at - 3..=at] == bytes[at - 5..=at - 2];
    let is_long_or_space = match bytes[at.saturating_sub(1)..=at] {
        [.., b'\t'] | [b' ', b' '] | [0xC2, 0xA0] | [0xE1, 0x9A] | [0xE2, 0x80 | 0x81] | [0xE3, 0x80] => spaces,
        [0xE0, 0xA1..=0xA3] | [0xEF, 0xAC..=0xBB] | [0xF0, 0x9E] => true,
        _ => false,
    };
    is_third || is_long_or_space
}
