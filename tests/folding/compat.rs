//! The profiles of `compat`, compared with the facts measured on the programs and with a naive
//! model of each program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::LazyLock;

use arabic_text::{
    Digits, Elongation, InstructionSet, Joiners, Marks, Normalizer, PresentationForms, Profile, Spaces, Tatweel, compat,
};
use proptest::prelude::*;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::common::classes;

/// The name, the facts, the profile and the fingerprint of each profile of `compat`.
///
/// A fingerprint changes if the output may change. Every index made with the profile must then be
/// made again, so list a change under "Output changes" in CHANGELOG.md.
const PROGRAMS: &[(&str, &str, Profile, u64)] = &[
    (
        "lucene_arabic",
        include_str!("../../testdata/peers/lucene_arabic.txt"),
        compat::LUCENE_ARABIC,
        0xC6FE_E0CB_7988_13C3,
    ),
    (
        "lucene_persian",
        include_str!("../../testdata/peers/lucene_persian.txt"),
        compat::LUCENE_PERSIAN,
        0x2461_9552_9313_8B7A,
    ),
    (
        "lucene_sorani",
        include_str!("../../testdata/peers/lucene_sorani.txt"),
        compat::LUCENE_SORANI,
        0xEFEE_4F9B_BA29_796C,
    ),
    (
        "camel_dediac",
        include_str!("../../testdata/peers/camel_dediac.txt"),
        compat::CAMEL_DEDIAC,
        0xBDF9_2E6D_0187_0C09,
    ),
    ("camel_all", include_str!("../../testdata/peers/camel_all.txt"), compat::CAMEL_ALL, 0xE52F_5886_EBD3_B89F),
    (
        "pyarabic_strip_tashkeel",
        include_str!("../../testdata/peers/pyarabic_strip_tashkeel.txt"),
        compat::PYARABIC_STRIP_TASHKEEL,
        0x7BD8_8FAB_DF9C_6241,
    ),
    (
        "pyarabic_strip_diacritics",
        include_str!("../../testdata/peers/pyarabic_strip_diacritics.txt"),
        compat::PYARABIC_STRIP_DIACRITICS,
        0x93FB_635E_409D_A485,
    ),
    (
        "pyarabic_search_text",
        include_str!("../../testdata/peers/pyarabic_search_text.txt"),
        compat::PYARABIC_SEARCH_TEXT,
        0xD726_10C5_FA5D_E5EF,
    ),
    (
        "tashaphyne_search_text",
        include_str!("../../testdata/peers/tashaphyne_search_text.txt"),
        compat::TASHAPHYNE_SEARCH_TEXT,
        0x9888_634A_452B_D9DC,
    ),
    (
        "openiti_denoise",
        include_str!("../../testdata/peers/openiti_denoise.txt"),
        compat::OPENITI_DENOISE,
        0x91F3_A09E_D9E9_C4FC,
    ),
    (
        "open_asr_leaderboard",
        include_str!("../../testdata/peers/open_asr_leaderboard.txt"),
        compat::OPEN_ASR_LEADERBOARD,
        0xC8B3_70C8_8C73_26E2,
    ),
    ("milvus", include_str!("../../testdata/peers/milvus.txt"), compat::MILVUS, 0xF244_3419_BB9F_7EC0),
];

/// A model of a program: it replaces code points one by one, and may trim white space.
struct Program {
    map: BTreeMap<char, String>,
    trims: bool,
    /// Whether it is run on each word, and replaces some letters by their place there.
    words: bool,
}

impl Program {
    fn parse(facts: &str) -> Self {
        let (head, body) = facts.split_once("\n\n").expect("a head and a body");
        let char_of = |hex: &str| char::from_u32(u32::from_str_radix(hex.trim(), 16).unwrap()).unwrap();
        let mut map = BTreeMap::new();
        for line in body.lines() {
            let (from, to) = line.split_once('>').expect("from > to");
            let (first, last) = from.split_once("..").unwrap_or((from, from));
            let to: String = to.split_whitespace().map(char_of).collect();
            map.extend((char_of(first)..=char_of(last)).map(|c| (c, to.clone())));
        }
        Self { map, trims: head.contains("ends: white space goes"), words: head.contains("words: ") }
    }

    fn run(&self, text: &str) -> String {
        let replaced = |c: char| self.map.get(&c).map_or_else(|| Cow::Owned(c.to_string()), Cow::from);
        let out = if self.words { self.outputs(text).concat() } else { text.chars().map(replaced).collect() };
        if self.trims { out.trim_matches(is_white).into() } else { out }
    }

    /// Returns what each character of a text becomes, before white space is trimmed.
    fn outputs(&self, text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut out: Vec<String> = chars.iter().map(|c| self.map.get(c).map_or(c.to_string(), Clone::clone)).collect();
        let is_of_word = |c: &char| self.map.get(c).is_some_and(String::is_empty) || is_of_word(*c);
        let mut rest = &mut out[..];
        for word in chars.chunk_by(|a, b| is_of_word(a) == is_of_word(b)) {
            let (out, behind) = rest.split_at_mut(word.len());
            if self.words && is_of_word(&word[0]) {
                replace_by_place(word, out);
            }
            rest = behind;
        }
        out
    }

    /// Returns the output for a part of a text that is not at its ends.
    fn run_inside(&self, part: &str) -> String {
        let out = self.run(&format!("x{part}x"));
        out[1..out.len() - 1].into()
    }

    /// Returns the byte range of a text without the trimmed white space.
    fn trimmed(&self, text: &str) -> std::ops::Range<usize> {
        let stays = |&(_, c): &(usize, char)| !self.run(&c.to_string()).is_empty();
        let start = text.char_indices().find(stays).map_or(text.len(), |found| found.0);
        start..text.char_indices().rfind(stays).map_or(text.len(), |found| found.0 + found.1.len_utf8())
    }

    /// Returns the code points that change, those beside them, and characters that occur beside
    /// them in real text.
    fn alphabet(&self) -> Vec<char> {
        let changed = self.map.keys().copied();
        let fixed = " \u{1C}\u{A0}\u{2003}\n\tax1_.ررههابتسلمهويىةكک\u{640}\u{64E}\u{651}\u{653}\u{654}\u{655}\u{670}\u{6E5}\
                     \u{8C9}\u{8F0}\u{301}\u{903}\u{200C}\u{200D}\u{200F}\u{61C}\u{66B}\u{FE8D}\u{FEF6}\u{FDFA}👍";
        changed.chain(fixed.chars()).collect()
    }
}

fn is_of_word(c: char) -> bool {
    classes::is_word_character(c) || classes::is_mark_of_any_script(c) || classes::is_connector(c)
}

/// Replaces letters of a word by their place, in the manner of `SoraniNormalizer`. `out` has what each
/// character becomes elsewhere.
fn replace_by_place(word: &[char], out: &mut [String]) {
    let mut last_kept = None;
    for (at, &c) in word.iter().enumerate() {
        match (c, last_kept) {
            ('\u{631}', None) => out[at] = "\u{695}".into(),
            ('\u{647}', _) if at + 1 == word.len() => out[at] = "\u{6D5}".into(),
            ('\u{200C}', Some(before)) if out[before] == "\u{647}" => out[before] = "\u{6D5}".into(),
            _ => {}
        }
        if !out[at].is_empty() {
            last_kept = Some(at);
        }
    }
}

static COMPILED: LazyLock<Vec<(&str, Program, Normalizer)>> = LazyLock::new(|| {
    PROGRAMS.iter().map(|row| (row.0, Program::parse(row.1), Normalizer::new(row.2.clone()))).collect()
});

/// Returns whether Python's `str.strip` removes `c`: white space and the information separators.
fn is_white(c: char) -> bool {
    c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c)
}

fn hash(normalizer: &Normalizer, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    normalizer.hash_text(text, &mut hasher);
    hasher.finish()
}

/// Fails unless every method gives the output of the program.
fn check(name: &str, program: &Program, normalizer: &Normalizer, text: &str) {
    let expected = program.run(text);
    let folded = normalizer.normalize(text);
    assert_eq!(folded, expected, "{name}: {text:?}");
    assert_eq!(matches!(folded, Cow::Borrowed(_)), expected == text, "{name}: borrowed, {text:?}");
    assert_eq!(normalizer.is_normalized(text), expected == text, "{name}: is_normalized, {text:?}");

    let mut out = String::from("\u{627} ");
    normalizer.normalize_into(text, &mut out);
    assert_eq!(out[3..], expected, "{name}: into, {text:?}");
    let mut out = text.to_owned();
    normalizer.normalize_in_place(&mut out);
    assert_eq!(out, expected, "{name}: in place, {text:?}");
    let mut out = String::new();
    normalizer.normalize_to(text, &mut out).unwrap();
    assert_eq!(out, expected, "{name}: to, {text:?}");

    for size in [1, 3, 64] {
        let (mut stream, mut out) = (normalizer.stream(), Vec::new());
        for chunk in text.as_bytes().chunks(size) {
            stream.push(chunk, &mut out).unwrap();
            stream.flush(&mut out);
        }
        stream.finish(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected, "{name}: stream by {size}, {text:?}");
    }
    check_way_back(name, program, normalizer, text);

    let twice = program.run(&expected);
    let stays = twice == expected;
    assert!(stays || program.words, "{name}: twice, {text:?}");
    assert_eq!(normalizer.normalize(&expected), twice, "{name}: twice, {text:?}");
    assert_eq!(normalizer.equivalent(text, &expected), stays, "{name}: eq, {text:?}");
    assert_eq!(hash(normalizer, text) == hash(normalizer, &expected), stays, "{name}: hash, {text:?}");
}

/// Fails unless alignment and explanation are as expected. Both follow from the model, in which each
/// code point has its own output.
fn check_way_back(name: &str, program: &Program, normalizer: &Normalizer, text: &str) {
    let expected = program.run(text);
    let aligned = normalizer.align(text);
    assert_eq!(aligned.as_str(), expected, "{name}: align, {text:?}");
    let trimmed = if program.trims { program.trimmed(text) } else { 0..text.len() };
    let mut folded_at = 0;
    for ((at, c), folded) in text[trimmed.clone()].char_indices().zip(program.outputs(&text[trimmed.clone()])) {
        let range = trimmed.start + at..trimmed.start + at + c.len_utf8();
        if !folded.is_empty() {
            let place = folded_at..folded_at + folded.len();
            assert_eq!(aligned.folded_range(range.clone()), place, "{name}: {range:?} of {text:?}");
            assert_eq!(aligned.source_range(place).start, range.start, "{name}: {range:?} of {text:?}");
        }
        folded_at += folded.len();
    }

    #[cfg(feature = "explain")]
    assert_explains(name, normalizer, text, &expected);
}

#[cfg(feature = "explain")]
fn assert_explains(name: &str, normalizer: &Normalizer, text: &str, expected: &str) {
    let (mut explained, mut at) = (String::new(), 0);
    for change in normalizer.explain(text) {
        explained += &text[at..change.range().start];
        explained += change.output();
        at = change.range().end;
        assert_eq!(change.rules(), [arabic_text::Rule::Program], "{name}: {change} of {text:?}");
    }
    assert_eq!(explained + &text[at..], expected, "{name}: explain, {text:?}");
}

#[test]
fn every_code_point_folds_as_in_the_program() {
    for (name, program, normalizer) in COMPILED.iter() {
        let between: String = ('\0'..=char::MAX).flat_map(|c| ['\u{633}', c]).chain(['\u{633}']).collect();
        let folded = normalizer.normalize(&between);
        if folded != program.run(&between) {
            for c in '\0'..=char::MAX {
                let between = format!("\u{633}{c}\u{633}");
                assert_eq!(normalizer.normalize(&between), program.run(&between), "{name}: U+{:04X}", u32::from(c));
            }
            panic!("{name}: some code points next to each other");
        }
        for c in ('\0'..='\u{8FF}').chain('\u{2000}'..='\u{206F}').chain('\u{FB50}'..='\u{FEFF}') {
            let alone = c.to_string();
            assert_eq!(normalizer.normalize(&alone), program.run(&alone), "{name}: U+{:04X} alone", u32::from(c));
        }
        for &c in program.map.keys() {
            check(name, program, normalizer, &format!("\u{627}{c}\u{654} {c}"));
        }
    }
}

#[test]
fn white_space_is_trimmed_only_at_the_ends_of_the_whole_text() {
    let (name, program, normalizer) = COMPILED.iter().find(|row| row.1.trims).expect("the leaderboard");
    let cases = [
        "",
        " ",
        "\n\u{1C}\u{3000}",
        "  نعم  لا ",
        "\u{64E} نعم",
        "نعم ! ؟ ",
        "- نعم -",
        "ء \u{621} x",
        "\u{85}x\u{2028}",
        "نعم\r\n",
    ];
    for text in cases {
        check(name, program, normalizer, text);
    }
    for c in '\0'..='\u{FFFF}' {
        let at_both_ends = format!("{c}\u{633} {c}");
        assert_eq!(normalizer.normalize(&at_both_ends), program.run(&at_both_ends), "{at_both_ends:?}");
    }
    let long = format!("{}نعم{}لا{}", " \t".repeat(40_000), " ! ".repeat(40_000), "؟ ".repeat(40_000));
    check(name, program, normalizer, &long);
}

#[test]
fn folded_tokens_are_the_output_for_each_token() {
    let text = "روژهـ ماه قَالَ: «مَدْرَسَةٌ كَبِيرَةٌ» ١٢٫٥ أﻷمَـل، ء-ٱلرَّحْمَٰن https://example.org/ي #سلام_عليكم 👍";
    for (name, program, normalizer) in COMPILED.iter() {
        let mut expected: Vec<String> = arabic_text::tokenize(text).map(|token| program.run(token.text)).collect();
        expected.retain(|token| !token.is_empty());
        let mut found = Vec::new();
        for token in normalizer.tokens(text) {
            assert_eq!(program.run(&text[token.span]), token.text, "{name}");
            found.push(token.text.into_owned());
        }
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn every_backend_gives_the_same() {
    let text: String = (0..40).map(|n| format!("قَالَ-{n} مـــدرسةٌ! أ\u{FEF5}\u{8F0}٣ ء، — é👍 ")).collect();
    for (name, program, normalizer) in COMPILED.iter() {
        for backend in InstructionSet::available() {
            let normalizer = Normalizer::with_instruction_set(normalizer.profile().clone(), backend);
            for start in 0..70 {
                let text = format!("{}{text}", "x ".repeat(start));
                assert_eq!(normalizer.normalize(&text), program.run(&text), "{name} {backend:?}");
            }
        }
    }
}

#[test]
fn matches_are_those_of_the_folded_text() {
    let unit = " قَالَ ! مـــدرسةٌ ؟ \n\u{3000} أَحمَدُ؛ \n\n  كِتابٌ - ";
    let haystack = unit.repeat(300);
    // A second fold of a needle would change it under a program that looks at words.
    for (name, program, normalizer) in COMPILED.iter().filter(|row| !row.1.words) {
        for needle in ["مدرسة", "قال", " أحمد", "قال ! مدرسة", "أحمد؛ \n\n  كتاب", "كتاب -  قال", "غائب"]
        {
            let (folded, needle) = (program.run(&haystack), program.run(needle));
            let found: Vec<_> = normalizer.find_iter(&haystack, &needle).collect();
            assert_eq!(found.len(), folded.matches(&needle).count(), "{name}: {needle:?}");
            for range in found {
                let part = program.run_inside(&haystack[range.clone()]);
                assert!(part.starts_with(&needle), "{name}: {needle:?} in {part:?}");
            }
        }
    }
}

#[test]
fn letters_at_the_edges_of_words_are_replaced() {
    let (name, program, normalizer) = COMPILED.iter().find(|row| row.1.words).expect("Lucene's of Kurdish");
    let known: BTreeMap<_, _> = [
        ("ر رر بر", "\u{695} \u{695}ر بر"),
        ("\u{640}\u{200F}ر ١ر _ر \u{670}ر", "\u{695} ١ر _ر \u{670}ر"),
        ("(ره)، ره\u{64B} ره\u{640}.", "(\u{695}\u{6D5})، \u{695}ه \u{695}ه."),
        ("ه\u{200C}ب ه\u{64B}\u{200D}\u{200C}ب ه\u{670}\u{200C}ب", "\u{6D5}ب \u{6D5}ب ه\u{670}ب"),
        ("ھ ھ\u{200C} ھ\u{200D}\u{200C}\u{200C}ه", "ه \u{6D5} \u{6D5}\u{6D5}"),
        ("هx ه1 ه_ ه. ه👍 هé ه中", "هx ه1 ه_ \u{6D5}. \u{6D5}👍 هé ه中"),
    ]
    .into();
    for (text, folded) in known {
        assert_eq!(program.run(text), folded, "{text:?}");
        check(name, program, normalizer, text);
    }
    // A heh waits however long the run of removed characters is.
    for between in ["\u{64E}", "\u{640}", "\u{200D}", "\u{8E2}"] {
        for end in ["", " ", "ب", "\u{200C}ب", "\u{200C} "] {
            let text = format!("به{}{end}ر{}ر", between.repeat(2000), between.repeat(2000));
            assert_eq!(normalizer.normalize(&text), program.run(&text));
            check(name, program, normalizer, &format!("ه{}{end}", between.repeat(70)));
        }
    }
    let is_old = |c: &char| c.general_category() != GeneralCategory::Unassigned;
    for c in ('\0'..=char::MAX).filter(is_old) {
        let text = format!("ه{c}ر {c}ر ه{c}\u{200C}");
        assert_eq!(normalizer.normalize(&text), program.run(&text), "U+{:04X}", u32::from(c));
    }
    let found: Vec<_> = normalizer.find_iter("ماه ماهی بماه", "ماه").collect();
    assert_eq!(found, [0..6, 7..13, 18..24]);
}

#[test]
fn canonical_rules_do_not_apply() {
    let lucene = Normalizer::new(compat::LUCENE_ARABIC);
    assert_eq!(lucene.normalize("\u{627}\u{654}"), "\u{627}\u{654}", "alef and hamza above do not compose");
    let camel = Normalizer::new(compat::CAMEL_DEDIAC);
    assert_eq!(camel.normalize("\u{628}\u{654}\u{653}\u{655}"), "\u{628}\u{654}\u{653}\u{655}", "no order");
    assert_eq!(camel.normalize("\u{648}\u{64F}\u{654}"), "\u{648}\u{654}");
}

#[test]
fn text_forms_are_the_names() {
    for (name, _, profile, _) in PROGRAMS {
        assert_eq!(profile.to_string(), *name);
        assert_eq!(name.parse::<Profile>().as_ref(), Ok(profile));
        assert_eq!(name.replace('_', "-").to_uppercase().parse::<Profile>().as_ref(), Ok(profile));
        let changed = profile
            .clone()
            .with_digits(Digits::Ascii)
            .with_marks(Marks::Remove)
            .with_removed('x')
            .with_mapping('ڤ', "ف")
            .unwrap();
        assert_eq!(changed.to_string(), format!("{name},marks=remove,digits=ascii,U+0078=,U+06A4=U+0641"));
        assert_eq!(changed.to_string().parse::<Profile>(), Ok(changed));
    }
    let error = "lucine".parse::<Profile>().unwrap_err().to_string();
    assert!(error.contains("`pashto`, `lucene_arabic`, "), "{error}");
}

#[test]
fn fingerprints_are_pinned() {
    let found: Vec<_> = PROGRAMS.iter().map(|row| (row.0, format!("{:#018X}", row.2.fingerprint()))).collect();
    let pinned: Vec<_> = PROGRAMS.iter().map(|row| (row.0, format!("{:#018X}", row.3))).collect();
    assert_eq!(found, pinned);
}

#[test]
fn fingerprints_differ() {
    let mut all: Vec<_> = PROGRAMS.iter().map(|row| row.2.fingerprint()).collect();
    all.extend([Profile::NONE, Profile::SEARCH].map(|profile| profile.fingerprint()));
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), PROGRAMS.len() + 2);
}

#[test]
fn options_apply_to_the_output_of_the_program() {
    let fold = |profile: Profile, text: &str| Normalizer::new(profile).normalize(text).into_owned();
    assert_eq!(fold(compat::LUCENE_ARABIC.with_digits(Digits::Ascii), "١٬٢٣٤ مَرَّة"), "1,234 مره");
    assert_eq!(fold(compat::CAMEL_DEDIAC.with_marks(Marks::Remove), "\u{628}\u{654}\u{64E}\u{6DA}"), "\u{628}");
    assert_eq!(
        fold(compat::CAMEL_DEDIAC.with_tatweel(Tatweel::Remove), "كتــاب \u{640}\u{654}"),
        "كتاب \u{640}\u{654}"
    );
    assert_eq!(fold(compat::LUCENE_ARABIC.with_elongation(Elongation::CollapseTo1), "أااَاه"), "اه");
    assert_eq!(fold(compat::OPEN_ASR_LEADERBOARD.with_spaces(Spaces::Collapse), " نعم ! \t! لا "), "نعم لا");
    assert_eq!(fold(compat::LUCENE_ARABIC.with_joiners(Joiners::Remove), "مىَ\u{200C}خ"), "ميخ");
    let forms = compat::LUCENE_ARABIC.with_presentation_forms(PresentationForms::Fold);
    assert_eq!(fold(forms, "\u{FE83}\u{FE8D}\u{FE93}"), "\u{627}\u{627}\u{647}", "forms open first");
}

#[test]
fn custom_mappings_replace_those_of_the_program() {
    let profile = compat::LUCENE_ARABIC.with_mapping('\u{623}', "\u{623}").unwrap().with_removed('\u{627}');
    let normalizer = Normalizer::new(profile);
    assert_eq!(normalizer.normalize("\u{623}\u{627}\u{625}"), "\u{623}\u{627}", "the entry is for the source alone");
    let seat = Normalizer::new(compat::OPEN_ASR_LEADERBOARD.with_mapping('-', " ").unwrap());
    assert_eq!(seat.normalize("- نعم-لا -"), "نعم لا", "what becomes white space is white space");
    let padded = Normalizer::new(compat::OPEN_ASR_LEADERBOARD.with_mapping('-', " x ").unwrap());
    assert_eq!(padded.normalize("-نعم-"), "x نعم x");
}

fn texts() -> impl Strategy<Value = (usize, Vec<prop::sample::Index>)> {
    (0..PROGRAMS.len(), prop::collection::vec(any::<prop::sample::Index>(), 0..40))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn random_strings_fold_as_in_the_program((which, picks) in texts(), other in any::<String>()) {
        let (name, program, normalizer) = &COMPILED[which];
        let alphabet = program.alphabet();
        let text: String = picks.iter().map(|pick| *pick.get(&alphabet)).collect();
        check(name, program, normalizer, &text);
        check(name, program, normalizer, &format!("{text}{other}{text}"));
    }
}
