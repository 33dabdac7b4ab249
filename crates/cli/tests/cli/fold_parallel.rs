//! `artext fold`: one large file on several threads. The output is that of one thread.

use arabic_text::{Normalizer, Profile};

use crate::common::{Folder, long_text};

/// The size of the parts that threads fold. Files of eight parts and more are folded in parts.
pub(crate) const PART: usize = 256 * 1024;

/// The size of the pieces in which a thread folds a part.
const PIECE: usize = 64 * 1024;

const PROFILES: &[&str] = &[
    "search",
    "clean",
    "none",
    "quran",
    "persian",
    "loose",
    "search,spaces=collapse",
    "search,spaces=collapse_lines",
    "none,marks=remove_case_ending",
    "open_asr_leaderboard",
    "search,U+000A=U+0020,U+0642=",
];

/// Lines of different lengths, among them those that begin with marks, spaces and joiners, which
/// rules consider together with what stands before them.
pub(crate) fn mixed_lines(length: usize) -> String {
    let lines = [
        "ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ صَبَاحًا\n",
        "\u{64E}\u{651}علامتان في أول السطر \n",
        "  فراغان\u{A0}\n \n\n",
        "كلمــــة\u{200C}\n\u{200D}ثم ٣٫٥ و ١٢٬٠٠٠\n",
        "ءامنوا۟ بـَٔايَـٰتِنا\r\n",
        "خانۀ من می\u{200C}روم\n",
        "mixed text, ﷺ ﻻ\t\n",
        "هههههههه\nههههه\n\u{654}\n",
    ];
    let mut text = String::with_capacity(length + 200);
    for number in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str(lines[number * 7 % lines.len()]);
        text.push_str(&"س ".repeat(number % 23));
    }
    text
}

/// Standard output and standard error of a run with so many threads.
fn fold(folder: &Folder, args: &[&str], jobs: &str, code: i32) -> (Vec<u8>, String) {
    let assert = folder.artext(&["fold", "--jobs", jobs]).args(args).assert().code(code);
    let said = assert.get_output();
    (said.stdout.clone(), String::from_utf8_lossy(&said.stderr).into_owned())
}

/// Runs with one thread and with four, and compares.
fn fold_both(folder: &Folder, args: &[&str], code: i32) -> (Vec<u8>, String) {
    let one = fold(folder, args, "1", code);
    for jobs in ["2", "4", "20"] {
        let several = fold(folder, args, jobs, code);
        assert_eq!(several.1, one.1, "{args:?} with {jobs} threads");
        assert!(several.0 == one.0, "{args:?} with {jobs} threads gives another text");
    }
    one
}

#[test]
fn every_profile_gives_the_text_of_one_thread() {
    let text = mixed_lines(18 * PART + 1000);
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    for profile in PROFILES {
        let expected = Normalizer::new(profile.parse::<Profile>().unwrap()).normalize(&text).into_owned();
        let (found, _) = fold_both(&folder, &["-p", profile, "a.txt"], 0);
        assert!(found == expected.as_bytes(), "{profile} differs from the library");
    }
}

#[test]
fn texts_without_places_to_cut_are_folded() {
    let endless = "كِتابٌ ".repeat(12 * PART / 13);
    let returns = mixed_lines(12 * PART).replace('\n', "\r");
    let marks = "\u{64E}\u{651}\n".repeat(12 * PART / 5);
    let long_line = [&mixed_lines(10 * PART), &endless, "\n", &mixed_lines(10 * PART)].concat();
    for text in [endless, returns, marks, long_line] {
        let folder = Folder::new(&[("a.txt", text.as_bytes())]);
        let (found, _) = fold_both(&folder, &["a.txt"], 0);
        assert!(found == arabic_text::normalize(&text).as_bytes());
    }
}

#[test]
fn files_around_the_size_of_parts_are_folded() {
    let line = "قُلْ\n";
    for length in [8 * PART - 1, 8 * PART, 8 * PART + 1, 9 * PART, 9 * PART + 9] {
        let text = "a".repeat(length % line.len()) + &line.repeat(length / line.len());
        assert_eq!(text.len(), length);
        let folder = Folder::new(&[("a.txt", text.as_bytes())]);
        let (found, _) = fold_both(&folder, &["a.txt"], 0);
        assert!(found == arabic_text::normalize(&text).as_bytes(), "{length} bytes");
    }
}

#[test]
fn invalid_bytes_are_found_at_their_place() {
    let text = mixed_lines(24 * PART);
    for at in [10, PIECE - 1, 3 * PIECE, 6 * PART, 8 * PART - 1, 14 * PART + 5000, text.len()] {
        let at = (at..).find(|&at| text.is_char_boundary(at)).unwrap();
        // The second invalid byte is in a part that may be folded before.
        let mut bytes = text.clone().into_bytes();
        bytes.insert(bytes.len() - 4 * PART.min(bytes.len() - at), 0xFF);
        bytes.insert(at, 0xD9);
        let line = text[..at].matches('\n').count() + 1;
        for mark in ["", "\u{FEFF}"] {
            let folder = Folder::new(&[("a.txt", &[mark.as_bytes(), &bytes].concat())]);
            let (found, said) = fold_both(&folder, &["a.txt"], 2);
            let place = format!("artext: a.txt: line {line}, byte {}: invalid UTF-8", mark.len() + at);
            assert!(said.starts_with(&place), "{said} instead of {place}");
            let expected = format!("{mark}{}", arabic_text::normalize(&text[..at]));
            assert!(found == expected.as_bytes(), "the text before byte {at} differs");
            let (found, _) = fold_both(&folder, &["--lossy", "a.txt"], 0);
            let expected = format!("{mark}{}", arabic_text::normalize(&String::from_utf8_lossy(&bytes)));
            assert!(found == expected.as_bytes(), "--lossy at byte {at} differs");
        }
    }
}

#[test]
fn several_files_keep_their_order() {
    let text = mixed_lines(12 * PART);
    let bad = [text.as_bytes(), b"\xFF"].concat();
    let folder = Folder::new(&[("a.txt", text.as_bytes()), ("bad.txt", &bad), ("c.txt", "أ".as_bytes())]);
    let (found, said) = fold_both(&folder, &["a.txt", "bad.txt", "c.txt", "a.txt"], 2);
    let folded = arabic_text::normalize(&text).into_owned();
    assert!(found == [&folded, &folded, "ا", &folded].concat().as_bytes());
    assert!(said.starts_with("artext: bad.txt: line "), "{said}");
}

#[test]
fn compressed_text_and_other_encodings_are_folded() {
    let text = long_text(80_000);
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let lone_surrogate = [&units[..], b"\x00\xD8a\0"].concat();
    let zstd = zstd::encode_all(text.as_bytes(), 1).unwrap();
    let folder = Folder::new(&[("a.zst", &zstd), ("b.txt", &units), ("bad.txt", &lone_surrogate)]);
    let expected = arabic_text::normalize(&text).into_owned();
    assert!(fold_both(&folder, &["a.zst"], 0).0 == expected.as_bytes());
    assert!(fold_both(&folder, &["--encoding", "utf-16le", "b.txt"], 0).0 == expected.as_bytes());
    let (found, said) = fold_both(&folder, &["--encoding", "utf-16le", "bad.txt"], 2);
    assert!(found == expected.as_bytes());
    assert!(said.contains(&format!("line 80001, byte {}: invalid UTF-16LE", units.len())), "{said}");
}

#[test]
fn files_are_written_and_replaced() {
    let text = mixed_lines(16 * PART);
    let folder = Folder::new(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]);
    let expected = arabic_text::normalize(&text).into_owned();
    fold(&folder, &["a.txt", "-o", "c.txt"], "4", 0);
    assert!(folder.read("c.txt") == expected.as_bytes());
    fold(&folder, &["a.txt", "-o", "c.txt.gz"], "4", 0);
    assert!(fold(&folder, &["c.txt.gz"], "1", 0).0 == expected.as_bytes());
    fold(&folder, &["--in-place", "a.txt", "b.txt"], "4", 0);
    assert!(folder.read("a.txt") == expected.as_bytes() && folder.read("b.txt") == expected.as_bytes());
    assert_eq!(folder.names(), ["a.txt", "b.txt", "c.txt", "c.txt.gz"]);
}
