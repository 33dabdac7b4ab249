//! Indexes of tantivy, in memory and on disk.

use arabic_text::stem::Stemmer;
use arabic_text::{Normalizer, Profile};
use arabic_text_tantivy::ArabicTokenizer;
use tantivy::collector::{Count, DocSetCollector, FacetCollector, TopDocs};
use tantivy::query::{FuzzyTermQuery, PhrasePrefixQuery, PhraseQuery, Query, QueryParser, RegexQuery};
use tantivy::schema::{
    Facet, FacetOptions, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term, doc};

const NAME: &str = "arabic";

struct Library {
    index: Index,
    body: Field,
    topic: Field,
    number: Field,
}

fn schema() -> Schema {
    let mut builder = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(NAME).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    builder.add_text_field("body", TextOptions::default().set_indexing_options(indexing).set_stored());
    builder.add_facet_field("topic", FacetOptions::default());
    builder.add_u64_field("number", NumericOptions::from(INDEXED | STORED));
    builder.build()
}

fn manager(tokenizer: &ArabicTokenizer) -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(NAME, TextAnalyzer::from(tokenizer.clone().remove_latin_case(true)));
    manager
}

impl Library {
    fn new(index: Index, tokenizer: &ArabicTokenizer) -> Self {
        let mut index = index;
        index.set_tokenizers(manager(tokenizer));
        let field = |name: &str| index.schema().get_field(name).unwrap();
        let (body, topic, number) = (field("body"), field("topic"), field("number"));
        Self { body, topic, number, index }
    }

    fn in_memory(tokenizer: &ArabicTokenizer, texts: &[&str]) -> Self {
        let library = Self::new(Index::create_in_ram(schema()), tokenizer);
        let mut writer = library.writer();
        for (number, text) in texts.iter().enumerate() {
            library.add(&writer, text, number as u64);
        }
        writer.commit().unwrap();
        library
    }

    fn writer(&self) -> IndexWriter {
        self.index.writer_with_num_threads(1, 30_000_000).unwrap()
    }

    fn add(&self, writer: &IndexWriter, text: &str, number: u64) {
        let topic = Facet::from(if number.is_multiple_of(2) { "/even" } else { "/odd" });
        writer.add_document(doc!(self.body => text, self.topic => topic, self.number => number)).unwrap();
    }

    fn searcher(&self) -> Searcher {
        self.index.reader().unwrap().searcher()
    }

    fn parsed(&self, tokenizer: &ArabicTokenizer, query: &str) -> Box<dyn Query> {
        QueryParser::new(self.index.schema(), vec![self.body], manager(tokenizer)).parse_query(query).unwrap()
    }

    /// Numbers of the documents that a query finds.
    fn found(&self, query: &dyn Query) -> Vec<u64> {
        let searcher = self.searcher();
        let addresses = searcher.search(query, &DocSetCollector).unwrap();
        let number = |address| {
            let document: TantivyDocument = searcher.doc(address).unwrap();
            document.get_first(self.number).and_then(|value| value.as_u64()).unwrap()
        };
        let mut numbers: Vec<u64> = addresses.into_iter().map(number).collect();
        numbers.sort_unstable();
        numbers
    }

    fn terms(&self, words: &[String]) -> Vec<Term> {
        words.iter().map(|word| Term::from_field_text(self.body, word)).collect()
    }

    /// The text of the best document, with what was found between `<b>` and `</b>`.
    fn snippet(&self, query: &dyn Query) -> String {
        let searcher = self.searcher();
        let top = searcher.search(query, &TopDocs::with_limit(1).order_by_score()).unwrap();
        let document: TantivyDocument = searcher.doc(top[0].1).unwrap();
        SnippetGenerator::create(&searcher, query, self.body).unwrap().snippet_from_doc(&document).to_html()
    }
}

const TEXTS: [&str; 4] =
    ["زُرْتُ مَدِينَةَ القُدسِ، أمسِ", "خريطة المدينة القديمة", "قَرَأتُ كِتَـابَ أَخِي في Rust", "الكتابُ صديقٌ لا يَمَلُّ"];

#[test]
fn terms_and_phrases_are_found_and_shown() {
    let tokenizer = ArabicTokenizer::default();
    let library = Library::in_memory(&tokenizer, &TEXTS);
    let cases: [(&str, &[u64]); 9] = [
        ("مدينه", &[0]),
        ("\"مدينة القدس\"", &[0]),
        ("\"القدس مدينه\"", &[]),
        ("\"القدس أمس\"", &[0]),
        ("\"زرت القدس\"~1", &[0]),
        ("\"زرت القدس\"", &[]),
        ("RUST", &[2]),
        ("\"مدينه القد\"*", &[0]),
        ("كتاب OR الكتاب", &[2, 3]),
    ];
    for (query, expected) in cases {
        assert_eq!(library.found(&*library.parsed(&tokenizer, query)), expected, "{query}");
    }
    assert_eq!(library.snippet(&*library.parsed(&tokenizer, "كتاب")), "قَرَأتُ <b>كِتَـابَ</b> أَخِي في Rust");
}

#[test]
fn queries_without_a_parser_are_folded_alike() {
    let tokenizer = ArabicTokenizer::default();
    let library = Library::in_memory(&tokenizer, &TEXTS);
    let regex = |word| RegexQuery::from_pattern(&tokenizer.wildcards(word), library.body).unwrap();
    assert_eq!(library.found(&regex("المَدِ*ة")), [1]);
    assert_eq!(library.found(&regex("كِتا?")), [2]);
    assert_eq!(library.found(&regex("*كِتاب")), [2, 3]);
    // What means something in regular expressions means itself.
    assert_eq!(library.found(&regex("كتا.")), [] as [u64; 0]);
    let fuzzy = Term::from_field_text(library.body, &tokenizer.prefix("كِتاف"));
    assert_eq!(library.found(&FuzzyTermQuery::new(fuzzy, 1, true)), [2]);
    let phrase = PhraseQuery::new(library.terms(&tokenizer.words("مَدينة القُدس")));
    assert_eq!(library.found(&phrase), [0]);
    let mut terms = library.terms(&tokenizer.words("مَدينة"));
    terms.extend(library.terms(&[tokenizer.prefix("القُ")]));
    assert_eq!(library.found(&PhrasePrefixQuery::new(terms)), [0]);
}

#[test]
fn stems_and_exact_keys_share_a_position() {
    let tokenizer = ArabicTokenizer::default().stem(Stemmer::Arabic).exact(true);
    let library = Library::in_memory(&tokenizer, &["هذا كِتابُها الجديد", "في الكِتابِ فصلان", "قلم"]);
    let (stems, exact) = (tokenizer.for_queries(), tokenizer.for_exact_queries());
    assert_eq!(library.found(&*library.parsed(&stems, "كتاب")), [0, 1]);
    assert_eq!(library.found(&*library.parsed(&exact, "الكتاب")), [1]);
    assert_eq!(library.found(&*library.parsed(&exact, "كتاب")), [] as [u64; 0]);
    assert_eq!(library.found(&*library.parsed(&stems, "\"هذا كتاب\"")), [0]);
    assert_eq!(library.found(&*library.parsed(&exact, "\"في الكتاب\"")), [1]);
    assert_eq!(library.snippet(&*library.parsed(&exact, "الكتاب")), "في <b>الكِتابِ</b> فصلان");
    assert_ne!(tokenizer.fingerprint(), ArabicTokenizer::default().fingerprint());
    assert_eq!(tokenizer.fingerprint(), tokenizer.clone().fingerprint());
}

#[test]
fn uthmani_spelling_is_found_by_modern_spelling() {
    let tokenizer = ArabicTokenizer::new(Normalizer::new(Profile::QURAN));
    let library = Library::in_memory(&tokenizer, &["سَـٰلِمٌ يَقْرَأُ ٱلْكِتَـٰبَ ۚ ثُمَّ يَنَامُ", "ٱلدَّرْسُ"]);
    let query = library.parsed(&tokenizer, "\"يقرأ الكتاب ثم\"");
    assert_eq!(library.found(&*query), [0]);
    assert!(library.snippet(&*library.parsed(&tokenizer, "الكتاب")).contains("<b>ٱلْكِتَـٰبَ</b>"));
}

/// A hundred thousand documents on disk, in several segments, with facets; opened anew, merged, and some deleted.
#[test]
fn many_documents_on_disk() {
    const COUNT: u64 = 100_000;
    let folder = tempfile::tempdir().unwrap();
    let tokenizer = ArabicTokenizer::default();
    let library = Library::new(Index::create_in_dir(&folder, schema()).unwrap(), &tokenizer);
    let mut writer = library.writer();
    for number in 0..COUNT {
        let text = if number % 1000 == 7 { "كِتابٌ نادِرٌ" } else { "بَيتٌ كَبيرٌ" };
        library.add(&writer, &format!("{text} {number}"), number);
        if number % (COUNT / 4) == 0 {
            writer.commit().unwrap();
        }
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();

    let library = Library::new(Index::open_in_dir(&folder).unwrap(), &tokenizer);
    let count = |query: &str| library.searcher().search(&*library.parsed(&tokenizer, query), &Count).unwrap() as u64;
    assert_eq!((count("كتاب"), count("بيت"), count("٧٠٠٧")), (COUNT / 1000, COUNT - COUNT / 1000, 1));
    let mut collector = FacetCollector::for_field("topic");
    collector.add_facet("/");
    let facets = library.searcher().search(&*library.parsed(&tokenizer, "نادر"), &collector).unwrap();
    assert!(facets.get("/").map(|(facet, count)| (facet.to_string(), count)).eq([("/odd".to_owned(), COUNT / 1000)]));

    let mut writer: IndexWriter = library.writer();
    writer.delete_term(Term::from_field_u64(library.number, 7007));
    writer.commit().unwrap();
    let segments = library.index.searchable_segment_ids().unwrap();
    assert!(segments.len() > 1, "there is something to merge");
    writer.merge(&segments).wait().unwrap();
    writer.wait_merging_threads().unwrap();
    assert_eq!(library.index.searchable_segment_ids().unwrap().len(), 1);
    assert_eq!((count("كتاب"), count("٧٠٠٧")), (COUNT / 1000 - 1, 0));
}

/// An index says with which tokenizer it was made: the payload of a commit is kept through merges and openings.
#[test]
fn fingerprints_are_stored_with_commits() {
    let folder = tempfile::tempdir().unwrap();
    let tokenizer = ArabicTokenizer::default();
    let library = Library::new(Index::create_in_dir(&folder, schema()).unwrap(), &tokenizer);
    let mut writer = library.writer();
    library.add(&writer, TEXTS[0], 0);
    let mut commit = writer.prepare_commit().unwrap();
    commit.set_payload(&format!("{:016x}", tokenizer.fingerprint()));
    commit.commit().unwrap();
    writer.wait_merging_threads().unwrap();
    let stored = Index::open_in_dir(&folder).unwrap().load_metas().unwrap().payload;
    assert_eq!(stored, Some(format!("{:016x}", ArabicTokenizer::default().fingerprint())));
    assert_ne!(stored, Some(format!("{:016x}", tokenizer.stem(Stemmer::Arabic).fingerprint())));
}
