//! BM25, a ranking of documents for a query by the frequency of its words in each document and in
//! all documents.
//!
//! The formula is that of Lucene, in which inverse document frequencies are never negative. K1 and
//! B have values that suit short passages. Words are compared without changes, so fold and stem
//! them before. To rank by two fields, add the weighted scores of two indexes of the same
//! documents.

use std::collections::HashMap;

const K1: f64 = 0.9;
const B: f64 = 0.4;

/// The number of occurrences of a word in a document.
struct Posting {
    document: usize,
    count: u32,
}

/// An index of one field of documents.
#[derive(Default)]
pub(crate) struct Index {
    postings: HashMap<String, Vec<Posting>>,
    /// The length of each document in words.
    lengths: Vec<u32>,
    /// The length of all documents in words.
    length: u64,
}

impl Index {
    /// Begins a document, to which the next words are added. Documents are numbered from 0.
    pub(crate) fn begin_document(&mut self) {
        self.lengths.push(0);
    }

    /// Adds a word to the last document.
    pub(crate) fn add(&mut self, word: &str) {
        let document = self.lengths.len() - 1;
        self.lengths[document] += 1;
        self.length += 1;
        let postings = match self.postings.get_mut(word) {
            Some(postings) => postings,
            None => self.postings.entry(word.to_owned()).or_default(),
        };
        match postings.last_mut() {
            Some(last) if last.document == document => last.count += 1,
            _ => postings.push(Posting { document, count: 1 }),
        }
    }

    /// Returns the number of distinct words.
    pub(crate) fn terms(&self) -> usize {
        self.postings.len()
    }

    /// Adds the score of a query word, times a weight, to the score of each document. `scores` must
    /// have an element for each document.
    pub(crate) fn score(&self, word: &str, weight: f64, scores: &mut [f64]) {
        let Some(postings) = self.postings.get(word) else { return };
        let (documents, holders) = (self.lengths.len() as f64, postings.len() as f64);
        let rarity = (1.0 + (documents - holders + 0.5) / (holders + 0.5)).ln();
        let mean_length = self.length as f64 / documents;
        for posting in postings {
            let length = f64::from(self.lengths[posting.document]) / mean_length;
            let count = f64::from(posting.count);
            scores[posting.document] += weight * rarity * count / (count + K1 * (1.0 - B + B * length));
        }
    }
}

/// Returns at most `limit` documents with the highest scores, the best first. Of equal scores the
/// first document comes first.
pub(crate) fn best(scores: &[f64], limit: usize) -> Vec<usize> {
    let mut found: Vec<usize> = (0..scores.len()).filter(|&document| scores[document] > 0.0).collect();
    found.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]));
    found.truncate(limit);
    found
}
