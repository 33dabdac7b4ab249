//! URLs: ASCII, and letters of other scripts behind a delimiter.

use super::cursor::Cursor;
use crate::unicode::Class;

/// The state of the URL grammar: which characters may follow.
#[derive(Default)]
struct UrlGrammar {
    /// Whether a letter outside ASCII may follow, which is so behind a delimiter or another such
    /// letter. Directly behind ASCII, such a letter begins the next word: people write words
    /// directly behind shortened links.
    open: bool,
    /// Whether the position is in the host, where a dot is a delimiter and not the end of a
    /// sentence.
    host: bool,
    /// Whether the query or the fragment has begun.
    query: bool,
    /// Whether the host is `t.co`: people write mentions directly behind such shortened links.
    short: bool,
    /// The closing sign of each open bracket.
    brackets: [u8; MAX_OPEN_BRACKETS],
    depth: usize,
}

/// The number of brackets that may be open at once. The limit keeps time linear, since the text
/// behind a bracket that is never closed is read again.
const MAX_OPEN_BRACKETS: usize = 8;

/// Whether a character belongs to the URL.
#[derive(Clone, Copy, PartialEq)]
enum Membership {
    Inside,
    /// Inside if a character of the URL follows, otherwise punctuation of the sentence around the
    /// URL.
    Pending,
    /// An opening bracket, which is inside if it is closed.
    Opening,
    Outside,
}

impl<'a> Cursor<'a> {
    /// Returns whether a URL begins here. `http` is recognized behind any character, `ftp` and
    /// `www` not behind a Latin letter.
    #[inline]
    pub(super) fn starts_url(&self) -> bool {
        // Most letters begin no URL.
        match self.byte() | 0x20 {
            b'h' | b'f' | b'w' => self.starts_scheme_and_host(),
            _ => false,
        }
    }

    fn starts_scheme_and_host(&self) -> bool {
        let at = self.unsplit();
        match at.after_scheme() {
            Some(host) => host.starts_host() || host.ip_address().is_some(),
            None if self.last == Class::LATIN => false,
            None => at.after(b"www.").is_some_and(|host| host.starts_host()),
        }
    }

    fn after_scheme(&self) -> Option<Self> {
        match self.byte() | 0x20 {
            b'h' => self.after(b"https://").or_else(|| self.after(b"http://")),
            b'f' if self.last != Class::LATIN => self.after(b"ftp://"),
            _ => None,
        }
    }

    fn starts_host(&self) -> bool {
        is_letter(self.effective())
    }

    /// Returns the end of the URL that begins here.
    pub(super) fn url(&self) -> Self {
        let mut at = self.unsplit();
        let mut grammar = UrlGrammar { open: true, host: true, ..UrlGrammar::default() };
        let mut end = at.next();
        if let Some(host) = at.after_scheme() {
            at = host;
            grammar.short = host.after(b"t.co/").is_some();
            if let Some(behind) = host.ip_address() {
                (at, end, grammar.open) = (behind, behind, false);
            }
        }
        let mut before_brackets = end;
        loop {
            let membership = grammar.membership(&at);
            match membership {
                Membership::Outside if grammar.depth > 0 => return before_brackets,
                Membership::Outside => return end,
                Membership::Opening if grammar.depth == 1 => before_brackets = end,
                _ => {}
            }
            at.advance();
            if membership == Membership::Inside {
                end = at;
            }
        }
    }

    /// Returns the end of the IPv6 address in brackets that begins here.
    fn ip_address(mut self) -> Option<Self> {
        if self.byte() != b'[' {
            return None;
        }
        self.advance();
        let mut colons = 0;
        for _ in 0..MAX_IP_ADDRESS_CHARS {
            match self.byte() {
                b']' => return (colons > 1).then(|| self.next()),
                b':' => colons += 1,
                _ if !self.is_in_ip_address() => return None,
                _ => {}
            }
            self.advance();
        }
        None
    }

    /// Returns whether a hexadecimal digit or a dot of an IPv6 address stands here.
    fn is_in_ip_address(&self) -> bool {
        match self.effective() {
            Class::DIGIT => true,
            Class::LATIN => self.byte().is_ascii_hexdigit(),
            _ => self.byte() == b'.' || self.separator() == Some(b'.'),
        }
    }

    /// Returns whether a name with at least one letter follows the sign here.
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

/// More characters than the longest IPv6 address has.
const MAX_IP_ADDRESS_CHARS: usize = 48;

fn is_letter(class: Class) -> bool {
    matches!(
        class,
        Class::LATIN
            | Class::LETTER
            | Class::ARABIC
            | Class::HEBREW
            | Class::LETTER_PUNCTUATION
            | Class::LETTER_SYMBOL
            | Class::KATAKANA
            | Class::LONE_LETTER
            | Class::DIGIT
            | Class::NUMERIC
    )
}

impl UrlGrammar {
    fn membership(&mut self, at: &Cursor<'_>) -> Membership {
        match at.effective() {
            Class::LATIN if !self.host && !self.open && at.starts_url() => Membership::Outside,
            Class::LATIN | Class::DIGIT => self.close(),
            class if is_letter(class) => self.letter(),
            Class::EMOJI | Class::END => Membership::Outside,
            Class::MID_NUM if at.separator().is_some() => Membership::Pending,
            _ => self.sign(at),
        }
    }

    fn close(&mut self) -> Membership {
        self.open = false;
        Membership::Inside
    }

    fn letter(&mut self) -> Membership {
        if self.open { Membership::Inside } else { Membership::Outside }
    }

    fn delimiter(&mut self) -> Membership {
        self.open = true;
        Membership::Inside
    }

    fn sign(&mut self, at: &Cursor<'_>) -> Membership {
        match at.byte() {
            b'/' => {
                self.host = false;
                self.delimiter()
            }
            b'@' if self.is_mention(at) => Membership::Outside,
            b'-' | b'_' | b'~' | b'$' | b'&' | b'+' | b'=' | b'%' | b'@' => self.delimiter(),
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'#' | b'\'' | b'*' => self.punctuation(at.byte()),
            b'(' if !self.host => self.opening(b')'),
            b'[' if !self.host => self.opening(b']'),
            b')' | b']' => self.closing(at.byte()),
            _ if !self.host && at.is_at(EN_DASH.as_bytes()) => {
                self.open = true;
                Membership::Pending
            }
            _ => Membership::Outside,
        }
    }

    /// Returns whether the at sign here begins a mention directly behind a shortened link.
    fn is_mention(&self, at: &Cursor<'_>) -> bool {
        self.short && !self.host && !self.query && !self.open && at.is_mention()
    }

    fn punctuation(&mut self, sign: u8) -> Membership {
        self.open |= self.host && sign == b'.' || sign == b'?';
        if matches!(sign, b'?' | b'#') {
            (self.host, self.query) = (false, true);
        }
        Membership::Pending
    }

    fn opening(&mut self, closing: u8) -> Membership {
        let Some(bracket) = self.brackets.get_mut(self.depth) else { return Membership::Outside };
        *bracket = closing;
        self.depth += 1;
        self.open = true;
        Membership::Opening
    }

    /// Returns the membership of a closing bracket, which belongs to the URL if the opening one
    /// does.
    fn closing(&mut self, sign: u8) -> Membership {
        match self.depth.checked_sub(1) {
            Some(depth) if self.brackets[depth] == sign => {
                self.depth = depth;
                Membership::Inside
            }
            _ => Membership::Outside,
        }
    }
}

/// A dash that occurs in the titles of pages, and so in paths.
const EN_DASH: &str = "\u{2013}";
