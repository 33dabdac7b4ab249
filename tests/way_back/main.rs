//! Streams, alignment, search, keys and explanations: promises 5, 6, 9 and 10 on generated text.
#![cfg(feature = "std")]

#[path = "../common/mod.rs"]
mod common;

mod aligning;
mod bytes;
#[cfg(feature = "explain")]
mod explaining;
mod finding;
mod streams;
mod support;
mod time;
