//! The class `Change`.

use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::text::{Offsets, Text};

/// Something that folding changes. Made by `Normalizer.explain`; `str(change)` says it with Unicode names.
///
/// >>> from arabic_text import Normalizer
/// >>> change, = Normalizer().explain("مدرسة")
/// >>> change.span, change.source, change.output, change.rules
/// ((4, 5), 'ة', 'ه', ('teh_marbuta',))
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct Change {
    /// Where it is, as a pair of offsets into the text.
    #[pyo3(get)]
    span: (usize, usize),
    /// What was there.
    #[pyo3(get)]
    source: Py<PyAny>,
    /// What it became; empty if it was removed.
    #[pyo3(get)]
    output: Py<PyAny>,
    rules: Vec<&'static str>,
    description: String,
}

impl Change {
    pub(crate) fn new(
        py: Python<'_>,
        text: &Text,
        change: &arabic_text::Change<'_>,
        offsets: &mut Offsets<'_>,
    ) -> Self {
        let span = offsets.convert(change.range());
        // The range comes first, in bytes.
        let described = change.to_string();
        let rest = described.split_once(' ').map_or("", |(_, rest)| rest);
        Self {
            span,
            source: text.with_content(py, change.source()).unbind(),
            output: text.with_content(py, change.output()).unbind(),
            rules: change.rules().iter().map(|rule| rule.name()).collect(),
            description: format!("{}..{} {rest}", span.0, span.1),
        }
    }
}

#[pymethods]
impl Change {
    /// The names of the rules without any of which it would have become something else; mostly one.
    #[getter]
    fn rules<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.rules)
    }

    fn __str__(&self) -> &str {
        &self.description
    }

    fn __repr__(&self) -> String {
        format!("<Change: {}>", self.description)
    }

    #[classmethod]
    #[pyo3(signature = (parameter, /))]
    fn __class_getitem__<'py>(class: &Bound<'py, PyType>, parameter: &Bound<'py, PyAny>) -> Bound<'py, PyType> {
        // For the checkers of types alone.
        let _ = parameter;
        class.clone()
    }
}
