//! Tokens, words and sentences.

mod cases;
mod commute;
mod model;
mod properties;
mod strategy;
mod time;
mod uax29;
