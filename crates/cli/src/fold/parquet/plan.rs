//! Which columns are folded, and where to.

use anyhow::{Context, Result, bail};
use parquet::basic::{ConvertedType, LogicalType, Type as PhysicalType};
use parquet::file::metadata::ParquetMetaData;
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor, TypePtr};

use super::schema;
use crate::fold::fields::{Field, Fields};

/// A column of the output. Columns of the input have the numbers of the leaves of its schema.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// A column of the input.
    Copied(usize),
    /// The folded text of column `from`, in the place of column `old` of the input, if there is one.
    Folded { from: usize, old: Option<usize> },
}

/// A column that the input does not have.
pub(super) struct Added {
    pub(super) name: String,
    /// The column that is folded to fill it.
    pub(super) from: usize,
}

/// Says which columns of the output are copied, and which are folded.
pub(super) struct Plan {
    /// The columns, in the order of the leaves of `schema`.
    pub(super) columns: Vec<Column>,
    pub(super) added: Vec<Added>,
    pub(super) schema: TypePtr,
}

impl Plan {
    pub(super) fn new(fields: &Fields, metadata: &ParquetMetaData) -> Result<Self> {
        let input = metadata.file_metadata().schema_descr();
        let mut plan = Self {
            columns: (0..input.num_columns()).map(Column::Copied).collect(),
            added: Vec::new(),
            schema: input.root_schema_ptr(),
        };
        for field in fields.iter() {
            plan.fold(field, input)?;
        }
        plan.schema = schema::with_added(input, &plan.added)?;
        Ok(plan)
    }

    fn fold(&mut self, field: &Field, input: &SchemaDescriptor) -> Result<()> {
        let from = text_column(input, &field.name)?;
        let Some(into) = field.into.as_deref().filter(|into| *into != field.name) else {
            return self.replace(from, from, &field.name);
        };
        if input.column(from).path().parts().len() > 1 {
            bail!("column `{}` is nested; --into needs a column that is not", field.name);
        }
        if let Some(old) = input.columns().iter().position(|column| column.path().parts() == [into]) {
            check_replaceable(&input.column(old), &input.column(from))?;
            return self.replace(from, old, into);
        }
        if input.root_schema().get_fields().iter().any(|root| root.name() == into) {
            bail!("column `{into}` is nested; --into needs a column that is not");
        }
        if self.added.iter().any(|added| added.name == into) {
            bail!("--into names column `{into}` twice");
        }
        self.columns.push(Column::Folded { from, old: None });
        self.added.push(Added { name: into.to_owned(), from });
        Ok(())
    }

    fn replace(&mut self, from: usize, old: usize, name: &str) -> Result<()> {
        if let Column::Folded { .. } = self.columns[old] {
            bail!("the folded text of two columns cannot be written to one column `{name}`");
        }
        self.columns[old] = Column::Folded { from, old: Some(old) };
        Ok(())
    }
}

/// Finds a column of text by its path, or by that of a list or a structure that holds nothing else.
fn text_column(input: &SchemaDescriptor, name: &str) -> Result<usize> {
    let paths: Vec<_> = input.columns().iter().map(|column| column.path().string()).collect();
    let at = match paths.iter().position(|path| path == name) {
        Some(at) => at,
        None => only_column_in(&paths, name)?,
    };
    let column = input.column(at);
    if !is_text(&column) {
        bail!("column `{name}` is of type {}, which is not text", type_of(&column));
    }
    Ok(at)
}

fn only_column_in(paths: &[String], name: &str) -> Result<usize> {
    let is_inside = |path: &str| path.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let inside: Vec<_> = (0..paths.len()).filter(|&at| is_inside(&paths[at])).collect();
    if inside.len() > 1 {
        let names: Vec<_> = inside.iter().map(|&at| &*paths[at]).collect();
        bail!("column `{name}` holds several; name one of `{}`", names.join("`, `"));
    }
    inside.first().copied().with_context(|| format!("no column `{name}`; there are `{}`", paths.join("`, `")))
}

fn is_text(column: &ColumnDescriptor) -> bool {
    let is_string = matches!(column.logical_type_ref(), Some(LogicalType::String));
    column.physical_type() == PhysicalType::BYTE_ARRAY && (is_string || column.converted_type() == ConvertedType::UTF8)
}

/// A type as messages name it: `INT64`, `BYTE_ARRAY (JSON)`.
fn type_of(column: &ColumnDescriptor) -> String {
    match column.converted_type() {
        ConvertedType::NONE => column.physical_type().to_string(),
        converted => format!("{} ({converted})", column.physical_type()),
    }
}

/// Nulls cannot be written to a column that has none, and a reader expects the type that the column had.
fn check_replaceable(old: &ColumnDescriptor, by: &ColumnDescriptor) -> Result<()> {
    if !is_text(old) {
        bail!("column `{}` is of type {}; --into needs a new name or a column of text", old.name(), type_of(old));
    }
    if old.max_def_level() != by.max_def_level() {
        bail!("of the columns `{}` and `{}` one may hold nulls and one may not", old.name(), by.name());
    }
    Ok(())
}
