//! Properties of the public types: auto traits, sizes, iterators.

use std::fmt::{Debug, Display};
use std::iter::FusedIterator;
use std::panic::{RefUnwindSafe, UnwindSafe};

use arabic_text::*;

/// Compiles for types that threads can share and that can be used after a caught panic.
fn shareable<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug>() {}

fn described<T: Display + Debug + Clone + Send + Sync + 'static>() {}

fn fused<I: FusedIterator + Clone + Debug>(_: &I) {}

#[test]
fn every_type_can_be_shared_between_threads() {
    shareable::<Profile>();
    shareable::<Normalizer>();
    shareable::<Finder>();
    shareable::<FindIter>();
    shareable::<Aligned>();
    shareable::<Segments>();
    shareable::<Key>();
    shareable::<OffsetConverter>();
    shareable::<Stream>();
    shareable::<FoldedToken>();
    shareable::<FoldedTokens>();
    shareable::<FoldedWords>();
    shareable::<TokenStream>();
    shareable::<TokenMemory>();
    shareable::<Token>();
    shareable::<TokenKind>();
    shareable::<Tokenizer>();
    shareable::<Tokens>();
    shareable::<Words>();
    shareable::<Sentences>();
    shareable::<ProfileError>();
    shareable::<StreamError>();
    #[cfg(feature = "std")]
    {
        shareable::<NormalizeReader<Vec<u8>>>();
        shareable::<NormalizeWriter<Vec<u8>>>();
    }
    #[cfg(feature = "explain")]
    {
        shareable::<Explain>();
        shareable::<Change>();
        shareable::<CodePoint>();
        shareable::<Rule>();
    }
    macro_rules! options {
        ($($option:ident)*) => { $(shareable::<$option>(); described::<$option>();)* };
    }
    options!(Marks DaggerAlef Tatweel Alef AlefMaksura TehMarbuta Hamza LookAlikes FinalHamza Ezafe Doachashmee PresentationForms PhraseSigns Digits
        Punctuation DirectionControls Joiners Ignorables Elongation Orthography Spaces);
}

#[test]
fn errors_implement_error() {
    fn error<T: std::error::Error + Clone + PartialEq + Send + Sync + 'static>() {}
    error::<ProfileError>();
    error::<StreamError>();
}

#[test]
fn iterators_are_fused() {
    let (text, search) = ("قال: «نعم»، ثم ذهب! وعاد.", Normalizer::search());
    let (aligned, finder) = (search.align(text), search.finder("نعم"));
    fused(&tokenize(text));
    fused(&words(text));
    fused(&sentences(text));
    fused(&search.tokens(text));
    fused(&search.words(text));
    fused(&search.find_iter(text, "نعم"));
    fused(&finder.find_iter(text));
    fused(&aligned.segments());
    #[cfg(feature = "explain")]
    fused(&search.explain(text));
}

/// Types that are moved are small. `Tokens` is large, since it holds its window instead of
/// allocating it.
#[test]
fn types_are_small() {
    assert!(size_of::<Normalizer>() <= 8);
    assert!(size_of::<Finder>() <= 48);
    assert!(size_of::<TokenStream>() <= 192, "{}", size_of::<TokenStream>());
    assert!(size_of::<FoldedTokens>() <= 192 && size_of::<FoldedWords>() <= 192 && size_of::<TokenMemory>() <= 8);
    assert!(size_of::<FindIter>() <= 512, "{}", size_of::<FindIter>());
    assert!(size_of::<Aligned>() <= 256, "{}", size_of::<Aligned>());
    assert!(size_of::<Segments>() <= 32);
    assert!(size_of::<Stream>() <= 128, "{}", size_of::<Stream>());
    assert!(size_of::<Tokens>() <= 1280, "{}", size_of::<Tokens>());
    assert!(size_of::<ProfileError>() <= 96, "{}", size_of::<ProfileError>());
    #[cfg(feature = "std")]
    {
        assert!(size_of::<NormalizeReader<Vec<u8>>>() <= 256);
        assert!(size_of::<NormalizeWriter<Vec<u8>>>() <= 256);
    }
}

#[test]
fn iterators_return_the_remaining_text() {
    let text = "قال: نعم. ثم ذهب.";
    let mut tokens = tokenize(text);
    while let Some(token) = tokens.next() {
        let rest = &text[token.span.end..];
        assert_eq!(tokens.as_str(), rest.trim_start_matches(' '));
    }
    let mut words = words(text);
    assert_eq!(words.by_ref().nth(1), Some("نعم"));
    assert_eq!(words.as_str(), ". ثم ذهب.");
    let mut sentences = sentences(text);
    assert_eq!((sentences.next(), sentences.as_str()), (Some("قال: نعم. "), "ثم ذهب."));
    assert_eq!((sentences.next(), sentences.as_str(), sentences.next()), (Some("ثم ذهب."), "", None));
}
