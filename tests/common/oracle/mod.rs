//! An independent reading of what a profile does: whole texts of code points, stage after stage, slow and plain.
//!
//! It shares no table with the crate. Text with more than 64 marks on one letter, which the crate cuts to bound its
//! memory, is not defined here.
//!
//! The stages follow the order in which the rules meet. Forms and phrase signs open. Invisible characters that are
//! removed are removed before anything else, since letters and marks compose over them. Then each letter and its marks
//! are put in order, compose, are removed and mapped. Last come the rules about neighbours, which see the output.

mod code_points;
mod invisible;
mod letters;
mod neighbours;
mod opening;
mod places;
mod words;

use arabic_text::{DaggerAlef, Doachashmee, Elongation, Ezafe, FinalHamza, LookAlikes, Marks, Orthography, Tatweel};
use unicode_normalization::char::canonical_combining_class;

use super::classes::*;
use super::profiles::OwnedProfile;
use opening::form_letters;

/// Returns what the profile makes of the text.
pub(crate) fn fold(profile: &OwnedProfile, text: &str) -> String {
    let profile = &resolved(profile);
    let oracle = Oracle { profile };
    let opened = oracle.open(text);
    let visible = oracle.remove_invisible(&oracle.attach_high_hamzas(&opened));
    let folded = oracle.fold_letters(&visible, &[]);
    oracle.settle_neighbours(&oracle.decide_places(&oracle.rewrite_words(&folded)))
}

/// The spelling of the Quran is for words without marks and tatweels, in Arabic letters, of which no letter is rewritten elsewhere.
fn resolved(profile: &OwnedProfile) -> OwnedProfile {
    let p = &profile.profile;
    if p.orthography() != Orthography::Quranic {
        return profile.clone();
    }
    let letters = if p.look_alikes() == LookAlikes::Keep { LookAlikes::Keep } else { LookAlikes::ToArabic };
    let resolved = p
        .clone()
        .with_marks(Marks::Remove)
        .with_dagger_alef(DaggerAlef::FollowMarks)
        .with_tatweel(Tatweel::Remove)
        .with_elongation(Elongation::Keep)
        .with_look_alikes(letters)
        .with_final_hamza(FinalHamza::Keep)
        .with_ezafe(Ezafe::Keep)
        .with_doachashmee(Doachashmee::Keep);
    OwnedProfile { profile: resolved, own: profile.own.clone() }
}

/// One part of a text on its way through the stages.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    Char(char),
    /// A letter of a word that is rewritten.
    Unit(words::Unit),
    /// A no-break space inside a word, which stands in for a letter under a mark. From `remove_invisible` on; in the
    /// output, where an Arabic mark stays on it.
    Carrier(char),
    /// To be replaced by the custom mapping for it; composes with nothing.
    Own(char),
    PhraseStart,
    PhraseEnd,
    /// The place of a mark, a small letter, a tatweel or a phrase sign that was removed: a space beside it may go.
    Gone,
    /// The place of a ZERO WIDTH SPACE that was removed: a hamza before it is in no word with what stands behind it.
    Parted,
    /// The place of a joiner or an idle tatweel that was removed: it shows the shape of the letter before it.
    Joint(char),
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    c: char,
    /// By a custom mapping.
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

fn char_of(item: Item) -> Option<char> {
    match item {
        Item::Char(c) => Some(c),
        _ => None,
    }
}

/// The character that is put out for an item, if it is one.
fn seen(item: Item) -> Option<char> {
    match item {
        Item::Char(c) | Item::Carrier(c) => Some(c),
        Item::Unit(unit) => Some(unit.plain),
        _ => None,
    }
}

fn chars(letters: &[char]) -> Vec<Item> {
    letters.iter().copied().map(Item::Char).collect()
}

fn is_invisible(c: char) -> bool {
    is_direction_control(c) || is_joiner(c) || is_ignorable(c)
}

/// Whether rules that ask for the letter before or behind look past `c`.
fn is_passed_over(c: char) -> bool {
    let is_attached = is_mark_of_any_script(c) || is_small_letter(c) || is_form_of_marks(c);
    is_attached || is_invisible(c) || matches!(c, TATWEEL | TAIL_FRAGMENT)
}

/// Whether `c` is the presentation form of marks, which stands where forms stay.
fn is_form_of_marks(c: char) -> bool {
    form_letters(c).is_some_and(|letters| !letters.is_empty() && letters.iter().all(|&c| is_mark(c)))
}

fn is_mark_or_form(c: char) -> bool {
    is_mark(c) || is_form_of_marks(c)
}

/// Whether a mark stands before the next letter, tatweel or small letter.
fn carries_mark(behind: &[char]) -> bool {
    let is_near = |c: &&char| is_passed_over(**c) && **c != TATWEEL && !is_small_letter(**c);
    behind.iter().take_while(is_near).any(|&c| is_mark_or_form(c))
}
