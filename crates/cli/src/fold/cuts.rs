//! The places where a text can be cut into parts that are folded independently.
//!
//! A text is cut between a line feed and a common letter or visible ASCII. A line feed that stays a
//! line feed belongs to no word, carries no vowel and is no digit, so rules for what stands before
//! it do not ask what follows it. The character behind it begins a word or is punctuation, and rules
//! for that character ask no more than this. So the folded parts, one after the other, are the
//! folded text. In front of marks, spaces and invisible characters a text is not cut, because they
//! can belong to what stands before them.

use arabic_text::Normalizer;

/// Returns whether texts can be cut under a profile.
///
/// They cannot if the profile changes a line feed: where it trims white space, it would do so at the
/// end of each part, and where it collapses white space with line breaks, the space before a cut may
/// be one with a space behind it. Nor can they if the profile has custom mappings, which can make
/// anything of the letter behind a line feed.
pub(super) fn are_allowed(normalizer: &Normalizer) -> bool {
    let keeps_line_feed = normalizer.normalize("a\n") == "a\n";
    let has_custom_mapping = normalizer.profile().to_string().contains("U+");
    keeps_line_feed && !has_custom_mapping
}

/// Returns the last place in `text` where it can be cut.
pub(super) fn last(text: &[u8]) -> Option<usize> {
    let behind_lines = memchr::memrchr_iter(b'\n', text).map(|line_feed| line_feed + 1);
    behind_lines.into_iter().find(|&at| begins_part(&text[at..]))
}

/// Returns whether `text` begins with ASCII that is visible, or with one of the letters that Arabic
/// is written with: HAMZA (0621) to GHAIN (063A) and FEH (0641) to YEH (064A).
fn begins_part(text: &[u8]) -> bool {
    match *text {
        [0xD8, 0xA1..=0xBA, ..] | [0xD9, 0x81..=0x8A, ..] => true,
        [first, ..] => first.is_ascii_graphic(),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use arabic_text::{Normalizer, Profile};

    use super::{are_allowed, last};

    const PROFILES: &[&str] = &[
        "search",
        "clean",
        "none",
        "unvocalized",
        "loose",
        "quran",
        "persian",
        "urdu",
        "kurdish",
        "uyghur",
        "pashto",
        "search,spaces=collapse",
        "none,marks=remove_case_ending,dagger_alef=to_alef,punctuation=ascii",
        "clean,marks=remove,phrase_signs=expand,elongation=collapse_to1",
        "loose,phrase_signs=remove,spaces=collapse,orthography=quranic",
        "persian,elongation=collapse_to1,spaces=collapse",
        "lucene_arabic",
        "lucene_persian",
        "lucene_sorani",
        "camel_all",
        "pyarabic_search_text",
        "tashaphyne_search_text",
        "openiti_denoise",
        "milvus",
    ];

    /// Characters that rules look at together with their neighbours.
    const CHARACTERS: &[char] = &[
        '\u{628}', '\u{627}', '\u{623}', '\u{647}', '\u{649}', '\u{64A}', '\u{6CC}', '\u{621}', '\u{648}', '\u{644}',
        '\u{631}', '\u{6BE}', '\u{64E}', '\u{64F}', '\u{651}', '\u{64B}', '\u{652}', '\u{654}', '\u{655}', '\u{670}',
        '\u{6E5}', '\u{6D6}', '\u{674}', '\u{640}', '\u{200C}', '\u{200D}', '\u{200B}', '\u{200F}', '\u{34F}',
        '\u{301}', '\u{A0}', '\u{202F}', '\u{FDF2}', '\u{FDFA}', '\u{FDFD}', '\u{FEFB}', '\u{FE73}', '\u{FC60}',
        '\u{66B}', '\u{663}', '5', '.', 'a', '#', '@', ' ', ' ', '\t', '\n', '\n', '\n', '\r', '\u{85}', '\u{2028}',
    ];

    /// A small generator of numbers, the same ones in each run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit
        }

        fn text(&mut self) -> String {
            let length = 1 + self.below(24);
            (0..length).map(|_| CHARACTERS[self.below(CHARACTERS.len())]).collect()
        }
    }

    #[test]
    fn folded_parts_are_the_folded_text() {
        let mut numbers = Numbers(1);
        for name in PROFILES {
            let normalizer = Normalizer::new(name.parse::<Profile>().expect(name));
            assert!(are_allowed(&normalizer), "{name}");
            let mut cuts = 0;
            for _ in 0..40_000 {
                let text = numbers.text();
                let Some(at) = last(text.as_bytes()) else { continue };
                cuts += 1;
                let parts = normalizer.normalize(&text[..at]).into_owned() + &normalizer.normalize(&text[at..]);
                assert_eq!(parts, normalizer.normalize(&text), "{name} {text:?} at {at}");
            }
            assert!(cuts > 1000, "{name} was cut {cuts} times");
        }
    }

    #[test]
    fn the_last_place_is_found() {
        assert_eq!(last("ab\ncd\nef".as_bytes()), Some(6));
        assert_eq!(last("ab\n\u{628}\n\u{64E}\n \n\u{6CC}\n\n".as_bytes()), Some(3));
        assert_eq!(last(b"ab\n\xD8"), None);
        assert_eq!(last(b"ab\n"), None);
        assert_eq!(last(b""), None);
    }

    #[test]
    fn some_profiles_allow_no_cuts() {
        for name in ["open_asr_leaderboard", "quran,spaces=collapse_lines", "search,U+06A4=U+0641", "search,U+000A="] {
            assert!(!are_allowed(&Normalizer::new(name.parse::<Profile>().unwrap())), "{name}");
        }
    }
}
