//! The cases of `testdata/tokens.txt` and `testdata/sentences.txt`, and the options of `Tokenizer`.

use arabic_text::{InstructionSet, Tokenizer, sentences, tokenize};

use crate::common::case_file::{self, Case};

/// Compares the items of each case with those that `split` returns. A file has at least `least`
/// cases.
fn check(file: &str, least: usize, split: impl Fn(&Case) -> Vec<String>) {
    let cases = case_file::read(file);
    assert!(cases.len() >= least, "{file}: {} cases", cases.len());
    for case in cases {
        assert_eq!(split(&case), case.items, "{}", case.context);
    }
}

/// Returns `start` with the options of a case turned on.
fn with_options(start: Tokenizer, case: &Case) -> Tokenizer {
    case.options.split(',').fold(start, |tokenizer, option| match option {
        "-" => tokenizer,
        "digits" => tokenizer.split_digits(true),
        "scripts" => tokenizer.split_scripts(true),
        "underscores" => tokenizer.split_underscores(true),
        "non_joiners" => tokenizer.split_non_joiners(true),
        _ => panic!("{}: unknown option `{option}`", case.context),
    })
}

#[test]
fn texts_have_the_tokens_of_the_cases() {
    let by_sets = InstructionSet::available().map(|set| Tokenizer::new().with_instruction_set(set));
    for start in by_sets.chain([Tokenizer::new().by_definition()]) {
        check("tokens.txt", 109, |case| {
            let tokens = with_options(start, case).tokens(&case.input);
            tokens.map(|token| format!("{}:{}", token.kind, token.text)).collect()
        });
    }
}

#[test]
fn texts_have_the_sentences_of_the_cases() {
    check("sentences.txt", 38, |case| sentences(&case.input).map(str::to_owned).collect());
}

#[test]
fn options_switch_recognition_off() {
    let text = "#tag @name a@b.cc http://a.cc";
    let count = |tokenizer: Tokenizer| tokenizer.tokens(text).count();
    let all = Tokenizer::new();
    assert_eq!(all, Tokenizer::default());
    assert_eq!(count(all), 4);
    assert_eq!(count(all.hashtags(false)), 5);
    assert_eq!(count(all.mentions(false)), 5);
    assert_eq!(count(all.emails(false)), 6);
    assert_eq!(count(all.urls(false)), 8);
    assert_eq!(count(all.spaces(true)), 7);
}

#[test]
fn empty_text_gives_nothing() {
    assert_eq!(tokenize("").next(), None);
    assert_eq!(sentences("").next(), None);
}

#[test]
fn kinds_have_names() {
    let kinds: Vec<String> = tokenize("كلمة 1 .").map(|token| format!("{:>12}", token.kind)).collect();
    assert_eq!(kinds, ["        word", "      number", " punctuation"]);
}

#[cfg(feature = "serde")]
#[test]
fn tokens_are_written_by_serde() {
    let json = |text| serde_json::to_string(&tokenize(text).next().unwrap()).unwrap();
    assert_eq!(json("#وسم"), r##"{"text":"#وسم","span":{"start":0,"end":7},"kind":"hashtag"}"##);
    // A token borrows its text, so that escaped JSON could not be read back: tokens are only
    // written.
    assert_eq!(json("\""), r#"{"text":"\"","span":{"start":0,"end":1},"kind":"punctuation"}"#);
    let folded = arabic_text::Normalizer::search().tokens("كِتابٌ").next().unwrap();
    let json = serde_json::to_string(&folded).unwrap();
    assert_eq!(json, r#"{"text":"كتاب","span":{"start":0,"end":12},"kind":"word"}"#);
}

#[cfg(feature = "serde")]
#[test]
fn kinds_go_through_serde() {
    for token in tokenize("كلمة 1 https://a.io a@b.io @noura #وسم 🙂 . +") {
        let json = serde_json::to_string(&token.kind).unwrap();
        assert_eq!(json, format!("\"{}\"", token.kind));
        assert_eq!(serde_json::from_str::<arabic_text::TokenKind>(&json).unwrap(), token.kind);
    }
}
