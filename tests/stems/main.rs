//! Stems and stop words, compared with written cases, with a model of the rules, and with Lucene; and the example
//! `retrieval`, which measures what they are worth.

#[path = "../common/mod.rs"]
mod common;

// The parts of the example, which find each other at the root.
#[allow(dead_code)]
#[path = "../../examples/bm25/mod.rs"]
mod bm25;
#[allow(dead_code)]
#[path = "../../examples/retrieval/method.rs"]
mod method;
#[allow(dead_code)]
#[path = "../../examples/retrieval/set.rs"]
mod set;
#[allow(dead_code)]
#[path = "../../examples/retrieval/statistics.rs"]
mod statistics;

mod cases;
mod documentation;
mod lucene;
mod model;
mod properties;
mod retrieval;
mod stop_words;

use arabic_text::stem::Stemmer;

const ALL: [Stemmer; 3] = [Stemmer::Arabic, Stemmer::Light10, Stemmer::Persian];
