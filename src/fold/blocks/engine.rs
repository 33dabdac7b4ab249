//! The functions of the engines, compiled once for each instruction set.
//!
//! A function that is never inlined keeps its tables in registers. Functions that call others would
//! have to save all vector registers, because every vector register belongs to the caller.

use super::PREFERS_SIZE;
use super::collapse::{self, CollapseRules};
use super::differences::LoadedDifferences;
use super::edge::EdgeContext;
use super::general_loop::{self, FoldCursor, FoldEnd};
use super::kept::KeptObserver;
use super::observers::AnyObserver;
use super::ordered_loop;
use super::record::{self, BlockRecord, RecordEnd, RecordObserver, RecordedFold};
use super::rows::PairRows;
use super::scan;
use super::single;
use super::trail_loop;
use super::vector::Vector;
use super::words::{self, WordPairs};
use crate::fold::table::Table;
use crate::simd::{InstructionSet, for_each_register};

/// The functions of one instruction set.
///
/// # Safety
///
/// A function may only be called where the set is available, as that of a table is. The cursor must
/// keep the contract of [`FoldCursor`].
#[derive(Debug)]
pub(crate) struct Engine {
    /// Folds as far as the engine decides: see [`general_loop::fold`].
    pub(super) fold: unsafe fn(&Table, &mut FoldCursor<'_>) -> FoldEnd,
    /// Folds some blocks where the byte tables apply: see [`KeptObserver`]. Returns
    /// whether it ended before a character that vectors do not fold.
    pub(super) fold_kept: unsafe fn(&Table, &mut FoldCursor<'_>, &mut [u64]) -> bool,
    /// Folds some blocks and records them: see [`record::fold_recorded`].
    pub(super) fold_recorded: unsafe fn(&Table, &mut FoldCursor<'_>, &mut BlockRecord) -> RecordedFold,
    pub(super) find_run: unsafe fn(&[u8], usize, CollapseRules) -> Option<usize>,
    pub(super) scan: unsafe fn(&Table, &str, usize) -> usize,
    pub(super) plain_end: unsafe fn(&Table, &WordPairs, &str, usize) -> usize,
    pub(super) find_ending: unsafe fn(&WordPairs, &[u8], usize) -> Option<usize>,
}

/// Returns the engine of a set; `None` for `Scalar` and for sets that the program is not compiled
/// with.
#[inline]
pub(super) fn engine(set: InstructionSet) -> Option<&'static Engine> {
    macro_rules! return_engine {
        ($module:ident, $set:ident, $register:ty, $features:literal) => {
            if set == InstructionSet::$set {
                return Some(&$module::ENGINE);
            }
        };
    }
    #[cfg(arabic_text_avx512)]
    if set == InstructionSet::Avx512 {
        return Some(&avx512::ENGINE);
    }
    for_each_register!(return_engine);
    None
}

/// Writes what a short text becomes to `to`, if the tables decide all of it: see
/// [`Vector::fold_edge`]. This function is no field of `Engine`, because the look-up of an engine
/// takes as long as folding a word.
///
/// # Safety
///
/// The set is available. The text has at most 64 bytes. A vector can be written at `to`.
#[inline(always)]
pub(super) unsafe fn fold_short(table: &Table, text: &str, to: *mut u8) -> Option<usize> {
    macro_rules! return_folded {
        ($module:ident, $set:ident, $register:ty, $features:literal) => {
            if table.set == InstructionSet::$set {
                // SAFETY: the set is available, and the caller guarantees the rest.
                return unsafe { $module::fold_short(table, text, to) };
            }
        };
    }
    #[cfg(arabic_text_avx512)]
    if table.set == InstructionSet::Avx512 {
        // SAFETY: the set is available, and the caller guarantees the rest.
        return unsafe { avx512::fold_short(table, text, to) };
    }
    for_each_register!(return_folded);
    None
}

/// Makes the module of an engine: functions that are compiled with the instructions of a set.
macro_rules! engine {
    ($module:ident, $set:ident, $vector:ty, $features:literal) => {
        mod $module {
            use super::*;

            pub(super) static ENGINE: Engine =
                Engine { fold, fold_kept, fold_recorded, find_run, scan, plain_end, find_ending };

            /// Folds by the fastest loop that knows the profile.
            ///
            /// # Safety
            ///
            /// The processor has the features, and `cursor` keeps the contract of [`FoldCursor`].
            #[target_feature(enable = $features)]
            unsafe fn fold(table: &Table, cursor: &mut FoldCursor<'_>) -> FoldEnd {
                // SAFETY: the features are those of `$vector`, and the caller guarantees the
                // contract of the cursor.
                unsafe {
                    if table.byte_tables.applies() {
                        fold_by_byte_tables(table, cursor);
                        return FoldEnd::Stop;
                    }
                    if table.keeps_marks && <$vector>::BYTES == 64 {
                        fold_in_order(table, cursor);
                        return FoldEnd::Stop;
                    }
                    if <$vector>::HAS_LEAD_LOOP {
                        while cursor.at < cursor.text.len() {
                            if let Some(end) = fold_general_block(table, cursor) {
                                return end;
                            }
                        }
                        return FoldEnd::Stop;
                    }
                    let tables = LoadedDifferences::<$vector>::new(table);
                    general_loop::fold(table, &tables, cursor)
                }
            }

            /// Folds where the byte tables apply.
            ///
            /// # Safety
            ///
            /// The processor has the features, and `cursor` keeps the contract of [`FoldCursor`].
            #[inline]
            #[target_feature(enable = $features)]
            unsafe fn fold_by_byte_tables(table: &Table, cursor: &mut FoldCursor<'_>) {
                let (mut stop, mut learned) = (false, None);
                // SAFETY: the features are those of `$vector`, and the caller guarantees the
                // contract of the cursor.
                unsafe {
                    while !stop && cursor.at < cursor.text.len() {
                        let mut is_undecided = false;
                        if let Some(first) = trail_loop::first_block::<$vector>(cursor) {
                            // A closure would be compiled without the instructions of the set.
                            let learned = match &mut learned {
                                Some(learned) => learned,
                                None => learned.insert(<$vector>::learned_of(table, first)),
                            };
                            is_undecided = if <$vector>::SHARES_LOOPS {
                                fold_observed::<true>(table, learned, cursor, &mut AnyObserver::Nothing)
                            } else if table.has_places() {
                                fold_with_places(table, learned, cursor)
                            } else if <$vector>::HAS_LEAD_LOOP || table.non_joiners.any_kept {
                                fold_with_non_joiners(table, learned, cursor)
                            } else {
                                fold_blocks(table, learned, cursor)
                            };
                        }
                        stop = if is_undecided {
                            single::fold_single(table, cursor)
                        } else {
                            cursor.at < cursor.text.len()
                                && fold_observed_block(table, cursor, &mut AnyObserver::Nothing)
                                && single::fold_single(table, cursor)
                        };
                    }
                }
            }

            /// Folds where marks are kept and put in canonical order.
            ///
            /// # Safety
            ///
            /// The processor has the features, and `cursor` keeps the contract of [`FoldCursor`].
            #[inline]
            #[target_feature(enable = $features)]
            unsafe fn fold_in_order(table: &Table, cursor: &mut FoldCursor<'_>) {
                let (mut stop, mut unmarked) = (false, <$vector>::HAS_LEAD_LOOP);
                // SAFETY: the features are those of `$vector`, and the caller guarantees the
                // contract of the cursor.
                unsafe {
                    let mut learned = <$vector>::learned(&table.unmarked);
                    while !stop && cursor.at < cursor.text.len() {
                        unmarked = unmarked && fold_unmarked(table, &mut learned, cursor);
                        if PREFERS_SIZE {
                            // The general loop folds blocks with marks, too.
                            stop = cursor.at < cursor.text.len() && fold_general_block(table, cursor).is_some();
                            unmarked = true;
                            continue;
                        }
                        if ordered_loop::begins::<$vector>(table, cursor.text, cursor.at) {
                            unmarked |= fold_ordered(table, cursor);
                        }
                        if !unmarked {
                            stop = cursor.at < cursor.text.len() && fold_general_block(table, cursor).is_some();
                        }
                    }
                }
            }

            /// Folds by the loops of `trail_loop`.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_blocks(
                table: &Table,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { trail_loop::fold_blocks::<$vector, false, false>(table, learned, cursor, &mut ()) }
            }

            /// Folds as `fold_blocks` does, for profiles that may keep non-joiners between letters.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_with_non_joiners(
                table: &Table,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { trail_loop::fold_blocks::<$vector, true, false>(table, learned, cursor, &mut ()) }
            }

            /// Folds as `fold_blocks` does, for all profiles.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_with_places(
                table: &Table,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { trail_loop::fold_blocks::<$vector, true, true>(table, learned, cursor, &mut ()) }
            }

            /// Folds blocks with marks that are kept.
            ///
            /// # Safety
            ///
            /// The requirements of [`ordered_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_ordered(table: &Table, cursor: &mut FoldCursor<'_>) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { ordered_loop::fold_blocks::<$vector>(table, cursor) }
            }

            /// Folds blocks without marks, for profiles that keep marks. Returns whether there were any.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_unmarked(
                table: &Table,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
            ) -> bool {
                let (start, rows) = (cursor.at, &table.unmarked);
                // SAFETY: the caller guarantees the requirements.
                unsafe {
                    if <$vector>::SHARES_LOOPS {
                        fold_at_leads(table, rows, learned, cursor, &mut AnyObserver::Nothing);
                    } else {
                        <$vector>::fold_at_leads::<false>(table, rows, learned, cursor, &mut ());
                    }
                    ordered_loop::end_unmarked::<$vector>(table, cursor, start)
                }
            }

            /// Folds one block by the general loop; never inlined, so that the tables of `fold_ordered` stay in registers. Returns why
            /// folding must stop, if it must.
            ///
            /// # Safety
            ///
            /// The requirements of [`general_loop::fold_block`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_general_block(table: &Table, cursor: &mut FoldCursor<'_>) -> Option<FoldEnd> {
                // SAFETY: the caller guarantees the requirements.
                unsafe { general_loop::fold_block::<$vector>(table, &LoadedDifferences::new(table), cursor) }
            }

            /// Folds some blocks and records which source bytes are kept.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[target_feature(enable = $features)]
            unsafe fn fold_kept(table: &Table, cursor: &mut FoldCursor<'_>, kept: &mut [u64]) -> bool {
                let mut observer = KeptObserver::new(cursor.at, kept, <$vector>::BYTES);
                // SAFETY: the caller guarantees the requirements.
                unsafe { observe(table, cursor, &mut AnyObserver::Kept(&mut observer)) }
            }

            /// Folds a text that is not longer than a vector.
            ///
            /// # Safety
            ///
            /// The requirements of [`Vector::fold_edge`].
            #[target_feature(enable = $features)]
            pub(super) unsafe fn fold_short(table: &Table, text: &str, to: *mut u8) -> Option<usize> {
                // SAFETY: the caller guarantees the requirements.
                unsafe {
                    let tables = <$vector>::pair_tables(table);
                    let folded = <$vector>::fold_edge(tables, table, text, 0, EdgeContext::AT_START, to)?;
                    Some(folded.end.offset_from(to) as usize)
                }
            }

            /// Scans blocks with marks; never inlined, so that its tables stay in registers.
            ///
            /// # Safety
            ///
            /// The processor has the features.
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn scan_ordered(table: &Table, text: &str, at: usize) -> usize {
                // SAFETY: the features are those of `$vector`.
                unsafe { ordered_loop::scan_blocks::<$vector>(table, text, at) }
            }

            /// Returns the end of the part from `at` on that folds to itself.
            ///
            /// # Safety
            ///
            /// The processor has the features.
            #[target_feature(enable = $features)]
            unsafe fn scan(table: &Table, text: &str, at: usize) -> usize {
                // SAFETY: the features are those of `$vector`, and `at` is inside the text where a
                // block is scanned.
                unsafe {
                    if PREFERS_SIZE {
                        return at;
                    }
                    if table.byte_tables.applies() {
                        return scan::scan::<$vector>(table, text, at);
                    }
                    let tables = LoadedDifferences::<$vector>::new(table);
                    let (mut at, mut stop) = (at, false);
                    while !stop && at < text.len() {
                        if table.keeps_marks {
                            at = scan_ordered(table, text, at);
                        }
                        (at, stop) = general_loop::scan_block(table, &tables, text, at);
                    }
                    at
                }
            }

            /// Returns the first byte from `at` on that may be of a run.
            ///
            /// # Safety
            ///
            /// The processor has the features.
            #[target_feature(enable = $features)]
            unsafe fn find_run(bytes: &[u8], at: usize, rules: CollapseRules) -> Option<usize> {
                if PREFERS_SIZE {
                    return collapse::find_by_bytes(bytes, at, rules);
                }
                // SAFETY: the features are those of `$vector`.
                unsafe { collapse::find::<$vector>(bytes, at, rules) }
            }

            /// Returns how far words can be folded letter by letter.
            ///
            /// # Safety
            ///
            /// The processor has the features.
            #[target_feature(enable = $features)]
            unsafe fn plain_end(table: &Table, pairs: &WordPairs, text: &str, at: usize) -> usize {
                if PREFERS_SIZE {
                    return at;
                }
                // SAFETY: the features are those of `$vector`.
                unsafe { words::plain_end::<$vector>(table, pairs, text, at) }
            }

            /// Returns where a word ends with letters that may be rewritten.
            ///
            /// # Safety
            ///
            /// The processor has the features.
            #[target_feature(enable = $features)]
            unsafe fn find_ending(pairs: &WordPairs, bytes: &[u8], at: usize) -> Option<usize> {
                if PREFERS_SIZE {
                    return None;
                }
                // SAFETY: the features are those of `$vector`.
                unsafe { words::find_ending::<$vector>(pairs, bytes, at) }
            }

            /// Folds blocks where the byte tables apply until the observer wants no more. Returns whether it ended before a character
            /// that vectors do not fold.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[target_feature(enable = $features)]
            unsafe fn observe(table: &Table, cursor: &mut FoldCursor<'_>, observer: &mut AnyObserver<'_, '_>) -> bool {
                let mut learned = None;
                while observer.wants_more(cursor) {
                    // SAFETY: the caller guarantees the requirements.
                    unsafe {
                        if let Some(first) = trail_loop::first_block::<$vector>(cursor) {
                            // A closure would be compiled without the instructions of the set.
                            let learned = match &mut learned {
                                Some(learned) => learned,
                                None => learned.insert(<$vector>::learned_of(table, first)),
                            };
                            if <$vector>::HAS_LEAD_LOOP || table.has_places() {
                                fold_observed::<true>(table, learned, cursor, observer);
                            } else {
                                fold_observed::<false>(table, learned, cursor, observer);
                            }
                        }
                        if observer.wants_more(cursor) && fold_observed_block(table, cursor, observer) {
                            return true;
                        }
                    }
                }
                false
            }

            /// Folds by the loops of `trail_loop`, with any observer.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_blocks`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_observed<const PLACES: bool>(
                table: &Table,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
                observer: &mut AnyObserver<'_, '_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe {
                    if !<$vector>::SHARES_LOOPS {
                        return trail_loop::fold_blocks::<$vector, true, PLACES>(table, learned, cursor, observer);
                    }
                    while fold_at_leads(table, &table.rows, learned, cursor, observer) {
                        if PREFERS_SIZE {
                            // The caller folds the block that was left.
                            return false;
                        }
                        let left = trail_loop::fold_left::<$vector, true, PLACES>(table, cursor, observer);
                        if let Some(is_undecided) = left {
                            return is_undecided;
                        }
                    }
                    false
                }
            }

            /// Folds by the loop at leads, with any observer, for sets that share loops. Returns whether the block at `cursor.at` was
            /// left.
            ///
            /// # Safety
            ///
            /// The requirements of [`Vector::fold_at_leads`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_at_leads(
                table: &Table,
                rows: &PairRows,
                learned: &mut <$vector as Vector>::Learned,
                cursor: &mut FoldCursor<'_>,
                observer: &mut AnyObserver<'_, '_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { <$vector>::fold_at_leads::<false>(table, rows, learned, cursor, observer) }
            }

            /// Folds one block, with any observer; never inlined, so that the tables of the loops stay in registers.
            ///
            /// # Safety
            ///
            /// The requirements of [`trail_loop::fold_block`].
            #[inline(never)]
            #[target_feature(enable = $features)]
            unsafe fn fold_observed_block(
                table: &Table,
                cursor: &mut FoldCursor<'_>,
                observer: &mut AnyObserver<'_, '_>,
            ) -> bool {
                // SAFETY: the caller guarantees the requirements.
                unsafe { trail_loop::fold_block::<$vector>(table, cursor, observer) }
            }

            /// Folds and records some blocks.
            ///
            /// # Safety
            ///
            /// The requirements of [`record::fold_recorded`].
            #[target_feature(enable = $features)]
            unsafe fn fold_recorded(
                table: &Table,
                cursor: &mut FoldCursor<'_>,
                record: &mut BlockRecord,
            ) -> RecordedFold {
                // SAFETY: the features are those of `$vector`, and the caller guarantees the
                // contract of the cursor.
                unsafe {
                    if table.byte_tables.applies() {
                        let mut observer = RecordObserver::new(cursor.at, record);
                        if observe(table, cursor, &mut AnyObserver::Record(&mut observer)) {
                            return observer.stop(cursor);
                        }
                        return observer.full(cursor);
                    }
                    if PREFERS_SIZE {
                        return RecordedFold { end: cursor.at, reason: RecordEnd::Stop };
                    }
                    let tables = LoadedDifferences::<$vector>::new(table);
                    record::fold_recorded(table, &tables, cursor, record)
                }
            }
        }
    };
}

#[cfg(arabic_text_avx512)]
engine!(
    avx512,
    Avx512,
    crate::fold::blocks::avx512::Avx512Block,
    "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt,bmi1,bmi2,lzcnt"
);

macro_rules! engine_of_blocks {
    ($module:ident, $set:ident, $register:ty, $features:literal) => {
        engine!($module, $set, crate::simd::Block<$register>, $features);
    };
}
for_each_register!(engine_of_blocks);
