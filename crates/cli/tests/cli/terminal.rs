//! What is other on a terminal. `script` of util-linux gives one; without it these tests end early.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use crate::common::{Folder, long_text, run};

/// Runs a line of shell on a terminal; gives what that shows.
fn on_terminal(folder: &Folder, line: &str) -> Option<String> {
    let line = line.replace("artext", env!("CARGO_BIN_EXE_artext"));
    let mut command = Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).current_dir(folder.path("")).stdin(Stdio::null());
    command.env("TERM", "xterm-256color").env_remove("NO_COLOR").env_remove("CI");
    let said = command.output().ok()?;
    Some(String::from_utf8_lossy(&said.stdout).replace("\r\n", "\n"))
}

#[test]
fn find_shows_headings_numbers_and_colour() {
    let folder = Folder::new(&[("a.txt", "الكِتابُ\n".as_bytes())]);
    let Some(shown) = on_terminal(&folder, "artext find كتاب .") else { return };
    assert_eq!(shown, "\x1b[35ma.txt\x1b[0m\n\x1b[32m1\x1b[0m:ال\x1b[1;31mكِتابُ\x1b[0m\n");
    let shown = on_terminal(&folder, "NO_COLOR=1 artext find كتاب .").unwrap();
    assert_eq!(shown, "a.txt\n1:الكِتابُ\n");
    let shown = on_terminal(&folder, "artext find --no-heading -N كتاب . | cat").unwrap();
    assert_eq!(shown, "a.txt:الكِتابُ\n");
}

#[test]
fn fold_shows_a_progress_bar() {
    let folder = Folder::new(&[("a.txt", long_text(100_000).as_bytes())]);
    let Some(shown) = on_terminal(&folder, "artext fold a.txt > folded.txt") else { return };
    assert!(shown.contains('%'), "{shown:?}");
    assert_eq!(on_terminal(&folder, "artext fold --progress never a.txt > folded.txt").unwrap(), "");
    // The text itself goes to the terminal.
    assert!(!on_terminal(&folder, "head -c 1000 a.txt | artext fold --lossy").unwrap().contains('%'));
}

#[test]
fn there_is_no_bar_elsewhere_unless_asked_for() {
    let quiet = run(&["fold"], "قل").success();
    assert_eq!(quiet.get_output().stderr, b"");
    let bar = run(&["fold", "--progress", "always"], "قل").success();
    assert!(String::from_utf8_lossy(&bar.get_output().stderr).contains("4 B"), "{bar}");
}
