#!/bin/sh
# Runs each fuzz target for so many seconds, under AddressSanitizer, and fails on a finding.
#
#   tools/fuzz.sh SECONDS [TARGET ...]
#
# Wants cargo-fuzz and a nightly compiler. Findings are in fuzz/artifacts, and become cases of the tests.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?usage: tools/fuzz.sh SECONDS [TARGET ...]}
shift
[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list)
for target in "$@"; do
    mkdir -p "fuzz/corpus/$target"
    cargo +nightly fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
        -max_total_time="$seconds" -max_len=400 -timeout=20 -print_final_stats=1
done
