//! What the loops need of an instruction set.

use super::edge::{EdgeContext, FoldedEdge};
use super::general_loop::FoldCursor;
use super::pass_through::PassThrough;
use super::placed::Decided;
use super::rows::PairRows;
use super::trail_loop::BlockObserver;
use super::translation::{LeadMasks, Translated};
use crate::fold::placed::PlacedLetters;
use crate::fold::table::Table;
use crate::simd::Lookup;

/// A set of bytes of a vector.
pub(super) trait Mask: Copy {
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    /// Returns the bytes that are in `self` and not in `other`.
    fn without(self, other: Self) -> Self;
    /// Returns a bit for each byte, the first byte lowest.
    fn bits(self) -> u64;
}

/// A vector of bytes.
///
/// # Safety
///
/// A function may only be called where the processor has the instructions of the set. Functions
/// that load and store say which bytes must be readable and writable.
pub(super) trait Vector: Copy {
    const BYTES: usize;
    type Mask: Mask;
    /// Whether `load_part` is one instruction.
    const LOADS_PARTS: bool;
    /// Tables in the form that `look_up` needs.
    type Loaded<'t, const N: usize>: Copy;

    /// The byte tables in the form that `translate` needs.
    type PairTables<'t>: Copy;
    /// How many bytes of a block `translate` decides: it may not know enough about the last byte.
    const STEP: usize;

    /// What the loop at leads learns of a text.
    type Learned;
    fn learned(rows: &PairRows) -> Self::Learned;
    /// Returns what the loop begins with where the byte tables apply, for a text that begins with `first`.
    ///
    /// # Safety
    ///
    /// The processor has the instructions.
    unsafe fn learned_of(table: &Table, first: &[u8; 64]) -> Self::Learned;
    /// Whether `fold_at_leads` does anything. If so, the loop at trails only folds the blocks that
    /// the loop at leads leaves, one by one.
    const HAS_LEAD_LOOP: bool;
    /// Whether one copy of a loop serves for what other sets have several copies for: letters that depend on their place, and
    /// observers. Where registers are small, a copy is large and saves little time.
    const SHARES_LOOPS: bool;
    /// Folds whole blocks with pairs looked up at their leads. Returns whether the block at
    /// `cursor.at` was left. `rows` must be those that `learned` was made of. `PLACES` says whether the profile may have letters that
    /// depend on their place.
    ///
    /// # Safety
    ///
    /// The requirements of `trail_loop::fold_blocks`.
    unsafe fn fold_at_leads<const PLACES: bool>(
        table: &Table,
        rows: &PairRows,
        learned: &mut Self::Learned,
        cursor: &mut FoldCursor<'_>,
        observer: &mut impl BlockObserver,
    ) -> bool;

    unsafe fn pair_tables(table: &Table) -> Self::PairTables<'_>;
    /// Returns the leads of pairs: D8 to DB.
    unsafe fn leads(self) -> u64;
    /// Returns the leads DA and DB. Tables of their pairs (Persian letters, Quranic signs) are only
    /// looked up where there are any.
    #[inline(always)]
    unsafe fn upper(self) -> u64 {
        0
    }
    /// Returns what the tables make of `bytes`; `before` and `after` hold the byte before and after
    /// each byte.
    unsafe fn translate(
        tables: Self::PairTables<'_>,
        masks: LeadMasks,
        before: Self,
        bytes: Self,
        after: Self,
    ) -> Translated<Self>;
    /// Returns a value that is not zero if a removed pair of the block stands behind a `blank`;
    /// perhaps also if the pair begins before the block.
    ///
    /// # Safety
    ///
    /// `BYTES` bytes can be read from two bytes before `from` on, where the block stands.
    unsafe fn removed_behind(block: &Translated<Self>, from: *const u8, blank: Self) -> u64;
    /// Writes the bytes of the source into the output at undecided pairs.
    unsafe fn restore_undecided(block: &mut Translated<Self>, bytes: Self);
    /// Returns the leads of pairs that have a flag, the trails of pairs, and the bytes that are not
    /// ASCII. `flags` has a byte for each trail, indexed by its six low bits, with a bit for each
    /// lead.
    unsafe fn flagged(flags: &[u8; 64], before: Self, bytes: Self) -> (u64, u64, u64);
    /// Returns the bytes for which the entries of all three tables have a common bit. A table is indexed by the six low bits of the byte
    /// in its vector.
    unsafe fn end_alike(tables: &[[u8; 64]; 3], bytes: [Self; 3]) -> u64;
    /// Whether `fold_edge` folds the first bytes of a text that goes on behind them.
    const FOLDS_BEGINNINGS: bool;
    /// Writes what the bytes from `at` on become to `to`, if the tables decide all of them: all that are left if they are at most 64,
    /// or the first ones if `FOLDS_BEGINNINGS`, and if nothing in these has a bearing on spaces and marks behind them.
    ///
    /// # Safety
    ///
    /// `BYTES` bytes can be written at `to`. At most 64 bytes are left, or `FOLDS_BEGINNINGS` and `at` is 0.
    unsafe fn fold_edge(
        tables: Self::PairTables<'_>,
        table: &Table,
        text: &str,
        at: usize,
        context: EdgeContext,
        to: *mut u8,
    ) -> Option<FoldedEdge>;
    /// Returns the first bytes of characters that do not pass through, and those of joiners, from
    /// each byte and the two bytes after it. The bits of ASCII have no meaning.
    unsafe fn classify_others(table: &PassThrough, bytes: Self, after: Self, second: Self) -> (u64, u64);
    /// Returns whether some byte is not ASCII.
    #[inline(always)]
    unsafe fn any_high(self) -> bool {
        // SAFETY: the contract of the trait.
        unsafe { self.not_ascii().bits() != 0 }
    }

    unsafe fn load_tables<const N: usize>(lookup: &Lookup<N>) -> Self::Loaded<'_, N>;

    /// Loads a vector.
    ///
    /// # Safety
    ///
    /// `BYTES` bytes can be read at `from`.
    unsafe fn load(from: *const u8) -> Self;
    /// Loads the bytes of `valid`, and zero for the others.
    ///
    /// # Safety
    ///
    /// The bytes of `valid` can be read at `from`.
    unsafe fn load_part(from: *const u8, valid: u64) -> Self;
    /// Stores a vector.
    ///
    /// # Safety
    ///
    /// `BYTES` bytes can be written at `to`.
    unsafe fn store(self, to: *mut u8);
    /// Writes the bytes of `keep` one after another, and undefined bytes behind them.
    ///
    /// # Safety
    ///
    /// `BYTES` bytes can be written at `to`.
    unsafe fn compress(self, keep: u64, to: *mut u8);

    unsafe fn splat(byte: u8) -> Self;
    unsafe fn and(self, other: Self) -> Self;
    unsafe fn or(self, other: Self) -> Self;
    unsafe fn xor(self, other: Self) -> Self;
    /// Moves the two low bits of each byte to the two high bits, and sets the other bits to zero.
    unsafe fn low_to_high(self) -> Self;
    unsafe fn equals(self, other: Self) -> Self::Mask;
    /// Returns the bytes of 0x80 and more.
    unsafe fn not_ascii(self) -> Self::Mask;
    /// Returns the bytes of `this` where `mask` is set, those of `other` elsewhere.
    unsafe fn select(mask: Self::Mask, this: Self, other: Self) -> Self;
    /// Returns the entries of each table at the indexes `at`. The entries where `valid` is not set
    /// have no meaning.
    unsafe fn look_up<const N: usize>(tables: Self::Loaded<'_, N>, at: Self, valid: Self::Mask) -> [Self; N];
    /// Decides the letters with leads in `leads`, which depend on their place, of the block at `at`. `out` has the bytes of the
    /// source at these letters. Sets that look up a table in parts only decide which letters are removed.
    ///
    /// # Safety
    ///
    /// The block is whole.
    #[inline(always)]
    unsafe fn decide_by_place(letters: &PlacedLetters, text: &str, at: usize, leads: u64, out: Self) -> Decided<Self> {
        let removed = letters.removed(text.as_bytes(), at, leads);
        Decided { out, removed, left: leads & !removed }
    }
    /// Swaps each pair of bytes whose first byte is in `leads` with the pair before it.
    unsafe fn swap_pairs(self, leads: u64) -> Self;
    /// Returns the vector with the byte at index `place` replaced.
    unsafe fn with_byte(self, place: usize, byte: u8) -> Self;
    /// Returns the trails of marks, and of those marks that stand after a mark of a higher
    /// combining class. The second set does not include marks whose trail is one of the first two
    /// bytes. `before` holds the byte before each byte.
    unsafe fn out_of_order(classes: Self::Loaded<'_, 1>, before: Self, bytes: Self) -> (u64, u64);
    /// Returns the bytes that are greater than their counterparts, as unsigned numbers.
    unsafe fn greater(self, other: Self) -> Self::Mask;

    /// Returns the bytes that equal `byte`.
    #[inline(always)]
    unsafe fn is(self, byte: u8) -> Self::Mask {
        // SAFETY: the contract of the trait.
        unsafe { self.equals(Self::splat(byte)) }
    }
    /// Returns the bytes from `low` to `high`.
    unsafe fn between(self, low: u8, high: u8) -> Self::Mask;
}
