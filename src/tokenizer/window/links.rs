//! URLs with a scheme, as most people write them, from bits.

use super::found::ripple;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::simd::{Seen, Signs};

const SCHEME: usize = b"https://".len();
/// Bytes behind the first that are read to see where a URL begins: scheme and the first two of the host.
pub(super) const REACH: usize = SCHEME + 1;

/// What a word leaves to the next one.
#[derive(Default)]
pub(super) struct LinkCarry {
    /// Whether a URL goes on.
    inside: u64,
    /// Places of the colon of a scheme, its slashes.
    colons: u64,
    slashes: u64,
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

/// Bits at the first bytes of URLs.
#[inline(always)]
fn begun(candidates: u64, span: &[u8]) -> u64 {
    let (mut candidates, mut starts) = (candidates, 0);
    while candidates != 0 {
        let place = candidates.trailing_zeros();
        let from: &[u8; REACH + 1] = span[place as usize..].first_chunk().expect("a span reaches beyond the window");
        let bytes = u64::from_le_bytes(*from.first_chunk().expect("more than eight"));
        let secure = bytes == u64::from_le_bytes(*b"https://");
        let plain = bytes << 8 == u64::from_le_bytes(*b"\0http://");
        let scheme = SCHEME - usize::from(plain);
        // A digit may be a keycap.
        let begins_host = from[scheme].is_ascii_alphanumeric() & from[scheme + 1].is_ascii();
        starts |= u64::from((secure | plain) & begins_host) << place;
        candidates &= candidates - 1;
    }
    starts
}

impl LinkCarry {
    pub(super) fn goes_on(&self) -> bool {
        self.inside != 0
    }
}

impl Links {
    /// In the word with which `span` begins.
    #[inline(always)]
    pub(super) fn new(seen: &Seen, signs: &Signs, span: &[u8], carry: &mut LinkCarry, options: &Tokenizer) -> Self {
        let starts = begun(seen.links & options.mask_of_urls(), span);
        let Signs { dots, slashes, minuses, quotes, .. } = *signs;
        // `http:` or `https:`
        let colons = signs.colons & (starts << 4 | starts << 5 | carry.colons);
        let (names, arabic) = (seen.names(), seen.arabic());
        let through = names | dots | slashes | minuses | colons;
        let (sum, goes_on) = ripple(through, starts, carry.inside);
        let (inside, ends) = (through & !sum, sum & !through);
        let alphanumeric = inside & names & !seen.connecting;
        let behind_alphanumeric = alphanumeric << 1 | carry.alphanumeric;
        // Another one directly behind this one, or in its path.
        let glued = starts & (inside << 1 | carry.inside);
        // A dot behind the host may end a sentence.
        let slashes = slashes & inside & !(colons << 1 | colons << 2 | carry.slashes);
        let (before_path, path) = ripple(inside, slashes, carry.path);
        let odd_dots = dots & inside & !before_path;
        let open = carry.open || glued | odd_dots != 0;
        // Behind the path the sign of a mention ends it, too.
        let behind_path = (inside & !before_path) << 1 | carry.path;
        let mentions = seen.ats() & behind_path & (seen.letters & seen.ascii) >> 1;
        let closed = seen.spaces
            | quotes
            | seen.apart() & !seen.ascii
            | behind_alphanumeric & (arabic | seen.tags() & !seen.middle & arabic >> 1 | mentions);
        let behind_dot = (dots & inside) << 1 | carry.dot;
        let stops = glued | ends & (!closed | behind_dot | if open { u64::MAX } else { 0 });
        *carry = LinkCarry {
            inside: goes_on,
            colons: starts >> 60 | starts >> 59,
            slashes: colons >> 63 | colons >> 62,
            path: path & goes_on,
            alphanumeric: alphanumeric >> 63,
            dot: (dots & inside) >> 63,
            open: open && goes_on != 0,
        };
        Self { inside, starts, ends, stops }
    }
}
