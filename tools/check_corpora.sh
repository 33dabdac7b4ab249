#!/bin/sh
# Checks the promises of the crate line by line on real texts, the figures of docs/evidence.md, and that benches run on them: each looks at
# its results, and at those of its rivals, before it measures.
#
# usage: tools/check_corpora.sh FOLDER      (or with the folder in ARABIC_TEXT_CORPORA)
#
# FOLDER has .txt, .jsonl and .tsv files in UTF-8, also in folders. In a folder `retrieval`, every file is used.
set -eu

folder=${1:-${ARABIC_TEXT_CORPORA:-}}
if [ -z "$folder" ] || [ ! -d "$folder" ]; then
    echo "skipped: no folder of texts${folder:+ at $folder} (give one, or set ARABIC_TEXT_CORPORA)" >&2
    exit 0
fi
ARABIC_TEXT_CORPORA=$(cd "$folder" && pwd)
export ARABIC_TEXT_CORPORA
cd "$(dirname "$0")/.."
cargo test --release --test corpora -- --nocapture
cargo test --release --test retrieval -- --nocapture
CARGO_PROFILE_BENCH_LTO=off CARGO_PROFILE_BENCH_CODEGEN_UNITS=16 cargo bench --quiet -- --test
