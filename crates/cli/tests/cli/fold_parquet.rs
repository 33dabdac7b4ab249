//! `artext fold --format parquet`: columns of Parquet files.

use std::fs;
use std::process::Stdio;

use arabic_text::{Normalizer, Profile, normalize};
use arrow_array::RecordBatch;
use parquet::basic::{Compression, Encoding, GzipLevel, ZstdLevel};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder, WriterVersion};
use parquet::schema::types::ColumnPath;

use crate::common::{Folder, real_texts};
use crate::parquet_files::{TEXTS, metadata, read, sample, texts, texts_alone, write};

/// Several row groups, pages and batches.
fn properties() -> WriterPropertiesBuilder {
    WriterProperties::builder()
        .set_max_row_group_row_count(Some(6000))
        .set_data_page_row_count_limit(700)
        .set_write_batch_size(100)
}

fn folded(texts: Vec<Option<String>>) -> Vec<Option<String>> {
    texts.into_iter().map(|text| text.map(|text| normalize(&text).into_owned())).collect()
}

/// Folds `a.parquet` to `b.parquet`.
fn fold(folder: &Folder, options: &[&str]) {
    let args = ["fold", "--format", "parquet", "a.parquet", "-o", "b.parquet"];
    assert_eq!(folder.output(&[&args, options].concat(), 0), "");
}

/// Asserts that columns of text are folded, and that schema and other columns are those of before.
fn assert_folded(before: &RecordBatch, after: &RecordBatch, fields: &[&str]) {
    assert_eq!(after.schema(), before.schema());
    for name in TEXTS {
        let expected = texts(before, name);
        let expected = if fields.contains(&name) { folded(expected) } else { expected };
        assert!(texts(after, name) == expected, "{name}");
    }
    for name in ["id", "score", "time", "price", "bytes", "nested"] {
        assert_eq!(after.column_by_name(name), before.column_by_name(name), "{name}");
    }
    let nulls = |batch: &RecordBatch| batch.columns().iter().map(|column| column.null_count()).collect::<Vec<_>>();
    assert_eq!(nulls(after), nulls(before));
}

#[test]
fn columns_are_folded_and_all_others_kept() {
    let batch = sample(13_000);
    let folder = Folder::new(&[]);
    let encodings = [
        properties(),
        properties().set_dictionary_enabled(false),
        properties().set_writer_version(WriterVersion::PARQUET_2_0).set_compression(Compression::SNAPPY),
        // A dictionary that is full in the middle of a chunk.
        properties().set_dictionary_page_size_limit(5000).set_compression(Compression::ZSTD(ZstdLevel::default())),
        properties().set_dictionary_enabled(false).set_column_encoding("text".into(), Encoding::DELTA_BYTE_ARRAY),
    ];
    for properties in encodings {
        write(&folder.path("a.parquet"), &batch, properties.build());
        fold(&folder, &["--field", "text"]);
        assert_folded(&batch, &read(&folder.path("b.parquet")), &["text"]);
        let options: Vec<_> = TEXTS.iter().flat_map(|name| ["--field", name]).collect();
        fold(&folder, &options);
        assert_folded(&batch, &read(&folder.path("b.parquet")), &TEXTS);
    }
}

#[test]
fn files_keep_their_structure() {
    let folder = Folder::new(&[]);
    let column = |name: &str| ColumnPath::from(name);
    let properties = properties()
        .set_key_value_metadata(Some(vec![KeyValue::new("owner".to_owned(), "مكتبة".to_owned())]))
        .set_created_by("the tests".to_owned())
        .set_column_compression(column("text"), Compression::GZIP(GzipLevel::default()))
        .set_column_compression(column("large"), Compression::LZ4_RAW)
        .set_column_dictionary_enabled(column("large"), false)
        .set_column_encoding(column("large"), Encoding::DELTA_LENGTH_BYTE_ARRAY)
        .set_column_statistics_enabled(column("view"), EnabledStatistics::Chunk)
        .set_column_bloom_filter_enabled(column("text"), true)
        .set_column_bloom_filter_enabled(column("id"), true)
        .set_sorting_columns(Some(vec![sorted_by(0), sorted_by(1)]));
    write(&folder.path("a.parquet"), &sample(13_000), properties.build());
    fold(&folder, &["--field", "text", "--field", "large", "--field", "view"]);
    let (before, after) = (metadata(&folder.path("a.parquet")), metadata(&folder.path("b.parquet")));
    let (file, expected) = (after.file_metadata(), before.file_metadata());
    assert_eq!(file.key_value_metadata(), expected.key_value_metadata());
    assert_eq!((file.schema(), file.created_by()), (expected.schema(), expected.created_by()));
    assert_eq!(after.num_row_groups(), 3);
    for (at, (before_group, after_group)) in before.row_groups().iter().zip(after.row_groups()).enumerate() {
        assert_eq!(after_group.num_rows(), before_group.num_rows());
        // The second column was folded, so the rows are no longer sorted by it.
        assert_eq!(after_group.sorting_columns(), Some(&vec![sorted_by(0)]));
        let (before_index, after_index) = (before.page_index_for_row_group(at), after.page_index_for_row_group(at));
        for (leaf, (old, new)) in before_group.columns().iter().zip(after_group.columns()).enumerate() {
            let name = new.column_path().string();
            assert_eq!(new.compression(), old.compression(), "{name}");
            assert_eq!(new.encodings_mask(), old.encodings_mask(), "{name}");
            assert_eq!(new.statistics().is_some(), old.statistics().is_some(), "{name}");
            assert_eq!(new.bloom_filter_length().is_some(), old.bloom_filter_length().is_some(), "{name}");
            assert_eq!(after_index.column_index(leaf).is_some(), before_index.column_index(leaf).is_some(), "{name}");
            assert!(after_index.offset_index(leaf).is_some(), "{name}");
        }
    }
}

fn sorted_by(column: i32) -> SortingColumn {
    SortingColumn { column_idx: column, descending: false, nulls_first: false }
}

#[test]
fn folded_columns_go_into_others() {
    let batch = sample(2000);
    let folder = Folder::new(&[]);
    write(&folder.path("a.parquet"), &batch, WriterProperties::default());
    fold(&folder, &["--field", "word", "--into", "key", "--field", "view", "--into", "large"]);
    let after = read(&folder.path("b.parquet"));
    assert_eq!(texts(&after, "key"), folded(texts(&batch, "word")));
    assert_eq!(texts(&after, "large"), folded(texts(&batch, "view")));
    // The added column is the last, and has the type of the other.
    let (schema, expected) = (after.schema(), batch.schema());
    assert_eq!(schema.fields().len(), expected.fields().len() + 1);
    assert_eq!(schema.fields()[..expected.fields().len()], expected.fields()[..]);
    assert_eq!(
        schema.field_with_name("key").unwrap().data_type(),
        expected.field_with_name("word").unwrap().data_type()
    );
    // Done again, nothing changes, and the file is not touched.
    let written = folder.path("b.parquet").metadata().unwrap().modified().unwrap();
    let args = ["fold", "--format", "parquet", "-i", "--field", "word", "--into", "key", "b.parquet"];
    folder.output(&args, 0);
    assert_eq!(folder.path("b.parquet").metadata().unwrap().modified().unwrap(), written);
    // Another text in the column changes the file.
    folder.output(&["fold", "--format", "parquet", "-i", "--field", "text", "--into", "key", "b.parquet"], 0);
    assert_eq!(texts(&read(&folder.path("b.parquet")), "key"), folded(texts(&batch, "text")));
}

#[test]
fn the_schema_of_spark_names_added_columns() {
    let folder = Folder::new(&[]);
    let key = "org.apache.spark.sql.parquet.row.metadata";
    let field = |name: &str| format!(r#"{{"metadata":{{}},"name":"{name}","nullable":false,"type":"string"}}"#);
    let schema = |fields: &str| format!(r#"{{"fields":[{fields}],"type":"struct"}}"#);
    let entry = KeyValue::new(key.to_owned(), schema(&field("text")));
    let properties = WriterProperties::builder().set_key_value_metadata(Some(vec![entry])).build();
    write(&folder.path("a.parquet"), &texts_alone(["أ"]), properties);
    fold(&folder, &["--field", "text", "--into", "key"]);
    let metadata = metadata(&folder.path("b.parquet"));
    let list = metadata.file_metadata().key_value_metadata().unwrap();
    let found = list.iter().find(|entry| entry.key == key).unwrap().value.clone();
    assert_eq!(found, Some(schema(&format!("{},{}", field("text"), field("key")))));
}

#[test]
fn lines_of_real_texts_fold_as_the_library_does() {
    let folder = Folder::new(&[]);
    for path in real_texts() {
        let text = fs::read_to_string(&path).unwrap();
        write(&folder.path("a.parquet"), &texts_alone(text.lines()), properties().build());
        for (name, profile) in [("search", Profile::SEARCH), ("clean", Profile::CLEAN)] {
            fold(&folder, &["--field", "text", "--profile", name]);
            let normalizer = Normalizer::new(profile);
            let expected: Vec<_> = text.lines().map(|line| Some(normalizer.normalize(line).into_owned())).collect();
            assert!(texts(&read(&folder.path("b.parquet")), "text") == expected, "{}", path.display());
        }
    }
}

#[test]
fn pipes_are_read_and_written() {
    let batch = sample(500);
    let folder = Folder::new(&[]);
    write(&folder.path("a.parquet"), &batch, WriterProperties::default());
    let args = ["fold", "--format", "parquet", "--field", "text"];
    let piped = crate::common::run(&args, folder.read("a.parquet")).success();
    fold(&folder, &["--field", "text"]);
    assert!(piped.get_output().stdout == folder.read("b.parquet"));
    // A file without rows.
    write(&folder.path("empty.parquet"), &sample(0), WriterProperties::default());
    let empty = folder.artext(&[&args[..], &["empty.parquet"]].concat()).assert().success();
    fs::write(folder.path("c.parquet"), &empty.get_output().stdout).unwrap();
    assert_eq!(metadata(&folder.path("c.parquet")).file_metadata().num_rows(), 0);
}

#[test]
fn the_progress_bar_ends_at_the_size_of_the_file() {
    let folder = Folder::new(&[]);
    write(&folder.path("a.parquet"), &sample(13_000), properties().build());
    let said =
        folder.error(&["fold", "--format", "parquet", "--field", "text", "-i", "a.parquet", "--progress", "always"], 0);
    assert!(said.contains("100 %"), "{said}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new(&[]);
    let long = (0..100_000).map(|row| format!("قُلْ {row}"));
    write(&folder.path("a.parquet"), &texts_alone(long), WriterProperties::default());
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "--format", "parquet", "--field", "text"]).arg(folder.path("a.parquet"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}
