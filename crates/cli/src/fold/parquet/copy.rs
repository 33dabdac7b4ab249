//! Chunks copied byte for byte.

use std::io::Write;

use anyhow::{Context, Result};
use parquet::basic::ColumnOrder;
use parquet::bloom_filter::Sbbf;
use parquet::column::page::PageReader;
use parquet::column::writer::ColumnCloseResult;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::writer::SerializedRowGroupWriter;

use super::chunk::Source;

/// Copies a chunk with its indexes and its Bloom filter.
pub(super) fn chunk<W: Write + Send>(
    source: &Source<'_>,
    group: usize,
    leaf: usize,
    out: &mut SerializedRowGroupWriter<'_, W>,
) -> Result<()> {
    let rows = source.metadata.row_group(group);
    let chunk = rows.column(leaf);
    let context = || format!("column `{}`", chunk.column_path().string());
    check_first_page(source, group, leaf).with_context(context)?;
    let index = source.metadata.page_index_for_row_group(group);
    let bloom_filter = Sbbf::read_from_column_chunk(chunk, &*source.file).with_context(context)?;
    let mut copied = ColumnCloseResult {
        bytes_written: u64::try_from(chunk.compressed_size())?,
        rows_written: u64::try_from(rows.num_rows())?,
        metadata: chunk.clone(),
        bloom_filter,
        column_index: index.column_index(leaf).cloned(),
        offset_index: index.offset_index(leaf).cloned(),
    };
    if !keeps_order(source.metadata, leaf) {
        copied.metadata = copied.metadata.into_builder().clear_statistics().build()?;
        copied.column_index = None;
    }
    out.append_column(&*source.file, copied).with_context(context)
}

/// Fails where no page begins, as in columns that are encrypted: the copy would lose their keys.
fn check_first_page(source: &Source<'_>, group: usize, leaf: usize) -> Result<()> {
    let rows = source.metadata.row_group(group);
    if rows.column(leaf).compressed_size() > 0 {
        source.pages(rows, leaf)?.peek_next_page()?;
    }
    Ok(())
}

/// Returns whether the least and the greatest value of a column are those of the order that the writer
/// names in the output. It is another one for floating-point numbers of most files, where `NaN` and
/// `-0.0` have a place in the one order and none in the other.
fn keeps_order(metadata: &ParquetMetaData, leaf: usize) -> bool {
    let file = metadata.file_metadata();
    let column = file.schema_descr().column(leaf);
    let written =
        ColumnOrder::column_order_for_type(column.logical_type_ref(), column.converted_type(), column.physical_type());
    file.column_orders().is_none() || file.column_order(leaf) == written
}
