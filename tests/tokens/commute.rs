//! Folding the words of a text gives the words of the folded text, and they keep their kind.

use arabic_text::{TokenKind, tokenize};
use proptest::prelude::*;

use crate::model::{FOLDS, fold};
use crate::strategy::{cases, dense};

fn words(text: &str) -> impl Iterator<Item = (&str, TokenKind)> {
    tokenize(text).filter(|token| token.kind.is_word()).map(|token| (token.text, token.kind))
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn folding_and_splitting_commute(text in dense()) {
        for preset in FOLDS {
            let folded = fold(&text, preset);
            let words_of_fold: Vec<_> = words(&folded).map(|(word, kind)| (word.to_owned(), kind)).collect();
            let fold_of_words: Vec<_> = words(&text)
                .map(|(word, kind)| (fold(word, preset), kind))
                .filter(|(word, _)| !word.is_empty())
                .collect();
            prop_assert_eq!(words_of_fold, fold_of_words, "{:?} of {}", preset, text.escape_unicode());
        }
    }
}
