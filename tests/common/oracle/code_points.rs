//! What becomes of one code point.

use arabic_text::{Alef, AlefMaksura, DaggerAlef, Digits, Hamza, LookAlikes, Marks, Punctuation, Tatweel, TehMarbuta};

use super::super::classes::*;
use super::Oracle;

impl Oracle<'_> {
    pub(super) fn own(&self, c: char) -> Option<&str> {
        self.profile.own.iter().rev().find(|entry| entry.0 == c).map(|entry| entry.1.as_str())
    }

    pub(super) fn is_spelt_out(&self, c: char) -> bool {
        let to_alef = self.profile.profile.dagger_alef() == DaggerAlef::ToAlef;
        c == DAGGER_ALEF && to_alef && self.own(c).is_none()
    }

    /// Whether a mark, a small letter or an idle tatweel is removed. `on_letter`: a foreign mark is on an Arabic letter.
    pub(super) fn goes(&self, c: char, on_letter: bool) -> bool {
        if let Some(own) = self.own(c) {
            return own.is_empty();
        }
        let p = &self.profile.profile;
        match (c, p.dagger_alef()) {
            (TATWEEL, _) => p.tatweel() == Tatweel::Remove,
            (DAGGER_ALEF, DaggerAlef::Keep | DaggerAlef::ToAlef) => false,
            (DAGGER_ALEF, DaggerAlef::Remove) => true,
            _ if is_mark(c) || is_small_letter(c) || on_letter && is_foreign_mark(c) => match p.marks() {
                Marks::Remove => true,
                Marks::KeepShadda => c != SHADDA,
                _ => false,
            },
            _ => false,
        }
    }

    pub(super) fn mapped(&self, c: char) -> char {
        let mut c = c;
        loop {
            let next = self.mapped_once(c);
            if next == c {
                return c;
            }
            c = next;
        }
    }

    fn mapped_once(&self, c: char) -> char {
        let p = &self.profile.profile;
        match p.alef() {
            Alef::ToBareAlef if is_alef_letter(c) => return ALEF,
            Alef::ToBareKeepMadda if is_alef_letter(c) && c != ALEF_WITH_MADDA_ABOVE => return ALEF,
            _ => {}
        }
        if let Some(value) = digit_value(c) {
            return digit(p.digits(), value).unwrap_or(c);
        }
        let changed = match c {
            ALEF_MAKSURA if p.alef_maksura() == AlefMaksura::ToYeh => YEH,
            TEH_MARBUTA | '\u{6C3}' if p.teh_marbuta() == TehMarbuta::ToHeh && self.is_teh_marbuta(c) => HEH,
            _ => look_alike(p.look_alikes(), c),
        };
        if changed != c {
            return changed;
        }
        let seat = self.without_hamza(c);
        match p.hamza() {
            Hamza::ToSeat if seat.is_some() => seat.unwrap_or(c),
            Hamza::ToHamza if seat.is_some() => HAMZA,
            _ if p.punctuation() == Punctuation::Ascii => ascii_punctuation(c),
            _ => c,
        }
    }
}

pub(super) fn digit(digits: Digits, value: u32) -> Option<char> {
    match digits {
        Digits::Ascii => char::from_u32(0x30 + value),
        Digits::ArabicIndic => char::from_u32(0x660 + value),
        Digits::ExtendedArabicIndic => char::from_u32(0x6F0 + value),
        _ => None,
    }
}

/// The table of languages: a row for each class of letters. Letters whose form depends on their place are left for later.
fn look_alike(option: LookAlikes, c: char) -> char {
    use LookAlikes::*;
    match c {
        KAF if matches!(option, ToPersian | ToUrdu | ToKurdish | ToPashto | ToKashmiri | ToJawi) => KEHEH,
        KEHEH if matches!(option, ToArabic | ToUyghur) => KAF,
        '\u{6AA}' => match option {
            ToPersian | ToUrdu | ToKurdish | ToPashto | ToKashmiri | ToJawi => KEHEH,
            ToUyghur => KAF,
            _ => c,
        },
        '\u{6AF}' if option == ToPashto => '\u{6AB}',
        '\u{6AC}' | '\u{6AF}' if option == ToJawi => '\u{762}',
        YEH if matches!(option, ToPersian | ToUrdu | ToKurdish | ToKashmiri) => FARSI_YEH,
        FARSI_YEH if matches!(option, ToArabic | ToSindhi | ToJawi) => YEH,
        ALEF_MAKSURA => match option {
            ToPersian | ToUrdu | ToKurdish | ToPashto | ToKashmiri => FARSI_YEH,
            ToSindhi => YEH,
            _ => c,
        },
        '\u{6D2}' => match option {
            ToArabic | ToSindhi => YEH,
            ToPersian | ToKurdish | ToPashto => FARSI_YEH,
            _ => c,
        },
        // Canonically YEH BARREE and a hamza, so it goes the way of both.
        '\u{6D3}' if matches!(option, ToArabic | ToPersian | ToKurdish | ToPashto | ToSindhi) => YEH_WITH_HAMZA_ABOVE,
        '\u{6C1}' => match option {
            Keep | ToUrdu | ToKashmiri => c,
            _ => HEH,
        },
        '\u{6BE}' if matches!(option, ToArabic | ToPersian | ToPashto | ToSindhi | ToJawi) => HEH,
        '\u{6C0}' | '\u{6C2}' if option == ToArabic => HEH,
        '\u{6D5}' => match option {
            ToPersian | ToPashto | ToSindhi | ToJawi => HEH,
            ToUrdu | ToKashmiri => '\u{6C1}',
            _ => c,
        },
        TEH_MARBUTA | '\u{6C3}' => match option {
            Keep => c,
            ToUrdu | ToKashmiri => '\u{6C3}',
            ToKurdish | ToUyghur => '\u{6D5}',
            _ => TEH_MARBUTA,
        },
        '\u{674}' if option == ToJawi => HAMZA,
        '\u{691}' | '\u{692}' if option == ToKurdish => '\u{695}',
        '\u{679}' if option == ToPashto => '\u{67C}',
        '\u{688}' if option == ToPashto => '\u{689}',
        '\u{691}' if option == ToPashto => '\u{693}',
        '\u{6BB}' | '\u{768}' if option == ToPashto => '\u{6BC}',
        '\u{623}' if option == ToKashmiri => '\u{672}',
        '\u{6CD}' if option == ToKashmiri => '\u{620}',
        '\u{6C5}' if option == ToKashmiri => '\u{6C4}',
        _ => c,
    }
}

impl Oracle<'_> {
    /// Whether the language has `c` for the feminine ending.
    fn is_teh_marbuta(&self, c: char) -> bool {
        match self.profile.profile.look_alikes() {
            LookAlikes::ToUrdu | LookAlikes::ToKashmiri => true,
            LookAlikes::ToKurdish | LookAlikes::ToUyghur => false,
            _ => c == TEH_MARBUTA,
        }
    }

    /// The seat of a letter with hamza. In Urdu the hamza of 06C2 is a mark, and 06D3 two letters.
    fn without_hamza(&self, c: char) -> Option<char> {
        use LookAlikes::*;
        let to = self.profile.profile.look_alikes();
        let is_urdu = matches!(to, ToUrdu | ToKashmiri);
        match c {
            WAW_WITH_HAMZA_ABOVE | '\u{676}' => Some(WAW),
            YEH_WITH_HAMZA_ABOVE | '\u{678}' => match to {
                ToPersian | ToUrdu | ToKurdish | ToPashto | ToKashmiri => Some(FARSI_YEH),
                ToUyghur => Some(ALEF_MAKSURA),
                _ => Some(YEH),
            },
            '\u{677}' => Some('\u{6C7}'),
            '\u{6C2}' if !is_urdu => Some('\u{6C1}'),
            '\u{6D3}' if !is_urdu => Some('\u{6D2}'),
            _ => None,
        }
    }
}

fn ascii_punctuation(c: char) -> char {
    match c {
        '\u{60C}' => ',',
        '\u{61B}' => ';',
        '\u{61F}' => '?',
        '\u{66A}' => '%',
        '\u{66D}' => '*',
        '\u{6D4}' => '.',
        _ => c,
    }
}
