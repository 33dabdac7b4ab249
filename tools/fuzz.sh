#!/bin/sh
# Runs each fuzz target for SECONDS under AddressSanitizer, and fails if one finds a bug.
#
#   tools/fuzz.sh SECONDS [TARGET ...]
#
# Needs cargo-fuzz and a nightly compiler. A failing input is minimized, printed with its message, and stored in fuzz/artifacts: add it to the
# tests. The inputs that a run collects are stored in fuzz/corpus and used by the next run.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?usage: tools/fuzz.sh SECONDS [TARGET ...]}
shift
[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list)

shrink() {
    for finding in fuzz/artifacts/"$1"/*; do
        [ -f "$finding" ] || continue
        case $finding in */minimized-from-*) continue ;; esac
        cargo +nightly fuzz tmin --runs 20000 "$1" "$finding" >/dev/null 2>&1 || true
    done
    ls -Sr fuzz/artifacts/"$1" | head -n 1
}

failed=
for target in "$@"; do
    echo "-- $target, $seconds s"
    mkdir -p "fuzz/corpus/$target"
    if cargo +nightly fuzz run "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
        -max_total_time="$seconds" -max_len=400 -timeout=20 -dict=fuzz/words.dict -print_final_stats=1 -verbosity=0; then
        continue
    fi
    failed="$failed $target"
    smallest=$(shrink "$target")
    echo "$target found something; the smallest is fuzz/artifacts/$target/$smallest:"
    od -An -tx1 "fuzz/artifacts/$target/$smallest" || true
done
[ -z "$failed" ] || { echo "findings:$failed" >&2; exit 1; }
