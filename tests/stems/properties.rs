//! Properties of the stems of any word.

use std::hint::black_box;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;

use crate::ALL;
use crate::model::{self, LETTERS, made_up_words};

fn word() -> impl Strategy<Value = String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    proptest::collection::vec(select(letters), 0..14).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stems_are_those_of_the_model(word in word()) {
        for stemmer in ALL {
            prop_assert_eq!(stemmer.stem(&word), model::stem(stemmer, &word), "{}", stemmer);
        }
    }

    #[test]
    fn a_stem_is_a_part_of_the_text(text in prop_oneof![word(), ".*"]) {
        for stemmer in ALL {
            let stem = stemmer.stem(&text);
            let (inner, outer) = (stem.as_bytes().as_ptr_range(), text.as_bytes().as_ptr_range());
            prop_assert!(outer.start <= inner.start && inner.end <= outer.end, "{}", stemmer);
            prop_assert_eq!(stem.is_empty(), text.is_empty(), "{}", stemmer);
        }
    }
}

#[test]
fn stems_of_many_words_are_those_of_the_model() {
    // All words of up to five letters, each a letter of affixes or one other letter, and longer
    // pseudorandom words.
    let letters: Vec<char> = "ابتكفلنهويس".chars().collect();
    let mut words = vec![String::new()];
    for _ in 0..5 {
        words = words.iter().flat_map(|word| letters.iter().map(move |letter| format!("{word}{letter}"))).collect();
        assert_model(&words);
    }
    assert_eq!(words.len(), 11_usize.pow(5));
    assert_model(&made_up_words(LETTERS));
}

fn assert_model<'w>(words: impl IntoIterator<Item = &'w String>) {
    for word in words {
        for stemmer in ALL {
            assert_eq!(stemmer.stem(word), model::stem(stemmer, word), "{stemmer}: {word}");
        }
    }
}

/// Only the ends of a word are read. Reading these words completely would take minutes.
#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn time_does_not_depend_on_the_length() {
    const REPETITIONS: usize = 20_000;
    for unit in ["و", "ل", "ال", "ها", "ي", "ترین", "س", "\u{1D54F}"] {
        let word = unit.repeat(4 << 20);
        for stemmer in ALL {
            let start = Instant::now();
            for _ in 0..REPETITIONS {
                black_box(stemmer.stem(black_box(&word)));
            }
            assert!(start.elapsed() < Duration::from_secs(5), "{stemmer}: {unit}: {:?}", start.elapsed());
        }
    }
}
