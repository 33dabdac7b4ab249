//! A window of 256 bytes of the text, and the simple tokens in it.
//!
//! A token is simple if masks tell where it ends and what kind it is; this depends on its
//! characters and on the one behind it. All other tokens are left to the reference tokenizer. A
//! window begins at a token boundary, so that nothing before it has to be known. Its masks are
//! turned into lists of tokens at once, without a branch for each token: when tokens are then taken
//! from the lists, the processor does not have to predict how long each word is.

mod boundaries;
mod tags;
mod urls;

use super::classify::{CharMasks, Classifier, block_at, fill};
use super::properties::*;
use super::tokens::Splits;
use super::{TokenKind, Tokenizer};
use crate::simd::{InstructionSet, chunks_mut};
use boundaries::{Boundaries, BoundaryCarry, SplitCarry};

/// The number of blocks of 64 bytes in a window.
const BLOCKS: usize = 4;
/// The number of bytes that are read to fill a window: a URL may begin with its last byte.
pub(super) const SPAN: usize = 64 * BLOCKS + urls::LOOKAHEAD;
/// When more tokens than this have been listed, no further block is processed.
const TOKEN_LIMIT: usize = 64;
/// The length of a list: the limit, the tokens of one more block, and 64 elements that a call to
/// `Classifier::list_starts` may overwrite.
const LIST_LENGTH: usize = TOKEN_LIMIT + 64 + 64;

#[derive(Clone, Debug)]
pub(crate) struct Window {
    /// The byte offset of the window in the text.
    pub(super) base: usize,
    /// The byte before the window.
    before: u8,
    /// The index of the next token in the lists.
    token: usize,
    /// The number of listed tokens that end in the window.
    count: usize,
    /// Byte offsets of tokens from `base`.
    starts: [u8; LIST_LENGTH],
    ends: [u8; LIST_LENGTH],
    /// The properties of the first character of each token.
    firsts: [u8; LIST_LENGTH],
    /// For each token, `OPEN_END` where the character behind it may belong to it, plus `NO_LETTER`
    /// where it has no letter.
    flags: [u8; LIST_LENGTH],
    /// The byte offset in the text where the next window begins.
    pub(super) next: usize,
    /// Whether a token begins at `base` and ends beyond the window.
    has_long_token: bool,
    /// The properties of each character at its first byte; zero at the other bytes.
    properties: [u8; 64 * BLOCKS],
}

/// The start and the end of a token as byte offsets in the text, and its kind.
pub(super) type TokenBounds = (usize, usize, TokenKind);

/// What a window knows of the next token. Offsets are from `base`.
pub(super) enum NextToken {
    /// No token is left that ends in the window.
    Exhausted,
    /// A token begins at the start of the window and ends beyond it.
    BeyondWindow,
    /// A token begins at this offset. Only the reference tokenizer knows its end and its kind.
    Undecided(usize),
    /// A token has this start and end, unless the character behind it belongs to it.
    OpenEnd(usize, usize),
    /// A URL begins at this offset. Only the reference tokenizer knows its end.
    Url(usize),
    /// A simple token has this start and end.
    Simple(usize, usize),
}

impl Default for Window {
    /// Makes a window without tokens, at the start of a text.
    fn default() -> Self {
        let list = [0; LIST_LENGTH];
        let (starts, ends, firsts, flags) = (list, list, list, list);
        let properties = [0; 64 * BLOCKS];
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
            has_long_token: false,
            properties,
        }
    }
}

impl Window {
    /// Returns to the start of a text, and drops all tokens.
    pub(crate) fn restart(&mut self) {
        (self.base, self.before, self.token, self.count, self.next, self.has_long_token) = (0, 0, 0, 0, 0, false);
    }

    /// Moves the window to byte offset `at`, which must be a token boundary, and lists the tokens
    /// there.
    pub(super) fn open(&mut self, text: &str, at: usize, set: InstructionSet, options: &Tokenizer) {
        let bytes = &text.as_bytes()[at..];
        (self.base, self.before) = (at, text.as_bytes()[..at].last().copied().unwrap_or(b'\n'));
        match bytes.first_chunk::<SPAN>() {
            Some(span) => fill(set, self, span, SPAN, options),
            None => {
                // The text is padded with line breaks: nothing attaches to a line break, and it
                // attaches to nothing.
                let mut span = [0; SPAN];
                let (start, rest) =
                    span[..64 * (bytes.len() / 64 + 1).min(BLOCKS) + urls::LOOKAHEAD].split_at_mut(bytes.len());
                start.copy_from_slice(bytes);
                rest.fill(b'\n');
                fill(set, self, &span, bytes.len(), options);
                while self.count > 0 && usize::from(self.starts[self.count - 1]) >= bytes.len() {
                    self.count -= 1;
                }
                self.next = self.next.min(text.len());
            }
        }
    }

    /// Lists the tokens of `span`, whose first `length` bytes are text. Writes the lists in place:
    /// moving a window would wait for the stores.
    #[inline(always)]
    pub(super) fn fill<C: Classifier, const SPLITS: bool>(
        &mut self,
        span: &[u8; SPAN],
        length: usize,
        options: &Tokenizer,
    ) {
        let blocks = (length / 64 + 1).min(BLOCKS);
        let mut masks = [CharMasks::default(); BLOCKS];
        let properties = &mut chunks_mut(&mut self.properties)[..blocks];
        C::classify(span, &mut masks[..blocks], properties);
        if SPLITS && options.splits_at(Splits::NON_JOINERS) {
            for (block, (masks, properties)) in masks.iter_mut().zip(properties).enumerate() {
                masks.split_at_non_joiners::<C>(block_at(span, 64 * block), properties);
            }
        }
        let (mut carry, mut split_carry) = (BoundaryCarry::new(self.before), SplitCarry::default());
        let (mut start_count, mut end_count) = (0, 0);
        let mut last_char = 0;
        for (block, masks) in masks[..blocks].iter_mut().enumerate() {
            let at = 64 * block;
            if start_count > TOKEN_LIMIT {
                break;
            }
            if masks.rare != 0 {
                let properties = self.properties[at..].first_chunk_mut().expect("a window has as many blocks");
                masks.classify_rare(block_at(span, at), properties);
            }
            let last = 63 - masks.char_starts.leading_zeros();
            let carries = (&mut carry, &mut split_carry);
            let found = Boundaries::new::<C, SPLITS>(masks, last, span, at, carries, options);
            let properties = self.properties[at..].first_chunk().expect("a window has as many blocks");
            let (starts, firsts) = (slots(&mut self.starts, start_count), slots(&mut self.firsts, start_count));
            C::list_starts(found.starts, at as u8, properties, starts, firsts);
            if found.urls != 0 {
                mark_urls(&found, firsts);
            }
            let (ends, flags) = (slots(&mut self.ends, end_count), slots(&mut self.flags, end_count));
            C::list_ends(found.ends, at as u8, [found.open_ends, found.numbers], ends, flags);
            start_count += found.starts.count_ones() as usize;
            end_count += found.ends.count_ones() as usize;
            last_char = at + last as usize;
        }
        (self.token, self.count) = (0, end_count);
        let has_open_token = start_count > end_count;
        let next = if has_open_token { usize::from(self.starts[end_count]) } else { last_char };
        (self.next, self.has_long_token) = (self.base + next, has_open_token && next == 0);
    }

    /// Takes the next token, if it is simple.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<TokenBounds> {
        let token = self.token;
        if token >= self.count {
            return None;
        }
        let kind = KINDS[usize::from(self.firsts[token] | self.flags[token])]?;
        self.token += 1;
        Some((self.base + usize::from(self.starts[token]), self.base + usize::from(self.ends[token]), kind))
    }

    /// Takes simple tokens up to one that is not simple, and folds them into `init`. Writes nothing
    /// to the window for each token.
    #[inline(always)]
    pub(super) fn fold<B>(&mut self, init: B, mut f: impl FnMut(B, TokenBounds) -> B) -> B {
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

    /// Returns what is known of the next token, without taking it.
    pub(super) fn peek(&self) -> NextToken {
        let token = self.token;
        if token == self.count {
            return if self.has_long_token { NextToken::BeyondWindow } else { NextToken::Exhausted };
        }
        let (start, end) = (usize::from(self.starts[token]), usize::from(self.ends[token]));
        match () {
            _ if KINDS[usize::from(self.firsts[token] | self.flags[token])].is_some() => NextToken::Simple(start, end),
            _ if self.firsts[token] == URL => NextToken::Url(start),
            _ if self.firsts[token] & (LETTER | DIGIT | SIGN | SPACE) == 0 => NextToken::Undecided(start),
            _ if self.flags[token] & OPEN_END != 0 => NextToken::OpenEnd(start, end),
            _ => NextToken::Undecided(start),
        }
    }

    /// Takes the next token as a simple one between two offsets from `base`.
    pub(super) fn take(&mut self, start: usize, end: usize) -> TokenBounds {
        let properties = self.firsts[self.token] | self.flags[self.token] & NO_LETTER;
        let kind = KINDS[usize::from(properties)].unwrap_or(TokenKind::Symbol);
        self.token += 1;
        (self.base + start, self.base + end, kind)
    }

    /// Continues at byte offset `at` of the text, a token boundary. Returns `false` if a window
    /// must be opened there instead.
    pub(super) fn resume(&mut self, at: usize) -> bool {
        let offset = at - self.base;
        if at >= self.next || offset >= 64 * BLOCKS {
            return false;
        }
        while self.token < self.count && usize::from(self.starts[self.token]) < offset {
            self.token += 1;
        }
        self.has_long_token = false;
        self.token < self.count && usize::from(self.starts[self.token]) == offset
            || self.properties[offset] & !MIDDLE == SPACE
    }

    /// Drops all listed tokens, so that the reference tokenizer takes the token at byte offset
    /// `at`, a token boundary.
    #[cold]
    pub(super) fn drop_tokens(&mut self, at: usize) {
        (self.base, self.next, self.has_long_token) = (at, at, true);
        (self.token, self.count) = (0, 0);
    }

    /// Returns the properties of the characters from an offset to the end of the window.
    pub(super) fn properties(&self, offset: usize) -> &[u8] {
        &self.properties[offset..]
    }
}

/// Writes `URL` for each token of a block that is a URL. `firsts` holds the tokens of that block.
#[inline(never)]
fn mark_urls(found: &Boundaries, firsts: &mut [u8; 64]) {
    let mut urls = found.urls;
    while urls != 0 {
        let starts_before = found.starts & (urls - 1) & !urls;
        firsts[starts_before.count_ones() as usize] = URL;
        urls &= urls - 1;
    }
}

/// Returns the next 64 elements of a list.
fn slots(list: &mut [u8; LIST_LENGTH], from: usize) -> &mut [u8; 64] {
    list[from..].first_chunk_mut().expect("a list has room for the tokens of a block")
}

/// The kind of a simple token, by the properties of its first character and the flags of its end.
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
            URL => Some(TokenKind::Url),
            EMOJI => Some(TokenKind::Emoji),
            _ => kinds[properties],
        };
        properties += 1;
    }
    kinds
};

const SIGN_SYMBOL: u8 = SIGN | SYMBOL;
const DIGITS_ALONE: u8 = DIGIT | NO_LETTER;
