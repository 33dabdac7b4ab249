//! A model of the rules in docs/stems.md that is independent of the crate's code.

use std::collections::BTreeSet;

use arabic_text::stem::Stemmer;

const ARTICLES: &str = "ولال لال وبال فبال وكال ولل فلل وال بال كال فال ال لل";
const PROCLITICS: &str = "و ب ل";
const SUFFIXES: &str = "ها2 ان4 ات2 ون4 ين2 وا2 يه2 ه4 ي2 ت3 ا4";
const LIGHT10_SUFFIXES: &str = "ها ان ات ون ين يه ية ه ة ي";
const PERSIAN_SUFFIXES: &str = "ات ان ترین ترين تر یی يي ی ي ها \u{200C}";

/// Letters of affixes, and other letters of one to four bytes.
pub(crate) const LETTERS: &str = "ابتكفلنهويةریcس7\u{200C}\u{20AC}\u{1D54F}";

/// Returns the stem of a word.
pub(crate) fn stem(stemmer: Stemmer, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    match stemmer {
        Stemmer::Arabic => {
            remove_prefix(&mut letters, ARTICLES, |_, rest| rest.len() >= 3);
            remove_prefix(&mut letters, PROCLITICS, |_, rest| rest.len() >= 3);
            for suffix in SUFFIXES.split(' ') {
                let (suffix, least) = suffix.split_at(suffix.len() - 1);
                let least = least.parse().expect("a digit");
                remove_suffix(&mut letters, suffix, |rest| rest.len() >= least);
            }
        }
        Stemmer::Light10 => {
            let units = |rest: &[char]| rest.iter().map(|c| c.len_utf16()).sum::<usize>();
            let fits = |prefix: &str, rest: &[char]| units(rest) >= if prefix == "و" { 3 } else { 2 };
            remove_prefix(&mut letters, "ال وال بال كال فال لل و", fits);
            LIGHT10_SUFFIXES.split(' ').for_each(|suffix| remove_suffix(&mut letters, suffix, |rest| units(rest) >= 2));
        }
        Stemmer::Persian => {
            PERSIAN_SUFFIXES.split(' ').for_each(|suffix| remove_suffix(&mut letters, suffix, |rest| rest.len() >= 2));
        }
        _ => panic!("no model of {stemmer}"),
    }
    letters.into_iter().collect()
}

fn remove_prefix(letters: &mut Vec<char>, prefixes: &str, fits: impl Fn(&str, &[char]) -> bool) {
    let length = |prefix: &str| prefix.chars().count();
    let found = prefixes.split(' ').find(|prefix| {
        let starts = letters.len() >= length(prefix) && prefix.chars().eq(letters[..length(prefix)].iter().copied());
        starts && fits(prefix, &letters[length(prefix)..])
    });
    letters.drain(..found.map_or(0, length));
}

fn remove_suffix(letters: &mut Vec<char>, suffix: &str, fits: impl Fn(&[char]) -> bool) {
    let suffix: Vec<char> = suffix.chars().collect();
    if letters.ends_with(&suffix) && fits(&letters[..letters.len() - suffix.len()]) {
        letters.truncate(letters.len() - suffix.len());
    }
}

/// Returns pseudorandom words of up to twelve letters. They are equal in every run.
pub(crate) fn made_up_words(letters: &str) -> BTreeSet<String> {
    let letters: Vec<char> = letters.chars().collect();
    let mut state = 17_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    (0..100_000).map(|_| (0..1 + random(12)).map(|_| letters[random(letters.len())]).collect()).collect()
}
