//! Why a text folds to what it folds to.

use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use super::{Normalizer, Rule};
use crate::profile::Orthography;
use crate::unicode::{character_name, is_letter};

impl Normalizer {
    /// Returns what folding changes, from the beginning to the end; see [`Change`].
    ///
    /// For people who wonder why two words have one key. It folds the text line by line, once more for each rule of the
    /// profile without that rule, so it is tens of times slower than folding.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Rule};
    ///
    /// let changes: Vec<_> = Normalizer::search().explain("أُمٌّ").collect();
    /// assert_eq!(
    ///     changes[0].to_string(),
    ///     "0..2 U+0623 ARABIC LETTER ALEF WITH HAMZA ABOVE -> U+0627 ARABIC LETTER ALEF (alef)",
    /// );
    /// assert_eq!(changes[1].to_string(), "2..4 U+064F ARABIC DAMMA -> nothing (marks)");
    /// assert_eq!(changes.len(), 4);
    /// ```
    pub fn explain<'a>(&self, text: &'a str) -> Explain<'a> {
        let without = Rule::of(self.profile()).map(|(rule, profile)| (rule, Normalizer::new(profile))).collect();
        Explain { normalizer: self.clone(), without, text, at: 0, changes: Vec::new().into_iter() }
    }
}

/// One change: a part of the source, what it became, and the rules that did it.
///
/// A letter or mark at a time; but what composed, changed places or opened up is one change.
///
/// Shown as a line: range, code points with their names, rules.
///
/// ```
/// let text = "مدرسةٌ";
/// let changes: Vec<_> = arabic_text::Normalizer::search().explain(text).collect();
/// assert_eq!((changes[0].source(), changes[0].output()), ("ة", "ه"));
/// assert_eq!((changes[1].source(), changes[1].output()), ("\u{64C}", ""));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    range: Range<usize>,
    source: &'a str,
    output: String,
    rules: Vec<Rule>,
}

impl<'a> Change<'a> {
    /// Returns where it is in the source, in bytes.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// assert_eq!(change.range(), 8..10);
    /// ```
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns what was there.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// assert_eq!(change.source(), "ة");
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Returns what it became; empty if it was removed.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// assert_eq!(change.output(), "ه");
    /// ```
    #[must_use]
    pub fn output(&self) -> &str {
        &self.output
    }

    /// Returns the rules without any of which it would have become something else, in the order of the options of a profile.
    ///
    /// Mostly one. [`Rule::CanonicalForm`] where it is none.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// assert_eq!(change.rules(), [arabic_text::Rule::TehMarbuta]);
    /// ```
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Returns the code points that were there, with their names.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// let names: Vec<_> = change.source_code_points().map(|c| c.to_string()).collect();
    /// assert_eq!(names, ["U+0629 ARABIC LETTER TEH MARBUTA"]);
    /// ```
    pub fn source_code_points(&self) -> impl Iterator<Item = CodePoint> + use<'a> {
        self.source.chars().map(CodePoint)
    }

    /// Returns the code points that they became, with their names.
    ///
    /// ```
    /// let change = arabic_text::Normalizer::search().explain("مدرسة").next().unwrap();
    /// let names: Vec<_> = change.output_code_points().map(|c| c.to_string()).collect();
    /// assert_eq!(names, ["U+0647 ARABIC LETTER HEH"]);
    /// ```
    pub fn output_code_points(&self) -> impl Iterator<Item = CodePoint> {
        self.output.chars().map(CodePoint)
    }
}

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ", self.range)?;
        write_list(f, self.source_code_points(), " + ")?;
        f.write_str(" -> ")?;
        if self.output.is_empty() {
            f.write_str("nothing")?;
        }
        write_list(f, self.output_code_points(), " + ")?;
        f.write_str(" (")?;
        write_list(f, self.rules.iter(), ", ")?;
        f.write_str(")")
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item: fmt::Display>, between: &str) -> fmt::Result {
    for (at, item) in items.enumerate() {
        write!(f, "{}{item}", if at > 0 { between } else { "" })?;
    }
    Ok(())
}

/// A code point that can be shown, such as `U+064E ARABIC FATHA`.
///
/// ```
/// assert_eq!(arabic_text::CodePoint('ة').to_string(), "U+0629 ARABIC LETTER TEH MARBUTA");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodePoint(pub char);

impl CodePoint {
    /// Returns the Unicode name, if it is of the Arabic script, of ASCII, a space, or invisible.
    ///
    /// ```
    /// assert_eq!(arabic_text::CodePoint('ة').name().as_deref(), Some("ARABIC LETTER TEH MARBUTA"));
    /// ```
    #[must_use]
    pub fn name(self) -> Option<String> {
        character_name(self.0)
    }
}

impl fmt::Display for CodePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "U+{:04X}", u32::from(self.0))?;
        match self.name() {
            Some(name) => write!(f, " {name}"),
            None => Ok(()),
        }
    }
}

/// Changes, from the beginning of a text to its end. Made by [`Normalizer::explain`].
///
/// ```
/// let mut changes = arabic_text::Normalizer::search().explain("إلى");
/// assert_eq!(changes.next().unwrap().source(), "إ");
/// assert_eq!(changes.next().unwrap().source(), "ى");
/// assert!(changes.next().is_none());
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Explain<'a> {
    normalizer: Normalizer,
    /// For each rule of the profile, all others.
    without: Vec<(Rule, Normalizer)>,
    text: &'a str,
    at: usize,
    /// Those of the line before `at`.
    changes: vec::IntoIter<Change<'a>>,
}

impl<'a> Iterator for Explain<'a> {
    type Item = Change<'a>;

    fn next(&mut self) -> Option<Change<'a>> {
        loop {
            if let Some(change) = self.changes.next() {
                return Some(change);
            }
            if self.at == self.text.len() {
                return None;
            }
            let start = self.at;
            self.at = if self.normalizer.table().trims() { self.text.len() } else { line_end(self.text, start) };
            self.changes = self.changes_of(start, &self.text[start..self.at]).into_iter();
        }
    }
}

impl FusedIterator for Explain<'_> {}

impl<'a> Explain<'a> {
    /// What did a change that no rule did alone.
    fn rule_of_all(&self) -> Rule {
        let profile = self.normalizer.profile();
        match profile.orthography() {
            _ if profile.model().is_some() => Rule::Program,
            // It implies other options, which may have the same value.
            Orthography::Quranic => Rule::Orthography,
            _ => Rule::CanonicalForm,
        }
    }

    fn changes_of(&self, start: usize, line: &'a str) -> Vec<Change<'a>> {
        let fates = Fates::new(&self.normalizer, line);
        let changed: Vec<&Fate> = fates.all.iter().filter(|fate| line[fate.range.clone()] != fate.output).collect();
        if changed.is_empty() {
            return Vec::new();
        }
        let others: Vec<_> = self.without.iter().map(|(rule, other)| (*rule, Fates::new(other, line))).collect();
        let change = |fate: &Fate| {
            let did = others.iter().filter(|(_, other)| !fates.agree(other, &fate.range)).map(|(rule, _)| *rule);
            let mut rules: Vec<Rule> = did.collect();
            if rules.is_empty() {
                rules.push(self.rule_of_all());
            }
            let range = start + fate.range.start..start + fate.range.end;
            Change { range, source: &line[fate.range.clone()], output: fate.output.clone(), rules }
        };
        changed.into_iter().map(change).collect()
    }
}

/// Behind the next line break on which nothing depends that follows it.
fn line_end(text: &str, from: usize) -> usize {
    let breaks = text[from..].match_indices('\n').map(|(at, _)| from + at + 1);
    let begins_anew = |at: &usize| text[*at..].chars().next().is_none_or(|c| c.is_ascii() || is_letter(c));
    breaks.into_iter().find(begins_anew).unwrap_or(text.len())
}

/// What becomes of a part of a line.
#[derive(Clone, Debug)]
struct Fate {
    range: Range<usize>,
    output: String,
}

/// What becomes of a line: all its parts in order.
struct Fates {
    all: Vec<Fate>,
}

impl Fates {
    fn new(normalizer: &Normalizer, line: &str) -> Self {
        let aligned = normalizer.align(line);
        let mut all = Vec::new();
        let lead = aligned.source_range(0..0).start;
        let mut push = |range: Range<usize>, output: &str| all.push(Fate { range, output: output.into() });
        line[..lead].char_indices().for_each(|(at, c)| push(at..at + c.len_utf8(), ""));
        let mut at = 0;
        while at < aligned.as_str().len() {
            let source = aligned.source_range(at..at + 1);
            let folded = aligned.folded_range(source.clone());
            at = folded.end;
            let output = &aligned.as_str()[folded];
            normalizer.table().fates(&line[source.clone()], output, |was, became| {
                push(source.start + was.start..source.start + was.end, &output[became]);
            });
        }
        Self { all }
    }

    /// Whether another fold of the line makes the same of the parts that reach into a range.
    fn agree(&self, other: &Self, range: &Range<usize>) -> bool {
        let mut range = range.clone();
        loop {
            let (these, those) = (self.around(&range), other.around(&range));
            let end = |fates: &[Fate]| fates.last().map_or(0, |fate| fate.range.end);
            let start = |fates: &[Fate]| fates.first().map_or(0, |fate| fate.range.start);
            let both = start(these).min(start(those))..end(these).max(end(those));
            if both == range {
                let mine = these.iter().flat_map(|fate| fate.output.chars());
                return mine.eq(those.iter().flat_map(|fate| fate.output.chars()));
            }
            range = both;
        }
    }

    /// The parts that reach into a range.
    fn around(&self, range: &Range<usize>) -> &[Fate] {
        let from = self.all.partition_point(|fate| fate.range.end <= range.start);
        let to = self.all.partition_point(|fate| fate.range.start < range.end);
        &self.all[from..to]
    }
}
