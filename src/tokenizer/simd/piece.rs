//! The text of a token, without a second look at its boundaries.

/// The text between two places where characters begin, or the text ends.
#[inline(always)]
pub(in crate::tokenizer) fn piece(text: &str, start: usize, end: usize) -> &str {
    debug_assert!(text.get(start..end).is_some());
    // SAFETY: places come from two hands. A window lists first bytes of characters alone, of the span that it was opened
    // on, and an end that is not listed before the length of the text; the definition goes from one character to the next.
    unsafe { text.get_unchecked(start..end) }
}
