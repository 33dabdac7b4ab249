//! Folding at the edges of a text: a short text, and the first or last bytes of a longer one, where vectors beside the block cannot be
//! loaded. What takes more than the tables is left to the general way.

use super::spaces::{depends_on_text_before, follows_other_char};
use super::translation::UNDECIDED_TRAIL;
use crate::fold::table::{Table, pair_index};

/// Describes what stands before a part of a text.
#[derive(Clone, Copy)]
pub(super) struct EdgeContext {
    /// Whether a space stands right before it.
    pub(super) behind_blank: bool,
    /// If the first byte is a trail whose lead stands before the part: what that byte becomes, or zero if it is removed.
    pub(super) trail: Option<u8>,
}

impl EdgeContext {
    pub(super) const AT_START: Self = Self { behind_blank: false, trail: None };

    /// Returns the context of a part that stands behind the byte `last`. The caller has checked that the text before it does not decide
    /// anything in the part. Only vector types that load the byte before the part may use
    /// it, because `trail` is always `None`.
    #[inline(always)]
    pub(super) fn behind(table: &Table, last: u8) -> Self {
        Self { behind_blank: last == table.byte_tables.blank, trail: None }
    }

    /// Returns what stands before `at`; `None` if the text before may decide whether a space or a mark behind `at` is removed.
    #[inline(always)]
    pub(super) fn before(table: &Table, bytes: &[u8], at: usize) -> Option<Self> {
        // Marks behind the rest of a character of another block may depend on it.
        let is_cut = bytes.get(at).is_some_and(|&byte| byte & 0xC0 == 0x80) && follows_other_char(bytes, at);
        if is_cut || depends_on_text_before(table, bytes, at) {
            return None;
        }
        Some(match bytes[..at] {
            [.., lead @ 0xD8..=0xDB] => {
                let (source, folded) = (bytes[at], table.byte_tables.trails[pair_index(lead, bytes[at])]);
                // The lead of an undecided pair has been folded, so the pair is kept.
                let trail = Some(if folded >= UNDECIDED_TRAIL { source } else { folded });
                Self { behind_blank: false, trail }
            }
            [.., last] => Self { behind_blank: last == table.byte_tables.blank, trail: None },
            [] => Self::AT_START,
        })
    }
}

/// Describes what the bytes at an edge of a text became.
pub(super) struct FoldedEdge {
    /// How many bytes of the source are folded.
    pub(super) length: usize,
    /// The end of the output.
    pub(super) end: *mut u8,
    /// The bytes that are kept, the trails of removed pairs, and the first bytes of other characters that are removed.
    pub(super) keep: u64,
    pub(super) removed_trails: u64,
    pub(super) others: u64,
}
