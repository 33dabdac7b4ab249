//! Tables of 256 bytes in the forms that vectors need.

/// `N` tables of 256 bytes that are looked up at the same indexes.
#[derive(Clone, Debug)]
pub(crate) struct Lookup<const N: usize> {
    tables: [[u8; 256]; N],
    rows: [LookupRow<N>; 16],
    /// The number of rows with indexes below 128, and of all rows.
    low: usize,
    used: usize,
}

/// Sixteen consecutive entries of each table, at least one of which is not zero.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LookupRow<const N: usize> {
    /// The index of the first entry, sixteen times.
    pub(crate) place: [u8; 16],
    pub(crate) bytes: [[u8; 16]; N],
}

impl<const N: usize> Lookup<N> {
    pub(crate) fn new(tables: [[u8; 256]; N]) -> Self {
        let mut lookup =
            Self { tables, rows: [LookupRow { place: [0; 16], bytes: [[0; 16]; N] }; 16], low: 0, used: 0 };
        for place in (0..=255_u8).step_by(16) {
            let row = &mut lookup.rows[lookup.used];
            row.place = [place; 16];
            for (bytes, table) in row.bytes.iter_mut().zip(&tables) {
                bytes.copy_from_slice(&table[usize::from(place)..][..16]);
            }
            if row.bytes.as_flattened().iter().any(|&byte| byte != 0) {
                lookup.used += 1;
                lookup.low += usize::from(place < 0x80);
            }
        }
        lookup
    }

    /// Returns the tables themselves.
    pub(crate) fn bytes(&self) -> &[[u8; 256]; N] {
        &self.tables
    }

    /// Returns the rows with indexes below 128.
    pub(crate) fn low_rows(&self) -> &[LookupRow<N>] {
        &self.rows[..self.low]
    }

    /// Returns the rows with indexes from 128 on.
    pub(crate) fn high_rows(&self) -> &[LookupRow<N>] {
        &self.rows[self.low..self.used]
    }
}
