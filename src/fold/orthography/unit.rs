//! Units: letters, each with the set of its marks, which does not depend on how they are encoded or in which order.

use crate::unicode::names::*;
use crate::unicode::{is_alef, is_mark};

/// A mark that a rule asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Sign {
    Fatha,
    Damma,
    Kasra,
    Shadda,
    Sukun,
    /// The sukun of the Quran, 06E1.
    SmallSukun,
    Madda,
    /// Fathatan and kasratan, closed and open.
    Tanwin,
    Dammatan,
    SubscriptAlef,
    InvertedDamma,
    /// The zero on a letter that is not read.
    Zero,
    /// The zero on a letter that is not read inside a sentence.
    LongZero,
    Seen,
    /// A point below a letter that is read towards yeh.
    PointBelow,
    PointAbove,
    Hamza,
    DaggerAlef,
    SmallYeh,
    SmallNoon,
    /// Any other mark of the script.
    Other,
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u32);

impl Signs {
    pub(crate) const NONE: Self = Self(0);
    pub(super) const SUKUNS: Self = Self::of(&[Sign::Sukun, Sign::SmallSukun]);
    pub(super) const TANWINS: Self =
        Self::of(&[Sign::Tanwin, Sign::Dammatan, Sign::SubscriptAlef, Sign::InvertedDamma]);
    pub(super) const VOWELS: Self = Self::of(&[Sign::Fatha, Sign::Damma, Sign::Kasra]);
    /// The marks that may become units of their own, or one letter with the letter below them.
    pub(crate) const APART: Self = Self::of(&[Sign::Hamza, Sign::DaggerAlef, Sign::SmallYeh, Sign::SmallNoon]);
    /// A letter without any of these is bare.
    const BARE: Self = Self::of(&[Sign::Shadda, Sign::Zero]).or(Self::VOWELS).or(Self::SUKUNS).or(Self::TANWINS);

    pub(crate) const fn of(signs: &[Sign]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < signs.len() {
            bits |= 1 << signs[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u32 != 0
    }

    pub(crate) const fn has_any(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Returns the marks on the letter `base` for which a rule may be about the letter.
    pub(crate) fn asked_on(base: char) -> Self {
        match base {
            LAM => Self::of(&[Sign::Shadda]),
            SAD => Self::of(&[Sign::Seen]),
            SEEN => Self::SUKUNS,
            WAW => Self::of(&[Sign::Hamza, Sign::InvertedDamma]),
            ALEF_MAKSURA | YEH | FARSI_YEH | YEH_BARREE => Self::of(&[Sign::Hamza, Sign::Zero, Sign::SubscriptAlef]),
            _ if is_alef(base) => Self::of(&[Sign::Kasra, Sign::Zero, Sign::LongZero, Sign::SmallSukun]),
            _ => Self::NONE,
        }
    }

    /// Returns the marks on the letter `base` for which a rule may be about the letter before it or behind it. Such rules are also about an
    /// alef before a dagger alef.
    pub(crate) fn asked_beside(base: char) -> Self {
        match base {
            WAW => Self::of(&[Sign::Madda]),
            YEH => Self::SUKUNS,
            _ => Self::NONE,
        }
    }

    /// Adds signs. Of a small yeh and a small noon on one letter only the first is added.
    pub(crate) fn add(&mut self, signs: Self) {
        let small = Self::of(&[Sign::SmallYeh, Sign::SmallNoon]);
        let is_second = signs.has_any(small) && self.has_any(small);
        *self = if is_second { *self } else { self.or(signs) };
    }
}

impl Sign {
    /// Returns the sign of a mark of the Arabic script.
    pub(crate) fn from_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{64E}' => Self::Fatha,
            '\u{64F}' => Self::Damma,
            '\u{650}' => Self::Kasra,
            '\u{651}' => Self::Shadda,
            '\u{652}' => Self::Sukun,
            '\u{6E1}' => Self::SmallSukun,
            '\u{653}' | '\u{6E4}' => Self::Madda,
            '\u{64B}' | '\u{64D}' | '\u{8F0}' | '\u{8F2}' => Self::Tanwin,
            '\u{64C}' | '\u{65E}' | '\u{8F1}' => Self::Dammatan,
            '\u{656}' => Self::SubscriptAlef,
            '\u{657}' => Self::InvertedDamma,
            '\u{6DF}' => Self::Zero,
            '\u{6E0}' => Self::LongZero,
            '\u{6DC}' => Self::Seen,
            '\u{6EA}' => Self::PointBelow,
            '\u{6EC}' => Self::PointAbove,
            '\u{654}' | '\u{655}' => Self::Hamza,
            '\u{670}' => Self::DaggerAlef,
            '\u{6E7}' => Self::SmallYeh,
            '\u{6E8}' => Self::SmallNoon,
            _ if is_mark(mark) => Self::Other,
            _ => return None,
        })
    }
}

/// What a unit is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Letter,
    DaggerAlef,
    /// A hamza on a tatweel, or on another carrier.
    Seatless,
    /// A small letter that stands in the line.
    Small,
    /// A small letter that is a mark.
    SmallMark,
}

/// A letter with its marks. A dagger alef, a small letter and a hamza without a seat are units of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) kind: Kind,
    /// The letter without what composes with it.
    pub(crate) base: char,
    pub(crate) signs: Signs,
    /// What it becomes where no rule fits: what the other options make of it.
    pub(crate) letter: char,
}

/// The small letters that stand in the line.
pub(crate) fn small_letter(c: char) -> Option<char> {
    match c {
        '\u{6E5}' => Some(WAW),
        '\u{6E6}' | '\u{8C9}' => Some(YEH),
        _ => None,
    }
}

/// The letter that a letter and a hamza on it are, however the hamza is written.
pub(crate) fn with_hamza(base: char) -> char {
    match base {
        WAW => WAW_WITH_HAMZA_ABOVE,
        ALEF_MAKSURA | YEH | FARSI_YEH => YEH_WITH_HAMZA_ABOVE,
        YEH_BARREE => YEH_BARREE_WITH_HAMZA_ABOVE,
        AE => HEH_WITH_YEH_ABOVE,
        _ => base,
    }
}

/// The units that a letter and its marks are. `base`: the letter without what composes with it, `letter`: what other options make of
/// both; nothing where neither is a letter.
pub(crate) fn units(kind: Kind, base: Option<char>, letter: char, signs: Signs) -> impl Iterator<Item = Unit> {
    let marks = signs.without(Signs::APART);
    // Other letters may become a hamza, and a second fold finds one.
    let becomes_hamza = |&base: &char| kind == Kind::Letter && letter == HAMZA && with_hamza(base) == base;
    let base = if base.as_ref().is_some_and(becomes_hamza) { Some(HAMZA) } else { base };
    let is_seat = kind == Kind::Letter && base != Some(HAMZA);
    let on_letter = if is_seat { signs.only(Signs::of(&[Sign::Hamza])).or(marks) } else { marks };
    let unit = move |kind, base, signs| Unit { kind, base, signs, letter: base };
    let letter = move |base| if kind == Kind::Letter { letter } else { base };
    let first = base.map(|base| Unit { letter: letter(base), ..unit(kind, base, on_letter) });
    let is_on_carrier = base.is_none() || kind == Kind::Seatless;
    let small = match (signs.has(Sign::SmallYeh), signs.has(Sign::SmallNoon)) {
        (true, _) => Some(YEH),
        (_, true) if is_on_carrier => Some(NOON),
        _ => None,
    };
    let small = small.map(|base| unit(Kind::SmallMark, base, if is_on_carrier { marks } else { Signs::NONE }));
    let dagger =
        signs.has(Sign::DaggerAlef).then(|| unit(Kind::DaggerAlef, ALEF, marks.only(Signs::of(&[Sign::Madda]))));
    [first, small, dagger].into_iter().flatten()
}

impl Unit {
    pub(crate) const NOTHING: Self = Self { kind: Kind::Letter, base: '\0', signs: Signs::NONE, letter: '\0' };
}

/// What rules ask of a unit, or of the place where one would be.
impl Unit {
    pub(super) fn has(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }

    pub(super) fn has_any(&self, signs: Signs) -> bool {
        self.signs.has_any(signs)
    }

    /// A small letter, which is dropped at the start of a word.
    pub(super) fn is_small(&self) -> bool {
        matches!(self.kind, Kind::Small | Kind::SmallMark)
    }

    pub(super) fn is_dagger_alef(&self) -> bool {
        self.kind == Kind::DaggerAlef
    }

    /// The letter `base`, written as a letter or as a small one.
    pub(super) fn is(&self, base: char) -> bool {
        self.base == base && !self.is_dagger_alef()
    }

    /// Small letters, and a hamza without a seat.
    pub(super) fn is_no_letter(&self) -> bool {
        matches!(self.kind, Kind::Seatless | Kind::Small | Kind::SmallMark)
    }

    pub(crate) fn is_alef(&self) -> bool {
        is_alef(self.base) && !self.is_dagger_alef()
    }

    /// 0627, 0622 or 0671 without a hamza.
    pub(super) fn is_plain_alef(&self) -> bool {
        matches!(self.base, ALEF | ALEF_WASLA) && !self.is_dagger_alef() && !self.has(Sign::Hamza)
    }

    pub(super) fn is_alef_or_dagger(&self) -> bool {
        self.is_alef() || self.is_dagger_alef()
    }

    pub(crate) fn is_yeh(&self) -> bool {
        matches!(self.base, ALEF_MAKSURA | YEH | FARSI_YEH | YEH_BARREE)
    }

    pub(super) fn is_bare(&self) -> bool {
        !self.has_any(Signs::BARE)
    }
}
