//! Between stages three and four, under the spelling of the Quran: words are rewritten. Written from the tables of
//! `docs/rules/orthography.md`, whole words at a time.

use arabic_text::Orthography;

use super::super::classes::*;
use super::{Item, Oracle};

/// A letter of a word, with the marks on it as a set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    kind: Kind,
    /// Without the hamza or madda that composes with it.
    letter: char,
    marks: Marks,
    /// What all other rules make of it.
    pub(super) plain: char,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Letter,
    DaggerAlef,
    /// A hamza on a tatweel or a carrier.
    Hanging,
    SmallInLine,
    SmallAbove,
}

/// Marks of a unit, by their place in `ALL`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Marks(u64);

const ALL: &str = "\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{6E1}\u{653}\u{6E4}\u{64B}\u{64C}\u{64D}\u{8F0}\u{8F1}\u{8F2}\u{656}\u{657}\u{65E}\
    \u{6DF}\u{6E0}\u{6DC}\u{6EA}\u{6EC}\u{654}\u{655}";
const TANWIN: &str = "\u{64B}\u{64C}\u{64D}\u{8F0}\u{8F1}\u{8F2}\u{656}\u{657}\u{65E}";
const VOWELS: &str = "\u{64E}\u{64F}\u{650}";
const FATHA: &str = "\u{64E}";
const DAMMA: &str = "\u{64F}";
const KASRA: &str = "\u{650}";
const SHADDA_SIGN: &str = "\u{651}";
const SUKUN: &str = "\u{652}\u{6E1}";
const MADDA: &str = "\u{653}\u{6E4}";
const ZERO: &str = "\u{6DF}";
const HAMZA_SIGN: &str = "\u{654}\u{655}";
/// The bit of marks that no rule names.
const UNNAMED: u64 = 1 << 63;

impl Marks {
    fn of(marks: &[char]) -> Self {
        let bit = |c: &char| ALL.chars().position(|other| other == *c).map_or(UNNAMED, |at| 1 << at);
        Self(marks.iter().map(bit).fold(0, |all, bit| all | bit))
    }

    fn has(self, any_of: &str) -> bool {
        any_of.chars().any(|c| ALL.chars().position(|other| other == c).is_some_and(|at| self.0 >> at & 1 != 0))
    }
}

impl Unit {
    fn has(self, any_of: &str) -> bool {
        self.marks.has(any_of)
    }

    fn is(self, letter: char) -> bool {
        self.letter == letter && self.kind != Kind::DaggerAlef
    }

    fn is_dagger(self) -> bool {
        self.kind == Kind::DaggerAlef
    }

    fn has_hamza(self) -> bool {
        self.kind == Kind::Letter && self.letter != HAMZA && self.has(HAMZA_SIGN)
    }

    fn is_alef(self) -> bool {
        is_alef_letter(self.letter) && !self.is_dagger()
    }

    fn is_plain_alef(self) -> bool {
        matches!(self.letter, ALEF | '\u{671}') && !self.is_dagger() && !self.has_hamza()
    }

    fn is_yeh(self) -> bool {
        matches!(self.letter, YEH | ALEF_MAKSURA | FARSI_YEH | '\u{6D2}')
    }

    /// A small letter, or a hanging hamza.
    fn is_added(self) -> bool {
        matches!(self.kind, Kind::Hanging | Kind::SmallInLine | Kind::SmallAbove)
    }

    pub(super) fn is_small(self) -> bool {
        matches!(self.kind, Kind::SmallInLine | Kind::SmallAbove)
    }

    fn is_bare(self) -> bool {
        ![VOWELS, SHADDA_SIGN, SUKUN, TANWIN, ZERO].iter().any(|marks| self.has(marks))
    }
}

fn small(c: char) -> Option<char> {
    match c {
        '\u{6E5}' => Some(WAW),
        '\u{6E6}' | '\u{8C9}' | '\u{6E7}' => Some(YEH),
        '\u{6E8}' => Some(NOON),
        _ => None,
    }
}

const NOON: char = '\u{646}';
const LAM: char = '\u{644}';
const TEH: char = '\u{62A}';
const SEEN: char = '\u{633}';
const THAL: char = '\u{630}';

/// What a letter and its marks are to the word.
pub(super) struct Written<'a> {
    /// The letter that stands in the text, and whether it is a carrier in a word.
    pub(super) base: Option<char>,
    pub(super) is_carrier: bool,
    /// Whether it is a tatweel in a word.
    pub(super) is_in_word: bool,
    /// The letter that composed.
    pub(super) composed: Option<char>,
    pub(super) marks: &'a [char],
}

impl Oracle<'_> {
    pub(super) fn is_quranic(&self) -> bool {
        self.profile.profile.orthography() == Orthography::Quranic
    }

    /// A small letter that is one of the word.
    pub(super) fn is_small_letter_of_word(&self, c: char) -> bool {
        self.is_quranic() && matches!(c, '\u{6E5}' | '\u{6E6}' | '\u{8C9}') && self.own(c).is_none()
    }

    /// The units of a letter and its marks; `None`: it is no part of a word.
    pub(super) fn units(&self, written: &Written<'_>) -> Option<Vec<Unit>> {
        let (Some(base), Some(composed)) = (written.base, written.composed) else { return Some(Vec::new()) };
        match self.own(composed) {
            Some("") => return Some(Vec::new()),
            Some(_) => return None,
            None => {}
        }
        let mut marks: Vec<char> = written.marks.to_vec();
        if !marks.iter().any(|&c| is_hamza_mark(c)) && is_seat(composed) && composed != base {
            marks.push(HAMZA_ABOVE);
        }
        if composed == ALEF_WITH_MADDA_ABOVE && composed != base {
            marks.push('\u{653}');
        }
        let has = |mark: char| marks.contains(&mark);
        let has_hamza = marks.iter().any(|&c| is_hamza_mark(c));
        let apart = |c: &char| matches!(*c, '\u{670}' | '\u{6E7}' | '\u{6E8}');
        let on_letter: Vec<char> = marks.iter().copied().filter(|c| !apart(c)).collect();
        let without_hamza: Vec<char> = on_letter.iter().copied().filter(|&c| !is_hamza_mark(c)).collect();
        let unit = |kind, letter, marks: &[char]| Unit { kind, letter, marks: Marks::of(marks), plain: letter };
        let mut units = Vec::new();
        let is_carrier = base == TATWEEL || written.is_carrier;
        let counts = |c: char| is_carrier || c == '\u{6E7}';
        if is_carrier {
            if has_hamza && (written.is_carrier || written.is_in_word) {
                units.push(unit(Kind::Hanging, HAMZA, &without_hamza));
            }
        } else if self.is_small_letter_of_word(base) {
            units.push(unit(Kind::SmallInLine, small(base)?, &without_hamza));
        } else if !is_letter(base) {
            return None;
        } else {
            let whole = if composed == base && has_hamza { hamza_on(base) } else { composed };
            let plain = self.mapped(whole);
            // What becomes a hamza is one, unless there are rules for its seat.
            let base = if plain == HAMZA && hamza_on(base) == base { HAMZA } else { base };
            let marks = if base == HAMZA { &without_hamza } else { &on_letter };
            units.push(Unit { plain, ..unit(Kind::Letter, base, marks) });
        }
        if let Some(above) = marks.iter().copied().find(|&c| matches!(c, '\u{6E7}' | '\u{6E8}')).filter(|&c| counts(c))
        {
            units.push(unit(Kind::SmallAbove, small(above)?, if is_carrier { &without_hamza } else { &[] }));
        }
        if has(DAGGER_ALEF) {
            let madda: Vec<char> = on_letter.iter().copied().filter(|&c| MADDA.contains(c)).collect();
            units.push(Unit { plain: ALEF, ..unit(Kind::DaggerAlef, DAGGER_ALEF, &madda) });
        }
        Some(units)
    }

    /// Rewrites each word.
    pub(super) fn rewrite_words(&self, items: &[Item]) -> Vec<Item> {
        let mut rewritten = Vec::new();
        let mut rest = items;
        let is_between = |item: &Item| matches!(item, Item::Gone | Item::Parted | Item::Joint(_));
        while let [first, behind @ ..] = rest {
            let Item::Unit(_) = first else {
                rewritten.push(*first);
                rest = behind;
                continue;
            };
            let is_of_word = |item: &&Item| matches!(item, Item::Unit(_)) || is_between(item);
            let length = rest.iter().take_while(is_of_word).count();
            let units: Vec<Unit> = rest[..length]
                .iter()
                .filter_map(|item| if let Item::Unit(unit) = item { Some(*unit) } else { None })
                .collect();
            let word = rewrite(&units);
            if word.is_empty() {
                rewritten.push(Item::Gone);
            }
            rewritten.extend(word.into_iter().map(Item::Char));
            rewritten.extend(rest[..length].iter().rev().take_while(|item| is_between(item)).copied());
            rest = &rest[length..];
        }
        rewritten
    }
}

fn is_seat(c: char) -> bool {
    matches!(c, '\u{623}' | '\u{624}' | '\u{625}' | '\u{626}' | '\u{6D3}' | '\u{6C0}' | '\u{6C2}')
}

/// The letter that people read, though the two do not compose.
fn hamza_on(base: char) -> char {
    match base {
        WAW => '\u{624}',
        YEH | ALEF_MAKSURA | FARSI_YEH => YEH_WITH_HAMZA_ABOVE,
        '\u{6D2}' => '\u{6D3}',
        '\u{6D5}' => '\u{6C0}',
        _ => base,
    }
}

/// What a word becomes: letters, and a space behind a vocative.
fn rewrite(units: &[Unit]) -> Vec<char> {
    let start = units.iter().position(|unit| !matches!(unit.kind, Kind::SmallInLine | Kind::SmallAbove));
    let units = &units[start.unwrap_or(units.len())..];
    let mut out = Vec::new();
    let mut at = 0;
    while at < units.len() {
        at += 1 + Place { units, at }.rewrite(&mut out);
    }
    if out.last() == Some(&' ') {
        // No second word follows the vocative.
        out.pop();
    }
    let waw = out.iter().rposition(|&c| c != ALEF);
    if let Some(waw) = waw.filter(|&waw| waw > 0 && out[waw] == WAW && out.len() - waw <= 9) {
        out.truncate(waw + 1);
    }
    let text: String = out.into_iter().collect();
    let words: Vec<&str> = text.split(' ').map(listed).collect();
    words.join(" ").chars().collect()
}

fn listed(word: &str) -> &str {
    let list = "ثمودا>ثمود وثمودا>وثمود افاين>افان وجايء>وجيء ياياس>يياس لااذبحنه>لاذبحنه باييد>بايد ليسءو>ليسوءو ساوريكم>ساريكم الاقصا>الاقصي \
        اقصا>اقصي تترا>تتري طغا>طغي لدا>لدي تراءا>تراءي لايكه>الايكه لتخذت>لاتخذت يحيي>يحي ويحيي>ويحي تحيي>تحي نحيي>نحي لنحيي>لنحي احيي>احي \
        واحيي>واحي محيي>محي لمحيي>لمحي";
    let rows = list.split_whitespace().filter_map(|row| row.split_once('>'));
    rows.into_iter().find(|row| row.0 == word).map_or(word, |row| row.1)
}

/// A unit in its word.
#[derive(Clone, Copy)]
struct Place<'a> {
    units: &'a [Unit],
    at: usize,
}

impl Place<'_> {
    fn get(self, offset: isize) -> Option<Unit> {
        self.at.checked_add_signed(offset).and_then(|at| self.units.get(at)).copied()
    }

    fn unit(self) -> Unit {
        self.units[self.at]
    }

    fn is_last(self) -> bool {
        self.get(1).is_none()
    }

    fn any(self, offset: isize, question: impl Fn(Unit) -> bool) -> bool {
        self.get(offset).is_some_and(question)
    }

    /// Puts out what the unit becomes. Gives how many units behind it are done with it.
    fn rewrite(self, out: &mut Vec<char>) -> usize {
        let unit = self.unit();
        if self.is_zero() {
            return 0;
        }
        match unit.kind {
            Kind::DaggerAlef => self.dagger(out),
            Kind::SmallInLine | Kind::SmallAbove => {
                let behind_heh = self.any(-1, |p| p.is(HEH));
                let behind_meem = self.any(-1, |p| p.is('\u{645}')) && unit.letter == WAW;
                if !(unit.kind == Kind::SmallInLine && self.is_last() && (behind_heh || behind_meem)) {
                    out.push(unit.letter);
                }
                0
            }
            _ if unit.letter == HAMZA => self.hamza(out),
            _ if unit.has_hamza() && (unit.is_alef() || unit.is(WAW) || unit.is_yeh()) => self.seat(out),
            _ => self.other(out),
        }
    }

    /// Rule 1.
    fn is_zero(self) -> bool {
        let unit = self.unit();
        if !unit.has(ZERO) || unit.has_hamza() || unit.is_dagger() {
            return false;
        }
        if unit.is_yeh() {
            return true;
        }
        let behind_conjunction = self.at == 1 && self.any(-1, |p| p.is(WAW) || p.is('\u{641}'));
        let last_behind_waw = self.is_last() && self.any(-1, |p| p.is(WAW));
        let before_hamza = self.any(-1, |p| p.is('\u{645}')) && self.any(1, Unit::has_hamza);
        unit.is(ALEF) && self.at > 0 && !behind_conjunction && !last_behind_waw && !before_hamza
    }

    /// Rule 2.
    fn dagger(self, out: &mut Vec<char>) -> usize {
        let Some(p) = self.get(-1) else {
            return self.dagger_before_yeh(out).unwrap_or_else(|| {
                out.push(ALEF);
                0
            });
        };
        // a
        if p.is_alef() {
            if self.is_last() && p.letter == ALEF && !p.has_hamza() {
                out.push(YEH);
            }
            return 0;
        }
        // b
        if self.is_last() && !p.is_yeh() && !p.is_added() {
            return 0;
        }
        // c
        let reads_yeh = p.letter == ALEF_MAKSURA || self.is_last() || self.any(-2, |p2| p2.has("\u{6EA}"));
        if p.is_yeh() && p.kind == Kind::Letter && !p.has_hamza() && p.is_bare() && reads_yeh {
            if !self.is_last() {
                *out.last_mut().expect("the yeh") = ALEF;
            }
            return 0;
        }
        // d
        let before_kaf = self.any(1, |n| n.is(TEH)) && self.any(2, |n2| n2.is(KAF)) && !self.any(-2, Unit::is_dagger);
        let before_alef = self.any(1, Unit::is_plain_alef);
        let is_read_as_alef = self.any(1, |n| n.is(TEH_MARBUTA)) || before_alef || before_kaf;
        if p.is(WAW) && !p.has_hamza() && p.is_bare() && self.at > 1 && is_read_as_alef {
            *out.last_mut().expect("the waw") = ALEF;
            return usize::from(before_alef);
        }
        // e
        if let Some(done) = self.dagger_before_yeh(out) {
            return done;
        }
        // f
        if self.is_without_alef(p) {
            return 0;
        }
        // g
        let n = self.get(1);
        let conjunction = |first: Unit| (first.is(WAW) || first.is('\u{641}')) && !first.has_hamza();
        let calls = p.is_yeh() && (self.at == 1 || self.at == 2 && conjunction(self.units[0]));
        let shows = self.at == 1 && p.is(HEH) && n.is_some_and(|n| n.is_alef() && (n.has_hamza() || n.has(VOWELS)));
        if n.is_some() && (calls || shows) {
            out.extend([ALEF, ' ']);
            return 0;
        }
        // h, i
        if p.is(LAM) && p.has(SHADDA_SIGN) && self.any(-2, |p2| p2.is_alef() && !p2.has_hamza()) {
            out.push(LAM);
        }
        out.push(ALEF);
        0
    }

    fn dagger_before_yeh(self, out: &mut Vec<char>) -> Option<usize> {
        let n = self.get(1).filter(|n| n.is_bare() && !n.has_hamza() && !n.is_added())?;
        let n2 = self.get(2);
        let before_kaf = || n2.is_some_and(|n2| n2.is(TEH)) && self.any(3, |n3| n3.is(KAF));
        match n2 {
            None if n.is_yeh() => Some(0),
            Some(n2) if n.is_yeh() && !n2.is_dagger() => {
                out.push(ALEF);
                Some(1)
            }
            Some(n2) if n.is(WAW) && n2.is(ALEF) => Some(1),
            Some(n2) if n.is(WAW) && (n2.is(TEH_MARBUTA) || before_kaf()) => {
                out.push(ALEF);
                Some(1)
            }
            _ => None,
        }
    }

    /// ه_ذ, ه_ك, ه_ؤ, ذ_ل(letter), ل_كن, ول_ئك, (letter)ل_ه, word-initial ط_ه, حم_ن.
    fn is_without_alef(self, p: Unit) -> bool {
        let n = |letter: char| self.any(1, |n| n.is(letter));
        let n2 = |letter: char| self.any(2, |n2| n2.is(letter));
        let p2 = |letter: char| self.any(-2, |p2| p2.is(letter));
        let demonstrative = p.is(HEH) && (n(THAL) || n(KAF) || n(WAW) && self.any(1, Unit::has_hamza));
        let that = p.is(THAL) && n(LAM) && self.get(2).is_some();
        let but = p.is(LAM) && n(KAF) && n2(NOON);
        let those = p.is(LAM) && self.any(1, |n| n.is_yeh() && n.has_hamza()) && n2(KAF) && p2(WAW);
        let god = p.is(LAM) && n(HEH) && self.get(-2).is_some();
        let taha = p.is('\u{637}') && n(HEH) && self.at == 1;
        let merciful = p.is('\u{645}') && n(NOON) && p2('\u{62D}');
        demonstrative || that || but || those || god || taha || merciful
    }

    /// Rule 4.
    fn hamza(self, out: &mut Vec<char>) -> usize {
        let (unit, p, n) = (self.unit(), self.get(-1), self.get(1));
        let hanging = unit.kind == Kind::Hanging;
        let first = matches!(out.last(), None | Some(' '));
        let p_is_yeh = p.is_some_and(Unit::is_yeh);
        // a
        if self.at == 1 && p.is_some_and(Unit::is_alef) && unit.marks.0 != 0 {
            out.push(ALEF);
            return 0;
        }
        // b
        if let Some(n) = n.filter(|n| (n.is_plain_alef() || n.is_dagger()) && !p_is_yeh) {
            if unit.has(TANWIN) {
                if hanging && p.is_some_and(|p| p.has(FATHA)) {
                    return 0;
                }
            } else {
                let p_is_long = p.is_some_and(|p| p.is_alef() || p.is_dagger() || p.is(WAW) && !p.has(FATHA));
                if first || hanging || unit.has(FATHA) && (n.is_dagger() || !p_is_long) {
                    if first && !n.is_dagger() && (n.has(VOWELS) || n.has("\u{6EC}")) {
                        out.extend([ALEF, ALEF]);
                        return 1;
                    }
                    if n.is(ALEF) && self.get(2).is_none() && p.is_some_and(|p| p.is('\u{631}') || p.is(NOON)) {
                        out.extend([ALEF, YEH]);
                        return 1;
                    }
                    return 0;
                }
            }
        }
        // c
        if first && n.is_some() {
            out.push(ALEF);
            return 0;
        }
        // d
        if n.is_some() || hanging {
            let before_seen = unit.has(FATHA) && p_is_yeh && n.is_some_and(|n| n.is(SEEN));
            let p_is_heavy = p.is_some_and(|p| {
                p.is_yeh() || p.is(WAW) || p.is_alef() || p.is_dagger() || p.has(KASRA) || p.has(DAMMA)
            });
            if before_seen || (unit.has(FATHA) || unit.has(SUKUN)) && !p_is_heavy {
                out.push(ALEF);
                return 0;
            }
        }
        // e
        out.push(HAMZA);
        if unit.has("\u{657}") && n.is_some_and(|n| !n.is_alef()) {
            out.push(WAW);
        }
        0
    }

    /// Rule 5.
    fn seat(self, out: &mut Vec<char>) -> usize {
        let (unit, p, n) = (self.unit(), self.get(-1), self.get(1));
        // a
        if unit.is_alef() {
            let silent_yeh = n.is_some_and(|n| n.is_yeh() && n.has("\u{6DF}\u{652}"));
            if unit.has(KASRA) && self.at > 1 && silent_yeh && self.any(2, |n2| n2.is(HEH)) {
                out.push(HAMZA);
                return 1;
            }
            let behind_long_waw = p.is_some_and(|p| p.is(WAW) && p.has(MADDA));
            out.push(if self.is_last() && behind_long_waw { HAMZA } else { unit.plain });
            return 0;
        }
        // b
        if matches!(out.last(), None | Some(' ')) && n.is_some() {
            if !n.is_some_and(|n| n.is_plain_alef() || n.is_dagger()) {
                out.push(ALEF);
            }
            return 0;
        }
        // c
        let behind_alef = p.is_some_and(|p| p.is_alef() || p.is_dagger());
        let before_last_alef = n.is_some_and(|n| n.is(ALEF)) && self.get(2).is_none();
        let silent_alef = n.is_some_and(|n| n.has(ZERO) || n.has(SUKUN));
        let is_read_so = silent_alef || unit.has(DAMMA) || unit.has("\u{64C}\u{8F1}\u{65E}") || behind_alef;
        if unit.is(WAW) && before_last_alef && is_read_so {
            let nunated = unit.has(TANWIN) && p.is_some_and(|p| p.has(DAMMA));
            out.push(match (behind_alef, nunated) {
                (true, _) => HAMZA,
                (_, true) => unit.plain,
                _ => ALEF,
            });
            return 1;
        }
        // d
        if unit.is(YEH) && unit.has(SUKUN) && n.is_some_and(Unit::is_plain_alef) {
            out.extend([YEH, HAMZA]);
            return 0;
        }
        // e
        out.push(unit.plain);
        0
    }

    /// Rules 6 to 10.
    fn other(self, out: &mut Vec<char>) -> usize {
        let (unit, p, n) = (self.unit(), self.get(-1), self.get(1));
        if unit.is('\u{635}') && unit.has("\u{6DC}") {
            out.push(SEEN);
            return 0;
        }
        if unit.is(LAM) && self.stands_for_two() {
            out.push(LAM);
        }
        let conjunction = self.at == 1 && p.is_some_and(|p| p.is(WAW) || p.is('\u{641}'));
        if conjunction && unit.is(SEEN) && unit.has(SUKUN) && n.is_some_and(|n| n.is(HAMZA)) {
            out.push(ALEF);
        }
        let behind_yeh = p.is_some_and(|p| p.is_yeh() && !p.has_hamza() && !p.has(ZERO));
        let is_inside = !out.is_empty() && self.get(2).is_some();
        if unit.is(ALEF) && n.is_some_and(Unit::is_dagger) && is_inside && behind_yeh {
            out.push(HAMZA);
        }
        if unit.is(ALEF) && unit.has("\u{6E0}\u{6E1}") && n.is_some() {
            return 0;
        }
        out.push(unit.plain);
        if unit.is_yeh() && unit.has("\u{656}") && unit.has(SHADDA_SIGN) == n.is_some() {
            out.push(YEH);
        }
        if unit.is(WAW) && unit.has("\u{657}") && n.is_some_and(|n| !n.is_alef() && !n.is_yeh()) {
            out.push(WAW);
        }
        0
    }

    /// Rule 7.
    fn stands_for_two(self) -> bool {
        let (unit, Some(p), Some(n)) = (self.unit(), self.get(-1), self.get(1)) else { return false };
        if unit.has(SHADDA_SIGN) {
            let before_yeh = n.is_yeh() && unit.has(FATHA) && !p.has(MADDA);
            return p.is_alef() && !p.has_hamza() && (before_yeh || n.is(THAL) && n.has(FATHA));
        }
        let diphthong = n.is(YEH) && !n.has_hamza() && n.has(SUKUN);
        unit.is_bare() && p.is_plain_alef() && diphthong && self.any(2, |n2| n2.is(LAM))
    }
}
