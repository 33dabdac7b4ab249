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

    /// The place `at`, a boundary of tokens behind simple characters: letters, what attaches to them, signs and spaces
    /// that [`Window`](super::window::Window) knows.
    pub(super) fn behind_simple(text: &'a str, at: usize) -> Self {
        let mut cursor = Cursor { at, ..Self::new(text) };
        for c in text[..at].char_indices().rev() {
            let before = Break::at(cursor.bytes, c.0);
            if !matches!(before.class(), Class::MARK | Class::JOINER | Class::WEAK) {
                (cursor.last, cursor.arabic) = (before.class(), before.is_arabic());
                break;
            }
        }
        cursor
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
        self.resolve(Break::at(self.bytes, self.at))
    }

    #[inline]
    fn resolve(&self, here: Break) -> Class {
        match here.class() {
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
        self.pass(here, self.resolve(here));
    }

    #[inline]
    fn pass(&mut self, here: Break, class: Class) {
        self.at += usize::from(here.len);
        self.control = class == Class::CONTROL;
        if matches!(class, Class::MARK | Class::CONTROL | Class::JOINER | Class::ZWJ | Class::WEAK) {
            return;
        }
        self.arabic = here.is_arabic();
        if !class.is_transparent() {
            self.last = class;
        }
    }

    /// Goes past the transparent characters here.
    #[inline]
    pub(super) fn skip_transparent(&mut self) -> Attached {
        // Nothing in ASCII attaches.
        if self.byte().is_ascii() { Attached::default() } else { self.skip_transparent_run() }
    }

    fn skip_transparent_run(&mut self) -> Attached {
        let mut attached = Attached::default();
        loop {
            let here = Break::at(self.bytes, self.at);
            let class = self.resolve(here);
            if !class.is_transparent() {
                return attached;
            }
            attached.note(class);
            self.pass(here, class);
        }
    }

    /// Goes past the transparent and weak characters here.
    #[inline]
    pub(super) fn skip_attached(&mut self) -> Attached {
        let mut attached = self.skip_transparent();
        while !self.byte().is_ascii() && self.class() == Class::WEAK {
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

    /// Goes past one character and what attaches to it if it is no part of a word.
    pub(super) fn pass_alone(&mut self) -> Attached {
        self.step();
        self.skip_transparent()
    }

    /// This place after [`advance`](Self::advance).
    pub(super) fn next(mut self) -> Self {
        self.advance();
        self
    }

    /// Goes past one effective character of class `class` and what attaches to it, or at once past several.
    #[inline]
    pub(super) fn pass_letters(&mut self, class: Class) -> Attached {
        self.step();
        match class {
            Class::ARABIC => self.skip_arabic(),
            Class::LATIN => self.skip_latin(),
            _ => {}
        }
        self.skip_attached()
    }

    /// Goes past what never ends a word and needs no look ahead: Arabic letters, their marks, tatweel. The bulk of
    /// most texts.
    #[inline]
    fn skip_arabic(&mut self) {
        let mut letters = false;
        while let 0xD8..=0xDB = self.byte() {
            match Break::at(self.bytes, self.at).class() {
                Class::ARABIC => letters = true,
                Class::MARK | Class::WEAK => {}
                _ => break,
            }
            self.control = false;
            self.at += 2;
        }
        if letters {
            (self.arabic, self.last) = (true, Class::ARABIC);
        }
    }

    /// The same for ASCII letters, but for those that may begin a URL.
    #[inline]
    fn skip_latin(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|b| b.is_ascii_alphabetic() && !matches!(b, b'h' | b'H')).count();
        if length > 0 {
            self.at += length;
            (self.arabic, self.last, self.control) = (false, Class::LATIN, false);
        }
    }

    /// Whether U+20E3 is among what attaches here. Folds may remove a tatweel in between, so it does not hinder.
    #[inline]
    fn is_keycap(&self) -> bool {
        // The short way out of most digits.
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
        *self = self.closed();
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
