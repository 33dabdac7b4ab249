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
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, start: 0, tokens: Tokenizer::new().spaces(true).tokens(text), first: None }
}

/// The sentences of a text, in order. See [`sentences`].
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
    /// Whether the last token abbreviates a word to one letter.
    Inside { abbreviation: bool },
    /// Behind the full stop of an abbreviation.
    Abbreviated,
    /// Behind what ends it.
    Ended,
    /// Behind the spaces after that.
    Left,
}

impl State {
    /// Behind `token`; `None` if the token belongs to the next sentence.
    fn behind(self, token: &Token<'_>) -> Option<State> {
        match Role::of(token) {
            Role::Invisible => Some(self),
            Role::Break => Some(if self == State::Empty { self } else { State::Left }),
            Role::Space => Some(self.behind_space()),
            _ if self == State::Left => None,
            Role::Stop if self == (State::Inside { abbreviation: true }) => Some(State::Abbreviated),
            Role::Stop | Role::End => Some(State::Ended),
            Role::Close if self == State::Ended => Some(self),
            Role::Continue if self == State::Ended => Some(State::Inside { abbreviation: false }),
            _ if self == State::Ended => None,
            Role::Letter => Some(State::Inside { abbreviation: true }),
            Role::Close | Role::Continue | Role::Other => Some(State::Inside { abbreviation: false }),
        }
    }

    fn behind_space(self) -> State {
        match self {
            State::Ended => State::Left,
            State::Inside { .. } | State::Abbreviated => State::Inside { abbreviation: false },
            State::Empty | State::Left => self,
        }
    }
}

/// What a token means for sentences.
#[derive(Clone, Copy)]
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
    /// A letter alone, or behind a dot.
    Letter,
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
            TokenKind::Word if is_abbreviation(token.text) => Role::Letter,
            _ => Role::Other,
        }
    }

    fn of_punctuation(sign: char) -> Role {
        match sign {
            '.' => Role::Stop,
            '!' | '?' | '؟' | '۔' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '．' | '？' | '｡' => Role::End,
            '"' | '\'' | ')' | ']' | '}' | '»' | '”' | '’' | '›' | '\u{FD3E}' | '」' | '』' | '）' => Role::Close,
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
        let mut state = State::Empty;
        while let Some(token) = self.first.take().or_else(|| self.tokens.next()) {
            match state.behind(&token) {
                Some(next) => state = next,
                None => {
                    let sentence = &self.text[self.start..token.span.start];
                    self.start = token.span.start;
                    self.first = Some(token);
                    return Some(sentence);
                }
            }
        }
        let rest = &self.text[self.start..];
        self.start = self.text.len();
        (!rest.is_empty()).then_some(rest)
    }
}

impl FusedIterator for Sentences<'_> {}
