//! The commands of `artext`, and the arguments that all of them take.

use clap::{Args, Parser, Subcommand};

use crate::{check, count, diff, explain, find, fold, profiles, rules, shell, split};

/// Fold, find, count and check Arabic text.
///
/// Folding gives the different spellings of a word one form: vowel marks and tatweel are removed, the forms of alef and other
/// letters are unified. Which rules apply is a profile; `artext profiles` lists them.
#[derive(Parser)]
#[command(name = "artext", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 success, 1 nothing found (find), texts differ (diff) or something found (check), 2 an error."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Fold files or standard input, to standard output or in place
    Fold(fold::FoldArgs),
    /// Print lines that contain a text, however it is spelled
    Find(find::FindArgs),
    /// Print every token, with its kind
    Tokens(split::SplitArgs),
    /// Print every word, one a line
    Words(split::SplitArgs),
    /// Print every sentence, one a line
    Sentences(split::SplitArgs),
    /// Count words by their search keys, with the commonest spelling of each
    Count(count::CountArgs),
    /// Show the lines in which two texts differ after folding
    Diff(diff::DiffArgs),
    /// Show what folding changes in a text, where, and by which rule
    Explain(explain::ExplainArgs),
    /// List the profiles and their rules
    Profiles(profiles::ProfilesArgs),
    /// Print a profile as rules for Elasticsearch, Solr, PostgreSQL or ICU
    Rules(rules::RulesArgs),
    /// Report characters that surprise: invisible ones, presentation forms, mixed keyboards, marks out of order
    Check(check::CheckArgs),
    /// Print a completion script for a shell
    Completions(shell::CompletionsArgs),
    /// Print the manual page, or write the pages of all commands to a folder
    Man(shell::ManArgs),
}

/// How text is read.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ReadArgs {
    /// Encoding of the input, such as windows-1256, iso-8859-6 or utf-16le; a byte order mark wins over it
    #[arg(long, value_name = "NAME", value_parser = crate::input::parse_encoding, help_heading = "Input")]
    pub(crate) encoding: Option<&'static encoding_rs::Encoding>,
}
