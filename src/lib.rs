//! Fold and tokenize Arabic text.
#![cfg_attr(not(feature = "std"), no_std)]
#![allow(dead_code, unused_imports)]

extern crate alloc;

mod unicode;

pub use unicode::UNICODE_VERSION;
