//! Where tokens start and end in a word of 64 bytes, and what hinders them.

use super::links::{LinkCarry, Links};
use super::tags::Tags;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simd::{Eye, SIGHT, Seen, Signs};

/// What a word leaves to the next one: bits that are added to its lowest one.
pub(super) struct Carry {
    /// Whether what is no part of a word, what is a space, stands before it.
    other: bool,
    space: bool,
    /// Whether the last byte is U+0020.
    blank: u64,
    /// Whether a hashtag, a mention, something without a letter goes on.
    pub(super) hashtag: bool,
    pub(super) mention: bool,
    number: bool,
    /// Whether a mention can begin at the first bit.
    pub(super) outside: u64,
    /// Whether what begins at the first bit stands behind a sign that is no plain hashtag or mention.
    stop: u64,
    link: LinkCarry,
}

impl Carry {
    /// A token begins, and none ends.
    pub(super) fn new() -> Self {
        let (hashtag, mention, number) = (false, false, false);
        let link = LinkCarry::default();
        Self { other: true, space: true, blank: 0, hashtag, mention, number, outside: 0, stop: 0, link }
    }
}

/// Runs of letters and digits, and signs that may be part of a token.
pub(super) struct Bits {
    /// Where words and numbers begin.
    pub(super) runs: u64,
    /// Signs beside a letter or a digit, or so it may be.
    pub(super) hot: u64,
}

/// Starts and ends of tokens, one end for each start, and what is behind those ends.
pub(super) struct Found {
    pub(super) starts: u64,
    pub(super) ends: u64,
    /// What may hinder: an open character, or a sign that may be part of a word.
    pub(super) stops: u64,
    /// Where something without a letter ends.
    pub(super) numbers: u64,
    /// Where URLs start.
    pub(super) links: u64,
}

impl Found {
    #[inline(always)]
    pub(super) fn new<E: Eye, const SPACES: bool>(
        seen: &Seen,
        sight: &[u8; SIGHT],
        span: &[u8],
        carry: &mut Carry,
        options: Tokenizer,
    ) -> Self {
        let Seen { attaching, digits, middle, spaces, first, blanks, .. } = *seen;
        let (word, signs_and_spaces) = (seen.word(), seen.signs_and_spaces());
        let trails = !first;
        let other = first & !word;
        // Characters of which the one before is no part of a word.
        let (behind_other, over) = ripple(trails, other << 1, carry.other);
        carry.other = over || other >> 63 != 0;
        let (behind_space, over) = ripple(trails, spaces << 1, carry.space);
        let unknown = other & !signs_and_spaces;
        // A sign is no part of a word if a space or a quote stands behind it. What is out of sight may be a letter.
        let hot = middle & !((signs_and_spaces & !middle) >> 1);
        let bits = Bits { runs: word & behind_other, hot };
        let candidates = seen.links & options.mask_of_urls();
        let links = if candidates != 0 || carry.link.goes_on() {
            Links::new(seen, &E::signs(sight), candidates, span, &mut carry.link)
        } else {
            Links::default()
        };
        let tags = if seen.tags() != 0 || carry.hashtag || carry.mention {
            Tags::new(seen, &bits, links.inside, carry, options)
        } else {
            Tags::default()
        };
        let mut hindering = hot & !behind_other;
        if hindering != 0 {
            hindering &= !harmless(seen, &E::signs(sight));
        }
        let stops =
            unknown & !tags.starts | bits.runs & attaching | hindering | tags.stops | links.stops | carry.stop;
        let begun = bits.runs & !(tags.inside | links.inside) | tags.begun | links.ends;
        let (numbers, number) = ripple(trails | attaching | digits | tags.connectors, begun, carry.number);
        (carry.number, carry.stop) = (number, tags.stop);
        (carry.hashtag, carry.mention) = (tags.hashtag, tags.mention);
        carry.outside = (seen.ascii & !seen.names()) >> 63;
        let bounds = (other | bits.runs) & !(tags.inside | links.inside) | tags.rest | links.starts | links.ends;
        let numbers = numbers & !begun;
        let links = links.starts;
        if SPACES {
            let bounds = bounds & !(blanks & (blanks << 1 | carry.blank));
            let ends = bounds & !u64::from(carry.space);
            (carry.blank, carry.space) = (blanks >> 63, false);
            return Self { starts: bounds, ends, stops, numbers, links };
        }
        carry.space = over || spaces >> 63 != 0;
        Self { starts: bounds & !spaces, ends: bounds & !behind_space, stops, numbers, links }
    }
}

/// Signs behind a letter or a digit that are part of no token with it after all.
#[inline(never)]
fn harmless(seen: &Seen, signs: &Signs) -> u64 {
    let Seen { first, ascii, middle, attaching, digits, .. } = *seen;
    let names = seen.names();
    let behind = |characters: u64| ripple(!first, characters << 1, false).0 & first;
    // Arabic letters are kept together by an apostrophe alone.
    let splitting = middle & ascii & !signs.apostrophes & behind(seen.arabic());
    // A colon keeps letters together.
    let colons = signs.colons & behind(digits);
    // These are parts of e-mail addresses, of which no at sign comes.
    let local = names | middle & ascii;
    let unknown = first & !(seen.word() | seen.apart | names);
    let odd = seen.tags() & middle | (attaching | unknown) & local << 1;
    let in_sight = u64::MAX.checked_shr(local.leading_ones()).unwrap_or(0);
    let parts = if odd == 0 { (signs.minuses | signs.others) & in_sight } else { 0 };
    splitting | colons | parts | signs.slashes
}

/// Where runs of `through` that begin at `starts`, or go on from the word before, are left; and whether one is not. Bits
/// of `through` that no such run goes past stay set.
#[inline(always)]
pub(super) fn ripple(through: u64, starts: u64, carry: bool) -> (u64, bool) {
    let (sum, over) = through.overflowing_add(starts);
    let (sum, over_again) = sum.overflowing_add(u64::from(carry));
    (sum, over | over_again)
}
