//! Words and numbers: WB5 to WB13b of UAX #29.

use super::TokenKind;
use super::cursor::{Attached, Cursor};
use super::tokens::Tokens;
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

impl<'a> Tokens<'a> {
    /// The word or number whose first effective character, of class `first`, stands at `at`.
    pub(super) fn word(&mut self, mut at: Cursor<'a>, first: Class) -> (Cursor<'a>, TokenKind) {
        let mut content = Content::default();
        let mut class = first;
        loop {
            content.add(class, at.advance());
            if class == Class::LETTER {
                at.skip_letters();
                at.skip_attached();
            }
            let next = self.class(&at);
            if joined(class, next) {
                class = next;
            } else if let Some(behind) = self.bridge(class, next, &at) {
                (at, class) = behind;
            } else {
                break;
            }
        }
        if class == Class::HEBREW && at.class() == Class::SINGLE_QUOTE {
            at.advance(); // WB7a: a geresh
        }
        (at, content.kind())
    }

    /// The place and class behind a sign at `at`, if the sign keeps the two sides together.
    fn bridge(&mut self, before: Class, sign: Class, at: &Cursor<'a>) -> Option<(Cursor<'a>, Class)> {
        if !sign.is_between() || !(before.is_letter() || before.is_digit()) {
            return None;
        }
        let behind = at.next();
        let after = self.class(&behind);
        spans(before, sign, after).then_some((behind, after))
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
