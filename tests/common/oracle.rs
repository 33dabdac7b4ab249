//! An independent reading of what a profile does: whole texts of code points, stage after stage, slow and plain.
//!
//! It shares no table with the crate. Text with more than 64 marks on one letter, which the crate cuts to bound its
//! memory, is not defined here.

use arabic_text::{
    Alef, AlefMaksura, DaggerAlef, Digits, DirectionControls, Elongation, Hamza, Joiners, LookAlikes, Marks,
    PhraseSigns, PresentationForms, Punctuation, Spaces, Tatweel, TehMarbuta,
};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose, is_combining_mark};

use super::classes::*;
use super::phrases::phrase_words;
use super::profiles::OwnedProfile;

/// What the profile makes of the text.
pub(crate) fn fold(profile: &OwnedProfile, text: &str) -> String {
    let oracle = Oracle { profile };
    let opened = oracle.open(text);
    let folded = oracle.fold_letters(&opened);
    let mut text = oracle.set_phrases_off(&folded);
    oracle.remove_case_endings(&mut text);
    oracle.map_separators(&mut text);
    let text = oracle.collapse_spaces(text);
    oracle.collapse_letters(&text).into_iter().collect()
}

/// What stands in a text after forms opened and invisible characters went.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    Char(char),
    /// To be replaced by the own entry for it; composes with nothing.
    Own(char),
    PhraseStart,
    PhraseEnd,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    c: char,
    /// By an entry of one's own.
    replaced: bool,
}

impl Mark {
    fn class(self) -> u8 {
        canonical_combining_class(self.c)
    }
}

struct Oracle<'a> {
    profile: &'a OwnedProfile,
}

/// Stage one: forms and phrase signs open, invisible characters go.
impl Oracle<'_> {
    fn open(&self, text: &str) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        // The text so far with its forms open, which joiners look back at.
        let mut before = Vec::new();
        for c in text.chars() {
            if self.is_removed_unseen(c, &before) {
                continue;
            }
            let opened = self.opened(c);
            if is_foreign_mark(c) && self.is_on_spelt_out(&before) {
                // It stays on the letter before, and the dagger alef is the last letter.
                items.extend(opened);
                continue;
            }
            before.extend(opened.iter().filter_map(|item| match *item {
                Item::Char(c) | Item::Own(c) => Some(c),
                Item::PhraseStart | Item::PhraseEnd => None,
            }));
            items.extend(opened);
        }
        items
    }

    fn is_removed_unseen(&self, c: char, before: &[char]) -> bool {
        let p = &self.profile.profile;
        if let Some(own) = self.own(c) {
            let opens = is_direction_control(c) || is_joiner(c) || is_phrase_sign(c) || form_letters(c).is_some();
            return opens && own.is_empty();
        }
        is_phrase_sign(c) && p.get_phrase_signs() == PhraseSigns::Remove
            || is_direction_control(c) && p.get_direction_controls() == DirectionControls::Remove
            || is_joiner(c) && p.get_joiners() == Joiners::Remove && self.is_behind_arabic(c, before)
    }

    fn is_behind_arabic(&self, joiner: char, before: &[char]) -> bool {
        let skipped = |c: char| {
            let goes_first = joiner == ZERO_WIDTH_SPACE && (c == TATWEEL || is_small_letter(c));
            let is_seen_as_mark = is_mark(c) && !self.is_spelt_out(c);
            is_seen_as_mark || is_direction_control(c) || is_joiner(c) || goes_first
        };
        let last = before.iter().rev().find(|&&c| !skipped(c));
        // A digit that becomes an Arabic one is as good as Arabic: a second fold would find it so.
        last.is_some_and(|&c| is_arabic(c) || self.own(c).is_none() && is_arabic(self.mapped(c)))
    }

    /// Whether a mark that follows is in one cluster with a dagger alef that becomes a letter.
    fn is_on_spelt_out(&self, before: &[char]) -> bool {
        let invisible = |c: char| is_direction_control(c) || is_joiner(c);
        let goes = |c: char| is_small_letter(c) && self.goes(c);
        let skipped = |c: char| invisible(c) || is_mark(c) && !self.is_spelt_out(c) || goes(c);
        before.iter().rev().find(|&&c| !skipped(c)).is_some_and(|&c| self.is_spelt_out(c))
    }

    fn opened(&self, c: char) -> Vec<Item> {
        let p = &self.profile.profile;
        let form = form_letters(c);
        let invisible = is_direction_control(c) || is_joiner(c);
        if self.own(c).is_some() && (invisible || form.is_some() || is_phrase_sign(c)) {
            return vec![Item::Own(c)];
        }
        if let (Some(letters), PresentationForms::Fold) = (form, p.get_presentation_forms()) {
            return letters.into_iter().map(Item::Char).collect();
        }
        if let (Some(words), PhraseSigns::Expand) = (phrase_words(c), p.get_phrase_signs()) {
            let words = words.chars().map(Item::Char);
            return [Item::PhraseStart].into_iter().chain(words).chain([Item::PhraseEnd]).collect();
        }
        vec![Item::Char(c)]
    }
}

/// A mark of another script that canonical order moves.
fn is_foreign_mark(c: char) -> bool {
    !is_mark(c) && canonical_combining_class(c) != 0
}

/// The letters and marks of a presentation form.
fn form_letters(c: char) -> Option<Vec<char>> {
    if !may_be_presentation_form(c) {
        return None;
    }
    if c == '\u{FBDD}' {
        // U WITH HAMZA ABOVE has a compatibility decomposition of its own, and is an ordinary letter.
        return Some(vec!['\u{677}']);
    }
    let letters: Vec<char> = [c].into_iter().nfkd().collect();
    match letters[..] {
        [same] if same == c => None,
        [' ' | TATWEEL, ref marks @ ..] if marks.iter().all(|&c| is_mark(c)) => Some(marks.to_vec()),
        _ => Some(letters),
    }
}

/// Stage two: letters and marks compose, go, and are mapped.
impl Oracle<'_> {
    fn fold_letters(&self, items: &[Item]) -> Vec<Item> {
        let mut folded = Vec::new();
        let mut rest = items;
        while let [first, behind @ ..] = rest {
            let base = match *first {
                Item::Char(c) if !self.is_on_letter(c) => Some(c),
                Item::Char(_) => None,
                Item::Own(c) => {
                    folded.extend(self.own_output(c));
                    rest = behind;
                    continue;
                }
                boundary => {
                    folded.push(boundary);
                    rest = behind;
                    continue;
                }
            };
            let start = if base.is_some() { behind } else { rest };
            let marks: Vec<char> = start.iter().map_while(|item| self.mark_of(*item)).collect();
            rest = &start[marks.len()..];
            let bears = matches!(rest, [Item::Char(c), ..] if is_mark_of_any_script(*c) && self.own(*c).is_none());
            // A mark behind a phrase sign is on an Arabic character, of which nothing is left but that.
            let on_phrase = base.is_none() && folded.last() == Some(&Item::PhraseEnd);
            folded.extend(self.fold_cluster(base, &marks, bears, on_phrase).into_iter().map(Item::Char));
        }
        folded
    }

    /// Whether a character belongs to the letter before it. A small letter that goes is no letter.
    fn is_on_letter(&self, c: char) -> bool {
        is_combining(c) || is_small_letter(c) && self.goes(c)
    }

    fn mark_of(&self, item: Item) -> Option<char> {
        match item {
            Item::Char(c) if self.is_on_letter(c) => Some(c),
            _ => None,
        }
    }

    fn own_output(&self, c: char) -> impl Iterator<Item = Item> {
        self.own(c).unwrap_or_default().chars().map(Item::Char)
    }

    /// `bears`: a combining mark of class 0 comes next, which is on a tatweel and on no other letter.
    fn fold_cluster(&self, base: Option<char>, marks: &[char], bears: bool, on_phrase: bool) -> Vec<char> {
        let on_arabic = on_phrase || base.is_some_and(|c| is_arabic(c) || is_arabic(self.mapped(c)));
        let mut marks: Vec<Mark> = marks.iter().map(|&c| Mark { c, replaced: false }).collect();
        let mut base = base;
        if on_arabic || marks.iter().any(|mark| is_mark(mark.c)) {
            base = base.map(|c| take_apart(c, &mut marks));
            put_in_order(&mut marks);
            base = base.map(|c| self.composed(c, &mut marks));
        }
        marks.retain(|mark| !self.goes(mark.c));
        for mark in &mut marks {
            mark.replaced = self.own(mark.c).is_some();
        }
        if on_arabic || marks.iter().any(|mark| is_mark(mark.c)) {
            put_in_order(&mut marks);
        }
        self.folded_letter(base, &marks, bears)
    }

    fn folded_letter(&self, base: Option<char>, marks: &[Mark], bears: bool) -> Vec<char> {
        // Marks of other scripts stay with the letter; a dagger alef that becomes one takes Arabic marks along.
        let at = marks.iter().position(|mark| self.is_letter_now(*mark)).unwrap_or(marks.len());
        let (foreign, arabic): (Vec<Mark>, Vec<Mark>) = marks[at..].iter().partition(|mark| !is_mark(mark.c));
        let marks = &[&marks[..at], &foreign, &arabic].concat()[..];
        match base {
            Some(c) if self.own(c).is_some() => {
                let own = self.own(c).unwrap_or_default();
                own.chars().chain(self.spelt(None, marks)).collect()
            }
            Some(TATWEEL) if self.goes(TATWEEL) => {
                let own_marks = marks.split(|mark| self.is_letter_now(*mark)).next().unwrap_or_default();
                let is_seat = own_marks.iter().any(|mark| !mark.replaced) || bears && own_marks.len() == marks.len();
                self.spelt(is_seat.then_some(TATWEEL), marks)
            }
            _ => self.spelt(base.map(|c| self.mapped(c)), marks),
        }
    }

    /// A letter and its marks, of which a dagger alef may become a letter that has the marks behind it.
    fn spelt(&self, letter: Option<char>, marks: &[Mark]) -> Vec<char> {
        let at = marks.iter().position(|mark| self.is_letter_now(*mark)).unwrap_or(marks.len());
        let mut spelt = self.settled(letter, &marks[..at]);
        if at < marks.len() {
            spelt.extend(self.spelt(Some(ALEF), &marks[at + 1..]));
        }
        spelt
    }

    fn is_letter_now(&self, mark: Mark) -> bool {
        !mark.replaced && self.is_spelt_out(mark.c)
    }

    /// Composes and maps until neither changes anything.
    fn settled(&self, letter: Option<char>, marks: &[Mark]) -> Vec<char> {
        let mut marks = marks.to_vec();
        let mut letter = letter;
        if let Some(letter) = &mut letter {
            loop {
                let before = (*letter, marks.len());
                *letter = self.mapped(self.composed(*letter, &mut marks));
                if before == (*letter, marks.len()) {
                    break;
                }
            }
        }
        let output = |mark: Mark| match self.own(mark.c) {
            Some(own) if mark.replaced => own.to_string(),
            _ => mark.c.to_string(),
        };
        letter.into_iter().chain(marks.into_iter().map(output).collect::<String>().chars()).collect()
    }

    /// Canonical composition (UAX #15, D117): a mark is kept from its letter by one between them of the same or a
    /// higher class, and by any of class 0.
    fn composed(&self, letter: char, marks: &mut Vec<Mark>) -> char {
        let mut letter = letter;
        let mut between: Vec<Mark> = Vec::new();
        for mark in marks.drain(..) {
            let blocked = between.iter().any(|b| b.class() == 0 || b.class() >= mark.class());
            match self.pair(letter, mark.c) {
                Some(composed) if !blocked && !mark.replaced => letter = composed,
                _ => between.push(mark),
            }
        }
        *marks = between;
        letter
    }

    fn pair(&self, letter: char, mark: char) -> Option<char> {
        if mark == HAMZA_ABOVE && self.counts_as_yeh(letter) {
            return Some(YEH_WITH_HAMZA_ABOVE);
        }
        compose(letter, mark).filter(|_| is_mark(mark))
    }

    fn counts_as_yeh(&self, letter: char) -> bool {
        let yeh = if self.profile.profile.get_look_alikes() == LookAlikes::ToPersian { FARSI_YEH } else { YEH };
        self.own(letter).is_none() && letter != YEH_WITH_HAMZA_ABOVE && self.mapped(letter) == yeh
    }
}

fn take_apart(c: char, marks: &mut Vec<Mark>) -> char {
    let parts: Vec<char> = if is_arabic(c) { [c].into_iter().nfd().collect() } else { vec![c] };
    marks.splice(0..0, parts[1..].iter().map(|&c| Mark { c, replaced: false }));
    parts[0]
}

/// Canonical order: stable, between marks of class 0.
fn put_in_order(marks: &mut [Mark]) {
    for part in marks.split_mut(|mark| mark.class() == 0) {
        part.sort_by_key(|mark| mark.class());
    }
}

/// What becomes of one code point.
impl Oracle<'_> {
    fn own(&self, c: char) -> Option<&str> {
        self.profile.own.iter().rev().find(|entry| entry.0 == c).map(|entry| entry.1.as_str())
    }

    fn is_spelt_out(&self, c: char) -> bool {
        let to_alef = self.profile.profile.get_dagger_alef() == DaggerAlef::ToAlef;
        c == DAGGER_ALEF && to_alef && self.own(c).is_none()
    }

    /// Whether a mark, a small letter or an idle tatweel goes.
    fn goes(&self, c: char) -> bool {
        if let Some(own) = self.own(c) {
            return own.is_empty();
        }
        let p = &self.profile.profile;
        match (c, p.get_dagger_alef()) {
            (TATWEEL, _) => p.get_tatweel() == Tatweel::Remove,
            (DAGGER_ALEF, DaggerAlef::Keep | DaggerAlef::ToAlef) => false,
            (DAGGER_ALEF, DaggerAlef::Remove) => true,
            _ if is_mark(c) || is_small_letter(c) => match p.get_marks() {
                Marks::Remove => true,
                Marks::KeepShadda => c != SHADDA,
                _ => false,
            },
            _ => false,
        }
    }

    fn mapped(&self, c: char) -> char {
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
        if is_alef_letter(c) && p.get_alef() == Alef::ToBareAlef {
            return ALEF;
        }
        if let Some(value) = digit_value(c) {
            return digit(p.get_digits(), value).unwrap_or(c);
        }
        let changed = match c {
            ALEF_MAKSURA if p.get_alef_maksura() == AlefMaksura::ToYeh => YEH,
            TEH_MARBUTA if p.get_teh_marbuta() == TehMarbuta::ToHeh => HEH,
            _ => look_alike(p.get_look_alikes(), c),
        };
        if changed != c {
            return changed;
        }
        let seat = without_hamza(c);
        match p.get_hamza() {
            Hamza::ToSeat if seat.is_some() => seat.unwrap_or(c),
            Hamza::ToHamza if seat.is_some() => HAMZA,
            _ if p.get_punctuation() == Punctuation::Ascii => ascii_punctuation(c),
            _ => c,
        }
    }
}

fn digit(digits: Digits, value: u32) -> Option<char> {
    match digits {
        Digits::Ascii => char::from_u32(0x30 + value),
        Digits::ArabicIndic => char::from_u32(0x660 + value),
        Digits::ExtendedArabicIndic => char::from_u32(0x6F0 + value),
        _ => None,
    }
}

fn look_alike(option: LookAlikes, c: char) -> char {
    match (option, c) {
        (LookAlikes::Keep, _) => c,
        (_, '\u{6BE}' | '\u{6C0}' | '\u{6C1}' | '\u{6C2}') => HEH,
        (LookAlikes::ToArabic, KEHEH) => KAF,
        (LookAlikes::ToArabic, FARSI_YEH | '\u{6D2}') => YEH,
        // Canonically YEH BARREE and a hamza, so it goes the way of both.
        (LookAlikes::ToArabic, '\u{6D3}') => YEH_WITH_HAMZA_ABOVE,
        (LookAlikes::ToArabic, '\u{6C3}') => TEH_MARBUTA,
        (LookAlikes::ToPersian, KAF) => KEHEH,
        (LookAlikes::ToPersian, YEH | ALEF_MAKSURA) => FARSI_YEH,
        _ => c,
    }
}

/// The seat of a letter with hamza.
fn without_hamza(c: char) -> Option<char> {
    match c {
        WAW_WITH_HAMZA_ABOVE | '\u{676}' => Some(WAW),
        YEH_WITH_HAMZA_ABOVE | '\u{678}' => Some(YEH),
        '\u{677}' => Some('\u{6C7}'),
        '\u{6C2}' => Some('\u{6C1}'),
        '\u{6D3}' => Some('\u{6D2}'),
        _ => None,
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

/// Stage three: neighbours, as they stand in the output.
impl Oracle<'_> {
    fn set_phrases_off(&self, items: &[Item]) -> Vec<char> {
        let mut text: Vec<char> = Vec::new();
        let mut behind_phrase = false;
        for item in items {
            match *item {
                Item::PhraseStart if is_of_word_with_marks(&text) => text.push(' '),
                Item::PhraseEnd => behind_phrase = true,
                Item::Char(c) => {
                    if behind_phrase && (is_of_word(c) || is_combining_mark(c)) {
                        text.push(' ');
                    }
                    text.push(c);
                    behind_phrase = false;
                }
                _ => {}
            }
            behind_phrase &= *item != Item::PhraseStart;
        }
        text
    }

    fn remove_case_endings(&self, text: &mut Vec<char>) {
        if self.profile.profile.get_marks() != Marks::RemoveCaseEnding {
            return;
        }
        let mut kept = Vec::new();
        let mut rest = &text[..];
        while let [first, behind @ ..] = rest {
            kept.push(*first);
            let length = if is_letter(*first) { behind.iter().take_while(|&&c| is_mark(c)).count() } else { 0 };
            let (marks, next) = behind.split_at(length);
            let goes_on = next.first().is_some_and(|&c| continues_word(c));
            kept.extend(marks.iter().filter(|&&c| goes_on || !is_case_ending(c)));
            rest = next;
        }
        *text = kept;
    }

    fn map_separators(&self, text: &mut [char]) {
        if self.profile.profile.get_digits() != Digits::Ascii {
            return;
        }
        for at in 1..text.len().saturating_sub(1) {
            let mapped = match text[at] {
                '\u{66B}' => '.',
                '\u{66C}' => ',',
                _ => continue,
            };
            let between_digits = digit_value(text[at - 1]).is_some() && digit_value(text[at + 1]).is_some();
            if between_digits && self.own(text[at]).is_none() {
                text[at] = mapped;
            }
        }
    }

    fn collapse_spaces(&self, text: Vec<char>) -> Vec<char> {
        if self.profile.profile.get_spaces() != Spaces::Collapse {
            return text;
        }
        let mut text: Vec<char> = text.into_iter().map(|c| if is_space(c) { ' ' } else { c }).collect();
        text.dedup_by(|a, b| *a == ' ' && *b == ' ');
        text
    }

    fn collapse_letters(&self, text: &[char]) -> Vec<char> {
        let longest = match self.profile.profile.get_elongation() {
            Elongation::CollapseTo1 => 1,
            Elongation::CollapseTo2 => 2,
            _ => return text.to_vec(),
        };
        let runs = text.chunk_by(|a, b| a == b);
        let cut = runs.map(|run| if run.len() > 2 && is_letter(run[0]) { &run[..longest] } else { run });
        cut.flatten().copied().collect()
    }
}

fn is_of_word(c: char) -> bool {
    let arabic = is_letter(c) || is_mark(c) || is_small_letter(c) || c == TATWEEL;
    arabic || c.is_alphanumeric()
}

/// Whether a text ends with a character of a word and marks on it.
fn is_of_word_with_marks(text: &[char]) -> bool {
    text.iter().rev().find(|&&c| !is_mark_of_any_script(c)).is_some_and(|&c| is_of_word(c))
}

fn continues_word(c: char) -> bool {
    is_letter(c) || is_mark(c) || is_small_letter(c) || is_joiner(c) || c == TATWEEL
}

/// Fathatan to kasra, and the open tanwin.
fn is_case_ending(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{650}' | '\u{8F0}'..='\u{8F2}')
}
