//! Tokens take nothing from the heap, folded ones a buffer for all of them; folding takes nothing where there is the room that it
//! asks for.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::HashSet;

use arabic_text::{Backend, Normalizer, Profile, normalize, sentences, tokenize, words};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// Counts what a thread asks for.
struct Counting;

// SAFETY: all is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's word.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's word.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's word.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often `run` asks for memory, and what it gives.
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
fn tokens_words_and_sentences_take_nothing() {
    let text = text();
    let (allocations, tokens) = count(|| tokenize(&text).count() + words(&text).count() + sentences(&text).count());
    assert_eq!(allocations, 0, "{tokens} tokens, words and sentences");
}

#[test]
fn words_of_folded_text_can_be_counted_as_they_stand() {
    let folded = normalize(&text()).into_owned();
    let mut distinct = HashSet::with_capacity(4096);
    let (allocations, ()) = count(|| distinct.extend(words(&folded)));
    assert_eq!(allocations, 0);
    assert!(distinct.len() > 100 && distinct.contains("محمد"));
}

#[test]
fn folded_tokens_take_one_buffer() {
    for normalizer in [Normalizer::search(), Normalizer::clean(), Normalizer::loose()] {
        let text = text();
        let (allocations, tokens) = count(|| {
            let (mut tokens, mut count) = (normalizer.tokens(&text), 0);
            while tokens.next().is_some() {
                count += 1;
            }
            count
        });
        assert!(allocations <= 16 && tokens > 1000, "{allocations} for {tokens} tokens");
    }
}

/// What the documentation of `normalize_into` and `normalize` says of memory, for texts of every length up to a few blocks.
#[test]
fn folding_takes_no_more_than_it_says() {
    let text = "كِتَابٌ أَخِي، في المدرسةِ سنة ١٩٦٤ ".repeat(8);
    for backend in Backend::available() {
        let search = Normalizer::with_backend(Profile::SEARCH, backend);
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
