//! Comparing and hashing what texts fold to, without folding them into memory.

use core::hash::Hasher;

use super::Normalizer;
use crate::fold::Pieces;

/// A hasher is fed blocks of this size, so that the cuts depend on the folded text alone.
const BLOCK: usize = 64;

impl Normalizer {
    /// Whether two texts fold to the same. Allocates nothing, and stops at the first difference.
    ///
    /// Two exceptions: an entry of one's own may make more than 512 bytes of one letter with its marks, and the profile
    /// [`OPEN_ASR_LEADERBOARD`](crate::compat::OPEN_ASR_LEADERBOARD) holds white space back until something follows. These go to the heap.
    ///
    /// ```
    /// assert!(arabic_text::Normalizer::search().eq("الْكِتَاب", "الكتاب"));
    /// ```
    #[must_use]
    pub fn eq(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let mut a = Pieces::new(self.table(), a);
        let mut b = Pieces::new(self.table(), b);
        let (mut left, mut right): (&[u8], &[u8]) = (&[], &[]);
        loop {
            if left.is_empty() {
                left = a.next().unwrap_or_default();
            }
            if right.is_empty() {
                right = b.next().unwrap_or_default();
            }
            let common = left.len().min(right.len());
            if common == 0 {
                return left.is_empty() && right.is_empty();
            }
            if left[..common] != right[..common] {
                return false;
            }
            (left, right) = (&left[common..], &right[common..]);
        }
    }

    /// Feeds the folded text to a hasher: texts that are [`eq`](Self::eq) hash alike. Allocates nothing, as `eq` does not.
    ///
    /// ```
    /// use std::hash::{DefaultHasher, Hasher};
    ///
    /// let search = arabic_text::Normalizer::search();
    /// let hash = |text| {
    ///     let mut hasher = DefaultHasher::new();
    ///     search.hash(text, &mut hasher);
    ///     hasher.finish()
    /// };
    /// assert_eq!(hash("إِسْلام"), hash("اسلام"));
    /// ```
    pub fn hash<H: Hasher>(&self, text: &str, state: &mut H) {
        let mut block = [0; BLOCK];
        let mut filled = 0;
        let mut pieces = Pieces::new(self.table(), text);
        while let Some(mut piece) = pieces.next() {
            while !piece.is_empty() {
                let count = piece.len().min(BLOCK - filled);
                block[filled..filled + count].copy_from_slice(&piece[..count]);
                (filled, piece) = (filled + count, &piece[count..]);
                if filled == BLOCK {
                    state.write(&block);
                    filled = 0;
                }
            }
        }
        state.write(&block[..filled]);
        // As for `str`: one text must not run into the next.
        state.write_u8(0xFF);
    }
}
