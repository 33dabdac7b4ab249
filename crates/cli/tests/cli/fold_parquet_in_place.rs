//! `artext fold --format parquet` of files in place, of several files, and of a large one.
#![cfg(unix)]

use std::fs::{self, File, FileTimes};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arabic_text::normalize;
use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use parquet::file::properties::WriterProperties;

use crate::common::Folder;
use crate::parquet_files::{encode, read, sample, texts, texts_alone, write};

const FOLD: [&str; 6] = ["fold", "--format", "parquet", "--in-place", "--field", "text"];

#[test]
fn mode_and_time_are_kept() {
    let folder = Folder::new(&[]);
    let path = folder.path("a.parquet");
    write(&path, &sample(100), WriterProperties::default());
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    File::options().write(true).open(&path).unwrap().set_times(FileTimes::new().set_modified(time)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    folder.output(&[&FOLD[..], &["a.parquet"]].concat(), 0);
    let metadata = path.metadata().unwrap();
    assert_eq!((metadata.modified().unwrap(), metadata.permissions().mode() & 0o777), (time, 0o640));
    let folded = |text: String| normalize(&text).into_owned();
    let expected: Vec<_> = texts(&sample(100), "text").into_iter().map(|text| text.map(folded)).collect();
    assert_eq!(texts(&read(&path), "text"), expected);
    assert_eq!(folder.names(), ["a.parquet"]);
}

#[test]
fn unchanged_files_are_not_touched() {
    let folder = Folder::new(&[]);
    for has_dictionary in [true, false] {
        let properties = || WriterProperties::builder().set_dictionary_enabled(has_dictionary).build();
        // Another writer would make other bytes of the same values.
        for bytes in [encode(&texts_alone(["سلام"; 3000]), properties()), encode(&sample(0), properties())] {
            let path = folder.write("a.parquet", &bytes);
            let before = path.metadata().unwrap();
            folder.output(&[&FOLD[..], &["a.parquet"]].concat(), 0);
            let after = path.metadata().unwrap();
            let touched = |file: &fs::Metadata| (file.ino(), file.ctime(), file.ctime_nsec());
            assert_eq!(touched(&after), touched(&before));
            assert!(folder.read("a.parquet") == bytes);
        }
    }
}

/// A file in which every row changes.
fn long_file(rows: usize) -> Vec<u8> {
    let row = |row: usize| format!("ذَهَبَ الوَلَدُ رقمُ {row} إِلَى المَدْرَسَةِ صَبَاحًا ثُمَّ عَادَ مَسَاءً إِلَى بَيْتِهِ");
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(100_000));
    encode(&texts_alone((0..rows).map(row)), properties.build())
}

/// Folds many files and leaves the process running.
fn folding_of_many(folder: &Folder, names: &[String], jobs: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(FOLD).args(["--jobs", jobs]).args(names.iter().map(|name| folder.path(name)));
    command.stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn any_number_of_jobs_gives_the_same() {
    let bytes = long_file(300);
    let names: Vec<_> = (0..30).map(|at| format!("{at}.parquet")).collect();
    let mut folded = Vec::new();
    for jobs in ["1", "2", "9"] {
        let folder = Folder::new(&[]);
        names.iter().for_each(|name| drop(folder.write(name, &bytes)));
        assert!(folding_of_many(&folder, &names, jobs).wait().unwrap().success());
        folded.extend(names.iter().map(|name| folder.read(name)));
        assert_eq!(folder.names().len(), names.len());
    }
    assert!(folded[0] != bytes && folded.iter().all(|other| *other == folded[0]));
}

#[test]
fn an_interrupt_leaves_no_half_written_file() {
    let bytes = long_file(20_000);
    let names: Vec<_> = (0..20).map(|at| format!("{at}.parquet")).collect();
    let whole = Folder::new(&[("0.parquet", &bytes)]);
    whole.output(&[&FOLD[..], &["0.parquet"]].concat(), 0);
    let folded = whole.read("0.parquet");
    for (delay, signal) in [(10, "INT"), (60, "TERM"), (120, "INT")] {
        let folder = Folder::new(&[]);
        names.iter().for_each(|name| drop(folder.write(name, &bytes)));
        let mut child = folding_of_many(&folder, &names, "2");
        std::thread::sleep(Duration::from_millis(delay));
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
        let code = child.wait().unwrap().code();
        // It may have been done before, or not have begun.
        assert!(matches!(code, Some(130 | 0) | None), "{code:?}");
        for name in &names {
            let found = folder.read(name);
            assert!(found == bytes || found == folded, "{name} is neither old nor new");
        }
        assert!(code.is_none() || folder.names().len() == names.len(), "{:?}", folder.names());
    }
}

#[test]
fn a_file_with_an_error_is_left_alone_and_the_others_are_folded() {
    let folder = Folder::new(&[("bad.parquet", b"PAR1 and no more"), ("good.parquet", &long_file(10))]);
    let said = folder.error(&[&FOLD[..], &["bad.parquet", "missing.parquet", "good.parquet"]].concat(), 2);
    assert!(said.contains("artext: bad.parquet: the file does not end as Parquet files do"), "{said}");
    assert!(said.contains("artext: missing.parquet: "), "{said}");
    assert!(folder.read("good.parquet") != long_file(10));
    assert_eq!(folder.read("bad.parquet"), b"PAR1 and no more");
    assert_eq!(folder.names(), ["bad.parquet", "good.parquet"]);
}

/// Folds three row groups of some 15 MB each.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded() {
    assert_memory_is_below(20, &long_file(300_000));
}

/// Where the dictionary of a column is full, each value that follows has bytes of its own in memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded_behind_a_full_dictionary() {
    let texts = (0..400_000).map(|row| if row > 2_000 && row % 2 == 0 { String::new() } else { format!("م{row}") });
    let properties = WriterProperties::builder().set_dictionary_page_size_limit(5_000).build();
    assert_memory_is_below(20, &encode(&texts_alone(texts), properties));
}

/// A full dictionary has many short texts. The reader and the writer of the `parquet` crate need some 40 bytes for each.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded_with_a_dictionary_of_words() {
    let words = (0..800_000).map(|row| format!("مَ{}", row % 90_000));
    assert_memory_is_below(26, &encode(&texts_alone(words), WriterProperties::default()));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded_with_long_lists() {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in 0..20_000 {
        lists.append_value((0..40).map(|at| Some(format!("مَ{}", (row + at * at) % 20_000))));
    }
    let column: ArrayRef = Arc::new(lists.finish());
    let batch = RecordBatch::try_from_iter([("text", column)]).unwrap();
    assert_memory_is_below(18, &encode(&batch, WriterProperties::default()));
}

#[cfg(target_os = "linux")]
fn assert_memory_is_below(mebibytes: u64, file: &[u8]) {
    let peak = highest_memory(file);
    assert!(peak > 4 * 1024 && peak < mebibytes * 1024, "it took {peak} KiB");
}

/// The most memory that the command has while it folds a file, in KiB.
#[cfg(target_os = "linux")]
fn highest_memory(file: &[u8]) -> u64 {
    use std::io::Read;
    let folder = Folder::new(&[("a.parquet", file)]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "--format", "parquet", "--field", "text"]).arg(folder.path("a.parquet"));
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let (mut peak, mut buffer) = (0, vec![0; 1 << 20]);
    loop {
        // Gone when the process has ended, whose memory was highest before that.
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let highest = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = highest.map_or(peak, |line| line.trim().trim_end_matches(" kB").parse::<u64>().unwrap());
        if output.read(&mut buffer).unwrap() == 0 {
            break;
        }
    }
    assert!(child.wait().unwrap().success());
    peak
}
