//! A stream of arrays for a consumer. Those of `arrow-array` are of record batches alone.
//!
//! Contract, of the Arrow C stream interface: a consumer calls these functions with the stream that they are part of, until
//! it has called `release`, and never two at a time; `out` is room for a struct.

use std::ffi::{c_char, c_int};
use std::ptr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::DataType;

use super::exchange::schema_of;

/// What is left to be given out.
struct Chunks {
    data_type: DataType,
    rest: std::vec::IntoIter<ArrayData>,
}

/// The code of the interface for an argument that makes no sense (`EINVAL`).
const INVALID: c_int = 22;

pub(super) fn stream(data_type: DataType, chunks: Vec<ArrayData>) -> FFI_ArrowArrayStream {
    let chunks = Box::new(Chunks { data_type, rest: chunks.into_iter() });
    // SAFETY: the functions below are what the interface wants, and `release` frees the box.
    unsafe {
        FFI_ArrowArrayStream::new_unchecked(
            Some(get_schema),
            Some(get_next),
            Some(get_last_error),
            Some(release),
            Box::into_raw(chunks).cast(),
        )
    }
}

/// # Safety
///
/// The contract above; the stream is not released.
unsafe fn chunks<'a>(stream: *mut FFI_ArrowArrayStream) -> &'a mut Chunks {
    // SAFETY: the pointer of `stream`, which nothing else uses during the call.
    unsafe { &mut *(*stream).private_data().cast::<Chunks>() }
}

unsafe extern "C" fn get_schema(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowSchema) -> c_int {
    // SAFETY: the contract above.
    let chunks = unsafe { chunks(stream) };
    let Ok(schema) = schema_of(&chunks.data_type) else { return INVALID };
    // SAFETY: `out` is room for it, with nothing in it that would have to be dropped.
    unsafe { ptr::write(out, schema) };
    0
}

unsafe extern "C" fn get_next(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowArray) -> c_int {
    // SAFETY: the contract above.
    let next = unsafe { chunks(stream) }.rest.next();
    // A released array says that this was all.
    let array = next.map_or_else(FFI_ArrowArray::empty, |array| FFI_ArrowArray::new(&array));
    // SAFETY: as above.
    unsafe { ptr::write(out, array) };
    0
}

unsafe extern "C" fn get_last_error(_stream: *mut FFI_ArrowArrayStream) -> *const c_char {
    ptr::null()
}

unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
    // SAFETY: the contract above: called once, with the box that `stream` made.
    unsafe {
        drop(Box::from_raw((*stream).private_data().cast::<Chunks>()));
        (*stream).set_private_data(ptr::null_mut());
        (*stream).set_release(None);
    }
}
