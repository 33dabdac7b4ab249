//! All instruction sets give the output of the scalar engine, and that gives the output of the
//! tests' oracle.
//!
//! The first bytes choose a profile. The others are the text: UTF-8, or one byte for each character
//! of an alphabet of characters that rules change.
#![no_main]
#![allow(dead_code)]

use std::cell::RefCell;
use std::collections::HashMap;

use arabic_text::Profile;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/classes.rs"]
mod classes;
#[path = "../../tests/common/engines.rs"]
mod engines;
#[path = "../../tests/common/escape.rs"]
mod escape;
mod input;
#[path = "../../tests/common/oracle/mod.rs"]
mod oracle;
#[path = "../../tests/common/phrases.rs"]
mod phrases;
mod profiles;
#[path = "../../tests/common/verbs.rs"]
mod verbs;

/// The most marks of a letter that the oracle supports.
const ORACLE_CHARS: usize = 60;

thread_local! {
    static COMPILED: RefCell<HashMap<Profile, engines::Engines>> = RefCell::default();
}

fuzz_target!(|data: &[u8]| {
    let (profile, text) = input::decode(data);
    COMPILED.with_borrow_mut(|compiled| {
        if compiled.len() > 2000 {
            compiled.clear();
        }
        let engines =
            compiled.entry(profile.profile.clone()).or_insert_with(|| engines::Engines::new(&profile.profile));
        engines.assert_agree_on(&text);
        if text.chars().count() <= ORACLE_CHARS {
            let (given, expected) = (engines.scalar().normalize(&text), oracle::fold(&profile, &text));
            let context = || format!("oracle, {} of {}", profile.profile, escape::escape(&text));
            assert_eq!(escape::escape(&given), escape::escape(&expected), "{}", context());
        }
    });
});
