//! Arrays from Python and back, by the Arrow PyCapsule interface.
//!
//! Contract: a capsule with one of the names below holds the struct of the Arrow C interface that the name stands for, as the
//! interface says. Python objects that give out such capsules promise this, and nothing can check it.

use std::ffi::{CStr, c_int};

use arrow_array::ffi::{self, FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::failure::Failure;
use super::texts::is_text;
use crate::text::wrong_type;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

pub(super) enum Imported {
    Array(ArrayData),
    Stream(FFI_ArrowArrayStream),
}

/// Takes what a column of Python holds.
pub(super) fn import(column: &Bound<'_, PyAny>) -> PyResult<Imported> {
    if let Some(method) = column.getattr_opt("__arrow_c_array__")? {
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = method.call0()?.extract()?;
        let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
        let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
        // SAFETY: the capsules hold what their names say, and live until the end of this block. The array is moved out, which
        // the interface allows once: what is left is marked as released.
        let data = unsafe { imported(FFI_ArrowArray::from_raw(array.as_ptr()), &type_of(schema.as_ref())?) };
        return Ok(Imported::Array(data?));
    }
    if let Some(method) = column.getattr_opt("__arrow_c_stream__")? {
        let capsule: Bound<'_, PyCapsule> = method.call0()?.extract()?;
        let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: as above; the stream is moved out.
        return Ok(Imported::Stream(unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) }));
    }
    Err(wrong_type(column, "an object with __arrow_c_array__ or __arrow_c_stream__"))
}

/// The type of a column of strings.
fn type_of(schema: &FFI_ArrowSchema) -> Result<DataType, Failure> {
    let data_type = DataType::try_from(schema)?;
    if is_text(&data_type) { Ok(data_type) } else { Err(Failure::Type(data_type)) }
}

/// # Safety
///
/// The array is one of this type, as the interface has it.
unsafe fn imported(array: FFI_ArrowArray, data_type: &DataType) -> Result<ArrayData, Failure> {
    // SAFETY: the contract of this function.
    Ok(unsafe { ffi::from_ffi_and_data_type(array, data_type.clone()) }?)
}

/// A stream of columns of strings.
pub(super) struct Chunks {
    stream: FFI_ArrowArrayStream,
    pub(super) data_type: DataType,
}

impl Chunks {
    pub(super) fn new(mut stream: FFI_ArrowArrayStream) -> Result<Self, Failure> {
        let get_schema = stream.get_schema().ok_or_else(released)?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: a function of this stream, which is not released, since it has functions; room for a schema.
        match unsafe { get_schema(&raw mut stream, &raw mut schema) } {
            0 => Ok(Self { data_type: type_of(&schema)?, stream }),
            code => Err(failed(&mut stream, code)),
        }
    }

    /// The next array, or `None` behind the last one.
    pub(super) fn next(&mut self) -> Result<Option<ArrayData>, Failure> {
        let get_next = self.stream.get_next().ok_or_else(released)?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above, with room for an array.
        match unsafe { get_next(&raw mut self.stream, &raw mut array) } {
            0 if array.is_released() => Ok(None),
            // SAFETY: the arrays of a stream are of its type.
            0 => unsafe { imported(array, &self.data_type) }.map(Some),
            code => Err(failed(&mut self.stream, code)),
        }
    }
}

fn released() -> Failure {
    Failure::Format("the stream is released".into())
}

/// What the producer says of its last failure.
fn failed(stream: &mut FFI_ArrowArrayStream, code: c_int) -> Failure {
    // SAFETY: a function of this stream, called behind a failure.
    let message = stream.get_last_error().map(|get_last_error| unsafe { get_last_error(&raw mut *stream) });
    match message.filter(|message| !message.is_null()) {
        // SAFETY: a C string of the producer, which lives until the stream is used again.
        Some(message) => Failure::Producer(unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned()),
        None => Failure::Producer(format!("error {code}")),
    }
}

/// Strings may be null in any column, which the schema has to say.
pub(super) fn schema_of(data_type: &DataType) -> Result<FFI_ArrowSchema, Failure> {
    Ok(FFI_ArrowSchema::try_from(Field::new("", data_type.clone(), true))?)
}

pub(super) fn export_array<'py>(py: Python<'py>, array: &ArrayData) -> PyResult<Bound<'py, PyTuple>> {
    let schema = export_schema(py, array.data_type())?;
    PyTuple::new(py, [schema, PyCapsule::new_with_value(py, FFI_ArrowArray::new(array), ARRAY)?])
}

pub(super) fn export_schema<'py>(py: Python<'py>, data_type: &DataType) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, schema_of(data_type)?, SCHEMA)
}

pub(super) fn export_stream(py: Python<'_>, stream: FFI_ArrowArrayStream) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, stream, STREAM)
}
