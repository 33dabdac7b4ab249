//! The stemmer of Lucene: the rules of Larkey, Ballesteros and Connell, "Light stemming for Arabic
//! information retrieval" (2007), named `light10` there.

use super::affix::{Affix, drop_first_prefix, drop_suffixes, has_utf16_units};

const PREFIXES: [Affix; 7] = [
    ("\u{627}\u{644}", 2),        // al
    ("\u{648}\u{627}\u{644}", 2), // wa-al
    ("\u{628}\u{627}\u{644}", 2), // bi-al
    ("\u{643}\u{627}\u{644}", 2), // ka-al
    ("\u{641}\u{627}\u{644}", 2), // fa-al
    ("\u{644}\u{644}", 2),        // lil
    ("\u{648}", 3),               // wa
];

/// Each suffix is removed at most once, in this order. A normalized word has no teh marbuta.
const SUFFIXES: [Affix; 10] = [
    ("\u{647}\u{627}", 2), // -ha
    ("\u{627}\u{646}", 2), // -an
    ("\u{627}\u{62A}", 2), // -at
    ("\u{648}\u{646}", 2), // -un
    ("\u{64A}\u{646}", 2), // -in
    ("\u{64A}\u{647}", 2), // -iya, normalized
    ("\u{64A}\u{629}", 2), // -iya
    ("\u{647}", 2),        // -a, normalized; -hu
    ("\u{629}", 2),        // -a
    ("\u{64A}", 2),        // -i
];

pub(super) fn stem(word: &str) -> &str {
    let word = drop_first_prefix(word, &PREFIXES, has_utf16_units);
    drop_suffixes(word, &SUFFIXES, has_utf16_units)
}
