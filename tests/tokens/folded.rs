//! Folded tokens are equal to the tokens folded one by one.

use std::borrow::Cow;
use std::ops::Range;

use arabic_text::{
    FoldedToken, InstructionSet, Normalizer, Orthography, PhraseSigns, Profile, Token, TokenKind, TokenMemory,
    Tokenizer, compat, tokenize, words,
};
use proptest::prelude::*;

use crate::common::classes::is_phrase_sign;
use crate::common::config::cases;
use crate::strategy::{simple, splits, text};

fn profiles() -> impl Strategy<Value = Profile> {
    let own = Profile::SEARCH
        .with_mapping('ك', "گ")
        .and_then(|profile| profile.with_mapping('x', "yz"))
        .unwrap()
        .with_removed('ب');
    prop::sample::select(vec![
        Profile::NONE,
        Profile::CLEAN,
        Profile::UNVOCALIZED,
        Profile::SEARCH,
        Profile::LOOSE,
        Profile::QURAN,
        Profile::SEARCH.with_orthography(Orthography::Quranic),
        Profile::PERSIAN,
        Profile::URDU,
        Profile::KURDISH,
        Profile::UYGHUR,
        Profile::PASHTO,
        compat::LUCENE_ARABIC,
        compat::LUCENE_SORANI,
        compat::OPEN_ASR_LEADERBOARD,
        own,
        Profile::NONE.with_phrase_signs(PhraseSigns::Expand),
        Profile::SEARCH.with_phrase_signs(PhraseSigns::Expand),
    ])
}

/// Folds a token alone. An expanded phrase sign gives the tokens of its phrase, a vocative of the Quran two words.
fn fold(normalizer: &Normalizer, token: &Token<'_>) -> Vec<(String, TokenKind)> {
    let folded = normalizer.normalize(token.text).into_owned();
    let is_expanded =
        normalizer.profile().phrase_signs() == PhraseSigns::Expand && token.text.starts_with(is_phrase_sign);
    let is_quranic = normalizer.profile().orthography() == Orthography::Quranic;
    let is_divided = is_quranic && token.kind != TokenKind::Space && folded.contains(' ');
    match () {
        () if is_expanded || is_divided => tokenize(&folded).map(|token| (token.text.to_owned(), token.kind)).collect(),
        () if folded.is_empty() => Vec::new(),
        () => vec![(folded, token.kind)],
    }
}

type Found = (String, Range<usize>, TokenKind);

/// Returns the tokens of a stream. Checks that the iterator returns the same tokens, borrowed if
/// and only if nothing changes.
fn found(normalizer: &Normalizer, tokenizer: &Tokenizer, text: &str) -> Vec<Found> {
    let (mut stream, mut found) = (normalizer.token_stream_with(tokenizer, text), Vec::<Found>::new());
    while stream.advance() {
        let token = stream.token();
        found.push((token.text.to_owned(), token.span, token.kind));
    }
    assert!(stream.token().text.is_empty() && !stream.advance(), "behind the end of {}", text.escape_unicode());
    // Memory in which another text was split up to its middle gives the same tokens.
    let mut memory = TokenMemory::default();
    let mut other = normalizer.token_stream_in(&mut memory, tokenizer, "قال \u{FDFA}! a@b.io");
    other.advance();
    other.advance();
    let mut stream = normalizer.token_stream_in(&mut memory, tokenizer, text);
    for token in &found {
        assert!(stream.advance(), "{}", text.escape_unicode());
        let again = stream.token();
        assert_eq!((again.text, &again.span, again.kind), (&*token.0, &token.1, token.2), "{}", text.escape_unicode());
    }
    assert!(!stream.advance(), "{}", text.escape_unicode());
    let tokens: Vec<FoldedToken> = normalizer.tokens_with(tokenizer, text).collect();
    assert!(
        tokens.iter().map(|token| (token.text.to_string(), token.span.clone(), token.kind)).eq(found.iter().cloned())
    );
    for token in &tokens {
        let unchanged = *token.text == text[token.span.clone()];
        assert_eq!(matches!(token.text, Cow::Borrowed(_)), unchanged, "{token:?} of {}", text.escape_unicode());
    }
    if *tokenizer == Tokenizer::new() {
        assert!(normalizer.tokens(text).eq(tokens.iter().cloned()), "{}", text.escape_unicode());
        let words = tokens.into_iter().filter(|token| token.kind.is_word());
        assert!(normalizer.words(text).eq(words), "{}", text.escape_unicode());
    }
    found
}

fn check(profile: &Profile, tokenizer: &Tokenizer, text: &str) -> Result<(), TestCaseError> {
    for backend in InstructionSet::available() {
        let normalizer = Normalizer::with_instruction_set(profile.clone(), backend);
        let folded = |token: Token<'_>| {
            let span = token.span.clone();
            fold(&normalizer, &token).into_iter().map(move |(text, kind)| (text, span.clone(), kind))
        };
        let expected: Vec<_> = tokenizer.tokens(text).flat_map(folded).collect();
        let found = found(&normalizer, tokenizer, text);
        prop_assert_eq!(found, expected, "{:?}, {}: {}", backend, profile, text.escape_unicode());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn tokens_fold_as_if_alone(text in text(), tokenizer in splits(), profile in profiles()) {
        check(&profile, &Tokenizer::new(), &text)?;
        check(&profile, &tokenizer, &text)?;
    }

    /// The texts are longer than the part that is folded at once.
    #[test]
    fn tokens_fold_as_if_alone_in_the_middle_of_simple_text(before in simple(), text in text(), behind in simple(), profile in profiles()) {
        check(&profile, &Tokenizer::new(), &[before.as_str(), &text, &behind].concat())?;
    }
}

/// The words of an expanded phrase sign are words with the byte range of the sign, which includes
/// marks on it but not a tag beside it.
#[test]
fn words_of_phrases() {
    let normalizer = Normalizer::new(Profile::SEARCH.with_phrase_signs(PhraseSigns::Expand));
    let text = "\u{645}\u{62D}\u{645}\u{62F}\u{FDFA}\u{64E}\u{FD47}#\u{628} \u{FDFB}.";
    let found = found(&normalizer, &Tokenizer::new(), text);
    let spans: Vec<_> = found.iter().map(|(_, span, kind)| (span.clone(), kind.name())).collect();
    let expected = [(0..8, 1, "word"), (8..13, 4, "word"), (13..16, 2, "word"), (16..19, 1, "hashtag")];
    let expected = expected.into_iter().chain([(20..23, 2, "word"), (23..24, 1, "punctuation")]);
    let expected: Vec<_> = expected.flat_map(|(span, count, kind)| vec![(span, kind); count]).collect();
    assert_eq!(spans, expected);
    let folded = normalizer.normalize(text);
    assert!(words(&folded).eq(found.iter().filter(|token| token.2.is_word()).map(|token| token.0.as_str())));
    assert_eq!(found[1].0, "\u{635}\u{644}\u{64A}");
}
