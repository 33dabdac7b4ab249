//! Conversion of byte offsets to characters and to UTF-16 code units, and back.

use core::ops::Range;

/// Converts byte ranges of a text to ranges of characters (Python, `char`s) or UTF-16 code units
/// (browsers, editors, Java), and back.
///
/// A converter stores the position of its last conversion. A conversion takes time linear in the
/// distance from there, so ranges in ascending order together take one pass over the text.
/// Allocates nothing.
///
/// ```
/// use arabic_text::{Normalizer, OffsetConverter};
///
/// let text = "😀 كِتابٌ";
/// let found = Normalizer::search().find(text, "كتاب").unwrap();
/// assert_eq!(OffsetConverter::chars(text).from_bytes(found.clone()), 2..8);
/// assert_eq!(OffsetConverter::utf16(text).from_bytes(found), 3..9);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetConverter<'a> {
    text: &'a str,
    /// Returns the length of a character in units.
    length: fn(char) -> usize,
    /// The current position in bytes.
    byte: usize,
    /// The current position in units.
    unit: usize,
}

impl<'a> OffsetConverter<'a> {
    /// Returns a converter to characters (Unicode scalar values), which Python counts.
    ///
    /// ```
    /// assert_eq!(arabic_text::OffsetConverter::chars("😀شمس").from_bytes(4..10), 1..4);
    /// ```
    #[must_use]
    pub fn chars(text: &'a str) -> Self {
        Self { text, length: |_| 1, byte: 0, unit: 0 }
    }

    /// Returns a converter to UTF-16 code units, which browsers, editors and Java count.
    ///
    /// ```
    /// assert_eq!(arabic_text::OffsetConverter::utf16("😀شمس").from_bytes(4..10), 2..5);
    /// ```
    #[must_use]
    pub fn utf16(text: &'a str) -> Self {
        Self { text, length: char::len_utf16, byte: 0, unit: 0 }
    }

    /// Converts a byte range to units. An offset inside a character counts as its beginning, one
    /// beyond the text as the end of the text.
    ///
    /// ```
    /// assert_eq!(arabic_text::OffsetConverter::chars("شمس").from_bytes(2..6), 1..3);
    /// ```
    pub fn from_bytes(&mut self, range: Range<usize>) -> Range<usize> {
        let start = self.unit_at(range.start);
        start..self.unit_at(range.end)
    }

    /// Converts a range of units to bytes. An offset inside a character counts as its beginning,
    /// one beyond the text as the end of the text.
    ///
    /// ```
    /// assert_eq!(arabic_text::OffsetConverter::utf16("😀شمس").to_bytes(2..4), 4..8);
    /// ```
    pub fn to_bytes(&mut self, range: Range<usize>) -> Range<usize> {
        let start = self.byte_at(range.start);
        start..self.byte_at(range.end)
    }

    fn unit_at(&mut self, byte: usize) -> usize {
        self.retreat_while(|this| this.byte > byte);
        self.advance_while(|this, c| this.byte + c.len_utf8() <= byte);
        self.unit
    }

    fn byte_at(&mut self, unit: usize) -> usize {
        self.retreat_while(|this| this.unit > unit);
        self.advance_while(|this, c| this.unit + (this.length)(c) <= unit);
        self.byte
    }

    fn advance_while(&mut self, wanted: impl Fn(&Self, char) -> bool) {
        for c in self.text[self.byte..].chars() {
            if !wanted(self, c) {
                break;
            }
            self.byte += c.len_utf8();
            self.unit += (self.length)(c);
        }
    }

    fn retreat_while(&mut self, wanted: impl Fn(&Self) -> bool) {
        for c in self.text[..self.byte].chars().rev() {
            if !wanted(self) {
                break;
            }
            self.byte -= c.len_utf8();
            self.unit -= (self.length)(c);
        }
    }
}
