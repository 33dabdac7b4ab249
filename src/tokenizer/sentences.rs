//! Sentences, found from tokens.

use core::iter::FusedIterator;

use super::cursor::Cursor;
use super::{Token, TokenKind, Tokenizer, Tokens};
use crate::unicode::{Break, Class, is_direction_control, is_lower, is_white_space};

/// Returns the sentences of a text. Together they are the whole text, without gaps.
///
/// A sentence ends after `.` `!` `?` `؟` `⸮` `۔` `…` or one of their full-width and CJK forms.
/// Further such signs, closing quotes and brackets, references directly behind them (`[1]`), and the spaces behind
/// these belong to the sentence (`! ! !`, `”نعم۔“`). A line break or a form feed always ends a sentence. Blank lines belong to the sentence
/// before them; at the start of the text they belong to the first sentence.
///
/// No sentence ends before a lower-case letter (`see pp. five`), before a comma, a semicolon or a
/// colon (other than in `:)` and `;)`), or inside a token (`3.14`, a URL). `.` and `۔` end no sentence
///
/// - behind a one-letter abbreviation (`د. أحمد`, `J. Smith`, `ق.م.`). Behind an era letter that
///   follows a year (`1445 هـ.`) the sentence ends if a space and then a word, a number, or an
///   opening quote or bracket follow;
/// - behind a number that begins a line or a sentence, since it numbers an item of a list
///   (`1. افتح`);
/// - between digits, as in ranges of years, or directly before digits: one `.` behind anything
///   (`Rs.500`), either sign behind a space (`.5`).
///
/// The iterator is lazy, allocates nothing, and makes one pass over the tokens in linear time.
///
/// ```
/// use arabic_text::sentences;
///
/// let text = "قال د. أحمد: «هل وصلت؟» ثم سكت. انتهى";
/// assert!(sentences(text).eq(["قال د. أحمد: «هل وصلت؟» ", "ثم سكت. ", "انتهى"]));
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, start: 0, tokens: Tokenizer::new().spaces(true).tokens(text), first: None }
}

/// An iterator over the sentences of a text. Made by [`sentences`].
///
/// ```
/// let mut sentences = arabic_text::sentences("وصل. هل رأيته؟");
/// assert_eq!(sentences.next(), Some("وصل. "));
/// assert_eq!(sentences.next(), Some("هل رأيته؟"));
/// assert_eq!(sentences.next(), None);
/// ```
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Sentences<'a> {
    text: &'a str,
    /// The byte offset of the next sentence.
    start: usize,
    tokens: Tokens<'a>,
    /// The first token of the next sentence, if it has been taken.
    first: Option<Token<'a>>,
}

/// The part of a sentence that has been read.
#[derive(Clone, Copy, PartialEq)]
enum SentenceState {
    /// Nothing but spaces.
    Empty,
    /// Some tokens, and no sign that may end the sentence behind them.
    Inside,
    /// All up to a sign that may end the sentence.
    Ended,
    /// All up to such a sign, and the first tokens of a reference behind it.
    Reference,
    /// All up to the spaces behind such a sign.
    Left,
    /// All up to a line break.
    Broken,
}

/// Whether a sign that may end a sentence does so, by the token behind it.
#[derive(Clone, Copy, PartialEq)]
enum Stop {
    /// The sign ends the sentence, whatever follows.
    Certain,
    /// The sign does not end the sentence directly before a digit.
    Joint,
    /// The sign stands behind the era letter of a year, and ends the sentence if the next token can
    /// begin one.
    Era,
}

/// The kind of the token directly before a sign, with direction controls skipped.
#[derive(Clone, Copy, PartialEq)]
enum Preceding {
    /// A space, or the start of the text.
    Space,
    /// Digits, possibly with letters behind them.
    Digits,
    /// An abbreviation: one letter, or letters with a dot before the last one.
    Letter,
    /// An era letter behind a year.
    Era,
    Other,
}

/// The role of a token in sentences.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// A direction control.
    Invisible,
    Space,
    /// A line break.
    Break,
    /// A full stop, which may also mark an abbreviation.
    Stop,
    /// A sign that ends a sentence, whatever stands before it.
    End,
    /// A closing quote or bracket.
    Close,
    /// An opening quote or bracket.
    Open,
    /// A comma, a semicolon or a colon, behind which the sentence continues.
    Continue,
    Number,
    Word,
    /// An address, a mention or a hashtag.
    Address,
    Other,
}

impl Role {
    fn of(token: &Token<'_>) -> Role {
        match token.kind {
            TokenKind::Word => Role::Word,
            TokenKind::Space => Self::of_space(token.text),
            TokenKind::Punctuation => token.text.chars().next().map_or(Role::Other, Self::of_punctuation),
            TokenKind::Number => Role::Number,
            TokenKind::Url | TokenKind::Email | TokenKind::Mention | TokenKind::Hashtag => Role::Address,
            _ => Role::Other,
        }
    }

    #[inline]
    fn of_space(space: &str) -> Role {
        match space.chars().next() {
            Some(' ') => Role::Space,
            Some(first) if is_line_break(first) => Role::Break,
            Some(first) if is_direction_control(first) => Role::Invisible,
            _ => Role::Space,
        }
    }

    fn of_punctuation(sign: char) -> Role {
        match sign {
            '.' | '۔' | '．' | '\u{2024}' | '\u{FE52}' => Role::Stop,
            '!' | '?' | '؟' | '\u{2E2E}' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '｡' => {
                Role::End
            }
            '"' | '\'' | ')' | ']' | '}' | '»' | '”' | '’' | '›' | '\u{FD3E}' | '」' | '』' | '）' | '］' | '｝'
            | '｣' | '〉' | '》' | '】' | '〕' => Role::Close,
            '(' | '[' | '{' | '«' | '“' | '‘' | '‹' | '„' | '\u{FD3F}' | '「' | '『' | '（' | '［' | '｛' | '｢'
            | '〈' | '《' | '【' | '〔' => Role::Open,
            ',' | ';' | ':' | '،' | '؛' => Role::Continue,
            _ => Role::Other,
        }
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The state of one sentence while its tokens are read.
struct Progress<'a> {
    state: SentenceState,
    stop: Stop,
    /// The token directly before, with direction controls skipped.
    before: (Role, &'a str),
    /// The text of the token before, with spaces skipped, if it is a number; otherwise empty.
    number: &'a str,
    /// The text of the token before that one, if it is a number; otherwise empty.
    year: &'a str,
    /// Whether the token before is a number that begins the sentence.
    alone: bool,
}

impl<'a> Progress<'a> {
    fn new() -> Self {
        let before = (Role::Space, "");
        Self { state: SentenceState::Empty, stop: Stop::Certain, before, number: "", year: "", alone: false }
    }

    /// Reads a token of `text`. Returns `false` if the token belongs to the next sentence.
    #[inline]
    fn accept(&mut self, token: &Token<'a>, text: &str) -> bool {
        let role = Role::of(token);
        let state = match role {
            Role::Invisible => return true,
            Role::Break if self.state == SentenceState::Empty => SentenceState::Empty,
            Role::Break => SentenceState::Broken,
            Role::Space if self.state == SentenceState::Ended => SentenceState::Left,
            Role::Space => self.state,
            _ => match self.behind(role, token, text) {
                Some(state) => state,
                None => return false,
            },
        };
        self.note(role, token);
        self.state = state;
        true
    }

    /// Returns the state behind a token that is no space, or `None` if the next sentence begins
    /// with it.
    #[inline]
    fn behind(&mut self, role: Role, token: &Token<'_>, text: &str) -> Option<SentenceState> {
        match (self.state, role) {
            (SentenceState::Broken, _) => None,
            (SentenceState::Ended, Role::Close) => Some(self.close()),
            (SentenceState::Ended, Role::Open) if is_closing_quote(token, text) => Some(self.close()),
            (SentenceState::Ended, Role::Open) if is_reference(&text[token.span.start..]) => {
                Some(SentenceState::Reference)
            }
            (SentenceState::Reference, Role::Close) => Some(self.close()),
            (SentenceState::Reference, _) => Some(SentenceState::Reference),
            (SentenceState::Ended, Role::Continue) => Some(SentenceState::Inside),
            (SentenceState::Empty | SentenceState::Inside | SentenceState::Ended, Role::Stop | Role::End) => {
                Some(self.stop_at(role, token))
            }
            (SentenceState::Left, Role::Continue) if !may_be_emoticon(token, text) => Some(SentenceState::Inside),
            (SentenceState::Left, Role::Stop) if starts_with_digit(&text[token.span.end..]) => None,
            (SentenceState::Left, Role::Stop | Role::End) => {
                self.stop = Stop::Certain;
                Some(SentenceState::Ended)
            }
            (SentenceState::Empty | SentenceState::Inside, _) => Some(SentenceState::Inside),
            (SentenceState::Ended | SentenceState::Left, _) => {
                self.continues(role, token, text).then_some(SentenceState::Inside)
            }
        }
    }

    /// Returns the state behind a sign that may end the sentence.
    #[inline(never)]
    fn stop_at(&mut self, role: Role, token: &Token<'_>) -> SentenceState {
        if role == Role::End || self.state == SentenceState::Ended {
            self.stop = Stop::Certain;
            return SentenceState::Ended;
        }
        self.stop = match self.before() {
            Preceding::Letter => return SentenceState::Inside,
            Preceding::Digits if self.alone => return SentenceState::Inside,
            Preceding::Era => Stop::Era,
            Preceding::Other if token.text.starts_with('۔') => Stop::Certain,
            Preceding::Space | Preceding::Digits | Preceding::Other => Stop::Joint,
        };
        SentenceState::Ended
    }

    /// Returns the state behind a quote or a bracket that closes behind a sign. What follows is no longer directly behind the sign.
    fn close(&mut self) -> SentenceState {
        if self.stop == Stop::Joint {
            self.stop = Stop::Certain;
        }
        SentenceState::Ended
    }

    /// Returns whether the sentence continues with a token behind a sign that might have ended it.
    #[inline(never)]
    fn continues(&self, role: Role, token: &Token<'_>, text: &str) -> bool {
        let directly = self.state == SentenceState::Ended;
        let continues = match self.stop {
            Stop::Certain => false,
            Stop::Joint => directly && starts_with_digit(token.text),
            Stop::Era => directly || !begins_sentence(role, token.text),
        };
        continues || role != Role::Address && continues_in_lower_case(&text[token.span.start..])
    }

    /// Returns the kind of the token directly before.
    fn before(&self) -> Preceding {
        match self.before {
            (Role::Space | Role::Break, _) => Preceding::Space,
            (Role::Number, _) => Preceding::Digits,
            (Role::Word, word) if is_abbreviation(word) => match is_era(word, digits(self.year)) {
                true => Preceding::Era,
                false => Preceding::Letter,
            },
            (Role::Word, word) if starts_with_digit(word) => Preceding::Digits,
            _ => Preceding::Other,
        }
    }

    /// Stores what the decision about the next tokens needs to know of this token.
    #[inline]
    fn note(&mut self, role: Role, token: &Token<'a>) {
        self.before = (role, token.text);
        // One test of both lengths: with two branches sentences take an eighth longer.
        let is_near_number = role == Role::Number || (self.number.len() | self.year.len()) != 0;
        if is_near_number && role != Role::Space {
            self.note_number(role, token);
        }
    }

    /// Stores the numbers near this token. This is not inlined, since few tokens are near a number.
    #[cold]
    #[inline(never)]
    fn note_number(&mut self, role: Role, token: &Token<'a>) {
        self.year = self.number;
        self.number = if role == Role::Number { token.text } else { "" };
        self.alone = role == Role::Number && self.state == SentenceState::Empty;
    }
}

fn starts_with_digit(text: &str) -> bool {
    Cursor::new(text, false).class().is_digit()
}

/// Returns how many digits a number has, or zero if it has separators.
fn digits(number: &str) -> usize {
    let (mut at, mut count) = (Cursor::new(number, false), 0);
    while at.class() == Class::DIGIT {
        at.advance();
        count += 1;
    }
    if at.is_at_end() { count } else { 0 }
}

/// Returns whether a letter stands for an era behind a number with this many digits. A meem behind
/// fewer digits may stand for metres.
fn is_era(letter: &str, digits: usize) -> bool {
    match letter.chars().find(|&c| Class::of(c).is_letter()) {
        Some('ه' | 'ھ' | 'ہ' | '\u{FBA6}'..='\u{FBAD}' | '\u{FEE9}'..='\u{FEEC}') => (1..5).contains(&digits),
        Some(
            'م'
            | '\u{FEE1}'..='\u{FEE4}'
            | 'ء'
            | '\u{FE80}'
            | 'ش'
            | '\u{FEB5}'..='\u{FEB8}'
            | 'ق'
            | '\u{FED5}'..='\u{FED8}',
        ) => (3..5).contains(&digits),
        _ => false,
    }
}

/// Returns whether a sentence may begin with a token of this role behind the era letter of a year.
/// Another single letter belongs to the era (`ه. ش.`).
fn begins_sentence(role: Role, text: &str) -> bool {
    match role {
        Role::Word => !is_abbreviation(text),
        Role::Number | Role::Address | Role::Open => true,
        Role::Close => text.starts_with(['"', '\'']),
        _ => false,
    }
}

/// Returns whether a quote that opens elsewhere closes here, behind a sign or another closing quote: `”نعم۔“`, `»نعم.«`. It does so if a
/// space follows, or a sign that closes, ends or carries on a sentence.
#[cold]
#[inline(never)]
fn is_closing_quote(token: &Token<'_>, text: &str) -> bool {
    let is_sign = |c| matches!(Role::of_punctuation(c), Role::Close | Role::Stop | Role::End | Role::Continue);
    let rest = behind_controls(&text[token.span.end..]);
    token.text.starts_with(['“', '‘', '«', '‹']) && (is_before_space(rest) || rest.starts_with(is_sign))
}

/// Returns whether a text begins with a reference, which is numbers in square brackets: `[1]`, `[12,14]`, `[3–5]`.
#[cold]
#[inline(never)]
fn is_reference(text: &str) -> bool {
    let Some(numbers) = text.strip_prefix('[') else { return false };
    let end = numbers.char_indices().take(MAX_REFERENCE).find(|&(_, c)| !is_in_reference(c));
    starts_with_digit(numbers) && end.is_some_and(|(_, c)| c == ']')
}

fn is_in_reference(c: char) -> bool {
    matches!(c, ',' | '،' | '-' | '–') || Class::of(c) == Class::DIGIT
}

/// The maximum number of characters of a reference.
const MAX_REFERENCE: usize = 16;

/// Returns whether a colon or a semicolon has no space behind it: `:)`, `;)`.
fn may_be_emoticon(token: &Token<'_>, text: &str) -> bool {
    token.text.starts_with([':', ';']) && !is_before_space(behind_controls(&text[token.span.end..]))
}

fn is_before_space(rest: &str) -> bool {
    rest.chars().next().is_none_or(is_white_space)
}

fn behind_controls(text: &str) -> &str {
    text.trim_start_matches(is_direction_control)
}

/// Returns whether a word is one letter, or ends with one letter behind a dot (`ق.م`).
#[inline]
fn is_abbreviation(word: &str) -> bool {
    !ends_with_two_letters(word.as_bytes()) && is_letter_behind_dot(word)
}

/// Returns whether the last two characters are letters of ASCII or of U+0600-06FF. Most words are
/// decided by this test.
fn ends_with_two_letters(word: &[u8]) -> bool {
    match *word {
        [.., 0xD8..=0xDB, _, 0xD8..=0xDB, _] => {
            let is_letter = |behind: usize| Break::at(word, word.len() - behind).class() == Class::ARABIC;
            is_letter(2) && is_letter(4)
        }
        [.., first, second] => first.is_ascii_alphabetic() && second.is_ascii_alphabetic(),
        _ => false,
    }
}

fn is_letter_behind_dot(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut at = Cursor::new(last, false);
    at.skip_attached();
    at.class().is_letter() && at.next().is_at_end()
}

/// Returns whether the first letter in `rest` is lower case, with all characters skipped that
/// neither are letters nor end a sentence (SB8 of UAX #29). Addresses, mentions and hashtags do not
/// count.
fn continues_in_lower_case(rest: &str) -> bool {
    // Most words begin with an Arabic letter, which has no case.
    if Break::at(rest.as_bytes(), 0).class() == Class::ARABIC {
        return false;
    }
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        let class = Class::of(c);
        if class.is_letter() || matches!(class, Class::LONE_LETTER | Class::KATAKANA) {
            let tagged = matches!(Class::of(before), Class::AT | Class::HASH);
            return is_lower(c) && !tagged && !Cursor::new(&rest[at..], false).starts_url();
        }
        if is_line_break(c) || matches!(Role::of_punctuation(c), Role::Stop | Role::End) {
            return false;
        }
        before = c;
    }
    false
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut progress = Progress::new();
        let mut next = self.first.take().or_else(|| self.tokens.next());
        while let Some(token) = next {
            let start = token.span.start;
            if !progress.accept(&token, self.text) {
                let sentence = &self.text[self.start..start];
                self.start = start;
                self.first = Some(token);
                return Some(sentence);
            }
            next = self.tokens.next();
        }
        let rest = &self.text[self.start..];
        self.start = self.text.len();
        (!rest.is_empty()).then_some(rest)
    }
}

impl FusedIterator for Sentences<'_> {}

impl<'a> Sentences<'a> {
    /// Returns the text of the remaining sentences.
    ///
    /// ```
    /// let mut sentences = arabic_text::sentences("وصل. هل رأيته؟");
    /// sentences.next();
    /// assert_eq!(sentences.as_str(), "هل رأيته؟");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        &self.text[self.start..]
    }
}
