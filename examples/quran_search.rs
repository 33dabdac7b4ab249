//! Finds words in the Quran, however they are spelt, and underlines them.
//!
//! ```sh
//! cargo run --example quran_search -- الصلاة
//! cargo run --example quran_search -- --words "يا أيها" quran-uthmani.txt
//! ```
//!
//! usage: `quran_search [--words] QUERY [FILE]`; with `--words`, whole words alone. A line of the file is `sura|aya|text`, as Tanzil
//! (tanzil.net) has it, in any edition; empty lines and those that begin with `#` are left out. Without a file, a few verses
//! are searched (`examples/quran_verses.txt`). Exits with 1 if nothing is found, with 2 if something is wrong.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use arabic_text::{Finder, Normalizer};

const SAMPLE: &str = include_str!("quran_verses.txt");
const USAGE: &str = "usage: quran_search [--words] QUERY [FILE]";
const ON: &str = "\u{1B}[1;4;33m";
const OFF: &str = "\u{1B}[0m";

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Prints the verses, and gives how many there are.
fn run() -> Result<usize, Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let whole_words = arguments.iter().any(|argument| argument == "--words");
    arguments.retain(|argument| argument != "--words");
    let (query, text) = match &arguments[..] {
        [query] => (query, SAMPLE.to_owned()),
        [query, file] => (query, fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?),
        _ => return Err(USAGE.into()),
    };
    if Normalizer::quran().normalize(query).trim().is_empty() {
        return Err(format!("nothing to search for is left of the query `{query}`: expected letters").into());
    }
    let finder = Normalizer::quran().finder(query.trim()).whole_words(whole_words);
    let mut out = io::stdout().lock();
    let mut found = 0;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{FEFF}').lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let verse =
            Verse::parse(line).ok_or_else(|| format!("line {number}: expected `sura|aya|text`, found `{line}`"))?;
        found += usize::from(verse.highlight(&finder, &mut out)?);
    }
    Ok(found)
}

struct Verse<'a> {
    sura: u16,
    aya: u16,
    text: &'a str,
}

impl<'a> Verse<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut parts = line.splitn(3, '|');
        let (sura, aya) = (parts.next()?.trim().parse().ok()?, parts.next()?.trim().parse().ok()?);
        Some(Self { sura, aya, text: parts.next()? })
    }

    /// Prints the verse if something is found in it, with that underlined. Gives whether it is.
    fn highlight(&self, finder: &Finder, out: &mut impl Write) -> io::Result<bool> {
        let mut at = 0;
        for found in finder.find_iter(self.text) {
            if at == 0 {
                write!(out, "{}:{} ", self.sura, self.aya)?;
            }
            write!(out, "{}{ON}{}{OFF}", &self.text[at..found.start], &self.text[found.clone()])?;
            at = found.end;
        }
        if at > 0 {
            writeln!(out, "{}", &self.text[at..])?;
        }
        Ok(at > 0)
    }
}
