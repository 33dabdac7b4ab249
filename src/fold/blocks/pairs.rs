//! Looking up pairs, by rows of sixteen or by tables of 64 bytes: see `lead_loop` and `rows`.

use super::rows::{DifferenceRow, HotRows, PairRows, REMOVED, UNKNOWN};
use super::translation::{LeadMasks, Translated};
use crate::simd::{Block, Register, unrolled};

/// The rows of each lead as bits, for D8 and D9 and for DA and DB, indexed by the lead XOR D8.
pub(super) static LEADS: [[u8; 16]; 2] =
    [[0x0F, 0xF0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0x0F, 0xF0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]];
/// The rows of each trail as bits, for all leads, indexed by the high half of the trail.
pub(super) static TRAILS: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, 0x88, 0, 0, 0, 0];

/// What the pairs of a block become.
pub(super) struct FoldedPairs<R> {
    pub(super) out: Block<R>,
    /// The leads of pairs that are removed.
    pub(super) removed_leads: u64,
    /// Not zero where the loop cannot fold a pair.
    pub(super) unknown: R,
    /// All bits are set where the lead of another character stands; DA and DB count as such if not
    /// `UPPER`.
    pub(super) others: R,
    /// The bits of the last register's trails that change, for the first trail of the next block.
    pub(super) previous: R,
    /// Not zero where a lead DA or DB stands, if `UPPER`.
    pub(super) upper: R,
}

/// Folds the pairs of 64 bytes by rows.
///
/// # Safety
///
/// The processor has the instructions of `R`, and 65 bytes can be read.
#[inline(always)]
pub(super) unsafe fn by_rows<R: Register, const UPPER: bool, const LOWER_ROWS: usize, const UPPER_ROWS: usize>(
    rows: &PairRows,
    hot: &HotRows,
    from: *const u8,
    previous: R,
) -> FoldedPairs<R> {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let zero = R::splat(0);
        let mut previous = previous;
        let (mut unknown, mut least, mut uppers) = (zero, R::splat(0xFF), zero);
        let (mut out, mut removed, mut rows_of) = ([zero; 4], [zero; 4], [zero; 4]);
        unrolled!(number in R::COUNT => {
            let at = from.add(number * R::BYTES);
            let (bytes, next) = (R::load(at), R::load(at.add(1)));
            let pairs = look_up_pairs::<R, UPPER, LOWER_ROWS, UPPER_ROWS>(rows, hot, bytes, next);
            unknown = unknown.or(pairs.unknown);
            least = least.min(pairs.others);
            uppers = uppers.or(pairs.upper);
            (removed[number], rows_of[number]) = (pairs.removed, pairs.rows_of);
            let trails = pairs.difference.and(R::splat(0x3F));
            out[number] = bytes.xor(pairs.difference.top_two().or(trails.shift_in(previous)));
            previous = trails;
        });
        let others = least.up_to(if UPPER { 0x3B } else { 0x3D });
        FoldedPairs {
            out: Block(out),
            removed_leads: R::tests(removed, rows_of),
            unknown,
            others,
            previous,
            upper: uppers,
        }
    }
}

/// What the tables say of the pairs of a register, at their leads.
pub(super) struct PairLookup<R> {
    pub(super) difference: R,
    /// A pair is removed where this and `rows_of` have a bit in common.
    pub(super) removed: R,
    pub(super) rows_of: R,
    /// Not zero where the loop cannot fold a pair.
    pub(super) unknown: R,
    /// At most 3D where the lead of another character stands; if DA and DB are looked up, at most
    /// 3B.
    pub(super) others: R,
    /// The rows of pairs with lead DA or DB.
    pub(super) upper: R,
}

/// Looks up the pairs of a register by rows; `next` holds the byte after each byte.
///
/// # Safety
///
/// The processor has the instructions of `R`.
#[inline(always)]
pub(super) unsafe fn look_up_pairs<R: Register, const UPPER: bool, const LOWER_ROWS: usize, const UPPER_ROWS: usize>(
    rows: &PairRows,
    hot: &HotRows,
    bytes: R,
    next: R,
) -> PairLookup<R> {
    // SAFETY: the caller guarantees the instructions of `R`.
    unsafe {
        let zero = R::splat(0);
        let (removed_lower, removed_upper) = (R::table(&rows.removed[0]), R::table(&rows.removed[1]));
        let lead = bytes.xor(R::splat(0xD8));
        let trail = R::look_up(R::table(&TRAILS), next.high_halves());
        let column = next.and(R::splat(0x0F));
        let lower = R::look_up_or_zero(R::table(&LEADS[0]), lead).and(trail);
        let mut unknown = R::look_up(R::table(&hot.unknown[0]), column).and(lower);
        let (mut upper, mut removed, mut rows_of) = (zero, R::look_up(removed_lower, column), lower);
        if UPPER {
            upper = R::look_up_or_zero(R::table(&LEADS[1]), lead).and(trail);
            unknown = unknown.or(R::look_up(R::table(&hot.unknown[1]), column).and(upper));
            removed = removed.and(lower).or(R::look_up(removed_upper, column).and(upper));
            rows_of = R::splat(0xFF);
        }
        // This subtraction makes the leads of other characters the smallest bytes.
        let others = lead.minus(R::splat(if UPPER { 4 } else { 2 }));
        let mut difference = zero;
        unrolled!(row in LOWER_ROWS => {
            if let Some(row) = hot.rows[0].get(row) {
                difference = difference.or(in_row(row, column, lower));
            }
        });
        unrolled!(row in UPPER_ROWS => {
            if let Some(row) = hot.rows[1].get(row) {
                difference = difference.or(in_row(row, column, upper));
            }
        });
        PairLookup { difference, removed, rows_of, unknown, others, upper }
    }
}

/// Returns the differences of the pairs that are in one row, and zero elsewhere.
///
/// # Safety
///
/// The processor has the instructions of `R`.
#[inline(always)]
unsafe fn in_row<R: Register>(row: &DifferenceRow, column: R, rows: R) -> R {
    // SAFETY: the caller guarantees the instructions of `R`.
    unsafe { R::look_up(R::table(&row.differences), column).and(rows.equals(R::splat(row.bit))) }
}

/// Folds the pairs of 64 bytes by tables of 64 bytes.
///
/// # Safety
///
/// The processor has the instructions of `R`, and 65 bytes can be read.
#[inline(always)]
pub(super) unsafe fn by_quarters<R: Register, const UPPER: bool>(
    table: R::Quarters,
    from: *const u8,
    previous: R,
) -> FoldedPairs<R> {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let zero = R::splat(0);
        let mut previous = previous;
        let (mut most, mut least, mut uppers) = (zero, R::splat(0xFF), zero);
        let (mut out, mut removed) = ([zero; 4], [zero; 4]);
        unrolled!(number in R::COUNT => {
            let at = from.add(number * R::BYTES);
            let (bytes, next) = (R::load(at), R::load(at.add(1)));
            let lead = bytes.xor(R::splat(0xD8));
            let is_lead = lead.up_to(if UPPER { 3 } else { 1 });
            let place = R::place(bytes, next);
            let difference = if UPPER {
                uppers = uppers.or(is_lead.and(lead));
                R::look_up_quarters::<true>(table, place).and(is_lead)
            } else {
                // Where no lead stands, look up an index beyond the table, which gives zero.
                R::look_up_quarters::<false>(table, place.or(is_lead.equals(zero)))
            };
            most = most.max(difference);
            least = least.min(lead.minus(R::splat(if UPPER { 4 } else { 2 })));
            removed[number] = difference.equals(R::splat(REMOVED));
            let trails = difference.and(R::splat(0x3F));
            out[number] = bytes.xor(difference.top_two().or(trails.shift_in(previous)));
            previous = trails;
        });
        let unknown = most.equals(R::splat(UNKNOWN));
        let others = least.up_to(if UPPER { 0x3B } else { 0x3D });
        // DA and DB differ from D8 in the second bit.
        let upper = uppers.and(R::splat(2));
        FoldedPairs { out: Block(out), removed_leads: R::all_high_bits(removed), unknown, others, previous, upper }
    }
}

/// Translates a block with the pairs looked up at their trails; `before` holds the byte before each
/// byte. Whether the last byte is the lead of a pair that changes is not known.
///
/// # Safety
///
/// The processor has the instructions of `R`.
#[inline(always)]
pub(super) unsafe fn translate<R: Register>(
    rows: &PairRows,
    masks: LeadMasks,
    before: Block<R>,
    bytes: Block<R>,
) -> Translated<Block<R>> {
    // SAFETY: the caller guarantees the instructions of `R`.
    unsafe {
        let zero = R::splat(0);
        let (mut columns, mut rows_of) = ([zero; 4], [[zero; 4]; 2]);
        unrolled!(number in R::COUNT => {
            let lead = before.0[number].xor(R::splat(0xD8));
            let trail = R::look_up(R::table(&TRAILS), bytes.0[number].high_halves());
            columns[number] = bytes.0[number].and(R::splat(0x0F));
            rows_of[0][number] = R::look_up_or_zero(R::table(&LEADS[0]), lead).and(trail);
            rows_of[1][number] = R::look_up_or_zero(R::table(&LEADS[1]), lead).and(trail);
        });
        let [mut removed, mut ascii, mut undecided, mut difference] = [[zero; 4]; 4];
        for (half, rows_of) in rows_of.iter().enumerate().take(if masks.has_upper() { 2 } else { 1 }) {
            let tables = [&rows.removed[half], &rows.ascii[half], &rows.undecided[half]];
            let tables = [R::table(tables[0]), R::table(tables[1]), R::table(tables[2])];
            unrolled!(number in R::COUNT => {
                let (column, rows_of) = (columns[number], rows_of[number]);
                removed[number] = removed[number].or(R::look_up(tables[0], column).and(rows_of));
                ascii[number] = ascii[number].or(R::look_up(tables[1], column).and(rows_of));
                undecided[number] = undecided[number].or(R::look_up(tables[2], column).and(rows_of));
            });
            for row in rows.of_half(half) {
                let (table, bit) = (R::table(&row.differences), R::splat(row.bit));
                unrolled!(number in R::COUNT => {
                    let found = R::look_up(table, columns[number]).and(rows_of[number].equals(bit));
                    difference[number] = difference[number].or(found);
                });
            }
        }
        let all = [R::splat(0xFF); 4];
        let [removed_trails, becoming, undecided] =
            [R::tests(removed, all), R::tests(ascii, all), R::tests(undecided, all)];
        let (mut out, mut leads) = ([zero; 4], [zero; 4]);
        unrolled!(number in R::COUNT => {
            let pairs = ascii[number].equals(zero);
            leads[number] = difference[number].top_two().and(pairs);
            // Where the pair becomes one byte of ASCII, the high bit changes as well.
            let bits = R::select(pairs, R::splat(0x3F), R::splat(0x7F));
            let changes = difference[number].and(bits).or(R::splat(0x80).without(pairs));
            out[number] = bytes.0[number].xor(changes);
        });
        unrolled!(number in R::COUNT => {
            let behind = if number + 1 == R::COUNT { zero } else { leads[number + 1] };
            out[number] = out[number].xor(leads[number].shift_out(behind));
        });
        let removed = (removed_trails | becoming) >> 1 | removed_trails;
        Translated {
            out: Block(out),
            removed,
            trails: masks.trails,
            removed_trails,
            undecided: undecided.rotate_right(1),
        }
    }
}
