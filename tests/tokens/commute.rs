//! Folding the words of a text gives the words of the folded text, and they keep their kind.

use arabic_text::{Normalizer, PhraseSigns, Profile, TokenKind, Tokenizer};
use proptest::prelude::*;

use crate::common::config::cases;
use crate::model::{FOLDS, Fold, fold};
use crate::strategy::{dense, splits, text};

fn presets() -> [&'static Normalizer; 5] {
    [Normalizer::none(), Normalizer::clean(), Normalizer::unvocalized(), Normalizer::search(), Normalizer::loose()]
}

fn words<'a>(tokenizer: &Tokenizer, text: &'a str) -> impl Iterator<Item = (&'a str, TokenKind)> {
    tokenizer.tokens(text).filter(|token| token.kind.is_word()).map(|token| (token.text, token.kind))
}

fn words_of_fold(tokenizer: &Tokenizer, text: &str, fold: impl Fn(&str) -> String) -> Vec<(String, TokenKind)> {
    words(tokenizer, &fold(text)).map(|(word, kind)| (word.to_owned(), kind)).collect()
}

fn fold_of_words(tokenizer: &Tokenizer, text: &str, fold: impl Fn(&str) -> String) -> Vec<(String, TokenKind)> {
    words(tokenizer, text).map(|(word, kind)| (fold(word), kind)).filter(|(word, _)| !word.is_empty()).collect()
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn folding_and_splitting_commute(text in text()) {
        for normalizer in presets() {
            let fold = |text: &str| normalizer.normalize(text).into_owned();
            let tokenizer = Tokenizer::new();
            let (left, right) = (words_of_fold(&tokenizer, &text, fold), fold_of_words(&tokenizer, &text, fold));
            prop_assert_eq!(left, right, "{:?} of {}", normalizer.profile(), text.escape_unicode());
        }
    }

    #[test]
    fn a_naive_fold_and_splitting_commute(text in dense()) {
        for preset in FOLDS {
            let (fold, tokenizer) = (|text: &str| fold(text, preset), Tokenizer::new());
            let (left, right) = (words_of_fold(&tokenizer, &text, fold), fold_of_words(&tokenizer, &text, fold));
            prop_assert_eq!(left, right, "{:?} of {}", preset, text.escape_unicode());
        }
    }

    /// Splitting at non-joiners commutes only with folds that keep all of them.
    #[test]
    fn folding_and_splitting_commute_where_words_are_split(text in dense(), tokenizer in splits()) {
        for preset in FOLDS {
            let tokenizer = if preset == Fold::None { tokenizer } else { tokenizer.split_non_joiners(false) };
            let fold = |text: &str| fold(text, preset);
            let (left, right) = (words_of_fold(&tokenizer, &text, fold), fold_of_words(&tokenizer, &text, fold));
            prop_assert_eq!(left, right, "{:?}, {:?} of {}", preset, tokenizer, text.escape_unicode());
        }
    }

    /// A phrase sign becomes several words, and each of them is a folded token.
    #[test]
    fn folded_words_are_those_of_the_folded_text(text in text()) {
        for profile in [Profile::NONE, Profile::SEARCH] {
            let normalizer = Normalizer::new(profile.with_phrase_signs(PhraseSigns::Expand));
            let fold = |text: &str| normalizer.normalize(text).into_owned();
            let words = normalizer.words(&text);
            let found: Vec<_> = words.map(|token| (token.text.into_owned(), token.kind)).collect();
            let expected = words_of_fold(&Tokenizer::new(), &text, fold);
            prop_assert_eq!(found, expected, "{:?} of {}", normalizer.profile(), text.escape_unicode());
        }
    }
}
