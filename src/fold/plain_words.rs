//! Stretches of a text in which words can be folded letter by letter, for profiles that rewrite
//! words (`orthography=quranic`).
//!
//! In most words of modern text only the rules for endings can apply. A stretch of such words is
//! folded in blocks by a table without the rules, and the endings are rewritten in the output.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::blocks::{PREFERS_SIZE, WordPairs, find_ending, plain_end};
use super::orthography::{LISTED, ended};
use super::output::Output;
use super::table::Table;
use super::words::{Parts, Role};
use crate::profile::Profile;
use crate::simd::InstructionSet;
use crate::unicode::is_letter;
use crate::unicode::names::*;

/// The most bytes that are folded at once: the endings are rewritten while the output is in the cache.
const PIECE: usize = if cfg!(test) { 128 } else { 4 << 10 };

#[derive(Clone, Debug)]
pub(super) struct PlainWords {
    /// What letters become where no rule applies.
    table: Box<Table>,
    pairs: Box<WordPairs>,
}

impl PlainWords {
    /// Returns `None` if the profile changes ASCII, or if the set has no vectors.
    pub(super) fn new(profile: &Profile, quranic: &Table, parts: &Parts) -> Option<Self> {
        if PREFERS_SIZE || quranic.set == InstructionSet::Scalar || !quranic.ascii_stays || quranic.trims() {
            return None;
        }
        let mut table = Box::new(Table::new(&profile.as_written(), quranic.set));
        let mut pairs = Box::new(WordPairs::EMPTY);
        for place in 0..256 {
            let (entry, becomes) = (table.pairs[place], quranic.pairs[place]);
            let is_letter = entry.is_lasting() && becomes.len() == 2;
            let is_gone = table.is_removed(entry);
            let is_same = entry.is_lasting() && becomes.is_lasting() && entry.bytes() == becomes.bytes();
            let role = parts.roles[place];
            match role {
                Role::Letter | Role::Hamza | Role::Seat if is_letter => {
                    table.pairs[place] = entry.with_bytes_of(becomes);
                    WordPairs::insert(&mut pairs.parts, place);
                    let unit = parts.unit(place);
                    let sets = [
                        (&mut pairs.alefs, unit.is_alef()),
                        (&mut pairs.lams, unit.base == LAM),
                        (&mut pairs.yehs, unit.is_yeh()),
                    ];
                    sets.into_iter().filter(|(_, is_of)| *is_of).for_each(|(set, _)| WordPairs::insert(set, place));
                    if matches!(role, Role::Hamza | Role::Seat) {
                        WordPairs::insert(&mut pairs.hamzas, place);
                    }
                    if role == Role::Hamza {
                        WordPairs::insert(&mut pairs.bare, place);
                    }
                }
                Role::Quiet | Role::Madda | Role::Shadda | Role::Sukun if is_gone => {
                    WordPairs::insert(&mut pairs.parts, place);
                    WordPairs::insert(&mut pairs.marks, place);
                    match role {
                        Role::Madda => WordPairs::insert(&mut pairs.maddas, place),
                        Role::Shadda => WordPairs::insert(&mut pairs.shaddas, place),
                        Role::Sukun => WordPairs::insert(&mut pairs.sukuns, place),
                        _ => {}
                    }
                }
                Role::End if is_same && entry.len() == becomes.len() => {}
                _ => WordPairs::insert(&mut pairs.others, place),
            }
        }
        ('\u{600}'..='\u{6FF}')
            .filter(|&c| is_letter(c))
            .for_each(|c| WordPairs::insert(&mut pairs.letters, c as usize & 0xFF));
        let places = |word: &str| word.chars().rev().map(|c| c as usize & 0x3F).collect::<Vec<_>>();
        for last in LISTED.map(|(word, _)| places(word)) {
            let bit = 2 << (last[0] % 7);
            pairs.endings.iter_mut().zip(last).for_each(|(set, place)| set[place] |= bit);
        }
        let [last, second, third] = &mut pairs.endings;
        last[ALEF as usize & 0x3F] |= 1;
        [ALEF, WAW].iter().for_each(|&c| second[c as usize & 0x3F] |= 1);
        third.iter_mut().for_each(|set| *set |= 1);
        table.changed_pairs();
        Some(Self { table, pairs })
    }
}

impl Table {
    /// Folds words and what stands between them, from the word that begins at `at` on, up to a word that the rules may rewrite or
    /// that may not be whole. Returns the position there: `at` if nothing was folded.
    pub(super) fn copy_plain_words(&self, text: &str, at: usize, out: &mut Output<'_>) -> usize {
        let Some(plain) = &self.plain_words else { return at };
        let (bytes, mut at) = (text.as_bytes(), at);
        loop {
            // All stretches end at multiples of `PIECE`: to look at the byte there takes long where it is not in the cache yet.
            let mut end = bytes.len().min((at + PIECE / 2).next_multiple_of(PIECE));
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let end = plain.word_start(bytes, plain_end(self, &plain.pairs, &text[..end], at));
            if end <= at {
                return at;
            }
            let start = out.len();
            plain.table.fold_into(&text[at..end], out.text);
            plain.rewrite_endings(self.set, out.text, start);
            at = end;
        }
    }
}

impl PlainWords {
    /// Returns the position at or before `at` where a word begins, if one stands there.
    fn word_start(&self, bytes: &[u8], at: usize) -> usize {
        let mut at = at;
        while bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
            at -= 1;
        }
        loop {
            while self.pairs.is_part_before(bytes, at) {
                at -= 2;
            }
            // Folding cannot begin behind a no-break space.
            match bytes[..at] {
                [.., 0xC2, 0xA0] => at -= 2,
                _ => return at,
            }
        }
    }

    /// Rewrites the endings of the words of the output from `start` on.
    fn rewrite_endings(&self, set: InstructionSet, out: &mut String, start: usize) {
        let mut at = start;
        while let Some(last) = find_ending(set, &self.pairs, out.as_bytes(), at) {
            at = last + 2;
            let word = self.folded_word(out.as_bytes(), start, at);
            let (end, listed) = ended(&out[word..at]);
            match listed {
                Some(listed) => {
                    out.replace_range(word..at, listed);
                    at = word + listed.len();
                }
                None if word + end < at => {
                    out.replace_range(word + end..at, "");
                    at = word + end;
                }
                None => {}
            }
        }
    }

    /// Returns where the folded word begins that ends at `end`, not before `start`.
    fn folded_word(&self, bytes: &[u8], start: usize, end: usize) -> usize {
        let mut at = end;
        while let [.., lead @ 0xD8..=0xDB, trail] = bytes[start..at] {
            if !WordPairs::has(&self.pairs.letters, lead, trail) {
                break;
            }
            at -= 2;
        }
        at
    }
}
