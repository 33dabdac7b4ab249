//! Every code point, in every class and table, against crates with Unicode data and against the definition's own lists.
//!
//! The crates for scripts and categories are of the Unicode version of the tables. `unicode-normalization` may be ahead of
//! it: characters that are not assigned in the version of the tables are left out there.

use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark as has_mark_category};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::tables::{ALEF_LETTERS, ARABIC_LETTERS, ARABIC_SCRIPT, COMPOSITIONS, MARKS, SPACES};
use super::*;

fn code_points() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn is_assigned(c: char) -> bool {
    c.general_category() != GeneralCategory::Unassigned
}

fn has_category(c: char, category: GeneralCategory) -> bool {
    c.general_category() == category
}

/// Fails with the code points for which a class and its source disagree.
fn assert_same(what: &str, class: impl Fn(char) -> bool, source: impl Fn(char) -> bool) {
    let wrong: Vec<String> =
        code_points().filter(|&c| class(c) != source(c)).map(|c| alloc::format!("{:04X}", u32::from(c))).collect();
    assert!(wrong.is_empty(), "{what}: {}", wrong.join(" "));
}

#[test]
fn versions_are_the_same() {
    let (major, minor, update) = UNICODE_VERSION;
    let tables = (u64::from(major), u64::from(minor), u64::from(update));
    assert_eq!(unicode_script::UNICODE_VERSION, tables);
    assert_eq!(unicode_properties::UNICODE_VERSION, tables);
    assert!(unicode_normalization::UNICODE_VERSION >= UNICODE_VERSION);
}

#[test]
fn tables_are_sorted() {
    let is_sorted = |table: &[(u32, u32)]| {
        table.iter().all(|row| row.0 <= row.1) && table.windows(2).all(|rows| rows[0].1 < rows[1].0)
    };
    for table in [ALEF_LETTERS, ARABIC_LETTERS, ARABIC_SCRIPT, SPACES] {
        assert!(is_sorted(table));
    }
    assert!(MARKS.windows(2).all(|rows| rows[0].1 < rows[1].0));
    assert!(PRESENTATION_FORMS.windows(2).all(|rows| rows[0].0 < rows[1].0));
}

#[test]
fn marks_are_nonspacing_and_arabic() {
    assert_same("marks", is_mark, |c| {
        let inherited = c.script() == Script::Inherited && matches!(c, '\u{600}'..='\u{6FF}');
        has_category(c, GeneralCategory::NonspacingMark) && (c.script() == Script::Arabic || inherited)
    });
    assert_eq!(code_points().filter(|&c| is_mark(c)).count(), 120);
}

/// The ranges as the definition writes them.
#[test]
fn marks_are_the_listed_ones() {
    assert_same("marks", is_mark, |c| {
        matches!(
            c,
            '\u{610}'..='\u{61A}'
                | '\u{64B}'..='\u{65F}'
                | '\u{670}'
                | '\u{6D6}'..='\u{6DC}'
                | '\u{6DF}'..='\u{6E4}'
                | '\u{6E7}'..='\u{6E8}'
                | '\u{6EA}'..='\u{6ED}'
                | '\u{897}'..='\u{89F}'
                | '\u{8CA}'..='\u{8E1}'
                | '\u{8E3}'..='\u{8FF}'
                | '\u{10EFA}'..='\u{10EFF}'
        )
    });
}

#[test]
fn combining_classes_are_those_of_the_standard() {
    assert_same("combining classes", |c| combining_class(c) == canonical_combining_class(c), |_| true);
}

#[test]
fn combining_marks_have_the_category() {
    assert_same("combining marks", is_combining_mark, has_mark_category);
    let of_version = |c: char| {
        let category = c.general_category();
        matches!(
            category,
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
        )
    };
    assert_same("combining marks", |c| is_combining_mark(c) && is_assigned(c), of_version);
}

#[test]
fn small_letters_are_modifiers() {
    assert_same("small letters", is_small_letter, |c| matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}'));
    assert_same(
        "small letters",
        |c| is_small_letter(c) && !has_category(c, GeneralCategory::ModifierLetter),
        |_| false,
    );
}

/// No crate at hand knows of joining groups: the list is the definition's, and each a letter or a hamza-less shape of it.
#[test]
fn alef_letters_are_the_listed_ones() {
    assert_same("alef letters", is_alef, |c| {
        matches!(
            c,
            '\u{622}' | '\u{623}' | '\u{625}' | '\u{627}' | '\u{671}'..='\u{673}' | '\u{675}' | '\u{773}' | '\u{774}'
                | '\u{870}'..='\u{882}'
        )
    });
    assert_same("alef letters", |c| is_alef(c) && !is_letter(c), |_| false);
}

#[test]
fn letters_are_arabic_and_no_phrase_signs() {
    assert_same("letters", is_letter, |c| {
        let arabic_letter = has_category(c, GeneralCategory::OtherLetter) && c.script() == Script::Arabic;
        arabic_letter && phrase_words(c).is_none()
    });
}

#[test]
fn script_is_arabic_or_shared_with_it() {
    assert_same("script", is_arabic_script, |c| {
        // Where no scripts are listed, Common and Inherited count as every script in `unicode-script`.
        let extension = c.script_extension();
        let listed = !extension.is_common() && !extension.is_inherited();
        c.script() == Script::Arabic || listed && extension.contains_script(Script::Arabic)
    });
}

#[test]
fn spaces_are_separators_and_the_tab() {
    assert_same("spaces", is_space, |c| c == '\t' || has_category(c, GeneralCategory::SpaceSeparator));
}

#[test]
fn invisible_characters_are_the_listed_ones() {
    assert_same("direction controls", is_direction_control, |c| {
        matches!(
            c,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
    });
    assert_same("joiners", is_joiner, |c| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'));
    assert_same(
        "invisible",
        |c| is_joiner(c) || is_direction_control(c),
        |c| {
            let invisible = is_joiner(c) || is_direction_control(c);
            invisible && has_category(c, GeneralCategory::Format)
        },
    );
}

#[test]
fn digits_have_their_values() {
    for (zero, value) in ['\u{660}', '\u{6F0}'].into_iter().flat_map(|zero| (0..10_u8).map(move |value| (zero, value)))
    {
        let c = char::from_u32(u32::from(zero) + u32::from(value)).expect("ten digits are in a row");
        assert_eq!(arabic_digit_value(c), Some(value));
    }
    assert_same(
        "digits",
        |c| arabic_digit_value(c).is_some(),
        |c| has_category(c, GeneralCategory::DecimalNumber) && matches!(c, '\u{600}'..='\u{6FF}'),
    );
}

fn nfd(c: char) -> Vec<char> {
    [c].into_iter().nfd().collect()
}

fn nfkd(c: char) -> Vec<char> {
    [c].into_iter().nfkd().collect()
}

/// The pairs are all that the standard has for Arabic marks, and none is excluded from composition.
#[test]
fn compositions_are_those_of_the_standard() {
    for &(letter, mark, composed) in COMPOSITIONS {
        assert_eq!(unicode_normalization::char::compose(letter, mark), Some(composed));
        assert_eq!(nfd(composed), [letter, mark]);
        assert_eq!(compose(letter, mark), Some(composed));
    }
    assert_same("decompositions", |c| decompose(c).is_some(), |c| matches!(nfd(c)[..], [_, mark] if is_mark(mark)));
    assert_same("decompositions of Arabic", |c| nfd(c) != [c] && is_arabic_script(c), |c| decompose(c).is_some());
}

/// Letters and marks of compatibility decompositions; isolated and medial marks without the space or tatweel they are
/// drawn on.
#[test]
fn presentation_forms_are_those_of_the_standard() {
    assert_same(
        "presentation forms",
        |c| presentation_form(c).is_some(),
        |c| {
            let in_blocks = matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
            in_blocks && is_assigned(c) && nfkd(c) != [c] && phrase_words(c).is_none() && c != '\u{FDFC}'
        },
    );
    for c in code_points() {
        let Some(letters) = presentation_form(c) else { continue };
        let expected = match &nfkd(c)[..] {
            [' ' | '\u{640}', marks @ ..] if marks.iter().all(|&c| is_mark(c)) => marks.to_vec(),
            all => all.to_vec(),
        };
        let given: Vec<char> = letters.chars().nfkd().collect();
        assert_eq!(given, expected, "{:04X}", u32::from(c));
        assert!(letters.chars().all(|c| presentation_form(c).is_none()), "{:04X} opens in one step", u32::from(c));
    }
}

/// An ordinary letter that has a compatibility decomposition of its own stays whole.
#[test]
fn ordinary_letters_stay_whole_in_forms() {
    assert_eq!(presentation_form('\u{FBDD}'), Some("\u{677}"));
}

/// Two signs have a decomposition; the definition lists the others, and Unicode 17 put eighteen more beside them.
#[test]
fn phrase_signs_have_words() {
    assert_same(
        "phrase signs",
        |c| phrase_words(c).is_some(),
        |c| {
            matches!(
                c,
                '\u{FBC3}'..='\u{FBD2}' | '\u{FD40}'..='\u{FD4F}' | '\u{FD90}' | '\u{FD91}' | '\u{FDC8}'..='\u{FDCF}'
                    | '\u{FDFA}' | '\u{FDFB}' | '\u{FDFD}'..='\u{FDFF}'
            )
        },
    );
    for c in code_points() {
        let Some(words) = phrase_words(c) else { continue };
        assert!(words.chars().all(|c| c == ' ' || is_letter(c)), "{words}");
    }
    assert_eq!(phrase_words('\u{FDFB}').map(String::from), Some(nfkd('\u{FDFB}').into_iter().collect()));
}
