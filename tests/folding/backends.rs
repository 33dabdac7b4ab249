//! Every instruction set gives the output of the scalar engine, wherever its blocks end.
//!
//! `PROPTEST_CASES` sets the number of cases for each property.

use arabic_text::{Orthography, Profile};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::alphabet;
use crate::common::config::cases;
use crate::common::engines::Engines;
use crate::common::profiles::{LANGUAGES, PRESETS, any_preset, any_profile, any_rules};

/// Words without vowels, with vowels and with Quranic signs, words of Persian and Urdu, numbers,
/// and Latin words.
const WORDS: &[&str] = &[
    "الكتاب",
    "إلى",
    "مدرسة",
    "أحمد",
    "آمن",
    "مسؤول",
    "شيء",
    "الكِتَابُ",
    "مُدَرِّسَةٌ",
    "اللّٰه",
    "ٱلرَّحۡمَـٰنِ",
    "هُدٗى",
    "ءَامَنُواْ",
    "إِنَّآ",
    "كـــتـــاب",
    "هٰذا",
    "می‌خواهم",
    "کتاب‌ها",
    "ہے",
    "١٢٫٥",
    "۱۲۳",
    "١٬٠٠٠",
    "news",
    "naïve",
    "10%",
    "«نعم»",
    "،",
    "؟",
];

/// Text between words, and characters of other scripts.
const SIGNS: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\u{A0}",
    "\u{201C}",
    "\u{201D}",
    "\u{2026}",
    "\u{2013}",
    "\u{AB}",
    "\u{BB}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{2067}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{2060}",
    "\u{61C}",
    "\u{1F600}",
    "\u{2764}\u{FE0F}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{FEFB}",
    "\u{FEE3}\u{FEA4}",
    "\u{FB50}",
    "\u{FDFA}",
    "\u{FDF2}",
    "\u{4E2D}",
    "\u{AC00}",
    "e\u{301}",
    "\u{5D0}\u{5B8}",
    "\u{915}\u{94D}",
    "\u{8F0}",
    "\u{10EC9}",
    "\u{10ECB}",
    "\u{10ED7}",
    "\u{FE73}",
    "\u{10EFC}",
    "\u{8A0}",
    "\u{773}",
    "\u{1EE00}",
    "\u{85}",
    "\u{600}",
    "\u{6DD}",
    // Characters that are tested as the only undecided ones of a block.
    "\u{6DD}\u{200B}",
    "\u{640}\u{654}\u{64E}",
    "\u{651}\u{653}\u{64E}",
];

/// Runs of removed characters, of repeated letters, and of many marks.
const RUNS: &[&str] = &[
    "\u{640}",
    "\u{64B}",
    "\u{64E}",
    "\u{651}",
    "\u{651}\u{64E}",
    "\u{64E}\u{651}",
    "\u{670}",
    "\u{640}\u{670}",
    "\u{640}\u{64E}\u{654}",
    "\u{627}\u{653}",
    "\u{649}\u{670}\u{653}",
    "\u{648}\u{64F}\u{654}",
    "\u{628}\u{651}\u{64E}\u{670}",
    "\u{6DD}\u{200B}",
    "\u{653}",
    "\u{654}",
    "\u{628}",
    "\u{627}",
    "\u{647}",
    "\u{6CC}",
    "\u{649}",
    "\u{628}\u{64E}",
    "\u{628}\u{651}\u{64E}",
    "\u{200C}",
    "\u{628}\u{200C}",
    "\u{200F}",
    "\u{FEFB}",
    "\u{FEE0}",
    "\u{1F600}",
    "\u{A0}",
    "a",
    " ",
    "\u{660}",
    "\u{66B}",
    "\u{201D}",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => alphabet::text(12),
        4 => select(WORDS).prop_map(String::from),
        2 => select(SIGNS).prop_map(String::from),
        1 => (select(RUNS), 1..40_usize).prop_map(|(unit, count)| unit.repeat(count)),
        1 => "[ -~]{0,40}",
        1 => proptest::char::range('\u{600}', '\u{6FF}').prop_map(String::from),
    ]
}

/// Generates a text of up to some hundred bytes, behind a prefix that moves it to any position in a
/// block.
fn any_text() -> impl Strategy<Value = String> {
    let prefix = prop_oneof![(0..=64_usize).prop_map(|n| "x".repeat(n)), (0..=64_usize).prop_map(offset)];
    let space = select(&["", "", " "][..]);
    (prefix, space, vec(piece(), 0..10)).prop_map(|(prefix, space, pieces)| prefix + &pieces.join(space))
}

/// Returns a text of this many bytes: Arabic letters, and one ASCII letter if the number is odd.
fn offset(bytes: usize) -> String {
    "x".repeat(bytes % 2) + &"\u{62F}\u{631}".repeat(bytes.div_ceil(4))[..bytes / 2 * 2]
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn backends_agree_on_presets((_, profile, _) in any_preset(), text in any_text()) {
        Engines::new(&profile).assert_agree_on(&text);
    }

    #[test]
    fn backends_agree_on_rules(rules in any_rules(), text in any_text()) {
        Engines::new(&rules).assert_agree_on(&text);
    }

    #[test]
    fn backends_agree_on_custom_mappings(profile in any_profile(), text in any_text()) {
        Engines::new(&profile.profile).assert_agree_on(&text);
    }

    /// The texts are a few blocks long, of words that rules for the spelling of the Quran may rewrite.
    #[test]
    fn backends_agree_on_words_of_the_quran(text in alphabet::plain_words(60), at in 0_usize..64) {
        let text = offset(at) + " " + &text;
        Engines::new(&Profile::QURAN).assert_agree_on(&text);
        Engines::new(&Profile::NONE.with_orthography(Orthography::Quranic)).assert_same_on(&text);
        Engines::new(&Profile::SEARCH.with_orthography(Orthography::Quranic)).assert_same_on(&text);
    }

    /// The texts are a few blocks long, of letters that depend on the letters beside them.
    #[test]
    fn backends_agree_on_letters_by_place(number in 0..LANGUAGES.len(), text in alphabet::letters_by_place(150)) {
        Engines::new(&LANGUAGES[number].parse().expect("a profile")).assert_agree_on(&text);
    }

    /// A mapping may turn a neighbour of such a letter into a letter, or a letter into something else.
    #[test]
    fn backends_agree_on_mappings_beside_letters_by_place(
        number in 0..LANGUAGES.len(),
        from in select(alphabet::LETTERS_BY_PLACE),
        to in select(&["", "U+0020", "U+0078", "U+0645", "U+06CC", "U+0647", "U+064E", "U+0627 U+0628"][..]),
        text in alphabet::letters_by_place(100),
    ) {
        let profile = format!("{},U+{:04X}={to}", LANGUAGES[number], u32::from(from));
        Engines::new(&profile.parse().expect("a profile")).assert_agree_on(&text);
    }

    /// A profile may keep a non-joiner, or remove it with a yeh, and map it or what stands beside it.
    #[test]
    fn backends_agree_on_mappings_beside_non_joiners(
        base in select(&["persian", "unvocalized", "search,joiners=keep_shaping", "urdu,ezafe=remove", "loose,ezafe=remove", "none"][..]),
        from in select(&["U+200C", "U+0647", "U+06CC", "U+0628", "U+0649", "U+0020", "U+0062"][..]),
        to in select(&["", "U+0020", "U+0078", "U+0645", "U+06CC", "U+0647", "U+064E"][..]),
        text in vec(select(&[
            "\u{647}", "\u{200C}", "\u{6CC}", "\u{628}", "\u{649}", "\u{645}", "\u{661}", "b", " ", "\u{64E}",
            "\u{647}\u{200C}", "\u{628}\u{628}\u{628}", "\u{6CC}\u{6CC}\u{6CC}",
        ][..]), 0..100),
    ) {
        let profile: Profile = format!("{base},{from}={to}").parse().expect("a profile");
        Engines::new(&profile).assert_agree_on(&text.concat());
    }

    /// The texts are a few blocks long and have many special characters.
    #[test]
    fn backends_agree_on_dense_text(rules in any_rules(), text in alphabet::text(150)) {
        Engines::new(&rules).assert_agree_on(&text);
    }
}

/// Profiles for which engines have special code, also combinations that are in no preset.
fn special_profiles() -> Vec<Engines> {
    let texts = [
        "search,dagger_alef=to_alef",
        "search,elongation=collapse_to_2",
        "loose,elongation=collapse_to_1,marks=keep_shadda",
        "clean,elongation=collapse_to_1",
        "clean,marks=remove_case_ending",
        "clean,digits=ascii,joiners=keep",
        "search,digits=extended_arabic_indic,U+0628=U+0062,U+0644=",
        "search,U+0654=,U+06CC=U+0041 U+0042",
        "clean,U+0651=U+0652,U+0600=U+0601,U+06FF=",
        "search,spaces=collapse,punctuation=ascii,phrase_signs=expand",
        "search,U+200C=U+0020",
        "search,U+4E2D=U+0628",
        // The last byte of a block is the lead byte of a character of another Unicode block.
        "loose,U+062F=U+00E9,U+0631=U+05D0",
        // A removed character must differ from a character that is mapped to NUL.
        "search,U+0628=U+0000,U+064E=U+0000",
        "loose,U+0627=U+0653,U+0650=,U+066A=U+0653",
    ];
    let presets = PRESETS.into_iter().map(|(_, profile, _)| Engines::new(&profile));
    let others = texts.iter().map(|text| Engines::new(&text.parse().expect("a profile")));
    presets.chain(others).collect()
}

/// Each sign and each run stands at every position in a block, in short and in long texts. The
/// tails behind it take turns, so that each tail follows each sign at every fourth position.
#[test]
fn backends_agree_at_block_edges() {
    const TAILS: [&str; 4] = ["", "\u{628}", "\u{64E}\u{651}\u{62D}", "\u{627}\u{644} a"];
    let engines = special_profiles();
    for before in 0..=70 {
        let prefix = offset(before);
        let runs = RUNS.iter().flat_map(|run| [(run, 2), (run, 3), (run, 4 + before % 33)]);
        for (number, (middle, repeats)) in SIGNS.iter().map(|sign| (sign, 1)).chain(runs).enumerate() {
            let short = [&prefix, &*middle.repeat(repeats), TAILS[(before + number) % TAILS.len()]].concat();
            let long = [&short, &*offset(80)].concat();
            // The first blocks of a text are folded by other code, so the run stands behind them.
            let later = ["\u{62F}", &*offset(128), &long].concat();
            for engines in &engines {
                engines.assert_same_on(&short);
                engines.assert_same_on(&long);
                engines.assert_same_on(&later);
            }
        }
    }
}

/// Texts that change and texts that do not change have every length up to four blocks.
#[test]
fn backends_agree_on_every_length() {
    let engines = special_profiles();
    for word in WORDS.iter().chain(RUNS) {
        let text = word.repeat(260 / word.len() + 1);
        for (end, _) in text.char_indices() {
            for engines in &engines {
                engines.assert_same_on(&text[..end]);
            }
        }
    }
}

/// Words that the rules of the Quran rewrite, at every place of a block in a stretch of words that they do not.
#[test]
fn backends_agree_on_rewritten_words_at_every_place() {
    let units = ["نؤُا", "نؤاْ", "نُؤا", "بآٰ", "بٓا", "إِئْه", "ٲؤا", "ٲلَّيل", "الَّيل", "اؤا", "لَيْل", "ءَا"];
    let engines = Engines::new(&Profile::QURAN);
    for unit in units {
        for words in 0..13 {
            for (letters, ascii) in (0..8).flat_map(|letters| (0..3).map(move |ascii| (letters, ascii))) {
                let before = ["ab ", &"كتاب ".repeat(words), &" a".repeat(ascii), &"ت".repeat(letters)].concat();
                engines.assert_same_on(&[&before, unit, &" كتاب".repeat(30)].concat());
            }
        }
    }
}

/// Returns the code points that rules mention, and a sample of the others.
fn code_points() -> impl Iterator<Item = char> {
    let is_near = |c: char| {
        matches!(c, '\0'..='\u{8FF}' | '\u{2000}'..='\u{206F}' | '\u{FB50}'..='\u{FEFF}')
            || matches!(c, '\u{10E60}'..='\u{10EFF}' | '\u{1EE00}'..='\u{1EEFF}')
    };
    ('\0'..=char::MAX).filter(move |&c| is_near(c) || u32::from(c) % 2003 == 0)
}

#[test]
fn backends_agree_on_every_code_point_at_every_offset() {
    let engines: Vec<_> = PRESETS.into_iter().map(|(_, profile, _)| Engines::new(&profile)).collect();
    let tail = offset(80);
    let prefixes: Vec<String> = (0..70).map(offset).collect();
    for (turn, c) in code_points().enumerate() {
        for (place, prefix) in prefixes.iter().enumerate() {
            let short = format!("{prefix}\u{628}{c}\u{644}");
            let long = format!("{short}{tail}");
            for engines in &engines {
                // Other code folds the end of a text. It sees each code point at every fourth offset.
                if (turn + place) % 4 == 0 {
                    engines.assert_same_on(&short);
                }
                engines.assert_same_on(&long);
            }
        }
    }
}

/// A loop learns from the text which characters to look up. So long texts repeat one character,
/// alone and with other characters of its kind.
#[test]
fn backends_agree_on_texts_that_repeat_a_character() {
    let engines: Vec<_> = PRESETS.into_iter().map(|(_, profile, _)| Engines::new(&profile)).collect();
    for c in '\u{600}'..='\u{6FF}' {
        for beside in ["", "\u{671}", "\u{6CC}", "\u{671}\u{6CC}\u{6D2}"] {
            let text = format!("\u{628}{c}\u{627}{beside}\u{644}\u{62F}\u{631} ").repeat(120);
            for engines in &engines {
                engines.assert_same_on(&text);
            }
        }
    }
}
