//! The iterator that `Normalizer.find_iter` gives.

use arabic_text::{FindIter, Finder};
use pyo3::prelude::*;
use self_cell::self_cell;

use crate::text::{Offsets, Text};

struct Searched {
    text: Text,
    finder: Finder,
}

struct Found<'a> {
    matches: FindIter<'a, 'a>,
    offsets: Offsets<'a>,
}

self_cell! {
    struct Search {
        owner: Searched,
        #[not_covariant]
        dependent: Found,
    }
}

/// Pairs of offsets, as `Normalizer.find_iter` gives them.
#[pyclass(module = "arabic_text")]
pub(crate) struct Matches(Search);

impl Matches {
    pub(crate) fn new(text: Text, finder: Finder) -> Self {
        Self(Search::new(Searched { text, finder }, |searched| Found {
            matches: searched.finder.find_iter(searched.text.as_str()),
            offsets: searched.text.offsets(),
        }))
    }
}

#[pymethods]
impl Matches {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&mut self) -> Option<(usize, usize)> {
        self.0.with_dependent_mut(|_, found| found.matches.next().map(|range| found.offsets.convert(range)))
    }
}
