//! What pairs become, for the loop that looks up pairs at their leads.
//!
//! Sixteen trails with one lead and the same high half are a *row*. The low half of the trail tells
//! the pairs of a row apart. So a table of sixteen bytes, indexed by the low half, has a bit for
//! each of eight rows: one table for D8 and D9 (the *lower* half of the Arabic block), one for DA
//! and DB (the *upper* half).

use core::array::from_fn;

use super::translation::{ByteTables, UNDECIDED_TRAIL};
use super::vector::Mask;
use crate::simd::{Block, Register};

/// The most rows of each half that the loop can look up.
pub(super) const MAX_ROWS: usize = 3;

/// How many rows of each half are looked up in short texts.
pub(super) const ROWS_IN_WORDS: [usize; 2] = [3, 2];

/// The entry of a removed pair in tables of differences.
pub(super) const REMOVED: u8 = 0xFE;
/// The entry of a pair that the loop cannot fold, in tables of differences.
pub(super) const UNKNOWN: u8 = 0xFF;

/// In how many blocks a row must be missed before the loop looks it up.
const MISSES_TO_LEARN: u8 = 3;

/// The differences of the pairs in one row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DifferenceRow {
    /// The bit of the row among the rows of its half.
    pub(super) bit: u8,
    /// For each pair the bits in which the trail changes, and in the two high bits those in which
    /// the lead changes. For a pair that becomes ASCII, the seven low bits in which the ASCII byte
    /// and the trail differ.
    pub(super) differences: [u8; 16],
}

impl DifferenceRow {
    /// Adds the pairs of the row that change to `unknown`. Not inlined: the loops of the callers
    /// would be unrolled around it, to 25 KiB of code that runs once for each text.
    #[inline(never)]
    fn add_to_unknown(&self, unknown: &mut [u8; 16]) {
        for (unknown, difference) in unknown.iter_mut().zip(self.differences) {
            *unknown |= if difference == 0 { 0 } else { self.bit };
        }
    }
}

/// What the pairs of a profile become, by rows. Each array has the lower half of the Arabic block
/// first (D8, D9), then the upper half (DA, DB).
#[derive(Clone, Debug)]
pub(crate) struct PairRows {
    /// The pairs that are removed.
    pub(super) removed: [[u8; 16]; 2],
    /// The pairs that become ASCII.
    pub(super) ascii: [[u8; 16]; 2],
    /// The undecided pairs, and those that become a pair of another Unicode block.
    pub(super) undecided: [[u8; 16]; 2],
    rows: [[DifferenceRow; 8]; 2],
    /// The rows in which a pair becomes another pair.
    changing: [u8; 2],
    /// The rows in which a pair changes; the first `lower` of them are of the lower half.
    listed: [DifferenceRow; 16],
    lower: usize,
    used: usize,
    /// For sets with tables of 64 bytes: the difference of each pair, `REMOVED`, or `UNKNOWN`.
    pub(super) differences: [u8; 256],
    /// The rows that each loop begins with: see [`Start`].
    at_start: [HotRows; 4],
}

impl PairRows {
    /// Makes the rows from the byte tables. `is_undecided` says, by table index, which pairs are
    /// undecided whatever the byte tables say.
    pub(crate) fn new(tables: &ByteTables, is_undecided: impl Fn(usize) -> bool) -> Self {
        let none = [[0; 16]; 2];
        let mut all = Self {
            removed: none,
            ascii: none,
            undecided: none,
            rows: [[DifferenceRow::default(); 8]; 2],
            changing: [0; 2],
            listed: [DifferenceRow::default(); 16],
            lower: 0,
            used: 0,
            differences: [0; 256],
            at_start: from_fn(|_| HotRows::default()),
        };
        for place in 0..256 {
            let (half, bit, column) = (place >> 7, 1 << (place >> 4 & 7), place & 15);
            let (lead, trail) = (0xD8 | (place >> 6) as u8, 0x80 | (place & 0x3F) as u8);
            let row = &mut all.rows[half][place >> 4 & 7];
            row.bit = bit;
            let trails = if is_undecided(place) { UNDECIDED_TRAIL } else { tables.trails[place] };
            all.differences[place] = match (tables.leads[place], trails) {
                (_, 0) => {
                    all.removed[half][column] |= bit;
                    REMOVED
                }
                (first @ 0xD8..=0xDB, second @ 0x80..UNDECIDED_TRAIL) => {
                    let difference = (first ^ lead) << 6 | (second ^ trail);
                    row.differences[column] = difference;
                    all.changing[half] |= if difference == 0 { 0 } else { bit };
                    // A difference that equals one of the two special entries cannot be stored.
                    if difference >= REMOVED { UNKNOWN } else { difference }
                }
                (_, ascii @ ..0x80) => {
                    all.ascii[half][column] |= bit;
                    row.differences[column] = (ascii ^ trail) & 0x7F;
                    UNKNOWN
                }
                _ => {
                    all.undecided[half][column] |= bit;
                    UNKNOWN
                }
            };
        }
        for half in 0..2 {
            for row in all.rows[half].iter().filter(|row| row.differences != [0; 16]) {
                all.listed[all.used] = *row;
                all.used += 1;
            }
            all.lower = if half == 0 { all.used } else { all.lower };
        }
        all.at_start = [0, 1, 2, 3].map(|start| HotRows::new(&all, Start::of(start)));
        all
    }

    /// Returns the rows that a loop begins with.
    pub(super) fn at_start(&self, start: Start) -> HotRows {
        self.at_start[start.number()].clone()
    }

    /// Returns the rows of a half in which a pair becomes another pair or ASCII.
    #[inline(always)]
    pub(super) fn of_half(&self, half: usize) -> &[DifferenceRow] {
        if half == 0 { &self.listed[..self.lower] } else { &self.listed[self.lower..self.used] }
    }

    /// Returns the pairs that the loop cannot fold, whichever rows it looks up.
    fn unknown(&self) -> [[u8; 16]; 2] {
        let mut unknown = self.undecided;
        for (unknown, ascii) in unknown.as_flattened_mut().iter_mut().zip(self.ascii.as_flattened()) {
            *unknown |= ascii;
        }
        unknown
    }

    /// Returns the numbers of the rows of a half in which a pair becomes another pair.
    fn changing(&self, half: usize) -> impl Iterator<Item = usize> {
        (0..8).filter(move |&row| self.changing[half] >> row & 1 == 1)
    }
}

/// Properties of the first block of a text, by which the first rows are chosen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    /// Whether DA and DB occur.
    upper: bool,
    /// Whether ALEF WASLA (0671) occurs, as in the Quran.
    wasla: bool,
}

impl Start {
    /// Looks at the first block of a text.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `R`.
    #[inline(always)]
    pub(super) unsafe fn of_block<R: Register>(first: Block<R>) -> Self {
        // SAFETY: the caller guarantees the instructions.
        unsafe {
            let upper = first.and(Block::splat(0xFE)).equals(Block::splat(0xDA)).bits();
            let (leads, trails) = (first.equals(Block::splat(0xD9)), first.equals(Block::splat(0xB1)));
            Self { upper: upper != 0, wasla: leads.bits() << 1 & trails.bits() != 0 }
        }
    }

    /// The inverse of `number`.
    fn of(number: usize) -> Self {
        Self { upper: number & 1 != 0, wasla: number & 2 != 0 }
    }

    /// The place in `PairRows::at_start`.
    fn number(self) -> usize {
        usize::from(self.upper) | usize::from(self.wasla) << 1
    }
}

/// The rows that the loop looks up: some from the start, and those that it misses in the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct HotRows {
    /// The numbers of these rows, for each half. There are `counts` of them.
    numbers: [[usize; MAX_ROWS]; 2],
    pub(super) counts: [usize; 2],
    /// The rows themselves; the rest of each array is zero.
    pub(super) rows: [[DifferenceRow; MAX_ROWS]; 2],
    /// The pairs that the loop cannot fold with these rows.
    pub(super) unknown: [[u8; 16]; 2],
    /// Whether another row may be added.
    pub(super) learns: bool,
    /// In how many blocks each row was missed.
    missed: [[u8; 8]; 2],
    /// Whether DA and DB are looked up.
    pub(super) upper: bool,
    /// The end of the last block that was left because of DA or DB, and how many such blocks there
    /// were near each other.
    last_upper_end: usize,
    upper_blocks: u32,
}

impl HotRows {
    fn new(rows: &PairRows, start: Start) -> Self {
        let mut hot = Self {
            numbers: [[0; MAX_ROWS]; 2],
            counts: [0; 2],
            rows: [[DifferenceRow::default(); MAX_ROWS]; 2],
            unknown: rows.unknown(),
            learns: true,
            missed: [[0; 8]; 2],
            upper: start.upper,
            last_upper_end: 0,
            upper_blocks: 0,
        };
        // The common letters that change (ALEF with hamza, TEH MARBUTA, YEH) are in the rows of
        // U+0620 and U+0640 (2 and 4), ALEF WASLA in that of U+0670 (7).
        let needs_wasla = start.wasla && rows.changing[0] >> 7 & 1 == 1;
        hot.choose(rows, 0, &[2, 4, 7], if needs_wasla { 3 } else { 2 });
        if start.upper {
            // KEHEH, GAF and FARSI YEH of Persian.
            hot.choose(rows, 1, &[2, 4], 2);
        }
        hot.select_rows(rows);
        hot
    }

    /// Chooses up to `limit` rows of a half in which a pair becomes another pair: those of `first`
    /// before others.
    #[inline(never)]
    fn choose(&mut self, rows: &PairRows, half: usize, first: &[usize], limit: usize) {
        self.counts[half] = 0;
        let others = (0..8).filter(|row| !first.contains(row));
        for row in first.iter().copied().chain(others) {
            if self.counts[half] < limit && rows.changing[half] >> row & 1 == 1 {
                self.numbers[half][self.counts[half]] = row;
                self.counts[half] += 1;
            }
        }
    }

    /// Returns the rows that words of most languages need, for texts that are too short to learn
    /// from.
    pub(crate) fn in_words(rows: &PairRows) -> Self {
        let mut hot = Self::new(rows, Start::default());
        // Row 7 of the lower half has ALEF WASLA of the Quran. Rows 2 and 4 of the upper half have
        // KEHEH, GAF and FARSI YEH of Persian.
        hot.choose(rows, 0, &[2, 4, 7], ROWS_IN_WORDS[0]);
        hot.choose(rows, 1, &[2, 4], ROWS_IN_WORDS[1]);
        hot.select_rows(rows);
        hot
    }

    fn select_rows(&mut self, rows: &PairRows) {
        self.unknown = rows.unknown();
        self.learns = false;
        for half in 0..2 {
            let mut bits = 0;
            for (row, &number) in self.rows[half].iter_mut().zip(&self.numbers[half][..self.counts[half]]) {
                *row = rows.rows[half][number];
                bits |= row.bit;
            }
            self.learns |= rows.changing[half] & !bits != 0 && self.counts[half] < MAX_ROWS;
            for row in rows.rows[half].iter().filter(|row| row.bit & bits == 0) {
                row.add_to_unknown(&mut self.unknown[half]);
            }
        }
    }

    /// Notes a block that was left because of pairs in these rows, given as a bit for each row of
    /// each half.
    pub(super) fn note_missed(&mut self, rows: &PairRows, missed: [u8; 2]) {
        let mut changed = false;
        for (half, missed) in missed.into_iter().enumerate() {
            for row in rows.changing(half).filter(|row| missed >> row & 1 == 1) {
                let (count, numbers) = (self.counts[half], &mut self.numbers[half]);
                self.missed[half][row] = self.missed[half][row].saturating_add(1);
                if self.missed[half][row] >= MISSES_TO_LEARN && count < MAX_ROWS && !numbers[..count].contains(&row) {
                    numbers[count] = row;
                    self.counts[half] += 1;
                    changed = true;
                }
            }
        }
        if changed {
            self.select_rows(rows);
        }
    }

    /// Notes a block with DA or DB that ends at `end`. If several such blocks are near each other,
    /// the loop looks up both halves from now on.
    pub(super) fn note_upper(&mut self, end: usize) {
        let is_near = end - self.last_upper_end.min(end) < 1024;
        self.upper_blocks = if is_near { self.upper_blocks + 1 } else { 1 };
        self.last_upper_end = end;
        self.upper |= self.upper_blocks >= MISSES_TO_LEARN.into();
    }

    /// Stops looking up DA and DB, because many blocks had neither.
    pub(super) fn forget_upper(&mut self) {
        self.upper = false;
        self.upper_blocks = 0;
    }
}
