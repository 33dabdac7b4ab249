//! The algorithm: blocks of bytes by table, at no character's boundary.
//!
//! A character of the Arabic block is two bytes, lead D8-DB and trail. Where either stands, lead and trail together say
//! what both become; the bytes before and behind a block are loaded beside it, so blocks need not end with a
//! character. Tables hold differences (XOR): a byte that becomes zero goes. What the tables do not tell is
//! asked of [`Table::verdict`] by character, and what that does not know ends the run.

use super::lookup::Lookup;
use super::part::copy_short;
use super::vector::{Mask, Vector};
use crate::fold::table::{Entry, KnownJoiners, Table, pair_index};

/// What a character that the tables leave open becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Stays,
    /// With the length in bytes.
    Goes(usize),
    /// The run ends before it.
    Stop,
}

/// A lead that only a verdict can tell: it becomes this byte, which no text has.
const OPEN: u8 = 0xFF;

/// What the leads and the trails of the Arabic block become, as differences.
#[derive(Clone, Debug)]
pub(crate) struct Differences {
    /// Of leads and of trails.
    differences: Lookup<2>,
    /// `Canonical_Combining_Class`.
    classes: Lookup<1>,
    /// Of ASCII, if any changes.
    ascii: Option<Lookup<1>>,
}

impl Differences {
    /// Entries that `is_open` says are left open.
    pub(crate) fn new(entries: &[Entry; 256], is_open: impl Fn(Entry) -> bool, classes: &[u8; 256]) -> Self {
        let (mut leads, mut trails) = ([0; 256], [0; 256]);
        for (place, entry) in entries.iter().enumerate() {
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let [first, second] = match (entry.len(), entry.bytes()) {
                _ if entry.is_seat() => [lead, trail],
                (2, both) => both,
                // One byte stands where the trail was.
                (_, [first, _]) => [0, first],
            };
            // NUL would be taken for nothing.
            let is_nul = entry.len() == 1 && second == 0;
            leads[place] = lead ^ if is_open(*entry) || is_nul { OPEN } else { first };
            trails[place] = trail ^ second;
        }
        Self { differences: Lookup::new([leads, trails]), classes: Lookup::new([*classes]), ascii: None }
    }

    /// Takes the entries of ASCII, if each is one byte or nothing wherever it stands.
    pub(crate) fn with_ascii(mut self, entries: &[Entry; 128]) -> Option<Self> {
        let mut ascii = [0; 256];
        for (byte, entry) in (0..).zip(entries) {
            let [folded, _] = entry.bytes();
            // Nothing is told from NUL by its source.
            let is_plain = !entry.is_special() && entry.len() == usize::from(folded != 0 || byte == 0);
            if !is_plain || entry.len() == 1 && !folded.is_ascii() || byte == 0 && folded != 0 {
                return None;
            }
            ascii[usize::from(byte)] = byte ^ folded;
        }
        self.ascii = Some(Lookup::new([ascii]));
        Some(self)
    }
}

/// Source and output of a run.
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    /// How far the source is folded: a character boundary before and after a run.
    pub(super) at: usize,
    /// Where output goes: there is room for what is left of the text and a vector more.
    pub(super) to: *mut u8,
}

/// Tables in the form that vectors want.
pub(super) struct Tables<'t, V: Vector> {
    differences: V::Tables<'t, 2>,
    classes: V::Tables<'t, 1>,
    ascii: Option<V::Tables<'t, 1>>,
}

impl<'t, V: Vector> Tables<'t, V> {
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new(table: &'t Table) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            Self {
                differences: V::tables(&table.differences.differences),
                classes: V::tables(&table.differences.classes),
                ascii: match &table.differences.ascii {
                    Some(ascii) => Some(V::tables(ascii)),
                    None => None,
                },
            }
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// At the text's end, or a character that only the machine knows.
    Stop,
    /// Before a block in which a letter stands three times in a row.
    Repeats,
}

/// Folds until the text or what the tables know ends.
///
/// # Safety
///
/// The processor has the instructions of `V`, `run` holds what it says, and where runs of letters count five
/// bytes can be read before `run.to`.
#[inline(always)]
pub(super) unsafe fn fold<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    run: &mut Run<'_>,
) -> End {
    let bytes = run.text.as_bytes();
    let elongates = table.rules.longest_run().is_some();
    while run.at < bytes.len() {
        // SAFETY: the caller's word; `at` is inside the text; at most as many bytes come out as were read, and a store goes
        // at most a vector beyond that.
        unsafe {
            let block = Block::<V>::load(bytes, run.at);
            let mut out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            let open = block.open(table, out);
            if open.asked != 0 {
                answers.ask(table, run.text, run.at, open.asked);
            }
            answers.gone |= three_bytes(open.joiners);
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, run.at);
                let any = misplaced.any & low_bits(answers.length);
                let asked = (answers.stays | answers.gone) & block.pairs.bits();
                if any & !misplaced.simple == 0 && units(any) & asked == 0 {
                    out = if any == 0 { out } else { out.swap_pairs(any) };
                } else {
                    let pairs = (block.leads.bits(), block.pairs.bits());
                    out = reorder(table, out, bytes, run.at, any, pairs, &mut answers);
                }
            }
            let gone = match tables.ascii {
                Some(_) => out.is(0).without(block.bytes.is(0)),
                None => out.is(0).and(block.pairs),
            };
            let gone = gone.bits() | answers.gone;
            let keep = !gone & low_bits(answers.length);
            if elongates {
                // `repeats` reads a whole vector, of which compression may leave the end without a value.
                out.store(run.to);
            }
            out.compress(keep, run.to);
            restore(run, answers.stays, keep);
            let count = keep.count_ones() as usize;
            if elongates && repeats::<V>(run.to, count) {
                step_back(run);
                return End::Repeats;
            }
            run.to = run.to.add(count);
            run.at += answers.length;
            if answers.stop {
                break;
            }
        }
    }
    End::Stop
}

/// The first place, at a character boundary, from which the text may not fold to itself.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan<V: Vector, const ORDERS: bool>(
    table: &Table,
    tables: &Tables<'_, V>,
    text: &str,
    at: usize,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = at;
    while at < bytes.len() {
        // SAFETY: the caller's word; `at` is inside the text.
        unsafe {
            let block = Block::<V>::load(bytes, at);
            let out = block.folded(tables);
            let mut answers = Answers::all(block.length);
            if ORDERS {
                let misplaced = block.misplaced(tables, bytes, at).any & low_bits(block.length);
                if misplaced != 0 {
                    (answers.length, answers.stop) = (misplaced.trailing_zeros() as usize, true);
                }
            }
            let open = block.open(table, out);
            let asked = open.asked & low_bits(answers.length);
            if asked != 0 {
                answers.ask(table, text, at, asked);
            }
            answers.gone |= three_bytes(open.joiners);
            let same = out.equals(block.bytes).bits() | answers.stays;
            let end = answers.length.min((!same | answers.gone).trailing_zeros() as usize);
            at += end;
            if end < answers.length || answers.stop {
                // A change of the trail alone is one of the character.
                let inside = at < bytes.len() && bytes[at] & 0xC0 == 0x80;
                return at - usize::from(inside);
            }
        }
    }
    at
}

/// A block of the source: the bytes, and where characters of the Arabic block stand.
struct Block<V: Vector> {
    bytes: V,
    after: V,
    second: V,
    leads: V::Mask,
    pairs: V::Mask,
    /// Both bytes of a pair, where either stands, as the place in a table.
    places: V,
    length: usize,
}

impl<V: Vector> Block<V> {
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and `at` is inside of `bytes`.
    #[inline(always)]
    unsafe fn load(bytes: &[u8], at: usize) -> Self {
        let left = bytes.len() - at;
        // SAFETY: plain loads reach from one byte before `at` to two behind the block, and all that is inside; partial
        // loads read what is inside; so does the copy, for which and for four loads of which the buffer has room.
        unsafe {
            let from = bytes.as_ptr().add(at);
            if at > 0 && left >= V::BYTES + 2 {
                return Self::new(
                    V::load(from.sub(1)),
                    V::load(from),
                    V::load(from.add(1)),
                    V::load(from.add(2)),
                    V::BYTES,
                );
            }
            let length = left.min(V::BYTES);
            if !V::LOADS_PARTS {
                let mut buffer = [0; 80];
                let before = at.min(1);
                copy_short(from.sub(before), before + left.min(V::BYTES + 2), buffer.as_mut_ptr().add(1 - before));
                let from = buffer.as_ptr();
                return Self::new(
                    V::load(from),
                    V::load(from.add(1)),
                    V::load(from.add(2)),
                    V::load(from.add(3)),
                    length,
                );
            }
            let first = u64::from(at == 0);
            Self::new(
                V::load_part(from.wrapping_sub(1), low_bits((left + 1).min(V::BYTES)) & !first),
                V::load_part(from, low_bits(length)),
                V::load_part(from.wrapping_add(1), low_bits((left - 1).min(V::BYTES))),
                V::load_part(from.wrapping_add(2), low_bits(left.saturating_sub(2).min(V::BYTES))),
                length,
            )
        }
    }

    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn new(before: V, bytes: V, after: V, second: V, length: usize) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            let (mask, lead) = (V::splat(0xFC), V::splat(0xD8));
            let leads = bytes.and(mask).equals(lead);
            let pairs = leads.or(before.and(mask).equals(lead));
            let high = V::select(leads, bytes, before).low_to_high();
            let low = V::select(leads, after, bytes).and(V::splat(0x3F));
            Self { bytes, after, second, leads, pairs, places: high.or(low), length }
        }
    }

    /// What the tables make of the bytes.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn folded(&self, tables: &Tables<'_, V>) -> V {
        // SAFETY: the caller's word.
        unsafe {
            let [leads, trails] = V::look_up(tables.differences, self.places, self.pairs);
            let pairs = self.bytes.xor(V::select(self.leads, leads, trails));
            let others = match tables.ascii {
                Some(ascii) => {
                    let [difference] = V::look_up(ascii, self.bytes, self.bytes.between(0, 0x7F));
                    V::select(self.bytes.not_ascii(), self.bytes, self.bytes.xor(difference))
                }
                None => self.bytes,
            };
            V::select(self.pairs, pairs, others)
        }
    }

    /// What the tables leave open: first bytes of characters that need a verdict, and joiners that go.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn open(&self, table: &Table, out: V) -> Open {
        // SAFETY: the caller's word.
        unsafe {
            let open = out.is(OPEN).bits();
            let others = self.bytes.not_ascii().without(self.pairs).bits();
            if others == 0 {
                return Open { asked: open & low_bits(self.length), joiners: 0 };
            }
            let joiners = self.joiners();
            let (stay, go) = match table.joiners {
                KnownJoiners::Stay => (joiners, 0),
                KnownJoiners::Go => (0, joiners & self.between_letters(out, open)),
                KnownJoiners::Unknown => (0, 0),
            };
            let unknown = if table.knows_others {
                self.unknown()
            } else {
                self.bytes.between(0xC0, 0xFF).without(self.pairs).bits()
            };
            Open { asked: (open | unknown) & !(stay | go) & low_bits(self.length), joiners: go }
        }
    }

    /// First bytes of ZERO WIDTH SPACE, NON-JOINER and JOINER.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn joiners(&self) -> u64 {
        // SAFETY: the caller's word.
        unsafe { self.bytes.is(0xE2).and(self.after.is(0x80)).and(self.second.between(0x8B, 0x8D)).bits() }
    }

    /// Where a character of three bytes would stand between an Arabic letter and another or ASCII, all in the block.
    /// Holds where every pair that stays is lasting and Arabic or left open.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn between_letters(&self, out: V, open: u64) -> u64 {
        // SAFETY: the caller's word.
        let (leads, pairs, gone, ascii) =
            unsafe { (self.leads.bits(), self.pairs.bits(), out.is(0).bits(), !self.bytes.not_ascii().bits()) };
        let letters = leads & !gone & !open & low_bits(V::BYTES - 1);
        // The second byte of a letter of which the first is in the block.
        let ends = (letters << 1) & pairs & !gone;
        let next = letters | ascii & low_bits(self.length);
        ends << 1 & next >> 3
    }

    /// Marks that stand behind one of a higher class.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and the block is that of `bytes` at `at`.
    #[inline(always)]
    unsafe fn misplaced(&self, tables: &Tables<'_, V>, bytes: &[u8], at: usize) -> Misplaced {
        // SAFETY: the caller's word; what is read of two bytes before the block to four behind is inside of `bytes`.
        unsafe {
            let plain = at >= 2 && bytes.len() - at >= V::BYTES + 4;
            let before = self.class_of(tables, near(bytes, at, -2, plain), near(bytes, at, -1, plain));
            let class = self.class_of(tables, self.bytes, self.after);
            let behind = self.class_of(tables, self.second, near(bytes, at, 3, plain));
            let unmarked = class.equals(V::splat(0));
            let any = before.greater(class).without(unmarked).bits();
            // One step puts it in its place: no mark before the one before, none behind that would be misplaced then.
            let marks = self.leads.without(unmarked).bits();
            let behind_misplaced = before.greater(behind).without(behind.equals(V::splat(0))).bits();
            let simple = any & !(marks << 4) & !behind_misplaced & (u64::MAX << 4) & low_bits(V::BYTES - 1);
            Misplaced { any, simple }
        }
    }

    /// At leads: the combining class of the pair of these bytes, if it is one.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn class_of(&self, tables: &Tables<'_, V>, first: V, second: V) -> V {
        // SAFETY: the caller's word.
        unsafe {
            let is_pair = first.and(V::splat(0xFC)).equals(V::splat(0xD8));
            let place = first.low_to_high().or(second.and(V::splat(0x3F)));
            let valid = is_pair.and(self.leads);
            let [class] = V::look_up(tables.classes, place, valid);
            V::select(valid, class, V::splat(0))
        }
    }

    /// Leads outside ASCII and the Arabic block, but for those under which no profile has anything to do:
    /// no mark, no invisible character, nothing of the Arabic script, no space but the no-break one.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn unknown(&self) -> u64 {
        // SAFETY: the caller's word.
        unsafe {
            let leads = self.bytes.between(0xC0, 0xFF).without(self.pairs);
            // Latin, Greek, Cyrillic; Han; Hangul.
            let letters = self.bytes.between(0xC3, 0xCB).or(self.bytes.between(0xCE, 0xD1));
            let letters = letters.or(self.bytes.between(0xE4, 0xE9)).or(self.bytes.between(0xEB, 0xEC));
            // Latin-1 punctuation, but SOFT HYPHEN.
            let latin = self.bytes.is(0xC2).without(self.after.is(0xAD));
            // Emoji.
            let emoji = self.bytes.is(0xF0).and(self.after.is(0x9F));
            // General punctuation: dashes, quotes, dots (2010-2027, 2030-203F), arrows, symbols.
            let general = self
                .bytes
                .is(0xE2)
                .and(self.after.is(0x80))
                .and(self.second.between(0x90, 0xA7).or(self.second.between(0xB0, 0xBF)));
            let symbols = self.bytes.is(0xE2).and(self.after.between(0x84, 0xAF));
            leads.without(letters).without(latin).without(emoji).without(general).without(symbols).bits()
        }
    }
}

/// The bytes at some distance from those of a block; zero where there are none.
///
/// # Safety
///
/// The processor has the instructions of `V`; if `plain`, the bytes are all there.
#[inline(always)]
unsafe fn near<V: Vector>(bytes: &[u8], at: usize, distance: isize, plain: bool) -> V {
    let from = bytes.as_ptr().wrapping_add(at).wrapping_offset(distance);
    let missing = (-distance).saturating_sub(at as isize).max(0) as usize;
    let left = ((bytes.len() - at) as isize - distance).clamp(0, V::BYTES as isize) as usize;
    // SAFETY: the caller's word; a partial load reads what is inside of `bytes`.
    unsafe { if plain { V::load(from) } else { V::load_part(from, low_bits(left) & !low_bits(missing)) } }
}

/// What the tables leave open in a block.
struct Open {
    /// First bytes of characters that need a verdict.
    asked: u64,
    /// First bytes of joiners that go.
    joiners: u64,
}

/// The bytes of characters of three bytes.
#[inline(always)]
fn three_bytes(first: u64) -> u64 {
    first | first << 1 | first << 2
}

/// Leads of marks that stand behind one of a higher class.
struct Misplaced {
    any: u64,
    /// Those that need only change places with the mark before, in the block.
    simple: u64,
}

/// The bytes of marks with these leads and of the marks before them.
#[inline(always)]
fn units(leads: u64) -> u64 {
    let both = leads | leads >> 2;
    both | both << 1
}

/// Whether blocks pass over a character without a question: see [`Block::unknown`].
pub(crate) fn is_passed_over(c: char) -> bool {
    let mut bytes = [0; 4];
    match *c.encode_utf8(&mut bytes).as_bytes() {
        [0xC2, next] => next != 0xAD,
        [0xC3..=0xCB | 0xCE..=0xD1 | 0xE4..=0xE9 | 0xEB..=0xEC, ..] | [0xF0, 0x9F, ..] => true,
        [0xE2, 0x80, last] => matches!(last, 0x90..=0xA7 | 0xB0..=0xBF),
        [0xE2, next, _] => matches!(next, 0x84..=0xAF),
        _ => false,
    }
}

/// What became of the characters of a block that the tables leave open.
struct Answers {
    /// Bytes that go.
    gone: u64,
    /// Leads left open that stay.
    stays: u64,
    /// How much of the block is folded.
    length: usize,
    /// The run ends there.
    stop: bool,
}

impl Answers {
    #[inline(always)]
    fn all(length: usize) -> Self {
        Self { gone: 0, stays: 0, length, stop: false }
    }

    /// Asks for each character of which the first byte is in `asked`.
    #[inline(never)]
    fn ask(&mut self, table: &Table, text: &str, at: usize, asked: u64) {
        let mut rest = asked;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            match table.verdict(text, at + place) {
                Verdict::Stays => self.stays |= 1 << place,
                // The next block begins with it, unless this one does.
                Verdict::Goes(length) if place + length > self.length && place > 0 => {
                    self.length = place;
                    return;
                }
                Verdict::Goes(length) => self.gone |= low_bits(length) << place,
                Verdict::Stop => {
                    (self.length, self.stop) = (place, true);
                    return;
                }
            }
        }
    }
}

/// Puts marks in canonical order, letter by letter. Where the marks of a letter do not all stand in the block, it ends
/// before them.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(never)]
unsafe fn reorder<V: Vector>(
    table: &Table,
    out: V,
    bytes: &[u8],
    at: usize,
    misplaced: u64,
    (leads, pairs): (u64, u64),
    answers: &mut Answers,
) -> V {
    let mut buffer = [0; 64];
    // SAFETY: the caller's word; no vector is longer than the buffer.
    unsafe { out.store(buffer.as_mut_ptr()) };
    // What was asked is settled here, before marks move.
    let mut asked = (answers.stays | answers.gone) & leads;
    while asked != 0 {
        let place = asked.trailing_zeros() as usize;
        asked &= asked - 1;
        if answers.stays >> place & 1 == 1 {
            buffer[place] = bytes[at + place];
        } else {
            buffer[place..(place + 2).min(64)].fill(0);
        }
    }
    answers.stays &= !leads;
    answers.gone &= !pairs;
    let mut rest = misplaced;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if place >= answers.length {
            break;
        }
        let Some(marks) = table.marks_around(bytes, at + place) else {
            (answers.length, answers.stop) = (place, true);
            break;
        };
        if marks.start < at {
            (answers.length, answers.stop) = (place, true);
            break;
        }
        let (start, end) = (marks.start - at, marks.end - at);
        if end > answers.length && answers.stop {
            (answers.length, answers.stop) = (place, true);
            break;
        }
        if end > V::BYTES || end == V::BYTES && marks.end < bytes.len() && start > 0 {
            answers.length = start;
            break;
        }
        sort(table, &bytes[marks], &mut buffer[start..end]);
        rest &= !low_bits(end);
    }
    // SAFETY: the caller's word.
    unsafe { V::load(buffer.as_ptr()) }
}

/// A stable sort of pairs by the combining class of their sources.
fn sort(table: &Table, sources: &[u8], outputs: &mut [u8]) {
    let mut classes = [0; 32];
    for (class, source) in classes.iter_mut().zip(sources.chunks_exact(2)) {
        *class = table.classes[pair_index(source[0], source[1])];
    }
    for end in 1..sources.len() / 2 {
        let mut at = end;
        while at > 0 && classes[at - 1] > classes[at] {
            classes.swap(at - 1, at);
            outputs.swap(2 * at - 2, 2 * at);
            outputs.swap(2 * at - 1, 2 * at + 1);
            at -= 1;
        }
    }
}

/// Puts leads back that the tables left open and that stay.
///
/// # Safety
///
/// The block's output has been written to `run.to`.
#[inline(always)]
unsafe fn restore(run: &Run<'_>, stays: u64, keep: u64) {
    let mut rest = stays & keep;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let before = (keep & low_bits(place)).count_ones() as usize;
        // SAFETY: `before` bytes of this block were written before that of `place`.
        unsafe { run.to.add(before).write(run.text.as_bytes()[run.at + place]) };
    }
}

/// Whether one of the pairs that end in the `count` bytes at `to` stands three times in a row.
///
/// # Safety
///
/// The processor has the instructions of `V`; five bytes before `to` and a vector behind it can be read.
#[inline(always)]
unsafe fn repeats<V: Vector>(to: *const u8, count: usize) -> bool {
    // SAFETY: the caller's word.
    unsafe {
        // Leads and trails apart: the first lead stands before `to`, the last trail at the very end.
        let (lead, trail) = (V::load(to.sub(1)), V::load(to));
        let leads = lead.and(V::splat(0xFC)).equals(V::splat(0xD8));
        let leads = leads.and(lead.equals(V::load(to.sub(3)))).and(lead.equals(V::load(to.sub(5))));
        let trails = trail.equals(V::load(to.sub(2))).and(trail.equals(V::load(to.sub(4))));
        leads.and(trails).bits() & low_bits(count) != 0
    }
}

/// To a character boundary: what is out of a character without its last byte is taken back.
///
/// # Safety
///
/// Four bytes before `run.to` can be read, and are the run's or not leads.
#[inline(always)]
unsafe fn step_back(run: &mut Run<'_>) {
    let bytes = run.text.as_bytes();
    let end = run.at;
    while bytes[run.at] & 0xC0 == 0x80 {
        run.at -= 1;
    }
    let is_pair = bytes[run.at] & 0xFC == 0xD8;
    // SAFETY: the caller's word. Of a pair the lead may be gone, may be out, and may be another, of any two bytes: what
    // was put out before it does not end with a lead.
    unsafe {
        let out = if is_pair { usize::from(end > run.at && *run.to.sub(1) >= 0xC0) } else { end - run.at };
        run.to = run.to.sub(out);
    }
}

/// The lowest `count` bits.
#[inline(always)]
fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
