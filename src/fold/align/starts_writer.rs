//! Writing segment starts from the beginning of a text to its end.

use alloc::vec::Vec;

use super::starts::{GROUP, SegmentStarts, WORD, WordGroup, low_bits};

/// Segment starts that are being written: it stores the characters that begin no segment.
pub(super) struct StartsWriter {
    starts: SegmentStarts,
    /// The words of the group that is being written.
    words: [u64; GROUP],
    group: usize,
}

impl StartsWriter {
    /// Makes room for a text of `length` bytes in which few words are left out.
    pub(super) fn with_room(length: usize) -> Self {
        let words = length.div_ceil(WORD);
        let starts =
            SegmentStarts { groups: Vec::with_capacity(words.div_ceil(GROUP)), words: Vec::with_capacity(words) };
        Self { starts, words: [0; GROUP], group: 0 }
    }

    /// Notes that the character at `at` begins no segment.
    pub(super) fn join(&mut self, at: usize) {
        self.join_bits(at / WORD, 1 << (at % WORD));
    }

    /// Notes that the characters with these bits in a word begin no segment.
    #[inline(always)]
    pub(super) fn join_bits(&mut self, word: usize, bits: u64) {
        if word / GROUP != self.group {
            debug_assert!(word / GROUP > self.group, "from the beginning to the end");
            self.put_group(word / GROUP);
        }
        self.words[word % GROUP] |= bits;
    }

    /// Notes that the characters with bits in these words begin no segment; the first word has the
    /// number `first`.
    pub(super) fn join_words(&mut self, first: usize, words: &[u64]) {
        for (word, &bits) in (first..).zip(words) {
            if bits != 0 {
                self.join_bits(word, bits);
            }
        }
    }

    /// Forgets the characters from `at` on.
    pub(super) fn truncate(&mut self, at: usize) {
        let (group, word) = (at / WORD / GROUP, at / WORD % GROUP);
        if group < self.group {
            self.take_back(group);
        }
        if group == self.group {
            self.words[word] &= low_bits(at % WORD);
            self.words[word + 1..].fill(0);
        }
    }

    pub(super) fn finish(mut self) -> SegmentStarts {
        self.put_group(self.group + 1);
        let SegmentStarts { mut groups, mut words } = self.starts;
        groups.shrink_to_fit();
        words.shrink_to_fit();
        SegmentStarts { groups, words }
    }

    /// Stores the words of the group that are not empty, and begins the group `next`. The loop has
    /// no branch for each word, because empty words cannot be predicted.
    fn put_group(&mut self, next: usize) {
        let SegmentStarts { groups, words } = &mut self.starts;
        let (mut put, mut count, mut present) = ([0; GROUP], 0, 0);
        for (place, &word) in self.words.iter().enumerate() {
            put[count % GROUP] = word;
            count += usize::from(word != 0);
            present |= u32::from(word != 0) << place;
        }
        if present != 0 {
            let first = words.len() as u32;
            groups.resize(self.group, WordGroup { first, present: 0 });
            groups.push(WordGroup { first, present });
            words.extend_from_slice(&put[..count]);
            self.words = [0; GROUP];
        }
        self.group = next;
    }

    /// Takes a stored group back, to write it again.
    fn take_back(&mut self, number: usize) {
        let SegmentStarts { groups, words } = &mut self.starts;
        self.words = [0; GROUP];
        self.group = number;
        if let Some(group) = groups.get(number) {
            let mut put = words[group.first as usize..].iter();
            for place in (0..GROUP).filter(|place| group.present >> place & 1 == 1) {
                self.words[place] = put.next().copied().unwrap_or_default();
            }
            words.truncate(group.first as usize);
            groups.truncate(number);
        }
    }
}
