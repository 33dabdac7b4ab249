//! Non-joiners behind a heh, with which a yeh may be removed.

use super::source::Source;
use super::vector::Vector;
use crate::fold::table::Table;

/// The pairs beside a non-joiner that show whether a yeh may be removed with it. Each is a
/// [`pair_set`](crate::fold::table::pair_set).
#[derive(Clone, Debug)]
pub(crate) struct EzafePairs {
    /// The letters that become a heh. Only behind these a yeh may be removed.
    pub(crate) hehs: [u8; 64],
    /// The letters and other characters that are no yeh and are never removed. In front of these no
    /// yeh is removed.
    pub(crate) others: [u8; 64],
}

/// Returns the bits of `joiners` without those of joiners with which a yeh may be removed. `joiners`
/// has the first bytes of joiners of the block, and `bytes` the bytes of the block.
///
/// # Safety
///
/// The processor has the instructions of `V`, and if `WHOLE`, the block is whole.
#[inline(always)]
pub(super) unsafe fn without_ezafe<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    bytes: V,
    joiners: u64,
) -> u64 {
    let Some(pairs) = &table.ezafe else { return joiners };
    // For sets that look up a table in parts, two look-ups cost more than deciding the few joiners of a block.
    if V::HAS_LEAD_LOOP || source.at == 0 {
        return table.without_ezafe(source.text.as_bytes(), source.at, joiners);
    }
    // SAFETY: the caller guarantees the instructions of `V`, and a byte stands before the block.
    unsafe {
        let before = source.load(-1);
        // The letter before a joiner in the first two bytes is in the block before. It counts as a heh here.
        let hehs = V::flagged(&pairs.hehs, before, bytes).0 << 2 | 0b11;
        let others = V::flagged(&pairs.others, before, bytes).0 >> 3;
        match joiners & hehs & !others {
            0 => joiners,
            near => joiners & !near | table.without_ezafe(source.text.as_bytes(), source.at, near),
        }
    }
}
