//! Alignment compared with folding and with a pair of offsets for each byte, streams compared with
//! folding, and search compared with folding first. All use `SEARCH`.
//!
//! Every result is checked before it is timed. `ARABIC_TEXT_CORPORA` names a folder of real texts
//! (see `texts`).
// Criterion 0.7 makes public functions without documentation.
#![allow(missing_docs)]

mod texts;
mod way_back_rivals;

use std::hint::black_box;
use std::io::{Read, Write};
use std::time::Duration;

use arabic_text::{NormalizeReader, NormalizeWriter, Normalizer, Profile};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use memchr::memmem::Finder;
use way_back_rivals::{NEEDLES, PerBytePairs, align_then_memmem, fold_then_memmem};

/// The number of bytes in a chunk of a stream.
const CHUNK: usize = 64 << 10;

fn group<'c>(c: &'c mut Criterion, job: &str, text: &texts::Text) -> BenchmarkGroup<'c, WallTime> {
    let mut group = c.benchmark_group(format!("{job}/{}", text.name));
    group.throughput(Throughput::Bytes(text.text.len() as u64));
    group
}

fn align(c: &mut Criterion) {
    for text in texts::all() {
        let pairs = PerBytePairs::new(Normalizer::search());
        let mut group = group(c, "align", &text);
        for (name, normalizer) in texts::backends(&Profile::SEARCH, &text.text) {
            let (aligned, (paired, _)) = (normalizer.align(&text.text), pairs.align(&text.text));
            assert!(aligned.as_str() == normalizer.normalize(&text.text) && aligned.as_str() == paired, "{name}");
            group.bench_function(format!("{name}/align"), |b| b.iter(|| normalizer.align(black_box(&text.text))));
            group.bench_function(format!("{name}/fold"), |b| b.iter(|| normalizer.normalize(black_box(&text.text))));
        }
        group.bench_function("a pair for each byte", |b| b.iter(|| pairs.align(black_box(&text.text))));
    }
}

fn push(normalizer: &Normalizer, text: &str, out: &mut Vec<u8>) {
    out.clear();
    let (mut stream, mut chunk) = (normalizer.stream(), Vec::new());
    for bytes in text.as_bytes().chunks(CHUNK) {
        chunk.clear();
        stream.push(bytes, &mut chunk).expect("valid");
        out.extend_from_slice(&chunk);
    }
    stream.finish(out).expect("valid");
}

fn read(normalizer: &Normalizer, text: &str, out: &mut Vec<u8>) {
    out.clear();
    NormalizeReader::new(normalizer.stream(), text.as_bytes()).read_to_end(out).expect("valid");
}

fn write(normalizer: &Normalizer, text: &str, out: &mut Vec<u8>) {
    out.clear();
    let mut writer = NormalizeWriter::new(normalizer.stream(), out);
    writer.write_all(text.as_bytes()).expect("valid");
    writer.finish().expect("valid");
}

fn fold(normalizer: &Normalizer, text: &str, out: &mut Vec<u8>) {
    let mut folded = String::from_utf8(std::mem::take(out)).expect("folded text");
    folded.clear();
    normalizer.normalize_into(text, &mut folded);
    *out = folded.into_bytes();
}

/// A function that folds a text into a buffer, which it clears first.
type Way = fn(&Normalizer, &str, &mut Vec<u8>);

fn stream(c: &mut Criterion) {
    let ways: [(&str, Way); 4] = [("fold", fold), ("stream", push), ("reader", read), ("writer", write)];
    for text in texts::all() {
        let mut group = group(c, "stream", &text);
        for (name, normalizer) in texts::backends(&Profile::SEARCH, &text.text) {
            let folded = normalizer.normalize(&text.text);
            for (way, run) in ways {
                let mut out = Vec::with_capacity(text.text.len() + 64);
                run(&normalizer, &text.text, &mut out);
                assert!(out == folded.as_bytes(), "{name}, {way}");
                group.bench_function(format!("{name}/{way}"), |b| {
                    b.iter(|| run(&normalizer, black_box(&text.text), &mut out));
                });
            }
        }
    }
}

fn find(c: &mut Criterion) {
    for text in texts::all() {
        let mut group = group(c, "find", &text);
        let (_, normalizer) = texts::backends(&Profile::SEARCH, &text.text).swap_remove(0);
        for (kind, needle) in NEEDLES {
            let folded = normalizer.normalize(needle).into_owned();
            let finder = Finder::new(&folded);
            let found: Vec<_> = normalizer.find_iter(&text.text, needle).collect();
            assert_eq!(found, align_then_memmem(&normalizer, &text.text, &finder), "{kind}");
            let text = &text.text;
            let mut buffer = String::with_capacity(text.len() + 64);
            group.bench_function(format!("{kind}/find"), |b| {
                b.iter(|| normalizer.find_iter(black_box(text), needle).count());
            });
            group.bench_function(format!("{kind}/fold, then memmem"), |b| {
                b.iter(|| fold_then_memmem(&normalizer, black_box(text), &finder, &mut buffer));
            });
            group.bench_function(format!("{kind}/align, then memmem"), |b| {
                b.iter(|| align_then_memmem(&normalizer, black_box(text), &finder));
            });
        }
    }
}

fn settings() -> Criterion {
    let criterion = Criterion::default().sample_size(10);
    criterion.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(600))
}

criterion_group! { name = benches; config = settings(); targets = align, stream, find }
criterion_main!(benches);
