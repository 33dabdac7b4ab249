//! The functions of the module.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::normalizer::fold;
use crate::text::Text;
use crate::tokenizer;
use crate::tokens::Token;

/// Returns the search key of a text: folded by the profile `search`. The same object where nothing changes.
///
/// For other rules and for more than folding, make a `Normalizer`.
///
/// >>> from arabic_text import normalize
/// >>> normalize("إِسْلَام"), normalize("اســلام")
/// ('اسلام', 'اسلام')
#[pyfunction]
pub(crate) fn normalize<'py>(py: Python<'py>, text: Text) -> Bound<'py, PyAny> {
    fold(py, arabic_text::Normalizer::search(), &text)
}

/// Returns the tokens of a text, in order, without the spaces; see `Tokenizer` for switches.
///
/// >>> from arabic_text import tokenize
/// >>> [(token.kind, token.text) for token in tokenize("وصل القطار، ثم غادر.")][1:3]
/// [('word', 'القطار'), ('punctuation', '،')]
#[pyfunction]
pub(crate) fn tokenize(py: Python<'_>, text: Text) -> Vec<Token> {
    tokenizer::tokens(py, &arabic_text::Tokenizer::new(), &text)
}

/// Returns the words of a text as they stand there, with their marks: words, numbers, addresses, mentions and hashtags.
///
/// >>> from arabic_text import words
/// >>> words("قال: «فُتِحَ البابُ».")
/// ['قال', 'فُتِحَ', 'البابُ']
#[pyfunction]
pub(crate) fn words<'py>(py: Python<'py>, text: Text) -> PyResult<Bound<'py, PyList>> {
    let parts: Vec<_> = arabic_text::words(text.as_str()).map(|word| text.with_content(py, word)).collect();
    PyList::new(py, parts)
}

/// Returns the sentences of a text, each with the spaces behind it; joined, they are the text.
///
/// >>> from arabic_text import sentences
/// >>> sentences("وصل أحمد. هل رأيته؟")
/// ['وصل أحمد. ', 'هل رأيته؟']
#[pyfunction]
pub(crate) fn sentences<'py>(py: Python<'py>, text: Text) -> PyResult<Bound<'py, PyList>> {
    let parts: Vec<_> = arabic_text::sentences(text.as_str()).map(|part| text.with_content(py, part)).collect();
    PyList::new(py, parts)
}
