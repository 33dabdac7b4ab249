//! Damaged files, at which the parquet crate may panic.

use std::cell::RefCell;
use std::panic::{set_hook, take_hook};
use std::path::Path;

use anyhow::anyhow;

use crate::{input, output, report};

thread_local! {
    /// The file that this thread reads.
    static FILE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A file that is being read, which a panic names.
pub(super) struct Reading;

impl Reading {
    pub(super) fn of(path: &Path) -> Self {
        FILE.set(Some(input::shown(path)));
        Self
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        FILE.set(None);
    }
}

/// From now on a panic removes what is half written, and ends the process. Where a file is read, it
/// is reported as other errors are; elsewhere it is a fault of this program, and says where it is. A
/// panic of a release build cannot be caught, but its hook runs before it aborts.
pub(in crate::fold) fn report_panics() {
    let of_others = take_hook();
    set_hook(Box::new(move |panic| {
        let what = panic.payload_as_str().unwrap_or("no message");
        match FILE.try_with(|file| file.borrow().clone()).ok().flatten() {
            Some(file) => report(&anyhow!("{file}: the file is damaged, or of a kind that cannot be read: {what}")),
            None => of_others(panic),
        }
        output::remove_unfinished_and_exit(2);
    }));
}
