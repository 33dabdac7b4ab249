//! Emoji sequences (UTS #51), as far as they are no words.

use super::TokenKind;
use super::cursor::Cursor;
use crate::unicode::Class;

impl<'a> Cursor<'a> {
    /// The keycap or the sequence of joined pictographs that begins here. A text-default pictograph alone is what
    /// its category says, unless it asks for the look of an emoji.
    pub(super) fn pictograph(mut self, class: Class) -> (Self, TokenKind) {
        if self.class() != class {
            self.skip_keycap();
            return (self.closed(), TokenKind::Emoji);
        }
        let mut emoji = class == Class::EMOJI;
        loop {
            self.step();
            let attached = self.skip_transparent();
            emoji |= attached.emoji_style;
            if !(attached.joins && self.class().is_pictograph()) {
                break;
            }
            emoji = true;
        }
        (self, kind(class, emoji))
    }

    /// A flag: two regional indicators. One alone is a symbol.
    pub(super) fn flag(mut self) -> (Self, TokenKind) {
        self.step();
        self.skip_transparent();
        if self.class() != Class::REGIONAL_INDICATOR {
            return (self, TokenKind::Symbol);
        }
        self.step();
        self.skip_transparent();
        (self, TokenKind::Emoji)
    }
}

fn kind(class: Class, emoji: bool) -> TokenKind {
    match class {
        _ if emoji => TokenKind::Emoji,
        Class::PICTOGRAPH_PUNCTUATION => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}
