//! Hashtags, mentions, and HTML entities, whose number sign looks like a hashtag.

use super::TokenKind;
use super::cursor::Cursor;
use super::email::domain;
use super::reference::{ReferenceTokenizer, markup};
use super::word::joined;
use crate::unicode::Class;

impl ReferenceTokenizer {
    /// Moves past the `#` here, and past the tag if one follows. A hashtag may stand behind any
    /// character, even directly behind a word, since people write it so.
    pub(super) fn hashtag(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        if at.last == Class::AMPERSAND && at.is_entity() {
            return markup(at);
        }
        let end = if self.options.hashtags { self.tag(at.unsplit()) } else { None };
        end_or_sign(at, end, TokenKind::Hashtag)
    }

    /// Moves past the `@` here, and past the name if one follows. A mention cannot stand behind a
    /// character that may belong to the local part of an address, except behind `RT`.
    pub(super) fn mention(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        let taken = matches!(at.last, Class::LATIN | Class::DIGIT | Class::CONNECTOR) && !at.is_behind_retweet();
        let end = if self.options.mentions && !taken { self.name(at.unsplit().next()) } else { None };
        end_or_sign(at, end, TokenKind::Mention)
    }

    /// Returns the end of the tag behind the sign at `at`: at least one letter, digits, connectors,
    /// and signs that connect these in a word.
    fn tag<'a>(&mut self, mut at: Cursor<'a>) -> Option<Cursor<'a>> {
        let (mut letter, mut class) = (false, Class::HASH);
        at.advance();
        loop {
            let next = self.class_in_tag(&at);
            if is_in_tag(class, next) {
                letter |= is_tag_letter(next);
                class = next;
                at.advance();
            } else if next.is_between() && self.is_bridge(class, next, &at) {
                class = next;
                at.advance();
            } else {
                break;
            }
        }
        if class == Class::HEBREW && at.class() == Class::SINGLE_QUOTE {
            at.advance(); // WB7a: a geresh
        }
        letter.then_some(at)
    }

    /// Returns the end of the name at `start`, including the host if one follows.
    fn name<'a>(&mut self, start: Cursor<'a>) -> Option<Cursor<'a>> {
        let end = self.name_alone(start)?;
        if end.class() == Class::AT {
            if let Some(host) = domain(end.next()) {
                return Some(host);
            }
        }
        let is_email = self.options.emails && self.email(&start).is_some();
        let is_cut = is_cut(&end) && !(self.options.urls && end.starts_url());
        (!is_email && !is_cut).then_some(end)
    }

    /// Returns the end of the ASCII letters, digits and underscores here, if at least one is a
    /// letter.
    fn name_alone<'a>(&mut self, mut end: Cursor<'a>) -> Option<Cursor<'a>> {
        let mut letter = false;
        loop {
            match end.effective() {
                Class::LATIN if end.is_ascii_letter() && !(self.options.urls && end.starts_url()) => letter = true,
                Class::DIGIT => {}
                Class::CONNECTOR if end.byte() == b'_' => {}
                _ => return letter.then_some(end),
            }
            end.advance();
        }
    }
}

fn is_tag_letter(class: Class) -> bool {
    matches!(class, Class::KATAKANA | Class::LONE_LETTER) || class.is_letter() && !class.is_sign_letter()
}

/// Returns whether a character of class `next` continues a tag behind one of class `before`.
fn is_in_tag(before: Class, next: Class) -> bool {
    match next {
        Class::KATAKANA | Class::LONE_LETTER | Class::CONNECTOR => true,
        Class::CONNECTOR_SPACE => joined(before, next),
        _ if before == Class::CONNECTOR_SPACE => joined(before, next),
        _ if before.is_letter() => joined(before, next),
        _ => next.is_letter() || next.is_digit(),
    }
}

/// Returns whether a name ends inside a word. A word of the Arabic script may follow directly,
/// since people leave out the space.
fn is_cut(end: &Cursor<'_>) -> bool {
    let class = end.effective();
    class.is_letter() && class != Class::ARABIC || class == Class::NUMERIC || class == Class::CONNECTOR
}

impl Cursor<'_> {
    /// Returns whether the number sign here continues an HTML entity, such as `#x628;` or `#1576;`.
    pub(super) fn is_entity(&self) -> bool {
        if self.byte() != b'#' || self.effective() != Class::HASH {
            return false;
        }
        let mut at = self.unsplit().next();
        let hexadecimal = at.byte() | 0x20 == b'x';
        if hexadecimal {
            at.advance();
        }
        for count in 0..=MAX_ENTITY_DIGITS {
            match at.effective() {
                Class::DIGIT => {}
                Class::LATIN if hexadecimal && at.byte().is_ascii_hexdigit() => {}
                _ => return count > 0 && at.byte() == b';',
            }
            at.advance();
        }
        false
    }

    /// Returns whether the word before the at sign here is `RT`.
    fn is_behind_retweet(&self) -> bool {
        let letter = |at, letter| {
            let (at, _) = self.effective_before(at)?;
            self.is_letter_at(at, letter).then_some(at)
        };
        let Some(start) = letter(self.at, b't').and_then(|at| letter(at, b'r')) else { return false };
        self.effective_before(start).is_none_or(|(_, class)| !class.starts_word())
    }
}

/// The number of digits above which a number cannot be a code point.
const MAX_ENTITY_DIGITS: usize = 8;

/// Moves `at` to `end` and returns `kind`, or moves it past the sign alone if there is no tag.
fn end_or_sign<'a>(at: &mut Cursor<'a>, end: Option<Cursor<'a>>, kind: TokenKind) -> TokenKind {
    if let Some(end) = end {
        at.close_at(end);
        return kind;
    }
    at.pass_alone();
    TokenKind::Punctuation
}
