//! The values of a column, folded.

use std::collections::hash_map::{self, HashMap};
use std::ops::Range;

use parquet::data_type::ByteArray;

use crate::fold::Job;

/// The number of bytes of entries of a dictionary that are kept. If there are more, all are dropped, and folded again when they are used:
/// short texts are folded about as fast as they are looked up.
const KEPT: usize = 1024 * 1024;

/// The bytes that an entry takes besides its texts, about.
const ENTRY: usize = 160;

/// Folds values.
pub(super) struct Texts<'a> {
    job: &'a Job,
    dictionary: Option<Dictionary>,
    ranges: Vec<Range<usize>>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(job: &'a Job, has_dictionary: bool) -> Self {
        Self { job, dictionary: has_dictionary.then(Dictionary::default), ranges: Vec::new() }
    }

    /// Replaces values by their folded text, and returns whether all of them stay what they were.
    /// The error is the index of a value that is not UTF-8.
    pub(super) fn fold(&mut self, values: &mut [ByteArray]) -> Result<bool, usize> {
        match &mut self.dictionary {
            None => fold_all(self.job, values, &mut self.ranges),
            Some(dictionary) => dictionary.fold(self.job, values),
        }
    }
}

/// Folds all values into one buffer, which they share.
fn fold_all(job: &Job, values: &mut [ByteArray], ranges: &mut Vec<Range<usize>>) -> Result<bool, usize> {
    let mut folded = String::with_capacity(values.iter().map(ByteArray::len).sum());
    let mut same = true;
    ranges.clear();
    for (at, value) in values.iter().enumerate() {
        let start = folded.len();
        append_folded(job, value, &mut folded).ok_or(at)?;
        same &= folded.as_bytes()[start..] == *value.data();
        ranges.push(start..folded.len());
    }
    if !same {
        let shared = ByteArray::from(folded.into_bytes());
        for (value, range) in values.iter_mut().zip(&*ranges) {
            *value = shared.slice(range.start, range.len());
        }
    }
    Ok(same)
}

/// Appends the folded text of a value. `None` if the value is not UTF-8.
fn append_folded(job: &Job, value: &ByteArray, folded: &mut String) -> Option<()> {
    match arabic_text::from_utf8(value.data()) {
        Ok(text) => job.normalizer.normalize_into(text, folded),
        Err(_) if job.opening.lossy => {
            job.normalizer.normalize_into(&String::from_utf8_lossy(value.data()), folded);
        }
        Err(_) => return None,
    }
    Some(())
}

/// The entries of a dictionary with their folded text, so that each entry is folded once.
///
/// The reader gives out the same bytes in memory for each use of an entry, and those are held here,
/// so an address stands for one text. Values of pages without a dictionary come here too.
#[derive(Default)]
struct Dictionary {
    entries: HashMap<(*const u8, usize), Entry>,
    /// The number of bytes that all entries take, about.
    size: usize,
}

struct Entry {
    source: ByteArray,
    folded: ByteArray,
}

impl Dictionary {
    fn fold(&mut self, job: &Job, values: &mut [ByteArray]) -> Result<bool, usize> {
        if self.size > KEPT {
            self.entries.clear();
            self.size = 0;
        }
        self.add_all(job, values)?;
        let mut same = true;
        // An empty text stays what it is, wherever it is in memory.
        for value in values.iter_mut().filter(|value| !value.is_empty()) {
            if let Some(entry) = self.entries.get(&key(value)) {
                same &= entry.source == entry.folded;
                *value = entry.folded.clone();
            }
        }
        Ok(same)
    }

    /// Adds the values that are no entries yet. Their folded texts share one buffer, since buffers of their own would take more memory than
    /// short texts do. The error is the index of a value that is not UTF-8.
    fn add_all(&mut self, job: &Job, values: &[ByteArray]) -> Result<(), usize> {
        let mut folded = String::new();
        let mut added = Vec::new();
        for (at, value) in values.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            if let hash_map::Entry::Vacant(place) = self.entries.entry(key(value)) {
                place.insert(Entry { source: value.clone(), folded: ByteArray::new() });
                let start = folded.len();
                append_folded(job, value, &mut folded).ok_or(at)?;
                added.push((key(value), start..folded.len()));
            }
        }
        folded.shrink_to_fit();
        let shared = ByteArray::from(folded.into_bytes());
        for (key, range) in added {
            self.size += key.1 + range.len() + ENTRY;
            if let Some(entry) = self.entries.get_mut(&key) {
                entry.folded = shared.slice(range.start, range.len());
            }
        }
        Ok(())
    }
}

/// Where a text is in memory.
fn key(value: &ByteArray) -> (*const u8, usize) {
    (value.data().as_ptr(), value.len())
}
