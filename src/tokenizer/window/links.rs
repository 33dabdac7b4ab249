//! URLs with a scheme, as most people write them, from bits.

use super::SPAN;
use super::found::ripple;
use crate::tokenizer::simd::{SIGHT, Seen, Signs, sight};

const SCHEME: usize = b"https://".len();
/// Bytes behind the first that are read to see where a URL begins: scheme and the first two of the host.
pub(super) const REACH: usize = SCHEME + 1;

/// What a word leaves to the next one.
#[derive(Default)]
pub(super) struct LinkCarry {
    /// Whether a URL goes on.
    inside: u64,
    /// Bytes of a scheme.
    scheme: u64,
    /// Whether a slash of its path was seen.
    path: u64,
    /// Whether the last byte is, inside of one, a letter or a digit, a dot.
    alphanumeric: u64,
    dot: u64,
    /// Whether only the definition knows where it ends.
    open: bool,
}

/// URLs in a word: ASCII, without a query, with dots in the host alone.
#[derive(Default)]
pub(super) struct Links {
    pub(super) inside: u64,
    pub(super) starts: u64,
    /// Where they end.
    pub(super) ends: u64,
    /// Ends of which only the definition knows.
    pub(super) stops: u64,
}

/// Bits at the first bytes of URLs, and at those of their schemes.
fn begun(candidates: u64, span: &[u8]) -> (u64, u128) {
    let (mut candidates, mut starts, mut schemes) = (candidates, 0, 0);
    while candidates != 0 {
        let place = candidates.trailing_zeros() as usize;
        candidates &= candidates - 1;
        let from = &span[place..];
        let scheme = if from.starts_with(b"https") { SCHEME } else { SCHEME - 1 };
        // A digit may be a keycap.
        let begins_host = from[scheme].is_ascii_alphanumeric() && from[scheme + 1].is_ascii();
        if from.starts_with(b"http") && from[scheme - 3..].starts_with(b"://") && begins_host {
            starts |= 1 << place;
            schemes |= ((1 << scheme) - 1) << place;
        }
    }
    (starts, schemes)
}

impl LinkCarry {
    pub(super) fn goes_on(&self) -> bool {
        self.inside != 0
    }
}

impl Links {
    /// `candidates`: where one may begin in the word at `at`.
    pub(super) fn new(
        seen: &Seen,
        candidates: u64,
        span: &[u8; SPAN],
        at: usize,
        carry: &mut LinkCarry,
        signs: fn(&[u8; SIGHT]) -> Signs,
    ) -> Self {
        let (starts, schemes) = begun(candidates, &span[at..]);
        if starts | carry.inside == 0 {
            return Self::default();
        }
        let signs = signs(sight(span, at));
        let Signs { dots, slashes, minuses, quotes, .. } = signs;
        let (names, arabic) = (seen.names(), seen.arabic());
        let schemes_here = schemes as u64 | carry.scheme;
        let through = names | dots | slashes | minuses | schemes_here;
        let (sum, goes_on) = ripple(through, starts, carry.inside);
        let (inside, ends) = (through & !sum, sum & !through);
        let alphanumeric = inside & names & !seen.connecting;
        let behind_alphanumeric = alphanumeric << 1 | carry.alphanumeric;
        // Another one directly behind this one, or in its path.
        let glued = starts & (inside << 1 | carry.inside);
        // A dot behind the host may end a sentence.
        let slashes = slashes & inside & !schemes_here;
        let (before_path, path) = ripple(inside, slashes, carry.path);
        let odd_dots = dots & inside & !before_path;
        let open = carry.open || glued | odd_dots != 0;
        let closed = seen.spaces
            | quotes
            | seen.apart() & !seen.ascii
            | behind_alphanumeric & (arabic | seen.tags() & !seen.middle & arabic >> 1);
        let behind_dot = (dots & inside) << 1 | carry.dot;
        let stops = glued | ends & (!closed | behind_dot | if open { u64::MAX } else { 0 });
        *carry = LinkCarry {
            inside: goes_on,
            scheme: (schemes >> 64) as u64,
            path: path & goes_on,
            alphanumeric: alphanumeric >> 63,
            dot: (dots & inside) >> 63,
            open: open && goes_on != 0,
        };
        Self { inside, starts, ends, stops }
    }
}
