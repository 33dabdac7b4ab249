//! Hashtags and mentions.

use super::TokenKind;
use super::cursor::Cursor;
use super::definition::Context;
use crate::unicode::Class;

impl Context {
    /// Goes past the sign of a hashtag and the tag, if one follows. It may stand behind anything, even a word, since
    /// that is how people write it.
    pub(super) fn hashtag(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        let end = if self.options.hashtags { self.tag(at.next()) } else { None };
        end_or_sign(at, end, TokenKind::Hashtag)
    }

    /// Goes past an at sign and the name, if one follows; not behind what could be the local part of an address.
    pub(super) fn mention(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        let taken = matches!(at.last, Class::LATIN | Class::DIGIT | Class::CONNECTOR);
        let end = if self.options.mentions && !taken { self.name(at.next()) } else { None };
        end_or_sign(at, end, TokenKind::Mention)
    }

    /// The end of a tag: letters, among them at least one, digits and connectors.
    fn tag<'a>(&mut self, mut end: Cursor<'a>) -> Option<Cursor<'a>> {
        let mut letter = false;
        loop {
            match self.class(&end) {
                Class::KATAKANA | Class::LONE_LETTER => letter = true,
                Class::CONNECTOR => {}
                class if class.is_digit() => {}
                class if class.is_letter() => letter = true,
                _ => return letter.then_some(end),
            }
            end.advance();
        }
    }

    /// The end of a name: the same in ASCII.
    fn name<'a>(&mut self, mut end: Cursor<'a>) -> Option<Cursor<'a>> {
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

fn end_or_sign<'a>(at: &mut Cursor<'a>, end: Option<Cursor<'a>>, kind: TokenKind) -> TokenKind {
    if let Some(end) = end {
        *at = end.closed();
        return kind;
    }
    at.pass_alone();
    TokenKind::Punctuation
}
