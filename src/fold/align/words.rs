//! Recording of words that the rules of an orthography rewrite.

use super::{AlignedPosition, Recorder};
use crate::fold::blocks::PREFERS_SIZE;
use crate::fold::orthography::WholeWord;
use crate::fold::sink::Sink;
use crate::fold::table::Entry;

impl Recorder<'_, '_> {
    /// Folds word by word, and by the table what stands between the words. Returns the position of what the machine must fold.
    pub(super) fn by_words(&mut self, floor: usize) -> usize {
        let (mut at, mut word) = (floor, None);
        loop {
            at = self.by_runs(at);
            let start = at;
            while let Some(end) = self.by_word(at, &mut word) {
                at = end;
            }
            if at == start {
                return at;
            }
        }
    }

    /// Folds the word at `at` and the character behind it. Returns the position behind that, or `None`, with nothing recorded, if no word
    /// begins there or the machine must fold it.
    fn by_word(&mut self, at: usize, word: &mut Option<WholeWord>) -> Option<usize> {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let (end, word) = table.read_word(bytes, at, word)?;
        let behind = table.behind_word(bytes, end, true)?;
        if let Some(units) = word.unchanged().filter(|_| !PREFERS_SIZE) {
            self.out.push_letters(units.iter().map(|unit| unit.letter));
            self.record_letters(end);
            return Some(self.by_behind(end, behind));
        }
        let letters = word.rewrite();
        if letters.is_empty() {
            return None;
        }
        for &(letter, source) in letters {
            self.set_source(source);
            self.push(letter);
        }
        self.record(end);
        Some(self.by_behind(end, behind))
    }

    /// Records a word up to `end` that became its letters without its marks and non-joiners.
    fn record_letters(&mut self, end: usize) {
        let (table, bytes) = (self.table, self.text.as_bytes());
        let mut at = self.recorded;
        while at.source < end {
            let (length, kept) = match bytes[at.source..] {
                [lead @ 0xD8..=0xDB, trail, ..] => (2, table.pair(lead, trail).len()),
                _ => (3, 0),
            };
            match kept {
                0 => self.segments.remove(&bytes[at.source..at.source + length], at.source),
                _ => self.segments.note_start(at),
            }
            at = AlignedPosition { source: at.source + length, folded: at.folded + kept };
        }
        self.end_at(end);
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
