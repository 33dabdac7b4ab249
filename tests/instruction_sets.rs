//! Prints which instruction sets the tests of this run use.
//!
//! `ARABIC_TEXT_REQUIRE_SETS=avx2,ssse3` names sets that must be available. Without it, tests of
//! engines would pass where a set is missing.

use arabic_text::{InstructionSet, Normalizer, Profile, Tokenizer, tokenize};

#[test]
fn required_sets_are_available() {
    let available: Vec<InstructionSet> = InstructionSet::available().collect();
    let names: Vec<&str> = available.iter().map(|set| set.name()).collect();
    println!("tested instruction sets: {}", names.join(", "));
    let required = std::env::var("ARABIC_TEXT_REQUIRE_SETS").unwrap_or_default();
    for name in required.split(',').filter(|name| !name.is_empty()) {
        let set: InstructionSet = name.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(available.contains(&set), "{set} is required, and there are only {}", names.join(", "));
    }
}

/// A set that the processor does not have is replaced by `Scalar`.
#[test]
fn unavailable_sets_are_replaced() {
    let text = "\u{627}\u{644}\u{643}\u{650}\u{62A}\u{627}\u{628} ".repeat(40);
    let expected = Normalizer::search().normalize(&text);
    for name in ["scalar", "simd128", "neon", "ssse3", "avx2", "avx512bw", "avx512"] {
        let set: InstructionSet = name.parse().expect("the name of a set");
        assert_eq!(set.name(), name);
        assert_eq!(Normalizer::with_instruction_set(Profile::SEARCH, set).normalize(&text), expected, "{set}");
        assert!(Tokenizer::new().with_instruction_set(set).tokens(&text).eq(tokenize(&text)), "{set}");
    }
}

#[test]
fn unknown_names_are_errors() {
    let error = "avx".parse::<InstructionSet>().unwrap_err().to_string();
    assert_eq!(
        error,
        "unknown instruction set `avx`; expected one of `avx512`, `avx512bw`, `avx2`, `ssse3`, `neon`, `simd128`, `scalar`"
    );
}
