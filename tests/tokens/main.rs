//! Tokens, words and sentences.

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod commute;
mod emoji;
mod engines;
mod folded;
mod model;
mod properties;
mod strategy;
mod time;
mod uax29;
