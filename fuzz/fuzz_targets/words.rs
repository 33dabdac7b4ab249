//! The words of a folded text are the folded words of the text, and keep their kinds, for `NONE` to `LOOSE`; folded tokens are
//! the tokens, folded.
//!
//! The first byte chooses the preset, the others are the text.
#![no_main]
#![allow(dead_code)]

use arabic_text::{Normalizer, TokenKind, tokenize};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

fn words(text: &str) -> impl Iterator<Item = (&str, TokenKind)> {
    tokenize(text).filter(|token| token.kind.is_word()).map(|token| (token.text, token.kind))
}

fn assert_commutes(normalizer: &Normalizer, text: &str) {
    let folded = normalizer.normalize(text);
    let mut left = words(&folded);
    for (word, kind) in words(text) {
        let expected = normalizer.normalize(word);
        if !expected.is_empty() {
            let found = left.next();
            assert_eq!(found, Some((&*expected, kind)), "{} of {}", normalizer.profile(), text.escape_unicode());
        }
    }
    assert_eq!(left.next(), None, "{} of {}", normalizer.profile(), text.escape_unicode());
}

fn assert_folds_tokens(normalizer: &Normalizer, text: &str) {
    let mut tokens = normalizer.tokens(text);
    for token in tokenize(text) {
        let expected = normalizer.normalize(token.text);
        if !expected.is_empty() {
            let found = tokens.next().expect("a token that folds to something");
            assert_eq!((found.text, found.span, found.kind), (&*expected, token.span, token.kind));
        }
    }
    assert!(tokens.next().is_none());
}

fuzz_target!(|data: &[u8]| {
    let [how, rest @ ..] = data else { return };
    let presets =
        [Normalizer::search(), Normalizer::none(), Normalizer::clean(), Normalizer::unvocalized(), Normalizer::loose()];
    let normalizer = presets[usize::from(*how) % presets.len()];
    let text = input::text(rest);
    assert_commutes(normalizer, &text);
    assert_folds_tokens(normalizer, &text);
});
