//! Stems of the folded words of a text, in letters per second.
//!
//! `ARABIC_TEXT_CORPORA` names a folder of real texts (see `texts`).
// Criterion 0.7 makes public functions without documentation.
#![allow(missing_docs)]

mod texts;

use std::hint::black_box;
use std::time::Duration;

use arabic_text::stem::Stemmer;
use arabic_text::{Normalizer, Profile, words};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const STEMMERS: [(Stemmer, Profile); 3] =
    [(Stemmer::Arabic, Profile::SEARCH), (Stemmer::Light10, Profile::SEARCH), (Stemmer::Persian, Profile::PERSIAN)];

fn stems(c: &mut Criterion) {
    assert_eq!(Stemmer::Arabic.stem("والمكتبات"), "مكتب");
    for text in texts::all() {
        let mut group = c.benchmark_group(format!("stems/{}", text.name));
        for (stemmer, profile) in STEMMERS {
            let folded = Normalizer::new(profile).normalize(&text.text).into_owned();
            let words: Vec<&str> = words(&folded).collect();
            let letters: usize = words.iter().map(|word| word.chars().count()).sum();
            let left = || words.iter().map(|word| stemmer.stem(black_box(word)).len()).sum::<usize>();
            assert!(left() < folded.len());
            group.throughput(Throughput::Elements(letters as u64));
            group.bench_function(stemmer.name(), |b| b.iter(left));
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = stems
}
criterion_main!(benches);
