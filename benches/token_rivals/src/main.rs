//! A table of ratios: tokens, words and folded tokens, compared with the words of other libraries,
//! for each text.
//!
//! All contenders take turns on one part of the text after the other. So other load on the machine
//! affects all of them equally, no branch predictor sees a part twice, and a turn is too short to
//! be interrupted often. Figures are medians over the parts. The result of each is checked before.
//! This is a crate of its own, since the rivals take minutes to compile.
//!
//! ```sh
//! ARABIC_TEXT_CORPORA=folder cargo run --release --manifest-path benches/token_rivals/Cargo.toml [TEXT ...]
//! ```
//!
//! If `ARABIC_TEXT_LUCENE` holds the class path of Lucene, its analysis takes turns too, compiled
//! and warm, in a Java process that is otherwise idle. See `Lucene.java` for what is run and timed.

mod lucene;
#[path = "../../texts/mod.rs"]
mod texts;

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use arabic_text::{InstructionSet, Normalizer, Tokenizer, tokenize, words};
use icu_segmenter::WordSegmenter;
use lucene::Lucene;
use tantivy::tokenizer::{SimpleTokenizer, TokenStream, Tokenizer as _};
use unicode_segmentation::UnicodeSegmentation;

/// The number of bytes of a part.
const PIECE: usize = 64 << 10;

/// A text in which all contenders find the same words.
const PLAIN: &str = "وصل القطار الى المدينة ثم غادر 2024";

/// A function that splits a text and returns the time it took.
type Run<'a> = Box<dyn FnMut(&str) -> Duration + 'a>;

/// A contender, and the seconds that it took for each part.
struct Contender<'a> {
    name: String,
    run: Run<'a>,
    seconds: Vec<f64>,
}

impl<'a> Contender<'a> {
    /// Makes a contender. `run` returns a number that depends on everything it finds, so that no
    /// work is optimized away.
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
    let (mut tokens, mut sum) = (Normalizer::search().token_stream(text), 0);
    while tokens.advance() {
        let token = tokens.token();
        sum += token.span.end ^ token.text.len() ^ token.kind as usize;
    }
    sum
}

fn contenders(text: &str) -> Vec<Contender<'static>> {
    let definition = Tokenizer::new().by_definition();
    let mut all = Vec::new();
    for set in InstructionSet::available() {
        let tokenizer = Tokenizer::new().with_instruction_set(set);
        assert!(tokenizer.tokens(text).eq(definition.tokens(text)), "{set}");
        all.push(Contender::new(format!("tokenize, {set}"), of_tokens(tokenizer)));
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
    let (mut tokens, mut all) = (Normalizer::search().token_stream(text), Vec::new());
    while tokens.advance() {
        let token = tokens.token();
        all.push(token.text.to_owned());
    }
    all
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

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Returns how many times faster this is than `other`, as the median over the parts.
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
