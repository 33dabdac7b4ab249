//! The promises, checked line by line on real text: the shipped sample, and the files (`.txt`,
//! `.jsonl`, `.tsv`) of the folder in `ARABIC_TEXT_CORPORA`, if it is set. See
//! `tools/check_corpora.sh`.

#[path = "../common/mod.rs"]
mod common;
mod way_back;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use arabic_text::{InstructionSet, Normalizer, Profile, Spaces, Tokenizer, sentences, tokenize};
use common::classes::{is_arabic, is_direction_control, is_joiner, is_mark_of_any_script, is_space};
use common::config::corpora;
use common::profiles::PRESETS;
use common::verbs;
use unicode_normalization::UnicodeNormalization;

const SAMPLE: &str = include_str!("../../examples/sample_news.txt");

#[test]
fn promises_hold_on_the_sample() {
    check("the sample", SAMPLE);
}

#[test]
fn promises_hold_on_real_text() {
    let Some(folder) = corpora() else { return };
    let files = files(&folder);
    assert!(!files.is_empty(), "no texts in {}", folder.to_string_lossy());
    for file in files {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        check(&name, &text);
        println!("{name}: {} lines, {} bytes", text.lines().count(), text.len());
    }
}

/// Returns the texts of a folder and the folders in it.
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
        for backend in InstructionSet::available() {
            let whole = Normalizer::with_instruction_set(profile.clone(), backend);
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
    // A word may become two.
    let folded_alone: Vec<_> =
        tokenize(line).filter(|token| token.kind.is_word()).map(|token| normalizer.normalize(token.text)).collect();
    let mut words = folded_alone.iter().flat_map(|folded| folded.split(' '));
    let mut folded_words = tokenize(&folded).filter(|token| token.kind.is_word());
    let same =
        folded_words.all(|token| words.by_ref().find(|word| !word.is_empty()).is_some_and(|word| word == token.text));
    holds(same && words.all(|word| word.is_empty()), "folding and splitting commute")
}

/// Returns whether text of other scripts is unchanged. Marks and joiners at its beginning belong to
/// the Arabic text before it.
fn leaves_other_scripts(normalizer: &Normalizer, line: &str) -> bool {
    let collapses = normalizer.profile().spaces() != Spaces::Keep;
    let mut parts = line.split(|c| is_arabic(c) || is_direction_control(c) || collapses && is_space(c));
    let is_of_arabic = |c| is_mark_of_any_script(c) || is_joiner(c);
    parts.all(|part| normalizer.is_normalized(part.trim_start_matches(is_of_arabic)))
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

/// Returns whether a canonically equivalent text has the same folded text. Letters of other scripts
/// keep their encoding, so folded texts are compared in NFC if they have letters with several
/// encodings.
fn folds_alike(normalizer: &Normalizer, equivalent: &str, folded: &str) -> bool {
    let other = normalizer.normalize(equivalent);
    let foreign = |c: char| !('\u{600}'..='\u{6FF}').contains(&c) && nfd(c.encode_utf8(&mut [0; 4])).chars().ne([c]);
    other == folded || folded.chars().any(foreign) && nfc(&other) == nfc(folded)
}

/// Fails unless all engines find the tokens of the reference tokenizer, and folded tokens are these
/// tokens folded one by one.
fn check_engines(name: &str, text: &str) {
    for tokenizer in [Tokenizer::new(), Tokenizer::new().spaces(true)] {
        let differs = |&set: &InstructionSet| {
            !tokenizer.with_instruction_set(set).tokens(text).eq(tokenizer.by_definition().tokens(text))
        };
        assert_eq!(InstructionSet::available().find(differs), None, "{name}: tokens differ");
    }
    for (preset, _, normalizer) in PRESETS {
        let normalizer = normalizer();
        let mut alone = tokenize(text);
        let mut tokens = normalizer.tokens(text).peekable();
        while let Some(token) = tokens.next() {
            let mut folded = token.text.to_string();
            // A vocative of the Quran is two words with the span of one.
            while let Some(second) = tokens.next_if(|second| second.span == token.span) {
                folded.extend([" ", &second.text]);
            }
            let same =
                alone.find(|other| other.span == token.span).is_some_and(|t| normalizer.normalize(t.text) == folded);
            assert!(same, "{name}, {preset}: {token:?} is not what it folds to alone");
        }
    }
}

/// Returns the number of tokens, or an error if tokens or sentences leave gaps in the line.
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
