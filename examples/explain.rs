//! Prints a table of the changes to a text, each with its rules.
//!
//! usage: `cargo run --example explain -- [TEXT [PROFILE]]`, such as `'مُؤْمِنٌ' loose`

use std::error::Error;

use arabic_text::{CodePoint, Normalizer, Profile};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = arguments.next().unwrap_or_else(|| "إِلَى مَكْتَبَـةٍ كبيرةٍ، ٣ ﻻ".into());
    let profile = arguments.next().map_or(Ok(Profile::SEARCH), |name| name.parse())?;
    let normalizer = Normalizer::new(profile);
    println!("{text}  ->  {}\n", normalizer.normalize(&text));
    println!("{:>9}  {:<50}  {:<42}  rule", "bytes", "was", "became");
    for change in normalizer.explain(&text) {
        let rules: Vec<String> = change.rules().iter().map(ToString::to_string).collect();
        let became = change.output_code_points().collect();
        print_row(&format!("{:?}", change.range()), change.source_code_points().collect(), became, &rules.join(", "));
    }
    Ok(())
}

/// Prints a line for each code point, with range and rules on the first one.
fn print_row(range: &str, was: Vec<CodePoint>, became: Vec<CodePoint>, rules: &str) {
    let cell = |points: &[CodePoint], at: usize| points.get(at).map(ToString::to_string).unwrap_or_default();
    for at in 0..was.len().max(became.len()) {
        let (range, rules) = if at == 0 { (range, rules) } else { ("", "") };
        let became = if at == 0 && became.is_empty() { "(removed)".into() } else { cell(&became, at) };
        println!("{}", format!("{range:>9}  {:<50}  {became:<42}  {rules}", cell(&was, at)).trim_end());
    }
}
