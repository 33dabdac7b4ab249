//! Which bytes of a window are simple, and what they are: by vectors, or by table.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx512;
mod engine;
mod scalar;

pub use engine::Engine;

/// Bytes that are looked at for a window: a character may end two bytes behind it.
pub(in crate::tokenizer) const SPAN: usize = 66;

/// What is seen of 64 bytes, a bit for each, the first lowest. All but `ascii` are of the first bytes of characters, of
/// the classes that `simple` names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tokenizer) struct Seen {
    pub(in crate::tokenizer) letters: u64,
    pub(in crate::tokenizer) attaching: u64,
    pub(in crate::tokenizer) digits: u64,
    pub(in crate::tokenizer) signs: u64,
    pub(in crate::tokenizer) symbols: u64,
    pub(in crate::tokenizer) middle: u64,
    pub(in crate::tokenizer) spaces: u64,
    pub(in crate::tokenizer) connectors: u64,
    pub(in crate::tokenizer) ascii: u64,
    /// Those of any character.
    pub(in crate::tokenizer) first: u64,
    /// Of U+2000-203F.
    pub(in crate::tokenizer) general: u64,
    /// Of U+0020.
    pub(in crate::tokenizer) blanks: u64,
}
