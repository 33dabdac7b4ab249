//! A table of ratios: tokens, words and folded tokens beside other libraries' words, per text.
//!
//! All take turns on one piece of text after the other, so that whatever else the machine does meets them alike, no branch
//! predictor sees a piece twice, and a turn is too short to be interrupted often. Medians over the pieces. What each
//! does is asserted before. A crate of its own, since the rivals take minutes to compile.
//!
//! ```sh
//! ARABIC_TEXT_CORPORA=folder cargo run --release --manifest-path benches/token_rivals/Cargo.toml [TEXT ...]
//! ```
//!
//! With the class path of Lucene in `ARABIC_TEXT_LUCENE`, its analysis takes turns, too, compiled and warm, in a Java process
//! that is idle otherwise: see `Lucene.java` for what is run and what is timed.

mod lucene;
#[path = "../../texts/mod.rs"]
mod texts;

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use arabic_text::{Normalizer, TokenEngine, Tokenizer, tokenize, words};
use icu_segmenter::WordSegmenter;
use lucene::Lucene;
use tantivy::tokenizer::{SimpleTokenizer, TokenStream, Tokenizer as _};
use unicode_segmentation::UnicodeSegmentation;

/// Bytes of a piece.
const PIECE: usize = 64 << 10;

/// Where all draw the same boundaries.
const PLAIN: &str = "وصل القطار الى المدينة ثم غادر 2024";

/// Goes over a text and gives how long that took.
type Run<'a> = Box<dyn FnMut(&str) -> Duration + 'a>;

/// One way to split, and the seconds that it took for each piece.
struct Contender<'a> {
    name: String,
    run: Run<'a>,
    seconds: Vec<f64>,
}

impl<'a> Contender<'a> {
    /// `run` gives something that depends on all that it found.
    fn new(name: impl Into<String>, mut run: impl FnMut(&str) -> usize + 'a) -> Self {
        Self::timed(name, move |text| {
            let start = Instant::now();
            black_box(run(black_box(text)));
            start.elapsed()
        })
    }

    fn timed(name: impl Into<String>, run: impl FnMut(&str) -> Duration + 'a) -> Self {
        Self { name: name.into(), run: Box::new(run), seconds: Vec::new() }
    }

    fn take_turn(&mut self, piece: &str) {
        self.seconds.push((self.run)(piece).as_secs_f64());
    }
}

fn of_tokens(tokenizer: Tokenizer) -> impl FnMut(&str) -> usize {
    move |text| {
        tokenizer.tokens(text).fold(0, |sum, token| sum + (token.span.end ^ token.text.len() ^ token.kind as usize))
    }
}

fn of_folded(text: &str) -> usize {
    let (mut tokens, mut sum) = (Normalizer::search().tokens(text), 0);
    while let Some(token) = tokens.next() {
        sum += token.span.end ^ token.text.len() ^ token.kind as usize;
    }
    sum
}

fn contenders(text: &str) -> Vec<Contender<'static>> {
    let definition = Tokenizer::new().engine(TokenEngine::Definition);
    let mut all = Vec::new();
    for engine in TokenEngine::available() {
        let tokenizer = Tokenizer::new().engine(engine);
        assert!(tokenizer.tokens(text).eq(definition.tokens(text)), "{engine:?}");
        all.push(Contender::new(format!("tokenize, {engine:?}").to_lowercase(), of_tokens(tokenizer)));
    }
    assert!(words(text).eq(tokenize(text).filter(|token| token.kind.is_word()).map(|token| token.text)));
    all.push(Contender::new("words", |text: &str| words(text).map(str::len).sum()));
    all.push(Contender::new("folded tokens", of_folded));
    all
}

fn rivals(lucene: Option<&Rc<RefCell<Lucene>>>) -> Vec<Contender<'static>> {
    let expected: Vec<&str> = PLAIN.split(' ').collect();
    assert!(words(PLAIN).eq(expected.iter().copied()) && PLAIN.unicode_words().eq(expected.iter().copied()));
    assert!(arabic_normalize::tokenize(PLAIN).eq(expected.iter().copied()));
    let icu = WordSegmenter::new_auto(Default::default());
    let mut start = 0;
    let pieces = icu.segment_str(PLAIN).map(|end| &PLAIN[std::mem::replace(&mut start, end)..end]);
    assert!(pieces.filter(|piece| !piece.trim().is_empty()).eq(expected.iter().copied()));
    let mut simple = SimpleTokenizer::default();
    let mut found = Vec::new();
    simple.token_stream(PLAIN).process(&mut |token| found.push(token.text.clone()));
    assert_eq!(found, expected);
    let of_simple = move |text: &str| {
        let (mut stream, mut sum) = (simple.token_stream(text), 0);
        while stream.advance() {
            sum += stream.token().text.len();
        }
        sum
    };
    let mut all = vec![
        Contender::new("unicode_words", |text: &str| text.unicode_words().map(str::len).sum()),
        Contender::new("icu_segmenter", move |text: &str| icu.segment_str(text).fold(0, |sum, end| sum ^ end)),
        Contender::new("tantivy", of_simple),
        Contender::new("arabic-normalize", |text: &str| arabic_normalize::tokenize(text).map(str::len).sum()),
    ];
    all.extend(lucene.cloned().map(|lucene| {
        assert_eq!(lucene.borrow_mut().tokens(PLAIN), folded(PLAIN));
        Contender::timed("lucene", move |text| lucene.borrow_mut().time(text))
    }));
    all
}

fn folded(text: &str) -> Vec<String> {
    let (mut tokens, mut all) = (Normalizer::search().tokens(text), Vec::new());
    while let Some(token) = tokens.next() {
        all.push(token.text.to_owned());
    }
    all
}

/// Whole lines of about the length of a piece.
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

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How many times faster than `other`, piece by piece.
fn ratio(one: &Contender<'_>, other: &Contender<'_>) -> f64 {
    median(one.seconds.iter().zip(&other.seconds).map(|(one, other)| other / one).collect())
}

fn main() {
    let lucene = match Lucene::start() {
        Ok(lucene) => {
            println!("Lucene {}\n", lucene.version);
            Some(Rc::new(RefCell::new(lucene)))
        }
        Err(why) => {
            println!("Lucene is not run: {why}\n");
            None
        }
    };
    let names = rivals(None).into_iter().map(|rival| rival.name).chain(lucene.as_ref().map(|_| "lucene".into()));
    let columns: Vec<String> = names.map(|name| format!("to {name}")).collect();
    println!("| text | what | MB/s | {} |", columns.join(" | "));
    println!("|---|---|---|{}", "---|".repeat(columns.len()));
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for text in texts::all().iter().filter(|text| wanted.is_empty() || wanted.iter().any(|name| name == text.name)) {
        measure(&text.name, &text.text, lucene.as_ref());
    }
}

fn measure(name: &str, text: &str, lucene: Option<&Rc<RefCell<Lucene>>>) {
    let (pieces, mut contenders) = (pieces(text), contenders(text));
    let ours = contenders.len();
    contenders.extend(rivals(lucene));
    if let Some(lucene) = lucene {
        lucene.borrow_mut().warm_up(&pieces);
    }
    let count = contenders.len();
    for (round, piece) in pieces.iter().enumerate() {
        (0..count).for_each(|turn| contenders[(round + turn) % count].take_turn(piece));
    }
    for contender in &contenders {
        let speeds = contender.seconds.iter().zip(&pieces).map(|(seconds, piece)| piece.len() as f64 / 1e6 / seconds);
        let ratios: Vec<String> =
            contenders[ours..].iter().map(|rival| format!("{:.1}", ratio(contender, rival))).collect();
        println!("| {name} | {} | {:.0} | {} |", contender.name, median(speeds.collect()), ratios.join(" | "));
    }
}
