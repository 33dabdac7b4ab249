//! The stemmer for Persian: the suffixes of Lucene, for both letters that are typed for yeh.

use super::affix::{Affix, drop_suffixes, has_characters};

/// Each suffix is removed at most once, in this order. `Profile::PERSIAN` makes each yeh 06CC,
/// Lucene's normalizer makes it 064A.
const SUFFIXES: [Affix; 11] = [
    ("\u{627}\u{62A}", 2),               // -at, plural
    ("\u{627}\u{646}", 2),               // -an, plural
    ("\u{62A}\u{631}\u{6CC}\u{646}", 2), // -tarin, superlative
    ("\u{62A}\u{631}\u{64A}\u{646}", 2), // -tarin, with the Arabic yeh
    ("\u{62A}\u{631}", 2),               // -tar, comparative
    ("\u{6CC}\u{6CC}", 2),               // -yi, indefinite or adjective behind a vowel
    ("\u{64A}\u{64A}", 2),               // -yi, with the Arabic yeh
    ("\u{6CC}", 2),                      // -i, indefinite or adjective
    ("\u{64A}", 2),                      // -i, with the Arabic yeh
    ("\u{647}\u{627}", 2),               // -ha, plural
    ("\u{200C}", 2),                     // the non-joiner before it, where the profile keeps it
];

pub(super) fn stem(word: &str) -> &str {
    drop_suffixes(word, &SUFFIXES, has_characters)
}
