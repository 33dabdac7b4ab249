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
//! | `tokens` | which token begins here |
//! | `word` | words and numbers |
//! | `url`, `email`, `tag` | addresses, hashtags, mentions |
//! | `emoji` | emoji sequences |
//! | `sentences` | sentences, from tokens |

mod cursor;
mod email;
mod emoji;
mod sentences;
mod tag;
mod token;
mod tokens;
mod url;
mod word;

pub use sentences::{Sentences, sentences};
pub use token::{Token, TokenKind};
pub use tokens::{Tokenizer, Tokens, Words, tokenize, words};
