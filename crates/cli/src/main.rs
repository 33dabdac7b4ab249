//! The command `artext`: Arabic text folded, found, counted and checked in files and pipes.

mod args;
mod check;
mod count;
mod diff;
mod explain;
mod find;
mod fold;
mod input;
mod json;
mod output;
mod profile;
mod profiles;
mod rules;
mod shell;
mod split;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use self::args::{Cli, Command};

/// How a command ended, when nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Success,
    /// Exit code 1: nothing was found, texts differ, or a check found something.
    Negative,
    /// Exit code 2: some files could not be read or written, which was said for each.
    SomeFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Success => 0,
            Outcome::Negative => 1,
            Outcome::SomeFailed => 2,
        })
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(outcome) => outcome.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Fold(args) => fold::run(&args),
        Command::Find(args) => find::run(&args),
        Command::Tokens(args) => split::tokens(&args),
        Command::Words(args) => split::words(&args),
        Command::Sentences(args) => split::sentences(&args),
        Command::Count(args) => count::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Profiles(args) => profiles::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    }
}

/// Prints an error on standard error, with what led to it.
pub(crate) fn report(error: &anyhow::Error) {
    // Where standard error is closed, nobody can be told.
    let _ = std::io::Write::write_fmt(&mut io::stderr().lock(), format_args!("artext: {error:#}\n"));
}

/// Whether the reader of standard output has left, as `head` does.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    kinds.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
