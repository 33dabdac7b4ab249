//! Columns of strings, by the Arrow C interfaces.
//!
//! | file | what is in it |
//! |---|---|
//! | `exchange.rs`, `export.rs` | arrays from Python and back; unsafe, since the interfaces are pointers |
//! | `texts.rs`, `dictionary.rs` | the texts of an array, looked at before they are read |
//! | `strings.rs`, `made.rs` | arrays being made; unsafe, since they are not validated a second time |
//! | `fold.rs`, `lists.rs` | folded strings; lists of words and of tokens |
//! | `column.rs` | the classes `Column` and `ChunkedColumn` |
//!
//! Arrays go around as `ArrayData`: `dyn Array` of `arrow-array`, which is for arrays of any type, would make the module
//! a quarter larger.

mod column;
mod dictionary;
#[allow(unsafe_code)]
mod exchange;
#[allow(unsafe_code)]
mod export;
mod failure;
mod fold;
mod lists;
#[allow(unsafe_code)]
mod made;
mod strings;
mod texts;

use arrow_data::ArrayData;
use pyo3::prelude::*;

pub(crate) use column::{ChunkedColumn, Column};
use exchange::Imported;
use failure::Failure;
pub(crate) use fold::fold;
pub(crate) use lists::{tokens, words};
use texts::Texts;

/// Makes a column of another, array by array.
pub(crate) fn map<'py>(
    column: &Bound<'py, PyAny>,
    work: impl Fn(&Texts) -> Result<ArrayData, Failure> + Send + Sync,
) -> PyResult<Bound<'py, PyAny>> {
    let py = column.py();
    match exchange::import(column)? {
        Imported::Array(data) => {
            let array = py.detach(|| work(&Texts::new(data)?))?;
            Ok(Bound::new(py, Column::new(array))?.into_any())
        }
        Imported::Stream(stream) => {
            // Without the lock: the producer may wait for another thread that wants it.
            let chunks = py.detach(|| ChunkedColumn::mapped(stream, work))?;
            Ok(Bound::new(py, chunks)?.into_any())
        }
    }
}
