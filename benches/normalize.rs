//! Folding, compared with `arabic-normalize` (its search preset, reused) and with `memcpy` as the
//! limit.
//!
//! Every result is checked before it is timed. `ARABIC_TEXT_CORPORA` names a folder of real texts
//! (see `texts`).
// Criterion 0.7 makes public functions without documentation.
#![allow(missing_docs)]

mod texts;

use std::hint::black_box;
use std::time::Duration;

use arabic_text::{Normalizer, Profile};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

/// The number of words over which the time for a word is measured.
const WORDS: usize = 10_000;
const LARGE: usize = 32 << 20;

/// Measures a function that appends to a buffer with enough capacity.
fn bench_into(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, text: &str, into: impl Fn(&str, &mut String)) {
    let mut out = String::with_capacity(text.len() + 64);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            out.clear();
            into(black_box(text), &mut out);
            black_box(&out);
        });
    });
}

fn bench_all(group: &mut BenchmarkGroup<'_, WallTime>, text: &str) {
    for (name, normalizer) in texts::backends(&Profile::SEARCH, text) {
        bench_into(group, &name, text, |text, out| normalizer.normalize_into(text, out));
    }
    let rival = texts::rival();
    bench_into(group, "arabic-normalize", text, |text, out| rival.normalize_into(text, out));
    bench_into(group, "memcpy", text, |text, out| out.push_str(text));
}

fn corpora(c: &mut Criterion) {
    for text in texts::all() {
        bench_all(&mut c.benchmark_group(format!("search/{}", text.name)), &text.text);
    }
}

/// Measures other profiles on the best instruction set.
fn profiles(c: &mut Criterion) {
    for text in texts::all().iter().take(2) {
        let mut group = c.benchmark_group(format!("profiles/{}", text.name));
        for profile in [Profile::NONE, Profile::CLEAN, Profile::UNVOCALIZED, Profile::LOOSE, Profile::PERSIAN] {
            let (_, best) = texts::backends(&profile, &text.text).swap_remove(0);
            bench_into(&mut group, &profile.to_string(), &text.text, |text, out| best.normalize_into(text, out));
        }
    }
}

/// Measures a function that fills a buffer, which is cleared for each word.
fn bench_words(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, words: &[&str], into: impl Fn(&str, &mut String)) {
    let mut out = String::with_capacity(128);
    group.throughput(Throughput::Elements(words.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            for word in black_box(words) {
                out.clear();
                into(word, &mut out);
                black_box(&out);
            }
        });
    });
}

fn short_words(c: &mut Criterion) {
    let rival = texts::rival();
    for text in texts::all().iter().take(2) {
        let words = texts::short_words(&text.text, WORDS);
        let mut group = c.benchmark_group(format!("words of 5 to 20 bytes/{}", text.name));
        for (name, normalizer) in texts::backends(&Profile::SEARCH, &words.join("\n")) {
            bench_words(&mut group, &name, &words, |word, out| normalizer.normalize_into(word, out));
        }
        bench_words(&mut group, "arabic-normalize", &words, |word, out| rival.normalize_into(word, out));
    }
}

/// Measures texts that fold to themselves.
fn unchanged(c: &mut Criterion) {
    let text = &texts::all()[0].text;
    let ascii = texts::repeated("Nothing in here is Arabic, so there is nothing to fold.\n", text.len());
    for (kind, text) in [("folded text", arabic_text::normalize(text).into_owned()), ("ascii", ascii)] {
        let mut group = c.benchmark_group(format!("unchanged/{kind}"));
        for (name, normalizer) in texts::backends(&Profile::SEARCH, &text) {
            bench_check(&mut group, &name, &normalizer, &text);
        }
        bench_into(&mut group, "memcpy", &text, |text, out| out.push_str(text));
    }
}

fn bench_check(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, normalizer: &Normalizer, text: &str) {
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(name, |bencher| bencher.iter(|| assert!(normalizer.is_normalized(black_box(text)))));
}

fn large(c: &mut Criterion) {
    let text = texts::repeated(&texts::all()[0].text, LARGE);
    bench_all(&mut c.benchmark_group("32 MiB in one call"), &text);
}

fn settings() -> Criterion {
    let criterion = Criterion::default().sample_size(10);
    criterion.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(600))
}

criterion_group! { name = benches; config = settings(); targets = corpora, profiles, short_words, unchanged, large }
criterion_main!(benches);
