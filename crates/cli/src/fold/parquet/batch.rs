//! Some rows of a column.

use anyhow::Result;
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{ByteArray, ByteArrayType};

pub(super) type TextReader = ColumnReaderImpl<ByteArrayType>;

/// The values of some rows. The levels say where nulls are, and where lists begin.
#[derive(Default, PartialEq)]
pub(super) struct Batch {
    /// The texts, without nulls.
    pub(super) values: Vec<ByteArray>,
    /// For each value and each null, how many of the optional and repeated ancestors are there.
    pub(super) definition_levels: Vec<i16>,
    /// For each value and each null, 0 where a row begins. Empty if the column is in no list.
    pub(super) repetition_levels: Vec<i16>,
}

impl Batch {
    /// Reads `rows` rows, or fewer at the end. Returns how many there were.
    pub(super) fn read(&mut self, reader: &mut TextReader, rows: usize) -> Result<usize> {
        self.values.clear();
        self.definition_levels.clear();
        self.repetition_levels.clear();
        let (definition, repetition) = (&mut self.definition_levels, &mut self.repetition_levels);
        let (rows, ..) = reader.read_records(rows, Some(definition), Some(repetition), &mut self.values)?;
        Ok(rows)
    }

    /// Returns the row in which a value stands, counted from 0.
    pub(super) fn row_of(&self, value: usize, max_definition_level: i16) -> usize {
        let is_value = |at: &usize| self.definition_levels[*at] == max_definition_level;
        let at = match &*self.definition_levels {
            [] => value,
            levels => (0..levels.len()).filter(is_value).nth(value).unwrap_or(0),
        };
        match &*self.repetition_levels {
            [] => at,
            levels => levels[1..=at].iter().filter(|level| **level == 0).count(),
        }
    }
}
