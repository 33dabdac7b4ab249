//! Arabic search in SQLite: an FTS5 tokenizer, scalar functions and a collation.
//!
//! Two ways to have them: the loadable library of the package `arabic-text-sqlite-loadable`, for every program that may load
//! one; and, with the feature `static`, `register`, for apps that are linked with SQLite and may load nothing (Android, iOS).
//! README.md says what the tokenizer and the functions do.

mod analyzer;
mod connection;
mod database;
mod functions;
mod options;
mod remembered;
mod schema;
#[allow(unsafe_code)]
mod sqlite;
mod text;

pub use sqlite::load;
#[cfg(feature = "static")]
pub use sqlite::{RegisterError, register};
