//! The text between two boundaries of a token, without a check that they are character boundaries.

/// Returns the text between two byte offsets, each the beginning of a character or the end of the
/// text.
#[inline(always)]
pub(in crate::tokenizer) fn token_text(text: &str, start: usize, end: usize) -> &str {
    debug_assert!(text.get(start..end).is_some());
    // SAFETY: both offsets are character boundaries within the text, and `start <= end`. They come
    // from a window or from the reference tokenizer. A window lists only first bytes of characters
    // of its span, and drops what is not within the text; the reference tokenizer steps from one
    // character to the next.
    unsafe { text.get_unchecked(start..end) }
}
