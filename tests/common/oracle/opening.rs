//! Stage one: presentation forms and phrase signs open.

use arabic_text::{PhraseSigns, PresentationForms};
use unicode_normalization::UnicodeNormalization;

use super::super::classes::*;
use super::super::phrases::phrase_words;
use super::{Item, Oracle, chars, is_invisible};

impl Oracle<'_> {
    pub(super) fn open(&self, text: &str) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for c in text.chars() {
            let opened = self.opened(c, &items);
            items.extend(opened);
        }
        items
    }

    pub(super) fn opened(&self, c: char, before: &[Item]) -> Vec<Item> {
        let p = &self.profile.profile;
        let form = form_letters(c);
        if form.is_some() || is_phrase_sign(c) || is_invisible(c) {
            match self.own(c) {
                Some("") if is_phrase_sign(c) => return vec![Item::Gone],
                Some("") => return Vec::new(),
                Some(_) => return vec![Item::Own(c)],
                None => {}
            }
        }
        if let (Some(letters), PresentationForms::Fold) = (form, p.presentation_forms()) {
            return match c {
                // The ligature of the name of God begins with an alef, which people often write themselves.
                ALLAH_LIGATURE if self.is_behind_alef(before) => chars(&letters[1..]),
                _ => chars(&letters),
            };
        }
        match (phrase_words(c), p.phrase_signs()) {
            (Some(_), PhraseSigns::Remove) => vec![Item::Gone],
            (Some(words), PhraseSigns::Expand) => {
                let words = words.chars().map(Item::Char);
                [Item::PhraseStart].into_iter().chain(words).chain([Item::PhraseEnd]).collect()
            }
            _ => vec![Item::Char(c)],
        }
    }

    fn is_behind_alef(&self, before: &[Item]) -> bool {
        let attached = self.attach_high_hamzas(before);
        let visible = self.remove_invisible(&[&attached[..], &[LIGATURE]].concat());
        let mut has_hamza = false;
        for (at, item) in visible.iter().enumerate().rev().skip(1) {
            match *item {
                Item::Char(TATWEEL) if has_hamza && self.is_letter_with_hamza(&visible, at, &[]) => return false,
                Item::Gone | Item::Parted | Item::Joint(_) => {}
                Item::Char(c) if self.is_looked_through(c) => has_hamza = self.has_hamza(*item, has_hamza),
                Item::Char(c) => return is_alef_letter(c),
                _ => return false,
            }
        }
        false
    }
}

const LIGATURE: Item = Item::Char(ALLAH_LIGATURE);

/// The letters and marks of a presentation form.
pub(super) fn form_letters(c: char) -> Option<Vec<char>> {
    if !may_be_presentation_form(c) {
        return None;
    }
    if c == '\u{FBDD}' {
        // U WITH HAMZA ABOVE has a compatibility decomposition of its own, and is an ordinary letter.
        return Some(vec!['\u{677}']);
    }
    if c == TAIL_FRAGMENT {
        // The tail of a letter whose body is another character.
        return Some(Vec::new());
    }
    let letters: Vec<char> = [c].into_iter().nfkc().collect();
    match letters[..] {
        [same] if same == c => None,
        [' ' | TATWEEL, ref marks @ ..] if marks.iter().all(|&c| is_mark(c)) => Some(marks.to_vec()),
        _ => Some(letters),
    }
}
