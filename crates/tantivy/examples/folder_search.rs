//! A search engine for a folder of text files: makes an index once, and answers queries with the lines that hold the words.
//!
//! usage: cargo run --release --example folder_search -- FOLDER INDEX [QUERY]
//!
//! FOLDER  a folder of text files (UTF-8; others are named and left out), with the folders in it
//! INDEX   a folder for the index. It is made if it is not there, and made anew if another version of the tokenizer made it
//! QUERY   words, "phrases in quotation marks", `AND`, `OR`, `-word`; without one, queries are read from standard input
//!
//! Ends with 1 if the last query found nothing, and with 2 on an error.

use std::error::Error;
use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arabic_text::stem::Stemmer;
use arabic_text_tantivy::ArabicTokenizer;
use indicatif::{ProgressBar, ProgressStyle};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{Index, TantivyDocument, doc};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The name of the tokenizer in the schema.
const ARABIC: &str = "arabic";
/// Lines that a query shows.
const SHOWN: usize = 10;
/// Bytes that the writer may hold before it writes a segment.
const MEMORY: usize = 50_000_000;
/// What the payload of an index begins with that this program made; the fingerprint of the tokenizer follows.
const MADE_BY: &str = "folder_search ";
const USAGE: &str = "usage: folder_search FOLDER INDEX [QUERY]";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("folder_search: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the last query found something.
fn run(arguments: &[OsString]) -> Outcome<bool> {
    let [folder, index, query @ ..] = arguments else { return Err(USAGE.into()) };
    let tokenizer = ArabicTokenizer::default().stem(Stemmer::Arabic);
    let library = Library::open(Path::new(folder), Path::new(index), &tokenizer)?;
    let words: Option<Vec<&str>> = query.iter().map(|word| word.to_str()).collect();
    let query = words.ok_or("the query is not UTF-8")?.join(" ");
    if !query.is_empty() {
        return library.answer(&query);
    }
    let mut found = true;
    for query in std::io::stdin().lock().lines() {
        let query = query?;
        // A query with a mistake is answered by saying so.
        found = library.answer(&query).unwrap_or_else(|error| {
            eprintln!("{query}: {error}");
            false
        });
    }
    Ok(found)
}

struct Library {
    index: Index,
    file: Field,
    line: Field,
    text: Field,
}

impl Library {
    /// Opens the index, or makes it if there is none with the fingerprint of `tokenizer`.
    fn open(folder: &Path, place: &Path, tokenizer: &ArabicTokenizer) -> Outcome<Self> {
        let fingerprint = format!("{MADE_BY}{:016x}", tokenizer.fingerprint());
        let files = files_in(folder)?;
        if let Ok(index) = Index::open_in_dir(place) {
            let payload = index.load_metas()?.payload.unwrap_or_default();
            if payload == fingerprint {
                return Self::new(index, tokenizer);
            }
            if !payload.starts_with(MADE_BY) {
                return Err(format!("{}: an index that was not made, or not finished, here", place.display()).into());
            }
            eprintln!("{}: made by another version, so it is made anew", place.display());
            std::fs::remove_dir_all(place)?;
        }
        std::fs::create_dir_all(place)?;
        if std::fs::read_dir(place)?.next().is_some() {
            return Err(format!("{}: neither an index nor an empty folder", place.display()).into());
        }
        let library = Self::new(Index::create_in_dir(place, schema())?, tokenizer)?;
        library.fill(files, &fingerprint)?;
        Ok(library)
    }

    fn new(mut index: Index, tokenizer: &ArabicTokenizer) -> Outcome<Self> {
        let tokenizers = TokenizerManager::default();
        tokenizers.register(ARABIC, TextAnalyzer::from(tokenizer.clone().remove_latin_case(true)));
        index.set_tokenizers(tokenizers);
        let field = |name: &str| index.schema().get_field(name);
        let (file, line, text) = (field("file")?, field("line")?, field("text")?);
        Ok(Self { index, file, line, text })
    }

    /// Adds each line of each file, and stores the fingerprint with the commit.
    fn fill(&self, files: Vec<(PathBuf, u64)>, fingerprint: &str) -> Outcome<()> {
        let bar = ProgressBar::new(files.iter().map(|(_, length)| length).sum());
        bar.set_style(ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}")?);
        let mut writer = self.index.writer(MEMORY)?;
        for (path, length) in files {
            match std::fs::read_to_string(&path) {
                Ok(text) => {
                    let name = path.display().to_string();
                    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty()) {
                        let number = number as u64 + 1;
                        writer
                            .add_document(doc!(self.file => name.as_str(), self.line => number, self.text => line))?;
                    }
                }
                Err(error) => bar.suspend(|| eprintln!("{}: left out: {error}", path.display())),
            }
            bar.inc(length);
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(fingerprint);
        commit.commit()?;
        writer.wait_merging_threads()?;
        bar.finish_and_clear();
        Ok(())
    }

    /// Prints the best lines, with their words highlighted. Whether there are any.
    fn answer(&self, query: &str) -> Outcome<bool> {
        let query = QueryParser::for_index(&self.index, vec![self.text]).parse_query(query)?;
        let searcher = self.index.reader()?.searcher();
        let best = searcher.search(&query, &TopDocs::with_limit(SHOWN).order_by_score())?;
        let snippets = SnippetGenerator::create(&searcher, &*query, self.text)?;
        let mut out = std::io::stdout().lock();
        for &(_, address) in &best {
            let document: TantivyDocument = searcher.doc(address)?;
            let file = document.get_first(self.file).and_then(|value| value.as_str()).unwrap_or_default();
            let line = document.get_first(self.line).and_then(|value| value.as_u64()).unwrap_or_default();
            let snippet = snippets.snippet_from_doc(&document);
            writeln!(out, "{file}:{line}: {}", highlighted(snippet.fragment(), snippet.highlighted()))?;
        }
        Ok(!best.is_empty())
    }
}

fn schema() -> Schema {
    let words =
        TextFieldIndexing::default().set_tokenizer(ARABIC).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut builder = Schema::builder();
    builder.add_text_field("file", STRING | STORED);
    builder.add_u64_field("line", STORED);
    builder.add_text_field("text", TextOptions::default().set_indexing_options(words).set_stored());
    builder.build()
}

/// All files in a folder and the folders in it, by name, with their lengths in bytes. Links to folders are not followed.
fn files_in(folder: &Path) -> Outcome<Vec<(PathBuf, u64)>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push((entry.path(), entry.metadata()?.len()));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The text with what was found in bold, as terminals show it.
fn highlighted(text: &str, found: &[std::ops::Range<usize>]) -> String {
    let (mut out, mut end) = (String::new(), 0);
    for range in found {
        // A word may be found by two keys.
        if range.start >= end {
            out.push_str(&text[end..range.start]);
            out.push_str("\u{1B}[1m");
            out.push_str(&text[range.clone()]);
            out.push_str("\u{1B}[0m");
            end = range.end;
        }
    }
    out.push_str(&text[end..]);
    out
}
