//! Strings of Python as UTF-8, and back.
//!
//! CPython keeps the characters of most strings in two bytes each. Its own way to UTF-8 is slower than folding is, and leaves
//! the UTF-8 with the string for as long as that lives, which doubles the memory of a list whose texts are looked at. So
//! characters are asked for as numbers, and vectors put them into UTF-8. Where there are no such vectors, CPython does it.

#[cfg(target_arch = "x86_64")]
mod ssse3;

use pyo3::prelude::*;
use pyo3::types::PyString;

/// The text of a string. Fails with a `UnicodeEncodeError` where it has lone surrogates.
pub(crate) fn read(string: &Bound<'_, PyString>) -> PyResult<String> {
    #[cfg(target_arch = "x86_64")]
    if let Some(encode) = ssse3::encoder()
        && let Some(text) = encode(&characters(string)?)
    {
        return Ok(text);
    }
    string.to_str().map(String::from)
}

#[cfg(target_arch = "x86_64")]
fn characters(string: &Bound<'_, PyString>) -> PyResult<Vec<u32>> {
    let length = string.code_point_len()?;
    let mut characters = Vec::<u32>::with_capacity(length);
    // SAFETY: a string, and room for so many characters, all of which are written unless it fails.
    unsafe {
        let written = pyo3::ffi::PyUnicode_AsUCS4(string.as_ptr(), characters.as_mut_ptr(), length.cast_signed(), 0);
        if written.is_null() {
            return Err(PyErr::fetch(string.py()));
        }
        characters.set_len(length);
    }
    Ok(characters)
}

/// Below so many bytes there is nothing to win.
#[cfg(all(target_arch = "x86_64", not(windows)))]
const SHORT: usize = 32;

/// A string of Python with this text.
pub(crate) fn string<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
    // `wchar_t` is a character, but on Windows.
    #[cfg(all(target_arch = "x86_64", not(windows)))]
    if text.len() >= SHORT
        && let Some(decode) = ssse3::decoder()
    {
        let wide = decode(text);
        // SAFETY: so many characters; what comes back is a new string, or null where memory is short.
        let made = unsafe {
            let string = pyo3::ffi::PyUnicode_FromWideChar(wide.as_ptr().cast(), wide.len().cast_signed());
            Bound::from_owned_ptr_or_err(py, string)
        };
        if let Some(string) = made.ok().and_then(|string| string.cast_into().ok()) {
            return string;
        }
    }
    PyString::new(py, text)
}
