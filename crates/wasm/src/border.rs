//! The functions that JavaScript calls.
//!
//! A call: `room` for each text, into which JavaScript writes its UTF-16; the verb, which is told how many units were written; then `numbers`
//! and `units` with their lengths, which hold until the next call. Numbers that JavaScript makes up give a wrong answer or a trap.
#![allow(unsafe_code)]

use core::cell::RefCell;

use arabic_text::{InstructionSet, Normalizer};

use crate::reply::Reply;
use crate::session::Session;
use crate::verbs;

struct Shared(RefCell<Session>);

// SAFETY: the module has one thread. Its memory is not shared (it is built without atomics), so each worker that
// instantiates it has a session of its own.
unsafe impl Sync for Shared {}

static SESSION: Shared = Shared(RefCell::new(Session::new()));

fn with<T>(work: impl FnOnce(&mut Session) -> T) -> T {
    work(&mut SESSION.0.borrow_mut())
}

/// Asks something about the texts that were written, with one of the compiled profiles.
fn ask<T>(number: usize, lengths: [usize; 2], verb: impl FnOnce(&Normalizer, [&str; 2], &mut Reply) -> T) -> T {
    with(|session| {
        let normalizer = session.normalizer(number);
        let (texts, reply) = session.texts(lengths);
        verb(&normalizer, texts, reply)
    })
}

/// Room for the first text of a call (0) or the second one (1): where to write so many units.
#[unsafe(no_mangle)]
extern "C" fn room(which: usize, units: usize) -> *mut u16 {
    with(|session| session.room(which & 1, units).as_mut_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn numbers() -> *const u32 {
    with(|session| session.reply.numbers.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn numbers_len() -> usize {
    with(|session| session.reply.numbers.len())
}

#[unsafe(no_mangle)]
extern "C" fn units() -> *const u16 {
    with(|session| session.reply.units().as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn units_len() -> usize {
    with(|session| session.reply.units().len())
}

/// The number of a compiled profile, or -1 and the error: its text and its place.
#[unsafe(no_mangle)]
extern "C" fn compile(length: usize) -> i32 {
    with(|session| session.compile(length).map_or(-1, |number| number as i32))
}

#[unsafe(no_mangle)]
extern "C" fn release(number: usize) {
    with(|session| session.release(number));
}

/// How many compiled profiles there are.
#[unsafe(no_mangle)]
extern "C" fn alive() -> usize {
    with(|session| session.alive())
}

#[unsafe(no_mangle)]
extern "C" fn describe(number: usize) {
    with(|session| session.describe(number));
}

#[unsafe(no_mangle)]
extern "C" fn menu() {
    with(Session::menu);
}

/// Whether the folded text is another one; only then there is an answer.
#[unsafe(no_mangle)]
extern "C" fn normalize(number: usize, length: usize) -> bool {
    ask(number, [length, 0], |normalizer, [text, _], reply| verbs::normalize(normalizer, text, reply))
}

#[unsafe(no_mangle)]
extern "C" fn equivalent(number: usize, length: usize, other_length: usize) -> bool {
    ask(number, [length, other_length], |normalizer, [text, other], _| normalizer.equivalent(text, other))
}

#[unsafe(no_mangle)]
extern "C" fn find(number: usize, length: usize, needle_length: usize, whole_words: bool, most: usize) {
    ask(number, [length, needle_length], |normalizer, texts, reply| {
        verbs::find(normalizer, texts, whole_words, most, reply);
    });
}

#[unsafe(no_mangle)]
extern "C" fn tokens(number: usize, length: usize, switches: u32) {
    ask(number, [length, 0], |normalizer, [text, _], reply| {
        verbs::tokens(normalizer, text, &verbs::tokenizer(switches), reply);
    });
}

#[unsafe(no_mangle)]
extern "C" fn explain(number: usize, length: usize) {
    ask(number, [length, 0], |normalizer, [text, _], reply| verbs::explain(normalizer, text, reply));
}

#[unsafe(no_mangle)]
extern "C" fn align(number: usize, length: usize) {
    ask(number, [length, 0], |normalizer, [text, _], reply| verbs::align(normalizer, text, reply));
}

/// Whether the build folds by vectors.
#[unsafe(no_mangle)]
extern "C" fn has_vectors() -> bool {
    InstructionSet::best() == InstructionSet::Simd128
}

/// Folds the first text so many times inside, for the benchmark: gives the bytes that came out, modulo 2^32.
#[unsafe(no_mangle)]
extern "C" fn fold_often(number: usize, length: usize, times: usize) -> usize {
    ask(number, [length, 0], |normalizer, [text, _], _| {
        (0..times).map(|_| normalizer.normalize(text).len()).fold(0, usize::wrapping_add)
    })
}
