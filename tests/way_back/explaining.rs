//! Explanations name all changes, each with the rule that a reader would expect.

use arabic_text::{CodePoint, DaggerAlef, Normalizer, Profile, Rule, Spaces};
use proptest::prelude::*;

use crate::support::{normalizer, text};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Applying the changes to the source gives the folded text.
    #[test]
    fn changes_make_the_folded_text(normalizer in normalizer(), text in text()) {
        let (mut at, mut out) = (0, String::new());
        for change in normalizer.explain(&text) {
            let range = change.range();
            prop_assert!(at <= range.start && range.start < range.end);
            prop_assert_eq!(&text[range.clone()], change.source());
            prop_assert_ne!(change.source(), change.output());
            prop_assert!(!change.rules().is_empty());
            out.push_str(&text[at..range.start]);
            out.push_str(change.output());
            at = range.end;
        }
        out.push_str(&text[at..]);
        let folded = normalizer.normalize(&text);
        prop_assert_eq!(&out, &folded);
        prop_assert_eq!(normalizer.explain(&text).next().is_none(), normalizer.is_normalized(&text));
    }
}

/// Returns `range code points -> code points (rules)` for each change.
fn lines(profile: Profile, text: &str) -> Vec<String> {
    Normalizer::new(profile).explain(text).map(|change| change.to_string()).collect()
}

fn rules(profile: Profile, text: &str) -> Vec<Vec<Rule>> {
    Normalizer::new(profile).explain(text).map(|change| change.rules().to_vec()).collect()
}

#[test]
fn one_rule_each() {
    use Rule::*;
    let cases = [
        ("\u{628}\u{64E}", Marks),
        ("\u{628}\u{640}\u{628}", Tatweel),
        ("\u{623}", Alef),
        ("\u{627}\u{654}", Alef),
        ("\u{649}", AlefMaksura),
        ("\u{629}", TehMarbuta),
        ("\u{624}", Hamza),
        ("\u{6A9}", LookAlikes),
        ("\u{FEFB}", PresentationForms),
        ("\u{661}", Digits),
        ("\u{661}\u{66B}\u{662}", Digits),
        ("\u{200F}", DirectionControls),
        ("\u{628}\u{200C}\u{628}", Joiners),
        ("\u{628}\u{628}\u{628}", Elongation),
        ("  ", Spaces),
    ];
    for (text, rule) in cases {
        let found = rules(Profile::LOOSE.with_spaces(arabic_text::Spaces::Collapse), text);
        assert!(!found.is_empty() && found.iter().all(|rules| rules == &[rule]), "{text:?}: {found:?}");
    }
}

#[test]
fn rules_that_meet() {
    use Rule::*;
    assert_eq!(rules(Profile::SEARCH, "\u{6C3}"), [[TehMarbuta, LookAlikes]]);
    assert_eq!(rules(Profile::SEARCH, "\u{FC60}"), [[Marks, PresentationForms]]);
    assert_eq!(rules(Profile::NONE, "\u{648}\u{654}"), [[CanonicalForm]]);
    assert_eq!(rules(Profile::NONE, "\u{628}\u{651}\u{64E}"), [[CanonicalForm]]);
    assert_eq!(
        rules(Profile::SEARCH.with_dagger_alef(arabic_text::DaggerAlef::ToAlef), "\u{644}\u{670}"),
        [[DaggerAlef]]
    );
    let own = Profile::SEARCH.with_mapping('\u{6A4}', "\u{641}").expect("short");
    assert_eq!(rules(own, "\u{6A4}\u{649}"), [[CustomMapping], [AlefMaksura]]);
}

#[test]
fn lines_to_read() {
    assert_eq!(
        lines(Profile::SEARCH, "إلى\nﻻ"),
        [
            "0..2 U+0625 ARABIC LETTER ALEF WITH HAMZA BELOW -> U+0627 ARABIC LETTER ALEF (alef)",
            "4..6 U+0649 ARABIC LETTER ALEF MAKSURA -> U+064A ARABIC LETTER YEH (alef_maksura)",
            "7..10 U+FEFB ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM -> \
             U+0644 ARABIC LETTER LAM + U+0627 ARABIC LETTER ALEF (presentation_forms)",
        ]
    );
    assert_eq!(CodePoint('é').to_string(), "U+00E9");
}

/// Every option name in the text form of a profile is the name of a rule.
#[test]
fn rules_have_the_names_of_options() {
    let profile = Profile::SEARCH.with_dagger_alef(DaggerAlef::ToAlef).with_spaces(Spaces::Collapse);
    for change in Normalizer::new(profile).explain("أُلٰى ة٣ـ ك \u{200F}  ﻻ") {
        for rule in change.rules() {
            assert!(format!("none,{rule}=keep").parse::<Profile>().is_ok(), "{rule}");
        }
    }
}
