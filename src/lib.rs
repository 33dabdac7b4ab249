//! Folds Arabic-script text to search keys or clean text, splits it into tokens, and finds its way back to the source.
//!
//! # The problem
//!
//! One Arabic word is written in many ways. Vowels are marks on the letters, which writers add, leave out, or add in
//! part. A word may be stretched with a filler, the tatweel, to look good. The hamza, a small sign on a letter, is often
//! left out; some final letters are confused with others by nearly everyone. Persian and Urdu keyboards put letters of
//! their own in place of Arabic ones, old documents store the drawn shapes of letters, and there are three sets of digits.
//! Invisible characters that steer line direction come along with every copy from a web page. So a search for a word
//! misses most of its spellings, unless both sides are *folded* first: to fold is to replace and remove characters by the
//! rules of a profile, so that all spellings become one key.
//!
//! The opposite error is as bad: rules that are too coarse merge words that differ. This crate makes each rule an option,
//! says [what each merges][rules] with counts on real text, and keeps the way back, so that what was found by its key is
//! shown as its author wrote it.
//!
//! [rules]: crate::_guides::rules
//!
//! # Usage
//!
//! ```
//! use arabic_text::{Normalizer, normalize, words};
//!
//! // Different spellings of a word give the same search key: `islām`, with vowel marks, and stretched.
//! assert_eq!(normalize("إِسْلَام"), "اسلام");
//! assert_eq!(normalize("اســلام"), "اسلام");
//!
//! // Words keep their marks; what matches in a text can be shown as it stands there.
//! let text = "قال: «فُتِحَ البابُ».";
//! assert!(words(text).eq(["قال", "فُتِحَ", "البابُ"]));
//! assert_eq!(Normalizer::search().find(text, "باب").map(|range| &text[range]), Some("بابُ"));
//! ```
//!
//! | to | see |
//! |---|---|
//! | fold with the default rules | [`normalize`] |
//! | choose what to fold | [`Profile`], its presets and options; [`compat`] for what another program does |
//! | fold many texts, into buffers, in place, compare, hash | [`Normalizer`] |
//! | use folded text as a key of maps | [`Normalizer::key`] |
//! | split a text | [`tokenize`], [`words`], [`sentences`], [`Tokenizer`] |
//! | index words with their places | [`Normalizer::words`], [`Normalizer::token_stream`] |
//! | give the forms of a word one key, leave out question words | [`stem`] |
//! | find and highlight | [`Normalizer::find`], [`Normalizer::finder`], [`Normalizer::align`], [`OffsetConverter`] for offsets that are not bytes |
//! | see why two words have one key | [`Normalizer::explain`] |
//! | fold what comes in chunks of bytes | [`Normalizer::stream`]; with `std` [`NormalizeReader`], [`NormalizeWriter`] |
//! | take bytes as text, if they are UTF-8 | [`from_utf8`] |
//! | know when an index has to be made anew | [`Profile::fingerprint`] |
//!
//! # Which profile
//!
//! | job | profile |
//! |---|---|
//! | keys of an index and its queries | [`Profile::SEARCH`], what [`normalize`] uses |
//! | the same, finding more and merging more | [`Profile::LOOSE`] |
//! | keys of the Quran, and of what people type to find it | [`Profile::QURAN`] |
//! | keys of Persian, Urdu, Sorani, Uyghur, Pashto text | [`Profile::PERSIAN`], [`Profile::URDU`], [`Profile::KURDISH`], [`Profile::UYGHUR`], [`Profile::PASHTO`] |
//! | text for storage or a language model, as its author meant it | [`Profile::CLEAN`] |
//! | the same without vowels, or to compare texts | [`Profile::UNVOCALIZED`] |
//! | a start for rules of one's own | [`Profile::NONE`] |
//!
//! # Cookbook
//!
//! **Index and query.** Fold both sides with one profile, and store its fingerprint beside the index ([more][indexing]).
//! Prefixes such as `al-` ("the") are part of a word: to find words with and without them, index
//! [stems](crate::_guides::stems).
//!
//! [indexing]: crate::_guides::indexing
//!
//! ```
//! use std::collections::HashMap;
//! use arabic_text::{Normalizer, Profile, normalize};
//!
//! let titles = ["زيارة المَدِينة", "مَدينةٌ قديمة"]; // "a visit to the city", "an old city"
//! let mut index: HashMap<String, Vec<usize>> = HashMap::new();
//! for (number, title) in titles.iter().enumerate() {
//!     for word in Normalizer::search().words(title) {
//!         index.entry(word.text.into_owned()).or_default().push(number);
//!     }
//! }
//! let stored = Profile::SEARCH.fingerprint();
//!
//! assert_eq!(index.get(&*normalize("مدينه")), Some(&vec![1])); // "city", with the other final letter
//! assert_eq!(stored, Profile::SEARCH.fingerprint(), "index anew");
//! ```
//!
//! **Highlight.** A [`Finder`] folds its needle once for all pages ([more][highlighting]).
//!
//! [highlighting]: crate::_guides::highlighting
//!
//! ```
//! let finder = arabic_text::Normalizer::search().finder("كتاب").whole_words(true); // `kitāb`, "book"
//! let page = "هذا كِتَابٌ جديد"; // "this is a new book"
//! let range = finder.find(page).unwrap();
//! let shown = format!("{}<b>{}</b>{}", &page[..range.start], &page[range.clone()], &page[range.end..]);
//! assert_eq!(shown, "هذا <b>كِتَابٌ</b> جديد");
//! ```
//!
//! **Clean text for a language model.** No word changes; shapes become letters, fillers and invisible characters are removed.
//!
//! ```
//! let clean = arabic_text::Normalizer::clean();
//! assert_eq!(clean.normalize("\u{200F}مَرحـــبًا \u{FEFB}"), "مَرحبًا لا"); // "welcome", "no" in one sign
//! ```
//!
//! **Stream a file** of any length in some kilobytes of memory, cut anywhere.
//!
#![cfg_attr(feature = "std", doc = "```")]
#![cfg_attr(not(feature = "std"), doc = "```ignore")]
//! use std::io::{self, Read};
//! use arabic_text::{NormalizeReader, Normalizer};
//!
//! # let file = "الشَّمْسُ".as_bytes();
//! let mut reader = NormalizeReader::new(Normalizer::search().stream(), file);
//! let mut folded = String::new();
//! reader.read_to_string(&mut folded)?;
//! assert_eq!(folded, "الشمس"); // `al-shams`, "the sun"
//! # Ok::<(), io::Error>(())
//! ```
//!
//! **Compare names** without allocating, with rules that merge more.
//!
//! ```
//! let loose = arabic_text::Normalizer::loose();
//! assert!(loose.equivalent("رُؤى", "روي")); // `Ruʾā`, a name, with and without its hamza
//! assert!(!loose.equivalent("سعد", "سعيد")); // `Saʿd`, `Saʿīd`
//! ```
//!
//! **Persian and Urdu.** Choose the profile by the language of the field; do not guess it.
//!
//! ```
//! use arabic_text::Normalizer;
//!
//! // "book", typed on an Arabic keyboard and on a Persian one.
//! assert!(Normalizer::persian().equivalent("كتابي", "کتابی"));
//! // Letters stay apart that Urdu tells apart.
//! assert!(!Normalizer::urdu().equivalent("کے", "کی")); // two forms of "of"
//! ```
//!
//! # Compile once and share
//!
//! A [`Normalizer`] is a profile compiled to tables: making one takes some tenths of a millisecond, using it takes
//! nanoseconds for a word. Keep it. [`Normalizer::search`] and its siblings are compiled once for the program; a clone is
//! a reference count. All types are `Send` and `Sync`.
//!
//! # Options
//!
//! Each rule is an option, independent of the others:
//! [`Marks`], [`DaggerAlef`], [`Tatweel`], [`Alef`], [`AlefMaksura`], [`TehMarbuta`], [`Hamza`], [`LookAlikes`],
//! [`FinalHamza`], [`Ezafe`], [`Doachashmee`], [`Orthography`], [`PresentationForms`], [`PhraseSigns`], [`Digits`], [`Punctuation`], [`DirectionControls`], [`Joiners`], [`Ignorables`],
//! [`Elongation`], [`Spaces`]. Custom mappings ([`Profile::with_mapping`], [`Profile::with_removed`]) win over all of them.
//!
//! # What holds
//!
//! - Folding a `&str` cannot fail, takes linear time, and needs bounded memory in streams, whatever the text.
//! - The same bytes come out on every machine, of every function (`Cow`, buffer, in place, chunks, aligned, per token), with
//!   every compiler and every version of a dependency. All character data are tables of Unicode 18.0.0
//!   ([`UNICODE_VERSION`]) that the crate generates.
//! - Folding twice is folding once, and canonically equivalent Arabic text folds to the same.
//! - [`normalize`] borrows exactly when nothing changes.
//! - Text of other scripts is kept byte for byte, emoji and Indic sequences included. The one exception are direction
//!   controls, which are removed in any script.
//! - Tokens, joined, are the text. The words of a folded text are the folded words of the text
//!   ([`Profile::NONE`] to [`Profile::LOOSE`]).
//! - Offsets are bytes on character boundaries, and the source range of a match covers the removed marks behind its letters.
//!   Whole words of a [`Finder`] begin and end where words of the tokenizer do.
//! - A [`Profile::fingerprint`] stays the same while the output of its profile does.
//!
//! Profiles in [`compat`] promise the other program's output instead of canonical equivalence and words that commute.
//!
//! The crate does not guess languages, reorder text, or lowercase Latin; folding does not stem or split off clitics: [`stem`] is a
//! layer of its own behind it.
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `std` | yes | [`NormalizeReader`], [`NormalizeWriter`], errors that convert to `std::io::Error`, and the choice of the fastest instructions at run time; without it the crate is `no_std` with `alloc` |
//! | `explain` | yes | [`Normalizer::explain`], with the Unicode names of the characters that folding touches (some 15 KB of tables) |
//! | `simd` | yes | vector instructions; without it there is only [`InstructionSet::Scalar`], and the output is the same |
//! | `serde` | no | [`Profile`] as its text form, its options and [`TokenKind`] by their names, both ways; [`Token`] and [`FoldedToken`] can be serialized |
//!
//! # Minimum compiler
//!
//! Rust 1.85. AVX-512 is used from Rust 1.89 on, where its instructions are stable; an older compiler makes a crate with the same
//! output that uses AVX2 at best. The minimum is raised only with a new minor version, to a compiler that is at
//! least nine months old; the tests run with it.
//!
//! # Safety
//!
//! `unsafe` is confined to the vector instructions of folding, of tokens and of the check of UTF-8, which equal the scalar code that defines the output. They run
//! under Miri and AddressSanitizer. No function panics on any input.
//!
//! # Glossary
//!
//! | word | meaning |
//! |---|---|
//! | alef, yeh, heh, kaf, ... | letters, by their Unicode names |
//! | base letter, mark | a letter; a sign on it (vowels and others: tashkeel, harakat), in Unicode a combining mark |
//! | fold | to replace and remove characters by the rules of a profile; `normalize` in the names of functions |
//! | hamza, and its seat | a consonant, mostly written on another letter, which is its seat |
//! | joiner, non-joiner | invisible characters that make neighbouring letters join, or keep them apart |
//! | presentation form | the drawn shape of a letter or of several, as a character of old encodings |
//! | profile | which rules apply |
//! | search key | text folded for comparison, never shown |
//! | segment | a range of the source and the range of the folded text that it became |
//! | tatweel | a filler that stretches a word (kashida) |
//!
//! # Guides
//!
//! [Rules][rules] has a page for each rule, with the words that it merges; other guides are about [indexing], [highlighting],
//! [stems](crate::_guides::stems), [what folds and stems are worth in search](crate::_guides::evidence), [what stays your job](crate::_guides::limits), [moving from other programs](crate::_guides::compat), [what is
//! promised](crate::_guides::guarantees) and [speed](crate::_guides::performance).
#![cfg_attr(not(feature = "std"), no_std)]
// Says on docs.rs which feature an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// Unit tests compare with the compiler's tables.
#![cfg_attr(not(test), deny(clippy::disallowed_methods))]

extern crate alloc;

mod error;
mod fold;
mod normalizer;
mod profile;
mod search;
mod simd;
pub mod stem;
mod tokenizer;
mod unicode;
mod utf8;

pub use error::{ProfileError, StreamError};
pub use normalizer::{
    Aligned, FoldedToken, FoldedTokens, FoldedWords, Key, Normalizer, OffsetConverter, Segments, Stream, TokenMemory,
    TokenStream, normalize,
};
#[cfg(feature = "explain")]
pub use normalizer::{Change, CodePoint, Explain, Rule};
#[cfg(feature = "std")]
pub use normalizer::{NormalizeReader, NormalizeWriter};
pub use profile::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, Joiners, LookAlikes, Marks, Orthography, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces,
    Tatweel, TehMarbuta, compat,
};
pub use search::{FindIter, Finder};
pub use simd::{InstructionSet, UnknownInstructionSet};
pub use tokenizer::{Sentences, Token, TokenKind, Tokenizer, Tokens, Words, sentences, tokenize, words};
pub use unicode::UNICODE_VERSION;
pub use utf8::from_utf8;

#[cfg(any(doc, doctest))]
pub mod _guides;

/// The examples of README.md.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
