//! How to fold: a profile compiled to tables, and the engines that run on them.
//!
//! `rules` says what becomes of one code point, `machine` what becomes of a sequence of them: together they are the
//! definition. `scalar` runs whole texts, by table where one code point is the whole truth and by `machine` elsewhere.

mod align;
mod blocks;
mod carrier;
mod cluster;
mod context;
#[cfg(test)]
mod definition_tests;
mod forms;
mod held;
mod look_alikes;
mod machine;
mod marks;
#[cfg(test)]
mod model_tests;
mod neighbours;
mod orthography;
mod output;
mod placed;
mod places;
mod plain_words;
mod pull;
mod rules;
mod scalar;
mod sink;
mod table;
mod token_batch;
mod word_edges;
mod words;

pub(crate) use align::{AlignedPosition, Map};
pub(crate) use machine::Machine;
pub(crate) use output::SLACK;
pub(crate) use pull::FoldedChunks;
pub(crate) use table::Table;
pub(crate) use token_batch::TokenBatch;
