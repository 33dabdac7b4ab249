//! `artext fold`: files or standard input, folded.

mod checked;
mod csv;
mod cuts;
mod edits;
mod fields;
mod in_place;
mod jsonl;
mod parallel;
#[cfg(feature = "parquet")]
mod parquet;
mod parts;
mod pieces;
mod progress;
mod records;
mod text;

use std::fs::File;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use arabic_text::Normalizer;
use clap::{Args, ValueEnum};

use self::checked::Checked;
use self::fields::Fields;
use self::progress::{Progress, When};
use crate::args::ReadArgs;
use crate::input::{self, Compression, Input, Opening};
use crate::output::{self, Replacement};
use crate::profile::ProfileArgs;
use crate::{Outcome, is_broken_pipe, report};

const HELP: &str = "Examples:
  artext fold book.txt > folded.txt
  artext fold --in-place --profile clean chapters/*.txt
  artext fold --format jsonl --field title --into title_key < records.jsonl
  artext fold --encoding windows-1256 old.txt -o new.txt.gz

Input in gzip or Zstandard is decompressed; --in-place and names that end in .gz or .zst compress. Output is UTF-8.
A record of jsonl, csv or tsv keeps every byte outside of its fields. Memory does not grow with the input; with
records it is that of the longest record.";

const HELP_OF_PARQUET: &str = if cfg!(feature = "parquet") {
    "

A Parquet file keeps its other columns as they are, and its row groups and compression:
  artext fold --format parquet --field title --in-place books.parquet"
} else {
    ""
};

#[derive(Args)]
#[command(after_help = format!("{HELP}{HELP_OF_PARQUET}"))]
pub(crate) struct FoldArgs {
    /// Files to fold; standard input without any, or for `-`
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Replace each file by its folded text; files that would not change are not touched
    #[arg(long, short, conflicts_with = "output")]
    in_place: bool,
    /// File to write instead of standard output (-); it is there whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    profile: ProfileArgs,
    /// What the input is: text, or records of which fields are folded
    #[arg(long, value_enum, default_value_t, help_heading = "Input")]
    format: Format,
    /// Field that is folded: a name of JSON, or a column; several may be given
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    field: Vec<String>,
    /// Field that is written instead, one for each --field; it is added where there is none
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    into: Vec<String>,
    #[command(flatten)]
    read: ReadArgs,
    /// Replace invalid bytes by U+FFFD instead of stopping there
    #[arg(long, help_heading = "Input")]
    lossy: bool,
    /// Threads: for parts of a large text, and with --in-place for several files [default: one for each processor]
    #[arg(long, short, value_name = "NUMBER")]
    jobs: Option<NonZeroUsize>,
    /// When a progress bar is shown on standard error
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    progress: When,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything is folded
    #[default]
    Text,
    /// A JSON object a line
    Jsonl,
    /// Fields between commas, in quotes where needed, with a header
    Csv,
    /// Fields between tabs, never in quotes, with a header
    Tsv,
    /// Columns of a Parquet file
    #[cfg(feature = "parquet")]
    Parquet,
}

/// The formats whose fields are folded, as messages name them.
const FORMATS_WITH_FIELDS: &str =
    if cfg!(feature = "parquet") { "jsonl, csv, tsv and parquet" } else { "jsonl, csv and tsv" };

/// The work that is done for each input.
struct Job {
    normalizer: Normalizer,
    format: Format,
    fields: Fields,
    opening: Opening,
    /// The number of threads that fold one text.
    threads: usize,
}

impl FoldArgs {
    fn job(&self, threads: usize) -> Result<Job> {
        let fields = Fields::new(&self.field, &self.into)?;
        if (self.format == Format::Text) != fields.is_empty() {
            bail!("--format {FORMATS_WITH_FIELDS} need --field, and --field needs one of them");
        }
        #[cfg(feature = "parquet")]
        if self.format == Format::Parquet {
            parquet::check(self)?;
            parquet::report_panics();
        }
        let opening = Opening { encoding: self.read.encoding, lossy: self.lossy };
        Ok(Job { normalizer: self.profile.normalizer()?, format: self.format, fields, opening, threads })
    }

    fn jobs(&self) -> usize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }
}

pub(crate) fn run(args: &FoldArgs) -> Result<Outcome> {
    let files = input::or_stdin(&args.files);
    // The number of files that are folded at the same time. They share the threads.
    let workers = if args.in_place { files.len().min(args.jobs()) } else { 1 };
    let job = args.job(args.jobs() / workers)?;
    if args.in_place {
        if args.files.is_empty() || files.iter().any(|file| input::is_stdin(file)) {
            bail!("--in-place needs the names of files");
        }
        output::remove_at_signals()?;
        return Ok(in_place::fold_files(&files, &job, workers, args.progress));
    }
    let progress = Progress::of(&files, args.progress);
    match &args.output {
        None => job.fold_files(&files, &mut output::stdout()?, &progress),
        Some(target) => fold_to_file(&job, &files, target, &progress),
    }
}

/// A file of output is made of all inputs or not at all.
fn fold_to_file(job: &Job, files: &[PathBuf], target: &Path, progress: &Progress) -> Result<Outcome> {
    let named = || target.display().to_string();
    if let Some(mut stream) = output::standard_stream(target).with_context(named)? {
        return job.fold_files(files, &mut stream, progress);
    }
    if !output::can_be_replaced(target) {
        let device = File::options().write(true).open(target).with_context(named)?;
        if device.metadata().is_ok_and(|found| found.is_file()) {
            bail!(
                "{}: this file is open already, or its kind is not known; redirect standard output to it instead",
                target.display()
            );
        }
        let mut out = Compression::of_name(target).writer(&device)?;
        let outcome = job.fold_files(files, &mut out, progress)?;
        out.finish().with_context(named)?;
        return Ok(outcome);
    }
    output::remove_at_signals()?;
    let replacement = Replacement::of(target).with_context(named)?;
    let mut out = Compression::of_name(target).writer(&replacement)?;
    let outcome = job.fold_files(files, &mut out, progress)?;
    if outcome == Outcome::Success {
        out.finish()?;
        replacement.like_new()?;
        replacement.commit().with_context(named)?;
    }
    Ok(outcome)
}

impl Job {
    /// Folds one input after the other; reports what fails and goes on.
    fn fold_files(&self, files: &[PathBuf], out: &mut (dyn Write + Send), progress: &Progress) -> Result<Outcome> {
        let mut outcome = Outcome::Success;
        for file in files {
            let mut out = Checked { out: &mut *out, failed: false };
            let result = self.fold_file(file, &mut out, progress);
            match result {
                Err(error) if is_broken_pipe(&error) => return Err(error),
                Err(error) if out.failed => bail!("the output cannot be written: {}", error.root_cause()),
                Err(error) => {
                    report(&error);
                    outcome = Outcome::SomeFailed;
                }
                Ok(()) => {}
            }
        }
        Ok(outcome)
    }

    fn fold_file(&self, file: &Path, out: &mut (dyn Write + Send), progress: &Progress) -> Result<()> {
        #[cfg(feature = "parquet")]
        if self.format == Format::Parquet {
            return parquet::fold_path(file, self, out, progress);
        }
        let input = Input::open_with(file, self.opening, |raw| progress.counted(raw))?;
        self.fold_input(input, out).with_context(|| input::shown(file))
    }

    fn fold_input(&self, input: Input, out: &mut (dyn Write + Send)) -> Result<()> {
        if input.had_mark {
            out.write_all(input::UTF8_MARK)?;
        }
        if self.format == Format::Text {
            return text::fold(input, self, out);
        }
        let mut out = io::BufWriter::with_capacity(input::BUFFER, out);
        match self.format {
            Format::Jsonl => jsonl::fold(input, self, &mut out)?,
            Format::Csv => csv::fold(input, self, csv::Dialect::Comma, &mut out)?,
            _ => csv::fold(input, self, csv::Dialect::Tab, &mut out)?,
        }
        Ok(out.flush()?)
    }
}
