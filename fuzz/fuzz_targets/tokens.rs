//! Tokens cover the text without gaps under all options, and every engine finds the same tokens.
//! Sentences cover the text too.
//!
//! The first byte chooses the options of the tokenizer. The others are the text.
#![no_main]
#![allow(dead_code)]

use arabic_text::{InstructionSet, Token, TokenKind, Tokenizer, sentences, tokenize, words};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

const CONTROLS: &[char] = &[
    '\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{FEFF}',
];

fn assert_partitions(text: &str, tokens: &[Token<'_>]) {
    let mut end = 0;
    for token in tokens {
        assert!(token.span.start == end && token.span.end > end, "{token:?} behind {end}");
        assert_eq!(token.text, &text[token.span.clone()]);
        end = token.span.end;
    }
    assert_eq!(end, text.len());
}

fuzz_target!(|data: &[u8]| {
    let [how, rest @ ..] = data else { return };
    // The text is copied to an allocation of its exact length, so that sanitizers report a read
    // beyond it.
    let text: Box<str> = input::text(rest).into();
    let is_on = |bit: u8| how >> bit & 1 == 0;
    let tokenizer = Tokenizer::new().urls(is_on(0)).emails(is_on(1)).mentions(is_on(2)).hashtags(is_on(3));
    let tokenizer = tokenizer.split_digits(!is_on(4)).split_scripts(!is_on(5));
    let tokenizer = tokenizer.split_underscores(!is_on(6)).split_non_joiners(!is_on(7));
    let all: Vec<Token> = tokenizer.spaces(true).tokens(&text).collect();
    assert_partitions(&text, &all);
    assert!(tokenizer.spaces(true).by_definition().tokens(&text).eq(all.iter().cloned()), "by definition");
    for set in InstructionSet::available() {
        let tokenizer = tokenizer.spaces(true).with_instruction_set(set);
        assert!(tokenizer.tokens(&text).eq(all.iter().cloned()), "{set}");
    }
    assert!(tokenizer.tokens(&text).eq(all.iter().filter(|token| token.kind != TokenKind::Space).cloned()));
    for token in all.iter().filter(|token| token.kind != TokenKind::Space) {
        assert!(!token.text.ends_with(CONTROLS), "{token:?}");
        assert!(!(token.kind.is_word() && token.text.starts_with(CONTROLS)), "{token:?}");
    }
    assert!(words(&text).eq(tokenize(&text).filter(|token| token.kind.is_word()).map(|token| token.text)));
    let mut joined = String::new();
    for sentence in sentences(&text) {
        assert!(!sentence.is_empty());
        joined.push_str(sentence);
    }
    assert_eq!(joined, &*text);
});
