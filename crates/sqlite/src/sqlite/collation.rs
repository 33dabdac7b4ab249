//! The collation `arabic`: the order of search keys.

use std::cmp::Ordering;
use std::ffi::{c_int, c_void};

use arabic_text::Normalizer;

use super::types::{SQLITE_UTF8, sqlite3};
use super::{Shared, bytes, guarded};
use crate::text::fold;

/// # Safety
///
/// `db` is an open connection of the SQLite that `shared` has the functions of.
pub(super) unsafe fn register(db: *mut sqlite3, shared: &Shared) -> c_int {
    let create = shared.routines.create_collation_v2;
    // SAFETY: the connection is open, and the function needs no data.
    unsafe { create(db, c"arabic".as_ptr(), SQLITE_UTF8, std::ptr::null_mut(), Some(compare), None) }
}

/// # Safety
///
/// Both texts can be read, as SQLite promises.
unsafe extern "C" fn compare(
    _: *mut c_void,
    left_length: c_int,
    left: *const c_void,
    right_length: c_int,
    right: *const c_void,
) -> c_int {
    // SAFETY: SQLite gives texts with their lengths.
    let (left, right) = unsafe { (bytes(left.cast(), left_length), bytes(right.cast(), right_length)) };
    let order = guarded(left.cmp(right), || order(left, right));
    order as c_int
}

fn order(left: &[u8], right: &[u8]) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    let search = Normalizer::search();
    fold(search, left).cmp(&fold(search, right))
}
