//! Folded tokens of a text.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::iter::FusedIterator;
use core::ops::{Deref, DerefMut, Range};
use core::panic::UnwindSafe;

use super::Normalizer;
use crate::fold::TokenBatch;
use crate::profile::PhraseSigns;
use crate::tokenizer::{Scanner, Token, TokenKind, Tokenizer, Window};
use crate::unicode::phrase_words;

/// A folded token, with its byte range in the source.
///
/// ```
/// use arabic_text::Normalizer;
///
/// let token = Normalizer::search().tokens("مدرسةٌ جديدة").next().unwrap();
/// assert_eq!((&*token.text, token.span, token.kind.name()), ("مدرسه", 0..12, "word"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FoldedToken<'a> {
    /// The folded text, borrowed from the source if folding changes nothing.
    pub text: Cow<'a, str>,
    /// The byte range of the token in the source, for highlighting.
    pub span: Range<usize>,
    /// The kind of the token in the source. `Word` for each word of an expanded phrase sign.
    pub kind: TokenKind,
}

impl Normalizer {
    /// Returns the folded tokens of `text` with their byte ranges in `text`. Skips spaces and
    /// tokens that fold to nothing. If the profile expands phrase signs, each word of the phrase is
    /// a token with the range of the sign.
    ///
    /// Allocates a string for each token that folding changes; [`token_stream`](Self::token_stream)
    /// allocates one buffer for all tokens instead.
    ///
    /// ```
    /// use arabic_text::Normalizer;
    ///
    /// let text = "قال: ٣ كُتُبٍ!";
    /// let tokens: Vec<_> = Normalizer::search().tokens(text).map(|token| (token.text, &text[token.span])).collect();
    /// assert_eq!(tokens[0], ("قال".into(), "قال"));
    /// assert_eq!(tokens[2..4], [("3".into(), "٣"), ("كتب".into(), "كُتُبٍ")]);
    /// ```
    pub fn tokens<'a>(&'a self, text: &'a str) -> FoldedTokens<'a> {
        self.tokens_with(&Tokenizer::new(), text)
    }

    /// Returns folded tokens as [`tokens`](Self::tokens) does, split with the options of
    /// `tokenizer`.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Tokenizer};
    ///
    /// let tokenizer = Tokenizer::new().hashtags(false);
    /// let mut tokens = Normalizer::search().tokens_with(&tokenizer, "#مكتبة");
    /// assert_eq!(tokens.next().unwrap().text, "#");
    /// assert_eq!(tokens.next().unwrap().text, "مكتبه");
    /// ```
    pub fn tokens_with<'a>(&'a self, tokenizer: &Tokenizer, text: &'a str) -> FoldedTokens<'a> {
        FoldedTokens { stream: self.token_stream_with(tokenizer, text) }
    }

    /// Returns the folded words of `text` with their byte ranges in `text`, as a search index needs
    /// them.
    ///
    /// Words are the tokens whose kind [`is_word`](TokenKind::is_word), as in the free function
    /// [`words`](crate::words). For the presets `NONE` to `LOOSE` they are the words of the folded
    /// text, so if the ranges are not needed, `words(&normalize(text))` is faster.
    ///
    /// ```
    /// use arabic_text::{Normalizer, normalize, words};
    ///
    /// let text = "كَتَبَ أحمدُ ٣٫٥ صفحة!";
    /// let found: Vec<_> = Normalizer::search().words(text).collect();
    /// assert_eq!((&*found[0].text, &text[found[0].span.clone()]), ("كتب", "كَتَبَ"));
    /// assert_eq!((&*found[2].text, &text[found[2].span.clone()]), ("3.5", "٣٫٥"));
    ///
    /// assert!(words(&normalize(text)).eq(found.iter().map(|word| &*word.text)));
    /// ```
    pub fn words<'a>(&'a self, text: &'a str) -> FoldedWords<'a> {
        FoldedWords { tokens: self.tokens(text) }
    }

    /// Returns the tokens of [`tokens`](Self::tokens) one at a time, without an allocation for each
    /// token. The text of a token is borrowed until the next call to
    /// [`advance`](TokenStream::advance).
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use arabic_text::Normalizer;
    ///
    /// let mut counts: HashMap<String, u32> = HashMap::new();
    /// let mut stream = Normalizer::search().token_stream("كِتابٌ، وقلمٌ، وكتاب!");
    /// while stream.advance() {
    ///     let token = stream.token();
    ///     if token.kind.is_word() {
    ///         match counts.get_mut(token.text) {
    ///             Some(count) => *count += 1,
    ///             None => _ = counts.insert(token.text.to_owned(), 1),
    ///         }
    ///     }
    /// }
    /// assert_eq!((counts["كتاب"], counts["وقلم"], counts["وكتاب"]), (1, 1, 1));
    /// ```
    pub fn token_stream<'a>(&'a self, text: &'a str) -> TokenStream<'a> {
        self.token_stream_with(&Tokenizer::new(), text)
    }

    /// Returns folded tokens as [`token_stream`](Self::token_stream) does, split with the options
    /// of `tokenizer`.
    ///
    /// ```
    /// use arabic_text::{Normalizer, Tokenizer};
    ///
    /// let tokenizer = Tokenizer::new().split_digits(true);
    /// let mut stream = Normalizer::search().token_stream_with(&tokenizer, "٢٠٢٤م");
    /// assert!(stream.advance());
    /// assert_eq!(stream.token().text, "2024");
    /// ```
    pub fn token_stream_with<'a>(&'a self, tokenizer: &Tokenizer, text: &'a str) -> TokenStream<'a> {
        TokenStream::new(self, tokenizer, text, Memory::Own(Box::default()))
    }

    /// Returns folded tokens as [`token_stream_with`](Self::token_stream_with) does, in memory that
    /// the caller keeps for the next text. Use it for many short texts, such as lines: to make memory
    /// for each takes as long as two or three words.
    ///
    /// ```
    /// use arabic_text::{Normalizer, TokenMemory, Tokenizer};
    ///
    /// let (mut memory, mut words) = (TokenMemory::default(), Vec::new());
    /// for line in "الشَّمْسُ\nوالقَمَرُ".lines() {
    ///     let mut stream = Normalizer::search().token_stream_in(&mut memory, &Tokenizer::new(), line);
    ///     while stream.advance() {
    ///         words.push(stream.token().text.to_owned());
    ///     }
    /// }
    /// assert_eq!(words, ["الشمس", "والقمر"]);
    /// ```
    pub fn token_stream_in<'a>(
        &'a self,
        memory: &'a mut TokenMemory,
        tokenizer: &Tokenizer,
        text: &'a str,
    ) -> TokenStream<'a> {
        memory.buffers.restart();
        TokenStream::new(self, tokenizer, text, Memory::Lent(&mut memory.buffers))
    }
}

/// An iterator over folded tokens. Made by [`Normalizer::tokens`].
///
/// ```
/// let tokens = arabic_text::Normalizer::search().tokens("قال: نعم");
/// assert_eq!(tokens.map(|token| token.text).collect::<Vec<_>>(), ["قال", ":", "نعم"]);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FoldedTokens<'a> {
    stream: TokenStream<'a>,
}

impl<'a> Iterator for FoldedTokens<'a> {
    type Item = FoldedToken<'a>;

    #[inline]
    fn next(&mut self) -> Option<FoldedToken<'a>> {
        if !self.stream.advance() {
            return None;
        }
        let source = self.stream.tokens.text();
        let Token { text, span, kind } = self.stream.token();
        let unchanged = &source[span.clone()];
        let text = if text == unchanged { Cow::Borrowed(unchanged) } else { Cow::Owned(text.into()) };
        Some(FoldedToken { text, span, kind })
    }
}

impl FusedIterator for FoldedTokens<'_> {}

/// An iterator over folded words. Made by [`Normalizer::words`].
///
/// ```
/// let words = arabic_text::Normalizer::search().words("قال: نعم");
/// assert_eq!(words.map(|word| word.text).collect::<Vec<_>>(), ["قال", "نعم"]);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FoldedWords<'a> {
    tokens: FoldedTokens<'a>,
}

impl<'a> Iterator for FoldedWords<'a> {
    type Item = FoldedToken<'a>;

    #[inline]
    fn next(&mut self) -> Option<FoldedToken<'a>> {
        self.tokens.find(|token| token.kind.is_word())
    }
}

impl FusedIterator for FoldedWords<'_> {}

/// Folded tokens one at a time, in one buffer. Made by [`Normalizer::token_stream`].
///
/// ```
/// let mut stream = arabic_text::Normalizer::search().token_stream("٣ كُتُبٍ");
/// assert!(stream.advance());
/// assert_eq!((stream.token().text, stream.token().span), ("3", 0..2));
/// assert!(stream.advance());
/// assert_eq!(stream.token().text, "كتب");
/// assert!(!stream.advance());
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct TokenStream<'a> {
    normalizer: &'a Normalizer,
    tokens: Scanner<'a>,
    /// Whether the tables of the profile can fold many tokens together.
    together: bool,
    /// Whether the profile expands phrase signs, which are no words, to words.
    expands: bool,
    /// Whether the profile makes two words of some.
    divides: bool,
    /// Whether `folded` may have further tokens.
    pending: bool,
    current: Current,
    memory: Memory<'a>,
}

/// Memory for [`Normalizer::token_stream_in`], some kilobytes that many texts share. No text sees
/// anything of another one.
///
/// ```
/// use arabic_text::{Normalizer, TokenMemory, Tokenizer};
///
/// let mut memory = TokenMemory::default();
/// let mut stream = Normalizer::search().token_stream_in(&mut memory, &Tokenizer::new(), "كُتُبٌ");
/// assert!(stream.advance());
/// assert_eq!(stream.token().text, "كتب");
/// ```
#[derive(Clone, Debug, Default)]
pub struct TokenMemory {
    buffers: Box<Buffers>,
}

/// The most bytes of a folded token that are kept for the next text.
const MAX_KEPT: usize = 1 << 16;

/// Where the buffers of a stream are. They are boxed, since they would be slow to move.
#[derive(Debug)]
enum Memory<'a> {
    Own(Box<Buffers>),
    Lent(&'a mut Buffers),
}

#[derive(Clone, Debug, Default)]
struct Buffers {
    window: Window,
    /// The tokens that were folded together.
    batch: TokenBatch,
    /// A token that was folded alone.
    folded: String,
}

impl Buffers {
    /// Forgets the tokens of another text, and gives back the memory of a very long one.
    fn restart(&mut self) {
        if self.folded.capacity() > MAX_KEPT {
            self.folded = String::new();
        }
        self.window.restart();
        self.batch.restart();
    }
}

/// Lent buffers start over with each text, so nothing of an interrupted one is seen.
impl UnwindSafe for Memory<'_> {}

impl Clone for Memory<'_> {
    fn clone(&self) -> Self {
        Self::Own(Box::new(Buffers::clone(self)))
    }
}

impl Deref for Memory<'_> {
    type Target = Buffers;

    #[inline(always)]
    fn deref(&self) -> &Buffers {
        match self {
            Self::Own(buffers) => buffers,
            Self::Lent(buffers) => buffers,
        }
    }
}

impl DerefMut for Memory<'_> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Buffers {
        match self {
            Self::Own(buffers) => buffers,
            Self::Lent(buffers) => buffers,
        }
    }
}

impl<'a> TokenStream<'a> {
    fn new(normalizer: &'a Normalizer, tokenizer: &Tokenizer, text: &'a str, memory: Memory<'a>) -> Self {
        Self {
            normalizer,
            tokens: tokenizer.scanner(text),
            together: normalizer.table().folds_batches(),
            expands: normalizer.profile().phrase_signs() == PhraseSigns::Expand,
            divides: normalizer.table().rules.is_quranic(),
            pending: false,
            current: Current::default(),
            memory,
        }
    }

    /// Moves to the next token. Returns `false` at the end of the text.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().token_stream("نعم");
    /// assert!(stream.advance());
    /// assert!(!stream.advance());
    /// ```
    #[inline(always)]
    pub fn advance(&mut self) -> bool {
        if self.pending && self.next_part() {
            return true;
        }
        loop {
            let Some(token) = self.tokens.next(&mut self.memory.window) else {
                self.current = Current::default();
                return false;
            };
            if let Some(place) = self.memory.batch.find(&token.span) {
                if !place.is_empty() {
                    self.current = Current { place, in_batch: true, span: token.span, kind: token.kind };
                    return true;
                }
            } else if self.fold(token.span, token.kind) {
                return true;
            }
        }
    }

    /// Returns the current token, with folded text and its byte range in the source. The text is
    /// borrowed until the next call to [`advance`](Self::advance). Before the first token and
    /// behind the last one, returns an empty token.
    ///
    /// ```
    /// let mut stream = arabic_text::Normalizer::search().token_stream("  إلى");
    /// assert_eq!(stream.token().text, "");
    /// assert!(stream.advance());
    /// assert_eq!((stream.token().text, stream.token().span), ("الي", 2..8));
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn token(&self) -> Token<'_> {
        let Current { place, in_batch, span, kind } = self.current.clone();
        let text = if in_batch { self.memory.batch.text(place) } else { &self.memory.folded[place] };
        Token { text, span, kind }
    }

    /// Moves to the next token of an expanded phrase sign. Returns whether there is one.
    #[cold]
    #[inline(never)]
    fn next_part(&mut self) -> bool {
        let start = self.current.place.end;
        // The reference tokenizer is faster for such short texts, since it does not fill a window.
        let tokenizer = Tokenizer::new().by_definition();
        let part = tokenizer.tokens(&self.memory.folded[start..]).next().map(|part| (part.span, part.kind));
        self.pending = part.is_some();
        if let Some((span, kind)) = part {
            (self.current.place, self.current.kind) = (start + span.start..start + span.end, kind);
        }
        self.pending
    }

    /// Folds a batch of tokens that begins with this token. If the batch cannot hold the token,
    /// which is always so for an expanded phrase sign, folds the token alone. Returns `false` if
    /// the token folds to nothing, otherwise makes it the current token.
    #[inline(never)]
    fn fold(&mut self, span: Range<usize>, kind: TokenKind) -> bool {
        let text = self.tokens.text();
        if self.together && self.memory.batch.ends_before(&span) {
            self.normalizer.table().fold_batch(text, span.start, &mut self.memory.batch);
            if let Some(place) = self.memory.batch.find(&span) {
                self.current = Current { place, in_batch: true, span, kind };
                return !self.current.place.is_empty();
            }
        }
        let source = &text[span.clone()];
        self.memory.folded.clear();
        self.normalizer.normalize_into(source, &mut self.memory.folded);
        let is_divided = self.divides && kind != TokenKind::Space && self.memory.folded.contains(' ');
        if is_divided || self.expands && is_phrase_sign(source) {
            self.current = Current { place: 0..0, in_batch: false, span, kind: TokenKind::Word };
            return self.next_part();
        }
        self.current = Current { place: 0..self.memory.folded.len(), in_batch: false, span, kind };
        !self.memory.folded.is_empty()
    }
}

/// The current token.
#[derive(Clone, Debug)]
struct Current {
    /// The byte range of the folded text, in `batch` or in `folded`.
    place: Range<usize>,
    in_batch: bool,
    /// The byte range in the source.
    span: Range<usize>,
    kind: TokenKind,
}

fn is_phrase_sign(token: &str) -> bool {
    token.chars().next().and_then(phrase_words).is_some()
}

impl Default for Current {
    fn default() -> Self {
        Self { place: 0..0, in_batch: false, span: 0..0, kind: TokenKind::Space }
    }
}
