//! The metadata of a Parquet file, which stand at its end.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use anyhow::{Result, bail, ensure};
use parquet::file::metadata::{
    ColumnChunkMetaData, PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData,
};

use crate::input::Compression;

/// The first bytes of a Parquet file, and the last.
const MAGIC: &[u8] = b"PAR1";

/// The last bytes of a file whose metadata are encrypted.
const ENCRYPTED: &[u8] = b"PARE";

/// The number of bytes of the smallest file: the magic bytes twice, and the size of the metadata.
const SMALLEST: u64 = 12;

/// Reads the metadata with the page indexes, and checks that the chunks are inside of the file.
pub(super) fn read(file: &File) -> Result<ParquetMetaData> {
    let length = check_ends(file)?;
    let reader = ParquetMetaDataReader::new().with_page_index_policy(PageIndexPolicy::Optional);
    let metadata = reader.parse_and_finish(file)?;
    let columns = metadata.file_metadata().schema_descr().num_columns();
    for group in metadata.row_groups() {
        check_group(group, columns, length)?;
    }
    Ok(metadata)
}

/// Tells a file that is not Parquet from one that is cut off. Returns the number of its bytes.
fn check_ends(mut file: &File) -> Result<u64> {
    let length = file.metadata()?.len();
    let mut start = Vec::new();
    file.rewind()?;
    file.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    if Compression::of(&start) != Compression::None {
        bail!("this is a compressed file; decompress it first, since Parquet is compressed inside, by column");
    }
    if !start.starts_with(MAGIC) && !start.starts_with(ENCRYPTED) {
        bail!("this is no Parquet file");
    }
    let mut end = Vec::new();
    if length >= SMALLEST {
        file.seek(SeekFrom::End(-(MAGIC.len() as i64)))?;
        file.read_to_end(&mut end)?;
    }
    match &*end {
        MAGIC => Ok(length),
        ENCRYPTED => bail!("the file is encrypted, which is not supported"),
        _ => bail!("the file does not end as Parquet files do; it may have been cut off"),
    }
}

/// Checks what the parquet crate takes for granted.
fn check_group(group: &RowGroupMetaData, columns: usize, length: u64) -> Result<()> {
    ensure!(group.num_rows() >= 0 && group.num_columns() == columns, "the metadata of a row group are damaged");
    for chunk in group.columns() {
        let path = chunk.column_path().string();
        ensure!(chunk.file_path().is_none(), "column `{path}` is stored in another file, which is not supported");
        ensure!(is_inside(chunk, length), "the metadata of column `{path}` are damaged");
    }
    Ok(())
}

/// Returns whether a chunk stands between the first and the last magic bytes.
fn is_inside(chunk: &ColumnChunkMetaData, length: u64) -> bool {
    let data = chunk.data_page_offset();
    let start = chunk.dictionary_page_offset().unwrap_or(data);
    let size = chunk.compressed_size();
    let end = start.checked_add(size).and_then(|end| u64::try_from(end).ok());
    start >= MAGIC.len() as i64
        && data >= start
        && size >= 0
        && chunk.num_values() >= 0
        && chunk.uncompressed_size() >= 0
        && end.is_some_and(|end| end <= length - SMALLEST + MAGIC.len() as u64)
}
