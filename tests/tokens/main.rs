//! Tokens, words and sentences.

mod cases;
mod commute;
mod engines;
mod model;
mod properties;
mod strategy;
mod time;
mod uax29;
