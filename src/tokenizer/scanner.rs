//! Finds the tokens of a text one after the other: takes simple tokens from a window, the others from
//! the reference tokenizer.

use super::classify::token_text;
use super::cursor::Cursor;
use super::properties::*;
use super::reference::ReferenceTokenizer;
use super::tokens::Splits;
use super::window::{NextToken, TokenBounds, Window};
use super::{Token, TokenKind, Tokenizer};
use crate::simd::InstructionSet;
use crate::unicode::{Break, Class};

/// A text, and how far it is split. The window is passed to each method, so that many short texts
/// can share one: it is larger than they are.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    set: InstructionSet,
    /// Behind the last token of the reference tokenizer. Simple tokens do not move it.
    cursor: Cursor<'a>,
    reference: ReferenceTokenizer,
}

impl<'a> Scanner<'a> {
    /// Begins with a text, in a window that has no tokens.
    pub(super) fn new(options: &Tokenizer, set: InstructionSet, text: &'a str) -> Self {
        Self {
            text,
            set,
            cursor: Cursor::new(text, options.splits_at(Splits::NON_JOINERS)),
            reference: ReferenceTokenizer { options: *options, no_email: 0..0 },
        }
    }

    /// Returns the whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the next token.
    #[inline(always)]
    pub(crate) fn next(&mut self, window: &mut Window) -> Option<Token<'a>> {
        match window.next() {
            Some(bounds) => Some(self.token(bounds)),
            None => self.refill(window),
        }
    }

    #[inline(always)]
    pub(super) fn token(&self, (start, end, kind): TokenBounds) -> Token<'a> {
        Token { text: token_text(self.text, start, end), span: start..end, kind }
    }

    /// Returns the next token after the window has no further simple one, and refills the window.
    #[inline(never)]
    pub(super) fn refill(&mut self, window: &mut Window) -> Option<Token<'a>> {
        loop {
            let bounds = match window.peek() {
                _ if self.reference.options.by_definition => self.reference_token(window, self.cursor.at)?,
                NextToken::Simple(start, end) => window.take(start, end),
                NextToken::OpenEnd(start, end) if self.is_complete(window, start, end) => window.take(start, end),
                NextToken::OpenEnd(start, _) | NextToken::Url(start) => {
                    self.reference_token(window, window.base + start)?
                }
                NextToken::Undecided(start) => {
                    self.reference_token(window, self.reference_start(window.base + start))?
                }
                NextToken::BeyondWindow => self.reference_token(window, self.reference_start(window.base))?,
                NextToken::Exhausted if window.next < self.text.len() => {
                    self.open_window(window, window.next);
                    continue;
                }
                NextToken::Exhausted => return None,
            };
            if bounds.2 != TokenKind::Space || self.reference.options.spaces {
                return Some(self.token(bounds));
            }
        }
    }

    /// Opens the window at byte offset `at`, which must be a token boundary.
    fn open_window(&self, window: &mut Window, at: usize) {
        window.open(self.text, at, self.set, &self.reference.options);
    }

    /// Continues with the window at byte offset `at`, behind a token of the reference tokenizer.
    fn resume(&self, window: &mut Window, at: usize) {
        if !window.resume(at) {
            self.open_window(window, at);
        }
    }

    /// Returns whether a token ends at `end` although the character there might belong to it. Both
    /// offsets are from the window's `base`.
    fn is_complete(&mut self, window: &Window, start: usize, end: usize) -> bool {
        let at = window.base + end;
        let behind = &self.text.as_bytes()[at..];
        if behind.starts_with(b"://") {
            return false;
        }
        let (inside, after) = window.properties(start).split_at(end - start);
        if inside[0] & (LETTER | DIGIT) == 0 {
            return matches!(behind[0], b'@' | b'#' | b'&') || after[0] & (SIGN | SPACE) != 0;
        }
        // A token without ASCII characters and digits has only letters of the Arabic script, and is
        // part of no address.
        let source = &self.text.as_bytes()[window.base + start..at];
        let may_be_address = source.iter().zip(inside).any(|(byte, of)| byte.is_ascii() || of & DIGIT != 0);
        match behind[0] {
            b'/' | b'&' => true,
            b'.' | b',' | b';' | b'@' => !may_be_address,
            b':' => !may_be_address || inside.iter().all(|of| of & LETTER == 0),
            b'_' => self.reference.options.splits_at(Splits::UNDERSCORES) && !may_be_address,
            b'-' | b'+' | b'%' => !may_be_address || self.reference.rules_out_email(self.text, window.base + start, at),
            byte if byte.is_ascii_alphanumeric() => {
                !source.contains(&0xE2) && self.reference.rules_out_email(self.text, window.base + start, at)
            }
            0xC2 => after[0] & SPACE != 0 && after.get(2).is_some_and(|of| *of != 0 && of & ATTACHES == 0),
            0xE2 if after[0] & SIGN != 0 => after.get(3).is_some_and(|of| of & (SIGN | SPACE) != 0 && of & MIDDLE == 0),
            _ => false,
        }
    }

    /// Returns the token of the reference tokenizer at byte offset `start`, or `None` at the end of
    /// the text.
    fn reference_token(&mut self, window: &mut Window, start: usize) -> Option<TokenBounds> {
        if self.cursor.at != start {
            self.cursor =
                Cursor::behind_simple(self.text, start, self.reference.options.splits_at(Splits::NON_JOINERS));
        }
        if self.cursor.is_at_end() {
            return None;
        }
        let kind = self.reference.advance(self.text, &mut self.cursor);
        let end = self.cursor.at;
        if !self.reference.options.by_definition {
            // In a window the number sign of an HTML entity would look like a hashtag, so the
            // reference tokenizer continues.
            match self.cursor.last == Class::AMPERSAND && self.cursor.byte() == b'#' {
                true => window.drop_tokens(end),
                false => self.resume(window, end),
            }
        }
        Some((start, end, kind))
    }

    /// Returns where the reference tokenizer has to begin to find the token at byte offset `at`. If
    /// marks there attach to a space that was skipped, this is the start of the space.
    fn reference_start(&self, at: usize) -> usize {
        let transparent = Break::at(self.text.as_bytes(), at).class().is_transparent();
        if self.cursor.at == at || !transparent || self.reference.options.spaces {
            return at;
        }
        match self.text[..at].chars().next_back() {
            Some(c) if self.is_space(c) => at - c.len_utf8(),
            _ => at,
        }
    }

    /// Returns whether `c` is a space, to which marks attach.
    fn is_space(&self, c: char) -> bool {
        match Class::below_20000(u32::from(c).min(0x1FFFF)) {
            Class::NON_JOINER => self.reference.options.splits_at(Splits::NON_JOINERS),
            class => matches!(class, Class::SEGMENT_SPACE | Class::SPACE | Class::NO_BREAK_SPACE),
        }
    }
}
