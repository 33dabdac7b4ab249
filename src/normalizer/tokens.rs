//! Tokens of a text, each folded.

use alloc::string::String;
use core::ops::Range;

use super::Normalizer;
use crate::fold::Stretch;
use crate::tokenizer::{TokenKind, Tokenizer, Tokens};

/// A token of the source, folded. Its text is lent until the next one is asked for.
///
/// ```
/// let mut tokens = arabic_text::Normalizer::search().tokens("مدرسةٌ جديدة");
/// let token = tokens.next().unwrap();
/// assert_eq!((token.text, token.span, token.kind.name()), ("مدرسه", 0..12, "word"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedToken<'t> {
    /// The folded text.
    pub text: &'t str,
    /// Where the token stands in the source, in bytes: what to highlight.
    pub span: Range<usize>,
    /// The kind of the token in the source.
    pub kind: TokenKind,
}

/// Folded tokens with spans into the source: see [`Normalizer::tokens`].
///
/// ```
/// let mut tokens = arabic_text::Normalizer::search().tokens("قال: نعم");
/// let mut count = 0;
/// while let Some(_) = tokens.next() {
///     count += 1;
/// }
/// assert_eq!(count, 3);
/// ```
#[derive(Clone, Debug)]
pub struct FoldedTokens<'a> {
    normalizer: &'a Normalizer,
    text: &'a str,
    tokens: Tokens<'a>,
    /// Whether tokens are folded together, and what was.
    together: bool,
    stretch: Stretch,
    /// A token that was folded alone.
    folded: String,
}

impl Normalizer {
    /// The tokens of `text`, each folded, with its place in the source. Tokens of which nothing is left are passed over, and so
    /// is space.
    ///
    /// One buffer serves all tokens, so there is no allocation for each; hence a `next` that lends instead of an
    /// iterator. The words are the words of the folded text (for the presets `NONE` to `LOOSE`): where places do not matter,
    /// to count or to collect distinct ones, [`words`](crate::words) of a folded text is the plain iterator.
    ///
    /// ```
    /// use arabic_text::{Normalizer, TokenKind};
    ///
    /// let text = "كَتَبَ أحمدُ ٣٫٥ صفحة!";
    /// let mut words = Vec::new();
    /// let mut tokens = Normalizer::search().tokens(text);
    /// while let Some(token) = tokens.next() {
    ///     if token.kind.is_word() {
    ///         words.push((token.text.to_owned(), &text[token.span]));
    ///     }
    /// }
    /// assert_eq!(words[0], ("كتب".to_owned(), "كَتَبَ"));
    /// assert_eq!(words[2], ("3.5".to_owned(), "٣٫٥"));
    ///
    /// let folded = arabic_text::normalize(text);
    /// assert!(arabic_text::words(&folded).eq(words.iter().map(|word| word.0.as_str())));
    /// ```
    #[must_use]
    pub fn tokens<'a>(&'a self, text: &'a str) -> FoldedTokens<'a> {
        self.tokens_by(&Tokenizer::new(), text)
    }

    /// The same with a tokenizer of one's own.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Tokenizer};
    ///
    /// let tokenizer = Tokenizer::new().hashtags(false);
    /// let mut tokens = Normalizer::search().tokens_by(&tokenizer, "#مكتبة");
    /// assert_eq!(tokens.next().unwrap().text, "#");
    /// assert_eq!(tokens.next().unwrap().text, "مكتبه");
    /// ```
    #[must_use]
    pub fn tokens_by<'a>(&'a self, tokenizer: &Tokenizer, text: &'a str) -> FoldedTokens<'a> {
        let (folded, stretch) = (String::new(), Stretch::default());
        let together = self.table().folds_stretches();
        FoldedTokens { normalizer: self, text, tokens: tokenizer.tokens(text), together, folded, stretch }
    }
}

impl FoldedTokens<'_> {
    /// The next token that folds to something.
    ///
    /// ```
    /// let mut tokens = arabic_text::Normalizer::search().tokens("٣ كتبٍ");
    /// assert_eq!(tokens.next().unwrap().text, "3");
    /// assert_eq!(tokens.next().unwrap().text, "كتب");
    /// assert!(tokens.next().is_none());
    /// ```
    #[allow(clippy::should_implement_trait)]
    #[inline(always)]
    pub fn next(&mut self) -> Option<FoldedToken<'_>> {
        loop {
            let token = self.tokens.next()?;
            let place = match self.stretch.find(&token.span) {
                Some(place) => place,
                None => match self.fold(token.span.clone()) {
                    Some(place) => place,
                    None if self.folded.is_empty() => continue,
                    None => return Some(FoldedToken { text: &self.folded, span: token.span, kind: token.kind }),
                },
            };
            if !place.is_empty() {
                return Some(FoldedToken { text: self.stretch.piece(place), span: token.span, kind: token.kind });
            }
        }
    }

    /// Folds a stretch that begins with this token, or, if the token is not in it, the token alone.
    #[inline(never)]
    fn fold(&mut self, token: Range<usize>) -> Option<Range<usize>> {
        if self.together && self.stretch.ends_before(&token) {
            self.normalizer.table().fold_stretch(self.text, token.start, &mut self.stretch);
            if let Some(place) = self.stretch.find(&token) {
                return Some(place);
            }
        }
        self.folded.clear();
        self.normalizer.normalize_into(&self.text[token], &mut self.folded);
        None
    }
}
