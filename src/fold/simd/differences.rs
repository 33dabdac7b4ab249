//! The tables of a profile, as vectors want them.

use super::lookup::Lookup;
use super::vector::Vector;
use crate::fold::table::{Entry, Table};

/// A lead that only a verdict can tell: it becomes this byte, which no text has.
pub(super) const OPEN: u8 = 0xFF;

/// What the leads and the trails of the Arabic block become, as differences.
#[derive(Clone, Debug)]
pub(crate) struct Differences {
    /// Of leads and of trails.
    pub(super) differences: Lookup<2>,
    /// `Canonical_Combining_Class`.
    pub(super) classes: Lookup<1>,
    /// Of ASCII, if any changes.
    pub(super) ascii: Option<Lookup<1>>,
}

impl Differences {
    /// Entries that `is_open` says are left open.
    pub(crate) fn new(entries: &[Entry; 256], is_open: impl Fn(Entry) -> bool, classes: &[u8; 256]) -> Self {
        let (mut leads, mut trails) = ([0; 256], [0; 256]);
        for (place, entry) in entries.iter().enumerate() {
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let [first, second] = match (entry.len(), entry.bytes()) {
                _ if entry.is_seat() => [lead, trail],
                (2, both) => both,
                // One byte stands where the trail was.
                (_, [first, _]) => [0, first],
            };
            // NUL would be taken for nothing.
            let is_nul = entry.len() == 1 && second == 0;
            leads[place] = lead ^ if is_open(*entry) || is_nul { OPEN } else { first };
            trails[place] = trail ^ second;
        }
        Self { differences: Lookup::new([leads, trails]), classes: Lookup::new([*classes]), ascii: None }
    }

    /// Of leads and of trails.
    pub(super) fn pairs(&self) -> &Lookup<2> {
        &self.differences
    }

    /// Takes the entries of ASCII, if each is one byte or nothing wherever it stands.
    pub(crate) fn with_ascii(mut self, entries: &[Entry; 128]) -> Option<Self> {
        let mut ascii = [0; 256];
        for (byte, entry) in (0..).zip(entries) {
            let [folded, _] = entry.bytes();
            // Nothing is told from NUL by its source.
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

/// Tables in the form that vectors want.
pub(super) struct Tables<'t, V: Vector> {
    pub(super) differences: V::Tables<'t, 2>,
    pub(super) classes: V::Tables<'t, 1>,
    pub(super) ascii: Option<V::Tables<'t, 1>>,
}

impl<'t, V: Vector> Tables<'t, V> {
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new(table: &'t Table) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                differences: V::tables(&table.differences.differences),
                classes: V::tables(&table.differences.classes),
                // Not a closure: those have not the instructions of the function that they stand in.
                #[allow(clippy::manual_map)]
                ascii: match &table.differences.ascii {
                    Some(ascii) => Some(V::tables(ascii)),
                    None => None,
                },
            }
        }
    }
}
