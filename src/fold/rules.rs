//! The rules of a profile for one code point: what the code point becomes.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::look_alikes::{look_alike, seat_of_yeh};
use super::neighbours::LastPut;
use super::orthography::small_letter;
use crate::profile::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Ignorables, Joiners, LookAlikes,
    Marks, Model, Options, Orthography, PhraseSigns, PresentationForms, Profile, Punctuation, Spaces, Tatweel,
    TehMarbuta,
};
use crate::unicode::names::*;
use crate::unicode::{
    self, arabic_digit_value, is_direction_control, is_foreign_mark, is_ignorable, is_joiner, is_letter,
    is_letter_or_digit, is_looked_through, is_mark, is_small_letter, is_space, presentation_form,
};

/// The rules of a profile, which are applied to one code point at a time.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    options: Options,
    own: Vec<(char, Box<str>)>,
    /// One bit for each block of 64 code points that contains an entry of `own`. The bits are
    /// shared by all planes: from 1_0000 on, blocks count from the first bit again.
    own_blocks: [u64; 16],
    /// The copied program. Its entries are stored in `own`, and the canonical rules do not apply.
    model: Option<Model>,
    /// Whether white space is removed at both ends of the text.
    pub(super) trims: bool,
    /// Whether what some letters become depends on their place.
    pub(super) asks_for_places: bool,
    /// Whether the copied program looks at words.
    pub(super) copies_words: bool,
    /// The results of `letter` for the Arabic block (0600-06FF).
    block: [char; 256],
}

/// What happens to a character before letters and marks compose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    /// The character is kept for the later rules.
    Stays,
    Goes,
    /// The character becomes the letters and marks of a presentation form.
    Letters(&'static str),
    /// The character becomes the words of a phrase sign.
    Phrase(&'static str),
    /// A custom mapping replaces the character, which never composes.
    Own,
}

/// What stands behind an undecided character, with what attaches to that character skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// An Arabic letter.
    Letter,
    /// A letter of another script or a digit.
    Word,
    /// Anything else, or nothing.
    Other,
}

impl Rules {
    pub(crate) fn new(profile: &Profile) -> Self {
        let own = profile.own_entries().to_vec();
        let model = profile.model();
        let trims = model.is_some_and(Model::trims);
        let options = if model.is_none() { profile.options.resolved() } else { profile.options };
        let copies_words = model.is_some_and(Model::looks_at_words);
        let asks_for_places = Self::has_places(&options) || copies_words;
        let (own_blocks, block) = ([0; 16], ['\0'; 256]);
        let mut rules = Self { options, own, own_blocks, model, trims, asks_for_places, copies_words, block };
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

    /// Adds what the copied program does to each code point, as an entry like a custom mapping. A
    /// custom mapping of the caller takes precedence over it, and the options apply to its output.
    fn add_model_entries(&mut self) {
        for (from, to) in self.model.map(Model::entries).unwrap_or_default() {
            if let Err(at) = self.own.binary_search_by_key(&from, |entry| entry.0) {
                let to: String = to.chars().map(|c| self.mapped(c)).collect();
                self.own.insert(at, (from, to.into()));
            }
        }
    }

    /// Returns whether words in the spelling of the Quran are rewritten.
    pub(crate) fn is_quranic(&self) -> bool {
        self.options.orthography == Orthography::Quranic && self.is_canonical()
    }

    /// Returns whether what `c` becomes depends on the word in which it stands.
    pub(super) fn is_of_rewritten_word(&self, c: char) -> bool {
        self.is_quranic() && (is_letter(c) || is_mark(c) || is_small_letter(c) || c == TATWEEL)
    }

    /// Returns whether `c` is a small letter that is read as a letter of a word that is rewritten.
    pub(crate) fn reads_small_letter(&self, c: char) -> bool {
        small_letter(c).is_some() && self.is_quranic() && self.own(c).is_none()
    }

    /// Returns whether letters and marks compose and are put in canonical order.
    pub(crate) fn is_canonical(&self) -> bool {
        self.model.is_none()
    }

    /// Returns the custom mapping of `c`, if that mapping alone does not decide what becomes of `c`
    /// wherever it stands.
    pub(crate) fn dependent_own(&self, c: char) -> Option<&str> {
        let own = self.own(c)?;
        let in_runs = self.longest_run().is_some() && !own.is_empty();
        let on_seat = self.has_seats() && !own.is_empty() && is_mark(c);
        (self.is_canonical() || self.removes_case_endings() || in_runs || on_seat).then_some(own)
    }

    /// Returns whether a tatweel is removed unless a kept mark is on it.
    pub(crate) fn has_seats(&self) -> bool {
        self.options.tatweel == Tatweel::Remove && self.own(TATWEEL).is_none()
    }

    /// Returns whether `c` is removed at both ends of the text.
    pub(crate) fn trims(&self, c: char) -> bool {
        self.trims && unicode::is_white_space(c)
    }

    /// Returns the custom mapping of `c`, or what the copied program makes of `c`.
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

    /// Returns whether output in which spaces were not collapsed shows which of these spaces carry
    /// marks inside a word. It does not where marks become letters, or where something else becomes
    /// a mark, a letter or a space.
    pub(crate) fn shows_carriers(&self) -> bool {
        let rewrites = self.expands_phrases() || self.removes_case_endings() || self.spelt_out(DAGGER_ALEF).is_some();
        !self.collapses_spaces() || !self.is_canonical() || self.own.is_empty() && !rewrites
    }

    pub(crate) fn own_entries(&self) -> &[(char, Box<str>)] {
        &self.own
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Applies the rules that come first: opens presentation forms and removes invisible
    /// characters. `behind_arabic` says whether the character before, with marks and invisible
    /// characters skipped, is of the Arabic script.
    pub(crate) fn opened(&self, c: char, behind_arabic: bool) -> Opened {
        let invisible = is_direction_control(c) || is_joiner(c);
        let ignorable = self.options.ignorables == Ignorables::Remove && is_ignorable(c);
        if !invisible && !ignorable && c < '\u{FB50}' {
            return Opened::Stays;
        }
        let form = presentation_form(c);
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
        let goes = match c {
            _ if is_direction_control(c) => self.options.direction_controls == DirectionControls::Remove,
            _ if is_joiner(c) => behind_arabic && self.removes_joiner(c),
            _ => ignorable && behind_arabic && self.own(c).is_none(),
        };
        if goes { Opened::Goes } else { Opened::Stays }
    }

    /// Returns whether a joiner behind Arabic text is removed, unless it is a non-joiner that the
    /// profile keeps between two letters.
    fn removes_joiner(&self, c: char) -> bool {
        match self.options.joiners {
            Joiners::Keep => false,
            Joiners::KeepShaping => c != ZERO_WIDTH_JOINER,
            Joiners::KeepNonJoiner | Joiners::Remove => true,
        }
    }

    /// Returns whether some non-joiners are kept because of the letters beside them.
    pub(crate) fn keeps_some_non_joiners(&self) -> bool {
        let some = matches!(self.options.joiners, Joiners::KeepShaping | Joiners::KeepNonJoiner);
        some && self.own(ZERO_WIDTH_NON_JOINER).is_none()
    }

    /// Returns whether a non-joiner is kept behind the output `before` and in front of `follows`.
    pub(crate) fn keeps_non_joiner(&self, before: LastPut, follows: Follows) -> bool {
        match self.options.joiners {
            Joiners::KeepShaping => {
                matches!(follows, Follows::Letter | Follows::Word) && before.base.is_some_and(is_letter_or_arabic_digit)
            }
            Joiners::KeepNonJoiner => {
                let joins_on = |c| c == TATWEEL || unicode::is_dual_joining(c);
                follows == Follows::Letter && before.beside.is_some_and(|c| joins_on(self.before_non_joiner(c)))
            }
            Joiners::Keep | Joiners::Remove => false,
        }
    }

    /// Returns whether a character is removed wherever it stands, and affects no other character.
    pub(crate) fn removes_anywhere(&self, c: char) -> bool {
        is_direction_control(c)
            && match self.own(c) {
                Some(own) => own.is_empty(),
                None => self.options.direction_controls == DirectionControls::Remove,
            }
    }

    /// Returns what `c` is to an undecided character that stands before it. Callers skip the
    /// characters for which [`looks_through`](Self::looks_through) returns `true`.
    pub(crate) fn follows(&self, c: char, behind_alef: bool) -> Follows {
        if self.opens_to_phrase(c) {
            return Follows::Other;
        }
        let form = presentation_form(c).filter(|_| self.options.presentation_forms == PresentationForms::Fold);
        let first = match form.filter(|_| self.own(c).is_none()) {
            Some(letters) => letters_behind(c, letters, behind_alef).chars().find(|&c| !self.looks_through(c)),
            None => Some(c),
        };
        let first = first.and_then(|c| self.own(c).map_or(Some(c), |own| own.chars().next()));
        match first {
            // A high hamza behind a letter is a mark.
            Some(HIGH_HAMZA) if self.attaches_high_hamza() => Follows::Other,
            Some(c) if is_letter(c) => Follows::Letter,
            Some(c) if is_letter_or_digit(c) => Follows::Word,
            _ => Follows::Other,
        }
    }

    /// Returns whether `c` is a sign that becomes the words of its phrase.
    fn opens_to_phrase(&self, c: char) -> bool {
        self.expands_phrases() && unicode::phrase_words(c).is_some() && self.own(c).is_none()
    }

    /// Returns whether rules that look for the letters beside a character skip `c`. They do so if
    /// `c` attaches to what stands before it, or if some profile removes it without separating
    /// words.
    pub(crate) fn looks_through(&self, c: char) -> bool {
        match self.own(c) {
            Some(own) => own.is_empty() || is_looked_through(c) && !is_replaced_first(c),
            None if unicode::phrase_words(c).is_some() => self.options.phrase_signs == PhraseSigns::Remove,
            None => is_looked_through(c),
        }
    }

    /// Returns how many Arabic marks `c` leaves on what carries it. `c` is an Arabic mark or the
    /// presentation form of some.
    pub(crate) fn marks_left_on_carrier(&self, c: char) -> usize {
        let form = presentation_form(c).filter(|_| self.options.presentation_forms == PresentationForms::Fold);
        match form {
            Some(marks) if self.own(c).is_none() => marks.chars().filter(|&c| self.stays_on_carrier(c)).count(),
            _ => usize::from(self.stays_on_carrier(c) || is_form_of_marks(c) && self.own(c).is_none()),
        }
    }

    /// Returns whether `c` is an Arabic mark that is neither removed nor replaced.
    pub(crate) fn stays_on_carrier(&self, c: char) -> bool {
        is_mark(c) && self.own(c).is_none() && !self.drops(c) && self.spelt_out(c).is_none()
    }

    /// Returns whether a foreign mark on an Arabic letter is removed.
    pub(crate) fn drops_foreign(&self, c: char) -> bool {
        self.removes_marks() && is_foreign_mark(c) && self.own(c).is_none()
    }

    /// Returns whether at least all marks but SHADDA are removed.
    pub(crate) fn removes_marks(&self) -> bool {
        matches!(self.options.marks, Marks::Remove | Marks::KeepShadda)
    }

    /// Returns whether the output depends on no-break spaces that carry marks inside a word.
    pub(crate) fn asks_for_carriers(&self) -> bool {
        let Options { joiners, ignorables, .. } = self.options;
        let removes_invisible = joiners != Joiners::Keep || ignorables != Ignorables::Keep;
        let neighbours =
            self.collapses_spaces() || self.removes_case_endings() || self.expands_phrases() || self.asks_for_places;
        self.is_canonical() && (removes_invisible || neighbours || self.may_leave_carriers())
    }

    /// Returns whether the profile leaves some carriers without a mark.
    fn may_leave_carriers(&self) -> bool {
        self.removes_marks()
            || matches!(self.options.dagger_alef, DaggerAlef::Remove | DaggerAlef::ToAlef)
            || self.own.iter().any(|(c, _)| is_mark(*c))
    }

    /// Returns whether a mark, a small letter or a tatweel is removed. A tatweel is nevertheless
    /// kept if a kept mark is on it.
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

    /// Returns the letter that a mark is spelt out as.
    pub(crate) fn spelt_out(&self, mark: char) -> Option<char> {
        let becomes_letter = mark == DAGGER_ALEF && self.options.dagger_alef == DaggerAlef::ToAlef;
        (becomes_letter && self.own(mark).is_none()).then_some(ALEF)
    }

    /// Composes a letter and a mark to one letter: by canonical composition, and also a hamza on a
    /// yeh or a carrier where the hamza would otherwise be lost or end up on another letter.
    pub(crate) fn compose(&self, letter: char, mark: char) -> Option<char> {
        if !self.is_canonical() {
            return None;
        }
        if matches!(mark, HAMZA_ABOVE | HAMZA_BELOW) && self.own(letter).is_none() && self.bears_hamza(letter, mark) {
            return Some(YEH_WITH_HAMZA_ABOVE);
        }
        unicode::compose(letter, mark).filter(|_| !self.stays_apart(letter, mark))
    }

    /// Returns whether the letters are those of another language than Arabic.
    fn is_of_language(&self) -> bool {
        !matches!(self.options.look_alikes, LookAlikes::Keep | LookAlikes::ToArabic)
    }

    /// Does what `compose` does, for a letter that the rules have changed: a heh and a kept hamza
    /// are one letter again.
    pub(crate) fn recompose(&self, letter: char, mark: char) -> Option<char> {
        self.compose(letter, mark).or_else(|| unicode::compose(letter, mark).filter(|_| self.is_canonical()))
    }

    /// Returns whether YEH BARREE WITH HAMZA ABOVE becomes two letters.
    pub(crate) fn parts_yeh_barree(&self) -> bool {
        matches!(self.options.look_alikes, LookAlikes::ToUrdu | LookAlikes::ToKashmiri)
    }

    /// Returns whether HIGH HAMZA is a hamza on the letter before it.
    pub(crate) fn attaches_high_hamza(&self) -> bool {
        self.parts_yeh_barree() && self.own(HIGH_HAMZA).is_none()
    }

    /// Returns whether `c` is an alef with a hamza below it that becomes an alef with the mark of a
    /// vowel.
    pub(crate) fn parts_alef(&self, c: char) -> bool {
        self.options.look_alikes == LookAlikes::ToKashmiri
            && matches!(c, ALEF_WITH_HAMZA_BELOW | ALEF_WITH_WAVY_HAMZA_BELOW)
    }

    /// Returns whether letter and mark are a heh and a hamza that do not become one letter. Such a
    /// hamza is the vowel that binds two words, and only the heh is mapped.
    pub(crate) fn stays_apart(&self, letter: char, mark: char) -> bool {
        let is_heh = |&c: &char| matches!(c, HEH_WITH_YEH_ABOVE | HEH_GOAL_WITH_HAMZA_ABOVE);
        self.is_of_language()
            && unicode::compose(letter, mark).filter(is_heh).is_some_and(|composed| self.own(composed).is_none())
    }

    /// Returns whether `letter` with a hamza on it is YEH WITH HAMZA ABOVE under this profile, but
    /// not by canonical composition.
    fn bears_hamza(&self, letter: char, hamza: char) -> bool {
        match letter {
            TATWEEL | NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE => self.removes_marks(),
            // FARSI YEH with a hamza below it is a vowel of Kashmiri.
            FARSI_YEH if hamza == HAMZA_BELOW => false,
            ALEF_MAKSURA | YEH | FARSI_YEH if hamza == HAMZA_ABOVE && self.is_of_language() => true,
            ALEF_MAKSURA | YEH | FARSI_YEH => {
                self.removes_marks() || self.letter(letter) != letter || self.depends_on_place(letter)
            }
            _ => false,
        }
    }

    /// Returns what a letter, a digit or a punctuation mark becomes where it stands alone. A
    /// composed letter is passed as one code point.
    pub(crate) fn letter(&self, c: char) -> char {
        match u32::from(c) {
            cp @ 0x600..=0x6FF => self.block[(cp & 0xFF) as usize],
            0x30..=0x39 | 0x768 | 0x773..=0x774 | 0x870..=0x882 => self.mapped(c),
            _ => c,
        }
    }

    /// Applies rules one after another until none applies, so that a second fold changes nothing.
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
            TEH_MARBUTA | TEH_MARBUTA_GOAL if self.is_teh_marbuta_to_heh(c) => HEH,
            ALEF_WITH_MADDA_ABOVE if o.alef == Alef::ToBareKeepMadda => c,
            _ if o.alef != Alef::Keep && unicode::is_alef(c) => ALEF,
            _ => look_alike(o.look_alikes, c)
                .or_else(|| hamza_seat(o.hamza, o.look_alikes, c))
                .or_else(|| digit(o.digits, c))
                .or_else(|| punctuation(o.punctuation, c))
                .unwrap_or(c),
        }
    }

    /// Returns whether `c` is a teh marbuta that becomes HEH. In Urdu, TEH MARBUTA GOAL is the
    /// letter teh marbuta. In Kurdish and Uyghur, a teh marbuta is the vowel AE in another font.
    fn is_teh_marbuta_to_heh(&self, c: char) -> bool {
        self.options.teh_marbuta == TehMarbuta::ToHeh
            && match self.options.look_alikes {
                LookAlikes::ToKurdish | LookAlikes::ToUyghur => false,
                LookAlikes::ToUrdu | LookAlikes::ToKashmiri => true,
                _ => c == TEH_MARBUTA,
            }
    }

    /// Returns what a separator between two digits becomes.
    pub(crate) fn separator(&self, c: char) -> Option<char> {
        match (self.options.digits, c) {
            (Digits::Ascii, ARABIC_DECIMAL_SEPARATOR) => Some('.'),
            (Digits::Ascii, ARABIC_THOUSANDS_SEPARATOR) => Some(','),
            _ => None,
        }
    }

    /// Returns whether `c` belongs to a run of spaces that becomes one space.
    pub(crate) fn collapses(&self, c: char) -> bool {
        match self.options.spaces {
            Spaces::Keep => false,
            Spaces::Collapse => is_space(c),
            Spaces::CollapseLines => is_space(c) || unicode::is_line_break(c),
        }
    }

    pub(crate) fn expands_phrases(&self) -> bool {
        self.options.phrase_signs == PhraseSigns::Expand
    }

    pub(crate) fn collapses_spaces(&self) -> bool {
        self.options.spaces != Spaces::Keep
    }

    pub(crate) fn removes_case_endings(&self) -> bool {
        self.options.marks == Marks::RemoveCaseEnding
    }

    /// Returns how many of three or more equal letters in a row are kept, or `None` if all are
    /// kept.
    pub(crate) fn longest_run(&self) -> Option<u32> {
        match self.options.elongation {
            Elongation::Keep => None,
            Elongation::CollapseTo1 => Some(1),
            Elongation::CollapseTo2 => Some(2),
        }
    }
}

/// Returns the letters of a presentation form. Behind an alef, the ligature of the name of God
/// gives no alef, because people write that alef themselves.
pub(super) fn letters_behind(form: char, letters: &'static str, behind_alef: bool) -> &'static str {
    match letters.strip_prefix(ALEF) {
        Some(rest) if form == LIGATURE_ALLAH && behind_alef => rest,
        _ => letters,
    }
}

pub(super) fn is_form_of_marks(c: char) -> bool {
    presentation_form(c).is_some_and(|letters| !letters.is_empty() && letters.chars().all(is_mark))
}

/// Returns whether a custom mapping of `c` replaces it before letters and marks compose, so that
/// the replacement stands between them.
fn is_replaced_first(c: char) -> bool {
    is_direction_control(c) || is_joiner(c) || is_ignorable(c) || presentation_form(c).is_some()
}

fn is_letter_or_arabic_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || arabic_digit_value(c).is_some()
}

/// Returns the index of the word and the bit in `own_blocks` for the block of a code point.
fn own_block(c: char) -> (usize, u64) {
    let block = u32::from(c) >> 6;
    (block as usize >> 6 & 15, 1 << (block & 63))
}

/// Returns what becomes of a hamza on a seat. The seat is the first letter of the decomposition.
fn hamza_seat(option: Hamza, to: LookAlikes, c: char) -> Option<char> {
    let seat = match c {
        WAW_WITH_HAMZA_ABOVE | HIGH_HAMZA_WAW => WAW,
        YEH_WITH_HAMZA_ABOVE | HIGH_HAMZA_YEH => seat_of_yeh(to),
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
