//! Words and numbers: WB5 to WB13b of UAX #29.

use super::TokenKind;
use super::cursor::{Attached, Cursor};
use super::definition::Context;
use crate::unicode::Class;

/// What a word consists of.
#[derive(Default)]
struct Content {
    letters: bool,
    numbers: bool,
    connectors: bool,
    /// Whether it is one pictograph that asks for the look of an emoji.
    emoji: bool,
    several: bool,
}

impl Content {
    fn add(&mut self, class: Class, attached: Attached) {
        self.emoji = class == Class::PICTOGRAPH_LETTER && attached.emoji_style && !self.several;
        self.several = true;
        match class {
            Class::DIGIT | Class::NUMERIC | Class::LONE_NUMBER => self.numbers = true,
            Class::CONNECTOR => self.connectors = true,
            Class::CONNECTOR_SPACE => {}
            _ => self.letters = true,
        }
    }

    fn kind(&self) -> TokenKind {
        match self {
            Content { emoji: true, .. } => TokenKind::Emoji,
            Content { letters: true, .. } => TokenKind::Word,
            Content { numbers: true, .. } => TokenKind::Number,
            Content { connectors: true, .. } => TokenKind::Punctuation,
            _ => TokenKind::Space,
        }
    }
}

impl Context {
    /// Goes past the word or number whose first effective character, of class `class`, stands at `at`.
    pub(super) fn word(&mut self, at: &mut Cursor<'_>, mut class: Class) -> TokenKind {
        let mut content = Content::default();
        loop {
            content.add(class, at.pass_letters(class));
            if at.byte() == b' ' {
                break; // The short way out of most words.
            }
            let next = self.class(at);
            if joined(class, next) {
                class = next;
            } else if next.is_between() && self.is_bridge(class, next, at) {
                at.advance();
                class = at.class();
            } else {
                break;
            }
        }
        if class == Class::HEBREW && at.class() == Class::SINGLE_QUOTE {
            at.advance(); // WB7a: a geresh
        }
        content.kind()
    }

    /// Whether the sign at `at` keeps its two sides together.
    fn is_bridge(&mut self, before: Class, sign: Class, at: &Cursor<'_>) -> bool {
        if !(before.is_letter() || before.is_digit()) {
            return false;
        }
        let after = self.class(&at.next());
        let beside_arabic = before == Class::ARABIC || after == Class::ARABIC;
        // Behind an Arabic letter these end a sentence or a clause, whether or not a space follows.
        let ends = matches!(at.byte(), b'.' | b':') && beside_arabic;
        !ends && spans(before, sign, after)
    }
}

/// WB5, WB8 to WB10, WB13 to WB13b.
fn joined(before: Class, after: Class) -> bool {
    let alphanumeric = |class: Class| class.is_letter() || class.is_digit();
    let connectable = |class: Class| alphanumeric(class) || class == Class::KATAKANA || class.is_connector();
    alphanumeric(before) && alphanumeric(after)
        || before == Class::KATAKANA && after == Class::KATAKANA
        || after.is_connector() && connectable(before)
        || before.is_connector() && connectable(after)
}

/// WB6, WB7, WB7b, WB7c, WB11, WB12.
fn spans(before: Class, sign: Class, after: Class) -> bool {
    match sign {
        Class::MID_LETTER => before.is_letter() && after.is_letter(),
        Class::MID_NUM | Class::FRACTION_SLASH => before.is_digit() && after.is_digit(),
        Class::MID_NUM_LET | Class::SINGLE_QUOTE => {
            before.is_letter() && after.is_letter() || before.is_digit() && after.is_digit()
        }
        Class::DOUBLE_QUOTE => before == Class::HEBREW && after == Class::HEBREW,
        _ => false,
    }
}
