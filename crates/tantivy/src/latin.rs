//! The case of Latin letters.

/// Writes the Latin letters of a key in lower case.
#[inline]
pub(crate) fn remove_latin_case(key: &mut String) {
    if !is_arabic(key) {
        remove_latin_case_of_any(key);
    }
}

fn remove_latin_case_of_any(key: &mut String) {
    key.make_ascii_lowercase();
    if may_have_capitals(key) {
        *key = key.chars().map(lower).collect();
    }
}

/// Returns whether a text has characters of U+0600 to U+06FF alone. Each has two bytes.
#[inline]
fn is_arabic(key: &str) -> bool {
    let (fours, rest) = key.as_bytes().as_chunks::<8>();
    let (ones, odd) = rest.as_chunks::<2>();
    let is_four = |four: &[u8; 8]| u64::from_be_bytes(*four) & 0xFCC0_FCC0_FCC0_FCC0 == 0xD880_D880_D880_D880;
    let is_one = |one: &[u8; 2]| u16::from_be_bytes(*one) & 0xFCC0 == 0xD880;
    odd.is_empty() && fours.iter().all(is_four) && ones.iter().all(is_one)
}

/// Returns whether a text has a byte with which a Latin capital may begin. A branch for each byte would take longer than looking at all.
pub(crate) fn may_have_capitals(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'A'..=b'Z' | 0xC3..=0xC9 | 0xE1))
}

/// ASCII, Latin-1, Latin Extended-A, -B and Additional are full and old: the case of their letters is the same in every version of
/// Unicode that a compiler knows. U+0130, I WITH DOT ABOVE, becomes `i` without the dot that Unicode would write behind it.
#[expect(clippy::disallowed_methods)]
fn lower(letter: char) -> char {
    match letter {
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => letter.to_lowercase().next().unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods)]
mod tests {
    use super::remove_latin_case;

    #[test]
    fn capitals_of_several_blocks() {
        for (capital, small) in [("İ", "i"), ("Ⱥ", "ⱥ"), ("ÉA", "éa"), ("Ḥ", "ḥ"), ("Ｒ", "Ｒ"), ("Я", "Я")]
        {
            let mut key = capital.to_owned();
            remove_latin_case(&mut key);
            assert_eq!(key, small);
        }
    }

    /// No letter of these blocks is missed because of its first byte, and no other letter changes.
    #[test]
    fn each_letter_beside_an_arabic_one() {
        for letter in '\0'..=char::MAX {
            let is_latin = letter.is_ascii() || matches!(u32::from(letter), 0xC0..=0x24F | 0x1E00..=0x1EFF);
            let lower = if is_latin { letter.to_lowercase().next().unwrap_or(letter) } else { letter };
            for (before, behind) in [
                ("\u{628}", ""),
                ("\u{628}\u{62A}\u{62B}", "\u{62C}\u{62D}\u{62E}"),
                ("\u{628}\u{62A}\u{62B}\u{62C}", "\u{62D}"),
            ] {
                let mut key = format!("{before}{letter}{behind}");
                remove_latin_case(&mut key);
                assert_eq!(key, format!("{before}{lower}{behind}"), "{letter:?}");
            }
        }
    }
}
