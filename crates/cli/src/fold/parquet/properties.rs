//! How folded columns are written: as those of the input were, as far as its metadata say so.

use anyhow::{Result, bail};
use parquet::basic::{Compression, Encoding, PageType};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, SortingColumn};
use parquet::file::properties::{
    DEFAULT_DATA_PAGE_ROW_COUNT_LIMIT, EnabledStatistics, WriterProperties, WriterPropertiesBuilder, WriterVersion,
};
use parquet::schema::types::ColumnPath;

use super::plan::{Column, Plan};
use super::schema;

/// The approximate number of values of a page. The writer holds 8 bytes of memory for each.
const PAGE_VALUES: i64 = 64 * 1024;

pub(super) fn of(metadata: &ParquetMetaData, plan: &Plan) -> Result<WriterProperties> {
    let file = metadata.file_metadata();
    let has_offset_index = metadata.page_index().is_some_and(|index| index.has_offset_indexes());
    let mut builder = WriterProperties::builder()
        .set_key_value_metadata(schema::key_values(file, &plan.added)?)
        .set_offset_index_disabled(!has_offset_index)
        .set_sorting_columns(sorting_columns(metadata, plan));
    if let Some(created_by) = file.created_by() {
        // Readers know by this name which statistics of old writers are wrong, and those are copied.
        builder = builder.set_created_by(created_by.to_owned());
    }
    let Some(first) = metadata.row_groups().first() else { return Ok(builder.build()) };
    let mut version = WriterVersion::PARQUET_1_0;
    let input = file.schema_descr();
    let mut added = plan.added.iter();
    for column in &plan.columns {
        let Column::Folded { from, old } = *column else { continue };
        let path = match old {
            Some(old) => input.column(old).path().clone(),
            None => ColumnPath::new(added.next().map(|added| added.name.clone()).into_iter().collect()),
        };
        let chunk = first.column(from);
        if has_pages_of_version_2(chunk) {
            version = WriterVersion::PARQUET_2_0;
        }
        builder = of_column(builder, path.clone(), chunk)?;
        builder = builder.set_column_data_page_row_count_limit(path, page_rows(metadata, from));
    }
    Ok(builder.set_writer_version(version).build())
}

/// Takes over compression, encoding, statistics and the Bloom filter of a column.
fn of_column(
    builder: WriterPropertiesBuilder,
    path: ColumnPath,
    chunk: &ColumnChunkMetaData,
) -> Result<WriterPropertiesBuilder> {
    let compression = chunk.compression();
    if compression == Compression::LZO {
        bail!("column `{}` is compressed with LZO, which is not supported", chunk.column_path().string());
    }
    let statistics = match (chunk.statistics(), chunk.column_index_offset()) {
        (None, None) => EnabledStatistics::None,
        (Some(_), None) => EnabledStatistics::Chunk,
        (_, Some(_)) => EnabledStatistics::Page,
    };
    Ok(builder
        .set_column_compression(path.clone(), compression)
        .set_column_encoding(path.clone(), encoding(chunk))
        .set_column_dictionary_enabled(path.clone(), has_dictionary(chunk))
        .set_column_statistics_enabled(path.clone(), statistics)
        .set_column_bloom_filter_enabled(path, chunk.bloom_filter_offset().is_some()))
}

/// The number of rows of a page. Long lists make it smaller, so that memory is bounded. What counts is their mean length in a row group.
fn page_rows(metadata: &ParquetMetaData, column: usize) -> usize {
    let groups = metadata.row_groups().iter();
    let values_per_row = groups.map(|group| group.column(column).num_values() / group.num_rows().max(1)).max();
    let rows = usize::try_from(PAGE_VALUES / values_per_row.unwrap_or(1).max(1)).unwrap_or(1);
    rows.clamp(1, DEFAULT_DATA_PAGE_ROW_COUNT_LIMIT)
}

pub(super) fn has_dictionary(chunk: &ColumnChunkMetaData) -> bool {
    chunk.dictionary_page_offset().is_some()
        || chunk.encodings().any(|found| matches!(found, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY))
}

/// The encoding of pages without a dictionary.
fn encoding(chunk: &ColumnChunkMetaData) -> Encoding {
    let is_delta = |found: &Encoding| matches!(found, Encoding::DELTA_BYTE_ARRAY | Encoding::DELTA_LENGTH_BYTE_ARRAY);
    chunk.encodings().find(is_delta).unwrap_or(Encoding::PLAIN)
}

fn has_pages_of_version_2(chunk: &ColumnChunkMetaData) -> bool {
    chunk.page_encoding_stats().is_some_and(|list| list.iter().any(|pages| pages.page_type == PageType::DATA_PAGE_V2))
}

/// The columns by which rows are sorted, up to the first that is folded: its order may have changed.
fn sorting_columns(metadata: &ParquetMetaData, plan: &Plan) -> Option<Vec<SortingColumn>> {
    let (first, others) = metadata.row_groups().split_first()?;
    let sorting = first.sorting_columns()?;
    if others.iter().any(|group| group.sorting_columns() != Some(sorting)) {
        return None;
    }
    let is_copied = |column: &&SortingColumn| {
        let at = usize::try_from(column.column_idx).ok();
        at.and_then(|at| plan.columns.get(at)).is_some_and(|column| matches!(column, Column::Copied(_)))
    };
    let kept: Vec<_> = sorting.iter().take_while(is_copied).cloned().collect();
    (!kept.is_empty()).then_some(kept)
}
