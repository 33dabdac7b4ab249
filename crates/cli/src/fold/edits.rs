//! Parts of a record replaced, all other bytes kept.

use std::ops::Range;

/// Replacements of a record, in any order, which do not overlap.
#[derive(Default)]
pub(super) struct Edits {
    list: Vec<(Range<usize>, String)>,
}

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, by: String) {
        self.list.push((range, by));
    }

    /// Appends the record with its replacements, and forgets these. What is inserted at one place keeps its order.
    pub(super) fn apply(&mut self, record: &str, out: &mut Vec<u8>) {
        self.list.sort_by_key(|(range, _)| range.start);
        let mut at = 0;
        for (range, by) in self.list.drain(..) {
            out.extend_from_slice(&record.as_bytes()[at..range.start]);
            out.extend_from_slice(by.as_bytes());
            at = range.end;
        }
        out.extend_from_slice(&record.as_bytes()[at..]);
    }
}
