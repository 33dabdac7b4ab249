//! Hashtags and mentions, from bits.

use super::SPAN;
use super::found::{Runs, passed, ripple};
use super::links::Links;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simd::Seen;
use crate::tokenizer::simple::*;

/// What goes on behind the sign of a hashtag or a mention is one token with it.
#[derive(Default)]
pub(super) struct Tags {
    /// Bytes of tags and names.
    pub(super) inside: u64,
    /// Signs that hinder nothing before them.
    pub(super) starts: u64,
    /// Where tags and names begin.
    pub(super) begun: u64,
    /// Underscores in them.
    pub(super) connectors: u64,
    /// Where, behind a name in ASCII, the rest of a word begins: only the definition knows whether it does.
    pub(super) rest: u64,
    /// What hinders: such a rest, and what stands behind a sign that is no plain hashtag or mention.
    pub(super) stops: u64,
    /// Signs that begin no plain hashtag or mention.
    pub(super) odd: u64,
    /// Whether one begins behind the word.
    pub(super) begins: u64,
}

/// What a word leaves to the next one.
pub(super) struct TagCarry {
    hashtag: u64,
    mention: u64,
    /// Whether a mention can begin at the first bit.
    outside: u64,
}

impl TagCarry {
    pub(super) fn new(before: u8) -> Self {
        Self { hashtag: 0, mention: 0, outside: u64::from(is_outside(before)) }
    }

    pub(super) fn goes_on(&self) -> bool {
        self.hashtag | self.mention != 0
    }
}

/// ASCII of which no name is made.
fn is_outside(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'_'
}

impl Tags {
    /// In the word at `at`. No tag or name is made of the bytes of URLs.
    #[inline(always)]
    pub(super) fn new(
        seen: &Seen,
        runs: Runs,
        links: &Links,
        span: &[u8; SPAN],
        at: usize,
        carry: &mut TagCarry,
        options: &Tokenizer,
    ) -> Self {
        let Seen { first, ascii, attaching, middle, .. } = *seen;
        let (hashes, ats) = (seen.tags() & !middle, seen.ats());
        let [word, connectors, names] = [seen.word(), seen.connectors(), seen.names()].map(|bits| bits & !links.inside);
        let trails = !first;
        let tag = word | connectors;
        let through = tag | trails & !links.inside;
        // What begins a tag, a name, where the sign is the last byte of the word.
        let [tag_ahead, name_ahead] = match seen.tags() >> 63 {
            0 => [0; 2],
            _ => ahead(span, at + 64),
        };
        // Behind ASCII of which no name is made, other letters and signs, URLs.
        let before = if at == 0 { carry.outside } else { u64::from(is_outside(span[at - 1])) };
        let behind_others = passed(trails, (seen.letters | seen.apart()) & !ascii, 0);
        let outside = (ascii & !seen.names()) << 1 | before | behind_others | links.ends;
        let begins_tag = (tag & !(runs.begun & attaching)) >> 1 | tag_ahead << 63;
        let plain_hashes = hashes & begins_tag & options.mask_of_hashtags();
        let plain_ats = ats & outside & (names >> 1 | name_ahead << 63) & options.mask_of_mentions();
        let behind_carry = carry.hashtag | carry.mention;
        let (tag_ends, hashtag) = ripple(through, plain_hashes << 1, carry.hashtag);
        let (name_ends, mention) = ripple(names, plain_ats << 1, carry.mention);
        (carry.hashtag, carry.mention) = (hashtag | plain_hashes >> 63, mention | plain_ats >> 63);
        let rest = name_ends & !names & word;
        let odd = (hashes | ats) & !(plain_hashes | plain_ats);
        let inside = through & !tag_ends | names & !name_ends;
        Self {
            inside,
            starts: hashes | plain_ats,
            begun: (plain_hashes | plain_ats) << 1,
            connectors: connectors & inside,
            rest,
            stops: rest | odd << 1 | runs.hot & ((inside & connectors) << 1 | behind_carry),
            odd,
            begins: (plain_hashes | plain_ats) >> 63,
        }
    }
}

/// Whether a tag, whether a name goes on with the character at `at`, for certain: it may be the first of a URL.
#[inline(never)]
fn ahead(span: &[u8; SPAN], at: usize) -> [u64; 2] {
    let begins = match span[at] {
        byte @ 0..0x80 => PROPERTIES.ascii[usize::from(byte)] & (LETTER | DIGIT) != 0 || byte == b'_',
        byte @ 0xD8..=0xDB => {
            PROPERTIES.arabic[usize::from(byte & 3) << 6 | usize::from(span[at + 1] & 0x3F)] & (LETTER | DIGIT) != 0
        }
        _ => false,
    };
    [begins, begins && span[at].is_ascii()].map(|begins| u64::from(begins && span[at] != b'h'))
}
