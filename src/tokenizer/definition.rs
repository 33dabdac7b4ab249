//! The definition: which token begins here, character by character.

use core::ops::Range;

use super::cursor::Cursor;
use super::{TokenKind, Tokenizer};
use crate::unicode::{Class, is_direction_control};

/// What is known besides the place: the options, and what was searched in vain.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) options: Tokenizer,
    /// Where no e-mail address begins: what was found once is not searched again, so that time stays linear.
    pub(super) no_email: Range<usize>,
}

impl Context {
    /// Goes past the next token.
    #[inline]
    pub(super) fn advance(&mut self, text: &str, at: &mut Cursor<'_>) -> TokenKind {
        let start = at.at;
        let kind = self.token(at);
        if at.control && kind != TokenKind::Space {
            // A direction control at the edge of a token is a space of its own.
            at.at = start + text[start..at.at].trim_end_matches(is_direction_control).len();
            at.control = false;
        }
        kind
    }

    /// The class at `at`, the start of an address seen as one.
    #[inline]
    pub(super) fn class(&mut self, at: &Cursor<'_>) -> Class {
        let class = at.effective();
        match class {
            Class::LATIN | Class::DIGIT | Class::CONNECTOR if self.starts_address(at) => Class::ADDRESS,
            _ => class,
        }
    }

    fn starts_address(&mut self, at: &Cursor<'_>) -> bool {
        self.options.urls && at.starts_url() || self.options.emails && self.email(at).is_some()
    }

    /// Goes past the token at `at`.
    fn token(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        match self.class(at) {
            Class::ARABIC => self.word(at, Class::ARABIC),
            Class::SEGMENT_SPACE => spaces(at),
            Class::ADDRESS => self.address(at),
            Class::WEAK => self.weak(at),
            Class::HASH => self.hashtag(at),
            Class::AT => self.mention(at),
            class if class.starts_word() => self.word(at, class),
            class if class.is_pictograph() => at.pictograph(class),
            Class::REGIONAL_INDICATOR => at.flag(),
            class if class.is_transparent() => loose(at),
            class => plain(at, class),
        }
    }

    /// A URL or an e-mail address.
    fn address(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        if self.options.urls && at.starts_url() {
            *at = at.url().closed();
            return TokenKind::Url;
        }
        *at = self.email(at).unwrap_or_else(|| at.next()).closed();
        TokenKind::Email
    }

    /// Tatweel and small letters behind something that is no word: part of the word behind them, unless a character
    /// stands in between that would attach to something else once a fold has removed them.
    fn weak(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        while matches!(at.class(), Class::WEAK | Class::MARK | Class::CONTROL) {
            at.step();
        }
        match self.class(at) {
            Class::ADDRESS => return self.address(at),
            class if class.starts_word() => return self.word(at, class),
            _ => {}
        }
        at.skip_transparent();
        TokenKind::Symbol
    }
}

fn plain(at: &mut Cursor<'_>, class: Class) -> TokenKind {
    if matches!(class, Class::CR | Class::LF | Class::NEWLINE) {
        return line_break(at);
    }
    at.pass_alone();
    match class {
        Class::SYMBOL | Class::FRACTION_SLASH => TokenKind::Symbol,
        Class::SPACE | Class::ZERO_WIDTH_SPACE => TokenKind::Space,
        _ => TokenKind::Punctuation,
    }
}

/// What attaches to nothing: at the start of the text, of a line, or given back.
fn loose(at: &mut Cursor<'_>) -> TokenKind {
    if at.skip_transparent().visible { TokenKind::Symbol } else { TokenKind::Space }
}

/// A run of spaces (WB3d).
fn spaces(at: &mut Cursor<'_>) -> TokenKind {
    while at.class() == Class::SEGMENT_SPACE {
        at.step();
    }
    if at.class().is_transparent() {
        at.skip_transparent();
    }
    TokenKind::Space
}

/// Nothing attaches to a line break (WB3a).
fn line_break(at: &mut Cursor<'_>) -> TokenKind {
    let class = at.class();
    at.step();
    if class == Class::CR && at.class() == Class::LF {
        at.step();
    }
    TokenKind::Space
}
