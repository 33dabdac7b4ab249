//! Generated text and profiles.

use arabic_text::{
    DaggerAlef, Digits, Elongation, Hamza, Marks, Normalizer, PhraseSigns, Profile, Punctuation, Spaces, Tatweel,
    compat,
};
use proptest::prelude::*;

/// Code points that interact in every rule: letters, marks of several combining classes, hamza
/// seats, presentation forms.
const INTERESTING: &[char] = &[
    'a',
    'b',
    '1',
    '2',
    ' ',
    ' ',
    '\t',
    '\n',
    '.',
    '\u{E9}',
    '\u{301}',
    '\u{1F468}',
    '\u{200D}',
    '\u{93F}',
    '\u{627}',
    '\u{627}',
    '\u{623}',
    '\u{625}',
    '\u{622}',
    '\u{671}',
    '\u{621}',
    '\u{624}',
    '\u{626}',
    '\u{648}',
    '\u{64A}',
    '\u{649}',
    '\u{628}',
    '\u{628}',
    '\u{643}',
    '\u{6A9}',
    '\u{6CC}',
    '\u{6D2}',
    '\u{6C1}',
    '\u{6C2}',
    '\u{629}',
    '\u{640}',
    '\u{640}',
    '\u{64B}',
    '\u{64D}',
    '\u{64E}',
    '\u{650}',
    '\u{651}',
    '\u{652}',
    '\u{653}',
    '\u{654}',
    '\u{654}',
    '\u{655}',
    '\u{657}',
    '\u{670}',
    '\u{670}',
    '\u{644}',
    '\u{647}',
    '\u{6DF}',
    '\u{6E1}',
    '\u{6E7}',
    '\u{6D6}',
    '\u{6DD}',
    '\u{6E5}',
    '\u{6E6}',
    '\u{8F0}',
    '\u{10EC9}',
    '\u{10EFC}',
    '\u{660}',
    '\u{662}',
    '\u{6F3}',
    '\u{66B}',
    '\u{66C}',
    '\u{60C}',
    '\u{61F}',
    '\u{200B}',
    '\u{200C}',
    '\u{200F}',
    '\u{61C}',
    '\u{FEFF}',
    '\u{FE8E}',
    '\u{FEFB}',
    '\u{FC60}',
    '\u{FE7C}',
    '\u{FDFA}',
    '\u{FDFD}',
    '\u{FDF2}',
    '\u{A0}',
    '\u{AD}',
];

/// Generates short texts with many special characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let dense = proptest::sample::select(INTERESTING);
    let word =
        proptest::sample::select(&["كتاب", "كِتَابٌ", "الْحَمْدُ", "abc", "عالـــم", "مُؤْمِنُونَ"][..]).prop_map(String::from);
    let piece = prop_oneof![
        8 => dense.prop_map(String::from),
        2 => word,
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Returns every preset, and profiles with rules that no preset has.
pub(crate) fn profiles() -> Vec<Profile> {
    let loud = Profile::LOOSE.with_dagger_alef(DaggerAlef::ToAlef).with_phrase_signs(PhraseSigns::Expand);
    let quiet = Profile::SEARCH
        .with_marks(Marks::RemoveCaseEnding)
        .with_phrase_signs(PhraseSigns::Remove)
        .with_spaces(Spaces::Collapse);
    let shadda =
        Profile::CLEAN.with_marks(Marks::KeepShadda).with_hamza(Hamza::ToHamza).with_punctuation(Punctuation::Ascii);
    let own =
        Profile::SEARCH.with_elongation(Elongation::CollapseTo2).with_digits(Digits::ArabicIndic).with_removed('b');
    let own = own
        .with_mapping('\u{626}', "<seat>")
        .and_then(|p| p.with_mapping('\u{64E}', "a"))
        .and_then(|p| p.with_mapping('\u{628}', "\u{628}"));
    vec![
        Profile::NONE,
        Profile::CLEAN,
        Profile::UNVOCALIZED,
        Profile::SEARCH,
        Profile::LOOSE,
        Profile::QURAN,
        Profile::PERSIAN,
        Profile::URDU,
        Profile::KURDISH,
        Profile::UYGHUR,
        Profile::PASHTO,
        loud,
        quiet.clone(),
        quiet.with_tatweel(Tatweel::Keep).with_elongation(Elongation::CollapseTo1),
        shadda,
        own.expect("short entries"),
        compat::LUCENE_ARABIC,
        compat::LUCENE_SORANI,
        compat::OPENITI_DENOISE.with_digits(Digits::Ascii),
        compat::PYARABIC_SEARCH_TEXT,
        compat::OPEN_ASR_LEADERBOARD,
    ]
}

pub(crate) fn normalizer() -> impl Strategy<Value = Normalizer> {
    proptest::sample::select(profiles()).prop_map(Normalizer::new)
}
