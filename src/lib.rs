//! Folds Arabic text (to search keys, clean or unvocalized text) and splits it into tokens, with the way back to the source.
//!
//! ```
//! use arabic_text::{Normalizer, normalize, words};
//!
//! // Spellings of one name meet in one key.
//! assert_eq!(normalize("إِسْلَام"), "اسلام");
//! assert_eq!(normalize("اســلام"), "اسلام");
//!
//! // Words keep their marks; what matches in a text can be shown as it stands there.
//! let text = "قال: «فُتِحَ البابُ».";
//! assert!(words(text).eq(["قال", "فُتِحَ", "البابُ"]));
//! assert!(Normalizer::search().find(text, "باب").map(|range| &text[range]).eq(["بابُ"]));
//! ```
//!
//! # Where to look next
//!
//! | to | see |
//! |---|---|
//! | fold with the default rules | [`normalize`] |
//! | choose what to fold | [`Profile`], its presets and options; [`compat`] for what another program does |
//! | fold many texts, into buffers, in place, compare, hash | [`Normalizer`] |
//! | use folded text as a key of maps | [`Normalizer::key`] |
//! | split a text | [`tokenize`], [`words`], [`sentences`], [`Tokenizer`] |
//! | index words with their places | [`Normalizer::tokens`] |
//! | find and highlight | [`Normalizer::find`], [`Normalizer::align`], [`Units`] for offsets that are not bytes |
//! | see why two words meet | [`Normalizer::explain`] |
//! | fold what comes in chunks of bytes | [`Normalizer::stream`]; with `std` [`NormalizeReader`], [`NormalizeWriter`] |
//! | know when an index has to be made anew | [`Profile::fingerprint`] |
//!
//! # Which profile
//!
//! | job | profile |
//! |---|---|
//! | keys of an index and its queries | [`Profile::SEARCH`], what [`normalize`] uses |
//! | the same, a wider net | [`Profile::LOOSE`] |
//! | keys of Persian text | [`Profile::PERSIAN`] |
//! | text for storage or a language model, as its author meant it | [`Profile::CLEAN`] |
//! | the same without vowels, or to compare texts | [`Profile::UNVOCALIZED`] |
//! | a start for rules of one's own | [`Profile::NONE`] |
//!
//! # What holds
//!
//! Folding a `&str` cannot fail, takes linear time, and gives the same bytes on every machine, by every verb, in chunks or
//! whole. Folding twice is folding once. Canonically equivalent Arabic text folds to the same. Text of other scripts is
//! not touched. The words of a folded text are the folded words of the text. Profiles in [`compat`] promise the other
//! program's output instead.
//!
//! The crate does not guess languages, stem, split off clitics, reorder text, or lowercase Latin.
//!
//! # Guides
//!
//! The package's folder `docs` has a page for each rule, with the words that it merges (`rules/`), and pages on indexing, on
//! highlighting, on what stays the caller's job (`limits.md`), on moving from other programs, and on performance.
//!
//! # Features
//!
//! `std` (default): readers and writers, and the choice of the fastest instructions at run time; without it the crate is
//! `no_std` with `alloc`. `serde`: [`Profile`] (as its text form), [`Token`] and [`TokenKind`] as data.
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
#[doc(hidden)]
pub use tokenizer::TokenEngine;
pub use tokenizer::{Sentences, Token, TokenKind, Tokenizer, Tokens, Words, sentences, tokenize, words};
pub use unicode::UNICODE_VERSION;

/// The examples of README.md and of the pages in docs.
#[cfg(doctest)]
mod pages {
    macro_rules! pages {
        ($($name:ident $file:literal)*) => { $(#[doc = include_str!($file)] struct $name;)* };
    }

    pages! {
        Readme "../README.md"
        Indexing "../docs/indexing.md"
        Highlighting "../docs/highlighting.md"
        Marks "../docs/rules/marks.md"
        DaggerAlef "../docs/rules/dagger_alef.md"
        Tatweel "../docs/rules/tatweel.md"
        Alef "../docs/rules/alef.md"
        AlefMaksura "../docs/rules/alef_maksura.md"
        TehMarbuta "../docs/rules/teh_marbuta.md"
        Hamza "../docs/rules/hamza.md"
        LookAlikes "../docs/rules/look_alikes.md"
        PresentationForms "../docs/rules/presentation_forms.md"
        PhraseSigns "../docs/rules/phrase_signs.md"
        Digits "../docs/rules/digits.md"
        Punctuation "../docs/rules/punctuation.md"
        DirectionControls "../docs/rules/direction_controls.md"
        Joiners "../docs/rules/joiners.md"
        Elongation "../docs/rules/elongation.md"
        Spaces "../docs/rules/spaces.md"
    }
}
