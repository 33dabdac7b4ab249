//! `artext find`: which files are searched.

use crate::common::{Folder, long_text, with_native_paths};

fn library() -> Folder {
    Folder::new(&[
        ("a.txt", "كِتابٌ\n".as_bytes()),
        ("deep/er/b.txt", "x\nالكتاب\n".as_bytes()),
        ("deep/c.md", "كتاب".as_bytes()),
        ("none.txt", b"nothing\n"),
        (".hidden.txt", "كتاب\n".as_bytes()),
        ("ignored.txt", "كتاب\n".as_bytes()),
        (".gitignore", b"ignored.txt\n"),
        (".git/HEAD", b""),
        ("binary.bin", "كتاب\0\n".as_bytes()),
    ])
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn folders_are_searched() {
    let folder = library();
    let expected = ["a.txt:كِتابٌ", "deep/c.md:كتاب", "deep/er/b.txt:الكتاب"].map(with_native_paths);
    assert_eq!(sorted(&folder.output(&["find", "كتاب", "."], 0)), expected);
    let in_order = folder.output(&["find", "--jobs", "1", "كتاب", "."], 0);
    assert_eq!(in_order.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        sorted(&folder.output(&["find", "-n", "كتاب", "a.txt", "deep"], 0)),
        ["a.txt:1:كِتابٌ", "deep/c.md:1:كتاب", "deep/er/b.txt:2:الكتاب"].map(with_native_paths)
    );
    assert_eq!(folder.output(&["find", "-I", "كتاب", "deep/er"], 0), "الكتاب\n");
    assert_eq!(folder.output(&["find", "-H", "كتاب", "a.txt"], 0), "a.txt:كِتابٌ\n");
}

#[test]
fn the_folder_is_searched_where_no_path_is_given() {
    let folder = library();
    let null = std::process::Stdio::null();
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_artext"))
        .args(["find", "-l", "--jobs", "1", "كتاب"])
        .current_dir(folder.path(""))
        .stdin(null)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(child.stdout).unwrap(), with_native_paths("a.txt\ndeep/c.md\ndeep/er/b.txt\n"));
}

#[test]
fn hidden_ignored_and_binary_files_are_searched_when_asked() {
    let folder = library();
    let names = |args: &[&str]| folder.output(&[&["find", "-l", "--jobs", "1", "كتاب", "."], args].concat(), 0);
    assert!(names(&["--hidden"]).contains(".hidden.txt"));
    assert!(names(&["--no-ignore"]).contains("ignored.txt"));
    assert!(names(&["--text"]).contains("binary.bin"));
    assert!(!names(&[]).contains(".bin"));
    let said = folder.error(&["find", "كتاب", "binary.bin"], 2);
    assert!(said.contains("binary.bin: not searched, since it holds NUL bytes; --text searches it"), "{said}");
}

#[test]
fn globs_choose_files() {
    let folder = library();
    assert_eq!(folder.output(&["find", "-l", "-g", "*.md", "كتاب", "."], 0), with_native_paths("deep/c.md\n"));
    assert_eq!(
        folder.output(&["find", "-l", "--jobs", "1", "-g", "!*.md", "كتاب", "."], 0),
        with_native_paths("a.txt\ndeep/er/b.txt\n")
    );
    assert!(folder.error(&["find", "-g", "[", "كتاب", "."], 2).contains("invalid value `[` for --glob"));
}

#[test]
fn counts_and_names_of_files() {
    let folder = library();
    assert_eq!(
        folder.output(&["find", "-c", "--jobs", "1", "كتاب", "."], 0),
        with_native_paths("a.txt:1\ndeep/c.md:1\ndeep/er/b.txt:1\n")
    );
}

#[test]
fn headings_and_separators() {
    let folder = library();
    let found = folder.output(&["find", "--heading", "-n", "--jobs", "1", "كتاب", "a.txt", "deep"], 0);
    assert_eq!(found, with_native_paths("a.txt\n1:كِتابٌ\n\ndeep/c.md\n1:كتاب\n\ndeep/er/b.txt\n2:الكتاب\n"));
    let found = folder.output(&["find", "-B1", "--jobs", "1", "كتاب", "a.txt", &with_native_paths("deep/er")], 0);
    assert_eq!(found, with_native_paths("a.txt:كِتابٌ\n--\ndeep/er/b.txt-x\ndeep/er/b.txt:الكتاب\n"));
}

#[test]
fn invalid_bytes_and_other_encodings_are_searched() {
    let units: Vec<u8> = "\u{FEFF}الكِتاب\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows = encoding_rs::WINDOWS_1256.encode("الكُتاب\n").0.into_owned();
    let folder = Folder::new(&[
        ("bad.txt", b"\xFF\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8\n"),
        ("wide.txt", &units),
        ("old.txt", &windows),
    ]);
    assert_eq!(folder.output(&["find", "كتاب", "bad.txt"], 0), "\u{FFFD}كتاب\n");
    assert_eq!(folder.output(&["find", "كتاب", "wide.txt"], 0), "الكِتاب\n");
    assert_eq!(folder.output(&["find", "--encoding", "windows-1256", "كتاب", "old.txt"], 0), "الكُتاب\n");
    folder.output(&["fold", "-p", "none", "bad.txt", "--lossy", "-o", "bad.zst"], 0);
    assert_eq!(folder.output(&["find", "كتاب", "bad.zst"], 0), "\u{FFFD}كتاب\n");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_searched() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("a.txt", "كتاب\n".as_bytes()), ("shut.txt", "كتاب\n".as_bytes())]);
    std::fs::set_permissions(folder.path("shut.txt"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let readable_by_all = std::fs::read(folder.path("shut.txt")).is_ok();
    let (code, names) = if readable_by_all { (0, "a.txt\nshut.txt\n") } else { (2, "a.txt\n") };
    assert_eq!(folder.output(&["find", "-l", "--jobs", "1", "كتاب", "."], code), names);
    // Whoever may read everything cannot read what is not there.
    let assert = folder.artext(&["find", "كتاب", "a.txt", "missing.txt"]).assert().code(2);
    assert_eq!(assert.get_output().stdout, "a.txt:كتاب\n".as_bytes());
    assert!(String::from_utf8_lossy(&assert.get_output().stderr).contains("missing.txt"));
}

/// Files that threads search at the same time are not mixed, however much is found in them.
#[test]
fn what_is_found_in_a_file_stands_together() {
    let folder = Folder::new(&[]);
    for at in 0..6 {
        folder.write(&format!("{at}.txt"), long_text(8000).as_bytes());
    }
    let found = folder.output(&["find", "--jobs", "4", "المدرسة", "."], 0);
    let mut names: Vec<_> = found.lines().map(|line| &line[..5]).collect();
    assert_eq!(names.len(), 48_000);
    names.dedup();
    assert_eq!(names.len(), 6);
}
