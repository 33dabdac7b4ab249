//! The files that are searched.

use std::fs::File;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, WalkBuilder, WalkState};

use super::json::Json;
use super::needles::{Matcher, Needles};
use super::printer::Printer;
use super::search;
use super::shared::{FileOut, Shared};
use super::{FindArgs, Mode};
use crate::input::{self, Chunks, Input, Opening};

/// Standard input behind a pipe, else the folder that the shell is in.
pub(super) fn default_paths() -> Vec<PathBuf> {
    vec![PathBuf::from(if stdin_has_text() { "-" } else { "." })]
}

fn stdin_has_text() -> bool {
    if std::io::stdin().is_terminal() {
        return false;
    }
    input::stdin_as_file(&std::io::stdin()).is_ok_and(|file| has_text(&file))
}

#[cfg(unix)]
fn has_text(file: &File) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = file.metadata().map(|metadata| metadata.file_type());
    kind.is_ok_and(|kind| kind.is_file() || kind.is_fifo() || kind.is_socket())
}

#[cfg(windows)]
fn has_text(file: &File) -> bool {
    winapi_util::file::typ(file).is_ok_and(|kind| kind.is_disk() || kind.is_pipe())
}

/// One search, as its threads see it.
struct Search<'s> {
    args: &'s FindArgs,
    shared: &'s Shared,
    direct: bool,
}

pub(super) fn search(args: &FindArgs, paths: &[PathBuf], needles: &Needles, shared: &Shared) -> Result<()> {
    let (stdin, paths): (Vec<_>, Vec<_>) = paths.iter().partition(|path| input::is_stdin(path));
    let single = stdin.len() + paths.len() == 1 && !paths.iter().any(|path| path.is_dir());
    let search = Search { args, shared, direct: single };
    for path in stdin {
        search.file(path, true, &mut needles.matcher());
    }
    let Some((first, others)) = paths.split_first() else { return Ok(()) };
    let mut builder = WalkBuilder::new(first);
    for path in others {
        builder.add(path);
    }
    builder.hidden(!args.hidden).ignore(!args.no_ignore).git_ignore(!args.no_ignore).git_global(!args.no_ignore);
    builder.git_exclude(!args.no_ignore).parents(!args.no_ignore);
    builder.overrides(globs(args)?);
    if single || args.jobs.is_some_and(|jobs| jobs.get() == 1) {
        builder.sort_by_file_path(Path::cmp);
        let mut matcher = needles.matcher();
        for entry in builder.build() {
            search.entry(entry, &mut matcher);
            if shared.is_done() {
                break;
            }
        }
    } else {
        builder.threads(args.jobs.map_or(0, NonZeroUsize::get));
        builder.build_parallel().run(|| {
            let mut matcher = needles.matcher();
            let search = &search;
            Box::new(move |entry| {
                search.entry(entry, &mut matcher);
                if shared.is_done() { WalkState::Quit } else { WalkState::Continue }
            })
        });
    }
    Ok(())
}

fn globs(args: &FindArgs) -> Result<ignore::overrides::Override> {
    let mut globs = OverrideBuilder::new(".");
    for glob in &args.glob {
        globs.add(glob).with_context(|| format!("invalid value `{glob}` for --glob"))?;
    }
    Ok(globs.build()?)
}

impl Search<'_> {
    fn entry(&self, entry: Result<DirEntry, ignore::Error>, matcher: &mut Matcher<'_>) {
        match entry {
            Err(error) => self.shared.fail(&anyhow!(error)),
            Ok(entry) => {
                let named = entry.depth() == 0;
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file || (named && !is_folder) {
                    self.file(entry.path(), named, matcher);
                }
            }
        }
    }

    fn file(&self, path: &Path, named: bool, matcher: &mut Matcher<'_>) {
        if let Err(error) = self.try_file(path, named, matcher).with_context(|| input::shown(path)) {
            self.shared.fail(&error);
        }
    }

    fn try_file(&self, path: &Path, named: bool, matcher: &mut Matcher<'_>) -> Result<()> {
        let opening = Opening { encoding: self.args.read.encoding, lossy: true };
        let input = Input::open_unnamed(path, opening)?;
        let mut chunks = Chunks::new(input, true);
        if !self.args.text && chunks.is_binary()? {
            return if named {
                Err(anyhow!("not searched, since it holds NUL bytes; --text searches it"))
            } else {
                Ok(())
            };
        }
        let out = FileOut::new(self.shared, self.direct);
        let name = shown(path);
        let show = self.shared.show;
        if show.mode == Mode::Json {
            let mut json = Json::new(out, name);
            search::search(&mut chunks, matcher, show, &mut json)?;
            return Ok(json.finish()?);
        }
        let mut printer = Printer::new(out, name);
        let result = search::search(&mut chunks, matcher, show, &mut printer);
        // Print the lines that were found before the error.
        printer.finish()?;
        Ok(result?)
    }
}

/// The name that is printed: without the `./` of the default folder.
fn shown(path: &Path) -> String {
    if input::is_stdin(path) { "<stdin>".into() } else { path.strip_prefix("./").unwrap_or(path).display().to_string() }
}
