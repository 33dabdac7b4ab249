//! Rules for the written end of a word: alefs behind a final waw are dropped, and words that no rule explains are replaced from a list.

use crate::unicode::names::*;

/// Receives each written letter, with its position in the source.
pub(crate) type Put<'a> = dyn FnMut(char, usize) + 'a;

/// Folded words whose modern spelling follows no rule, with that spelling, by length.
pub(crate) const LISTED: [(&str, &str); 26] = [
    ("طغا", "طغي"),
    ("لدا", "لدي"),
    ("اقصا", "اقصي"),
    ("تترا", "تتري"),
    ("يحيي", "يحي"),
    ("تحيي", "تحي"),
    ("نحيي", "نحي"),
    ("احيي", "احي"),
    ("محيي", "محي"),
    ("ثمودا", "ثمود"),
    ("افاين", "افان"),
    ("وجايء", "وجيء"),
    ("ياياس", "يياس"),
    ("باييد", "بايد"),
    ("ليسءو", "ليسوءو"),
    ("تراءا", "تراءي"),
    ("لايكه", "الايكه"),
    ("لتخذت", "لاتخذت"),
    ("ويحيي", "ويحي"),
    ("لنحيي", "لنحي"),
    ("واحيي", "واحي"),
    ("لمحيي", "لمحي"),
    ("وثمودا", "وثمود"),
    ("الاقصا", "الاقصي"),
    ("ساوريكم", "ساريكم"),
    ("لااذبحنه", "لاذبحنه"),
];

/// A bit for each word of the list.
const ALL: u32 = (1 << LISTED.len()) - 1;

/// The number of letters of the longest word of the list.
const LONGEST: usize = 8;

/// The words of the list with a letter at a place, by the place and the low bits of the letter, which is one of 0600-063F or 0640-067F.
static WITH_LETTER: [[u32; 128]; LONGEST] = {
    let mut words = [[0; 128]; LONGEST];
    let mut word = 0;
    while word < LISTED.len() {
        let bytes = LISTED[word].0.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            words[at / 2][low_bits(bytes[at], bytes[at + 1])] |= 1 << word;
            at += 2;
        }
        word += 1;
    }
    words
};

/// By the last letter of a word of the list, the letters before it: a bit for the low bits of their second bytes.
static LAST_TWO: [u64; 128] = {
    let mut before = [0; 128];
    let mut word = 0;
    while word < LISTED.len() {
        let bytes = LISTED[word].0.as_bytes();
        let end = bytes.len();
        before[low_bits(bytes[end - 2], bytes[end - 1])] |= 1 << (bytes[end - 3] & 0x3F);
        word += 1;
    }
    before
};

/// By the last letter of a word of the list, the letters two before it: a bit for the low bits of their second bytes.
static THIRD_LAST: [u64; 128] = {
    let mut before = [0; 128];
    let mut word = 0;
    while word < LISTED.len() {
        let bytes = LISTED[word].0.as_bytes();
        let end = bytes.len();
        before[low_bits(bytes[end - 2], bytes[end - 1])] |= 1 << (bytes[end - 5] & 0x3F);
        word += 1;
    }
    before
};

/// Of a letter of 0600-067F, by its bytes.
const fn low_bits(lead: u8, trail: u8) -> usize {
    (lead as usize & 1) << 6 | trail as usize & 0x3F
}

fn with_letter(place: usize, letter: char) -> u32 {
    let is_known = matches!(letter, '\u{600}'..='\u{67F}');
    WITH_LETTER.get(place).filter(|_| is_known).map_or(0, |words| words[letter as usize & 0x7F])
}

/// Whether a word of the list begins with the first letters of a word.
pub(super) fn may_begin_listed(word: &[(char, usize)]) -> bool {
    word.len() <= LONGEST
        && word.iter().enumerate().fold(ALL, |words, (place, held)| words & with_letter(place, held.0)) != 0
}

/// Whether a word that ends with these letters may be one of the list, or end with alefs behind a waw.
pub(super) fn may_end_listed(before: char, last: char) -> bool {
    last == ALEF && matches!(before, WAW | ALEF) || LAST_TWO[last as usize & 0x7F] >> (before as u32 & 0x3F) & 1 != 0
}

/// Whether a word ends with the last two letters of one of the list.
fn may_be_listed(word: &[u8]) -> bool {
    let [.., before, lead, trail] = *word else { return false };
    LAST_TWO[low_bits(lead, trail)] >> (before & 0x3F) & 1 != 0
}

/// Returns whether a text may end with a word of the list, or with alefs behind a waw, by its last three letters.
pub(crate) fn may_be_rewritten(text: &[u8]) -> bool {
    let [.., third, _, before, lead, trail] = *text else { return false };
    let last = low_bits(lead, trail);
    let is_alef_behind = (lead, trail) == (0xD8, 0xA7) && matches!(before, 0x88 | 0xA7);
    is_alef_behind || LAST_TWO[last] >> (before & 0x3F) & THIRD_LAST[last] >> (third & 0x3F) & 1 != 0
}

/// How many alefs behind a final waw are dropped at most: more are no spelling, and they must be held in bounded memory.
const ALEFS: usize = 8;

/// How many letters are held: those of a word of the list, and the alefs behind them.
const ROOM: usize = 20;

/// The end of a word that is put out whole, without the alefs that go, and what it becomes if it is one of the list.
pub(crate) fn ended(word: &str) -> (usize, Option<&'static str>) {
    let mut end = word.len();
    if word.ends_with(ALEF) {
        let stem = word.trim_end_matches(ALEF);
        let goes = stem.strip_suffix(WAW).is_some_and(|before| !before.is_empty());
        if goes && word.len() - stem.len() <= ALEFS * ALEF.len_utf8() {
            end = stem.len();
        }
    }
    if !may_be_listed(&word.as_bytes()[..end]) {
        return (end, None);
    }
    let from = LISTED.partition_point(|(from, _)| from.len() < end);
    let mut listed = LISTED[from..].iter().take_while(|(from, _)| from.len() == end);
    (end, listed.find(|(from, _)| *from == &word[..end]).map(|row| row.1))
}

/// The written word; its end is held back, because it may still change.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    held: [(char, usize); ROOM],
    length: usize,
    /// Whether a letter was written before the held ones.
    is_any_out: bool,
    /// Whether one of these was of the second word, if a vocative stands before it.
    is_begun: bool,
    /// Words of the list that begin with the first letters of those that are held, and how many letters were compared.
    candidates: u32,
    checked: usize,
    /// The source position of a vocative whose space is written as soon as a letter follows.
    space: Option<usize>,
}

impl Ending {
    pub(super) const fn new() -> Self {
        Self {
            held: [('\0', 0); ROOM],
            length: 0,
            is_any_out: false,
            is_begun: false,
            candidates: ALL,
            checked: 0,
            space: None,
        }
    }

    /// Whether the next letter is the first of its word.
    pub(super) fn is_at_start(&self) -> bool {
        self.length == 0 && !self.is_begun
    }

    /// Whether the next letter is the first of all.
    pub(super) fn is_empty(&self) -> bool {
        self.length == 0 && !self.is_any_out
    }

    /// Takes a letter, or the space behind a vocative.
    pub(super) fn push(&mut self, letter: char, source: usize, put: &mut Put<'_>) {
        if letter == SPACE {
            self.release(self.length, put);
            self.space = Some(source);
            self.is_begun = false;
            (self.candidates, self.checked) = (ALL, 0);
            return;
        }
        if let Some(source) = self.space.take() {
            put(SPACE, source);
        }
        self.held[self.length] = (letter, source);
        self.length += 1;
        if self.is_begun || !self.may_be_listed() || self.length == ROOM {
            self.release(self.tail(), put);
        }
    }

    pub(super) fn change_last(&mut self, letter: char) {
        if let Some(last) = self.length.checked_sub(1) {
            self.held[last].0 = letter;
        }
    }

    /// Ends the word. Returns whether anything was written.
    pub(super) fn finish(&mut self, put: &mut Put<'_>) -> bool {
        self.length = self.end_behind_waw();
        if let Some((from, to)) = self.listed() {
            self.replace(from, to, put);
        } else {
            self.release(self.length, put);
        }
        let is_any = self.is_any_out;
        (self.length, self.is_any_out, self.is_begun) = (0, false, false);
        (self.candidates, self.checked, self.space) = (ALL, 0, None);
        is_any
    }

    /// Writes the first held letters.
    fn release(&mut self, letters: usize, put: &mut Put<'_>) {
        if letters == 0 {
            return;
        }
        for &(letter, source) in &self.held[..letters] {
            put(letter, source);
        }
        self.held.copy_within(letters..self.length, 0);
        self.length -= letters;
        (self.is_any_out, self.is_begun) = (true, true);
    }

    /// Where the part begins that may change: the last letter, which may become an alef, and the waw before it and before other alefs.
    fn tail(&self) -> usize {
        let last = self.length.saturating_sub(1);
        waw_before_alefs(&self.held[..last]).unwrap_or(last)
    }

    /// Where the word ends without alefs behind a final waw before which a letter stands.
    fn end_behind_waw(&self) -> usize {
        let waw = waw_before_alefs(&self.held[..self.length]).filter(|&waw| waw > 0 || self.is_any_out);
        waw.map_or(self.length, |waw| waw + 1)
    }

    fn letters(&self, end: usize) -> impl Iterator<Item = char> {
        self.held[..end].iter().map(|held| held.0)
    }

    /// Whether the word may turn out to be one of the list. The last letter may yet change.
    fn may_be_listed(&mut self) -> bool {
        let end = self.end_behind_waw().min(self.length - 1);
        while self.checked < end && self.candidates != 0 {
            self.candidates &= with_letter(self.checked, self.held[self.checked].0);
            self.checked += 1;
        }
        self.candidates != 0
    }

    fn listed(&self) -> Option<(&'static str, &'static str)> {
        let is_it = |word: &str| self.letters(self.length).eq(word.chars());
        LISTED.iter().copied().find(|(from, _)| !self.is_begun && is_it(from))
    }

    /// Puts out `to` for a word that is all held. Letters that both begin with keep their places.
    fn replace(&mut self, from: &str, to: &str, put: &mut Put<'_>) {
        let same = from.chars().zip(to.chars()).take_while(|(from, to)| from == to).count();
        let source = self.held[same.min(self.length - 1)].1;
        for (place, letter) in to.chars().enumerate() {
            put(letter, if place < same { self.held[place].1 } else { source });
        }
        (self.length, self.is_any_out) = (0, true);
    }
}

/// Where a waw stands behind which nothing but alefs comes, and not too many.
pub(super) fn waw_before_alefs(letters: &[(char, usize)]) -> Option<usize> {
    let waw = letters.iter().rposition(|held| held.0 != ALEF)?;
    (letters[waw].0 == WAW && letters.len() - waw - 1 <= ALEFS).then_some(waw)
}
