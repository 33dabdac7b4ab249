//! `artext tokens`, `words`, `sentences`: a text in parts.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use arabic_text::{Normalizer, TokenKind, sentences as sentences_of, tokenize};
use clap::Args;

use crate::args::ReadArgs;
use crate::input::{self, Chunk, Chunks, Input, Opening};
use crate::json::Quoted;
use crate::profile::ProfileArgs;
use crate::{Outcome, is_broken_pipe, output, report};

#[derive(Args)]
#[command(
    after_help = "With --json each line is an object: `text`, `span` (bytes of the input as UTF-8), `line`, `kind` of tokens,
`key` with --fold, and `file` if several are given."
)]
pub(crate) struct SplitArgs {
    /// Files to read; standard input without any, or for `-`
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON objects with spans, one a line
    #[arg(long)]
    json: bool,
    /// Print folded text; with --json beside the text of the source
    #[arg(long)]
    fold: bool,
    #[command(flatten)]
    profile: ProfileArgs,
    #[command(flatten)]
    read: ReadArgs,
    /// Replace invalid bytes by U+FFFD instead of stopping there
    #[arg(long, help_heading = "Input")]
    lossy: bool,
}

/// A part of a chunk.
struct Part<'a> {
    text: &'a str,
    start: usize,
    kind: Option<TokenKind>,
}

pub(crate) fn tokens(args: &SplitArgs) -> Result<Outcome> {
    run(args, |text, give| {
        tokenize(text)
            .try_for_each(|token| give(Part { text: token.text, start: token.span.start, kind: Some(token.kind) }))
    })
}

pub(crate) fn words(args: &SplitArgs) -> Result<Outcome> {
    run(args, |text, give| {
        let mut tokens = tokenize(text).filter(|token| token.kind.is_word());
        tokens.try_for_each(|token| give(Part { text: token.text, start: token.span.start, kind: None }))
    })
}

pub(crate) fn sentences(args: &SplitArgs) -> Result<Outcome> {
    run(args, |text, give| {
        let mut start = 0;
        // A line break ends a sentence. Blank lines behind it belong to it, and so do invisible characters at the start
        // of the next line: neither is shown, wherever a chunk begins.
        for line in sentences_of(text).flat_map(|sentence| sentence.split_inclusive('\n')) {
            let shown = line.trim_start_matches(|c| !is_visible(c));
            if !shown.is_empty() {
                give(Part { text: shown.trim_end(), start: start + line.len() - shown.len(), kind: None })?;
            }
            start += line.len();
        }
        Ok(())
    })
}

/// Whether a character shows something.
fn is_visible(c: char) -> bool {
    let invisible = matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    !invisible && !c.is_whitespace()
}

type Give<'a> = &'a mut dyn FnMut(Part<'_>) -> Result<()>;

fn run(args: &SplitArgs, parts: impl Fn(&str, Give<'_>) -> Result<()>) -> Result<Outcome> {
    let mut printer =
        Printer { args, normalizer: args.profile.normalizer()?, folded: String::new(), out: output::lines()? };
    let outcome =
        each_file(&args.files, Opening { encoding: args.read.encoding, lossy: args.lossy }, |name, chunk| {
            let mut places = Places::of(chunk);
            parts(&chunk.text, &mut |part| printer.part(name, chunk, &mut places, &part))
        })?;
    printer.out.flush()?;
    Ok(outcome)
}

/// Reads files in chunks of lines; reports what fails and goes on with the next.
pub(crate) fn each_file(
    files: &[PathBuf],
    opening: Opening,
    mut work: impl FnMut(&str, &Chunk<'_>) -> Result<()>,
) -> Result<Outcome> {
    let mut outcome = Outcome::Success;
    for file in input::or_stdin(files) {
        let name = input::shown(&file);
        let mut read = || -> Result<()> {
            let mut chunks = Chunks::new(Input::open_unnamed(&file, opening)?, opening.lossy);
            while let Some(chunk) = chunks.next()? {
                work(&name, &chunk)?;
            }
            Ok(())
        };
        match read().with_context(|| name.clone()) {
            Err(error) if is_broken_pipe(&error) => return Err(error),
            Err(error) => {
                report(&error);
                outcome = Outcome::SomeFailed;
            }
            Ok(()) => {}
        }
    }
    Ok(outcome)
}

/// Gives lines and columns of places in a chunk that only go forward, so that time is linear.
pub(crate) struct Places<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    column: u64,
}

impl<'a> Places<'a> {
    pub(crate) fn of(chunk: &'a Chunk<'_>) -> Self {
        Self { text: &chunk.text, at: 0, line: chunk.line, column: 1 }
    }

    /// Line and column, both from 1; columns count characters.
    pub(crate) fn place_of(&mut self, at: usize) -> (u64, u64) {
        let mut passed = &self.text[self.at..at];
        if let Some(last) = memchr::memrchr(b'\n', passed.as_bytes()) {
            self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u64;
            self.column = 1;
            passed = &passed[last + 1..];
        }
        self.column += passed.chars().count() as u64;
        self.at = at;
        (self.line, self.column)
    }
}

struct Printer<'a, W> {
    args: &'a SplitArgs,
    normalizer: Normalizer,
    folded: String,
    out: W,
}

impl<W: Write> Printer<'_, W> {
    fn part(&mut self, file: &str, chunk: &Chunk<'_>, places: &mut Places<'_>, part: &Part<'_>) -> Result<()> {
        self.folded.clear();
        if self.args.fold {
            self.normalizer.normalize_into(part.text, &mut self.folded);
        }
        if self.args.json {
            return self.json(file, chunk.offset, places.place_of(part.start).0, part);
        }
        let text = if self.args.fold { &self.folded } else { part.text };
        match part.kind {
            Some(kind) => writeln!(self.out, "{kind}\t{text}")?,
            None => writeln!(self.out, "{text}")?,
        }
        Ok(())
    }

    fn json(&mut self, file: &str, offset: u64, line: u64, part: &Part<'_>) -> Result<()> {
        let out = &mut self.out;
        out.write_all(b"{")?;
        if self.args.files.len() > 1 {
            write!(out, r#""file":{},"#, Quoted(file))?;
        }
        if let Some(kind) = part.kind {
            write!(out, r#""kind":"{kind}","#)?;
        }
        let start = offset + part.start as u64;
        write!(
            out,
            r#""line":{line},"span":[{start},{}],"text":{}"#,
            start + part.text.len() as u64,
            Quoted(part.text)
        )?;
        if self.args.fold {
            write!(out, r#","key":{}"#, Quoted(&self.folded))?;
        }
        Ok(out.write_all(b"}\n")?)
    }
}
