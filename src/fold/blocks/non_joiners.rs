//! Non-joiners that are kept between two letters of a block, without deciding them one by one.

use super::ezafe::without_ezafe;
use super::source::Source;
use super::vector::{Mask, Vector};
use crate::fold::table::{Table, pair_set};

/// The pairs beside which a non-joiner is kept. Each table has a byte for each trail, with a bit
/// for each lead.
#[derive(Clone, Debug)]
pub(crate) struct NonJoiners {
    /// Whether the profile keeps any non-joiner.
    pub(super) any_kept: bool,
    kept_after: [u8; 64],
    kept_before: [u8; 64],
}

impl NonJoiners {
    pub(crate) const fn none() -> Self {
        Self { any_kept: false, kept_after: [0; 64], kept_before: [0; 64] }
    }

    /// Makes the tables. `behind` and `followed` say, by table index, whether a non-joiner is kept
    /// after the pair and before it.
    pub(crate) fn of(behind: impl Fn(usize) -> bool, followed: impl Fn(usize) -> bool) -> Self {
        Self { any_kept: true, kept_after: pair_set(&behind), kept_before: pair_set(&followed) }
    }
}

/// Returns the first bytes of non-joiners that are kept, among those of `joiners`, as far as the
/// letters beside them are in the block.
///
/// # Safety
///
/// The processor has the instructions of `V`, and if `WHOLE`, the block is whole.
#[inline(always)]
pub(super) unsafe fn kept_non_joiners<V: Vector, const WHOLE: bool, const PLACES: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    bytes: V,
    joiners: u64,
) -> u64 {
    if V::HAS_LEAD_LOOP {
        return kept_non_joiners_one_by_one(table, source.text, source.at, joiners);
    }
    // SAFETY: the caller guarantees the instructions of `V`.
    unsafe {
        let before = source.load(-1);
        let behind = V::flagged(&table.non_joiners.kept_after, before, bytes).0;
        let followed = V::flagged(&table.non_joiners.kept_before, before, bytes).0;
        let kept = joiners & source.load::<V>(2).is(0x8C).bits() & behind << 2 & followed >> 3;
        if !PLACES {
            return kept;
        }
        let kept = if kept != 0 { without_ezafe(table, source, bytes, kept) } else { 0 };
        // Some depend on what the letter before them becomes.
        kept | kept_non_joiners_one_by_one(table, source.text, source.at, joiners & !kept)
    }
}

/// Decides each non-joiner by itself: for register sets two look-ups cost more than deciding the
/// few that a block has.
#[inline(always)]
fn kept_non_joiners_one_by_one(table: &Table, text: &str, at: usize, joiners: u64) -> u64 {
    let (mut rest, mut kept) = (joiners, 0);
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        kept |= u64::from(table.stays_in_word(text.as_bytes(), at + place)) << place;
        rest &= rest - 1;
    }
    kept
}
