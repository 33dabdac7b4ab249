//! Characters of which vectors know all that there is to know: simple ones.
//!
//! A set of properties for each character of ASCII, U+0080-00BF, U+0600-06FF and U+2000-203F, for presentation forms of
//! letters and most emoji, made from the classes of `unicode`. One without any is open: the definition has to be asked.

use crate::unicode::Class;

/// A letter of a word.
pub(super) const LETTER: u8 = 1;
/// Attaches to the letter or digit before it.
pub(super) const ATTACHES: u8 = 2;
pub(super) const DIGIT: u8 = 4;
/// A token of its own.
pub(super) const SIGN: u8 = 8;
/// A sign that is a symbol; otherwise it is punctuation.
pub(super) const SYMBOL: u8 = 16;
/// A sign that, between letters or digits, may be part of a word, a number or an address.
pub(super) const MIDDLE: u8 = 32;
pub(super) const SPACE: u8 = 64;
/// The underscore: open, but for hashtags and mentions.
pub(super) const CONNECTOR: u8 = 128;
/// The sign of a hashtag.
pub(super) const HASH: u8 = CONNECTOR | SYMBOL;
/// The sign of a mention.
pub(super) const AT: u8 = CONNECTOR | SYMBOL | MIDDLE;

/// An emoji that is one code point.
pub(super) const EMOJI: u8 = SYMBOL;

/// Set instead, and by no class: the first character of a URL.
pub(super) const LINK: u8 = LETTER | SPACE;
/// Set besides, and by no class: no letter is in the token.
pub(super) const NO_LETTER: u8 = ATTACHES;
/// Set besides, and by no class: what stands behind the token hinders.
pub(super) const STOP: u8 = LETTER | DIGIT;

/// Properties by the last bytes of a character.
pub(super) struct Properties {
    pub(super) ascii: [u8; 128],
    /// U+0600-06FF, by the two low bits of the first byte and the six of the second.
    pub(super) arabic: [u8; 256],
    /// U+0080-00BF, by the second byte.
    pub(super) latin: [u8; 64],
    /// U+2000-203F, by the third byte.
    pub(super) general: [u8; 64],
    /// U+1F000-1FFFF, by the third byte: for each eight characters a bit, whether they are emoji.
    pub(super) emoji: [u8; 64],
}

pub(super) static PROPERTIES: Properties = Properties {
    ascii: properties(0),
    arabic: properties(0x600),
    latin: properties(0x80),
    general: properties(0x2000),
    emoji: {
        let mut rows = [0; 64];
        let mut at = 0;
        while at < 64 * 8 {
            if are_emoji(0x1F000 + 8 * at as u32) {
                rows[at / 8] |= 1 << (at % 8);
            }
            at += 1;
        }
        rows
    },
};

/// Whether the eight characters from `cp` on are.
const fn are_emoji(cp: u32) -> bool {
    let mut at = 0;
    while at < 8 && Class::below_20000(cp + at).is(Class::EMOJI) {
        at += 1;
    }
    at == 8
}

/// The properties of the character that begins at `at`, behind which three bytes stand.
#[inline(always)]
pub(super) fn properties_at(bytes: &[u8], at: usize) -> u8 {
    let &[first, second, third, fourth] = bytes[at..].first_chunk().expect("three bytes behind it");
    match first {
        0..0x80 => PROPERTIES.ascii[usize::from(first)],
        0xD8..=0xDB => PROPERTIES.arabic[usize::from(first & 3) << 6 | usize::from(second & 0x3F)],
        0xC2 => PROPERTIES.latin[usize::from(second & 0x3F)],
        0xE2 if second == 0x80 => PROPERTIES.general[usize::from(third & 0x3F)],
        _ => rare_properties(second, [first, third, fourth]),
    }
}

#[inline(never)]
fn rare_properties(second: u8, [first, third, fourth]: [u8; 3]) -> u8 {
    match first {
        // U+FE80-FEFC
        0xEF if second == 0xBA || second == 0xBB && third <= 0xBC => LETTER,
        0xF0 if second == 0x9F && PROPERTIES.emoji[usize::from(third & 0x3F)] >> (fourth >> 3 & 7) & 1 != 0 => EMOJI,
        _ => 0,
    }
}

const fn properties<const N: usize>(first: u32) -> [u8; N] {
    let mut all = [0; N];
    let mut at = 0;
    while at < N {
        all[at] = properties_of(first + at as u32);
        at += 1;
    }
    all
}

const fn properties_of(cp: u32) -> u8 {
    let class = Class::below_20000(cp);
    let ascii = cp < 0x80;
    if class.is(Class::ARABIC) || class.is(Class::LATIN) && ascii {
        LETTER
    } else if class.is(Class::MARK) || class.is(Class::WEAK) || class.is(Class::JOINER) {
        ATTACHES
    } else if class.is(Class::DIGIT) {
        DIGIT
    } else if class.is(Class::SYMBOL) || class.is(Class::PUNCTUATION) || class.is(Class::DOUBLE_QUOTE) {
        let middle = matches!(cp, 0x25 | 0x2B | 0x2D | 0x2F); // `%+-/`, of addresses
        SIGN | if class.is(Class::SYMBOL) { SYMBOL } else { 0 } | if middle { MIDDLE } else { 0 }
    } else if class.is(Class::STAR) {
        SIGN
    } else if is_middle(class) && (ascii || cp >= 0x2000) {
        SIGN | MIDDLE
    } else if class.is(Class::LF)
        || class.is(Class::NEWLINE)
        || class.is(Class::SPACE)
        || class.is(Class::SEGMENT_SPACE) && ascii
    {
        SPACE
    } else if class.is(Class::CONNECTOR) && ascii {
        CONNECTOR
    } else if class.is(Class::HASH) && ascii {
        HASH
    } else if class.is(Class::AT) {
        AT
    } else {
        0
    }
}

const fn is_middle(class: Class) -> bool {
    class.is(Class::MID_LETTER)
        || class.is(Class::MID_NUM)
        || class.is(Class::MID_NUM_LET)
        || class.is(Class::SINGLE_QUOTE)
}
