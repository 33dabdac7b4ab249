//! Characters of which vectors know all that there is to know: simple ones.
//!
//! A set of properties for each character of ASCII, U+0080-00BF, U+0600-06FF and U+2000-203F, made from the classes of
//! `unicode`, and for Arabic letters, symbols and emoji of other blocks. One without any is open: the definition has to be asked.

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

/// An emoji: one code point, with or without skin tone and selector, or a flag.
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
}

pub(super) static PROPERTIES: Properties = Properties {
    ascii: properties(0),
    arabic: properties(0x600),
    latin: properties(0x80),
    general: properties(0x2000),
};

/// The properties of a character of any block, which vectors do not look up, by its class. A letter outside ASCII is Arabic.
pub(super) fn rare_properties(class: Class) -> u8 {
    match class {
        Class::ARABIC => LETTER,
        Class::EMOJI => EMOJI,
        Class::SYMBOL | Class::PICTOGRAPH_SYMBOL => SIGN | SYMBOL,
        Class::PUNCTUATION | Class::PICTOGRAPH_PUNCTUATION => SIGN,
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
