//! Sentences, from tokens.

use core::iter::FusedIterator;

use super::cursor::Cursor;
use super::{Token, TokenKind, Tokenizer, Tokens};
use crate::unicode::is_direction_control;

/// The sentences of a text; joined, they are the text.
///
/// A sentence ends after `.` `!` `?` `؟` `۔` `…` (or their full-width and CJK forms), together with further ones, the
/// quotes and brackets that close behind them, and the spaces behind those. A line break ends it always; blank lines
/// belong to the sentence before them, those at the start of the text to the first. A full stop ends none behind a
/// one-letter abbreviation (`د. أحمد`, `J. Smith`, `ق.م.`), nothing does inside a token (`3.14`, a URL) or before a comma,
/// a semicolon or a colon. Lazy, without allocation; one pass over the tokens, linear.
///
/// ```
/// use arabic_text::sentences;
///
/// let text = "قال د. أحمد: «هل وصلت؟» ثم سكت. انتهى";
/// assert!(sentences(text).eq(["قال د. أحمد: «هل وصلت؟» ", "ثم سكت. ", "انتهى"]));
/// ```
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, start: 0, tokens: Tokenizer::new().spaces(true).tokens(text), first: None }
}

/// The sentences of a text, in order. See [`sentences`].
///
/// ```
/// let mut sentences = arabic_text::sentences("وصل. هل رأيته؟");
/// assert_eq!(sentences.next(), Some("وصل. "));
/// assert_eq!(sentences.next(), Some("هل رأيته؟"));
/// assert_eq!(sentences.next(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    text: &'a str,
    start: usize,
    tokens: Tokens<'a>,
    /// The first token of the next sentence, already taken.
    first: Option<Token<'a>>,
}

/// How far the sentence is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Spaces only.
    Empty,
    Inside,
    /// Behind what ends it.
    Ended,
    /// Behind the spaces after that.
    Left,
}

impl State {
    /// Behind a token; `None` if the token belongs to the next sentence. `before` is the word directly before it.
    fn behind(self, role: Role, before: &str) -> Option<State> {
        match (role, self) {
            (Role::Invisible, _) | (Role::Break | Role::Space, State::Empty) => Some(self),
            (Role::Break, _) | (Role::Space, State::Ended | State::Left) => Some(State::Left),
            (Role::Space, State::Inside) => Some(State::Inside),
            (_, State::Left) => None,
            (Role::Stop, _) if is_abbreviation(before) => Some(State::Inside),
            (Role::Stop | Role::End, _) | (Role::Close, State::Ended) => Some(State::Ended),
            (Role::Word | Role::Other, State::Ended) => None,
            (Role::Close | Role::Continue | Role::Word | Role::Other, _) => Some(State::Inside),
        }
    }
}

/// What a token means for sentences.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// A direction control.
    Invisible,
    Space,
    /// A line break.
    Break,
    /// The full stop, which abbreviates too.
    Stop,
    /// What ends a sentence whatever stands before it.
    End,
    /// What closes a quote or a bracket.
    Close,
    /// What a sentence goes on with.
    Continue,
    Word,
    Other,
}

impl Role {
    fn of(token: &Token<'_>) -> Role {
        let Some(first) = token.text.chars().next() else { return Role::Other };
        match token.kind {
            TokenKind::Space if is_direction_control(first) => Role::Invisible,
            TokenKind::Space if matches!(first, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') => Role::Break,
            TokenKind::Space => Role::Space,
            TokenKind::Punctuation => Self::of_punctuation(first),
            TokenKind::Word => Role::Word,
            _ => Role::Other,
        }
    }

    fn of_punctuation(sign: char) -> Role {
        match sign {
            '.' => Role::Stop,
            '!' | '?' | '؟' | '۔' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '．' | '？' | '｡' => {
                Role::End
            }
            '"' | '\'' | ')' | ']' | '}' | '»' | '”' | '’' | '›' | '\u{FD3E}' | '」' | '』' | '）' => {
                Role::Close
            }
            ',' | ';' | ':' | '،' | '؛' => Role::Continue,
            _ => Role::Other,
        }
    }
}

/// Whether a word is one letter, or ends in one behind a dot (`ق.م`).
fn is_abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut at = Cursor::new(last);
    at.skip_attached();
    at.class().is_letter() && at.next().is_at_end()
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (mut state, mut before) = (State::Empty, "");
        while let Some(token) = self.first.take().or_else(|| self.tokens.next()) {
            let role = Role::of(&token);
            let Some(next) = state.behind(role, before) else {
                let sentence = &self.text[self.start..token.span.start];
                self.start = token.span.start;
                self.first = Some(token);
                return Some(sentence);
            };
            state = next;
            match role {
                Role::Invisible => {}
                Role::Word => before = token.text,
                _ => before = "",
            }
        }
        let rest = &self.text[self.start..];
        self.start = self.text.len();
        (!rest.is_empty()).then_some(rest)
    }
}

impl FusedIterator for Sentences<'_> {}
