#!/usr/bin/env bash
# Lints every combination of features that differs: none, each alone, all. Tests the first and the last, with few random
# cases: the default features have had many.
# usage: tools/features.sh
set -euo pipefail
cd "$(dirname "$0")/.."

features=$(cargo metadata --no-deps --format-version 1 | python3 -c '
import json, sys
names = json.load(sys.stdin)["packages"][0]["features"]
print("\n".join(name for name in sorted(names) if name != "default"))')

lint() {
    printf '\n-- features: %s\n' "${1:-none}"
    cargo clippy --quiet --all-targets --no-default-features --features "$1" -- -D warnings
}

test_with() {
    PROPTEST_CASES=${PROPTEST_CASES:-32} cargo test --quiet --lib --tests --no-default-features --features "$1"
}

lint ""
test_with ""
for feature in $features; do
    lint "$feature"
done
all=$(echo "$features" | paste -sd, -)
lint "$all"
test_with "$all"
