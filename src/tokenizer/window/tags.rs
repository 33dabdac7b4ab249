//! Hashtags and mentions in a block of 64 bytes, from the masks of its characters.

use super::SPAN;
use super::boundaries::{WordRuns, after_chars, run_ends};
use super::urls::Urls;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::classify::CharMasks;
use crate::tokenizer::properties::*;

/// The hashtags and mentions of a block. A mention is `@` and a *name*.
#[derive(Default)]
pub(super) struct Tags {
    /// The bytes of tags and names, without their signs.
    pub(super) inside: u64,
    /// The signs of all hashtags, and of simple mentions: they end the token before them for
    /// certain.
    pub(super) signs: u64,
    /// The first bytes of tags and names, behind the sign.
    pub(super) starts: u64,
    /// Underscores in tags and names.
    pub(super) connectors: u64,
    /// Positions where a name ends inside a word. Only the reference tokenizer knows whether it is
    /// a name.
    pub(super) cut_words: u64,
    /// Positions where a character may belong to the token before it.
    pub(super) open_ends: u64,
    /// `#` and `@` that begin no simple tag.
    pub(super) lone_signs: u64,
    /// 1 if the last byte of the block is the sign of a simple tag, otherwise 0.
    pub(super) starts_in_next_block: u64,
}

/// What [`Tags::new`] passes from one block to the next, each 0 or 1.
pub(super) struct TagCarry {
    hashtag: u64,
    mention: u64,
    /// Whether a mention can begin at the first byte of the window.
    before_mention: u64,
}

impl TagCarry {
    pub(super) fn new(before: u8) -> Self {
        Self { hashtag: 0, mention: 0, before_mention: u64::from(is_ascii_outside_name(before)) }
    }

    pub(super) fn continues(&self) -> bool {
        self.hashtag | self.mention != 0
    }
}

fn is_ascii_outside_name(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'_'
}

impl Tags {
    /// Finds tags in the block at `at`. Bytes of URLs are part of no tag.
    #[inline(always)]
    pub(super) fn new<const SPLITS: bool>(
        masks: &CharMasks,
        runs: WordRuns,
        urls: &Urls,
        span: &[u8; SPAN],
        at: usize,
        carry: &mut TagCarry,
        options: &Tokenizer,
    ) -> Self {
        let CharMasks { char_starts, ascii, attaching, middle, .. } = *masks;
        let (number_signs, at_signs) = (masks.tag_signs() & !middle, masks.at_signs());
        let [word_chars, connectors, name_chars] =
            [masks.word_chars(), masks.connectors(), masks.name_chars()].map(|bits| bits & !urls.inside);
        let continuations = !char_starts;
        let tag_chars = word_chars | connectors;
        let tag_bytes = tag_chars | continuations & !urls.inside;
        let [tag_ahead, name_ahead] = match masks.tag_signs() >> 63 {
            0 => [0; 2],
            _ => tag_and_name_at(span, at + 64),
        };
        // A mention begins behind ASCII that is no part of a name, behind other letters and signs,
        // and behind URLs.
        let before = if at == 0 { carry.before_mention } else { u64::from(is_ascii_outside_name(span[at - 1])) };
        let after_other_scripts = after_chars(continuations, (masks.letters | masks.separators()) & !ascii, 0);
        let before_mention = (ascii & !masks.name_chars()) << 1 | before | after_other_scripts | urls.ends;
        let before_tag = (tag_chars & !(runs.starts & attaching)) >> 1 | tag_ahead << 63;
        let hashtags = number_signs & before_tag & options.mask_of_hashtags();
        let mentions = at_signs & before_mention & (name_chars >> 1 | name_ahead << 63) & options.mask_of_mentions();
        let carried = carry.hashtag | carry.mention;
        let (tag_ends, hashtag) = run_ends(tag_bytes, hashtags << 1, carry.hashtag);
        let (name_ends, mention) = run_ends(name_chars, mentions << 1, carry.mention);
        (carry.hashtag, carry.mention) = (hashtag | hashtags >> 63, mention | mentions >> 63);
        let cut_words = name_ends & !name_chars & word_chars;
        let lone_signs = (number_signs | at_signs) & !(hashtags | mentions);
        let inside = tag_bytes & !tag_ends | name_chars & !name_ends;
        Self {
            inside,
            signs: number_signs | mentions,
            starts: (hashtags | mentions) << 1,
            connectors: connectors & inside,
            cut_words,
            open_ends: cut_words
                | lone_signs << 1
                | runs.connecting_signs & ((inside & connectors) << 1 | carried)
                | if SPLITS { masks.non_joiners & (tag_ends | name_ends) } else { 0 },
            lone_signs,
            starts_in_next_block: (hashtags | mentions) >> 63,
        }
    }
}

/// Returns 1 or 0 for whether the character at `at` continues a tag behind its sign, and for
/// whether it continues a name. `h` is taken to continue neither, since a URL may begin with it.
#[inline(never)]
fn tag_and_name_at(span: &[u8; SPAN], at: usize) -> [u64; 2] {
    let in_tag = match span[at] {
        byte @ 0..0x80 => PROPERTIES.ascii[usize::from(byte)] & (LETTER | DIGIT) != 0 || byte == b'_',
        byte @ 0xD8..=0xDB => {
            PROPERTIES.arabic[usize::from(byte & 3) << 6 | usize::from(span[at + 1] & 0x3F)] & (LETTER | DIGIT) != 0
        }
        _ => false,
    };
    [in_tag, in_tag && span[at].is_ascii()].map(|continues| u64::from(continues && span[at] != b'h'))
}
