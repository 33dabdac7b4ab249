//! Sets of stop words.

use arabic_text::stem::StopWords;
use arabic_text::{Normalizer, Profile, tokenize};

const SETS: [StopWords; 2] = [StopWords::QUESTIONS, StopWords::FUNCTION_WORDS];

#[test]
fn stop_words_are_folded() {
    for set in SETS {
        let profile: Profile = set.profile().parse().expect("a profile");
        let normalizer = Normalizer::new(profile);
        for word in set.iter() {
            assert_eq!(normalizer.normalize(word), word);
        }
    }
}

#[test]
fn stop_words_are_single_words() {
    for word in SETS.iter().flat_map(StopWords::iter) {
        let tokens: Vec<_> = tokenize(word).map(|token| (token.text, token.kind.is_word())).collect();
        assert_eq!(tokens, [(word, true)]);
    }
}

/// The binary search needs them in order.
#[test]
fn stop_words_are_in_order_and_found() {
    for set in SETS {
        assert!(set.iter().is_sorted_by(|one, other| one < other));
        assert!(set.iter().all(|word| set.contains(word)));
        assert!(!set.contains("") && !set.contains("كتاب"));
    }
}

#[test]
fn sets_have_the_documented_lengths() {
    assert_eq!(StopWords::QUESTIONS.iter().len(), 31);
    assert_eq!(StopWords::FUNCTION_WORDS.iter().len(), 176);
}
