//! One effective character after the other.

use crate::unicode::{Break, Class};

/// A place in the text and what has to be known of the text before it. Copying it is how the tokenizer looks ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    /// Byte offset.
    pub(super) at: usize,
    /// The last effective character.
    pub(super) last: Class,
    /// Whether the last character but marks, controls, joiners and weak ones is Arabic: folds then remove 200B.
    arabic: bool,
    /// Whether the last character is a direction control.
    pub(super) control: bool,
}

/// What stands among the transparent characters that attach to one effective character.
#[derive(Clone, Copy, Default)]
pub(super) struct Attached {
    pub(super) visible: bool,
    pub(super) keycap: bool,
    /// U+FE0F or a skin tone.
    pub(super) emoji_style: bool,
    /// Whether a joiner of emoji comes last.
    pub(super) joins: bool,
}

impl Attached {
    fn note(&mut self, class: Class) {
        self.joins = class == Class::ZWJ;
        match class {
            Class::MARK | Class::EXTEND => self.visible = true,
            Class::MODIFIER => (self.visible, self.emoji_style) = (true, true),
            Class::KEYCAP => (self.visible, self.keycap) = (true, true),
            Class::EMOJI_STYLE => self.emoji_style = true,
            _ => {}
        }
    }

    fn add(&mut self, other: Attached) {
        self.visible |= other.visible;
        self.keycap |= other.keycap;
        self.emoji_style |= other.emoji_style;
        self.joins = other.joins;
    }
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Cursor { bytes: text.as_bytes(), at: 0, last: Class::END, arabic: false, control: false }
    }

    /// The byte here; 0 behind the end.
    pub(super) fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The class of the character here.
    #[inline]
    pub(super) fn class(&self) -> Class {
        match Break::at(self.bytes, self.at).class() {
            Class::ZERO_WIDTH_SPACE if self.arabic => Class::JOINER,
            class => class,
        }
    }

    /// The class of the character here, keycaps seen as the emoji they are.
    #[inline]
    pub(super) fn effective(&self) -> Class {
        match self.class() {
            Class::DIGIT | Class::HASH | Class::STAR if self.is_keycap() => Class::EMOJI,
            class => class,
        }
    }

    /// Goes past one character.
    #[inline]
    pub(super) fn step(&mut self) {
        let here = Break::at(self.bytes, self.at);
        self.at += usize::from(here.len);
        let class = here.class();
        self.control = class == Class::CONTROL;
        match class {
            Class::MARK | Class::CONTROL | Class::JOINER | Class::ZWJ | Class::WEAK => {}
            Class::ZERO_WIDTH_SPACE if self.arabic => {}
            _ => {
                self.arabic = here.is_arabic();
                if !class.is_transparent() {
                    self.last = class;
                }
            }
        }
    }

    /// Goes past the transparent characters here.
    pub(super) fn skip_transparent(&mut self) -> Attached {
        let mut attached = Attached::default();
        loop {
            let class = self.class();
            if !class.is_transparent() {
                return attached;
            }
            attached.note(class);
            self.step();
        }
    }

    /// Goes past the transparent and weak characters here.
    #[inline]
    pub(super) fn skip_attached(&mut self) -> Attached {
        let mut attached = self.skip_transparent();
        while self.class() == Class::WEAK {
            self.step();
            attached.add(self.skip_transparent());
        }
        attached
    }

    /// Goes past one effective character and what attaches to it within a word.
    #[inline]
    pub(super) fn advance(&mut self) -> Attached {
        self.step();
        self.skip_attached()
    }

    /// This place after [`advance`](Self::advance).
    pub(super) fn next(mut self) -> Self {
        self.advance();
        self
    }

    /// Goes past letters of Arabic and the like: the bulk of most texts, and never the end of a word.
    #[inline]
    pub(super) fn skip_letters(&mut self) {
        loop {
            let here = Break::at(self.bytes, self.at);
            match here.class() {
                Class::LETTER => (self.arabic, self.last) = (here.is_arabic(), Class::LETTER),
                Class::MARK | Class::WEAK => {}
                _ => return,
            }
            self.control = false;
            self.at += usize::from(here.len);
        }
    }

    /// Whether U+20E3 is among what attaches here. Folds may remove a tatweel in between, so it does not hinder.
    #[inline]
    fn is_keycap(&self) -> bool {
        // Nothing in ASCII attaches: the short way out of most digits.
        let behind = self.at + usize::from(Break::at(self.bytes, self.at).len);
        if self.bytes.get(behind).is_none_or(u8::is_ascii) {
            return false;
        }
        let mut ahead = *self;
        ahead.advance().keycap
    }

    /// Goes past a keycap: what attaches, and weak characters up to the last U+20E3.
    pub(super) fn skip_keycap(&mut self) {
        self.step();
        self.skip_transparent();
        let mut ahead = *self;
        while ahead.class() == Class::WEAK {
            ahead.step();
            if ahead.skip_transparent().keycap {
                *self = ahead;
            }
        }
    }

    /// `.` or `,` if an Arabic separator stands here between two digits, as folds write it.
    pub(super) fn separator(&self) -> Option<u8> {
        let sign = match self.bytes.get(self.at..self.at + 2)? {
            [0xD9, 0xAB] => b'.',
            [0xD9, 0xAC] => b',',
            _ => return None,
        };
        (self.last == Class::DIGIT && self.next().effective() == Class::DIGIT).then_some(sign)
    }

    /// Behind `word`, ASCII in lower case, if it stands here in any case.
    pub(super) fn after(mut self, word: &[u8]) -> Option<Self> {
        for &wanted in word {
            if !self.byte().eq_ignore_ascii_case(&wanted) {
                return None;
            }
            self.advance();
        }
        Some(self)
    }

    /// This place, with whatever stands before it closed off by the end of an address.
    pub(super) fn closed(mut self) -> Self {
        self.last = Class::ADDRESS;
        self
    }
}
