//! Promise 9 for alignment, search and streams: time is linear in the length of any text and any
//! needle.

use std::hint::black_box;

use arabic_text::{Normalizer, OffsetConverter, Profile};

use crate::common::growth;

fn assert_linear(name: &str, length: usize, run: impl Fn(usize)) {
    growth::assert_linear(name, length, |length| length, |&length| run(length));
}

fn normalizers() -> [Normalizer; 4] {
    [Profile::NONE, Profile::SEARCH, Profile::LOOSE, Profile::QURAN].map(Normalizer::new)
}

/// The unit that needle and haystack repeat, the end of the needle, and the end of the haystack.
const HOSTILE: &[(&str, &str, &str)] = &[
    ("\u{628}", "", ""),
    ("\u{628}", "\u{62A}", ""),
    ("\u{628}", "", "\u{62A}"),
    ("\u{628} ", "\u{628}", ""),
    ("\u{628}\u{62A} ", "\u{628}", ""),
    ("a\u{200D}", "a", ""),
    ("\u{200D}", "", "a"),
    ("\u{628}\u{64E}", "", ""),
    ("\u{628}\u{64E}\u{651}\u{640}", "\u{62A}", ""),
    ("\u{FEFB}", "\u{644}", ""),
    ("ab ", "a", ""),
    ("a.", "a", ""),
    ("a@", "a", ""),
    ("\u{640}\u{628}.", "\u{628}", ""),
    ("\u{FDFA}", "", ""),
];

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn needles_that_repeat_as_the_haystack_does() {
    for normalizer in normalizers() {
        for (unit, end, haystack_end) in HOSTILE {
            for whole_words in [false, true] {
                let what = format!("{unit:?} {end:?} {whole_words} under {}", normalizer.profile());
                // Needles have a few bytes, or are as long as a part of the haystack.
                for part in [1000, 7] {
                    assert_linear(&what, 12_000, |length| {
                        let haystack = unit.repeat(length) + haystack_end;
                        let needle = unit.repeat((length / part).max(1)) + end;
                        black_box(normalizer.finder(&needle).whole_words(whole_words).find_iter(&haystack).count());
                    });
                }
            }
        }
    }
}

/// The last bytes of a part of the haystack are searched again with the next part, since a match
/// may begin there.
#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn needles_that_are_longer_than_a_part_of_the_haystack() {
    let search = Normalizer::search();
    assert_linear("long needle", 500_000, |length| {
        let run = "\u{628}".repeat(length / 3);
        assert!(!search.contains(&format!("{run}\u{62A}").repeat(3), &(run + "\u{628}")));
    });
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn one_letter_with_many_marks() {
    for normalizer in normalizers() {
        for unit in ["\u{64E}", "\u{651}\u{64E}", "\u{200D}", "\u{640}", "\u{6E5}\u{654}"] {
            let what = format!("{unit:?} under {}", normalizer.profile());
            assert_linear(&what, 20_000, |length| {
                let text = format!("\u{628}{}\u{62A}", unit.repeat(length));
                let aligned = normalizer.align(&text);
                for at in (0..text.len()).step_by(text.len() / 20) {
                    black_box((aligned.source_range(at..at + 1), aligned.folded_range(at..at + 1)));
                }
                black_box(normalizer.finder("\u{62A}").whole_words(true).find_iter(&text).count());
                let mut out = Vec::new();
                let mut stream = normalizer.stream();
                text.as_bytes().chunks(100).for_each(|chunk| stream.push(chunk, &mut out).expect("valid"));
                stream.finish(&mut out).expect("valid");
            });
        }
    }
}

/// Looking up all ranges of a text is linear, so looking up one range is not.
#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn all_ranges_of_a_text() {
    for unit in ["كِتَـابٌ ", "كتاب ", "page ", "\u{FEFB}\u{FDFA}"] {
        let search = Normalizer::search();
        assert_linear(unit, 4_000, |length| {
            let text = unit.repeat(length);
            let aligned = search.align(&text);
            let mut units = OffsetConverter::utf16(&text);
            for at in (0..aligned.as_str().len()).step_by(16) {
                let source = aligned.source_range(at..at + 8);
                black_box((units.from_bytes(source.clone()), aligned.folded_range(source)));
            }
        });
    }
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn invalid_bytes_without_end() {
    for unit in [&b"\xFF"[..], b"\xD9", b"\xE0\x80", b"\xF0\x9F\x91", b"a\x80"] {
        assert_linear(&format!("{unit:?}"), 30_000, |length| {
            let mut stream = Normalizer::search().stream().replace_invalid(true);
            let mut out = Vec::new();
            stream.push(&unit.repeat(length), &mut out).expect("replaced");
            stream.finish(&mut out).expect("replaced");
            black_box(out);
        });
    }
}
