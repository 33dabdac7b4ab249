//! How to fold: a profile compiled to tables, and the engines that run on them.
//!
//! `rules` says what becomes of one code point, `machine` what becomes of a sequence of them: together they are the
//! definition. `scalar` runs whole texts, by table where one code point is the whole truth and by `machine` elsewhere.

mod align;
mod cluster;
mod context;
mod forms;
mod machine;
#[cfg(test)]
mod model_tests;
mod neighbours;
mod pull;
mod rules;
mod scalar;
mod simd;
mod sink;
mod stretch;
mod table;

pub(crate) use align::{Map, Place};
pub(crate) use machine::Machine;
pub(crate) use pull::Pieces;
pub use simd::Backend;
pub(crate) use simd::SLACK;
pub(crate) use stretch::Stretch;
pub(crate) use table::Table;
