//! Folds standard input to standard output, of any size, in constant memory.
//!
//! usage: `cargo run --release --example stream [PROFILE] < text > folded`, such as `clean` or `search,digits=keep`
//!
//! Invalid UTF-8 becomes U+FFFD. The memory it takes:
//! `head -c 1G /dev/zero | tr '\0' 'x' | /usr/bin/time -v target/release/examples/stream > /dev/null`

use std::error::Error;
use std::io;

use arabic_text::{NormalizeReader, Normalizer, Profile};

fn main() -> Result<(), Box<dyn Error>> {
    let profile = std::env::args().nth(1).map_or(Ok(Profile::SEARCH), |name| name.parse())?;
    let stream = Normalizer::new(profile).stream().replace_invalid(true);
    let mut folded = NormalizeReader::new(stream, io::stdin().lock());
    io::copy(&mut folded, &mut io::stdout().lock())?;
    Ok(())
}
