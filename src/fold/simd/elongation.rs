//! Elongation in what is put out: letters that stand three times in a row and more.
//!
//! The rule sees the output, so a text is folded without it, some kilobytes at a time, and what came out is then gone over.

use super::block::{low_bits, near};
use super::output::Output;
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::unicode::is_letter;

/// How many letters of a run stay that may go on behind what is put out so far: enough to be known as one.
const OPEN_RUN: usize = 3;

impl Output<'_> {
    /// Cuts runs of three and more of one letter to `longest`, in what was put out from `start` on. Gives where the last
    /// run begins, which may go on, unless this `is_last`.
    pub(crate) fn cut_runs(&mut self, table: &Table, longest: usize, start: usize, is_last: bool) -> usize {
        // SAFETY: whole characters are taken out of the text.
        let bytes = unsafe { self.text.as_mut_vec() };
        let length = bytes.len();
        // Up to where runs were looked for. What stands behind `from` is yet to be moved to `to`.
        let (mut at, mut from, mut to) = (start, start, start);
        while let Some(third) = table.backend.third_letter(bytes, at) {
            let Some((first, size)) = run_at(bytes, third, from) else {
                at = third + 1;
                continue;
            };
            at = end_of_run(bytes, first, size);
            let keep = if at == length && !is_last { OPEN_RUN } else { longest };
            bytes.copy_within(from..first + keep * size, to);
            (from, to) = (at, to + first + keep * size - from);
        }
        if from > to {
            bytes.copy_within(from.., to);
            bytes.truncate(to + length - from);
        }
        if is_last { bytes.len() } else { last_run(bytes, start) }
    }
}

/// The letter at a place, and how many bytes it has.
fn letter_at(bytes: &[u8], at: usize) -> Option<usize> {
    let size = match *bytes.get(at)? {
        ..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    };
    let letter = core::str::from_utf8(bytes.get(at..at + size)?).ok()?;
    letter.chars().next().filter(|&c| is_letter(c)).map(|_| size)
}

/// The first letter of a run of three of which the third holds the byte at `third`: where it stands, and how many bytes it has. It stands
/// at `from` at the earliest.
fn run_at(bytes: &[u8], third: usize, from: usize) -> Option<(usize, usize)> {
    let at = start_of_character(bytes, third);
    let size = letter_at(bytes, at)?;
    let first = at.checked_sub(2 * size).filter(|&first| first >= from)?;
    (bytes[first..at] == bytes[first + size..at + size]).then_some((first, size))
}

fn start_of_character(bytes: &[u8], at: usize) -> usize {
    let inside = bytes[..=at].iter().rev().take_while(|&&byte| byte & 0xC0 == 0x80).count();
    at - inside
}

fn end_of_run(bytes: &[u8], first: usize, size: usize) -> usize {
    let letter = &bytes[first..first + size];
    let letters = bytes[first..].chunks_exact(size).take_while(|other| *other == letter).count();
    first + letters * size
}

/// Where the letters begin that are all the last one, at `start` at the earliest. They are few.
fn last_run(bytes: &[u8], start: usize) -> usize {
    if bytes.len() == start {
        return start;
    }
    let last = start_of_character(bytes, bytes.len() - 1);
    let Some(size) = letter_at(bytes, last) else { return bytes.len() };
    let letters = bytes[start..].rchunks_exact(size).take_while(|other| **other == bytes[last..]).count();
    bytes.len() - letters * size
}

/// A byte of a letter that may stand for the third time in a row, from the character at `at` on.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn third_letter<V: Vector>(bytes: &[u8], at: usize) -> Option<usize> {
    // Of the first three bytes of a block it is not known what stands before.
    let (first, mut at) = (at, at.saturating_sub(3));
    while at < bytes.len() {
        // SAFETY: the caller's word; a whole block is there.
        let found = unsafe {
            while at > first && bytes.len() - at >= V::BYTES && candidates::<V>(bytes, at, true) == 0 {
                at += V::BYTES - 3;
            }
            let left = bytes.len() - at;
            candidates::<V>(bytes, at, at >= 2 && left >= V::BYTES)
                & low_bits(left)
                & !low_bits(first.saturating_sub(at))
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
unsafe fn candidates<V: Vector>(bytes: &[u8], at: usize, is_whole: bool) -> u64 {
    // SAFETY: the caller's word.
    unsafe {
        let block = near::<V>(bytes, at, 0, is_whole);
        let equal = block.equals(near(bytes, at, -2, is_whole)).bits();
        let pairs = equal & equal << 1;
        let found = pairs & pairs << 2 & block.not_ascii().bits();
        if block.between(0xE0, 0xFF).bits() == 0 {
            found
        } else {
            found | second_bytes(near(bytes, at, -1, is_whole), block)
        }
    }
}

/// Second bytes of characters of blocks of three or four bytes that have Arabic letters.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn second_bytes<V: Vector>(before: V, bytes: V) -> u64 {
    // SAFETY: the caller's word. Sets are met as bits: LLVM takes such masks to pieces.
    unsafe {
        let extended = before.is(0xE0).bits() & bytes.between(0xA1, 0xA3).bits();
        let forms = before.is(0xEF).bits() & bytes.between(0xAC, 0xBB).bits();
        let symbols = before.is(0xF0).bits() & bytes.is(0x9E).bits();
        extended | forms | symbols
    }
}

/// The same without vectors.
pub(super) fn third_letter_by_words(bytes: &[u8], at: usize) -> Option<usize> {
    (at..bytes.len()).find(|&third| {
        let is_second =
            third > 0 && matches!(bytes[third - 1..=third], [0xE0, 0xA1..=0xA3] | [0xEF, 0xAC..=0xBB] | [0xF0, 0x9E]);
        is_second || third >= 5 && bytes[third] >= 0x80 && bytes[third - 3..=third] == bytes[third - 5..=third - 2]
    })
}
