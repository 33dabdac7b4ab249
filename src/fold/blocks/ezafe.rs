//! Non-joiners behind a heh, with which a yeh may be removed.

use super::source::Source;
use super::vector::Vector;
use crate::fold::table::Table;

/// The pairs that show whether a yeh may be removed with the non-joiner between them. Each table has
/// a byte for each trail, with a bit for each lead.
#[derive(Clone, Debug)]
pub(crate) struct EzafePairs {
    hehs: [u8; 64],
    /// Letters and other characters that are no yeh, and are never removed.
    others: [u8; 64],
}

impl EzafePairs {
    /// Makes the tables. `is_heh` and `is_other` say, by table index, which pairs they have.
    pub(crate) fn of(is_heh: impl Fn(usize) -> bool, is_other: impl Fn(usize) -> bool) -> Self {
        let mut pairs = Self { hehs: [0; 64], others: [0; 64] };
        for place in 0..256 {
            pairs.hehs[place & 0x3F] |= u8::from(is_heh(place)) << (place >> 6);
            pairs.others[place & 0x3F] |= u8::from(is_other(place)) << (place >> 6);
        }
        pairs
    }
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
        // What stands before the block is not looked at here.
        let hehs = V::flagged(&pairs.hehs, before, bytes).0 << 2 | 0b11;
        let others = V::flagged(&pairs.others, before, bytes).0 >> 3;
        match joiners & hehs & !others {
            0 => joiners,
            near => joiners & !near | table.without_ezafe(source.text.as_bytes(), source.at, near),
        }
    }
}
