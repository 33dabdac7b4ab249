//! A JSON object a line. serde_json says where the values stand; all bytes outside of the folded ones are kept.

use std::fmt::{self, Write as _};
use std::io::Write;
use std::ops::Range;

use anyhow::{Context, Result, anyhow, bail};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Job;
use super::edits::Edits;
use super::records::{self, Records};
use crate::input::Input;

pub(super) fn fold(input: Input, job: &Job, out: &mut dyn Write) -> Result<()> {
    let mut records = Records::new(input, job.opening.lossy);
    let mut folding =
        Folding { job, edits: Edits::default(), folded: String::new(), found: vec![false; job.fields.iter().len()] };
    let (mut line, mut any) = (Vec::new(), false);
    while let Some(record) = records.next(records::line)? {
        line.clear();
        folding.record(&record.text, &mut line).with_context(|| format!("line {}", record.line))?;
        any |= !record.text.trim_ascii().is_empty();
        out.write_all(&line)?;
    }
    let missing = job.fields.iter().zip(&folding.found).find(|(_, found)| !**found);
    match missing {
        Some((field, _)) if any => bail!("no record has the field `{}`", field.name),
        _ => Ok(()),
    }
}

struct Folding<'a> {
    job: &'a Job,
    edits: Edits,
    folded: String,
    /// Which of the fields some record had.
    found: Vec<bool>,
}

impl Folding<'_> {
    fn record(&mut self, text: &str, out: &mut Vec<u8>) -> Result<()> {
        let object = text.trim_ascii();
        if !object.is_empty() {
            let members = members(object).map_err(|error| anyhow!("{}", described(&error)))?;
            let start = object.as_ptr() as usize - text.as_ptr() as usize;
            for (at, field) in self.job.fields.iter().enumerate() {
                for member in members.iter().filter(|member| member.is(&field.name)) {
                    self.found[at] = true;
                    self.member(member, field.into.as_deref(), &members, start..start + object.len(), text)?;
                }
            }
        }
        self.edits.apply(text, out);
        Ok(())
    }

    /// Folds one value; of other kinds than text it is kept.
    fn member(
        &mut self,
        from: &Member<'_>,
        into: Option<&str>,
        all: &[Member<'_>],
        object: Range<usize>,
        text: &str,
    ) -> Result<()> {
        let raw = from.value;
        if !raw.starts_with('"') {
            return Ok(());
        }
        let value: String = match serde_json::from_str(raw) {
            Ok(value) => value,
            Err(_) if self.job.opening.lossy => return Ok(()),
            Err(error) => bail!("field `{}`: {}", from.name(), described(&error)),
        };
        self.folded.clear();
        self.job.normalizer.normalize_into(&value, &mut self.folded);
        let written = if self.folded == value { raw.to_owned() } else { quoted(&self.folded, escapes_all(raw))? };
        let place = into.map_or(Some(from), |name| all.iter().find(|member| member.is(name)));
        match (place, into) {
            (Some(member), _) => {
                let start = member.value.as_ptr() as usize - text.as_ptr() as usize;
                self.edits.replace(start..start + member.value.len(), written);
            }
            (None, name) => {
                let name = quoted(name.unwrap_or_default(), escapes_all(raw))?;
                let gap = if text[object.clone()].contains("\": ") { " " } else { "" };
                self.edits.replace(object.end - 1..object.end - 1, format!(",{gap}{name}:{gap}{written}"));
            }
        }
        Ok(())
    }
}

/// Whether a string writes all but ASCII as escapes, as Python does unless told otherwise.
fn escapes_all(raw: &str) -> bool {
    raw.is_ascii() && raw.contains("\\u")
}

fn quoted(text: &str, ascii: bool) -> Result<String> {
    let plain = serde_json::to_string(text)?;
    if !ascii {
        return Ok(plain);
    }
    let mut escaped = String::with_capacity(2 * plain.len());
    for c in plain.chars() {
        if c.is_ascii() {
            escaped.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}")?;
            }
        }
    }
    Ok(escaped)
}

/// Says what serde_json does, without its line, which is always the first.
fn described(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    format!("column {}: invalid JSON: {what}", error.column())
}

/// A name and a value, as they are written.
struct Member<'a> {
    name: &'a str,
    value: &'a str,
}

impl Member<'_> {
    fn is(&self, name: &str) -> bool {
        let inner = &self.name[1..self.name.len() - 1];
        inner == name || (inner.contains('\\') && self.name() == name)
    }

    fn name(&self) -> String {
        serde_json::from_str(self.name).unwrap_or_default()
    }
}

fn members(object: &str) -> serde_json::Result<Vec<Member<'_>>> {
    let mut deserializer = serde_json::Deserializer::from_str(object);
    let members = deserializer.deserialize_map(Members)?;
    deserializer.end()?;
    Ok(members)
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<Member<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            members.push(Member { name: name.get(), value: value.get() });
        }
        Ok(members)
    }
}
