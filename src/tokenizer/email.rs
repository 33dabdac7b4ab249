//! E-mail addresses: `local@domain.tld`, in ASCII and the Arabic digits that fold to ASCII.

use super::cursor::Cursor;
use super::reference::ReferenceTokenizer;
use crate::unicode::Class;

impl ReferenceTokenizer {
    /// Returns the end of the address that begins at `start`. No address begins behind a character
    /// that could belong to it.
    pub(super) fn email<'a>(&mut self, start: &Cursor<'a>) -> Option<Cursor<'a>> {
        let taken = matches!(start.last, Class::LATIN | Class::DIGIT | Class::CONNECTOR);
        if taken || self.no_email.contains(&start.at) {
            return None;
        }
        let sign = local_part(start.unsplit());
        let end = if sign.byte() == b'@' { domain(sign.next()) } else { None };
        if end.is_none() {
            self.no_email = start.at..sign.at;
        }
        end
    }

    /// Returns whether it is certain that no address begins in the letters and digits between two
    /// byte offsets, because no at sign follows.
    pub(super) fn rules_out_email(&mut self, text: &str, start: usize, end: usize) -> bool {
        if !self.options.emails || self.no_email.contains(&start) && self.no_email.contains(&(end - 1)) {
            return true;
        }
        let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
        let rest = text.as_bytes()[end..].iter().take(MAX_LOCAL_PART);
        let length = rest.take_while(|byte| is_local(byte)).count();
        let sign = text.as_bytes().get(end + length).copied();
        // A character outside ASCII may attach, so that the local part continues behind it.
        if length == MAX_LOCAL_PART || sign.is_some_and(|byte| byte == b'@' || !byte.is_ascii()) {
            return false;
        }
        self.no_email = start..end + length;
        true
    }
}

/// The number of bytes of a local part that `rules_out_email` reads.
const MAX_LOCAL_PART: usize = 64;

fn local_part(mut at: Cursor<'_>) -> Cursor<'_> {
    while is_name(&at) || matches!(at.byte(), b'.' | b'%' | b'+' | b'-') || at.separator() == Some(b'.') {
        at.advance();
    }
    at
}

/// Returns whether an ASCII letter, a digit or an underscore stands here.
fn is_name(at: &Cursor<'_>) -> bool {
    at.is_ascii_letter() || at.byte() == b'_' || at.effective() == Class::DIGIT
}

/// Returns the end of the longest domain here: labels and dots, the last label of at least two
/// letters.
pub(super) fn domain(mut at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut end = None;
    let mut dots = false;
    let (mut length, mut letters) = (0, true);
    loop {
        if at.is_ascii_letter() {
            length += 1;
            let behind = at.next();
            if dots && letters && length > 1 && !continues(&behind) {
                end = Some(behind);
            }
        } else if at.byte() == b'-' || at.effective() == Class::DIGIT {
            (length, letters) = (length + 1, false);
        } else if length > 0 && (at.byte() == b'.' || at.separator() == Some(b'.')) {
            (dots, length, letters) = (true, 0, true);
        } else {
            return end;
        }
        at.advance();
    }
}

/// Returns whether a label continues here.
fn continues(at: &Cursor<'_>) -> bool {
    matches!(at.effective(), Class::LATIN | Class::DIGIT | Class::CONNECTOR)
}
