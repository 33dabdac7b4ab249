//! `artext diff`: the lines in which two texts differ after folding.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use arabic_text::Normalizer;
use clap::Args;
use similar::{Algorithm, DiffOp, capture_diff_slices, capture_diff_slices_deadline};

use crate::Outcome;
use crate::args::ReadArgs;
use crate::input::{self, Chunks, Input, Opening};
use crate::output::{self, Color};
use crate::profile::ProfileArgs;

#[derive(Args)]
#[command(
    after_help = "Lines are shown as they stand in the files; what differs only in spelling is not shown. On a terminal the words that
differ are coloured. Memory is that of both files and their folded text."
)]
pub(crate) struct DiffArgs {
    /// The first text; `-` is standard input
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The second text
    #[arg(value_name = "B")]
    b: PathBuf,
    /// Print nothing; the exit code says whether they differ
    #[arg(long, short)]
    quiet: bool,
    /// When words that differ are coloured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
    #[command(flatten)]
    profile: ProfileArgs,
    #[command(flatten)]
    read: ReadArgs,
    /// Replace invalid bytes by U+FFFD instead of stopping there
    #[arg(long, help_heading = "Input")]
    lossy: bool,
}

/// For differences that are hard to find the shortest list is not looked for any longer.
const PATIENCE: Duration = Duration::from_secs(5);

const REMOVED: &str = "\x1b[31m";
const ADDED: &str = "\x1b[32m";
const PLAIN: &str = "\x1b[0m";

/// A text, and its folded lines.
struct Text {
    lines: Vec<String>,
    folded: Vec<String>,
}

impl Text {
    fn read(path: &Path, normalizer: &Normalizer, opening: Opening) -> Result<Self> {
        let mut text = Self { lines: Vec::new(), folded: Vec::new() };
        let mut chunks = Chunks::new(Input::open(path, opening)?, opening.lossy);
        while let Some(chunk) = chunks.next().with_context(|| input::shown(path))? {
            for line in chunk.text.lines() {
                text.folded.push(normalizer.normalize(line).into_owned());
                text.lines.push(line.to_owned());
            }
        }
        Ok(text)
    }
}

pub(crate) fn run(args: &DiffArgs) -> Result<Outcome> {
    if input::is_stdin(&args.a) && input::is_stdin(&args.b) {
        bail!("standard input can be one of the two texts only");
    }
    let normalizer = args.profile.normalizer()?;
    let opening = Opening { encoding: args.read.encoding, lossy: args.lossy };
    let a = Text::read(&args.a, &normalizer, opening)?;
    let b = Text::read(&args.b, &normalizer, opening)?;
    if a.folded == b.folded {
        return Ok(Outcome::Success);
    }
    if !args.quiet {
        let ops = capture_diff_slices_deadline(Algorithm::Myers, &a.folded, &b.folded, Some(Instant::now() + PATIENCE));
        let mut out = output::lines()?;
        writeln!(out, "--- {}\n+++ {}", input::shown(&args.a), input::shown(&args.b))?;
        let highlight = args.color.is_wanted().then_some(&normalizer);
        for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
            print(op, &a, &b, highlight, &mut out)?;
        }
        out.flush()?;
    }
    Ok(Outcome::Negative)
}

fn print(op: &DiffOp, a: &Text, b: &Text, highlight: Option<&Normalizer>, out: &mut dyn Write) -> Result<()> {
    let (old, new) = (op.old_range(), op.new_range());
    writeln!(out, "@@ -{} +{} @@", place(&old), place(&new))?;
    let pairs = old.len() == new.len();
    for (at, line) in a.lines[old.clone()].iter().enumerate() {
        let other = pairs.then(|| b.lines[new.start + at].as_str());
        writeln!(out, "-{}", colored(line, other, highlight, REMOVED))?;
    }
    for (at, line) in b.lines[new].iter().enumerate() {
        let other = pairs.then(|| a.lines[old.start + at].as_str());
        writeln!(out, "+{}", colored(line, other, highlight, ADDED))?;
    }
    Ok(())
}

/// Line and number of lines, as `diff -u` writes them.
fn place(range: &std::ops::Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => (range.start + 1).to_string(),
        length => format!("{},{length}", range.start + 1),
    }
}

/// A line with the words that the other line does not have; all of it if there is no other.
fn colored(line: &str, other: Option<&str>, highlight: Option<&Normalizer>, color: &str) -> String {
    let Some(normalizer) = highlight else { return line.to_owned() };
    let Some(other) = other else { return format!("{color}{line}{PLAIN}") };
    let words: Vec<_> = normalizer.tokens(line).collect();
    let keys = |line| normalizer.tokens(line).map(|token| token.text.into_owned()).collect::<Vec<_>>();
    let mut shown = String::new();
    let mut at = 0;
    for op in capture_diff_slices(Algorithm::Myers, &keys(line), &keys(other)) {
        let range = op.old_range();
        if matches!(op, DiffOp::Equal { .. }) || range.is_empty() {
            continue;
        }
        let (start, end) = (words[range.start].span.start, words[range.end - 1].span.end);
        shown += &line[at..start];
        shown += &format!("{color}{}{PLAIN}", &line[start..end]);
        at = end;
    }
    shown + &line[at..]
}
