//! Prints a text with the matches of a needle in colour.
//!
//! usage: `cargo run --example highlight -- [--words] [NEEDLE [FILE]]`; `--words` finds whole words
//! only

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use arabic_text::Normalizer;

const SAMPLE: &str = include_str!("sample.txt");
const ON: &str = "\u{1B}[1;4;33m";
const OFF: &str = "\u{1B}[0m";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let whole_words = arguments.iter().any(|argument| argument == "--words");
    arguments.retain(|argument| argument != "--words");
    let mut arguments = arguments.into_iter();
    let needle = arguments.next().unwrap_or_else(|| "كتاب".into());
    match arguments.next() {
        Some(file) => highlight(BufReader::new(File::open(file)?), &needle, whole_words)?,
        None => highlight(SAMPLE.as_bytes(), &needle, whole_words)?,
    }
    Ok(())
}

fn highlight(text: impl BufRead, needle: &str, whole_words: bool) -> io::Result<()> {
    let finder = Normalizer::search().finder(needle).whole_words(whole_words);
    let mut out = io::stdout().lock();
    for line in text.lines() {
        let line = line?;
        let mut at = 0;
        for found in finder.find_iter(&line) {
            write!(out, "{}{ON}{}{OFF}", &line[at..found.start], &line[found.clone()])?;
            at = found.end;
        }
        if at > 0 {
            writeln!(out, "{}", &line[at..])?;
        }
    }
    Ok(())
}
