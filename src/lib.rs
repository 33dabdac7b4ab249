//! Fold and tokenize Arabic text.
#![cfg_attr(not(feature = "std"), no_std)]
#![allow(dead_code, unused_imports)]

extern crate alloc;

mod tokenizer;
mod unicode;

pub use tokenizer::{Sentences, Token, TokenKind, Tokenizer, Tokens, Words, sentences, tokenize, words};
pub use unicode::UNICODE_VERSION;
