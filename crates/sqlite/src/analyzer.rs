//! From a text to the tokens of an index, and from a query to the tokens that are looked up.

use std::ops::Range;

use arabic_text::stem::Stemmer;
use arabic_text::{Normalizer, Token, TokenKind, Tokenizer};

use crate::options::{Exact, Options};
use crate::text::lower_latin;

/// What exact keys begin with, so that they are never equal to other keys; and what asks for them in a query.
const EXACT: char = '=';

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// A text of the table.
    Document,
    /// A query, or a part of one.
    Query,
    /// A query whose last word may go on.
    Prefix,
}

/// Makes tokens by the options of a table.
pub(crate) struct Analyzer {
    normalizer: Normalizer,
    tokenizer: Tokenizer,
    stem: Option<Stemmer>,
    exact: ExactKey,
    remove_latin_case: bool,
}

enum ExactKey {
    No,
    Unstemmed,
    Folded(Normalizer),
}

/// Words of a text are lowercased and marked in these.
#[derive(Default)]
struct Buffers {
    word: String,
    exact: String,
    marked: String,
}

/// A key, where its word stands, and whether it is at the place of the key before it.
pub(crate) struct Key<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Range<usize>,
    pub(crate) colocated: bool,
}

impl Analyzer {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            normalizer: Normalizer::new(options.profile.clone()),
            tokenizer: options.tokenizer(),
            stem: options.stem,
            exact: match &options.exact {
                Exact::No => ExactKey::No,
                Exact::Unstemmed => ExactKey::Unstemmed,
                Exact::Folded(profile) => ExactKey::Folded(Normalizer::new(profile.clone())),
            },
            remove_latin_case: options.remove_latin_case,
        }
    }

    /// Gives the keys of the words of `text`, from left to right, until `emit` returns an error.
    pub(crate) fn keys<E>(
        &self,
        text: &str,
        role: Role,
        mut emit: impl FnMut(Key<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        // The number of the word that may go on.
        let open = if role == Role::Prefix { self.count_words(text) } else { 0 };
        let mut buffers = Buffers::default();
        let (mut number, mut last) = (0, 0..0);
        let mut stream = self.normalizer.token_stream_with(&self.tokenizer, text);
        while stream.advance() {
            let token = stream.token();
            if !token.kind.is_word() {
                continue;
            }
            number += 1;
            // Words of a phrase that one sign stands for have its span.
            let continues = number > 1 && token.span == last;
            last = token.span.clone();
            let word = Word { token, source: text, continues, is_open: number == open };
            self.keys_of(&word, role, &mut buffers, &mut emit)?;
        }
        Ok(())
    }

    fn count_words(&self, text: &str) -> usize {
        let mut stream = self.normalizer.token_stream_with(&self.tokenizer, text);
        let mut count = 0;
        while stream.advance() {
            count += usize::from(stream.token().kind.is_word());
        }
        count
    }

    #[inline]
    fn keys_of<E>(
        &self,
        word: &Word<'_>,
        role: Role,
        buffers: &mut Buffers,
        emit: &mut impl FnMut(Key<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut colocated = false;
        let mut give = |text: &str| {
            let key = Key { text, span: word.token.span.clone(), colocated };
            colocated = true;
            emit(key)
        };
        let folded = self.lower(word.token.text, &mut buffers.word);
        let exact_only = role != Role::Document && !matches!(self.exact, ExactKey::No) && word.asks_for_exact();
        if !exact_only {
            let key = match self.stem {
                Some(stem) if word.token.kind == TokenKind::Word => stem.stem(folded),
                _ => folded,
            };
            // The beginning of a word is the beginning of a key, or of a word that has lost its own beginning.
            if word.is_open && key != folded {
                give(folded)?;
            }
            give(key)?;
        }
        if (role == Role::Document || word.is_open || exact_only)
            && let Some(exact) = self.exact_key(word, folded, &mut buffers.exact, &mut buffers.marked)
        {
            give(exact)?;
        }
        Ok(())
    }

    fn exact_key<'a>(
        &self,
        word: &Word<'_>,
        folded: &str,
        buffer: &mut String,
        marked: &'a mut String,
    ) -> Option<&'a str> {
        marked.clear();
        marked.push(EXACT);
        match &self.exact {
            ExactKey::No => return None,
            ExactKey::Unstemmed => marked.push_str(folded),
            // One key for all words that a sign stands for.
            ExactKey::Folded(_) if word.continues => return None,
            ExactKey::Folded(normalizer) => {
                let exact = normalizer.normalize(&word.source[word.token.span.clone()]);
                marked.push_str(self.lower(&exact, buffer));
            }
        }
        (marked.len() > EXACT.len_utf8()).then_some(marked)
    }

    #[inline]
    fn lower<'a>(&self, word: &'a str, buffer: &'a mut String) -> &'a str {
        if self.remove_latin_case { lower_latin(word, buffer) } else { word }
    }
}

struct Word<'a> {
    token: Token<'a>,
    source: &'a str,
    /// Whether it is another word of the sign before it.
    continues: bool,
    /// Whether more letters may follow.
    is_open: bool,
}

impl Word<'_> {
    /// Whether an equals sign stands before the word, and nothing or a space before that.
    fn asks_for_exact(&self) -> bool {
        let before = self.source[..self.token.span.start].strip_suffix(EXACT);
        before.is_some_and(|rest| rest.is_empty() || rest.ends_with(|letter: char| letter.is_ascii_whitespace()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(options: &str, role: Role, text: &str) -> Vec<(String, String, bool)> {
        let analyzer = Analyzer::new(&Options::from_text(options).unwrap());
        let mut keys = Vec::new();
        let done = analyzer.keys(text, role, |key| {
            keys.push((key.text.to_owned(), text[key.span].to_owned(), key.colocated));
            Ok::<(), ()>(())
        });
        assert_eq!(done, Ok(()));
        keys
    }

    fn texts(options: &str, role: Role, text: &str) -> Vec<String> {
        keys(options, role, text).into_iter().map(|key| if key.2 { format!("+{}", key.0) } else { key.0 }).collect()
    }

    #[test]
    fn words_are_folded_at_their_places() {
        let found = keys("", Role::Document, "قَرَأتُ كِتَـابَ Rust!");
        let expected = [("قرات", "قَرَأتُ"), ("كتاب", "كِتَـابَ"), ("rust", "Rust")];
        assert_eq!(found, expected.map(|(key, source)| (key.to_owned(), source.to_owned(), false)));
        assert_eq!(texts("remove_latin_case 0", Role::Document, "Rust"), ["Rust"]);
    }

    #[test]
    fn exact_keys_stand_beside_stems() {
        let options = "stem arabic exact 1";
        assert_eq!(texts(options, Role::Document, "والكِتاب"), ["كتاب", "+=والكتاب"]);
        assert_eq!(texts(options, Role::Query, "والكِتاب"), ["كتاب"]);
        assert_eq!(texts(options, Role::Query, "=والكِتاب كتب"), ["=والكتاب", "كتب"]);
        assert_eq!(texts(options, Role::Query, "a=b"), ["a", "b"]);
        assert_eq!(texts(options, Role::Prefix, "قلم والكتا"), ["قلم", "والكتا", "+كتا", "+=والكتا"]);
        assert_eq!(texts("exact clean", Role::Document, "كُتِبَ"), ["كتب", "+=كُتِبَ"]);
        assert_eq!(texts("stem arabic", Role::Document, "2024 والكتاب"), ["2024", "كتاب"]);
    }

    #[test]
    fn words_of_a_sign_have_its_place() {
        let found = keys("'search,phrase_signs=expand' exact clean", Role::Document, "\u{FDFB}");
        assert_eq!(found.iter().filter(|key| !key.2).count(), 2);
        assert_eq!(found.iter().filter(|key| key.2).count(), 1);
        assert!(found.iter().all(|key| key.1 == "\u{FDFB}"));
    }
}
