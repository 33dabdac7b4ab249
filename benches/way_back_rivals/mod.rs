//! Alternatives to alignment and search: a pair of offsets for each byte, and folding before the
//! search.
#![allow(dead_code)]

use std::collections::HashMap;
use std::ops::Range;

use arabic_text::Normalizer;
use memchr::memmem::Finder;
use unicode_normalization::char::compose;

/// Needles that occur in nearly every line, in some lines, and in none.
pub(crate) const NEEDLES: [(&str, &str); 3] = [("common", "من"), ("rare", "كتاب"), ("absent", "قسطنطينوغراد")];

/// Alignment as in `NormalizedString` of Hugging Face's tokenizers: for each byte of the output,
/// the range of the source from which it came. It makes one pass over the characters with a table,
/// which is less work than the several normalizers that run there.
pub(crate) struct PerBytePairs {
    table: Vec<Becomes>,
    astral: HashMap<char, String>,
}

enum Becomes {
    Same,
    Nothing,
    Char(char),
    Text(String),
    /// Nothing, behind Arabic.
    Joiner,
    Composes,
    /// This between digits.
    Separator(char),
}

impl PerBytePairs {
    /// Supports a profile that removes marks, expands presentation forms, and considers no other
    /// characters together than a letter and its hamza.
    pub(crate) fn new(normalizer: &Normalizer) -> Self {
        let becomes = |c: char| {
            let folded = normalizer.normalize(c.encode_utf8(&mut [0; 4])).into_owned();
            let mut chars = folded.chars();
            match (chars.next(), chars.next()) {
                _ if c == '\u{66B}' => Becomes::Separator('.'),
                _ if c == '\u{66C}' => Becomes::Separator(','),
                _ if matches!(c, '\u{653}'..='\u{655}') => Becomes::Composes,
                _ if matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{AD}') => Becomes::Joiner,
                (None, _) => Becomes::Nothing,
                (Some(only), None) if only == c => Becomes::Same,
                (Some(only), None) => Becomes::Char(only),
                _ => Becomes::Text(folded),
            }
        };
        let table = (0..0x1_0000).map(|c| char::from_u32(c).map_or(Becomes::Same, becomes)).collect();
        let marks = ('\u{10EFA}'..='\u{10EFF}').map(|c| (c, normalizer.normalize(&c.to_string()).into_owned()));
        Self { table, astral: marks.collect() }
    }

    pub(crate) fn align(&self, text: &str) -> (String, Vec<(usize, usize)>) {
        let mut out = String::with_capacity(text.len());
        let mut pairs: Vec<(usize, usize)> = Vec::with_capacity(text.len());
        let (mut arabic, mut bears, mut left_space) = (false, false, false);
        for (at, c) in text.char_indices() {
            let from = (at, at + c.len_utf8());
            let mut push = |c: char| from_to(c, from, &mut out, &mut pairs);
            match self.table.get(c as usize) {
                // Of two spaces between which all was removed, one stays.
                Some(Becomes::Same) if c == ' ' && left_space => {}
                Some(Becomes::Same) => push(c),
                Some(Becomes::Nothing) => {
                    bears |= c == '\u{640}';
                    left_space |= matches!(c, '\u{600}'..='\u{6FF}') && out.ends_with(' ');
                    continue;
                }
                Some(Becomes::Char(c)) => push(*c),
                Some(Becomes::Text(text)) => text.chars().for_each(push),
                Some(Becomes::Joiner) if arabic => continue,
                Some(Becomes::Joiner) => push(c),
                // A hamza on a tatweel is a letter.
                Some(Becomes::Composes) if bears && c == '\u{654}' => push('\u{626}'),
                Some(Becomes::Composes) if bears => continue,
                Some(Becomes::Composes) => self.compose(c, &mut out, &mut pairs),
                Some(Becomes::Separator(separator)) => {
                    let next = text[from.1..].chars().next();
                    let digits = out.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(char::is_numeric);
                    from_to(if digits { *separator } else { c }, from, &mut out, &mut pairs);
                }
                None => match self.astral.get(&c) {
                    Some(text) => text.chars().for_each(push),
                    None => push(c),
                },
            }
            (bears, left_space) = (false, false);
            arabic = matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFC}');
        }
        (out, pairs)
    }

    fn compose(&self, mark: char, out: &mut String, pairs: &mut [(usize, usize)]) {
        let Some(composed) = out.chars().next_back().and_then(|letter| compose(letter, mark)) else { return };
        out.pop();
        match &self.table[composed as usize] {
            Becomes::Char(c) => out.push(*c),
            _ => out.push(composed),
        }
        let end = pairs.len() - 2;
        pairs[end..].iter_mut().for_each(|pair| pair.1 += mark.len_utf8());
    }
}

fn from_to(c: char, from: (usize, usize), out: &mut String, pairs: &mut Vec<(usize, usize)>) {
    out.push(c);
    pairs.extend(std::iter::repeat_n(from, c.len_utf8()));
}

/// Folds the whole text, then searches. Gives no ranges of the source.
pub(crate) fn fold_then_memmem(normalizer: &Normalizer, text: &str, needle: &Finder<'_>, folded: &mut String) -> usize {
    folded.clear();
    normalizer.normalize_into(text, folded);
    needle.find_iter(folded.as_bytes()).count()
}

/// Aligns the whole text, then searches.
pub(crate) fn align_then_memmem(normalizer: &Normalizer, text: &str, needle: &Finder<'_>) -> Vec<Range<usize>> {
    let aligned = normalizer.align(text);
    let length = needle.needle().len();
    let found = needle.find_iter(aligned.as_str().as_bytes());
    found.map(|at| aligned.source_range(at..at + length)).collect()
}
