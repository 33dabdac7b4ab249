//! `artext count`.

use std::collections::HashMap;
use std::fs;

use arabic_text::{Normalizer, words};

use crate::common::{Folder, output, real_texts};

#[test]
fn spellings_of_a_key_are_counted_together() {
    let text = "إلى الى إلى\nكتاب، كِتاب 7 !\n";
    assert_eq!(output(&["count"], text, 0), "3\tالي\tإلى\n2\tكتاب\tكتاب\n1\t7\t7\n");
    assert_eq!(output(&["count", "--top", "1"], text, 0), "3\tالي\tإلى\n");
    assert_eq!(output(&["count", "--min", "2"], text, 0), "3\tالي\tإلى\n2\tكتاب\tكتاب\n");
    assert_eq!(output(&["count", "-p", "none", "-n", "1"], text, 0), "2\tإلى\tإلى\n");
    assert_eq!(output(&["count"], "", 0), "");
}

#[test]
fn json_has_every_spelling() {
    assert_eq!(
        output(&["count", "--json"], "إلى الى إلى", 0),
        "{\"count\":3,\"key\":\"الي\",\"spellings\":{\"إلى\":2,\"الى\":1}}\n"
    );
}

#[test]
fn several_files_are_counted_together() {
    let folder = Folder::new(&[("a", "قل".as_bytes()), ("b", "قُلْ قُلْ".as_bytes())]);
    assert_eq!(folder.output(&["count", "a", "b"], 0), "3\tقل\tقُلْ\n");
    assert_eq!(folder.output(&["count", "a", "missing"], 2), "1\tقل\tقل\n");
}

#[test]
fn real_texts_have_the_counts_of_the_library() {
    for path in real_texts() {
        let text = fs::read_to_string(&path).unwrap();
        let mut counts: HashMap<String, u64> = HashMap::new();
        for word in words(&text) {
            *counts.entry(Normalizer::search().normalize(word).into_owned()).or_default() += 1;
        }
        counts.remove("");
        let found = output(&["count", path.to_str().unwrap()], "", 0);
        let found: HashMap<String, u64> = found
            .lines()
            .map(|line| {
                let (count, rest) = line.split_once('\t').unwrap();
                (rest.split('\t').next().unwrap().to_owned(), count.parse().unwrap())
            })
            .collect();
        assert!(found == counts, "{}", path.display());
    }
}
