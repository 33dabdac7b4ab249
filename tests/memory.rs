//! Memory use, measured by an allocator that counts.
#![cfg(feature = "std")]

mod common;
#[path = "way_back/support.rs"]
mod support;

use std::hash::{DefaultHasher, Hasher};
use std::io::{Read, Write};

use allocation_counter::measure;
use arabic_text::{NormalizeReader, NormalizeWriter, Normalizer, Profile, compat};
use proptest::prelude::*;

use support::{normalizer, text};

/// A fully vocalized sentence, and one as newspapers print it.
const VOCALIZED: &str = "جَلَسَ الطَّالِبُ عِنْدَ النَّافِذَةِ يَقْرَأُ رِسَالَةً مِنْ أُخْتِهِ، ثُمَّ كَتَبَ لَهَا جَوَابًا طَوِيلًا.\n";
const PLAIN: &str = "أعلنت البلدية أمس عن افتتاح حديقة جديدة قرب المحطة، وتستقبل الزوار من الثامنة صباحا حتى المساء.\n";

const MANY: usize = 1_000_000;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn comparing_and_hashing_allocate_nothing(normalizer in normalizer(), a in text(), b in text()) {
        // This profile holds any amount of white space back, since it may be at the end of the
        // text.
        prop_assume!(normalizer.profile() != &compat::OPEN_ASR_LEADERBOARD);
        let folded = normalizer.normalize(&a).into_owned();
        for b in [&b, &folded] {
            let mut equal = false;
            let info = measure(|| equal = normalizer.equivalent(&a, b));
            prop_assert_eq!(info.count_total, 0);
            prop_assert_eq!(equal, folded == normalizer.normalize(b));
        }
        let mut hasher = DefaultHasher::new();
        prop_assert_eq!(measure(|| normalizer.hash_text(&a, &mut hasher)).count_total, 0);
        prop_assert_eq!(measure(|| _ = normalizer.is_normalized(&a)).count_total, 0);
    }
}

#[test]
fn comparing_a_letter_with_many_marks_allocates_nothing() {
    let letter = format!("\u{628}{}\u{FDFA}", "\u{64E}\u{651}\u{10EFC}\u{301}".repeat(100));
    for profile in [Profile::NONE, Profile::SEARCH, Profile::LOOSE, Profile::CLEAN, Profile::QURAN] {
        let profile = profile.with_phrase_signs(arabic_text::PhraseSigns::Expand);
        let normalizer = Normalizer::new(profile);
        let folded = normalizer.normalize(&letter);
        let mut equal = false;
        assert_eq!(
            measure(|| equal = normalizer.equivalent(&letter, &folded)).count_total,
            0,
            "{}",
            normalizer.profile()
        );
        assert!(equal);
        let mut hasher = DefaultHasher::new();
        assert_eq!(measure(|| normalizer.hash_text(&letter, &mut hasher)).count_total, 0, "{}", normalizer.profile());
        assert_ne!(hasher.finish(), DefaultHasher::new().finish());
    }
}

/// Returns the heap bytes of the map alone, and the length of the source.
fn map_of(normalizer: &Normalizer, line: &str) -> (usize, usize) {
    let source = line.repeat(2_000);
    let mut aligned = None;
    let info = measure(|| aligned = Some(normalizer.align(&source)));
    let memory = aligned.as_ref().map_or(0, |aligned| aligned.memory_usage());
    let text = measure(|| drop(aligned.map(|aligned| aligned.into_cow())));
    // After the text is dropped too, no memory is left, so map and text are all that was allocated.
    assert_eq!(info.bytes_current + text.bytes_current, 0);
    assert!(info.bytes_max as usize <= source.len() * 5 / 4 + 4096, "{} at once", info.bytes_max);
    assert!(info.bytes_current as usize - memory <= source.len() + 64, "the map is larger than it says");
    (memory, source.len())
}

#[test]
fn alignment_is_compact() {
    let (search, unvocalized) = (Normalizer::search(), Normalizer::unvocalized());
    for normalizer in [search, unvocalized, Normalizer::loose()] {
        let (map, source) = map_of(normalizer, VOCALIZED);
        assert!(map * 6 < source, "{map} bytes for {source} of vocalized text");
        assert!(map > 0);
    }
    let (map, source) = map_of(search, PLAIN);
    assert!(map * 50 < source, "{map} bytes for {source} of plain text");
    assert_eq!(map_of(unvocalized, PLAIN).0, 0);
    // Other libraries store a pair of offsets for each byte of the output.
    assert!(map_of(search, VOCALIZED).0 * 50 < search.normalize(VOCALIZED).len() * 2_000 * size_of::<(usize, usize)>());
}

#[test]
fn a_stream_with_a_million_marks_on_a_letter_is_small() {
    let marks = "\u{64E}\u{651}".repeat(500);
    for profile in [Profile::NONE, Profile::CLEAN, Profile::SEARCH, Profile::LOOSE, Profile::QURAN, Profile::PERSIAN] {
        let normalizer = Normalizer::new(profile);
        let kept = normalizer.normalize("ب\u{64E}\u{651}").len() > 2;
        let mut delivered = 0;
        let info = measure(|| {
            let (mut stream, mut out) = (normalizer.stream(), Vec::new());
            stream.push("ب".as_bytes(), &mut out).expect("valid");
            for _ in 0..MANY / 1000 {
                stream.push(marks.as_bytes(), &mut out).expect("valid");
                delivered += out.len();
                out.clear();
            }
            stream.finish(&mut out).expect("valid");
            delivered += out.len();
        });
        assert!(info.bytes_max < 16 * 1024, "{} bytes under {}", info.bytes_max, normalizer.profile());
        assert_eq!(delivered, if kept { 2 + 2 * MANY } else { 2 });
    }
}

/// A writer that counts bytes.
struct Count(usize);

impl Write for Count {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        self.0 += buffer.len();
        Ok(buffer.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn readers_and_writers_are_small_whatever_comes() {
    let search = Normalizer::search();
    let text = VOCALIZED.repeat(100_000);
    let folded = search.normalize(&text).len();
    let (mut read, mut count) = (0, Count(0));
    let info = measure(|| {
        let mut reader = NormalizeReader::new(search.stream(), text.as_bytes());
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            read += length;
        }
    });
    assert!(info.bytes_max < 256 * 1024, "{} bytes to read", info.bytes_max);
    let info = measure(|| {
        let mut writer = NormalizeWriter::new(search.stream(), &mut count);
        writer.write_all(text.as_bytes()).expect("counting cannot fail");
        writer.finish().expect("valid");
    });
    assert!(info.bytes_max < 256 * 1024, "{} bytes to write", info.bytes_max);
    assert_eq!((read, count.0), (folded, folded));
}

#[test]
fn search_does_not_keep_the_folded_haystack() {
    let search = Normalizer::search();
    let haystack = VOCALIZED.repeat(50_000);
    for (needle, found) in [("أخته", 50_000), ("غائب", 0)] {
        for whole_words in [false, true] {
            let mut count = 0;
            let info = measure(|| count = search.finder(needle).whole_words(whole_words).find_iter(&haystack).count());
            assert_eq!(count, found, "{needle}");
            assert!(info.bytes_max < 128 * 1024, "{} bytes for {} of haystack", info.bytes_max, haystack.len());
        }
        assert!(measure(|| _ = search.contains(&haystack, needle)).bytes_max < 128 * 1024);
    }
}

impl std::fmt::Write for Count {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

#[test]
fn writing_to_a_writer_is_small() {
    let text = VOCALIZED.repeat(10_000);
    let mut count = Count(0);
    let info = measure(|| Normalizer::search().normalize_to(&text, &mut count).expect("counting cannot fail"));
    assert!(info.bytes_max < 64 * 1024, "{} bytes", info.bytes_max);
    assert_eq!(count.0, Normalizer::search().normalize(&text).len());
}
