//! A progress bar on standard error.

use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// If standard error is a terminal and the text does not go to one
    #[default]
    Auto,
    Always,
    Never,
}

/// How much of all inputs was read.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    pub(super) fn of(files: &[PathBuf], when: When) -> Self {
        let wanted = match when {
            When::Auto => io::stderr().is_terminal() && !io::stdout().is_terminal(),
            When::Always => true,
            When::Never => false,
        };
        if !wanted {
            return Self(None);
        }
        let sizes = files
            .iter()
            .map(|file| file.metadata().ok().filter(|metadata| metadata.is_file()).map(|metadata| metadata.len()));
        let total: Option<u64> = sizes.sum();
        // indicatif draws nothing where standard error is no terminal.
        let target = if io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::term_like(Box::new(plain::Plain))
        };
        let bar = ProgressBar::with_draw_target(total, target);
        let template = match total {
            Some(_) => "{bar:30} {percent:>3} %  {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
            None => "{bytes}, {binary_bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// A reader that moves the bar.
    pub(super) fn counted(&self, raw: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        match &self.0 {
            Some(bar) => Box::new(bar.wrap_read(raw)),
            None => raw,
        }
    }

    /// Moves the bar by a number of bytes.
    #[cfg(feature = "parquet")]
    pub(super) fn pass(&self, bytes: i64) {
        if let Some(bar) = &self.0 {
            bar.inc(u64::try_from(bytes).unwrap_or(0));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish();
        }
    }
}

mod plain {
    //! A bar in a file or a pipe: its last state alone is readable, so lines are drawn over each other by `\r`.

    use std::io::{self, Write};

    use indicatif::TermLike;

    #[derive(Debug)]
    pub(super) struct Plain;

    impl TermLike for Plain {
        fn width(&self) -> u16 {
            80
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, text: &str) -> io::Result<()> {
            writeln!(io::stderr(), "{text}")
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            write!(io::stderr(), "{text}")
        }

        fn clear_line(&self) -> io::Result<()> {
            write!(io::stderr(), "\r")
        }

        fn flush(&self) -> io::Result<()> {
            io::stderr().flush()
        }
    }
}
