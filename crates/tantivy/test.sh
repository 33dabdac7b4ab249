#!/usr/bin/env bash
# Tests the tokenizer in tantivy itself.
# usage: crates/tantivy/test.sh
set -euo pipefail
cd "$(dirname "$0")"
cargo fmt --check
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
# Five times tantivy's default analyzer is the promise. Of lines of eight words, the worst case, it is kept by a tenth only (README.md),
# so that a busy machine may miss it; a test of that fails at three.
samples=../../benches/samples
short=$(mktemp)
trap 'rm -f "$short"' EXIT
tr -s ' \n' '\n\n' <$samples/persian.txt | paste -d ' ' - - - - - - - - >"$short"
cargo build --quiet --release --example analysis
target/release/examples/analysis $samples/vocalized.txt 5
target/release/examples/analysis "$short" 3
