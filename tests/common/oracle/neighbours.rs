//! Stage four: neighbours, as they stand in the output.

use arabic_text::{Digits, Elongation, Marks, Spaces};
use unicode_normalization::char::is_combining_mark;

use super::super::classes::*;
use super::{
    Item, Oracle, carries_mark, char_of, is_form_of_marks, is_invisible, is_mark_or_form, is_passed_over, seen,
};

impl Oracle<'_> {
    pub(super) fn settle_neighbours(&self, items: &[Item]) -> String {
        let text = self.set_phrases_off(items);
        let text = drop_spaces_left_alone(&text);
        let mut text = self.remove_case_endings(text);
        self.map_separators(&mut text);
        let text = self.collapse_spaces(text);
        self.collapse_letters(text).into_iter().filter_map(seen).collect()
    }

    /// The output: characters, carriers and the places of what was removed.
    fn set_phrases_off(&self, items: &[Item]) -> Vec<Item> {
        let mut text: Vec<Item> = Vec::new();
        let mut behind_phrase = false;
        for (at, item) in items.iter().enumerate() {
            match *item {
                Item::PhraseStart if ends_like_word(&text) || ends_like_carrier(&text) => text.push(Item::Char(' ')),
                Item::PhraseEnd => behind_phrase = true,
                Item::Char(c) | Item::Carrier(c) => {
                    let is_passed = (is_invisible(c) || is_tone(c)) && !is_combining_mark(c);
                    let is_apart =
                        is_of_word(c) || binds(c) || is_combining_mark(c) || looks_like_carrier(&items[at..]);
                    if behind_phrase && !is_passed && is_apart {
                        text.push(Item::Char(' '));
                    }
                    text.push(*item);
                    behind_phrase &= is_passed;
                }
                Item::Gone => text.push(Item::Gone),
                _ => {}
            }
            behind_phrase &= *item != Item::PhraseStart;
        }
        text
    }

    fn remove_case_endings(&self, text: Vec<Item>) -> Vec<Item> {
        if self.profile.profile.marks() != Marks::RemoveCaseEnding {
            return text;
        }
        let is_on_letter = |item: &&Item| char_of(**item).is_some_and(|c| is_mark(c) || is_foreign_mark(c));
        let mut kept = Vec::new();
        let mut rest = &text[..];
        while let [first, behind @ ..] = rest {
            kept.push(*first);
            let is_letter = char_of(*first).is_some_and(is_letter);
            let length = if is_letter { behind.iter().take_while(is_on_letter).count() } else { 0 };
            let (marks, next) = behind.split_at(length);
            let goes_on = next.first().is_some_and(|&item| continues_word(item));
            kept.extend(marks.iter().filter(|&&mark| goes_on || !char_of(mark).is_some_and(is_case_ending)));
            rest = next;
        }
        kept
    }

    fn map_separators(&self, text: &mut [Item]) {
        if self.profile.profile.digits() != Digits::Ascii {
            return;
        }
        let is_digit = |item: Item| char_of(item).and_then(digit_value).is_some();
        for at in 1..text.len().saturating_sub(1) {
            let (separator, mapped) = match text[at] {
                Item::Char(c @ '\u{66B}') => (c, '.'),
                Item::Char(c @ '\u{66C}') => (c, ','),
                _ => continue,
            };
            if is_digit(text[at - 1]) && is_digit(text[at + 1]) && self.own(separator).is_none() {
                text[at] = Item::Char(mapped);
            }
        }
    }

    /// A carrier is part of its word.
    fn collapse_spaces(&self, text: Vec<Item>) -> Vec<Item> {
        let is_of_run = match self.profile.profile.spaces() {
            Spaces::Collapse => is_space,
            Spaces::CollapseLines => is_space_or_line_break,
            _ => return text,
        };
        let is_of_run = |item: &Item| char_of(*item).is_some_and(is_of_run);
        let runs = text.chunk_by(|a, b| is_of_run(a) && is_of_run(b));
        runs.map(|run| if is_of_run(&run[0]) { Item::Char(' ') } else { run[0] }).collect()
    }

    fn collapse_letters(&self, text: Vec<Item>) -> Vec<Item> {
        let longest = match self.profile.profile.elongation() {
            Elongation::CollapseTo1 => 1,
            Elongation::CollapseTo2 => 2,
            _ => return text,
        };
        let runs = text.chunk_by(|a, b| a == b);
        let is_long = |run: &[Item]| run.len() > 2 && char_of(run[0]).is_some_and(is_letter);
        let cut = runs.map(|run| if is_long(run) { &run[..longest] } else { run });
        cut.flatten().copied().collect()
    }
}

/// Where what is removed stood alone between two spaces, the second one is removed with it. A tab parts cells, and
/// 202F joins words of other scripts: they are no such spaces. Neither is a space on which a mark stays: its mark would
/// fall to the first one.
fn drop_spaces_left_alone(text: &[Item]) -> Vec<Item> {
    let is_between_words =
        |item: Item| char_of(item).is_some_and(|c| is_space(c) && !matches!(c, '\t' | NARROW_NO_BREAK_SPACE));
    let mut kept: Vec<Item> = Vec::new();
    let mut is_any_gone = false;
    for (at, &item) in text.iter().enumerate() {
        if item == Item::Gone {
            is_any_gone = true;
            continue;
        }
        let bears = || text[at + 1..].iter().find_map(|&item| seen(item)).is_some_and(is_mark_of_any_script);
        let stood_alone = is_any_gone && kept.last().is_some_and(|&item| is_between_words(item));
        if !(is_between_words(item) && stood_alone && !bears()) {
            kept.push(item);
        }
        is_any_gone = false;
    }
    kept
}

/// Whether a no-break space with an Arabic mark on it comes last, which a letter behind it would make a carrier.
fn ends_like_carrier(text: &[Item]) -> bool {
    let is_on_it = |c: &char| is_passed_over(*c) || is_mark_of_any_script(*c);
    let mut backwards = text.iter().rev().filter_map(|&item| seen(item));
    let on_it: Vec<char> = backwards.clone().take_while(is_on_it).collect();
    on_it.into_iter().any(is_mark_or_form) && backwards.find(|c| !is_on_it(c)).is_some_and(is_no_break_space)
}

/// Whether items begin with a no-break space that a letter before it would make a carrier.
fn looks_like_carrier(items: &[Item]) -> bool {
    let items = items.iter().take_while(|&&item| item != Item::PhraseStart);
    let text: Vec<char> = items.filter_map(|&item| seen(item)).collect();
    let [first, behind @ ..] = &text[..] else { return false };
    let next = behind.iter().find(|&&c| !is_passed_over(c));
    is_no_break_space(*first) && carries_mark(behind) && next.is_some_and(|&c| is_letter(c))
}

/// Whether a character is of a word, of any script. The compiler's tables know an older version of Unicode.
fn is_of_word(c: char) -> bool {
    let arabic = is_letter(c) || is_mark(c) || is_small_letter(c) || c == TATWEEL;
    arabic || c.is_alphanumeric() || is_letter_of_any_script(c) || is_digit(c)
}

/// Whether a text ends with a character of a word, or with one that binds words together, and what belongs to it.
fn ends_like_word(text: &[Item]) -> bool {
    // A few invisible characters are letters of words.
    let is_part = |c: char| is_form_of_marks(c) || c == TAIL_FRAGMENT || is_tone(c);
    let is_attached =
        |c: char| is_mark_of_any_script(c) || is_part(c) || is_invisible(c) && !is_letter_of_any_script(c);
    let last = text.iter().rev().filter_map(|&item| seen(item)).find(|&c| !is_attached(c));
    last.is_some_and(|c| is_of_word(c) || binds(c) || "!#$%&'*+,-./:;=?@_~)]\u{2013}".contains(c))
}

/// What a word would be one token with: connectors, and the signs of tags and names.
fn binds(c: char) -> bool {
    is_connector(c) || matches!(c, NARROW_NO_BREAK_SPACE | '#' | '@' | '\u{FF03}' | '\u{FF20}')
}

fn continues_word(item: Item) -> bool {
    let Item::Char(c) = item else { return matches!(item, Item::Carrier(_)) };
    is_letter(c) || is_mark(c) || is_small_letter(c) || is_joiner(c) || c == TATWEEL
}

/// Fathatan to kasra, and the open tanwin.
fn is_case_ending(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{650}' | '\u{8F0}'..='\u{8F2}')
}

/// A skin tone of emoji, which is drawn on what stands before it.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}
