//! A small index of titles: different spellings of a word in titles and queries give the same
//! search key.
//!
//! ```sh
//! cargo run --example search_key
//! ```

use std::collections::{BTreeMap, BTreeSet};

use arabic_text::Normalizer;

const TITLES: &[&str] = &[
    "مُقَدِّمَةٌ فِي عِلْمِ الفَلَك",
    "أسرار المطبخ المغربي",
    "رحلة إلى جزيرة المرجان",
    "حكايات الجدّة: ٢٠ ليلة وليلة",
    "کتاب‌های کودکان ایران",
    "آداب الســـفر في البحر",
];

/// Queries, and the title that each must find.
const QUERIES: &[(&str, usize, &str)] = &[
    ("مقدمه الفلك", 0, "written without vowels, heh for teh marbuta"),
    ("اسرار المطبــخ", 1, "written without hamza, stretched"),
    ("رحلة الى", 2, "written without hamza, alef maksura"),
    ("الجدة 20", 3, "ASCII digits for Arabic ones"),
    ("كتابهاي كودكان", 4, "typed on an Arabic keyboard, without the non-joiner"),
    ("اداب السَّفَر", 5, "written without madda, vocalized"),
];

/// The titles that contain each search key.
#[derive(Default)]
struct Index {
    postings: BTreeMap<String, BTreeSet<usize>>,
}

impl Index {
    fn add(&mut self, id: usize, title: &str) {
        let mut tokens = Normalizer::search().token_stream(title);
        while tokens.advance() {
            let token = tokens.token();
            if token.kind.is_word() {
                self.postings.entry(token.text.to_owned()).or_default().insert(id);
            }
        }
    }

    /// Returns the titles that contain every word of the query.
    fn find(&self, keys: &[String]) -> BTreeSet<usize> {
        let mut titles = keys.iter().map(|key| self.postings.get(key).cloned().unwrap_or_default());
        let first = titles.next().unwrap_or_default();
        titles.fold(first, |found, next| &found & &next)
    }
}

fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut tokens = Normalizer::search().token_stream(text);
    while tokens.advance() {
        let token = tokens.token();
        if token.kind.is_word() {
            keys.push(token.text.to_owned());
        }
    }
    keys
}

fn main() {
    let mut index = Index::default();
    for (id, title) in TITLES.iter().enumerate() {
        index.add(id, title);
    }
    for &(query, title, how) in QUERIES {
        let keys = keys(query);
        let found = index.find(&keys);
        println!("query   {query}\n        {how}\nkeys    {}", keys.join(" | "));
        found.iter().for_each(|&id| println!("found   {}", TITLES[id]));
        println!();
        assert!(found.contains(&title), "{query} does not find {}", TITLES[title]);
    }
    // Store this number with the index. If it changes, the keys may have changed, and the index
    // must be made again.
    let profile = Normalizer::search().profile();
    println!("{} keys, profile {profile}, fingerprint {:016x}", index.postings.len(), profile.fingerprint());
}
