#!/usr/bin/env bash
# Tests the tokenizer in tantivy itself.
# usage: crates/tantivy/test.sh
set -euo pipefail
cd "$(dirname "$0")"
cargo fmt --check
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
