//! Fold and tokenize Arabic text.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod error;
mod fold;
mod normalizer;
mod profile;
mod tokenizer;
mod unicode;

pub use error::ProfileError;
#[doc(hidden)]
pub use fold::Backend;
pub use normalizer::{FoldedToken, FoldedTokens, Normalizer, normalize};
pub use profile::*;
pub use tokenizer::{Sentences, Token, TokenKind, Tokenizer, Tokens, Words, sentences, tokenize, words};
pub use unicode::UNICODE_VERSION;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
