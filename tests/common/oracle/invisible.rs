//! Stage two: invisible characters are removed, and no-break spaces inside words become carriers.

use arabic_text::{DirectionControls, Ignorables, Joiners, LookAlikes};

use super::super::classes::*;
use super::{Item, Oracle, char_of, is_invisible, is_mark_or_form, is_passed_over, seen};

impl Oracle<'_> {
    pub(super) fn remove_invisible(&self, items: &[Item]) -> Vec<Item> {
        let p = &self.profile.profile;
        let mut kept: Vec<Item> = Vec::new();
        for (at, &item) in items.iter().enumerate() {
            let behind = &items[at + 1..];
            match item {
                Item::Char(c) if is_direction_control(c) && p.direction_controls() == DirectionControls::Remove => {}
                Item::Char(c) if is_ignorable(c) && self.ignorable_goes(c, &kept) => {}
                Item::Char(c) if is_joiner(c) && self.joiner_goes(c, &kept, behind) => match c {
                    ZERO_WIDTH_SPACE => kept.push(Item::Parted),
                    NON_JOINER | ZERO_WIDTH_JOINER => kept.push(Item::Joint(c)),
                    _ => {}
                },
                Item::Char(c) if is_no_break_space(c) && self.is_carrier(c, &kept, behind) => {
                    kept.push(Item::Carrier(c));
                }
                _ => kept.push(item),
            }
        }
        kept
    }

    fn ignorable_goes(&self, c: char, before: &[Item]) -> bool {
        self.profile.profile.ignorables() == Ignorables::Remove && self.is_behind_arabic(c, before)
    }

    fn joiner_goes(&self, c: char, before: &[Item], behind: &[Item]) -> bool {
        let joiners = self.profile.profile.joiners();
        if joiners == Joiners::Keep || !self.is_behind_arabic(c, before) {
            return false;
        }
        match (joiners, c) {
            (Joiners::KeepShaping, ZERO_WIDTH_JOINER) => false,
            (Joiners::KeepShaping, NON_JOINER) => !self.is_between_letters_or_digits(before, behind),
            (Joiners::KeepNonJoiner, NON_JOINER) => !self.is_seen_as_non_joiner(before, behind),
            _ => true,
        }
    }

    /// Whether the character before an invisible one is of the Arabic script.
    pub(super) fn is_behind_arabic(&self, invisible: char, before: &[Item]) -> bool {
        for (at, item) in before.iter().enumerate().rev() {
            match *item {
                Item::Carrier(_) => return true,
                // One that stays parts what follows from what stands before it.
                Item::Char(ZERO_WIDTH_SPACE) if invisible != ZERO_WIDTH_SPACE => {
                    return self.is_behind_arabic(ZERO_WIDTH_SPACE, &before[..at]);
                }
                Item::Char(DAGGER_ALEF) if self.is_dagger_alef_on_carrier(&before[..at]) => return true,
                Item::Char(c) | Item::Own(c) if !self.is_skipped_by(invisible, c) => {
                    // A digit that becomes an Arabic one is as good as Arabic: a second fold would find it so.
                    return is_arabic(c) || self.own(c).is_none() && is_arabic(self.mapped(c));
                }
                _ => {}
            }
        }
        false
    }

    /// Whether a dagger alef behind `before` is a letter of its own, in the spelling of the Quran.
    fn is_dagger_alef_on_carrier(&self, before: &[Item]) -> bool {
        let is_on_it = |item: &&Item| {
            matches!(**item, Item::Gone | Item::Parted | Item::Joint(_))
                || char_of(**item).is_some_and(|c| self.is_on_letter(c))
        };
        let base = before.iter().rev().find(|item| !is_on_it(item));
        let carries = |c: char| c == TATWEEL || self.is_small_letter_of_word(c);
        self.is_quranic()
            && self.own(DAGGER_ALEF).is_none()
            && base.and_then(|item| char_of(*item)).is_some_and(carries)
    }

    /// Whether a hamza stands on the letter before `item`: one does behind it, or it is one itself.
    pub(super) fn has_hamza(&self, item: Item, is_behind: bool) -> bool {
        match item {
            Item::Char(c) => is_hamza_mark(c) || is_behind && self.is_on_letter(c),
            item => is_behind && matches!(item, Item::Gone | Item::Parted | Item::Joint(_)),
        }
    }

    /// Whether the tatweel at `at` and a hamza on it become YEH WITH HAMZA ABOVE: beside a letter.
    pub(super) fn is_letter_with_hamza(&self, items: &[Item], at: usize, behind: &[Item]) -> bool {
        let folded = self.fold_letters(&items[..at], behind);
        let behind = [&items[at + 1..], behind].concat();
        self.removes_marks() && self.own(TATWEEL).is_none() && self.is_in_word(&folded, &behind)
    }

    fn is_skipped_by(&self, invisible: char, c: char) -> bool {
        // ZERO WIDTH SPACE ends words in other scripts. One profile removes the tatweel first, another one the space,
        // and the words must be the same.
        let goes_first = invisible == ZERO_WIDTH_SPACE && (c == TATWEEL || is_small_letter(c));
        is_mark_of_any_script(c) && !self.is_spelt_out(c) || is_invisible(c) || goes_first
    }

    /// Whether a no-break space has a mark on it and a letter before and behind it.
    pub(super) fn is_carrier(&self, c: char, before: &[Item], behind: &[Item]) -> bool {
        let near: Vec<char> = self.near_carrier(behind).filter_map(char_of).collect();
        // A mark behind a small letter stands on that letter. It stands on the space only if the small letter is removed and the mark is kept.
        let small_letter = near.iter().position(|&c| is_small_letter(c)).unwrap_or(near.len());
        let outlasts =
            |&c: &char| is_mark_or_form(c) && self.own(c).is_none() && !self.is_spelt_out(c) && !self.goes(c, false);
        let has_mark =
            near[..small_letter].iter().any(|&c| is_mark_or_form(c)) || near[small_letter..].iter().any(outlasts);
        // No letter follows what stands before the space.
        let letter_before = || self.last_put_out(before, &[], true).is_some_and(is_letter);
        self.own(c).is_none() && has_mark && letter_before() && self.letter_follows(behind) == Some(true)
    }

    /// Whether the next character that is no mark is an Arabic letter, or a mark that becomes one. `None` where the
    /// items end before that is known.
    pub(super) fn letter_follows(&self, behind: &[Item]) -> Option<bool> {
        for item in behind {
            match *item {
                Item::PhraseStart | Item::PhraseEnd => return Some(false),
                Item::Gone | Item::Parted | Item::Joint(_) => {}
                Item::Char(c) if self.is_spelt_out(c) => return Some(true),
                Item::Char(c) if self.is_looked_through(c) => {}
                Item::Char(c) | Item::Own(c) => return Some(self.is_letter_ahead(self.first_put_out(c))),
                Item::Carrier(_) | Item::Unit(_) => return Some(false),
            }
        }
        None
    }

    /// KeepShaping: of several non-joiners between two letters or digits the first stays.
    fn is_between_letters_or_digits(&self, before: &[Item], behind: &[Item]) -> bool {
        let is_before = |c: char| is_letter(c) || is_digit(c) || is_no_break_space(c) && is_behind_carrier(before);
        !self.has_non_joiner(before, behind)
            && self.last_put_out(before, behind, true).is_some_and(is_before)
            && self.next_character(behind).is_some_and(|c| {
                self.is_letter_ahead(c)
                    || c != HIGH_HAMZA && (is_letter_of_any_script(c) || is_digit(c)) && !self.has_more_first(behind)
            })
    }

    /// KeepNonJoiner: of several the first stays, between a letter that joins to the next one and a letter.
    fn is_seen_as_non_joiner(&self, before: &[Item], behind: &[Item]) -> bool {
        let is_before = |c: char| joins_both_sides(self.before_non_joiner(c)) || c == TATWEEL;
        !self.has_non_joiner(before, behind)
            && self.last_put_out(before, behind, false).is_some_and(is_before)
            && self.next_character(behind).is_some_and(|c| self.is_letter_ahead(c))
    }

    /// A heh in front of a non-joiner is the vowel in Kurdish and Uyghur, which joins to nothing.
    fn before_non_joiner(&self, c: char) -> char {
        let is_vowel = matches!(self.profile.profile.look_alikes(), LookAlikes::ToKurdish | LookAlikes::ToUyghur);
        if c == HEH && is_vowel && self.own(HEH).is_none() { '\u{6D5}' } else { c }
    }

    /// Whether a letter stands ahead: a high hamza is none where it may be a mark.
    fn is_letter_ahead(&self, c: char) -> bool {
        let is_urdu = matches!(self.profile.profile.look_alikes(), LookAlikes::ToUrdu | LookAlikes::ToKashmiri);
        is_letter(c) && !(c == HIGH_HAMZA && is_urdu && self.own(HIGH_HAMZA).is_none())
    }

    /// A high hamza behind a letter is a hamza on it, in Urdu and Kashmiri.
    pub(super) fn attach_high_hamzas(&self, items: &[Item]) -> Vec<Item> {
        let applies = matches!(self.profile.profile.look_alikes(), LookAlikes::ToUrdu | LookAlikes::ToKashmiri);
        let mut attached: Vec<Item> = Vec::new();
        for &item in items {
            let attaches = applies && item == Item::Char(HIGH_HAMZA) && self.own(HIGH_HAMZA).is_none() && {
                let visible = self.remove_invisible(&attached);
                self.last_put_out(&visible, &[], false).is_some_and(|c| is_letter(c) && c != HIGH_HAMZA)
            };
            attached.push(if attaches { Item::Char(HAMZA_ABOVE) } else { item });
        }
        attached
    }

    /// Whether a non-joiner stays before, with no letter between.
    fn has_non_joiner(&self, before: &[Item], behind: &[Item]) -> bool {
        let mut has_hamza = false;
        for (at, item) in before.iter().enumerate().rev() {
            match *item {
                Item::Char(NON_JOINER) => return self.is_behind_arabic(NON_JOINER, &before[..at]),
                Item::Char(TATWEEL) if has_hamza && self.is_letter_with_hamza(before, at, behind) => return false,
                Item::Char(c) if !self.is_looked_through(c) => return false,
                Item::Char(_) | Item::Gone | Item::Parted | Item::Joint(_) => {
                    has_hamza = self.has_hamza(*item, has_hamza);
                }
                _ => return false,
            }
        }
        false
    }

    /// The first character that is not looked through, as it is put out.
    fn next_character(&self, behind: &[Item]) -> Option<char> {
        for item in behind {
            match *item {
                Item::Char(c) if self.is_looked_through(c) => {}
                Item::Gone | Item::Parted | Item::Joint(_) => {}
                Item::Char(c) | Item::Own(c) => return Some(self.first_put_out(c)),
                _ => return None,
            }
        }
        None
    }

    /// Whether something stands before the next character, which may part that from the word if it is of another script.
    fn has_more_first(&self, behind: &[Item]) -> bool {
        let removed = self.profile.profile.direction_controls() == DirectionControls::Remove;
        let goes = |c: char| is_direction_control(c) && self.own(c).map_or(removed, str::is_empty);
        let first = behind.iter().find(|&&item| !char_of(item).is_some_and(goes));
        first.is_some_and(|&item| {
            !matches!(item, Item::Own(_)) && char_of(item).is_none_or(|c| self.is_looked_through(c))
        })
    }

    /// Whether `c` and what stands behind it may be on a carrier before it.
    pub(super) fn is_on_carrier(&self, c: char) -> bool {
        self.is_looked_through(c) && c != TATWEEL && (!is_small_letter(c) || self.goes(c, false))
    }

    /// What an entry gives begins with another character.
    fn first_put_out(&self, c: char) -> char {
        self.own(c).and_then(|own| own.chars().next()).unwrap_or(c)
    }

    /// Whether rules that ask for the letter before or behind look past `c`: it belongs to another character, or an entry
    /// removes it.
    pub(super) fn is_looked_through(&self, c: char) -> bool {
        is_passed_over(c) || self.own(c) == Some("")
    }

    /// The last character that the items before become, marks and what is invisible passed over.
    fn last_put_out(&self, before: &[Item], behind: &[Item], past_tatweel: bool) -> Option<char> {
        if self.is_quranic() {
            // From the last character on that ends words and stays, or behind the last phrase.
            let ends = |item: &Item| {
                *item == Item::PhraseEnd || char_of(*item).is_some_and(|c| c.is_ascii() && self.own(c).is_none())
            };
            let last = before.iter().rposition(ends);
            let start = last.map_or(0, |at| at + usize::from(before[at] == Item::PhraseEnd));
            let folded = self.rewrite_words(&self.fold_letters(&before[start..], behind));
            return last_character(&folded, past_tatweel);
        }
        // From the last letter on. A letter of which nothing is put out leaves the one before it.
        for start in (0..before.len()).rev() {
            match before[start] {
                Item::PhraseEnd => {
                    return last_character(&self.fold_letters(&before[start + 1..], behind), past_tatweel);
                }
                Item::PhraseStart | Item::Gone | Item::Parted | Item::Joint(_) => continue,
                Item::Char(c) if is_passed_over(c) || self.is_on_letter(c) => continue,
                _ => {}
            }
            let folded = self.fold_letters(&before[start..], behind);
            if let Some(c) = last_character(&folded, past_tatweel) {
                return Some(c);
            }
        }
        last_character(&self.fold_letters(before, behind), past_tatweel)
    }
}

pub(super) fn last_character(folded: &[Item], past_tatweel: bool) -> Option<char> {
    folded.iter().rev().filter_map(|&item| seen(item)).find(|&c| !is_passed_over(c) || c == TATWEEL && !past_tatweel)
}

fn is_behind_carrier(before: &[Item]) -> bool {
    for item in before.iter().rev() {
        match *item {
            Item::Carrier(_) => return true,
            Item::Char(c) if is_passed_over(c) => {}
            Item::Gone | Item::Parted | Item::Joint(_) => {}
            _ => return false,
        }
    }
    false
}
