//! A set of passages and questions, with the right passages for each question.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) passages: Vec<String>,
    /// The number of passages at the end that are right for no question.
    pub(crate) distractors: usize,
    pub(crate) questions: Vec<Question>,
}

pub(crate) struct Question {
    pub(crate) text: String,
    /// The indexes of the right passages.
    pub(crate) right: BTreeSet<usize>,
}

const SAMPLE: [&str; 3] =
    [include_str!("sample/corpus.tsv"), include_str!("sample/queries.tsv"), include_str!("sample/qrels.tsv")];

impl Set {
    /// Returns the small set of the package.
    pub(crate) fn sample() -> Self {
        Self::parse("sample", SAMPLE).expect("the sample is well formed")
    }

    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let texts = ["corpus.tsv", "queries.tsv", "qrels.tsv"].map(|file| read(&folder.join(file)));
        let [corpus, queries, judgments] = texts;
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
        Self::parse(&name, [&corpus?, &queries?, &judgments?]).map_err(|error| format!("{}: {error}", folder.display()))
    }

    fn parse(name: &str, [corpus, queries, judgments]: [&str; 3]) -> Result<Self, String> {
        let mut numbers = HashMap::new();
        let mut passages = Vec::new();
        for (id, text) in rows("corpus.tsv", corpus)? {
            numbers.insert(id, passages.len());
            passages.push(text.to_owned());
        }
        let mut right: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        for (at, line) in (1..).zip(judgments.lines()) {
            let [question, _, passage, grade] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(format!(
                    "qrels.tsv, line {at}: expected four fields, question, 0, passage and 1, with tabs between them"
                ));
            };
            let number =
                numbers.get(passage).ok_or(format!("qrels.tsv, line {at}: no passage is called `{passage}`"))?;
            if grade != "0" {
                right.entry(question).or_default().insert(*number);
            }
        }
        let questions = rows("queries.tsv", queries)?.into_iter().filter_map(|(id, text)| {
            let right = right.remove(id)?;
            Some(Question { text: text.to_owned(), right })
        });
        Ok(Self { name: name.to_owned(), questions: questions.collect(), passages, distractors: 0 })
    }

    pub(crate) fn add_distractors(&mut self, passages: &[String]) {
        self.distractors += passages.len();
        self.passages.extend_from_slice(passages);
    }
}

/// Reads the sets in the folders of a folder.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Set>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|folder| folder.join("corpus.tsv").exists());
    folders.sort();
    if folders.is_empty() {
        return Err(format!("{}: no folder with a corpus.tsv in it", folder.display()));
    }
    folders.iter().map(|folder| Set::read(folder)).collect()
}

/// Reads the texts of a .tsv file of ids and texts, or of a .jsonl file.
pub(crate) fn read_passages(file: &Path) -> Result<Vec<String>, String> {
    let (name, text) = (file.display().to_string(), read(file)?);
    if file.extension().is_none_or(|kind| kind != "jsonl") {
        return Ok(rows(&name, &text)?.into_iter().map(|(_, text)| text.to_owned()).collect());
    }
    let field =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
    let passages = (1..).zip(text.lines());
    passages.map(|(at, line)| field(line).ok_or(format!("{name}, line {at}: no object with a \"text\""))).collect()
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Reads ids and texts.
fn rows<'t>(file: &str, text: &'t str) -> Result<Vec<(&'t str, &'t str)>, String> {
    let row = |(at, line): (usize, &'t str)| {
        line.split_once('\t').ok_or(format!("{file}, line {at}: expected an id, a tab, a text"))
    };
    (1..).zip(text.lines()).map(row).collect()
}
