//! `artext check`: characters that surprise.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use anyhow::Result;
use arabic_text::{
    Change, CodePoint, DirectionControls, Ignorables, Joiners, Normalizer, PresentationForms, Profile, Rule, TokenKind,
    tokenize,
};
use clap::Args;

use crate::args::ReadArgs;
use crate::input::{Chunk, Opening};
use crate::json::Quoted;
use crate::split::{self, Places};
use crate::{Outcome, output};

#[derive(Args)]
#[command(after_help = "What is reported:
  direction control   invisible characters that turn the direction of text
  presentation form   shapes of letters that old encodings and PDF files stored
  invisible           joiners where they show nothing, variation selectors and tags behind Arabic text, byte order marks inside
  marks out of order  marks in another order than the canonical one, or letter and mark that are one letter
  mixed keyboards     Arabic and Persian letters or digits that look alike, in one word or number
  control             control characters but tab and line breaks
  replacement         U+FFFD, which stands for bytes that could not be read

Columns count characters from 1. The exit code is 1 if anything was found.")]
pub(crate) struct CheckArgs {
    /// Files to read; standard input without any, or for `-`
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print the counts alone
    #[arg(long, short)]
    count: bool,
    /// Print JSON objects, one a line
    #[arg(long, conflicts_with = "count")]
    json: bool,
    #[command(flatten)]
    read: ReadArgs,
    /// Replace invalid bytes by U+FFFD instead of stopping there
    #[arg(long, help_heading = "Input")]
    lossy: bool,
}

/// Why something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    DirectionControl,
    PresentationForm,
    Invisible,
    MarksOutOfOrder,
    MixedKeyboards,
    Control,
    Replacement,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DirectionControl => "direction control",
            Self::PresentationForm => "presentation form",
            Self::Invisible => "invisible",
            Self::MarksOutOfOrder => "marks out of order",
            Self::MixedKeyboards => "mixed keyboards",
            Self::Control => "control",
            Self::Replacement => "replacement",
        })
    }
}

struct Finding {
    range: Range<usize>,
    kind: Kind,
}

/// Keeps everything but what surprises.
fn checker() -> Normalizer {
    Normalizer::new(
        Profile::NONE
            .with_direction_controls(DirectionControls::Remove)
            .with_presentation_forms(PresentationForms::Fold)
            .with_joiners(Joiners::KeepShaping)
            .with_ignorables(Ignorables::Remove),
    )
}

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome> {
    let checker = checker();
    let mut counts: BTreeMap<Kind, u64> = BTreeMap::new();
    let mut out = output::lines()?;
    let opening = Opening { encoding: args.read.encoding, lossy: args.lossy };
    let outcome = split::each_file(&args.files, opening, |name, chunk| {
        let mut places = Places::of(chunk);
        for finding in findings(&checker, &chunk.text) {
            *counts.entry(finding.kind).or_default() += 1;
            if !args.count {
                print(args, name, chunk, &mut places, &finding, &mut out)?;
            }
        }
        Ok(())
    })?;
    if !args.json {
        for (kind, count) in &counts {
            writeln!(out, "{count:>8}  {kind}")?;
        }
    }
    out.flush()?;
    Ok(if outcome == Outcome::Success && !counts.is_empty() { Outcome::Negative } else { outcome })
}

/// Returns the surprising characters of a text of whole lines, in order.
fn findings(checker: &Normalizer, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if !checker.is_normalized(text) {
        found.extend(checker.explain(text).map(|change| Finding { range: change.range(), kind: kind_of(&change) }));
    }
    found.extend(text.char_indices().filter_map(|(at, c)| {
        let kind = alone(c)?;
        Some(Finding { range: at..at + c.len_utf8(), kind })
    }));
    for token in tokenize(text).filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)) {
        if let Some(range) = mixed(token.text) {
            let start = token.span.start;
            found.push(Finding { range: start + range.start..start + range.end, kind: Kind::MixedKeyboards });
        }
    }
    found.sort_by_key(|finding| (finding.range.start, finding.kind));
    found.dedup_by_key(|finding| (finding.range.start, finding.kind));
    found
}

fn kind_of(change: &Change<'_>) -> Kind {
    match change.rules().first() {
        // For the library it is one of the direction controls.
        _ if change.source() == "\u{FEFF}" => Kind::Invisible,
        Some(Rule::DirectionControls) => Kind::DirectionControl,
        Some(Rule::PresentationForms) => Kind::PresentationForm,
        Some(Rule::Joiners | Rule::Ignorables) => Kind::Invisible,
        _ => Kind::MarksOutOfOrder,
    }
}

/// Characters that surprise wherever they stand.
fn alone(c: char) -> Option<Kind> {
    match c {
        '\t' | '\n' | '\r' | '\u{C}' => None,
        '\u{FEFF}' => Some(Kind::Invisible),
        '\u{FFFD}' => Some(Kind::Replacement),
        _ if c.is_control() => Some(Kind::Control),
        _ => None,
    }
}

/// Letters of the Arabic keyboard that look like others of the Persian one, and those.
const ARABIC: &[char] = &['\u{643}', '\u{64A}'];
const PERSIAN: &[char] = &['\u{6A9}', '\u{6CC}'];

/// The second of two characters in one word that different keyboards give.
fn mixed(text: &str) -> Option<Range<usize>> {
    let sets: [fn(char) -> bool; 4] = [
        |c| ARABIC.contains(&c),
        |c| PERSIAN.contains(&c),
        |c| ('\u{660}'..='\u{669}').contains(&c),
        |c| ('\u{6F0}'..='\u{6F9}').contains(&c),
    ];
    let first = |set: usize| text.char_indices().find(|(_, c)| sets[set](*c)).map(|(at, c)| at..at + c.len_utf8());
    let second = |a, b| Some(std::cmp::max_by_key(first(a)?, first(b)?, |range: &Range<usize>| range.start));
    second(0, 1).or_else(|| second(2, 3))
}

fn print(
    args: &CheckArgs,
    name: &str,
    chunk: &Chunk<'_>,
    places: &mut Places<'_>,
    finding: &Finding,
    out: &mut dyn Write,
) -> Result<()> {
    let Finding { range, kind } = finding;
    let (line, column) = places.place_of(range.start);
    let source = &chunk.text[range.clone()];
    let names: Vec<_> = source.chars().map(named).collect();
    let names = names.join(" + ");
    if !args.json {
        return Ok(writeln!(out, "{name}:{line}:{column}: {kind}: {names}")?);
    }
    let (from, to) = (chunk.offset + range.start as u64, chunk.offset + range.end as u64);
    let (name, names) = (Quoted(name), Quoted(&names));
    write!(out, r#"{{"file":{name},"line":{line},"column":{column},"span":[{from},{to}],"#)?;
    Ok(writeln!(out, r#""kind":"{kind}","text":{},"characters":{names}}}"#, Quoted(source))?)
}

fn named(c: char) -> String {
    CodePoint(c).to_string()
}
