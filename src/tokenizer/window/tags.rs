//! Hashtags and mentions, from bits.

use super::found::{Bits, Carry, ripple};
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
    /// For the word behind this one.
    pub(super) hashtag: bool,
    pub(super) mention: bool,
    pub(super) stop: u64,
}

impl Tags {
    /// `links`: bytes of links, of which no tag or name is made.
    #[inline(always)]
    pub(super) fn new(seen: &Seen, bits: &Bits, links: u64, carry: &Carry, options: Tokenizer) -> Self {
        let Seen { first, ascii, attaching, middle, .. } = *seen;
        let (hashes, ats) = (seen.tags() & !middle, seen.tags() & middle);
        let [word, connectors, names] = [seen.word(), seen.connectors(), seen.names()].map(|bits| bits & !links);
        let tag = word | connectors;
        let trails = !first;
        // Behind ASCII of which no name is made, behind other letters and signs.
        let (behind_others, _) = ripple(trails, ((seen.letters | seen.apart) & !ascii) << 1, false);
        let outside = (ascii & !seen.names()) << 1 | carry.outside | behind_others;
        let plain_hashes = hashes & (tag & !(bits.runs & attaching)) >> 1 & options.mask_of_hashtags();
        let plain_ats = ats & outside & names >> 1 & options.mask_of_mentions();
        let (tag_ends, hashtag) = ripple(tag | trails & !links, plain_hashes << 1, carry.hashtag);
        let (name_ends, mention) = ripple(names, plain_ats << 1, carry.mention);
        let rest = name_ends & !names & word;
        let odd = (hashes | ats) & !(plain_hashes | plain_ats);
        let inside = (tag | trails & !links) & !tag_ends | names & !name_ends;
        let behind = (inside & connectors) << 1 | u64::from(carry.hashtag || carry.mention);
        Self {
            inside,
            starts: hashes | plain_ats,
            begun: (plain_hashes | plain_ats) << 1,
            connectors: connectors & inside,
            rest,
            stops: rest | odd << 1 | bits.hot & behind,
            hashtag,
            mention,
            stop: odd >> 63,
        }
    }
}
