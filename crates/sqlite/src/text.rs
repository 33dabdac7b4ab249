//! Bytes that a database gives as text, which may not be UTF-8.

use std::borrow::Cow;

use arabic_text::Normalizer;

/// Returns the text with a line break in place of each byte that is not UTF-8: words end there, all places stay.
pub(crate) fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = arabic_text::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '\n'));
    }
    Cow::Owned(text)
}

/// Folds what is UTF-8 and keeps the other bytes as they are.
pub(crate) fn fold<'a>(normalizer: &Normalizer, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    if let Ok(text) = arabic_text::from_utf8(bytes) {
        return match normalizer.normalize(text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
    }
    let mut folded = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        folded.extend_from_slice(normalizer.normalize(chunk.valid()).as_bytes());
        folded.extend_from_slice(chunk.invalid());
    }
    Cow::Owned(folded)
}

/// Lowercases Latin letters into `buffer`, unless there is nothing to do.
pub(crate) fn lower_latin<'a>(word: &'a str, buffer: &'a mut String) -> &'a str {
    if !word.bytes().any(may_be_upper) {
        return word;
    }
    buffer.clear();
    buffer.extend(word.chars().map(lower));
    buffer
}

/// Whether a capital letter of ASCII, Latin-1, Latin Extended-A, -B or Additional may begin with this byte.
const fn may_be_upper(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | 0xC3..=0xC9 | 0xE1)
}

/// The blocks are full and old: their case is the same in every version of Unicode that a compiler knows.
#[allow(clippy::disallowed_methods)]
fn lower(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => letter.to_lowercase().next().unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_where_bytes_are_bad() {
        assert_eq!(readable(b"ab\xFFc\xE2\x82d"), "ab\nc\n\nd");
        assert!(matches!(readable("كتاب".as_bytes()), Cow::Borrowed("كتاب")));
    }

    #[test]
    fn bad_bytes_are_kept() {
        let bytes = [b"\xFF", "إِ".as_bytes(), b"\xC3"].concat();
        assert_eq!(*fold(Normalizer::search(), &bytes), [b"\xFF", "ا".as_bytes(), b"\xC3"].concat());
    }

    #[test]
    fn latin_alone_is_lowercased() {
        let lowered = |word: &str| lower_latin(word, &mut String::new()).to_owned();
        assert_eq!(lowered("ÉCOLE Ž Ự İ"), "école ž ự i");
        assert_eq!(lowered("كتاب ΑБ"), "كتاب ΑБ");
    }
}
