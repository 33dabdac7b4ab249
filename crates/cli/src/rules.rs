//! `artext rules`: a profile as character mappings, for hosts that load no native code.

use std::fmt::Write as _;
use std::io::Write;

use anyhow::Result;
use arabic_text::{Digits, Elongation, Marks, Normalizer, Orthography, Spaces};
use clap::{Args, ValueEnum};

use crate::profile::ProfileArgs;
use crate::{Outcome, output};

#[derive(Args)]
#[command(
    after_help = "The mappings are those of characters inside Arabic words, and of letters with a hamza or madda that are one letter. What
they cannot express is listed on standard error."
)]
pub(crate) struct RulesArgs {
    /// The host that reads the rules
    #[arg(long, value_enum)]
    format: Format,
    #[command(flatten)]
    profile: ProfileArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Settings with a char_filter of the type mapping
    Elasticsearch,
    /// The same, which OpenSearch reads
    Opensearch,
    /// File of MappingCharFilterFactory
    Solr,
    /// PostgreSQL's unaccent.rules
    Unaccent,
    /// A function of PostgreSQL, arabic_fold(text)
    Sql,
    /// Rules of an ICU transliterator
    Icu,
}

/// What becomes of a character or of two.
struct Mapping {
    from: String,
    to: String,
}

/// MADDAH ABOVE, HAMZA ABOVE, HAMZA BELOW.
const COMPOSING: [char; 3] = ['\u{653}', '\u{654}', '\u{655}'];

/// BEH, a letter that no profile changes.
const BESIDE: &str = "\u{628}";

pub(crate) fn run(args: &RulesArgs) -> Result<Outcome> {
    let normalizer = args.profile.normalizer()?;
    let mut mappings = pairs(&normalizer);
    let singles = || ('\0'..=char::MAX).filter_map(|c| single(&normalizer, c).map(|mapping| (c, mapping)));
    let left_out = singles().filter(|(c, mapping)| is_foreign(&normalizer, *c, mapping)).count();
    mappings.extend(singles().filter(|(c, mapping)| !is_foreign(&normalizer, *c, mapping)).map(|(_, mapping)| mapping));
    let text = match args.format {
        Format::Elasticsearch | Format::Opensearch => elasticsearch(&mappings)?,
        Format::Solr => lines(&mappings, |from, to| format!("\"{}\" => \"{}\"", units(from), units(to))),
        Format::Unaccent => lines(&mappings, |from, to| format!("{from}\t{to}").trim_end().to_owned()),
        Format::Icu => lines(&mappings, |from, to| format!("{} > {} ;", units(from), units(to))),
        Format::Sql => sql(&mappings),
    };
    output::stdout()?.write_all(text.as_bytes())?;
    for line in not_expressed(&normalizer, left_out) {
        eprintln!("artext: not expressed: {line}");
    }
    Ok(Outcome::Success)
}

fn in_word(normalizer: &Normalizer, text: &str) -> Option<String> {
    let folded = normalizer.normalize(&format!("{BESIDE}{text}{BESIDE}")).into_owned();
    Some(folded.strip_prefix(BESIDE)?.strip_suffix(BESIDE)?.to_owned())
}

/// The mapping of a character inside a word, if it changes.
fn single(normalizer: &Normalizer, c: char) -> Option<Mapping> {
    let from = c.to_string();
    let to = in_word(normalizer, &from)?;
    (to != from).then_some(Mapping { from, to })
}

/// Whether a character that is not Arabic changes beside Arabic letters alone. It is not mapped, since other scripts and
/// emoji need it; ZERO WIDTH NON-JOINER is, since it is spelling in Persian.
fn is_foreign(normalizer: &Normalizer, c: char, mapping: &Mapping) -> bool {
    let arabic = matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{10EC0}'..='\u{10EFF}' | '\u{200C}');
    !arabic && normalizer.normalize(&format!("a{c}a")) != format!("a{}a", mapping.to)
}

/// Letters with a mark that fold to something else than letter and mark, each alone.
fn pairs(normalizer: &Normalizer) -> Vec<Mapping> {
    let mapped = |c: char| single(normalizer, c).map_or_else(|| c.to_string(), |mapping| mapping.to);
    let mut pairs = Vec::new();
    for letter in ('\u{620}'..='\u{64A}').chain('\u{671}'..='\u{6D5}') {
        for mark in COMPOSING {
            let from = format!("{letter}{mark}");
            if let Some(to) = in_word(normalizer, &from).filter(|to| *to != mapped(letter) + &mapped(mark)) {
                pairs.push(Mapping { from, to });
            }
        }
    }
    pairs
}

/// What no mapping of characters can do.
fn not_expressed(normalizer: &Normalizer, left_out: usize) -> Vec<String> {
    let profile = normalizer.profile();
    let mut list = Vec::new();
    if left_out > 0 {
        list.push(format!("{left_out} characters that change beside Arabic letters alone: joiners but U+200C, variation selectors, tags, marks of other scripts"));
    }
    if profile.marks() != Marks::Remove {
        list.push("the order of several marks on a letter".to_owned());
    }
    if profile.elongation() != Elongation::Keep {
        list.push("letters that repeat (elongation)".to_owned());
    }
    if profile.orthography() != Orthography::AsWritten {
        list.push("words in the spelling of the Quran (orthography)".to_owned());
    }
    if profile.spaces() != Spaces::Keep {
        list.push("runs of spaces".to_owned());
    }
    if profile.digits() != Digits::Keep {
        list.push("decimal and thousands separators between digits".to_owned());
    }
    list.push("spaces that removed marks leave behind, and marks between a letter and its hamza".to_owned());
    list
}

fn lines(mappings: &[Mapping], line: impl Fn(&str, &str) -> String) -> String {
    mappings.iter().map(|mapping| line(&mapping.from, &mapping.to) + "\n").collect()
}

/// A text as UTF-16 escapes, which no editor turns around.
fn units(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut out, unit| {
        let _ = write!(out, "\\u{unit:04X}");
        out
    })
}

fn elasticsearch(mappings: &[Mapping]) -> Result<String> {
    let list: Vec<_> =
        mappings.iter().map(|mapping| format!("{} => {}", units(&mapping.from), units(&mapping.to))).collect();
    let filter = serde_json::json!({ "type": "mapping", "mappings": list });
    let settings = serde_json::json!({ "settings": { "analysis": { "char_filter": { "arabic_text": filter } } } });
    Ok(serde_json::to_string_pretty(&settings)? + "\n")
}

/// `replace` for what is not one character for one, then `translate` for all others.
fn sql(mappings: &[Mapping]) -> String {
    let is_one = |mapping: &&Mapping| mapping.from.chars().count() == 1 && mapping.to.chars().count() <= 1;
    let (mut ones, others): (Vec<_>, Vec<_>) = mappings.iter().partition(is_one);
    // What has nothing across from it is removed: those come last.
    ones.sort_by_key(|mapping| mapping.to.is_empty());
    let mut body = String::from("$1");
    for mapping in others {
        body = format!("replace({body}, {}, {})", literal(&mapping.from), literal(&mapping.to));
    }
    let from: String = ones.iter().map(|mapping| mapping.from.as_str()).collect();
    let to: String = ones.iter().map(|mapping| mapping.to.as_str()).collect();
    format!(
        "CREATE FUNCTION arabic_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$\n\
         SELECT translate({body}, {}, {})\n$body$;\n",
        literal(&from),
        literal(&to)
    )
}

fn literal(text: &str) -> String {
    let escaped = text.chars().fold(String::new(), |mut out, c| {
        let _ = write!(out, "\\U{:08X}", u32::from(c));
        out
    });
    format!("E'{escaped}'")
}
