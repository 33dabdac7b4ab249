//! Memory, in a process of its own: other tests would be counted too.
#![cfg(target_os = "linux")]

use arabic_text_tantivy::ArabicTokenizer;
use tantivy::tokenizer::TextAnalyzer;

/// What a process holds in memory does not grow with the number of texts that are analyzed.
#[test]
fn memory_is_flat_over_a_million_texts() {
    /// Pages that the process holds.
    fn pages() -> u64 {
        let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
        statm.split(' ').nth(1).unwrap().parse().unwrap()
    }
    let mut analyzer = TextAnalyzer::from(ArabicTokenizer::default());
    let mut words = 0;
    let mut analyze = |count: u32| {
        for number in 0..count {
            let text = format!("كِتَابٌ رَقْمُ {number}");
            let mut stream = analyzer.token_stream(&text);
            while stream.advance() {
                words += 1;
            }
        }
    };
    analyze(50_000);
    let before = pages();
    analyze(1_000_000);
    let grown = pages().saturating_sub(before);
    assert_eq!(words, 3 * 1_050_000);
    assert!(grown < 256, "{grown} pages more");
}
