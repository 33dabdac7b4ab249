//! Tokens: all of them by each engine, words, folded tokens, sentences, beside the word boundaries of `unicode-segmentation`.
//!
//! Every answer is checked before it is timed. `ARABIC_TEXT_CORPORA` names a folder of real texts (see `texts`). Ratios to more
//! rivals: `benches/token_rivals`.

mod texts;

use std::hint::black_box;
use std::time::Duration;

use arabic_text::{Normalizer, Token, TokenEngine, Tokenizer, sentences, tokenize, words};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;

/// Where both draw the same boundaries.
const PLAIN: &str = "وصل القطار إلى المدينة، ثم غادر! (٢٠٢٤)";

fn tokens(c: &mut Criterion) {
    assert!(words(PLAIN).eq(PLAIN.unicode_words()));
    for text in texts::all() {
        let text = &text;
        let mut group = c.benchmark_group(format!("tokens/{}", text.name));
        group.throughput(Throughput::Bytes(text.text.len() as u64));
        let expected: Vec<Token> = Tokenizer::new().engine(TokenEngine::Definition).tokens(&text.text).collect();
        for engine in TokenEngine::available() {
            let tokenizer = Tokenizer::new().engine(engine);
            assert!(tokenizer.tokens(&text.text).eq(expected.iter().cloned()), "{engine:?}");
            let count = || tokenizer.tokens(black_box(&text.text)).map(|token| token.span.end).max();
            group.bench_function(format!("{engine:?}").to_lowercase(), |b| b.iter(count));
        }
        assert!(
            words(&text.text).eq(tokenize(&text.text).filter(|token| token.kind.is_word()).map(|token| token.text))
        );
        group.bench_function("words", |b| b.iter(|| words(black_box(&text.text)).map(str::len).sum::<usize>()));
        assert_eq!(sentences(&text.text).map(str::len).sum::<usize>(), text.text.len());
        group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&text.text)).count()));
        group.bench_function("unicode_words", |b| b.iter(|| black_box(&text.text).unicode_words().count()));
    }
}

fn folded(c: &mut Criterion) {
    for text in texts::all() {
        let mut group = c.benchmark_group(format!("folded tokens/{}", text.name));
        group.throughput(Throughput::Bytes(text.text.len() as u64));
        let search = Normalizer::search();
        let (mut tokens, mut alone) = (search.tokens(&text.text), tokenize(&text.text));
        while let Some(token) = tokens.next() {
            let source = alone.find(|token| !search.normalize(token.text).is_empty()).expect("as many");
            assert_eq!((token.text, token.span), (&*search.normalize(source.text), source.span));
        }
        let lengths = || {
            let (mut tokens, mut length) = (search.tokens(black_box(&text.text)), 0);
            while let Some(token) = tokens.next() {
                length += token.text.len();
            }
            length
        };
        group.bench_function("search", |b| b.iter(lengths));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    targets = tokens, folded
}
criterion_main!(benches);
