//! Rules that the compiler does not check: layers import downward only, unsafe code is confined to
//! some places, files are short.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. A layer may use those in rows before its own, and none in its own row.
/// The last row is the documentation pages, which have no code.
const LAYERS: &[&[&str]] = &[
    &["error", "simd", "stem", "unicode"],
    &["profile", "utf8"],
    &["fold", "tokenizer"],
    &["normalizer"],
    &["search"],
    &["_guides"],
];

/// The most lines of a file. Longer files have more than one subject.
const LINE_LIMIT: usize = 700;

/// How generated tables begin. They may be longer.
const GENERATED: &str = "// Generated from ";

struct Source {
    /// The path relative to `src`, with `/` as separator.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    assert!(sources.len() > 10, "the sources are not where they were");
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).expect("a folder of sources can be read");
    let paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of a folder").path()).collect();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).expect("a path below the root");
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            let text = fs::read_to_string(&path).expect("a source file is text");
            sources.push(Source { path: parts.join("/"), text });
        }
    }
}

/// Returns the folder below `src`, or the file in it, to which a path belongs.
fn layer_of(path: &str) -> &str {
    let first = path.split(['/', ':']).next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// Returns lines of code without comments and documentation, whose examples may use the whole
/// crate.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Returns the first name behind each `crate::`, also in groups such as
/// `crate::{fold::Table, unicode}`.
fn used_layers(text: &str) -> Vec<String> {
    let code: String = code_lines(text).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        // Skip longer names that end with `crate`.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group_parts(group).iter().map(|part| first_name(part))),
            None => used.push(first_name(rest)),
        }
    }
    used
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect()
}

/// Returns the parts of a group, split at commas outside of inner groups.
fn group_parts(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[test]
fn every_folder_is_a_layer() {
    for source in sources() {
        let layer = layer_of(&source.path);
        assert!(layer == "lib" || rank(layer).is_some(), "{}: `{layer}` has no place among the layers", source.path);
    }
}

#[test]
fn no_layer_uses_one_above_it() {
    for source in sources() {
        let layer = layer_of(&source.path);
        let Some(own) = rank(layer) else { continue };
        for used in used_layers(&source.text) {
            let place = rank(&used);
            // Code must name the layer of an item instead of the re-export at the root of the
            // crate.
            assert!(place.is_some(), "{}: `crate::{used}` hides its layer", source.path);
            let below = used == layer || place < Some(own);
            assert!(below, "{}: `{layer}` uses `{used}`, which stands beside or above it", source.path);
        }
    }
}

#[test]
fn unsafe_code_is_confined() {
    for source in sources() {
        let allowed = ["simd/", "fold/output/", "fold/blocks/", "tokenizer/classify/", "utf8.rs"]
            .iter()
            .any(|room| source.path.starts_with(room));
        let names_it = |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe");
        let found = code_lines(&source.text).find(|line| names_it(line));
        assert!(allowed || found.is_none(), "{}: {}", source.path, found.unwrap_or_default());
    }
}

#[test]
fn files_are_short() {
    for source in sources() {
        let lines = source.text.lines().count();
        let generated = source.text.starts_with(GENERATED);
        assert!(generated || lines <= LINE_LIMIT, "{}: {lines} lines, more than {LINE_LIMIT}", source.path);
    }
}

#[test]
fn used_layers_finds_imports() {
    assert_eq!(used_layers("use crate::fold::{Sink, Table};"), ["fold"]);
    assert_eq!(used_layers("use crate::{\n    fold::{Sink, Table},\n    unicode,\n};"), ["fold", "unicode"]);
    assert_eq!(used_layers("let x = crate::search::find();"), ["search"]);
    assert!(used_layers("/// crate::fold\n// use crate::fold;").is_empty());
}
