//! Runs a function, or `all`, on a text several times: FUNCTION TEXT BACKEND ROUNDS. TEXT is the
//! name of a text in `texts`, or the path of a file. For tools that observe a process, such as an
//! emulator that counts instructions, or Miri.

use std::hint::black_box;

use arabic_text_instructions::{Case, align, check, fold, folded_tokens, short_words, tokens};

const ALL: [&str; 6] = ["fold", "check", "align", "tokens", "folded_tokens", "short_words"];

fn run(function: &str, case: &mut Case) {
    match function {
        "all" => ALL.into_iter().for_each(|function| run(function, case)),
        "fold" => fold(case),
        "check" => assert!(black_box(check(case))),
        "short_words" => short_words(case),
        "align" => _ = black_box(align(case)),
        "tokens" => _ = black_box(tokens(case)),
        "folded_tokens" => _ = black_box(folded_tokens(case)),
        other => panic!("no function is called {other}"),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [function, text, backend, rounds] = &arguments[..] else {
        panic!("usage: FUNCTION TEXT BACKEND ROUNDS");
    };
    let mut case = Case::new(text, backend);
    fold(&mut case);
    for _ in 0..rounds.parse().expect("a number of rounds") {
        run(function, &mut case);
    }
    println!("{}", case.text.len());
}
