//! Search, compared with naive searches.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use arabic_text::{Aligned, Key, Normalizer, PhraseSigns, Profile, Token, tokenize, words};
use proptest::prelude::*;

use crate::common::classes::is_phrase_sign;
use crate::support::{normalizer, text};

/// Searches the folded text from left to right and maps matches to the source. Skips matches that
/// overlap the one before.
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

/// Finds the substrings with the same folded text as the needle: the first one, and the longest of
/// those that begin there, without removed characters at its beginning.
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

/// Returns the ranges in the folded text of the words of a text. Words of an expanded phrase sign
/// are split at the spaces between them.
fn folded_words(aligned: &Aligned<'_>, expands: bool) -> Vec<Range<usize>> {
    // An empty range maps to the beginning of the next segment, so characters that are removed
    // beside a word do not count.
    let place = |at: usize| aligned.folded_range(at..at).start;
    let is_word = |token: &Token<'_>| token.kind.is_word() || expands && token.text.starts_with(is_phrase_sign);
    let mut words = Vec::new();
    for token in tokenize(aligned.source()).filter(is_word) {
        let (start, end) = (place(token.span.start), place(token.span.end));
        let mut at = start;
        for word in aligned.as_str()[start..end].split(' ') {
            words.push(at..at + word.len());
            at += word.len() + 1;
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn matches_are_those_in_the_folded_text(normalizer in normalizer(), haystack in text(), from in 0..30usize, length in 1..4usize) {
        let needle: String = haystack.chars().skip(from).take(length).collect();
        let found: Vec<_> = normalizer.find_iter(&haystack, &needle).collect();
        prop_assert_eq!(&found, &by_align(&normalizer, &haystack, &needle));
        prop_assert_eq!(normalizer.contains(&haystack, &needle), !found.is_empty());
    }

    /// The letters do not interact with others, so a match is a substring with the same folded
    /// text.
    #[test]
    fn finds_every_substring_that_folds_to_the_same(
        haystack in "[\u{628}\u{62A}\u{627}\u{623}\u{649}\u{64A}\u{6CC}\u{64E}\u{651}\u{640}\u{200F}\u{6E6} a]{0,24}",
        needle in "[\u{628}\u{62A}\u{627}\u{649}\u{64E} a]{0,3}"
    ) {
        let search = Normalizer::search();
        prop_assert_eq!(search.find_iter(&haystack, &needle).collect::<Vec<_>>(), by_substrings(search, &haystack, &needle));
    }

    #[test]
    fn whole_words_are_words(
        normalizer in normalizer(), haystack in text(), from in 0..30usize, length in 1..6usize, of_word: bool
    ) {
        let aligned = normalizer.align(&haystack);
        let words = folded_words(&aligned, normalizer.profile().phrase_signs() == PhraseSigns::Expand);
        let folded = aligned.as_str();
        // Needles that begin with a word match more often.
        let start = if of_word { words.get(from % 4).map_or(0, |word| word.start) } else { 0 };
        let skipped = if of_word { 0 } else { from };
        let needle: String = folded[start..].chars().skip(skipped).take(length).collect();
        let needle = normalizer.normalize(&needle);
        let mut expected: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(place) = folded[at..].find(&*needle).filter(|_| !needle.is_empty()) {
            let found = at + place..at + place + needle.len();
            at = found.start + folded[found.start..].chars().next().map_or(1, char::len_utf8);
            if words.iter().any(|word| word.start == found.start) && words.iter().any(|word| word.end == found.end) {
                at = found.end;
                let range = aligned.source_range(found);
                if expected.last().is_none_or(|last| range.start >= last.end) {
                    expected.push(range);
                }
            }
        }
        let found: Vec<_> = normalizer.finder(&needle).whole_words(true).find_iter(&haystack).collect();
        prop_assert_eq!(found, expected, "{:?} in {:?} by {}", needle, haystack, normalizer.profile());
    }

    /// A finder that has searched other haystacks gives the matches of a new search, and `find`
    /// gives the first of them.
    #[test]
    fn finders_can_be_used_again(
        normalizer in normalizer(), haystacks in prop::collection::vec(text(), 1..4), needle in text(), from in 0..30usize,
        length in 1..4usize, whole_words: bool
    ) {
        let needles = [needle, haystacks[0].chars().skip(from).take(length).collect()];
        for needle in &needles {
            let finder = normalizer.finder(needle).whole_words(whole_words);
            prop_assert_eq!(finder.needle(), &*normalizer.normalize(needle));
            for haystack in haystacks.iter().chain(&haystacks) {
                let found: Vec<_> = finder.find_iter(haystack).collect();
                let anew = normalizer.finder(needle).whole_words(whole_words);
                prop_assert_eq!(&found, &anew.find_iter(haystack).collect::<Vec<_>>());
                prop_assert_eq!(finder.find(haystack), found.first().cloned());
                prop_assert_eq!(finder.clone().is_match(haystack), !found.is_empty());
                if !whole_words {
                    prop_assert_eq!(&found, &normalizer.find_iter(haystack, needle).collect::<Vec<_>>());
                    prop_assert_eq!(normalizer.find(haystack, needle), found.first().cloned());
                    prop_assert_eq!(normalizer.contains(haystack, needle), !found.is_empty());
                }
            }
        }
    }

    #[test]
    fn equivalence_hashes_and_keys_agree(normalizer in normalizer(), a in text(), b in text()) {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            normalizer.hash_text(text, &mut hasher);
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
            prop_assert_eq!(normalizer.equivalent(a, b), equal);
            prop_assert_eq!(key == other, equal);
            prop_assert!(!equal || hash(a) == hash(b));
            prop_assert_eq!(plain(&|h| key.hash(h)), plain(&|h| key.as_str().hash(h)));
            prop_assert_eq!(key.cmp(&other), key.as_str().cmp(other.as_str()));
        }
    }
}

/// Haystacks have several windows, matches lie across their edges, and needles are longer than a
/// window.
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
    assert_eq!(search.find_iter(&haystack, "بيت القصيد").collect::<Vec<_>>(), expected);
    assert_eq!(search.finder("بيت القصيد").whole_words(true).find_iter(&haystack).count(), 2);
    assert!(search.find_iter(&haystack, &haystack).eq(core::iter::once(0..haystack.len())));
    assert_eq!(search.find_iter(&haystack, &filler).count(), 0);
}

#[test]
fn needles_that_fold_to_nothing_are_found_nowhere() {
    for needle in ["", "\u{64E}", "\u{640}\u{640}"] {
        assert_eq!(Normalizer::search().find("كِتاب", needle), None);
        assert!(!Normalizer::search().contains("", needle));
    }
}

#[test]
fn matches_cover_the_letters_with_their_marks() {
    let cases = [
        // The match has a kasra, a tatweel and a tanwin at its end.
        ("هذا كِتَـــابٌ قديم", "كتاب", "كِتَـــابٌ"),
        ("قرأ كِتَاباً", "كتابا", "كِتَاباً"),
        // Marks before the match belong to the character before it.
        ("بِالكِتابِ", "كتاب", "كِتابِ"),
        // A direction mark before the word is not part of the match, one behind it is.
        ("(\u{200F}محمد\u{200F})", "محمد", "محمد\u{200F}"),
        // Letters are decomposed, composed, and have marks that are not in canonical order.
        ("مسو\u{64F}\u{654}ولٌ", "مسؤول", "مسو\u{64F}\u{654}ولٌ"),
        // A match in a ligature covers the whole ligature.
        ("سلام ﷲ", "لله", "ﷲ"),
        ("ﻻعب", "اعب", "ﻻعب"),
        ("سنة ١٤٤٥ هـ", "1445", "١٤٤٥"),
        ("قال ٱلرَّحۡمَٰنُ", "الرحمن", "ٱلرَّحۡمَٰنُ"),
        ("می\u{200C}خواهم", "ميخواهم", "می\u{200C}خواهم"),
    ];
    for (haystack, needle, underlined) in cases {
        let found: Vec<_> = Normalizer::search().find_iter(haystack, needle).map(|range| &haystack[range]).collect();
        assert_eq!(found, [underlined], "{needle} in {haystack}");
    }
    let loose = Normalizer::loose();
    let cry = "رااااائعٌ!";
    assert_eq!(loose.find_iter(cry, "رايع").map(|range| &cry[range]).collect::<Vec<_>>(), ["رااااائعٌ"]);
}

/// Haystacks, needles, and the matches that are whole words.
const WHOLE: &[(&str, &str, &[&str])] = &[
    // Phrase signs are tokens of their own.
    ("قال محمدﷺ كذا", "محمد", &["محمد"]),
    ("اللهﷻ", "الله", &["الله"]),
    ("قالﷺقال", "قال", &["قال", "قال"]),
    // A superscript is a number of its own, but letters of another script are of the word.
    ("كتاب² كتاب", "كتاب", &["كتاب", "كتاب"]),
    ("كتابabc", "كتاب", &[]),
    ("كتاب书", "كتاب", &["كتاب"]),
    // Digits and underscores belong to the word.
    ("كتاب2 كتاب_2", "كتاب", &[]),
    // Punctuation without a space; a full stop splits beside an Arabic letter, and not between
    // Latin letters.
    ("انتهى.وقال:نعم", "وقال", &["وقال"]),
    ("example.com", "com", &[]),
    ("3.14 14", "14", &["14"]),
    // Each address is one token.
    ("https://ar.example/كتاب كتاب", "كتاب", &["كتاب"]),
    ("#كتاب كتاب#وسم", "كتاب", &["كتاب"]),
    ("#كتاب", "#كتاب", &["#كتاب"]),
    // Characters are removed at both ends: a tatweel before, marks and a control behind.
    ("(ـكِتابٌ\u{200F})", "كتاب", &["كِتابٌ\u{200F}"]),
    ("ـِكتاب", "كتاب", &["كتاب"]),
    // A joiner belongs to the word, also at its end.
    ("می\u{200C}خواهم", "خواهم", &[]),
    ("کتاب\u{200C} ", "کتاب", &["کتاب\u{200C}"]),
    // The needle has several words.
    ("بيت القصيدة، بيت القصيد", "بيت القصيد", &["بيت القصيد"]),
    ("قال: نعم", "قال: نعم", &["قال: نعم"]),
    // The match neither begins nor ends a word.
    ("نعم، لا", "نعم،", &[]),
    ("نعم لا", " لا", &[]),
    ("نعم 🙂", "🙂", &[]),
    // The match is a part of a ligature.
    ("ﻻعب", "اعب", &[]),
];

#[test]
fn whole_words_of_the_tokenizer() {
    for &(haystack, needle, expected) in WHOLE {
        let finder = Normalizer::search().finder(needle).whole_words(true);
        let found = finder.find_iter(haystack);
        assert_eq!(found.map(|range| &haystack[range]).collect::<Vec<_>>(), expected, "{needle} in {haystack}");
    }
}

#[test]
fn words_of_an_expanded_phrase_sign_are_whole() {
    let normalizer = Normalizer::new(Profile::SEARCH.with_phrase_signs(PhraseSigns::Expand));
    let haystack = "قال محمدﷺ(ﷺ";
    let sign = "ﷺ";
    let found = |needle| -> Vec<&str> {
        normalizer.finder(needle).whole_words(true).find_iter(haystack).map(|range| &haystack[range]).collect()
    };
    let signs = [sign, sign];
    assert_eq!(found("صلى"), signs);
    assert_eq!(found("الله عليه"), signs);
    assert_eq!(found("وسلم"), signs);
    assert_eq!(found("محمد صلى"), ["محمدﷺ"]);
    assert!(found("سلم").is_empty());
}

/// Characters that separate words in the source do so even if the profile removes them.
#[test]
fn removed_separators_end_words() {
    for (profile, haystack) in [
        (Profile::SEARCH.with_phrase_signs(PhraseSigns::Remove), "محمدﷺعلي"),
        (Profile::SEARCH.with_removed('،'), "محمد،علي"),
        (Profile::SEARCH.with_removed(' '), "محمد علي"),
    ] {
        let normalizer = Normalizer::new(profile);
        let found = |needle| normalizer.finder(needle).whole_words(true).find_iter(haystack).count();
        assert_eq!((found("محمد"), found("علي"), found("محمدعلي")), (1, 1, 1), "{haystack}");
        assert_eq!((found("حمد"), found("محمدعل")), (0, 0), "{haystack}");
    }
}

/// Each word of a long text is found as a whole word, wherever the parts of the haystack end.
#[test]
fn every_word_is_a_whole_word() {
    let text = include_str!("../../examples/sample_news.txt").repeat(20);
    let search = Normalizer::search();
    for word in words(&text).step_by(97) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let finder = search.finder(word).whole_words(true);
        let mut found = finder.find_iter(&text);
        let is_it = |range: Range<usize>| range.start >= at && range.start < at + word.len();
        assert!(search.normalize(word).is_empty() || found.any(is_it), "{word} at {at}");
    }
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
