//! A naive implementation of the presets, complete enough for tests of tokens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::common::classes::{is_mark, is_phrase_sign, is_small_letter};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fold {
    None,
    Clean,
    Unvocalized,
    Search,
    Loose,
}

pub(crate) const FOLDS: [Fold; 5] = [Fold::None, Fold::Clean, Fold::Unvocalized, Fold::Search, Fold::Loose];

pub(crate) fn fold(text: &str, fold: Fold) -> String {
    let mut text: Vec<char> = text.chars().collect();
    if fold >= Fold::Clean {
        text = text.into_iter().flat_map(open).filter(|&c| !is_control(c)).collect();
    }
    if fold >= Fold::Unvocalized {
        text = without_carriers(&text);
    }
    if fold >= Fold::Clean {
        text = without_ignorables(&text);
    }
    if fold >= Fold::Clean {
        text = without_joiners(&text, |at| fold < Fold::Search && is_shaping(&text, at));
    }
    if fold >= Fold::Unvocalized {
        text = without_marks(&text);
    }
    if fold >= Fold::Clean {
        text = without_tatweel(&text);
    }
    text = compose(text);
    if fold >= Fold::Search {
        text = separators(text.into_iter().map(search).collect());
    }
    if fold == Fold::Loose {
        text = elongation(text.into_iter().map(seat).collect());
    }
    text.into_iter().collect()
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{AD}')
}

/// Characters of the Arabic blocks, except the number signs that other scripts share.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{604}' | '\u{606}'..='\u{6DC}' | '\u{6DE}'..='\u{6FF}' | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10EC0}'..='\u{10EFF}')
}

/// Phrase signs, and RIAL SIGN among them.
fn is_phrase_or_rial(c: char) -> bool {
    is_phrase_sign(c) || c == '\u{FDFC}'
}

/// Returns the letters and marks of a presentation form.
fn open(c: char) -> Vec<char> {
    if !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') || is_phrase_or_rial(c) {
        return vec![c];
    }
    if c == '\u{FE73}' {
        // The tail fragment of a letter is removed.
        return Vec::new();
    }
    let letters: Vec<char> = c.nfkd().collect();
    match letters.as_slice() {
        [' ' | '\u{640}', marks @ ..] if !marks.is_empty() && marks.iter().all(|&m| is_mark(m)) => marks.to_vec(),
        _ => c.nfkd().nfc().collect(),
    }
}

/// Characters with Default_Ignorable_Code_Point except controls and joiners, and interlinear
/// annotation characters.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Nonspacing marks of script Inherited, as far as the generated texts have any.
fn is_foreign_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_transparent(c: char) -> bool {
    is_mark(c)
        || is_joiner(c)
        || is_ignorable(c)
        || is_control(c)
        || is_combining_mark(c)
        || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
}

fn is_weak(c: char) -> bool {
    c == '\u{640}' || is_small_letter(c)
}

fn is_arabic_letter(c: char) -> bool {
    is_arabic(c) && c.is_alphabetic() && !is_mark(c) && !is_weak(c) && !is_phrase_or_rial(c)
}

fn before(text: &[char], at: usize, skipped: impl Fn(char) -> bool) -> Option<char> {
    text[..at].iter().rev().copied().find(|&c| !skipped(c))
}

fn behind(text: &[char], at: usize, skipped: impl Fn(char) -> bool) -> Option<char> {
    text[at + 1..].iter().copied().find(|&c| !skipped(c))
}

/// Removes no-break spaces that carry a mark inside a word, and makes a letter of a hamza on a
/// tatweel beside a letter.
fn without_carriers(text: &[char]) -> Vec<char> {
    let is_skipped = |c: char| is_transparent(c) || is_weak(c);
    let carries = |at: usize| {
        let marks = text[at + 1..].iter().take_while(|&&c| is_transparent(c));
        matches!(text[at], '\u{A0}' | '\u{202F}')
            && before(text, at, is_skipped).is_some_and(is_arabic_letter)
            && behind(text, at, is_skipped).is_some_and(is_arabic_letter)
            && marks.copied().any(is_mark)
    };
    let is_hamza = |at: usize| {
        let mut marks = text[at + 1..].iter().take_while(|&&c| is_transparent(c));
        let beside = [before(text, at, is_skipped), behind(text, at, |c| is_skipped(c) && c != '\u{200B}')];
        text[at] == '\u{640}' && marks.any(|&c| c == '\u{654}') && beside.into_iter().flatten().any(is_arabic_letter)
    };
    (0..text.len()).filter(|&at| !carries(at)).map(|at| if is_hamza(at) { '\u{626}' } else { text[at] }).collect()
}

fn without_ignorables(text: &[char]) -> Vec<char> {
    let is_removed = |at: usize| {
        // Whether a ZERO WIDTH SPACE is removed depends on the letter before it.
        let is_parted = text[..at].iter().rev().take_while(|&&c| is_transparent(c)).any(|&c| c == '\u{200B}');
        let before = before(text, at, |c| is_transparent(c) || is_parted && is_weak(c));
        is_ignorable(text[at]) && before.is_some_and(is_arabic)
    };
    (0..text.len()).filter(|&at| !is_removed(at)).map(|at| text[at]).collect()
}

fn without_marks(text: &[char]) -> Vec<char> {
    let decorates = |at: usize| {
        let before = before(text, at, is_transparent);
        is_foreign_mark(text[at]) && before.is_some_and(is_arabic_letter)
    };
    let is_removed = |at: usize| is_mark(text[at]) || is_small_letter(text[at]) || decorates(at);
    (0..text.len()).filter(|&at| !is_removed(at)).map(|at| text[at]).collect()
}

/// Removes joiners behind Arabic, except those that are kept for readers.
fn without_joiners(text: &[char], keeps: impl Fn(usize) -> bool) -> Vec<char> {
    let is_removed = |at: usize| {
        let skipped = |c: char| is_transparent(c) || text[at] == '\u{200B}' && is_weak(c);
        is_joiner(text[at]) && before(text, at, skipped).is_some_and(is_arabic) && !keeps(at)
    };
    (0..text.len()).filter(|&at| !is_removed(at)).map(|at| text[at]).collect()
}

/// Returns whether a joiner is kept for readers: the last of several non-joiners between letters or
/// digits, and U+200D.
fn is_shaping(text: &[char], at: usize) -> bool {
    let is_letter =
        |c: char| (c.is_alphabetic() || c.is_numeric()) && !is_mark(c) && !is_weak(c) && !is_phrase_or_rial(c);
    let removed = |c: char| matches!(c, '\u{200B}' | '\u{2060}' | '\u{AD}' | '\u{640}');
    let between = || {
        let behind = text[at + 1..].iter().copied().find(|&c| !removed(c));
        let is_skipped = |c| is_transparent(c) || is_weak(c);
        before(text, at, is_skipped).is_some_and(|c| is_letter(c) && is_arabic(c)) && behind.is_some_and(is_letter)
    };
    text[at] == '\u{200D}' || text[at] == '\u{200C}' && between()
}

/// Removes tatweels, except those that carry a mark.
fn without_tatweel(text: &[char]) -> Vec<char> {
    let carries = |at: usize| text.get(at + 1).is_some_and(|&c| canonical_combining_class(c) != 0 || is_mark(c));
    (0..text.len()).filter(|&at| text[at] != '\u{640}' || carries(at)).map(|at| text[at]).collect()
}

/// Puts marks in canonical order, and composes Arabic letters.
fn compose(text: Vec<char>) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for cluster in text.chunk_by(|_, &c| canonical_combining_class(c) != 0) {
        let mut decomposed: Vec<char> = cluster.iter().flat_map(|&c| decompose(c)).collect();
        let marks = usize::from(canonical_combining_class(decomposed[0]) == 0);
        decomposed[marks..].sort_by_key(|&c| canonical_combining_class(c));
        out.extend(compose_cluster(&decomposed));
    }
    out
}

fn decompose(c: char) -> Vec<char> {
    if ('\u{622}'..='\u{6D3}').contains(&c) { c.nfd().collect() } else { vec![c] }
}

fn compose_cluster(cluster: &[char]) -> Vec<char> {
    let mut out = vec![cluster[0]];
    let mut last = 0;
    for &mark in &cluster[1..] {
        let class = canonical_combining_class(mark);
        let composed = unicode_normalization::char::compose(out[0], mark);
        match composed {
            Some(letter) if is_arabic(letter) && last < class => out[0] = letter,
            _ => {
                out.push(mark);
                last = class;
            }
        }
    }
    out
}

fn search(c: char) -> char {
    match c {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}',
        '\u{649}' | '\u{6CC}' => '\u{64A}',
        '\u{629}' => '\u{647}',
        '\u{6A9}' => '\u{643}',
        '\u{660}'..='\u{669}' => char::from(b'0' + (u32::from(c) - 0x660) as u8),
        '\u{6F0}'..='\u{6F9}' => char::from(b'0' + (u32::from(c) - 0x6F0) as u8),
        _ => c,
    }
}

fn separators(mut text: Vec<char>) -> Vec<char> {
    for at in 1..text.len().saturating_sub(1) {
        if text[at - 1].is_ascii_digit() && text[at + 1].is_ascii_digit() {
            match text[at] {
                '\u{66B}' => text[at] = '.',
                '\u{66C}' => text[at] = ',',
                _ => {}
            }
        }
    }
    text
}

fn seat(c: char) -> char {
    match c {
        '\u{624}' => '\u{648}',
        '\u{626}' => '\u{64A}',
        _ => c,
    }
}

fn elongation(text: Vec<char>) -> Vec<char> {
    let letter = |c: char| is_arabic(c) && c.is_alphabetic() && !is_mark(c) && c != '\u{640}' && !is_small_letter(c);
    text.chunk_by(|a, b| a == b)
        .flat_map(|run| if run.len() > 2 && letter(run[0]) { &run[..1] } else { run })
        .copied()
        .collect()
}
