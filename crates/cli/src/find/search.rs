//! One input: chunks of lines, the matches in them, and the lines around.

use std::io;
use std::ops::Range;

use super::Show;
use super::context::Context;
use super::needles::Matcher;
use crate::input::{Chunk, Chunks};

/// A line, without its break.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// From 1.
    pub(super) number: u64,
    /// In bytes.
    pub(super) offset: u64,
}

/// A receiver of lines.
pub(super) trait Sink {
    /// A line with matches, which are ranges of its text. Gives whether to go on.
    fn matched(&mut self, line: Line<'_>, matches: &[Range<usize>]) -> io::Result<bool>;
    /// A line near one with a match.
    fn context(&mut self, line: Line<'_>) -> io::Result<()>;
    /// Lines are left out here.
    fn gap(&mut self) -> io::Result<()>;
    /// Shows all lines that were received so far.
    fn end_chunk(&mut self) -> io::Result<()>;
}

pub(super) fn search(
    chunks: &mut Chunks,
    matcher: &mut Matcher<'_>,
    show: Show,
    sink: &mut dyn Sink,
) -> io::Result<()> {
    let mut context = Context::new(show.before, show.after);
    while let Some(chunk) = chunks.next()? {
        if !search_chunk(&chunk, matcher, &mut context, sink)? {
            return Ok(());
        }
        sink.end_chunk()?;
    }
    Ok(())
}

fn search_chunk(
    chunk: &Chunk<'_>,
    matcher: &mut Matcher<'_>,
    context: &mut Context,
    sink: &mut dyn Sink,
) -> io::Result<bool> {
    let text = &*chunk.text;
    let mut rest = matcher.find(text);
    let mut at = Cursor { text, at: 0, number: chunk.line, offset: chunk.offset };
    while let Some(first) = rest.first() {
        let start = memchr::memrchr(b'\n', &text.as_bytes()[..first.start]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &text.as_bytes()[first.start..]).map_or(text.len(), |at| first.start + at);
        let (here, behind) = rest.split_at(rest.partition_point(|range| range.start < end));
        rest = behind;
        context.pass(&mut at, start, sink)?;
        let in_line: Vec<_> = here.iter().map(|range| range.start - start..range.end - start).collect();
        let line = at.line(end);
        if !context.matched(line, &in_line, sink)? {
            return Ok(false);
        }
    }
    context.pass(&mut at, text.len(), sink)?;
    Ok(true)
}

/// A place in a chunk, at the beginning of a line.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    number: u64,
    offset: u64,
}

impl<'a> Cursor<'a> {
    /// Whether something is left up to a place.
    pub(super) fn is_before(&self, end: usize) -> bool {
        self.at < end
    }

    /// The line that begins here and ends there; goes behind its break.
    fn line(&mut self, end: usize) -> Line<'a> {
        let text = &self.text[self.at..end];
        let line = Line { text, number: self.number, offset: self.offset + self.at as u64 };
        self.number += 1;
        self.at = (end + 1).min(self.text.len());
        line
    }

    /// The next line.
    pub(super) fn next(&mut self) -> Line<'a> {
        let rest = &self.text.as_bytes()[self.at..];
        let end = memchr::memchr(b'\n', rest).map_or(self.text.len(), |at| self.at + at);
        self.line(end)
    }

    /// Goes to the beginning of the last so many lines before a place, which begins a line.
    pub(super) fn skip_to_last(&mut self, lines: usize, end: usize) {
        let bytes = &self.text.as_bytes()[self.at..end];
        let without_last_break = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let start = match lines {
            0 => bytes.len(),
            _ => memchr::memrchr_iter(b'\n', without_last_break).nth(lines - 1).map_or(0, |at| at + 1),
        };
        self.number += memchr::memchr_iter(b'\n', &bytes[..start]).count() as u64;
        self.at += start;
    }
}
