//! Tokens and sentences take time that is linear in the length of any text.

use std::time::{Duration, Instant};

use arabic_text::{Tokenizer, sentences, tokenize};

const HOSTILE: &[&str] = &[
    "\u{64E}",
    "\u{640}",
    "\u{640}\u{64E}",
    "\u{200C}",
    "\u{200B}",
    "\u{200D}",
    "\u{200F}",
    "\u{20E3}",
    "\u{301}",
    "#",
    "#1",
    "#_",
    "#\u{640}",
    "@",
    "@1",
    "@a",
    "a@",
    "a@b.",
    "a@b.c",
    "a-",
    "a.",
    "1.",
    "1,",
    "1\u{66B}",
    "\u{628}.",
    "\u{628}'",
    "\u{628}:a",
    "h",
    "hh:",
    "http",
    "http:",
    "http://",
    "http://a",
    "http://a!",
    "http://(",
    "http://a@1",
    "www.",
    "www.a)",
    "_",
    "\u{628}_",
    "*\u{640}",
    "1\u{640}",
    "\u{5D0}\"",
    "\u{1F468}\u{200D}",
    "\u{1F1F9}",
    "\u{24C2}",
    "\u{30A2}",
    "\u{6F22}",
    " ",
    "\r",
    "\u{640}\u{301}",
    "\u{640}\u{200F}",
    ".",
    "a. ",
    "\"",
    ".\u{200F}",
    "\u{628}\u{A0}",
    "\u{A0}\u{64E}",
    "\u{202F}",
    "\u{202F}\u{64E}",
    "\u{628}\u{202F}\u{670}",
    "&#",
    "&#x",
    "&#x6",
    "#x;",
    "RT@",
    "T@",
    "@a@",
    "@a@b.",
    "http://[",
    "http://[::",
    "http://[::1]",
    "http://a/(",
    "http://a/()",
    "http://a/(]",
    "(http://a/",
    "\u{2013}",
    "\u{2139}",
    "\u{2139}\u{FE0F}",
    "\u{E0002}",
    "\u{628}\u{200C}",
    "\u{628}1",
    "\u{628}a",
    "1. ",
    "1 \u{645}. ",
    "1\u{6D4}",
    ". (",
    ". 5 ",
];
const PREFIXES: &[&str] = &[
    "",
    "1",
    "\u{628}",
    "\u{628}\u{A0}\u{64E}",
    ". ",
    "RT",
    "&#x",
    "#",
    "@",
    "a@",
    "http://a",
    "1\u{66B}",
    "\u{628}'",
    "*",
    "\u{5D0}\"",
    ".",
    "\u{640}",
];

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let switched = Tokenizer::new().split_digits(true).split_scripts(true);
    let switched = switched.split_underscores(true).split_non_joiners(true);
    let count = tokenize(text).count() + sentences(text).count() + switched.tokens(text).count();
    assert!(count <= 3 * text.len());
    start.elapsed()
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn hostile_text_takes_linear_time() {
    for prefix in PREFIXES {
        for piece in HOSTILE {
            // Quadratic time would be several times longer than this limit.
            let text = [prefix, piece.repeat(3_000).as_str()].concat();
            let taken = time(&text);
            assert!(taken < Duration::from_secs(1), "{taken:?} for {}", piece.escape_unicode());
        }
    }
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn a_million_takes_linear_time() {
    for piece in ["\u{64E}", "\u{640}", "\u{200C}", "#", "@", "\u{628}.", "http://", "http://a/(", "\u{202F}"] {
        let taken = time(&["\u{628}", piece.repeat(1_000_000).as_str()].concat());
        assert!(taken < Duration::from_secs(20), "{taken:?} for {}", piece.escape_unicode());
    }
}

#[test]
#[ignore = "measures time, so a busy machine fails it: .ci/run runs it"]
fn a_mixture_takes_linear_time() {
    let mixture = HOSTILE.concat();
    assert!(time(&mixture.repeat(500)) < Duration::from_secs(10));
}
