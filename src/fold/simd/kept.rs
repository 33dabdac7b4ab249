//! Folding that tells which bytes of the source stay: for tokens.

use core::ops::Range;

use super::kernel::Run;
use super::output::{Output, SLACK};
use super::plain::{self, Watch};
use super::vector::Vector;
use crate::fold::table::Table;

/// Notes which bytes stay.
struct Keeper<'k> {
    /// Where the run began.
    start: usize,
    /// A bit for each byte, the first lowest.
    kept: &'k mut [u64],
    /// Bytes of a block.
    block: usize,
}

impl Keeper<'_> {
    fn wants(&self, at: usize) -> bool {
        at - self.start + self.block <= 64 * self.kept.len()
    }
}

impl Watch for Keeper<'_> {
    #[inline(always)]
    fn block(&mut self, at: usize, _trails: u64, _others: u64, keep: u64) -> bool {
        let (word, shift) = ((at - self.start) / 64, (at - self.start) % 64);
        self.kept[word] |= keep << shift;
        if shift != 0 && word + 1 < self.kept.len() {
            self.kept[word + 1] |= keep >> (64 - shift);
        }
        self.wants(at + self.block)
    }
}

/// Folds some blocks, and tells which bytes of the source stay, from `run.at` on. Says whether it ends before a character
/// that vectors do not fold.
///
/// # Safety
///
/// That of [`plain::fold_blocks`].
#[inline(always)]
pub(super) unsafe fn fold_kept<V: Vector>(table: &Table, run: &mut Run<'_>, kept: &mut [u64]) -> bool {
    let mut keeper = Keeper { start: run.at, kept, block: V::BYTES };
    while run.at < run.text.len() && keeper.wants(run.at) {
        // SAFETY: the caller's word; `run.at` is inside the text.
        unsafe {
            plain::fold_blocks::<V>(table, run, &mut keeper);
            let more = run.at < run.text.len() && keeper.wants(run.at);
            if more && plain::fold_block::<V>(table, run, &mut keeper) {
                return true;
            }
        }
    }
    false
}

impl Output<'_> {
    /// Puts out what the tables alone tell, from `at` on: some bytes less than `kept` has bits, of which those are set that stay.
    /// Gives where it ends, at a character, and whether that is one of which they do not tell.
    pub(crate) fn push_kept(&mut self, table: &Table, text: &str, at: usize, kept: &mut [u64]) -> (usize, bool) {
        kept.fill(0);
        if !table.plain.applies() {
            return (at, true);
        }
        let length = self.text.len();
        self.reserve(text.len().min(at + 64 * kept.len()) - at + SLACK);
        // SAFETY: there is room for what is folded and a vector. What comes out are whole characters of UTF-8, of the source, or of
        // entries, once what is put out of one that is cut off is taken back.
        unsafe {
            let bytes = self.text.as_mut_vec();
            let start = bytes.as_mut_ptr();
            let mut run = Run { text, at, to: start.add(length), spare: 0 };
            let stop = table.backend.fold_kept(table, &mut run, kept);
            while !text.is_char_boundary(run.at) {
                run.at -= 1;
                let place = run.at - at;
                run.to = run.to.sub((kept[place / 64] >> (place % 64) & 1) as usize);
            }
            bytes.set_len(run.to.offset_from_unsigned(start));
            (run.at, stop)
        }
    }
}

/// What lies between two places of a text that [`Output::push_kept`] put out, without a second look at its boundaries: they
/// are as many bytes behind its start as stay before two boundaries of characters of the source.
#[inline(always)]
pub(crate) fn kept_piece(folded: &str, place: Range<usize>) -> &str {
    debug_assert!(folded.get(place.clone()).is_some());
    // SAFETY: of each character of the source all of what it becomes stays, in the place of its bytes, or nothing.
    unsafe { folded.get_unchecked(place) }
}
