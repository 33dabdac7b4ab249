//! The split of a text before its first change.

use alloc::string::String;

use super::Normalizer;

/// The number of bytes that are folded to find the first change: more than most words have.
const WINDOW: usize = 64;

/// The number of offsets that are tried.
const TRIED: usize = 16;

impl Normalizer {
    /// Splits `text` into its longest prefix that needs no change, and the rest: the prefix
    /// followed by the folded rest is the folded `text`.
    ///
    /// The rest is empty if and only if the text [is normalized](Self::is_normalized). Takes time
    /// linear in the prefix. (Where hundreds of marks stand on one letter, a longer prefix may be
    /// possible.)
    ///
    /// ```
    /// let search = arabic_text::Normalizer::search();
    /// let (prefix, rest) = search.split_normalized("هذا كِتاب");
    /// assert_eq!((prefix, rest), ("هذا ك", "ِتاب"));
    /// assert_eq!(format!("{prefix}{}", search.normalize(rest)), "هذا كتاب");
    /// assert_eq!(search.split_normalized("كتاب"), ("كتاب", ""));
    /// ```
    #[must_use]
    pub fn split_normalized<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        // The text up to `safe` does not change and does not affect the folding of the text behind
        // it. The next change may stand some characters behind `safe`, for example behind a letter
        // whose marks are removed.
        let safe = self.table().unchanged(text);
        if safe == text.len() {
            return (text, "");
        }
        let mut folded = String::new();
        let end = self.table().fold_some(text, safe, WINDOW, &mut folded);
        let window = &text[safe..end];
        let common = window.bytes().zip(folded.bytes()).take_while(|(a, b)| a == b).count();
        let places = (1..=common).rev().filter(|&at| window.is_char_boundary(at) && folded.is_char_boundary(at));
        let split = places.take(TRIED).find(|&at| self.normalize(&window[at..]) == folded[at..]);
        text.split_at(safe + split.unwrap_or(0))
    }
}
