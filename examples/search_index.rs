//! A small search engine for a folder of text files: it indexes folded words and their stems, ranks
//! by BM25, and prints matches in colour.
//!
//! ```sh
//! cargo run --release --example search_index                             # queries of the shipped samples
//! cargo run --release --example search_index -- FOLDER 'كتب الأطفال'      # a query of the .txt files in FOLDER
//! cargo run --release --example search_index -- FOLDER < QUERIES         # a query a line
//! ```

mod bm25;

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::io::{self, IsTerminal};
use std::ops::Range;
use std::path::Path;

use arabic_text::stem::{Stemmer, StopWords};
use arabic_text::{Normalizer, normalize};

/// The weight of folded words; that of stems is 1. docs/evidence.md has the figures.
const EXACT_WEIGHT: f64 = 0.3;
const STEMMER: Stemmer = Stemmer::Arabic;
const SHOWN: usize = 5;

const SAMPLES: [(&str, &str); 3] = [
    ("sample.txt", include_str!("sample.txt")),
    ("sample_news.txt", include_str!("sample_news.txt")),
    ("passages.tsv", include_str!("retrieval/sample/corpus.tsv")),
];
/// Queries for the samples, and the position of the best passage.
const SAMPLE_QUERIES: [(&str, &str); 3] = [
    ("متى وصلت المكتبات إلى الموانئ؟", "sample_news.txt:1"),
    ("معلمة تقرأ خرائط الرحلات", "passages.tsv:9"),
    ("كيف يدور البرج وساعاته؟", "passages.tsv:5"),
];

/// A line of a file.
struct Passage {
    /// The file and the number of the line.
    place: String,
    text: String,
}

/// Passages, and the indexes of their stems and of their folded words.
#[derive(Default)]
struct SearchIndex {
    passages: Vec<Passage>,
    stems: bm25::Index,
    exact: bm25::Index,
}

/// Calls `take` with each folded word of a text and its byte range in the text.
fn for_each_word(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    for word in Normalizer::search().words(text) {
        take(&word.text, word.span);
    }
}

/// Returns the folded words of a query, without question words unless there are no others.
fn query_words(query: &str) -> Vec<String> {
    let folded = normalize(query);
    let all: Vec<String> = arabic_text::words(&folded).map(str::to_owned).collect();
    let said: Vec<String> = all.iter().filter(|word| !StopWords::QUESTIONS.contains(word)).cloned().collect();
    if said.is_empty() { all } else { said }
}

impl SearchIndex {
    fn add(&mut self, file: &str, text: &str) {
        for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.is_empty()) {
            self.stems.begin_document();
            self.exact.begin_document();
            for_each_word(text, |word, _| {
                self.stems.add(STEMMER.stem(word));
                self.exact.add(word);
            });
            self.passages.push(Passage { place: format!("{file}:{line}"), text: text.to_owned() });
        }
    }

    /// Adds the .txt files of a folder and of the folders in it.
    fn add_folder(&mut self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.add_folder(&path)?;
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                self.add(&path.display().to_string(), &text);
            }
        }
        Ok(())
    }

    /// Returns the best passages for a query.
    fn find(&self, query: &str) -> Vec<&Passage> {
        let mut scores = vec![0.0; self.passages.len()];
        for word in query_words(query) {
            self.stems.score(STEMMER.stem(&word), 1.0, &mut scores);
            self.exact.score(&word, EXACT_WEIGHT, &mut scores);
        }
        bm25::best(&scores, SHOWN).into_iter().map(|passage| &self.passages[passage]).collect()
    }
}

/// Returns the text with all words in colour that have the stem of a word of the query.
fn highlighted(text: &str, query: &str) -> String {
    let [on, off] = if io::stdout().is_terminal() { ["\u{1B}[1;4;33m", "\u{1B}[0m"] } else { ["[", "]"] };
    let words = query_words(query);
    let wanted: HashSet<&str> = words.iter().map(|word| STEMMER.stem(word)).collect();
    let (mut shown, mut end) = (String::new(), 0);
    for_each_word(text, |word, span| {
        if wanted.contains(STEMMER.stem(word)) {
            shown.extend([&text[end..span.start], on, &text[span.clone()], off]);
            end = span.end;
        }
    });
    shown + &text[end..]
}

/// Prints the best passages for a query. Returns the position of the first one.
fn answer(index: &SearchIndex, query: &str) -> Option<String> {
    println!("query {query}");
    let found = index.find(query);
    for Passage { place, text } in &found {
        println!("  {place}  {}", highlighted(text, query));
    }
    found.first().map(|passage| passage.place.clone())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut index = SearchIndex::default();
    let Some(folder) = arguments.next() else {
        SAMPLES.into_iter().for_each(|(file, text)| index.add(file, text));
        for (query, place) in SAMPLE_QUERIES {
            assert_eq!(answer(&index, query).as_deref(), Some(place));
        }
        return Ok(());
    };
    index.add_folder(Path::new(&folder))?;
    // Store these with the index. If one of them changes, the terms may have changed, and the index
    // must be made again.
    let fingerprints = [Normalizer::search().profile().fingerprint(), STEMMER.fingerprint()];
    let (words, stems) = (index.exact.terms(), index.stems.terms());
    println!("{} passages, {words} words, {stems} stems, fingerprints {fingerprints:016x?}", index.passages.len());
    let queries: Vec<String> = arguments.collect();
    for query in &queries {
        answer(&index, query);
    }
    if queries.is_empty() {
        for query in io::stdin().lines() {
            answer(&index, &query?);
        }
    }
    Ok(())
}
