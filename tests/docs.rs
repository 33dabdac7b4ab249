//! What README.md, DESIGN.md and the pages in docs say of files, profiles and words is so. (Their examples are doctests.)

use std::fs;
use std::path::{Path, PathBuf};

use arabic_text::{Normalizer, Profile};

const README: &str = include_str!("../README.md");
const DESIGN: &str = include_str!("../DESIGN.md");

/// What stands between backticks in a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn files_that_are_named_are_there() {
    let mut count = 0;
    for part in README.lines().chain(DESIGN.lines()).flat_map(quoted).flat_map(str::split_whitespace) {
        // What is not in the package cannot be looked for from there.
        let packaged = ["src/", "tests/", "testdata/", "examples/", "benches/", "docs/"];
        if packaged.iter().any(|folder| part.starts_with(folder)) {
            assert!(root().join(part).exists(), "{part}");
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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let paths = entries.map(|entry| entry.expect("an entry that can be read").path());
    paths.filter(|path| path.extension().is_some_and(|kind| kind == "md")).collect()
}

fn pages() -> Vec<(PathBuf, String)> {
    let folders = [root().to_owned(), root().join("docs"), root().join("docs/rules")];
    let files = folders.iter().flat_map(|folder| markdown(folder));
    files.map(|file| (file.clone(), fs::read_to_string(&file).expect("a page is text"))).collect()
}

#[test]
fn links_lead_somewhere() {
    let mut count = 0;
    for (file, text) in pages() {
        for (at, _) in text.match_indices("](") {
            let link = text[at + 2..].split(')').next().unwrap_or_default();
            if link.contains("://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { file.clone() } else { file.parent().expect("a folder").join(path) };
            assert!(target.exists(), "{}: {link}", file.display());
            if !anchor.is_empty() {
                let target = fs::read_to_string(&target).expect("a page is text");
                let headings = target.lines().filter(|line| line.starts_with('#'));
                let mut names =
                    headings.map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-"));
                assert!(names.any(|name| name == anchor), "{}: {link}", file.display());
            }
            count += 1;
        }
    }
    assert!(count > 40, "{count} links");
}

/// A page for each option, which the list of pages knows.
#[test]
fn every_rule_has_a_page() {
    let error = "none,no_such_option=".parse::<Profile>().expect_err("no option").to_string();
    let (_, options) = error.split_once("use one of ").expect("a list of options");
    let list = fs::read_to_string(root().join("docs/rules/README.md")).expect("the list");
    assert_eq!(options.split(", ").count(), 16);
    for option in options.split(", ") {
        assert!(root().join(format!("docs/rules/{option}.md")).exists(), "{option}");
        assert!(list.contains(&format!("({option}.md)")), "{option}");
    }
}

/// Code points by number are invisible ones.
fn unescaped(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').expect("a closing brace");
        text.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
        text += rest;
    }
    text
}

/// The tables of words that a rule merges: one key with the rule, two without it.
#[test]
fn words_that_are_said_to_meet_do() {
    let mut count = 0;
    for (file, text) in pages() {
        let mut profiles: Option<[Normalizer; 2]> = None;
        for line in text.lines() {
            let context = || format!("{}: {line}", file.display());
            if line.starts_with("Met by ") {
                let names: Vec<_> = quoted(line).collect();
                let normalizer = |text: &str| Normalizer::new(text.parse().unwrap_or_else(|error| panic!("{error}")));
                profiles = Some([normalizer(names[1]), normalizer(names[2])]);
            }
            let cells: Vec<String> = quoted(line).map(unescaped).collect();
            if let (true, Some([with, without]), [one, other, key]) = (line.starts_with("| `"), &profiles, &cells[..]) {
                assert_eq!(with.normalize(one), *key, "{}", context());
                assert_eq!(with.normalize(other), *key, "{}", context());
                assert_ne!(without.normalize(one), without.normalize(other), "{}", context());
                count += 1;
            }
        }
    }
    assert!(count > 40, "{count} pairs");
}
