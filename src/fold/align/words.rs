//! Recording of words that the rules of an orthography rewrite.

use super::{AlignedPosition, Recorder};
use crate::fold::sink::Sink;
use crate::fold::table::Entry;

impl Recorder<'_, '_> {
    /// Folds word by word, and by the table what stands between the words. Returns the position of what the machine must fold.
    pub(super) fn by_words(&mut self, floor: usize) -> usize {
        let mut at = floor;
        loop {
            at = self.by_runs(at);
            let start = at;
            while let Some(end) = self.by_word(at) {
                at = end;
            }
            if at == start {
                return at;
            }
        }
    }

    /// Folds the word at `at` and the character behind it. Returns the position behind that, or `None`, with nothing recorded, if no word
    /// begins there or the machine must fold it.
    fn by_word(&mut self, at: usize) -> Option<usize> {
        let (table, bytes, start) = (self.table, self.text.as_bytes(), self.out.len());
        if let Some(end) = table.copy_word_by_letters(bytes, at, &mut self.out) {
            let behind = table.behind_word::<true>(bytes, end);
            match behind {
                Some(_) => self.record_letters(end),
                None => self.out.truncate(start),
            }
            return Some(self.by_behind(end, behind?));
        }
        self.word.clear();
        let end = table.read_word(bytes, at, &mut |letter, source| self.word.push((letter, source)))?;
        let behind = table.behind_word::<true>(bytes, end).filter(|_| !self.word.is_empty())?;
        self.record_rewritten(end);
        Some(self.by_behind(end, behind))
    }

    /// Records a word up to `end` that became its letters without its marks.
    fn record_letters(&mut self, end: usize) {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let mut at = self.recorded;
        while at.source < end {
            let length = table.pair(bytes[at.source], bytes[at.source + 1]).len();
            match length {
                0 => self.segments.remove(&bytes[at.source..at.source + 2], at.source),
                _ => self.segments.note_start(at),
            }
            at = AlignedPosition { source: at.source + 2, folded: at.folded + length };
        }
        self.end_at(end);
    }

    /// Puts out the letters that became of a word up to `end`, each with where it comes from, as the machine does.
    fn record_rewritten(&mut self, end: usize) {
        let mut word = core::mem::take(&mut self.word);
        for (letter, source) in word.drain(..) {
            self.set_source(source);
            self.push(letter);
        }
        self.word = word;
        self.record(end);
    }

    /// Folds the character behind a word. Returns the position behind it.
    fn by_behind(&mut self, at: usize, (entry, end): (Entry, usize)) -> usize {
        if end > at {
            self.out.push_entry(entry);
            self.segments.push(&self.text.as_bytes()[at..end], &entry.bytes()[..entry.len()], self.recorded);
            self.end_at(end);
        }
        end
    }
}
