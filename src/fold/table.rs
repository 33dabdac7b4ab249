//! A profile compiled: for each code point of one or two bytes, what it becomes wherever it stands.
//!
//! The tables are made by running the machine on each code point, so they cannot disagree with it. A code point for
//! which that is not the whole truth is marked `SPECIAL` and left to the machine.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::blocks::{
    ByteTables, Differences, EzafePairs, HotRows, NonJoiners, PairRows, TatweelCarriers, passes_through,
};
use super::context::{BEHIND, FOLLOWED};
use super::forms::{Form, Forms};
use super::machine::Machine;
use super::output::RunTable;
use super::placed::PlacedLetters;
use super::plain_words::PlainWords;
use super::rules::{Opened, Rules};
use super::words::Parts;
use crate::profile::{
    DirectionControls, Elongation, Ignorables, Joiners, PhraseSigns, PresentationForms, Profile, Spaces,
};
use crate::simd::InstructionSet;
use crate::unicode::names::*;
use crate::unicode::{
    Class, combining_class, decompose, is_arabic_script, is_combining_mark, is_direction_control, is_ignorable,
    is_joiner, is_letter, is_mark, is_small_letter, phrase_words, presentation_form,
};

/// What a code point of one or two bytes becomes: at most two bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    bytes: [u8; 2],
    length: u8,
    flags: u8,
}

impl Entry {
    /// Only the machine knows.
    const SPECIAL: u8 = 1;
    /// The character is no mark, is not invisible, and is never removed: what stands before it does not affect it.
    const LASTING: u8 = 2;
    const MARK: u8 = 4;
    /// The character folds to an Arabic letter.
    const LETTER: u8 = 8;
    /// The character folds to something else than itself.
    const CHANGES: u8 = 16;
    /// A mark that composes with some letter, which must be looked at.
    const COMPOSES: u8 = 32;
    /// The character is of the Arabic script, for which joiners behind it ask.
    const ARABIC: u8 = 64;
    /// A tatweel that is removed unless a mark is on it.
    const SEAT: u8 = 128;

    fn new(folded: &str, flags: u8) -> Self {
        let mut entry = Self { bytes: [0; 2], length: 0, flags };
        match folded.len() {
            length @ 0..=2 => {
                entry.bytes[..length].copy_from_slice(folded.as_bytes());
                entry.length = length as u8;
            }
            _ => entry.flags |= Self::SPECIAL,
        }
        entry
    }

    /// No output of no character.
    pub(super) const NOTHING: Self = Self { bytes: [0; 2], length: 0, flags: 0 };

    /// Returns the entry with the output of `other`.
    pub(super) fn with_bytes_of(self, other: Self) -> Self {
        let changes = if other.bytes == self.bytes { self.flags } else { self.flags | Self::CHANGES };
        Self { bytes: other.bytes, length: other.length, flags: changes }
    }

    /// Returns whole characters in UTF-8, in the first `length` bytes.
    pub(crate) fn bytes(self) -> [u8; 2] {
        self.bytes
    }

    /// Returns the first character of the output.
    pub(crate) fn first(self) -> Option<char> {
        match (self.len(), self.bytes) {
            (0, _) => None,
            (_, [ascii @ ..=0x7F, _]) => Some(char::from(ascii)),
            (_, [lead, trail]) => char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(trail & 0x3F)),
        }
    }

    pub(crate) fn len(self) -> usize {
        usize::from(self.length)
    }

    pub(crate) fn is_space(self) -> bool {
        self.length == 1 && self.bytes[0] == b' '
    }

    /// Returns whether it has one of the flags.
    #[inline(always)]
    pub(crate) fn has(self, flags: u8) -> bool {
        self.flags & flags != 0
    }

    pub(crate) fn is_special(self) -> bool {
        self.flags & Self::SPECIAL != 0
    }

    /// Returns whether folding can begin and end here.
    pub(crate) fn is_lasting(self) -> bool {
        self.flags & (Self::LASTING | Self::SPECIAL) == Self::LASTING
    }

    pub(crate) fn is_mark(self) -> bool {
        self.flags & Self::MARK != 0
    }

    pub(crate) fn is_letter(self) -> bool {
        self.flags & Self::LETTER != 0
    }

    pub(crate) fn changes(self) -> bool {
        self.flags & Self::CHANGES != 0
    }

    pub(crate) fn is_lasting_arabic(self) -> bool {
        self.flags & (Self::LASTING | Self::ARABIC | Self::SPECIAL) == Self::LASTING | Self::ARABIC
    }

    pub(crate) fn is_seat(self) -> bool {
        self.flags & Self::SEAT != 0
    }

    pub(crate) fn composes(self) -> bool {
        self.flags & Self::COMPOSES != 0
    }
}

/// What becomes of a code point of three or four bytes, or one of two outside the Arabic block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    /// It is kept, and folding can begin and end there.
    Lasting,
    /// It is kept.
    Stays,
    /// It is a mark of another script, and kept.
    Mark,
    /// It is removed.
    Goes,
    /// Only the machine knows.
    Special,
}

/// What vectors know of ZERO WIDTH SPACE, NON-JOINER and JOINER.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnownJoiners {
    Stay,
    /// They are removed between Arabic letters, and between one and ASCII.
    Go,
    Unknown,
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) rules: Rules,
    /// The table of the profile that keeps runs of letters and of spaces: such runs are cut in its output.
    pub(crate) uncut: Option<Box<Table>>,
    pub(crate) ascii: [Entry; 128],
    /// 0600-06FF.
    pub(crate) pairs: [Entry; 256],
    /// For runs without vectors.
    pub(crate) run_table: RunTable,
    /// `Canonical_Combining_Class` of 0600-06FF.
    pub(crate) classes: [u8; 256],
    /// For each letter of 0600-06FF a bit for each of `COMPOSING` with which it becomes something else.
    pub(crate) composing: [u8; 256],
    /// What such a letter and each of `COMPOSING` become together, if that is one letter; empty otherwise.
    composed: [[Entry; COMPOSING.len()]; 256],
    /// The instruction set that folds. The processor has it.
    pub(crate) set: InstructionSet,
    /// For the instruction sets with vectors.
    pub(crate) differences: Differences,
    pub(crate) byte_tables: ByteTables,
    pub(crate) rows: PairRows,
    /// The rows for text without marks and tatweels, of profiles that put marks in order.
    pub(crate) unmarked: PairRows,
    /// The rows that are looked up in short texts.
    pub(crate) hot_in_words: HotRows,
    pub(crate) tatweel_carriers: TatweelCarriers,
    pub(crate) non_joiners: NonJoiners,
    /// Whether all marks are kept and put in order, and ASCII and runs of letters are kept.
    pub(crate) keeps_marks: bool,
    pub(crate) joiners: KnownJoiners,
    /// Whether no custom mapping is for a character that vectors pass over.
    pub(crate) knows_others: bool,
    pub(crate) forms: Forms,
    /// Whether a non-joiner and a yeh behind a heh may be removed.
    pub(super) removes_ezafe: bool,
    /// The pairs by which vectors find such a non-joiner.
    pub(super) ezafe: Option<EzafePairs>,
    /// For letters that depend on their place.
    pub(super) placed: Option<Box<PlacedLetters>>,
    /// For words that are rewritten.
    pub(super) parts: Option<Parts>,
    /// For stretches of words that are folded letter by letter.
    pub(super) plain_words: Option<PlainWords>,
    /// For 2000-203F: whether it is invisible and removed behind a lasting Arabic character.
    pub(crate) vanishing: [bool; 64],
    /// What characters of 0600-06FF are to those beside them: see `context`.
    pub(crate) beside: [u8; 256],
    /// Whether ASCII is kept as it is.
    pub(crate) ascii_stays: bool,
    /// Whether kept marks may have to be put in order.
    pub(crate) orders: bool,
}

/// The marks that compose with some letter.
const COMPOSING: [char; 3] = ['\u{653}', '\u{654}', '\u{655}'];

impl Table {
    pub(crate) fn new(profile: &Profile, set: InstructionSet) -> Self {
        let mut table = Self {
            set,
            differences: Differences::new(&[Entry::default(); 256], |_| true, &[0; 256]),
            byte_tables: ByteTables::new(),
            rows: PairRows::new(&ByteTables::new(), |_| true),
            unmarked: PairRows::new(&ByteTables::new(), |_| true),
            hot_in_words: HotRows::in_words(&PairRows::new(&ByteTables::new(), |_| true)),
            tatweel_carriers: TatweelCarriers::new(&[Entry::default(); 256]),
            non_joiners: NonJoiners::none(),
            keeps_marks: false,
            joiners: KnownJoiners::Unknown,
            knows_others: false,
            rules: Rules::new(profile),
            uncut: None,
            forms: Forms::default(),
            removes_ezafe: false,
            ezafe: None,
            placed: None,
            parts: None,
            plain_words: None,
            vanishing: [false; 64],
            beside: [0; 256],
            ascii: [Entry::default(); 128],
            pairs: [Entry::default(); 256],
            run_table: RunTable::new(),
            classes: [0; 256],
            composing: [0; 256],
            composed: [[Entry::default(); COMPOSING.len()]; 256],
            ascii_stays: true,
            orders: false,
        };
        // An entry is for the middle of a text.
        let trims = core::mem::take(&mut table.rules.trims);
        // It holds wherever the character stands.
        let asks_for_places = core::mem::take(&mut table.rules.asks_for_places);
        for (c, place) in ('\0'..='\x7F').zip(0..) {
            table.ascii[place] = table.entry(c, 0);
            table.ascii_stays &= !table.ascii[place].changes() && !table.ascii[place].is_special();
        }
        table.orders = table.keeps_marks_of_two_classes();
        table.find_composing();
        for (c, place) in ('\u{600}'..='\u{6FF}').zip(0..) {
            table.classes[place] = combining_class(c);
            table.pairs[place] = table.entry(c, table.pair_flags(c));
        }
        table.rules.asks_for_places = asks_for_places;
        let placed = table.mark_placed_letters();
        table.removes_ezafe = table.rules.removes_ezafe();
        table.placed = PlacedLetters::new(&table, &placed);
        for (c, place) in ('\u{600}'..='\u{6FF}').zip(0..) {
            table.beside[place] = table.beside(c, table.pairs[place]);
        }
        table.ezafe = table.ezafe_pairs();
        if table.rules.collapses_spaces() {
            table.ascii_stays = false;
        }
        table.forms = Forms::new(&table);
        for (c, place) in ('\u{2000}'..='\u{203F}').zip(0..) {
            let asks = c == ZERO_WIDTH_NON_JOINER && table.rules.keeps_some_non_joiners();
            table.vanishing[place] = !asks && table.rules.opened(c, true) == Opened::Goes;
        }
        table.prepare_vectors();
        if !table.ascii_stays {
            match table.differences.clone().with_ascii(&table.ascii) {
                Some(differences) if !table.orders && !table.rules.collapses_spaces() => {
                    table.differences = differences;
                }
                _ => table.set = InstructionSet::Scalar,
            }
        }
        if trims {
            table.rules.trims = true;
            table.mark_white_space();
        }
        if (table.rules.longest_run().is_some() || table.rules.collapses_spaces())
            && !trims
            && table.rules.shows_carriers()
            && !table.rules.removes_by_place()
        {
            let uncut = profile.clone().with_elongation(Elongation::Keep).with_spaces(Spaces::Keep);
            table.uncut = Some(Box::new(Self::new(&uncut, set)));
        }
        table.parts = Parts::new(&table.rules);
        table.plain_words = table.parts.as_ref().and_then(|parts| PlainWords::new(profile, &table, parts));
        table.prepare_runs();
        table
    }

    fn prepare_runs(&mut self) {
        let stops = self.stops();
        self.run_table = RunTable::of(&self.pairs, |entry| entry.has(stops) || entry.is_space());
    }

    /// Computes anew what depends on entries of letters, after these were changed.
    pub(super) fn changed_pairs(&mut self) {
        self.prepare_vectors();
        self.prepare_runs();
    }

    /// Returns the flags of entries that a run by table cannot put out without a look at what stands before.
    pub(crate) fn stops(&self) -> u8 {
        let order = if self.orders { Entry::MARK } else { 0 };
        let runs = if self.rules.longest_run().is_some() { Entry::LETTER } else { 0 };
        Entry::SPECIAL | Entry::COMPOSES | Entry::SEAT | order | runs
    }

    /// Makes the tables for vectors.
    fn prepare_vectors(&mut self) {
        let rules = &self.rules;
        let joiners = ['\u{200B}', '\u{200C}', '\u{200D}'];
        let unlisted = |c: char| rules.own(c).is_none();
        let table_stops = |entry: Entry| entry.has(Entry::SPECIAL | Entry::COMPOSES | Entry::SEAT);
        // Behind these it is not certain that a joiner is removed.
        let uncertain = |entry: Entry| !table_stops(entry) && entry.len() > 0 && !entry.is_lasting_arabic();
        let mut open = self.pairs.iter().filter(|&&entry| uncertain(entry));
        // Vectors decide only that a character is kept as it is, or removed.
        let few = open.clone().count() <= 8 && !open.any(|entry| entry.changes());
        let (joiners_stay, elongates) = (rules.options().joiners == Joiners::Keep, rules.longest_run().is_some());
        self.joiners = match rules.options().joiners {
            _ if !joiners.into_iter().all(unlisted) => KnownJoiners::Unknown,
            // The yeh behind a kept non-joiner may be removed with it.
            Joiners::Keep | Joiners::Remove if rules.removes_ezafe() && (joiners_stay || elongates) => {
                KnownJoiners::Unknown
            }
            Joiners::Keep => KnownJoiners::Stay,
            Joiners::Remove if few => KnownJoiners::Go,
            Joiners::KeepShaping | Joiners::KeepNonJoiner | Joiners::Remove => KnownJoiners::Unknown,
        };
        self.knows_others = !rules.own_entries().iter().any(|entry| passes_through(entry.0));
        let opens_uncertain = self.joiners == KnownJoiners::Go;
        // Vectors see spaces in the source alone.
        let is_open = |entry: Entry| table_stops(entry) || entry.is_space() || opens_uncertain && uncertain(entry);
        let plain = self.ascii_stays && !self.orders && self.rules.longest_run().is_none();
        let entries = &self.pairs;
        let stays = |entry: &Entry| entry.len() == 2 || entry.has(Entry::SPECIAL);
        self.keeps_marks = self.ascii_stays
            && self.orders
            && self.rules.longest_run().is_none()
            && entries.iter().filter(|entry| entry.is_mark()).all(stays);
        self.tatweel_carriers = TatweelCarriers::new(entries);
        if self.rules.keeps_some_non_joiners() {
            self.non_joiners =
                NonJoiners::of(|place| self.beside[place] & BEHIND != 0, |place| self.beside[place] & FOLLOWED != 0);
        }
        let composes = |place: usize| {
            let entry = entries[place];
            (entry.len() == 0 || self.keeps_marks) && entry.composes() && !entry.has(Entry::SPECIAL | Entry::SEAT)
        };
        let settles = |place: usize| !entries[place].has(Entry::MARK | Entry::SPECIAL) && self.composing[place] == 0;
        let covers = |place: usize| {
            let entry = entries[place];
            // Marks of these classes are those that compose, and others like them.
            let minds = [0, 220, 230].contains(&self.classes[place]);
            entry.is_mark() && !minds && !entry.has(Entry::SPECIAL | Entry::COMPOSES)
        };
        // Where marks are kept, vectors find without tables that one is on a tatweel, as is usual.
        let stays = Entry::new(TATWEEL.encode_utf8(&mut [0; 4]), 0);
        let plain_entries = entries.map(|entry| if self.keeps_marks && entry.is_seat() { stays } else { entry });
        self.byte_tables = ByteTables::of(&plain_entries, is_open, plain)
            .with_composition(composes, settles, covers)
            .with_others(self.joiners, self.knows_others)
            .with_left_over_spaces(self.rules.is_canonical(), self.keeps_some_mark());
        self.rows = PairRows::new(&self.byte_tables, |_| false);
        self.hot_in_words = HotRows::in_words(&self.rows);
        self.unmarked = PairRows::new(&self.byte_tables, |place| entries[place].is_mark() || entries[place].is_seat());
        self.differences = Differences::new(&self.pairs, is_open, &self.classes);
    }

    /// Returns the flags of entries whose output may be missing, or may stand elsewhere, because of the characters beside them.
    pub(super) fn moves(&self) -> u8 {
        let order = if self.orders { Entry::MARK } else { 0 };
        let places = if self.placed.as_ref().is_some_and(|letters| letters.removes_some) { Entry::SPECIAL } else { 0 };
        Entry::SEAT | order | places
    }

    /// Returns what a presentation form becomes, if it does not need the machine.
    pub(crate) fn form(&self, c: char) -> Option<Form> {
        self.forms.get(c)
    }

    /// Appends what a lasting character becomes.
    pub(crate) fn push_lasting(&self, c: char, out: &mut String) {
        match c {
            '\u{600}'..='\u{6FF}' => {
                let entry = self.pairs[c as usize & 0xFF];
                out.extend(core::str::from_utf8(&entry.bytes()[..entry.len()]));
            }
            _ => out.push_str(&self.folded(&[c])),
        }
    }

    /// Returns the entry of a character of the Arabic block, by its two bytes.
    pub(crate) fn pair(&self, lead: u8, trail: u8) -> Entry {
        self.pairs[pair_index(lead, trail)]
    }

    fn entry(&self, c: char, flags: u8) -> Entry {
        let folded = self.folded(&[c]);
        let mut bytes = [0; 4];
        let flags = flags
            | if *folded != *c.encode_utf8(&mut bytes) { Entry::CHANGES } else { 0 }
            | if folded.chars().any(is_letter) { Entry::LETTER } else { 0 }
            // A character that becomes a mark is on the character before it.
            | if self.is_lasting(c) && folded.chars().next().is_some_and(|c| !is_combining_mark(c)) { Entry::LASTING } else { 0 };
        let goes = folded.is_empty() && c.is_ascii() && self.rules.dependent_own(c).is_some();
        // Runs are looked for among the letters of the Arabic block alone.
        let drawn_out = c.is_ascii() && self.rules.longest_run().is_some() && folded.chars().any(is_letter);
        // Of two spaces one is removed with what stood alone between them. So a space must be an entry of its own.
        let holds_space = folded.contains([SPACE, NO_BREAK_SPACE]) && (c != SPACE || folded != " ");
        // A rule about neighbours changed the output of a custom mapping, or may change it elsewhere: a case ending at the end of a word, a
        // separator between digits.
        let may_change = |own: &str| own != folded || own.contains(|c| self.rules.separator(c).is_some());
        let depends = self.rules.own(c).is_some_and(may_change);
        let special = goes || drawn_out || holds_space || depends;
        Entry::new(&folded, flags | if special { Entry::SPECIAL } else { 0 })
    }

    /// Returns what a letter becomes with a mark. A tatweel is folded behind a letter, where it may be a letter itself.
    fn folded_in_word(&self, c: char, mark: char) -> String {
        if c != TATWEEL {
            return self.folded(&[c, mark]);
        }
        // Any letter without a custom mapping will do.
        let letter = ('\u{628}'..='\u{63A}').find(|&letter| self.rules.own(letter).is_none()).unwrap_or(BEH);
        let (alone, all) = (self.folded(&[letter]), self.folded(&[letter, c, mark]));
        all.strip_prefix(&alone).unwrap_or_default().into()
    }

    pub(super) fn folded(&self, text: &[char]) -> String {
        let mut out = String::new();
        let mut machine = Machine::new();
        for &c in text {
            machine.feed(&self.rules, c, &mut out);
        }
        machine.finish(&self.rules, &mut out);
        out
    }

    fn is_lasting(&self, c: char) -> bool {
        let weak = is_mark(c) || is_small_letter(c) || c == TATWEEL || is_direction_control(c) || is_joiner(c);
        !weak && combining_class(c) == 0 && !self.may_begin_another_run(c)
    }

    /// Returns whether the output of a letter, by which runs are counted, depends on the marks behind it.
    pub(crate) fn may_begin_another_run(&self, c: char) -> bool {
        let composes = matches!(c, '\u{600}'..='\u{6FF}') && self.composing[c as usize & 0xFF] != 0;
        let is_read_as_alef = c == ALEF_MAKSURA && self.rules.spelt_out(DAGGER_ALEF).is_some();
        (composes || is_read_as_alef || self.is_placed(c)) && self.rules.longest_run().is_some()
    }

    fn pair_flags(&self, c: char) -> u8 {
        let rules = &self.rules;
        let special = match c {
            _ if rules.is_of_rewritten_word(c) => true,
            TATWEEL => rules.dependent_own(c).is_some(),
            ARABIC_DECIMAL_SEPARATOR | ARABIC_THOUSANDS_SEPARATOR => rules.separator(c).is_some(),
            HIGH_HAMZA if rules.attaches_high_hamza() => true,
            _ if is_direction_control(c) => {
                rules.is_canonical() || rules.options().direction_controls != DirectionControls::Keep
            }
            _ if is_mark(c) => {
                rules.dependent_own(c).is_some() || rules.spelt_out(c).is_some() || rules.removes_case_endings()
            }
            // Where it is removed, marks on both sides of it may change places.
            _ if is_small_letter(c) => rules.dependent_own(c).is_some() || self.orders && rules.drops(c),
            _ => rules.dependent_own(c).is_some_and(str::is_empty),
        };
        let composes = composing_bit(c).is_some_and(|bit| self.composing.iter().any(|bits| bits & bit != 0));
        [
            (special, Entry::SPECIAL),
            (is_mark(c), Entry::MARK),
            (composes, Entry::COMPOSES),
            (is_arabic_script(c), Entry::ARABIC),
            (c == TATWEEL && rules.own(c).is_none() && rules.drops(c) && self.keeps_some_mark(), Entry::SEAT),
        ]
        .iter()
        .fold(0, |flags, &(set, flag)| if set { flags | flag } else { flags })
    }

    fn marks() -> impl Iterator<Item = char> {
        ('\u{610}'..='\u{8FF}').chain('\u{10ECB}'..='\u{10EFF}').filter(|&c| is_mark(c))
    }

    fn keeps_some_mark(&self) -> bool {
        Self::marks().any(|c| !self.rules.drops(c))
    }

    fn keeps_marks_of_two_classes(&self) -> bool {
        if !self.rules.is_canonical() {
            return false;
        }
        let mut classes = Self::marks().filter(|&c| !self.rules.drops(c)).map(combining_class);
        classes.next().is_some_and(|first| classes.any(|class| class != first))
    }

    /// Notes that folding can neither begin nor end at white space, which may be at an end of the text.
    fn mark_white_space(&mut self) {
        for entry in self.ascii.iter_mut().chain(&mut self.pairs) {
            let bytes = entry.bytes();
            let folded = core::str::from_utf8(&bytes[..entry.len()]).unwrap_or_default();
            if folded.contains(|c| self.rules.trims(c)) {
                entry.flags &= !Entry::LASTING;
                entry.flags |= if entry.len() > 1 { Entry::SPECIAL } else { 0 };
            }
        }
    }

    /// Returns whether white space is removed at both ends of the text.
    pub(crate) fn trims(&self) -> bool {
        self.rules.trims
    }

    /// Returns whether the last character of a text is white space that is removed.
    pub(super) fn trims_end(&self, text: &str) -> bool {
        self.rules.trims && text.ends_with(|c| self.rules.trims(c))
    }

    /// Marks letters whose output depends on the letters beside them: they are left to the machine, or to `placed`. Returns their table
    /// indexes.
    fn mark_placed_letters(&mut self) -> Vec<usize> {
        let rules = &self.rules;
        let mut placed = Vec::new();
        let is_placed = |entry: &Entry| entry.first().is_some_and(|c| rules.depends_on_place(c));
        let letters = ('\u{600}'..='\u{6FF}').zip(self.pairs.iter_mut().zip(&mut self.composed));
        for (place, (c, (entry, composed))) in letters.enumerate() {
            if rules.is_edge_letter(c) || is_placed(entry) || composed.iter().any(is_placed) {
                if !entry.is_special() && !entry.is_mark() {
                    placed.push(place);
                }
                entry.flags |= Entry::SPECIAL;
                *composed = [Entry::default(); COMPOSING.len()];
            }
        }
        for entry in self.ascii.iter_mut().filter(|entry| is_placed(entry)) {
            entry.flags |= Entry::SPECIAL;
        }
        placed
    }

    /// Returns whether the output of a letter depends on the letters beside it.
    fn is_placed(&self, c: char) -> bool {
        let becomes = self.rules.own(c).is_none().then(|| self.rules.letter(c));
        becomes.is_some_and(|c| self.rules.depends_on_place(c)) || self.rules.is_edge_letter(c)
    }

    /// Finds the letters whose output with a composing mark is not that of letter and mark one by one.
    fn find_composing(&mut self) {
        for (c, place) in ('\u{600}'..='\u{6FF}').zip(0..) {
            let candidate = self.rules.own(c).is_some()
                || decompose(c).is_some()
                || COMPOSING.iter().any(|&mark| self.rules.compose(c, mark).is_some())
                // What a letter becomes may compose where the letter itself does not.
                || COMPOSING.iter().any(|&mark| self.rules.recompose(self.rules.letter(c), mark).is_some());
            if !candidate {
                continue;
            }
            for (number, mark) in COMPOSING.into_iter().enumerate() {
                let folded = self.folded_in_word(c, mark);
                if folded == self.folded(&[c]) + &self.folded(&[mark]) {
                    continue;
                }
                self.composing[place] |= 1 << number;
                let composed = Entry::new(&folded, 0);
                if (self.is_lasting(c) || c == TATWEEL) && composed.len() == 2 && folded.chars().count() == 1 {
                    self.composed[place][number] = composed;
                }
            }
        }
    }

    /// Returns what the letter with this table index and the mark with this bit become together, if that is one letter.
    pub(super) fn composed(&self, place: usize, bit: u8) -> Option<Entry> {
        let entry = self.composed[place][bit.trailing_zeros() as usize];
        (entry.len() > 0).then_some(entry)
    }

    /// Returns what becomes of a character that is neither ASCII nor of the Arabic block.
    pub(crate) fn other(&self, c: char) -> Other {
        match self.other_but_for_neighbours(c) {
            // What stands before it may affect what stands behind it.
            Other::Lasting if self.rules.looks_through(c) => Other::Stays,
            // A skin tone belongs to what stands before it, from which a phrase is set off.
            Other::Lasting if self.rules.expands_phrases() && Class::of(c).is_transparent() => Other::Stays,
            other => other,
        }
    }

    fn other_but_for_neighbours(&self, c: char) -> Other {
        let rules = &self.rules;
        let o = rules.options();
        match rules.own(c) {
            Some("") if rules.dependent_own(c).is_none() => return Other::Goes,
            Some(_) => return Other::Special,
            None if rules.trims(c) && !rules.collapses(c) => return Other::Stays,
            None => {}
        }
        match c {
            _ if rules.is_of_rewritten_word(c) => Other::Special,
            // The letter behind it may be removed with it.
            ZERO_WIDTH_NON_JOINER if rules.removes_ezafe() => Other::Special,
            ZERO_WIDTH_JOINER if o.joiners == Joiners::KeepShaping => Other::Stays,
            _ if is_joiner(c) && o.joiners != Joiners::Keep => Other::Special,
            _ if is_direction_control(c) && o.direction_controls != DirectionControls::Keep => Other::Special,
            _ if is_joiner(c) || is_direction_control(c) => Other::Stays,
            _ if o.ignorables == Ignorables::Remove && is_ignorable(c) => Other::Special,
            _ if rules.collapses(c) => Other::Special,
            // It may carry the marks behind it.
            NO_BREAK_SPACE | NARROW_NO_BREAK_SPACE if rules.asks_for_carriers() => Other::Stays,
            _ if o.phrase_signs != PhraseSigns::Keep && phrase_words(c).is_some() => Other::Special,
            '\u{870}'..='\u{8FF}' | '\u{10EC0}'..='\u{10EFF}' => self.arabic_other(c),
            '\u{750}'..='\u{77F}' | '\u{1EE00}'..='\u{1EEFF}' => self.arabic_other(c),
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
                if o.presentation_forms != PresentationForms::Keep && presentation_form(c).is_some() =>
            {
                Other::Special
            }
            // VARIATION SELECTOR-1 to -16: emoji have them.
            '\u{FE00}'..='\u{FE0F}' => self.mark_other(),
            '\u{FB50}'..='\u{FEFF}' => self.arabic_other(c),
            _ if is_combining_mark(c) => self.mark_other(),
            _ => Other::Lasting,
        }
    }

    fn arabic_other(&self, c: char) -> Other {
        let rules = &self.rules;
        if is_mark(c) || is_small_letter(c) {
            return match (rules.drops(c), self.orders || rules.removes_case_endings()) {
                (true, false) => Other::Goes,
                (false, false) if is_small_letter(c) || !rules.is_canonical() => Other::Stays,
                _ => Other::Special,
            };
        }
        if rules.letter(c) != c || rules.longest_run().is_some() && is_letter(c) {
            return Other::Special;
        }
        if is_combining_mark(c) { self.mark_other() } else { Other::Lasting }
    }

    /// Returns what becomes of a combining mark of another script, which may stand among Arabic marks or on a tatweel.
    fn mark_other(&self) -> Other {
        if self.rules.is_canonical() || self.rules.has_seats() { Other::Mark } else { Other::Stays }
    }
}

/// Returns the bit of a mark that composes, in `Table::composing`.
pub(crate) fn composing_bit(mark: char) -> Option<u8> {
    COMPOSING.iter().position(|&composing| composing == mark).map(|at| 1 << at)
}

/// Returns the table index of a character of the Arabic block, by its two bytes.
pub(crate) fn pair_index(lead: u8, trail: u8) -> usize {
    usize::from(lead & 3) << 6 | usize::from(trail & 0x3F)
}

/// Returns a set of pairs in the form in which vectors look them up: a byte for each trail, with a bit for each lead. `has` says, by table
/// index, whether a pair is in the set.
pub(crate) fn pair_set(has: &dyn Fn(usize) -> bool) -> [u8; 64] {
    let mut set = [0; 64];
    for place in 0..256 {
        set[place & 0x3F] |= u8::from(has(place)) << (place >> 6);
    }
    set
}
