//! Tables of 256 bytes, in the forms that vectors want.

/// `N` tables that are looked up at the same places.
#[derive(Clone, Debug)]
pub(crate) struct Lookup<const N: usize> {
    pub(super) tables: [[u8; 256]; N],
    rows: [Row<N>; 16],
    /// How many rows there are of the first half, and of both.
    low: usize,
    used: usize,
}

/// Sixteen neighbours in each table that are not all zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<const N: usize> {
    /// The place of the first, sixteen times.
    pub(super) place: [u8; 16],
    pub(super) bytes: [[u8; 16]; N],
}

impl<const N: usize> Lookup<N> {
    pub(super) fn new(tables: [[u8; 256]; N]) -> Self {
        let mut lookup = Self { tables, rows: [Row { place: [0; 16], bytes: [[0; 16]; N] }; 16], low: 0, used: 0 };
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

    /// Rows of places below 128.
    pub(super) fn low_rows(&self) -> &[Row<N>] {
        &self.rows[..self.low]
    }

    /// Rows of places from 128 on.
    pub(super) fn high_rows(&self) -> &[Row<N>] {
        &self.rows[self.low..self.used]
    }
}
