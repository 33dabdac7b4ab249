//! The word break cases of UAX #29.

use arabic_text::Tokenizer;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::common::config::cases;

const CASES: &str = include_str!("../../testdata/word_break.txt");

/// The cases with another result: the case, the result, and the tailoring that is the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("200D 24C2", "200D|24C2", "a joiner joins pictographs only behind a pictograph, and letters never"),
    ("200D 00A9", "200D|00A9", "a joiner joins pictographs only behind a pictograph"),
    ("200D 1F6D1", "200D|1F6D1", "a joiner joins pictographs only behind a pictograph"),
    ("200D 1F6D1 1F3FF", "200D|1F6D1 1F3FF", "a joiner joins pictographs only behind a pictograph"),
    ("0061 200D 1F6D1", "0061 200D|1F6D1", "a joiner joins pictographs only behind a pictograph"),
    (
        "0671 0644 0631 064E 0651 062D 0650 064A 0645 0650|0020|06DD 0661",
        "0671 0644 0631 064E 0651 062D 0650 064A 0645 0650|0020|06DD|0661",
        "a sign that stands alone is a token of its own",
    ),
];

fn character(hex: &str) -> char {
    char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()
}

fn words(case: &str) -> Vec<String> {
    case.split('|').map(|word| word.split(' ').map(character).collect()).collect()
}

/// Returns a tokenizer that recognizes no addresses and tags.
fn plain() -> Tokenizer {
    Tokenizer::new().spaces(true).urls(false).emails(false).mentions(false).hashtags(false)
}

/// Returns the tokens in the notation of the cases.
fn split(text: &str) -> String {
    let hex = |token: &str| token.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ");
    plain().tokens(text).map(|token| hex(token.text)).collect::<Vec<_>>().join("|")
}

#[test]
fn texts_have_the_words_of_the_published_cases() {
    let mut count = 0;
    for case in CASES.lines().filter(|line| !line.starts_with('#')) {
        let exception = EXCEPTIONS.iter().find(|row| row.0 == case);
        let expected = exception.map_or(case, |row| row.1);
        assert_eq!(split(&words(case).concat()), expected);
        count += 1;
    }
    assert!(count > 1900, "{count} cases");
}

#[test]
fn exceptions_are_cases() {
    for (case, ..) in EXCEPTIONS {
        assert!(CASES.lines().any(|line| line == *case), "{case}");
    }
}

/// Generates text of other scripts, without U+200D, whose tailoring differs from UAX #29.
fn other_scripts() -> impl Strategy<Value = String> {
    let pieces = &[
        "a",
        "Z",
        "\u{E9}",
        "e\u{301}",
        "\u{3B1}",
        "\u{434}",
        "\u{5D0}",
        "\u{5D1}",
        "\u{10D0}",
        "\u{905}",
        "\u{94D}",
        "\u{E01}",
        "\u{E34}",
        "\u{6F22}",
        "\u{3042}",
        "\u{30A2}",
        "\u{30FC}",
        "\u{FF76}",
        "\u{AC00}",
        "\u{20000}",
        "\u{24C2}",
        "1",
        "2",
        "\u{967}",
        "\u{FF11}",
        "\u{B2}",
        ".",
        ",",
        ":",
        ";",
        "'",
        "\"",
        "\u{2019}",
        "\u{B7}",
        "\u{5F3}",
        "\u{5F4}",
        "\u{55F}",
        "\u{387}",
        "\u{2018}",
        "\u{2024}",
        "\u{2027}",
        "\u{FF1A}",
        "\u{2D7}",
        "\u{2BC}",
        "\u{3164}",
        "\u{2065}",
        "&",
        "\u{FF20}",
        "\u{2044}",
        "_",
        "\u{203F}",
        "\u{202F}",
        "-",
        "/",
        "#",
        "@",
        "$",
        "(",
        "!",
        "\u{AB}",
        " ",
        " ",
        "\u{3000}",
        "\u{A0}",
        "\t",
        "\n",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{301}",
        "\u{200C}",
        "\u{AD}",
        "\u{180E}",
        "\u{FE0F}",
        "\u{1F468}",
        "\u{1F1F9}",
        "\u{1F3FD}",
        "\u{2764}",
        "\u{A9}",
        "\u{E0067}",
        "\u{E0101}",
        "\u{200B}",
    ][..];
    // A letter with emoji presentation is an emoji, by a tailoring.
    let without_styled_letters =
        |text: String| if text.contains('\u{24C2}') { text.replace('\u{FE0F}', "") } else { text };
    prop::collection::vec(prop::sample::select(pieces), 0..16)
        .prop_map(move |pieces| without_styled_letters(pieces.concat()))
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn other_scripts_have_the_words_of_unicode_segmentation(text in other_scripts()) {
        let words: Vec<&str> = text.split_word_bounds().collect();
        let tokens: Vec<&str> = plain().tokens(&text).map(|token| token.text).collect();
        prop_assert_eq!(tokens, words);
    }
}
