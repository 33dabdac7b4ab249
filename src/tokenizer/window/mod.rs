//! Some 256 bytes of the text, and the simple tokens in them.
//!
//! A token is simple if it and the character behind it are: then bits say where it ends and what it is. All others
//! are left to the definition. A window begins at a boundary of tokens, so that nothing before it matters. Its bits
//! are turned into lists at once, without a branch for each token: what is taken from a list needs no guess of the
//! processor about how long a word is.

mod found;
mod links;
mod tags;

use super::simd::{Engine, Eye, Seen, sight};
use super::simple::*;
use super::{TokenKind, Tokenizer};
use found::{Carry, Found};

/// Words of 64 bits, one for each byte.
const WORDS: usize = 4;
/// Bytes that are looked at: a URL is known by those behind its first, which may be the last of the window.
pub(super) const SPAN: usize = 64 * WORDS + links::REACH;
/// With so many tokens listed, another word is not begun.
const ENOUGH: usize = 64;
/// Those, the tokens of a last word, and what a list of 64 writes beyond.
const ROOM: usize = ENOUGH + 64 + 64;

#[derive(Clone, Debug)]
pub(super) struct Window {
    /// Where in the text it begins, and the byte before that.
    pub(super) base: usize,
    before: u8,
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
    /// What is seen of each word.
    seen: [Seen; WORDS],
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
    /// A URL begins here.
    Link(usize),
    /// It is between these places.
    Simple(usize, usize),
}

impl Default for Window {
    /// One without a token, at the start of a text.
    fn default() -> Self {
        let list = [0; ROOM];
        let (starts, ends, firsts, flags) = (list, list, list, list);
        let (seen, properties) = ([Seen::default(); WORDS], [0; 64 * WORDS]);
        Self {
            base: 0,
            before: 0,
            token: 0,
            count: 0,
            starts,
            ends,
            firsts,
            flags,
            next: 0,
            long: false,
            seen,
            properties,
        }
    }
}

impl Window {
    /// Moves to `at`, a boundary of tokens.
    pub(super) fn open(&mut self, text: &str, at: usize, engine: Engine, options: Tokenizer) {
        let bytes = &text.as_bytes()[at..];
        (self.base, self.before) = (at, text.as_bytes()[..at].last().copied().unwrap_or(b'\n'));
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
        let words = (length / 64 + 1).min(WORDS);
        let properties = &mut self.properties.as_chunks_mut().0[..words];
        E::look(span, &mut self.seen[..words], properties);
        let mut carry = Carry::new(self.before);
        let (mut begun, mut ended) = (0, 0);
        let mut last = 0;
        for word in 0..words {
            let at = 64 * word;
            if begun > ENOUGH {
                break;
            }
            let seen = &mut self.seen[word];
            if seen.rare != 0 {
                let properties = self.properties[at..].first_chunk_mut().expect("a window has as many words");
                seen.look_up_rare(sight(span, at), properties);
            }
            let seen = &self.seen[word];
            let last_bit = 63 - seen.first.leading_zeros();
            let found = Found::new::<E, SPACES>(seen, last_bit, span, at, &mut carry, &options);
            let properties = self.properties[at..].first_chunk().expect("a window has as many words");
            let (starts, firsts) = (room(&mut self.starts, begun), room(&mut self.firsts, begun));
            E::list_starts(found.starts, at as u8, properties, starts, firsts);
            if found.links != 0 {
                mark_links(&found, firsts);
            }
            let (ends, flags) = (room(&mut self.ends, ended), room(&mut self.flags, ended));
            E::list_ends(found.ends, at as u8, [found.stops, found.numbers], ends, flags);
            begun += found.starts.count_ones() as usize;
            ended += found.ends.count_ones() as usize;
            last = at + last_bit as usize;
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

    /// Folds simple tokens, up to one that is not. From one list to the next, nothing is written for a token.
    #[inline(always)]
    pub(super) fn fold<B>(&mut self, init: B, mut f: impl FnMut(B, Place) -> B) -> B {
        let listed = self.token..self.count;
        let bounds = self.starts[listed.clone()].iter().zip(&self.ends[listed.clone()]);
        let properties = self.firsts[listed.clone()].iter().zip(&self.flags[listed.clone()]);
        let (mut all, mut token) = (init, listed.start);
        for ((&start, &end), (&first, &flags)) in bounds.zip(properties) {
            let Some(kind) = KINDS[usize::from(first | flags)] else { break };
            token += 1;
            all = f(all, (self.base + usize::from(start), self.base + usize::from(end), kind));
        }
        self.token = token;
        all
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
            _ if self.firsts[token] == LINK => Look::Link(start),
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

/// Marks the starts of URLs in a list of first properties.
#[inline(never)]
fn mark_links(found: &Found, firsts: &mut [u8; 64]) {
    let mut links = found.links;
    while links != 0 {
        let before = found.starts & (links - 1) & !links;
        firsts[before.count_ones() as usize] = LINK;
        links &= links - 1;
    }
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
            LINK => Some(TokenKind::Url),
            EMOJI => Some(TokenKind::Emoji),
            _ => kinds[properties],
        };
        properties += 1;
    }
    kinds
};

const SIGN_SYMBOL: u8 = SIGN | SYMBOL;
const DIGITS_ALONE: u8 = DIGIT | NO_LETTER;
