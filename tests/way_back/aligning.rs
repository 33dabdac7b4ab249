//! Promise 6: the way back.

use std::borrow::Cow;
use std::ops::Range;

use arabic_text::{Aligned, Backend, Elongation, Normalizer, PhraseSigns, Profile, Units};
use proptest::prelude::*;

use crate::support::{normalizer, text};

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect()
}

/// Ranges between all boundaries, none empty.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = boundaries(text);
    let starts = ends.clone();
    starts
        .into_iter()
        .flat_map(move |from| ends.clone().into_iter().filter(move |&to| from < to).map(move |to| from..to))
}

fn is_sound(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && text.is_char_boundary(range.start) && text.is_char_boundary(range.end)
}

/// There and back covers at least the range; what was removed before everything else has no counterpart.
fn assert_covers(aligned: &Aligned) {
    let lead = aligned.source_range(0..0).start;
    for range in ranges(aligned.as_str()) {
        let source = aligned.source_range(range.clone());
        assert!(is_sound(aligned.source(), &source), "{range:?}: {source:?}");
        let back = aligned.folded_range(source);
        assert!(back.start <= range.start && range.end <= back.end, "{range:?}: {back:?}");
    }
    for range in ranges(aligned.source()) {
        let folded = aligned.folded_range(range.clone());
        assert!(is_sound(aligned.as_str(), &folded), "{range:?}: {folded:?}");
        if range.start >= lead && !folded.is_empty() {
            let back = aligned.source_range(folded);
            assert!(back.start <= range.start && range.end <= back.end, "{range:?}: {back:?}");
        }
    }
}

/// Neighbouring ranges meet, and a later range is not mapped before an earlier one.
fn assert_monotone(map: impl Fn(Range<usize>) -> Range<usize>, length: usize) {
    let singles: Vec<_> = (0..length).map(|at| map(at..at + 1)).collect();
    for pair in singles.windows(2) {
        assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end, "{pair:?}");
        assert!(pair[0] == pair[1] || pair[0].end == pair[1].start, "{pair:?}");
    }
    for at in 0..length {
        for end in at + 1..=length {
            assert_eq!(map(at..end), singles[at].start..singles[end - 1].end);
        }
        assert!(map(at..at).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn aligned_text_is_the_folded_text(normalizer in normalizer(), text in text()) {
        let folded = normalizer.normalize(&text);
        let aligned = normalizer.align(&text);
        prop_assert_eq!(aligned.as_str(), &folded);
        prop_assert_eq!(aligned.source(), &text);
        prop_assert_eq!(matches!(aligned.into_cow(), Cow::Borrowed(_)), matches!(folded, Cow::Borrowed(_)));
    }

    #[test]
    fn ranges_are_on_boundaries_and_cover(normalizer in normalizer(), text in text()) {
        assert_covers(&normalizer.align(&text));
    }

    #[test]
    fn ranges_are_monotone_and_meet(normalizer in normalizer(), text in text()) {
        let aligned = normalizer.align(&text);
        assert_monotone(|range| aligned.source_range(range), aligned.as_str().len());
        assert_monotone(|range| aligned.folded_range(range), aligned.source().len());
        let lead = aligned.source_range(0..0).start;
        prop_assert_eq!(aligned.source_range(0..usize::MAX), if aligned.as_str().is_empty() { text.len()..text.len() } else { lead..text.len() });
    }

    /// A piece folds to what it became, where no rule looks at neighbours.
    #[test]
    fn every_piece_folds_to_what_it_became(text in "[\u{627}\u{628}\u{64E}\u{651}\u{654}\u{FEFB}\u{FEFF}a \u{6E6}\u{FC60}\u{66B}]{0,20}") {
        for normalizer in [Normalizer::search(), Normalizer::clean(), Normalizer::unvocalized()] {
            let aligned = normalizer.align(&text);
            for at in boundaries(aligned.as_str()).into_iter().skip(1) {
                let source = aligned.source_range(0..at);
                let folded = aligned.folded_range(source.clone());
                let piece = normalizer.normalize(&text[source]);
                prop_assert_eq!(&piece, &aligned.as_str()[folded]);
            }
        }
    }

    #[test]
    fn odd_ranges_do_not_panic(normalizer in normalizer(), text in text(), from: usize, to: usize, a in 0..60usize, b in 0..60usize) {
        let aligned = normalizer.align(&text);
        for range in [from..to, a..b, a..usize::MAX, usize::MAX..a, from..a] {
            prop_assert!(is_sound(&text, &aligned.source_range(range.clone())));
            prop_assert!(is_sound(aligned.as_str(), &aligned.folded_range(range.clone())));
            let mut units = Units::utf16(&text);
            units.from_bytes(range.clone());
            prop_assert!(is_sound(&text, &units.to_bytes(a.min(b)..a.max(b))));
        }
    }

    #[test]
    fn units_are_those_of_the_standard_library(text in text()) {
        let (mut chars, mut utf16) = (Units::chars(&text), Units::utf16(&text));
        for range in ranges(&text) {
            let count = |to: usize| (text[..to].chars().count(), text[..to].encode_utf16().count());
            let ((char_from, wide_from), (char_to, wide_to)) = (count(range.start), count(range.end));
            prop_assert_eq!(chars.from_bytes(range.clone()), char_from..char_to);
            prop_assert_eq!(utf16.from_bytes(range.clone()), wide_from..wide_to);
            prop_assert_eq!(chars.to_bytes(char_from..char_to), range.clone());
            prop_assert_eq!(utf16.to_bytes(wide_from..wide_to), range);
        }
    }
}

/// Pieces by the definition, for characters that meet no neighbour: each with what goes behind it.
fn naive_pieces(normalizer: &Normalizer, text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pieces: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut folded = 0;
    for (at, c) in text.char_indices() {
        let (end, length) = (at + c.len_utf8(), normalizer.normalize(c.encode_utf8(&mut [0; 4])).len());
        match pieces.last_mut() {
            Some(piece) if length == 0 => piece.0.end = end,
            None if length == 0 => {}
            _ => pieces.push((at..end, folded..folded + length)),
        }
        folded += length;
    }
    pieces
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Letters, digits, marks, tatweel, controls, forms that are letters and forms that are marks, Latin, emoji.
    #[test]
    fn ranges_are_those_of_the_definition(
        text in "[\u{628}\u{62A}\u{623}\u{64E}\u{651}\u{670}\u{640}\u{200F}\u{FEFF}\u{6E6}\u{FEFB}\u{FC60}\u{663}a \u{E9}\u{1F468}]{0,200}"
    ) {
        for normalizer in [Normalizer::search(), Normalizer::unvocalized(), Normalizer::persian()] {
            let aligned = normalizer.align(&text);
            let pieces = naive_pieces(normalizer, &text);
            for range in (0..aligned.as_str().len()).step_by(3).map(|at| at..(at + at % 11 + 1).min(aligned.as_str().len())) {
                let first = pieces.partition_point(|piece| piece.1.end <= range.start);
                let last = pieces.partition_point(|piece| piece.1.start < range.end) - 1;
                prop_assert_eq!(aligned.source_range(range), pieces[first].0.start..pieces[last].0.end);
            }
            let lead = pieces.first().map_or(text.len(), |piece| piece.0.start);
            for range in (lead..text.len()).step_by(3).map(|at| at..(at + at % 11 + 1).min(text.len())) {
                let first = pieces.partition_point(|piece| piece.0.end <= range.start);
                let last = pieces.partition_point(|piece| piece.0.start < range.end) - 1;
                prop_assert_eq!(aligned.folded_range(range), pieces[first].1.start..pieces[last].1.end);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Long enough for many blocks, with something to remove at every place of one.
    #[test]
    fn no_backend_can_be_told_from_another(
        text in "[\u{628}\u{62A}\u{62B}\u{6CC}\u{6CC}\u{649}\u{629} \u{200C}\u{200D}\u{64E}\u{654}\u{655}\u{640}\u{FEFB}\u{2019}a]{300,900}"
    ) {
        for profile in [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE, Profile::PERSIAN] {
            let by = |backend| Normalizer::with_backend(profile.clone(), backend);
            let ranges = |normalizer: Normalizer| {
                let aligned = normalizer.align(&text);
                let chars = aligned.as_str().char_indices();
                chars.map(|(at, c)| aligned.source_range(at..at + c.len_utf8())).collect::<Vec<_>>()
            };
            let expected = ranges(by(Backend::Scalar));
            for backend in Backend::available() {
                prop_assert_eq!(&ranges(by(backend)), &expected, "{:?} {}", backend, profile);
            }
        }
    }
}

/// What composed, changed places or opened up is one piece: each of its characters maps to the whole.
#[test]
fn what_belongs_together_maps_whole() {
    let expand = Normalizer::new(Profile::CLEAN.phrase_signs(PhraseSigns::Expand));
    let loose = Normalizer::new(Profile::LOOSE.elongation(Elongation::CollapseTo1));
    let cases = [
        // A hamza far from its letter, a vowel between them.
        (Normalizer::search(), "\u{633}\u{648}\u{64F}\u{654}\u{644}", "\u{624}", "\u{648}\u{64F}\u{654}"),
        (Normalizer::search(), "\u{627}\u{654}\u{64E}\u{628}", "\u{627}", "\u{627}\u{654}\u{64E}"),
        // Shadda before the vowel: the two change places.
        (Normalizer::clean(), "\u{628}\u{651}\u{64E}\u{62A}", "\u{628}", "\u{628}\u{651}\u{64E}"),
        (Normalizer::clean(), "\u{628}\u{651}\u{64E}\u{62A}", "\u{64E}", "\u{628}\u{651}\u{64E}"),
        // In order each stands for itself.
        (Normalizer::clean(), "\u{628}\u{64E}\u{651}\u{62A}", "\u{64E}", "\u{64E}"),
        (Normalizer::clean(), "\u{628}\u{64E}\u{640}\u{640}\u{62A}", "\u{64E}", "\u{64E}\u{640}\u{640}"),
        // Signs and forms that open up.
        (Normalizer::search(), "\u{628}\u{FEFB}\u{64E}\u{628}", "\u{627}", "\u{FEFB}\u{64E}"),
        (&expand, "\u{628} \u{FDFA} \u{628}", "\u{639}\u{644}\u{64A}\u{647}", "\u{FDFA}"),
        // A run that collapses.
        (&loose, "\u{631}\u{627}\u{627}\u{627}\u{626}\u{639}", "\u{631}\u{627}", "\u{631}\u{627}\u{627}\u{627}"),
        // What goes before the letters is not theirs.
        (Normalizer::search(), "(\u{200F}\u{628}\u{64E}\u{61C})", "\u{628}", "\u{628}\u{64E}\u{61C}"),
    ];
    for (normalizer, text, part, whole) in cases {
        let aligned = normalizer.align(text);
        let at = aligned.as_str().find(part).unwrap_or_else(|| panic!("{part:?} in {:?}", aligned.as_str()));
        let range = aligned.source_range(at..at + part.len());
        assert_eq!(&text[range.clone()], whole, "{part:?} in {text:?}");
        let back = aligned.folded_range(range);
        assert!(back.start <= at && at + part.len() <= back.end, "{part:?} in {text:?}");
    }
}

/// Text long enough for every level of the map: each word of the folded text comes from the word at its place.
#[test]
fn long_texts() {
    let words = ["الْكِتَـابُ", "page", "١٢", "ﷺ", "مُؤَسَّسَةٌ", "\u{200F}ﻻ", "", "أ\u{654}ب", "x²"];
    let text: Vec<&str> = (0..20_000).map(|i| words[i * i % 97 % words.len()]).collect();
    let text = text.join(" ");
    for normalizer in [Normalizer::search(), Normalizer::clean(), Normalizer::loose()] {
        let aligned = normalizer.align(&text);
        assert_eq!(aligned.as_str(), normalizer.normalize(&text));
        let (mut source, mut folded) = (0, 0);
        for (old, new) in text.split(' ').zip(aligned.as_str().split(' ')) {
            let lead = old.len() - old.trim_start_matches('\u{200F}').len();
            assert_eq!(normalizer.normalize(old), new);
            if !new.is_empty() {
                assert_eq!(aligned.source_range(folded..folded + new.len()), source + lead..source + old.len());
                assert_eq!(aligned.folded_range(source + lead..source + old.len()), folded..folded + new.len());
            }
            (source, folded) = (source + old.len() + 1, folded + new.len() + 1);
        }
    }
}

/// What goes may be ASCII, too: without vectors as with them.
#[test]
fn removed_ascii_belongs_to_what_stands_before_it() {
    for backend in Backend::available() {
        let normalizer = Normalizer::with_backend(Profile::SEARCH.remove('('), backend);
        let aligned = normalizer.align("a(x\u{628}(\u{64E}\u{62A}");
        assert_eq!(aligned.as_str(), "ax\u{628}\u{62A}", "{backend:?}");
        let places = [0..2, 2..3, 3..8, 8..10];
        for (source, folded) in places.into_iter().zip([0..1, 1..2, 2..4, 4..6]) {
            assert_eq!(aligned.source_range(folded.clone()), source, "{backend:?}");
            assert_eq!(aligned.folded_range(source), folded, "{backend:?}");
        }
    }
}
