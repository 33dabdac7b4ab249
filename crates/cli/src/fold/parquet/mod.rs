//! Columns of a Parquet file.
//!
//! A Parquet file is made of row groups, and a row group of one chunk of pages for each column. The
//! chunks of folded columns are decoded, folded and encoded again, a batch of rows at a time. All
//! other chunks are copied byte for byte, so whatever they hold comes out as it was, and memory does
//! not grow with the number or the size of the row groups.

mod batch;
mod chunk;
mod copy;
mod damage;
mod metadata;
mod plan;
mod properties;
mod schema;
mod source;
mod texts;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use parquet::file::writer::SerializedFileWriter;

pub(super) use self::damage::report_panics;
use self::plan::{Column, Plan};
use super::progress::Progress;
use super::{FoldArgs, Job};
use crate::input::{Compression, shown};

/// Checks the options that other formats have and this one does not.
pub(super) fn check(args: &FoldArgs) -> Result<()> {
    if args.read.encoding.is_some() {
        bail!("--encoding is for text; the text of Parquet files is UTF-8");
    }
    if !args.in_place && args.files.len() > 1 {
        bail!("several Parquet files cannot become one; give one file, or --in-place");
    }
    if args.output.as_deref().is_some_and(|target| Compression::of_name(target) != Compression::None) {
        bail!("a Parquet file is compressed inside, by column; give --output a name without .gz or .zst");
    }
    Ok(())
}

/// Folds a file or standard input.
pub(super) fn fold_path(path: &Path, job: &Job, out: &mut (dyn Write + Send), progress: &Progress) -> Result<()> {
    source::open(path).and_then(|file| fold(path, file, job, out, progress)).map(drop).with_context(|| shown(path))
}

/// Folds a file that was opened. Returns whether no value of a column changed, and none was added.
pub(super) fn fold(
    path: &Path,
    file: File,
    job: &Job,
    out: &mut (dyn Write + Send),
    progress: &Progress,
) -> Result<bool> {
    let _reading = damage::Reading::of(path);
    let metadata = metadata::read(&file)?;
    let plan = Plan::new(&job.fields, &metadata)?;
    let properties = properties::of(&metadata, &plan)?;
    let source = chunk::Source { file: Arc::new(file), metadata: &metadata };
    let mut writer = SerializedFileWriter::new(out, plan.schema.clone(), Arc::new(properties))?;
    let (mut same, mut row) = (plan.added.is_empty(), 0);
    for (at, group) in metadata.row_groups().iter().enumerate() {
        let mut written = writer.next_row_group()?;
        for column in &plan.columns {
            match *column {
                Column::Copied(leaf) => copy::chunk(&source, at, leaf, &mut written)?,
                Column::Folded { from, old } => {
                    same &= chunk::Folding { source: &source, group, row, job }
                        .fold(from, old, &mut written)
                        .with_context(|| format!("column `{}`", group.column(from).column_path().string()))?;
                }
            }
        }
        written.close()?;
        row += group.num_rows();
        progress.pass(group.compressed_size());
    }
    writer.close()?;
    Ok(same)
}
