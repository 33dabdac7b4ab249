//! Collapsing runs in the output: letters that repeat three times and more, and spaces.
//!
//! Both rules act on the output. So a profile with them folds some kilobytes by a table without
//! them, and collapses the runs in what came out.

use super::block::load_near;
use super::dispatch::find_run;
use super::vector::{Mask, Vector};
use crate::fold::carrier::{Carries, carries};
use crate::fold::output::Output;
use crate::simd::InstructionSet;
use crate::simd::low_bits;
use crate::unicode::{is_letter, is_line_break, is_space};

/// How many letters are kept of a run that ends with the output so far and may continue: enough to
/// recognize it as a run later.
const LETTERS_OF_OPEN_RUN: usize = 3;

/// Which runs are collapsed, and to what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CollapseRules {
    /// The number of letters that are kept of a run of three letters and more; `None` keeps all.
    pub(crate) longest: Option<u32>,
    /// Whether a run of spaces becomes one space.
    pub(crate) spaces: bool,
    /// Whether line breaks count as spaces.
    pub(crate) lines: bool,
    /// Whether a no-break space that carries marks is no space.
    pub(crate) carriers: bool,
}

impl CollapseRules {
    fn collapses(self, c: char) -> bool {
        self.spaces && (is_space(c) || self.lines && is_line_break(c))
    }
}

/// A run of equal letters, or of spaces, in bytes of the output.
struct CollapsibleRun {
    first: usize,
    end: usize,
    /// The length of one letter in bytes; `None` for a run of spaces.
    letter: Option<usize>,
}

impl Output<'_> {
    /// Collapses the runs of the output from `start` on. The output of this text begins at `floor`.
    /// Returns where the last run begins, which the next output may continue, or the end of the
    /// output if this output `is_last`.
    pub(crate) fn collapse_runs(
        &mut self,
        set: InstructionSet,
        rules: CollapseRules,
        floor: usize,
        start: usize,
        is_last: bool,
    ) -> usize {
        // SAFETY: only whole characters are taken out of the text or replaced by a space, so it
        // stays UTF-8.
        let bytes = unsafe { self.text.as_mut_vec() };
        let length = bytes.len();
        // Bytes before `at` were searched for runs. Bytes from `from` on are still to be moved to
        // `to`.
        let (mut at, mut from, mut to) = (start, start, start);
        let mut undecided = None;
        // Whether the last run was one of letters; `None` before the first run.
        let mut letters = None;
        while let Some(candidate) = find_run(set, bytes, at, rules) {
            let first = if letters.is_some() { from } else { floor };
            match rules.carries(bytes, candidate, first, letters.unwrap_or(false), is_last) {
                Carries::Yes => {
                    at = candidate + 1;
                    continue;
                }
                Carries::Open => {
                    undecided = Some(start_of_character(bytes, candidate));
                    break;
                }
                Carries::No => {}
            }
            let Some(run) = CollapsibleRun::at(bytes, candidate, from, rules) else {
                at = candidate + 1;
                continue;
            };
            if run.letter.is_none() {
                bytes[run.first] = b' ';
            }
            let kept_end = run.first + run.kept_length(rules, run.end == length && !is_last);
            bytes.copy_within(from..kept_end, to);
            to += kept_end - from;
            (at, from) = (run.end, run.end);
            letters = Some(run.letter.is_some());
        }
        let cut = from - to;
        if cut > 0 {
            bytes.copy_within(from.., to);
            bytes.truncate(length - cut);
        }
        match undecided {
            Some(undecided) => undecided - cut,
            None if is_last => bytes.len(),
            None => last_run(bytes, start, rules),
        }
    }
}

impl CollapseRules {
    /// Returns whether the character that `candidate` is a byte of carries marks inside a word, and
    /// is therefore no space. The run before it ends at `first`; `letters` says whether that was a
    /// run of letters.
    fn carries(self, bytes: &[u8], candidate: usize, first: usize, letters: bool, is_last: bool) -> Carries {
        let at = start_of_character(bytes, candidate);
        let Some((c, size)) = character_at(bytes, at).filter(|&(c, _)| self.carriers && self.collapses(c) && c != ' ')
        else {
            return Carries::No;
        };
        // SAFETY: `first`, `at` and `at + size` are character boundaries of the output, which is
        // UTF-8.
        let [before, after] = unsafe {
            [core::str::from_utf8_unchecked(&bytes[first..at]), core::str::from_utf8_unchecked(&bytes[at + size..])]
        };
        carries(c, letters, before, after, is_last)
    }
}

impl CollapsibleRun {
    /// Returns the run of which the byte at `candidate` is the third letter or a space. The run
    /// begins at `from` at the earliest.
    fn at(bytes: &[u8], candidate: usize, from: usize, rules: CollapseRules) -> Option<Self> {
        let at = start_of_character(bytes, candidate);
        let (c, size) = character_at(bytes, at)?;
        if rules.collapses(c) {
            let first = at - usize::from(at > from && bytes[at - 1] == b' ');
            let mut end = at + size;
            while let Some((_, size)) = character_at(bytes, end).filter(|&(c, _)| rules.collapses(c)) {
                end += size;
            }
            return Some(Self { first, end, letter: None });
        }
        if rules.longest.is_none() || !is_letter(c) {
            return None;
        }
        let first = at.checked_sub(2 * size).filter(|&first| first >= from)?;
        let is_run = bytes[first..at] == bytes[first + size..at + size];
        is_run.then(|| Self { first, end: end_of_letters(bytes, first, size), letter: Some(size) })
    }

    /// Returns how many bytes of the run are kept. `may_continue` says that the next output may
    /// continue the run.
    fn kept_length(&self, rules: CollapseRules, may_continue: bool) -> usize {
        let letters = match rules.longest {
            Some(longest) if !may_continue => longest as usize,
            _ => LETTERS_OF_OPEN_RUN,
        };
        self.letter.map_or(1, |size| letters * size)
    }
}

/// Returns whether a text has a run that would be collapsed.
pub(crate) fn has_runs(set: InstructionSet, rules: CollapseRules, text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(candidate) = find_run(set, bytes, at, rules) {
        if CollapsibleRun::at(bytes, candidate, 0, rules).is_some() {
            return true;
        }
        at = candidate + 1;
    }
    false
}

/// Returns the character at a byte position, and its length in bytes.
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

/// Returns where the run begins that ends the output: its first letter, its space, or the end of
/// the output if there is none. The run begins at `start` at the earliest. Its length is bounded,
/// since runs before it were cut.
fn last_run(bytes: &[u8], start: usize, rules: CollapseRules) -> usize {
    if bytes.len() == start {
        return start;
    }
    let last = start_of_character(bytes, bytes.len() - 1);
    match character_at(bytes, last) {
        Some((' ', _)) if rules.spaces => last,
        Some((c, size)) if rules.longest.is_some() && is_letter(c) => {
            let letters = bytes[start..].rchunks_exact(size).take_while(|other| **other == bytes[last..]).count();
            bytes.len() - letters * size
        }
        _ => bytes.len(),
    }
}

/// Returns the first candidate at or after the character at `at`: a byte of a letter that may stand
/// for the third time in a row, or of a space that may be one of several or may have to become
/// another space.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn find<V: Vector>(bytes: &[u8], at: usize, rules: CollapseRules) -> Option<usize> {
    // For the first three bytes of a block the bytes before them are not known, so blocks overlap
    // by three bytes.
    let (first, mut at) = (at, at.saturating_sub(3));
    while at < bytes.len() {
        // SAFETY: the caller guarantees the instructions of `V`; the conditions show that a whole
        // block exists.
        let found = unsafe {
            while !V::SHARES_LOOPS
                && at > first
                && bytes.len() - at >= V::BYTES
                && candidates::<V>(bytes, at, rules, true) == 0
            {
                at += V::BYTES - 3;
            }
            let left = bytes.len() - at;
            let found = candidates::<V>(bytes, at, rules, at >= 2 && left >= V::BYTES);
            found & low_bits(left) & !low_bits(first.saturating_sub(at))
        };
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize);
        }
        at += V::BYTES - 3;
    }
    None
}

/// Returns the candidates of the block at `at` as bits, one for each byte. `is_whole` says that all
/// its bytes and two bytes before it exist.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `is_whole` holds what it says.
#[inline(always)]
unsafe fn candidates<V: Vector>(bytes: &[u8], at: usize, rules: CollapseRules, is_whole: bool) -> u64 {
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe {
        let block = load_near::<V>(bytes, at, 0, is_whole);
        let equal = block.equals(load_near(bytes, at, -2, is_whole)).bits();
        let pairs = equal & equal << 1;
        let mut found = pairs & pairs << 2 & block.not_ascii().bits();
        if rules.spaces {
            let before = load_near::<V>(bytes, at, -1, is_whole);
            found |= before.is(b' ').bits() & block.is(b' ').bits() | block.is(b'\t').bits();
            found |= before.is(0xC2).bits() & block.is(0xA0).bits();
            if rules.lines {
                found |= block.between(b'\n', b'\r').bits() | before.is(0xC2).bits() & block.is(0x85).bits();
            }
        }
        if block.between(0xE0, 0xFF).bits() != 0 {
            let before = load_near::<V>(bytes, at, -1, is_whole);
            found |= long_letters(before, block) | if rules.spaces { three_byte_spaces(before, block) } else { 0 };
        }
        found
    }
}

/// Returns the second bytes of three-byte characters that begin with the same two bytes as a space.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn three_byte_spaces<V: Vector>(before: V, bytes: V) -> u64 {
    // SAFETY: the caller guarantees the instructions of `V`. Intersect the masks as `u64`: LLVM
    // scalarizes a vector `and` that feeds a mask.
    unsafe {
        let ogham = before.is(0xE1).bits() & bytes.is(0x9A).bits();
        let general = before.is(0xE2).bits() & bytes.between(0x80, 0x81).bits();
        let ideographic = before.is(0xE3).bits() & bytes.is(0x80).bits();
        ogham | general | ideographic
    }
}

/// Returns the second bytes of three- and four-byte characters whose first two bytes are those of
/// Arabic letters.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn long_letters<V: Vector>(before: V, bytes: V) -> u64 {
    // SAFETY: the caller guarantees the instructions of `V`. Intersect the masks as `u64`: LLVM
    // scalarizes a vector `and` that feeds a mask.
    unsafe {
        let extended = before.is(0xE0).bits() & bytes.between(0xA1, 0xA3).bits();
        let forms = before.is(0xEF).bits() & bytes.between(0xAC, 0xBB).bits();
        let beyond = before.is(0xF0).bits() & (bytes.is(0x9E).bits() | bytes.is(0x90).bits());
        extended | forms | beyond
    }
}

/// Returns the first candidate at or after `at`, without vectors: see [`find`].
pub(super) fn find_by_bytes(bytes: &[u8], at: usize, rules: CollapseRules) -> Option<usize> {
    let mut at = at;
    while at < bytes.len() {
        if at >= 3
            && bytes.len() - at >= 8
            && !may_hold(eight_bytes(bytes, at - 3), eight_bytes(bytes, at - 1), eight_bytes(bytes, at), rules)
        {
            at += 8;
            continue;
        }
        let end = bytes.len().min(at + 8);
        let found = (at..end).find(|&at| is_candidate(bytes, at, rules));
        if found.is_some() {
            return found;
        }
        at = end;
    }
    None
}

#[inline(always)]
fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
    bytes[at..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight))
}

/// Returns whether one of eight bytes may be a candidate. `earlier` and `before` are the eight
/// bytes that begin three bytes and one byte before.
#[inline(always)]
fn may_hold(earlier: u64, before: u64, eight: u64, rules: CollapseRules) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EACH << 7;
    let has_zero = |word: u64| word.wrapping_sub(EACH) & !word & HIGH != 0;
    // Where four bytes in a row equal those two bytes before, two of the four are such a pair of
    // bytes.
    let pairs = earlier ^ before;
    let has_same = pairs.wrapping_sub(0x0001_0001_0001_0001) & !pairs & 0x8000_8000_8000_8000 != 0;
    let is_long = before & before << 1 & before << 2 & HIGH != 0;
    let unlike = |word: u64, byte: u64| word ^ (EACH * byte);
    let has_spaces = || {
        has_zero(unlike(eight, 0x20) | unlike(before, 0x20))
            || has_zero(unlike(eight, 0x09))
            || has_zero(unlike(eight, 0xA0))
    };
    let has_lines = || [0x0A, 0x0B, 0x0C, 0x0D, 0x85].into_iter().any(|byte| has_zero(unlike(eight, byte)));
    has_same || is_long || rules.spaces && has_spaces() || rules.lines && has_lines()
}

fn is_candidate(bytes: &[u8], at: usize, rules: CollapseRules) -> bool {
    let is_third = at >= 5 && bytes[at] >= 0x80 && bytes[at - 3..=at] == bytes[at - 5..=at - 2];
    let is_long_or_space = match bytes[at.saturating_sub(1)..=at] {
        [.., b'\t'] | [b' ', b' '] | [0xC2, 0xA0] | [0xE1, 0x9A] | [0xE2, 0x80 | 0x81] | [0xE3, 0x80] => rules.spaces,
        [.., b'\n'..=b'\r'] | [0xC2, 0x85] => rules.lines,
        [0xE0, 0xA1..=0xA3] | [0xEF, 0xAC..=0xBB] | [0xF0, 0x90 | 0x9E] => true,
        _ => false,
    };
    is_third || is_long_or_space
}
