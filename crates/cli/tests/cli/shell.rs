//! Completions and manual pages.

use crate::common::{Folder, output};

const COMMANDS: &[&str] =
    &["fold", "find", "tokens", "words", "sentences", "count", "diff", "explain", "profiles", "rules", "check"];

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = output(&["completions", shell], "", 0);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
        assert!(script.contains("in-place"), "{shell}");
    }
}

/// The real bash completes with it.
#[cfg(unix)]
#[test]
fn bash_completes() {
    let script = output(&["completions", "bash"], "", 0);
    let asked =
        format!("{script}\nCOMP_WORDS=(artext fo); COMP_CWORD=1; _artext artext fo artext; echo \"${{COMPREPLY[@]}}\"");
    let Ok(said) = std::process::Command::new("bash").args(["-c", &asked]).output() else { return };
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "fold", "{}", String::from_utf8_lossy(&said.stderr));
}

#[test]
fn there_is_a_page_for_every_command() {
    assert!(output(&["man"], "", 0).contains(".TH artext 1"));
    let folder = Folder::new(&[]);
    folder.output(&["man", "--dir", "man1"], 0);
    for command in COMMANDS {
        let page = String::from_utf8(folder.read(&format!("man1/artext-{command}.1"))).unwrap();
        assert!(page.contains(".SH OPTIONS") || page.contains(".SH SYNOPSIS"), "{page}");
    }
}
