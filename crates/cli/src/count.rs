//! `artext count`: words by their search keys, with the commonest spelling of each.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::args::ReadArgs;
use crate::input::Opening;
use crate::json::Quoted;
use crate::profile::ProfileArgs;
use crate::{Outcome, output, split};

#[derive(Args)]
#[command(
    after_help = "Prints the count, the key and its commonest spelling, with tabs between, the most frequent first. Memory grows with the
number of different words."
)]
pub(crate) struct CountArgs {
    /// Files to read; standard input without any, or for `-`
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print so many keys at most
    #[arg(long, short = 'n', value_name = "NUMBER")]
    top: Option<usize>,
    /// Print only keys that are counted so often at least
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    min: u64,
    /// Print JSON objects with every spelling and its count, one a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    profile: ProfileArgs,
    #[command(flatten)]
    read: ReadArgs,
    /// Replace invalid bytes by U+FFFD instead of stopping there
    #[arg(long, help_heading = "Input")]
    lossy: bool,
}

/// How often a key and each of its spellings were seen.
#[derive(Default)]
struct Tally {
    total: u64,
    spellings: HashMap<Box<str>, u64>,
}

impl Tally {
    fn add(&mut self, spelling: &str) {
        self.total += 1;
        match self.spellings.get_mut(spelling) {
            Some(count) => *count += 1,
            None => drop(self.spellings.insert(spelling.into(), 1)),
        }
    }

    /// Spellings with their counts, the commonest first.
    fn sorted(&self) -> Vec<(&str, u64)> {
        let mut list: Vec<_> = self.spellings.iter().map(|(spelling, count)| (&**spelling, *count)).collect();
        list.sort_by_key(|(spelling, count)| (std::cmp::Reverse(*count), *spelling));
        list
    }
}

pub(crate) fn run(args: &CountArgs) -> Result<Outcome> {
    let normalizer = args.profile.normalizer()?;
    let mut tallies: HashMap<Box<str>, Tally> = HashMap::new();
    let opening = Opening { encoding: args.read.encoding, lossy: args.lossy };
    let outcome = split::each_file(&args.files, opening, |_, chunk| {
        let mut words = normalizer.token_stream(&chunk.text);
        while words.advance() {
            let word = words.token();
            if !word.kind.is_word() || word.text.is_empty() {
                continue;
            }
            let spelling = &chunk.text[word.span.clone()];
            match tallies.get_mut(word.text) {
                Some(tally) => tally.add(spelling),
                None => tallies.entry(word.text.into()).or_default().add(spelling),
            }
        }
        Ok(())
    })?;
    print(args, &tallies)?;
    Ok(outcome)
}

fn print(args: &CountArgs, tallies: &HashMap<Box<str>, Tally>) -> Result<()> {
    let mut list: Vec<_> = tallies.iter().filter(|(_, tally)| tally.total >= args.min).collect();
    list.sort_by_key(|(key, tally)| (std::cmp::Reverse(tally.total), &***key));
    let mut out = output::lines()?;
    for (key, tally) in list.into_iter().take(args.top.unwrap_or(usize::MAX)) {
        let total = tally.total;
        let spellings = tally.sorted();
        if !args.json {
            writeln!(out, "{total}\t{key}\t{}", spellings.first().map_or("", |spelling| spelling.0))?;
            continue;
        }
        write!(out, r#"{{"count":{total},"key":{},"spellings":{{"#, Quoted(key))?;
        for (at, (spelling, count)) in spellings.into_iter().enumerate() {
            let gap = if at > 0 { "," } else { "" };
            write!(out, "{gap}{}:{count}", Quoted(spelling))?;
        }
        writeln!(out, "}}}}")?;
    }
    Ok(out.flush()?)
}
