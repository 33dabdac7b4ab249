//! `artext fold --format parquet`: arguments that make no sense, and files that are not as they should be.

use std::fs;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::common::Folder;
use crate::parquet_files::{encode, read, sample, texts, texts_alone, write};

/// What is said of `a.parquet`.
fn error(folder: &Folder, options: &[&str]) -> String {
    folder.error(&[&["fold", "--format", "parquet", "a.parquet"], options].concat(), 2)
}

#[test]
fn options_that_make_no_sense_are_errors() {
    let folder = Folder::new(&[]);
    write(&folder.path("a.parquet"), &sample(10), WriterProperties::default());
    let text = ["--field", "text"];
    let said = |options: &[&str]| error(&folder, &[&text, options].concat());
    assert!(error(&folder, &[]).contains("parquet need --field"));
    assert!(said(&["--encoding", "utf-8"]).contains("--encoding is for text"));
    assert!(said(&["b.parquet"]).contains("several Parquet files cannot become one; give one file, or --in-place"));
    assert!(said(&["-o", "b.parquet.gz"]).contains("give --output a name without .gz or .zst"));
    assert!(said(&["-i", "."]).contains("--in-place replaces files"));
    assert_eq!(folder.names(), ["a.parquet"]);
}

#[test]
fn columns_that_cannot_be_folded_are_errors() {
    let folder = Folder::new(&[]);
    write(&folder.path("a.parquet"), &sample(10), WriterProperties::default());
    let cases: [(&[&str], &str); 10] = [
        (&["--field", "x"], "a.parquet: no column `x`; there are `id`, `text`, `large`, `view`, "),
        (&["--field", "id"], "column `id` is of type INT64, which is not text"),
        (&["--field", "price"], "column `price` is of type INT64 (DECIMAL), which is not text"),
        (&["--field", "bytes"], "column `bytes` is of type BYTE_ARRAY, which is not text"),
        (&["--field", "person"], "column `person` holds several; name one of `person.name`, `person.age`"),
        (&["--field", "text", "--field", "text"], "two columns cannot be written to one column `text`"),
        (
            &["--field", "text", "--into", "id"],
            "column `id` is of type INT64; --into needs a new name or a column of text",
        ),
        (&["--field", "text", "--into", "person"], "column `person` is nested; --into needs a column that is not"),
        (&["--field", "tags", "--into", "key"], "column `tags` is nested; --into needs a column that is not"),
        (&["--field", "text", "--field", "view", "--into", "k", "--into", "k"], "--into names column `k` twice"),
    ];
    for (options, expected) in cases {
        let said = error(&folder, options);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn nulls_stay_out_of_columns_without_nulls() {
    let folder = Folder::new(&[]);
    let column = |text: Option<&str>| -> ArrayRef { Arc::new(StringArray::from(vec![text])) };
    let columns = [("text", column(None), true), ("key", column(Some("أ")), false)];
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    write(&folder.path("a.parquet"), &batch, WriterProperties::default());
    let said = error(&folder, &["--field", "text", "--into", "key"]);
    assert!(said.contains("of the columns `key` and `text` one may hold nulls and one may not"), "{said}");
}

#[test]
fn other_files_are_errors() {
    let whole = encode(&texts_alone(["أ", "ب"]), WriterProperties::default());
    let cases: [(&[u8], &str); 7] = [
        (b"", "this is no Parquet file"),
        (b"id,text\n1,a\n", "this is no Parquet file"),
        (b"PAR1PAR1", "it may have been cut off"),
        (b"\x1F\x8B\x08\x00 and more", "this is a compressed file; decompress it first"),
        (b"PARE....PARE", "the file is encrypted, which is not supported"),
        (&whole[..whole.len() / 2], "it may have been cut off"),
        (b"PAR1\0\0\0\x7FPAR1", "artext: a.parquet: "),
    ];
    for (bytes, expected) in cases {
        let folder = Folder::new(&[("a.parquet", bytes)]);
        let said = error(&folder, &["-i", "--field", "text"]);
        assert!(said.contains(expected), "{said}");
        assert_eq!(folder.read("a.parquet"), bytes);
        assert_eq!(folder.names(), ["a.parquet"]);
    }
}

/// A list of texts in each of two row groups; the last text is invalid.
fn invalid_texts() -> Vec<u8> {
    let schema = "message schema { repeated binary text (STRING); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    for texts in [["ة".as_bytes(), b"b", b"c"], [b"d", "ة".as_bytes(), b"e\xFF"]] {
        let values: Vec<_> = texts.into_iter().map(ByteArray::from).collect();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        // The rows have no text, two texts, and one.
        let (definition, repetition) = ([0, 1, 1, 1], [0, 0, 1, 0]);
        column.typed::<ByteArrayType>().write_batch(&values, Some(&definition), Some(&repetition)).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

#[test]
fn invalid_text_is_an_error_with_its_row_or_replaced() {
    let folder = Folder::new(&[("a.parquet", &invalid_texts())]);
    let said = error(&folder, &["-i", "--field", "text"]);
    let place = "artext: a.parquet: column `text`: row 6: ";
    assert_eq!(said, format!("{place}invalid UTF-8; replace invalid bytes with --lossy\n"));
    assert_eq!(folder.read("a.parquet"), invalid_texts());
    folder.output(&["fold", "--format", "parquet", "-i", "--field", "text", "--lossy", "a.parquet"], 0);
    let found: Vec<_> = texts(&read(&folder.path("a.parquet")), "text").into_iter().flatten().collect();
    assert_eq!(found, ["ه", "b", "c", "d", "ه", "e\u{FFFD}"]);
}

/// Small files, so that every byte of them can be changed.
fn small_files() -> [Vec<u8>; 2] {
    let batch = texts_alone(["قُلْ", "إِلى", "قُلْ"]);
    let properties = || WriterProperties::builder().set_statistics_enabled(EnabledStatistics::None);
    let plain = properties().set_dictionary_enabled(false).set_compression(Compression::SNAPPY);
    [encode(&batch, properties().build()), encode(&batch, plain.build())]
}

/// Folds a damaged file in place. It is replaced by one that the command can read, or left alone.
fn fold_damaged(folder: &Folder, name: &str, bytes: &[u8]) {
    folder.write(name, bytes);
    let args = ["fold", "--format", "parquet", "-i", "--field", "text", name];
    let output = folder.artext(&args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(said.is_empty(), "{said}"),
        Some(2) => {
            assert!(said.starts_with(&format!("artext: {name}: ")) && said.lines().count() == 1, "{said}");
            assert!(folder.read(name) == bytes, "{said}");
        }
        code => panic!("{code:?}: {said}"),
    }
}

#[test]
fn no_byte_that_is_damaged_does_harm() {
    let folder = Folder::new(&[]);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let damaged: Vec<Vec<u8>> =
        small_files().iter().flat_map(|file| (0..file.len()).map(|at| damaged(file, at))).collect();
    let work = |thread: usize| {
        while let Some(bytes) = damaged.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            fold_damaged(&folder, &format!("{thread}.parquet"), bytes);
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|thread| drop(scope.spawn(move || work(thread)))));
    assert_eq!(folder.names(), ["0.parquet", "1.parquet", "2.parquet", "3.parquet"]);
}

fn damaged(file: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = file.to_vec();
    bytes[at] ^= 0xFF;
    bytes
}

#[test]
fn no_file_that_is_cut_off_does_harm() {
    let folder = Folder::new(&[]);
    for file in small_files() {
        for end in (0..file.len()).step_by(29) {
            fold_damaged(&folder, "a.parquet", &file[..end]);
            // The end is that of a Parquet file, and what it describes is not there.
            fold_damaged(&folder, "a.parquet", &[&file[..end], &file[file.len() - 8..]].concat());
        }
    }
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().collect();
    assert_eq!(left.len(), 1);
}
