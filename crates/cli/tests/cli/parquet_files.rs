//! Parquet files that tests make and read.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BinaryArray, Decimal128Array, DictionaryArray, Float64Array, Int32Array, Int64Array,
    LargeStringArray, ListArray, RecordBatch, StringArray, StringViewArray, StructArray, TimestampMicrosecondArray,
};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::properties::WriterProperties;

const WORDS: [Option<&str>; 7] = [Some("قُلْ"), Some("إِلى"), None, Some("مدرسةٌ"), Some("سلام"), Some(""), Some("book")];

/// The columns of `sample` that hold text, by the names that `--field` takes.
pub(crate) const TEXTS: [&str; 6] = ["text", "large", "view", "word", "tags", "person.name"];

/// The text of a row.
fn word(row: usize) -> Option<String> {
    WORDS[row % WORDS.len()].map(|word| if row.is_multiple_of(3) { format!("{word} {row}") } else { word.to_owned() })
}

/// Rows with text in every form, and columns of other types.
pub(crate) fn sample(rows: usize) -> RecordBatch {
    let words = |shift: usize| (shift..rows + shift).map(word);
    let word_of_dictionary: DictionaryArray<Int32Type> = (0..rows).map(|row| WORDS[row % WORDS.len()]).collect();
    let numbers = 0..rows as i64;
    let times = TimestampMicrosecondArray::from_iter_values(numbers.clone()).with_timezone("Asia/Riyadh");
    let prices = Decimal128Array::from_iter_values(0..rows as i128).with_precision_and_scale(12, 2).unwrap();
    let columns: [(&str, ArrayRef); 11] = [
        ("id", Arc::new(Int64Array::from_iter_values(numbers.clone()))),
        ("text", Arc::new(words(0).collect::<StringArray>())),
        ("large", Arc::new(words(1).collect::<LargeStringArray>())),
        ("view", Arc::new(words(2).collect::<StringViewArray>())),
        ("word", Arc::new(word_of_dictionary)),
        ("score", Arc::new(Float64Array::from_iter_values(numbers.map(|number| number as f64 / 3.0)))),
        ("time", Arc::new(times)),
        ("price", Arc::new(prices)),
        ("bytes", Arc::new(BinaryArray::from_iter_values((0..rows).map(|row| [0xFF, row as u8])))),
        ("tags", Arc::new(tags(rows))),
        ("person", Arc::new(people(rows))),
    ];
    let nested: (&str, ArrayRef) = ("nested", Arc::new(nested_lists(rows)));
    let nullable = |(name, column): (&'static str, ArrayRef)| (name, column, true);
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().chain([nested]).map(nullable)).unwrap()
}

/// Lists of no text to three texts, and nulls.
fn tags(rows: usize) -> ListArray {
    let mut builder = ListBuilder::new(StringBuilder::new());
    for row in 0..rows {
        let is_null = row.is_multiple_of(5);
        let length = if is_null { 0 } else { row % 4 };
        (0..length).for_each(|at| builder.values().append_option(word(row + at)));
        builder.append(!is_null);
    }
    builder.finish()
}

fn people(rows: usize) -> StructArray {
    let names: ArrayRef = Arc::new((0..rows).map(word).collect::<StringArray>());
    let ages: ArrayRef = Arc::new((0..rows as i32).map(Some).collect::<Int32Array>());
    StructArray::try_from(vec![("name", names), ("age", ages)]).unwrap()
}

fn nested_lists(rows: usize) -> ListArray {
    let mut builder = ListBuilder::new(ListBuilder::new(Int64Builder::new()));
    for row in 0..rows {
        builder.values().values().append_value(row as i64);
        builder.values().append(true);
        builder.append(true);
    }
    builder.finish()
}

/// A batch with one column of text.
pub(crate) fn texts_alone(texts: impl IntoIterator<Item = impl AsRef<str>>) -> RecordBatch {
    let column: ArrayRef = Arc::new(StringArray::from_iter_values(texts));
    RecordBatch::try_from_iter([("text", column)]).unwrap()
}

pub(crate) fn encode(batch: &RecordBatch, properties: WriterProperties) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    bytes
}

pub(crate) fn write(path: &Path, batch: &RecordBatch, properties: WriterProperties) {
    std::fs::write(path, encode(batch, properties)).unwrap();
}

/// All rows of a file.
pub(crate) fn read(path: &Path) -> RecordBatch {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    builder.with_batch_size(1 << 20).build().unwrap().next().expect("the file has rows").unwrap()
}

pub(crate) fn metadata(path: &Path) -> ParquetMetaData {
    let reader = ParquetMetaDataReader::new().with_page_index_policy(PageIndexPolicy::Optional);
    reader.parse_and_finish(&File::open(path).unwrap()).unwrap()
}

/// The texts of a column of `sample`, by the name that `--field` takes; of lists those in all of them.
pub(crate) fn texts(batch: &RecordBatch, name: &str) -> Vec<Option<String>> {
    let (root, inner) = name.split_once('.').unwrap_or((name, ""));
    let column = batch.column_by_name(root).unwrap().as_any();
    if let Some(list) = column.downcast_ref::<ListArray>() {
        return owned(list.values().as_any().downcast_ref::<StringArray>().unwrap());
    }
    if let Some(structure) = column.downcast_ref::<StructArray>() {
        return owned(structure.column_by_name(inner).unwrap().as_any().downcast_ref::<StringArray>().unwrap());
    }
    if let Some(dictionary) = column.downcast_ref::<DictionaryArray<Int32Type>>() {
        return owned(dictionary.downcast_dict::<StringArray>().unwrap());
    }
    if let Some(large) = column.downcast_ref::<LargeStringArray>() {
        return owned(large);
    }
    if let Some(view) = column.downcast_ref::<StringViewArray>() {
        return owned(view);
    }
    owned(column.downcast_ref::<StringArray>().unwrap())
}

fn owned<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> Vec<Option<String>> {
    texts.into_iter().map(|text| text.map(str::to_owned)).collect()
}
