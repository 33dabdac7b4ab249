//! The spelling of the Quran: the promises on strings dense in its marks, and what the verbs make of its words.
//!
//! `PROPTEST_CASES` sets the number of cases.

use arabic_text::{InstructionSet, Normalizer, Orthography, Profile};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

use crate::common::alphabet::{plain_words, unit_of_quran};
use crate::common::escape::escape;
use crate::common::oracle;
use crate::common::profiles::OwnedProfile;
use crate::common::verbs;

fn cases(count: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: count, ..config } }
}

/// What stands between words, or inside of one.
const BETWEEN: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    ". ",
    "\u{60C} ",
    " \u{6DA} ",
    "\u{6DA} ",
    "-",
    "\u{200C}",
    "\u{200F}",
    "\u{A0}",
    " \u{6DD}\u{661} ",
];

fn word() -> impl Strategy<Value = String> {
    let listed = select(&["ثمودا", "افاين", "يحيي", "ليسءوا", "لايكه", "طغا", "لااذبحنه", "محيي"]).prop_map(String::from);
    prop_oneof![12 => vec(unit_of_quran(), 1..=6).prop_map(|units| units.concat()), 1 => listed]
}

fn text() -> impl Strategy<Value = String> {
    vec((word(), select(BETWEEN)), 1..=4)
        .prop_map(|words| words.into_iter().map(|(word, between)| word + between).collect())
}

/// The preset, the option alone, and with every other option that has a say in it.
fn profiles() -> Vec<Profile> {
    let quranic = |profile: Profile| profile.with_orthography(Orthography::Quranic);
    vec![
        Profile::QURAN,
        quranic(Profile::SEARCH),
        quranic(Profile::NONE),
        quranic(Profile::LOOSE),
        quranic(Profile::URDU).with_hamza(arabic_text::Hamza::Keep),
    ]
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn words_are_what_the_oracle_says(text in text()) {
        for profile in profiles() {
            let (expected, given) = (oracle::fold(&OwnedProfile::of(profile.clone()), &text), Normalizer::new(profile.clone()).normalize(&text).into_owned());
            prop_assert_eq!(escape(&given), escape(&expected), "{} of {}", profile, escape(&text));
        }
    }

    #[test]
    fn plain_words_are_what_the_oracle_says(text in plain_words(60)) {
        for profile in profiles() {
            let (expected, given) = (oracle::fold(&OwnedProfile::of(profile.clone()), &text), Normalizer::new(profile.clone()).normalize(&text).into_owned());
            prop_assert_eq!(escape(&given), escape(&expected), "{} of {}", profile, escape(&text));
        }
    }

    #[test]
    fn words_are_idempotent_and_canonical(text in text()) {
        let keys = Normalizer::quran();
        let once = keys.normalize(&text).into_owned();
        prop_assert_eq!(escape(&keys.normalize(&once)), escape(&once), "twice {}", escape(&text));
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(escape(&keys.normalize(&composed)), escape(&once), "NFC of {}", escape(&text));
        prop_assert_eq!(escape(&keys.normalize(&decomposed)), escape(&once), "NFD of {}", escape(&text));
    }

    #[test]
    fn chunks_have_no_bearing_on_words(text in text(), size in 1_usize..9) {
        let keys = Normalizer::quran();
        let (mut stream, mut out) = (keys.stream(), Vec::new());
        for chunk in text.as_bytes().chunks(size) {
            stream.push(chunk, &mut out).expect("valid");
        }
        stream.finish(&mut out).expect("whole");
        prop_assert_eq!(escape(std::str::from_utf8(&out).expect("text")), escape(&keys.normalize(&text)), "{}", escape(&text));
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn verbs_agree_on_words(text in text()) {
        for profile in profiles() {
            let normalizer = Normalizer::with_instruction_set(profile, InstructionSet::Scalar);
            let expected = normalizer.normalize(&text).into_owned();
            verbs::assert_all_give(&normalizer, &text, &expected);
        }
    }
}

/// Uthmani spelling, modern spelling.
const PAIRS: &[(&str, &str)] = &[
    ("كِتَـٰبٌ", "كتاب"),
    ("ٱلصَّلَوٰةَ", "الصلاة"),
    ("ءَامَنُوا۟", "آمنوا"),
    ("قُرْءَانٌ", "قرآن"),
    ("يَـٰٓأَيُّهَا", "يا أيها"),
    ("ٱلَّيْلِ", "الليل"),
    ("وَسْـَٔلْهُمْ", "واسألهم"),
    ("دَاوُۥدَ", "داوود"),
    ("ٱلْمَلَؤُا۟", "الملأ"),
    ("مَوْلَىٰكُمْ", "مولاكم"),
];

#[test]
fn either_spelling_finds_the_other() {
    for &(uthmani, modern) in PAIRS {
        for (text, query) in [(uthmani, modern), (modern, uthmani)] {
            let text = format!("قال {text} ثم");
            let found: Vec<_> = Normalizer::quran().finder(query).whole_words(true).find_iter(&text).collect();
            assert_eq!(found.len(), 1, "{query} in {text}");
            let [range] = &found[..] else { unreachable!() };
            assert_eq!(
                &text[range.clone()],
                &text["قال ".len()..text.len() - " ثم".len()],
                "with all its marks: {query} in {text}"
            );
        }
    }
}

#[test]
fn a_vocative_is_two_tokens_of_one_span() {
    let text = "قَالَ يَـٰقَوْمِ";
    let words: Vec<_> = Normalizer::quran().words(text).map(|word| (word.text.into_owned(), word.span)).collect();
    let span = "قَالَ ".len()..text.len();
    assert_eq!(words, [("قال".into(), 0..span.start - 1), ("يا".into(), span.clone()), ("قوم".into(), span)]);
    assert!(Normalizer::quran().finder("قوم").whole_words(true).find_iter(text).next().is_some());
    assert!(Normalizer::quran().finder("ياقوم").find_iter(text).next().is_none());
}

#[test]
fn the_letters_of_a_word_lead_back() {
    let text = "كِتَـٰبٌ";
    let aligned = Normalizer::quran().align(text);
    assert_eq!(aligned.as_str(), "كتاب");
    // The alef is the tatweel with its dagger alef, the last letter keeps its tanwin.
    assert_eq!(&text[aligned.source_range(4..6)], "ـٰ");
    assert_eq!(&text[aligned.source_range(6..8)], "بٌ");
    // A hamza that is one with the alef behind it is shown with it.
    let text = "ءَامَنَ";
    assert_eq!(&text[Normalizer::quran().align(text).source_range(0..2)], "ءَا");
    // A word of the list.
    let aligned = Normalizer::quran().align("طَغَا");
    assert_eq!((aligned.as_str(), aligned.source_range(0..6)), ("طغي", 0..10));
}

#[cfg(feature = "explain")]
#[test]
fn explanations_name_the_rule() {
    use arabic_text::Rule;

    let rules = |text: &str| -> Vec<Vec<Rule>> {
        Normalizer::quran().explain(text).map(|change| change.rules().to_vec()).collect()
    };
    assert_eq!(rules("ـٰبب").first(), Some(&vec![Rule::Orthography]));
    assert_eq!(rules("طغا"), [[Rule::Orthography]]);
    assert_eq!(rules("بَ"), [[Rule::Orthography]]);
    assert_eq!(rules("أب"), [[Rule::Alef]]);
}

#[test]
fn memory_has_no_part_in_long_words() {
    let long = ["بُوا۟ۥٰ", "ءَا", "ؤُا", "لَّي"].concat().repeat(20_000);
    let keys = Normalizer::quran();
    let (mut stream, mut out, mut most) = (keys.stream(), Vec::new(), 0);
    for chunk in long.as_bytes().chunks(64) {
        let before = out.len();
        stream.push(chunk, &mut out).expect("valid");
        most = most.max(out.len() - before);
    }
    stream.finish(&mut out).expect("whole");
    assert!(most < 256, "{most} bytes at once");
    assert_eq!(out, keys.normalize(&long).as_bytes());
}
