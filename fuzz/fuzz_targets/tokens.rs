//! Tokens partition the text, whatever the tokenizer recognizes, and every engine finds the same; sentences partition it, too.
//!
//! The first byte chooses the tokenizer, the others are the text.
#![no_main]
#![allow(dead_code)]

use arabic_text::{Token, TokenEngine, TokenKind, Tokenizer, sentences, tokenize, words};
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
    // In memory of its own length, so that sanitizers see a read beyond it.
    let text: Box<str> = input::text(rest).into();
    let is_on = |bit: u8| how >> bit & 1 == 0;
    let tokenizer = Tokenizer::new().urls(is_on(0)).emails(is_on(1)).mentions(is_on(2)).hashtags(is_on(3));
    let all: Vec<Token> = tokenizer.spaces(true).tokens(&text).collect();
    assert_partitions(&text, &all);
    for engine in TokenEngine::available() {
        assert!(tokenizer.spaces(true).engine(engine).tokens(&text).eq(all.iter().cloned()), "{engine:?}");
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
