//! Hashtags and mentions, from bits.

use super::found::{Runs, passed, ripple};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simd::Seen;

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
}

/// What a word leaves to the next one.
#[derive(Default)]
pub(super) struct TagCarry {
    hashtag: u64,
    mention: u64,
}

impl TagCarry {
    pub(super) fn goes_on(&self) -> bool {
        self.hashtag | self.mention != 0
    }
}

impl Tags {
    /// `links`: bytes of URLs, of which no tag or name is made. `before`: the byte before the word, if one is in sight.
    pub(super) fn new(
        seen: &Seen,
        runs: Runs,
        links: u64,
        before: Option<&u8>,
        carry: &mut TagCarry,
        options: Tokenizer,
    ) -> Self {
        let Seen { first, ascii, attaching, middle, .. } = *seen;
        let (hashes, ats) = (seen.tags() & !middle, seen.ats());
        let [word, connectors, names] = [seen.word(), seen.connectors(), seen.names()].map(|bits| bits & !links);
        let trails = !first;
        let tag = word | connectors;
        let through = tag | trails & !links;
        // Behind ASCII of which no name is made, behind other letters and signs.
        let is_outside = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'_';
        let outside = (ascii & !seen.names()) << 1 | u64::from(before.is_some_and(|&byte| is_outside(byte)));
        let outside = outside | passed(trails, (seen.letters | seen.apart()) & !ascii, 0);
        let plain_hashes = hashes & (tag & !(runs.begun & attaching)) >> 1 & options.mask_of_hashtags();
        let plain_ats = ats & outside & names >> 1 & options.mask_of_mentions();
        let behind_carry = carry.hashtag | carry.mention;
        let (tag_ends, hashtag) = ripple(through, plain_hashes << 1, carry.hashtag);
        let (name_ends, mention) = ripple(names, plain_ats << 1, carry.mention);
        *carry = TagCarry { hashtag, mention };
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
        }
    }
}
