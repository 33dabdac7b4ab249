#!/usr/bin/env bash
# Checks that the package has sources, cases and documentation, has no real texts, is small, and that its examples and tests compile.
# usage: cargo package && tools/package_check.sh
set -euo pipefail
cd "$(dirname "$0")/.."
limit_kib=600

list=$(cargo package --list)
for needed in README.md CHANGELOG.md DESIGN.md LICENSE-APACHE LICENSE-MIT examples/sample_news.txt src/lib.rs docs/indexing.md docs/rules/alef.md; do
    grep -qx "$needed" <<<"$list" || { echo "the package lacks $needed"; exit 1; }
done
if grep -v '^examples/retrieval/sample/' <<<"$list" | grep -E 'corpora/|\.jsonl$|\.tsv$|^target/'; then
    echo "the package holds what it should not"
    exit 1
fi
target=$(cargo metadata --no-deps --format-version 1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
crate=$(ls -t "$target"/package/*.crate | head -n 1)
kib=$(($(stat -c %s "$crate") / 1024))
echo "$(wc -l <<<"$list") files, $kib KiB packed"
[ "$kib" -le "$limit_kib" ] || { echo "more than $limit_kib KiB"; exit 1; }

# `cargo package` looks at the library alone. Examples and tests may want a file that is not in the package.
cargo check --quiet --examples --tests --target-dir "$target" --manifest-path "${crate%.crate}/Cargo.toml"
