#!/usr/bin/env bash
# Runs the property tests with many new random cases. Plain `cargo test` has the same cases in every run (see .cargo/config.toml). A failure
# is printed with its minimal input: add that to testdata, and fix the bug for all inputs of its kind.
# usage: tools/explore.sh [CASES [SEED]]
set -euo pipefail
cd "$(dirname "$0")/.."
export PROPTEST_CASES=${1:-20000}
export PROPTEST_RNG_SEED=${2:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
echo "seed $PROPTEST_RNG_SEED, $PROPTEST_CASES cases"
result=0
cargo test --release --no-fail-fast --test folding -- backends:: fold_properties:: oracle:: || result=$?
cargo test --release --no-fail-fast --test tokens || result=$?
exit $result
