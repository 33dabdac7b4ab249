//! Boundaries of tokens in a block of 64 bytes, from the masks of its characters.

use super::SPAN;
use super::tags::{TagCarry, Tags};
use super::urls::{UrlCarry, Urls};
use crate::tokenizer::Tokenizer;
use crate::tokenizer::classify::{AsciiSigns, BLOCK_READ, CharMasks, Classifier, Work, block_at};
use crate::tokenizer::tokens::Splits;

/// What [`Boundaries::new`] passes from one block to the next. A number is 0 or 1, and is added to
/// the lowest bit of a mask.
pub(super) struct BoundaryCarry {
    /// Whether the last character of the block is no part of a word.
    non_word: u64,
    /// Whether the last character of the block is a space.
    space: u64,
    /// Whether the last byte of the block is U+0020.
    ascii_space: u64,
    /// Whether a token without a letter may continue in the next block.
    number: u64,
    /// Whether the last byte is a `#` or `@` that begins no simple tag.
    open_end: u64,
    /// Whether a tag or a URL continues in the next block.
    in_tag_or_url: bool,
    tag: TagCarry,
    url: UrlCarry,
}

impl BoundaryCarry {
    /// Makes the carry into the first block of a window, where a token begins and none ends.
    /// `before` is the byte before the window.
    pub(super) fn new(before: u8) -> Self {
        let (tag, url) = (TagCarry::new(before), UrlCarry::default());
        Self { non_word: 1, space: 1, ascii_space: 0, number: 0, open_end: 0, in_tag_or_url: false, tag, url }
    }
}

/// Words and numbers of a block, and the signs that may connect them.
#[derive(Clone, Copy)]
pub(super) struct WordRuns {
    /// The first bytes of words and numbers.
    pub(super) starts: u64,
    /// Signs that may be part of a word or a number because a letter or a digit may follow.
    pub(super) connecting_signs: u64,
}

/// Boundaries of the tokens of a block. Each start has one end, in this block or in a later one.
pub(super) struct Boundaries {
    pub(super) starts: u64,
    /// The first byte behind each token.
    pub(super) ends: u64,
    /// Positions where a character may belong to the token before it: an end here needs a further
    /// check.
    pub(super) open_ends: u64,
    /// The ends of words and numbers that hold no letter.
    pub(super) numbers: u64,
    /// The starts of URLs.
    pub(super) urls: u64,
}

impl Boundaries {
    /// Finds the boundaries in the block at `at`. `last` is the position in the block of the last
    /// character's first byte.
    #[inline(always)]
    pub(super) fn new<C: Classifier, const SPLITS: bool>(
        masks: &CharMasks,
        last: u32,
        span: &[u8; SPAN],
        at: usize,
        (carry, split_carry): (&mut BoundaryCarry, &mut SplitCarry),
        options: &Tokenizer,
    ) -> Self {
        let CharMasks { attaching, digits, middle, spaces, char_starts, ascii_spaces, .. } = *masks;
        let (word_chars, signs_and_spaces) = (masks.word_chars(), masks.signs_and_spaces());
        let continuations = !char_starts;
        let non_word = char_starts & !word_chars;
        let after_non_word = after_chars(continuations, non_word, carry.non_word);
        let after_space = after_chars(continuations, spaces, carry.space);
        carry.non_word = non_word >> last & 1;
        let mut unknown = non_word & !signs_and_spaces;
        // A sign is no part of a word if a space or another sign follows. A character in the next
        // block may be a letter.
        let separating = signs_and_spaces & !middle & if SPLITS { !masks.non_joiners } else { u64::MAX };
        let mut runs = WordRuns { starts: word_chars & after_non_word, connecting_signs: middle & !(separating >> 1) };
        let mut unresolved_signs = runs.connecting_signs & !after_non_word;
        let mut open_ends = runs.starts & attaching | carry.open_end;
        if SPLITS {
            let non_joiners = C::positions_of(block_at(span, at), GENERAL_PUNCTUATION) & attaching;
            let splits = WordSplits::new(masks, non_joiners, split_carry, options);
            runs.starts |= splits.starts;
            open_ends |= splits.open_ends;
        }
        let (mut boundaries, mut starts) = (non_word | runs.starts, runs.starts);
        let (mut number_chars, mut urls) = (continuations | attaching | digits, 0);
        let number = carry.number;
        (carry.open_end, carry.number) = (0, 0);
        if masks.tag_signs() | masks.scheme_candidates != 0 || carry.in_tag_or_url {
            let carry = &mut *carry;
            let found = C::out_of_line(FindTagsAndUrls::<SPLITS> { masks, runs, span, at, carry, options });
            unknown &= !found.tag_signs;
            open_ends |= found.open_ends;
            boundaries = boundaries & !found.inside | found.boundaries;
            starts = starts & !found.inside | found.starts;
            number_chars |= found.connectors;
            urls = found.urls;
            unresolved_signs &= !found.inside;
        }
        if unresolved_signs != 0 {
            unresolved_signs &= !C::out_of_line(FindSeparatingSigns { masks, bytes: block_at(span, at) });
        }
        open_ends |= unresolved_signs | unknown;
        // A number begins with a digit or an attaching character. Where words are split, one part
        // ends where another begins.
        let number_starts = if SPLITS { starts & number_chars } else { starts };
        let (numbers, number) = run_ends(number_chars, number_starts, number);
        carry.number |= number;
        let numbers = if SPLITS { numbers } else { numbers & !starts };
        if options.gives_spaces() {
            let boundaries = boundaries & !(ascii_spaces & (ascii_spaces << 1 | carry.ascii_space));
            let ends = boundaries & !carry.space;
            (carry.ascii_space, carry.space) = (ascii_spaces >> 63, 0);
            return Self { starts: boundaries, ends, open_ends, numbers, urls };
        }
        carry.space = spaces >> last & 1;
        Self { starts: boundaries & !spaces, ends: boundaries & !after_space, open_ends, numbers, urls }
    }
}

/// Changes to the boundaries of a block that has tags or URLs.
struct TagsAndUrls {
    /// The bytes of tags and URLs.
    inside: u64,
    /// Signs of tags, which end the token before them for certain.
    tag_signs: u64,
    /// Starts and ends in addition to those outside of tags and URLs.
    boundaries: u64,
    /// The additional starts of tokens that may hold no letter.
    starts: u64,
    /// Underscores in tags.
    connectors: u64,
    open_ends: u64,
    /// The starts of URLs.
    urls: u64,
}

/// Finds tags and URLs in the block at `at`.
struct FindTagsAndUrls<'a, const SPLITS: bool> {
    masks: &'a CharMasks,
    runs: WordRuns,
    span: &'a [u8; SPAN],
    at: usize,
    carry: &'a mut BoundaryCarry,
    options: &'a Tokenizer,
}

impl<const SPLITS: bool> Work for FindTagsAndUrls<'_, SPLITS> {
    type Output = TagsAndUrls;

    #[inline(always)]
    fn run<C: Classifier>(self) -> TagsAndUrls {
        let Self { masks, runs, span, at, carry, options } = self;
        let urls = if masks.scheme_candidates != 0 || carry.url.continues() {
            let signs = AsciiSigns::new::<C>(block_at(span, at));
            Urls::new::<SPLITS>(masks, &signs, &span[at..], &mut carry.url, options)
        } else {
            Urls::default()
        };
        let tags = if masks.tag_signs() != 0 || carry.tag.continues() {
            Tags::new::<SPLITS>(masks, runs, &urls, span, at, &mut carry.tag, options)
        } else {
            Tags::default()
        };
        carry.open_end = tags.lone_signs >> 63;
        carry.number = tags.starts_in_next_block;
        carry.in_tag_or_url = carry.url.continues() || carry.tag.continues();
        TagsAndUrls {
            inside: tags.inside | urls.inside,
            tag_signs: tags.signs,
            boundaries: tags.cut_words | urls.starts | urls.ends,
            starts: tags.starts | urls.ends,
            connectors: tags.connectors,
            open_ends: tags.open_ends | urls.open_ends,
            urls: urls.starts,
        }
    }
}

/// Finds signs that separate the characters beside them for certain.
struct FindSeparatingSigns<'a> {
    masks: &'a CharMasks,
    bytes: &'a [u8; BLOCK_READ],
}

impl Work for FindSeparatingSigns<'_> {
    type Output = u64;

    #[inline(always)]
    fn run<C: Classifier>(self) -> u64 {
        separating_signs(self.masks, &AsciiSigns::new::<C>(self.bytes))
    }
}

/// Returns signs behind a letter or a digit that are part of no token with it.
#[inline(always)]
fn separating_signs(masks: &CharMasks, signs: &AsciiSigns) -> u64 {
    let CharMasks { char_starts, ascii, middle, attaching, digits, .. } = *masks;
    let name_chars = masks.name_chars();
    let follows = |characters: u64| after_chars(!char_starts, characters, 0) & char_starts;
    // No sign connects Arabic letters.
    let after_arabic = middle & !masks.spaces & follows(masks.arabic_letters());
    // A no-break space (two bytes) is part of a word only where a mark stands on it.
    let unmarked = char_starts & (masks.letters | digits | masks.separators());
    let unmarked_spaces = middle & masks.spaces & unmarked >> 2;
    // A colon connects letters, but no digits.
    let colons = signs.colons & follows(digits);
    // These signs connect the local part of an e-mail address, but no at sign follows.
    let local_part = name_chars | middle & ascii;
    let unknown = char_starts & !(masks.word_chars() | masks.separators() | name_chars);
    let may_be_email = masks.at_signs() | (attaching | unknown | masks.non_joiners) & local_part << 1;
    let in_local_part = u64::MAX.checked_shr(local_part.leading_ones()).unwrap_or(0);
    let without_email = if may_be_email == 0 { (signs.minuses | signs.pluses_and_percents) & in_local_part } else { 0 };
    after_arabic | unmarked_spaces | colons | without_email | signs.slashes
}

/// What [`WordSplits::new`] passes from one block to the next: by which characters the word at the
/// end of the block could continue, each 0 or 1.
#[derive(Default)]
pub(super) struct SplitCarry {
    latin: u64,
    arabic: u64,
    digit: u64,
    /// The last letter, digits skipped.
    latin_script: u64,
    arabic_script: u64,
    non_joiner: u64,
}

/// The lead byte of U+2000-2FFF. U+200C is the only attaching character with that lead byte in the
/// tables.
const GENERAL_PUNCTUATION: u8 = 0xE2;

/// Boundaries inside words where an option of [`Tokenizer`] splits them.
struct WordSplits {
    /// The first bytes of parts that follow another part of the same word.
    starts: u64,
    /// Ends of parts that may belong to an e-mail address with what follows.
    open_ends: u64,
}

impl WordSplits {
    #[inline(always)]
    fn new(masks: &CharMasks, non_joiners: u64, carry: &mut SplitCarry, options: &Tokenizer) -> Self {
        let CharMasks { char_starts, letters, attaching, digits, .. } = *masks;
        let (latin, arabic) = (letters & masks.ascii, masks.arabic_letters());
        let attached = !char_starts | attaching;
        let after_latin = follows(attached, latin, &mut carry.latin);
        let after_arabic = follows(attached, arabic, &mut carry.arabic);
        let after_digit = follows(attached, digits, &mut carry.digit);
        // Tags and addresses are not split at non-joiners.
        let (mut starts, mut open_ends) = (0, masks.non_joiners & !after_arabic);
        if options.splits_at(Splits::DIGITS) {
            let in_address = after_latin & digits | after_digit & latin;
            starts |= in_address | after_arabic & digits | after_digit & arabic;
            open_ends |= in_address;
        }
        if options.splits_at(Splits::SCRIPTS) {
            let after_latin = follows(attached | digits, latin, &mut carry.latin_script);
            let after_arabic = follows(attached | digits, arabic, &mut carry.arabic_script);
            starts |= after_latin & arabic | after_arabic & latin;
            open_ends |= after_arabic & latin & after_digit;
        }
        // A non-joiner at the end of a part is a token of its own.
        open_ends |= starts & follows(attached, non_joiners, &mut carry.non_joiner);
        Self { starts, open_ends }
    }
}

/// Returns the first bytes of characters that follow one of `characters`, with any number of
/// `skipped` ones between.
#[inline(always)]
fn follows(skipped: u64, characters: u64, carry: &mut u64) -> u64 {
    let (sum, continues) = run_ends(skipped, characters << 1, *carry);
    *carry = continues | characters >> 63;
    sum & !skipped
}

/// Returns the first byte behind each of `characters`, whose other bytes are `continuations`. Bits
/// of `continuations` behind other characters stay set.
#[inline(always)]
pub(super) fn after_chars(continuations: u64, characters: u64, carry: u64) -> u64 {
    continuations.wrapping_add(characters << 1).wrapping_add(carry)
}

/// Returns the first position behind each run of `run` that begins at a bit of `starts` (or at the
/// lowest bit, if `carry` is 1), and 1 if the last run continues in the next block, otherwise 0.
/// The addition carries each start through its run. Bits of `run` that belong to no such run stay
/// set.
#[inline(always)]
pub(super) fn run_ends(run: u64, starts: u64, carry: u64) -> (u64, u64) {
    let sum = u128::from(run) + u128::from(starts) + u128::from(carry);
    (sum as u64, (sum >> 64) as u64)
}
