//! Stage four, first: letters that become something else by their place in the output. Written from the table of languages:
//! F is before an edge, N before a letter, S looks at the source.

use arabic_text::{Doachashmee, Elongation, Ezafe, FinalHamza, LookAlikes};
use unicode_normalization::char::{canonical_combining_class, compose, is_combining_mark};

use super::super::classes::*;
use super::{Item, Oracle, is_passed_over, seen};

/// What may be aspirated.
const STOPS: &str = "بپتٹجچدڈڑژکگ";

impl Oracle<'_> {
    pub(super) fn decide_places(&self, items: &[Item]) -> Vec<Item> {
        let mut items = self.drop_final_letters(items.to_vec());
        let mut next = 0;
        while next < items.len() {
            let at = next;
            next += 1;
            let Item::Char(c) = items[at] else { continue };
            let new = if self.own(c).is_none() { self.placed(c, &items, at) } else { c };
            if new != c {
                let before = std::mem::replace(&mut items[at], Item::Char(self.mapped(new)));
                let composed = compose_with_mark(&items, at);
                match composed {
                    // It would be taken for a seat of hamza.
                    Some((_, composed)) if self.mapped(composed) != composed => items[at] = before,
                    Some((mark_at, composed)) => {
                        items[at] = Item::Char(composed);
                        items.remove(mark_at);
                    }
                    None => {}
                }
            }
        }
        items
    }

    fn placed(&self, c: char, items: &[Item], at: usize) -> char {
        let p = &self.profile.profile;
        let (before, behind) = (letter_before(&items[..at]), &items[at + 1..]);
        let is_before_letter = next_is_letter(behind);
        let joins_on = match first_joint(behind) {
            Some(joint) => joint != NON_JOINER,
            None => is_before_letter,
        };
        let is_aspirated = before.is_some_and(|c| STOPS.contains(c));
        let aspirates_only = p.doachashmee() == Doachashmee::AspiratesOnly;
        match (p.look_alikes(), c) {
            (LookAlikes::ToUrdu | LookAlikes::ToKashmiri, HEH) => {
                if is_aspirated && is_before_letter {
                    '\u{6BE}'
                } else {
                    '\u{6C1}'
                }
            }
            (LookAlikes::Keep | LookAlikes::ToUrdu | LookAlikes::ToKashmiri, '\u{6BE}')
                if aspirates_only && !is_aspirated =>
            {
                '\u{6C1}'
            }
            (LookAlikes::ToUrdu | LookAlikes::ToKashmiri | LookAlikes::ToSindhi, '\u{6BA}') if is_before_letter => {
                '\u{646}'
            }
            (LookAlikes::ToKurdish | LookAlikes::ToUyghur, HEH) if joins_on => '\u{6BE}',
            (LookAlikes::ToKurdish | LookAlikes::ToUyghur, HEH) => '\u{6D5}',
            (LookAlikes::ToKurdish, '\u{631}') if before.is_none() && is_before_letter => '\u{695}',
            (LookAlikes::ToUyghur, FARSI_YEH) if joins_on => YEH,
            (LookAlikes::ToUyghur, FARSI_YEH) => ALEF_MAKSURA,
            (LookAlikes::ToPashto, YEH) if is_before_letter => FARSI_YEH,
            _ => c,
        }
    }

    /// A hamza behind an alef, and a yeh behind a heh and a non-joiner, with their marks. A run that is cut to one letter is one.
    fn drop_final_letters(&self, items: Vec<Item>) -> Vec<Item> {
        let mut kept: Vec<Item> = Vec::new();
        let mut rest = &items[..];
        while let [first, behind @ ..] = rest {
            let length = self.run_length(rest);
            let behind_run = if length > 1 { &rest[length..] } else { behind };
            let start = match *first {
                Item::Char(c) if next_is_letter(behind_run) || self.own(c).is_some() => None,
                Item::Char(HAMZA) => self.final_hamza_start(&kept),
                Item::Char(FARSI_YEH) => self.ezafe_start(&kept),
                _ => None,
            };
            match start {
                Some(start) => {
                    let is_on_it = |item: &&Item| match **item {
                        Item::Char(c) => is_combining_mark(c),
                        item => is_nothing(item),
                    };
                    let count = behind_run.iter().take_while(is_on_it).count();
                    kept.truncate(start);
                    rest = &behind_run[count..];
                }
                None => {
                    kept.push(*first);
                    rest = behind;
                }
            }
        }
        kept
    }

    /// How long a run of one letter is at the start, if elongation makes one letter of it. Nothing that is put out stands between.
    fn run_length(&self, items: &[Item]) -> usize {
        let is_same = |item: &Item| *item == items[0];
        let (mut count, mut end) = (0, 0);
        for (at, item) in items.iter().enumerate() {
            if is_same(item) {
                (count, end) = (count + 1, at + 1);
            } else if !is_nothing(*item) {
                break;
            }
        }
        let is_cut = self.profile.profile.elongation() == Elongation::CollapseTo1 && count > 2;
        if is_cut { end } else { 1 }
    }

    fn final_hamza_start(&self, kept: &[Item]) -> Option<usize> {
        let applies = self.profile.profile.final_hamza() == FinalHamza::RemoveAfterAlef;
        let before = kept.iter().rev().find(|item| !is_mark_or_nothing(**item));
        (applies && matches!(before, Some(Item::Char(ALEF | ALEF_WITH_MADDA_ABOVE)))).then_some(kept.len())
    }

    /// Where what goes begins: the first of the non-joiners, if they are put out.
    fn ezafe_start(&self, kept: &[Item]) -> Option<usize> {
        let p = &self.profile.profile;
        // There a heh becomes something else, and the yeh is no letter of its own.
        let has_no_heh = matches!(
            p.look_alikes(),
            LookAlikes::ToUrdu | LookAlikes::ToKashmiri | LookAlikes::ToKurdish | LookAlikes::ToUyghur
        );
        if p.ezafe() != Ezafe::Remove
            || has_no_heh && self.own(HEH).is_none()
            || p.look_alikes() == LookAlikes::ToUyghur
        {
            return None;
        }
        let is_non_joiner = |item: &Item| *item == Item::Char(NON_JOINER);
        let mut start = kept.len();
        while start > 0 && (is_nothing(kept[start - 1]) || is_non_joiner(&kept[start - 1])) {
            start -= 1;
        }
        let put_out = kept[start..].iter().position(is_non_joiner);
        let before = &kept[..start];
        let heh = before.iter().rposition(|item| !is_mark_or_nothing(*item))?;
        let is_any_gone = kept[heh..].contains(&Item::Joint(NON_JOINER));
        let starts = kept[heh] == Item::Char(HEH) && (put_out.is_some() || is_any_gone);
        starts.then_some(put_out.map_or(kept.len(), |at| start + at))
    }
}

/// The place of something that is not put out.
fn is_nothing(item: Item) -> bool {
    matches!(item, Item::Gone | Item::Parted | Item::Joint(_))
}

fn is_mark_or_nothing(item: Item) -> bool {
    is_nothing(item) || matches!(item, Item::Char(c) if is_passed_over(c) && is_combining_mark(c))
}

/// The first joiner or tatweel behind a letter, there or gone, with no other letter between.
fn first_joint(behind: &[Item]) -> Option<char> {
    for item in behind {
        match *item {
            Item::Carrier(TATWEEL) => return Some(TATWEEL),
            Item::Joint(c) | Item::Char(c @ (NON_JOINER | ZERO_WIDTH_JOINER | TATWEEL)) => return Some(c),
            Item::Char(c) if !is_passed_over(c) => return None,
            Item::PhraseStart | Item::PhraseEnd => return None,
            _ => {}
        }
    }
    None
}

fn next_is_letter(behind: &[Item]) -> bool {
    for item in behind {
        match *item {
            Item::Char(c) if !is_passed_over(c) => return is_letter(c),
            Item::PhraseStart | Item::PhraseEnd => return false,
            _ => {}
        }
    }
    false
}

fn letter_before(before: &[Item]) -> Option<char> {
    for item in before.iter().rev() {
        match *item {
            Item::Char(c) if !is_passed_over(c) => return Some(c).filter(|&c| is_letter(c)),
            Item::PhraseStart | Item::PhraseEnd => return None,
            _ => {}
        }
    }
    None
}

/// A heh and a hamza that stays are one letter where they have a code point: the place of the hamza, and that letter.
fn compose_with_mark(items: &[Item], at: usize) -> Option<(usize, char)> {
    let Item::Char(letter) = items[at] else { return None };
    let mut highest = 0;
    for (mark_at, item) in items.iter().enumerate().skip(at + 1).filter(|(_, item)| !is_nothing(**item)) {
        let mark = seen(*item)?;
        let class = canonical_combining_class(mark);
        if class == 0 {
            return None;
        }
        if let Some(composed) = compose(letter, mark).filter(|_| is_mark(mark) && class > highest) {
            return Some((mark_at, composed));
        }
        highest = highest.max(class);
    }
    None
}
