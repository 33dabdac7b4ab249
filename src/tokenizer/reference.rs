//! The reference tokenizer: it finds any token, character by character.

use core::ops::Range;

use super::cursor::Cursor;
use super::tokens::Splits;
use super::{TokenKind, Tokenizer};
use crate::unicode::{Class, is_direction_control};

/// The reference tokenizer without its position in the text, which is a [`Cursor`].
#[derive(Clone, Debug)]
pub(super) struct ReferenceTokenizer {
    pub(super) options: Tokenizer,
    /// Byte offsets at which no e-mail address begins. They are stored so that no text is searched
    /// for its at sign twice, which keeps time linear.
    pub(super) no_email: Range<usize>,
}

impl ReferenceTokenizer {
    /// Moves `at` past the token there, and returns its kind.
    #[inline]
    pub(super) fn advance(&mut self, text: &str, at: &mut Cursor<'_>) -> TokenKind {
        let start = at.at;
        let kind = self.token(at);
        if at.control && kind != TokenKind::Space {
            // A direction control at the edge of a token is a space of its own.
            at.at = start + text[start..at.at].trim_end_matches(is_direction_control).len();
            at.control = false;
        }
        // Most words end with a letter or a mark of two bytes: this test avoids the search for a
        // non-joiner.
        if at.arabic && kind.is_word() && !ends_with_pair(&text.as_bytes()[start..at.at]) {
            let end = start + without_non_joiner(&text[start..at.at]).len();
            if (start + 1..at.at).contains(&end) && at.class().may_be_letter() {
                at.at = end;
            }
        }
        kind
    }

    /// Returns the class of the character at `at`, or `ADDRESS` if an address begins there.
    #[inline]
    pub(super) fn class(&mut self, at: &Cursor<'_>) -> Class {
        let class = at.effective();
        match class {
            Class::LATIN | Class::DIGIT | Class::CONNECTOR if self.starts_address(at) => Class::ADDRESS,
            Class::CONNECTOR if self.options.splits_at(Splits::UNDERSCORES) => Class::PUNCTUATION,
            _ => class,
        }
    }

    /// Returns the class of the character at `at` in a hashtag, which is not split at connectors.
    pub(super) fn class_in_tag(&mut self, at: &Cursor<'_>) -> Class {
        match self.class(at) {
            Class::PUNCTUATION => at.class(),
            class => class,
        }
    }

    fn starts_address(&mut self, at: &Cursor<'_>) -> bool {
        self.options.urls && at.starts_url() || self.options.emails && self.email(at).is_some()
    }

    /// Moves `at` past the token there, without the corrections that `advance` makes at its end.
    fn token(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        match self.class(at) {
            Class::ARABIC => self.word(at, Class::ARABIC),
            Class::SEGMENT_SPACE => spaces(at),
            Class::ADDRESS => self.address(at),
            Class::WEAK => self.weak(at),
            Class::HASH => self.hashtag(at),
            Class::AT => self.mention(at),
            Class::AMPERSAND if at.next().is_entity() => markup(at),
            class if class.starts_word() => self.word(at, class),
            class if class.is_pictograph() => at.pictograph(class),
            Class::REGIONAL_INDICATOR => at.flag(),
            class if class.is_transparent() => loose(at),
            class => plain(at, class),
        }
    }

    /// Moves `at` past the URL or e-mail address there.
    fn address(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        if self.options.urls && at.starts_url() {
            at.close_at(at.url());
            return TokenKind::Url;
        }
        at.close_at(self.email(at).unwrap_or_else(|| at.next()));
        TokenKind::Email
    }

    /// Moves `at` past tatweels and small letters behind something that is no word, and past the
    /// word that they begin.
    ///
    /// They belong to the word behind them, unless a character between would attach to something
    /// else after a fold has removed them: a mark of another script, or a ZERO WIDTH JOINER, but not
    /// where a hamza makes a letter of the tatweel. Other joiners and ignorable characters do not
    /// separate them from the word, since a fold removes these too. A ZERO WIDTH SPACE separates
    /// them from the word, since whether a fold removes it depends on the character before them.
    /// Behind Arabic signs, where a fold removes the space, they do not belong to the word either,
    /// unless a hamza makes a letter of them. Phrase signs are not such signs: they become words
    /// with a space behind them.
    fn weak(&mut self, at: &mut Cursor<'_>) -> TokenKind {
        let is_behind_sign = at.arabic && !at.is_behind_phrase_sign();
        let (mut is_parted, mut has_hamza) = (false, false);
        loop {
            let class = at.class();
            has_hamza = has_hamza || is_hamza(at) || is_passed_with_hamza(class) && is_before_hamza(at);
            if !(is_removed_with_weak(class) || is_passed_with_hamza(class) && has_hamza) {
                break;
            }
            is_parted |= at.is_at(ZERO_WIDTH_SPACE);
            at.step();
        }
        if is_parted || is_behind_sign && !has_hamza {
            at.skip_transparent();
            return TokenKind::Symbol;
        }
        match self.class(at) {
            Class::ADDRESS => return self.address(at),
            class if class.starts_word() => return self.word(at, class),
            _ => {}
        }
        at.skip_transparent();
        TokenKind::Symbol
    }
}

const ZERO_WIDTH_SPACE: &[u8] = "\u{200B}".as_bytes();

/// ARABIC HAMZA ABOVE and ARABIC HAMZA BELOW.
const HAMZAS: [&[u8]; 2] = ["\u{654}".as_bytes(), "\u{655}".as_bytes()];

fn is_hamza(at: &Cursor<'_>) -> bool {
    HAMZAS.iter().any(|hamza| at.is_at(hamza))
}

/// Whether a hamza stands behind the mark or joiner at `at`, on the same tatweel: it makes a letter
/// of the tatweel, and the mark is on that letter.
fn is_before_hamza(at: &Cursor<'_>) -> bool {
    let mut at = *at;
    while is_passed_with_hamza(at.class()) || at.class() != Class::WEAK && is_removed_with_weak(at.class()) {
        if is_hamza(&at) {
            return true;
        }
        at.step();
    }
    false
}

/// Returns whether a character of this class separates tatweels from the word behind it, unless a
/// hamza makes a letter of the tatweel.
fn is_passed_with_hamza(class: Class) -> bool {
    matches!(class, Class::EXTEND | Class::ZWJ)
}

fn is_removed_with_weak(class: Class) -> bool {
    matches!(
        class,
        Class::WEAK | Class::MARK | Class::TAIL | Class::CONTROL | Class::JOINER | Class::FORMAT | Class::EMOJI_STYLE
    )
}

/// Returns whether the last character is one of U+0600-06FF.
fn ends_with_pair(token: &[u8]) -> bool {
    matches!(token, [.., 0xD8..=0xDB, _])
}

/// Returns the token without the non-joiner at its end and what follows that. Before a letter or a
/// digit of another token, folds for readers keep a non-joiner, but they remove it at the end of a
/// word.
fn without_non_joiner(token: &str) -> &str {
    let visible = token.trim_end_matches(|c| {
        let class = Class::of(c);
        let is_visible = matches!(class, Class::MARK | Class::EXTEND | Class::MODIFIER | Class::KEYCAP | Class::ZWJ);
        !is_visible && (class.is_transparent() || class.is_dependent())
    });
    match token[visible.len()..].find(NON_JOINER) {
        Some(length) => &token[..visible.len() + length],
        None => token,
    }
}

const NON_JOINER: char = '\u{200C}';

/// Moves past a sign of an HTML entity.
pub(super) fn markup(at: &mut Cursor<'_>) -> TokenKind {
    at.pass_alone();
    TokenKind::Symbol
}

/// Moves past a space, a line break, or a sign that is a token of its own.
fn plain(at: &mut Cursor<'_>, class: Class) -> TokenKind {
    if matches!(class, Class::CR | Class::LF | Class::NEWLINE) {
        return line_break(at);
    }
    at.pass_alone();
    match class {
        Class::SYMBOL | Class::FRACTION_SLASH => TokenKind::Symbol,
        Class::SPACE | Class::ZERO_WIDTH_SPACE => TokenKind::Space,
        _ => TokenKind::Punctuation,
    }
}

/// Moves past transparent characters that have nothing to attach to: at the start of the text or of
/// a line, or behind a token that `advance` has shortened.
fn loose(at: &mut Cursor<'_>) -> TokenKind {
    if at.skip_transparent().visible { TokenKind::Symbol } else { TokenKind::Space }
}

/// Moves past a run of spaces (WB3d).
fn spaces(at: &mut Cursor<'_>) -> TokenKind {
    while at.class() == Class::SEGMENT_SPACE {
        at.step();
    }
    if at.class().is_transparent() {
        at.skip_transparent();
    }
    TokenKind::Space
}

/// Moves past a line break, to which nothing attaches (WB3a).
fn line_break(at: &mut Cursor<'_>) -> TokenKind {
    let class = at.class();
    at.step();
    if class == Class::CR && at.class() == Class::LF {
        at.step();
    }
    TokenKind::Space
}
