//! Fold and tokenize Arabic text.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod error;
mod fold;
mod normalizer;
mod profile;
mod search;
mod tokenizer;
mod unicode;

pub use error::{ProfileError, StreamError};
#[doc(hidden)]
pub use fold::Backend;
pub use normalizer::{
    Aligned, Change, CodePoint, Explain, FoldedToken, FoldedTokens, Key, Normalizer, Rule, Stream, Units, normalize,
};
#[cfg(feature = "std")]
pub use normalizer::{NormalizeReader, NormalizeWriter};
pub use profile::*;
pub use search::Find;
pub use tokenizer::{Sentences, Token, TokenKind, Tokenizer, Tokens, Words, sentences, tokenize, words};
pub use unicode::UNICODE_VERSION;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
