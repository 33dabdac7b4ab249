//! Matches as lines of text, as ripgrep prints them.

use std::io::{self, Write};
use std::ops::Range;

use super::search::{Line, Sink};
use super::shared::FileOut;
use super::{Mode, Show};

const PATH: &str = "\x1b[35m";
const NUMBER: &str = "\x1b[32m";
const MATCH: &str = "\x1b[1;31m";
const PLAIN: &str = "\x1b[0m";

/// Prints the lines of one file.
pub(super) struct Printer<'s> {
    out: FileOut<'s>,
    show: Show,
    name: String,
    pub(super) lines: u64,
    matches: u64,
}

impl<'s> Printer<'s> {
    pub(super) fn new(out: FileOut<'s>, name: String) -> Self {
        Self { show: out.shared.show, out, name, lines: 0, matches: 0 }
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        match self.show.mode {
            Mode::Count if self.lines > 0 => {
                if self.show.names {
                    self.colored(PATH, None);
                    self.out.buffer.push(b':');
                }
                writeln!(self.out.buffer, "{}", self.lines)?;
            }
            Mode::Names if self.lines > 0 => {
                self.colored(PATH, None);
                self.out.buffer.push(b'\n');
            }
            _ => {}
        }
        self.out.finish(self.lines, self.matches)
    }

    /// Writes the name of the file, or a text, in a colour.
    fn colored(&mut self, color: &str, text: Option<&str>) {
        let text = text.unwrap_or(&self.name);
        let (color, plain) = if self.show.color { (color, PLAIN) } else { ("", "") };
        for part in [color, text, plain] {
            self.out.buffer.extend_from_slice(part.as_bytes());
        }
    }

    /// Writes what stands before a line: `name:12:`, or `name-12-` for one without a match.
    fn prefix(&mut self, line: Line<'_>, separator: u8) {
        if self.show.names && !self.show.heading {
            self.colored(PATH, None);
            self.out.buffer.push(separator);
        }
        if self.show.line_numbers {
            self.colored(NUMBER, Some(&line.number.to_string()));
            self.out.buffer.push(separator);
        }
    }

    fn heading(&mut self) {
        if self.show.heading && self.lines == 0 {
            self.colored(PATH, None);
            self.out.buffer.push(b'\n');
        }
    }

    fn line(&mut self, line: Line<'_>, matches: &[Range<usize>]) {
        self.prefix(line, b':');
        let mut at = 0;
        for range in matches {
            self.out.buffer.extend_from_slice(&line.text.as_bytes()[at..range.start]);
            self.colored(MATCH, Some(&line.text[range.clone()]));
            at = range.end;
        }
        self.out.buffer.extend_from_slice(&line.text.as_bytes()[at..]);
        self.out.buffer.push(b'\n');
    }
}

impl Sink for Printer<'_> {
    fn matched(&mut self, line: Line<'_>, matches: &[Range<usize>]) -> io::Result<bool> {
        self.out.shared.found();
        match self.show.mode {
            Mode::Lines => {
                self.heading();
                self.line(line, matches);
            }
            Mode::Matches => {
                self.heading();
                for range in matches {
                    self.prefix(line, b':');
                    self.colored(MATCH, Some(&line.text[range.clone()]));
                    self.out.buffer.push(b'\n');
                }
            }
            _ => {}
        }
        self.lines += 1;
        self.matches += matches.len() as u64;
        Ok(!matches!(self.show.mode, Mode::Names | Mode::Nothing))
    }

    fn context(&mut self, line: Line<'_>) -> io::Result<()> {
        self.heading();
        self.prefix(line, b'-');
        self.out.buffer.extend_from_slice(line.text.as_bytes());
        self.out.buffer.push(b'\n');
        Ok(())
    }

    fn gap(&mut self) -> io::Result<()> {
        self.out.buffer.extend_from_slice(b"--\n");
        Ok(())
    }

    fn end_chunk(&mut self) -> io::Result<()> {
        self.out.end_chunk()
    }
}
