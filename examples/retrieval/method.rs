//! A method of search: a profile, a stemmer, and how results are ranked.

use std::fmt;
use std::str::FromStr;

use arabic_text::stem::{Stemmer, StopWords};
use arabic_text::{Normalizer, Profile};

use crate::bm25::{self, Index};
use crate::set::Set;

/// The number of ranks among which the right passage counts.
const DEPTH: usize = 10;

/// A method. Its text form is, for example, `search arabic exact=0.3 without=questions`.
#[derive(Clone, Debug)]
pub(crate) struct Method {
    text: String,
    normalizer: Normalizer,
    stemmer: Option<Stemmer>,
    /// The weight of a second field with the folded words.
    exact: Option<f64>,
    /// The words that are left out of queries.
    without: Option<StopWords>,
}

pub(crate) struct Outcome {
    /// For each question, 1 divided by the rank of the first right passage, or 0 if none is among
    /// the first ten.
    pub(crate) reciprocal_ranks: Vec<f64>,
    /// The number of distinct words in the passages.
    pub(crate) terms: usize,
}

impl FromStr for Method {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let profile: Profile = words.next().unwrap_or("").parse().map_err(|error| format!("{error}"))?;
        let normalizer = Normalizer::new(profile);
        let mut method = Self { text: text.to_owned(), normalizer, stemmer: None, exact: None, without: None };
        for word in words {
            match word.split_once('=') {
                Some(("exact", weight)) => {
                    let weight =
                        weight.parse().map_err(|_| format!("`{weight}` is not a weight: expected a number"))?;
                    method.exact = Some(weight);
                }
                Some(("without", "questions")) => method.without = Some(StopWords::QUESTIONS),
                Some(("without", "function_words")) => method.without = Some(StopWords::FUNCTION_WORDS),
                _ => method.stemmer = Some(word.parse().map_err(|error| format!("{error}"))?),
            }
        }
        Ok(method)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Method {
    /// Indexes the passages of a set and runs its questions.
    pub(crate) fn run(&self, set: &Set) -> Outcome {
        let (mut stems, mut exact) = (Index::default(), Index::default());
        for passage in &set.passages {
            stems.begin_document();
            exact.begin_document();
            self.for_each_word(passage, |word| {
                stems.add(self.stem(word));
                if self.exact.is_some() {
                    exact.add(word);
                }
            });
        }
        let mut scores = vec![0.0; set.passages.len()];
        let reciprocal_ranks = set.questions.iter().map(|question| {
            scores.fill(0.0);
            for word in self.query(&question.text) {
                stems.score(self.stem(&word), 1.0, &mut scores);
                if let Some(weight) = self.exact {
                    exact.score(&word, weight, &mut scores);
                }
            }
            let rank = bm25::best(&scores, DEPTH).iter().position(|passage| question.right.contains(passage));
            rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)
        });
        Outcome { reciprocal_ranks: reciprocal_ranks.collect(), terms: stems.terms() }
    }

    fn stem<'w>(&self, word: &'w str) -> &'w str {
        self.stemmer.map_or(word, |stemmer| stemmer.stem(word))
    }

    /// Returns the folded words of a question without stop words, or all of them if it has only
    /// stop words.
    fn query(&self, question: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.for_each_word(question, |word| words.push(word.to_owned()));
        let is_stop_word = |word: &String| self.without.is_some_and(|set| set.contains(word));
        if !words.iter().all(is_stop_word) {
            words.retain(|word| !is_stop_word(word));
        }
        words
    }

    fn for_each_word(&self, text: &str, mut take: impl FnMut(&str)) {
        for word in self.normalizer.words(text) {
            take(&word.text);
        }
    }
}
