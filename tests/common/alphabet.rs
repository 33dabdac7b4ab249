//! Text dense in the characters that rules are about.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Letters that compose, map, or look like one another, and a few that do nothing.
const LETTERS: &[char] = &[
    '\u{621}',
    '\u{622}',
    '\u{623}',
    '\u{624}',
    '\u{625}',
    '\u{626}',
    '\u{627}',
    '\u{628}',
    '\u{629}',
    '\u{643}',
    '\u{644}',
    '\u{647}',
    '\u{648}',
    '\u{649}',
    '\u{64A}',
    '\u{671}',
    '\u{673}',
    '\u{674}',
    '\u{675}',
    '\u{676}',
    '\u{677}',
    '\u{678}',
    '\u{6A9}',
    '\u{6BE}',
    '\u{6C0}',
    '\u{6C1}',
    '\u{6C2}',
    '\u{6C3}',
    '\u{6C7}',
    '\u{6CC}',
    '\u{6CE}',
    '\u{6D0}',
    '\u{6D2}',
    '\u{6D3}',
    '\u{6D5}',
    '\u{750}',
    '\u{773}',
    '\u{870}',
    '\u{8A0}',
    '\u{1EE00}',
];

/// Arabic marks of every combining class.
const MARKS: &[char] = &[
    '\u{610}',
    '\u{618}',
    '\u{64B}',
    '\u{64C}',
    '\u{64D}',
    '\u{64E}',
    '\u{64F}',
    '\u{650}',
    '\u{651}',
    '\u{652}',
    '\u{653}',
    '\u{654}',
    '\u{654}',
    '\u{655}',
    '\u{656}',
    '\u{65F}',
    '\u{670}',
    '\u{670}',
    '\u{6D6}',
    '\u{6E1}',
    '\u{6E3}',
    '\u{6ED}',
    '\u{897}',
    '\u{8D3}',
    '\u{8F0}',
    '\u{8F2}',
    '\u{10EFA}',
    '\u{10EFC}',
    '\u{10EFD}',
];

const TATWEEL_AND_SMALL_LETTERS: &[char] = &['\u{640}', '\u{640}', '\u{640}', '\u{6E5}', '\u{6E6}', '\u{8C9}'];

const JOINERS: &[char] = &['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}'];

const CONTROLS: &[char] =
    &['\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{FEFF}'];

const DIGITS_AND_SEPARATORS: &[char] =
    &['0', '1', '9', '.', ',', '\u{660}', '\u{662}', '\u{669}', '\u{66B}', '\u{66B}', '\u{66C}', '\u{6F0}', '\u{6F5}'];

const FORMS: &[char] = &[
    '\u{FB50}', '\u{FBA4}', '\u{FBB0}', '\u{FBDD}', '\u{FBEA}', '\u{FC5E}', '\u{FC60}', '\u{FCF2}', '\u{FD3C}',
    '\u{FD3E}', '\u{FDF2}', '\u{FDFC}', '\u{FE70}', '\u{FE71}', '\u{FE73}', '\u{FE7C}', '\u{FE81}', '\u{FE8D}',
    '\u{FEEB}', '\u{FEF5}', '\u{FEFB}',
];

const PHRASES: &[char] = &['\u{FBC3}', '\u{FD40}', '\u{FDCF}', '\u{FDFA}', '\u{FDFB}', '\u{FDFD}'];

/// Signs, spaces, Arabic punctuation, and characters of other scripts that do not decompose.
const OTHERS: &[char] = &[
    'a',
    'x',
    '#',
    ' ',
    ' ',
    '\t',
    '\n',
    '\u{A0}',
    '\u{2003}',
    '\u{3000}',
    '\u{600}',
    '\u{605}',
    '\u{60C}',
    '\u{61B}',
    '\u{61F}',
    '\u{66A}',
    '\u{66D}',
    '\u{6D4}',
    '\u{6DD}',
    '\u{712}',
    '\u{5D0}',
    '\u{915}',
    '\u{1F468}',
    '\u{FE0F}',
];

/// Marks of other scripts: below and above the Arabic classes, and one that joins nothing.
const FOREIGN_MARKS: &[char] = &['\u{301}', '\u{316}', '\u{327}', '\u{34F}', '\u{5B0}', '\u{94D}'];

/// A character that some rule is about, or a bystander.
pub(crate) fn character() -> impl Strategy<Value = char> {
    of_groups([8, 8, 3, 3, 2, 3, 2, 1, 3])
}

fn of_groups(weights: [u32; 9]) -> impl Strategy<Value = char> {
    let [letters, marks, tatweel, joiners, controls, digits, forms, phrases, others] = weights;
    prop_oneof![
        letters => select(LETTERS),
        marks => select(MARKS),
        tatweel => select(TATWEEL_AND_SMALL_LETTERS),
        joiners => select(JOINERS),
        controls => select(CONTROLS),
        digits => select(DIGITS_AND_SEPARATORS),
        forms => select(FORMS),
        phrases => select(PHRASES),
        others => select(OTHERS),
        others / 3 => select(FOREIGN_MARKS),
    ]
}

/// Up to `length` characters, most of them of a kind that lets rules meet: clusters, invisible ones, numbers, all.
fn plain(length: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec(character(), 0..=length),
        3 => vec(of_groups([8, 8, 3, 1, 0, 0, 0, 0, 3]), 0..=length),
        2 => vec(of_groups([2, 2, 2, 4, 1, 1, 1, 1, 3]), 0..=length),
        1 => vec(of_groups([1, 1, 1, 1, 1, 6, 0, 0, 3]), 0..=length),
    ]
    .prop_map(String::from_iter)
}

/// Characters one to three times in a row, for the rules about runs.
fn with_runs(length: usize) -> impl Strategy<Value = String> {
    vec((character(), select(&[1_usize, 1, 2, 3])), 0..=length)
        .prop_map(|runs| runs.into_iter().flat_map(|(c, times)| std::iter::repeat_n(c, times)).collect())
}

/// Up to `length` characters; where runs are repeated, up to three times as many.
pub(crate) fn text(length: usize) -> impl Strategy<Value = String> {
    prop_oneof![5 => plain(length), 1 => with_runs(length)]
}

/// Text without line breaks.
pub(crate) fn line(length: usize) -> impl Strategy<Value = String> {
    text(length).prop_map(|text| text.replace('\n', " "))
}
