//! Writing where pieces start, from the beginning of a text to its end.

use alloc::vec::Vec;

use super::starts::{GROUP, Group, Starts, WORD, low_bits};

/// Writes characters that do not start a piece.
pub(super) struct Writer {
    starts: Starts,
    /// The group that is being written, and its number.
    words: [u64; GROUP],
    group: usize,
}

impl Writer {
    /// With room for a text of so many bytes, of which few words are left out.
    pub(super) fn with_room(length: usize) -> Self {
        let words = length.div_ceil(WORD);
        let starts = Starts { groups: Vec::with_capacity(words.div_ceil(GROUP)), words: Vec::with_capacity(words) };
        Self { starts, words: [0; GROUP], group: 0 }
    }

    /// The character at `at` does not start a piece.
    pub(super) fn join(&mut self, at: usize) {
        self.join_bits(at / WORD, 1 << (at % WORD));
    }

    /// The same for characters of one word.
    #[inline(always)]
    pub(super) fn join_bits(&mut self, word: usize, bits: u64) {
        if word / GROUP != self.group {
            debug_assert!(word / GROUP > self.group, "from the beginning to the end");
            self.put_group(word / GROUP);
        }
        self.words[word % GROUP] |= bits;
    }

    /// The same for characters of words from one on.
    pub(super) fn join_words(&mut self, first: usize, words: &[u64]) {
        for (word, &bits) in (first..).zip(words) {
            if bits != 0 {
                self.join_bits(word, bits);
            }
        }
    }

    /// Forgets what was written of characters from `at` on.
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

    pub(super) fn finish(mut self) -> Starts {
        self.put_group(self.group + 1);
        let Starts { mut groups, mut words } = self.starts;
        groups.shrink_to_fit();
        words.shrink_to_fit();
        Starts { groups, words }
    }

    /// Puts the words of a group that are not empty, without a branch for each, and goes to another.
    fn put_group(&mut self, next: usize) {
        let Starts { groups, words } = &mut self.starts;
        let (mut put, mut count, mut present) = ([0; GROUP], 0, 0);
        for (place, &word) in self.words.iter().enumerate() {
            put[count % GROUP] = word;
            count += usize::from(word != 0);
            present |= u32::from(word != 0) << place;
        }
        if present != 0 {
            let first = words.len() as u32;
            groups.resize(self.group, Group { first, present: 0 });
            groups.push(Group { first, present });
            words.extend_from_slice(&put[..count]);
            self.words = [0; GROUP];
        }
        self.group = next;
    }

    /// Goes back to a group that was put.
    fn take_back(&mut self, number: usize) {
        let Starts { groups, words } = &mut self.starts;
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
