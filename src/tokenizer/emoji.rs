//! Emoji sequences (UTS #51) that are not parts of words.

use super::TokenKind;
use super::cursor::Cursor;
use crate::unicode::Class;

impl Cursor<'_> {
    /// Moves past the keycap or the sequence of joined pictographs here. A single pictograph with
    /// text presentation by default has the kind of its category, unless it asks for emoji
    /// presentation.
    pub(super) fn pictograph(&mut self, class: Class) -> TokenKind {
        if matches!(self.class(), Class::DIGIT | Class::HASH | Class::STAR) {
            self.skip_keycap();
            return TokenKind::Emoji;
        }
        let mut emoji = class == Class::EMOJI;
        loop {
            let attached = self.pass_alone();
            emoji |= attached.emoji_style || attached.tone;
            if !(attached.joins && self.is_joined_pictograph()) {
                return kind(class, emoji);
            }
            emoji = true;
        }
    }

    /// Returns whether U+200D joins the character here to the pictograph before it. A letter must
    /// ask for emoji presentation.
    fn is_joined_pictograph(&self) -> bool {
        match self.class() {
            Class::PICTOGRAPH_LETTER => self.effective() == Class::EMOJI,
            class => class.is_pictograph(),
        }
    }

    /// Moves past a flag, which is two regional indicators. A single one is a symbol.
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
