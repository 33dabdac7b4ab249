//! Some 256 bytes of the text, and the simple tokens in them.
//!
//! A token is simple if it and the character behind it are: then bits say where it ends and what it is. All others
//! are left to the definition. A window begins at a boundary of tokens, so that nothing before it matters. Its bits
//! are turned into lists at once, without a branch for each token: what is taken from a list needs no guess of the
//! processor about how long a word is.

use super::simd::{Engine, Eye, Seen};
use super::simple::*;
use super::{TokenKind, Tokenizer};

/// Words of 64 bits, one for each byte.
const WORDS: usize = 4;
/// Bytes that are looked at: a character may end two bytes behind the window.
pub(super) const SPAN: usize = 64 * WORDS + 2;
/// With so many tokens listed, another word is not begun.
const ENOUGH: usize = 64;
/// Those, the tokens of a last word, and what a list of 64 writes beyond.
const ROOM: usize = ENOUGH + 64 + 64;

#[derive(Clone, Debug)]
pub(super) struct Window {
    /// Where in the text it begins.
    pub(super) base: usize,
    /// The next token in the lists.
    token: usize,
    /// How many tokens end in the window.
    count: usize,
    /// From `base`.
    starts: [u8; ROOM],
    ends: [u8; ROOM],
    /// The properties of the first character.
    firsts: [u8; ROOM],
    /// `STOP` where what stands behind may hinder, `NO_LETTER` where no letter is inside.
    flags: [u8; ROOM],
    /// Where to look on when no token is left.
    pub(super) next: usize,
    /// Whether a token begins at the start that does not end in the window.
    long: bool,
    /// Of the first byte of each character; zero for the others.
    properties: [u8; 64 * WORDS],
}

/// Start and end of a token in the text, and its kind.
pub(super) type Place = (usize, usize, TokenKind);

/// What a window tells of the next token.
pub(super) enum Look {
    /// None ends in what is left.
    Nothing,
    /// One begins at the start of the window and ends beyond it.
    Long,
    /// Only the definition knows more of what begins here.
    Open(usize),
    /// It is between these places, if what stands behind it does not hinder.
    Hindered(usize, usize),
    /// It is between these places.
    Simple(usize, usize),
}

impl Default for Window {
    /// One without a token, at the start of a text.
    fn default() -> Self {
        let list = [0; ROOM];
        let (starts, ends, firsts, flags) = (list, list, list, list);
        let properties = [0; 64 * WORDS];
        Self { base: 0, token: 0, count: 0, starts, ends, firsts, flags, next: 0, long: false, properties }
    }
}

impl Window {
    /// Moves to `at`, a boundary of tokens.
    pub(super) fn open(&mut self, text: &str, at: usize, engine: Engine, options: Tokenizer) {
        let bytes = &text.as_bytes()[at..];
        self.base = at;
        match bytes.first_chunk::<SPAN>() {
            Some(span) => engine.fill(self, span, SPAN, options),
            None => {
                // A line break attaches to nothing, and nothing to it.
                let mut span = [b'\n'; SPAN];
                span[..bytes.len()].copy_from_slice(bytes);
                engine.fill(self, &span, bytes.len(), options);
                while self.count > 0 && usize::from(self.starts[self.count - 1]) >= bytes.len() {
                    self.count -= 1;
                }
                self.next = self.next.min(text.len());
            }
        }
    }

    /// Lists the tokens of `span`, of which `length` bytes are text. In place: a window that is copied waits for what was
    /// just written.
    #[inline(always)]
    pub(super) fn fill<E: Eye, const SPACES: bool>(&mut self, span: &[u8; SPAN], length: usize, options: Tokenizer) {
        let mut carry = Carry::new();
        let (mut begun, mut ended) = (0, 0);
        let mut last = 0;
        for word in 0..WORDS {
            let at = 64 * word;
            if begun > ENOUGH || at > length {
                self.properties[at..].fill(0);
                break;
            }
            let (seen, sight) = E::see(span[at..].first_chunk().expect("a span reaches beyond the window"));
            let found = Found::new::<SPACES>(&seen, &mut carry, options);
            E::store(sight, self.properties[at..].first_chunk_mut().expect("a window has as many words"));
            E::list(found.starts, at as u8, room(&mut self.starts, begun));
            E::list_properties(sight, found.starts, room(&mut self.firsts, begun));
            E::list(found.ends, at as u8, room(&mut self.ends, ended));
            E::list_flags(found.stops, found.numbers, found.ends, room(&mut self.flags, ended));
            begun += found.starts.count_ones() as usize;
            ended += found.ends.count_ones() as usize;
            last = at + 63 - seen.first.leading_zeros() as usize;
        }
        (self.token, self.count) = (0, ended);
        let next = if begun > ended { usize::from(self.starts[ended]) } else { last };
        (self.next, self.long) = (self.base + next, begun > ended && next == 0);
    }

    /// The next token, if it is simple.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<Place> {
        let token = self.token;
        if token >= self.count {
            return None;
        }
        let kind = KINDS[usize::from(self.firsts[token] | self.flags[token])]?;
        self.token += 1;
        Some((self.base + usize::from(self.starts[token]), self.base + usize::from(self.ends[token]), kind))
    }

    /// The same, with what stands against it.
    pub(super) fn look(&self) -> Look {
        let token = self.token;
        if token == self.count {
            return if self.long { Look::Long } else { Look::Nothing };
        }
        let (start, end) = (usize::from(self.starts[token]), usize::from(self.ends[token]));
        match () {
            _ if KINDS[usize::from(self.firsts[token] | self.flags[token])].is_some() => Look::Simple(start, end),
            _ if self.firsts[token] & (LETTER | DIGIT | SIGN | SPACE) == 0 => Look::Open(start),
            _ if self.flags[token] & STOP != 0 => Look::Hindered(start, end),
            _ => Look::Open(start),
        }
    }

    /// Takes the token between two places, which is seen to be simple.
    pub(super) fn take(&mut self, start: usize, end: usize) -> Place {
        let properties = self.firsts[self.token] | self.flags[self.token] & NO_LETTER;
        let kind = KINDS[usize::from(properties)].unwrap_or(TokenKind::Symbol);
        self.token += 1;
        (self.base + start, self.base + end, kind)
    }

    /// Goes on at `at`, a boundary of tokens. Gives whether that can be done in this window.
    pub(super) fn go_on(&mut self, at: usize) -> bool {
        let place = at - self.base;
        if at >= self.next || place >= 64 * WORDS {
            return false;
        }
        while self.token < self.count && usize::from(self.starts[self.token]) < place {
            self.token += 1;
        }
        self.long = false;
        self.token < self.count && usize::from(self.starts[self.token]) == place || self.properties[place] == SPACE
    }

    /// The properties of the characters from a place on, as far as they are in sight.
    pub(super) fn properties(&self, place: usize) -> &[u8] {
        &self.properties[place..]
    }
}

/// What a word leaves to the next one: bits that are added to its lowest one.
struct Carry {
    /// Whether what is no part of a word, what is a space, stands before it.
    other: bool,
    space: bool,
    /// Whether the last byte is U+0020.
    blank: u64,
    /// Whether a hashtag, a mention, something without a letter goes on.
    hashtag: bool,
    mention: bool,
    number: bool,
    /// Whether a mention can begin at the first bit.
    outside: u64,
    /// Whether what begins at the first bit stands behind a sign that is no plain hashtag or mention.
    stop: u64,
}

impl Carry {
    /// A token begins, and none ends.
    fn new() -> Self {
        let (hashtag, mention, number) = (false, false, false);
        Self { other: true, space: true, blank: 0, hashtag, mention, number, outside: 0, stop: 0 }
    }
}

/// Starts and ends of tokens, one end for each start, and what is behind those ends.
struct Found {
    starts: u64,
    ends: u64,
    /// What may hinder: an open character, or a sign that may be part of a word.
    stops: u64,
    /// Where something without a letter ends.
    numbers: u64,
}

impl Found {
    #[inline(always)]
    fn new<const SPACES: bool>(seen: &Seen, carry: &mut Carry, options: Tokenizer) -> Self {
        let Seen { word, attaching, digits, signs_and_spaces, middle, spaces, first, .. } = *seen;
        let trails = !first;
        let other = first & !word;
        // Characters of which the one before is no part of a word.
        let (behind_other, over) = ripple(trails, other << 1, carry.other);
        carry.other = over || other >> 63 != 0;
        let (behind_space, over) = ripple(trails, spaces << 1, carry.space);
        let unknown = other & !signs_and_spaces;
        // A sign is no part of a word if a space or a quote stands behind it. What is out of sight may be a letter.
        let hot = middle & !((signs_and_spaces & !middle) >> 1);
        let runs = word & behind_other;
        let tags = if seen.tags != 0 || carry.hashtag || carry.mention {
            Tags::new(seen, runs, hot, carry, options)
        } else {
            Tags::default()
        };
        let stops = unknown & !tags.starts | runs & attaching | hot & !behind_other | tags.stops | carry.stop;
        let begun = runs & !tags.inside | tags.begun;
        let (numbers, number) = ripple(trails | attaching | digits | tags.connectors, begun, carry.number);
        (carry.number, carry.stop) = (number, tags.stop);
        (carry.hashtag, carry.mention) = (tags.hashtag, tags.mention);
        carry.outside = seen.outside >> 63;
        let bounds = (other | runs) & !tags.inside | tags.rest;
        let numbers = numbers & !begun;
        if SPACES {
            let bounds = bounds & !(seen.blanks & (seen.blanks << 1 | carry.blank));
            let ends = bounds & !u64::from(carry.space);
            (carry.blank, carry.space) = (seen.blanks >> 63, false);
            return Self { starts: bounds, ends, stops, numbers };
        }
        carry.space = over || spaces >> 63 != 0;
        Self { starts: bounds & !spaces, ends: bounds & !behind_space, stops, numbers }
    }
}

/// What goes on behind the sign of a hashtag or a mention is one token with it.
#[derive(Default)]
struct Tags {
    /// Bytes of tags and names.
    inside: u64,
    /// Signs that hinder nothing before them.
    starts: u64,
    /// Where tags and names begin.
    begun: u64,
    /// Underscores in them.
    connectors: u64,
    /// Where, behind a name in ASCII, the rest of a word begins: only the definition knows whether it does.
    rest: u64,
    /// What hinders: such a rest, and what stands behind a sign that is no plain hashtag or mention.
    stops: u64,
    /// For the word behind this one.
    hashtag: bool,
    mention: bool,
    stop: u64,
}

impl Tags {
    #[inline(always)]
    fn new(seen: &Seen, runs: u64, hot: u64, carry: &Carry, options: Tokenizer) -> Self {
        let Seen { word, attaching, first, connectors, hashes, ats, names, .. } = *seen;
        let tag = word | connectors;
        let outside = seen.outside << 1 | carry.outside;
        let plain_hashes = hashes & (tag & !(runs & attaching)) >> 1 & options.mask_of_hashtags();
        let plain_ats = ats & outside & names >> 1 & options.mask_of_mentions();
        let (tag_ends, hashtag) = ripple(tag | !first, plain_hashes << 1, carry.hashtag);
        let (name_ends, mention) = ripple(names, plain_ats << 1, carry.mention);
        let rest = name_ends & !names & word;
        let odd = (hashes | ats) & !(plain_hashes | plain_ats);
        let inside = (tag | !first) & !tag_ends | names & !name_ends;
        Self {
            inside,
            starts: hashes | plain_ats,
            begun: (plain_hashes | plain_ats) << 1,
            connectors: connectors & inside,
            rest,
            stops: rest | odd << 1 | hot & ((inside & connectors) << 1 | u64::from(carry.hashtag || carry.mention)),
            hashtag,
            mention,
            stop: odd >> 63,
        }
    }
}

/// Where runs of `through` that begin at `starts`, or go on from the word before, are left; and whether one is not. Bits
/// of `through` that no such run goes past stay set.
#[inline(always)]
fn ripple(through: u64, starts: u64, carry: bool) -> (u64, bool) {
    let (sum, over) = through.overflowing_add(starts);
    let (sum, over_again) = sum.overflowing_add(u64::from(carry));
    (sum, over | over_again)
}

fn room(list: &mut [u8; ROOM], from: usize) -> &mut [u8; 64] {
    list[from..].first_chunk_mut().expect("a list has room for the tokens of a word")
}

/// The kind of a simple token by the properties of its first character, where those tell it.
static KINDS: [Option<TokenKind>; 256] = {
    let mut kinds = [None; 256];
    let mut properties = 0;
    while properties < 256 {
        kinds[properties] = match properties as u8 & !MIDDLE {
            SIGN => Some(TokenKind::Punctuation),
            SIGN_SYMBOL => Some(TokenKind::Symbol),
            SPACE => Some(TokenKind::Space),
            _ => None,
        };
        kinds[properties] = match properties as u8 {
            LETTER => Some(TokenKind::Word),
            DIGIT => Some(TokenKind::Word),
            DIGITS_ALONE => Some(TokenKind::Number),
            HASH => Some(TokenKind::Hashtag),
            AT => Some(TokenKind::Mention),
            _ => kinds[properties],
        };
        properties += 1;
    }
    kinds
};

const SIGN_SYMBOL: u8 = SIGN | SYMBOL;
const DIGITS_ALONE: u8 = DIGIT | NO_LETTER;
