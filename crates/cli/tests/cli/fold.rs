//! `artext fold`: text.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use arabic_text::{Normalizer, Profile};

use crate::common::{artext, error, long_text, output, real_texts, run};

#[test]
fn standard_input_is_folded() {
    assert_eq!(output(&["fold"], "إِسْلَام\n", 0), "اسلام\n");
    assert_eq!(output(&["fold", "-"], "إِسْلَام", 0), "اسلام");
    assert_eq!(output(&["fold"], "", 0), "");
}

#[test]
fn profiles_and_options_choose_the_rules() {
    let text = "مُؤْمِنٌ ١٢ إلى";
    for profile in ["none", "clean", "unvocalized", "search", "loose", "persian", "lucene_arabic", "search,digits=keep"]
    {
        let expected = Normalizer::new(profile.parse::<Profile>().unwrap()).normalize(text).into_owned();
        assert_eq!(output(&["fold", "--profile", profile], text, 0), expected, "{profile}");
    }
    assert_eq!(output(&["fold", "--option", "digits=keep"], text, 0), "مؤمن ١٢ الي");
    assert_eq!(
        output(&["fold", "-p", "none", "--option", "marks=remove", "--option", "digits=ascii"], text, 0),
        "مؤمن 12 إلى"
    );
}

#[test]
fn unknown_names_are_errors_that_list_the_known() {
    let said = error(&["fold", "--profile", "serach"], "", 2);
    assert!(said.contains("unknown preset `serach`; expected one of `none`, `clean`"), "{said}");
    let said = error(&["fold", "--option", "digits=roman"], "", 2);
    assert!(said.contains("invalid value `roman` for option `digits`"), "{said}");
    let said = error(&["fold", "--option", "digits"], "", 2);
    assert!(said.contains("expected `name=value`"), "{said}");
    let said = error(&["fold", "--no-such-option"], "", 2);
    assert!(said.contains("--no-such-option"), "{said}");
}

#[test]
fn invalid_bytes_are_errors_with_line_and_offset() {
    let assert = run(&["fold"], b"\xD9\x82\xD9\x8F\nab\xFFcd\n").code(2);
    assert_eq!(assert.get_output().stdout, "ق\nab".as_bytes());
    let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(said.starts_with("artext: standard input: line 2, byte 7: invalid UTF-8"), "{said}");
    // Far behind the first buffer, and cut off at the end.
    let mut text = "سطر\n".repeat(100_000).into_bytes();
    let offset = text.len();
    text.push(0xD9);
    let said = error(&["fold"], &text, 2);
    assert!(said.contains(&format!("line 100001, byte {offset}: invalid UTF-8")), "{said}");
}

#[test]
fn lossy_replaces_invalid_bytes() {
    assert_eq!(output(&["fold", "--lossy"], b"\xD9\x82\xFF\xD9\x82\n", 0), "ق\u{FFFD}ق\n");
}

#[test]
fn a_missing_file_is_reported_and_the_others_are_folded() {
    let folder = crate::common::Folder::new(&[("a.txt", "أ\n".as_bytes()), ("b.txt", "ة\n".as_bytes())]);
    let assert = folder.artext(&["fold", "a.txt", "missing.txt", "b.txt"]).assert().code(2);
    assert_eq!(assert.get_output().stdout, "ا\nه\n".as_bytes());
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.starts_with("artext: missing.txt: "), "{said}");
    let said = folder.error(&["fold", "."], 2);
    assert!(said.contains("this is a folder; expected a file"), "{said}");
}

#[test]
fn real_texts_are_what_the_library_makes_of_them() {
    for path in real_texts() {
        let text = fs::read_to_string(&path).expect("real text is UTF-8");
        for profile in [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE] {
            let expected = Normalizer::new(profile.clone()).normalize(&text).into_owned();
            let name = profile.to_string();
            let file = path.to_str().unwrap();
            let found = output(&["fold", "-p", &name, file], "", 0);
            assert!(found == expected, "{file} with {name} differs from the library");
            assert!(
                output(&["fold", "-p", &name], &text, 0) == expected,
                "{file} from standard input with {name} differs"
            );
        }
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let folder = crate::common::Folder::new(&[("long.txt", long_text(50_000).as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_artext"))
        .arg("fold")
        .arg(folder.path("long.txt"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("ذهب"));
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

/// A disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "-"]).stdin(fs::File::open(&real_texts()[0]).unwrap()).stdout(full);
    let ended = command.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(2));
    assert!(said.starts_with("artext: the output cannot be written: No space left on device"), "{said}");
}

#[test]
fn lines_come_out_as_they_come_in() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_artext"))
        .arg("fold")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for (line, folded) in [("قُلْ\n", "قل"), ("أ\n", "ا")] {
        input.write_all(line.as_bytes()).unwrap();
        assert_eq!(lines.next().unwrap().unwrap(), folded);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// The largest memory of a run, in KiB, while so many megabytes come in.
#[cfg(target_os = "linux")]
fn peak_memory(args: &[&str], megabytes: usize) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_artext"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mega = long_text(1 + (1 << 20) / long_text(1).len());
    for _ in 0..megabytes {
        input.write_all(mega.as_bytes()).unwrap();
    }
    // It still waits for more.
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(input);
    child.wait().unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux says VmHWM");
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_text() {
    for args in [
        &["fold"][..],
        &["fold", "-p", "loose"],
        &["fold", "--encoding", "windows-1256", "--lossy"],
        &["find", "قسطنطينية"],
        &["words"],
    ] {
        let peak = peak_memory(args, 32);
        assert!(peak < 20 * 1024, "{args:?} took {peak} KiB");
    }
}

#[test]
fn help_can_be_read() {
    for args in [&["--help"][..], &["fold", "--help"], &["find", "-h"]] {
        let help = output(args, "", 0);
        assert!(help.contains("Usage: artext"), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 125), "{help}");
    }
    artext(&[]).assert().code(2);
}
