//! The cases of `testdata/stems.txt`.

use arabic_text::normalize;
use arabic_text::stem::Stemmer;

use crate::ALL;
use crate::common::case_file;
use crate::model::LETTERS;

#[test]
fn words_have_the_stems_of_the_cases() {
    let cases = case_file::read("stems.txt");
    for case in &cases {
        let stemmer: Stemmer = case.options.parse().unwrap_or_else(|error| panic!("{}: {error}", case.context));
        assert_eq!(stemmer.stem(&case.input), case.output, "{}", case.context);
        if stemmer == Stemmer::Arabic {
            assert_eq!(normalize(&case.input), case.input, "{}: not folded", case.context);
        }
    }
    for stemmer in ALL {
        assert!(cases.iter().filter(|case| case.options == stemmer.name()).count() > 10, "{stemmer}");
    }
}

#[test]
fn names_and_fingerprints_tell_stemmers_apart() {
    for (at, stemmer) in ALL.into_iter().enumerate() {
        assert_eq!(stemmer.to_string().parse(), Ok(stemmer));
        assert!(ALL[..at].iter().all(|other| other.fingerprint() != stemmer.fingerprint()), "{stemmer}");
    }
    let error = "".parse::<Stemmer>().expect_err("no name").to_string();
    assert_eq!(error, "unknown stemmer ``; expected one of `arabic`, `light10`, `persian`");
}

/// Returns a digest of the stems of all words of four letters that occur in affixes.
fn digest(stemmer: Stemmer) -> u64 {
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for number in 0..letters.len().pow(4) {
        let word: String = (0..4).map(|place| letters[number / letters.len().pow(place) % letters.len()]).collect();
        for &byte in stemmer.stem(&word).as_bytes().iter().chain(b" ") {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    hash
}

/// If a change of stems is intended, raise `OUTPUT_VERSION` in src/stem/name.rs, unless it was
/// raised since the last release, say so in CHANGELOG.md, and write the new numbers here.
#[test]
fn fingerprints_change_when_stems_do() {
    let pinned = [
        (Stemmer::Arabic, 0xE1F5_3ABA_D3E5_C330, 0x9953_3C21_BEAE_EDC6),
        (Stemmer::Light10, 0x40F3_3B2C_97F8_8659, 0xB84D_A3E6_9A83_BBC0),
        (Stemmer::Persian, 0x2B94_0988_BB7B_5760, 0x16E8_0F4A_5A38_D687),
    ];
    for (stemmer, fingerprint, stems) in pinned {
        let found = (stemmer.fingerprint(), digest(stemmer));
        assert_eq!(found, (fingerprint, stems), "{stemmer}: {found:#X?}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn stemmers_are_data_by_their_names() {
    for stemmer in ALL {
        let text = serde_json::to_string(&stemmer).expect("a name");
        assert_eq!(text, format!("\"{stemmer}\""));
        assert_eq!(serde_json::from_str::<Stemmer>(&text).expect("a stemmer"), stemmer);
    }
}
