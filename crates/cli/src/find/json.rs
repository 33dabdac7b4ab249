//! Matches as JSON objects, in the form of `rg --json`.

use std::io::{self, Write};
use std::ops::Range;

use super::search::{Line, Sink};
use super::shared::FileOut;
use crate::json::Quoted;

pub(super) struct Json<'s> {
    out: FileOut<'s>,
    name: String,
    begun: bool,
    lines: u64,
    matches: u64,
}

impl<'s> Json<'s> {
    pub(super) fn new(out: FileOut<'s>, name: String) -> Self {
        Self { out, name, begun: false, lines: 0, matches: 0 }
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.begun {
            let (name, lines, matches) = (Quoted(&self.name), self.lines, self.matches);
            writeln!(
                self.out.buffer,
                r#"{{"type":"end","data":{{"path":{{"text":{name}}},"binary_offset":null,"stats":{{"matched_lines":{lines},"matches":{matches}}}}}}}"#
            )?;
        }
        self.out.finish(self.lines, self.matches)
    }

    fn event(&mut self, kind: &str, line: Line<'_>, matches: &[Range<usize>]) -> io::Result<()> {
        let name = Quoted(&self.name);
        let out = &mut self.out.buffer;
        if !self.begun {
            writeln!(out, r#"{{"type":"begin","data":{{"path":{{"text":{name}}}}}}}"#)?;
            self.begun = true;
        }
        let (text, number, offset) = (format!("{}\n", line.text), line.number, line.offset);
        write!(out, r#"{{"type":"{kind}","data":{{"path":{{"text":{name}}},"lines":{{"text":{}}},"#, Quoted(&text))?;
        write!(out, r#""line_number":{number},"absolute_offset":{offset},"submatches":["#)?;
        for (at, range) in matches.iter().enumerate() {
            let gap = if at > 0 { "," } else { "" };
            let (found, Range { start, end }) = (Quoted(&line.text[range.clone()]), range);
            write!(out, r#"{gap}{{"match":{{"text":{found}}},"start":{start},"end":{end}}}"#)?;
        }
        writeln!(out, "]}}}}")
    }
}

impl Sink for Json<'_> {
    fn matched(&mut self, line: Line<'_>, matches: &[Range<usize>]) -> io::Result<bool> {
        self.out.shared.found();
        self.lines += 1;
        self.matches += matches.len() as u64;
        self.event("match", line, matches)?;
        Ok(true)
    }

    fn context(&mut self, line: Line<'_>) -> io::Result<()> {
        self.event("context", line, &[])
    }

    fn gap(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end_chunk(&mut self) -> io::Result<()> {
        self.out.end_chunk()
    }
}
