//! The promises, line by line on real text: the shipped sample, and the files of the folder in `ARABIC_TEXT_CORPORA`
//! (`.txt`, `.jsonl`, `.tsv`), if it is set: see `tools/check_corpora.sh`.

mod common;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use arabic_text::{Backend, Normalizer, Profile, TokenEngine, Tokenizer, sentences, tokenize};
use common::classes::{is_arabic, is_direction_control, is_joiner, is_mark_of_any_script};
use common::profiles::PRESETS;
use common::verbs;
use unicode_normalization::UnicodeNormalization;

const SAMPLE: &str = include_str!("../examples/sample_news.txt");

#[test]
fn promises_hold_on_the_sample() {
    check("the sample", SAMPLE);
}

#[test]
fn promises_hold_on_real_text() {
    let Some(folder) = std::env::var_os("ARABIC_TEXT_CORPORA") else {
        println!("ARABIC_TEXT_CORPORA is not set: no real text but the sample was read");
        return;
    };
    let files = files(Path::new(&folder));
    assert!(!files.is_empty(), "no texts in {}", folder.display());
    for file in files {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        check(&name, &text);
        println!("{name}: {} lines, {} bytes", text.lines().count(), text.len());
    }
}

/// The texts of a folder and the folders in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry that can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|kind| kind == "txt" || kind == "jsonl" || kind == "tsv") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn check(name: &str, text: &str) {
    let mut tokens = 0;
    for (number, line) in (1..).zip(text.lines()) {
        tokens += check_tokens(line).unwrap_or_else(|why| panic!("{name}:{number}: {why}"));
    }
    assert!(tokens > 0, "{name}: no tokens");
    check_engines(name, text);
    for (preset, profile, normalizer) in PRESETS {
        let mut lines = String::new();
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            check_line(normalizer(), line).unwrap_or_else(|why| panic!("{name}:{number}, {preset}: {why}"));
            normalizer().normalize_into(line, &mut lines);
        }
        for backend in Backend::available() {
            let whole = Normalizer::with_backend(profile.clone(), backend);
            assert!(whole.normalize(text) == lines, "{name}, {preset}: {backend:?} on the whole and on its lines");
        }
    }
}

fn holds(held: bool, promise: &'static str) -> Result<(), &'static str> {
    if held { Ok(()) } else { Err(promise) }
}

fn check_line(normalizer: &Normalizer, line: &str) -> Result<(), &'static str> {
    let folded = normalizer.normalize(line);
    holds(matches!(folded, Cow::Borrowed(_)) == (folded == line), "borrowed exactly when nothing changes")?;
    holds(normalizer.is_normalized(line) == (folded == line), "is_normalized")?;
    holds(normalizer.is_normalized(&folded), "idempotent")?;
    holds(folds_alike(normalizer, &nfc(line), &folded), "canonical: NFC")?;
    holds(folds_alike(normalizer, &nfd(line), &folded), "canonical: NFD")?;
    verbs::assert_verbs_give(normalizer, line, &folded);
    holds(leaves_other_scripts(normalizer, line), "other scripts are untouched")?;
    if *normalizer.profile() == Profile::PERSIAN {
        return Ok(());
    }
    let mut words = tokenize(line).filter(|token| token.kind.is_word()).map(|token| normalizer.normalize(token.text));
    let mut folded_words = tokenize(&folded).filter(|token| token.kind.is_word());
    let same = folded_words.all(|token| words.by_ref().find(|word| !word.is_empty()).is_some_and(|w| w == token.text));
    holds(same && words.all(|word| word.is_empty()), "folding and splitting commute")
}

/// Whether what stands between Arabic stays. Marks and joiners at its beginning belong to the Arabic before it.
fn leaves_other_scripts(normalizer: &Normalizer, line: &str) -> bool {
    let mut parts = line.split(|c| is_arabic(c) || is_direction_control(c));
    let is_of_arabic = |c| is_mark_of_any_script(c) || is_joiner(c);
    parts.all(|part| normalizer.is_normalized(part.trim_start_matches(is_of_arabic)))
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

/// Whether an equivalent text folds to the same. Letters of other scripts stay as they are encoded, so they
/// are compared in one form, if the text has any with more than one.
fn folds_alike(normalizer: &Normalizer, equivalent: &str, folded: &str) -> bool {
    let other = normalizer.normalize(equivalent);
    let foreign = |c: char| !('\u{600}'..='\u{6FF}').contains(&c) && nfd(c.encode_utf8(&mut [0; 4])).chars().ne([c]);
    other == folded || folded.chars().any(foreign) && nfc(&other) == nfc(folded)
}

/// The tokens of the whole text are those of the definition, and folded ones those tokens, each folded alone.
fn check_engines(name: &str, text: &str) {
    for tokenizer in [Tokenizer::new(), Tokenizer::new().spaces(true)] {
        let tokens = |engine| tokenizer.engine(engine).tokens(text);
        let differs = |&engine: &TokenEngine| !tokens(engine).eq(tokens(TokenEngine::Definition));
        assert_eq!(TokenEngine::available().find(differs), None, "{name}: tokens differ");
    }
    for (preset, _, normalizer) in PRESETS {
        let normalizer = normalizer();
        let (mut tokens, mut alone) = (normalizer.tokens(text), tokenize(text));
        while let Some(token) = tokens.next() {
            let same = alone
                .find(|other| other.span == token.span)
                .is_some_and(|t| normalizer.normalize(t.text) == token.text);
            assert!(same, "{name}, {preset}: {token:?} is not what it folds to alone");
        }
    }
}

/// Tokens and sentences are a partition of the line; gives the number of tokens.
fn check_tokens(line: &str) -> Result<usize, String> {
    let (mut end, mut count) = (0, 0);
    for token in Tokenizer::new().spaces(true).tokens(line) {
        if token.span.start != end || token.text.is_empty() || line.get(token.span.clone()) != Some(token.text) {
            return Err(format!("{token:?} does not follow {end} in {line:?}"));
        }
        (end, count) = (token.span.end, count + 1);
    }
    let sentences: usize = sentences(line).map(str::len).sum();
    if (end, sentences) == (line.len(), line.len()) { Ok(count) } else { Err(format!("no partition of {line:?}")) }
}
