//! Underlines what is found, in colour.
//!
//! usage: `cargo run --example highlight -- [NEEDLE [FILE]]`

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use arabic_text::Normalizer;

const SAMPLE: &str = include_str!("sample.txt");
const ON: &str = "\u{1B}[1;4;33m";
const OFF: &str = "\u{1B}[0m";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let needle = arguments.next().unwrap_or_else(|| "كتاب".into());
    match arguments.next() {
        Some(file) => highlight(BufReader::new(File::open(file)?), &needle)?,
        None => highlight(SAMPLE.as_bytes(), &needle)?,
    }
    Ok(())
}

fn highlight(text: impl BufRead, needle: &str) -> io::Result<()> {
    let search = Normalizer::search();
    let mut out = io::stdout().lock();
    for line in text.lines() {
        let line = line?;
        let mut at = 0;
        for found in search.find(&line, needle) {
            write!(out, "{}{ON}{}{OFF}", &line[at..found.start], &line[found.clone()])?;
            at = found.end;
        }
        if at > 0 {
            writeln!(out, "{}", &line[at..])?;
        }
    }
    Ok(())
}
