#!/usr/bin/env bash
# Lints and tests every combination of features that differs: none, each alone, all.
# usage: tools/features.sh
set -euo pipefail
cd "$(dirname "$0")/.."

features=$(cargo metadata --no-deps --format-version 1 | python3 -c '
import json, sys
names = json.load(sys.stdin)["packages"][0]["features"]
print("\n".join(name for name in sorted(names) if name != "default"))')

check() {
    printf '\n-- features: %s\n' "${1:-none}"
    cargo clippy --quiet --all-targets --no-default-features --features "$1" -- -D warnings
    cargo test --quiet --lib --tests --no-default-features --features "$1" -- --quiet
}

check ""
for feature in $features; do
    check "$feature"
done
check "$(echo "$features" | paste -sd, -)"
