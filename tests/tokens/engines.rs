//! All engines find the tokens of the reference tokenizer.

use arabic_text::{InstructionSet, Token, Tokenizer};
use proptest::prelude::*;

use crate::common::config::cases;
use crate::strategy::{simple, tags, text, tokenizers};

fn check(tokenizer: Tokenizer, text: &str) -> Result<(), TestCaseError> {
    let expected: Vec<Token> = tokenizer.by_definition().tokens(text).collect();
    for set in InstructionSet::available() {
        let tokens: Vec<Token> = tokenizer.with_instruction_set(set).tokens(text).collect();
        prop_assert_eq!(&tokens, &expected, "{}, {:?}: {}", set, tokenizer, text.escape_unicode());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn engines_agree_with_the_reference_tokenizer(text in text(), tokenizer in tokenizers()) {
        check(tokenizer, &text)?;
    }

    /// Simple tokens of any length stand before the special text, so that it begins at every
    /// position in a window.
    #[test]
    fn engines_agree_in_the_middle_of_simple_text(
        before in simple(),
        text in text(),
        behind in simple(),
        switched in tokenizers(),
    ) {
        for tokenizer in [Tokenizer::new(), Tokenizer::new().spaces(true), switched] {
            check(tokenizer, &[before.as_str(), &text, &behind].concat())?;
        }
    }
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn engines_agree_on_tags_and_urls(text in tags(), tokenizer in tokenizers()) {
        check(tokenizer, &text)?;
    }
}

/// Characters that attach to a space reach beyond the window, and spaces are not listed. Found by
/// fuzzing.
#[test]
fn spaces_as_long_as_windows() {
    for (before, space) in [("", " "), ("", "\u{A0}"), ("a", "\u{2003}"), ("\u{628}", "  ")] {
        for length in [0, 1, 30, 60, 62, 64, 120, 126, 127, 128, 129, 130, 300] {
            for attached in ["\u{65A}", "\u{200F}", " "] {
                let text = [before, space, &attached.repeat(length), "\u{627}\u{65A} b"].concat();
                check(Tokenizer::new(), &text).expect("the tokens of the reference tokenizer");
            }
        }
    }
}

/// Tests every character between any two kinds of simple characters.
#[test]
fn every_character_between_simple_ones() {
    let switched =
        Tokenizer::new().split_digits(true).split_scripts(true).split_underscores(true).split_non_joiners(true);
    let neighbours = ["", "\u{628}", "b", "1", "\u{64E}", " ", "!", ".", "\n"];
    // Ideographs, Hangul and private-use characters have the same properties, so one in 64 is
    // tested.
    let is_sampled = |c: &char| !matches!(c, '\u{3400}'..='\u{F8FF}') || *c as u32 % 64 == 0;
    let all = ('\0'..='\u{FFFF}').chain('\u{10E00}'..='\u{10FFF}').chain('\u{1F000}'..='\u{1FAFF}');
    for c in all.filter(is_sampled) {
        for (before, behind) in neighbours.into_iter().flat_map(|before| neighbours.map(|behind| (before, behind))) {
            let text = [before, &*c.encode_utf8(&mut [0; 4]), behind, "\u{628} "].concat();
            for tokenizer in [Tokenizer::new(), switched] {
                let expected: Vec<Token> = tokenizer.by_definition().tokens(&text).collect();
                for set in InstructionSet::available() {
                    let tokens = tokenizer.with_instruction_set(set).tokens(&text);
                    assert!(tokens.eq(expected.iter().cloned()), "{set}: {}", text.escape_unicode());
                }
            }
        }
    }
}
