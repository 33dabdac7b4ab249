//! Prints a text with the matches of a needle in colour.
//!
//! ```sh
//! cargo run --example highlight                           # a needle in the shipped sample
//! cargo run --example highlight -- --words كتاب FILE      # whole words in FILE
//! ```

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;

use arabic_text::Normalizer;

const USAGE: &str = "\
usage: highlight [--words] [NEEDLE [FILE]]

Prints the lines of FILE (or of a sample, if FILE is absent) in which NEEDLE occurs, with the matches in colour.
NEEDLE and FILE are compared as the preset `search` folds them. Without NEEDLE, the example looks for `كتاب` (book).
If nothing matches, it prints `no match` to standard error, and the exit code is 1.

  --words  find whole words only
  --help   this text";
const SAMPLE: &str = include_str!("sample.txt");
const ON: &str = "\u{1B}[1;4;33m";
const OFF: &str = "\u{1B}[0m";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        writeln!(io::stdout(), "{USAGE}")?;
        return Ok(ExitCode::SUCCESS);
    }
    let whole_words = arguments.iter().any(|argument| argument == "--words");
    arguments.retain(|argument| argument != "--words");
    let mut arguments = arguments.into_iter();
    let needle = arguments.next().unwrap_or_else(|| "كتاب".into());
    let found = match arguments.next() {
        Some(file) => highlight(BufReader::new(File::open(file)?), &needle, whole_words)?,
        None => highlight(SAMPLE.as_bytes(), &needle, whole_words)?,
    };
    if !found {
        eprintln!("no match");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the lines with matches. Returns whether there are any.
fn highlight(text: impl BufRead, needle: &str, whole_words: bool) -> io::Result<bool> {
    let finder = Normalizer::search().finder(needle).whole_words(whole_words);
    let mut out = io::stdout().lock();
    let mut has_match = false;
    for line in text.lines() {
        let line = line?;
        let mut at = 0;
        for found in finder.find_iter(&line) {
            write!(out, "{}{ON}{}{OFF}", &line[at..found.start], &line[found.clone()])?;
            at = found.end;
        }
        if at > 0 {
            writeln!(out, "{}", &line[at..])?;
            has_match = true;
        }
    }
    Ok(has_match)
}
