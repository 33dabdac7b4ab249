//! Which bytes of a window are simple, and what they are: by vectors, or by table.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod engine;
mod eye;
#[cfg(all(target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon;
#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon", target_endian = "little")))]
mod nibbles;
mod piece;
mod rare;
mod scalar;

pub use engine::Engine;
pub(super) use eye::{Eye, Seen, Signs, sight};
pub(super) use piece::piece;
