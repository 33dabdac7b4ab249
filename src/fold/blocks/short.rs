//! Folding at most 64 bytes at once, for sets that look up a table in parts: a short text, or the end of a longer one.

use super::edge::{EdgeContext, FoldedEdge};
use super::pairs::look_up_pairs;
use super::rows::ROWS_IN_WORDS;
use crate::fold::table::Table;
use crate::simd::{Register, low_bits, unrolled};

/// Writes what the last bytes of a text, from `at` on and at most 64, become to `to`, if the tables decide all of them and nothing is
/// removed behind a space.
///
/// # Safety
///
/// The processor has the instructions of `R`, and 64 bytes can be written at `to`. From `at` on, which is inside the text or at its end,
/// at most 64 bytes are left.
#[inline(always)]
pub(super) unsafe fn fold_short<R: Register>(
    table: &Table,
    text: &str,
    at: usize,
    context: EdgeContext,
    to: *mut u8,
) -> Option<FoldedEdge> {
    let bytes = &text.as_bytes()[at..];
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        // Most words take one register.
        if bytes.len() <= R::BYTES.min(32) {
            let [only, _] = R::of_up_to_32(bytes);
            return fold_registers::<R, 1>(table, [only; 4], bytes.len(), context, to);
        }
        fold_registers::<R, 4>(table, R::load_short(bytes), bytes.len(), context, to)
    }
}

/// Folds `length` bytes, which stand in the first `COUNT` of `registers`.
///
/// # Safety
///
/// The requirements of `fold_short`, and zeros follow the bytes in the registers.
#[inline(always)]
unsafe fn fold_registers<R: Register, const COUNT: usize>(
    table: &Table,
    registers: [R; 4],
    length: usize,
    context: EdgeContext,
    to: *mut u8,
) -> Option<FoldedEdge> {
    let (rows, hot) = (&table.rows, &table.hot_in_words);
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let zero = R::splat(0);
        let (mut out, mut trails) = ([zero; 4], [zero; 4]);
        let (mut leads, mut blanks) = (0, 0);
        unrolled!(number in if COUNT < R::COUNT { COUNT } else { R::COUNT } => {
            let start = number * R::BYTES;
            if number == 0 || length > start {
                let bytes = registers[number];
                let behind = if number + 1 == COUNT || number + 1 == R::COUNT { zero } else { registers[number + 1] };
                let next = bytes.shift_out(behind);
                let pairs = look_up_pairs::<R, true, { ROWS_IN_WORDS[0] }, { ROWS_IN_WORDS[1] }>(rows, hot, bytes, next);
                if pairs.unknown.or(pairs.others.up_to(0x3B)).any() {
                    return None;
                }
                trails[number] = pairs.difference.and(R::splat(0x3F));
                let previous = if number == 0 { zero } else { trails[number - 1] };
                out[number] = bytes.xor(pairs.difference.top_two().or(trails[number].shift_in(previous)));
                let removed = !pairs.removed.equals(zero).high_bits() & low_bits(R::BYTES);
                leads |= removed << start;
                blanks |= bytes.equals(R::splat(table.byte_tables.blank)).high_bits() << start;
            }
        });
        let inside = low_bits(length);
        let removed_trails = (leads << 1 | u64::from(context.trail == Some(0))) & inside;
        let removed = leads | removed_trails;
        // A space behind a removed pair that stands behind a space may have to be removed as well.
        if (blanks << 1 | u64::from(context.behind_blank)) & removed != 0 {
            return None;
        }
        let keep = !removed & inside;
        let mut end = to;
        unrolled!(number in if COUNT < R::COUNT { COUNT } else { R::COUNT } => {
            let start = number * R::BYTES;
            if number == 0 || length > start {
                let part = low_bits(R::BYTES.min(length - start));
                let keep = keep >> start & part;
                end = if keep == part {
                    out[number].store(end);
                    end.add(part.count_ones() as usize)
                } else {
                    out[number].compress(keep, end)
                };
            }
        });
        if let Some(trail @ 1..) = context.trail {
            to.write(trail);
        }
        Some(FoldedEdge { length, end, keep, removed_trails, others: 0 })
    }
}
