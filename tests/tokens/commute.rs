//! Folding the words of a text gives the words of the folded text, and they keep their kind.

use arabic_text::{Normalizer, TokenKind, tokenize};
use proptest::prelude::*;

use crate::model::{FOLDS, fold};
use crate::strategy::{cases, dense, text};

fn presets() -> [&'static Normalizer; 5] {
    [Normalizer::none(), Normalizer::clean(), Normalizer::unvocalized(), Normalizer::search(), Normalizer::loose()]
}

fn words(text: &str) -> impl Iterator<Item = (&str, TokenKind)> {
    tokenize(text).filter(|token| token.kind.is_word()).map(|token| (token.text, token.kind))
}

fn words_of_fold(text: &str, fold: impl Fn(&str) -> String) -> Vec<(String, TokenKind)> {
    words(&fold(text)).map(|(word, kind)| (word.to_owned(), kind)).collect()
}

fn fold_of_words(text: &str, fold: impl Fn(&str) -> String) -> Vec<(String, TokenKind)> {
    words(text).map(|(word, kind)| (fold(word), kind)).filter(|(word, _)| !word.is_empty()).collect()
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn folding_and_splitting_commute(text in text()) {
        for normalizer in presets() {
            let fold = |text: &str| normalizer.normalize(text).into_owned();
            let (left, right) = (words_of_fold(&text, fold), fold_of_words(&text, fold));
            prop_assert_eq!(left, right, "{:?} of {}", normalizer.profile(), text.escape_unicode());
        }
    }

    #[test]
    fn so_they_do_with_a_naive_fold(text in dense()) {
        for preset in FOLDS {
            let fold = |text: &str| fold(text, preset);
            let (left, right) = (words_of_fold(&text, fold), fold_of_words(&text, fold));
            prop_assert_eq!(left, right, "{:?} of {}", preset, text.escape_unicode());
        }
    }
}
