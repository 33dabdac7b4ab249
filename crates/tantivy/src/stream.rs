//! The tokens of a text, one after the other.

use arabic_text::TokenKind;
use arabic_text::stem::Stemmer;
use tantivy_tokenizer_api::{Token, TokenStream};

use crate::latin::{may_have_capitals, remove_latin_case};
use crate::{ArabicTokenizer, EXACT, Keys};

/// Keys of words, with the offsets of the words in the text. Made by [`ArabicTokenizer`].
pub struct ArabicTokenStream<'a> {
    words: arabic_text::TokenStream<'a>,
    stemmer: Option<Stemmer>,
    keys: Keys,
    /// Whether the exact key of the current word is still to come.
    exact_follows: bool,
    /// Whether keys of this text can have capitals to remove.
    removes_latin_case: bool,
    token: &'a mut Token,
}

impl<'a> ArabicTokenStream<'a> {
    pub(crate) fn new(tokenizer: &'a mut ArabicTokenizer, text: &'a str) -> Self {
        let removes_latin_case = tokenizer.removes_latin_case && (tokenizer.has_mappings || may_have_capitals(text));
        let ArabicTokenizer { normalizer, splitter, stemmer, keys, memory, token, .. } = tokenizer;
        token.reset();
        Self {
            words: normalizer.token_stream_in(memory, splitter, text),
            stemmer: *stemmer,
            keys: *keys,
            exact_follows: false,
            removes_latin_case,
            token,
        }
    }

    /// Makes the exact key of the current word the current token.
    fn set_exact(&mut self) {
        self.token.text.clear();
        self.token.text.push(EXACT);
        self.token.text.push_str(self.words.token().text);
        self.remove_case();
    }

    #[inline(always)]
    fn remove_case(&mut self) {
        if self.removes_latin_case {
            remove_latin_case(&mut self.token.text);
        }
    }
}

impl TokenStream for ArabicTokenStream<'_> {
    fn advance(&mut self) -> bool {
        if self.exact_follows {
            self.exact_follows = false;
            self.set_exact();
            return true;
        }
        while self.words.advance() {
            let word = self.words.token();
            if !word.kind.is_word() {
                continue;
            }
            self.token.offset_from = word.span.start;
            self.token.offset_to = word.span.end;
            self.token.position = self.token.position.wrapping_add(1);
            if self.keys == Keys::Exact {
                self.set_exact();
                return true;
            }
            let key = match self.stemmer {
                Some(stemmer) if word.kind == TokenKind::Word => stemmer.stem(word.text),
                _ => word.text,
            };
            self.token.text.clear();
            self.token.text.push_str(key);
            self.remove_case();
            self.exact_follows = self.keys == Keys::Both;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
