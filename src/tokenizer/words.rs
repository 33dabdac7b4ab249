//! The words of a text.

use core::iter::FusedIterator;

use super::{Tokens, tokenize};

/// Returns the words of a text: all tokens except punctuation, symbols, emoji and spaces.
///
/// Numbers, addresses, mentions and hashtags count as words. Folding the words of a text gives the
/// words of the folded text, for the presets from `NONE` to `LOOSE`. The iterator is lazy and
/// allocates nothing; time is linear in the text.
///
/// ```
/// use arabic_text::words;
///
/// assert!(words("قال: «نعم»، ثم ذهب!").eq(["قال", "نعم", "ثم", "ذهب"]));
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { tokens: tokenize(text) }
}

/// An iterator over the words of a text. Made by [`words`].
///
/// ```
/// // Counting without an allocation for each word.
/// assert_eq!(arabic_text::words("قال: نعم، ثم ذهب!").count(), 4);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Words<'a> {
    tokens: Tokens<'a>,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    #[inline(always)]
    fn next(&mut self) -> Option<&'a str> {
        loop {
            let token = self.tokens.next()?;
            if token.kind.is_word() {
                return Some(token.text);
            }
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, &'a str) -> B>(self, init: B, mut f: F) -> B {
        self.tokens.fold(init, |all, token| if token.kind.is_word() { f(all, token.text) } else { all })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.tokens.size_hint()
    }
}

impl FusedIterator for Words<'_> {}

impl<'a> Words<'a> {
    /// Returns the text from the next token on, whether or not that is a word.
    ///
    /// Takes the time that is needed to find that token.
    ///
    /// ```
    /// let mut words = arabic_text::words("قال: نعم");
    /// words.next();
    /// assert_eq!(words.as_str(), ": نعم");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.tokens.as_str()
    }
}
