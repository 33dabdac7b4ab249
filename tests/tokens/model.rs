//! A naive reading of the folds, enough for tokens: what goes, what opens up, what maps.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

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
    if fold >= Fold::Search {
        text = without_joiners(&text);
    }
    if fold >= Fold::Unvocalized {
        text.retain(|&c| !is_mark(c) && !is_small_letter(c));
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

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{897}'..='\u{89F}'
        | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{10EFA}'..='\u{10EFF}')
}

fn is_small_letter(c: char) -> bool {
    matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}')
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{AD}')
}

/// Of the Arabic block, all but the number marks that other scripts share.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{604}' | '\u{606}'..='\u{6DC}' | '\u{6DE}'..='\u{6FF}' | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_phrase_or_rial(c: char) -> bool {
    matches!(c, '\u{FBC3}'..='\u{FBD2}' | '\u{FD40}'..='\u{FD4F}' | '\u{FD90}' | '\u{FD91}' | '\u{FDC8}'..='\u{FDCF}'
        | '\u{FDFA}'..='\u{FDFF}')
}

/// The letters and marks of a presentation form.
fn open(c: char) -> Vec<char> {
    if !matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') || is_phrase_or_rial(c) {
        return vec![c];
    }
    let letters: Vec<char> = c.nfkd().collect();
    match letters.as_slice() {
        [' ' | '\u{640}', marks @ ..] if !marks.is_empty() && marks.iter().all(|&m| is_mark(m)) => marks.to_vec(),
        _ => c.nfkd().nfc().collect(),
    }
}

fn without_joiners(text: &[char]) -> Vec<char> {
    let goes = |at: usize| {
        let skipped =
            |c: char| is_mark(c) || is_joiner(c) || text[at] == '\u{200B}' && (c == '\u{640}' || is_small_letter(c));
        let before = text[..at].iter().rev().find(|&&c| !skipped(c));
        is_joiner(text[at]) && before.is_some_and(|&c| is_arabic(c))
    };
    (0..text.len()).filter(|&at| !goes(at)).map(|at| text[at]).collect()
}

/// A tatweel that carries a mark is a seat.
fn without_tatweel(text: &[char]) -> Vec<char> {
    let carries = |at: usize| text.get(at + 1).is_some_and(|&c| canonical_combining_class(c) != 0 || is_mark(c));
    (0..text.len()).filter(|&at| text[at] != '\u{640}' || carries(at)).map(|at| text[at]).collect()
}

/// Canonical order, and the compositions of Arabic.
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
