//! The classes `Token` and `FoldedToken`.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};

use crate::text::{Offsets, Text};

/// A part of a text: a word, a number, a sign, an address. Made by `tokenize` and `Tokenizer.tokens`.
///
/// Tokens are immutable, can be compared, hashed and pickled.
///
/// >>> from arabic_text import tokenize
/// >>> tokenize("قال: نعم")[2]
/// Token(kind='word', text='نعم', start=5, end=8)
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct Token {
    /// `word`, `number`, `url`, `email`, `mention`, `hashtag`, `emoji`, `punctuation`, `symbol` or `space`.
    #[pyo3(get)]
    kind: Py<PyString>,
    /// The token as it stands in the text.
    #[pyo3(get)]
    text: Py<PyAny>,
    /// Where the token starts in the text.
    #[pyo3(get)]
    start: usize,
    /// Where the token ends in the text.
    #[pyo3(get)]
    end: usize,
}

impl Token {
    pub(crate) fn new(py: Python<'_>, text: &Text, token: &arabic_text::Token<'_>, offsets: &mut Offsets<'_>) -> Self {
        let (start, end) = offsets.convert(token.span.clone());
        let kind = PyString::intern(py, token.kind.name()).unbind();
        Self { kind, text: text.with_content(py, token.text).unbind(), start, end }
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.kind, &self.text, self.start, self.end).into_pyobject(py)
    }
}

#[pymethods]
impl Token {
    #[classattr]
    #[pyo3(name = "__match_args__")]
    const MATCH_ARGS: (&'static str, &'static str, &'static str, &'static str) = ("kind", "text", "start", "end");

    #[new]
    fn from_fields(kind: Py<PyString>, text: Py<PyAny>, start: usize, end: usize) -> Self {
        Self { kind, text, start, end }
    }

    /// Where the token stands in the text, as a pair of offsets.
    #[getter]
    fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        self.fields(py)?.eq(other.get().fields(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.fields(py)?.hash()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (kind, text) = (self.kind.bind(py).repr()?, self.text.bind(py).repr()?);
        Ok(format!("Token(kind={kind}, text={text}, start={}, end={})", self.start, self.end))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        Ok((py.get_type::<Self>().into_any(), self.fields(py)?))
    }

    #[classmethod]
    #[pyo3(signature = (parameter, /))]
    fn __class_getitem__<'py>(class: &Bound<'py, PyType>, parameter: &Bound<'py, PyAny>) -> Bound<'py, PyType> {
        // For the checkers of types alone.
        let _ = parameter;
        class.clone()
    }
}

/// A token with its folded text. Made by `Normalizer.tokens`.
///
/// Tokens are immutable, can be compared, hashed and pickled.
///
/// >>> from arabic_text import Normalizer
/// >>> Normalizer().tokens("كُتُبٌ")
/// [FoldedToken(kind='word', text='كُتُبٌ', folded='كتب', start=0, end=6)]
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct FoldedToken {
    /// The kind of the token, as that of `Token`; of a word of an expanded phrase sign, `word`.
    #[pyo3(get)]
    kind: Py<PyString>,
    /// The token as it stands in the text.
    #[pyo3(get)]
    text: Py<PyAny>,
    /// The folded text of the token.
    #[pyo3(get)]
    folded: Py<PyAny>,
    /// Where the token starts in the text.
    #[pyo3(get)]
    start: usize,
    /// Where the token ends in the text.
    #[pyo3(get)]
    end: usize,
}

impl FoldedToken {
    pub(crate) fn new(
        py: Python<'_>,
        text: &Text,
        token: &arabic_text::FoldedToken<'_>,
        offsets: &mut Offsets<'_>,
    ) -> Self {
        let source = text.part(py, token.span.clone());
        let unchanged = text.as_str()[token.span.clone()] == *token.text;
        let folded = if unchanged { source.clone() } else { text.with_content(py, &token.text) };
        let (start, end) = offsets.convert(token.span.clone());
        let kind = PyString::intern(py, token.kind.name()).unbind();
        Self { kind, text: source.unbind(), folded: folded.unbind(), start, end }
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.kind, &self.text, &self.folded, self.start, self.end).into_pyobject(py)
    }
}

#[pymethods]
impl FoldedToken {
    #[classattr]
    #[pyo3(name = "__match_args__")]
    const MATCH_ARGS: (&'static str, &'static str, &'static str, &'static str, &'static str) =
        ("kind", "text", "folded", "start", "end");

    #[new]
    fn from_fields(kind: Py<PyString>, text: Py<PyAny>, folded: Py<PyAny>, start: usize, end: usize) -> Self {
        Self { kind, text, folded, start, end }
    }

    /// Where the token stands in the text, as a pair of offsets.
    #[getter]
    fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        self.fields(py)?.eq(other.get().fields(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.fields(py)?.hash()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (kind, text, folded) =
            (self.kind.bind(py).repr()?, self.text.bind(py).repr()?, self.folded.bind(py).repr()?);
        Ok(format!("FoldedToken(kind={kind}, text={text}, folded={folded}, start={}, end={})", self.start, self.end))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        Ok((py.get_type::<Self>().into_any(), self.fields(py)?))
    }

    #[classmethod]
    #[pyo3(signature = (parameter, /))]
    fn __class_getitem__<'py>(class: &Bound<'py, PyType>, parameter: &Bound<'py, PyAny>) -> Bound<'py, PyType> {
        // For the checkers of types alone.
        let _ = parameter;
        class.clone()
    }
}
