//! The schema with the columns that are added, in the forms in which a file holds it.

use std::sync::Arc;

use anyhow::{Context, Result};
use arrow_schema::{Field, SchemaBuilder};
use parquet::arrow::{ARROW_SCHEMA_META_KEY, encode_arrow_schema, parquet_to_arrow_schema};
use parquet::file::metadata::{FileMetaData, KeyValue};
use parquet::schema::types::{SchemaDescriptor, Type, TypePtr};
use serde_json::{Value, json};

use super::plan::Added;

/// The key under which Spark stores its schema, as JSON.
const SPARK_SCHEMA: &str = "org.apache.spark.sql.parquet.row.metadata";

/// Appends columns to the schema of Parquet.
pub(super) fn with_added(input: &SchemaDescriptor, added: &[Added]) -> Result<TypePtr> {
    let root = input.root_schema();
    if added.is_empty() {
        return Ok(input.root_schema_ptr());
    }
    let mut fields = root.get_fields().to_vec();
    for Added { name, from } in added {
        fields.push(Arc::new(renamed(input.column(*from).self_type(), name)?));
    }
    Ok(Arc::new(Type::group_type_builder(root.name()).with_fields(fields).build()?))
}

/// A column of the same type. It has no field ID, since the ID is that of the other column.
fn renamed(column: &Type, name: &str) -> Result<Type> {
    let info = column.get_basic_info();
    Ok(Type::primitive_type_builder(name, column.get_physical_type())
        .with_repetition(info.repetition())
        .with_converted_type(info.converted_type())
        .with_logical_type(info.logical_type_ref().cloned())
        .build()?)
}

/// The metadata of the input. Schemas among them get the columns that are added: readers believe
/// these schemas more than that of Parquet.
pub(super) fn key_values(file: &FileMetaData, added: &[Added]) -> Result<Option<Vec<KeyValue>>> {
    let Some(mut list) = file.key_value_metadata().cloned() else { return Ok(None) };
    let input = file.schema_descr();
    for entry in list.iter_mut().filter(|_| !added.is_empty()) {
        let changed = match (&*entry.key, &entry.value) {
            (ARROW_SCHEMA_META_KEY, Some(_)) => with_added_to_arrow(entry, input, added),
            (SPARK_SCHEMA, Some(text)) => with_added_to_spark(text, input, added),
            _ => continue,
        };
        entry.value = Some(changed.with_context(|| format!("the schema under `{}` cannot be read", entry.key))?);
    }
    Ok(Some(list))
}

fn with_added_to_arrow(entry: &KeyValue, input: &SchemaDescriptor, added: &[Added]) -> Result<String> {
    let schema = parquet_to_arrow_schema(input, Some(&vec![entry.clone()]))?;
    let mut builder = SchemaBuilder::from(&schema);
    for Added { name, from } in added {
        let field = schema.field(input.get_column_root_idx(*from));
        builder.push(Field::new(name, field.data_type().clone(), field.is_nullable()));
    }
    Ok(encode_arrow_schema(&builder.finish()))
}

fn with_added_to_spark(text: &str, input: &SchemaDescriptor, added: &[Added]) -> Result<String> {
    let mut schema: Value = serde_json::from_str(text)?;
    let fields = schema.get_mut("fields").and_then(Value::as_array_mut).context("it has no fields")?;
    for Added { name, from } in added {
        let nullable = input.column(*from).self_type().is_optional();
        fields.push(json!({ "name": name, "type": "string", "nullable": nullable, "metadata": {} }));
    }
    Ok(schema.to_string())
}
