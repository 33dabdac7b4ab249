//! The word break cases of UAX #29.

use arabic_text::Tokenizer;

const CASES: &str = include_str!("../../testdata/word_break.txt");

/// Cases that come out otherwise: the case, what comes out, the tailoring.
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

/// The tokens as a case is written.
fn split(text: &str) -> String {
    let plain = Tokenizer::new().spaces(true).urls(false).emails(false).mentions(false).hashtags(false);
    let hex = |token: &str| token.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ");
    plain.tokens(text).map(|token| hex(token.text)).collect::<Vec<_>>().join("|")
}

#[test]
fn the_cases_of_uax_29() {
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
