//! Stems and stop words, compared with written cases, with a model of the rules, and with Lucene.

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod documentation;
mod lucene;
mod model;
mod properties;
mod stop_words;

use arabic_text::stem::Stemmer;

const ALL: [Stemmer; 3] = [Stemmer::Arabic, Stemmer::Light10, Stemmer::Persian];
