//! Characters that blocks pass over without a question: no profile has anything to do under them. No mark, nothing
//! invisible, nothing of the Arabic script, no space but the no-break one.

/// Groups of leads of which the second bytes tell the same. A bit for each.
const LETTERS: u8 = 1;
const LATIN_1: u8 = 1 << 1;
const PUNCTUATION_AND_SYMBOLS: u8 = 1 << 2;
const EMOJI: u8 = 1 << 3;
const LATIN_ADDITIONAL: u8 = 1 << 4;
const FULL_WIDTH: u8 = 1 << 5;
/// Groups of which the second byte tells all.
pub(super) const BY_TWO: u8 = 0x3F;
/// ZERO WIDTH SPACE, NON-JOINER and JOINER, by the third byte behind E2 80.
pub(super) const JOINERS: u8 = 1 << 6;
/// What else begins with E2 80.
const GENERAL_PUNCTUATION: u8 = 1 << 7;

/// Tables for the low bits of bytes that are not ASCII.
#[derive(Debug)]
pub(crate) struct Passed {
    /// The groups of bytes from 80 on, and of those from C0 on, which are leads. A byte that begins no character is of one in
    /// any case.
    pub(super) leads: [[u8; 64]; 2],
    /// The groups of which a character with this second byte is passed over.
    pub(super) seconds: [u8; 64],
    /// The groups beyond `BY_TWO` of which a character with this third byte is one.
    pub(super) thirds: [u8; 64],
}

/// Adds a bit to the entries from `first` to `last`.
const fn mark(table: &mut [u8; 64], first: u8, last: u8, bit: u8) {
    let mut byte = first;
    while byte <= last {
        table[(byte & 0x3F) as usize] |= bit;
        byte += 1;
    }
}

const NOTHING: Passed = {
    let (mut leads, mut seconds) = ([[0; 64]; 2], [0; 64]);
    mark(&mut leads[0], 0x80, 0xBF, LETTERS);
    mark(&mut seconds, 0x80, 0xBF, LETTERS);
    Passed { leads, seconds, thirds: [0; 64] }
};

/// For profiles with entries for characters that would be passed over.
pub(super) static NOTHING_PASSED: Passed = NOTHING;

pub(super) static PASSED: Passed = {
    let Passed { mut leads, mut seconds, mut thirds } = NOTHING;
    // Latin, Greek, Cyrillic; Han; Hangul.
    mark(&mut leads[1], 0xC3, 0xCB, LETTERS);
    mark(&mut leads[1], 0xCE, 0xD1, LETTERS);
    mark(&mut leads[1], 0xE4, 0xE9, LETTERS);
    mark(&mut leads[1], 0xEB, 0xED, LETTERS);
    // All but SOFT HYPHEN.
    mark(&mut leads[1], 0xC2, 0xC2, LATIN_1);
    mark(&mut seconds, 0x80, 0xAC, LATIN_1);
    mark(&mut seconds, 0xAE, 0xBF, LATIN_1);
    mark(&mut leads[1], 0xE1, 0xE1, LATIN_ADDITIONAL);
    mark(&mut seconds, 0xB8, 0xBF, LATIN_ADDITIONAL);
    mark(&mut leads[1], 0xE2, 0xE2, PUNCTUATION_AND_SYMBOLS | JOINERS | GENERAL_PUNCTUATION);
    mark(&mut seconds, 0x84, 0xAF, PUNCTUATION_AND_SYMBOLS);
    mark(&mut seconds, 0x80, 0x80, JOINERS | GENERAL_PUNCTUATION);
    // Dashes, quotes, dots: 2010-2027 and 2030-203F.
    mark(&mut thirds, 0x90, 0xA7, GENERAL_PUNCTUATION);
    mark(&mut thirds, 0xB0, 0xBF, GENERAL_PUNCTUATION);
    mark(&mut thirds, 0x8B, 0x8D, JOINERS);
    mark(&mut leads[1], 0xEF, 0xEF, FULL_WIDTH);
    mark(&mut seconds, 0xBC, 0xBE, FULL_WIDTH);
    mark(&mut leads[1], 0xF0, 0xF0, EMOJI);
    mark(&mut seconds, 0x9F, 0x9F, EMOJI);
    Passed { leads, seconds, thirds }
};

/// The length of the character at `at`, if blocks pass over it.
#[inline(always)]
pub(super) fn passed_length(bytes: &[u8], at: usize) -> Option<usize> {
    let low = |n: usize| bytes.get(at + n).map_or(0, |byte| usize::from(byte & 0x3F));
    let groups = PASSED.leads[1][low(0)] & PASSED.seconds[low(1)];
    let passed = groups & (BY_TWO | PASSED.thirds[low(2)] & GENERAL_PUNCTUATION) != 0;
    match bytes[at] {
        0xC0..0xE0 if passed => Some(2),
        0xE0..0xF0 if passed => Some(3),
        0xF0.. if passed => Some(4),
        _ => None,
    }
}

/// Whether blocks pass over a character without a question.
pub(crate) fn is_passed_over(c: char) -> bool {
    passed_length(c.encode_utf8(&mut [0; 4]).as_bytes(), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode::{
        is_arabic_script, is_combining_mark, is_direction_control, is_joiner, is_space, presentation_form,
    };

    /// Every code point that is passed over is one that no rule names.
    #[test]
    fn no_rule_names_what_is_passed_over() {
        for c in ('\0'..=char::MAX).filter(|&c| is_passed_over(c)) {
            let named = is_combining_mark(c)
                || is_direction_control(c)
                || is_joiner(c)
                || is_arabic_script(c)
                || presentation_form(c).is_some()
                || is_space(c) && c != '\u{A0}';
            assert!(!named, "{c:?}");
        }
    }

    #[test]
    fn what_is_frequent_is_passed_over() {
        let frequent = "\u{AB}\u{E9}\u{416}\u{1EA1}\u{2014}\u{201C}\u{2026}\u{2764}\u{4E00}\u{D55C}\u{FF01}\u{1F600}";
        let rare = "a\u{AD}\u{301}\u{5D0}\u{200C}\u{200F}\u{202A}\u{3000}\u{3099}\u{FE0F}\u{FEFB}\u{10EFD}";
        assert!(frequent.chars().all(is_passed_over));
        assert!(!rare.chars().any(is_passed_over));
    }
}
