//! Every class and table, compared for every code point with crates of Unicode data and with the
//! lists of the specification.
//!
//! The crates for scripts and categories have the Unicode version of the tables. Other sources
//! (`unicode-normalization`, `unicode-joining-type`, the compiler) may be older or newer, so only
//! characters that are assigned in both versions are compared.

use alloc::string::String;
use alloc::vec::Vec;

use unicode_joining_type::{JoiningGroup, JoiningType, get_joining_group, get_joining_type};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark as has_mark_category};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::names::TATWEEL;
use super::tables::*;
use super::*;

type Version = (u8, u8, u8);

fn code_points() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn is_assigned(c: char) -> bool {
    c.general_category() != GeneralCategory::Unassigned
}

/// Returns the version in which a code point was assigned, if it is one of the latest versions.
fn recent_age(c: char) -> Option<Version> {
    let lines = include_str!("../../testdata/ages.txt").lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.map(|line| line.split(' ').collect::<Vec<_>>());
    let code_point = |text: &str| u32::from_str_radix(text, 16).expect("code points are hexadecimal");
    let row = rows.find(|row| (code_point(row[0])..=code_point(row[1])).contains(&u32::from(c)))?;
    let (major, minor) = row[2].split_once('.').expect("an age is a major and a minor number");
    Some((major.parse().expect("a number"), minor.parse().expect("a number"), 0))
}

/// Returns whether the character is assigned both in the version of a source and in the crate's.
fn is_known_to(version: Version, c: char) -> bool {
    is_assigned(c) && (version >= UNICODE_VERSION || recent_age(c).is_none_or(|age| age <= version))
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

/// Fails with the code points for which a class and its source disagree, among the characters that
/// are assigned in both versions.
fn assert_same_as_of(version: Version, what: &str, class: impl Fn(char) -> bool, source: impl Fn(char) -> bool) {
    let differ = |c| class(c) != source(c);
    assert_same(what, |c| differ(c) && is_known_to(version, c), |_| false);
}

#[test]
fn versions_are_the_same() {
    let (major, minor, update) = UNICODE_VERSION;
    let tables = (u64::from(major), u64::from(minor), u64::from(update));
    assert_eq!(unicode_script::UNICODE_VERSION, tables);
    assert_eq!(unicode_properties::UNICODE_VERSION, tables);
}

#[test]
fn tables_are_sorted() {
    let is_sorted = |table: &[(u32, u32)]| {
        table.iter().all(|row| row.0 <= row.1) && table.windows(2).all(|rows| rows[0].1 < rows[1].0)
    };
    let sets = [ALEF_LETTERS, ARABIC_LETTERS, ARABIC_SCRIPT, COMBINING_BEYOND, DUAL_JOINING, FOREIGN_MARKS, IGNORABLES];
    for table in sets.into_iter().chain([MARKS, SMALL_LETTERS, SPACES, WHITE_SPACE]) {
        assert!(is_sorted(table));
    }
    assert!(PRESENTATION_FORMS.windows(2).all(|rows| rows[0].0 < rows[1].0));
}

#[test]
fn marks_are_nonspacing_and_arabic() {
    assert_same("marks", is_mark, |c| {
        let inherited = c.script() == Script::Inherited && matches!(c, '\u{600}'..='\u{6FF}');
        has_category(c, GeneralCategory::NonspacingMark) && (c.script() == Script::Arabic || inherited)
    });
    assert_eq!(code_points().filter(|&c| is_mark(c)).count(), 135);
}

/// The ranges as in the specification.
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
                | '\u{10ECB}'..='\u{10ECF}'
                | '\u{10EF0}'..='\u{10EFF}'
        )
    });
}

#[test]
fn combining_classes_are_those_of_the_standard() {
    let version = unicode_normalization::UNICODE_VERSION;
    assert_same_as_of(version, "combining classes", |c| combining_class(c) == canonical_combining_class(c), |_| true);
    assert_same(
        "combining classes of what is no mark",
        |c| combining_class(c) != 0 && !is_combining_mark(c),
        |_| false,
    );
}

#[test]
fn combining_marks_have_the_category() {
    assert_same_as_of(unicode_normalization::UNICODE_VERSION, "combining marks", is_combining_mark, has_mark_category);
    assert_same("combining marks", is_combining_mark, |c| {
        matches!(
            c.general_category(),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
        )
    });
}

#[test]
fn foreign_marks_are_nonspacing_and_inherited() {
    assert_same("foreign marks", is_foreign_mark, |c| {
        has_category(c, GeneralCategory::NonspacingMark) && c.script() == Script::Inherited && !is_mark(c)
    });
}

#[test]
fn small_letters_are_modifiers() {
    assert_same("small letters", is_small_letter, |c| {
        matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}' | '\u{10EC5}' | '\u{10EC9}' | '\u{10ECA}')
    });
    let modifiers = [GeneralCategory::ModifierLetter, GeneralCategory::ModifierSymbol];
    assert_same("small letters", |c| is_small_letter(c) && !modifiers.contains(&c.general_category()), |_| false);
}

/// The list is that of the specification. Each entry is a letter or its shape without hamza.
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
    let version = joining_type_version();
    assert_same_as_of(version, "alef letters", is_alef, |c| get_joining_group(c) == JoiningGroup::Alef);
}

#[test]
fn dual_joining_letters_join_on_both_sides() {
    assert_same_as_of(joining_type_version(), "dual-joining letters", is_dual_joining, |c| {
        get_joining_type(c) == JoiningType::DualJoining && c.script() == Script::Arabic
    });
    assert_same("dual-joining letters", |c| is_dual_joining(c) && !is_letter(c), |_| false);
}

fn joining_type_version() -> Version {
    let (major, minor, update) = unicode_joining_type::UNICODE_VERSION;
    (major as u8, minor as u8, update as u8)
}

#[test]
fn letters_and_digits_are_of_every_script() {
    assert_same("letters and digits", is_letter_or_digit, |c| {
        let form_of_marks = presentation_form(c).is_some_and(|letters| letters.chars().all(is_mark));
        let other = c == TATWEEL || is_small_letter(c) || phrase_words(c).is_some() || form_of_marks;
        let group = c.general_category_group();
        (group == GeneralCategoryGroup::Letter || has_category(c, GeneralCategory::DecimalNumber)) && !other
    });
}

/// `Alphabetic` is not derived from categories alone, so it is compared with the compiler's data.
#[test]
fn word_characters_are_alphanumeric() {
    assert_same_as_of(char::UNICODE_VERSION, "word characters", is_word_character, char::is_alphanumeric);
    assert_same("word characters", |c| is_word_character(c) && !is_assigned(c), |_| false);
    let group = |c: char| c.general_category_group();
    assert_same(
        "letters and numbers",
        |c| !is_word_character(c) && matches!(group(c), GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number),
        |_| false,
    );
}

#[test]
fn white_space_is_that_of_the_standard() {
    assert_same("white space", is_white_space, |c| c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}'));
}

/// `Default_Ignorable_Code_Point`, derived as in the standard: from category Format with
/// exceptions, and a list of others.
#[test]
fn ignorables_are_invisible() {
    let is_visible_format = |c: char| {
        matches!(
            c,
            '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{110BD}' | '\u{110CD}'
                | '\u{13430}'..='\u{1343F}'
        )
    };
    let is_listed = |c: char| {
        matches!(
            c,
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2065}' | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
        )
    };
    assert_same("ignorable characters", is_ignorable, |c| {
        let format = has_category(c, GeneralCategory::Format) && !is_visible_format(c);
        (format || is_listed(c)) && !is_direction_control(c) && !is_joiner(c)
    });
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
        // `unicode-script` counts Common and Inherited as every script if no `Script_Extensions`
        // are listed.
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

/// The pairs are all pairs of the standard with an Arabic mark, and none is excluded from
/// composition.
#[test]
fn compositions_are_those_of_the_standard() {
    for &(letter, mark, composed) in COMPOSITIONS {
        assert_eq!(unicode_normalization::char::compose(letter, mark), Some(composed));
        assert_eq!(nfd(composed), [letter, mark]);
        assert_eq!(compose(letter, mark), Some(composed));
    }
    let version = unicode_normalization::UNICODE_VERSION;
    let is_decomposed = |c| decompose(c).is_some();
    assert_same_as_of(version, "decompositions", is_decomposed, |c| matches!(nfd(c)[..], [_, mark] if is_mark(mark)));
    assert_same_as_of(version, "decompositions of Arabic", is_decomposed, |c| nfd(c) != [c] && is_arabic_script(c));
}

/// The table has the letters and marks of compatibility decompositions. Isolated and medial marks
/// have no space or tatweel there.
#[test]
fn presentation_forms_are_those_of_the_standard() {
    assert_same(
        "presentation forms",
        |c| presentation_form(c).is_some(),
        |c| {
            let in_blocks = matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
            let opens = nfkd(c) != [c] || c == '\u{FE73}';
            in_blocks && is_assigned(c) && opens && phrase_words(c).is_none() && c != '\u{FDFC}'
        },
    );
    for c in code_points() {
        let Some(letters) = presentation_form(c) else { continue };
        let expected = match &nfkd(c)[..] {
            ['\u{FE73}'] => Vec::new(),
            [' ' | '\u{640}', marks @ ..] if marks.iter().all(|&c| is_mark(c)) => marks.to_vec(),
            all => all.to_vec(),
        };
        let given: Vec<char> = letters.chars().nfkd().collect();
        assert_eq!(given, expected, "{:04X}", u32::from(c));
        assert!(letters.chars().all(|c| presentation_form(c).is_none()), "{:04X} opens in one step", u32::from(c));
    }
}

/// A letter outside of the presentation forms that has a compatibility decomposition is not
/// decomposed.
#[test]
fn ordinary_letters_stay_whole_in_forms() {
    assert_eq!(presentation_form('\u{FBDD}'), Some("\u{677}"));
}

/// Two signs have a decomposition; the specification lists the words of the others.
#[test]
fn phrase_signs_have_words() {
    assert_same(
        "phrase signs",
        |c| phrase_words(c).is_some(),
        |c| {
            matches!(
                c,
                '\u{FBC3}'..='\u{FBD2}' | '\u{FD40}'..='\u{FD4F}' | '\u{FD90}' | '\u{FD91}' | '\u{FDC8}'..='\u{FDCF}'
                    | '\u{FDFA}' | '\u{FDFB}' | '\u{FDFD}'..='\u{FDFF}' | '\u{10ED1}'..='\u{10ED8}'
            )
        },
    );
    for c in code_points() {
        let Some(words) = phrase_words(c) else { continue };
        assert!(words.chars().all(|c| c == ' ' || is_letter(c)), "{words}");
    }
    assert_eq!(phrase_words('\u{FDFB}').map(String::from), Some(nfkd('\u{FDFB}').into_iter().collect()));
}

#[test]
fn looked_through_is_what_attaches_or_is_removed() {
    assert_same("looked through", is_looked_through, |c| {
        let form_of_marks = presentation_form(c).is_some_and(|letters| letters.chars().all(is_mark));
        is_mark(c)
            || is_combining_mark(c)
            || is_small_letter(c)
            || is_direction_control(c)
            || is_joiner(c)
            || is_ignorable(c)
            || matches!(c, '\u{640}' | '\u{FE73}')
            || form_of_marks
    });
}
