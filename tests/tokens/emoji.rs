//! The emoji of the Unicode Character Database.

use arabic_text::{Normalizer, TokenKind, tokenize};

const EMOJI: &str = include_str!("../../testdata/emoji.txt");

fn sequences() -> impl Iterator<Item = &'static str> {
    EMOJI.lines().filter(|line| !line.starts_with("# ")).flat_map(|line| line.split(' '))
}

/// Returns the text and the kind of each token.
fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
    tokenize(text).map(|token| (token.text, token.kind)).collect()
}

#[test]
fn each_sequence_is_one_token() {
    for emoji in sequences() {
        assert_eq!(tokens(emoji), [(emoji, TokenKind::Emoji)], "{}", emoji.escape_unicode());
    }
    assert!(sequences().count() > 3500);
}

/// Each sequence stands behind a word, behind another sequence, and before words and signs.
#[test]
fn each_sequence_is_one_token_beside_other_text() {
    let mut before = "\u{1F600}";
    for emoji in sequences() {
        let text = ["كلمة", emoji, before, "كلمة ", emoji, "! a", emoji].concat();
        let words: Vec<_> = tokens(&text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(words, ["كلمة", emoji, before, "كلمة", emoji, "!", "a", emoji], "{}", text.escape_unicode());
        before = emoji;
    }
}

#[test]
fn folding_does_not_change_emoji() {
    for emoji in sequences() {
        let mut tokens = Normalizer::search().tokens(emoji);
        assert_eq!(tokens.next().map(|token| token.text).as_deref(), Some(emoji));
    }
}
