//! The classes `Column` and `ChunkedColumn`.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::exchange::Chunks;
use super::failure::Failure;
use super::texts::Texts;
use super::{exchange, export};

/// An Arrow array, which other libraries take: `pyarrow.array(column)`, `polars.Series(column)`.
///
/// >>> import pyarrow
/// >>> from arabic_text import Normalizer
/// >>> column = Normalizer().normalize_arrow(pyarrow.array(["إلى", None]))
/// >>> column
/// <Column: 2 rows of Utf8>
/// >>> pyarrow.array(column).type
/// DataType(string)
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct Column(ArrayData);

impl Column {
    pub(super) fn new(array: ArrayData) -> Self {
        Self(array)
    }
}

#[pymethods]
impl Column {
    /// Gives the array by the Arrow PyCapsule interface. `requested_schema` is not followed, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let _ = requested_schema;
        exchange::export_array(py, &self.0)
    }

    /// Gives the type by the Arrow PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        exchange::export_schema(py, self.0.data_type())
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<Column: {} rows of {}>", self.0.len(), self.0.data_type())
    }
}

/// An Arrow array in chunks, which other libraries take: `pyarrow.chunked_array(column)`, `polars.Series(column)`,
/// `pandas.Series.from_arrow(column)`.
///
/// >>> import pyarrow
/// >>> from arabic_text import Normalizer
/// >>> column = Normalizer().normalize_arrow(pyarrow.chunked_array([["إلى"], ["٣", None]]))
/// >>> column
/// <ChunkedColumn: 3 rows of Utf8 in 2 chunks>
/// >>> pyarrow.chunked_array(column).to_pylist()
/// ['الي', '3', None]
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct ChunkedColumn {
    data_type: DataType,
    chunks: Vec<ArrayData>,
}

impl ChunkedColumn {
    /// The chunks of a stream, each made into another.
    pub(super) fn mapped(
        stream: FFI_ArrowArrayStream,
        work: impl Fn(&Texts) -> Result<ArrayData, Failure>,
    ) -> Result<Self, Failure> {
        let mut source = Chunks::new(stream)?;
        let mut chunks = Vec::new();
        while let Some(array) = source.next()? {
            chunks.push(work(&Texts::new(array)?)?);
        }
        // The type is known without a chunk, too.
        let empty = work(&Texts::new(ArrayData::new_empty(&source.data_type))?)?;
        Ok(Self { data_type: empty.data_type().clone(), chunks })
    }
}

#[pymethods]
impl ChunkedColumn {
    /// Gives the chunks by the Arrow PyCapsule interface. `requested_schema` is not followed, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        exchange::export_stream(py, export::stream(self.data_type.clone(), self.chunks.clone()))
    }

    /// Gives the type by the Arrow PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        exchange::export_schema(py, &self.data_type)
    }

    /// How many chunks there are: as many as in the column that they were made of.
    #[getter]
    fn num_chunks(&self) -> usize {
        self.chunks.len()
    }

    fn __len__(&self) -> usize {
        self.chunks.iter().map(ArrayData::len).sum()
    }

    fn __repr__(&self) -> String {
        let chunks = self.chunks.len();
        format!("<ChunkedColumn: {} rows of {} in {chunks} chunks>", self.__len__(), self.data_type)
    }
}
