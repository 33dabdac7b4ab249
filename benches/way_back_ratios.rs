//! Tables of ratios: alignment compared with folding and with a pair of offsets for each byte,
//! streams compared with folding, and search compared with folding first. All use `SEARCH`.
//!
//! All contenders take turns on one part of the text after the other, as in `ratios`. Figures are
//! medians over the parts.
//!
//! ```sh
//! ARABIC_TEXT_CORPORA=folder cargo bench --bench way_back_ratios              # or: -- align profiles stream find
//! ```

mod texts;
mod way_back_rivals;

use std::hint::black_box;
use std::time::Instant;

use arabic_text::{Normalizer, Profile};
use memchr::memmem::Finder;
use way_back_rivals::{NEEDLES, PerBytePairs, align_then_memmem, fold_then_memmem};

/// The number of bytes of a part.
const PIECE: usize = 64 << 10;

/// A contender, and the seconds that it took for each part.
struct Contender<'a> {
    run: Box<dyn FnMut(&str) + 'a>,
    seconds: Vec<f64>,
}

/// Makes a contender.
fn by<'a>(run: impl FnMut(&str) + 'a) -> Contender<'a> {
    Contender { run: Box::new(run), seconds: Vec::new() }
}

/// Lets all contenders take turns. Returns the median speed of the first one in MB/s, and how many
/// times faster it is than each.
fn measure(pieces: &[&str], mut contenders: Vec<Contender<'_>>) -> (f64, Vec<f64>) {
    let count = contenders.len();
    // The first part warms up. Contenders take turns in being the first, since the first one reads
    // the text from a slower cache.
    for (round, piece) in pieces.iter().take(1).chain(pieces).enumerate() {
        for turn in 0..count {
            let contender = &mut contenders[(round + turn) % count];
            let start = Instant::now();
            (contender.run)(black_box(piece));
            contender.seconds.push(start.elapsed().as_secs_f64());
        }
    }
    let times: Vec<Vec<f64>> = contenders.into_iter().map(|contender| contender.seconds[1..].to_vec()).collect();
    let speeds = times[0].iter().zip(pieces).map(|(seconds, piece)| piece.len() as f64 / 1e6 / seconds);
    let ratio = |other: &Vec<f64>| median(other.iter().zip(&times[0]).map(|(other, first)| other / first).collect());
    (median(speeds.collect()), times.iter().map(ratio).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Splits a text into parts of whole lines, each of about `PIECE` bytes.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line_end = rest.as_bytes().iter().skip(PIECE).position(|&byte| byte == b'\n');
        let (piece, behind) = rest.split_at(line_end.map_or(rest.len(), |length| PIECE + length + 1));
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// Compares alignment with folding. Both return a string.
fn align(name: &str, text: &str, normalizers: &[(String, Normalizer)]) {
    let pairs = PerBytePairs::new(&normalizers[0].1);
    assert!(pairs.align(text).0 == normalizers[0].1.normalize(text), "{name}: the pairs' text is another");
    for (backend, normalizer) in normalizers {
        let aligned = normalizer.align(text);
        assert!(aligned.as_str() == normalizer.normalize(text), "{name}: {backend} aligns another text");
        let memory = 100.0 * aligned.memory_usage() as f64 / text.len() as f64;
        let (speed, ratios) = measure(
            &pieces(text),
            vec![
                by(|text| drop(black_box(normalizer.align(text)))),
                by(|text| drop(black_box(normalizer.normalize(text)))),
                by(|text| drop(black_box(pairs.align(text)))),
            ],
        );
        println!("| {name} | {backend} | {speed:.0} | {:.2} | {:.1} | {memory:.1} % |", ratios[1], ratios[2]);
    }
}

/// Measures profiles that keep marks, and one with rules about several characters, on the best
/// instruction set.
fn profiles(name: &str, text: &str, _: &[(String, Normalizer)]) {
    for profile in [Profile::CLEAN, Profile::LOOSE, Profile::PERSIAN] {
        let (backend, normalizer) = texts::backends(&profile, text).swap_remove(0);
        let aligned = normalizer.align(text);
        assert!(aligned.as_str() == normalizer.normalize(text), "{name}: {profile} aligns another text");
        let memory = 100.0 * aligned.memory_usage() as f64 / text.len() as f64;
        let (speed, ratios) = measure(
            &pieces(text),
            vec![
                by(|text| drop(black_box(normalizer.align(text)))),
                by(|text| drop(black_box(normalizer.normalize(text)))),
            ],
        );
        println!("| {name} | {backend} | {profile} | {speed:.0} | {:.2} | {memory:.1} % |", ratios[1]);
    }
}

/// Compares a stream with folding into a buffer, with and without the standard library's
/// validation.
fn stream(name: &str, text: &str, normalizers: &[(String, Normalizer)]) {
    for (backend, normalizer) in normalizers {
        let (mut stream, mut streamed) = (normalizer.stream(), Vec::new());
        for chunk in text.as_bytes().chunks(PIECE + 1) {
            stream.push(chunk, &mut streamed).expect("valid");
        }
        stream.finish(&mut streamed).expect("valid");
        assert!(streamed == normalizer.normalize(text).as_bytes(), "{name}: {backend} streams another text");
        let (mut folded, mut checked) = (String::with_capacity(2 * PIECE), String::with_capacity(2 * PIECE));
        streamed.clear();
        let (speed, ratios) = measure(
            &pieces(text),
            vec![
                by(|text| {
                    streamed.clear();
                    stream.push(text.as_bytes(), &mut streamed).expect("valid");
                    black_box(&streamed);
                }),
                by(|text| {
                    folded.clear();
                    normalizer.normalize_into(text, &mut folded);
                    black_box(&folded);
                }),
                by(|text| {
                    checked.clear();
                    let text = std::str::from_utf8(text.as_bytes()).expect("valid");
                    normalizer.normalize_into(text, &mut checked);
                    black_box(&checked);
                }),
            ],
        );
        println!("| {name} | {backend} | {speed:.0} | {:.2} | {:.2} |", ratios[1], ratios[2]);
    }
}

fn find(name: &str, text: &str, normalizers: &[(String, Normalizer)]) {
    for (backend, normalizer) in normalizers {
        for (kind, needle) in NEEDLES {
            let folded = normalizer.normalize(needle).into_owned();
            let finder = Finder::new(&folded);
            let mut buffer = String::with_capacity(2 * PIECE);
            let found: Vec<_> = normalizer.find_iter(text, needle).collect();
            assert_eq!(found, align_then_memmem(normalizer, text, &finder), "{name}: {backend}, {needle}");
            assert_eq!(normalizer.contains(text, needle), !found.is_empty(), "{name}: {backend}, {needle}");
            let (speed, ratios) = measure(
                &pieces(text),
                vec![
                    by(|text| _ = black_box(normalizer.find_iter(text, needle).count())),
                    by(|text| _ = black_box(fold_then_memmem(normalizer, text, &finder, &mut buffer))),
                    by(|text| drop(black_box(align_then_memmem(normalizer, text, &finder)))),
                ],
            );
            let per_line = found.len() as f64 / (text.len() as f64 / 1e3);
            println!(
                "| {name} | {backend} | {kind}, {per_line:.2} | {speed:.0} | {:.2} | {:.2} |",
                ratios[1], ratios[2]
            );
        }
    }
}

/// A table: its name, the titles of its columns, and the function that prints the rows for a text.
type Table = (&'static str, &'static str, fn(&str, &str, &[(String, Normalizer)]));

const TABLES: [Table; 4] = [
    ("align", "align, MB/s | to fold | to a pair for each byte | map, of the source's size", align),
    ("profiles", "profile | align, MB/s | to fold | map, of the source's size", profiles),
    ("stream", "stream, MB/s | to fold | to std's check and fold", stream),
    (
        "find",
        "needle, matches in 1,000 bytes | find, MB/s | to fold, then memmem (no way back) | to align, then memmem",
        find,
    ),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let tables = TABLES.iter().filter(|table| wanted.is_empty() || wanted.iter().any(|wanted| wanted == table.0));
    for (_, titles, rows) in tables {
        println!("\n| text | backend | {titles} |\n|---|---|{}", "---|".repeat(titles.split('|').count()));
        for text in texts::all() {
            rows(text.name, &text.text, &texts::backends(&Profile::SEARCH, &text.text));
        }
    }
}
