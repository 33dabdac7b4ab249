//! The instruction sets: an enum of them, a trait for a register, and a thin file for each set.
//!
//! This layer knows nothing of Arabic or of UTF-8. `fold` and `tokenizer` state their algorithms
//! once, over [`Register`] and over [`Block`], which is always 64 bytes, so that a set of bytes is
//! always a `u64`. Only AVX-512 with VBMI2 has algorithms of its own, in those two modules, because
//! it looks up whole tables and compresses in single instructions.
//!
//! # Safety
//!
//! The functions of a [`Register`] may only be called where the processor has the instructions of
//! its set. A function that is compiled with the features of a set is only called with an
//! [`InstructionSet`] of which [`InstructionSet::is_available`] is true; everything that it calls
//! relies on that. A load reads, and a store writes, as many bytes as its documentation says, and
//! the caller guarantees that they can be read or written.
#![allow(unsafe_code)]
// Each processor uses a part of this module, and without the feature `simd` nothing is used.
#![allow(dead_code)]

#[cfg(all(feature = "simd", target_arch = "x86_64"))]
mod avx2;
#[cfg(arabic_text_avx512)]
#[clippy::msrv = "1.89"]
mod avx512bw;
mod block;
mod chunks;
mod compress;
mod instruction_set;
mod lookup;
#[cfg(all(feature = "simd", target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
mod neon;
mod part;
mod register;
#[cfg(all(feature = "simd", target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
mod ssse3;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
#[macro_use]
mod x86;

#[cfg(all(feature = "simd", target_arch = "x86_64"))]
pub(crate) use avx2::Avx2;
#[cfg(arabic_text_avx512)]
pub(crate) use avx512bw::Avx512Bw;
pub(crate) use block::{Block, ByteSet};
pub(crate) use chunks::{chunks, chunks_mut};
pub use instruction_set::{InstructionSet, UnknownInstructionSet};
pub(crate) use lookup::Lookup;
#[cfg(all(feature = "simd", target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
pub(crate) use neon::Neon;
pub(crate) use part::{copy, copy_short};
pub(crate) use register::Register;
#[cfg(all(feature = "simd", target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd128::Simd128;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
pub(crate) use ssse3::Ssse3;

/// Returns a word with the `count` lowest bits set.
#[inline(always)]
pub(crate) fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// Runs a block for each number below `count`, which is at most four. LLVM does not unroll every loop, and arrays of registers that
/// are indexed in a loop stand in memory.
macro_rules! unrolled {
    ($number:ident in $count:expr => $body:block) => {{
        const { assert!($count <= 4) };
        if $count > 0 {
            let $number = 0;
            $body
        }
        if $count > 1 {
            let $number = 1;
            $body
        }
        if $count > 2 {
            let $number = 2;
            $body
        }
        if $count > 3 {
            let $number = 3;
            $body
        }
    }};
}
pub(crate) use unrolled;

/// Calls a macro for each register set of this processor: `callback!(module, Variant, Type,
/// "features");`. This is the only place that states the features.
macro_rules! for_each_register {
    ($callback:ident) => {
        #[cfg(arabic_text_avx512)]
        $callback!(avx512bw, Avx512Bw, $crate::simd::Avx512Bw, "avx512f,avx512bw,popcnt,bmi1,bmi2,lzcnt");
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        $callback!(avx2, Avx2, $crate::simd::Avx2, "avx2,popcnt,bmi1,bmi2,lzcnt");
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        $callback!(ssse3, Ssse3, $crate::simd::Ssse3, "ssse3,popcnt");
        #[cfg(all(feature = "simd", target_arch = "aarch64", target_feature = "neon", target_endian = "little"))]
        $callback!(neon, Neon, $crate::simd::Neon, "neon");
        #[cfg(all(feature = "simd", target_arch = "wasm32", target_feature = "simd128"))]
        $callback!(simd128, Simd128, $crate::simd::Simd128, "simd128");
    };
}
pub(crate) use for_each_register;
