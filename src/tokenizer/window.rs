//! 64 bytes of the text, and where simple tokens are in them.
//!
//! A token is simple if it and the character behind it are: then the bits say where it ends and what it is. All others
//! are left to the definition. A window begins at a boundary of tokens, so that nothing before it matters.

use super::TokenKind;
use super::simd::{Engine, SPAN, Seen};

/// A token that ends here or further on is left to the next window: what stands behind it may be out of sight.
const END: u32 = 61;
/// Beyond it a window that is gone back to is not worth it.
const LATE: usize = 40;

/// Bits for each byte of 64, the first lowest.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    /// Where in the text it begins.
    pub(super) base: usize,
    /// Starts of tokens that are still to come.
    starts: u64,
    all_starts: u64,
    /// Starts of all tokens, of spaces too; open characters count as tokens.
    bounds: u64,
    /// Starts of tokens that only the definition knows.
    pub(super) open: u64,
    /// What hinders a token that ends there: an open character, or a sign that may be part of a word.
    pub(super) stops: u64,
    /// Bytes of words and numbers.
    pub(super) words: u64,
    pub(super) letters: u64,
    /// Letters and digits of which addresses are made.
    pub(super) address: u64,
    /// U+005F.
    pub(super) connectors: u64,
    symbols: u64,
    spaces: u64,
    /// Where to look on when no token is left: at the last character.
    pub(super) next: usize,
}

/// Start and end of a token in the text, and its kind.
pub(super) type Place = (usize, usize, TokenKind);

/// What a window tells of the next token.
pub(super) enum Look {
    /// No token begins in what is left.
    Nothing,
    /// It begins at this bit; only the definition knows more.
    Open(u32),
    /// It begins at this bit, and its end is out of sight.
    Beyond(u32),
    /// It stands between these bits, if what stands behind it does not hinder.
    Hindered(u32, u32),
    /// It stands between these bits.
    Simple(u32, u32),
}

impl Window {
    /// Moves to `at`, a boundary of tokens.
    #[inline]
    pub(super) fn open(&mut self, text: &str, at: usize, engine: Engine, spaces: bool) {
        let bytes = &text.as_bytes()[at..];
        match bytes.first_chunk::<SPAN>() {
            Some(span) => engine.see(span, at, spaces, self),
            None => self.open_last(bytes, at, engine, spaces),
        }
    }

    /// The same where the text ends in sight.
    fn open_last(&mut self, bytes: &[u8], at: usize, engine: Engine, spaces: bool) {
        let mut span = [b' '; SPAN];
        span[..bytes.len()].copy_from_slice(bytes);
        engine.see(&span, at, spaces, self);
        if bytes.len() < 64 {
            self.starts &= (1 << bytes.len()) - 1;
            self.all_starts = self.starts;
            self.bounds |= 1 << bytes.len();
            self.next = at + bytes.len();
        }
    }

    /// Takes in what is seen of 64 bytes. In place: a window that is copied waits for what was just written.
    #[inline(always)]
    pub(super) fn take_in(&mut self, seen: &Seen, base: usize, with_spaces: bool) {
        let Seen { letters, attaching, digits, signs, middle, spaces, ascii, first, general, blanks, .. } = *seen;
        let word = letters | attaching | digits;
        let words = word | (word & !ascii) << 1 | (word & general) << 2;
        let runs = words & !(words << 1);
        let unknown = first & !(word | signs | spaces);
        let bounds = runs | signs | spaces & !(blanks & blanks << 1) | unknown;
        let open = unknown | runs & attaching;
        // A sign is no part of a word if a space or a quote stands behind it.
        let part = word | unknown | middle;
        let hot = middle & !general & part >> 1 | middle & general & part >> 3;
        self.base = base;
        self.starts = if with_spaces { bounds } else { bounds & !spaces };
        self.all_starts = self.starts;
        self.bounds = bounds;
        self.open = open;
        self.stops = open | hot;
        self.words = words;
        self.letters = letters;
        self.address = letters & ascii | digits;
        self.connectors = seen.connectors;
        self.symbols = seen.symbols;
        self.spaces = spaces;
        self.next = base + 63 - first.leading_zeros() as usize;
    }

    /// The next token, if it is simple: its place and kind.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<Place> {
        if self.starts == 0 {
            return None;
        }
        let start = self.starts.trailing_zeros();
        let end = self.end(start);
        if end >= END || (self.stops >> end | self.open >> start) & 1 != 0 {
            return None;
        }
        Some(self.take(start, end))
    }

    /// The same, with what stands against it.
    pub(super) fn look(&self) -> Look {
        if self.starts == 0 {
            return Look::Nothing;
        }
        let start = self.starts.trailing_zeros();
        let end = self.end(start);
        match () {
            _ if self.open >> start & 1 != 0 => Look::Open(start),
            _ if end >= END => Look::Beyond(start),
            _ if self.stops >> end & 1 != 0 => Look::Hindered(start, end),
            _ => Look::Simple(start, end),
        }
    }

    #[inline(always)]
    fn end(&self, start: u32) -> u32 {
        (self.bounds & u64::MAX << 1 << start).trailing_zeros()
    }

    /// The token between two bits, which is seen to be simple.
    #[inline(always)]
    pub(super) fn take(&mut self, start: u32, end: u32) -> Place {
        self.starts &= self.starts - 1;
        let range = (1 << end) - (1 << start);
        let bit = |mask: u64| (mask >> start & 1) as usize;
        let letters = usize::from(self.letters & range != 0);
        let kind = KINDS[bit(self.words) | letters << 1 | bit(self.symbols) << 2 | bit(self.spaces) << 3];
        (self.base + start as usize, self.base + end as usize, kind)
    }

    /// Whether the token that begins at this bit is a word or a number.
    pub(super) fn is_word(&self, start: u32) -> bool {
        self.words >> start & 1 != 0
    }

    /// Whether an address can begin between two bits.
    pub(super) fn is_address(&self, start: u32, end: u32) -> bool {
        self.address & self.range(start, end) != 0
    }

    pub(super) fn has_letters(&self, start: u32, end: u32) -> bool {
        self.letters & self.range(start, end) != 0
    }

    pub(super) fn range(&self, start: u32, end: u32) -> u64 {
        (1 << end) - (1 << start)
    }

    /// Where a run of these bits that may begin at `start` ends, if that is in sight.
    pub(super) fn end_of(&self, run: u64, start: u32) -> Option<u32> {
        let end = (!run & u64::MAX.checked_shl(start)?).trailing_zeros();
        (end < END).then_some(end)
    }

    /// Whether an open character stands at this bit.
    pub(super) fn is_open(&self, place: u32) -> bool {
        self.open >> place & 1 != 0
    }

    /// Goes on at `at`, a boundary of tokens. Gives whether that can be done in this window.
    pub(super) fn go_on(&mut self, at: usize) -> bool {
        let place = at - self.base;
        let inside = place < LATE && self.bounds >> place & 1 != 0;
        if inside {
            self.starts = self.all_starts & u64::MAX << place;
        }
        inside
    }
}

/// Kinds by bits: word, letters in it, symbol, space.
static KINDS: [TokenKind; 16] = {
    let mut kinds = [TokenKind::Punctuation; 16];
    kinds[1] = TokenKind::Number;
    kinds[3] = TokenKind::Word;
    kinds[4] = TokenKind::Symbol;
    kinds[8] = TokenKind::Space;
    kinds
};
