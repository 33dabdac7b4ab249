//! Stage three: letters and marks compose, are removed, and are mapped.

use arabic_text::{LookAlikes, Marks};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::super::classes::*;
use super::invisible::last_character;
use super::words::Written;
use super::{Item, Mark, Oracle, carries_mark, char_of, chars, is_invisible, is_mark_or_form, seen};

/// Items that are looked at for the letter behind: more than the crate looks at.
const AHEAD: usize = 128;

impl Oracle<'_> {
    /// `beyond`: what stands behind the items.
    pub(super) fn fold_letters(&self, items: &[Item], beyond: &[Item]) -> Vec<Item> {
        let mut folded: Vec<Item> = Vec::new();
        let mut is_behind_arabic = false;
        let mut is_on_letter = false;
        let mut rest = items;
        while let [first, behind @ ..] = rest {
            let base = match *first {
                Item::Char(c) if !self.is_on_letter(c) => Some(c),
                Item::Char(_) => None,
                Item::Carrier(c) => Some(c),
                Item::Own(c) => {
                    folded.extend(self.own(c).unwrap_or_default().chars().map(Item::Char));
                    is_behind_arabic = false;
                    is_on_letter = false;
                    rest = behind;
                    continue;
                }
                boundary => {
                    folded.push(boundary);
                    is_on_letter &= matches!(boundary, Item::Gone | Item::Parted | Item::Joint(_));
                    // A mark behind a phrase sign is on an Arabic character, of which nothing is left but that.
                    is_behind_arabic = boundary == Item::PhraseEnd || boundary != Item::PhraseStart && is_behind_arabic;
                    rest = behind;
                    continue;
                }
            };
            let start = if base.is_some() { behind } else { rest };
            let own_items: Vec<Item> = start.iter().copied().take_while(|item| self.is_of_cluster(*item)).collect();
            rest = &start[own_items.len()..];
            is_behind_arabic = self.is_arabic_base(base, is_behind_arabic) || matches!(first, Item::Carrier(_));
            let is_hamza = |item: &&Item| char_of(**item).is_some_and(is_hamza_mark);
            let is_parted = own_items.iter().skip_while(|item| !is_hamza(item)).any(|item| *item == Item::Parted);
            let asks = matches!(first, Item::Carrier(_)) || base.is_some_and(asks_for_what_follows);
            let ahead = if asks { AHEAD } else { 0 };
            let behind: Vec<Item> = rest.iter().chain(beyond).take(ahead).copied().collect();
            is_on_letter = match base {
                Some(c) => {
                    matches!(first, Item::Carrier(_)) || is_letter(c) || c == TATWEEL || self.is_small_letter_of_word(c)
                }
                None => is_on_letter && self.is_quranic(),
            };
            let cluster = Cluster {
                base,
                on_letter: is_on_letter,
                is_carrier: matches!(first, Item::Carrier(_)),
                is_in_word: base == Some(TATWEEL) && self.is_in_word(&folded, if is_parted { &[] } else { &behind }),
                marks: own_items.iter().filter_map(|item| char_of(*item)).collect(),
                bears: self.bears(*first, rest, beyond),
                is_carried_on: matches!(first, Item::Carrier(_)) && self.is_carried_on(&behind),
                on_arabic: is_behind_arabic,
                letter_follows: self.letter_follows(&behind).unwrap_or(false),
            };
            is_behind_arabic |= cluster.marks.iter().any(|&c| is_mark(c));
            let (mut output, is_any_gone) = self.fold_cluster(&cluster);
            if !ends_in_word(&folded) {
                let small =
                    output.iter().take_while(|item| matches!(item, Item::Unit(unit) if unit.is_small())).count();
                output.drain(..small);
            }
            let is_idle =
                base == Some(TATWEEL) && self.own(TATWEEL).is_none() && output.first().copied().and_then(seen) != base;
            let is_letter_now = output.first().copied().and_then(seen).is_some_and(is_letter);
            if is_idle && !is_letter_now {
                folded.push(Item::Joint(TATWEEL));
            }
            folded.extend(output);
            folded.extend(own_items.iter().filter(|item| matches!(item, Item::Joint(_))));
            if is_any_gone || own_items.contains(&Item::Gone) {
                folded.push(Item::Gone);
            }
        }
        folded
    }

    /// Whether an Arabic letter stands before or behind, those of a phrase left out: a space sets them off.
    pub(super) fn is_in_word(&self, folded: &[Item], behind: &[Item]) -> bool {
        let is_end = |item: &&Item| !matches!(item, Item::PhraseStart | Item::PhraseEnd);
        let near: Vec<Item> = folded.iter().rev().take_while(is_end).copied().collect();
        let near: Vec<Item> = near.into_iter().rev().collect();
        let is_behind_letter = last_character(&near, true).is_some_and(is_letter);
        // A ZERO WIDTH SPACE parts words.
        let is_part = |item: &&Item| !matches!(**item, Item::Char(ZERO_WIDTH_SPACE) | Item::Parted);
        let behind_in_word: Vec<Item> = behind.iter().take_while(is_part).copied().collect();
        is_behind_letter || self.letter_follows(&behind_in_word) == Some(true)
    }

    /// Whether marks behind `base` are put in order. They are on what stands before where that is invisible, or a mark too.
    fn is_arabic_base(&self, base: Option<char>, is_behind_arabic: bool) -> bool {
        base.map_or(is_behind_arabic, |c| {
            let attaches = is_invisible(c) || is_mark_of_any_script(c);
            attaches && is_behind_arabic || is_arabic(c) || is_arabic(self.mapped(c))
        })
    }

    /// Whether a character belongs to the letter before it. A small letter that is removed is no letter.
    pub(super) fn is_on_letter(&self, c: char) -> bool {
        is_combining(c) || is_small_letter(c) && self.goes(c, false) && !self.is_small_letter_of_word(c)
    }

    fn is_of_cluster(&self, item: Item) -> bool {
        match item {
            Item::Char(c) => self.is_on_letter(c),
            Item::Gone | Item::Parted | Item::Joint(_) => true,
            _ => false,
        }
    }

    /// Whether a tatweel or another carrier has a mark behind its cluster: a combining mark of class 0, which is on a
    /// tatweel and on no other letter, or a mark that stays behind a direction control that stays.
    pub(super) fn bears(&self, base: Item, rest: &[Item], beyond: &[Item]) -> bool {
        if let Item::Carrier(_) = base {
            let behind = [rest, beyond].concat();
            let near = self.near_carrier(&behind).filter_map(char_of);
            // A foreign mark there is on the invisible character before it, so it stays without the carrier.
            let mut marks = near.filter(|&c| is_mark_or_form(c) && self.own(c).is_none());
            if marks.any(|c| !self.is_spelt_out(c) && !self.goes(c, false)) {
                return true;
            }
        }
        matches!(rest, [Item::Char(c), ..] if is_mark_of_any_script(*c) && self.own(*c).is_none())
    }

    pub(super) fn near_carrier(&self, behind: &[Item]) -> impl Iterator<Item = Item> {
        let is_near = |item: &Item| match *item {
            Item::Char(c) => self.is_on_carrier(c),
            item => matches!(item, Item::Gone | Item::Parted | Item::Joint(_)),
        };
        behind.iter().copied().take_while(is_near)
    }

    /// Whether an Arabic mark comes before any letter in what is put out for the characters that a carrier may have on it.
    fn is_carried_on(&self, behind: &[Item]) -> bool {
        let near: Vec<Item> = self.near_carrier(behind).collect();
        let folded: Vec<char> = self.fold_letters(&near, &[]).into_iter().filter_map(char_of).collect();
        carries_mark(&folded)
    }

    /// Returns what the cluster becomes, and whether anything of it was removed that may take a space along.
    fn fold_cluster(&self, cluster: &Cluster) -> (Vec<Item>, bool) {
        let mut base = cluster.base;
        let on_letter = cluster.on_letter;
        let on_arabic = cluster.on_arabic;
        let mut marks: Vec<Mark> = cluster.marks.iter().map(|&c| Mark { c, replaced: false }).collect();
        let (mut written, mut named) = (base, self.without_entries(&marks));
        if on_arabic || marks.iter().any(|mark| is_mark(mark.c)) {
            base = base.map(|c| take_apart(c, &mut marks));
            self.put_arabic_in_order(&mut marks, on_arabic);
            written = base;
            named = self.without_entries(&marks);
            base = base.map(|c| self.composed_first(c, cluster, &mut marks));
        }
        let count = marks.len();
        marks.retain(|mark| !self.goes(mark.c, on_letter));
        let is_any_gone = marks.len() < count;
        for mark in &mut marks {
            mark.replaced = self.own(mark.c).is_some();
        }
        self.put_arabic_in_order(&mut marks, on_arabic);
        let quranic =
            self.is_quranic().then(|| self.units_of_cluster(cluster, written, base, &named, &marks)).flatten();
        if let Some(output) = quranic {
            let is_base_gone =
                base == Some(TATWEEL) || cluster.is_carrier || base.is_some_and(|c| self.is_small_letter_of_word(c));
            return (output, is_any_gone || is_base_gone);
        }
        let is_carrier =
            cluster.is_carrier && base == cluster.base || base == Some(TATWEEL) && self.goes(TATWEEL, false);
        if is_carrier {
            let output = self.folded_carrier(base, &marks, cluster);
            let is_base_gone = output.first().copied().and_then(seen) != base;
            return (output, is_any_gone || is_base_gone);
        }
        if base.is_some_and(|c| is_read_as_yeh(c) && self.own(c).is_none()) {
            base = self.read_dagger_alef(base, &mut marks, cluster.letter_follows);
        }
        (chars(&self.folded_letter(base, &marks)), is_any_gone)
    }

    fn without_entries(&self, marks: &[Mark]) -> Vec<char> {
        marks.iter().map(|mark| mark.c).filter(|&c| is_mark(c) && self.own(c).is_none()).collect()
    }

    /// What a letter and its marks are to a word that is rewritten, and the marks that stay; `None`: they are of no word.
    fn units_of_cluster(
        &self,
        cluster: &Cluster,
        written: Option<char>,
        composed: Option<char>,
        named: &[char],
        kept: &[Mark],
    ) -> Option<Vec<Item>> {
        let is_hanging = (cluster.is_carrier || cluster.is_in_word) && named.iter().any(|&c| is_hamza_mark(c));
        let is_carrier = cluster.is_carrier || written == Some(TATWEEL);
        if is_carrier
            && !is_hanging
            && self.folded_carrier(written, kept, cluster).first().copied().and_then(seen) == written
        {
            return None;
        }
        let (is_carrier, is_in_word) = (cluster.is_carrier, cluster.is_in_word);
        let units = self.units(&Written { base: written, is_carrier, is_in_word, composed, marks: named })?;
        Some(units.into_iter().map(Item::Unit).chain(chars(&self.spelt(None, kept))).collect())
    }

    /// Marks are put in order on an Arabic letter and together with Arabic marks, up to a foreign mark of class 0.
    fn put_arabic_in_order(&self, marks: &mut [Mark], on_arabic: bool) {
        let is_end = |mark: &Mark| is_foreign_mark(mark.c) && mark.class() == 0 && self.own(mark.c) != Some("");
        let mut is_arabic = on_arabic;
        for part in marks.split_inclusive_mut(is_end) {
            is_arabic |= part.iter().any(|mark| is_mark(mark.c));
            if is_arabic {
                put_in_order(part);
            }
        }
    }

    /// A dagger alef that becomes a letter says of a final alef maksura or yeh how it is read. Inside a word the alef
    /// maksura and the dagger alef are one alef.
    fn read_dagger_alef(&self, base: Option<char>, marks: &mut Vec<Mark>, letter_follows: bool) -> Option<char> {
        let on_base = self.marks_near(marks);
        let Some(at) = marks[..on_base].iter().position(|mark| self.is_letter_now(*mark)) else {
            return base;
        };
        if !letter_follows {
            let behind = marks.split_off(on_base);
            marks.retain(|mark| !self.is_letter_now(*mark));
            marks.extend(behind);
            return base;
        }
        if base != Some(ALEF_MAKSURA) {
            return base;
        }
        // The pair is the alef that the dagger alef becomes.
        marks.remove(at);
        Some(ALEF)
    }

    /// How many marks stand before a mark of another script that is not moved: what follows that is on it.
    fn marks_near(&self, marks: &[Mark]) -> usize {
        let is_end = |mark: &Mark| is_foreign_mark(mark.c) && mark.class() == 0;
        marks.iter().position(is_end).unwrap_or(marks.len())
    }

    fn folded_carrier(&self, base: Option<char>, marks: &[Mark], cluster: &Cluster) -> Vec<Item> {
        let (on_base, rest) = self.split_at_letter(marks);
        let is_own = base == Some(TATWEEL) && self.own(TATWEEL).is_some();
        let takes_all = rest.is_empty() && cluster.bears;
        let is_seat = !is_own && (takes_all || on_base.iter().any(|mark| !mark.replaced));
        let mut output = chars(&self.spelt(base.filter(|_| is_seat), &[&on_base[..], &rest].concat()));
        let stays = on_base.iter().any(|mark| is_mark(mark.c) && !mark.replaced);
        if let (true, true, [Item::Char(c), ..]) = (is_seat, stays || takes_all && cluster.is_carried_on, &output[..]) {
            output[0] = Item::Carrier(*c);
        }
        output
    }

    fn folded_letter(&self, base: Option<char>, marks: &[Mark]) -> Vec<char> {
        let mut marks = marks.to_vec();
        let base = base.map(|c| self.heh_with_entry(c, &mut marks));
        let (on_base, rest) = self.split_at_letter(&marks);
        let marks = &[&on_base[..], &rest].concat();
        match base {
            Some(c) if self.own(c).is_some() => {
                let own = self.own(c).unwrap_or_default();
                own.chars().chain(self.spelt(None, marks)).collect()
            }
            _ => self.spelt(base, marks),
        }
    }

    /// The marks that stay on the letter, and those from the first dagger alef on that becomes a letter. Marks of other
    /// scripts stay on the letter as far as canonical order moves them; the dagger alef takes Arabic marks along.
    fn split_at_letter(&self, marks: &[Mark]) -> (Vec<Mark>, Vec<Mark>) {
        let at = marks.iter().position(|mark| self.is_letter_now(*mark)).unwrap_or(marks.len());
        let is_fixed = |mark: &Mark| is_foreign_mark(mark.c) && mark.class() == 0;
        let end = marks.iter().skip(at).position(is_fixed).map_or(marks.len(), |length| at + length);
        let (foreign, arabic): (Vec<Mark>, Vec<Mark>) = marks[at..end].iter().partition(|mark| !is_mark(mark.c));
        // Those that are not moved are on an Arabic letter now.
        let fixed: Vec<Mark> = marks[end..].iter().copied().filter(|mark| !self.goes(mark.c, true)).collect();
        ([&marks[..at], &foreign].concat(), [arabic, fixed].concat())
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
        let (mut first, mut has_vowel) = (None, false);
        if let Some(letter) = &mut letter {
            loop {
                let before = (*letter, marks.len());
                *letter = self.composed_in_turn(*letter, &mut marks);
                *letter = self.leave_hamza(*letter, &mut marks);
                *letter = self.mapped(*letter);
                if *letter == '\u{6D3}' && self.is_urdu_or_kashmiri() {
                    // Two letters. More hamzas on the second one are one.
                    first = Some(self.mapped(YEH_WITH_HAMZA_ABOVE));
                    *letter = '\u{6D2}';
                    let pair = |_: char, mark: char| (mark == HAMZA_ABOVE).then_some('\u{6D2}');
                    self.composed('\u{6D2}', &mut marks, pair);
                }
                if matches!(*letter, '\u{625}' | '\u{673}')
                    && self.profile.profile.look_alikes() == LookAlikes::ToKashmiri
                {
                    *letter = ALEF;
                    has_vowel = true;
                }
                if before == (*letter, marks.len()) {
                    break;
                }
            }
        }
        if has_vowel && !self.goes(WAVY_HAMZA_BELOW, true) {
            let class = canonical_combining_class(WAVY_HAMZA_BELOW);
            let at = marks.iter().position(|mark| mark.class() == 0 || mark.class() >= class).unwrap_or(marks.len());
            marks.insert(at, Mark { c: WAVY_HAMZA_BELOW, replaced: self.own(WAVY_HAMZA_BELOW).is_some() });
        }
        let output = |mark: Mark| match self.own(mark.c) {
            Some(own) if mark.replaced => own.to_string(),
            _ => mark.c.to_string(),
        };
        first.into_iter().chain(letter).chain(marks.into_iter().map(output).collect::<String>().chars()).collect()
    }

    fn is_urdu_or_kashmiri(&self) -> bool {
        matches!(self.profile.profile.look_alikes(), LookAlikes::ToUrdu | LookAlikes::ToKashmiri)
    }

    /// Whether the letters are those of another language than Arabic.
    fn is_of_language(&self) -> bool {
        !matches!(self.profile.profile.look_alikes(), LookAlikes::Keep | LookAlikes::ToArabic)
    }

    /// In languages but Arabic 06C0 and 06C2 are a heh and a hamza that is a mark. With a heh that has such a letter they are
    /// one again, if the hamza stays.
    fn leave_hamza(&self, letter: char, marks: &mut Vec<Mark>) -> char {
        let heh = match letter {
            '\u{6C0}' => '\u{6D5}',
            '\u{6C2}' => '\u{6C1}',
            _ => return letter,
        };
        if !self.is_of_language() {
            return letter;
        }
        let (heh, goes) = (self.mapped(heh), self.goes(HAMZA_ABOVE, true));
        let replaced = self.own(HAMZA_ABOVE).is_some();
        if let (Some(one), false) = (compose(heh, HAMZA_ABOVE), goes || replaced) {
            return one;
        }
        if !goes {
            marks.insert(0, Mark { c: HAMZA_ABOVE, replaced });
            put_in_order(marks);
        }
        heh
    }

    /// An entry for a heh that is a letter of the language also meets it under a hamza, which is a mark.
    fn heh_with_entry(&self, c: char, marks: &mut Vec<Mark>) -> char {
        let heh = match c {
            '\u{6C0}' => '\u{6D5}',
            '\u{6C2}' => '\u{6C1}',
            _ => return c,
        };
        if self.own(c).is_some() || self.own(heh).is_none() || !self.is_of_language() || self.mapped(heh) != heh {
            return c;
        }
        if !self.goes(HAMZA_ABOVE, true) {
            marks.insert(0, Mark { c: HAMZA_ABOVE, replaced: self.own(HAMZA_ABOVE).is_some() });
            put_in_order(marks);
        }
        heh
    }

    /// The first composition, of what stands in the text. A hamza on a tatweel in a word, or on another carrier, is a
    /// letter, and must not be lost with the marks.
    fn composed_first(&self, letter: char, cluster: &Cluster, marks: &mut Vec<Mark>) -> char {
        let is_tatweel = letter == TATWEEL && self.own(TATWEEL).is_none() && cluster.is_in_word;
        if (cluster.is_carrier || is_tatweel) && self.removes_marks() {
            let pair = |seat: char, mark: char| (seat == letter && is_hamza_mark(mark)).then_some(YEH_WITH_HAMZA_ABOVE);
            return self.composed(letter, marks, pair);
        }
        self.composed_in_turn(letter, marks)
    }

    /// A HAMZA BELOW on a yeh comes last. Where a HAMZA ABOVE stands on the letter too, that one composes as it does by
    /// canonical equivalence, although it stands behind.
    fn composed_in_turn(&self, letter: char, marks: &mut Vec<Mark>) -> char {
        let above = self.composed(letter, marks, |letter, mark| self.pair(letter, mark));
        let pair = |letter: char, mark: char| {
            (mark == HAMZA_BELOW && self.is_hamza_of_yeh(letter, mark)).then_some(YEH_WITH_HAMZA_ABOVE)
        };
        self.composed(above, marks, pair)
    }

    /// Canonical composition (UAX #15, D117): a mark is kept from its letter by one between them of the same or a
    /// higher class, and by any of class 0.
    fn composed(&self, letter: char, marks: &mut Vec<Mark>, pair: impl Fn(char, char) -> Option<char>) -> char {
        let mut letter = letter;
        let mut between: Vec<Mark> = Vec::new();
        for mark in marks.drain(..) {
            let blocked = between.iter().any(|b| b.class() == 0 || b.class() >= mark.class());
            match pair(letter, mark.c) {
                Some(composed) if !blocked && !mark.replaced => letter = composed,
                _ => between.push(mark),
            }
        }
        *marks = between;
        letter
    }

    fn pair(&self, letter: char, mark: char) -> Option<char> {
        if mark == HAMZA_ABOVE && self.is_hamza_of_yeh(letter, mark) {
            return Some(YEH_WITH_HAMZA_ABOVE);
        }
        compose(letter, mark).filter(|_| is_mark(mark))
    }

    /// HAMZA BELOW on FARSI YEH is a vowel of Kashmiri.
    fn is_hamza_of_yeh(&self, letter: char, mark: char) -> bool {
        let is_pair = match mark {
            HAMZA_ABOVE => matches!(letter, ALEF_MAKSURA | YEH | FARSI_YEH),
            HAMZA_BELOW => matches!(letter, ALEF_MAKSURA | YEH),
            _ => false,
        };
        // In Pashto YEH is another letter in some places.
        let is_placed = letter == YEH && self.profile.profile.look_alikes() == LookAlikes::ToPashto;
        let is_of_language = mark == HAMZA_ABOVE && self.is_of_language();
        let composes = self.removes_marks() || self.mapped(letter) != letter || is_placed || is_of_language;
        is_pair && self.own(letter).is_none() && composes
    }

    pub(super) fn removes_marks(&self) -> bool {
        matches!(self.profile.profile.marks(), Marks::Remove | Marks::KeepShadda)
    }
}

/// A letter, or nothing, and the marks on it.
struct Cluster {
    base: Option<char>,
    /// A foreign mark on it is removed.
    on_letter: bool,
    is_carrier: bool,
    is_in_word: bool,
    marks: Vec<char>,
    /// A mark comes next that the base bears though it is not among `marks`.
    bears: bool,
    /// One of those is an Arabic mark, and no letter that a mark becomes stands before it.
    is_carried_on: bool,
    on_arabic: bool,
    letter_follows: bool,
}

/// Whether the last character is of a word that is rewritten: a small letter there is a letter.
fn ends_in_word(folded: &[Item]) -> bool {
    let is_between = |item: &&Item| matches!(item, Item::Gone | Item::Parted | Item::Joint(_));
    matches!(folded.iter().rev().find(|item| !is_between(item)), Some(Item::Unit(_)))
}

/// Whether what becomes of a letter and its marks may depend on the letter behind: for all others nobody looks.
fn asks_for_what_follows(base: char) -> bool {
    is_read_as_yeh(base) || matches!(base, TATWEEL | YEH_WITH_HAMZA_ABOVE)
}

fn is_read_as_yeh(c: char) -> bool {
    matches!(c, ALEF_MAKSURA | YEH | FARSI_YEH)
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
