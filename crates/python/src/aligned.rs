//! The class `Aligned`.

use std::ops::Range;

use pyo3::prelude::*;
use pyo3::types::PyType;
use self_cell::self_cell;

use crate::characters::CharacterIndex;
use crate::text::{Text, without_gil};

/// Source and folded text, and the characters of both where the text is a `str`.
struct Map<'a> {
    aligned: arabic_text::Aligned<'a>,
    characters: Option<[CharacterIndex; 2]>,
}

self_cell! {
    struct Alignment {
        owner: Text,
        #[covariant]
        dependent: Map,
    }
}

/// A folded text with the way back to its source. Made by `Normalizer.align`.
///
/// Both texts are cut into segments that correspond one to one, in order: a character with all that was removed behind it, or
/// what composed, changed places or opened up together. A span is mapped to that of all segments it touches. A lookup takes
/// about a microsecond, wherever it is. What lies beyond the end counts as the end.
///
/// >>> from arabic_text import Normalizer
/// >>> aligned = Normalizer().align("قَرَأتُ كِتَـابَ أَخِي")
/// >>> start = aligned.text.index("كتاب")
/// >>> start, end = aligned.source_span(start, start + 4)
/// >>> aligned.source[start:end]
/// 'كِتَـابَ'
#[pyclass(module = "arabic_text", frozen)]
pub(crate) struct Aligned {
    alignment: Alignment,
    /// The folded text.
    #[pyo3(get)]
    text: Py<PyAny>,
}

impl Aligned {
    pub(crate) fn new(py: Python<'_>, normalizer: &arabic_text::Normalizer, text: Text) -> Self {
        let in_characters = matches!(text, Text::Str(..));
        let alignment = Alignment::new(text, |text| {
            let source = text.as_str();
            without_gil(py, source.len(), || {
                let aligned = normalizer.align(source);
                let characters = in_characters.then(|| [source, aligned.as_str()].map(CharacterIndex::new));
                Map { aligned, characters }
            })
        });
        let folded = alignment.borrow_dependent().aligned.as_str();
        let text = alignment.borrow_owner().with_content(py, folded).unbind();
        Self { alignment, text }
    }

    fn map(&self) -> &Map<'_> {
        self.alignment.borrow_dependent()
    }
}

/// The two texts, as places of `Map::characters`.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Folded,
}

impl Map<'_> {
    fn text(&self, side: Side) -> &str {
        match side {
            Side::Source => self.aligned.source(),
            Side::Folded => self.aligned.as_str(),
        }
    }

    fn bytes_of(&self, side: Side, span: Range<usize>) -> Range<usize> {
        let Some(index) = &self.characters else { return span };
        index[side as usize].bytes_of(self.text(side), span)
    }

    fn characters_of(&self, side: Side, range: Range<usize>) -> (usize, usize) {
        let span = match &self.characters {
            Some(index) => index[side as usize].characters_of(self.text(side), range),
            None => range,
        };
        (span.start, span.end)
    }
}

#[pymethods]
impl Aligned {
    /// The text that was folded.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        self.alignment.borrow_owner().object(py)
    }

    /// Returns where `text[start:end]` of the folded text came from, as a pair of offsets into the source.
    ///
    /// >>> Normalizer().align("شَيْءٌ ﻻ").source_span(4, 5)
    /// (7, 8)
    fn source_span(&self, start: usize, end: usize) -> (usize, usize) {
        let map = self.map();
        map.characters_of(Side::Source, map.aligned.source_range(map.bytes_of(Side::Folded, start..end)))
    }

    /// Returns what `source[start:end]` became, as a pair of offsets into the folded text.
    ///
    /// >>> Normalizer().align("شَيْءٌ مَا").folded_span(0, 6)
    /// (0, 3)
    fn folded_span(&self, start: usize, end: usize) -> (usize, usize) {
        let map = self.map();
        map.characters_of(Side::Folded, map.aligned.folded_range(map.bytes_of(Side::Source, start..end)))
    }

    /// Returns all segments from the beginning to the end, each as its span of the source and that of the folded text.
    ///
    /// >>> Normalizer().align("كِﻻ").segments()
    /// [((0, 2), (0, 1)), ((2, 3), (1, 3))]
    fn segments(&self) -> Vec<((usize, usize), (usize, usize))> {
        let map = self.map();
        let span =
            |(source, folded)| (map.characters_of(Side::Source, source), map.characters_of(Side::Folded, folded));
        map.aligned.segments().map(span).collect()
    }

    fn __str__(&self) -> &str {
        self.map().aligned.as_str()
    }

    fn __repr__(&self) -> String {
        let map = self.map();
        format!(
            "<Aligned: {} characters folded to {}>",
            map.text(Side::Source).chars().count(),
            map.text(Side::Folded).chars().count()
        )
    }

    #[classmethod]
    #[pyo3(signature = (parameter, /))]
    fn __class_getitem__<'py>(class: &Bound<'py, PyType>, parameter: &Bound<'py, PyAny>) -> Bound<'py, PyType> {
        // For the checkers of types alone.
        let _ = parameter;
        class.clone()
    }
}
