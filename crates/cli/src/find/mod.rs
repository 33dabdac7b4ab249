//! `artext find`: lines that contain a text, however it is spelled.

mod context;
mod json;
mod needles;
mod printer;
mod search;
mod shared;
mod walk;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgAction, Args};

use self::needles::Needles;
use self::shared::Shared;
use crate::Outcome;
use crate::args::ReadArgs;
use crate::output::{self, Color};
use crate::profile::ProfileArgs;

#[derive(Args)]
#[command(after_help = "Examples:
  artext find كتاب books/              the word in any spelling, in all files of a folder
  artext find -w -n -C 2 'بسم الله' quran.txt
  artext find -f words.txt --json news.jsonl

Needles are plain text: `.` and `*` stand for themselves. A match lies within one line. Files that .gitignore names,
hidden ones and those that hold NUL bytes are left out. Files in gzip or Zstandard are decompressed; invalid bytes
count as U+FFFD.")]
pub(crate) struct FindArgs {
    /// Text to find; with -e or -f this is a path
    #[arg(required_unless_present_any = ["needles", "needle_files"])]
    needle: Option<String>,
    /// Files and folders to search; `-` is standard input, which is also the default behind a pipe
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Text to find; if several are given, each of them matches
    #[arg(short = 'e', long = "needle", value_name = "NEEDLE", allow_hyphen_values = true)]
    needles: Vec<String>,
    /// File with texts to find, one a line
    #[arg(short = 'f', long = "needles-from", value_name = "FILE")]
    needle_files: Vec<PathBuf>,
    #[command(flatten)]
    profile: ProfileArgs,
    /// Find whole words only
    #[arg(short, long)]
    word_regexp: bool,
    /// Make no difference between upper and lower case of other scripts
    #[arg(short, long)]
    ignore_case: bool,
    #[command(flatten)]
    show: ShowArgs,
    /// Search hidden files and folders, too
    #[arg(long, help_heading = "Files")]
    hidden: bool,
    /// Search files that .gitignore names, too
    #[arg(long, help_heading = "Files")]
    no_ignore: bool,
    /// Search files with NUL bytes, too
    #[arg(short = 'a', long, help_heading = "Files")]
    text: bool,
    /// Search only files whose names match, or with `!` in front only others; several may be given
    #[arg(short, long, value_name = "GLOB", help_heading = "Files")]
    glob: Vec<String>,
    /// Files searched at the same time; 1 gives them in the order of their names [default: one for each processor]
    #[arg(long, short, value_name = "NUMBER", help_heading = "Files")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    read: ReadArgs,
}

/// The output that was asked for.
#[derive(Args)]
#[command(next_help_heading = "Output")]
struct ShowArgs {
    /// Print line numbers; the default on a terminal
    #[arg(short = 'n', long, overrides_with = "no_line_number")]
    line_number: bool,
    /// Print no line numbers
    #[arg(short = 'N', long)]
    no_line_number: bool,
    /// Print how many lines match, for each file with any
    #[arg(short, long)]
    count: bool,
    /// Print the names of files with a match
    #[arg(short = 'l', long)]
    files_with_matches: bool,
    /// Print the matches alone, one a line
    #[arg(short, long)]
    only_matching: bool,
    /// Print nothing; stop at the first match
    #[arg(short, long)]
    quiet: bool,
    /// Lines to print after each match
    #[arg(short = 'A', long, value_name = "LINES")]
    after_context: Option<usize>,
    /// Lines to print before each match
    #[arg(short = 'B', long, value_name = "LINES")]
    before_context: Option<usize>,
    /// Lines to print before and after each match
    #[arg(short = 'C', long, value_name = "LINES")]
    context: Option<usize>,
    /// Print JSON objects as ripgrep does, one a line, offsets in bytes
    #[arg(long)]
    json: bool,
    /// Print the name of a file above its lines; the default on a terminal
    #[arg(long, overrides_with = "no_heading")]
    heading: bool,
    /// Print the name of a file before each line
    #[arg(long)]
    no_heading: bool,
    /// Print names of files; the default for folders and for several files
    #[arg(short = 'H', long, overrides_with = "no_filename")]
    with_filename: bool,
    /// Print no names of files
    #[arg(short = 'I', long)]
    no_filename: bool,
    /// When matches are coloured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, action = ArgAction::Set)]
    color: Color,
}

/// The output for one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Lines,
    Matches,
    Count,
    Names,
    Json,
    Nothing,
}

/// How it is printed.
#[derive(Clone, Copy)]
struct Show {
    mode: Mode,
    before: usize,
    after: usize,
    line_numbers: bool,
    names: bool,
    heading: bool,
    color: bool,
}

impl ShowArgs {
    fn mode(&self) -> Mode {
        match self {
            _ if self.quiet => Mode::Nothing,
            _ if self.json => Mode::Json,
            _ if self.files_with_matches => Mode::Names,
            _ if self.count => Mode::Count,
            _ if self.only_matching => Mode::Matches,
            _ => Mode::Lines,
        }
    }

    fn show(&self, several: bool) -> Show {
        let mode = self.mode();
        let terminal = output::is_terminal();
        let has_context = matches!(mode, Mode::Lines | Mode::Json);
        let context = |own: Option<usize>| if has_context { own.or(self.context).unwrap_or(0) } else { 0 };
        let names = self.with_filename || (several && !self.no_filename);
        Show {
            mode,
            before: context(self.before_context),
            after: context(self.after_context),
            line_numbers: self.line_number || (terminal && !self.no_line_number),
            names,
            heading: names
                && (self.heading || (terminal && !self.no_heading))
                && matches!(mode, Mode::Lines | Mode::Matches),
            color: self.color.is_wanted() && mode != Mode::Json,
        }
    }
}

pub(crate) fn run(args: &FindArgs) -> Result<Outcome> {
    let named = args.needles.is_empty() && args.needle_files.is_empty();
    let mut paths = args.paths.clone();
    let mut texts = args.needles.clone();
    match &args.needle {
        Some(needle) if named => texts.push(needle.clone()),
        Some(path) => paths.insert(0, PathBuf::from(path)),
        None => {}
    }
    for file in &args.needle_files {
        texts.extend(needles::read(file)?);
    }
    let needles = Needles::new(&texts, args.profile.profile()?, args.word_regexp, args.ignore_case)?;
    let paths = if paths.is_empty() { walk::default_paths() } else { paths };
    let several = paths.len() > 1 || paths[0].is_dir();
    let shared = Shared::new(args.show.show(several))?;
    walk::search(args, &paths, &needles, &shared)?;
    shared.finish()
}
