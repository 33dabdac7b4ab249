//! Folds standard input with a profile given in its text form.
//!
//! ```text
//! normalize [--null] [--profile PROFILE]
//! ```
//!
//! Each line is a text of its own; with `--null` texts end with a zero byte and may hold line breaks.

use std::error::Error;
use std::io::{self, BufRead, Write};

use arabic_text::{Normalizer, Profile};

struct Settings {
    profile: Profile,
    separator: u8,
}

impl Settings {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut settings = Self { profile: Profile::SEARCH, separator: b'\n' };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--null" => settings.separator = 0,
                "--profile" => settings.profile = arguments.next().ok_or("--profile needs a profile")?.parse()?,
                other => return Err(format!("`{other}` is neither --null nor --profile").into()),
            }
        }
        Ok(settings)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_arguments(std::env::args().skip(1))?;
    let normalizer = Normalizer::new(settings.profile);
    let (mut input, mut output) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let (mut record, mut folded) = (Vec::new(), String::new());
    while input.read_until(settings.separator, &mut record)? > 0 {
        let ended = record.pop_if(|last| *last == settings.separator).is_some();
        folded.clear();
        normalizer.normalize_into(str::from_utf8(&record)?, &mut folded);
        output.write_all(folded.as_bytes())?;
        if ended {
            output.write_all(&[settings.separator])?;
        }
        record.clear();
    }
    Ok(output.flush()?)
}
