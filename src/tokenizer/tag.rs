//! Hashtags and mentions.

use super::TokenKind;
use super::cursor::Cursor;
use super::tokens::Tokens;
use crate::unicode::Class;

impl<'a> Tokens<'a> {
    /// The hashtag whose sign stands at `at`: behind anything, even a word, since that is how people write them.
    pub(super) fn hashtag(&mut self, at: Cursor<'a>) -> Option<(Cursor<'a>, TokenKind)> {
        let mut end = at.next();
        let mut letter = false;
        loop {
            match self.class(&end) {
                Class::KATAKANA | Class::LONE_LETTER => letter = true,
                Class::CONNECTOR => {}
                class if class.is_digit() => {}
                class if class.is_letter() => letter = true,
                _ => break,
            }
            end.advance();
        }
        (self.options.hashtags && letter).then(|| (end.closed(), TokenKind::Hashtag))
    }

    /// The mention whose sign stands at `at`: not behind what could be the local part of an e-mail address.
    pub(super) fn mention(&mut self, at: Cursor<'a>) -> Option<(Cursor<'a>, TokenKind)> {
        let taken = matches!(at.last, Class::LATIN | Class::DIGIT | Class::CONNECTOR);
        if taken || !self.options.mentions {
            return None;
        }
        let name = at.next();
        if self.class(&name) == Class::ADDRESS {
            return None;
        }
        Some((self.name(name)?.closed(), TokenKind::Mention))
    }

    /// The end of a name.
    fn name(&mut self, mut end: Cursor<'a>) -> Option<Cursor<'a>> {
        let mut letter = false;
        loop {
            match self.class(&end) {
                Class::LATIN if end.byte().is_ascii() => letter = true,
                Class::DIGIT => {}
                Class::CONNECTOR if end.byte() == b'_' => {}
                _ => return letter.then_some(end),
            }
            end.advance();
        }
    }
}
