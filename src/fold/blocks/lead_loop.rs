//! The loop at leads: it folds whole blocks with sets that look up a table in parts, where the byte
//! tables apply.
//!
//! A pair is looked up at its lead, from the bytes of the block and the bytes one place after them:
//!
//! ```text
//! row        one bit, of lead and high half of the trail          two shuffles of 16 bytes
//! removed    REMOVED[low half of the trail] & row                 one shuffle for eight rows
//! unknown    UNKNOWN[low half of the trail] & row                 one shuffle
//! difference ROW[low half of the trail], for some rows            one shuffle and a comparison each
//! output     bytes ^ the lead's bits ^ the trail's bits, one place further
//! ```
//!
//! Sets with tables of 64 bytes (NEON) look up one table of differences instead. One branch for
//! each block leads to everything that the loop cannot fold, which `trail_loop` does: a character
//! that the tables leave undecided, one that becomes ASCII, a row that the loop does not look up
//! (`HotRows` learns them), a character of another Unicode block. That concerns up to 5 % of the
//! blocks of most real text, 15 % of tweets and 37 % of Persian.

use core::mem::take;

use super::block::three_bytes;
use super::ezafe::without_ezafe;
use super::general_loop::FoldCursor;
use super::pairs::{FoldedPairs, LEADS, TRAILS, by_quarters, by_rows};
use super::placed::unknown_leads;
use super::rows::{HotRows, PairRows};
use super::source::Source;
use super::spaces::{LeftOverSpaces, depends_on_text_before};
use super::trail_loop::{BlockObserver, undecided};
use super::translation::{Translated, UNDECIDED_TRAIL};
use super::vector::{Mask, Vector};
use crate::fold::table::{Table, pair_index};
use crate::simd::{Block, Register, low_bits, unrolled};

/// After how many blocks the loop for all four leads checks whether DA and DB still occur.
const BLOCKS_UNTIL_CHECK: usize = 128;

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoopExit {
    /// The block at `cursor.at` must be folded by `trail_loop`.
    UnfoldedBlock,
    /// A block cannot begin at `cursor.at`, is not whole, or is not wanted by the observer.
    Ended,
}

/// Folds whole blocks, up to one that `trail_loop` must fold.
///
/// # Safety
///
/// The requirements of `trail_loop::fold_blocks`, for `Block<R>`.
#[inline(always)]
pub(super) unsafe fn fold_blocks<R: Register, W: BlockObserver, const PLACES: bool>(
    table: &Table,
    rows: &PairRows,
    hot: &mut HotRows,
    cursor: &mut FoldCursor<'_>,
    observer: &mut W,
) -> LoopExit {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        if !begin(table, cursor, observer) {
            return LoopExit::Ended;
        }
        if R::HAS_QUARTERS {
            return match (hot.upper, PLACES && W::SPECIALIZE) {
                (true, true) => fold_rows::<R, true, 0, 0, true>(table, rows, hot, cursor, observer),
                (true, false) => fold_rows::<R, true, 0, 0, false>(table, rows, hot, cursor, observer),
                (false, true) => fold_rows::<R, false, 0, 0, true>(table, rows, hot, cursor, observer),
                (false, false) => fold_rows::<R, false, 0, 0, false>(table, rows, hot, cursor, observer),
            };
        }
        // Each loop is several KiB of code, most of it where registers are small.
        if !W::SPECIALIZE || R::BYTES < 32 {
            return match hot.upper {
                true => fold_rows::<R, true, 3, 3, false>(table, rows, hot, cursor, observer),
                false => fold_rows::<R, false, 3, 0, false>(table, rows, hot, cursor, observer),
            };
        }
        if PLACES {
            return match hot.upper {
                true => fold_rows::<R, true, 3, 3, true>(table, rows, hot, cursor, observer),
                false => fold_rows::<R, false, 3, 0, true>(table, rows, hot, cursor, observer),
            };
        }
        // Choose the loop with the fewest rows that looks up all hot rows.
        match (hot.upper, hot.counts) {
            (false, [0, _]) => fold_rows::<R, false, 0, 0, false>(table, rows, hot, cursor, observer),
            (false, [..=2, _]) => fold_rows::<R, false, 2, 0, false>(table, rows, hot, cursor, observer),
            (false, _) => fold_rows::<R, false, 3, 0, false>(table, rows, hot, cursor, observer),
            (true, [0, 0]) => fold_rows::<R, true, 0, 0, false>(table, rows, hot, cursor, observer),
            (true, [..=2, ..=2]) => fold_rows::<R, true, 2, 2, false>(table, rows, hot, cursor, observer),
            (true, _) => fold_rows::<R, true, 3, 3, false>(table, rows, hot, cursor, observer),
        }
    }
}

/// Moves the cursor to the next character boundary, where the loop begins. Returns whether it can
/// begin there.
///
/// # Safety
///
/// The requirements of `fold_blocks`.
#[inline(always)]
unsafe fn begin(table: &Table, cursor: &mut FoldCursor<'_>, observer: &mut impl BlockObserver) -> bool {
    let (bytes, start) = (cursor.text.as_bytes(), cursor.at);
    let mut keep = 0;
    while let Some(&byte @ 0x80..=0xBF) = bytes.get(cursor.at) {
        let folded = match bytes[..cursor.at] {
            [.., lead @ 0xD8..=0xDB] => table.byte_tables.trails[pair_index(lead, byte)],
            // A kept byte of a character of another Unicode block: where such a character is
            // removed, a block ends.
            _ => byte,
        };
        // A pair that was undecided, and whose lead has been folded, is kept.
        let folded = if folded >= UNDECIDED_TRAIL { byte } else { folded };
        let is_kept = folded != 0;
        // SAFETY: the cursor has room for the rest of the text.
        unsafe {
            cursor.to.write(folded);
            cursor.to = cursor.to.add(usize::from(is_kept));
        }
        keep |= u64::from(is_kept) << (cursor.at - start);
        cursor.at += 1;
    }
    if cursor.at > start && !observer.observe(start, !keep & low_bits(cursor.at - start), 0, keep) {
        return false;
    }
    !depends_on_text_before(table, bytes, cursor.at)
}

/// Folds whole blocks. `UPPER` says whether pairs with leads DA and DB are looked up as well,
/// `LOWER_ROWS` and `UPPER_ROWS` how many rows are looked up of D8 and D9, and of DA and DB, and `PLACES` whether letters are
/// decided that depend on their place.
///
/// # Safety
///
/// The requirements of `fold_blocks`.
#[inline(always)]
unsafe fn fold_rows<
    R: Register,
    const UPPER: bool,
    const LOWER_ROWS: usize,
    const UPPER_ROWS: usize,
    const PLACES: bool,
>(
    table: &Table,
    rows: &PairRows,
    hot: &mut HotRows,
    cursor: &mut FoldCursor<'_>,
    observer: &mut impl BlockObserver,
) -> LoopExit {
    let bytes = cursor.text.as_bytes();
    let (mut at, mut to) = (cursor.at, cursor.to);
    let mut exit = LoopExit::Ended;
    // Bit 0 if the last byte of the block before is the lead of a removed pair, whose trail is the
    // first byte of this block.
    let mut carried = 0;
    // The bytes of a removed character of the block before that reach into this block.
    let mut rest = 0_u64;
    let mut until = at.saturating_add(64 * BLOCKS_UNTIL_CHECK);
    // SAFETY: the caller guarantees the requirements. At most as many bytes are written as are
    // read, and a store writes at most one block more, for which the cursor has room.
    unsafe {
        let (mut previous, mut upper) = (R::splat(0), R::splat(0));
        let quarters = R::quarters(&rows.differences);
        // `other_chars` reads three bytes after the block.
        while bytes.len() - at >= 64 + 3 {
            let from = bytes.as_ptr().add(at);
            let block = if R::HAS_QUARTERS {
                by_quarters::<R, UPPER>(quarters, from, previous)
            } else {
                by_rows::<R, UPPER, LOWER_ROWS, UPPER_ROWS>(rows, hot, from, previous)
            };
            let trails = block.removed_leads << 1 | carried;
            let removed = block.removed_leads | trails;
            let (mut first, mut joiners, mut others, mut spaces, reached) = (0, 0, 0, 0, take(&mut rest));
            let (mut placed, mut length) = (0, 64);
            if block.unknown.or(block.others).any() {
                let mut is_known = true;
                if block.unknown.any() {
                    is_known = false;
                    if PLACES && table.placed.is_some() {
                        let unknown = unknown_leads::<R>(rows, hot, from);
                        // If the trail of the last letter is in the next block, this block ends before the letter.
                        length = 64 - (unknown >> 63) as usize;
                        placed = unknown & low_bits(length);
                        is_known = true;
                    }
                }
                let found = if !is_known {
                    None
                } else if !PLACES || block.others.any() {
                    other_chars::<R, UPPER>(table, cursor.text, at, &block, removed)
                } else {
                    Some(OtherChars { others: 0, joiners: 0 })
                };
                let Some(found) =
                    found.filter(|found| found.others << 1 & block.removed_leads & !(found.others | reached) == 0)
                else {
                    (exit, rest) = (LoopExit::UnfoldedBlock, reached);
                    break;
                };
                (others, joiners) = (found.others, found.joiners);
                let reaching = joiners >> 62;
                rest = (reaching & 1) | ((reaching >> 1) * 3);
            }
            let mut gone = 0;
            if let (true, 1.., Some(letters)) = (PLACES, placed, table.placed.as_deref()) {
                gone = letters.removed(bytes, at, placed);
                placed &= !gone;
            }
            let start = to;
            if removed | joiners | reached | gone == 0 {
                block.out.store(to);
                to = to.add(length);
            } else {
                let blanks = Block::<R>::load(from).equals(Block::splat(table.byte_tables.blank)).bits();
                let before = at.checked_sub(1).is_some_and(|at| bytes[at] == table.byte_tables.blank);
                let left_over = LeftOverSpaces::new(64, blanks << 1 | u64::from(before), blanks, removed);
                spaces = left_over.spaces;
                if left_over.undecided(table, others) != 0 {
                    (exit, rest) = (LoopExit::UnfoldedBlock, reached);
                    break;
                }
                first = spaces | joiners;
                spaces |= three_bytes(joiners) | reached | gone | gone << 1;
                to = R::compress_all(block.out.0, !(removed | spaces) & low_bits(length), to);
            }
            let keep = !(removed | spaces) & low_bits(length);
            let is_known = match table.placed.as_deref() {
                Some(letters) if PLACES && placed != 0 => letters.write(table, cursor.text, at, placed, keep, start),
                _ => true,
            };
            if !is_known {
                (to, exit, rest) = (start, LoopExit::UnfoldedBlock, reached);
                break;
            }
            (carried, previous) =
                if length == 64 { (block.removed_leads >> 63, block.previous) } else { (0, R::splat(0)) };
            at += length;
            if !observer.observe(at - length, trails | gone << 1, first, keep) {
                break;
            }
            if UPPER {
                upper = upper.or(block.upper);
                if at >= until {
                    if !upper.any() {
                        hot.forget_upper();
                        exit = LoopExit::UnfoldedBlock;
                        break;
                    }
                    (until, upper) = (at + 64 * BLOCKS_UNTIL_CHECK, R::splat(0));
                }
            }
        }
    }
    (cursor.at, cursor.to) = (at + rest.count_ones() as usize, to);
    exit
}

/// The characters of a block that are neither ASCII nor pairs.
struct OtherChars {
    /// All their bytes.
    others: u64,
    /// The first bytes of joiners that are removed.
    joiners: u64,
}

/// Looks at the characters of the block that are neither ASCII nor pairs; `removed` has the removed
/// bytes of pairs. Returns `None` if one of these characters is undecided.
///
/// # Safety
///
/// The requirements of `fold_blocks`, and the block at `at` is whole.
#[inline(always)]
unsafe fn other_chars<R: Register, const UPPER: bool>(
    table: &Table,
    text: &str,
    at: usize,
    block: &FoldedPairs<R>,
    removed: u64,
) -> Option<OtherChars> {
    let all = text.as_bytes();
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let bytes = Block::<R>::load(all.as_ptr().add(at));
        if !UPPER && bytes.upper() != 0 {
            return None;
        }
        let before = at.checked_sub(1).is_some_and(|at| all[at] & 0xFC == 0xD8);
        let leads = bytes.leads();
        let trails = leads << 1 | u64::from(before);
        let others = bytes.high_bits() & !(leads | trails);
        let pairs = Translated { out: block.out, removed, trails, removed_trails: 0, undecided: 0 };
        let undecided = undecided::<_, true, true, false>(table, &Source { text, at }, &pairs, others, bytes);
        let joiners = undecided.removed_joiners;
        if joiners != 0 && without_ezafe(table, &Source::<true> { text, at }, bytes, joiners) != joiners {
            return None;
        }
        if undecided.chars != 0 || others >> 63 != 0 && is_removed_behind(table, all, at + 64) {
            return None;
        }
        Some(OtherChars { others, joiners })
    }
}

/// Returns whether a removed pair stands after the character that `at - 1` is a byte of.
fn is_removed_behind(table: &Table, bytes: &[u8], at: usize) -> bool {
    let more = bytes[at..].iter().take_while(|&byte| byte & 0xC0 == 0x80).count();
    table.is_removed_at(bytes, at + more)
}

/// Notes the rows for which the block at `at` was left, so that the loop looks them up from now on.
///
/// # Safety
///
/// The processor has the instructions of `R`, and 65 bytes can be read at `from`, which is the
/// position `at` of the text.
#[inline(always)]
pub(super) unsafe fn learn<R: Register>(rows: &PairRows, hot: &mut HotRows, from: *const u8, at: usize) {
    // SAFETY: the caller guarantees the instructions of `R` and that the bytes can be read.
    unsafe {
        let zero = R::splat(0);
        let (mut lower, mut upper, mut uppers) = (zero, zero, zero);
        unrolled!(number in R::COUNT => {
            let at = from.add(number * R::BYTES);
            let (bytes, next) = (R::load(at), R::load(at.add(1)));
            let lead = bytes.xor(R::splat(0xD8));
            let trail = R::look_up(R::table(&TRAILS), next.high_halves());
            let column = next.and(R::splat(0x0F));
            let in_lower = R::look_up_or_zero(R::table(&LEADS[0]), lead).and(trail);
            let in_upper = R::look_up_or_zero(R::table(&LEADS[1]), lead).and(trail);
            lower = lower.or(R::look_up(R::table(&hot.unknown[0]), column).and(in_lower));
            upper = upper.or(R::look_up(R::table(&hot.unknown[1]), column).and(in_upper));
            uppers = uppers.or(in_upper);
        });
        if !hot.upper && uppers.any() {
            hot.note_upper(at + 64);
        }
        if !R::HAS_QUARTERS && hot.learns && lower.or(upper).any() {
            let mut missed = [[0; 64]; 2];
            lower.store(missed[0].as_mut_ptr());
            upper.store(missed[1].as_mut_ptr());
            let all = |bytes: [u8; 64]| bytes.iter().fold(0, |all, byte| all | byte);
            hot.note_missed(rows, missed.map(all));
        }
    }
}
