//! The Python module `arabic_text._native`: the crate `arabic-text` for Python, with Arrow columns in and out.
//!
//! | file | what is in it |
//! |---|---|
//! | `text.rs` | texts as arguments and results: `str` counted in characters, `bytes` counted in bytes |
//! | `utf8/` | strings of Python as UTF-8 and back; unsafe, since it calls CPython itself |
//! | `characters.rs` | offsets in characters, without a walk through the whole text |
//! | `profile.rs`, `normalizer.rs`, `find.rs`, `aligned.rs`, `explain.rs`, `tokens.rs`, `tokenizer.rs`, `stream.rs` | one class of Python each, or two |
//! | `arrow/` | columns of strings; unsafe where it says so |
//!
//! Types and signatures are in `python/arabic_text/_native.pyi`, compared with what is here by `stubtest`; the examples of
//! the documentation run as doctests of Python.

mod aligned;
mod arrow;
mod characters;
mod errors;
mod explain;
mod find;
mod functions;
mod normalizer;
mod profile;
mod stream;
mod text;
mod tokenizer;
mod tokens;
#[allow(unsafe_code)]
mod utf8;

use pyo3::prelude::*;

/// The compiled part of `arabic_text`.
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        aligned::Aligned,
        arrow::{ChunkedColumn, Column},
        explain::Change,
        find::Matches,
        functions::{normalize, sentences, tokenize, words},
        normalizer::Normalizer,
        profile::Profile,
        stream::Stream,
        tokenizer::Tokenizer,
        tokens::{FoldedToken, Token},
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let (major, minor, patch) = arabic_text::UNICODE_VERSION;
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("UNICODE_VERSION", format!("{major}.{minor}.{patch}"))?;
        // The package says what is public.
        module.delattr("__all__")?;
        crate::profile::add_presets(module.py())
    }
}
