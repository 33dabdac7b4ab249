//! Folded tokens are the tokens, each folded alone.

use arabic_text::{Backend, Normalizer, Profile, Tokenizer, compat};
use proptest::prelude::*;

use crate::strategy::{cases, simple, text};

fn profiles() -> impl Strategy<Value = Profile> {
    let own = Profile::SEARCH.map('ك', "گ").and_then(|profile| profile.map('x', "yz")).unwrap().remove('ب');
    prop::sample::select(vec![
        Profile::NONE,
        Profile::CLEAN,
        Profile::UNVOCALIZED,
        Profile::SEARCH,
        Profile::LOOSE,
        Profile::PERSIAN,
        compat::LUCENE_ARABIC,
        compat::OPEN_ASR_LEADERBOARD,
        own,
    ])
}

fn check(profile: &Profile, text: &str) -> Result<(), TestCaseError> {
    for backend in Backend::available() {
        let normalizer = Normalizer::with_backend(profile.clone(), backend);
        let expected: Vec<_> = Tokenizer::new()
            .tokens(text)
            .map(|token| (normalizer.normalize(token.text).into_owned(), token.span, token.kind))
            .filter(|(folded, ..)| !folded.is_empty())
            .collect();
        let (mut tokens, mut found) = (normalizer.tokens(text), Vec::new());
        while let Some(token) = tokens.next() {
            found.push((token.text.to_owned(), token.span, token.kind));
        }
        prop_assert_eq!(found, expected, "{:?}, {}: {}", backend, profile, text.escape_unicode());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn each_token_as_if_alone(text in text(), profile in profiles()) {
        check(&profile, &text)?;
    }

    /// In texts longer than what is folded at once.
    #[test]
    fn so_in_the_middle_of_simple_text(before in simple(), text in text(), behind in simple(), profile in profiles()) {
        check(&profile, &[before.as_str(), &text, &behind].concat())?;
    }
}
