//! Characters that pass through: they are no pair and no ASCII, and no rule of a profile names
//! them. They are no marks, not invisible, not of the Arabic script, and no spaces but NO-BREAK
//! SPACE.

/// A bit for each group of leads whose characters pass through by the same second bytes.
const LETTERS: u8 = 1;
const LATIN_1: u8 = 1 << 1;
const PUNCTUATION_AND_SYMBOLS: u8 = 1 << 2;
const EMOJI: u8 = 1 << 3;
const LATIN_ADDITIONAL: u8 = 1 << 4;
const FULL_WIDTH: u8 = 1 << 5;
/// The groups in which the second byte decides.
pub(super) const BY_TWO: u8 = 0x3F;
/// ZERO WIDTH SPACE, NON-JOINER and JOINER, which the third byte after E2 80 tells.
pub(super) const JOINERS: u8 = 1 << 6;
/// All other characters that begin with E2 80.
const GENERAL_PUNCTUATION: u8 = 1 << 7;

/// Tables indexed by the six low bits of bytes that are not ASCII.
#[derive(Debug)]
pub(crate) struct PassThrough {
    /// The groups of each lead: the second table is for bytes of C0 and more. The first table gives
    /// bytes that begin no character a group that always passes through.
    pub(super) leads: [[u8; 64]; 2],
    /// The groups in which a character with this second byte passes through.
    pub(super) seconds: [u8; 64],
    /// The groups beyond `BY_TWO` in which a character with this third byte passes through, or is a
    /// joiner.
    pub(super) thirds: [u8; 64],
    /// Most of the groups of `BY_TWO` by halves of bytes, for vectors that look up sixteen bytes at
    /// once: the high and the low half of the first byte, then those of the second. A character
    /// without a common bit may pass through all the same.
    pub(super) halves: [[u8; 16]; 4],
    /// Whether there are groups beyond `BY_TWO`.
    pub(super) general: bool,
}

/// Sets a bit in the entries from `first` to `last`.
const fn mark(table: &mut [u8; 64], first: u8, last: u8, bit: u8) {
    let mut byte = first;
    while byte <= last {
        table[(byte & 0x3F) as usize] |= bit;
        byte += 1;
    }
}

const NONE: PassThrough = {
    let (mut leads, mut seconds) = ([[0; 64]; 2], [0; 64]);
    mark(&mut leads[0], 0x80, 0xBF, LETTERS);
    mark(&mut seconds, 0x80, 0xBF, LETTERS);
    PassThrough { leads, seconds, thirds: [0; 64], halves: [[0; 16]; 4], general: false }
};

/// The tables for profiles with custom mappings of characters that would pass through.
pub(super) static NONE_PASS_THROUGH: PassThrough = NONE;

pub(super) static PASS_THROUGH: PassThrough = {
    let PassThrough { mut leads, mut seconds, mut thirds, .. } = NONE;
    // Latin, Greek and Cyrillic; Han; Hangul.
    mark(&mut leads[1], 0xC3, 0xCB, LETTERS);
    mark(&mut leads[1], 0xCE, 0xD1, LETTERS);
    mark(&mut leads[1], 0xE4, 0xE9, LETTERS);
    mark(&mut leads[1], 0xEB, 0xED, LETTERS);
    // All but SOFT HYPHEN, which is invisible.
    mark(&mut leads[1], 0xC2, 0xC2, LATIN_1);
    mark(&mut seconds, 0x80, 0xAC, LATIN_1);
    mark(&mut seconds, 0xAE, 0xBF, LATIN_1);
    mark(&mut leads[1], 0xE1, 0xE1, LATIN_ADDITIONAL);
    mark(&mut seconds, 0xB8, 0xBF, LATIN_ADDITIONAL);
    mark(&mut leads[1], 0xE2, 0xE2, PUNCTUATION_AND_SYMBOLS | JOINERS | GENERAL_PUNCTUATION);
    mark(&mut seconds, 0x84, 0xAF, PUNCTUATION_AND_SYMBOLS);
    mark(&mut seconds, 0x80, 0x80, JOINERS | GENERAL_PUNCTUATION);
    // Dashes, quotation marks and dots: U+2010 to U+2027 and U+2030 to U+203F.
    mark(&mut thirds, 0x90, 0xA7, GENERAL_PUNCTUATION);
    mark(&mut thirds, 0xB0, 0xBF, GENERAL_PUNCTUATION);
    mark(&mut thirds, 0x8B, 0x8D, JOINERS);
    mark(&mut leads[1], 0xEF, 0xEF, FULL_WIDTH);
    // Not the halfwidth forms of Hangul, one of which is invisible.
    mark(&mut seconds, 0xBC, 0xBD, FULL_WIDTH);
    mark(&mut leads[1], 0xF0, 0xF0, EMOJI);
    mark(&mut seconds, 0x9F, 0x9F, EMOJI);
    // The bits, from the lowest: C3-CB CE CF; D0 D1; E4-E9 EB-ED; C2 80-9F B0-BF; C2 A0-AC AE AF;
    // E2 84-8F; E2 90-AF; F0 9F.
    let halves = [
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x19, 0x02, 0x64, 0x80],
        [0x82, 0x02, 0x78, 0x01, 5, 5, 5, 5, 5, 5, 1, 5, 4, 4, 1, 1],
        [0, 0, 0, 0, 0, 0, 0, 0, 0x2F, 0xCF, 0x57, 0x0F, 0, 0, 0, 0],
        [0x5F, 0x5F, 0x5F, 0x5F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x6F, 0x7F, 0xFF],
    ];
    PassThrough { leads, seconds, thirds, halves, general: true }
};

/// Returns the length in bytes of the character at `at`, if it passes through.
#[inline(always)]
pub(crate) fn pass_through_length(bytes: &[u8], at: usize) -> Option<usize> {
    let low = |n: usize| bytes.get(at + n).map_or(0, |byte| usize::from(byte & 0x3F));
    let groups = PASS_THROUGH.leads[1][low(0)] & PASS_THROUGH.seconds[low(1)];
    let passed = groups & (BY_TWO | PASS_THROUGH.thirds[low(2)] & GENERAL_PUNCTUATION) != 0;
    match bytes[at] {
        0xC0..0xE0 if passed => Some(2),
        0xE0..0xF0 if passed => Some(3),
        0xF0.. if passed => Some(4),
        _ => None,
    }
}

/// Returns whether a character passes through blocks without a decision.
pub(crate) fn passes_through(c: char) -> bool {
    pass_through_length(c.encode_utf8(&mut [0; 4]).as_bytes(), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode::{
        is_arabic_script, is_combining_mark, is_direction_control, is_ignorable, is_joiner, is_space, presentation_form,
    };

    /// No rule names a character that passes through.
    #[test]
    fn no_rule_names_a_character_that_passes_through() {
        for c in ('\0'..=char::MAX).filter(|&c| passes_through(c)) {
            let named = is_combining_mark(c)
                || is_direction_control(c)
                || is_joiner(c)
                || is_ignorable(c)
                || is_arabic_script(c)
                || presentation_form(c).is_some()
                || is_space(c) && c != '\u{A0}';
            assert!(!named, "{c:?}");
        }
    }

    /// The tables of halves let no other characters pass through.
    #[test]
    fn halves_let_no_other_characters_through() {
        for c in '\u{80}'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            let [high, low, next_high, next_low] = &PASS_THROUGH.halves;
            let [first, second] = [bytes[0], bytes[1]].map(usize::from);
            let first = high[first >> 4] & low[first & 15];
            let passed = first & next_high[second >> 4] & next_low[second & 15] != 0;
            assert!(!passed || passes_through(c), "{c:?}");
        }
    }

    #[test]
    fn frequent_characters_pass_through() {
        let frequent = "\u{AB}\u{E9}\u{416}\u{1EA1}\u{2014}\u{201C}\u{2026}\u{2764}\u{4E00}\u{D55C}\u{FF01}\u{1F600}";
        let rare = "a\u{AD}\u{301}\u{5D0}\u{200C}\u{200F}\u{202A}\u{3000}\u{3099}\u{FE0F}\u{FEFB}\u{10EFD}";
        assert!(frequent.chars().all(passes_through));
        assert!(!rare.chars().any(passes_through));
    }
}
