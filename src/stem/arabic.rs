//! The stemmer for Arabic.

use super::affix::{Affix, drop_first_prefix, drop_suffixes, has_characters};

/// The article with the particles that are written together with it. The first of these prefixes
/// that fits is removed.
const ARTICLES: [Affix; 13] = [
    ("\u{648}\u{644}\u{627}\u{644}", 3), // wa-li-al, before a foreign name
    ("\u{644}\u{627}\u{644}", 3),        // li-al, before a foreign name
    ("\u{648}\u{628}\u{627}\u{644}", 3), // wa-bi-al
    ("\u{641}\u{628}\u{627}\u{644}", 3), // fa-bi-al
    ("\u{648}\u{643}\u{627}\u{644}", 3), // wa-ka-al
    ("\u{648}\u{644}\u{644}", 3),        // wa-lil
    ("\u{641}\u{644}\u{644}", 3),        // fa-lil
    ("\u{648}\u{627}\u{644}", 3),        // wa-al
    ("\u{628}\u{627}\u{644}", 3),        // bi-al
    ("\u{643}\u{627}\u{644}", 3),        // ka-al
    ("\u{641}\u{627}\u{644}", 3),        // fa-al
    ("\u{627}\u{644}", 3),               // al
    ("\u{644}\u{644}", 3),               // lil
];

/// Particles before the word. They are removed also behind an article: a word that only seems to
/// have a particle thus loses the same letter with the article as without it.
const PROCLITICS: [Affix; 3] = [
    ("\u{648}", 3), // wa, and
    ("\u{628}", 3), // bi, in
    ("\u{644}", 3), // li, for
];

/// Each suffix is removed at most once, in this order.
const SUFFIXES: [Affix; 11] = [
    ("\u{647}\u{627}", 2), // -ha, her
    ("\u{627}\u{646}", 4), // -an, dual
    ("\u{627}\u{62A}", 2), // -at, feminine plural
    ("\u{648}\u{646}", 4), // -un, masculine plural
    ("\u{64A}\u{646}", 2), // -in, masculine plural, dual
    ("\u{648}\u{627}", 2), // -u, they did
    ("\u{64A}\u{647}", 2), // -iya, feminine nisba
    ("\u{647}", 4),        // -a, teh marbuta; -hu, his
    ("\u{64A}", 2),        // -i, nisba; my
    ("\u{62A}", 3),        // -t, teh marbuta before a pronoun; she did
    ("\u{627}", 4),        // -a, seat of a tanwin
];

pub(super) fn stem(word: &str) -> &str {
    let word = drop_first_prefix(word, &ARTICLES, has_characters);
    let word = drop_first_prefix(word, &PROCLITICS, has_characters);
    drop_suffixes(word, &SUFFIXES, has_characters)
}
