//! Comparison and hashing of folded texts, without storing them.

use core::hash::Hasher;

use super::Normalizer;
use crate::fold::FoldedChunks;

/// The number of bytes that are passed to a hasher at once. A fixed number makes the hash depend on
/// the folded text alone, for hashers that tell one long write from two short ones.
const BLOCK: usize = 64;

impl Normalizer {
    /// Returns whether two texts fold to the same key. Allocates nothing, and stops at the first
    /// difference.
    ///
    /// There are two exceptions that use the heap: a custom mapping may make more than 512 bytes of
    /// one letter with its marks, and the profile
    /// [`OPEN_ASR_LEADERBOARD`](crate::compat::OPEN_ASR_LEADERBOARD) holds white space back until
    /// another character follows.
    ///
    /// ```
    /// assert!(arabic_text::Normalizer::search().equivalent("الْكِتَاب", "الكتاب"));
    /// ```
    #[must_use]
    pub fn equivalent(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let mut a = FoldedChunks::new(self.table(), a);
        let mut b = FoldedChunks::new(self.table(), b);
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

    /// Passes the folded text to a hasher, so that texts that are [`equivalent`](Self::equivalent)
    /// have equal hashes. Allocates as little as `equivalent`.
    ///
    /// ```
    /// use std::hash::{DefaultHasher, Hasher};
    ///
    /// let search = arabic_text::Normalizer::search();
    /// let hash = |text| {
    ///     let mut hasher = DefaultHasher::new();
    ///     search.hash_text(text, &mut hasher);
    ///     hasher.finish()
    /// };
    /// assert_eq!(hash("إِسْلام"), hash("اسلام"));
    /// ```
    pub fn hash_text<H: Hasher>(&self, text: &str, state: &mut H) {
        let mut block = [0; BLOCK];
        let mut filled = 0;
        let mut chunks = FoldedChunks::new(self.table(), text);
        while let Some(mut piece) = chunks.next() {
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
        // `str` is hashed with this byte at its end too, so that the hash of two texts depends on
        // where the first one ends.
        state.write_u8(0xFF);
    }
}
