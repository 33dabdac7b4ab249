//! Words and numbers, by the rules WB5 to WB13b of UAX #29.

use super::TokenKind;
use super::cursor::Cursor;
use super::reference::ReferenceTokenizer;
use super::tokens::Splits;
use crate::unicode::Class;

/// The kinds of characters in a word.
#[derive(Default)]
struct Content {
    letters: bool,
    numbers: bool,
    connectors: bool,
    /// Characters that UAX #29 counts as letters, although their category is a symbol.
    symbols: bool,
    /// Characters that UAX #29 counts as letters, although their category is punctuation.
    punctuation: bool,
}

impl Content {
    fn add(&mut self, class: Class) {
        match class {
            Class::DIGIT | Class::NUMERIC | Class::LONE_NUMBER => self.numbers = true,
            Class::CONNECTOR => self.connectors = true,
            Class::CONNECTOR_SPACE => {}
            Class::LETTER_SYMBOL => self.symbols = true,
            Class::LETTER_PUNCTUATION => self.punctuation = true,
            _ => self.letters = true,
        }
    }

    fn kind(&self) -> TokenKind {
        match self {
            Content { letters: true, .. } => TokenKind::Word,
            Content { numbers: true, .. } => TokenKind::Number,
            Content { symbols: true, .. } => TokenKind::Symbol,
            Content { connectors: true, .. } | Content { punctuation: true, .. } => TokenKind::Punctuation,
            _ => TokenKind::Space,
        }
    }
}

impl ReferenceTokenizer {
    /// Moves `at` past the word or number there, whose first effective character has class `class`.
    pub(super) fn word(&mut self, at: &mut Cursor<'_>, mut class: Class) -> TokenKind {
        let mut content = Content::default();
        // The script of the letters so far.
        let mut script = if self.options.splits_at(Splits::SCRIPTS) { at.script() } else { 0 };
        let splits_words = self.options.splits_words();
        loop {
            content.add(class);
            at.pass_letters(class);
            if at.byte() == b' ' {
                break; // Most words end here.
            }
            let next = self.class(at);
            if joined(class, next) {
                if splits_words && (self.splits(class, next) || !self.keeps_script(&mut script, at)) {
                    break;
                }
                class = next;
            } else if next.is_between() && self.is_bridge(class, next, at) && self.keeps_script(&mut script, &at.next())
            {
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

    /// Returns whether an option splits a word between these two characters, a letter and a digit.
    fn splits(&self, before: Class, after: Class) -> bool {
        let is_letter_and_digit = before.is_letter() && after.is_digit() || before.is_digit() && after.is_letter();
        self.options.splits_at(Splits::DIGITS) && is_letter_and_digit
    }

    /// Returns whether the character at `at` continues a word of letters of this script, and
    /// updates the script.
    fn keeps_script(&self, script: &mut u8, at: &Cursor<'_>) -> bool {
        if !self.options.splits_at(Splits::SCRIPTS) {
            return true;
        }
        let here = at.script();
        let keeps = here == 0 || *script == 0 || here == *script;
        if here != 0 {
            *script = here;
        }
        keeps
    }

    /// Returns whether the sign at `at` connects the characters beside it. No sign connects a
    /// letter of the Arabic script.
    pub(super) fn is_bridge(&mut self, before: Class, sign: Class, at: &Cursor<'_>) -> bool {
        if before == Class::ARABIC || !(before.is_letter() || before.is_digit()) {
            return false;
        }
        let after = self.class(&at.next());
        after != Class::ARABIC && spans(before, sign, after)
    }
}

/// Returns whether adjacent characters belong to one word: WB5, WB8 to WB10, WB13 to WB13b. A sign
/// that UAX #29 counts as a letter does not join a letter of the Arabic script.
pub(super) fn joined(before: Class, after: Class) -> bool {
    let alphanumeric = |class: Class| class.is_letter() || class.is_digit();
    let connectable = |class: Class| alphanumeric(class) || class == Class::KATAKANA || class.is_connector();
    let apart =
        || before == Class::ARABIC && after.is_sign_letter() || before.is_sign_letter() && after == Class::ARABIC;
    alphanumeric(before) && alphanumeric(after) && !apart()
        || before == Class::KATAKANA && after == Class::KATAKANA
        || after.is_connector() && connectable(before)
        || before.is_connector() && connectable(after)
}

/// Returns whether a sign connects the characters beside it: WB6, WB7, WB7b, WB7c, WB11, WB12.
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
