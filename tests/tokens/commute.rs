//! Folding the words of a text gives the words of the folded text.

use arabic_text::words;
use proptest::prelude::*;

use crate::model::{FOLDS, fold};
use crate::strategy::dense;

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn folding_and_splitting_commute(text in dense()) {
        for preset in FOLDS {
            let folded = fold(&text, preset);
            let words_of_fold: Vec<String> = words(&folded).map(str::to_owned).collect();
            let fold_of_words: Vec<String> =
                words(&text).map(|word| fold(word, preset)).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(words_of_fold, fold_of_words, "{:?} of {}", preset, text.escape_unicode());
        }
    }
}
