//! Alignment: the aligned text is the folded text; ranges are on character boundaries, in order,
//! and cover the range they were mapped from. Search: matches are those in the folded text. Both on
//! every instruction set.
//!
//! The first bytes choose a profile, the next one a needle out of the text that follows.
#![no_main]
#![allow(dead_code)]

use std::borrow::Cow;
use std::ops::Range;

use arabic_text::{Aligned, InstructionSet, Normalizer};
use libfuzzer_sys::fuzz_target;

mod input;
mod profiles;

/// The most bytes of a text whose ranges are all tested.
const ALL_RANGES: usize = 40;

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect()
}

fn is_sound(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some()
}

/// Fails unless the ranges of single characters are mapped in order and without gaps.
fn singles(text: &str, other: &str, map: impl Fn(Range<usize>) -> Range<usize>) -> Vec<Range<usize>> {
    let ends = boundaries(text);
    let singles: Vec<_> = ends.windows(2).map(|pair| map(pair[0]..pair[1])).collect();
    for range in &singles {
        assert!(is_sound(other, range), "{range:?}");
    }
    for pair in singles.windows(2) {
        let meets = pair[0] == pair[1] || pair[0].end == pair[1].start;
        assert!(meets, "{pair:?} of {}", text.escape_unicode());
    }
    singles
}

fn assert_ranges_join(text: &str, singles: &[Range<usize>], map: impl Fn(Range<usize>) -> Range<usize>) {
    let ends = boundaries(text);
    for from in 0..singles.len() {
        for to in from..singles.len() {
            assert_eq!(map(ends[from]..ends[to + 1]), singles[from].start..singles[to].end);
        }
    }
}

fn assert_valid(aligned: &Aligned<'_>) {
    let (source, folded) = (aligned.source(), aligned.as_str());
    let to_source = |range| aligned.source_range(range);
    let to_folded = |range| aligned.folded_range(range);
    let back = singles(folded, source, to_source);
    let forth = singles(source, folded, to_folded);
    // Mapping a range to the other text and back covers the range.
    for (range, ends) in back.iter().zip(boundaries(folded).windows(2)) {
        let again = to_folded(range.clone());
        assert!(again.start <= ends[0] && ends[1] <= again.end, "{range:?}, {again:?}");
    }
    // The whole text maps to the whole text, except characters that are removed before the first
    // segment.
    if let (Some(first), Some(last)) = (back.first(), back.last()) {
        assert_eq!(last.end, source.len());
        assert!(to_folded(0..first.start).is_empty());
    }
    if source.len() <= ALL_RANGES {
        assert_ranges_join(folded, &back, to_source);
        assert_ranges_join(source, &forth, to_folded);
    }
}

/// Searches the folded text from left to right for the longest of some needles and maps matches to
/// the source. Skips matches that overlap the one before.
fn found_by_align(aligned: &Aligned<'_>, needles: &[&str]) -> Vec<Range<usize>> {
    let (mut found, mut searched): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for (at, _) in aligned.as_str().char_indices() {
        let fits = |needle: &&&str| !needle.is_empty() && aligned.as_str()[at..].starts_with(**needle);
        let longest = needles.iter().filter(fits).max_by_key(|needle| needle.len());
        let Some(needle) = longest.filter(|_| at >= searched) else { continue };
        searched = at + needle.len();
        let range = aligned.source_range(at..searched);
        if found.last().is_none_or(|last| range.start >= last.end) {
            found.push(range);
        }
    }
    found
}

fn assert_same_as_scalar(normalizer: &Normalizer, aligned: &Aligned<'_>) {
    let scalar = input::compiled_for(normalizer.profile(), InstructionSet::Scalar);
    let other = scalar.align(aligned.source());
    assert_eq!(aligned.as_str(), other.as_str());
    for pair in boundaries(aligned.as_str()).windows(2) {
        assert_eq!(aligned.source_range(pair[0]..pair[1]), other.source_range(pair[0]..pair[1]));
    }
}

fuzz_target!(|data: &[u8]| {
    let (profile, rest) = input::profile(data);
    let normalizer = input::compiled(&profile.profile);
    let [chosen, rest @ ..] = rest else { return };
    let text = input::text(rest);
    let folded = normalizer.normalize(&text);
    let aligned = normalizer.align(&text);
    assert_eq!(aligned.as_str(), folded);
    assert_eq!(matches!(aligned.clone().into_cow(), Cow::Borrowed(_)), matches!(folded, Cow::Borrowed(_)));
    assert_valid(&aligned);
    assert_same_as_scalar(&normalizer, &aligned);
    let needle: String = text.chars().skip(usize::from(chosen >> 3)).take(usize::from(chosen & 7)).collect();
    let found: Vec<_> = normalizer.find_iter(&text, &needle).collect();
    // Where the last letter of the needle depends on what follows, it has two forms.
    let (alone, letter) = (normalizer.normalize(&needle), normalizer.normalize("\u{628}"));
    let longer = format!("{needle}\u{628}");
    let followed = normalizer.normalize(&longer);
    let before = followed.strip_suffix(&*letter).unwrap_or(&alone);
    if found != found_by_align(&aligned, &[&alone, before]) {
        assert_eq!(found, found_by_align(&aligned, &[&alone]));
    }
    assert_eq!(normalizer.contains(&text, &needle), !found.is_empty());
});
