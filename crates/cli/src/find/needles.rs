//! The needles of a search.

use std::ops::Range;
use std::path::Path;

use aho_corasick::AhoCorasick;
use anyhow::{Context, Result, bail};
use arabic_text::{Finder, Normalizer, Profile};

use crate::input::{Chunks, Input, Opening, shown};

/// The needles of a file, one a line; empty lines are none.
pub(super) fn read(path: &Path) -> Result<Vec<String>> {
    let mut chunks = Chunks::new(Input::open(path, Opening::default())?, false);
    let mut needles = Vec::new();
    while let Some(chunk) = chunks.next().with_context(|| shown(path))? {
        needles.extend(chunk.text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    Ok(needles)
}

/// The needles; a place matches if any of them does.
pub(super) struct Needles {
    normalizer: Normalizer,
    finders: Vec<Finder>,
    /// Tells which needles a folded text holds; `None` if there is one needle.
    set: Option<AhoCorasick>,
}

impl Needles {
    pub(super) fn new(texts: &[String], profile: Profile, whole_words: bool, ignore_case: bool) -> Result<Self> {
        let profile = if ignore_case { without_case(profile)? } else { profile };
        let normalizer = Normalizer::new(profile);
        let mut finders: Vec<Finder> = Vec::new();
        for text in texts {
            let finder = normalizer.finder(text).whole_words(whole_words);
            if finder.needle().is_empty() {
                bail!("the needle `{text}` folds to nothing; choose a profile that keeps it, such as --profile clean");
            }
            finders.push(finder);
        }
        if finders.is_empty() {
            bail!("there is no needle");
        }
        finders.sort_by(|a, b| a.needle().cmp(b.needle()));
        finders.dedup_by(|a, b| a.needle() == b.needle());
        let set = if finders.len() > 1 { Some(AhoCorasick::new(finders.iter().map(Finder::needle))?) } else { None };
        Ok(Self { normalizer, finders, set })
    }

    pub(super) fn matcher(&self) -> Matcher<'_> {
        Matcher { needles: self, folded: String::new(), present: vec![false; self.finders.len()], found: Vec::new() }
    }
}

/// A profile that gives lower-case letters of all scripts, where one letter is the lower case of one.
fn without_case(mut profile: Profile) -> Result<Profile> {
    for upper in '\0'..=char::MAX {
        let mut lower = upper.to_lowercase();
        if let (Some(lower), None) = (lower.next(), lower.next())
            && lower != upper
        {
            profile = profile.with_mapping(upper, lower.encode_utf8(&mut [0; 4]))?;
        }
    }
    Ok(profile)
}

/// Finds needles in one text after the other.
pub(super) struct Matcher<'n> {
    needles: &'n Needles,
    folded: String,
    present: Vec<bool>,
    found: Vec<Range<usize>>,
}

impl Matcher<'_> {
    /// The matches in a text, in order; of those that overlap the first, of those that begin together the longest.
    pub(super) fn find(&mut self, text: &str) -> &[Range<usize>] {
        self.found.clear();
        let Some(set) = &self.needles.set else {
            self.found.extend(self.needles.finders[0].find_iter(text));
            return self.without_breaks(text);
        };
        self.folded.clear();
        self.needles.normalizer.normalize_into(text, &mut self.folded);
        let mut any = false;
        for found in set.find_overlapping_iter(&self.folded) {
            self.present[found.pattern().as_usize()] = true;
            any = true;
        }
        if any {
            for (finder, present) in self.needles.finders.iter().zip(&mut self.present) {
                if std::mem::take(present) {
                    self.found.extend(finder.find_iter(text));
                }
            }
            self.found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
            let mut end = 0;
            self.found.retain(|range| {
                range.start >= end && {
                    end = range.end;
                    true
                }
            });
        }
        self.without_breaks(text)
    }

    /// A match lies within one line, whatever a profile makes of line breaks.
    fn without_breaks(&mut self, text: &str) -> &[Range<usize>] {
        self.found.retain(|range| memchr::memchr(b'\n', &text.as_bytes()[range.clone()]).is_none());
        &self.found
    }
}
