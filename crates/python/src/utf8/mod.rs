//! Strings of Python as UTF-8, and back.
//!
//! CPython keeps the characters of most strings in two bytes each. Its own way to UTF-8 and back is slower than folding is, and
//! leaves the UTF-8 with the string for as long as that lives, which doubles the memory of a list whose texts are looked at.
//! To make UTF-16, or a string of UTF-16, it only copies. So this module exchanges UTF-16 with CPython, and puts it into UTF-8 and
//! back by vectors. On processors without these vectors, CPython does everything.

#[cfg(target_arch = "x86_64")]
mod ssse3;

use pyo3::prelude::*;
use pyo3::types::PyString;

/// The text of a string. Fails with a `UnicodeEncodeError` where it has lone surrogates.
pub(crate) fn read(string: &Bound<'_, PyString>) -> PyResult<String> {
    #[cfg(target_arch = "x86_64")]
    if let Some(encode) = ssse3::encoder()
        && let Some(text) = by_pieces(string, encode)
    {
        return Ok(text);
    }
    string.to_str().map(String::from)
}

/// How many characters of a long string are read at once. They stay in the caches of the processor, and take no new pages.
#[cfg(target_arch = "x86_64")]
const PIECE: usize = 1 << 14;

/// Returns the text of a string, or `None` if it has lone surrogates or memory is short.
#[cfg(target_arch = "x86_64")]
fn by_pieces(string: &Bound<'_, PyString>, encode: impl Fn(&[u8], &mut String) -> Option<()>) -> Option<String> {
    let length = string.code_point_len().ok()?;
    let mut text = String::with_capacity(2 * length + ssse3::ROOM);
    if length <= PIECE {
        append(string, &encode, &mut text)?;
        return Some(text);
    }
    for start in (0..length).step_by(PIECE) {
        let end = length.min(start + PIECE);
        // SAFETY: the argument is a string, and the function returns a new string or null.
        let piece = unsafe {
            let piece = pyo3::ffi::PyUnicode_Substring(string.as_ptr(), start.cast_signed(), end.cast_signed());
            Bound::from_owned_ptr_or_err(string.py(), piece)
        };
        append(piece.ok()?.cast().ok()?, &encode, &mut text)?;
    }
    Some(text)
}

/// Appends a string to a text. Returns `None` if it has lone surrogates or memory is short.
#[cfg(target_arch = "x86_64")]
fn append(
    string: &Bound<'_, PyString>,
    encode: impl Fn(&[u8], &mut String) -> Option<()>,
    text: &mut String,
) -> Option<()> {
    // SAFETY: the argument is a string, and the function returns a new object of bytes or null.
    let units = unsafe {
        let units = pyo3::ffi::PyUnicode_AsUTF16String(string.as_ptr());
        Bound::from_owned_ptr_or_err(string.py(), units)
    };
    let units = units.ok()?;
    // A byte order mark stands in front.
    encode(units.cast::<pyo3::types::PyBytes>().ok()?.as_bytes().get(2..)?, text)
}

/// Below so many bytes there is nothing to win.
#[cfg(target_arch = "x86_64")]
const SHORT: usize = 32;

/// A string of Python with this text.
pub(crate) fn string<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
    #[cfg(target_arch = "x86_64")]
    if text.len() >= SHORT
        && let Some(decode) = ssse3::decoder()
    {
        let units = decode(text);
        let mut little_endian = -1;
        // SAFETY: `units` has so many bytes, and the function returns a new string, or null if memory is short.
        let made = unsafe {
            let length = size_of_val(&*units).cast_signed();
            let units = units.as_ptr().cast();
            let string = pyo3::ffi::PyUnicode_DecodeUTF16(units, length, std::ptr::null(), &raw mut little_endian);
            Bound::from_owned_ptr_or_err(py, string)
        };
        if let Some(string) = made.ok().and_then(|string| string.cast_into().ok()) {
            return string;
        }
    }
    PyString::new(py, text)
}
