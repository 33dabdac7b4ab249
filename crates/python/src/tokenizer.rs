//! The class `Tokenizer`.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};

use crate::text::{Text, wrong_type};
use crate::tokens::Token;

/// Splits texts into tokens. Switches say what is one token and what is split; all have a default.
///
/// `urls`, `emails`, `mentions`, `hashtags` (on): such a thing is one token. `spaces` (off): spaces are tokens, too.
/// `split_digits`, `split_scripts`, `split_underscores`, `split_non_joiners` (off): words are split between letters and
/// digits, between scripts, at `_`, at the zero-width non-joiner.
///
/// >>> from arabic_text import Tokenizer
/// >>> [token.text for token in Tokenizer(split_digits=True).tokens("سميت29 #وسم")]
/// ['سميت', '29', '#وسم']
#[pyclass(module = "arabic_text", frozen, eq)]
#[derive(Clone)]
pub(crate) struct Tokenizer(pub(crate) arabic_text::Tokenizer, Vec<(&'static str, bool)>);

impl PartialEq for Tokenizer {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// The name of a switch, and what sets it.
type Switch = (&'static str, fn(arabic_text::Tokenizer, bool) -> arabic_text::Tokenizer);

macro_rules! switches {
    ($($switch:ident)*) => { &[$((stringify!($switch), arabic_text::Tokenizer::$switch)),*] };
}

const SWITCHES: &[Switch] = switches!(
    spaces urls emails mentions hashtags split_digits split_scripts split_underscores split_non_joiners
);

#[pymethods]
impl Tokenizer {
    #[new]
    #[pyo3(signature = (**switches))]
    fn new(switches: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut made = Self(arabic_text::Tokenizer::new(), Vec::new());
        for (name, value) in switches.into_iter().flatten() {
            let name = name.cast::<PyString>()?.to_str()?;
            let Some((name, set)) = SWITCHES.iter().find(|switch| switch.0 == name) else {
                let names: Vec<_> = SWITCHES.iter().map(|switch| switch.0).collect();
                return Err(PyTypeError::new_err(format!(
                    "unknown switch {name}; expected one of {}",
                    names.join(", ")
                )));
            };
            let value = value.cast::<PyBool>().map_err(|_| wrong_type(&value, &format!("bool for {name}")))?.is_true();
            made.0 = set(made.0, value);
            made.1.push((name, value));
        }
        Ok(made)
    }

    /// Returns the tokens of `text`, in order. Together with the spaces between them they are the text.
    ///
    /// >>> [token.kind for token in Tokenizer(spaces=True).tokens("٣ كتب!")]
    /// ['number', 'space', 'word', 'punctuation']
    fn tokens(&self, py: Python<'_>, text: Text) -> Vec<Token> {
        tokens(py, &self.0, &text)
    }

    fn __repr__(&self) -> String {
        let python = |value| if value { "True" } else { "False" };
        let switches: Vec<_> = self.1.iter().map(|(name, value)| format!("{name}={}", python(*value))).collect();
        format!("Tokenizer({})", switches.join(", "))
    }

    /// The switches that were given, by name, so that a copy can be made in another process.
    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
        let switches = PyDict::new(py);
        self.1.iter().try_for_each(|(name, value)| switches.set_item(name, value))?;
        Ok(((), switches))
    }
}

pub(crate) fn tokens(py: Python<'_>, tokenizer: &arabic_text::Tokenizer, text: &Text) -> Vec<Token> {
    let mut offsets = text.offsets();
    tokenizer.tokens(text.as_str()).map(|token| Token::new(py, text, &token, &mut offsets)).collect()
}
