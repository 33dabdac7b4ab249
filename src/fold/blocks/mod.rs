//! The engines: they fold blocks of 64 bytes with the instructions of `crate::simd`.
//!
//! An engine folds what the tables of a profile decide, and leaves the rest to the scalar engine.
//! So a test only has to show that an engine equals the scalar engine.
//!
//! Words of these modules: a *pair* is a character of the Arabic block (U+0600 to U+06FF), which
//! UTF-8 writes as two bytes, a *lead* from D8 to DB and a *trail*. Its *table index* is the two
//! low bits of the lead above the six low bits of the trail. A mask of a block is a `u64` with a
//! bit for each byte, the first byte lowest. *Other* characters are neither ASCII nor pairs.
//!
//! # Safety
//!
//! Every unsafe function needs the instructions of its vector type `V` or register type `R`, and
//! says what else it needs. `engine.rs` calls the functions from functions that are compiled with
//! these instructions, and those are only called for a set that the processor has. A
//! [`FoldCursor`](general_loop::FoldCursor) has a contract of its own.
#![allow(unsafe_code)]
// Processors without AVX-512 use a part of this module.
#![cfg_attr(not(arabic_text_avx512), allow(dead_code, unused_imports, unused_macros, unused_variables))]

#[cfg(arabic_text_avx512)]
#[clippy::msrv = "1.89"]
mod avx512;
mod block;
mod collapse;
mod composition;
mod differences;
mod dispatch;
mod edge;
mod engine;
mod ezafe;
mod general_loop;
mod kept;
mod lead_loop;
mod non_joiners;
mod observers;
mod order;
mod ordered_loop;
mod pairs;
mod pass_through;
mod placed;
mod record;
mod registers;
mod resolved;
mod rows;
mod scan;
mod short;
mod single;
mod source;
mod spaces;
mod trail_loop;
mod translation;
mod vector;
mod words;

/// Whether the size of the program counts for more than the speed of rare profiles and calls: in a browser. What is left out there is
/// folded by the general loop or without vectors.
pub(crate) const PREFERS_SIZE: bool = cfg!(target_arch = "wasm32");

pub(crate) use collapse::{CollapseRules, has_runs};
pub(crate) use composition::TatweelCarriers;
pub(crate) use differences::Differences;
pub(crate) use dispatch::{
    find_ending, fold_blocks, fold_kept, fold_recorded, fold_short, plain_end, records, unchanged, worth_from,
};
pub(crate) use ezafe::EzafePairs;
pub(crate) use general_loop::FoldEnd;
pub(crate) use kept::kept_text;
pub(crate) use non_joiners::NonJoiners;
pub(crate) use pass_through::{pass_through_length, passes_through};
pub(crate) use record::{BlockRecord, RecordEnd, RecordedFold};
pub(crate) use resolved::Decision;
pub(crate) use rows::{HotRows, PairRows};
pub(crate) use translation::ByteTables;
pub(crate) use words::WordPairs;
