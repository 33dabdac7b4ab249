//! Properties of code points: names, classes, canonical composition. This layer is independent of
//! profiles.

mod breaks;
#[cfg(feature = "explain")]
mod character_names;
mod class;
mod compose;
pub(crate) mod names;
mod phrase;
mod tables;
#[cfg(test)]
mod tests;
mod word_break;

#[cfg(feature = "explain")]
pub(crate) use character_names::character_name;
pub(crate) use class::{
    arabic_digit_value, combining_class, is_alef, is_arabic_script, is_combining_mark, is_direction_control,
    is_dual_joining, is_foreign_mark, is_ignorable, is_joiner, is_letter, is_letter_or_digit, is_line_break,
    is_looked_through, is_mark, is_small_letter, is_space, is_white_space, is_word_character,
};
pub(crate) use compose::{compose, decompose};
pub(crate) use phrase::phrase_words;
pub(crate) use tables::PRESENTATION_FORMS;
pub use tables::UNICODE_VERSION;
pub(crate) use word_break::{Break, Class, is_lower};

/// Returns the letters and marks that a presentation form stands for.
pub(crate) fn presentation_form(c: char) -> Option<&'static str> {
    if !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}') {
        return None;
    }
    let key = u16::try_from(u32::from(c)).ok()?;
    let at = PRESENTATION_FORMS.binary_search_by_key(&key, |row| row.0).ok()?;
    Some(PRESENTATION_FORMS[at].1)
}
