//! Tokens found by windows are those of the definition.

use arabic_text::{Token, TokenEngine, Tokenizer};
use proptest::prelude::*;

use crate::strategy::{cases, simple, tags, text};

fn tokenizers() -> impl Strategy<Value = Tokenizer> {
    any::<[bool; 5]>().prop_map(|[spaces, urls, emails, mentions, hashtags]| {
        Tokenizer::new().spaces(spaces).urls(urls).emails(emails).mentions(mentions).hashtags(hashtags)
    })
}

fn check(tokenizer: Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let tokens = |engine| tokenizer.engine(engine).tokens(text).collect::<Vec<Token>>();
    let expected = tokens(TokenEngine::Definition);
    for engine in TokenEngine::available() {
        prop_assert_eq!(tokens(engine), expected.clone(), "{:?}, {:?}: {}", engine, tokenizer, text.escape_unicode());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn windows_equal_the_definition(text in text(), tokenizer in tokenizers()) {
        check(tokenizer, &text)?;
    }

    /// Behind simple tokens of any length, so that what is special meets every place of a window.
    #[test]
    fn so_they_do_in_the_middle_of_simple_text(before in simple(), text in text(), behind in simple()) {
        for tokenizer in [Tokenizer::new(), Tokenizer::new().spaces(true)] {
            check(tokenizer, &[before.as_str(), &text, &behind].concat())?;
        }
    }
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn so_they_do_among_tags_and_links(text in tags(), tokenizer in tokenizers()) {
        check(tokenizer, &text)?;
    }
}

/// What attaches to a space reaches beyond the window, and spaces are not listed (found by fuzzing).
#[test]
fn spaces_as_long_as_windows() {
    for (before, space) in [("", " "), ("", "\u{A0}"), ("a", "\u{2003}"), ("\u{628}", "  ")] {
        for length in [0, 1, 30, 60, 62, 64, 120, 126, 127, 128, 129, 130, 300] {
            for attached in ["\u{65A}", "\u{200F}", " "] {
                let text = [before, space, &attached.repeat(length), "\u{627}\u{65A} b"].concat();
                check(Tokenizer::new(), &text).expect("the tokens of the definition");
            }
        }
    }
}

/// Every character behind and before every kind of simple neighbour.
#[test]
fn every_character_between_simple_ones() {
    let neighbours = ["", "\u{628}", "b", "1", "\u{64E}", " ", "!", ".", "\n"];
    // Ideographs, Hangul and what is for private use are all alike.
    let few = |c: &char| !matches!(c, '\u{3400}'..='\u{F8FF}') || (*c as u32).is_multiple_of(64);
    let all = ('\0'..='\u{FFFF}').chain('\u{10E00}'..='\u{10FFF}').chain('\u{1F000}'..='\u{1FAFF}');
    for c in all.filter(few) {
        for (before, behind) in neighbours.into_iter().flat_map(|before| neighbours.map(|behind| (before, behind))) {
            let text = [before, &*c.encode_utf8(&mut [0; 4]), behind, "\u{628} "].concat();
            let tokenizer = Tokenizer::new();
            let tokens = |engine| tokenizer.engine(engine).tokens(&text);
            let equal = |engine| tokens(engine).eq(tokens(TokenEngine::Definition));
            assert!(TokenEngine::available().all(equal), "{}", text.escape_unicode());
        }
    }
}
