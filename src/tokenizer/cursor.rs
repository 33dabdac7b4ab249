//! A position in the text that moves from one effective character to the next.

use crate::unicode::{Break, Class, is_looked_through, phrase_words};

const TATWEEL: &[u8] = "\u{640}".as_bytes();

/// The most characters that are skipped on the way back to a sign.
const MARKS_ON_SIGN: usize = 8;

/// A position in the text, with all that rules need to know of the text before it. To look ahead,
/// the tokenizer moves a copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    /// The byte offset.
    pub(super) at: usize,
    /// The class of the last effective character.
    pub(super) last: Class,
    /// Whether the last character that is neither transparent nor weak is Arabic. Folds remove
    /// U+200B and ignorable characters behind it then.
    pub(super) arabic: bool,
    /// Whether the last character that is not transparent is weak. Folds remove ignorable
    /// characters behind it, too.
    weak: bool,
    /// Whether U+200C is a space, because words are split there.
    splits: bool,
    /// Whether the last character is a direction control.
    pub(super) control: bool,
}

/// The kinds of characters among those that attach to one effective character.
#[derive(Clone, Copy, Default)]
pub(super) struct Attached {
    /// A mark or another visible character.
    pub(super) visible: bool,
    /// U+20E3.
    pub(super) keycap: bool,
    /// U+FE0F.
    pub(super) emoji_style: bool,
    /// A skin tone.
    pub(super) tone: bool,
    /// Whether the last of them is U+200D.
    pub(super) joins: bool,
}

impl Attached {
    fn note(&mut self, class: Class) {
        self.joins = class == Class::ZWJ;
        match class {
            Class::MARK | Class::EXTEND | Class::TAIL => self.visible = true,
            Class::MODIFIER => (self.visible, self.tone) = (true, true),
            Class::KEYCAP => (self.visible, self.keycap) = (true, true),
            Class::EMOJI_STYLE => self.emoji_style = true,
            _ => {}
        }
    }

    fn add(&mut self, other: Attached) {
        self.visible |= other.visible;
        self.keycap |= other.keycap;
        self.tone |= other.tone;
        self.emoji_style |= other.emoji_style;
        self.joins = other.joins;
    }
}

impl<'a> Cursor<'a> {
    /// Makes a cursor at the start of `text`. `splits` says whether words are split at U+200C.
    pub(super) fn new(text: &'a str, splits: bool) -> Self {
        Cursor { bytes: text.as_bytes(), at: 0, last: Class::END, arabic: false, weak: false, splits, control: false }
    }

    /// Makes a cursor at byte offset `at`, a token boundary, if the characters before it are ones
    /// that a [`Window`](super::window::Window) knows: letters and what attaches to them, signs and
    /// spaces.
    pub(super) fn behind_simple(text: &'a str, at: usize, splits: bool) -> Self {
        let mut cursor = Cursor { at, ..Self::new(text, splits) };
        for c in text[..at].char_indices().rev() {
            let before = Break::at(cursor.bytes, c.0);
            let class = before.class();
            let attaches = matches!(class, Class::MARK | Class::JOINER | Class::WEAK);
            if !attaches && (class != Class::NON_JOINER || splits) {
                (cursor.last, cursor.arabic) = (class, before.is_arabic());
                break;
            }
            cursor.weak |= class == Class::WEAK;
        }
        cursor
    }

    /// Returns whether a phrase sign stands before this position, with at most a few attached
    /// characters between.
    pub(super) fn is_behind_phrase_sign(&self) -> bool {
        let mut end = self.at;
        for _ in 0..MARKS_ON_SIGN {
            let start = (0..end).rev().find(|&at| self.bytes[at] & 0xC0 != 0x80).unwrap_or(0);
            let before = core::str::from_utf8(&self.bytes[start..end]).ok().and_then(|text| text.chars().next());
            match before {
                Some(c) if is_looked_through(c) => end = start,
                Some(c) => return phrase_words(c).is_some(),
                None => return false,
            }
        }
        false
    }

    /// Returns the byte here, or 0 at the end of the text.
    pub(super) fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Returns the class of the character here.
    #[inline]
    pub(super) fn class(&self) -> Class {
        self.resolve(Break::at(self.bytes, self.at))
    }

    #[inline]
    fn resolve(&self, here: Break) -> Class {
        let class = here.class();
        if class.is_dependent() { self.resolve_dependent(class) } else { class }
    }

    /// Returns the class of a character whose class depends on the characters beside it.
    #[inline(never)]
    fn resolve_dependent(&self, class: Class) -> Class {
        match class {
            Class::NON_JOINER if self.splits => Class::SPACE,
            Class::NON_JOINER => Class::JOINER,
            Class::ZERO_WIDTH_SPACE if self.arabic => Class::JOINER,
            Class::IGNORABLE_LETTER | Class::IGNORABLE_SYMBOL if self.arabic || self.weak => Class::JOINER,
            Class::IGNORABLE_LETTER => Class::LETTER,
            Class::IGNORABLE_SYMBOL => Class::SYMBOL,
            Class::NO_BREAK_SPACE | Class::NARROW_SPACE => self.no_break_space(class),
            _ => class,
        }
    }

    /// Returns the class of a no-break space. Inside an Arabic word, one that carries a mark is a
    /// mark too, since a fold removes it together with the mark. U+202F is a space beside an Arabic
    /// letter, and connects words elsewhere.
    fn no_break_space(&self, class: Class) -> Class {
        let behind_letter = matches!(self.last, Class::ARABIC | Class::ARABIC_ADDRESS);
        let ahead = self.behind_space();
        match class {
            _ if behind_letter && ahead.carries => Class::MARK,
            Class::NARROW_SPACE if !behind_letter && !ahead.letter => Class::CONNECTOR_SPACE,
            _ => Class::SPACE,
        }
    }

    /// Returns what stands behind the no-break space here.
    fn behind_space(&self) -> BehindSpace {
        let (mut carries, mut weak, mut opaque) = (false, false, false);
        let mut at = self.at;
        loop {
            at += usize::from(Break::at(self.bytes, at).len);
            match Break::at(self.bytes, at).class() {
                Class::MARK => carries |= !weak,
                Class::WEAK => weak = true,
                Class::NON_JOINER if self.splits => return BehindSpace::default(),
                // These characters attach to Arabic. Whether they do depends on whether the space
                // is removed.
                Class::ZERO_WIDTH_SPACE | Class::IGNORABLE_LETTER | Class::IGNORABLE_SYMBOL => opaque = true,
                class if class.is_transparent() => {}
                Class::ARABIC => return BehindSpace { carries, letter: !opaque },
                _ => return BehindSpace::default(),
            }
        }
    }

    /// Returns the class of the character here, which is `EMOJI` for keycaps and for letters that
    /// ask for emoji presentation.
    #[inline]
    pub(super) fn effective(&self) -> Class {
        match self.class() {
            Class::DIGIT | Class::HASH | Class::STAR if self.is_keycap() => Class::EMOJI,
            Class::PICTOGRAPH_LETTER if self.asks_for_emoji() => Class::EMOJI,
            class => class,
        }
    }

    /// Returns whether U+FE0F attaches to the character here. Behind a tatweel it does not, since
    /// folds remove both.
    fn asks_for_emoji(mut self) -> bool {
        self.pass_alone().emoji_style
    }

    /// Returns whether an ASCII letter stands here without a mark of U+0300 to U+036F. With such a
    /// mark it may be canonically equivalent to a letter outside ASCII.
    pub(super) fn is_ascii_letter(&self) -> bool {
        self.byte().is_ascii_alphabetic() && !self.bears_diacritic()
    }

    /// Returns whether the character here has such a mark on it, or gets one when a fold removes
    /// what stands between. A tatweel is removed with its marks.
    #[inline(never)]
    fn bears_diacritic(mut self) -> bool {
        loop {
            self.step();
            let class = self.class();
            if class == Class::EXTEND && matches!(self.byte(), 0xCC | 0xCD) {
                return true;
            }
            if !class.is_transparent() && (class != Class::WEAK || self.is_at(TATWEEL)) {
                return false;
            }
        }
    }

    /// Moves past one character.
    #[inline]
    pub(super) fn step(&mut self) {
        let here = Break::at(self.bytes, self.at);
        self.pass(here, self.resolve(here));
    }

    #[inline]
    fn pass(&mut self, here: Break, class: Class) {
        self.at += usize::from(here.len);
        self.control = class == Class::CONTROL;
        if class.is_transparent() {
            return;
        }
        self.weak = class == Class::WEAK;
        if !self.weak {
            (self.arabic, self.last) = (here.is_arabic(), class);
        }
    }

    /// Moves past the transparent characters here.
    #[inline]
    pub(super) fn skip_transparent(&mut self) -> Attached {
        // No ASCII character is transparent.
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

    /// Moves past the transparent and weak characters here.
    #[inline]
    pub(super) fn skip_attached(&mut self) -> Attached {
        let mut attached = self.skip_transparent();
        while !self.byte().is_ascii() && self.class() == Class::WEAK {
            self.step();
            attached.add(self.skip_transparent());
        }
        attached
    }

    /// Moves past one effective character and the characters that attach to it within a word.
    #[inline]
    pub(super) fn advance(&mut self) -> Attached {
        self.step();
        self.skip_attached()
    }

    /// Moves past one character that is no part of a word, and the characters that attach to it.
    pub(super) fn pass_alone(&mut self) -> Attached {
        self.step();
        self.skip_transparent()
    }

    /// Returns the position after [`advance`](Self::advance).
    pub(super) fn next(mut self) -> Self {
        self.advance();
        self
    }

    /// Moves past one effective character of class `class` and the characters that attach to it.
    /// May move past several letters at once.
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

    /// Moves past Arabic letters, their marks and tatweels, which never end a word. This loop
    /// handles most characters of most texts.
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

    /// Moves past ASCII letters other than `h`, with which a URL may begin.
    #[inline]
    fn skip_latin(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|b| b.is_ascii_alphabetic() && !matches!(b, b'h' | b'H')).count();
        if length > 0 {
            self.at += length;
            (self.arabic, self.weak, self.last, self.control) = (false, false, Class::LATIN, false);
        }
    }

    /// Returns whether U+20E3 attaches to the character here, also behind a tatweel, which folds
    /// may remove.
    #[inline]
    fn is_keycap(&self) -> bool {
        // Most digits are followed by ASCII, which cannot attach.
        let next = self.at + usize::from(Break::at(self.bytes, self.at).len);
        if self.bytes.get(next).is_none_or(u8::is_ascii) {
            return false;
        }
        let mut ahead = *self;
        ahead.advance().keycap
    }

    /// Moves past a keycap: its base, the characters that attach to it, and weak characters up to
    /// the last U+20E3.
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

    /// Returns the `.` or `,` that folds make of the Arabic separator here, if it stands between
    /// two digits.
    pub(super) fn separator(&self) -> Option<u8> {
        let sign = match self.bytes.get(self.at..self.at + 2)? {
            [0xD9, 0xAB] => b'.',
            [0xD9, 0xAC] => b',',
            _ => return None,
        };
        (self.last == Class::DIGIT && self.next().effective() == Class::DIGIT).then_some(sign)
    }

    /// Returns the position behind `word`, ASCII in lower case, if the text here is equal to it
    /// without regard to case.
    pub(super) fn after(mut self, word: &[u8]) -> Option<Self> {
        for &wanted in word {
            if !self.byte().eq_ignore_ascii_case(&wanted) {
                return None;
            }
            self.advance();
        }
        Some(self)
    }

    /// Returns this position as the end of an address, so that nothing here joins the characters
    /// before it.
    fn closed(mut self) -> Self {
        let arabic = matches!(self.last, Class::ARABIC | Class::ARABIC_ADDRESS);
        self.last = if arabic { Class::ARABIC_ADDRESS } else { Class::ADDRESS };
        self
    }

    /// Moves to the end of a tag or an address.
    pub(super) fn close_at(&mut self, end: Self) {
        *self = Cursor { splits: self.splits, ..end.closed() };
    }

    /// Returns this position for use in a tag or an address, which are not split at U+200C.
    pub(super) fn unsplit(self) -> Self {
        Cursor { splits: false, ..self }
    }

    /// Returns the script of the letter here, or zero if several scripts share the letter.
    pub(super) fn script(&self) -> u8 {
        Break::at(self.bytes, self.at).script(self.bytes, self.at)
    }

    /// Returns whether the text here begins with these bytes.
    pub(super) fn is_at(&self, bytes: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(bytes))
    }

    /// Returns the byte offset and the class of the effective character before byte offset `at`.
    pub(super) fn effective_before(&self, at: usize) -> Option<(usize, Class)> {
        let mut at = at;
        loop {
            at = (0..at).rev().find(|&at| self.bytes[at] & 0xC0 != 0x80)?;
            let class = Break::at(self.bytes, at).class();
            let may_attach = matches!(
                class,
                Class::WEAK | Class::ZERO_WIDTH_SPACE | Class::IGNORABLE_LETTER | Class::IGNORABLE_SYMBOL
            );
            if !class.is_transparent() && !may_attach {
                return Some((at, class));
            }
        }
    }

    /// Returns whether the byte at `at` is this ASCII letter, without regard to case.
    pub(super) fn is_letter_at(&self, at: usize, letter: u8) -> bool {
        self.bytes[at].eq_ignore_ascii_case(&letter)
    }
}

/// The characters behind a no-break space.
#[derive(Default)]
struct BehindSpace {
    /// An Arabic mark stands on the space, and a letter of the Arabic script behind it.
    carries: bool,
    /// A letter of the Arabic script follows.
    letter: bool,
}
