//! The chunk of a column in one row group, folded.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, ensure};
use parquet::column::reader::{get_column_reader, get_typed_column_reader};
use parquet::data_type::ByteArrayType;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::file::writer::SerializedRowGroupWriter;

use super::batch::{Batch, TextReader};
use super::properties::has_dictionary;
use super::texts::Texts;
use crate::fold::Job;

/// The number of bytes of text that a batch has about.
const BATCH_BYTES: i64 = 256 * 1024;

/// The number of values that a batch has at most, about. A row of a column of lists has several.
const BATCH_VALUES: i64 = 4096;

/// A file that is read.
pub(super) struct Source<'a> {
    pub(super) file: Arc<File>,
    pub(super) metadata: &'a ParquetMetaData,
}

impl Source<'_> {
    /// Reads the pages of a chunk one after the other, by their own headers: a page index that is
    /// wrong does no harm.
    pub(super) fn pages(&self, group: &RowGroupMetaData, leaf: usize) -> Result<SerializedPageReader<File>> {
        let rows = usize::try_from(group.num_rows())?;
        Ok(SerializedPageReader::new(self.file.clone(), group.column(leaf), rows, None)?)
    }
}

/// A row group of which columns are folded, and the job to fold them by.
pub(super) struct Folding<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) group: &'a RowGroupMetaData,
    /// The number of rows before this row group.
    pub(super) row: i64,
    pub(super) job: &'a Job,
}

impl Folding<'_> {
    /// Writes the folded text of column `from`. Returns whether it is what column `old` holds.
    pub(super) fn fold<W: Write + Send>(
        &self,
        from: usize,
        old: Option<usize>,
        out: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<bool> {
        let chunk = self.group.column(from);
        let mut reader = self.reader(from)?;
        let mut other = old.filter(|old| *old != from).map(|old| self.reader(old)).transpose()?;
        let mut writer = out.next_column()?.context("the schema has no such column")?;
        let max_definition = chunk.column_descr().max_def_level();
        let max_repetition = chunk.column_descr().max_rep_level();
        let mut texts = Texts::new(self.job, has_dictionary(chunk));
        let (mut batch, mut compared) = (Batch::default(), Batch::default());
        let (mut same, mut row) = (true, 0);
        let rows = batch_rows(chunk, self.group.num_rows());
        loop {
            let read = batch.read(&mut reader, rows).with_context(|| self.row(row))?;
            if read == 0 {
                break;
            }
            let unchanged = texts.fold(&mut batch.values).map_err(|value| {
                anyhow!("invalid UTF-8; replace invalid bytes with --lossy")
                    .context(self.row(row + batch.row_of(value, max_definition)))
            })?;
            match &mut other {
                None => same &= unchanged,
                Some(reader) => {
                    compared.read(reader, read)?;
                    same &= compared == batch;
                }
            }
            let definition_levels = (max_definition > 0).then_some(&*batch.definition_levels);
            let repetition_levels = (max_repetition > 0).then_some(&*batch.repetition_levels);
            writer.typed::<ByteArrayType>().write_batch(&batch.values, definition_levels, repetition_levels)?;
            row += read;
        }
        ensure!(row as i64 == self.group.num_rows(), "it has {row} rows; expected {}", self.group.num_rows());
        writer.close()?;
        Ok(same)
    }

    fn reader(&self, leaf: usize) -> Result<TextReader> {
        let column = self.group.column(leaf).column_descr_ptr();
        let pages = self.source.pages(self.group, leaf)?;
        Ok(get_typed_column_reader(get_column_reader(column, Box::new(pages))))
    }

    /// Names a row in a message, from 1 in the file.
    fn row(&self, row: usize) -> String {
        format!("row {}", self.row + row as i64 + 1)
    }
}

/// The number of rows that are read at once. Long texts and long lists make it small, so that memory is bounded.
fn batch_rows(chunk: &ColumnChunkMetaData, rows: i64) -> usize {
    let of_row = |all: i64| (all / rows.max(1)).max(1);
    let most = (BATCH_VALUES / of_row(chunk.num_values())).min(BATCH_BYTES / of_row(chunk.uncompressed_size()));
    usize::try_from(most.max(1)).unwrap_or(1)
}
