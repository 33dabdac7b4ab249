//! What the byte tables make of a block: the part of folding that each lead and trail decide alone.

use super::pass_through::{BY_TWO, JOINERS, NONE_PASS_THROUGH, PASS_THROUGH, PassThrough};
use super::vector::{Mask, Vector};
use crate::fold::table::{Entry, KnownJoiners, pair_set};
use crate::simd::low_bits;

/// The bits of an undecided trail. No trail in a text has both of them set.
pub(super) const UNDECIDED_TRAIL: u8 = 0xC0;

/// A byte that UTF-8 does not have, for profiles that remove no left-over spaces.
const NO_BLANK: u8 = 0xFF;

/// What leads and trails become, indexed by the table index of the pair.
///
/// Tables of 64 bytes have a byte for each trail, with a bit for each lead.
#[derive(Clone, Debug)]
pub(crate) struct ByteTables {
    /// Whether these tables, with decisions about single characters, are enough for the profile.
    applies: bool,
    /// The new trail; a byte of ASCII if the pair becomes that, zero if it is removed,
    /// `UNDECIDED_TRAIL` and more if it is undecided.
    pub(super) trails: [u8; 256],
    /// The new lead of pairs that become pairs.
    pub(super) leads: [u8; 256],
    /// The pairs that change or are undecided.
    pub(super) flags: [u8; 64],
    /// The marks that are removed unless they compose with the letter before them.
    pub(super) composing_marks: [u8; 64],
    /// The pairs that are no marks and with which no mark composes.
    pub(super) inert: [u8; 64],
    /// The marks that are removed and do not keep a mark after them from composing.
    pub(super) transparent_marks: [u8; 64],
    /// All bits are set if joiners are removed between Arabic letters (`removes_joiners`) or kept
    /// (`keeps_joiners`).
    pub(super) removes_joiners: u64,
    pub(super) keeps_joiners: u64,
    /// The byte of a space that is removed where it is left over; `NO_BLANK` if the profile removes
    /// none.
    pub(super) blank: u8,
    /// All bits are set if some mark is kept: a left-over space that carries it is kept as well.
    pub(super) keeps_some_marks: u64,
    /// A reference instead of the static itself: if LLVM knows the bytes of the table, it
    /// scalarizes the `pshufb` that looks them up.
    pub(super) pass_through: &'static PassThrough,
}

impl ByteTables {
    pub(crate) const fn new() -> Self {
        Self {
            applies: false,
            trails: [0; 256],
            leads: [0; 256],
            flags: [0; 64],
            composing_marks: [0; 64],
            inert: [0; 64],
            transparent_marks: [0; 64],
            removes_joiners: 0,
            keeps_joiners: 0,
            blank: NO_BLANK,
            keeps_some_marks: 0,
            pass_through: &PASS_THROUGH,
        }
    }

    pub(crate) fn applies(&self) -> bool {
        self.applies
    }

    pub(crate) fn of(entries: &[Entry; 256], is_undecided: impl Fn(Entry) -> bool, applies: bool) -> Self {
        let mut tables = Self { applies, ..Self::new() };
        for (place, entry) in entries.iter().enumerate() {
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let (first, second) = match (entry.len(), entry.bytes()) {
                _ if is_undecided(*entry) => (lead, trail | UNDECIDED_TRAIL),
                (0, _) => (lead, 0),
                (2, [first @ 0xC0..=0xFF, second]) => (first, second),
                // A zero byte means "removed", so a pair that becomes NUL is undecided.
                (1, [ascii @ 1..=0xFF, _]) => (lead, ascii),
                _ => (lead, trail | UNDECIDED_TRAIL),
            };
            (tables.leads[place], tables.trails[place]) = (first, second);
            tables.flags[place & 0x3F] |= u8::from((first, second) != (lead, trail)) << (place >> 6);
        }
        tables
    }

    /// Sets what becomes of joiners, and whether other characters pass through. They do if no
    /// custom mapping is for one of them.
    pub(crate) fn with_others(self, joiners: KnownJoiners, knows_others: bool) -> Self {
        let all_if = |is: bool| if is { u64::MAX } else { 0 };
        Self {
            removes_joiners: all_if(joiners == KnownJoiners::Go),
            keeps_joiners: all_if(joiners == KnownJoiners::Stay),
            pass_through: if knows_others { &PASS_THROUGH } else { &NONE_PASS_THROUGH },
            ..self
        }
    }

    /// Returns whether a pair is a mark that is removed and does not keep a mark after it from
    /// composing.
    pub(crate) fn is_transparent_mark(&self, lead: u8, trail: u8) -> bool {
        self.transparent_marks[usize::from(trail & 0x3F)] >> (lead & 3) & 1 != 0
    }

    /// Returns whether the pair at `at` is a mark that is removed unless it composes with the
    /// letter before it.
    #[inline(always)]
    pub(super) fn is_composing_mark(&self, bytes: &[u8], at: usize) -> bool {
        self.composing_marks[usize::from(bytes[at + 1] & 0x3F)] >> (bytes[at] & 3) & 1 != 0
    }

    pub(crate) fn removes_left_over_spaces(&self) -> bool {
        self.blank != NO_BLANK
    }

    /// Returns whether some mark is kept, so that a left-over space that carries it is kept.
    pub(crate) fn may_keep_marks(&self) -> bool {
        self.keeps_some_marks != 0
    }

    /// Sets whether left-over spaces are removed, and whether such a space may carry a mark that is
    /// kept.
    pub(crate) fn with_left_over_spaces(self, are_removed: bool, keeps_some_marks: bool) -> Self {
        let blank = if are_removed { b' ' } else { NO_BLANK };
        let keeps_some_marks = if are_removed && keeps_some_marks { u64::MAX } else { 0 };
        Self { blank, keeps_some_marks, ..self }
    }

    /// Sets the tables of composition. The functions say by table index whether a pair is of
    /// `composing_marks`, `inert` and `transparent_marks`.
    pub(crate) fn with_composition(
        mut self,
        is_composing: impl Fn(usize) -> bool,
        is_inert: impl Fn(usize) -> bool,
        is_transparent: impl Fn(usize) -> bool,
    ) -> Self {
        self.composing_marks = pair_set(&is_composing);
        self.inert = pair_set(&is_inert);
        self.transparent_marks = pair_set(&is_transparent);
        self
    }
}

/// What the byte tables make of a block.
pub(super) struct Translated<V> {
    /// The output, with each byte in the place of the byte that it comes from.
    pub(super) out: V,
    /// All bytes that are removed.
    pub(super) removed: u64,
    /// The trails of pairs.
    pub(super) trails: u64,
    /// The trails of removed pairs. A bit beyond the decided bytes has no meaning.
    pub(super) removed_trails: u64,
    /// The leads of undecided pairs. A set bit beyond the decided bytes stands for the lead before
    /// the block.
    pub(super) undecided: u64,
}

impl<V: Vector> Translated<V> {
    /// Returns the leads of pairs that are removed, and the lead in the last byte if its pair may
    /// be removed.
    #[inline(always)]
    pub(super) fn removed_leads(&self) -> u64 {
        self.removed & (self.removed >> 1 | if V::STEP < V::BYTES { 0 } else { 1 << (V::BYTES - 1) })
    }
}

/// What can be seen of a block without tables.
#[derive(Clone, Copy)]
pub(super) struct LeadMasks {
    /// The leads and the trails of pairs.
    pub(super) leads: u64,
    pub(super) trails: u64,
    /// The bytes that are neither ASCII nor of pairs.
    pub(super) others: u64,
    /// The leads DA and DB, and whether one of them stands right before the block.
    upper: u64,
    upper_before: u64,
}

impl LeadMasks {
    /// Computes the masks of a block; `before` is the byte before it.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn new<V: Vector>(bytes: V, before: u8) -> Self {
        let (lead, upper) = (matches!(before, 0xD8..=0xDB), matches!(before, 0xDA | 0xDB));
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe { Self::with_context(bytes, lead.into(), upper.into()) }
    }

    /// Computes the masks of a block. The two arguments are 1 if a lead, and a lead DA or DB,
    /// stands right before it.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn with_context<V: Vector>(bytes: V, lead_before: u64, upper_before: u64) -> Self {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe {
            let (leads, high) = (bytes.leads(), bytes.not_ascii().bits());
            let trails = (leads << 1 | lead_before) & low_bits(V::BYTES);
            Self { leads, trails, others: high & !(leads | trails), upper: bytes.upper(), upper_before }
        }
    }

    /// Returns whether a pair of the block has the lead DA or DB.
    #[inline(always)]
    pub(super) fn has_upper(self) -> bool {
        self.upper | self.upper_before != 0
    }

    /// Makes the masks of a block from its trails and the bytes that are not ASCII. A lead in the last byte counts as another character.
    #[inline(always)]
    pub(super) fn of_trails(trails: u64, high: u64) -> Self {
        let leads = trails >> 1;
        Self { leads, trails, others: high & !(leads | trails), upper: 0, upper_before: 0 }
    }

    /// Computes the masks of the block that follows this one.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    pub(super) unsafe fn next_block<V: Vector>(self, bytes: V) -> Self {
        // SAFETY: the caller guarantees the instructions of `V`.
        unsafe { Self::with_context(bytes, self.leads >> (V::STEP - 1) & 1, self.upper >> (V::STEP - 1) & 1) }
    }
}

/// Returns what [`Vector::classify_others`] returns, from the common groups of the first two bytes
/// and the groups of the third byte.
///
/// # Safety
///
/// The processor has the instructions of `V`.
#[inline(always)]
pub(super) unsafe fn classify_by_groups<V: Vector>(bytes: V, groups: V, thirds: V) -> (u64, u64) {
    // SAFETY: the caller guarantees the instructions of `V`. Intersect the masks as `u64`: LLVM
    // scalarizes a vector `and` that feeds a mask.
    unsafe {
        let groups = groups.and(thirds.or(V::splat(BY_TWO)));
        let begins = bytes.between(0xC0, 0xFF).bits();
        let joiners = !groups.and(V::splat(JOINERS)).is(0).bits();
        let undecided = groups.and(V::splat(!JOINERS)).is(0).bits();
        (begins & undecided, begins & joiners)
    }
}
