//! Errors of the crate as exceptions of Python, which `python/arabic_text/_errors.py` defines.

use pyo3::prelude::*;
use pyo3::types::PyBytes;

pyo3::import_exception!(arabic_text._errors, ProfileError);
pyo3::import_exception!(arabic_text._errors, StreamError);

pub(crate) fn profile_error(error: &arabic_text::ProfileError) -> PyErr {
    ProfileError::new_err((error.to_string(), error.offset()))
}

/// An error in one part of a profile that was not given as text, so that an offset would say nothing.
pub(crate) fn part_error(message: impl Into<String>) -> PyErr {
    ProfileError::new_err((message.into(), None::<usize>))
}

/// `output` is what was folded before the invalid bytes.
pub(crate) fn stream_error(py: Python<'_>, error: &arabic_text::StreamError, output: &[u8]) -> PyErr {
    let output = PyBytes::new(py, output).unbind();
    StreamError::new_err((error.to_string(), error.offset(), error.consumed(), output))
}
