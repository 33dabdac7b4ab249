//! Checks the files, profiles and words that README.md, DESIGN.md and the pages in docs mention.
//! (Their examples are doctests.)

use std::fs;
use std::path::{Path, PathBuf};

use arabic_text::{Normalizer, Profile};

use crate::common::escape::unescape;

const README: &str = include_str!("../../README.md");
const DESIGN: &str = include_str!("../../DESIGN.md");

/// Returns the parts of a line that stand between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn named_files_exist() {
    let mut count = 0;
    for part in README.lines().chain(DESIGN.lines()).flat_map(quoted).flat_map(str::split_whitespace) {
        // Only files that are in the package can be checked when the tests run from the package.
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
        ("Profile::QURAN", Profile::QURAN),
        ("Profile::PERSIAN", Profile::PERSIAN),
        ("Profile::URDU", Profile::URDU),
        ("Profile::KURDISH", Profile::KURDISH),
        ("Profile::UYGHUR", Profile::UYGHUR),
        ("Profile::PASHTO", Profile::PASHTO),
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
        // Of the text, not of its examples.
        let text: String = text.split("```").step_by(2).collect();
        let inline = text.match_indices("](").map(|(at, _)| text[at + 2..].split(')').next().unwrap_or_default());
        // `[name]: path`, at the end of a page; the documentation leads these names elsewhere.
        let named: Vec<(&str, &str)> = text
            .lines()
            .filter_map(|line| line.strip_prefix('[')?.split_once("]: "))
            .filter(|row| !row.0.contains(']'))
            .collect();
        for (name, _) in text.match_indices("][").map(|(at, _)| text[at + 2..].split_once(']').unwrap_or_default()) {
            assert!(named.iter().any(|row| row.0 == name), "{}: [{name}] leads nowhere", file.display());
        }
        let links = inline.chain(named.iter().map(|row| row.1));
        // The plots are not in the package, which has no tools either.
        let is_left_out = |link: &str| link.ends_with(".svg") && !root().join("tools").exists();
        for link in links.filter(|link| !link.contains("://") && !is_left_out(link)) {
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

/// Each option has a page, and the list of pages links it.
#[test]
fn every_rule_has_a_page() {
    let error = "none,no_such_option=".parse::<Profile>().expect_err("no option").to_string();
    let (_, options) = error.split_once("expected one of ").expect("a list of options");
    let options = quoted(options).collect::<Vec<_>>();
    let list = fs::read_to_string(root().join("docs/rules/README.md")).expect("the list");
    assert_eq!(options.len(), 21);
    for option in options {
        assert!(root().join(format!("docs/rules/{option}.md")).exists(), "{option}");
        assert!(list.contains(&format!("[rules/{option}]: {option}.md")), "{option}");
    }
}

/// The words in the tables of merged words have one search key with the rule, and two without it.
#[test]
fn words_in_tables_are_merged() {
    let mut count = 0;
    for (file, text) in pages() {
        let mut profiles: Option<[Normalizer; 2]> = None;
        for line in text.lines() {
            let context = || format!("{}: {line}", file.display());
            if line.starts_with("Merged by ") {
                let names: Vec<_> = quoted(line).collect();
                let normalizer = |text: &str| Normalizer::new(text.parse().unwrap_or_else(|error| panic!("{error}")));
                profiles = Some([normalizer(names[1]), normalizer(names[2])]);
            }
            if !line.starts_with("| `") {
                continue;
            }
            let unescaped = |cell: &str| unescape(cell).unwrap_or_else(|error| panic!("{}: {error}", context()));
            let cells: Vec<String> = quoted(line).map(unescaped).collect();
            if let (Some([with, without]), [one, other, key]) = (&profiles, &cells[..]) {
                assert_eq!(with.normalize(one), *key, "{}", context());
                assert_eq!(with.normalize(other), *key, "{}", context());
                assert_ne!(without.normalize(one), without.normalize(other), "{}", context());
                count += 1;
            }
        }
    }
    assert!(count > 40, "{count} pairs");
}
