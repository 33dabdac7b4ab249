//! Folds standard input of any size to standard output, in constant memory.
//!
//! usage: `cargo run --release --example stream [PROFILE] < text > folded`, such as `clean` or
//! `search,digits=keep`
//!
//! Invalid UTF-8 becomes U+FFFD. To see the memory for 1 GiB ("Maximum resident set size"), run
//! `yes 'كِتَابٌ جَدِيدٌ' | head -c 1G | /usr/bin/time -v target/release/examples/stream >
//! /dev/null`

use std::error::Error;
use std::io::{self, BufRead, Write};

use arabic_text::{NormalizeReader, Normalizer, Profile};

fn main() -> Result<(), Box<dyn Error>> {
    let profile = std::env::args().nth(1).map_or(Ok(Profile::SEARCH), |name| name.parse())?;
    let stream = Normalizer::new(profile).stream().replace_invalid(true);
    let mut folded = NormalizeReader::new(stream, io::stdin().lock());
    let mut out = io::stdout().lock();
    loop {
        let part = folded.fill_buf()?;
        if part.is_empty() {
            return Ok(out.flush()?);
        }
        out.write_all(part)?;
        let length = part.len();
        folded.consume(length);
    }
}
