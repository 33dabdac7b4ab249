//! The cases of the library's `testdata/fold.txt` through an index: the words of a text find it, however it is encoded.

use std::collections::BTreeMap;

use arabic_text::{Normalizer, Profile};
use arabic_text_tantivy::ArabicTokenizer;
use tantivy::collector::DocSetCollector;
use tantivy::query::{PhraseQuery, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexWriter, Term, doc};

/// Profiles of which the words of a folded text are the folded words of the text.
const PRESETS: [&str; 10] =
    ["clean", "unvocalized", "search", "loose", "quran", "persian", "urdu", "kurdish", "uyghur", "pashto"];

struct Case {
    place: String,
    input: String,
    output: String,
}

/// The cases of presets, by profile. A line is: profile | input | output | reason.
fn cases() -> BTreeMap<String, Vec<Case>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/fold.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut cases: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [profile, input, output, _] = fields[..] else { panic!("line {}: four fields are wanted", number + 1) };
        let output = if output == "=" { input } else { output };
        if PRESETS.contains(&profile) {
            let place = format!("testdata/fold.txt:{}", number + 1);
            cases.entry(profile.into()).or_default().push(Case {
                place,
                input: unescaped(input),
                output: unescaped(output),
            });
        }
    }
    cases
}

/// `\u{628}` as the character; anything else as it stands.
fn unescaped(field: &str) -> String {
    let mut parts = field.split(r"\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

#[test]
fn texts_are_found_by_the_words_of_what_they_fold_to() {
    let mut count = 0;
    for (profile, cases) in cases() {
        let tokenizer = ArabicTokenizer::new(Normalizer::new(profile.parse::<Profile>().unwrap()));
        let mut builder = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("arabic")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let body = builder.add_text_field("body", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_ram(builder.build());
        index.tokenizers().register("arabic", TextAnalyzer::from(tokenizer.clone()));
        // One document a segment and one thread: documents are numbered as they come.
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
        for case in &cases {
            writer.add_document(doc!(body => case.input.as_str())).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        for (number, case) in cases.iter().enumerate() {
            let words = tokenizer.words(&case.output);
            assert_eq!(tokenizer.words(&case.input), words, "{profile}: {}", case.place);
            let terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(body, word)).collect();
            let query: Box<dyn Query> = match &terms[..] {
                [] => continue,
                [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::Basic)),
                _ => Box::new(PhraseQuery::new(terms)),
            };
            let found = searcher.search(&*query, &DocSetCollector).unwrap();
            assert!(found.iter().any(|address| address.doc_id == number as u32), "{profile}: {}", case.place);
            count += 1;
        }
    }
    assert!(count > 100, "only {count} cases");
}

/// Without the feature of the library everything is right, and several times as slow.
#[test]
fn vectors_are_compiled_in() {
    let has_vectors = cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
    assert_eq!(arabic_text::InstructionSet::best() != arabic_text::InstructionSet::Scalar, has_vectors);
}
