//! `artext fold`: compression, encodings, files of output.

use std::io::{Read, Write};

use crate::common::{Folder, error, long_text, output, run};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

#[test]
fn compressed_input_is_read() {
    let text = long_text(5000);
    let folded = output(&["fold"], &text, 0);
    assert_eq!(output(&["fold"], gzip(text.as_bytes()), 0), folded);
    assert_eq!(output(&["fold"], zstd(text.as_bytes()), 0), folded);
    let two = [gzip("أ".as_bytes()), gzip("ة".as_bytes())].concat();
    assert_eq!(output(&["fold"], two, 0), "اه");
    let cut = &gzip(text.as_bytes())[..200];
    assert!(error(&["fold"], cut, 2).starts_with("artext: standard input: "));
}

#[test]
fn output_is_compressed_by_its_name() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    folder.output(&["fold", "a.txt", "-o", "b.txt.gz"], 0);
    assert_eq!(gunzip(&folder.read("b.txt.gz")), "الي\n".as_bytes());
    folder.output(&["fold", "a.txt", "b.txt.gz", "-o", "c.zst"], 0);
    assert_eq!(zstd::decode_all(&*folder.read("c.zst")).unwrap(), "الي\nالي\n".as_bytes());
    folder.output(&["fold", "a.txt", "-o", "d.txt"], 0);
    assert_eq!(folder.read("d.txt"), "الي\n".as_bytes());
    assert_eq!(folder.names(), ["a.txt", "b.txt.gz", "c.zst", "d.txt"]);
}

#[test]
fn output_is_there_whole_or_not_at_all() {
    let folder = Folder::new(&[("bad.txt", b"ab\xFF"), ("old.txt", b"old")]);
    let said = folder.error(&["fold", "bad.txt", "-o", "old.txt"], 2);
    assert!(said.starts_with("artext: bad.txt: line 1, byte 2: invalid UTF-8"), "{said}");
    assert_eq!(folder.read("old.txt"), b"old");
    assert_eq!(folder.names(), ["bad.txt", "old.txt"]);
}

/// A device or a pipe stays what it is.
#[cfg(unix)]
#[test]
fn output_may_be_a_pipe() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    let pipe = folder.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // Open for both, so that neither side waits for the other.
    let mut reader = std::fs::File::options().read(true).write(true).open(&pipe).unwrap();
    folder.output(&["fold", "a.txt", "-o", "pipe"], 0);
    assert!(pipe.metadata().unwrap().file_type().is_fifo());
    let mut read = vec![0; "الي\n".len()];
    reader.read_exact(&mut read).unwrap();
    assert_eq!(read, "الي\n".as_bytes());
    // Compressed by its name, as a file is.
    let pipe = folder.path("pipe.zst");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut reader = std::fs::File::options().read(true).write(true).open(&pipe).unwrap();
    folder.output(&["fold", "a.txt", "-o", "pipe.zst"], 0);
    let mut compressed = vec![0; 1000];
    let length = reader.read(&mut compressed).unwrap();
    assert_eq!(zstd::decode_all(&compressed[..length]).unwrap(), "الي\n".as_bytes());
    assert_eq!(folder.names(), ["a.txt", "pipe", "pipe.zst"]);
}

/// A file that a shell has opened keeps what was written before the output, and gets what is written behind it.
#[cfg(unix)]
#[test]
fn output_may_be_open_already() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    let run = |target: &str, to: &str| {
        let artext = env!("CARGO_BIN_EXE_artext");
        let line = format!(
            "{{ echo first; echo first >&2; {artext} fold a.txt -o {target}; echo last; echo last >&2; }} {to}"
        );
        let output =
            std::process::Command::new("sh").args(["-c", &line]).current_dir(folder.path("")).output().unwrap();
        assert!(output.status.success(), "{target}");
        output
    };
    let written = "first\nالي\nlast\n".as_bytes();
    for target in ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        run(target, ">out");
        assert_eq!(folder.read("out"), written, "{target}");
    }
    for target in ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"] {
        run(target, "2>out");
        assert_eq!(folder.read("out"), written, "{target}");
    }
    assert_eq!(run("/dev/fd/3", "3>&1").stdout, written);
    let said = run("/dev/fd/3", "3>out").stderr;
    assert!(String::from_utf8_lossy(&said).contains("/dev/fd/3: this file is open already"), "{said:?}");
    assert_eq!(folder.names(), ["a.txt", "out"]);
}

#[cfg(windows)]
#[test]
fn output_may_be_a_device() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    folder.output(&["fold", "a.txt", "-o", "NUL"], 0);
    assert_eq!(folder.names(), ["a.txt"]);
}

/// `كتاب` with a damma, in three encodings.
#[test]
fn encodings_are_read() {
    let windows: &[u8] = b"\xDF\xF5\xCA\xC7\xC8";
    let iso: &[u8] = b"\xE3\xEF\xCA\xC7\xC8";
    assert_eq!(output(&["fold", "--encoding", "windows-1256"], encoding("windows-1256", "كُتاب"), 0), "كتاب");
    assert_eq!(output(&["fold", "--encoding", "ISO-8859-6"], encoding("iso-8859-6", "كُتاب"), 0), "كتاب");
    assert_eq!(encoding("iso-8859-6", "كُتاب"), iso);
    assert_ne!(windows, iso);
    let units: Vec<u8> = "كُتاب".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(output(&["fold", "--encoding", "utf-16le"], &units, 0), "كتاب");
}

fn encoding(name: &str, text: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

#[test]
fn byte_order_marks_decide() {
    let little: Vec<u8> = "\u{FEFF}كُتاب".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{FEFF}كُتاب".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [&little, &big] {
        assert_eq!(output(&["fold"], bytes, 0), "كتاب");
        assert_eq!(output(&["fold", "--encoding", "windows-1256"], bytes, 0), "كتاب");
    }
    // That of UTF-8 stays, as spreadsheets want it.
    assert_eq!(output(&["fold"], "\u{FEFF}كُتاب", 0), "\u{FEFF}كتاب");
    assert!(error(&["fold"], b"\xEF\xBB\xBFab\xFF", 2).contains("line 1, byte 5: invalid UTF-8"));
}

#[test]
fn text_that_is_not_of_the_encoding_is_an_error_or_replaced() {
    // A high surrogate alone.
    let bytes = b"\xFF\xFEa\0\n\0\x00\xD8b\0";
    let assert = run(&["fold"], bytes).code(2);
    assert_eq!(assert.get_output().stdout, b"a\n");
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.contains("line 2, byte 6: invalid UTF-16LE"), "{said}");
    assert_eq!(output(&["fold", "--lossy"], bytes, 0), "a\n\u{FFFD}b");
    let said = error(&["fold", "--encoding", "arabic-1"], "", 2);
    assert!(
        said.contains("unknown encoding; expected a name of the Encoding Standard, such as `windows-1256`"),
        "{said}"
    );
}

#[test]
fn long_text_in_another_encoding_is_that_of_utf_8() {
    let text = long_text(20_000);
    let windows = encoding("windows-1256", &text);
    assert!(output(&["fold", "--encoding", "windows-1256"], windows, 0) == output(&["fold"], text, 0));
}
