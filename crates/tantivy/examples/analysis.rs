//! Times the analysis of a text, beside tantivy's default analyzer, in one run.
//!
//! usage: cargo run --release --example analysis -- TEXT [AT_LEAST]
//!
//! TEXT is a file, of which each line is analyzed by itself. Prints medians of rounds, in MB of source text a second, and the ratio.
//! The words of both are counted, so that neither is left out. Fails if the tokenizer of this crate is not AT_LEAST times as fast.

use std::time::Instant;

use arabic_text_tantivy::ArabicTokenizer;
use tantivy::tokenizer::{LowerCaser, TextAnalyzer, TokenizerManager};

const ROUNDS: usize = 9;

/// The least number of bytes of a round.
const ROUND: usize = 1 << 20;

fn analyzed(analyzer: &mut TextAnalyzer, lines: &[&str]) -> (f64, usize) {
    let (start, mut words) = (Instant::now(), 0);
    for line in lines {
        let mut stream = analyzer.token_stream(line);
        while stream.advance() {
            words += usize::from(!stream.token().text.is_empty());
        }
    }
    (start.elapsed().as_secs_f64(), words)
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: analysis TEXT [AT_LEAST]")?;
    let at_least: f64 = std::env::args().nth(2).map_or(Ok(0.0), |ratio| ratio.parse())?;
    let text = std::fs::read_to_string(path)?;
    // A round on a small sample would be too short to time.
    let turns = ROUND / text.len().max(1) + 1;
    let lines = text.lines().collect::<Vec<_>>().repeat(turns);
    let mut default = TokenizerManager::default().get("default").ok_or("no default analyzer")?;
    let mut plain = TextAnalyzer::from(ArabicTokenizer::default());
    let mut latin = TextAnalyzer::from(ArabicTokenizer::default().remove_latin_case(true));
    let mut lowercased = TextAnalyzer::builder(ArabicTokenizer::default()).filter(LowerCaser).build();
    let (mut times, mut words) = ([const { Vec::new() }; 4], [0; 4]);
    for _ in 0..ROUNDS {
        for (place, analyzer) in [&mut default, &mut plain, &mut latin, &mut lowercased].into_iter().enumerate() {
            let (seconds, count) = analyzed(analyzer, &lines);
            times[place].push(seconds);
            words[place] = count;
        }
    }
    let base = times[0].clone();
    for (place, name) in ["default", "arabic", "remove_latin_case", "arabic, LowerCaser"].into_iter().enumerate() {
        let ratio = median(base.iter().zip(&times[place]).map(|(base, time)| base / time).collect());
        let speed = (turns * text.len()) as f64 / median(times[place].clone()) / 1e6;
        println!("{name:<20} {:>8} words {speed:>7.1} MB/s {ratio:>5.2} of default", words[place]);
        if name == "arabic" && ratio < at_least {
            return Err(format!("it is {ratio:.2} times as fast; expected {at_least}").into());
        }
    }
    Ok(())
}
