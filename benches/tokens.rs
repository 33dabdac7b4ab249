//! Tokens on each instruction set, words, folded tokens and sentences, compared with the word
//! boundaries of `unicode-segmentation`.
//!
//! Every result is checked before it is timed. `ARABIC_TEXT_CORPORA` names a folder of real texts
//! (see `texts`). Ratios to more rivals: `benches/token_rivals`.
// Criterion 0.7 makes public functions without documentation.
#![allow(missing_docs)]

mod texts;

use std::hint::black_box;
use std::time::Duration;

use arabic_text::{InstructionSet, Normalizer, Token, Tokenizer, sentences, tokenize, words};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;

/// A text in which both libraries find the same words.
const PLAIN: &str = "وصل القطار إلى المدينة، ثم غادر! (٢٠٢٤)";

fn tokens(c: &mut Criterion) {
    assert!(words(PLAIN).eq(PLAIN.unicode_words()));
    for text in texts::all() {
        let text = &text;
        let mut group = c.benchmark_group(format!("tokens/{}", text.name));
        group.throughput(Throughput::Bytes(text.text.len() as u64));
        let expected: Vec<Token> = Tokenizer::new().by_definition().tokens(&text.text).collect();
        for set in InstructionSet::available() {
            let tokenizer = Tokenizer::new().with_instruction_set(set);
            assert!(tokenizer.tokens(&text.text).eq(expected.iter().cloned()), "{set}");
            let count = || tokenizer.tokens(black_box(&text.text)).map(|token| token.span.end).max();
            group.bench_function(set.name(), |b| b.iter(count));
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
        let (mut tokens, mut alone) = (search.token_stream(&text.text), tokenize(&text.text));
        while tokens.advance() {
            let token = tokens.token();
            let source = alone.find(|token| !search.normalize(token.text).is_empty()).expect("as many");
            assert_eq!((token.text, token.span), (&*search.normalize(source.text), source.span));
        }
        let lengths = || {
            let (mut tokens, mut length) = (search.token_stream(black_box(&text.text)), 0);
            while tokens.advance() {
                let token = tokens.token();
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
