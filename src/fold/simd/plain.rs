//! The algorithm where the tables alone decide: marks need no order, letters may repeat, ASCII stays. Nearly all
//! profiles that are used for keys.
//!
//! A character of the Arabic block is two bytes, lead D8-DB and trail. A backend tells what both become from the bytes
//! of a block and those beside it, so blocks need not end with a character. Where a block holds something that the
//! tables do not tell, [`Table::verdict`] is asked by character, and what that does not know ends the run.

use core::hint::select_unpredictable;

use super::answers::{Answers, Verdict};
use super::block::{Block, low_bits, near, three_bytes};
use super::differences::OPEN;
use super::kernel::Run;
use super::passed::{NOTHING_PASSED, PASSED, Passed};
use super::vector::{Mask, Vector};
use crate::fold::table::{Entry, KnownJoiners, Table};

/// The byte that a trail becomes where the tables do not tell: none that a text has there.
pub(super) const OPEN_TRAIL: u8 = 0xC0;

/// What leads and trails of the Arabic block become.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    /// Whether the tables alone decide.
    applies: bool,
    /// A byte of ASCII where a pair becomes that, zero where it goes, `OPEN_TRAIL` and more where it is open.
    pub(super) trails: [u8; 256],
    /// Of pairs that become pairs.
    pub(super) leads: [u8; 256],
    /// For each trail a bit for each lead: whether the pair changes or is open.
    pub(super) flags: [u8; 64],
    /// The same: whether the pair goes unless it composes with the letter before.
    composes: [u8; 64],
    /// The same: whether nothing composes with the pair, and it is no mark.
    settles: [u8; 64],
    /// All bits, if joiners go behind letters, and if they stay.
    joiners_go: u64,
    joiners_stay: u64,
    /// Not the static itself: what is known of its bytes has the compiler take `pshufb` to pieces.
    pub(super) passed: &'static Passed,
}

impl Plain {
    pub(crate) const fn new() -> Self {
        Self {
            applies: false,
            trails: [0; 256],
            leads: [0; 256],
            flags: [0; 64],
            composes: [0; 64],
            settles: [0; 64],
            joiners_go: 0,
            joiners_stay: 0,
            passed: &PASSED,
        }
    }

    pub(crate) fn applies(&self) -> bool {
        self.applies
    }

    pub(crate) fn of(entries: &[Entry; 256], is_open: impl Fn(Entry) -> bool, applies: bool) -> Self {
        let mut plain = Self { applies, ..Self::new() };
        for (place, entry) in entries.iter().enumerate() {
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let (first, second) = match (entry.len(), entry.bytes()) {
                _ if is_open(*entry) => (lead, trail | OPEN_TRAIL),
                (0, _) => (lead, 0),
                (2, [first @ 0xC0..=0xFF, second]) => (first, second),
                // NUL would be taken for nothing.
                (1, [ascii @ 1..=0xFF, _]) => (lead, ascii),
                _ => (lead, trail | OPEN_TRAIL),
            };
            (plain.leads[place], plain.trails[place]) = (first, second);
            plain.flags[place & 0x3F] |= u8::from((first, second) != (lead, trail)) << (place >> 6);
        }
        plain
    }

    /// What becomes of joiners, and whether no entry is for a character that is passed over.
    pub(crate) fn with_others(self, joiners: KnownJoiners, knows_others: bool) -> Self {
        let all_if = |is: bool| if is { u64::MAX } else { 0 };
        Self {
            joiners_go: all_if(joiners == KnownJoiners::Go),
            joiners_stay: all_if(joiners == KnownJoiners::Stay),
            passed: if knows_others { &PASSED } else { &NOTHING_PASSED },
            ..self
        }
    }

    /// `composes` and `settles`, by place.
    pub(crate) fn with_composition(
        mut self,
        composes: impl Fn(usize) -> bool,
        settles: impl Fn(usize) -> bool,
    ) -> Self {
        for place in 0..256 {
            self.composes[place & 0x3F] |= u8::from(composes(place)) << (place >> 6);
            self.settles[place & 0x3F] |= u8::from(settles(place)) << (place >> 6);
        }
        self
    }
}

/// What the tables make of a block. Bits stand for bytes, the first lowest.
pub(super) struct Translated<V> {
    /// What comes out, in the place of what it comes from.
    pub(super) out: V,
    /// Bytes that go.
    pub(super) gone: u64,
    /// Trails of pairs.
    pub(super) trails: u64,
    /// Leads of pairs that the tables leave open. A bit that stands for no byte that is decided on: so is the lead before.
    pub(super) open: u64,
    /// Bytes that are neither ASCII nor of a pair.
    pub(super) others: u64,
}

/// The same for vectors of which a table is looked up in parts, leads and trails by differences.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn by_differences<V: Vector>(
    tables: V::Tables<'_, 2>,
    before: V,
    bytes: V,
    after: V,
) -> Translated<V> {
    // SAFETY: the caller's word.
    unsafe {
        let block = Block::new(before, bytes, after, bytes, V::BYTES);
        let [lead, trail] = V::look_up(tables, block.places, block.pairs);
        let out = V::select(block.pairs, bytes.xor(V::select(block.leads, lead, trail)), bytes);
        // Sets are met as bits: LLVM takes such masks to pieces.
        let (leads, pairs, high) = (block.leads.bits(), block.pairs.bits(), bytes.not_ascii().bits());
        Translated {
            out,
            gone: out.is(0).bits() & pairs,
            trails: pairs & !leads,
            open: out.is(OPEN).bits(),
            others: high & !pairs,
        }
    }
}

/// A block of a text: whole, with all bytes that are looked at beside it, or at an edge of the text.
struct Source<'a, const WHOLE: bool> {
    text: &'a str,
    at: usize,
}

impl<const WHOLE: bool> Source<'_, WHOLE> {
    /// The bytes at some distance from the block's.
    #[inline(always)]
    unsafe fn load<V: Vector>(&self, distance: isize) -> V {
        // SAFETY: the caller's word: the processor has the instructions of `V`, and a whole block's bytes are there.
        unsafe { near(self.text.as_bytes(), self.at, distance, WHOLE) }
    }

    /// How many bytes the block decides on: what is left of the text, or `step`.
    #[inline(always)]
    fn length<V: Vector>(&self, step: usize) -> usize {
        match self.text.len() - self.at {
            left if !WHOLE && left <= step => left,
            _ => step,
        }
    }
}

/// Whether a block at `at` is whole: it is not the first, and three bytes stand behind it.
#[inline(always)]
fn is_whole<V: Vector>(text: &str, at: usize) -> bool {
    at > 0 && text.len() - at >= V::BYTES + 3
}

/// Is told what becomes of blocks.
pub(super) trait Watch {
    /// Of a block at `at`, trails of pairs that go, first bytes of other characters that do, and all that stays. Whether another
    /// block is wanted.
    fn block(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool;
}

/// Nobody wants to know.
impl Watch for () {
    #[inline(always)]
    fn block(&mut self, _at: usize, _trails: u64, _others: u64, _keep: u64) -> bool {
        true
    }
}

/// What a run expects of the blocks to come: whether they hold what is neither ASCII nor a pair. To look for it in each
/// costs half as much again as folding, to be surprised by it several times that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    Pairs,
    Others,
}

/// As many blocks with others, each less than `NEAR` bytes behind the one before, make others expected.
const SURPRISES: u32 = 3;
const NEAR: usize = 256;
/// As many blocks without others in a row make pairs expected.
const DISAPPOINTMENTS: u32 = 24;

/// Folds whole blocks, as long as nothing has to be asked and what comes is what is expected. Gives what to expect.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `run` holds what it says.
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector, const OTHERS: bool>(
    table: &Table,
    run: &mut Run<'_>,
    watch: &mut impl Watch,
) -> Expect {
    let text = run.text;
    let (mut at, mut to) = (run.at, run.to);
    // Whether the block before ended with a letter, and the bytes of a character that goes which reach into this one.
    let (mut letter, mut rest) = (0, 0);
    let mut expect = if OTHERS { Expect::Others } else { Expect::Pairs };
    let (mut unexpected, mut last) = (0, at);
    // SAFETY: the caller's word; at most as many bytes come out as were read, and a store goes at most a vector beyond that.
    unsafe {
        let tables = V::plain(table);
        while is_whole::<V>(text, at) {
            let source = Source::<true> { text, at };
            let bytes = source.load::<V>(0);
            let mut block = V::translate(tables, source.load(-1), bytes, source.load(1));
            block.gone |= rest;
            let (reached, mut joiners) = (core::mem::take(&mut rest), 0);
            if V::STEP < V::BYTES {
                // The trail of a pair that is known to go.
                block.open &= !(reached << V::STEP);
            }
            let is_mixed = block.open | block.others != 0;
            if block.open != 0 {
                rest = settle(table, &mut block, source.load(-1), bytes);
            }
            // The lead of a pair that goes, of which the trail is in the next block.
            let split = rest << (V::STEP - 1);
            if OTHERS || is_mixed {
                let unclear = unclear(table, &source, &block, bytes, letter);
                if unclear.asked & low_bits(V::STEP) != 0 || block.open != 0 {
                    rest = reached;
                    break;
                }
                joiners = unclear.joiners;
                block.gone |= three_bytes(joiners);
                let reaching = joiners >> (V::STEP - 2);
                rest |= (reaching & 1) | ((reaching >> 1 & 1) * 3);
            }
            letter = ends_of_letters(&block) >> (V::STEP - 1) & 1;
            let keep = !block.gone & low_bits(V::STEP);
            block.out.compress(keep, to);
            to = to.add(keep.count_ones() as usize);
            at += V::STEP;
            if !watch.block(at - V::STEP, block.gone & block.trails & low_bits(V::STEP), joiners | split, keep) {
                break;
            }
            if OTHERS {
                // Without a branch, which would be mispredicted.
                unexpected = select_unpredictable(is_mixed, 0, unexpected + 1);
                if unexpected == DISAPPOINTMENTS {
                    expect = Expect::Pairs;
                    break;
                }
            } else if V::EXPECTS_OTHERS && is_mixed {
                unexpected = if at - last < NEAR { unexpected + 1 } else { 1 };
                last = at;
                if unexpected == SURPRISES {
                    expect = Expect::Others;
                    break;
                }
            }
        }
    }
    (run.at, run.to) = (at + rest.count_ones() as usize, to);
    expect
}

/// Marks that go, for nothing composes with the letter before them. Gives a bit for the trail that stands in the next block.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn settle<V: Vector>(table: &Table, block: &mut Translated<V>, before: V, bytes: V) -> u64 {
    // SAFETY: the caller's word.
    let (composes, settles) = unsafe {
        (V::flagged(&table.plain.composes, before, bytes).0, V::flagged(&table.plain.settles, before, bytes).0)
    };
    let go = block.open & composes & settles << 2 & low_bits(V::STEP);
    block.open &= !go;
    block.gone |= go | go << 1;
    go >> (V::STEP - 1) & 1
}

/// Folds one block, whatever it is, and says whether the run ends.
///
/// # Safety
///
/// That of `fold_blocks`; `run.at` is inside the text.
#[inline(always)]
pub(super) unsafe fn fold_block<V: Vector>(table: &Table, run: &mut Run<'_>, watch: &mut impl Watch) -> bool {
    let source = Source::<false> { text: run.text, at: run.at };
    let mut answers = Answers::all(source.length::<V>(V::STEP));
    // SAFETY: as in `fold_blocks`.
    unsafe {
        let bytes = source.load::<V>(0);
        let mut block = V::translate(V::plain(table), source.load(-1), bytes, source.load(1));
        if block.open | block.others != 0 {
            let unclear = unclear(table, &source, &block, bytes, 0);
            answers.gone = three_bytes(unclear.joiners);
            let asked = unclear.asked & low_bits(answers.length);
            if asked != 0 {
                answers.ask(table, source.text, source.at, asked);
            }
            V::settle(&mut block, bytes);
        }
        let inside = low_bits(answers.length);
        let keep = !(block.gone | answers.gone) & inside;
        block.out.compress(keep, run.to);
        let first = answers.gone & !bytes.between(0x80, 0xBF).bits();
        watch.block(run.at, block.gone & block.trails & inside, first & inside, keep);
        run.to = run.to.add(keep.count_ones() as usize);
        run.at += answers.length;
    }
    answers.stop
}

/// What the tables do not tell of a block.
struct Unclear {
    /// First bytes of characters that must be asked for.
    asked: u64,
    /// First bytes of joiners that go.
    joiners: u64,
}

/// `letter`: a bit that says whether a letter ends before the block.
///
/// # Safety
///
/// That of `fold_blocks`.
#[inline(always)]
unsafe fn unclear<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    block: &Translated<V>,
    bytes: V,
    letter: u64,
) -> Unclear {
    // SAFETY: the caller's word.
    let (asked, joiners) = unsafe { others(table, source, bytes, block.others) };
    let Plain { joiners_go, joiners_stay, .. } = table.plain;
    let go = joiners & joiners_go & (ends_of_letters(block) << 1 | letter);
    // A whole block hands on what reaches into the next one; elsewhere what follows must be there.
    let left = source.text.len() - source.at;
    let inside = if WHOLE { usize::MAX } else { (source.length::<V>(V::STEP).max(2) - 2).min(left.max(3) - 3) };
    let go = go & low_bits(inside);
    Unclear { asked: block.open | asked & !(go | joiners & joiners_stay), joiners: go }
}

/// Trails of letters that stay. Holds where every pair that stays is lasting and Arabic, or left open.
#[inline(always)]
fn ends_of_letters<V>(block: &Translated<V>) -> u64 {
    block.trails & !block.gone & !(block.gone << 1) & !(block.open << 1)
}

/// First bytes of characters that are neither ASCII nor pairs and must be asked for, and of joiners. `others`: bytes that
/// are neither.
///
/// # Safety
///
/// That of `fold_block`.
#[inline(always)]
unsafe fn others<V: Vector, const WHOLE: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    bytes: V,
    others: u64,
) -> (u64, u64) {
    // SAFETY: the caller's word.
    unsafe {
        let (asked, joiners) = V::passed(table.plain.passed, bytes, source.load(1), source.load(2));
        (others & asked, others & joiners)
    }
}

/// The first place, at a character boundary, from which the text may not fold to itself.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn scan<V: Vector>(table: &Table, text: &str, at: usize) -> usize {
    let mut at = at;
    while at < text.len() {
        // SAFETY: the caller's word; `at` is inside the text.
        let (end, stop) = unsafe {
            at = ascii_end::<V>(text.as_bytes(), at);
            let (mut end, mut stop) = (at, false);
            for _ in 0..4 {
                if stop || !is_whole::<V>(text, end) {
                    break;
                }
                (end, stop) = scan_block::<V, true>(table, text, end);
            }
            if end == at && at < text.len() && !stop {
                (end, stop) = scan_block::<V, false>(table, text, end);
            }
            (end, stop)
        };
        at = end;
        if stop {
            break;
        }
    }
    at
}

/// Passes over ASCII, by four vectors at once.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
unsafe fn ascii_end<V: Vector>(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while bytes.len() - at >= 4 * V::BYTES {
        // SAFETY: the caller's word; as many bytes are left.
        unsafe {
            let from = bytes.as_ptr().add(at);
            let [a, b, c, d] = [0, 1, 2, 3].map(|n| from.add(n * V::BYTES));
            let all = V::load(a).or(V::load(b)).or(V::load(c).or(V::load(d)));
            if V::any_high(all) {
                break;
            }
        }
        at += 4 * V::BYTES;
    }
    at
}

/// The end of the block, or the first place in it where the text may change.
///
/// # Safety
///
/// That of `fold_block`.
#[inline(always)]
unsafe fn scan_block<V: Vector, const WHOLE: bool>(table: &Table, text: &str, at: usize) -> (usize, bool) {
    let source = Source::<WHOLE> { text, at };
    // Of the last byte it is not known whether it is the lead of a pair that changes.
    let length = source.length::<V>(V::BYTES - 1);
    // SAFETY: the caller's word.
    let asked = unsafe {
        let bytes = source.load(0);
        let (flagged, trails, high) = V::flagged(&table.plain.flags, source.load(-1), bytes);
        let mut asked = flagged;
        let no_pair = high & !(trails | trails >> 1) & low_bits(V::BYTES - 1);
        if no_pair != 0 {
            let (others, joiners) = others(table, &source, bytes, no_pair);
            asked |= others & !(joiners & table.plain.joiners_stay);
        }
        asked & low_bits(length)
    };
    let end = if asked == 0 { length } else { first_change(table, text, at, asked).unwrap_or(length) };
    (at + end, end < length)
}

/// The first of the characters asked for that does not stay.
#[cold]
#[inline(never)]
fn first_change(table: &Table, text: &str, at: usize, asked: u64) -> Option<usize> {
    let mut rest = asked;
    while rest != 0 {
        let place = rest.trailing_zeros() as usize;
        if table.verdict(text, at + place) != Verdict::Stays {
            return Some(place);
        }
        rest &= rest - 1;
    }
    None
}
