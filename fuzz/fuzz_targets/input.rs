//! Makes a profile and a text from bytes.

use std::cell::RefCell;
use std::collections::HashMap;

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Doachashmee, Elongation, Ezafe, FinalHamza, Hamza,
    Ignorables, InstructionSet, Joiners, LookAlikes, Marks, Normalizer, Orthography, PhraseSigns, PresentationForms,
    Profile, Punctuation, Spaces, Tatweel, TehMarbuta,
};

use crate::profiles::OwnedProfile;

/// The characters behind U+0600-067F: others that rules change, and characters beside them.
const OTHERS: [char; 64] = [
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{2060}',
    '\u{AD}',
    '\u{200E}',
    '\u{200F}',
    '\u{202A}',
    '\u{202E}',
    '\u{2066}',
    '\u{2069}',
    '\u{FEFF}',
    '\u{FE70}',
    '\u{FE71}',
    '\u{FE7C}',
    '\u{FC60}',
    '\u{FEFB}',
    '\u{FEF5}',
    '\u{FE81}',
    '\u{FBA4}',
    '\u{FDF2}',
    '\u{FBB0}',
    '\u{FE8D}',
    '\u{FEE3}',
    '\u{FDFA}',
    '\u{FDFB}',
    '\u{FD40}',
    '\u{FBC3}',
    '\u{8F0}',
    '\u{8F2}',
    '\u{8D3}',
    '\u{897}',
    '\u{8C9}',
    '\u{8A0}',
    '\u{870}',
    '\u{773}',
    '\u{750}',
    '\u{10EFC}',
    '\u{10EFD}',
    '\u{1EE00}',
    '\u{A0}',
    '\u{3000}',
    '\u{2003}',
    '\u{85}',
    '\u{E9}',
    '\u{301}',
    '\u{316}',
    '\u{34F}',
    '\u{5B0}',
    '\u{5D0}',
    '\u{915}',
    '\u{94D}',
    '\u{1F600}',
    '\u{FE0F}',
    '\u{201D}',
    '\u{2026}',
    '\u{4E2D}',
    '\u{AC00}',
    '\u{6E5}',
    '\u{6E6}',
    '\u{6ED}',
    '\u{6A9}',
    '\u{6F1}',
    '\u{6F9}',
];

/// The characters behind both: spaces, digits, and characters of addresses, hashtags, quotes and
/// numbers.
const ASCII: &[u8; 32] = b" !\"#@%a'(ht+,-./0123456789:ps\nw_";

/// The compiled normalizers. Compiling takes time and there are few profiles, so they are stored.
const KEPT: usize = 2000;

thread_local! {
    static COMPILED: RefCell<HashMap<(Profile, InstructionSet), Normalizer>> = RefCell::default();
}

/// Returns the normalizer of a profile, which is compiled once for all inputs.
pub(crate) fn compiled(profile: &Profile) -> Normalizer {
    compiled_for(profile, InstructionSet::available().next().unwrap_or(InstructionSet::Scalar))
}

pub(crate) fn compiled_for(profile: &Profile, backend: InstructionSet) -> Normalizer {
    COMPILED.with_borrow_mut(|compiled| {
        if compiled.len() > KEPT {
            compiled.clear();
        }
        let make = || Normalizer::with_instruction_set(profile.clone(), backend);
        compiled.entry((profile.clone(), backend)).or_insert_with(make).clone()
    })
}

/// Returns a profile and the remaining bytes.
pub(crate) fn profile(data: &[u8]) -> (OwnedProfile, &[u8]) {
    let mut bytes = data.iter().copied();
    let mut next = || bytes.next().unwrap_or(0);
    let how = next();
    let mut profile = OwnedProfile { profile: rules(how, &mut next), own: Vec::new() };
    if how & 8 != 0 {
        add_entries(&mut profile, next());
    }
    (profile, &data[data.len() - bytes.len()..])
}

/// Returns a text. Behind a byte of 0x80 or more it is UTF-8, otherwise each byte stands for a
/// character.
pub(crate) fn text(data: &[u8]) -> String {
    match data.split_first() {
        Some((0x80.., utf8)) => String::from_utf8_lossy(utf8).into_owned(),
        Some((_, letters)) => letters.iter().map(|&byte| character(byte)).collect(),
        None => String::new(),
    }
}

pub(crate) fn decode(data: &[u8]) -> (OwnedProfile, String) {
    let (profile, rest) = profile(data);
    let how = data.first().copied().unwrap_or(0);
    let (before, rest) = rest.split_first().map_or((0, rest), |(&before, rest)| (before, rest));
    let mut text =
        if before & 0x80 == 0 { "x".repeat(before.into()) } else { "\u{62F}".repeat((before & 0x3F).into()) };
    if how & 0x80 != 0 {
        text.push_str(&String::from_utf8_lossy(rest));
    } else {
        text.extend(rest.iter().map(|&byte| character(byte)));
    }
    (profile, text)
}

/// Adds up to three custom mappings. One byte chooses all of them, so that there are few profiles
/// to compile.
fn add_entries(profile: &mut OwnedProfile, chosen: u8) {
    let mut random = scatter(chosen, 0x9E37_79B9_7F4A_7C15).to_le_bytes().into_iter().cycle();
    let mut next = || random.next().unwrap_or(0);
    for _ in 0..1 + chosen % 3 {
        let (from, length) = (character(next()), next() % 4);
        let to: String = (0..length).map(|_| character(next())).collect();
        if let Ok(mapped) = profile.profile.clone().with_mapping(from, &to) {
            profile.profile = mapped;
            profile.own.retain(|entry| entry.0 != from);
            profile.own.push((from, to));
        }
    }
}

fn scatter(byte: u8, by: u64) -> u64 {
    let mixed = (u64::from(byte) + 1).wrapping_mul(by);
    (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 3
}

fn character(byte: u8) -> char {
    match byte {
        0..=0x7F => char::from_u32(0x600 + u32::from(byte)).unwrap_or(' '),
        0x80..=0xBF => OTHERS[usize::from(byte & 0x3F)],
        0xC0..=0xDF => char::from_u32(0x600 + u32::from(byte)).unwrap_or(' '),
        0xE0..=0xFF => char::from(ASCII[usize::from(byte & 0x1F)]),
    }
}

fn rules(how: u8, next: &mut impl FnMut() -> u8) -> Profile {
    match how & 7 {
        0 => pick(next(), 0, [Profile::SEARCH, Profile::SEARCH, Profile::SEARCH, Profile::QURAN]),
        1 => Profile::CLEAN,
        2 => Profile::UNVOCALIZED,
        3 => Profile::LOOSE,
        4 => pick(next(), 0, [Profile::PERSIAN, Profile::URDU, Profile::KURDISH, Profile::PASHTO]),
        5 => Profile::NONE,
        _ => options(scatter(next(), 0x94D0_49BB_1331_11EB).to_le_bytes()),
    }
}

fn pick<T: Clone, const N: usize>(byte: u8, shift: u8, of: [T; N]) -> T {
    of[usize::from(byte >> shift & 3) % N].clone()
}

/// Half of the profiles keep look-alike letters or map them to Arabic.
const LANGUAGES: [LookAlikes; 16] = [
    LookAlikes::Keep,
    LookAlikes::Keep,
    LookAlikes::Keep,
    LookAlikes::Keep,
    LookAlikes::ToArabic,
    LookAlikes::ToArabic,
    LookAlikes::ToArabic,
    LookAlikes::ToArabic,
    LookAlikes::ToPersian,
    LookAlikes::ToUrdu,
    LookAlikes::ToKurdish,
    LookAlikes::ToUyghur,
    LookAlikes::ToPashto,
    LookAlikes::ToSindhi,
    LookAlikes::ToKashmiri,
    LookAlikes::ToJawi,
];

fn options([a, b, c, d, e, f, ..]: [u8; 8]) -> Profile {
    Profile::NONE
        .with_marks(pick(a, 0, [Marks::Keep, Marks::Remove, Marks::KeepShadda, Marks::RemoveCaseEnding]))
        .with_dagger_alef(pick(
            a,
            2,
            [DaggerAlef::FollowMarks, DaggerAlef::Keep, DaggerAlef::Remove, DaggerAlef::ToAlef],
        ))
        .with_tatweel(pick(a, 4, [Tatweel::Keep, Tatweel::Remove]))
        .with_alef(pick(a, 6, [Alef::Keep, Alef::ToBareAlef, Alef::ToBareKeepMadda]))
        .with_alef_maksura(pick(b, 0, [AlefMaksura::Keep, AlefMaksura::ToYeh]))
        .with_teh_marbuta(pick(b, 2, [TehMarbuta::Keep, TehMarbuta::ToHeh]))
        .with_hamza(pick(b, 4, [Hamza::Keep, Hamza::ToSeat, Hamza::ToHamza]))
        .with_look_alikes(LANGUAGES[usize::from(e & 15)])
        .with_final_hamza(pick(e, 4, [FinalHamza::Keep, FinalHamza::RemoveAfterAlef]))
        .with_ezafe(pick(e, 6, [Ezafe::Keep, Ezafe::Remove]))
        .with_doachashmee(pick(f, 0, [Doachashmee::Keep, Doachashmee::AspiratesOnly]))
        .with_ignorables(pick(f, 2, [Ignorables::Keep, Ignorables::Remove]))
        .with_orthography(pick(
            f,
            4,
            [Orthography::AsWritten, Orthography::AsWritten, Orthography::AsWritten, Orthography::Quranic],
        ))
        .with_presentation_forms(pick(c, 0, [PresentationForms::Keep, PresentationForms::Fold]))
        .with_phrase_signs(pick(c, 2, [PhraseSigns::Keep, PhraseSigns::Expand, PhraseSigns::Remove]))
        .with_digits(pick(c, 4, [Digits::Keep, Digits::Ascii, Digits::ArabicIndic, Digits::ExtendedArabicIndic]))
        .with_punctuation(pick(c, 6, [Punctuation::Keep, Punctuation::Ascii]))
        .with_direction_controls(pick(d, 0, [DirectionControls::Keep, DirectionControls::Remove]))
        .with_joiners(pick(d, 2, [Joiners::Keep, Joiners::KeepShaping, Joiners::KeepNonJoiner, Joiners::Remove]))
        .with_elongation(pick(d, 4, [Elongation::Keep, Elongation::CollapseTo1, Elongation::CollapseTo2]))
        .with_spaces(pick(d, 6, [Spaces::Keep, Spaces::Collapse, Spaces::CollapseLines]))
}
