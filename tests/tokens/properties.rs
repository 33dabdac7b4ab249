//! Properties of the tokens of any text.

use arabic_text::{Token, TokenKind, Tokenizer, sentences, tokenize, words};
use proptest::prelude::*;

use crate::common::config::cases;
use crate::strategy::{text, tokenizers};

const CONTROLS: &[char] = &['\u{200E}', '\u{200F}', '\u{61C}', '\u{202B}', '\u{2067}', '\u{FEFF}'];

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn tokens_partition_the_text(text in text(), tokenizer in tokenizers()) {
        let mut end = 0;
        for token in tokenizer.spaces(true).tokens(&text) {
            prop_assert_eq!(token.span.start, end);
            prop_assert!(!token.text.is_empty());
            prop_assert_eq!(token.text, &text[token.span.clone()]);
            end = token.span.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn only_spaces_are_left_out(text in text(), tokenizer in tokenizers()) {
        let visible: Vec<Token> =
            tokenizer.spaces(true).tokens(&text).filter(|token| token.kind != TokenKind::Space).collect();
        prop_assert_eq!(tokenizer.spaces(false).tokens(&text).collect::<Vec<_>>(), visible);
    }

    #[test]
    fn words_are_the_tokens_that_are_words(text in text()) {
        prop_assert!(words(&text).eq(tokenize(&text).filter(|token| token.kind.is_word()).map(|token| token.text)));
    }

    #[test]
    fn no_direction_control_at_an_edge(text in text()) {
        for token in tokenize(&text) {
            prop_assert!(!token.text.ends_with(CONTROLS), "{:?}", token);
            prop_assert!(!(token.kind.is_word() && token.text.starts_with(CONTROLS)), "{:?}", token);
        }
    }

    #[test]
    fn sentences_partition_the_text(text in text()) {
        prop_assert_eq!(sentences(&text).collect::<String>(), text.clone());
        prop_assert!(sentences(&text).all(|sentence| !sentence.is_empty()));
    }
}

/// A token of invisible characters alone is not trimmed to nothing.
#[test]
fn invisible_characters_before_a_letter() {
    for text in
        ["\u{628}\u{200F}\u{200C}\u{FE73}\u{6F22}", "\u{60C}\u{200F}\u{200C}\u{FE73}a", "\u{628}\u{200C}\u{6F22}"]
    {
        let tokens: Vec<Token> = Tokenizer::new().spaces(true).tokens(text).take(9).collect();
        assert!(tokens.len() < 9 && tokens.iter().all(|token| !token.text.is_empty()), "{tokens:?}");
    }
}
