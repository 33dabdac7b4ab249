//! Why a column cannot be folded.

use arrow_schema::{ArrowError, DataType};
use pyo3::PyErr;
use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyTypeError, PyValueError};

#[derive(Debug)]
pub(crate) enum Failure {
    /// The column is not one of strings.
    Type(DataType),
    /// A string is not UTF-8: its row in the chunk, and the first invalid byte.
    Utf8 { row: usize, byte: usize },
    /// The column breaks the rules of the format.
    Format(String),
    /// Whoever gives the chunks could not.
    Producer(String),
    /// A chunk would not fit its type.
    TooLong,
}

impl From<ArrowError> for Failure {
    fn from(error: ArrowError) -> Self {
        Self::Format(error.to_string())
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Type(found) => PyTypeError::new_err(format!(
                "expected a column of string, large_string, string_view, or a dictionary of these, not {found}"
            )),
            Failure::Utf8 { row, byte } => {
                PyValueError::new_err(format!("invalid utf-8 in row {row} of the chunk, at byte {byte} of the string"))
            }
            Failure::Format(message) => PyValueError::new_err(format!("invalid Arrow column: {message}")),
            Failure::Producer(message) => PyRuntimeError::new_err(format!("the Arrow stream failed: {message}")),
            Failure::TooLong => PyOverflowError::new_err(
                "a chunk would become longer than 2 GiB; cast the column to large_string, or cut it into smaller chunks",
            ),
        }
    }
}
