//! Rows of fields under a header. Bytes outside of the folded fields are kept.

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use anyhow::{Context, Result, bail};

use super::Job;
use super::edits::Edits;
use super::records::Records;
use crate::input::Input;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// RFC 4180: a field in quotes may hold commas, line breaks, and quotes written twice.
    Comma,
    /// Fields hold neither tabs nor line breaks; quotes are characters like others.
    Tab,
}

impl Dialect {
    fn separator(self) -> u8 {
        if self == Self::Comma { b',' } else { b'\t' }
    }

    fn has_quotes(self) -> bool {
        self == Self::Comma
    }

    /// The bytes that a field holds.
    fn value(self, field: &str) -> Cow<'_, str> {
        if !self.has_quotes() || !field.starts_with('"') {
            return Cow::Borrowed(field);
        }
        let inner = &field[1..];
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        if inner.contains('"') { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) }
    }

    /// A field that holds a text; `quoted` if it is to have quotes in any case.
    fn field(self, text: &str, quoted: bool) -> Result<String> {
        let special = text.contains(['\n', '\r']) || text.as_bytes().contains(&self.separator());
        if self.has_quotes() && (quoted || special || text.contains('"')) {
            return Ok(format!("\"{}\"", text.replace('"', "\"\"")));
        }
        if special {
            bail!("the folded field would hold a tab or a line break, which tsv cannot");
        }
        Ok(text.to_owned())
    }
}

/// Finds the fields of the first row; gives where it ends, with its line break. `None` if it does not end.
fn row(bytes: &[u8], dialect: Dialect, fields: &mut Vec<Range<usize>>) -> Option<usize> {
    fields.clear();
    let mut start = 0;
    loop {
        let quoted = dialect.has_quotes() && bytes.get(start) == Some(&b'"');
        let from = if quoted { closing_quote(bytes, start + 1)? + 1 } else { start };
        let end = from + memchr::memchr2(dialect.separator(), b'\n', bytes.get(from..)?)?;
        if bytes[end] == b'\n' {
            let without_return = if end > from && bytes[end - 1] == b'\r' { end - 1 } else { end };
            fields.push(start..without_return);
            return Some(end + 1);
        }
        fields.push(start..end);
        start = end + 1;
    }
}

/// Where the quote stands that ends a field; of two together neither does.
fn closing_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            _ => return Some(at),
        }
    }
}

pub(super) fn fold(input: Input, job: &Job, dialect: Dialect, out: &mut dyn Write) -> Result<()> {
    let mut records = Records::new(input, job.opening.lossy);
    let length = |bytes: &[u8]| row(bytes, dialect, &mut Vec::new());
    let mut folding = match records.next(length)? {
        None => return Ok(()),
        Some(header) => Folding::new(job, dialect, &header.text, out)?,
    };
    while let Some(record) = records.next(length)? {
        folding.row(&record.text, out).with_context(|| format!("line {}", record.line))?;
    }
    Ok(())
}

/// A column that is folded, and the one it is written to.
struct Column {
    from: usize,
    into: usize,
}

struct Folding<'a> {
    job: &'a Job,
    dialect: Dialect,
    columns: Vec<Column>,
    /// Columns of the header, without those that are added.
    width: usize,
    fields: Vec<Range<usize>>,
    edits: Edits,
    folded: String,
    written: Vec<u8>,
}

impl<'a> Folding<'a> {
    /// Finds the columns, and writes the header with those that are added.
    fn new(job: &'a Job, dialect: Dialect, header: &str, out: &mut dyn Write) -> Result<Self> {
        let mut fields = Vec::new();
        parse(header, dialect, &mut fields)?;
        let mut names: Vec<String> =
            fields.iter().map(|field| dialect.value(&header[field.clone()]).into_owned()).collect();
        let width = names.len();
        let mut columns = Vec::new();
        for field in job.fields.iter() {
            let from = names[..width].iter().position(|name| *name == field.name);
            let from =
                from.with_context(|| format!("no column `{}`; there are `{}`", field.name, names.join("`, `")))?;
            let into = field.into.as_ref().unwrap_or(&field.name);
            let into = names.iter().position(|name| name == into).unwrap_or_else(|| {
                names.push(into.clone());
                names.len() - 1
            });
            columns.push(Column { from, into });
        }
        let mut edits = Edits::default();
        for name in &names[width..] {
            let end = fields.last().map_or(0, |field| field.end);
            edits.replace(end..end, added(dialect, name, false)?);
        }
        let mut written = Vec::new();
        edits.apply(header, &mut written);
        out.write_all(&written)?;
        Ok(Self { job, dialect, columns, width, fields, edits, folded: String::new(), written })
    }

    fn row(&mut self, text: &str, out: &mut dyn Write) -> Result<()> {
        parse(text, self.dialect, &mut self.fields)?;
        // A line without anything is no row.
        if self.fields.len() > 1 || self.fields.iter().any(|field| !field.is_empty()) {
            for at in 0..self.columns.len() {
                self.column(at, text)?;
            }
        }
        self.written.clear();
        self.edits.apply(text, &mut self.written);
        Ok(out.write_all(&self.written)?)
    }

    fn column(&mut self, at: usize, text: &str) -> Result<()> {
        let Column { from, into } = self.columns[at];
        let count = self.fields.len();
        let adds = into >= self.width;
        let Some(source) = self.fields.get(from).filter(|_| !adds || count == self.width) else {
            bail!("the row has {count} fields; expected {}", self.width);
        };
        let source = &text[source.clone()];
        let quoted = self.dialect.has_quotes() && source.starts_with('"');
        let value = self.dialect.value(source);
        self.folded.clear();
        self.job.normalizer.normalize_into(&value, &mut self.folded);
        if adds {
            let end = self.fields[count - 1].end;
            self.edits.replace(end..end, added(self.dialect, &self.folded, quoted)?);
        } else if let Some(target) = self.fields.get(into) {
            let written =
                if self.folded == value { source.to_owned() } else { self.dialect.field(&self.folded, quoted)? };
            self.edits.replace(target.clone(), written);
        } else {
            bail!("the row has {count} fields; expected {}", self.width);
        }
        Ok(())
    }
}

fn added(dialect: Dialect, text: &str, quoted: bool) -> Result<String> {
    Ok(format!("{}{}", char::from(dialect.separator()), dialect.field(text, quoted)?))
}

/// The fields of a row; the last row may have no line break.
fn parse(text: &str, dialect: Dialect, fields: &mut Vec<Range<usize>>) -> Result<()> {
    if row(text.as_bytes(), dialect, fields).is_some() {
        return Ok(());
    }
    let ended = format!("{text}\n");
    if row(ended.as_bytes(), dialect, fields).is_none() {
        bail!("a quote is opened and never closed");
    }
    Ok(())
}
