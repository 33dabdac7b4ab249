//! Lines before and after those with a match.

use std::collections::VecDeque;
use std::io;
use std::ops::Range;

use super::search::{Cursor, Line, Sink};

/// Lines that may be printed before the next match, and how many still are behind the last.
pub(super) struct Context {
    before: usize,
    after: usize,
    held: VecDeque<(String, u64, u64)>,
    after_left: usize,
    /// The number of the last line that was given out; 0 if none was.
    last: u64,
}

impl Context {
    pub(super) fn new(before: usize, after: usize) -> Self {
        Self { before, after, held: VecDeque::new(), after_left: 0, last: 0 }
    }

    /// Passes lines without a match, up to `end`.
    pub(super) fn pass(&mut self, at: &mut Cursor<'_>, end: usize, sink: &mut dyn Sink) -> io::Result<()> {
        while self.after_left > 0 && at.is_before(end) {
            let line = at.next();
            self.after_left -= 1;
            self.last = line.number;
            sink.context(line)?;
        }
        at.skip_to_last(self.before, end);
        while at.is_before(end) {
            let line = at.next();
            if self.held.len() == self.before {
                self.held.pop_front();
            }
            self.held.push_back((line.text.to_owned(), line.number, line.offset));
        }
        Ok(())
    }

    /// Gives out a line with matches, and what is held before it.
    pub(super) fn matched(
        &mut self,
        line: Line<'_>,
        matches: &[Range<usize>],
        sink: &mut dyn Sink,
    ) -> io::Result<bool> {
        let first = self.held.front().map_or(line.number, |held| held.1);
        if self.last > 0 && first > self.last + 1 && self.before + self.after > 0 {
            sink.gap()?;
        }
        for (text, number, offset) in self.held.drain(..) {
            sink.context(Line { text: &text, number, offset })?;
        }
        self.last = line.number;
        self.after_left = self.after;
        sink.matched(line, matches)
    }
}
