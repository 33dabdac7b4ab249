//! Types and numbers of SQLite's C interface, under the names of its documentation.
#![allow(non_camel_case_types)]

use std::ffi::{c_char, c_int, c_void};

/// Declares types that are only pointed to.
macro_rules! opaque {
    ($($name:ident)*) => { $(#[repr(C)] pub(crate) struct $name { _private: [u8; 0] })* };
}

opaque!(sqlite3 sqlite3_context sqlite3_stmt sqlite3_value Fts5Tokenizer);

pub(crate) type ScalarFn = unsafe extern "C" fn(*mut sqlite3_context, c_int, *mut *mut sqlite3_value);
pub(crate) type CollationFn = unsafe extern "C" fn(*mut c_void, c_int, *const c_void, c_int, *const c_void) -> c_int;

/// Takes a token: context, flags, text, its length, start and end in the source.
pub(crate) type TokenFn = unsafe extern "C" fn(*mut c_void, c_int, *const c_char, c_int, c_int, c_int) -> c_int;

type CreateFn = unsafe extern "C" fn(*mut c_void, *mut *const c_char, c_int, *mut *mut Fts5Tokenizer) -> c_int;
type DeleteFn = unsafe extern "C" fn(*mut Fts5Tokenizer);
type TokenizeFn =
    unsafe extern "C" fn(*mut Fts5Tokenizer, *mut c_void, c_int, *const c_char, c_int, Option<TokenFn>) -> c_int;

#[repr(C)]
pub(crate) struct fts5_tokenizer {
    pub(crate) create: Option<CreateFn>,
    pub(crate) delete: Option<DeleteFn>,
    pub(crate) tokenize: Option<TokenizeFn>,
}

/// Its first two members, which every version has.
#[repr(C)]
pub(crate) struct fts5_api {
    pub(crate) version: c_int,
    pub(crate) create_tokenizer: Option<
        unsafe extern "C" fn(
            *mut fts5_api,
            *const c_char,
            *mut c_void,
            *mut fts5_tokenizer,
            Option<unsafe extern "C" fn(*mut c_void)>,
        ) -> c_int,
    >,
}

pub(crate) const SQLITE_OK: c_int = 0;
pub(crate) const SQLITE_ERROR: c_int = 1;
pub(crate) const SQLITE_ROW: c_int = 100;
pub(crate) const SQLITE_DONE: c_int = 101;
/// The library stays in memory when the connection is closed.
pub(crate) const SQLITE_OK_LOAD_PERMANENTLY: c_int = 256;

pub(crate) const SQLITE_NULL: c_int = 5;

pub(crate) const SQLITE_UTF8: c_int = 1;
pub(crate) const SQLITE_DETERMINISTIC: c_int = 0x800;
pub(crate) const SQLITE_DIRECTONLY: c_int = 0x8_0000;
pub(crate) const SQLITE_INNOCUOUS: c_int = 0x20_0000;
/// The function gives a subtype. Versions before 3.45 ignore this flag.
pub(crate) const SQLITE_RESULT_SUBTYPE: c_int = 0x100_0000;
/// What the functions of SQLite for JSON know JSON by.
pub(crate) const JSON_SUBTYPE: u32 = 74;
/// SQLite copies the text at once.
pub(crate) const SQLITE_TRANSIENT: isize = -1;

pub(crate) const FTS5_TOKENIZE_QUERY: c_int = 1;
pub(crate) const FTS5_TOKENIZE_PREFIX: c_int = 2;
/// An auxiliary function asks, such as `highlight`.
pub(crate) const FTS5_TOKENIZE_AUX: c_int = 8;
pub(crate) const FTS5_TOKEN_COLOCATED: c_int = 1;
