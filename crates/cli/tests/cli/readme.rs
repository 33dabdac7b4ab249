//! The examples of README.md.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

#[test]
fn examples_print_what_stands_beside_them() {
    let binary = Path::new(env!("CARGO_BIN_EXE_artext"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let readme = include_str!("../../README.md");
    let mut count = 0;
    for (command, expected) in
        readme.lines().filter(|line| line.starts_with("printf")).filter_map(|line| line.split_once(" # "))
    {
        let said = Command::new("bash").args(["-c", command]).env("PATH", &path).output().unwrap();
        assert_eq!(String::from_utf8(said.stdout).unwrap().trim_end(), expected.trim(), "{command}");
        count += 1;
    }
    assert_eq!(count, 2);
}
