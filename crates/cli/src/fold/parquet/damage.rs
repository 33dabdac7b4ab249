//! Damaged files, at which the parquet crate may panic.

use std::cell::RefCell;
use std::panic::set_hook;
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

/// From now on a panic is reported as other errors are, removes what is half written, and ends the
/// process. A panic of a release build cannot be caught, but is reported before it aborts.
pub(in crate::fold) fn report_panics() {
    set_hook(Box::new(|panic| {
        let file = FILE.try_with(|file| file.borrow().clone()).ok().flatten().unwrap_or_default();
        let what = panic.payload_as_str().unwrap_or("no message");
        report(&anyhow!("{file}: the file is damaged, or of a kind that cannot be read: {what}"));
        output::remove_unfinished_and_exit(2);
    }));
}
