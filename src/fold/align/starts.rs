//! Where the segments of a text begin.
//!
//! A segment begins at a character, and the text itself says where characters begin. So only the
//! characters are stored that begin *no* segment. They are *joined* to the one before, because they
//! are removed or part of its segment. Each has a bit at its first byte, in words of 64 bytes of
//! text; words without any bit are left out.

use alloc::vec::Vec;

use crate::simd::chunks;

/// How many bytes of text a word has bits for.
pub(super) const WORD: usize = 64;

/// How many words are in a group.
pub(super) const GROUP: usize = 32;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordGroup {
    /// The index of the first stored word of the group.
    pub(super) first: u32,
    /// Which words of the group are stored, as bits.
    pub(super) present: u32,
}

/// The segment starts of a text. Every function needs the text itself as well.
#[derive(Clone, Debug, Default)]
pub(crate) struct SegmentStarts {
    pub(super) groups: Vec<WordGroup>,
    pub(super) words: Vec<u64>,
}

impl SegmentStarts {
    /// Returns how many bytes this has on the heap.
    pub(super) fn memory(&self) -> usize {
        self.groups.capacity() * size_of::<WordGroup>() + self.words.capacity() * size_of::<u64>()
    }

    /// Returns the last start at or before `at`, or 0 if there is none.
    pub(super) fn last_to(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        if self.is_start(text, at) {
            return at;
        }
        let mut word = at / WORD;
        let mut bits = self.starts(text, word) & low_bits(at % WORD + 1);
        while bits == 0 && word > 0 {
            word -= 1;
            bits = self.starts(text, word);
        }
        if bits == 0 { 0 } else { word * WORD + 63 - bits.leading_zeros() as usize }
    }

    /// Returns the first start at or after `at`, or the length of the text.
    pub(super) fn first_from(&self, text: &str, at: usize) -> usize {
        if self.is_start(text, at.min(text.len())) { at.min(text.len()) } else { self.nth_from(text, at, 0) }
    }

    /// Returns whether a segment begins at `at` or the text ends there.
    fn is_start(&self, text: &str, at: usize) -> bool {
        text.as_bytes().get(at).is_none_or(|&byte| is_start(byte) && self.joined(at / WORD) >> (at % WORD) & 1 == 0)
    }

    /// Returns the `nth` start at or after `at`, counted from 0, or the length of the text.
    pub(super) fn nth_from(&self, text: &str, at: usize, nth: usize) -> usize {
        let (mut at, mut left) = (at, nth);
        while at < text.len() {
            let end = text.len().min((at / WORD + 1) * WORD);
            let count = self.count_in_word(text, at, end);
            if left < count {
                let word = at / WORD;
                return word * WORD + nth_one(self.starts(text, word) & !low_bits(at % WORD), left);
            }
            left -= count;
            at = end;
        }
        text.len()
    }

    /// Returns the number of starts from `from` to before `to`.
    pub(super) fn count(&self, text: &str, from: usize, to: usize) -> usize {
        let (from, to) = (from.min(text.len()), to.min(text.len()));
        if from >= to {
            return 0;
        }
        let (first, last) = (from / WORD, to / WORD);
        if first == last {
            return self.count_in_word(text, from, to);
        }
        let head = self.count_in_word(text, from, (first + 1) * WORD);
        let tail = self.count_in_word(text, last * WORD, to);
        let whole = &text.as_bytes()[(first + 1) * WORD..last * WORD];
        let joined: usize = (first + 1..last).map(|word| self.joined(word).count_ones() as usize).sum();
        head + whole.chunks(3 * WORD).map(count_starts).sum::<usize>() - joined + tail
    }

    /// Returns the number of starts from `from` to before `to`, which are in one word.
    #[inline(always)]
    fn count_in_word(&self, text: &str, from: usize, to: usize) -> usize {
        let joined = if from == to { 0 } else { self.joined(from / WORD) };
        let joined = joined >> (from % WORD) & low_bits(to - from);
        count_starts(&text.as_bytes()[from..to]) - joined.count_ones() as usize
    }

    fn starts(&self, text: &str, word: usize) -> u64 {
        start_bits(bytes_of(text, word)) & !self.joined(word)
    }

    fn joined(&self, word: usize) -> u64 {
        let (group, place) = (self.groups.get(word / GROUP).copied().unwrap_or_default(), word % GROUP);
        if group.present >> place & 1 == 0 {
            return 0;
        }
        let before = group.present & ((1 << place) - 1);
        self.words[group.first as usize + before.count_ones() as usize]
    }
}

pub(super) fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

pub(super) fn bytes_of(text: &str, word: usize) -> &[u8] {
    let bytes = &text.as_bytes()[word * WORD..];
    &bytes[..bytes.len().min(WORD)]
}

/// Returns the number of characters that begin in at most 255 bytes. It adds up bytes, which
/// compilers turn into vector instructions.
pub(super) fn count_starts(bytes: &[u8]) -> usize {
    let sum = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(is_start(byte))).sum::<u8>();
    // Compilers generate better code for lengths that are known.
    match (bytes.first_chunk::<WORD>(), bytes.first_chunk::<{ 3 * WORD }>()) {
        (_, Some(long)) if bytes.len() == 3 * WORD => usize::from(sum(long)),
        (Some(word), _) if bytes.len() == WORD => usize::from(sum(word)),
        _ => usize::from(sum(bytes)),
    }
}

/// Returns a bit for each of at most 64 bytes at which a character begins.
pub(super) fn start_bits(bytes: &[u8]) -> u64 {
    let mut part = [0x80; WORD];
    let block = match bytes.first_chunk::<WORD>() {
        Some(whole) => whole,
        None => {
            part[..bytes.len()].copy_from_slice(bytes);
            &part
        }
    };
    chunks::<_, 8>(block).iter().rev().fold(0, |bits, eight| {
        let eight = u64::from_le_bytes(*eight);
        let inner = eight >> 7 & !(eight >> 6) & 0x0101_0101_0101_0101;
        // The product gathers the lowest bit of each byte in the highest byte.
        let gathered = inner.wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits << 8 | (!gathered & 0xFF)
    })
}

fn nth_one(bits: u64, nth: usize) -> usize {
    let mut bits = bits;
    for _ in 0..nth {
        bits &= bits.wrapping_sub(1);
    }
    bits.trailing_zeros() as usize
}

/// Returns a word with the `count` lowest bits set.
pub(super) fn low_bits(count: usize) -> u64 {
    if count >= WORD { u64::MAX } else { (1 << count) - 1 }
}

#[cfg(test)]
mod tests {
    use super::super::starts_writer::StartsWriter;
    use super::*;

    #[test]
    fn starts_are_the_characters_that_are_not_joined() {
        let text = "abc \u{628}\u{64E}\u{20AC}\u{1F468}".repeat(700);
        let mut writer = StartsWriter::with_room(0);
        let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        // Every seventh character is joined, but none for some time.
        let joined = |at: usize| at % 7 == 0 && !(3000..6500).contains(&at);
        for &at in chars.iter().filter(|&&at| joined(at)) {
            writer.join(at);
            // What is forgotten can be written again.
            if at % 5 == 0 {
                let back = at - at.min(at % 4000);
                writer.truncate(back);
                chars
                    .iter()
                    .filter(|&&again| joined(again) && (back..=at).contains(&again))
                    .for_each(|&at| writer.join(at));
            }
        }
        let starts = writer.finish();
        let segments: Vec<usize> = chars.into_iter().filter(|&at| !joined(at)).collect();
        for at in 0..text.len() + 5 {
            let next = segments.partition_point(|&segment| segment < at);
            let place = |segment: usize| segments.get(segment).copied().unwrap_or(text.len());
            assert_eq!(starts.first_from(&text, at), place(next));
            assert_eq!(starts.nth_from(&text, at, 100), place(next + 100));
            let last =
                segments.partition_point(|&segment| segment <= at.min(text.len())).checked_sub(1).map_or(0, place);
            assert_eq!(starts.last_to(&text, at), if at >= text.len() { text.len() } else { last });
            assert_eq!(
                starts.count(&text, 11, at),
                next.saturating_sub(segments.partition_point(|&segment| segment < 11))
            );
        }
    }
}
