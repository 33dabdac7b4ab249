//! Which bytes of a window are simple, and what they are: by vectors, or by table.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx512;
mod engine;
mod eye;
mod piece;
mod scalar;

pub use engine::Engine;
pub(super) use eye::{Eye, Seen};
pub(super) use piece::piece;
