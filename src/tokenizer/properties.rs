//! The properties of characters that decide whether a token is simple.
//!
//! Each character of ASCII, U+0080-00BF, U+0600-06FF and U+2000-203F has a set of properties, made
//! from the classes of `unicode`; so have Arabic letters, symbols and emoji of other blocks. A
//! character without properties is undecided: only the reference tokenizer knows what it is.

use crate::unicode::Class;

/// An Arabic letter, or an ASCII letter.
pub(super) const LETTER: u8 = 1;
/// A character that attaches to the letter or digit before it, such as a mark.
pub(super) const ATTACHES: u8 = 2;
pub(super) const DIGIT: u8 = 4;
/// A character that is a token of its own.
pub(super) const SIGN: u8 = 8;
/// A symbol. A sign without this property is punctuation.
pub(super) const SYMBOL: u8 = 16;
/// A sign that may be part of a word, a number or an address if it stands between letters or
/// digits. Among the spaces, the no-break space, which may carry a mark.
pub(super) const MIDDLE: u8 = 32;
pub(super) const SPACE: u8 = 64;
/// The underscore. It is undecided, except in hashtags and mentions.
pub(super) const CONNECTOR: u8 = 128;
/// The sign of a hashtag.
pub(super) const HASH: u8 = CONNECTOR | SYMBOL;
/// The sign of a mention.
pub(super) const AT: u8 = CONNECTOR | SYMBOL | MIDDLE;

/// An emoji sequence: a code point with or without skin tone and variation selector, or a flag.
pub(super) const EMOJI: u8 = SYMBOL;

/// The value that replaces the properties of the first character of a URL.
pub(super) const URL: u8 = LETTER | SPACE;
/// A flag at the end of a token: the token has no letter.
pub(super) const NO_LETTER: u8 = ATTACHES;
/// A flag at the end of a token: the character behind the token may belong to it.
pub(super) const OPEN_END: u8 = LETTER | DIGIT;

/// Tables of properties, by the last bytes of a character.
pub(super) struct Properties {
    pub(super) ascii: [u8; 128],
    /// U+0600-06FF, by the two low bits of the lead byte and the six low bits of the second byte.
    pub(super) arabic: [u8; 256],
    /// U+0080-00BF, by the six low bits of the second byte.
    pub(super) latin: [u8; 64],
    /// U+2000-203F, by the six low bits of the third byte.
    pub(super) general: [u8; 64],
}

pub(super) static PROPERTIES: Properties = Properties {
    ascii: properties(0),
    arabic: properties(0x600),
    latin: properties(0x80),
    general: properties(0x2000),
};

/// Returns the properties of a character outside of these tables, by its class. Only Arabic letters
/// get `LETTER`, so that every letter outside ASCII in the masks is Arabic.
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
    } else if class.is(Class::MARK) || class.is(Class::WEAK) || class.is(Class::JOINER) || class.is(Class::NON_JOINER) {
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
    } else if class.is(Class::NO_BREAK_SPACE) {
        SPACE | MIDDLE
    } else if class.is(Class::CONNECTOR) && ascii {
        CONNECTOR
    } else if class.is(Class::HASH) && ascii {
        HASH
    } else if class.is(Class::AT) {
        AT
    } else {
        // The ampersand is among these: an HTML entity may begin with it, and the `#` behind it
        // begins no hashtag then.
        0
    }
}

const fn is_middle(class: Class) -> bool {
    class.is(Class::MID_LETTER)
        || class.is(Class::MID_NUM)
        || class.is(Class::MID_NUM_LET)
        || class.is(Class::SINGLE_QUOTE)
}
