//! Generated texts with many of the characters that rules change.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

/// Letters that compose, map, or look like each other, and some that no rule changes.
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
    '\u{62F}',
    '\u{631}',
    '\u{643}',
    '\u{644}',
    '\u{647}',
    '\u{648}',
    '\u{649}',
    '\u{64A}',
    '\u{671}',
    '\u{672}',
    '\u{673}',
    '\u{674}',
    '\u{675}',
    '\u{676}',
    '\u{677}',
    '\u{678}',
    '\u{691}',
    '\u{695}',
    '\u{6A9}',
    '\u{6AA}',
    '\u{6AF}',
    '\u{6BA}',
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
    // Letters of Unicode 16 to 18: dual-joining, right-joining and non-joining.
    '\u{10EC4}',
    '\u{88F}',
    '\u{10ED9}',
    '\u{1EE00}',
];

/// Letters that depend on the letters beside them, and what stands beside them in real text.
pub(crate) const LETTERS_BY_PLACE: &[char] = &[
    '\u{647}', '\u{647}', '\u{6BE}', '\u{6C1}', '\u{6BA}', '\u{6CC}', '\u{6CC}', '\u{64A}', '\u{649}', '\u{631}',
    '\u{621}', '\u{6D5}', '\u{627}', '\u{622}', '\u{628}', '\u{6A9}', '\u{62F}', '\u{646}', '\u{644}', '\u{200C}',
    '\u{200C}', '\u{200D}', '\u{640}', '\u{64E}', '\u{651}', '\u{654}', '\u{670}', ' ', ' ', '.', 'a', '\u{6F4}',
    '\u{AB}', '\u{A0}', '\u{FEEB}', '\u{FBAE}',
];

/// Generates texts of up to `longest` characters, of which many depend on their place in the word.
pub(crate) fn letters_by_place(longest: usize) -> impl Strategy<Value = String> {
    vec(select(LETTERS_BY_PLACE), 0..=longest).prop_map(String::from_iter)
}

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
    '\u{10ECB}',
    '\u{10EF0}',
    '\u{10EFA}',
    '\u{10EFC}',
    '\u{10EFD}',
];

const TATWEEL_AND_SMALL_LETTERS: &[char] =
    &['\u{640}', '\u{640}', '\u{640}', '\u{640}', '\u{6E5}', '\u{6E6}', '\u{8C9}', '\u{10EC5}', '\u{10ECA}'];

const JOINERS: &[char] = &['\u{AD}', '\u{200B}', '\u{200C}', '\u{200C}', '\u{200C}', '\u{200D}', '\u{2060}'];

/// Invisible characters that are neither joiners nor controls: marks of class 0, format characters,
/// a letter, tags, and an unassigned code point.
const IGNORABLES: &[char] = &[
    '\u{34F}',
    '\u{115F}',
    '\u{180B}',
    '\u{2061}',
    '\u{2065}',
    '\u{FE00}',
    '\u{FE0F}',
    '\u{FFF9}',
    '\u{E0061}',
    '\u{E0100}',
];

const CONTROLS: &[char] =
    &['\u{61C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{FEFF}'];

const DIGITS_AND_SEPARATORS: &[char] =
    &['0', '1', '9', '.', ',', '\u{660}', '\u{662}', '\u{669}', '\u{66B}', '\u{66B}', '\u{66C}', '\u{6F0}', '\u{6F5}'];

const FORMS: &[char] = &[
    '\u{FB50}', '\u{FBA4}', '\u{FBB0}', '\u{FBDD}', '\u{FBEA}', '\u{FC5E}', '\u{FC60}', '\u{FCF2}', '\u{FD3C}',
    '\u{FD3E}', '\u{FDF2}', '\u{FDF2}', '\u{FDFC}', '\u{FE70}', '\u{FE71}', '\u{FE73}', '\u{FE73}', '\u{FE7C}',
    '\u{FE81}', '\u{FE8D}', '\u{FEEB}', '\u{FEF5}', '\u{FEFB}',
];

const PHRASES: &[char] =
    &['\u{FBC3}', '\u{FD40}', '\u{FDCF}', '\u{FDFA}', '\u{FDFB}', '\u{FDFD}', '\u{10ED1}', '\u{10ED7}'];

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
    '\u{202F}',
    '\u{2003}',
    '\u{3000}',
    '\u{85}',
    '\u{2028}',
    '\u{600}',
    '\u{605}',
    '\u{60C}',
    '\u{61B}',
    '\u{61F}',
    '\u{66A}',
    '\u{66D}',
    '\u{6D4}',
    '\u{6DD}',
    '\u{10ED0}',
    '\u{712}',
    '\u{5D0}',
    '\u{915}',
    '\u{1F468}',
    '\u{FE0F}',
];

/// Marks of script Inherited with combining classes above and below the Arabic ones, with a
/// decomposition, and of class 0; then marks of other scripts, which no rule changes, and two
/// combining marks of class 0.
const FOREIGN_MARKS: &[char] = &[
    '\u{301}',
    '\u{316}',
    '\u{327}',
    '\u{332}',
    '\u{338}',
    '\u{344}',
    '\u{34F}',
    '\u{1AB0}',
    '\u{20D0}',
    '\u{1CF00}',
    '\u{5B0}',
    '\u{94D}',
    '\u{903}',
    '\u{20DD}',
];

/// Generates a character that some rule changes, or one that no rule changes.
pub(crate) fn character() -> impl Strategy<Value = char> {
    of_groups([8, 8, 3, 3, 2, 3, 2, 1, 3, 1, 1])
}

/// Generates a character by weights of the groups: letters, marks, tatweel and small letters,
/// joiners, controls, digits, forms, phrases, others, foreign marks, ignorable characters.
fn of_groups(weights: [u32; 11]) -> impl Strategy<Value = char> {
    let groups = [
        LETTERS,
        MARKS,
        TATWEEL_AND_SMALL_LETTERS,
        JOINERS,
        CONTROLS,
        DIGITS_AND_SEPARATORS,
        FORMS,
        PHRASES,
        OTHERS,
        FOREIGN_MARKS,
        IGNORABLES,
    ];
    let weighted = weights.into_iter().zip(groups).filter(|(weight, _)| *weight > 0);
    Union::new_weighted(weighted.map(|(weight, group)| (weight, select(group))).collect())
}

fn letter() -> impl Strategy<Value = String> {
    select(LETTERS).prop_map(String::from)
}

fn few(from: &'static [char], at_most: usize) -> impl Strategy<Value = String> {
    vec(select(from), 0..=at_most).prop_map(String::from_iter)
}

/// Generates a character that rules skip when they look for the letter beside another character.
const PASSED_OVER: &[char] = &[
    '\u{64E}', '\u{651}', '\u{670}', '\u{654}', '\u{301}', '\u{640}', '\u{6E5}', '\u{200C}', '\u{200D}', '\u{200F}',
    '\u{FE0F}', '\u{2061}', '\u{FE73}',
];

/// A letter with marks that the spelling of the Quran is about.
pub(crate) fn unit_of_quran() -> impl Strategy<Value = String> {
    let letters: Vec<char> = "\u{621}\u{621}\u{621}\u{627}\u{627}\u{627}\u{627}\u{622}\u{623}\u{625}\u{671}\u{624}\u{626}\u{648}\u{648}\u{64A}\u{649}\
        \u{6CC}\u{6D2}\u{6D3}\u{644}\u{644}\u{647}\u{629}\u{62A}\u{643}\u{630}\u{645}\u{646}\u{62D}\u{631}\u{633}\u{635}\u{637}\u{641}\u{628}\u{6A9}\u{6C1}\
        \u{6D5}\u{6E5}\u{6E6}\u{8C9}\u{640}\u{640}\u{640}\u{62F}\u{638}"
        .chars()
        .collect();
    let marks: Vec<char> = "\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{6E1}\u{653}\u{6E4}\u{64B}\u{64C}\u{64D}\u{8F0}\u{8F1}\u{8F2}\u{656}\u{657}\u{65E}\
        \u{6DF}\u{6E0}\u{6DC}\u{6EA}\u{6EC}\u{654}\u{655}\u{670}\u{670}\u{670}\u{6E7}\u{6E8}\u{6D6}\u{6ED}"
        .chars()
        .collect();
    let few = prop_oneof![3 => vec(select(marks.clone()), 0..=0), 2 => vec(select(marks.clone()), 1), 2 => vec(select(marks), 2..=3)];
    (select(letters), few).prop_map(|(letter, marks)| letter.to_string() + &String::from_iter(marks))
}

/// Generates texts of words of which most have only endings that the spelling of the Quran is about.
pub(crate) fn plain_words(longest: usize) -> impl Strategy<Value = String> {
    let letters = select(&['ا', 'ب', 'ل', 'ل', 'م', 'ن', 'ي', 'ى', 'و', 'ه', 'ة', 'أ', 'س', 'ر', 'ی'][..]);
    let hamzas = select(&['ء', 'ؤ', 'ئ', 'ئ'][..]);
    let marks = select(&['\u{64E}', '\u{650}', '\u{651}', '\u{652}', '\u{64B}', '\u{640}', '\u{670}', '\u{653}'][..]);
    let marked =
        (letters.clone(), vec(marks, 1..=4)).prop_map(|(letter, marks)| letter.to_string() + &String::from_iter(marks));
    let unit = prop_oneof![40 => letters.prop_map(String::from), 3 => marked, 2 => hamzas.prop_map(String::from)];
    let listed =
        select(&["ثمودا", "افاين", "يحيي", "ليسءو", "لايكه", "طغا", "لااذبحنه", "كانوا", "وا", "قالوااا", "آوا"][..]);
    let word = prop_oneof![8 => vec(unit, 1..=7).prop_map(|units| units.concat()), 2 => listed.prop_map(String::from)];
    let between = &[
        " ",
        " ",
        " ",
        " ",
        "، ",
        ". ",
        "\n",
        "-",
        "\u{A0}",
        " \u{AB}",
        "\u{BB} ",
        "  ",
        "12",
        "a",
        " \u{64E} ",
        "\u{200C}",
        " \u{6DA} ",
    ];
    vec((word, select(&between[..])), 0..=longest)
        .prop_map(|words| words.into_iter().map(|(word, between)| word + between).collect())
}

/// Generates a pattern of one of the rules that consider several characters, in most cases
/// complete.
fn pattern() -> impl Strategy<Value = String> {
    let carriers: &[char] = &['\u{A0}', '\u{202F}', '\u{640}'];
    let carried: &[char] = &['\u{64E}', '\u{651}', '\u{653}', '\u{654}', '\u{655}', '\u{670}', '\u{301}', '\u{200F}'];
    let hamzas: &[char] = &['\u{654}', '\u{655}', '\u{670}', '\u{64E}', '\u{653}', '\u{301}', '\u{200F}'];
    let seats: &[char] = &['\u{649}', '\u{64A}', '\u{6CC}', '\u{6D2}', '\u{640}', '\u{A0}', '\u{6D5}', '\u{6C1}'];
    let between: &[char] = &[' ', ' ', '\u{A0}', '\n', '\t'];
    let alone: &[char] =
        &['\u{6DB}', '\u{64E}', '\u{651}', '\u{640}', '\u{6E5}', '\u{FDFA}', '\u{200F}', '\u{301}', '\u{200C}'];
    let non_joiners: &[char] = &['\u{200C}', '\u{200C}', '\u{200D}', '\u{AD}', '\u{64E}', '\u{640}', '\u{200F}'];
    let placed: &[char] =
        &['\u{621}', '\u{631}', '\u{647}', '\u{64A}', '\u{674}', '\u{6BA}', '\u{6BE}', '\u{6C1}', '\u{6CC}', '\u{6D3}'];
    let alefs: &[char] = &['\u{627}', '\u{623}', '\u{671}', '\u{FE8D}', '\u{649}'];
    prop_oneof![
        // A mark on a carrier inside a word.
        (letter(), few(PASSED_OVER, 1), select(carriers), few(carried, 3), few(PASSED_OVER, 1), letter())
            .prop_map(|(a, b, carrier, c, d, e)| format!("{a}{b}{carrier}{c}{d}{e}")),
        // A hamza or a dagger alef on a yeh or on a tatweel.
        (select(seats), few(hamzas, 3), few(PASSED_OVER, 1), few(LETTERS, 1))
            .prop_map(|(seat, a, b, c)| format!("{seat}{a}{b}{c}")),
        // Characters that are removed between two spaces.
        (few(between, 2), few(alone, 2), few(between, 2), few(alone, 1), few(between, 1))
            .prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}")),
        // Joiners between letters and digits.
        (character(), few(PASSED_OVER, 1), few(non_joiners, 3), few(PASSED_OVER, 1), character())
            .prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}")),
        // Letters whose mapping depends on their position in the word.
        (few(LETTERS, 1), few(PASSED_OVER, 1), select(placed), few(hamzas, 1), few(PASSED_OVER, 2), few(LETTERS, 1))
            .prop_map(|(a, b, c, d, e, f)| format!("{a}{b}{c}{d}{e}{f}")),
        // A heh, a non-joiner and a yeh.
        (few(PASSED_OVER, 1), few(non_joiners, 2), few(PASSED_OVER, 1), few(LETTERS, 1))
            .prop_map(|(a, b, c, d)| format!("\u{647}{a}\u{200C}{b}\u{6CC}{c}{d}")),
        // A word of the Quran.
        (vec(unit_of_quran(), 1..=5).prop_map(|units| units.concat()), select(&["", " ", "\u{200C}"]))
            .prop_map(|(a, b)| a + b),
        // The name of God behind an alef.
        (select(alefs), few(PASSED_OVER, 1)).prop_map(|(a, b)| format!("{a}{b}\u{FDF2}")),
    ]
}

/// Generates up to `length` characters, most of them from one group in which rules interact:
/// clusters, invisible characters, numbers, or all.
fn plain(length: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec(character(), 0..=length),
        3 => vec(of_groups([8, 8, 3, 1, 0, 0, 0, 0, 3, 2, 0]), 0..=length),
        2 => vec(of_groups([2, 2, 2, 4, 1, 1, 1, 1, 3, 1, 3]), 0..=length),
        1 => vec(of_groups([1, 1, 1, 1, 1, 6, 0, 0, 3, 0, 0]), 0..=length),
    ]
    .prop_map(String::from_iter)
}

/// Generates patterns of the rules that consider several characters, with at most one character
/// between two patterns.
fn patterns(length: usize) -> impl Strategy<Value = String> {
    vec((pattern(), vec(character(), 0..=1).prop_map(String::from_iter)), 0..=length.div_ceil(5))
        .prop_map(|parts| parts.into_iter().map(|(pattern, between): (String, String)| pattern + &between).collect())
}

/// Generates characters one to three times in a row, for the rules about runs.
fn with_runs(length: usize) -> impl Strategy<Value = String> {
    vec((character(), select(&[1_usize, 1, 2, 3])), 0..=length)
        .prop_map(|runs| runs.into_iter().flat_map(|(c, times)| std::iter::repeat_n(c, times)).collect())
}

/// Generates about `length` characters, with repeated runs up to three times as many.
pub(crate) fn text(length: usize) -> impl Strategy<Value = String> {
    prop_oneof![5 => plain(length), 1 => with_runs(length), 4 => patterns(length)]
}

/// Generates text without line breaks.
pub(crate) fn line(length: usize) -> impl Strategy<Value = String> {
    text(length).prop_map(|text| text.replace('\n', " "))
}
