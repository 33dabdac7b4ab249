//! The class `Stream`.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes};

use crate::errors::stream_error;
use crate::text::{without_gil, wrong_type};

/// Folds a text that comes in chunks of bytes, cut anywhere: what comes out is the same as for the whole text at once. Made by
/// `Normalizer.stream`. Memory is some kilobytes, however long the text.
///
/// Raises `StreamError` at bytes that are not UTF-8, unless the stream was made with `replace_invalid=True`, which makes each
/// of them U+FFFD. `error.offset` is the place in the stream in bytes, `error.output` what was folded before it; go on with
/// `chunk[error.consumed:]`, or give up.
///
/// Threads may share a stream; each call is done before the next begins.
///
/// >>> from arabic_text import Normalizer
/// >>> stream = Normalizer().stream()
/// >>> text = "إِلَى الْقُدْسِ".encode()
/// >>> folded = b"".join(stream.push(text[at:at + 3]) for at in range(0, len(text), 3)) + stream.finish()
/// >>> folded.decode()
/// 'الي القدس'
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct Stream(Mutex<arabic_text::Stream>);

impl Stream {
    pub(crate) fn new(normalizer: &arabic_text::Normalizer, replace_invalid: bool) -> Self {
        Self(Mutex::new(normalizer.stream().replace_invalid(replace_invalid)))
    }

    /// What the stream puts out in `work`, which takes `length` bytes.
    fn output<'py>(
        &self,
        py: Python<'py>,
        length: usize,
        work: impl FnOnce(&mut arabic_text::Stream, &mut Vec<u8>) -> Result<(), arabic_text::StreamError> + Send,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let (output, result) = without_gil(py, length, || {
            let mut output = Vec::with_capacity(length + 64);
            let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let result = work(&mut stream, &mut output);
            (output, result)
        });
        match result {
            Ok(()) => Ok(PyBytes::new(py, &output)),
            Err(error) => Err(stream_error(py, &error, &output)),
        }
    }
}

#[pymethods]
impl Stream {
    /// Takes the next chunk, `bytes` or `bytearray`, and returns what is certain of the output.
    fn push<'py>(&self, py: Python<'py>, chunk: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
        if let Ok(bytes) = chunk.cast::<PyBytes>() {
            let bytes = bytes.as_bytes();
            return self.output(py, bytes.len(), |stream, output| stream.push(bytes, output));
        }
        let bytes = chunk.cast::<PyByteArray>().map_err(|_| wrong_type(chunk, "bytes or bytearray"))?.to_vec();
        self.output(py, bytes.len(), |stream, output| stream.push(&bytes, output))
    }

    /// Ends the text, and returns the rest of the output. The stream then begins anew.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.output(py, 0, arabic_text::Stream::finish)
    }

    /// Returns what is certain although nothing has come behind it, such as a line break at the end of the chunks so far: for
    /// lines typed by a person. It does not change what comes out in the end.
    fn flush<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        self.output(py, 0, |stream, output| {
            stream.flush(output);
            Ok(())
        })
    }
}
