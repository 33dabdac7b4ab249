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
    bits: [Bits; WORDS],
}

/// A bit for each of 64 bytes, the first lowest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bits {
    /// Starts of all tokens, of spaces too; open characters count as tokens.
    pub(super) bounds: u64,
    /// Starts of tokens that only the definition knows.
    pub(super) open: u64,
    /// Open characters, and signs that may be part of a word.
    pub(super) stops: u64,
    /// Bytes of words and numbers.
    pub(super) words: u64,
    pub(super) letters: u64,
    /// Letters and digits of which addresses are made.
    pub(super) address: u64,
    /// U+005F.
    pub(super) connectors: u64,
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
        let bits = [Bits::default(); WORDS];
        Self { base: 0, token: 0, count: 0, starts: list, ends: list, firsts: list, flags: list, next: 0, bits }
    }
}

impl Window {
    /// Moves to `at`, a boundary of tokens.
    pub(super) fn open(&mut self, text: &str, at: usize, engine: Engine, options: Tokenizer) {
        let bytes = &text.as_bytes()[at..];
        self.base = at;
        match bytes.first_chunk::<SPAN>() {
            Some(span) => engine.fill(self, span, usize::MAX, options),
            None => {
                // A line break attaches to nothing, and nothing to it.
                let mut span = [b'\n'; SPAN];
                span[..bytes.len()].copy_from_slice(bytes);
                engine.fill(self, &span, bytes.len(), options);
            }
        }
    }

    /// Lists the tokens of `span`, of which `length` bytes are text. In place: a window that is copied waits for what was
    /// just written.
    #[inline(always)]
    pub(super) fn fill<E: Eye>(&mut self, span: &[u8; SPAN], length: usize, options: Tokenizer) {
        let mut carry = Carry { behind_space: 1, ..Carry::default() };
        let (mut begun, mut ended) = (0, 0);
        let mut last = 0;
        for word in 0..WORDS {
            let at = 64 * word;
            if begun > ENOUGH || at > length {
                self.bits[word..].fill(Bits::default());
                break;
            }
            let (seen, sight) = E::see(span[at..].first_chunk().expect("a span reaches beyond the window"));
            let found = self.bits[word].take_in(&seen, &mut carry, options);
            let starts = found.starts & low_bits(length - at);
            let ends = found.ends & low_bits((length - at).saturating_add(1));
            E::list(starts, at as u8, room(&mut self.starts, begun));
            E::list_properties(sight, &seen, starts, room(&mut self.firsts, begun));
            E::list(ends, at as u8, room(&mut self.ends, ended));
            E::list_flags(self.bits[word].stops, found.numbers, ends, room(&mut self.flags, ended));
            begun += starts.count_ones() as usize;
            ended += ends.count_ones() as usize;
            last = at + 63 - seen.first.leading_zeros() as usize;
        }
        (self.token, self.count) = (0, ended);
        self.next = self.base + if begun > ended { usize::from(self.starts[ended]) } else { last.min(length) };
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
            let long = token == 0 && self.next == self.base && self.bits[0].bounds & 1 != 0;
            return if long { Look::Long } else { Look::Nothing };
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
        if at > self.next || place >= 64 * WORDS || !self.bits[place / 64].bound(place % 64) {
            return false;
        }
        while self.token < self.count && usize::from(self.starts[self.token]) < place {
            self.token += 1;
        }
        true
    }

    /// 64 bits from a place on.
    #[inline]
    pub(super) fn bits_at(&self, place: usize) -> Bits {
        let this = self.bits[place / 64];
        match (place % 64, self.bits.get(place / 64 + 1)) {
            (0, _) => this,
            (shift, Some(next)) => this.shifted(next, shift),
            (shift, None) => this.shifted(&Bits::default(), shift),
        }
    }

    /// Whether a letter stands between two places.
    pub(super) fn letters_in(&self, start: usize, end: usize) -> bool {
        self.any(start, end, |bits| bits.letters)
    }

    /// Whether an address can begin between two places.
    pub(super) fn address_in(&self, start: usize, end: usize) -> bool {
        self.any(start, end, |bits| bits.address)
    }

    fn any(&self, start: usize, end: usize, mask: impl Fn(&Bits) -> u64) -> bool {
        (start..end).step_by(64).any(|at| mask(&self.bits_at(at)) & low_bits(end - at) != 0)
    }
}

/// What a word leaves to the next one.
#[derive(Default)]
struct Carry {
    /// Bytes of a character that began before: of a word, of a space, of a letter.
    words: u64,
    spaces: u64,
    letters: u64,
    /// Whether the last byte is of a word.
    in_word: u64,
    /// Whether the last byte is U+0020.
    blank: u64,
    /// Whether no token ends at the first bit, since a space stands before it, or nothing.
    behind_space: u64,
    /// Whether a hashtag, a mention, something without a letter goes on.
    hashtag: bool,
    mention: bool,
    number: bool,
    /// Whether a mention can begin at the first bit.
    outside: u64,
    /// Whether what begins at the first bit stands behind a sign that is no plain hashtag or mention.
    stop: u64,
}

/// Starts and ends of tokens, one end for each start, and the ends of those without a letter.
struct Found {
    starts: u64,
    ends: u64,
    numbers: u64,
}

impl Bits {
    #[inline(always)]
    fn take_in(&mut self, seen: &Seen, carry: &mut Carry, options: Tokenizer) -> Found {
        let Seen { word, letters, attaching, signs, middle, spaces, connectors, ascii, first, general, .. } = *seen;
        // All bytes of characters of one byte, of two, of three in U+2000-203F.
        let whole = |first: u64| first | (first & !ascii) << 1 | (first & general) << 2;
        let behind = |first: u64| (first & !ascii) >> 63 | (first & general) >> 62;
        let words = whole(word) | carry.words;
        let letter_bytes = letters | (letters & !ascii) << 1 | carry.letters;
        let space_bytes = whole(spaces) | carry.spaces;
        let runs = words & !(words << 1 | carry.in_word);
        let unknown = first & !(word | signs | spaces);
        let open = unknown | runs & attaching;
        // A sign is no part of a word if a space or a quote stands behind it. What is out of sight may be a letter.
        let part = word | unknown | middle;
        let hot = middle & !general & (part >> 1 | 1 << 63) | middle & general & (part >> 3 | 7 << 61);
        let address = letters & ascii | seen.digits;
        let tags = if seen.hashes | seen.ats != 0 || carry.hashtag || carry.mention {
            Tags::new(seen, words, runs, address, carry, options)
        } else {
            Tags::default()
        };
        let stops = open | hot | tags.stops | carry.stop;
        let all_bounds = runs | signs | spaces & !(seen.blanks & (seen.blanks << 1 | carry.blank)) | unknown;
        let bounds = all_bounds & !tags.inside | tags.rest;
        let begun = runs & !tags.inside | tags.begun;
        let (numbers, number) = ripple((words | connectors & tags.inside) & !letter_bytes, begun, carry.number);
        let numbers = numbers & !begun;
        *self = Self { bounds, open, stops, words, letters, address, connectors };
        let found = if options.gives_spaces() {
            Found { starts: bounds, ends: bounds & !carry.behind_space, numbers }
        } else {
            Found { starts: bounds & !spaces, ends: bounds & !(space_bytes << 1 | carry.behind_space), numbers }
        };
        *carry = Carry {
            words: behind(word),
            spaces: behind(spaces),
            letters: (letters & !ascii) >> 63,
            in_word: words >> 63,
            blank: seen.blanks >> 63,
            behind_space: if options.gives_spaces() { 0 } else { space_bytes >> 63 },
            hashtag: tags.hashtag,
            mention: tags.mention,
            number,
            outside: (ascii & !(address | connectors)) >> 63,
            stop: tags.stop,
        };
        found
    }

    fn bound(&self, place: usize) -> bool {
        self.bounds >> place & 1 != 0
    }

    /// These bits from `shift` on, and those that follow.
    fn shifted(&self, next: &Self, shift: usize) -> Self {
        let of = |mask: fn(&Self) -> u64| mask(self) >> shift | mask(next) << (64 - shift);
        Self {
            bounds: of(|bits| bits.bounds),
            open: of(|bits| bits.open),
            stops: of(|bits| bits.stops),
            words: of(|bits| bits.words),
            letters: of(|bits| bits.letters),
            address: of(|bits| bits.address),
            connectors: of(|bits| bits.connectors),
        }
    }
}

/// What goes on behind the sign of a hashtag or a mention is one token with it.
#[derive(Default)]
struct Tags {
    /// Bytes of tags and names.
    inside: u64,
    /// Where tags and names begin.
    begun: u64,
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
    fn new(seen: &Seen, words: u64, runs: u64, address: u64, carry: &Carry, options: Tokenizer) -> Self {
        let (tag, name) = (words | seen.connectors, address & seen.ascii | seen.connectors);
        let outside = (seen.ascii & !name) << 1 | carry.outside;
        let hashes = seen.hashes & (tag & !(runs & seen.attaching)) >> 1 & options.mask_of_hashtags();
        let ats = seen.ats & outside & name >> 1 & options.mask_of_mentions();
        let (tag_ends, hashtag) = ripple(tag, hashes << 1, carry.hashtag);
        let (name_ends, mention) = ripple(name, ats << 1, carry.mention);
        let rest = name_ends & !name & words;
        let other = (seen.hashes | seen.ats) & !(hashes | ats);
        Self {
            inside: tag & !tag_ends | name & !name_ends,
            begun: (hashes | ats) << 1,
            rest,
            stops: rest | other << 1,
            hashtag,
            mention,
            stop: other >> 63,
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

/// The lowest `count` bits.
pub(super) fn low_bits(count: usize) -> u64 {
    if count < 64 { (1 << count) - 1 } else { u64::MAX }
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
