//! The loop at trails, and folding of single blocks, where the byte tables apply: marks need no
//! order, letters may repeat, ASCII is kept. Nearly all profiles for search keys are of this kind.
//!
//! A block begins and ends anywhere: the vector type decides each pair from the bytes of the block
//! and those beside it. Characters that the tables leave undecided are decided one by one
//! ([`Table::decide`]); a character that is still undecided ends the fold.

use core::hint::black_box;
use core::mem::{replace, take};

use super::PREFERS_SIZE;
use super::block::three_bytes;
use super::composition::settle_removed_marks;
use super::edge::EdgeContext;
use super::ezafe::without_ezafe;
use super::general_loop::{FoldCursor, write_changed};
use super::non_joiners::kept_non_joiners;
use super::resolved::{Resolved, Undecided};
use super::source::{Source, is_whole, others};
use super::spaces::{LeftOverSpaces, SpaceContext, depends_on_text_before, follows_other_char};
use super::translation::{ByteTables, LeadMasks, Translated};
use super::vector::{Mask, Vector};
use crate::fold::table::Table;
use crate::simd::low_bits;

/// Observes what becomes of each block.
pub(super) trait BlockObserver {
    /// Whether the loop at leads is compiled for each number of rows, and not only for the highest, and once more for letters that
    /// depend on their place.
    const SPECIALIZE: bool = false;

    /// Called after each block. `at` is the position of the block, `trails` has the trails of
    /// removed pairs, `others` the first bytes of other characters that are removed, and `keep` all
    /// bytes that are kept. Returns `false` to stop.
    fn observe(&mut self, at: usize, trails: u64, others: u64, keep: u64) -> bool;

    /// Returns whether another block, at `at`, is wanted.
    #[inline(always)]
    fn wants_block(&self, _at: usize) -> bool {
        true
    }
}

/// Ignores every block; compiles to nothing.
impl BlockObserver for () {
    const SPECIALIZE: bool = true;

    #[inline(always)]
    fn observe(&mut self, _at: usize, _trails: u64, _others: u64, _keep: u64) -> bool {
        true
    }
}

/// Returns the first block that `fold_blocks` folds, if it can begin at the cursor. With `FOLDS_BEGINNINGS`
/// it can begin with a text that is shorter than a block, for which the result is zeros.
#[inline(always)]
pub(super) fn first_block<'t, V: Vector>(cursor: &FoldCursor<'t>) -> Option<&'t [u8; 64]> {
    let rest = cursor.text.as_bytes().get(cursor.at..)?;
    if V::FOLDS_BEGINNINGS && cursor.at == 0 {
        return Some(rest.first_chunk().unwrap_or(&[0; 64]));
    }
    let is_preceded = V::HAS_LEAD_LOOP || cursor.at >= 2;
    rest.first_chunk().filter(|_| is_preceded && rest.len() >= V::BYTES + 3)
}

/// Folds whole blocks, up to an undecided character, and with `FOLDS_BEGINNINGS` also the first and the
/// last bytes of a text. Returns whether there is an undecided character at `cursor.at`.
/// `KEEP_NON_JOINERS` says whether the profile may keep non-joiners between letters, `PLACES` whether it
/// may have letters that depend on their place.
///
/// # Safety
///
/// The processor has the instructions of `V`, and `cursor` keeps the contract of [`FoldCursor`].
#[inline(always)]
pub(super) unsafe fn fold_blocks<V: Vector, const KEEP_NON_JOINERS: bool, const PLACES: bool>(
    table: &Table,
    learned: &mut V::Learned,
    cursor: &mut FoldCursor<'_>,
    observer: &mut impl BlockObserver,
) -> bool {
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        loop {
            if V::HAS_LEAD_LOOP && !V::fold_at_leads::<PLACES>(table, &table.rows, learned, cursor, observer) {
                return false;
            }
            if let Some(is_undecided) = fold_left::<V, KEEP_NON_JOINERS, PLACES>(table, cursor, observer) {
                return is_undecided;
            }
        }
    }
}

/// Folds what the loop at leads leaves. Returns `None` if the loop can go on behind it, or else whether the character at `cursor.at` is
/// undecided.
///
/// # Safety
///
/// The requirements of `fold_blocks`.
#[inline(always)]
pub(super) unsafe fn fold_left<V: Vector, const KEEP_NON_JOINERS: bool, const PLACES: bool>(
    table: &Table,
    cursor: &mut FoldCursor<'_>,
    observer: &mut impl BlockObserver,
) -> Option<bool> {
    // SAFETY: the caller guarantees the requirements.
    match unsafe { fold_at_trails::<V, KEEP_NON_JOINERS, PLACES>(table, cursor, observer) } {
        StepEnd::Undecided => Some(true),
        // A removed character may reach beyond the block, so another whole block may follow.
        StepEnd::Folded if V::HAS_LEAD_LOOP && observer.wants_block(cursor.at) => None,
        StepEnd::Folded | StepEnd::Ended => Some(false),
    }
}

/// How `fold_at_trails` ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StepEnd {
    /// The character at `cursor.at` is undecided.
    Undecided,
    /// All blocks that it folds in one call are folded.
    Folded,
    /// The block at `cursor.at` is not folded, or the observer wants no other block.
    Ended,
}

/// Folds whole blocks with pairs looked up at their trails. Sets with a loop at leads fold only one
/// block here. With `FOLDS_BEGINNINGS`, the cursor may be at the beginning of the text, and the last bytes
/// of a text are folded, too.
///
/// Whether a block has other characters is computed two blocks ahead (`LookAhead`). A mispredicted
/// branch is then noticed while the blocks before it are still being folded, and costs nothing.
///
/// # Safety
///
/// The requirements of `fold_blocks`.
#[inline(always)]
unsafe fn fold_at_trails<V: Vector, const KEEP_NON_JOINERS: bool, const PLACES: bool>(
    table: &Table,
    cursor: &mut FoldCursor<'_>,
    observer: &mut impl BlockObserver,
) -> StepEnd {
    let text = cursor.text;
    let (mut at, mut to) = (cursor.at, cursor.to);
    let mut step_end = StepEnd::Folded;
    let begins = V::FOLDS_BEGINNINGS && at == 0;
    if !begins && (at < 2 || !is_whole::<V>(text, at) || depends_on_text_before(table, text.as_bytes(), at)) {
        return StepEnd::Ended;
    }
    // The bytes of a removed character that reach into this block.
    let mut rest = 0;
    // SAFETY: the caller guarantees the requirements. At most as many bytes are written as are
    // read, and a store writes at most one vector more, for which the cursor has room.
    unsafe {
        let tables = V::pair_tables(table);
        if begins {
            if !fold_edge::<V>(tables, table, cursor, EdgeContext::AT_START, observer) {
                return StepEnd::Ended;
            }
            (at, to) = (cursor.at, cursor.to);
            if text.len() <= V::BYTES {
                return StepEnd::Folded;
            }
        }
        let blank = V::splat(table.byte_tables.blank);
        let mut ahead = LookAhead::new::<V>(text, at);
        while is_whole::<V>(text, at) {
            let source = Source::<true> { text, at };
            let (before, bytes) = (source.load::<V>(-1), source.load::<V>(0));
            let masks = if V::HAS_LEAD_LOOP { ahead.first } else { ahead.next::<V>(at) };
            let mut block = V::translate(tables, masks, before, bytes, source.load(1));
            block.removed |= rest;
            let (reached, mut joiners) = (take(&mut rest), 0);
            if V::STEP < V::BYTES {
                // The pair whose trail is the first byte of the next block is known to be removed.
                block.undecided &= !(reached << V::STEP);
            }
            // The lead of a removed pair whose trail is in the next block, and the left-over
            // spaces.
            let (mut split, mut placed, mut length) = (0, 0, V::STEP);
            if let (true, 1.., Some(letters)) = (PLACES, block.undecided & low_bits(V::STEP), table.placed.as_deref()) {
                placed = block.undecided & V::flagged(&letters.flags, before, bytes).0 & low_bits(V::STEP);
                block.undecided &= !placed;
                // If the trail of the last letter is in the next block, this block ends before the letter.
                length -= (placed >> (V::STEP - 1)) as usize;
                placed &= low_bits(length);
            }
            let settled = block.undecided | V::removed_behind(&block, text.as_ptr().add(at), blank) != 0;
            if settled {
                rest = settle_removed_marks(table, &mut block, &source, bytes);
                let behind_blanks = before.equals(blank).bits();
                let left_over = LeftOverSpaces::new(V::STEP, behind_blanks, bytes.equals(blank).bits(), block.removed);
                if block.undecided | left_over.undecided(table, masks.others) != 0 {
                    (rest, step_end) = (reached, StepEnd::Ended);
                    break;
                }
                block.removed |= left_over.spaces;
                split = rest << (V::STEP - 1) | left_over.spaces;
            }
            if masks.others != 0 {
                let undecided =
                    undecided::<V, true, KEEP_NON_JOINERS, PLACES>(table, &source, &block, masks.others, bytes);
                joiners = undecided.removed_joiners;
                let after_others = masks.others << 1 & block.removed_leads() & !masks.others & !reached;
                let chars = (undecided.chars | after_others) & low_bits(V::STEP);
                let depends_on_text_after =
                    masks.others >> (V::STEP - 1) & 1 != 0 && table.is_removed_at(text.as_bytes(), at + V::STEP);
                let stops = chars != 0 || depends_on_text_after;
                if stops && (settled || PLACES && placed != 0) {
                    // What was settled is in this register copy or nowhere yet, so the first part of
                    // the block cannot be translated again. Stop here; `fold_block` redoes the
                    // block from the source.
                    (rest, step_end) = (reached, StepEnd::Ended);
                    break;
                }
                block.removed |= three_bytes(joiners);
                if stops {
                    let length = V::STEP.min(chars.trailing_zeros() as usize);
                    let inside = low_bits(length);
                    let keep = !block.removed & inside;
                    observer.observe(at, block.removed & block.trails & inside, joiners & inside, keep);
                    (cursor.at, cursor.to) = (at, to);
                    fold_part::<V>(tables, cursor, masks, keep, length);
                    return StepEnd::Undecided;
                }
                let reaching = joiners >> (V::STEP - 2);
                rest |= (reaching & 1) | ((reaching >> 1 & 1) * 3);
            }
            if let (true, 1.., Some(letters)) = (PLACES, placed, table.placed.as_deref()) {
                V::restore_undecided(&mut block, bytes);
                let decided = V::decide_by_place(letters, text, at, placed, block.out);
                block.removed |= decided.removed | decided.removed << 1;
                (block.out, placed) = (decided.out, decided.left);
            }
            let keep = !block.removed & low_bits(length);
            block.out.compress(keep, to);
            let is_known = match table.placed.as_deref() {
                Some(letters) if PLACES && placed != 0 => letters.write(table, text, at, placed, keep, to),
                _ => true,
            };
            if !is_known {
                (rest, step_end) = (reached, StepEnd::Ended);
                break;
            }
            to = to.add(keep.count_ones() as usize);
            at += length;
            if !observer.observe(at - length, block.removed & block.trails & low_bits(length), joiners | split, keep) {
                step_end = StepEnd::Ended;
                break;
            }
            if V::HAS_LEAD_LOOP {
                break;
            }
            if PLACES && length < V::STEP && is_whole::<V>(text, at) {
                ahead = LookAhead::new::<V>(text, at);
            }
        }
    }
    (cursor.at, cursor.to) = (at + rest.count_ones() as usize, to);
    let ends = V::FOLDS_BEGINNINGS && step_end == StepEnd::Folded && rest == 0;
    if ends && (1..=V::BYTES).contains(&(text.len() - at)) {
        // The block before ends neither in a run of removed characters behind a space, nor in a left-over space, nor in another
        // character before a removed pair. Otherwise it would not have been folded.
        let context = EdgeContext::behind(table, text.as_bytes()[at - 1]);
        // SAFETY: the caller guarantees the requirements.
        unsafe { fold_edge::<V>(V::pair_tables(table), table, cursor, context, observer) };
    }
    step_end
}

/// Folds the first `length` bytes of a block; `keep` has the bytes that are kept.
///
/// # Safety
///
/// The requirements of `fold_blocks`, and the block at `cursor.at` is whole.
#[inline(always)]
unsafe fn fold_part<V: Vector>(
    tables: V::PairTables<'_>,
    cursor: &mut FoldCursor<'_>,
    masks: LeadMasks,
    keep: u64,
    length: usize,
) {
    // `black_box` keeps LLVM from hoisting this cold path's values into the hot loop, where they
    // would occupy registers.
    let source = Source::<true> { text: cursor.text, at: black_box(cursor.at) };
    // SAFETY: the caller guarantees the requirements.
    unsafe {
        let out = V::translate(tables, masks, source.load(-1), source.load(0), source.load(1)).out;
        out.compress(keep, cursor.to);
        cursor.to = cursor.to.add(keep.count_ones() as usize);
    }
    cursor.at += length;
}

/// The masks of the block that is folded next, and of the one after it.
struct LookAhead<'t> {
    text: &'t str,
    /// The last position at which a vector can be loaded.
    last: usize,
    first: LeadMasks,
    second: LeadMasks,
}

impl<'t> LookAhead<'t> {
    /// Computes the masks of the block at `at` and of the one after it. If no whole block stands at `at`, the masks have no meaning.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`, and the text has more bytes than a vector.
    #[inline(always)]
    unsafe fn new<V: Vector>(text: &'t str, at: usize) -> Self {
        let last = text.len() - V::BYTES;
        // SAFETY: the caller guarantees the requirements, and a vector can be loaded at `last` and before it.
        unsafe {
            let first = Source::<true> { text, at: last.min(at) }.load::<V>(0);
            let first = LeadMasks::new(first, text.as_bytes()[at - 1]);
            let second = Source::<true> { text, at: last.min(at + V::STEP) }.load::<V>(0);
            Self { text, last, first, second: first.next_block(second) }
        }
    }

    /// Returns the masks of the block at `at`, which follows the block of the last call, and loads
    /// the block two steps ahead.
    ///
    /// # Safety
    ///
    /// The processor has the instructions of `V`.
    #[inline(always)]
    unsafe fn next<V: Vector>(&mut self, at: usize) -> LeadMasks {
        // SAFETY: the caller guarantees the instructions of `V`, and a vector can be loaded at
        // `last` and before it.
        let third = unsafe {
            let source = Source::<true> { text: self.text, at: self.last.min(at + 2 * V::STEP) };
            self.second.next_block(source.load::<V>(0))
        };
        replace(&mut self.first, replace(&mut self.second, third))
    }
}

/// Folds one block, whatever it holds. Returns whether it ends before an undecided character.
///
/// # Safety
///
/// The requirements of `fold_blocks`, and `cursor.at` is inside the text.
#[inline(always)]
pub(super) unsafe fn fold_block<V: Vector>(
    table: &Table,
    cursor: &mut FoldCursor<'_>,
    observer: &mut impl BlockObserver,
) -> bool {
    // SAFETY: the caller guarantees the requirements.
    if unsafe { fold_end::<V>(table, cursor, observer) } {
        return false;
    }
    let source = Source::<false> { text: cursor.text, at: cursor.at };
    let mut resolved = Resolved::whole_block(source.length::<V>(V::STEP));
    // SAFETY: as in `fold_at_trails`.
    unsafe {
        let bytes = source.load::<V>(0);
        let before = source.at.checked_sub(1).map_or(0, |at| source.text.as_bytes()[at]);
        let masks = LeadMasks::new(bytes, before);
        let mut block = V::translate(V::pair_tables(table), masks, source.load(-1), bytes, source.load(1));
        let blanks = bytes.equals(V::splat(table.byte_tables.blank)).bits();
        let (text, at) = (source.text.as_bytes(), source.at);
        let behind_other = u64::from(follows_other_char(text, at));
        let Some(spaces) = SpaceContext::before(table, text, at) else {
            // The block may begin with the trail of a removed mark: step over it, to a character
            // boundary.
            if text[at] & 0xC0 == 0x80 {
                observer.observe(at, 1, 0, 0);
                cursor.at += 1;
            }
            return cursor.at < text.len();
        };
        let left_over = spaces.left_over(blanks, block.removed, resolved.length);
        let kept_marks = left_over.behind_spaces & masks.leads & table.byte_tables.keeps_some_marks;
        if block.undecided | masks.others | behind_other | kept_marks != 0 {
            let undecided = undecided::<V, false, true, true>(table, &source, &block, masks.others, bytes);
            resolved.removed = three_bytes(undecided.removed_joiners);
            let after_others = (masks.others << 1 | behind_other) & block.removed & !masks.others;
            let behind_spaces = left_over.others | left_over.behind_spaces;
            let context_dependent = behind_spaces & masks.others | after_others | kept_marks;
            let chars = (undecided.chars | context_dependent) & low_bits(resolved.length);
            if chars != 0 {
                resolved.decide(table, source.text, source.at, chars);
            }
            V::restore_undecided(&mut block, bytes);
        }
        let inside = low_bits(resolved.length);
        let left_over = spaces.left_over(blanks, block.removed, resolved.length).spaces;
        let keep = !(block.removed | resolved.removed | left_over) & inside;
        block.out.compress(keep, cursor.to);
        write_changed(table, cursor, resolved.changed, keep);
        let first = resolved.removed & !bytes.between(0x80, 0xBF).bits() | left_over;
        observer.observe(cursor.at, block.removed & block.trails & inside, first & inside, keep);
        cursor.to = cursor.to.add(keep.count_ones() as usize);
        cursor.at += resolved.length;
    }
    resolved.stop
}

/// Folds the last bytes of the text, if there are no more, and the tables decide them all. Returns whether they do.
///
/// # Safety
///
/// The requirements of `fold_blocks`, and `cursor.at` is inside the text.
#[inline(always)]
unsafe fn fold_end<V: Vector>(table: &Table, cursor: &mut FoldCursor<'_>, observer: &mut impl BlockObserver) -> bool {
    let FoldCursor { text, at, .. } = *cursor;
    // With `FOLDS_BEGINNINGS`, `fold_at_trails` folds the last bytes. If it stopped before an undecided character, they are folded
    // in the general way.
    if PREFERS_SIZE || V::FOLDS_BEGINNINGS || text.len() - at > V::BYTES {
        return false;
    }
    let Some(context) = EdgeContext::before(table, text.as_bytes(), at) else { return false };
    // SAFETY: the caller guarantees the requirements.
    unsafe { fold_edge::<V>(V::pair_tables(table), table, cursor, context, observer) }
}

/// Folds the first or the last bytes of the text, if the tables decide them all. Returns whether they do.
///
/// # Safety
///
/// The requirements of `fold_blocks`. At most 64 bytes are left, or `cursor.at` is 0 and `V::FOLDS_BEGINNINGS`.
#[inline(always)]
unsafe fn fold_edge<V: Vector>(
    tables: V::PairTables<'_>,
    table: &Table,
    cursor: &mut FoldCursor<'_>,
    context: EdgeContext,
    observer: &mut impl BlockObserver,
) -> bool {
    let FoldCursor { text, at, to, .. } = *cursor;
    // SAFETY: the caller guarantees the requirements. The cursor has room for the rest of the text and for a vector.
    let Some(folded) = (unsafe { V::fold_edge(tables, table, text, at, context, to) }) else { return false };
    observer.observe(at, folded.removed_trails, folded.others, folded.keep);
    (cursor.at, cursor.to) = (at + folded.length, folded.end);
    true
}

/// Returns the undecided characters of a block, and the joiners that are removed. `others_mask` has
/// the bytes that are neither ASCII nor of pairs. `KEEP_NON_JOINERS` says whether the profile may
/// keep non-joiners between letters.
///
/// # Safety
///
/// The requirements of `fold_blocks`.
#[inline(always)]
pub(super) unsafe fn undecided<V: Vector, const WHOLE: bool, const KEEP_NON_JOINERS: bool, const PLACES: bool>(
    table: &Table,
    source: &Source<'_, WHOLE>,
    block: &Translated<V>,
    others_mask: u64,
    bytes: V,
) -> Undecided {
    // SAFETY: the caller guarantees the requirements.
    let (unknown, joiners) = unsafe { others(table, source, bytes, others_mask) };
    let ByteTables { removes_joiners, keeps_joiners, .. } = table.byte_tables;
    let mut behind_letters = ends_of_letters(block) << 1;
    if joiners & removes_joiners & 0b11 != 0 {
        behind_letters |= at_start(table, source.text.as_bytes(), source.at);
    }
    let removed = joiners & removes_joiners & behind_letters;
    // If the block is whole, the loop carries a joiner that reaches into the next block. Otherwise
    // all three bytes of the joiner must be decided here.
    let left = source.text.len() - source.at;
    let inside = if WHOLE { usize::MAX } else { (source.length::<V>(V::STEP).max(2) - 2).min(left.max(3) - 3) };
    let mut removed = removed & low_bits(inside);
    if PLACES && removed != 0 {
        // SAFETY: the caller guarantees the requirements.
        removed = unsafe { without_ezafe(table, source, bytes, removed) };
    }
    let mut kept = joiners & keeps_joiners;
    if KEEP_NON_JOINERS && joiners != 0 && table.non_joiners.any_kept {
        // SAFETY: the caller guarantees the requirements.
        kept |= unsafe { kept_non_joiners::<V, WHOLE, PLACES>(table, source, bytes, joiners) };
    }
    Undecided { chars: block.undecided | unknown & !(removed | kept), removed_joiners: removed }
}

/// Returns which of the first two bytes of the block at `at` follow an Arabic letter, from the
/// bytes before the block.
#[inline(always)]
fn at_start(table: &Table, bytes: &[u8], at: usize) -> u64 {
    let is_behind_letter = |at: usize| match bytes[..at] {
        [.., lead @ 0xD8..=0xDB, trail] => table.pair(lead, trail).is_lasting_arabic(),
        _ => false,
    };
    u64::from(is_behind_letter(at)) | u64::from(is_behind_letter(at + 1)) << 1
}

/// Returns the trails of letters that are kept, except one in the first byte. The result is only
/// correct where every pair that is kept is boundary-safe and Arabic, or undecided.
#[inline(always)]
fn ends_of_letters<V>(block: &Translated<V>) -> u64 {
    block.trails & !block.removed & !(block.removed << 1) & !block.undecided.rotate_left(1) & !1
}
