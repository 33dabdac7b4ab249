//! Every engine against the machine alone, which is the definition, on texts dense in what asks for neighbours.

use alloc::string::String;
use alloc::vec::Vec;

use proptest::prelude::*;
use proptest::sample::select;

use super::model_tests::{by_machine, by_pieces};
use super::{FoldedChunks, Machine, Table};
use crate::profile::Profile;
use crate::simd::InstructionSet;

fn profiles() -> Vec<Profile> {
    [
        "none",
        "clean",
        "unvocalized",
        "search",
        "loose",
        "persian",
        "search,spaces=collapse",
        "search,spaces=collapse_lines",
        "clean,spaces=collapse",
        "search,joiners=keep_non_joiner",
        "search,alef=to_bare_keep_madda",
        "search,dagger_alef=to_alef",
        "search,tatweel=keep",
        "search,phrase_signs=remove",
        "clean,marks=keep_shadda",
        "clean,marks=remove_case_ending",
        "clean,dagger_alef=to_alef,joiners=keep_non_joiner",
        "none,marks=remove",
        "none,tatweel=remove",
        "none,ignorables=remove",
        "quran",
        "search,orthography=quranic",
    ]
    .iter()
    .map(|text| text.parse().expect("a profile"))
    .collect()
}

/// Units of text: single characters, and what is typical around them.
const UNITS: &[&str] = &[
    "\u{628}",
    "\u{628}",
    "\u{627}",
    "\u{648}",
    "\u{649}",
    "\u{64A}",
    "\u{6CC}",
    "\u{647}",
    "\u{62F}",
    "\u{621}",
    "\u{64E}",
    "\u{64E}",
    "\u{651}",
    "\u{670}",
    "\u{654}",
    "\u{655}",
    "\u{653}",
    "\u{6DB}",
    "\u{6E5}",
    "\u{8F0}",
    "\u{10ECB}",
    "\u{332}",
    "\u{301}",
    "\u{34F}",
    "\u{FE0F}",
    "\u{2062}",
    "\u{640}",
    "\u{640}",
    " ",
    " ",
    " ",
    "\u{A0}",
    "\u{202F}",
    "\u{3000}",
    "\t",
    "\n",
    "\u{200C}",
    "\u{200C}",
    "\u{200D}",
    "\u{200B}",
    "\u{AD}",
    "\u{200F}",
    "\u{661}",
    "1",
    "a",
    "\u{E9}",
    "\u{2764}",
    "\u{FDF2}",
    "\u{FDFA}",
    "\u{FE73}",
    "\u{FEFB}",
    "\u{FC60}",
    "\u{FC5D}",
    " \u{6DB} ",
    "\u{A0}\u{64E}\u{628}",
    "\u{202F}\u{670}\u{644}",
    "\u{640}\u{654}",
    "\u{649}\u{670}",
    "\u{60C}",
    ".",
];

fn text() -> impl Strategy<Value = String> {
    let dense = proptest::collection::vec(select(UNITS), 0..14).prop_map(|units| units.concat());
    // Across the edges of blocks.
    let long =
        ("[\u{628}a ]{0,70}", dense.clone(), "[\u{628}\u{64E} a]{0,80}").prop_map(|(a, b, c)| [a, b, c].concat());
    // Behind more marks than are looked back over.
    let marks =
        (dense.clone(), "[\u{64E}\u{6DB}]{0,60}", dense.clone()).prop_map(|(a, b, c)| [&a, " ", &b, " ", &c].concat());
    prop_oneof![dense, long, marks]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_engine_is_the_machine(text in text(), number in 0..22_usize, cut in 0..20_usize) {
        let profile = &profiles()[number];
        for backend in InstructionSet::available() {
            let table = Table::new(profile, backend);
            let expected = by_machine(&table, &text);
            let mut out = String::new();
            table.fold_into(&text, &mut out);
            prop_assert_eq!(&out, &expected, "{:?} {}", backend, profile);
            let (mut machine, mut streamed) = (Machine::new(), String::new());
            let cut = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
            for part in [&text[..cut], &text[cut..]] {
                table.fold_part(part, &mut machine, &mut streamed);
                machine.flush(&table.rules, &mut streamed);
            }
            machine.finish(&table.rules, &mut streamed);
            prop_assert_eq!(&streamed, &expected, "streamed {:?} {}", backend, profile);
            prop_assert_eq!(by_pieces(&table, &text, cut.max(1)), &*expected, "in pieces {:?} {}", backend, profile);
            let mut aligned = String::new();
            table.align_into(&text, &mut aligned);
            prop_assert_eq!(&aligned, &expected, "aligned {:?} {}", backend, profile);
            let unchanged = table.unchanged(&text);
            prop_assert_eq!(unchanged == text.len(), expected == text, "unchanged {:?} {}", backend, profile);
            prop_assert!(expected.starts_with(&text[..unchanged]), "unchanged {:?} {}", backend, profile);
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in text(), number in 0..22_usize) {
        let table = Table::new(&profiles()[number], InstructionSet::Scalar);
        let once = by_machine(&table, &text);
        prop_assert_eq!(by_machine(&table, &once), once, "{}", &profiles()[number]);
    }
}

/// Words of the Quran and of modern text, whole and torn.
pub(super) fn words_of_the_quran() -> impl Strategy<Value = String> {
    let units = "ا ا ل ل و و ي ى ی ب ت ه ة م ن س ء أ إ آ ؤ ئ ٱ \u{64E} \u{64E} \u{64F} \u{650} \u{651} \u{651} \u{652} \u{652} \u{6E1} \u{653} \u{654} \u{655} \u{670} \
                 \u{64B} \u{656} \u{657} \u{6DF} \u{6E0} \u{6E5} \u{6E6} \u{6E7} \u{6E8} \u{6DC} \u{6D6} \u{6DD} \u{640} \u{200C} \u{FDFA} \u{FEFB} a 1 ، \n \
                 لااذبحنه وثمودا وا يٰأيها \u{64A}\u{640}\u{670}\u{653} \u{A0}";
    let units: Vec<&str> = units.split(' ').chain([" "; 20]).collect();
    proptest::collection::vec(select(units), 0..90).prop_map(|units| units.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_that_are_rewritten_are_those_of_the_machine(text in words_of_the_quran(), again: bool, size in 1..80_usize) {
        for profile in ["quran", "quran,spaces=keep", "quran,elongation=collapse_to_2", "quran,phrase_signs=expand"] {
            for backend in InstructionSet::available() {
                let table = Table::new(&profile.parse().expect("a profile"), backend);
                let text = if again { by_machine(&table, &text) } else { text.clone() };
                let expected = by_machine(&table, &text);
                let mut out = String::new();
                table.fold_into(&text, &mut out);
                prop_assert_eq!(&out, &expected, "{:?} {}", backend, profile);
                prop_assert_eq!(by_pieces(&table, &text, size), &*expected, "in pieces {:?} {}", backend, profile);
                let (mut chunks, mut pulled) = (FoldedChunks::new(&table, &text), Vec::new());
                while let Some(chunk) = chunks.next() {
                    pulled.extend_from_slice(chunk);
                }
                prop_assert_eq!(pulled, expected.as_bytes(), "pulled {:?} {}", backend, profile);
                let unchanged = table.unchanged(&text);
                prop_assert_eq!(unchanged == text.len(), expected == text, "unchanged {:?} {}", backend, profile);
                prop_assert!(expected.starts_with(&text[..unchanged]), "unchanged {:?} {}", backend, profile);
            }
        }
    }
}

/// What asks for neighbours, at every place of a block.
#[test]
fn every_place_of_a_block() {
    let units = [
        " \u{6DB} ",
        " \u{64E}\u{64E} ",
        " \u{64E} \u{64E} ",
        "\u{A0}\u{64E}\u{628}",
        "\u{640}\u{654}",
        " \u{64E}\u{A0}",
        "\u{A0}\u{64E} ",
        "\u{200C}\u{628}",
        "\u{332}",
        "\u{FE0F}",
        " \u{640} ",
        "\u{2003}\u{64E} ",
        "\u{3000}\u{64E} ",
        "\u{64E}\u{651}\u{64B}",
        "\u{651}\u{670}\u{64E}",
        "\u{651}\u{64E}\u{650}\u{64B}",
    ];
    let behind = "\u{62A}\u{628}".repeat(50);
    for profile in profiles() {
        let tables: Vec<_> = InstructionSet::available().map(|backend| Table::new(&profile, backend)).collect();
        for unit in units {
            for before in 0..140 {
                for end in [0, 2, 4, 30, 32, 34, 62, 64, 66, 200] {
                    let start = ["", "a"][before % 2];
                    let text = [start, &"\u{628}".repeat(before / 2), unit, &behind[..end]].concat();
                    let expected = by_machine(&tables[0], &text);
                    for table in &tables {
                        let mut out = String::new();
                        table.fold_into(&text, &mut out);
                        assert_eq!(out, expected, "{:?} {profile} {unit:?} {before} {end}", table.set);
                    }
                }
            }
        }
    }
}

/// Marks of other scripts on an Arabic letter: those that stay are put in order, also behind one that is removed.
#[test]
fn foreign_marks_behind_removed_ones() {
    let marks = ["\u{323}", "\u{301}", "\u{5B0}", "\u{93C}", "\u{64E}", "\u{651}", "\u{654}", "\u{6E5}", "\u{34F}"];
    let mut texts: Vec<String> = ["\u{628}".into()].into();
    for length in 1..=3 {
        let longest: Vec<_> = texts.iter().filter(|text| text.chars().count() == length).cloned().collect();
        texts.extend(longest.iter().flat_map(|text| marks.map(|mark| [text, mark].concat())));
    }
    for profile in profiles() {
        let tables: Vec<_> = InstructionSet::available().map(|set| Table::new(&profile, set)).collect();
        for text in texts
            .iter()
            .flat_map(|text| [text.clone(), ["\u{62A}\u{628}".repeat(20), text.clone(), "\u{62A}".repeat(40)].concat()])
        {
            let expected = by_machine(&tables[0], &text);
            for table in &tables {
                let mut out = String::new();
                table.fold_into(&text, &mut out);
                assert_eq!(out, expected, "{:?} {profile} {}", table.set, text.escape_unicode());
            }
        }
    }
}
