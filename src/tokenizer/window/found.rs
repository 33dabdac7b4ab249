//! Where tokens start and end in a word of 64 bytes, and what hinders them.

use super::SPAN;
use super::links::{LinkCarry, Links};
use super::tags::{TagCarry, Tags};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simd::{Eye, Seen, Signs, sight};

/// What a word leaves to the next one: bits that are added to its lowest one.
pub(super) struct Carry {
    /// Whether what is no part of a word, what is a space, stands before it.
    other: u64,
    space: u64,
    /// Whether the last byte is U+0020.
    blank: u64,
    /// Whether something without a letter goes on.
    number: u64,
    /// Whether what begins at the first bit stands behind a sign that is no plain hashtag or mention.
    stop: u64,
    /// Whether a tag or a URL goes on.
    marked: bool,
    tag: TagCarry,
    link: LinkCarry,
}

impl Carry {
    /// A token begins, and none ends. `before`: the byte before it.
    pub(super) fn new(before: u8) -> Self {
        let (tag, link) = (TagCarry::new(before), LinkCarry::default());
        Self { other: 1, space: 1, blank: 0, number: 0, stop: 0, marked: false, tag, link }
    }
}

/// Runs of letters and digits, and signs that may be part of a token.
#[derive(Clone, Copy)]
pub(super) struct Runs {
    /// Where words and numbers begin.
    pub(super) begun: u64,
    /// Signs with a letter or a digit behind them, or so it may be.
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
    /// In the word at `at`, of which the last character begins at the bit `last`.
    #[inline(always)]
    pub(super) fn new<E: Eye, const SPACES: bool>(
        seen: &Seen,
        last: u32,
        span: &[u8; SPAN],
        at: usize,
        carry: &mut Carry,
        options: &Tokenizer,
    ) -> Self {
        let Seen { attaching, digits, middle, spaces, first, blanks, .. } = *seen;
        let (word, signs_and_spaces) = (seen.word(), seen.signs_and_spaces());
        let trails = !first;
        let other = first & !word;
        // Characters of which the one before is no part of a word, is a space.
        let behind_other = passed(trails, other, carry.other);
        let behind_space = passed(trails, spaces, carry.space);
        carry.other = other >> last & 1;
        let mut unknown = other & !signs_and_spaces;
        // A sign is no part of a word if a space or a quote stands behind it. What is out of sight may be a letter.
        let runs = Runs { begun: word & behind_other, hot: middle & !((signs_and_spaces & !middle) >> 1) };
        let mut hindering = runs.hot & !behind_other;
        let mut stops = runs.begun & attaching | carry.stop;
        let (mut bounds, mut begun) = (other | runs.begun, runs.begun);
        let (mut going_on, mut links) = (trails | attaching | digits, 0);
        let number = carry.number;
        (carry.stop, carry.number) = (0, 0);
        if seen.tags() | seen.links != 0 || carry.marked {
            let carry = &mut *carry;
            let marked = E::out_of_line(move || Marked::new::<E>(seen, runs, span, at, carry, options));
            unknown &= !marked.starts;
            stops |= marked.stops;
            bounds = bounds & !marked.inside | marked.bounds;
            begun = begun & !marked.inside | marked.begun;
            going_on |= marked.connectors;
            links = marked.links;
            hindering &= !marked.inside;
        }
        if hindering != 0 {
            hindering &= !E::out_of_line(|| harmless(seen, &E::signs(sight(span, at))));
        }
        stops |= hindering | unknown;
        let (numbers, number) = ripple(going_on, begun, number);
        carry.number |= number;
        let numbers = numbers & !begun;
        if SPACES {
            let bounds = bounds & !(blanks & (blanks << 1 | carry.blank));
            let ends = bounds & !carry.space;
            (carry.blank, carry.space) = (blanks >> 63, 0);
            return Self { starts: bounds, ends, stops, numbers, links };
        }
        carry.space = spaces >> last & 1;
        Self { starts: bounds & !spaces, ends: bounds & !behind_space, stops, numbers, links }
    }
}

/// What is different where there are tags or URLs.
struct Marked {
    /// Bytes of them.
    inside: u64,
    /// Signs of tags that hinder nothing before them.
    starts: u64,
    /// Starts and ends besides.
    bounds: u64,
    /// The same, where something without a letter may begin.
    begun: u64,
    /// Underscores of tags.
    connectors: u64,
    stops: u64,
    links: u64,
}

impl Marked {
    #[inline(always)]
    fn new<E: Eye>(
        seen: &Seen,
        runs: Runs,
        span: &[u8; SPAN],
        at: usize,
        carry: &mut Carry,
        options: &Tokenizer,
    ) -> Self {
        let links = if seen.links != 0 || carry.link.goes_on() {
            Links::new(seen, &E::signs(sight(span, at)), &span[at..], &mut carry.link, options)
        } else {
            Links::default()
        };
        let tags = if seen.tags() != 0 || carry.tag.goes_on() {
            Tags::new(seen, runs, &links, span, at, &mut carry.tag, options)
        } else {
            Tags::default()
        };
        carry.stop = tags.odd >> 63;
        carry.number = tags.begins;
        carry.marked = carry.link.goes_on() || carry.tag.goes_on();
        Self {
            inside: tags.inside | links.inside,
            starts: tags.starts,
            bounds: tags.rest | links.starts | links.ends,
            begun: tags.begun | links.ends,
            connectors: tags.connectors,
            stops: tags.stops | links.stops,
            links: links.starts,
        }
    }
}

/// Signs behind a letter or a digit that are part of no token with it after all.
#[inline(always)]
fn harmless(seen: &Seen, signs: &Signs) -> u64 {
    let Seen { first, ascii, middle, attaching, digits, .. } = *seen;
    let names = seen.names();
    let behind = |characters: u64| passed(!first, characters, 0) & first;
    // Arabic letters are kept together by an apostrophe alone.
    let splitting = middle & ascii & !signs.apostrophes & behind(seen.arabic());
    // A colon keeps letters together.
    let colons = signs.colons & behind(digits);
    // These are parts of e-mail addresses, of which no at sign comes.
    let local = names | middle & ascii;
    let unknown = first & !(seen.word() | seen.apart() | names);
    let odd = seen.ats() | (attaching | unknown) & local << 1;
    let in_sight = u64::MAX.checked_shr(local.leading_ones()).unwrap_or(0);
    let parts = if odd == 0 { (signs.minuses | signs.others) & in_sight } else { 0 };
    splitting | colons | parts | signs.slashes
}

/// The first bits behind characters, of which `trails` are the other bytes, and some of these.
#[inline(always)]
pub(super) fn passed(trails: u64, characters: u64, carry: u64) -> u64 {
    trails.wrapping_add(characters << 1).wrapping_add(carry)
}

/// Where runs of `through` that begin at `starts`, or go on from the word before, are left; and whether one is not. Bits
/// of `through` that no such run goes past stay set.
#[inline(always)]
pub(super) fn ripple(through: u64, starts: u64, carry: u64) -> (u64, u64) {
    let sum = u128::from(through) + u128::from(starts) + u128::from(carry);
    (sum as u64, (sum >> 64) as u64)
}
