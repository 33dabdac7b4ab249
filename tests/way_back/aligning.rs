//! Promise 6: alignment.

use std::borrow::Cow;
use std::ops::Range;

use arabic_text::{Aligned, Elongation, InstructionSet, Normalizer, OffsetConverter, PhraseSigns, Profile};
use proptest::prelude::*;

use crate::support::{normalizer, text};

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect()
}

/// Returns all ranges between character boundaries that are not empty.
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

/// Fails unless mapping a range to the other text and back covers the range. Characters removed
/// before the first segment have no counterpart.
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

/// Fails unless adjacent ranges map to adjacent ranges, and a later range is not mapped before an
/// earlier one.
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

    #[test]
    fn segments_are_the_smallest_ranges(normalizer in normalizer(), text in text()) {
        let aligned = normalizer.align(&text);
        prop_assert_eq!(aligned.to_string(), aligned.as_ref());
        for (source, folded) in aligned.segments().filter(|segment| !segment.1.is_empty()) {
            prop_assert_eq!(aligned.source_range(folded.clone()), source.clone());
            prop_assert_eq!(aligned.source_range(folded.start..folded.start + 1), source.clone());
            prop_assert_eq!(aligned.folded_range(source), folded);
        }
    }

    /// Any longer prefix would change.
    #[test]
    fn the_unchanged_prefix_is_the_longest(normalizer in normalizer(), text in text()) {
        let folded = normalizer.normalize(&text);
        let is_split = |at: usize| [&text[..at], &*normalizer.normalize(&text[at..])].concat() == folded;
        let longest = boundaries(&text).into_iter().rev().find(|&at| is_split(at)).unwrap();
        prop_assert_eq!(normalizer.split_normalized(&text), text.split_at(longest), "by {}", normalizer.profile());
    }

    /// The source of a segment folds to its folded text, for characters that no rule considers
    /// together with others.
    #[test]
    fn every_segment_folds_to_its_folded_text(text in "[\u{627}\u{628}\u{64E}\u{651}\u{654}\u{FEFB}\u{FEFF}a \u{6E6}\u{FC60}\u{66B}]{0,20}") {
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
            let mut units = OffsetConverter::utf16(&text);
            units.from_bytes(range.clone());
            prop_assert!(is_sound(&text, &units.to_bytes(a.min(b)..a.max(b))));
        }
    }

    #[test]
    fn units_are_those_of_the_standard_library(text in text()) {
        let (mut chars, mut utf16) = (OffsetConverter::chars(&text), OffsetConverter::utf16(&text));
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

/// Returns the segments of a text by a naive method, for characters that interact with no others
/// except spaces: each character with the removed characters behind it.
fn naive_segments(normalizer: &Normalizer, text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pieces: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut folded = 0;
    // Whether the last output is a space, and a visible character was removed behind it.
    let (mut behind_space, mut removed) = (false, false);
    for (at, c) in text.char_indices() {
        let alone = normalizer.normalize(c.encode_utf8(&mut [0; 4])).len();
        let length = if c == ' ' && behind_space && removed { 0 } else { alone };
        removed = match c {
            '\u{200F}' | '\u{FEFF}' => removed,
            _ => alone == 0,
        };
        behind_space = if alone == 0 { behind_space } else { c == ' ' };
        let end = at + c.len_utf8();
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

    /// The texts have letters, digits, marks, tatweels, controls, presentation forms of letters and
    /// of marks, Latin letters, and emoji.
    #[test]
    fn ranges_are_those_of_naive_segments(
        text in "[\u{628}\u{62A}\u{623}\u{64E}\u{651}\u{670}\u{640}\u{200F}\u{FEFF}\u{6E6}\u{FEFB}\u{FC60}\u{663}a \u{E9}\u{1F468}]{0,200}"
    ) {
        for normalizer in [Normalizer::search(), Normalizer::unvocalized(), Normalizer::persian()] {
            let aligned = normalizer.align(&text);
            let pieces = naive_segments(normalizer, &text);
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

    /// The texts have many blocks, with removed characters at every position of a block.
    #[test]
    fn all_instruction_sets_give_the_same_ranges(
        text in "[\u{628}\u{62A}\u{62B}\u{6CC}\u{6CC}\u{649}\u{629} \u{200C}\u{200D}\u{64E}\u{654}\u{655}\u{640}\u{FEFB}\u{2019}a]{300,900}"
    ) {
        for profile in [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE, Profile::QURAN, Profile::PERSIAN, Profile::URDU] {
            let by = |backend| Normalizer::with_instruction_set(profile.clone(), backend);
            let ranges = |normalizer: Normalizer| {
                let aligned = normalizer.align(&text);
                let chars = aligned.as_str().char_indices();
                chars.map(|(at, c)| aligned.source_range(at..at + c.len_utf8())).collect::<Vec<_>>()
            };
            let expected = ranges(by(InstructionSet::Scalar));
            for backend in InstructionSet::available() {
                prop_assert_eq!(&ranges(by(backend)), &expected, "{:?} {}", backend, profile);
            }
        }
    }
}

/// What asks for neighbours, at every place of a block: the ranges and the folded tokens are those of the scalar engine.
#[test]
fn every_place_of_a_block() {
    let units = [
        " \u{6DB} ",
        "\u{A0}\u{64E}\u{628}",
        "\u{640}\u{654}",
        "\u{200C}\u{647}",
        "\u{651}\u{64E}\u{650}\u{64B}",
        "\u{FEFB}\u{FE0F}",
        "\u{6D5}\u{654}\u{621}",
        "\u{66B}1 \n",
    ];
    let behind = "\u{62A}\u{628}".repeat(40);
    for profile in [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE, Profile::QURAN, Profile::URDU] {
        let by = |set| Normalizer::with_instruction_set(profile.clone(), set);
        let scalar = by(InstructionSet::Scalar);
        let others: Vec<_> = InstructionSet::available().map(|set| (set, by(set))).collect();
        let answers = |normalizer: &Normalizer, text: &str| {
            let (aligned, mut stream, mut tokens) = (normalizer.align(text), normalizer.token_stream(text), Vec::new());
            while stream.advance() {
                tokens.push((stream.token().text.to_owned(), stream.token().span));
            }
            let places = boundaries(text).into_iter();
            let both = |at| [aligned.folded_range(0..at), aligned.folded_range(at..text.len())];
            let ranges: Vec<_> = places.map(both).collect();
            (ranges, tokens)
        };
        for unit in units {
            for before in 0..134 {
                for end in [0, 34, 62, 150] {
                    let text = [["", "a"][before % 2], &"\u{628}".repeat(before / 2), unit, &behind[..end]].concat();
                    let expected = answers(&scalar, &text);
                    for (set, normalizer) in &others {
                        let found = answers(normalizer, &text);
                        assert_eq!(found, expected, "{set:?}, {profile}: {unit:?} behind {before}, before {end} bytes");
                    }
                }
            }
        }
    }
}

/// Characters that compose, change places or expand are one segment, and each of them maps to the
/// whole segment.
#[test]
fn characters_of_one_segment_map_to_the_whole() {
    let expand = Normalizer::new(Profile::CLEAN.with_phrase_signs(PhraseSigns::Expand));
    let loose = Normalizer::new(Profile::LOOSE.with_elongation(Elongation::CollapseTo1));
    let cases = [
        // HAMZA ABOVE composes with a letter behind a vowel.
        (Normalizer::search(), "\u{633}\u{648}\u{64F}\u{654}\u{644}", "\u{624}", "\u{648}\u{64F}\u{654}"),
        (Normalizer::search(), "\u{627}\u{654}\u{64E}\u{628}", "\u{627}", "\u{627}\u{654}\u{64E}"),
        // SHADDA before a vowel changes places with it.
        (Normalizer::clean(), "\u{628}\u{651}\u{64E}\u{62A}", "\u{628}", "\u{628}\u{651}\u{64E}"),
        (Normalizer::clean(), "\u{628}\u{651}\u{64E}\u{62A}", "\u{64E}", "\u{628}\u{651}\u{64E}"),
        // Marks in canonical order are segments of their own.
        (Normalizer::clean(), "\u{628}\u{64E}\u{651}\u{62A}", "\u{64E}", "\u{64E}"),
        (Normalizer::clean(), "\u{628}\u{64E}\u{640}\u{640}\u{62A}", "\u{64E}", "\u{64E}\u{640}\u{640}"),
        // Signs and presentation forms expand.
        (Normalizer::search(), "\u{628}\u{FEFB}\u{64E}\u{628}", "\u{627}", "\u{FEFB}\u{64E}"),
        (&expand, "\u{628} \u{FDFA} \u{628}", "\u{639}\u{644}\u{64A}\u{647}", "\u{FDFA}"),
        // A run of repeated letters collapses.
        (&loose, "\u{631}\u{627}\u{627}\u{627}\u{626}\u{639}", "\u{631}\u{627}", "\u{631}\u{627}\u{627}\u{627}"),
        // Characters that are removed before the letters do not belong to them.
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

/// The texts are long enough for every level of the map. Each word of the folded text must map to
/// the word at the same index.
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

/// Removed characters may be ASCII too, with and without vectors.
#[test]
fn removed_ascii_belongs_to_the_character_before_it() {
    for backend in InstructionSet::available() {
        let normalizer = Normalizer::with_instruction_set(Profile::SEARCH.with_removed('('), backend);
        let aligned = normalizer.align("a(x\u{628}(\u{64E}\u{62A}");
        assert_eq!(aligned.as_str(), "ax\u{628}\u{62A}", "{backend:?}");
        let places = [0..2, 2..3, 3..8, 8..10];
        for (source, folded) in places.into_iter().zip([0..1, 1..2, 2..4, 4..6]) {
            assert_eq!(aligned.source_range(folded.clone()), source, "{backend:?}");
            assert_eq!(aligned.folded_range(source), folded, "{backend:?}");
        }
    }
}

/// The texts are hard to cut into segments: many marks on a letter with a mark across the edge of a
/// block, a kept mark on a space that would be removed, and letters and marks that compose into a
/// longer replacement or into nothing.
#[test]
fn segments_tile_both_texts() {
    let marks = "\u{651}\u{64E}".repeat(48);
    let texts = [
        format!("\u{6A5}{marks}x"),
        format!("x{marks}x"),
        " \u{612} \u{20DD}x".into(),
        "\u{628} \u{6DB} \u{301}\u{628}".into(),
        "\u{627}\u{654}".repeat(40),
        "\u{644}\u{627}\u{653}\u{628}".into(),
    ];
    for profile in ["none", "clean", "unvocalized", "search", "none,U+0623=U+0621 U+0621", "none,U+0622="] {
        for backend in InstructionSet::available() {
            let normalizer = Normalizer::with_instruction_set(profile.parse().unwrap(), backend);
            for text in &texts {
                let aligned = normalizer.align(text);
                assert_eq!(aligned.as_str(), normalizer.normalize(text));
                let segments: Vec<_> = aligned.segments().collect();
                let context = || format!("{segments:?}, {profile}, {backend:?}, {}", text.escape_unicode());
                let (mut source, mut folded) = (0, 0);
                for segment in &segments {
                    assert_eq!((segment.0.start, segment.1.start), (source, folded), "{}", context());
                    assert!(segment.0.end > source && (segment.1.end > folded || source == 0), "{}", context());
                    (source, folded) = (segment.0.end, segment.1.end);
                }
                assert_eq!((source, folded), (text.len(), aligned.as_str().len()), "{}", context());
            }
        }
    }
}

/// A hamza and a tatweel are one letter, which a block puts out. The machine that takes over behind
/// it begins at the letter before.
#[test]
fn a_hamza_on_a_tatweel_in_front_of_what_the_machine_folds() {
    const MIDDLES: [&str; 4] =
        ["\u{640}\u{654}", "\u{640}\u{654}\u{650}", "\u{640}\u{650}\u{654}", "\u{627}\u{654}\u{650}"];
    const ENDS: [&str; 4] = ["\u{202B}\u{633}", "\u{64A}\u{633}", "\u{66B}\u{633}", "\u{FDFA}"];
    for profile in ["search", "unvocalized", "clean", "pashto"] {
        let profile: Profile = profile.parse().expect("a preset");
        for set in InstructionSet::available() {
            let normalizer = Normalizer::with_instruction_set(profile.clone(), set);
            for (middle, end) in MIDDLES.iter().flat_map(|&middle| ENDS.map(|end| (middle, end))) {
                for length in 20..60 {
                    let odd = if length % 2 == 0 { "" } else { "x" };
                    let before = "\u{631}\u{64E}".repeat(length / 2);
                    let text = format!("{odd}{before}\u{628}\u{64E}{middle}{end}{}", " \u{631}\u{631}".repeat(20));
                    let context = || format!("{profile}, {set}, {length}, {middle:?}, {end:?}");
                    assert_eq!(normalizer.align(&text).as_str(), normalizer.normalize(&text), "{}", context());
                }
            }
        }
    }
}
