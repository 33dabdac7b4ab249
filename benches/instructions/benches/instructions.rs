//! Instruction counts under valgrind, which does not support AVX-512, so the scalar engine and AVX2
//! are counted.
//!
//! `tools/instructions.py` runs this and compares with the figures that are committed.

use std::hint::black_box;

use arabic_text_instructions::{self as functions, Case};
use gungraun::prelude::*;

/// Returns a case whose buffer holds the folded text.
fn folded(text: &str, backend: &str) -> Case {
    let mut case = Case::new(text, backend);
    functions::fold(&mut case);
    case
}

/// Runs a function for each text and instruction set. The case is returned, so that dropping it is
/// not counted.
macro_rules! count {
    ($name:ident) => {
        #[library_benchmark(setup = folded)]
        #[bench::news_scalar("news", "scalar")]
        #[bench::news_avx2("news", "avx2")]
        #[bench::vocalized_scalar("vocalized", "scalar")]
        #[bench::vocalized_avx2("vocalized", "avx2")]
        #[bench::tweets_scalar("tweets", "scalar")]
        #[bench::tweets_avx2("tweets", "avx2")]
        #[bench::quran_scalar("quran", "scalar")]
        #[bench::quran_avx2("quran", "avx2")]
        #[bench::persian_scalar("persian", "scalar")]
        #[bench::persian_avx2("persian", "avx2")]
        fn $name(mut case: Case) -> Case {
            let _ = black_box(functions::$name(&mut case));
            case
        }
    };
}

count!(fold);
count!(check);
count!(short_words);
count!(align);
count!(tokens);
count!(folded_tokens);

library_benchmark_group!(name = instructions, benchmarks = [fold, check, short_words, align, tokens, folded_tokens]);

main!(library_benchmark_groups = instructions);
