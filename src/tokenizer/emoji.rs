//! Emoji sequences (UTS #51), as far as they are no words.

use super::TokenKind;
use super::cursor::Cursor;
use crate::unicode::Class;

impl Cursor<'_> {
    /// Goes past the keycap or the sequence of joined pictographs here. A text-default pictograph alone is what its
    /// category says, unless it asks for the look of an emoji.
    pub(super) fn pictograph(&mut self, class: Class) -> TokenKind {
        if self.class() != class {
            self.skip_keycap();
            return TokenKind::Emoji;
        }
        let mut emoji = class == Class::EMOJI;
        loop {
            let attached = self.pass_alone();
            emoji |= attached.emoji_style;
            if !(attached.joins && self.class().is_pictograph()) {
                return kind(class, emoji);
            }
            emoji = true;
        }
    }

    /// Goes past a flag: two regional indicators. One alone is a symbol.
    pub(super) fn flag(&mut self) -> TokenKind {
        self.pass_alone();
        if self.class() != Class::REGIONAL_INDICATOR {
            return TokenKind::Symbol;
        }
        self.pass_alone();
        TokenKind::Emoji
    }
}

fn kind(class: Class, emoji: bool) -> TokenKind {
    match class {
        _ if emoji => TokenKind::Emoji,
        Class::PICTOGRAPH_PUNCTUATION => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}
