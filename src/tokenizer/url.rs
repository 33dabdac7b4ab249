//! URLs: ASCII, with letters of other scripts where a delimiter leads them in.

use super::cursor::Cursor;
use crate::unicode::Class;

/// What the URL allows next.
struct Grammar {
    /// Whether a letter outside ASCII may follow: behind a delimiter or another one. Directly behind ASCII it is the
    /// next word, as people write it behind shortened links.
    open: bool,
    /// Whether the host goes on, where a dot is a delimiter and not the end of a sentence.
    host: bool,
    parentheses: usize,
    brackets: usize,
}

/// What becomes of a character.
#[derive(PartialEq)]
enum Part {
    Inside,
    /// Inside if something follows: the punctuation of the sentence around the URL otherwise.
    Pending,
    Outside,
}

impl<'a> Cursor<'a> {
    /// Whether a URL begins here. `http` is recognized behind anything, the others not behind a Latin letter.
    pub(super) fn starts_url(&self) -> bool {
        let host = match self.byte() | 0x20 {
            b'h' => self.after(b"https://").or_else(|| self.after(b"http://")),
            b'f' if self.last != Class::LATIN => self.after(b"ftp://"),
            b'w' if self.last != Class::LATIN => self.after(b"www."),
            _ => None,
        };
        host.is_some_and(|host| is_letter(host.effective()))
    }

    /// The end of the URL that begins here.
    pub(super) fn url(mut self) -> Self {
        let mut grammar = Grammar { open: true, host: true, parentheses: 0, brackets: 0 };
        let mut end = self.next();
        if let Some(host) = self.after(b"https://").or_else(|| self.after(b"http://")).or_else(|| self.after(b"ftp://"))
        {
            self = host;
        }
        loop {
            let part = grammar.part(&self);
            if part == Part::Outside {
                return end;
            }
            self.advance();
            if part == Part::Inside {
                end = self;
            }
        }
    }

    /// Whether a name with a letter follows the sign here.
    fn is_mention(&self) -> bool {
        let mut at = self.next();
        loop {
            match at.effective() {
                Class::LATIN if at.byte().is_ascii() => return true,
                Class::DIGIT | Class::CONNECTOR => at.advance(),
                _ => return false,
            };
        }
    }
}

fn is_letter(class: Class) -> bool {
    matches!(
        class,
        Class::LATIN
            | Class::LETTER
            | Class::ARABIC
            | Class::HEBREW
            | Class::KATAKANA
            | Class::LONE_LETTER
            | Class::DIGIT
            | Class::NUMERIC
    )
}

impl Grammar {
    fn part(&mut self, at: &Cursor<'_>) -> Part {
        match at.effective() {
            Class::LATIN if !self.host && !self.open && at.starts_url() => Part::Outside,
            Class::LATIN | Class::DIGIT => self.close(),
            class if is_letter(class) => self.letter(),
            Class::EMOJI | Class::END => Part::Outside,
            Class::MID_NUM if at.separator().is_some() => Part::Pending,
            _ => self.sign(at),
        }
    }

    fn close(&mut self) -> Part {
        self.open = false;
        Part::Inside
    }

    fn letter(&mut self) -> Part {
        if self.open { Part::Inside } else { Part::Outside }
    }

    fn delimiter(&mut self) -> Part {
        self.open = true;
        Part::Inside
    }

    fn sign(&mut self, at: &Cursor<'_>) -> Part {
        match at.byte() {
            b'/' => {
                self.host = false;
                self.delimiter()
            }
            b'@' if !self.host && !self.open && at.is_mention() => Part::Outside,
            b'-' | b'_' | b'~' | b'$' | b'&' | b'+' | b'=' | b'%' | b'@' => self.delimiter(),
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'#' | b'\'' | b'*' => self.punctuation(at.byte()),
            b'(' | b')' | b'[' | b']' => self.bracket(at.byte()),
            _ => Part::Outside,
        }
    }

    fn punctuation(&mut self, sign: u8) -> Part {
        self.open |= self.host && sign == b'.' || sign == b'?';
        self.host &= !matches!(sign, b'?' | b'#');
        Part::Pending
    }

    /// A closing bracket belongs to the URL if the opening one does.
    fn bracket(&mut self, sign: u8) -> Part {
        let depth = if matches!(sign, b'(' | b')') { &mut self.parentheses } else { &mut self.brackets };
        if matches!(sign, b'(' | b'[') {
            *depth += 1;
            self.open = true;
            return Part::Pending;
        }
        let opened = *depth > 0;
        *depth = depth.saturating_sub(1);
        if opened { Part::Inside } else { Part::Pending }
    }
}
