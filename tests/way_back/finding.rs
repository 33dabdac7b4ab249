//! Search against a naive one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use arabic_text::{Key, Normalizer, Profile};
use proptest::prelude::*;

use crate::support::{normalizer, text};

/// The folded text searched from left to right, its matches mapped back; what overlaps the one before passed over.
fn by_align(normalizer: &Normalizer, haystack: &str, needle: &str) -> Vec<Range<usize>> {
    let aligned = normalizer.align(haystack);
    let needle = normalizer.normalize(needle);
    let mut found: Vec<Range<usize>> = Vec::new();
    if needle.is_empty() {
        return found;
    }
    for (at, _) in aligned.as_str().match_indices(&*needle) {
        let range = aligned.source_range(at..at + needle.len());
        if found.last().is_none_or(|last| range.start >= last.end) {
            found.push(range);
        }
    }
    found
}

/// Of all substrings that fold to the same as the needle: the first to begin, and of these the longest; without what
/// goes at its beginning.
fn by_substrings(normalizer: &Normalizer, haystack: &str, needle: &str) -> Vec<Range<usize>> {
    let folded = normalizer.normalize(needle);
    let ends: Vec<usize> = (0..=haystack.len()).filter(|&at| haystack.is_char_boundary(at)).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for &from in ends.iter().filter(|_| !folded.is_empty()) {
        let leads =
            haystack[from..].chars().next().is_none_or(|c| normalizer.normalize(c.encode_utf8(&mut [0; 4])).is_empty());
        if leads || found.last().is_some_and(|last| from < last.end) {
            continue;
        }
        let to = ends.iter().rev().find(|&&to| to > from && normalizer.normalize(&haystack[from..to]) == folded);
        found.extend(to.map(|&to| from..to));
    }
    found
}

fn is_whole(before: &str, behind: &str) -> bool {
    let joiner = |c: &char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}');
    let word = |c: char| {
        let mark = matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{8F0}' | '\u{10EFC}' | '\u{301}');
        c.is_alphanumeric() || c == '_' || mark
    };
    !before.chars().rfind(|c| !joiner(c)).is_some_and(word) && !behind.chars().find(|c| !joiner(c)).is_some_and(word)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finds_what_the_folded_text_holds(normalizer in normalizer(), haystack in text(), from in 0..30usize, length in 1..4usize) {
        let needle: String = haystack.chars().skip(from).take(length).collect();
        let found: Vec<_> = normalizer.find(&haystack, &needle).collect();
        prop_assert_eq!(&found, &by_align(&normalizer, &haystack, &needle));
        prop_assert_eq!(normalizer.contains(&haystack, &needle), !found.is_empty());
    }

    /// Letters that depend on no neighbour: there a match is a substring that folds to the same.
    #[test]
    fn finds_every_substring_that_folds_to_the_same(
        haystack in "[\u{628}\u{62A}\u{627}\u{623}\u{649}\u{64A}\u{6CC}\u{64E}\u{651}\u{640}\u{200F}\u{6E6} a]{0,24}",
        needle in "[\u{628}\u{62A}\u{627}\u{649}\u{64E} a]{0,3}"
    ) {
        let search = Normalizer::search();
        prop_assert_eq!(search.find(&haystack, &needle).collect::<Vec<_>>(), by_substrings(search, &haystack, &needle));
    }

    #[test]
    fn whole_words_are_words(normalizer in normalizer(), haystack in text(), from in 0..30usize) {
        let needle: String = haystack.chars().skip(from).take(2).collect();
        let aligned = normalizer.align(&haystack);
        let (folded, needle) = (aligned.as_str(), normalizer.normalize(&needle));
        let mut expected: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(place) = folded[at..].find(&*needle).filter(|_| !needle.is_empty()) {
            let found = at + place..at + place + needle.len();
            at = found.start + folded[found.start..].chars().next().map_or(1, char::len_utf8);
            if is_whole(&folded[..found.start], &folded[found.end..]) {
                at = found.end;
                let range = aligned.source_range(found);
                if expected.last().is_none_or(|last| range.start >= last.end) {
                    expected.push(range);
                }
            }
        }
        let found: Vec<_> = normalizer.find(&haystack, &needle).whole_words(true).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn eq_hash_and_keys_agree(normalizer in normalizer(), a in text(), b in text()) {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            normalizer.hash(text, &mut hasher);
            hasher.finish()
        };
        let plain = |value: &dyn Fn(&mut DefaultHasher)| {
            let mut hasher = DefaultHasher::new();
            value(&mut hasher);
            hasher.finish()
        };
        for (a, b) in [(&a, &b), (&a, &normalizer.normalize(&a).into_owned())] {
            let (key, other) = (normalizer.key(a), normalizer.key(b));
            let equal = normalizer.normalize(a) == normalizer.normalize(b);
            prop_assert_eq!(normalizer.eq(a, b), equal);
            prop_assert_eq!(key == other, equal);
            prop_assert!(!equal || hash(a) == hash(b));
            prop_assert_eq!(plain(&|h| key.hash(h)), plain(&|h| key.as_str().hash(h)));
            prop_assert_eq!(key.cmp(&other), key.as_str().cmp(other.as_str()));
        }
    }
}

/// Windows, matches across their edges, needles longer than one.
#[test]
fn long_haystacks() {
    let search = Normalizer::search();
    let filler = "وَمَضَى الْيَوْمُ كَغَيْرِهِ، ".repeat(700);
    let needle = "بَيْتُ الْقَصِيدِ";
    let mut haystack = String::new();
    let mut expected = Vec::new();
    for cut in [0, 1, 17, 4096, 9001, 16_000] {
        let cut = (0..=cut).rev().find(|&at| filler.is_char_boundary(at)).unwrap();
        haystack.push_str(&filler[..cut]);
        haystack.push(' ');
        expected.push(haystack.len()..haystack.len() + needle.len());
        haystack.push_str(needle);
    }
    assert_eq!(search.find(&haystack, "بيت القصيد").collect::<Vec<_>>(), expected);
    assert_eq!(search.find(&haystack, "بيت القصيد").whole_words(true).count(), 2);
    assert!(search.find(&haystack, &haystack).eq(core::iter::once(0..haystack.len())));
    assert_eq!(search.find(&haystack, &filler).count(), 0);
}

#[test]
fn needles_that_fold_to_nothing_are_found_nowhere() {
    for needle in ["", "\u{64E}", "\u{640}\u{640}"] {
        assert_eq!(Normalizer::search().find("كِتاب", needle).next(), None);
        assert!(!Normalizer::search().contains("", needle));
    }
}

#[test]
fn what_a_person_would_underline() {
    let cases = [
        // Kasra, tatweel, trailing tanwin.
        ("هذا كِتَـــابٌ قديم", "كتاب", "كِتَـــابٌ"),
        ("قرأ كِتَاباً", "كتابا", "كِتَاباً"),
        // Marks before the match belong to what stands before it.
        ("بِالكِتابِ", "كتاب", "كِتابِ"),
        // A direction mark before the word is not of the word, one behind is.
        ("(\u{200F}محمد\u{200F})", "محمد", "محمد\u{200F}"),
        // Decomposed, composed, out of order.
        ("مسو\u{64F}\u{654}ولٌ", "مسؤول", "مسو\u{64F}\u{654}ولٌ"),
        // A ligature is underlined whole.
        ("سلام ﷲ", "لله", "ﷲ"),
        ("ﻻعب", "اعب", "ﻻعب"),
        ("سنة ١٤٤٥ هـ", "1445", "١٤٤٥"),
        ("قال ٱلرَّحۡمَٰنُ", "الرحمن", "ٱلرَّحۡمَٰنُ"),
        ("می\u{200C}خواهم", "ميخواهم", "می\u{200C}خواهم"),
    ];
    for (haystack, needle, underlined) in cases {
        let found: Vec<_> = Normalizer::search().find(haystack, needle).map(|range| &haystack[range]).collect();
        assert_eq!(found, [underlined], "{needle} in {haystack}");
    }
    let loose = Normalizer::loose();
    let cry = "رااااائعٌ!";
    assert_eq!(loose.find(cry, "رايع").map(|range| &cry[range]).collect::<Vec<_>>(), ["رااااائعٌ"]);
}

#[test]
fn keys_are_asked_with_folded_text() {
    let normalizer = Normalizer::new(Profile::LOOSE);
    let keys: std::collections::BTreeMap<Key<'static>, usize> =
        ["مُؤْمِنٌ", "قائل"].iter().enumerate().map(|(at, word)| (normalizer.key(word).into_owned(), at)).collect();
    assert_eq!(keys.get("مومن"), Some(&0));
    assert_eq!(keys.get(&normalizer.key("قايل")), Some(&1));
    assert_eq!(format!("{:>5}|", normalizer.key("لا")), "   لا|");
}
