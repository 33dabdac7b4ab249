//! What README.md and DESIGN.md say of files and profiles is so.

use std::path::Path;

use arabic_text::{Normalizer, Profile};

const README: &str = include_str!("../README.md");
const DESIGN: &str = include_str!("../DESIGN.md");

/// What stands between backticks in a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn files_that_are_named_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for part in README.lines().chain(DESIGN.lines()).flat_map(quoted).flat_map(str::split_whitespace) {
        // What is not in the package cannot be looked for from there.
        let packaged = ["src/", "tests/", "testdata/", "examples/", "benches/", "docs/"];
        if packaged.iter().any(|folder| part.starts_with(folder)) {
            assert!(root.join(part).exists(), "{part}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} names");
}

#[test]
fn the_table_of_profiles_is_true() {
    let head = README.lines().find(|line| line.starts_with("| job | profile |")).expect("the table of profiles");
    let source = quoted(head).next().expect("a text");
    let presets = [
        ("Profile::NONE", Profile::NONE),
        ("Profile::CLEAN", Profile::CLEAN),
        ("Profile::UNVOCALIZED", Profile::UNVOCALIZED),
        ("Profile::SEARCH", Profile::SEARCH),
        ("Profile::LOOSE", Profile::LOOSE),
        ("Profile::PERSIAN", Profile::PERSIAN),
    ];
    for (name, profile) in presets {
        let is_row = |line: &&str| line.starts_with('|') && line.contains(&format!("`{name}`"));
        let row = README.lines().find(is_row).unwrap_or_else(|| panic!("no row for {name}"));
        let folded = quoted(row).last().expect("a folded text");
        assert_eq!(Normalizer::new(profile).normalize(source), folded, "{name}");
    }
}
