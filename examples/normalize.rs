//! Folds a file or standard input, whole or token by token.
//!
//! ```sh
//! cargo run --release --example normalize -- examples/sample_news.txt
//! cargo run --release --example normalize -- --profile search,digits=keep --tokens examples/sample_news.txt
//! ```

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;

use arabic_text::{Normalizer, Profile};

const USAGE: &str = "\
usage: normalize [--profile TEXT] [--tokens] [FILE]

Prints FILE (or standard input, if FILE is absent or `-`) folded.

  --profile TEXT  what to fold (default: search): a preset (none, clean, unvocalized, search, loose, quran, persian,
                  urdu, kurdish, uyghur, pashto) or a profile of docs/compat.md, such as lucene_arabic; options may
                  follow: search,digits=keep,hamza=to_seat
  --tokens        a line for each token: kind, bytes of the source, source, folded, separated by tabs
  --null          the input is many texts, each ended by a zero byte
  --help          this text";

enum Failure {
    Usage(String),
    Input(String),
    Output(io::Error),
}

#[derive(Default)]
struct Arguments {
    profile: Option<String>,
    file: Option<String>,
    tokens: bool,
    null: bool,
    help: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has closed the pipe.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => fail(&format!("cannot write: {error}"), 1),
        Err(Failure::Input(message)) => fail(&message, 1),
        Err(Failure::Usage(message)) => fail(&format!("{message}\n(--help says more)"), 2),
    }
}

fn fail(message: &str, code: u8) -> ExitCode {
    eprintln!("normalize: {message}");
    ExitCode::from(code)
}

fn run() -> Result<(), Failure> {
    let words: Result<Vec<_>, _> = std::env::args_os().skip(1).map(|word| word.into_string()).collect();
    let words = words.map_err(|word| usage(&format!("{} is not UTF-8", word.to_string_lossy())))?;
    let arguments = Arguments::parse(words.into_iter())?;
    if arguments.help {
        return writeln!(io::stdout(), "{USAGE}").map_err(Failure::Output);
    }
    let normalizer = Normalizer::new(arguments.profile()?);
    let text = read(arguments.file.as_deref().unwrap_or("-"))?;
    let written = match arguments {
        Arguments { tokens: true, .. } => print_tokens(&normalizer, &text),
        Arguments { null: true, .. } => print(&fold_each(&normalizer, &text)),
        _ => print(&normalizer.normalize(&text)),
    };
    written.map_err(Failure::Output)
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--help" | "-h" => arguments.help = true,
                "--tokens" => arguments.tokens = true,
                "--null" => arguments.null = true,
                "--profile" => arguments.profile = Some(words.next().ok_or_else(|| usage("--profile wants a text"))?),
                _ => arguments.take(word)?,
            }
        }
        Ok(arguments)
    }

    fn take(&mut self, word: String) -> Result<(), Failure> {
        if let Some(profile) = word.strip_prefix("--profile=") {
            self.profile = Some(profile.to_owned());
        } else if word.starts_with('-') && word != "-" {
            return Err(usage(&format!("no option is called `{word}`")));
        } else if self.file.replace(word).is_some() {
            return Err(usage("one file at a time"));
        }
        Ok(())
    }

    fn profile(&self) -> Result<Profile, Failure> {
        let text = self.profile.as_deref().unwrap_or("search");
        text.parse().map_err(|error| usage(&format!("{error}")))
    }
}

fn usage(message: &str) -> Failure {
    Failure::Usage(message.to_owned())
}

/// Reads a whole file, or standard input for `-`.
fn read(file: &str) -> Result<String, Failure> {
    let (name, bytes) = if file == "-" { ("standard input", read_stdin()) } else { (file, fs::read(file)) };
    let bytes = bytes.map_err(|error| Failure::Input(format!("{name}: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[at];
        Failure::Input(format!("{name}: not UTF-8: byte 0x{byte:02X} at offset {at} does not belong there"))
    })
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Folds each of the texts that end with a zero byte.
fn fold_each(normalizer: &Normalizer, texts: &str) -> String {
    let mut folded = String::with_capacity(texts.len());
    for text in texts.split_terminator('\0') {
        normalizer.normalize_into(text, &mut folded);
        folded.push('\0');
    }
    folded
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn print_tokens(normalizer: &Normalizer, text: &str) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let width = text.len().to_string().len();
    let mut tokens = normalizer.token_stream(text);
    while tokens.advance() {
        let token = tokens.token();
        let (start, end) = (token.span.start, token.span.end);
        let source = &text[token.span];
        writeln!(out, "{:<11}\t{start:>width$}..{end:<width$}\t{source}\t{}", token.kind, token.text)?;
    }
    out.flush()
}
