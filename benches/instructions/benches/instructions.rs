//! Instructions under valgrind, which knows no AVX-512: the scalar engine and AVX2, each by name.
//!
//! `tools/instructions.sh` runs this and compares with the figures that are committed.

use std::hint::black_box;

use arabic_text_instructions::{self as functions, Case};
use gungraun::prelude::*;

/// A folded text in the buffer.
fn folded(text: &str, backend: &str) -> Case {
    let mut case = Case::new(text, backend);
    functions::fold(&mut case);
    case
}

/// A benchmark for each text and backend. The case is given back, so that it is not dropped inside of what is counted.
macro_rules! count {
    ($name:ident, scalar) => {
        #[library_benchmark(setup = folded)]
        #[bench::news_scalar("news", "scalar")]
        #[bench::vocalized_scalar("vocalized", "scalar")]
        #[bench::tweets_scalar("tweets", "scalar")]
        #[bench::persian_scalar("persian", "scalar")]
        fn $name(mut case: Case) -> Case {
            let _ = black_box(functions::$name(&mut case));
            case
        }
    };
    ($name:ident) => {
        #[library_benchmark(setup = folded)]
        #[bench::news_scalar("news", "scalar")]
        #[bench::news_avx2("news", "avx2")]
        #[bench::vocalized_scalar("vocalized", "scalar")]
        #[bench::vocalized_avx2("vocalized", "avx2")]
        #[bench::tweets_scalar("tweets", "scalar")]
        #[bench::tweets_avx2("tweets", "avx2")]
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
count!(tokens, scalar);
count!(folded_tokens);

library_benchmark_group!(name = instructions, benchmarks = [fold, check, short_words, align, tokens, folded_tokens]);

main!(library_benchmark_groups = instructions);
