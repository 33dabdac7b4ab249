//! The border to SQLite: all unsafe code of this crate, and no other.
//!
//! SQLite calls functions of one connection one at a time, under the mutex of the connection. What it is given as user data
//! lives until it calls the destructor.

mod collation;
mod handle;
mod scalar;
mod tokenizer;

mod routines;
mod types;

use std::ffi::{c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::connection::Connection;
use routines::Routines;
use types::{SQLITE_ERROR, SQLITE_OK, SQLITE_OK_LOAD_PERMANENTLY, sqlite3};

/// Registers everything on a connection; what the entry point of a loaded library does. Returns a result code of SQLite.
///
/// # Safety
///
/// The arguments are those that SQLite gave to the entry point.
pub unsafe fn load(db: *mut c_void, message: *mut *mut c_char, routines: *const c_void) -> c_int {
    // SAFETY: `routines` is the third argument of the entry point.
    let Some(known) = (unsafe { Routines::loaded(routines) }) else {
        if !message.is_null() {
            // SAFETY: SQLite lends a place for a message, and frees the message.
            unsafe { *message = routines::message(routines, c"arabic_text: SQLite 3.34 or later is needed") };
        }
        return SQLITE_ERROR;
    };
    // SAFETY: the connection is that of SQLite, and the functions are of the same SQLite.
    match unsafe { register_on(db.cast(), known) } {
        SQLITE_OK => SQLITE_OK_LOAD_PERMANENTLY,
        code => code,
    }
}

/// Why [`register`] could not register everything: a result code of SQLite.
#[cfg(feature = "static")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterError(pub c_int);

#[cfg(feature = "static")]
impl std::fmt::Display for RegisterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SQLite refused a function, the collation or the tokenizer, with code {}", self.0)
    }
}

#[cfg(feature = "static")]
impl std::error::Error for RegisterError {}

/// Registers the tokenizer, the functions and the collation on a connection of the SQLite that the program is linked with.
/// Without FTS5 in it, there is no tokenizer.
///
/// Any version of `rusqlite`, `sqlx` or another crate will do:
///
/// ```
/// let connection = rusqlite::Connection::open_in_memory()?;
/// // SAFETY: the connection is open, and this program has one SQLite.
/// unsafe { arabic_text_sqlite::register(connection.handle().cast()) }?;
/// let key: String = connection.query_row("SELECT arabic_fold('إِسْلَام')", [], |row| row.get(0))?;
/// assert_eq!(key, "اسلام");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If SQLite has no memory, or refuses a name.
///
/// # Safety
///
/// `db` is an open connection of the SQLite that this program is linked with, version 3.34 or later.
#[cfg(feature = "static")]
pub unsafe fn register(db: *mut c_void) -> Result<(), RegisterError> {
    // SAFETY: the caller promises it.
    match unsafe { register_on(db.cast(), Routines::linked()) } {
        SQLITE_OK => Ok(()),
        code => Err(RegisterError(code)),
    }
}

/// # Safety
///
/// `db` is an open connection of the SQLite that `routines` are of.
unsafe fn register_on(db: *mut sqlite3, routines: Routines) -> c_int {
    let shared = Shared { routines, connection: Arc::new(Connection::default()) };
    // SAFETY: what the caller promises is what all three ask for.
    guarded(SQLITE_ERROR, || unsafe {
        let steps = [scalar::register, collation::register, tokenizer::register];
        steps.iter().map(|step| step(db, &shared)).find(|code| *code != SQLITE_OK).unwrap_or(SQLITE_OK)
    })
}

/// What every callback of a connection needs.
#[derive(Clone)]
struct Shared {
    routines: Routines,
    connection: Arc<Connection>,
}

/// Does the work, or gives `otherwise` if it panics: no panic crosses the border.
fn guarded<T>(otherwise: T, work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(otherwise)
}

/// Drops what was given as user data.
///
/// # Safety
///
/// `data` is a `Box<T>` made raw, and not used afterwards.
unsafe extern "C" fn drop_box<T>(data: *mut c_void) {
    // SAFETY: the caller promises it.
    guarded((), || drop(unsafe { Box::from_raw(data.cast::<T>()) }));
}

/// Returns the bytes behind a pointer that may be null if there are none.
///
/// # Safety
///
/// `length` bytes can be read at `start`, if it is not null, for as long as `'a`.
unsafe fn bytes<'a>(start: *const u8, length: c_int) -> &'a [u8] {
    match usize::try_from(length) {
        // SAFETY: the caller promises it.
        Ok(length) if !start.is_null() => unsafe { std::slice::from_raw_parts(start, length) },
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_end_at_the_border() {
        assert_eq!(guarded(SQLITE_ERROR, || panic!("a fault of this crate")), SQLITE_ERROR);
        assert_eq!(guarded(SQLITE_ERROR, || SQLITE_OK), SQLITE_OK);
    }
}
