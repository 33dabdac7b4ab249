//! The tokenizer `arabic`, as FTS5 calls it.

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ops::Range;
use std::ptr;

use super::handle::Handle;
use super::types::{
    FTS5_TOKEN_COLOCATED, FTS5_TOKENIZE_AUX, FTS5_TOKENIZE_PREFIX, FTS5_TOKENIZE_QUERY, Fts5Tokenizer, SQLITE_ERROR,
    SQLITE_OK, TokenFn, fts5_api, fts5_tokenizer, sqlite3,
};
use super::{Shared, bytes, drop_box, guarded};
use crate::analyzer::{Analyzer, Key, Role};
use crate::options::Options;
use crate::remembered::{Verdict, ask};
use crate::text::readable;

/// The first version whose `highlight` takes tokens that begin before the end of the one before.
const OVERLAPS_SINCE: c_int = 3_045_000;

/// The data with which FTS5 calls `create`.
struct Registered {
    shared: Shared,
    db: *mut sqlite3,
}

/// The tokenizer of a table.
struct Table {
    shared: Shared,
    db: *mut sqlite3,
    analyzer: Analyzer,
    options: Options,
    /// The options, which are the words behind the name of the tokenizer.
    words: Vec<String>,
    /// The reason why the table may not be used, if its SQL has the fingerprint of another version.
    stale: Option<String>,
    state: RefCell<State>,
}

/// What a tokenizer keeps from one text to the next.
#[derive(Default)]
struct State {
    /// The number of queries, and the number of texts to be indexed.
    texts: [u64; 2],
    /// The tables that remember the present fingerprint, as far as the tokenizer has asked them.
    told: Vec<String>,
    verdict: Verdict,
}

/// # Safety
///
/// `db` is an open connection of the SQLite that `shared` has the functions of.
pub(super) unsafe fn register(db: *mut sqlite3, shared: &Shared) -> c_int {
    // SAFETY: the caller promises it.
    let api = unsafe { fts5(db, shared) };
    if api.is_null() {
        // This SQLite has no FTS5, and says so when a table is made.
        return SQLITE_OK;
    }
    // SAFETY: FTS5 gave the pointer.
    let Some(register) = (unsafe { (*api).create_tokenizer }) else { return SQLITE_ERROR };
    let mut methods = fts5_tokenizer { create: Some(create), delete: Some(delete), tokenize: Some(tokenize) };
    let data = Box::into_raw(Box::new(Registered { shared: shared.clone(), db })).cast();
    // SAFETY: FTS5 copies the methods, and drops the data.
    unsafe { register(api, c"arabic".as_ptr(), data, &raw mut methods, Some(drop_box::<Registered>)) }
}

/// Asks for FTS5's interface. Null if there is none.
///
/// # Safety
///
/// As of [`register`].
unsafe fn fts5(db: *mut sqlite3, Shared { routines, .. }: &Shared) -> *mut fts5_api {
    let (mut api, mut statement): (*mut fts5_api, _) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: the statement writes the pointer to `api` while it is run, and is finalized here.
    unsafe {
        let sql = c"SELECT fts5(?1)".as_ptr();
        if (routines.prepare_v2)(db, sql, -1, &raw mut statement, ptr::null_mut()) == SQLITE_OK {
            (routines.bind_pointer)(statement, 1, (&raw mut api).cast(), c"fts5_api_ptr".as_ptr(), None);
            (routines.step)(statement);
        }
        (routines.finalize)(statement);
    }
    api
}

/// # Safety
///
/// FTS5 calls it with the data of `register`, and with as many words as it says.
unsafe extern "C" fn create(
    data: *mut c_void,
    words: *mut *const c_char,
    count: c_int,
    table: *mut *mut Fts5Tokenizer,
) -> c_int {
    guarded(SQLITE_ERROR, || {
        // SAFETY: the data live as long as the connection.
        let registered = unsafe { &*data.cast::<Registered>() };
        let words = (0..usize::try_from(count).unwrap_or(0)).map(|place| {
            // SAFETY: FTS5 gives `count` texts that end with a NUL.
            unsafe { CStr::from_ptr(*words.add(place)) }.to_string_lossy().into_owned()
        });
        let words: Vec<String> = words.collect();
        match Options::from_words(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
            Ok(options) => {
                let made = Box::into_raw(Box::new(Table::new(registered, options, words)));
                // SAFETY: FTS5 lends a place for the pointer.
                unsafe { *table = made.cast() };
                SQLITE_OK
            }
            Err(error) => {
                registered.shared.connection.report().error = Some(error);
                SQLITE_ERROR
            }
        }
    })
}

impl Table {
    fn new(registered: &Registered, options: Options, words: Vec<String>) -> Self {
        let current = options.current_fingerprint();
        let stale = options.fingerprint.filter(|remembered| *remembered != current).map(|remembered| {
            format!(
                "indexed with fingerprint {remembered:016x}, but this version makes {current:016x} of `{options}`; \
                 make the table anew with tokenize = \"{options} fingerprint {current:016x}\""
            )
        });
        let (shared, analyzer) = (registered.shared.clone(), Analyzer::new(&options));
        Self { shared, db: registered.db, analyzer, options, words, stale, state: RefCell::default() }
    }

    /// Returns an error with the reason if a text may not be tokenized.
    ///
    /// A table whose SQL has no fingerprint is asked for the fingerprint in its row at the first text, and again at the second, the
    /// fourth, the eighth and so on. If a transaction is rolled back and as many texts are indexed again, it is asked at one of these.
    /// If a table with the same words is stale, it is asked at every text.
    fn refusal(&self, role: Role) -> Result<(), String> {
        if self.options.fingerprint.is_some() {
            return self.stale.clone().map_or(Ok(()), Err);
        }
        let Ok(mut state) = self.state.try_borrow_mut() else {
            return Err("a text was indexed while the table was asked for its fingerprint".into());
        };
        let State { texts, told, verdict } = &mut *state;
        let is_document = role == Role::Document;
        let texts = &mut texts[usize::from(is_document)];
        *texts += 1;
        if texts.is_power_of_two() || !verdict.is_settled {
            // SAFETY: SQLite is calling a tokenizer of this connection.
            let database = unsafe { Handle::new(self.db, &self.shared.routines) };
            *verdict = ask(&database, &self.words, &self.options, is_document.then_some(told));
        }
        verdict.refusal.clone().map_or(Ok(()), Err)
    }

    /// Asks whether a text may be tokenized, and reports it.
    fn may_tokenize(&self, role: Role) -> bool {
        let refusal = self.refusal(role).err();
        if role != Role::Document || refusal.is_some() {
            let mut report = self.shared.connection.report();
            report.has_fingerprint = Some(self.options.fingerprint.is_some());
            if refusal.is_some() {
                report.error.clone_from(&refusal);
            }
        }
        refusal.is_none()
    }

    /// Gives the keys of a text to `emit`, until that returns something else than `SQLITE_OK`.
    fn tokenize(&self, text: &[u8], role: Role, mut emit: impl FnMut(&str, c_int, Range<usize>) -> c_int) -> c_int {
        // SAFETY: the function takes nothing.
        let overlaps = unsafe { (self.shared.routines.libversion_number)() } >= OVERLAPS_SINCE;
        let mut end = 0;
        let done = self.analyzer.keys(&readable(text), role, |Key { text, mut span, colocated }| {
            if !colocated && !overlaps && span.start < end {
                span.start = end;
            }
            end = span.end;
            let flags = if colocated { FTS5_TOKEN_COLOCATED } else { 0 };
            match emit(text, flags, span) {
                SQLITE_OK => Ok(()),
                code => Err(code),
            }
        });
        done.err().unwrap_or(SQLITE_OK)
    }
}

/// # Safety
///
/// FTS5 calls it once, with what `create` made.
unsafe extern "C" fn delete(table: *mut Fts5Tokenizer) {
    // SAFETY: `create` made it, and FTS5 does not use it any more.
    unsafe { drop_box::<Table>(table.cast()) };
}

/// # Safety
///
/// FTS5 calls it with what `create` made, and with a text of this length.
unsafe extern "C" fn tokenize(
    table: *mut Fts5Tokenizer,
    context: *mut c_void,
    flags: c_int,
    text: *const c_char,
    length: c_int,
    take: Option<TokenFn>,
) -> c_int {
    guarded(SQLITE_ERROR, || {
        // SAFETY: `create` made it, and FTS5 has not deleted it.
        let table = unsafe { &*table.cast::<Table>() };
        let Some(take) = take else { return SQLITE_ERROR };
        let role = match flags & (FTS5_TOKENIZE_QUERY | FTS5_TOKENIZE_PREFIX) {
            FTS5_TOKENIZE_QUERY => Role::Query,
            0 => Role::Document,
            _ => Role::Prefix,
        };
        // An auxiliary function shows a text that a query has found, so the table was asked before.
        if flags & FTS5_TOKENIZE_AUX == 0 && !table.may_tokenize(role) {
            return SQLITE_ERROR;
        }
        // SAFETY: FTS5 gives the text with its length.
        let text = unsafe { bytes(text.cast(), length) };
        table.tokenize(text, role, |key, flags, span| {
            // SQLite's texts, and so their keys, have less than 2 GiB.
            let (key_length, start, end) = (key.len() as c_int, span.start as c_int, span.end as c_int);
            // SAFETY: FTS5 gave the function and its context, and copies the key.
            unsafe { take(context, flags, key.as_ptr().cast(), key_length, start, end) }
        })
    })
}
