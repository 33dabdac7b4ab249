//! `artext explain`: what folding changes, where, and by which rule.

use std::io::Write;

use anyhow::{Context, Result};
use arabic_text::{Change, Normalizer};
use clap::Args;

use crate::input::{Chunks, Input, Opening};
use crate::json::Quoted;
use crate::profile::ProfileArgs;
use crate::{Outcome, output};

#[derive(Args)]
#[command(
    after_help = "Prints the text, what it folds to, and a line for each change: the range of the text in bytes, the characters with their
Unicode names, and the rules, named as the options of a profile. With --json there is an object for each line of text."
)]
pub(crate) struct ExplainArgs {
    /// The text; standard input without any
    text: Vec<String>,
    /// Print a JSON object for each line of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    profile: ProfileArgs,
}

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome> {
    let normalizer = args.profile.normalizer()?;
    let mut out = output::lines()?;
    if args.text.is_empty() {
        let input = Input::open("-".as_ref(), Opening::default())?;
        let mut chunks = Chunks::new(input, false);
        while let Some(chunk) = chunks.next().context("standard input")? {
            for line in chunk.text.lines() {
                explain(&normalizer, line, args.json, &mut out)?;
            }
        }
    } else {
        explain(&normalizer, &args.text.join(" "), args.json, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Success)
}

fn explain(normalizer: &Normalizer, text: &str, json: bool, out: &mut dyn Write) -> Result<()> {
    let folded = normalizer.normalize(text);
    if !json {
        writeln!(out, "{text}\n{folded}")?;
        for change in normalizer.explain(text) {
            writeln!(out, "  {change}")?;
        }
        return Ok(());
    }
    write!(out, r#"{{"text":{},"folded":{},"changes":["#, Quoted(text), Quoted(&folded))?;
    for (at, change) in normalizer.explain(text).enumerate() {
        out.write_all(if at > 0 { b"," } else { b"" })?;
        write_change(&change, out)?;
    }
    Ok(writeln!(out, "]}}")?)
}

fn write_change(change: &Change<'_>, out: &mut dyn Write) -> Result<()> {
    let std::ops::Range { start, end } = change.range();
    let names: Vec<_> = change.source_code_points().map(|c| Quoted(&c.to_string()).to_string()).collect();
    let rules: Vec<_> = change.rules().iter().map(|rule| format!("\"{rule}\"")).collect();
    write!(
        out,
        r#"{{"span":[{start},{end}],"source":{},"output":{},"#,
        Quoted(change.source()),
        Quoted(change.output())
    )?;
    Ok(write!(out, r#""names":[{}],"rules":[{}]}}"#, names.join(","), rules.join(","))?)
}
