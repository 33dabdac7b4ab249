//! What the tables make of a block: of leads and trails of the Arabic block, where lead and trail alone decide.

use super::block::{Block, low_bits};
use super::differences::OPEN;
use super::passed::{BY_TWO, JOINERS, NOTHING_PASSED, PASSED, Passed};
use super::vector::{Mask, Vector};
use crate::fold::table::{Entry, KnownJoiners};

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
    pub(super) composes: [u8; 64],
    /// The same: whether nothing composes with the pair, and it is no mark.
    pub(super) settles: [u8; 64],
    /// The same: whether the pair is a mark that goes and makes no difference to one behind it that composes.
    pub(super) covers: [u8; 64],
    /// All bits, if joiners go behind letters, and if they stay.
    pub(super) joiners_go: u64,
    pub(super) joiners_stay: u64,
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
            covers: [0; 64],
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

    /// `composes`, `settles` and `covers`, by place.
    pub(crate) fn with_composition(
        mut self,
        composes: impl Fn(usize) -> bool,
        settles: impl Fn(usize) -> bool,
        covers: impl Fn(usize) -> bool,
    ) -> Self {
        for place in 0..256 {
            self.composes[place & 0x3F] |= u8::from(composes(place)) << (place >> 6);
            self.settles[place & 0x3F] |= u8::from(settles(place)) << (place >> 6);
            self.covers[place & 0x3F] |= u8::from(covers(place)) << (place >> 6);
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
}

/// What is seen of a block without tables. Bits stand for bytes, the first lowest.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    /// Leads of pairs, and trails.
    pub(super) leads: u64,
    pub(super) trails: u64,
    /// Bytes that are neither ASCII nor of a pair.
    pub(super) others: u64,
    /// Leads DA and DB, and whether one stands before the block.
    upper: u64,
    upper_before: u64,
}

impl Sight {
    /// `before`: the byte before the block.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn of<V: Vector>(bytes: V, before: u8) -> Self {
        let (lead, upper) = (matches!(before, 0xD8..=0xDB), matches!(before, 0xDA | 0xDB));
        // SAFETY: the caller's word.
        unsafe { Self::behind(bytes, lead.into(), upper.into()) }
    }

    /// # Safety
    ///
    /// That of `of`.
    #[inline(always)]
    unsafe fn behind<V: Vector>(bytes: V, lead_before: u64, upper_before: u64) -> Self {
        // SAFETY: the caller's word.
        unsafe {
            let (leads, high) = (bytes.leads(), bytes.not_ascii().bits());
            let trails = (leads << 1 | lead_before) & low_bits(V::BYTES);
            Self { leads, trails, others: high & !(leads | trails), upper: bytes.upper(), upper_before }
        }
    }

    /// Whether a pair of the block has lead DA or DB.
    #[inline(always)]
    fn has_upper(self) -> bool {
        self.upper | self.upper_before != 0
    }

    /// Of a text in which no lead is the last byte, by the trails and what is not ASCII.
    #[inline(always)]
    pub(super) fn of_short(trails: u64, high: u64) -> Self {
        let leads = trails >> 1;
        Self { leads, trails, others: high & !(leads | trails), upper: 0, upper_before: 0 }
    }

    /// Of the block behind this one.
    ///
    /// # Safety
    ///
    /// That of `of`.
    #[inline(always)]
    pub(super) unsafe fn next<V: Vector>(self, bytes: V) -> Self {
        // SAFETY: the caller's word.
        unsafe { Self::behind(bytes, self.leads >> (V::STEP - 1) & 1, self.upper >> (V::STEP - 1) & 1) }
    }
}

/// What the tables make of a block, for vectors of which a table is looked up in parts, leads and trails by differences.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn by_differences<V: Vector>(
    tables: V::Tables<'_, 2>,
    sight: Sight,
    before: V,
    bytes: V,
    after: V,
) -> Translated<V> {
    // SAFETY: the caller's word.
    unsafe {
        let block = Block::new(before, bytes, after, bytes, V::BYTES);
        let [lead, trail] = V::look_up_seen(tables, block.places, block.pairs, sight.has_upper());
        let out = V::select(block.pairs, bytes.xor(V::select(block.leads, lead, trail)), bytes);
        // Sets are met as bits: LLVM takes such masks to pieces.
        Translated {
            out,
            gone: out.is(0).bits() & (sight.leads | sight.trails),
            trails: sight.trails,
            open: out.is(OPEN).bits(),
        }
    }
}

/// What [`Vector::passed`] gives, from the groups of leads and second bytes and those of third bytes.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn passed_of<V: Vector>(bytes: V, groups: V, thirds: V) -> (u64, u64) {
    // SAFETY: the caller's word. Sets are met as bits: LLVM takes such masks to pieces.
    unsafe {
        let groups = groups.and(thirds.or(V::splat(BY_TWO)));
        let begins = bytes.between(0xC0, 0xFF).bits();
        let joiners = !groups.and(V::splat(JOINERS)).is(0).bits();
        let asked = groups.and(V::splat(!JOINERS)).is(0).bits();
        (begins & asked, begins & joiners)
    }
}
