//! Completions and manual pages, made of the definition of the command line.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::Outcome;
use crate::args::Cli;
use crate::output;

#[derive(Args)]
pub(crate) struct CompletionsArgs {
    /// The shell that is to complete
    shell: Shell,
}

#[derive(Args)]
pub(crate) struct ManArgs {
    /// Folder to write the pages of all commands to; without it, the page of artext goes to standard output
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

pub(crate) fn completions(args: &CompletionsArgs) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "artext", &mut script);
    output::stdout()?.write_all(&script)?;
    Ok(Outcome::Success)
}

pub(crate) fn man(args: &ManArgs) -> Result<Outcome> {
    match &args.dir {
        None => clap_mangen::Man::new(Cli::command()).render(&mut output::lines()?)?,
        Some(folder) => {
            std::fs::create_dir_all(folder)
                .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
                .with_context(|| folder.display().to_string())?;
        }
    }
    io::stdout().flush()?;
    Ok(Outcome::Success)
}
