//! Other units than bytes.

use core::ops::Range;

/// Turns byte ranges of a text into the units of others, and back: characters (Python, `char`s) or UTF-16 code units
/// (browsers, editors, Java).
///
/// It remembers where it was last, so ranges in ascending order take one walk over the text in all; any range takes
/// time linear in the distance from the one before. No memory is allocated.
///
/// ```
/// use arabic_text::{Normalizer, Units};
///
/// let text = "😀 كِتابٌ";
/// let found = Normalizer::search().find(text, "كتاب").next().unwrap();
/// assert_eq!(Units::chars(text).from_bytes(found.clone()), 2..8);
/// assert_eq!(Units::utf16(text).from_bytes(found), 3..9);
/// ```
#[derive(Clone, Debug)]
pub struct Units<'a> {
    text: &'a str,
    length: fn(char) -> usize,
    byte: usize,
    unit: usize,
}

impl<'a> Units<'a> {
    /// Counts characters (Unicode scalar values), as Python does.
    ///
    /// ```
    /// assert_eq!(arabic_text::Units::chars("😀شمس").from_bytes(4..10), 1..4);
    /// ```
    #[must_use]
    pub fn chars(text: &'a str) -> Self {
        Self { text, length: |_| 1, byte: 0, unit: 0 }
    }

    /// Counts UTF-16 code units, as browsers, editors and Java do.
    ///
    /// ```
    /// assert_eq!(arabic_text::Units::utf16("😀شمس").from_bytes(4..10), 2..5);
    /// ```
    #[must_use]
    pub fn utf16(text: &'a str) -> Self {
        Self { text, length: char::len_utf16, byte: 0, unit: 0 }
    }

    /// A byte range in units. What is inside a character counts as its beginning, what is beyond the text as its end.
    ///
    /// ```
    /// assert_eq!(arabic_text::Units::chars("شمس").from_bytes(2..6), 1..3);
    /// ```
    pub fn from_bytes(&mut self, range: Range<usize>) -> Range<usize> {
        let start = self.unit_at(range.start);
        start..self.unit_at(range.end)
    }

    /// A range in units in bytes. What is inside a character counts as its beginning, what is beyond the text as its end.
    ///
    /// ```
    /// assert_eq!(arabic_text::Units::utf16("😀شمس").to_bytes(2..4), 4..8);
    /// ```
    pub fn to_bytes(&mut self, range: Range<usize>) -> Range<usize> {
        let start = self.byte_at(range.start);
        start..self.byte_at(range.end)
    }

    fn unit_at(&mut self, byte: usize) -> usize {
        self.back_while(|this| this.byte > byte);
        self.forth_while(|this, c| this.byte + c.len_utf8() <= byte);
        self.unit
    }

    fn byte_at(&mut self, unit: usize) -> usize {
        self.back_while(|this| this.unit > unit);
        self.forth_while(|this, c| this.unit + (this.length)(c) <= unit);
        self.byte
    }

    fn forth_while(&mut self, wanted: impl Fn(&Self, char) -> bool) {
        for c in self.text[self.byte..].chars() {
            if !wanted(self, c) {
                break;
            }
            self.byte += c.len_utf8();
            self.unit += (self.length)(c);
        }
    }

    fn back_while(&mut self, wanted: impl Fn(&Self) -> bool) {
        for c in self.text[..self.byte].chars().rev() {
            if !wanted(self) {
                break;
            }
            self.byte -= c.len_utf8();
            self.unit -= (self.length)(c);
        }
    }
}
