//! `artext fold` with several threads: standard input, files that change meanwhile, memory.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::common::{Folder, artext, long_text};
use crate::fold_parallel::{PART, mixed_lines};

/// Begins to fold a file with several threads. It cannot end before its output is taken.
fn spawn(file: &Path, jobs: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "--jobs", jobs]).arg(file).stdout(Stdio::piped()).spawn().unwrap()
}

#[test]
fn standard_input_may_be_a_file() {
    let text = mixed_lines(12 * PART);
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "--jobs", "4"]).stdin(File::open(folder.path("a.txt")).unwrap());
    let found = command.output().unwrap();
    assert!(found.stdout == arabic_text::normalize(&text).as_bytes());
    // A pipe is folded by one thread.
    let found = artext(&["fold", "--jobs", "4"]).write_stdin(text.clone()).assert().success();
    assert!(found.get_output().stdout == arabic_text::normalize(&text).as_bytes());
}

/// The file grows while its first half is written to a pipe that nobody empties yet.
#[test]
fn what_is_appended_meanwhile_is_folded() {
    let text = mixed_lines(60 * PART);
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    let child = spawn(&folder.path("a.txt"), "4");
    let mut file = OpenOptions::new().append(true).open(folder.path("a.txt")).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let found = child.wait_with_output().unwrap();
    assert!(found.status.success());
    assert!(found.stdout == arabic_text::normalize(&(text.clone() + &text)).as_bytes());
}

#[test]
fn a_file_that_is_cut_off_meanwhile_ends_there() {
    let text = long_text(200_000);
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    let child = spawn(&folder.path("a.txt"), "4");
    let file = OpenOptions::new().write(true).open(folder.path("a.txt")).unwrap();
    // Behind what the pipe and all buffers hold.
    file.set_len(long_text(180_000).len() as u64).unwrap();
    let found = child.wait_with_output().unwrap();
    assert!(found.status.success());
    assert!(found.stdout == arabic_text::normalize(&long_text(180_000)).as_bytes());
}

/// Nobody reads the output, so all buffers of all threads fill up.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded() {
    let folder = Folder::new(&[("a.txt", long_text(400_000).as_bytes())]);
    let mut child = spawn(&folder.path("a.txt"), "64");
    // All buffers are full when nothing moves any more.
    let status = || std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let highest = || status().lines().filter(|line| line.contains("VmHWM")).collect::<String>();
    let mut peak = String::new();
    while peak != highest() {
        peak = highest();
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    let kibibytes: u64 = peak.trim_start_matches("VmHWM:").trim().trim_end_matches(" kB").parse().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(kibibytes > 4 * 1024 && kibibytes < 20 * 1024, "it took {kibibytes} KiB");
}
