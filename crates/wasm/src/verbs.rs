//! What the library is asked, and how its answers are written. Places are those of UTF-16.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use arabic_text::{Normalizer, TokenKind, Tokenizer};

use crate::reply::Reply;
use crate::utf16::Places;

/// Writes the folded text; gives whether it differs from what JavaScript has.
pub(crate) fn normalize(normalizer: &Normalizer, text: &str, reply: &mut Reply) -> bool {
    let folded = normalizer.normalize(text);
    // U+FFFD may be what became of a lone surrogate: then JavaScript does not have this text yet.
    if matches!(folded, Cow::Borrowed(_)) && !text.contains('\u{FFFD}') {
        return false;
    }
    reply.text(&folded);
    true
}

/// Writes the beginning and the end of each match.
pub(crate) fn find(
    normalizer: &Normalizer,
    [text, needle]: [&str; 2],
    whole_words: bool,
    most: usize,
    reply: &mut Reply,
) {
    let finder = normalizer.finder(needle).whole_words(whole_words);
    let mut places = Places::of(text);
    for range in finder.find_iter(text).take(most) {
        reply.range(places.range(range));
    }
}

/// Writes the kinds' names; then for each token its kind, its place, and the end of its folded text in all that are.
pub(crate) fn tokens(normalizer: &Normalizer, text: &str, tokenizer: &Tokenizer, reply: &mut Reply) {
    let mut places = Places::of(text);
    let mut kinds: Vec<TokenKind> = Vec::new();
    let mut folded = 0;
    let mut stream = normalizer.token_stream_with(tokenizer, text);
    while stream.advance() {
        let token = stream.token();
        let kind = kinds.iter().position(|kind| *kind == token.kind).unwrap_or_else(|| {
            kinds.push(token.kind);
            kinds.len() - 1
        });
        folded += reply.text(token.text);
        reply.number(kind);
        reply.range(places.range(token.span));
        reply.number(folded);
    }
    let tokens = reply.numbers.len();
    reply.list(kinds.iter().map(|kind| kind.name()));
    // The reader begins with what comes first here.
    reply.numbers.rotate_left(tokens);
}

/// The switches of a tokenizer, a bit each, in the order of `SWITCHES` of `normalizer.js`.
pub(crate) fn tokenizer(switches: u32) -> Tokenizer {
    let is_on = |bit: u32| switches >> bit & 1 != 0;
    Tokenizer::new()
        .spaces(is_on(0))
        .urls(is_on(1))
        .emails(is_on(2))
        .mentions(is_on(3))
        .hashtags(is_on(4))
        .split_digits(is_on(5))
        .split_scripts(is_on(6))
        .split_underscores(is_on(7))
        .split_non_joiners(is_on(8))
}

/// Writes for each change its place, its output, the characters of both with their names, and the rules.
pub(crate) fn explain(normalizer: &Normalizer, text: &str, reply: &mut Reply) {
    let mut places = Places::of(text);
    for change in normalizer.explain(text) {
        reply.range(places.range(change.range()));
        reply.string(change.output());
        let names: Vec<_> = change.source_code_points().map(|c| c.to_string()).collect();
        reply.list(names.iter());
        let names: Vec<_> = change.output_code_points().map(|c| c.to_string()).collect();
        reply.list(names.iter());
        reply.list(change.rules().iter().map(|rule| rule.name()));
    }
}

/// Writes the folded text, and of each segment its place in the source and in the folded text.
pub(crate) fn align(normalizer: &Normalizer, text: &str, reply: &mut Reply) {
    let aligned = normalizer.align(text);
    reply.text(aligned.as_str());
    let mut sources = Places::of(text);
    let mut results = Places::of(aligned.as_str());
    for (source, folded) in aligned.segments() {
        reply.range(sources.range(source));
        reply.range(results.range(folded));
    }
}
