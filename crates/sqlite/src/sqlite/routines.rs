//! The functions of SQLite that this crate calls.
//!
//! They are declared here and not taken from `libsqlite3-sys`, for two reasons. An app links one version of that crate, and this
//! crate would then work with one version of `rusqlite` alone. And its functions are those of the SQLite that loaded the
//! library last, for all connections: a process with two copies of SQLite (Python's own and that of `apsw`) would call the wrong
//! one. Here each connection has the functions of the SQLite that it belongs to.

use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint, c_void};

use super::types::{CollationFn, ScalarFn, sqlite3, sqlite3_context, sqlite3_stmt, sqlite3_value};

/// Frees what SQLite was given, when it needs it no more.
pub(crate) type Destructor = Option<unsafe extern "C" fn(*mut c_void)>;

/// The oldest version that is tested.
const MINIMUM_VERSION: c_int = 3_034_000;

/// Declares the functions: place in `sqlite3_api_routines` (a table of pointers that only grows), symbol, name, type.
macro_rules! routines {
    ($($index:literal $symbol:literal $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
        /// Functions of one copy of SQLite.
        #[derive(Clone, Copy)]
        pub(crate) struct Routines {
            $(pub(crate) $name: unsafe extern "C" fn($($type),*) $(-> $result)?,)*
        }

        impl Routines {
            /// Reads them from the table that SQLite gives to a loaded library. `None` if a function is missing.
            ///
            /// # Safety
            ///
            /// `table` is a `sqlite3_api_routines` of the minimum version or a later one.
            unsafe fn read(table: *const Option<unsafe extern "C" fn()>) -> Option<Self> {
                Some(Self {
                    $($name: {
                        // SAFETY: the table has this place, and the function in it this type, in all these versions.
                        let routine = unsafe { *table.add($index) }?;
                        // SAFETY: as above.
                        unsafe {
                            std::mem::transmute::<
                                unsafe extern "C" fn(),
                                unsafe extern "C" fn($($type),*) $(-> $result)?,
                            >(routine)
                        }
                    },)*
                })
            }

            /// Those of the SQLite that the program is linked with.
            #[cfg(feature = "static")]
            pub(crate) fn linked() -> Self {
                mod symbols {
                    use super::*;
                    unsafe extern "C" {
                        $(#[link_name = $symbol] pub(super) fn $name($($argument: $type),*) $(-> $result)?;)*
                    }
                }
                Self { $($name: symbols::$name,)* }
            }
        }
    };
}

routines! {
    20 "sqlite3_column_bytes" column_bytes(statement: *mut sqlite3_stmt, column: c_int) -> c_int;
    22 "sqlite3_column_count" column_count(statement: *mut sqlite3_stmt) -> c_int;
    36 "sqlite3_column_text" column_text(statement: *mut sqlite3_stmt, column: c_int) -> *const c_uchar;
    53 "sqlite3_errmsg" errmsg(db: *mut sqlite3) -> *const c_char;
    57 "sqlite3_finalize" finalize(statement: *mut sqlite3_stmt) -> c_int;
    67 "sqlite3_libversion_number" libversion_number() -> c_int;
    80 "sqlite3_result_error" result_error(context: *mut sqlite3_context, message: *const c_char, length: c_int);
    84 "sqlite3_result_null" result_null(context: *mut sqlite3_context);
    94 "sqlite3_step" step(statement: *mut sqlite3_stmt) -> c_int;
    101 "sqlite3_user_data" user_data(context: *mut sqlite3_context) -> *mut c_void;
    103 "sqlite3_value_bytes" value_bytes(value: *mut sqlite3_value) -> c_int;
    109 "sqlite3_value_text" value_text(value: *mut sqlite3_value) -> *const c_uchar;
    113 "sqlite3_value_type" value_type(value: *mut sqlite3_value) -> c_int;
    116 "sqlite3_prepare_v2" prepare_v2(db: *mut sqlite3, sql: *const c_char, length: c_int,
        statement: *mut *mut sqlite3_stmt, tail: *mut *const c_char) -> c_int;
    126 "sqlite3_create_collation_v2" create_collation_v2(db: *mut sqlite3, name: *const c_char, encoding: c_int,
        data: *mut c_void, compare: Option<CollationFn>, destroy: Destructor) -> c_int;
    149 "sqlite3_context_db_handle" context_db_handle(context: *mut sqlite3_context) -> *mut sqlite3;
    162 "sqlite3_create_function_v2" create_function_v2(db: *mut sqlite3, name: *const c_char, arguments: c_int,
        flags: c_int, data: *mut c_void, function: Option<ScalarFn>, step: Option<ScalarFn>,
        finish: Option<unsafe extern "C" fn(*mut sqlite3_context)>, destroy: Destructor) -> c_int;
    202 "sqlite3_result_text64" result_text64(context: *mut sqlite3_context, text: *const c_char, length: u64,
        destructor: *const c_void, encoding: c_uchar);
    209 "sqlite3_result_subtype" result_subtype(context: *mut sqlite3_context, subtype: c_uint);
    219 "sqlite3_bind_pointer" bind_pointer(statement: *mut sqlite3_stmt, index: c_int, pointer: *mut c_void,
        kind: *const c_char, destroy: Destructor) -> c_int;
}

/// Places that every table has had since SQLite 3.3.7.
const LIBVERSION_NUMBER: usize = 67;
const MALLOC: usize = 68;

impl Routines {
    /// Reads them from the table that SQLite gives to a loaded library. `None` if this SQLite is too old.
    ///
    /// # Safety
    ///
    /// `table` is the third argument of the entry point of a loaded library.
    pub(crate) unsafe fn loaded(table: *const c_void) -> Option<Self> {
        let table = table.cast::<Option<unsafe extern "C" fn()>>();
        // SAFETY: every table has this place.
        let version = unsafe { *table.add(LIBVERSION_NUMBER) }?;
        // SAFETY: the function in this place has this type.
        let version =
            unsafe { std::mem::transmute::<unsafe extern "C" fn(), unsafe extern "C" fn() -> c_int>(version) };
        // SAFETY: the function takes nothing.
        if unsafe { version() } < MINIMUM_VERSION {
            return None;
        }
        // SAFETY: the version was checked.
        unsafe { Self::read(table) }
    }
}

/// Copies a message into memory that SQLite frees. Null if there is no memory.
///
/// # Safety
///
/// `table` is the third argument of the entry point of a loaded library, of any version.
pub(crate) unsafe fn message(table: *const c_void, text: &CStr) -> *mut c_char {
    type Malloc = unsafe extern "C" fn(c_int) -> *mut c_void;
    let bytes = text.to_bytes_with_nul();
    // SAFETY: every table has this place, and the function in it this type; a missing function is `None` in both types.
    let malloc = unsafe { *table.cast::<Option<Malloc>>().add(MALLOC) };
    let (Some(malloc), Ok(length)) = (malloc, c_int::try_from(bytes.len())) else { return std::ptr::null_mut() };
    // SAFETY: the function takes any length.
    let copy = unsafe { malloc(length) }.cast::<c_char>();
    if !copy.is_null() {
        // SAFETY: `copy` has room for these bytes.
        unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), copy, bytes.len()) };
    }
    copy
}
