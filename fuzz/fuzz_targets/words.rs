//! The words of a folded text are the folded words of the text with the same kinds, for `NONE` to
//! `LOOSE`. Folded tokens are the tokens, folded one by one. If phrase signs are expanded, the
//! folded tokens that are words are the words of the folded text.
//!
//! The first byte chooses the preset and the options that split words. The others are the text.
#![no_main]
#![allow(dead_code)]

use arabic_text::{Normalizer, PhraseSigns, Profile, TokenKind, Tokenizer};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

fn words<'a>(tokenizer: &Tokenizer, text: &'a str) -> impl Iterator<Item = (&'a str, TokenKind)> {
    tokenizer.tokens(text).filter(|token| token.kind.is_word()).map(|token| (token.text, token.kind))
}

fn assert_commutes(normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) {
    let folded = normalizer.normalize(text);
    let mut left = words(tokenizer, &folded);
    for (word, kind) in words(tokenizer, text) {
        let expected = normalizer.normalize(word);
        if !expected.is_empty() {
            let found = left.next();
            assert_eq!(found, Some((&*expected, kind)), "{} of {}", normalizer.profile(), text.escape_unicode());
        }
    }
    assert_eq!(left.next(), None, "{} of {}", normalizer.profile(), text.escape_unicode());
}

fn assert_folds_tokens(normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) {
    let mut tokens = normalizer.tokens_with(tokenizer, text);
    for token in tokenizer.tokens(text) {
        let expected = normalizer.normalize(token.text);
        if !expected.is_empty() {
            let found = tokens.next().expect("a token that folds to something");
            assert_eq!((found.text, found.span, found.kind), (expected, token.span, token.kind));
        }
    }
    assert!(tokens.next().is_none());
}

fn assert_expands(text: &str) {
    let normalizer = Normalizer::new(Profile::SEARCH.with_phrase_signs(PhraseSigns::Expand));
    let folded = normalizer.normalize(text);
    let tokenizer = Tokenizer::new();
    let mut left = words(&tokenizer, &folded);
    for token in normalizer.words(text) {
        assert_eq!(left.next(), Some((&*token.text, token.kind)), "{}", text.escape_unicode());
    }
    assert_eq!(left.next(), None, "{}", text.escape_unicode());
}

fuzz_target!(|data: &[u8]| {
    let [how, rest @ ..] = data else { return };
    let presets =
        [Normalizer::search(), Normalizer::none(), Normalizer::clean(), Normalizer::unvocalized(), Normalizer::loose()];
    let normalizer = presets[usize::from(*how & 0x1F) % presets.len()];
    let is_on = |bit: u8| how >> bit & 1 != 0;
    let tokenizer = Tokenizer::new().split_digits(is_on(5)).split_scripts(is_on(6)).split_underscores(is_on(7));
    let text = input::text(rest);
    assert_commutes(normalizer, &tokenizer, &text);
    assert_folds_tokens(normalizer, &tokenizer, &text);
    assert_expands(&text);
});
