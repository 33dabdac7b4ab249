//! Texts as Python gives and takes them.

use std::ops::Range;

use arabic_text::OffsetConverter;
use pyo3::exceptions::{PyTypeError, PyUnicodeDecodeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyString};
use self_cell::self_cell;

use crate::utf8;

type StrOf<'a> = &'a str;

self_cell! {
    /// `bytes` that are valid UTF-8.
    pub(crate) struct Utf8 {
        owner: PyBackedBytes,
        #[covariant]
        dependent: StrOf,
    }
}

/// A text: `str`, whose offsets count characters, or UTF-8 in `bytes`, whose offsets count bytes. What comes out of one is of
/// the same type.
pub(crate) enum Text {
    Str(Py<PyString>, String),
    Bytes(Utf8),
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(Self::Str(text.to_owned().unbind(), utf8::read(&text)?));
        }
        match object.cast::<PyBytes>() {
            Ok(bytes) => validated(object.py(), bytes.to_owned().into()).map(Self::Bytes),
            Err(_) => Err(wrong_type(&object, "str or bytes")),
        }
    }
}

fn validated(py: Python<'_>, bytes: PyBackedBytes) -> PyResult<Utf8> {
    Utf8::try_new(bytes, |bytes| {
        arabic_text::from_utf8(bytes).map_err(|error| PyUnicodeDecodeError::new_err_from_utf8(py, bytes, error))
    })
}

/// A `TypeError` that names the type of the value.
pub(crate) fn wrong_type(object: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match object.get_type().fully_qualified_name() {
        Ok(name) => PyTypeError::new_err(format!("expected {expected}, not {name}")),
        Err(error) => error,
    }
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Str(_, text) => text,
            Self::Bytes(text) => text.borrow_dependent(),
        }
    }

    /// The object that this text was made from.
    pub(crate) fn object<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        match self {
            Self::Str(string, _) => string.bind(py).clone().into_any(),
            Self::Bytes(text) => match text.borrow_owner().clone_ref(py).into_pyobject(py) {
                Ok(bytes) => bytes.into_any(),
                Err(never) => match never {},
            },
        }
    }

    /// Another text, as an object of the type of this one; this object where the text is the same.
    pub(crate) fn with_content<'py>(&self, py: Python<'py>, content: &str) -> Bound<'py, PyAny> {
        match self {
            _ if content == self.as_str() => self.object(py),
            Self::Str(..) => utf8::string(py, content).into_any(),
            Self::Bytes(_) => PyBytes::new(py, content.as_bytes()).into_any(),
        }
    }

    /// A part of this text, as an object of its type.
    pub(crate) fn part<'py>(&self, py: Python<'py>, range: Range<usize>) -> Bound<'py, PyAny> {
        self.with_content(py, &self.as_str()[range])
    }

    pub(crate) fn offsets(&self) -> Offsets<'_> {
        match self {
            Self::Str(_, text) => Offsets::Characters(OffsetConverter::chars(text)),
            Self::Bytes(_) => Offsets::Bytes,
        }
    }
}

/// Turns byte ranges of a text into what its type counts. Ranges in ascending order take one walk over the text.
pub(crate) enum Offsets<'a> {
    Characters(OffsetConverter<'a>),
    Bytes,
}

impl Offsets<'_> {
    pub(crate) fn convert(&mut self, range: Range<usize>) -> (usize, usize) {
        let range = match self {
            Self::Characters(converter) => converter.from_bytes(range),
            Self::Bytes => range,
        };
        (range.start, range.end)
    }
}

/// Whether a text of so many bytes takes long enough for other threads of Python to make use of the time.
pub(crate) fn is_long(length: usize) -> bool {
    length >= 16 * 1024
}

/// Runs `work` on a text of `length` bytes, and lets other threads of Python run meanwhile if that is worth it.
pub(crate) fn without_gil<T: Send>(py: Python<'_>, length: usize, work: impl FnOnce() -> T + Send) -> T {
    if is_long(length) { py.detach(work) } else { work() }
}
