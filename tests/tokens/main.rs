//! Tokens, words and sentences.

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
