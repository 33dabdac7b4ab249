//! The promises line by line on real text: the folder that `ARABIC_TEXT_CORPORA` names, see `tools/check_corpora.sh`.
//!
//! Without the folder this says so and passes, as the texts are not part of the crate.

mod common;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use arabic_text::{Backend, Normalizer};
use common::classes::{is_arabic, is_direction_control};
use common::escape::escape;
use common::profiles::PRESETS;
use common::verbs;
use unicode_normalization::UnicodeNormalization;

const VARIABLE: &str = "ARABIC_TEXT_CORPORA";

#[test]
fn promises_hold_on_every_line() {
    let Some(folder) = env::var_os(VARIABLE) else {
        eprintln!("skipped: {VARIABLE} does not name a folder of texts");
        return;
    };
    let files = text_files(Path::new(&folder));
    assert!(!files.is_empty(), "{VARIABLE} names a folder without .txt, .jsonl or .tsv files: {}", folder.to_string_lossy());
    let normalizers = normalizers();
    for file in files {
        let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let text = String::from_utf8_lossy(&bytes);
        eprintln!("{}: {} lines", file.display(), text.lines().count());
        for normalizer in &normalizers {
            check_text(normalizer, &text);
        }
    }
}

/// Texts in the folder, and everything below `retrieval`.
fn text_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        let is_text = path.extension().is_some_and(|name| name == "txt" || name == "jsonl" || name == "tsv");
        match path.is_dir() {
            true => collect(&path, files),
            false if is_text || path.iter().any(|part| part == "retrieval") => files.push(path),
            false => {}
        }
    }
}

fn normalizers() -> Vec<Normalizer> {
    let compiled = |backend| PRESETS.into_iter().map(move |preset| Normalizer::with_backend(preset.1, backend));
    Backend::available().flat_map(compiled).collect()
}

fn check_text(normalizer: &Normalizer, text: &str) {
    let mut lines = String::new();
    for line in text.split_inclusive('\n') {
        let folded = normalizer.normalize(line);
        check_line(normalizer, line, &folded);
        lines.push_str(&folded);
    }
    // Promise 8, and all verbs over parts and blocks.
    assert!(normalizer.normalize(text) == lines, "under {}, the text is not its lines", normalizer.profile());
    verbs::assert_verbs_give(normalizer, text, &lines);
}

fn check_line(normalizer: &Normalizer, line: &str, folded: &str) {
    let context = || format!("{} of {}", normalizer.profile(), escape(line));
    // Promise 1.
    assert!(normalizer.is_normalized(folded), "a second fold changes {}", context());
    // Promises 3 and 5.
    verbs::assert_verbs_give(normalizer, line, folded);
    // Promise 2: where letters of other scripts decompose, up to NFC.
    for equivalent in [nfc(line), line.nfd().collect()] {
        let given = normalizer.normalize(&equivalent);
        assert!(given == folded || nfc(&given) == nfc(folded), "not canonical: {}", context());
    }
    // Promise 4.
    for part in line.split(|c| is_arabic(c) || is_direction_control(c)) {
        assert!(normalizer.is_normalized(part.trim_start_matches(is_of_letter_before)), "{}", context());
    }
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Marks and joiners belong to the Arabic that was cut off.
fn is_of_letter_before(c: char) -> bool {
    common::classes::is_mark_of_any_script(c) || common::classes::is_joiner(c)
}
