//! A connection in which statements are run.

use std::ffi::{CStr, CString};
use std::ptr;

use super::bytes;
use super::routines::Routines;
use super::types::{SQLITE_DONE, SQLITE_OK, SQLITE_ROW, sqlite3, sqlite3_stmt};
use crate::database::Database;

pub(super) struct Handle<'a> {
    db: *mut sqlite3,
    routines: &'a Routines,
}

impl<'a> Handle<'a> {
    /// # Safety
    ///
    /// `db` is a connection of the SQLite that `routines` are of, and stays open as long as the handle.
    pub(super) unsafe fn new(db: *mut sqlite3, routines: &'a Routines) -> Self {
        Self { db, routines }
    }

    /// # Safety
    ///
    /// The statement stands at a row.
    unsafe fn row(&self, statement: *mut sqlite3_stmt) -> Vec<String> {
        // SAFETY: the caller promises it; the text of a column stays where it is until the next call for this statement.
        let text = |column| unsafe {
            let text = (self.routines.column_text)(statement, column);
            String::from_utf8_lossy(bytes(text, (self.routines.column_bytes)(statement, column))).into_owned()
        };
        // SAFETY: as above.
        (0..unsafe { (self.routines.column_count)(statement) }).map(text).collect()
    }
}

impl Database for Handle<'_> {
    fn rows(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        let sql = CString::new(sql).map_err(|_| "a name has a NUL in it".to_owned())?;
        let (mut statement, mut rows) = (ptr::null_mut(), Vec::new());
        // SAFETY: the connection is open; the statement is finalized, if there is one.
        unsafe {
            let mut code = (self.routines.prepare_v2)(self.db, sql.as_ptr(), -1, &raw mut statement, ptr::null_mut());
            if code == SQLITE_OK {
                code = (self.routines.step)(statement);
            }
            while code == SQLITE_ROW {
                rows.push(self.row(statement));
                code = (self.routines.step)(statement);
            }
            let message = (code != SQLITE_DONE).then(|| CStr::from_ptr((self.routines.errmsg)(self.db)));
            let message = message.map(|message| message.to_string_lossy().into_owned());
            (self.routines.finalize)(statement);
            message.map_or(Ok(rows), Err)
        }
    }
}
