//! The tables of a profile in the form that vectors look up: the difference (XOR) of each byte and
//! what it becomes.

use super::vector::Vector;
use crate::fold::table::{Entry, Table};
use crate::simd::Lookup;

/// The byte that an undecided lead becomes. UTF-8 does not have this byte.
pub(super) const UNDECIDED: u8 = 0xFF;

/// What leads and trails of the Arabic block become, as differences.
#[derive(Clone, Debug)]
pub(crate) struct Differences {
    /// The differences of leads and of trails, by the table index of the pair.
    pub(super) differences: Lookup<2>,
    /// The `Canonical_Combining_Class` of each pair.
    pub(super) classes: Lookup<1>,
    /// The differences of ASCII; `None` if ASCII is kept.
    pub(super) ascii: Option<Lookup<1>>,
}

impl Differences {
    /// Makes the tables from the entries of all pairs. `is_undecided` says which entries must be
    /// decided by [`Table::decide`].
    pub(crate) fn new(entries: &[Entry; 256], is_undecided: impl Fn(Entry) -> bool, classes: &[u8; 256]) -> Self {
        let (mut leads, mut trails) = ([0; 256], [0; 256]);
        for (place, entry) in entries.iter().enumerate() {
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let [first, second] = match (entry.len(), entry.bytes()) {
                _ if entry.is_seat() => [lead, trail],
                (2, both) => both,
                // A pair that becomes one byte loses its lead; the byte replaces the trail.
                (_, [first, _]) => [0, first],
            };
            // A zero byte means "removed", so a pair that becomes NUL is undecided.
            let is_nul = entry.len() == 1 && second == 0;
            leads[place] = lead ^ if is_undecided(*entry) || is_nul { UNDECIDED } else { first };
            trails[place] = trail ^ second;
        }
        Self { differences: Lookup::new([leads, trails]), classes: Lookup::new([*classes]), ascii: None }
    }

    /// Adds the entries of ASCII. Returns `None` if the entry of a character depends on its
    /// neighbours or has more than one byte.
    pub(crate) fn with_ascii(mut self, entries: &[Entry; 128]) -> Option<Self> {
        let mut ascii = [0; 256];
        for (byte, entry) in (0..).zip(entries) {
            let [folded, _] = entry.bytes();
            // A zero byte in the output is NUL only if the source has NUL there.
            let is_plain = !entry.is_special() && entry.len() == usize::from(folded != 0 || byte == 0);
            if !is_plain || entry.len() == 1 && !folded.is_ascii() || byte == 0 && folded != 0 {
                return None;
            }
            ascii[usize::from(byte)] = byte ^ folded;
        }
        self.ascii = Some(Lookup::new([ascii]));
        Some(self)
    }
}

/// The tables of [`Differences`] in the form that the vector type looks up.
pub(super) struct LoadedDifferences<'t, V: Vector> {
    pub(super) differences: V::Loaded<'t, 2>,
    pub(super) classes: V::Loaded<'t, 1>,
    pub(super) ascii: Option<V::Loaded<'t, 1>>,
}

impl<'t, V: Vector> LoadedDifferences<'t, V> {
    /// Loads the tables of a profile.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new(table: &'t Table) -> Self {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            Self {
                differences: V::load_tables(&table.differences.differences),
                classes: V::load_tables(&table.differences.classes),
                // No closure: a closure that is not inlined is compiled without the instructions of
                // the function around it.
                #[allow(clippy::manual_map)]
                ascii: match &table.differences.ascii {
                    Some(ascii) => Some(V::load_tables(ascii)),
                    None => None,
                },
            }
        }
    }
}
