//! Under a copied program the engine gives what the machine gives, with any options on top and in any parts.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use proptest::prelude::*;

use super::{Machine, Table};
use crate::profile::*;
use crate::simd::InstructionSet;

/// The text folded by the machine alone, which is the definition.
pub(super) fn by_machine(table: &Table, text: &str) -> String {
    let (mut machine, mut out) = (Machine::new(), String::new());
    for c in text.chars() {
        machine.feed(&table.rules, c, &mut out);
    }
    machine.finish(&table.rules, &mut out);
    out
}

fn by_parts(table: &Table, text: &str, cut: usize) -> String {
    let (mut machine, mut out) = (Machine::new(), String::new());
    let chars: Vec<char> = text.chars().collect();
    for part in chars.chunks(cut) {
        table.fold_part(&part.iter().collect::<String>(), &mut machine, &mut out);
    }
    machine.finish(&table.rules, &mut out);
    out
}

/// Folds the text as `find` folds a haystack: in pieces of about `size` bytes.
pub(super) fn by_pieces(table: &Table, text: &str, size: usize) -> String {
    let (mut at, mut out) = (0, String::new());
    while at < text.len() {
        at = table.fold_some(text, at, size, &mut out);
    }
    out
}

/// Later parts win, so any of them may stand together.
const ON_TOP: &[&str] = &[
    "presentation_forms=fold",
    "direction_controls=remove",
    "joiners=remove",
    "spaces=collapse",
    "elongation=collapse_to_1",
    "elongation=collapse_to_2",
    "marks=remove",
    "marks=keep_shadda",
    "marks=remove_case_ending",
    "dagger_alef=keep",
    "dagger_alef=to_alef",
    "tatweel=remove",
    "digits=ascii",
    "hamza=to_seat",
    "look_alikes=to_persian",
    "look_alikes=to_urdu",
    "look_alikes=to_kurdish",
    "ignorables=remove",
    "phrase_signs=expand",
    "U+0628=",
    "U+0021=U+0020 U+0020",
    "U+064E=U+0654 U+0627",
    "U+064F=U+0627",
    "U+0078=U+00A0",
    "U+2014=U+002D,U+00E9=,U+1F44D=U+0628",
    "U+0640=U+0640",
    "U+200C=U+002D,U+06D5=U+0078",
    "U+0631=U+0647,U+0647=",
    "U+06BE=U+0631,U+0020=",
];

fn profiles() -> impl Strategy<Value = Profile> {
    let names: Vec<_> = compat::NAMED.iter().map(|row| row.0).collect();
    let on_top = prop::sample::subsequence(ON_TOP, 0..4);
    (prop::sample::select(names), on_top).prop_map(|(name, parts)| {
        let text = parts.iter().fold(String::from(name), |text, part| text + "," + part);
        text.parse().unwrap()
    })
}

fn texts() -> impl Strategy<Value = String> {
    let alphabet = " \u{A0}\t\n!x1_رررههههھھ٢٫٫٬۳ااااأؤئءآىةبببسککڤپ\u{640}\u{640}\u{64B}\u{64E}\u{651}\u{653}\u{654}\u{655}\u{670}\u{6E1}\u{6E5}\
                    \u{8C9}\u{8F0}\u{8D3}\u{301}\u{903}\u{5B0}\u{200C}\u{200D}\u{200F}\u{61C}\u{FE8D}\u{FEF5}\u{FEF6}\u{FDFA}\u{3000}—é👍\
                    \u{966}\u{10EFD}";
    let alphabet: Vec<char> = alphabet.chars().collect();
    prop::collection::vec(prop::sample::select(alphabet), 0..150).prop_map(|chars| chars.into_iter().collect())
}

/// Found here, though they hold for every profile: what blocks of bytes must not overlook.
#[test]
fn blocks_overlook_nothing() {
    let fold = |profile: &str, backend, text: &str| {
        let mut out = String::from("before ");
        Table::new(&profile.parse().unwrap(), backend).fold_into(text, &mut out);
        out
    };
    for backend in InstructionSet::available() {
        for length in 0..200 {
            let filler = "x".repeat(length);
            // BEH three times, at any place of a block.
            let run = fold("loose", backend, &(filler.clone() + "\u{628}\u{628}\u{628}"));
            assert_eq!(run, alloc::format!("before {filler}\u{628}"), "{backend:?}");
        }
        let own = "search,U+2014=U+002D,U+00E9=U+0065,U+1F44D=";
        assert_eq!(fold(own, backend, "—é👍—"), "before -e-", "{backend:?}");
        // A space that an entry puts out, beside another.
        assert_eq!(fold("search,spaces=collapse,U+0021=U+0020", backend, "x !x"), "before x x", "{backend:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn engine_and_machine_agree(profile in profiles(), text in texts(), cut in 1..7_usize) {
        for backend in InstructionSet::available() {
            let table = Table::new(&profile, backend);
            let expected = by_machine(&table, &text);
            let mut out = String::new();
            table.fold_into(&text, &mut out);
            prop_assert_eq!(&out, &expected, "{} {:?}", profile, backend);
            prop_assert_eq!(by_parts(&table, &text, cut), &*expected, "{} {:?} in parts", profile, backend);
            prop_assert_eq!(by_pieces(&table, &text, 5 * cut), &*expected, "{} {:?} in pieces", profile, backend);
            prop_assert_eq!(table.unchanged(&text) == text.len(), expected == text, "{} {:?} unchanged", profile, backend);
        }
    }
}

/// Letters and spaces that stand in runs, also longer than a piece of what is folded at once.
fn drawn_out() -> impl Strategy<Value = String> {
    let units = vec![
        " ",
        "\t",
        "\u{A0}",
        "\u{2003}",
        "\u{1680}",
        "\u{3000}",
        "\u{201C}",
        "\n",
        "x",
        "ا",
        "ب",
        "ه",
        "أ",
        "د",
        "\u{64E}",
        "\u{653}",
        "\u{640}",
        "\u{750}",
        "\u{8A0}",
        "\u{1EE00}",
        "\u{FEFB}",
        "\u{FBAA}",
        "\u{E0}",
        "\u{1F602}",
    ];
    let run = (prop::sample::select(units), 1..6_usize, 0..30_u8)
        .prop_map(|(unit, few, many)| unit.repeat(if many == 0 { few * 40 } else { few }));
    prop::collection::vec(run, 0..80).prop_map(|runs| runs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn runs_are_cut_wherever_pieces_end(text in drawn_out(), size in 1..90_usize, profile in prop::sample::select(vec![
        "loose",
        "loose,elongation=collapse_to_2",
        "clean,elongation=collapse_to_1",
        "clean,spaces=collapse",
        "loose,spaces=collapse",
        "loose,U+0062=U+0628,U+0078=U+0020 U+0020,U+062F=U+0627 U+0627",
        "camel_dediac,elongation=collapse_to_2,spaces=collapse",
        "quran",
        "clean,dagger_alef=to_alef,spaces=collapse_lines,elongation=collapse_to_1",
    ])) {
        for backend in InstructionSet::available() {
            let table = Table::new(&profile.parse().unwrap(), backend);
            let mut out = String::from("ا ");
            table.fold_into(&text, &mut out);
            let expected = by_machine(&table, &text);
            prop_assert_eq!(out, String::from("ا ") + &expected, "{} {:?}", profile, backend);
            prop_assert_eq!(by_pieces(&table, &text, size), expected, "{} {:?} in pieces of {}", profile, backend, size);
        }
    }
}
