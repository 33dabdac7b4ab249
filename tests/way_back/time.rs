//! Promise 9 for the way back: time is linear in the text, whatever the text and the needle.
//!
//! Four times the text may take nine times as long; nothing quadratic is as fast as the times that are not looked at. Where the system
//! tells it, time is that of the processor alone.

use std::hint::black_box;
use std::time::{Duration, Instant};

use arabic_text::{Normalizer, Profile, Units};

const GROWTH: usize = 4;
const BOUND: u32 = 9;
const RUNS: usize = 5;
const SURELY_LINEAR: Duration = Duration::from_millis(60);

fn assert_linear(what: &str, length: usize, run: impl Fn(usize)) {
    let time = |length| {
        let (start, busy) = (Instant::now(), processor_time());
        run(length);
        processor_time().zip(busy).map_or_else(|| start.elapsed(), |(end, start)| end.saturating_sub(start))
    };
    if time(GROWTH * length) < SURELY_LINEAR {
        return;
    }
    let best = |length| (0..RUNS).map(|_| time(length)).min().unwrap_or_default();
    let (short, long) = (best(length), best(GROWTH * length));
    assert!(long < SURELY_LINEAR || long < BOUND * short, "{what}: {short:?}, four times the text {long:?}");
}

/// Time that this thread had a processor.
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn normalizers() -> [Normalizer; 3] {
    [Profile::NONE, Profile::SEARCH, Profile::LOOSE].map(Normalizer::new)
}

/// What needle and haystack repeat, and how they end.
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
    ("\u{FDFA}", "", ""),
];

#[test]
fn needles_that_repeat_as_the_haystack_does() {
    for normalizer in normalizers() {
        for (unit, end, haystack_end) in HOSTILE {
            for whole_words in [false, true] {
                let what = format!("{unit:?} {end:?} {whole_words} under {}", normalizer.profile());
                // Needles of a few bytes, and as long as a part of the haystack.
                for part in [1000, 7] {
                    assert_linear(&what, 12_000, |length| {
                        let haystack = unit.repeat(length) + haystack_end;
                        let needle = unit.repeat((length / part).max(1)) + end;
                        black_box(normalizer.find(&haystack, &needle).whole_words(whole_words).count());
                    });
                }
            }
        }
    }
}

/// What may begin in the last bytes of a part of the haystack is searched again with the next one.
#[test]
fn needles_that_are_longer_than_a_part_of_the_haystack() {
    let search = Normalizer::search();
    assert_linear("long needle", 500_000, |length| {
        let run = "\u{628}".repeat(length / 3);
        assert!(!search.contains(&format!("{run}\u{62A}").repeat(3), &(run + "\u{628}")));
    });
}

#[test]
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
                black_box(normalizer.find(&text, "\u{62A}").whole_words(true).count());
                let mut out = Vec::new();
                let mut stream = normalizer.stream();
                text.as_bytes().chunks(100).for_each(|chunk| stream.push(chunk, &mut out).expect("valid"));
                stream.finish(&mut out).expect("valid");
            });
        }
    }
}

/// Each range of a long text: what looks up one is not linear in the text.
#[test]
fn all_ranges_of_a_text() {
    for unit in ["كِتَـابٌ ", "كتاب ", "page ", "\u{FEFB}\u{FDFA}"] {
        let search = Normalizer::search();
        assert_linear(unit, 4_000, |length| {
            let text = unit.repeat(length);
            let aligned = search.align(&text);
            let mut units = Units::utf16(&text);
            for at in (0..aligned.as_str().len()).step_by(16) {
                let source = aligned.source_range(at..at + 8);
                black_box((units.from_bytes(source.clone()), aligned.folded_range(source)));
            }
        });
    }
}

#[test]
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
