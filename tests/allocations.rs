//! Allocations: tokens need none, folded tokens one buffer in all, and folding none if the output
//! buffer is large enough.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::HashSet;

use arabic_text::stem::{Stemmer, StopWords};
use arabic_text::{InstructionSet, Normalizer, Profile, TokenMemory, Tokenizer, normalize, sentences, tokenize, words};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// An allocator that counts the requests of each thread.
struct Counting;

// SAFETY: every method calls the same method of the system's allocator, which fulfils the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller fulfils the same contract for this allocator.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller fulfils the same contract for this allocator.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller fulfils the same contract for this allocator.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Returns how often `run` requests memory, and its result.
fn count<T>(run: impl FnOnce() -> T) -> (usize, T) {
    let before = COUNT.get();
    let given = run();
    (COUNT.get() - before, given)
}

fn text() -> String {
    include_str!("../examples/sample_news.txt").repeat(20)
        + "مُحَمَّد #وسم_جديد @name https://example.org/مقال name@example.org 👨‍👩‍👧 ٣٫١٤ می‌خواهم ﻻ a\u{301}"
}

#[test]
fn tokens_words_and_sentences_allocate_nothing() {
    let text = text();
    let (allocations, tokens) = count(|| tokenize(&text).count() + words(&text).count() + sentences(&text).count());
    assert_eq!(allocations, 0, "{tokens} tokens, words and sentences");
}

#[test]
fn words_of_folded_text_are_counted_without_allocation() {
    let folded = normalize(&text()).into_owned();
    let mut distinct = HashSet::with_capacity(4096);
    let (allocations, ()) = count(|| distinct.extend(words(&folded)));
    assert_eq!(allocations, 0);
    assert!(distinct.len() > 100 && distinct.contains("محمد"));
}

#[test]
fn stems_allocate_nothing() {
    let folded = normalize(&text()).into_owned();
    let stems =
        || words(&folded).filter(|word| !StopWords::QUESTIONS.contains(word)).map(|word| Stemmer::Arabic.stem(word));
    let (allocations, letters) = count(|| stems().map(str::len).sum::<usize>());
    assert_eq!(allocations, 0);
    assert!(letters > 1000 && stems().any(|stem| stem == "محمد"));
}

#[test]
fn folded_tokens_allocate_one_buffer() {
    for normalizer in [Normalizer::search(), Normalizer::clean(), Normalizer::loose()] {
        let text = text();
        let (allocations, tokens) = count(|| {
            let (mut tokens, mut count) = (normalizer.token_stream(&text), 0);
            while tokens.advance() {
                count += 1;
            }
            count
        });
        assert!(allocations <= 16 && tokens > 1000, "{allocations} for {tokens} tokens");
    }
}

/// Streams that share memory do not allocate once it is large enough.
#[test]
fn streams_that_share_memory_allocate_nothing() {
    let text = text();
    let (mut memory, tokenizer) = (TokenMemory::default(), Tokenizer::new());
    let mut tokens = |text| {
        let (mut stream, mut count) = (Normalizer::search().token_stream_in(&mut memory, &tokenizer, text), 0);
        while stream.advance() {
            count += 1;
        }
        count
    };
    tokens(&text);
    let (allocations, count) = count(|| text.lines().map(&mut tokens).sum::<usize>());
    assert!(allocations == 0 && count > 1000, "{allocations} for {count} tokens");
}

/// Compares the allocations of `normalize_into` and `normalize` with their documentation, for texts
/// of every length up to a few blocks.
#[test]
fn folding_allocates_as_documented() {
    let text = "كِتَابٌ أَخِي، في المدرسةِ سنة ١٩٦٤ ".repeat(8);
    for backend in InstructionSet::available() {
        let search = Normalizer::with_instruction_set(Profile::SEARCH, backend);
        for end in (1..text.len()).filter(|&end| text.is_char_boundary(end)) {
            let text = &text[..end];
            let mut out = String::with_capacity(end + 64);
            let (allocations, ()) = count(|| search.normalize_into(text, &mut out));
            assert_eq!(allocations, 0, "{backend:?}, {end} bytes, into a buffer with room");
            let (allocations, folded) = count(|| search.normalize(text));
            assert!(allocations <= 1, "{backend:?}, {end} bytes: {allocations} allocations for {folded}");
        }
    }
}
