//! The removal of affixes at both ends of a word.

/// The letters of an affix, and the length that the rest of the word must have at least.
pub(super) type Affix = (&'static str, usize);

/// Returns whether a text has at least a number of units: [`has_characters`] or
/// [`has_utf16_units`].
type HasLength = fn(&str, usize) -> bool;

/// Removes the first of the prefixes that the word has, if enough of the word remains behind it.
#[inline(always)]
pub(super) fn drop_first_prefix<'a>(word: &'a str, prefixes: &[Affix], has_length: HasLength) -> &'a str {
    for &(prefix, least) in prefixes {
        match word.strip_prefix(prefix) {
            Some(rest) if has_length(rest, least) => return rest,
            _ => {}
        }
    }
    word
}

/// Removes each suffix in turn that the word ends with, if enough of the word remains before it.
#[inline(always)]
pub(super) fn drop_suffixes<'a>(mut word: &'a str, suffixes: &[Affix], has_length: HasLength) -> &'a str {
    for &(suffix, least) in suffixes {
        match word.strip_suffix(suffix) {
            Some(rest) if has_length(rest, least) => word = rest,
            _ => {}
        }
    }
    word
}

/// Returns whether a text has at least `count` characters.
///
/// Reads at most `count` characters, so that time does not depend on the length of the word. Not
/// inlined, since LLVM would then not unroll the loops over affixes, which halves their speed.
#[inline(never)]
pub(super) fn has_characters(text: &str, count: usize) -> bool {
    text.chars().nth(count - 1).is_some()
}

/// Returns whether a text has at least `count` UTF-16 code units, which Java counts.
#[inline(never)]
pub(super) fn has_utf16_units(text: &str, count: usize) -> bool {
    text.encode_utf16().nth(count - 1).is_some()
}
