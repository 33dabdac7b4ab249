//! The library that SQLite loads: its two entry points.

use std::ffi::{c_char, c_int, c_void};

use arabic_text_sqlite::load;

/// The entry point that SQLite asks for first.
///
/// # Safety
///
/// Only SQLite calls it, as its documentation of loadable extensions says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sqlite3_extension_init(
    db: *mut c_void,
    message: *mut *mut c_char,
    routines: *const c_void,
) -> c_int {
    // SAFETY: the arguments are those of SQLite, unchanged.
    unsafe { load(db, message, routines) }
}

/// The entry point under the name of this file, for programs that load several extensions.
///
/// # Safety
///
/// As of [`sqlite3_extension_init`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sqlite3_arabictext_init(
    db: *mut c_void,
    message: *mut *mut c_char,
    routines: *const c_void,
) -> c_int {
    // SAFETY: the arguments are those of SQLite, unchanged.
    unsafe { load(db, message, routines) }
}
