//! Promise 4: text of other scripts does not change.

use arabic_text::{Digits, Normalizer};
use proptest::prelude::*;

use crate::common::classes::{is_arabic, is_direction_control};
use crate::common::escape::escape;
use crate::common::profiles::{PRESETS, any_rules};
use crate::common::verbs;

/// Texts that other programs change.
const TEXTS: &[(&str, &str)] = &[
    ("a superscript digit, which is a compatibility character", "x\u{B2}"),
    ("LATIN SMALL LETTER E and COMBINING ACUTE ACCENT, not composed", "cafe\u{301}"),
    ("two marks, not in canonical order", "a\u{301}\u{316}"),
    ("a ligature and a fullwidth letter", "\u{FB01}\u{FF21}"),
    ("a family: MAN, WOMAN and GIRL, joined", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"),
    ("a flag: joiner behind a variation selector", "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}"),
    ("DEVANAGARI KA, VIRAMA, joiner, SSA: a half form", "\u{915}\u{94D}\u{200D}\u{937}"),
    ("the same with a non-joiner: a visible virama", "\u{915}\u{94D}\u{200C}\u{937}"),
    ("Khmer with zero width spaces between words", "\u{1781}\u{17D2}\u{1798}\u{17C2}\u{179A}\u{200B}\u{1780}"),
    ("soft hyphen and word joiner", "co\u{AD}op 1\u{2060}km"),
    ("Hebrew points, not in canonical order", "\u{5D1}\u{5BC}\u{5B0}"),
    ("Syriac and Thaana, which share punctuation with Arabic", "\u{712}\u{730} \u{780}\u{7A6}"),
    ("drawn-out letters of other scripts", "soooo \u{5D0}\u{5D0}\u{5D0}\u{5D0}"),
    ("numbers and separators", "1,234.5 2+2"),
    ("an equation in Arabic mathematical letters' neighbourhood", "\u{1D400}\u{1D7D8}"),
];

#[test]
fn presets_leave_other_scripts_alone() {
    for (name, _, normalizer) in PRESETS {
        for (what, text) in TEXTS {
            assert!(normalizer().is_normalized(text), "{what}, under {name}");
            verbs::assert_all_give(normalizer(), text, text);
        }
    }
}

#[test]
fn arabic_beside_them_changes_nothing_about_them() {
    for (name, _, normalizer) in PRESETS {
        for (what, text) in TEXTS {
            // ALEF WITH HAMZA ABOVE and FATHA, a space between.
            let (before, behind) = ("\u{623}\u{64E} ", " \u{623}\u{64E}");
            let folded = normalizer().normalize(&format!("{before}{text}{behind}")).into_owned();
            assert!(folded.contains(text), "{what}, under {name}: {}", escape(&folded));
        }
    }
}

fn is_of_other_script(c: char) -> bool {
    !is_arabic(c) && !is_direction_control(c)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Only the rules for spaces and for direction controls change text of other scripts, and the
    /// rule for digits changes ASCII digits.
    #[test]
    fn rules_leave_other_scripts_alone(rules in any_rules(), text in any::<String>(), mixed in "[\u{300}-\u{36F}a-c\u{915}-\u{94D}\u{200B}-\u{200D}]*") {
        let digits_stay = matches!(rules.digits(), Digits::Keep | Digits::Ascii);
        let normalizer = Normalizer::new(rules.with_spaces(arabic_text::Spaces::Keep));
        let text: String = (text + &mixed).chars().filter(|&c| is_of_other_script(c)).collect();
        let text = if digits_stay { text } else { text.replace(|c: char| c.is_ascii_digit(), "") };
        prop_assert!(normalizer.is_normalized(&text), "{} of {}", normalizer.profile(), escape(&text));
    }
}
