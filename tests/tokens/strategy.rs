//! Texts dense in what token boundaries depend on.

use proptest::prelude::*;

const PIECES: &[&str] = &[
    // Arabic letters, among them composed, elongated and of other languages.
    "\u{628}",
    "\u{627}",
    "\u{623}",
    "\u{629}",
    "\u{649}",
    "\u{6CC}",
    "\u{621}",
    "\u{626}",
    "\u{6D5}",
    "\u{644}\u{644}\u{644}",
    "\u{FE73}",
    "\u{FEFB}",
    "\u{FDF2}",
    "\u{FD3C}",
    "\u{FC00}",
    // Marks, forms of marks, foreign marks.
    "\u{64E}",
    "\u{651}",
    "\u{654}",
    "\u{653}",
    "\u{670}",
    "\u{6DF}",
    "\u{8F0}",
    "\u{10EFC}",
    "\u{FE70}",
    "\u{FE7C}",
    "\u{FC60}",
    "\u{FCF2}",
    "\u{301}",
    "\u{323}",
    "\u{903}",
    // Tatweel and small letters, more than once: they are the hard part.
    "\u{640}",
    "\u{640}",
    "\u{640}",
    "\u{6E5}",
    "\u{6E6}",
    "\u{8C9}",
    // Controls and joiners.
    "\u{200E}",
    "\u{200F}",
    "\u{61C}",
    "\u{202B}",
    "\u{2067}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200D}",
    "\u{2060}",
    "\u{AD}",
    "\u{180E}",
    "\u{34F}",
    // Digits, separators, punctuation.
    "1",
    "2",
    "\u{661}",
    "\u{662}",
    "\u{6F3}",
    "\u{967}",
    "\u{B2}",
    "\u{66B}",
    "\u{66C}",
    ".",
    ".",
    ",",
    "'",
    "\u{2019}",
    ":",
    "\u{B7}",
    ";",
    "\u{2044}",
    "\u{60C}",
    "\u{61B}",
    "\u{61F}",
    "\u{6D4}",
    "\u{66A}",
    "%",
    "$",
    "+",
    "-",
    "(",
    ")",
    "[",
    "]",
    "!",
    "?",
    "*",
    "\"",
    "\u{AB}",
    "\u{BB}",
    "\u{201C}",
    "\u{201D}",
    "\u{60D}",
    "&",
    "=",
    "~",
    // Signs.
    "\u{6DD}",
    "\u{600}",
    "\u{6DE}",
    "\u{8E2}",
    "\u{FDFA}",
    "\u{FDFC}",
    "\u{FD47}",
    "\u{FBC3}",
    // Emoji.
    "\u{1F468}",
    "\u{1F467}",
    "\u{2764}",
    "\u{FE0F}",
    "\u{FE0E}",
    "\u{20E3}",
    "\u{1F3FD}",
    "\u{1F1F9}",
    "\u{1F1F3}",
    "\u{24C2}",
    "\u{1F170}",
    "\u{2139}",
    "\u{A9}",
    "\u{203C}",
    "\u{3030}",
    "\u{E0067}",
    "\u{1F3F4}",
    // Addresses and tags.
    "#",
    "#",
    "\u{FF03}",
    "@",
    "@",
    "_",
    "_",
    "/",
    "http://",
    "HTTPS://",
    "ftp://",
    "www.",
    "h",
    "t",
    "p",
    "://",
    "w",
    "a@b.cc",
    ".com",
    "a",
    "b",
    "x",
    "\u{E9}",
    "e\u{301}",
    // Other scripts.
    "\u{5D0}",
    "\u{5D1}",
    "\u{30A2}",
    "\u{30FC}",
    "\u{3042}",
    "\u{E01}",
    "\u{E34}",
    "\u{6F22}",
    "\u{915}",
    "\u{94D}",
    "\u{937}",
    "\u{AC00}",
    // Spaces and the rest.
    " ",
    " ",
    "\u{A0}",
    "\u{202F}",
    "\u{3000}",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{0}",
    "\u{E000}",
    "\u{378}",
];

const ADDRESSES: &[&str] = &[
    "http://", "http://a", "www.", "a@b.cc", "a", "h", ".cc", "_", "@", "#", "/", ".", "-", ":", "?", "(", ")", "1",
    "\u{661}", "\u{6F2}", "\u{66B}", "\u{66C}", "\u{628}", "\u{626}", "\u{FEFB}", "\u{64E}", "\u{FC60}", "\u{640}",
    "\u{6E5}", "\u{200F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{301}", "\u{20E3}", "\u{E9}", "\u{2764}", " ",
];

/// So many cases, unless `PROPTEST_CASES` asks for another number.
pub(crate) fn cases(moderate: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { default } else { ProptestConfig { cases: moderate, ..default } }
}

/// Any text, and text of the pieces.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![9 => dense(), 1 => any::<String>()]
}

/// Text of the pieces alone, which the model of the folds knows: of all, of a few, or of those of addresses.
pub(crate) fn dense() -> impl Strategy<Value = String> {
    let few = prop::sample::subsequence(PIECES, 2..8).prop_flat_map(|few| of(few, 16));
    prop_oneof![of(PIECES.to_vec(), 14), few, of(ADDRESSES.to_vec(), 14)]
}

const SIMPLE: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    ".",
    ":",
    "\"",
    "\u{60C}",
    "\u{AB}",
    "\u{201C}",
    "\u{2019}",
    "-",
    "\u{628}",
    "\u{62A}",
    "\u{646}\u{64E}",
    "\u{643}\u{651}\u{64F}",
    "\u{640}",
    "a",
    "q",
    "2024",
    "\u{661}",
    "\u{200C}",
    "\u{A0}",
];

const TAGS: &[&str] = &[
    "#",
    "#",
    "@",
    "@",
    "_",
    "_",
    "a",
    "b1",
    "\u{628}",
    "\u{628}\u{62A}",
    "\u{640}",
    "\u{64E}",
    "1",
    "\u{661}",
    ".",
    ":",
    "-",
    " ",
    " ",
    "\"",
    "'",
    "\u{2019}",
    "\u{2026}",
    "\u{60C}",
    "/",
    "http",
    "https://t.co/",
    "a@b.cc",
    "\u{1F602}",
    "\u{E9}",
    "\u{20E3}",
    "\u{200F}",
    "\n",
    "#\u{648}\u{633}\u{645}",
    "@name",
    "www.",
];

/// Text of tags, names and links and what is beside them, longer than a window.
pub(crate) fn tags() -> impl Strategy<Value = String> {
    prop_oneof![of(TAGS.to_vec(), 150), prop::sample::subsequence(TAGS, 2..7).prop_flat_map(|few| of(few, 150))]
}

/// Text of what windows know, longer than one of them.
pub(crate) fn simple() -> impl Strategy<Value = String> {
    of(SIMPLE.to_vec(), 100)
}

fn of(pieces: Vec<&'static str>, length: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..length).prop_map(|pieces| pieces.concat())
}
