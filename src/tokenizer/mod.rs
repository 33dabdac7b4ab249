//! Tokens, words and sentences.
//!
//! Boundaries are those of UAX #29, tailored so that folding and splitting commute: the words of a
//! folded text are the folded words. The design follows from one rule: a boundary depends on *effective*
//! characters alone, never on characters that a fold may remove. A character that a fold may remove
//! attaches to the effective character before it (`Class::is_transparent`) or, behind something
//! that is no word, to the word after it (`Class::WEAK`).
//!
//! | file | subject |
//! |---|---|
//! | `tokens` | options, and the iterator over the tokens of a text |
//! | `scanner` | finds one token after the other |
//! | `reference` | the reference tokenizer, which finds any token character by character |
//! | `cursor` | a position in the text that moves from one effective character to the next |
//! | `word` | words and numbers |
//! | `url`, `email`, `tag` | addresses, hashtags and mentions |
//! | `emoji` | emoji sequences |
//! | `window` | the fast path: simple tokens, found from masks |
//! | `properties` | the properties of characters that make a token simple |
//! | `classify` | the masks of the characters in a window, by vectors or by table |
//! | `words`, `sentences` | words and sentences, from tokens |

mod classify;
mod cursor;
mod email;
mod emoji;
mod properties;
mod reference;
mod scanner;
mod sentences;
mod tag;
mod token;
mod tokens;
mod url;
mod window;
mod word;
mod words;

pub(crate) use scanner::Scanner;
pub use sentences::{Sentences, sentences};
pub use token::{Token, TokenKind};
pub use tokens::{Tokenizer, Tokens, tokenize};
pub(crate) use window::Window;
pub use words::{Words, words};
