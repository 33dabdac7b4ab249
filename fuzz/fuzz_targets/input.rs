//! Bytes to a profile and a text.

use std::cell::RefCell;
use std::collections::HashMap;

use arabic_text::{
    Alef, AlefMaksura, Backend, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    Normalizer, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces, Tatweel, TehMarbuta,
};

use crate::profiles::OwnedProfile;

/// Behind 0600-067F: what rules are about elsewhere, and what stands beside it.
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

/// Behind both: spaces, digits, and what addresses, hashtags, quotes and numbers are made of.
const ASCII: &[u8; 32] = b" !\"#@%a'(ht+,-./0123456789:ps\nw_";

/// Normalizers take time to compile, and there are not many profiles: they are kept.
const KEPT: usize = 2000;

thread_local! {
    static COMPILED: RefCell<HashMap<(Profile, Backend), Normalizer>> = RefCell::default();
}

/// The profile compiled for the best backend, once for all inputs.
pub(crate) fn compiled(profile: &Profile) -> Normalizer {
    compiled_for(profile, Backend::available().next().unwrap_or(Backend::Scalar))
}

pub(crate) fn compiled_for(profile: &Profile, backend: Backend) -> Normalizer {
    COMPILED.with_borrow_mut(|compiled| {
        if compiled.len() > KEPT {
            compiled.clear();
        }
        let make = || Normalizer::with_backend(profile.clone(), backend);
        compiled.entry((profile.clone(), backend)).or_insert_with(make).clone()
    })
}

/// A profile, and what is left of the bytes.
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

/// A text: UTF-8 behind a byte of 0x80 or more, else a character for each byte.
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

/// Up to three entries of one's own. A byte stands for them all: profiles take time to compile, and are kept.
fn add_entries(profile: &mut OwnedProfile, chosen: u8) {
    let mut random = scatter(chosen, 0x9E37_79B9_7F4A_7C15).to_le_bytes().into_iter().cycle();
    let mut next = || random.next().unwrap_or(0);
    for _ in 0..1 + chosen % 3 {
        let (from, length) = (character(next()), next() % 4);
        let to: String = (0..length).map(|_| character(next())).collect();
        if let Ok(mapped) = profile.profile.clone().map(from, &to) {
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
        0 => Profile::SEARCH,
        1 => Profile::CLEAN,
        2 => Profile::UNVOCALIZED,
        3 => Profile::LOOSE,
        4 => Profile::PERSIAN,
        5 => Profile::NONE,
        _ => options((scatter(next(), 0x94D0_49BB_1331_11EB) as u32).to_le_bytes()),
    }
}

fn pick<T: Copy, const N: usize>(byte: u8, shift: u8, of: [T; N]) -> T {
    of[usize::from(byte >> shift & 3) % N]
}

fn options([a, b, c, d]: [u8; 4]) -> Profile {
    Profile::NONE
        .marks(pick(a, 0, [Marks::Keep, Marks::Remove, Marks::KeepShadda, Marks::RemoveCaseEnding]))
        .dagger_alef(pick(a, 2, [DaggerAlef::FollowMarks, DaggerAlef::Keep, DaggerAlef::Remove, DaggerAlef::ToAlef]))
        .tatweel(pick(a, 4, [Tatweel::Keep, Tatweel::Remove]))
        .alef(pick(a, 6, [Alef::Keep, Alef::ToBareAlef]))
        .alef_maksura(pick(b, 0, [AlefMaksura::Keep, AlefMaksura::ToYeh]))
        .teh_marbuta(pick(b, 2, [TehMarbuta::Keep, TehMarbuta::ToHeh]))
        .hamza(pick(b, 4, [Hamza::Keep, Hamza::ToSeat, Hamza::ToHamza]))
        .look_alikes(pick(b, 6, [LookAlikes::Keep, LookAlikes::ToArabic, LookAlikes::ToPersian]))
        .presentation_forms(pick(c, 0, [PresentationForms::Keep, PresentationForms::Fold]))
        .phrase_signs(pick(c, 2, [PhraseSigns::Keep, PhraseSigns::Expand, PhraseSigns::Remove]))
        .digits(pick(c, 4, [Digits::Keep, Digits::Ascii, Digits::ArabicIndic, Digits::ExtendedArabicIndic]))
        .punctuation(pick(c, 6, [Punctuation::Keep, Punctuation::Ascii]))
        .direction_controls(pick(d, 0, [DirectionControls::Keep, DirectionControls::Remove]))
        .joiners(pick(d, 2, [Joiners::Keep, Joiners::Remove]))
        .elongation(pick(d, 4, [Elongation::Keep, Elongation::CollapseTo1, Elongation::CollapseTo2]))
        .spaces(pick(d, 6, [Spaces::Keep, Spaces::Collapse]))
}
