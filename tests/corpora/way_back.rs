//! Search and alignment on real text.

use std::fs;

use arabic_text::{Normalizer, Profile, words as words_of};

use crate::common::config::corpora;

fn read(file: &str) -> Option<String> {
    let path = corpora()?.join(file);
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Returns the words of a line with their byte offsets.
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
                if words_of(&key).next().is_none() {
                    // This is a pause mark between two words, or a sign that stands alone.
                    continue;
                }
                let finder = normalizer.finder(&key).whole_words(true);
                let mut found = finder.find_iter(verse);
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
        for profile in
            [Profile::SEARCH, Profile::CLEAN, Profile::LOOSE, Profile::QURAN, Profile::PERSIAN, Profile::KURDISH]
        {
            let normalizer = Normalizer::new(profile);
            let aligned = normalizer.align(&text);
            assert!(aligned.as_str() == normalizer.normalize(&text), "{file} under {}", normalizer.profile());
            assert!(
                aligned.memory_usage() * 4 < text.len(),
                "{file}: {} bytes for {}",
                aligned.memory_usage(),
                text.len()
            );
            let lines = text.split_inclusive('\n').zip(aligned.as_str().split_inclusive('\n'));
            let (mut source, mut folded) = (0, 0);
            for (old, new) in lines {
                let ends = (source + old.len(), folded + new.len());
                // Characters that are removed at the beginning of a line belong to the segment of
                // the line break before.
                let end = aligned.source_range(folded..ends.1).end;
                assert!(normalizer.normalize(&text[ends.0..end]).is_empty(), "{file}: {old}");
                assert_eq!(aligned.folded_range(source..ends.0).end, ends.1, "{file}: {old}");
                (source, folded) = ends;
            }
        }
    }
}
