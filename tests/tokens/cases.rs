//! Cases as data.

use arabic_text::{Tokenizer, sentences, tokenize};

const TOKENS: &str = include_str!("../../testdata/tokens.txt");
const SENTENCES: &str = include_str!("../../testdata/sentences.txt");

/// A paragraph of a data file: names and unescaped values, line by line.
fn cases(file: &str) -> impl Iterator<Item = Vec<(&str, String)>> {
    let is_case = |paragraph: &&str| paragraph.lines().any(|line| line.starts_with("reason: "));
    file.split("\n\n").filter(is_case).map(|paragraph| paragraph.lines().map(entry).collect())
}

fn entry(line: &str) -> (&str, String) {
    let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
    (name, unescape(value))
}

fn unescape(value: &str) -> String {
    let mut parts = value.split('\\');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (c, rest) = match part.strip_prefix("u{") {
            Some(hex) => code_point(hex),
            None => (one_letter(part), &part[1..]),
        };
        text.push(c);
        text.push_str(rest);
    }
    text
}

fn code_point(escape: &str) -> (char, &str) {
    let (hex, rest) = escape.split_once('}').unwrap();
    (char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap(), rest)
}

fn one_letter(escape: &str) -> char {
    match escape.as_bytes()[0] {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b's' => ' ',
        other => panic!("\\{other}"),
    }
}

fn check(file: &str, split: impl Fn(&str) -> Vec<(&'static str, String)>) {
    let mut count = 0;
    for case in cases(file) {
        let [(_, reason), (_, text), expected @ ..] = case.as_slice() else { panic!("{case:?}") };
        assert_eq!(split(text), expected, "{reason}");
        count += 1;
    }
    assert_eq!(count, file.lines().filter(|line| line.starts_with("reason: ")).count());
}

#[test]
fn tokens_of_the_data() {
    check(TOKENS, |text| tokenize(text).map(|token| (token.kind.name(), token.text.to_owned())).collect());
}

#[test]
fn sentences_of_the_data() {
    check(SENTENCES, |text| sentences(text).map(|sentence| ("sentence", sentence.to_owned())).collect());
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
fn tokens_go_through_serde() {
    let token = tokenize("#وسم").next().unwrap();
    let json = serde_json::to_string(&token).unwrap();
    assert_eq!(json, r##"{"text":"#وسم","span":{"start":0,"end":7},"kind":"hashtag"}"##);
    assert_eq!(serde_json::from_str::<arabic_text::Token>(&json).unwrap(), token);
}
