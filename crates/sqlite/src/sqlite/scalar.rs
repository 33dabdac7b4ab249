//! Scalar functions, as SQLite calls them.

use std::ffi::{CString, c_int, c_uchar};
use std::ptr;
use std::sync::OnceLock;

use super::handle::Handle;
use super::routines::Routines;
use super::types::{
    JSON_SUBTYPE, SQLITE_DETERMINISTIC, SQLITE_DIRECTONLY, SQLITE_ERROR, SQLITE_INNOCUOUS, SQLITE_NULL, SQLITE_OK,
    SQLITE_RESULT_SUBTYPE, SQLITE_TRANSIENT, SQLITE_UTF8, ScalarFn, sqlite3, sqlite3_context, sqlite3_value,
};
use super::{Shared, bytes, drop_box, guarded};
use crate::functions::{Answer, Call, FUNCTIONS, Function};

/// No function takes more.
const MAX_ARGUMENTS: usize = 5;

struct Registered {
    shared: Shared,
    function: &'static Function,
}

/// # Safety
///
/// `db` is an open connection of the SQLite that `shared` has the functions of.
pub(super) unsafe fn register(db: *mut sqlite3, shared: &Shared) -> c_int {
    let Some(call) = call_of(&shared.routines) else { return SQLITE_ERROR };
    for function in FUNCTIONS {
        let behaviour = if function.is_pure { SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS } else { SQLITE_DIRECTONLY };
        let flags = SQLITE_UTF8 | SQLITE_RESULT_SUBTYPE | behaviour;
        let Ok(name) = CString::new(function.name) else { return SQLITE_ERROR };
        for count in function.arguments.clone() {
            let data = Box::into_raw(Box::new(Registered { shared: shared.clone(), function }));
            let create = shared.routines.create_function_v2;
            // SAFETY: the connection is open, and SQLite drops the data, also if it refuses the function.
            let code = unsafe {
                create(
                    db,
                    name.as_ptr(),
                    c_int::from(count),
                    flags,
                    data.cast(),
                    Some(call),
                    None,
                    None,
                    Some(drop_box::<Registered>),
                )
            };
            if code != SQLITE_OK {
                return code;
            }
        }
    }
    SQLITE_OK
}

/// Copies of SQLite in one process that may use this library at a time. Python with `apsw` has two.
const COPIES: usize = 4;

/// How a function of each copy is called: it must know of which SQLite it is before it can ask for its data.
const CALLS: [ScalarFn; COPIES] = [call::<0>, call::<1>, call::<2>, call::<3>];

/// The functions of each copy.
static KNOWN: [OnceLock<Routines>; COPIES] = [const { OnceLock::new() }; COPIES];

/// Returns how functions of this copy of SQLite are called. `None` if there are more copies than this library can tell apart.
fn call_of(routines: &Routines) -> Option<ScalarFn> {
    let address = |routines: &Routines| routines.user_data as usize;
    let same = |known: &&OnceLock<Routines>| address(known.get_or_init(|| *routines)) == address(routines);
    let place = KNOWN.iter().position(|known| same(&known))?;
    Some(CALLS[place])
}

/// # Safety
///
/// SQLite calls it for a function that `register` made, of the copy with this number.
unsafe extern "C" fn call<const COPY: usize>(
    context: *mut sqlite3_context,
    count: c_int,
    values: *mut *mut sqlite3_value,
) {
    guarded((), || {
        let Some(routines) = KNOWN[COPY].get() else { return };
        // SAFETY: the user data is what `register` gave, which lives as long as the function.
        let registered = unsafe { &*(routines.user_data)(context).cast::<Registered>() };
        let count = usize::try_from(count).unwrap_or(0);
        // SAFETY: SQLite gives as many values.
        let values = if count == 0 { &[] } else { unsafe { std::slice::from_raw_parts(values, count) } };
        let context = Context { context, registered, values };
        let answered = guarded(Err("a fault of the library".to_owned()), || {
            // SAFETY: SQLite is calling the function with these values.
            unsafe { context.answer() }
        });
        if let Err(message) = answered {
            // SAFETY: as above.
            unsafe { context.fail(&message) };
        }
    });
}

/// A call of a function.
struct Context<'a> {
    context: *mut sqlite3_context,
    registered: &'a Registered,
    values: &'a [*mut sqlite3_value],
}

/// All of them are to be called only while SQLite is calling the function.
impl Context<'_> {
    /// Calls the function and gives SQLite what it answers.
    unsafe fn answer(&self) -> Result<(), String> {
        let Registered { shared, function } = self.registered;
        let mut arguments: [&[u8]; MAX_ARGUMENTS] = [&[]; MAX_ARGUMENTS];
        for (argument, value) in arguments.iter_mut().zip(self.values) {
            // SAFETY: the value is SQLite's, for as long as the call.
            let Some(text) = (unsafe { self.text_of(*value)? }) else {
                // SAFETY: as above.
                unsafe { self.give(Answer::Null) };
                return Ok(());
            };
            *argument = text;
        }
        // SAFETY: the context is that of the call.
        let db = unsafe { (shared.routines.context_db_handle)(self.context) };
        // SAFETY: SQLite is calling a function in this connection.
        let database = unsafe { Handle::new(db, &shared.routines) };
        let arguments = &arguments[..self.values.len().min(MAX_ARGUMENTS)];
        let answer = (function.run)(&Call { connection: &shared.connection, database: &database, arguments })?;
        // SAFETY: as above.
        unsafe { self.give(answer) };
        Ok(())
    }

    /// The bytes of a value as text; of a number, its digits. `None` if it is NULL.
    unsafe fn text_of(&self, value: *mut sqlite3_value) -> Result<Option<&[u8]>, String> {
        let routines = &self.registered.shared.routines;
        // SAFETY: the value is SQLite's, and its text stays where it is as long as nothing else is asked of the value.
        unsafe {
            if (routines.value_type)(value) == SQLITE_NULL {
                return Ok(None);
            }
            let text = (routines.value_text)(value);
            Ok(Some(bytes(text, (routines.value_bytes)(value))))
        }
    }

    unsafe fn give(&self, answer: Answer<'_>) {
        let routines = &self.registered.shared.routines;
        let (context, transient) = (self.context, ptr::without_provenance(SQLITE_TRANSIENT.cast_unsigned()));
        let text = |text: &[u8]| {
            let length = text.len() as u64;
            // SAFETY: SQLite copies the text at once.
            unsafe {
                (routines.result_text64)(context, text.as_ptr().cast(), length, transient, SQLITE_UTF8 as c_uchar);
            };
        };
        match answer {
            // SAFETY: the context is that of the call.
            Answer::Null => unsafe { (routines.result_null)(context) },
            Answer::Text(answer) => text(&answer),
            Answer::Json(json) => {
                text(json.as_bytes());
                // SAFETY: as above.
                unsafe { (routines.result_subtype)(context, JSON_SUBTYPE) };
            }
        }
    }

    unsafe fn fail(&self, message: &str) {
        let message = format!("{}: {message}", self.registered.function.name);
        let length = c_int::try_from(message.len()).unwrap_or(c_int::MAX);
        // SAFETY: SQLite copies the message at once.
        unsafe { (self.registered.shared.routines.result_error)(self.context, message.as_ptr().cast(), length) };
    }
}
