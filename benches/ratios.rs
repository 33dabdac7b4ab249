//! A table of ratios: folding with `SEARCH`, for each text and instruction set, compared with
//! `arabic-normalize` and `memcpy`.
//!
//! All contenders take turns on one part of the text after the other. So other load on the machine
//! affects all of them equally, no branch predictor sees a part twice, and a turn is too short to
//! be interrupted often. Figures are medians over the parts.
//!
//! ```sh
//! ARABIC_TEXT_CORPORA=folder cargo bench --bench ratios
//! ```

mod texts;

use std::hint::black_box;
use std::time::Instant;

use arabic_text::Profile;

/// The number of bytes of a part. It is in the second-level cache when the second contender reads
/// it, where `memcpy` is fast.
const PIECE: usize = 64 << 10;
/// The number of words of a part.
const WORDS: usize = 2_000;
const LARGE: usize = 32 << 20;
const LARGE_ROUNDS: usize = 15;

/// The texts that are folded in one turn, each into a buffer that is cleared first.
type Piece<'t> = Vec<&'t str>;

/// A function that folds a text into a buffer.
type Fold<'a> = Box<dyn Fn(&str, &mut String) + 'a>;

/// A contender, and the seconds that it took for each part.
struct Contender<'a> {
    name: String,
    run: Fold<'a>,
    seconds: Vec<f64>,
}

impl<'a> Contender<'a> {
    fn new(name: &str, run: impl Fn(&str, &mut String) + 'a) -> Self {
        Self { name: name.into(), run: Box::new(run), seconds: Vec::new() }
    }

    fn take_turn(&mut self, piece: &Piece<'_>, out: &mut String) {
        let start = Instant::now();
        for text in piece {
            out.clear();
            (self.run)(black_box(text), out);
            black_box(&*out);
        }
        self.seconds.push(start.elapsed().as_secs_f64());
    }
}

fn measure(pieces: &[Piece<'_>], contenders: &mut [Contender<'_>]) {
    let longest = pieces.iter().flatten().map(|text| text.len()).max().unwrap_or(0);
    let mut out = String::with_capacity(longest + 64);
    let count = contenders.len();
    // The first part warms up. Contenders take turns in being the first, since the first one reads
    // the text from a slower cache.
    for (round, piece) in pieces.iter().take(1).chain(pieces).enumerate() {
        (0..count).for_each(|turn| contenders[(round + turn) % count].take_turn(piece, &mut out));
    }
    for contender in contenders {
        contender.seconds.remove(0);
    }
}

/// Measures words. Each contender takes a turn on all words, since engines share the code for short
/// texts, and branch predictors trained in one turn would help the next contender.
fn measure_words(pieces: &[Piece<'_>], contenders: &mut [Contender<'_>]) {
    let mut out = String::with_capacity(1024);
    for contender in contenders {
        pieces.iter().take(1).chain(pieces).for_each(|piece| contender.take_turn(piece, &mut out));
        contender.seconds.remove(0);
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Returns how many times faster this is than `other`, as the median over the parts.
fn ratio(one: &Contender<'_>, other: &Contender<'_>) -> f64 {
    median(one.seconds.iter().zip(&other.seconds).map(|(one, other)| other / one).collect())
}

/// Prints a row for each contender. The last two are those with which the others are compared.
/// `amounts` are those of each part.
fn print_rows(name: &str, amounts: &[f64], contenders: &[Contender<'_>]) {
    let [.., rival, copy] = contenders else { return };
    for contender in contenders {
        let speeds = contender.seconds.iter().zip(amounts).map(|(seconds, amount)| amount / seconds);
        let (to_rival, to_copy) = (ratio(contender, rival), ratio(contender, copy));
        println!("| {name} | {} | {:.0} | {to_rival:.1} | {to_copy:.2} |", contender.name, median(speeds.collect()));
    }
}

/// Returns the megabytes of each part.
fn megabytes(pieces: &[Piece<'_>]) -> Vec<f64> {
    pieces.iter().map(|piece| piece.iter().map(|text| text.len()).sum::<usize>() as f64 / 1e6).collect()
}

/// Splits a text into parts of whole lines, each of about `PIECE` bytes.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line_end = rest.as_bytes().iter().skip(PIECE).position(|&byte| byte == b'\n');
        let (piece, behind) = rest.split_at(line_end.map_or(rest.len(), |length| PIECE + length + 1));
        pieces.push(vec![piece]);
        rest = behind;
    }
    pieces
}

/// Folds every text once.
fn joined(pieces: &[Piece<'_>]) -> String {
    let mut pieces = pieces.to_vec();
    pieces.dedup();
    pieces.concat().join("\n")
}

type Measure = fn(&[Piece<'_>], &mut [Contender<'_>]);

fn fold(name: &str, pieces: &[Piece<'_>], amounts: &[f64], measure: Measure) {
    let rival = texts::rival();
    let normalizers = texts::backends(&Profile::SEARCH, &joined(pieces));
    let mut contenders: Vec<Contender> = Vec::new();
    for (name, normalizer) in &normalizers {
        contenders.push(Contender::new(name, |text, out| normalizer.normalize_into(text, out)));
    }
    contenders.push(Contender::new("arabic-normalize", |text, out| rival.normalize_into(text, out)));
    contenders.push(Contender::new("memcpy", |text, out| out.push_str(text)));
    measure(pieces, &mut contenders);
    print_rows(name, amounts, &contenders);
}

/// Measures lines, each folded to a string of its own, as a database or a data frame does.
fn lines(name: &str, pieces: &[Piece<'_>]) {
    let rival = texts::rival();
    let normalizers = texts::backends(&Profile::SEARCH, &joined(pieces));
    let lines: Vec<Piece> = pieces.iter().map(|piece| piece.iter().flat_map(|text| text.lines()).collect()).collect();
    let mut contenders: Vec<Contender> = Vec::new();
    for (name, normalizer) in &normalizers {
        contenders.push(Contender::new(name, |text, _| drop(black_box(normalizer.normalize(text).into_owned()))));
    }
    contenders.push(Contender::new("arabic-normalize", |text, _| drop(black_box(rival.normalize(text)))));
    contenders.push(Contender::new("memcpy", |text, _| drop(black_box(text.to_owned()))));
    measure(&lines, &mut contenders);
    print_rows(&format!("{name}: lines to strings"), &megabytes(&lines), &contenders);
}

/// Measures texts that fold to themselves, which are only read.
fn check(name: &str, pieces: &[Piece<'_>]) {
    let rival = texts::rival();
    let normalizers = texts::backends(&Profile::SEARCH, &joined(pieces));
    let mut contenders: Vec<Contender> = Vec::new();
    for (name, normalizer) in &normalizers {
        contenders.push(Contender::new(name, |text, _| assert!(normalizer.is_normalized(text))));
    }
    contenders.push(Contender::new("arabic-normalize", |text, _| assert!(!rival.needs_normalization(text))));
    contenders.push(Contender::new("memcpy", |text, out| out.push_str(text)));
    measure(pieces, &mut contenders);
    print_rows(name, &megabytes(pieces), &contenders);
}

/// Measures other presets beside `SEARCH`, on the same text.
fn presets(text: &texts::Text, presets: &[(&str, Profile)]) {
    let rival = texts::rival();
    let pieces = pieces(&text.text);
    let all = joined(&pieces);
    let search = [("search", Profile::SEARCH)];
    let normalizers: Vec<_> = search.iter().chain(presets).map(|(_, profile)| texts::backends(profile, &all)).collect();
    let mut contenders: Vec<Contender> = Vec::new();
    for ((preset, _), normalizers) in search.iter().chain(presets).zip(&normalizers) {
        for (set, normalizer) in normalizers {
            contenders
                .push(Contender::new(&format!("{preset}, {set}"), |text, out| normalizer.normalize_into(text, out)));
        }
    }
    contenders.push(Contender::new("arabic-normalize", |text, out| rival.normalize_into(text, out)));
    contenders.push(Contender::new("memcpy", |text, out| out.push_str(text)));
    measure(&pieces, &mut contenders);
    print_rows(&format!("{}: presets", text.name), &megabytes(&pieces), &contenders);
}

fn words(name: &str, text: &str) {
    let words = texts::short_words(text, usize::MAX);
    let pieces: Vec<Piece> = words.chunks_exact(WORDS.min(words.len())).map(<[_]>::to_vec).collect();
    let millions: Vec<f64> = pieces.iter().map(|piece| piece.len() as f64 / 1e6).collect();
    fold(&format!("{name}: words of 5 to 20 bytes"), &pieces, &millions, measure_words);
}

fn main() {
    let only_test = std::env::args().any(|argument| argument == "--test");
    let (rounds, large) = if only_test { (1, 1 << 20) } else { (LARGE_ROUNDS, LARGE) };
    let all = texts::all();
    println!("| text | what | MB/s (words: millions a second) | to arabic-normalize | to memcpy |");
    println!("|---|---|---|---|---|");
    for text in &all {
        let pieces = pieces(&text.text);
        fold(text.name, &pieces, &megabytes(&pieces), measure);
        lines(text.name, &pieces);
    }
    for text in all.iter().chain(&texts::sorani()) {
        match text.name {
            "persian" => presets(text, &[("persian", Profile::PERSIAN), ("pashto", Profile::PASHTO)]),
            "sorani" => presets(text, &[("kurdish", Profile::KURDISH), ("uyghur", Profile::UYGHUR)]),
            "json" | "social" => {}
            _ => presets(text, &[("quran", Profile::QURAN), ("clean", Profile::CLEAN), ("loose", Profile::LOOSE)]),
        }
    }
    all.iter().take(2).for_each(|text| words(text.name, &text.text));
    let folded = arabic_text::normalize(&all[0].text);
    check("folded text, checked", &pieces(&texts::rival().normalize(&folded)));
    check("ASCII, checked", &pieces(&texts::repeated("Nothing in here is Arabic.\n", folded.len())));
    let text = texts::repeated(&all[0].text, large);
    let pieces = vec![vec![text.as_str()]; rounds];
    fold("32 MiB in one call", &pieces[..], &megabytes(&pieces), measure);
}
