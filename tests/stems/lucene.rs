//! The stems of Lucene for the same words, if there are Java and a jar of Lucene.
//! `tools/peers/stems.sh` gets them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use arabic_text::stem::Stemmer;
use arabic_text::{Normalizer, Profile, compat, words};

use crate::common::config::corpora;
use crate::model::{LETTERS, made_up_words};

/// A class path with lucene-core and lucene-analysis-common.
const CLASS_PATH: &str = "ARABIC_TEXT_LUCENE";
const BRIDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/peers/Lucene.java");

const SAMPLES: [&str; 5] = [
    include_str!("../../examples/sample.txt"),
    include_str!("../../examples/sample_news.txt"),
    include_str!("../../benches/samples/persian.txt"),
    include_str!("../../benches/samples/tweets.txt"),
    include_str!("../../benches/samples/vocalized.txt"),
];

#[test]
fn lucene_gives_the_same_stems() {
    let Some(class_path) = std::env::var_os(CLASS_PATH) else {
        println!("skipped: {CLASS_PATH} names no jar of Lucene (`tools/peers/stems.sh` gets one)");
        return;
    };
    assert!(Path::new(BRIDGE).exists(), "{BRIDGE} is missing: it is in a clone, not in the package");
    let lucene = |verb: &str, words: &[String]| -> Vec<String> {
        let mut command = Command::new("java");
        command.arg("-cp").arg(&class_path).args([BRIDGE, verb]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut java = command.spawn().expect("java runs");
        let input: String = words.iter().flat_map(|word| [word, "\0"]).collect();
        let mut stdin = java.stdin.take().expect("it is piped");
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let output = java.wait_with_output().expect("java ends");
        assert!(
            output.status.success(),
            "java failed: is a jar of Lucene in {CLASS_PATH}, and Java as new as it wants?"
        );
        writer.join().expect("a thread").expect("java reads");
        let stems = String::from_utf8(output.stdout).expect("UTF-8");
        stems.split_terminator('\0').map(str::to_owned).collect()
    };
    let texts = texts();
    let compare = |stemmer: Stemmer, verb: &str, words: BTreeSet<String>, spelling: fn(&str) -> String| {
        let words: Vec<String> = words.into_iter().collect();
        let stems = lucene(verb, &words.iter().map(|word| spelling(word)).collect::<Vec<_>>());
        assert_eq!(stems.len(), words.len());
        for (word, stem) in words.iter().zip(&stems) {
            assert_eq!(spelling(stemmer.stem(word)), *stem, "{stemmer}: {word}");
        }
        println!("{stemmer}: {} words", words.len());
    };
    for profile in [compat::LUCENE_ARABIC, Profile::SEARCH] {
        let folded = folded_words(profile, &texts);
        compare(Stemmer::Light10, "arabic_stem", &folded | &made_up_words(LETTERS), str::to_owned);
    }
    // The Persian stemmer counts characters and Lucene code units, so letters of two code units are
    // left out. Lucene handles one yeh only.
    let letters: String = LETTERS.chars().filter(|c| c.len_utf16() == 1 && *c != 'ی').collect();
    let folded = folded_words(compat::LUCENE_PERSIAN, &texts);
    compare(Stemmer::Persian, "persian_stem", &folded | &made_up_words(&letters), str::to_owned);
    let letters: String = letters.replace('ي', "ی");
    let folded = folded_words(Profile::PERSIAN, &texts);
    compare(Stemmer::Persian, "persian_stem", &folded | &made_up_words(&letters), |word| word.replace('ی', "ي"));
}

/// Returns the samples, and the texts of the folder in `ARABIC_TEXT_CORPORA`, if it is set.
fn texts() -> Vec<String> {
    let mut texts = SAMPLES.map(str::to_owned).to_vec();
    if let Some(folder) = corpora() {
        for entry in fs::read_dir(folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            if path.extension().is_some_and(|kind| kind == "txt" || kind == "tsv") {
                texts.push(fs::read_to_string(path).expect("UTF-8"));
            }
        }
    }
    texts
}

fn folded_words(profile: Profile, texts: &[String]) -> BTreeSet<String> {
    let normalizer = Normalizer::new(profile);
    let mut found = BTreeSet::new();
    for text in texts {
        let folded = normalizer.normalize(text);
        found.extend(words(&folded).filter(|word| word.chars().all(|c| c.len_utf16() == 1)).map(str::to_owned));
    }
    assert!(found.len() > 300, "{} words", found.len());
    found
}
