//! The scalar functions. Where an argument is NULL, they are not called and the result is NULL.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::{Range, RangeInclusive};

use arabic_text::{Normalizer, OffsetConverter};

use crate::connection::{Connection, Report};
use crate::database::{Database, quoted};
use crate::options::Options;
use crate::remembered;
use crate::text::{fold, readable};

/// What a function gives.
pub(crate) enum Answer<'a> {
    Null,
    Text(Cow<'a, [u8]>),
    Json(String),
}

/// What a function is called with: arguments as text, of which none is NULL.
pub(crate) struct Call<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) database: &'a dyn Database,
    pub(crate) arguments: &'a [&'a [u8]],
}

pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) arguments: RangeInclusive<u8>,
    /// Whether equal arguments give equal results, whatever is in the database.
    pub(crate) is_pure: bool,
    pub(crate) run: for<'a> fn(&Call<'a>) -> Result<Answer<'a>, String>,
}

pub(crate) const FUNCTIONS: &[Function] = &[
    Function { name: "arabic_fold", arguments: 1..=2, is_pure: true, run: arabic_fold },
    Function { name: "arabic_find", arguments: 2..=4, is_pure: true, run: arabic_find },
    Function { name: "arabic_highlight", arguments: 4..=5, is_pure: true, run: arabic_highlight },
    Function { name: "arabic_fingerprint", arguments: 0..=1, is_pure: true, run: arabic_fingerprint },
    Function { name: "arabic_tokenizer", arguments: 0..=1, is_pure: true, run: arabic_tokenizer },
    Function { name: "arabic_create", arguments: 2..=3, is_pure: false, run: arabic_create },
    Function { name: "arabic_check", arguments: 1..=1, is_pure: false, run: arabic_check },
    Function { name: "arabic_error", arguments: 0..=0, is_pure: false, run: arabic_error },
];

impl<'a> Call<'a> {
    fn text(&self, place: usize) -> &'a [u8] {
        self.arguments.get(place).copied().unwrap_or_default()
    }

    /// The profile in this place, or that of search keys.
    fn normalizer(&self, place: usize) -> Result<Normalizer, String> {
        match self.arguments.get(place) {
            Some(profile) => self.connection.normalizer(profile),
            None => Ok(Normalizer::search().clone()),
        }
    }
}

fn text<'a>(text: String) -> Answer<'a> {
    Answer::Text(Cow::Owned(text.into_bytes()))
}

/// `arabic_fold(text [, profile])`
fn arabic_fold<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    Ok(Answer::Text(fold(&call.normalizer(1)?, call.text(0))))
}

/// `arabic_find(text, needle [, profile [, unit]])`
fn arabic_find<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    let (haystack, needle) = (readable(call.text(0)), readable(call.text(1)));
    let mut unit = unit(call.arguments.get(3).copied().unwrap_or(b"chars"), &haystack)?;
    let mut json = String::from("[");
    for range in call.normalizer(2)?.finder(&needle).find_iter(&haystack) {
        let Range { start, end } = unit(range);
        let comma = if json.len() > 1 { "," } else { "" };
        // A string takes all that is written to it.
        let _ = write!(json, "{comma}[{start},{end}]");
    }
    json.push(']');
    Ok(Answer::Json(json))
}

type Convert<'a> = Box<dyn FnMut(Range<usize>) -> Range<usize> + 'a>;

/// Converts byte ranges to ranges in a unit.
fn unit<'a>(name: &[u8], text: &'a str) -> Result<Convert<'a>, String> {
    let mut converter = match name {
        b"bytes" => return Ok(Box::new(|range| range)),
        b"chars" => OffsetConverter::chars(text),
        b"utf16" => OffsetConverter::utf16(text),
        _ => {
            let name = String::from_utf8_lossy(name);
            return Err(format!("unknown unit `{name}`; expected one of `chars`, `bytes`, `utf16`"));
        }
    };
    Ok(Box::new(move |range| converter.from_bytes(range)))
}

/// `arabic_highlight(text, needle, before, after [, profile])`
fn arabic_highlight<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    // Ranges are cut from the bytes as they are, of which the readable text has as many.
    let (bytes, haystack, needle) = (call.text(0), readable(call.text(0)), readable(call.text(1)));
    let (mut shown, mut copied) = (Vec::with_capacity(bytes.len()), 0);
    for range in call.normalizer(4)?.finder(&needle).find_iter(&haystack) {
        shown.extend_from_slice(&bytes[copied..range.start]);
        shown.extend_from_slice(call.text(2));
        shown.extend_from_slice(&bytes[range.clone()]);
        shown.extend_from_slice(call.text(3));
        copied = range.end;
    }
    shown.extend_from_slice(&bytes[copied..]);
    Ok(Answer::Text(Cow::Owned(shown)))
}

/// `arabic_fingerprint([profile])`
fn arabic_fingerprint<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    Ok(text(format!("{:016x}", call.normalizer(0)?.profile().fingerprint())))
}

/// `arabic_tokenizer([options])`
fn arabic_tokenizer<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    Ok(text(tokenizer(call.text(0))?))
}

/// Options with the fingerprint that they have in this version.
fn tokenizer(options: &[u8]) -> Result<String, String> {
    let options = Options::from_text(&String::from_utf8_lossy(options))?;
    Ok(format!("{options} fingerprint {:016x}", options.current_fingerprint()))
}

/// `arabic_create(table, columns [, options])`
fn arabic_create<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    let [table, columns] = [0, 1].map(|place| String::from_utf8_lossy(call.text(place)));
    let table = quoted(&table);
    let tokenizer = tokenizer(call.text(2))?;
    let sql = format!("CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize = \"{tokenizer}\")");
    call.database.rows(&sql)?;
    Ok(text(tokenizer))
}

/// `arabic_check(table)`
fn arabic_check<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    let table = String::from_utf8_lossy(call.text(0));
    let name = quoted(&table);
    *call.connection.report() = Report::default();
    let run = call.database.rows(&format!("SELECT 1 FROM {name} WHERE {name} MATCH 'a' LIMIT 1"));
    let report = call.connection.report().clone();
    let failed = |error: String| Err(format!("table `{table}`: {error}"));
    match (report.has_fingerprint, run, report.error) {
        (Some(false), Err(error), None) => failed(error),
        // The error may be about another table with the same words, so the table of this name is asked.
        (Some(false), ..) => match remembered::check(call.database, &table) {
            Ok(true) => Ok(text("ok".into())),
            Ok(false) => Ok(text("no fingerprint".into())),
            Err(error) => failed(error),
        },
        (_, _, Some(error)) | (_, Err(error), None) => failed(error),
        (Some(true), Ok(_), None) => Ok(text("ok".into())),
        (None, Ok(_), None) => Err(format!("table `{table}` is not tokenized by `arabic`")),
    }
}

/// `arabic_error()`
fn arabic_error<'a>(call: &Call<'a>) -> Result<Answer<'a>, String> {
    Ok(call.connection.report().error.clone().map_or(Answer::Null, text))
}
