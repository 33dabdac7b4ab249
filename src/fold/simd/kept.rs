//! Folding that tells which bytes of the source stay: for tokens.

use super::kernel::Run;
use super::output::{Output, SLACK};
use crate::fold::table::Table;

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
            let mut run = Run { text, at, to: start.add(length) };
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
