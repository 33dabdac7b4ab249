//! Tokens, words and sentences.
//!
//! Boundaries are those of UAX #29, tailored so that folding and splitting commute: the words of a folded text are
//! the folded words. The whole design follows from one rule: a boundary depends on *effective* characters alone,
//! never on what a fold may take away. What a fold may take away attaches to the effective character before it
//! (`Class::is_transparent`) or, behind something that is no word, to the word after it (`Class::WEAK`).
//!
//! | file | subject |
//! |---|---|
//! | `cursor` | one effective character after the other |
//! | `definition` | which token begins here |
//! | `word` | words and numbers |
//! | `url`, `email`, `tag` | addresses, hashtags, mentions |
//! | `emoji` | emoji sequences |
//! | `tokens` | the tokens of a text: simple ones from windows, the others from the definition |
//! | `window`, `simple` | where simple tokens are in 64 bytes, of which characters they consist |
//! | `simd` | what is seen of a window, by table or vectors |
//! | `sentences` | sentences, from tokens |

mod cursor;
mod definition;
mod email;
mod emoji;
mod sentences;
mod simd;
mod simple;
mod tag;
mod token;
mod tokens;
mod url;
mod window;
mod word;

pub use sentences::{Sentences, sentences};
pub use simd::Engine as TokenEngine;
pub use token::{Token, TokenKind};
pub use tokens::{Tokenizer, Tokens, Words, tokenize, words};
