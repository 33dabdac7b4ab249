//! What a profile makes of one code point.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::profile::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks, Model,
    Options, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces, Tatweel, TehMarbuta,
};
use crate::unicode::names::*;
use crate::unicode::{self, arabic_digit_value, is_mark, is_small_letter};

/// The rules of a profile, asked code point by code point.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    options: Options,
    own: Vec<(char, Box<str>)>,
    /// A bit for each 64 code points that have entries, from 1_0000 on again from the start.
    own_blocks: [u64; 16],
    /// The copied program: its entries stand among `own`, and the canonical rules do not apply.
    model: Option<Model>,
    /// White space goes at both ends of the text.
    pub(super) trims: bool,
    /// `letter` for the Arabic block (0600-06FF).
    block: [char; 256],
}

/// What becomes of a character before letters and marks compose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    /// Nothing happens here.
    Stays,
    Goes,
    /// The letters and marks of a presentation form.
    Letters(&'static str),
    /// The words of a phrase sign.
    Phrase(&'static str),
    /// An entry of one's own for a character that never composes.
    Own,
}

impl Rules {
    pub(crate) fn new(profile: &Profile) -> Self {
        let own = profile.own_entries().to_vec();
        let model = profile.model();
        let trims = model.is_some_and(Model::trims);
        let mut rules = Self { options: profile.options, own, own_blocks: [0; 16], model, trims, block: ['\0'; 256] };
        rules.add_model_entries();
        for &(from, _) in &rules.own {
            let (word, bit) = own_block(from);
            rules.own_blocks[word] |= bit;
        }
        for (cp, place) in ('\u{600}'..='\u{6FF}').zip(0..) {
            rules.block[place] = rules.mapped(cp);
        }
        rules
    }

    /// What the copied program does to a code point is an entry like one's own, which wins over it; the options apply to
    /// what it puts out.
    fn add_model_entries(&mut self) {
        for (from, to) in self.model.map(Model::entries).unwrap_or_default() {
            if let Err(at) = self.own.binary_search_by_key(&from, |entry| entry.0) {
                let to: String = to.chars().map(|c| self.mapped(c)).collect();
                self.own.insert(at, (from, to.into()));
            }
        }
    }

    /// Whether letters and marks compose and are put in order.
    pub(crate) fn is_canonical(&self) -> bool {
        self.model.is_none()
    }

    /// The entry for `c`, if it is not the whole truth about `c` wherever that stands.
    pub(crate) fn dependent_own(&self, c: char) -> Option<&str> {
        let own = self.own(c)?;
        let in_runs = self.longest_run().is_some() && !own.is_empty();
        let on_seat = self.has_seats() && !own.is_empty() && is_mark(c);
        (self.is_canonical() || self.removes_case_endings() || in_runs || on_seat).then_some(own)
    }

    /// Whether a tatweel goes unless a mark that stays is on it.
    pub(crate) fn has_seats(&self) -> bool {
        self.options.tatweel == Tatweel::Remove && self.own(TATWEEL).is_none()
    }

    /// Whether `c` goes at both ends of the text.
    pub(crate) fn trims(&self, c: char) -> bool {
        self.trims && unicode::is_white_space(c)
    }

    /// The entry of one's own for `c`, or what the copied program makes of it.
    pub(crate) fn own(&self, c: char) -> Option<&str> {
        if self.own.is_empty() {
            return None;
        }
        let (word, bit) = own_block(c);
        if self.own_blocks[word] & bit == 0 {
            return None;
        }
        let at = self.own.binary_search_by_key(&c, |entry| entry.0).ok()?;
        Some(&self.own[at].1)
    }

    pub(crate) fn own_entries(&self) -> &[(char, Box<str>)] {
        &self.own
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// First of all: presentation forms open, invisible characters go. Joiners depend on what stands before them.
    pub(crate) fn opened(&self, c: char, behind_arabic: bool) -> Opened {
        let invisible = unicode::is_direction_control(c) || unicode::is_joiner(c);
        if !invisible && c < '\u{FB50}' {
            return Opened::Stays;
        }
        let form = unicode::presentation_form(c);
        let phrase = unicode::phrase_words(c);
        if let Some(own) = self.own(c).filter(|_| invisible || form.is_some() || phrase.is_some()) {
            return if own.is_empty() { Opened::Goes } else { Opened::Own };
        }
        if let (Some(letters), PresentationForms::Fold) = (form, self.options.presentation_forms) {
            return Opened::Letters(letters);
        }
        match (phrase, self.options.phrase_signs) {
            (Some(words), PhraseSigns::Expand) => return Opened::Phrase(words),
            (Some(_), PhraseSigns::Remove) => return Opened::Goes,
            _ => {}
        }
        let goes = match self.options {
            Options { direction_controls: DirectionControls::Remove, .. } if unicode::is_direction_control(c) => true,
            Options { joiners: Joiners::Remove, .. } if unicode::is_joiner(c) => behind_arabic,
            _ => false,
        };
        if goes { Opened::Goes } else { Opened::Stays }
    }

    /// Whether a mark, a small letter or a tatweel goes (a tatweel: unless a mark that stays is on it).
    pub(crate) fn drops(&self, c: char) -> bool {
        if let Some(own) = self.own(c) {
            return own.is_empty();
        }
        let o = &self.options;
        match c {
            TATWEEL => o.tatweel == Tatweel::Remove,
            DAGGER_ALEF if o.dagger_alef != DaggerAlef::FollowMarks => o.dagger_alef == DaggerAlef::Remove,
            _ if is_mark(c) || is_small_letter(c) => match o.marks {
                Marks::Keep | Marks::RemoveCaseEnding => false,
                Marks::KeepShadda => c != SHADDA,
                Marks::Remove => true,
            },
            _ => false,
        }
    }

    /// The letter that a mark is spelt out as.
    pub(crate) fn spelt_out(&self, mark: char) -> Option<char> {
        (mark == DAGGER_ALEF && self.options.dagger_alef == DaggerAlef::ToAlef).then_some(ALEF)
    }

    /// Letter and mark as one letter: canonical composition, and hamza on a letter that the profile turns into yeh.
    pub(crate) fn compose(&self, letter: char, mark: char) -> Option<char> {
        if !self.is_canonical() {
            return None;
        }
        if mark == HAMZA_ABOVE && self.turns_into_yeh(letter) {
            return Some(YEH_WITH_HAMZA_ABOVE);
        }
        unicode::compose(letter, mark)
    }

    fn turns_into_yeh(&self, letter: char) -> bool {
        if self.own(letter).is_some() || letter == YEH_WITH_HAMZA_ABOVE {
            return false;
        }
        let yeh = if self.options.look_alikes == LookAlikes::ToPersian { FARSI_YEH } else { YEH };
        self.letter(letter) == yeh
    }

    /// What becomes of a letter, a digit or a punctuation mark that stands alone; composed letters as such.
    pub(crate) fn letter(&self, c: char) -> char {
        match u32::from(c) {
            cp @ 0x600..=0x6FF => self.block[(cp & 0xFF) as usize],
            0x30..=0x39 | 0x773..=0x774 | 0x870..=0x882 => self.mapped(c),
            _ => c,
        }
    }

    /// Rules after one another until none applies, so that a second fold finds nothing to do.
    fn mapped(&self, c: char) -> char {
        let mut current = c;
        loop {
            let next = self.mapped_once(current);
            if next == current {
                return current;
            }
            current = next;
        }
    }

    fn mapped_once(&self, c: char) -> char {
        let o = &self.options;
        match c {
            ALEF_MAKSURA if o.alef_maksura == AlefMaksura::ToYeh => YEH,
            TEH_MARBUTA if o.teh_marbuta == TehMarbuta::ToHeh => HEH,
            _ if o.alef == Alef::ToBareAlef && unicode::is_alef(c) => ALEF,
            _ => look_alike(o.look_alikes, c)
                .or_else(|| hamza_seat(o.hamza, c))
                .or_else(|| digit(o.digits, c))
                .or_else(|| punctuation(o.punctuation, c))
                .unwrap_or(c),
        }
    }

    /// What a separator between two digits becomes.
    pub(crate) fn separator(&self, c: char) -> Option<char> {
        match (self.options.digits, c) {
            (Digits::Ascii, ARABIC_DECIMAL_SEPARATOR) => Some('.'),
            (Digits::Ascii, ARABIC_THOUSANDS_SEPARATOR) => Some(','),
            _ => None,
        }
    }

    pub(crate) fn expands_phrases(&self) -> bool {
        self.options.phrase_signs == PhraseSigns::Expand
    }

    pub(crate) fn collapses_spaces(&self) -> bool {
        self.options.spaces == Spaces::Collapse
    }

    pub(crate) fn removes_case_endings(&self) -> bool {
        self.options.marks == Marks::RemoveCaseEnding
    }

    /// How many of three or more equal letters in a row stay; `None`: all.
    pub(crate) fn longest_run(&self) -> Option<u32> {
        match self.options.elongation {
            Elongation::Keep => None,
            Elongation::CollapseTo1 => Some(1),
            Elongation::CollapseTo2 => Some(2),
        }
    }
}

/// Word and bit of the block of a code point.
fn own_block(c: char) -> (usize, u64) {
    let block = u32::from(c) >> 6;
    (block as usize >> 6 & 15, 1 << (block & 63))
}

fn look_alike(option: LookAlikes, c: char) -> Option<char> {
    Some(match (option, c) {
        (LookAlikes::ToArabic, KEHEH) => KAF,
        (LookAlikes::ToArabic, FARSI_YEH | YEH_BARREE) => YEH,
        (LookAlikes::ToArabic, YEH_BARREE_WITH_HAMZA_ABOVE) => YEH_WITH_HAMZA_ABOVE,
        (LookAlikes::ToArabic, TEH_MARBUTA_GOAL) => TEH_MARBUTA,
        (LookAlikes::ToPersian, KAF) => KEHEH,
        (LookAlikes::ToPersian, YEH | ALEF_MAKSURA) => FARSI_YEH,
        (
            LookAlikes::ToArabic | LookAlikes::ToPersian,
            HEH_DOACHASHMEE | HEH_WITH_YEH_ABOVE | HEH_GOAL | HEH_GOAL_WITH_HAMZA_ABOVE,
        ) => HEH,
        _ => return None,
    })
}

/// The seat is the first letter of the decomposition.
fn hamza_seat(option: Hamza, c: char) -> Option<char> {
    let seat = match c {
        WAW_WITH_HAMZA_ABOVE | HIGH_HAMZA_WAW => WAW,
        YEH_WITH_HAMZA_ABOVE | HIGH_HAMZA_YEH => YEH,
        U_WITH_HAMZA_ABOVE => U,
        HEH_GOAL_WITH_HAMZA_ABOVE => HEH_GOAL,
        YEH_BARREE_WITH_HAMZA_ABOVE => YEH_BARREE,
        _ => return None,
    };
    match option {
        Hamza::Keep => None,
        Hamza::ToSeat => Some(seat),
        Hamza::ToHamza => Some(HAMZA),
    }
}

fn digit(option: Digits, c: char) -> Option<char> {
    let value = c.to_digit(10).or_else(|| arabic_digit_value(c).map(u32::from))?;
    let zero = match option {
        Digits::Keep => return None,
        Digits::Ascii => '0',
        Digits::ArabicIndic => ARABIC_INDIC_DIGIT_ZERO,
        Digits::ExtendedArabicIndic => EXTENDED_ARABIC_INDIC_DIGIT_ZERO,
    };
    char::from_u32(u32::from(zero) + value)
}

fn punctuation(option: Punctuation, c: char) -> Option<char> {
    if option == Punctuation::Keep {
        return None;
    }
    Some(match c {
        ARABIC_COMMA => ',',
        ARABIC_SEMICOLON => ';',
        ARABIC_QUESTION_MARK => '?',
        ARABIC_PERCENT_SIGN => '%',
        ARABIC_FULL_STOP => '.',
        ARABIC_FIVE_POINTED_STAR => '*',
        _ => return None,
    })
}
