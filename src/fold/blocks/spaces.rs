//! Left-over spaces: spaces that are removed because only removed marks stand between them and
//! another space.

use crate::fold::table::Table;
use crate::simd::low_bits;

/// The left-over spaces of a whole block or of an edge, and what stands around them.
#[derive(Clone, Copy)]
pub(super) struct LeftOverSpaces {
    /// The left-over spaces, which are removed as well.
    pub(super) spaces: u64,
    /// The first bytes of removed characters that stand behind a space.
    removed_after_space: u64,
    /// The bytes that follow a run of removed characters behind a space.
    behind: u64,
    /// Whether such a run, or a left-over space, reaches the end of the block, so that the byte
    /// after it is not known.
    pub(super) reaches_end: bool,
}

impl LeftOverSpaces {
    /// Finds the left-over spaces in the first `step` bytes of a block. `behind_blanks` has the
    /// bytes after spaces, `blanks` the spaces, `removed_bytes` the bytes that are removed.
    #[inline(always)]
    pub(super) fn new(step: usize, behind_blanks: u64, blanks: u64, removed_bytes: u64) -> Self {
        let removed_bytes = removed_bytes & low_bits(step);
        let removed_after_space = behind_blanks & removed_bytes;
        // The sum carries through a run of removed bytes to the byte after it.
        let (sum, overflow) = removed_bytes.overflowing_add(removed_after_space);
        let behind = sum & !removed_bytes;
        let spaces = behind & blanks;
        let reaches_end = if step == 64 { overflow || spaces >> 63 != 0 } else { (behind | spaces << 1) >> step != 0 };
        Self { spaces, removed_after_space, behind, reaches_end }
    }

    /// Returns a value that is not zero if the block must be decided character by character: if a
    /// mark that is kept may stand on a left-over space, if one of `others` may be a space or such
    /// a mark, or if the block ends too early.
    #[inline(always)]
    pub(super) fn undecided(self, table: &Table, others: u64) -> u64 {
        let behind = self.behind | self.spaces << 1;
        self.removed_after_space & table.byte_tables.keeps_some_marks | behind & others | u64::from(self.reaches_end)
    }
}

/// Returns whether the text before `at` decides if a space or a mark at `at` is removed. The
/// position may be inside of a pair.
#[inline(always)]
pub(super) fn depends_on_text_before(table: &Table, bytes: &[u8], at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return false };
    match bytes[last] {
        b' ' => table.is_left_over(bytes, last),
        ..0x80 => false,
        byte if byte & 0xFC == 0xD8 => table.is_left_over_near(bytes, at + 1) != Some(false),
        _ if follows_other_char(bytes, at) => table.is_removed_at(bytes, at),
        _ => table.is_left_over_near(bytes, at) != Some(false),
    }
}

/// What the text before a block says about left-over spaces in it. Each field is 0 or 1.
#[derive(Clone, Copy)]
pub(super) struct SpaceContext {
    /// Whether a space stands right before the block.
    space_before: u64,
    /// Whether a run of removed characters behind a space ends right before the block.
    removed_run: u64,
    /// Whether the space right before the block is a left-over space.
    left_over_before: u64,
}

/// The left-over spaces of a block, and what stands after them.
pub(super) struct LeftOverInBlock {
    /// The left-over spaces, which are removed as well.
    pub(super) spaces: u64,
    /// The bytes that follow a run of removed characters behind a space and are no ASCII space. If
    /// they begin an other character, it may be a space.
    pub(super) others: u64,
    /// The bytes after left-over spaces. If a kept mark stands there, the space is kept.
    pub(super) behind_spaces: u64,
}

impl SpaceContext {
    /// Returns the context at the start of a text.
    pub(super) const fn at_start() -> Self {
        Self { space_before: 0, removed_run: 0, left_over_before: 0 }
    }

    /// Returns the context of the block at `at`, which may begin inside of a pair; `None` if only
    /// the reference implementation can decide it.
    #[inline(always)]
    pub(super) fn before(table: &Table, bytes: &[u8], at: usize) -> Option<Self> {
        let Some(last) = at.checked_sub(1) else { return Some(Self::at_start()) };
        if !table.byte_tables.removes_left_over_spaces() {
            return Some(Self::at_start());
        }
        let inside = bytes[last] & 0xFC == 0xD8;
        let space_before = u64::from(table.is_behind_space(bytes, at));
        let removed_run = u64::from(table.is_left_over_near(bytes, at + usize::from(inside))?);
        let left_over_before = space_before & u64::from(table.is_left_over(bytes, last));
        Some(Self { space_before, removed_run, left_over_before })
    }

    /// Finds the left-over spaces of a block of `length` bytes. `spaces` has its spaces,
    /// `removed_bytes` the bytes that are removed.
    #[inline(always)]
    pub(super) fn left_over(self, spaces: u64, removed_bytes: u64, length: usize) -> LeftOverInBlock {
        let removed_bytes = removed_bytes & low_bits(length);
        let removed_after_space = (spaces << 1 | self.space_before) & removed_bytes | self.removed_run;
        let behind = removed_bytes.wrapping_add(removed_after_space) & !removed_bytes & low_bits(length);
        let removed = behind & spaces;
        LeftOverInBlock {
            spaces: removed,
            others: behind & !spaces,
            behind_spaces: removed << 1 | self.left_over_before,
        }
    }
}

/// Returns whether the byte before `at` is of a character that is neither ASCII nor a pair.
#[inline(always)]
pub(super) fn follows_other_char(bytes: &[u8], at: usize) -> bool {
    match bytes[..at] {
        [.., 0xD8..=0xDB, 0x80..=0xFF] | [.., 0xD8..=0xDB] | [] => false,
        [.., last] => last >= 0x80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_over_spaces_are_removed() {
        let none = SpaceContext::at_start;
        // A space, a removed pair, a space, a letter.
        assert_eq!(none().left_over(0b1001, 0b0110, 63).spaces, 0b1000);
        // Nothing is removed behind the space.
        assert_eq!(none().left_over(0b1001, 0, 63).spaces, 0);
        // The removed pair stands behind a letter.
        assert_eq!(none().left_over(0b1000, 0b0110, 63).spaces, 0);
        // The run of removed characters began before the block.
        assert_eq!(SpaceContext { removed_run: 1, ..none() }.left_over(1, 0, 63).spaces, 1);
        assert_eq!(SpaceContext { space_before: 1, ..none() }.left_over(0b100, 0b011, 63).spaces, 0b100);
    }
}
