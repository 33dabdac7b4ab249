//! Everything that is unsafe: raw output, and the engines made of vector instructions.
#![allow(unsafe_code)]

mod output;

pub(crate) use output::Output;
