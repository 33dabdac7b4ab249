//! The example `retrieval`: its ranking and statistics compared with values computed by hand, and
//! the figures of docs/evidence.md without distractors for the sets in the folder `retrieval` of
//! `ARABIC_TEXT_CORPORA`.

mod common;

// The parts of the example, which find each other at the root.
#[allow(dead_code)]
#[path = "../examples/bm25/mod.rs"]
mod bm25;
#[allow(dead_code)]
#[path = "../examples/retrieval/method.rs"]
mod method;
#[allow(dead_code)]
#[path = "../examples/retrieval/set.rs"]
mod set;
#[allow(dead_code)]
#[path = "../examples/retrieval/statistics.rs"]
mod statistics;

use common::config::corpora;
use method::Method;
use set::Set;

fn ranks(method: &str, set: &Set) -> Vec<f64> {
    let method: Method = method.parse().unwrap_or_else(|error| panic!("{method}: {error}"));
    method.run(set).reciprocal_ranks
}

/// The mean reciprocal rank of each set and method.
const FIGURES: [(&str, [(&str, f64); 5]); 2] = [
    (
        "arcd",
        [
            ("none", 0.6311),
            ("search", 0.7053),
            ("search light10", 0.7499),
            ("search arabic", 0.7630),
            ("search arabic exact=0.3 without=questions", 0.7821),
        ],
    ),
    (
        "xquad_ar",
        [
            ("none", 0.8628),
            ("search", 0.8682),
            ("search light10", 0.9138),
            ("search arabic", 0.9318),
            ("search arabic exact=0.3 without=questions", 0.9424),
        ],
    ),
];

/// A better tokenizer may change a figure by this much; a broken rule changes it more.
const TOLERANCE: f64 = 0.003;

#[test]
fn figures_are_reproduced() {
    let Some(corpora) = corpora() else { return };
    for (name, figures) in FIGURES {
        let folder = corpora.join("retrieval").join(name);
        if !folder.exists() {
            println!("skipped: there is no {} (tools/retrieval_sets.py makes it)", folder.display());
            continue;
        }
        let set = Set::read(&folder).unwrap_or_else(|error| panic!("{error}"));
        for (method, expected) in figures {
            let mean = statistics::mean(&ranks(method, &set));
            println!("{name}, {method}: {mean:.4}");
            assert!((mean - expected).abs() < TOLERANCE, "{name}, {method}: {mean:.4}, not {expected}");
        }
        let [low, _] = statistics::interval(&ranks("search arabic", &set), &ranks("search light10", &set));
        assert!(low > 0.0, "{name}: {low:+.4}, so the stemmer may be no better than light10");
    }
}

#[test]
fn stems_find_other_forms_of_words() {
    let set = Set::sample();
    let count = |method: &str| ranks(method, &set).into_iter().filter(|&rank| rank == 1.0).count();
    assert_eq!(set.questions.len(), 20);
    assert!(count("search arabic") > count("search"));
}

#[test]
fn scores_agree_with_the_formula() {
    let mut index = bm25::Index::default();
    for document in ["a b", "a a c c c c", "d d"] {
        index.begin_document();
        document.split(' ').for_each(|word| index.add(word));
    }
    let mut scores = [0.0; 3];
    index.score("a", 2.0, &mut scores);
    index.score("e", 1.0, &mut scores);
    // Three documents of 10/3 words on average; `a` is in two of them.
    let rarity = (1.0_f64 + 1.5 / 2.5).ln();
    let expected = |count: f64, length: f64| 2.0 * rarity * count / (count + 0.9 * (0.6 + 0.4 * length * 0.3));
    for (score, expected) in scores.into_iter().zip([expected(1.0, 2.0), expected(2.0, 6.0), 0.0]) {
        assert!((score - expected).abs() < 1e-12, "{score} {expected}");
    }
    assert_eq!(bm25::best(&scores, 10), [1, 0]);
    assert_eq!(bm25::best(&[1.0, 2.0, 1.0, 2.0], 3), [1, 3, 0]);
}

#[test]
fn intervals_contain_the_difference() {
    let one: Vec<f64> = (0..1000).map(|at| f64::from(at % 4) / 4.0).collect();
    let same = statistics::interval(&one, &one);
    assert_eq!(same, [0.0, 0.0]);
    let none = vec![0.0; one.len()];
    let [low, high] = statistics::interval(&one, &none);
    // The standard error is 0.28 / sqrt(1000).
    assert!((0.353..0.361).contains(&low) && (0.389..0.397).contains(&high), "{low} {high}");
}

#[test]
fn invalid_methods_are_errors() {
    let error = |text: &str| text.parse::<Method>().expect_err(text);
    assert_eq!(error("search root"), "unknown stemmer `root`; expected one of `arabic`, `light10`, `persian`");
    assert_eq!(error("search exact=much"), "`much` is not a weight: expected a number");
    assert!(error("serch").starts_with("unknown preset `serch`"));
}
