//! Real text, from the folder that `ARABIC_TEXT_CORPORA` names.

use std::fs;

use arabic_text::{Normalizer, Profile};

fn read(file: &str) -> Option<String> {
    let Ok(folder) = std::env::var("ARABIC_TEXT_CORPORA") else {
        eprintln!("skipped: ARABIC_TEXT_CORPORA does not name the folder with {file}");
        return None;
    };
    let path = std::path::Path::new(&folder).join(file);
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Each word of a line with its place.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(' ').map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

#[test]
fn every_uthmani_word_is_found_by_its_key_and_given_back_with_its_marks() {
    let Some(verses) = read("quran_pairs.tsv") else { return };
    let mut count = 0;
    for normalizer in [Normalizer::search(), Normalizer::loose(), Normalizer::unvocalized()] {
        for verse in verses.lines().skip(1).filter_map(|line| line.split('\t').nth(1)) {
            for (at, word) in words(verse) {
                let key = normalizer.normalize(word);
                if key.is_empty() {
                    // A pause mark between two words.
                    continue;
                }
                let mut found = normalizer.find(verse, &key).whole_words(true);
                assert!(found.any(|range| range == (at..at + word.len())), "{word} by {key} in {verse}");
                count += 1;
            }
        }
    }
    assert!(count > 100_000, "{count} words are not the corpus");
}

#[test]
fn real_text_is_aligned_as_it_is_folded() {
    for file in ["news.jsonl", "vocalized.txt", "persian.txt", "social.txt", "sorani.txt", "quran_pairs.tsv"] {
        let Some(text) = read(file) else { return };
        for profile in [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE, Profile::PERSIAN] {
            let normalizer = Normalizer::new(profile);
            let aligned = normalizer.align(&text);
            assert!(aligned.as_str() == normalizer.normalize(&text), "{file} under {}", normalizer.profile());
            assert!(aligned.memory() * 4 < text.len(), "{file}: {} bytes for {}", aligned.memory(), text.len());
            let lines = text.split_inclusive('\n').zip(aligned.as_str().split_inclusive('\n'));
            let (mut source, mut folded) = (0, 0);
            for (old, new) in lines {
                let ends = (source + old.len(), folded + new.len());
                // What goes at the beginning of a line belongs to the line break before.
                let end = aligned.source_range(folded..ends.1).end;
                assert!(normalizer.normalize(&text[ends.0..end]).is_empty(), "{file}: {old}");
                assert_eq!(aligned.folded_range(source..ends.0).end, ends.1, "{file}: {old}");
                (source, folded) = ends;
            }
        }
    }
}
