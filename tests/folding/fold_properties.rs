//! The promises about folding, for random text and random profiles.
//!
//! `PROPTEST_CASES` sets the number of cases for each promise.

use arabic_text::{Normalizer, Profile, Spaces};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::common::alphabet::{letters_by_place, line, text};
use crate::common::config::cases;
use crate::common::escape::escape;
use crate::common::oracle;
use crate::common::profiles::{LANGUAGES, OwnedProfile, PRESETS, any_preset, any_profile, any_rules};
use crate::common::verbs;

/// Generates rules that keep line breaks.
fn rules_within_lines() -> impl Strategy<Value = Profile> {
    any_rules().prop_map(|rules| match rules.spaces() {
        Spaces::CollapseLines => rules.with_spaces(Spaces::Collapse),
        _ => rules,
    })
}

fn assert_oracle_agrees(profile: &OwnedProfile, normalizer: &Normalizer, text: &str) {
    let expected = oracle::fold(profile, text);
    let given = normalizer.normalize(text);
    assert_eq!(escape(&given), escape(&expected), "{} of {}", profile.profile, escape(text));
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

proptest! {
    #![proptest_config(cases(250))]

    /// The output equals that of the oracle, an independent implementation of the rules.
    #[test]
    fn presets_agree_with_the_oracle(text in text(12)) {
        for (_, profile, normalizer) in PRESETS {
            assert_oracle_agrees(&OwnedProfile::of(profile), normalizer(), &text);
        }
    }

    #[test]
    fn languages_agree_with_the_oracle(text in letters_by_place(80)) {
        for language in LANGUAGES {
            let profile: Profile = language.parse().expect("a profile");
            let normalizer = Normalizer::new(profile.clone());
            assert_oracle_agrees(&OwnedProfile::of(profile), &normalizer, &text);
        }
    }

    #[test]
    fn rules_agree_with_the_oracle(rules in any_rules(), text in text(12)) {
        let normalizer = Normalizer::new(rules.clone());
        assert_oracle_agrees(&OwnedProfile::of(rules), &normalizer, &text);
    }

    #[test]
    fn custom_mappings_agree_with_the_oracle(profile in any_profile(), text in text(12)) {
        let normalizer = Normalizer::new(profile.profile.clone());
        assert_oracle_agrees(&profile, &normalizer, &text);
    }

    /// Promise 1.
    #[test]
    fn presets_are_idempotent(text in text(12)) {
        for (name, _, normalizer) in PRESETS {
            let once = normalizer().normalize(&text);
            let twice = normalizer().normalize(&once);
            prop_assert_eq!(escape(&once), escape(&twice), "{} of {}", name, escape(&text));
        }
    }

    #[test]
    fn rules_are_idempotent(rules in any_rules(), text in text(12)) {
        let normalizer = Normalizer::new(rules);
        let once = normalizer.normalize(&text);
        let twice = normalizer.normalize(&once);
        prop_assert_eq!(escape(&once), escape(&twice), "{} of {}", normalizer.profile(), escape(&text));
    }

    /// Promise 2. The alphabet has foreign marks, which keep the order of the text if no Arabic
    /// letter carries them, so folded texts are compared in NFC.
    #[test]
    fn presets_are_canonical(text in text(12)) {
        for (_, _, normalizer) in PRESETS {
            assert_canonical(normalizer(), &text);
        }
    }

    #[test]
    fn rules_are_canonical(rules in any_rules(), text in text(12)) {
        assert_canonical(&Normalizer::new(rules), &text);
    }

    /// Promises 3 and 5.
    #[test]
    fn methods_agree_under_presets((_, profile, normalizer) in any_preset(), text in text(12)) {
        let expected = normalizer().normalize(&text);
        verbs::assert_all_give(normalizer(), &text, &expected);
        verbs::assert_all_give(&Normalizer::new(profile), &text, &expected);
    }

    #[test]
    fn methods_agree_under_custom_mappings(profile in any_profile(), text in text(12)) {
        let normalizer = Normalizer::new(profile.profile);
        let expected = normalizer.normalize(&text);
        verbs::assert_all_give(&normalizer, &text, &expected);
    }

    #[test]
    fn equality_and_hash_agree_with_folding(profile in any_profile(), a in text(4), b in text(4)) {
        let normalizer = Normalizer::new(profile.profile);
        verbs::assert_agree_on(&normalizer, &a, &b);
        verbs::assert_agree_on(&normalizer, &a, &normalizer.normalize(&a));
        verbs::assert_agree_on(&normalizer, &(a.clone() + &b), &a);
    }

    /// Promise 8: the folded text of a line does not depend on the lines beside it.
    #[test]
    fn lines_fold_one_by_one(rules in rules_within_lines(), a in line(8), b in line(8)) {
        let normalizer = Normalizer::new(rules);
        let together = normalizer.normalize(&format!("{a}\n{b}")).into_owned();
        let apart = format!("{}\n{}", normalizer.normalize(&a), normalizer.normalize(&b));
        let context = format!("{} of {} and {}", normalizer.profile(), escape(&a), escape(&b));
        prop_assert_eq!(escape(&together), escape(&apart), "{}", context);
    }

    /// Promise 10, with text that is cut at any byte.
    #[test]
    fn any_bytes_fold(profile in any_profile(), bytes in any::<Vec<u8>>(), text in text(12), cut in any::<usize>()) {
        let normalizer = Normalizer::new(profile.profile);
        let cut = &text.as_bytes()[cut % (text.len() + 1)..];
        for bytes in [&bytes[..], cut] {
            let text = String::from_utf8_lossy(bytes);
            verbs::assert_all_give(&normalizer, &text, &normalizer.normalize(&text));
        }
    }

    #[test]
    fn any_text_folds(profile in any_profile(), text in any::<String>()) {
        let normalizer = Normalizer::new(profile.profile);
        verbs::assert_all_give(&normalizer, &text, &normalizer.normalize(&text));
    }

    /// The text is so long that the parts of `normalize_to` end inside clusters and runs.
    #[test]
    fn long_text_folds_as_its_lines(profile in rules_within_lines(), text in text(12)) {
        let normalizer = Normalizer::new(profile);
        let times = 20_000 / (text.len() + 1);
        let long = format!("{text}\n").repeat(times);
        let expected = format!("{}\n", normalizer.normalize(&text)).repeat(times);
        verbs::assert_all_give(&normalizer, &long, &expected);
    }
}

fn assert_canonical(normalizer: &Normalizer, text: &str) {
    let [plain, composed, decomposed] = [text, &nfc(text), &nfd(text)].map(|text| nfc(&normalizer.normalize(text)));
    let context = || format!("{} of {}", normalizer.profile(), escape(text));
    assert_eq!(escape(&plain), escape(&composed), "NFC, {}", context());
    assert_eq!(escape(&plain), escape(&decomposed), "NFD, {}", context());
}

/// Promise 8: equal profiles have equal fingerprints, in every thread and every run.
#[test]
fn fingerprints_are_deterministic() {
    for (name, profile, normalizer) in PRESETS {
        let parsed: Profile = name.parse().expect("a preset has a name");
        assert_eq!(parsed.fingerprint(), profile.fingerprint());
        assert_eq!(normalizer().profile().fingerprint(), profile.fingerprint());
    }
}
