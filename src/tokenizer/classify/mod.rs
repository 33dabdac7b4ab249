//! The classification of characters in blocks of 64 bytes, by vector instructions or by table.
//!
//! # Safety
//!
//! A [`Classifier`] other than `ScalarClassifier` may be used only where the processor has the
//! instructions of its set. `engine::fill` is the only function that chooses a classifier, and it
//! requires an instruction set that is available. Everything that is generic over a classifier is
//! called from there, so each `SAFETY` comment below can rely on it.
#![allow(unsafe_code)]
// Without the feature `simd`, and on processors without a register type, `nibbles` is unused.
#![cfg_attr(
    not(all(feature = "simd", target_arch = "x86_64")),
    allow(dead_code, unused_imports, unused_macros, unused_variables)
)]

#[cfg(arabic_text_avx512)]
#[clippy::msrv = "1.89"]
mod avx512;
mod classifier;
mod engine;
mod nibbles;
mod rare;
mod scalar;
mod token_text;

pub(super) use classifier::{AsciiSigns, BLOCK_READ, CharMasks, Classifier, Work, block_at};
pub(super) use engine::fill;
pub(super) use token_text::token_text;
