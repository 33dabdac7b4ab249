//! `artext fold --in-place`.

#[cfg(unix)]
use std::fs;
use std::fs::{File, FileTimes, OpenOptions};
use std::io::Write;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use arabic_text::normalize;

use crate::common::{Folder, long_text};

#[test]
fn files_are_replaced() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes()), ("b.txt", "ة".as_bytes())]);
    assert_eq!(folder.output(&["fold", "--in-place", "a.txt", "b.txt"], 0), "");
    assert_eq!(folder.read("a.txt"), "الي\n".as_bytes());
    assert_eq!(folder.read("b.txt"), "ه".as_bytes());
    assert_eq!(folder.names(), ["a.txt", "b.txt"]);
}

#[test]
fn mode_and_time_are_kept() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    let path = folder.path("a.txt");
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    File::options().write(true).open(&path).unwrap().set_times(FileTimes::new().set_modified(time)).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    folder.output(&["fold", "-i", "a.txt"], 0);
    assert_eq!(folder.read("a.txt"), "الي\n".as_bytes());
    let metadata = path.metadata().unwrap();
    assert_eq!(metadata.modified().unwrap(), time);
    #[cfg(unix)]
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn unchanged_files_are_not_touched() {
    use std::os::unix::fs::MetadataExt;
    let texts: [&[u8]; 3] = ["الي\n".as_bytes(), b"", "\u{FEFF}الي".as_bytes()];
    for text in texts {
        let folder = Folder::new(&[("a.txt", text)]);
        let before = folder.path("a.txt").metadata().unwrap();
        folder.output(&["fold", "-i", "a.txt"], 0);
        let after = folder.path("a.txt").metadata().unwrap();
        assert_eq!(
            (before.ino(), before.ctime(), before.ctime_nsec()),
            (after.ino(), after.ctime(), after.ctime_nsec())
        );
        assert_eq!(folder.read("a.txt"), text);
    }
}

#[cfg(unix)]
#[test]
fn links_stay_links() {
    let folder = Folder::new(&[("real/a.txt", "إِلى\n".as_bytes())]);
    std::os::unix::fs::symlink("real/a.txt", folder.path("link.txt")).unwrap();
    folder.output(&["fold", "-i", "link.txt"], 0);
    assert!(folder.path("link.txt").symlink_metadata().unwrap().is_symlink());
    assert_eq!(folder.read("real/a.txt"), "الي\n".as_bytes());
}

#[test]
fn compressed_files_stay_compressed() {
    let folder = Folder::new(&[("a.txt", "إِلى\n".as_bytes())]);
    folder.output(&["fold", "-p", "none", "a.txt", "-o", "a.gz"], 0);
    folder.output(&["fold", "-p", "none", "a.txt", "-o", "a.zst"], 0);
    folder.output(&["fold", "-i", "a.gz", "a.zst"], 0);
    assert_eq!((&folder.read("a.gz")[..2], &folder.read("a.zst")[..2]), (&b"\x1F\x8B"[..], &b"\x28\xB5"[..]));
    assert_eq!(folder.output(&["fold", "-p", "none", "a.gz", "a.zst"], 0), "الي\nالي\n");
}

#[test]
fn a_file_with_an_error_is_left_alone_and_the_others_are_folded() {
    let folder = Folder::new(&[("bad.txt", "أ\n\u{FFFD}".as_bytes()), ("good.txt", "أ".as_bytes())]);
    folder.write("bad.txt", b"\xD8\xA3\n\xFF");
    let said = folder.error(&["fold", "-i", "bad.txt", "missing.txt", "good.txt"], 2);
    assert!(said.contains("artext: bad.txt: line 2, byte 3: invalid UTF-8"), "{said}");
    assert!(said.contains("artext: missing.txt: "), "{said}");
    assert_eq!(
        (folder.read("bad.txt"), folder.read("good.txt")),
        (b"\xD8\xA3\n\xFF".to_vec(), "ا".as_bytes().to_vec())
    );
    assert_eq!(folder.names(), ["bad.txt", "good.txt"]);
    assert!(folder.error(&["fold", "-i"], 2).contains("--in-place needs the names of files"));
    assert!(folder.error(&["fold", "-i", "."], 2).contains("--in-place replaces files"));
}

#[test]
fn any_number_of_jobs_gives_the_same() {
    let text = long_text(50);
    let files: Vec<_> = (0..40).map(|at| (format!("{at}.txt"), format!("{at} {text}"))).collect();
    for jobs in ["1", "2", "9"] {
        let folder = Folder::new(&[]);
        let mut args = vec!["fold", "--in-place", "--jobs", jobs];
        for (name, text) in &files {
            folder.write(name, text.as_bytes());
            args.push(name);
        }
        folder.output(&args, 0);
        for (name, text) in &files {
            assert_eq!(folder.read(name), normalize(text).as_bytes(), "{name} with {jobs} jobs");
        }
    }
}

/// Folds many files and leaves the process running.
fn folding_of_many(folder: &Folder, text: &str, count: usize) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(["fold", "--in-place", "--jobs", "2"]).stderr(Stdio::null());
    for at in 0..count {
        command.arg(folder.write(&format!("{at}.txt"), text.as_bytes()));
    }
    command.spawn().unwrap()
}

/// Each file is what it was or what it is to be. Gives how many are folded.
fn folded_of_many(folder: &Folder, text: &str, count: usize) -> usize {
    let folded = normalize(text);
    let is_folded = |at: &usize| {
        let found = folder.read(&format!("{at}.txt"));
        assert!(found == text.as_bytes() || found == folded.as_bytes(), "{at}.txt is neither old nor new");
        found == folded.as_bytes()
    };
    (0..count).filter(is_folded).count()
}

#[test]
fn a_kill_loses_nothing() {
    let text = long_text(2000);
    let mut stopped_inside = 0;
    // Twice the time from run to run: some of them are neither too early nor too late, however fast the machine is.
    for doublings in 0..11 {
        let folder = Folder::new(&[]);
        let mut child = folding_of_many(&folder, &text, 150);
        std::thread::sleep(Duration::from_millis(4 << doublings));
        child.kill().unwrap();
        child.wait().unwrap();
        let folded = folded_of_many(&folder, &text, 150);
        stopped_inside += usize::from(folded > 0 && folded < 150);
        // Done again, all of it is.
        assert!(folding_of_many_again(&folder, 150));
        assert_eq!(folded_of_many(&folder, &text, 150), 150);
        if folded == 150 {
            break;
        }
    }
    assert!(stopped_inside > 0, "no run was stopped in the middle");
}

fn folding_of_many_again(folder: &Folder, count: usize) -> bool {
    let names: Vec<_> = (0..count).map(|at| folder.path(&format!("{at}.txt"))).collect();
    Command::new(env!("CARGO_BIN_EXE_artext")).args(["fold", "--in-place"]).args(names).status().unwrap().success()
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_no_half_written_file() {
    let text = long_text(2000);
    for (delay, signal) in [(10, "INT"), (40, "TERM"), (80, "INT")] {
        let folder = Folder::new(&[]);
        let mut child = folding_of_many(&folder, &text, 150);
        std::thread::sleep(Duration::from_millis(delay));
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let code = child.wait().unwrap().code();
        // It may have been done before, or not have begun.
        assert!(matches!(code, Some(130 | 0) | None), "{code:?}");
        folded_of_many(&folder, &text, 150);
        if code.is_some() {
            let left: Vec<_> = folder.names().into_iter().filter(|name| !name.ends_with(".txt")).collect();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}

/// Lines that somebody appends are not lost: the file is left as it is, with a message.
#[test]
fn a_file_that_grows_is_left_as_it_is() {
    let folder = Folder::new(&[("log.txt", long_text(200_000).as_bytes())]);
    let path = folder.path("log.txt");
    let done = AtomicBool::new(false);
    let (appended, said) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut file = OpenOptions::new().append(true).open(&path).unwrap();
            let mut lines = 0;
            while !done.load(Ordering::Relaxed) {
                file.write_all("سَطْر\n".as_bytes()).unwrap();
                lines += 1;
                std::thread::sleep(Duration::from_micros(200));
            }
            lines
        });
        let said = folder.error(&["fold", "--in-place", "log.txt"], 2);
        done.store(true, Ordering::Relaxed);
        (writer.join().unwrap(), said)
    });
    assert!(said.contains("log.txt: the file changed while it was read, and was left as it is"), "{said}");
    let expected = long_text(200_000) + &"سَطْر\n".repeat(appended);
    assert!(folder.read("log.txt") == expected.as_bytes());
    assert_eq!(folder.names(), ["log.txt"]);
}
