//! URLs with a scheme, as most people write them, in a block of 64 bytes, from the masks of its
//! characters.

use super::boundaries::{after_chars, run_ends};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::classify::{AsciiSigns, CharMasks};

const LONGEST_SCHEME: usize = b"https://".len();
/// The number of bytes behind the first that are read to see whether a URL begins: the scheme and
/// two bytes of the host.
pub(super) const LOOKAHEAD: usize = LONGEST_SCHEME + 1;

/// What [`Urls::new`] passes from one block to the next. A number is 0 or 1, except in `colons` and
/// `slashes`, which are masks of the lowest bits.
#[derive(Default)]
pub(super) struct UrlCarry {
    /// Whether a URL continues in the next block.
    inside: u64,
    /// Positions where the colon of a scheme may stand.
    colons: u64,
    /// Positions where the slashes of a scheme may stand.
    slashes: u64,
    /// Whether the path of the URL has begun.
    path: u64,
    /// Whether the last byte of the block is a letter or a digit of the URL.
    alphanumeric: u64,
    /// Whether the last byte of the block is a dot of the URL.
    dot: u64,
    /// Whether only the reference tokenizer knows where the URL ends.
    open: bool,
}

/// The simple URLs of a block: ASCII, without a query, with dots in the host alone.
#[derive(Default)]
pub(super) struct Urls {
    /// The bytes of URLs.
    pub(super) inside: u64,
    pub(super) starts: u64,
    /// The first byte behind each URL.
    pub(super) ends: u64,
    /// Ends that only the reference tokenizer can confirm.
    pub(super) open_ends: u64,
}

/// Returns those `candidates` at which a URL begins.
#[inline(always)]
fn url_starts(candidates: u64, span: &[u8]) -> u64 {
    let (mut candidates, mut starts) = (candidates, 0);
    while candidates != 0 {
        let at = candidates.trailing_zeros();
        let bytes: &[u8; LOOKAHEAD + 1] =
            span[at as usize..].first_chunk().expect("a span ends `LOOKAHEAD` bytes after its last block");
        let scheme = u64::from_le_bytes(*bytes.first_chunk().expect("more than eight"));
        let is_https = scheme == u64::from_le_bytes(*b"https://");
        let is_http = scheme << 8 == u64::from_le_bytes(*b"\0http://");
        let host = LONGEST_SCHEME - usize::from(is_http);
        // A character outside ASCII behind a digit may make a keycap of it.
        let begins_host = bytes[host].is_ascii_alphanumeric() & bytes[host + 1].is_ascii();
        starts |= u64::from((is_https | is_http) & begins_host) << at;
        candidates &= candidates - 1;
    }
    starts
}

/// Returns those of `signs` that are en dashes. A URL may continue behind an en dash in its path.
#[inline(always)]
fn en_dashes(signs: u64, span: &[u8]) -> u64 {
    let (mut signs, mut dashes) = (signs, 0);
    while signs != 0 {
        let at = signs.trailing_zeros();
        dashes |= u64::from(span[at as usize..].starts_with(EN_DASH)) << at;
        signs &= signs - 1;
    }
    dashes
}

const EN_DASH: &[u8] = "\u{2013}".as_bytes();

impl UrlCarry {
    pub(super) fn continues(&self) -> bool {
        self.inside != 0
    }
}

impl Urls {
    /// Finds the URLs in the block with which `span` begins.
    #[inline(always)]
    pub(super) fn new<const SPLITS: bool>(
        masks: &CharMasks,
        signs: &AsciiSigns,
        span: &[u8],
        carry: &mut UrlCarry,
        options: &Tokenizer,
    ) -> Self {
        let starts = url_starts(masks.scheme_candidates & options.mask_of_urls(), span);
        let AsciiSigns { dots, slashes, minuses, quotes, .. } = *signs;
        // The colon of `http:` or `https:`.
        let colons = signs.colons & (starts << 4 | starts << 5 | carry.colons);
        let (name_chars, arabic) = (masks.name_chars(), masks.arabic_letters());
        let url_chars = name_chars | dots | slashes | minuses | colons;
        let (sum, continues) = run_ends(url_chars, starts, carry.inside);
        let (inside, ends) = (url_chars & !sum, sum & !url_chars);
        let alphanumeric = inside & name_chars & !masks.connecting;
        let after_alphanumeric = alphanumeric << 1 | carry.alphanumeric;
        // A URL that begins directly behind another one, or in its path.
        let glued = starts & (inside << 1 | carry.inside);
        // A dot behind the host may end a sentence.
        let path_slashes = slashes & inside & !(colons << 1 | colons << 2 | carry.slashes);
        let (before_path, path) = run_ends(inside, path_slashes, carry.path);
        let dots_in_path = dots & inside & !before_path;
        let open = carry.open || glued | dots_in_path != 0;
        // Characters that end a URL for certain.
        let closing = masks.spaces & if SPLITS { !masks.non_joiners } else { u64::MAX }
            | quotes
            | masks.separators() & !masks.ascii & !en_dashes(ends & masks.signs & !masks.ascii, span)
            | after_alphanumeric & (arabic | masks.tag_signs() & !masks.middle & arabic >> 1);
        let after_dot = (dots & inside) << 1 | carry.dot;
        // A non-joiner before a URL is a token of its own.
        let after_attaching = starts & after_chars(!masks.char_starts, masks.attaching, 1);
        let open_ends = glued | after_attaching | ends & (!closing | after_dot | if open { u64::MAX } else { 0 });
        *carry = UrlCarry {
            inside: continues,
            colons: starts >> 60 | starts >> 59,
            slashes: colons >> 63 | colons >> 62,
            path: path & continues,
            alphanumeric: alphanumeric >> 63,
            dot: (dots & inside) >> 63,
            open: open && continues != 0,
        };
        Self { inside, starts, ends, open_ends }
    }
}
