//! Arrays made of buffers, which are not looked at again: to validate what was just folded would take longer than folding it.
//!
//! Contract: who calls these functions gives buffers as the format wants them. It is kept by `strings.rs`, whose offsets are
//! the ends of whole strings, by `lists.rs`, whose offsets count items that are there, by `dictionary.rs`, whose keys lead to
//! entries, and by `fold.rs`. Nulls are as many as rows, which is looked at.

use std::sync::Arc;

use arrow_array::OffsetSizeTrait;
use arrow_buffer::{Buffer, NullBuffer};
use arrow_data::{ArrayData, ArrayDataBuilder};
use arrow_schema::{DataType, Field};

fn build(
    data_type: DataType,
    rows: usize,
    nulls: Option<NullBuffer>,
    add: impl FnOnce(ArrayDataBuilder) -> ArrayDataBuilder,
) -> ArrayData {
    assert!(nulls.as_ref().is_none_or(|nulls| nulls.len() == rows), "a null for each row");
    let builder = add(ArrayData::builder(data_type).len(rows).nulls(nulls));
    // SAFETY: the contract of this module.
    unsafe { builder.build_unchecked() }
}

pub(super) fn strings<O: OffsetSizeTrait>(
    rows: usize,
    ends: Buffer,
    text: Buffer,
    nulls: Option<NullBuffer>,
) -> ArrayData {
    let data_type = if O::IS_LARGE { DataType::LargeUtf8 } else { DataType::Utf8 };
    build(data_type, rows, nulls, |builder| builder.add_buffer(ends).add_buffer(text))
}

pub(super) fn views(views: Vec<u128>, texts: Vec<Buffer>, nulls: Option<NullBuffer>) -> ArrayData {
    let (rows, views) = (views.len(), Buffer::from_vec(views));
    build(DataType::Utf8View, rows, nulls, |builder| builder.add_buffer(views).add_buffers(texts))
}

pub(super) fn numbers(numbers: Vec<i64>) -> ArrayData {
    build(DataType::Int64, numbers.len(), None, |builder| builder.add_buffer(Buffer::from_vec(numbers)))
}

pub(super) fn lists<O: OffsetSizeTrait>(ends: Vec<O>, items: ArrayData, nulls: Option<NullBuffer>) -> ArrayData {
    let item = Arc::new(Field::new_list_field(items.data_type().clone(), true));
    let data_type = if O::IS_LARGE { DataType::LargeList(item) } else { DataType::List(item) };
    let rows = ends.len() - 1;
    build(data_type, rows, nulls, |builder| builder.add_buffer(Buffer::from_vec(ends)).add_child_data(items))
}

pub(super) fn structs(columns: [(&str, ArrayData); 5]) -> ArrayData {
    let rows = columns[0].1.len();
    let fields = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    build(DataType::Struct(fields), rows, None, |builder| builder.child_data(columns))
}

/// The rows of a dictionary with other keys of the same type, which lead to these entries.
pub(super) fn dictionary(data: &ArrayData, keys: Buffer, entries: ArrayData) -> ArrayData {
    build(data.data_type().clone(), data.len(), data.nulls().cloned(), |builder| {
        builder.add_buffer(keys).add_child_data(entries)
    })
}

/// A dictionary with other entries in the same order.
pub(super) fn with_entries(data: &ArrayData, entries: ArrayData) -> ArrayData {
    build(data.data_type().clone(), data.len(), data.nulls().cloned(), |builder| {
        builder.offset(data.offset()).buffers(data.buffers().to_vec()).add_child_data(entries)
    })
}
